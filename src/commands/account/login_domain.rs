//! `meetstream login-domain`: the domains whose accounts sign bots in.

use serde_json::{Map, Value, json};

use super::login;
use super::print::{Listed, Row, change, changed, details, or_dash};
use crate::api::wire::LoginDomain;
use crate::api::{LoginProvider, Subject};
use crate::cli::{LoginDomainArgs, LoginDomainCommand, LoginDomainProvider, LoginMode};
use crate::commands::input::confirm;
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError};
use crate::model::ResourceId;
use crate::output::{Column, Format};

pub(crate) async fn login_domain(args: LoginDomainArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let (provider, command) = match args.provider {
        LoginDomainProvider::Google { command } => (LoginProvider::Google, command),
        LoginDomainProvider::Teams { command } => (LoginProvider::Teams, command),
    };
    match command {
        LoginDomainCommand::List => list(provider, ctx).await,
        LoginDomainCommand::Show { domain } => show(provider, &domain, ctx).await,
        LoginDomainCommand::Add { domain, name, login_mode } => {
            let body = body(provider, name, Some(login_mode.unwrap_or(LoginMode::Always)))?;
            add(provider, &domain, body, ctx).await
        }
        LoginDomainCommand::Update { domain, name, login_mode } => {
            let body = body(provider, name, login_mode)?;
            update(provider, &domain, body, ctx).await
        }
        LoginDomainCommand::Remove { domain, yes } => remove(provider, &domain, yes, ctx).await,
    }
}

/// The fields that the flags set.
fn body(provider: LoginProvider, name: Option<String>, mode: Option<LoginMode>) -> Result<Map<String, Value>, Error> {
    if provider == LoginProvider::Teams && mode == Some(LoginMode::IfRequired) {
        return Err(InputError::refused("login-domain", "Teams knows the login mode `always` only").into());
    }
    let fields = [("name", name), ("login_mode", mode.map(|mode| mode.as_str().to_owned()))];
    Ok(fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), Value::String(value?)))).collect())
}

async fn list(provider: LoginProvider, ctx: &Context) -> Result<ExitStatus, Error> {
    let answer =
        ctx.api()?.login_domains(provider).await.map_err(|source| Error::api("list the login domains", source))?;
    let row = |domain: &LoginDomain| Row {
        id: domain.domain.clone(),
        cells: vec![
            or_dash(domain.domain.as_deref()),
            or_dash(domain.name.as_deref()),
            or_dash(domain.login_mode.as_deref()),
            accounts(domain),
        ],
        document: document(domain),
    };
    let rows = answer.view.domains.iter().map(row).collect();
    let columns =
        vec![Column::whole("DOMAIN"), Column::text("NAME"), Column::text("SIGNS IN"), Column::text("ACCOUNTS")];
    Listed { name: "domains", columns, rows }.print([("response", answer.raw)], ctx)
}

fn accounts(domain: &LoginDomain) -> String {
    let count = |count: Option<u64>| or_dash(count.map(|count| count.to_string()).as_deref());
    format!("{} ({} active)", count(domain.login_count), count(domain.active_login_count))
}

fn document(domain: &LoginDomain) -> Value {
    json!({
        "domain": domain.domain, "name": domain.name, "login_mode": domain.login_mode,
        "login_count": domain.login_count, "active_login_count": domain.active_login_count,
    })
}

async fn show(provider: LoginProvider, domain: &ResourceId, ctx: &Context) -> Result<ExitStatus, Error> {
    let answer = ctx.api()?.login_domain(provider, domain).await.map_err(|source| {
        Error::call(Subject::Listed(login::DOMAINS), format!("fetch login domain `{domain}`"), source)
    })?;
    let view = &answer.view;
    if ctx.printer.format() == Format::Json {
        let mut document = document(view);
        if let Some(fields) = document.as_object_mut() {
            fields.insert("logins".to_owned(), view.logins.iter().map(login::document).collect());
            fields.insert("response".to_owned(), answer.raw);
        }
        ctx.printer.document(&document)?;
        return Ok(ExitStatus::Done);
    }
    let fields = [
        ("domain", or_dash(view.domain.as_deref())),
        ("name", or_dash(view.name.as_deref())),
        ("signs in", or_dash(view.login_mode.as_deref())),
        ("accounts", accounts(view)),
    ];
    details(&fields, ctx)?;
    if view.logins.is_empty() {
        return Ok(ExitStatus::Done);
    }
    ctx.printer.line("")?;
    login::listed(&view.logins).print([], ctx)
}

async fn add(
    provider: LoginProvider,
    domain: &ResourceId,
    fields: Map<String, Value>,
    ctx: &Context,
) -> Result<ExitStatus, Error> {
    let mut body = Map::from_iter([(provider.domain_field().to_owned(), json!(domain.as_str()))]);
    body.extend(fields);
    let answer = ctx
        .api()?
        .add_login_domain(provider, Value::Object(body))
        .await
        .map_err(|source| Error::api(format!("add login domain `{domain}`"), source))?;
    let document = change(json!({"domain": domain.as_str()}), "added", answer.raw);
    let status = changed(domain.as_str(), &format!("added login domain {domain}"), &document, ctx)?;
    ctx.printer.next(&match provider {
        LoginProvider::Google => format!(
            "meetstream login google add --domain {domain} --email bot@{domain} --key-file key.pem --cert-file cert.pem"
        ),
        LoginProvider::Teams => format!("meetstream login teams add --domain {domain} --email bot@{domain}"),
    });
    Ok(status)
}

async fn update(
    provider: LoginProvider,
    domain: &ResourceId,
    fields: Map<String, Value>,
    ctx: &Context,
) -> Result<ExitStatus, Error> {
    let answer = ctx.api()?.update_login_domain(provider, domain, Value::Object(fields)).await.map_err(|source| {
        Error::call(Subject::Listed(login::DOMAINS), format!("update login domain `{domain}`"), source)
    })?;
    let document = change(json!({"domain": domain.as_str()}), "updated", answer.raw);
    changed(domain.as_str(), &format!("updated login domain {domain}"), &document, ctx)
}

async fn remove(provider: LoginProvider, domain: &ResourceId, yes: bool, ctx: &Context) -> Result<ExitStatus, Error> {
    if !yes {
        let consequence = match provider {
            LoginProvider::Google => format!("This removes login domain {domain}."),
            LoginProvider::Teams => format!("This removes login domain {domain} and all of its accounts."),
        };
        confirm(&ctx.printer, &consequence, domain.as_str())?;
    }
    let answer = ctx.api()?.remove_login_domain(provider, domain).await.map_err(|source| {
        Error::call(Subject::Listed(login::DOMAINS), format!("remove login domain `{domain}`"), source)
    })?;
    let document = change(json!({"domain": domain.as_str()}), "removed", answer.raw);
    changed(domain.as_str(), &format!("removed login domain {domain}"), &document, ctx)
}
