//! Accounts that sign in to meetings, and their domains (`docs/api.md`, "Logins"). Passwords and keys go in and never
//! come out.

use hyper::StatusCode;
use serde_json::{Map, Value, json};

use super::account::{Login, LoginDomain, LoginProvider};
use super::call::{Call, CallError, CallReply};
use super::request::{flag, text};
use super::state::State;

/// `/…-login-domains` and `/…-login-domains/{domain}`.
pub(super) fn domains(
    state: &State,
    call: &Call<'_>,
    provider: LoginProvider,
    rest: &[&str],
) -> Result<CallReply, CallError> {
    let now = (state.options.clock)().to_string();
    let fields = call.fields()?;
    state.with_account(&call.key, |account| {
        let domains = account.login_domains(provider);
        match (call.method.as_str(), rest) {
            ("GET", []) => {
                let shown: Vec<Value> = domains.iter().map(|domain| domain.summary(provider)).collect();
                Ok(CallReply::ok(json!({"domains": shown})))
            }
            ("POST", []) => add_domain(domains, provider, &fields, now),
            ("GET", [name]) => domain_of(domains, name).map(|domain| CallReply::ok(domain.detail(provider))),
            ("PATCH", [name]) => update_domain(domain_of(domains, name)?, provider, &fields),
            ("DELETE", [name]) => {
                let domain = domain_of(domains, name)?;
                if provider == LoginProvider::Google && domain.logins.iter().any(|login| login.is_active) {
                    let message = "The domain has active logins; deactivate or delete them first.";
                    return Err(CallError::new(StatusCode::CONFLICT, message));
                }
                domains.retain(|domain| domain.domain != *name);
                Ok(CallReply::ok(json!({"message": format!("Login domain {name} deleted")})))
            }
            (_, [] | [_]) => Err(call.wrong_method()),
            _ => Err(call.no_route()),
        }
    })
}

fn add_domain(
    domains: &mut Vec<LoginDomain>,
    provider: LoginProvider,
    fields: &Map<String, Value>,
    created_at: String,
) -> Result<CallReply, CallError> {
    let domain = required(fields, provider.domain_field())?;
    if domains.iter().any(|known| known.domain == domain) {
        return Err(CallError::new(StatusCode::CONFLICT, format!("Login domain {domain} already exists")));
    }
    let name = text(fields, "name").map_err(CallError::bad)?;
    let login_mode = login_mode(fields, provider)?.unwrap_or_else(|| "always".to_owned());
    let added = LoginDomain { domain, name, login_mode, created_at, logins: Vec::new() };
    let body = added.summary(provider);
    domains.push(added);
    Ok(CallReply { status: StatusCode::CREATED, body, follow_up: None })
}

fn update_domain(
    domain: &mut LoginDomain,
    provider: LoginProvider,
    fields: &Map<String, Value>,
) -> Result<CallReply, CallError> {
    if let Some(name) = text(fields, "name").map_err(CallError::bad)? {
        domain.name = Some(name);
    }
    if let Some(mode) = login_mode(fields, provider)? {
        domain.login_mode = mode;
    }
    Ok(CallReply::ok(domain.summary(provider)))
}

/// `/…-logins` and `/…-logins/{id}`.
pub(super) fn logins(
    state: &State,
    call: &Call<'_>,
    provider: LoginProvider,
    rest: &[&str],
) -> Result<CallReply, CallError> {
    let now = (state.options.clock)().to_string();
    let fields = call.fields()?;
    state.with_account(&call.key, |account| {
        let domains = account.login_domains(provider);
        match (call.method.as_str(), rest) {
            ("GET", []) => list(domains, provider, call.query("domain")),
            ("POST", []) => add(domains, provider, &fields, now),
            // Google has no way to ask for one account.
            ("GET", [id]) if provider == LoginProvider::Teams => {
                let domain = domain_with(domains, id)?;
                let login = domain.logins.iter().find(|login| login.id == *id);
                login.map(|login| CallReply::ok(login.shown(provider, &domain.domain))).ok_or_else(|| unknown(id))
            }
            ("PATCH", [id]) => update(domains, provider, id, &fields, now),
            ("DELETE", [id]) => {
                if provider == LoginProvider::Google {
                    let domain = call.query("domain").ok_or_else(|| CallError::bad("domain is required."))?;
                    in_domain(domains, &domain, id)?;
                }
                domain_with(domains, id)?.logins.retain(|login| login.id != *id);
                Ok(CallReply::ok(json!({"message": format!("Login {id} deleted")})))
            }
            (_, [] | [_]) => Err(call.wrong_method()),
            _ => Err(call.no_route()),
        }
    })
}

