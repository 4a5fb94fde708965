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
    /// The bots that are signed in with it.
    pub(crate) leased_to: Vec<String>,
    pub(crate) updated_at: String,
}

/// What a bot asked for that is to sign in.
#[derive(Clone, Debug)]
pub(crate) struct SignIn {
    pub(crate) provider: LoginProvider,
    pub(crate) domain: String,
    /// The account that it is to be; any of the domain's without.
    pub(crate) email: Option<String>,
    /// Whether another account of the domain will not do.
    pub(crate) is_strict: bool,
}

/// Why no account can be had.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(crate) enum LeaseRefusal {
    #[error("Every account of login domain {0} is busy.")]
    AllBusy(String),
    #[error("Login domain {0} has no active account.")]
    NoneActive(String),
    #[error("Account {0} is busy or not active.")]
    PinnedBusy(String),
    #[error("sign_in_email {0} is not registered under the login domain.")]
    Unknown(String),
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
    /// Signs a bot in with an account: the one that is asked for, else any that is free.
    pub(crate) fn lease(&mut self, asked: &SignIn, bot_id: &str) -> Result<(), LeaseRefusal> {
        // Only Teams lets an account into one meeting at a time.
        let is_free =
            |login: &Login| login.is_active && (asked.provider == LoginProvider::Google || login.leased_to.is_empty());
        if let Some(email) = &asked.email {
            let pinned = self.logins.iter_mut().find(|login| login.email == *email);
            let pinned = pinned.ok_or_else(|| LeaseRefusal::Unknown(email.clone()))?;
            if is_free(pinned) {
                pinned.leased_to.push(bot_id.to_owned());
                return Ok(());
            }
            if asked.is_strict {
                return Err(LeaseRefusal::PinnedBusy(email.clone()));
            }
        }
        let has_active = self.logins.iter().any(|login| login.is_active);
        let free = self.logins.iter_mut().find(|login| is_free(login));
        let free = free.ok_or_else(|| {
            let refusal = if has_active { LeaseRefusal::AllBusy } else { LeaseRefusal::NoneActive };
            refusal(self.domain.clone())
        })?;
        free.leased_to.push(bot_id.to_owned());
        Ok(())
    }

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
                "active_sessions": self.leased_to.len(), "last_test_status": null,
            }),
            LoginProvider::Teams => json!({
                "login_id": self.id, "domain": domain, "email": self.email, "is_active": self.is_active,
                "lease_status": if self.leased_to.is_empty() { "free" } else { "leased" }, "last_session_result": null, "last_login_error": null,
                "updated_at": self.updated_at,
            }),
        }
    }
}
