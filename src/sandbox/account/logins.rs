//! The accounts with which a key's bots sign in to meetings, and their domains.

use serde_json::{Value, json};

/// The identity provider whose accounts bots sign in with.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum LoginProvider {
    Google,
    Teams,
}

/// A domain and its accounts.
#[derive(Debug)]
pub(crate) struct LoginDomain {
    pub(crate) domain: String,
    pub(crate) name: Option<String>,
    pub(crate) login_mode: String,
    pub(crate) created_at: String,
    pub(crate) logins: Vec<Login>,
}

/// An account that bots sign in with.
#[derive(Debug)]
pub(crate) struct Login {
    pub(crate) id: String,
    pub(crate) email: String,
    pub(crate) is_active: bool,
    pub(crate) updated_at: String,
}

impl LoginProvider {
    pub(crate) fn domain_field(self) -> &'static str {
        match self {
            Self::Google => "sso_workspace_domain",
            Self::Teams => "domain",
        }
    }

    /// The fields of a request that hold what an account signs in with.
    pub(crate) fn credentials(self) -> &'static [&'static str] {
        match self {
            Self::Google => &["sso_private_key_pem", "sso_cert_pem"],
            Self::Teams => &["password"],
        }
    }
}

impl LoginDomain {
    pub(crate) fn summary(&self, provider: LoginProvider) -> Value {
        let mut shown = json!({
            provider.domain_field(): self.domain,
            "name": self.name,
            "login_mode": self.login_mode,
            "login_count": self.logins.len(),
            "active_login_count": self.logins.iter().filter(|login| login.is_active).count(),
        });
        if let (LoginProvider::Teams, Some(shown)) = (provider, shown.as_object_mut()) {
            shown.insert("max_concurrent_per_login".to_owned(), json!(1));
        }
        shown
    }

    pub(crate) fn detail(&self, provider: LoginProvider) -> Value {
        let mut shown = self.summary(provider);
        if let Some(shown) = shown.as_object_mut() {
            let logins: Vec<Value> = self.logins.iter().map(|login| login.shown(provider, &self.domain)).collect();
            shown.insert("created_at".to_owned(), json!(self.created_at));
            shown.insert("logins".to_owned(), json!(logins));
        }
        shown
    }
}

impl Login {
    pub(crate) fn shown(&self, provider: LoginProvider, domain: &str) -> Value {
        match provider {
            LoginProvider::Google => json!({
                "login_id": self.id, "email": self.email, "is_active": self.is_active,
                "active_sessions": 0, "last_test_status": null,
            }),
            LoginProvider::Teams => json!({
                "login_id": self.id, "domain": domain, "email": self.email, "is_active": self.is_active,
                "lease_status": "free", "last_session_result": null, "last_login_error": null,
                "updated_at": self.updated_at,
            }),
        }
    }
}