fn list(domains: &mut [LoginDomain], provider: LoginProvider, wanted: Option<String>) -> Result<CallReply, CallError> {
    let shown: Vec<Value> = match wanted {
        Some(name) => {
            let domain = domain_of(domains, &name)?;
            domain.logins.iter().map(|login| login.shown(provider, &domain.domain)).collect()
        }
        None if provider == LoginProvider::Teams => return Err(CallError::bad("domain is required.")),
        None => {
            let all = domains.iter().flat_map(|domain| domain.logins.iter().map(|login| (login, &domain.domain)));
            all.map(|(login, domain)| login.shown(provider, domain)).collect()
        }
    };
    Ok(CallReply::ok(json!({"logins": shown})))
}

fn add(
    domains: &mut [LoginDomain],
    provider: LoginProvider,
    fields: &Map<String, Value>,
    updated_at: String,
) -> Result<CallReply, CallError> {
    let (name, email) = (required(fields, "domain")?, required(fields, "email")?);
    for credential in provider.credentials() {
        required(fields, credential)?;
    }
    let is_active = flag(fields, "is_active").map_err(CallError::bad)?.unwrap_or(true);
    let domain = domain_of(domains, &name)?;
    if domain.logins.iter().any(|login| login.email == email) {
        return Err(CallError::new(StatusCode::CONFLICT, format!("Login {email} already exists")));
    }
    let login = Login { id: uuid::Uuid::new_v4().to_string(), email, is_active, leased_to: Vec::new(), updated_at };
    let body = login.shown(provider, &domain.domain);
    domain.logins.push(login);
    Ok(CallReply { status: StatusCode::CREATED, body, follow_up: None })
}

fn update(
    domains: &mut [LoginDomain],
    provider: LoginProvider,
    id: &str,
    fields: &Map<String, Value>,
    updated_at: String,
) -> Result<CallReply, CallError> {
    if provider == LoginProvider::Google {
        in_domain(domains, &required(fields, "domain")?, id)?;
    }
    let mut is_active = flag(fields, "is_active").map_err(CallError::bad)?;
    for credential in provider.credentials() {
        let changed = text(fields, credential).map_err(CallError::bad)?.is_some();
        // A new password is worth another try.
        if changed && provider == LoginProvider::Teams {
            is_active = is_active.or(Some(true));
        }
    }
    let domain = domain_with(domains, id)?;
    let login = domain.logins.iter_mut().find(|login| login.id == id).ok_or_else(|| unknown(id))?;
    login.is_active = is_active.unwrap_or(login.is_active);
    login.updated_at = updated_at;
    Ok(CallReply::ok(login.shown(provider, &domain.domain)))
}

fn domain_of<'a>(domains: &'a mut [LoginDomain], name: &str) -> Result<&'a mut LoginDomain, CallError> {
    let found = domains.iter_mut().find(|domain| domain.domain == name);
    found.ok_or_else(|| CallError::not_found(format!("Login domain not found: {name}")))
}

fn domain_with<'a>(domains: &'a mut [LoginDomain], id: &str) -> Result<&'a mut LoginDomain, CallError> {
    let found = domains.iter_mut().find(|domain| domain.logins.iter().any(|login| login.id == id));
    found.ok_or_else(|| unknown(id))
}

fn in_domain(domains: &mut [LoginDomain], name: &str, id: &str) -> Result<(), CallError> {
    let domain = domain_of(domains, name)?;
    if domain.logins.iter().any(|login| login.id == id) { Ok(()) } else { Err(unknown(id)) }
}

fn login_mode(fields: &Map<String, Value>, provider: LoginProvider) -> Result<Option<String>, CallError> {
    let mode = text(fields, "login_mode").map_err(CallError::bad)?;
    match (provider, mode.as_deref()) {
        (_, None | Some("always")) | (LoginProvider::Google, Some("if_required")) => Ok(mode),
        (LoginProvider::Google, Some(_)) => Err(CallError::bad("login_mode must be always or if_required")),
        (LoginProvider::Teams, Some(_)) => Err(CallError::bad("login_mode must be always")),
    }
}

fn required(fields: &Map<String, Value>, name: &str) -> Result<String, CallError> {
    text(fields, name).map_err(CallError::bad)?.ok_or_else(|| CallError::bad(format!("{name} is required.")))
}

fn unknown(id: &str) -> CallError {
    CallError::not_found(format!("Login not found: {id}"))
}
