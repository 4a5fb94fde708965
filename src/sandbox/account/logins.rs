//! Domains and accounts that sign in to meetings (`api.md`, section 4.2). Passwords and keys are taken and forgotten.

use std::sync::Arc;

use hyper::{Method, StatusCode};
use serde_json::{Map, Value, json};

use super::{bad, object, required, wrong_method};
use crate::sandbox::Shared;
use crate::sandbox::routes::{Answer, Call, Refusal};

/// The domains of both providers, with their accounts.
#[derive(Debug, Default)]
pub(super) struct Logins {
    google: Vec<Domain>,
    teams: Vec<Domain>,
}

#[derive(Debug)]
struct Domain {
    host: String,
    name: Option<String>,
    login_mode: String,
    created_at: jiff::Timestamp,
    logins: Vec<Login>,
}

#[derive(Debug)]
struct Login {
    id: String,
    email: String,
    is_active: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Provider {
    Google,
    Teams,
}

impl Logins {
    /// Whether a bot can sign in with an account of this domain (`block` is the field of the create body).
    pub(in crate::sandbox) fn knows(&self, block: &str, domain: &str) -> bool {
        let domains = if block == "google_meet" { &self.google } else { &self.teams };
        domains.iter().any(|known| known.host == domain)
    }

    fn of(&mut self, provider: Provider) -> &mut Vec<Domain> {
        match provider {
            Provider::Google => &mut self.google,
            Provider::Teams => &mut self.teams,
        }
    }
}

pub(super) fn respond(
    shared: &Arc<Shared>,
    method: &Method,
    resource: &str,
    rest: &[&str],
    call: &Call<'_>,
) -> Option<Result<Answer, Refusal>> {
    let now = (shared.options.clock)();
    let (provider, is_domain) = match resource {
        "google-login-domains" => (Provider::Google, true),
        "teams-login-domains" => (Provider::Teams, true),
        "google-logins" => (Provider::Google, false),
        "teams-logins" => (Provider::Teams, false),
        _ => return None,
    };
    Some(shared.with_account(&call.key, |account| {
        let domains = account.logins.of(provider);
        if is_domain {
            domain_routes(provider, domains, method, rest, call, now)
        } else {
            login_routes(provider, domains, method, rest, call)
        }
    }))
}

fn domain_routes(
    provider: Provider,
    domains: &mut Vec<Domain>,
    method: &Method,
    rest: &[&str],
    call: &Call<'_>,
    now: jiff::Timestamp,
) -> Result<Answer, Refusal> {
    match (method.as_str(), rest) {
        ("GET", []) => {
            let list: Vec<Value> = domains.iter().map(|domain| domain.summary(provider)).collect();
            Ok(Answer::ok(json!({"domains": list})))
        }
        ("POST", []) => {
            let body = object(call)?;
            let name = required(&body, provider.domain_field())?;
            if domains.iter().any(|known| known.host == name) {
                return Err(Refusal::new(StatusCode::CONFLICT, format!("Domain {name} is already registered")));
            }
            let mode = mode(provider, &body)?.unwrap_or_else(|| "always".to_owned());
            let name_for_people = body.get("name").and_then(Value::as_str).map(str::to_owned);
            let domain =
                Domain { host: name, name: name_for_people, login_mode: mode, created_at: now, logins: Vec::new() };
            let answer = Answer { status: StatusCode::CREATED, ..Answer::ok(domain.summary(provider)) };
            domains.push(domain);
            Ok(answer)
        }
        ("GET", [name]) => Ok(Answer::ok(find(domains, name)?.detail(provider))),
        ("PATCH", [name]) => {
            let body = object(call)?;
            let mode = mode(provider, &body)?;
            let domain = find(domains, name)?;
            if let Some(name) = body.get("name").and_then(Value::as_str) {
                domain.name = Some(name.to_owned());
            }
            if let Some(mode) = mode {
                domain.login_mode = mode;
            }
            Ok(Answer::ok(domain.summary(provider)))
        }
        ("DELETE", [name]) => {
            let domain = find(domains, name)?;
            if provider == Provider::Google && domain.logins.iter().any(|login| login.is_active) {
                let message = "The domain has active logins; disable or remove them first";
                return Err(Refusal::new(StatusCode::CONFLICT, message));
            }
            domains.retain(|domain| domain.host != *name);
            Ok(Answer::ok(json!({"message": "Domain removed"})))
        }
        _ => Err(wrong_method()),
    }
}

fn login_routes(
    provider: Provider,
    domains: &mut [Domain],
    method: &Method,
    rest: &[&str],
    call: &Call<'_>,
) -> Result<Answer, Refusal> {
    match (method.as_str(), rest) {
        ("GET", []) => {
            let name = call.query("domain").ok_or_else(|| bad("domain is required."))?;
            let domain = find(domains, &name)?;
            let list: Vec<Value> = domain.logins.iter().map(|login| login.view(provider, &name)).collect();
            Ok(Answer::ok(json!({"logins": list})))
        }
        ("POST", []) => {
            let body = object(call)?;
            let (name, email) = (required(&body, "domain")?, required(&body, "email")?);
            for field in provider.secrets() {
                required(&body, field)?;
            }
            let is_active = body.get("is_active").and_then(Value::as_bool).unwrap_or(true);
            let login = Login { id: uuid::Uuid::new_v4().to_string(), email, is_active };
            let answer = Answer { status: StatusCode::CREATED, ..Answer::ok(login.view(provider, &name)) };
            find(domains, &name)?.logins.push(login);
            Ok(answer)
        }
        ("GET", [id]) if provider == Provider::Teams => {
            let (domain, login) = login_of(domains, id)?;
            Ok(Answer::ok(login.view(provider, &domain)))
        }
        ("PATCH", [id]) => {
            let body = object(call)?;
            if provider == Provider::Google {
                required(&body, "domain")?;
            }
            let (domain, login) = login_of(domains, id)?;
            // A new Teams password reactivates the account.
            let reactivated = provider == Provider::Teams && body.contains_key("password");
            let is_active = body.get("is_active").and_then(Value::as_bool);
            login.is_active = is_active.unwrap_or(login.is_active || reactivated);
            Ok(Answer::ok(login.view(provider, &domain)))
        }
        ("DELETE", [id]) => {
            if provider == Provider::Google && call.query("domain").is_none() {
                return Err(bad("domain is required."));
            }
            login_of(domains, id)?;
            for domain in domains {
                domain.logins.retain(|login| login.id != *id);
            }
            Ok(Answer::ok(json!({"message": "Login removed"})))
        }
        _ => Err(wrong_method()),
    }
}

impl Provider {
    fn domain_field(self) -> &'static str {
        match self {
            Self::Google => "sso_workspace_domain",
            Self::Teams => "domain",
        }
    }

