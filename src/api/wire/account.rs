use serde::Serialize;
use serde_json::Value;

use super::{Fields, View};

/// The answer of `GET /mia`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Agents {
    /// Every agent.
    pub agent_configs: Vec<Agent>,
    /// How many there are.
    pub count: Option<u64>,
}

/// One MIA agent, as far as a list shows it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Agent {
    /// What a bot names it by.
    pub agent_config_id: Option<String>,
    /// Its name.
    pub agent_name: Option<String>,
    /// `pipeline` or `realtime`.
    pub mode: Option<String>,
    /// The provider of its model.
    #[serde(skip)]
    pub model: Option<String>,
}

/// The answer of `GET /google-login-domains` and `/teams-login-domains`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct LoginDomains {
    /// The domains.
    pub domains: Vec<LoginDomain>,
}

/// A domain whose accounts sign in to meetings.
#[derive(Clone, Debug, Default, Serialize)]
pub struct LoginDomain {
    /// The domain.
    pub domain: Option<String>,
    /// Its name for people.
    pub name: Option<String>,
    /// `always` or `if_required`.
    pub login_mode: Option<String>,
    /// How many accounts it has.
    pub login_count: Option<u64>,
    /// How many of them can be used.
    pub active_login_count: Option<u64>,
    /// Its accounts, where one domain was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub logins: Vec<Login>,
}

/// The answer of `GET /google-logins` and `/teams-logins`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Logins {
    /// The accounts.
    pub logins: Vec<Login>,
}

/// An account that signs in to meetings.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Login {
    /// What it is named by.
    pub login_id: Option<String>,
    /// Its address.
    pub email: Option<String>,
    /// Its domain.
    pub domain: Option<String>,
    /// Whether it can be used.
    pub is_active: Option<bool>,
    /// Teams: whether a bot is using it. Google: how many are.
    pub usage: Option<String>,
    /// How its last use or test went.
    pub last_result: Option<String>,
    /// Why the last one failed.
    pub last_login_error: Option<String>,
}

impl View for Agents {
    fn read(json: &Value) -> Self {
        let fields = Fields::of(json);
        let list = if json.is_array() { Vec::read(json) } else { fields.list(&["agent_configs", "agents", "data"]) };
        Self { agent_configs: list, count: fields.count(&["count"]) }
    }
}

impl View for Agent {
    fn read(json: &Value) -> Self {
        let outer = Fields::of(json);
        let inner = outer.value(&["agent_config"]).filter(|inner| inner.is_object());
        let fields = inner.map_or(outer, Fields::of);
        let model = fields.fields(&["model"]);
        let parts = [model.text(&["provider"]), model.text(&["model"])];
        let model = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        Self {
            agent_config_id: outer.text(&["agent_config_id"]).or_else(|| fields.text(&["agent_config_id", "id"])),
            agent_name: fields.text(&["agent_name", "name"]),
            mode: fields.text(&["mode"]),
            model: (!model.is_empty()).then_some(model),
        }
    }
}

impl View for LoginDomains {
    fn read(json: &Value) -> Self {
        let fields = Fields::of(json);
        Self { domains: if json.is_array() { Vec::read(json) } else { fields.list(&["domains", "data"]) } }
    }
}

impl View for LoginDomain {
    fn read(json: &Value) -> Self {
        let outer = Fields::of(json);
        // `domain` is the domain's name, or in some answers the object itself.
        let inner = outer.value(&["domain"]).filter(|inner| inner.is_object());
        let fields = inner.map_or(outer, Fields::of);
        Self {
            domain: fields.text(&["sso_workspace_domain", "domain"]),
            name: fields.text(&["name"]),
            login_mode: fields.text(&["login_mode"]),
            login_count: fields.count(&["login_count"]),
            active_login_count: fields.count(&["active_login_count"]),
            logins: fields.list(&["logins"]),
        }
    }
}

impl View for Logins {
    fn read(json: &Value) -> Self {
        let fields = Fields::of(json);
        Self { logins: if json.is_array() { Vec::read(json) } else { fields.list(&["logins", "data"]) } }
    }
}

impl View for Login {
    fn read(json: &Value) -> Self {
        let outer = Fields::of(json);
        let inner = outer.value(&["login"]).filter(|inner| inner.is_object());
        let fields = inner.map_or(outer, Fields::of);
        Self {
            login_id: fields.text(&["login_id", "id"]),
            email: fields.text(&["email"]),
            domain: fields.text(&["domain", "sso_workspace_domain"]),
            is_active: fields.truth(&["is_active"]),
            usage: fields.text(&["lease_status", "active_sessions"]),
            last_result: fields.text(&["last_session_result", "last_test_status"]),
            last_login_error: fields.text(&["last_login_error"]),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn agents_are_read_bare_and_wrapped() {
        let config = json!({"agent_config_id": "a", "agent_name": "N", "model": {"provider": "openai", "model": "m"}});
        let wrapped = Agent::read(&json!({"message": "ok", "agent_config_id": "a", "agent_config": config}));
        let bare = Agent::read(&config);
        assert_eq!((wrapped.agent_config_id, wrapped.model), (bare.agent_config_id, bare.model));
        assert_eq!(Agents::read(&json!({"agent_configs": [config], "count": 1})).agent_configs.len(), 1);
    }

    #[test]
    fn domains_of_both_providers_are_read() {
        let google = LoginDomain::read(&json!({"sso_workspace_domain": "acme.com", "login_count": 2}));
        let teams = LoginDomain::read(&json!({"domain": "acme.com", "logins": [{"login_id": "l", "is_active": true}]}));
        assert_eq!(google.domain, teams.domain);
        assert_eq!(teams.logins.first().and_then(|login| login.is_active), Some(true));
    }
}