    fn secrets(self) -> &'static [&'static str] {
        match self {
            Self::Google => &["sso_private_key_pem", "sso_cert_pem"],
            Self::Teams => &["password"],
        }
    }
}

impl Domain {
    fn summary(&self, provider: Provider) -> Value {
        let active = self.logins.iter().filter(|login| login.is_active).count();
        json!({
            provider.domain_field(): self.host, "name": self.name, "login_mode": self.login_mode,
            "login_count": self.logins.len(), "active_login_count": active,
        })
    }

    fn detail(&self, provider: Provider) -> Value {
        let mut detail = self.summary(provider);
        if let Some(fields) = detail.as_object_mut() {
            let logins = self.logins.iter().map(|login| login.view(provider, &self.host)).collect();
            fields.insert("logins".to_owned(), Value::Array(logins));
            fields.insert("created_at".to_owned(), self.created_at.to_string().into());
        }
        detail
    }
}

impl Login {
    fn view(&self, provider: Provider, domain: &str) -> Value {
        match provider {
            Provider::Google => json!({
                "login_id": self.id, "email": self.email, "is_active": self.is_active, "active_sessions": 0,
                "last_test_status": null,
            }),
            Provider::Teams => json!({
                "login_id": self.id, "email": self.email, "is_active": self.is_active, "domain": domain,
                "lease_status": "free", "last_session_result": null, "last_login_error": null,
            }),
        }
    }
}

fn find<'a>(domains: &'a mut [Domain], name: &str) -> Result<&'a mut Domain, Refusal> {
    let found = domains.iter_mut().find(|domain| domain.host == name);
    found.ok_or_else(|| Refusal::not_found(format!("Domain not found: {name}")))
}

fn login_of<'a>(domains: &'a mut [Domain], id: &str) -> Result<(String, &'a mut Login), Refusal> {
    let found = domains.iter_mut().find_map(|domain| {
        let name = domain.host.clone();
        domain.logins.iter_mut().find(|login| login.id == id).map(|login| (name, login))
    });
    found.ok_or_else(|| Refusal::not_found(format!("Login not found: {id}")))
}

fn mode(provider: Provider, body: &Map<String, Value>) -> Result<Option<String>, Refusal> {
    match (body.get("login_mode").map(Value::as_str), provider) {
        (None, _) => Ok(None),
        (Some(Some("always")), _) => Ok(Some("always".to_owned())),
        (Some(Some("if_required")), Provider::Google) => Ok(Some("if_required".to_owned())),
        (Some(_), Provider::Google) => Err(bad("login_mode must be always or if_required")),
        (Some(_), Provider::Teams) => Err(bad("login_mode must be always")),
    }
}
