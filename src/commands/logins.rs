//! `meetstream login-domain` and `meetstream login`: accounts that sign in to meetings. Passwords and keys come from
//! a prompt, stdin or files, never from the command line.

use serde_json::{Map, Value, json};

use crate::api::LoginProvider;
use crate::api::wire::{Login, LoginDomain};
use crate::cli::{
    LoginArgs, LoginChoice, LoginCommand, LoginDomainArgs, LoginDomainCommand, LoginMode, LoginSecrets, OneLogin,
};
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError, Source};
use crate::model::{ResourceId, Secret, printable};
use crate::output::{Column, Format, Table, read_secret};

pub(crate) async fn domain(args: LoginDomainArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let api = ctx.api()?;
    match args.command {
        LoginDomainCommand::Add { provider, domain, name, mode } => {
            let mut body = domain_body(provider, name, mode)?;
            body.insert(LoginProvider::from(provider).domain_field().to_owned(), domain.as_str().into());
            if provider == LoginChoice::Teams {
                body.insert("login_mode".to_owned(), "always".into());
            }
            let answer = api.add_login_domain(provider.into(), body.into()).await;
            let raw = answer.map_err(failed("add", &domain))?.raw;
            ctx.printer.next(&format!("meetstream login add {} --domain {domain} --email EMAIL", name_of(provider)));
            changed("added domain", &domain, "added", &raw, ctx)
        }
        LoginDomainCommand::List { provider } => {
            let answer = api
                .login_domains(provider.into())
                .await
                .map_err(|source| Error::api("list the login domains", source))?;
            let domains = answer.view.domains;
            let document = json!({"domains": domains, "response": answer.raw});
            listed(&document, "no login domains", (!domains.is_empty()).then(|| domain_table(&domains)), ctx)
        }
        LoginDomainCommand::Remove { provider, domain, yes } => {
            if !yes {
                let consequence = match provider {
                    LoginChoice::Google => "This removes the login domain.",
                    LoginChoice::Teams => "This removes the login domain with all its accounts.",
                };
                ctx.printer.confirm(consequence, domain.as_str())?;
            }
            let answer = api.remove_login_domain(provider.into(), &domain).await;
            changed("removed domain", &domain, "removed", &answer.map_err(failed("remove", &domain))?.raw, ctx)
        }
        LoginDomainCommand::Show { provider, domain } => {
            let answer = api.login_domain(provider.into(), &domain).await.map_err(failed("fetch", &domain))?;
            let view = answer.view;
            match ctx.printer.format() {
                Format::Json => ctx.printer.document(&json!({"domain": view, "response": answer.raw}))?,
                Format::Human => {
                    ctx.printer.table(&domain_table(std::slice::from_ref(&view)))?;
                    if !view.logins.is_empty() {
                        ctx.printer.line("")?;
                        ctx.printer.table(&login_table(&view.logins))?;
                    }
                }
            }
            Ok(ExitStatus::Done)
        }
        LoginDomainCommand::Update { provider, domain, name, mode } => {
            let body = domain_body(provider, name, mode)?;
            let answer = api.update_login_domain(provider.into(), &domain, body.into()).await;
            changed("updated domain", &domain, "updated", &answer.map_err(failed("update", &domain))?.raw, ctx)
        }
    }
}

pub(crate) async fn login(args: LoginArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    match args.command {
        LoginCommand::Add { provider, domain, email, inactive, secrets } => {
            let mut body = read_secrets(provider, &secrets, ctx)?;
            body.insert("domain".to_owned(), domain.as_str().into());
            body.insert("email".to_owned(), email.into());
            body.insert("is_active".to_owned(), (!inactive).into());
            let answer = ctx
                .api()?
                .add_login(provider.into(), body.into())
                .await
                .map_err(|source| Error::api("add the account", source))?;
            let id = answer.view.login_id.unwrap_or_else(|| "-".to_owned());
            let document = json!({"login_id": id, "action": "added", "response": answer.raw});
            ctx.printer.outcome(&format!("added account {}", printable(&id)), &document)?;
            Ok(ExitStatus::Done)
        }
        LoginCommand::Disable(login) => update(&login, json!({"is_active": false}), "disabled", ctx).await,
        LoginCommand::Enable(login) => update(&login, json!({"is_active": true}), "enabled", ctx).await,
        LoginCommand::List { provider, domain } => {
            let answer = ctx
                .api()?
                .logins(provider.into(), &domain)
                .await
                .map_err(|source| Error::api("list the accounts", source))?;
            let logins = answer.view.logins;
            let document = json!({"logins": logins, "response": answer.raw});
            listed(&document, "no accounts", (!logins.is_empty()).then(|| login_table(&logins)), ctx)
        }
        LoginCommand::Remove { login, yes } => {
            if !yes {
                ctx.printer.confirm("This removes the account.", login.login.as_str())?;
            }
            let answer = ctx.api()?.remove_login(login.provider.into(), &login.login, login.domain.as_ref()).await;
            let raw = answer.map_err(failed("remove", &login.login))?.raw;
            changed("removed account", &login.login, "removed", &raw, ctx)
        }
        LoginCommand::SetSecret { login, secrets } => {
            let body = read_secrets(login.provider, &secrets, ctx)?;
            update(&login, body.into(), "updated", ctx).await
        }
        LoginCommand::Show(login) => show(&login, ctx).await,
    }
}

fn name_of(provider: LoginChoice) -> &'static str {
    match provider {
        LoginChoice::Google => "google",
        LoginChoice::Teams => "teams",
    }
}

fn failed(verb: &'static str, id: &ResourceId) -> impl FnOnce(crate::api::ApiError) -> Error {
    let action = format!("{verb} `{}`", printable(id.as_str()));
    |source| Error::api(action, source)
}

fn changed(what: &str, id: &ResourceId, action: &str, raw: &Value, ctx: &Context) -> Result<ExitStatus, Error> {
    let document = json!({"id": id.as_str(), "action": action, "response": raw});
    ctx.printer.outcome(&format!("{what} {}", printable(id.as_str())), &document)?;
    Ok(ExitStatus::Done)
}

fn listed(document: &Value, nothing: &str, table: Option<Table>, ctx: &Context) -> Result<ExitStatus, Error> {
    match (ctx.printer.format(), table) {
        (Format::Json, _) => ctx.printer.document(document)?,
        (Format::Human, Some(table)) => ctx.printer.table(&table)?,
        (Format::Human, None) => ctx.printer.note(nothing),
    }
    Ok(ExitStatus::Done)
}

fn domain_body(
    provider: LoginChoice,
    name: Option<String>,
    mode: Option<LoginMode>,
) -> Result<Map<String, Value>, Error> {
    if provider == LoginChoice::Teams && mode == Some(LoginMode::IfRequired) {
        return Err(InputError::refused("login-domain", "--mode: Teams knows only `always`").into());
    }
    let mut body = Map::new();
    if let Some(name) = name {
        body.insert("name".to_owned(), name.into());
    }
    if let Some(mode) = mode {
        let mode = match mode {
            LoginMode::Always => "always",
            LoginMode::IfRequired => "if_required",
        };
        body.insert("login_mode".to_owned(), mode.into());
    }
    Ok(body)
}

/// What an account signs in with, as fields of a body.
fn read_secrets(provider: LoginChoice, secrets: &LoginSecrets, ctx: &Context) -> Result<Map<String, Value>, Error> {
    let refused = |problem: &str| Error::from(InputError::refused("login", problem));
    let LoginSecrets { password_stdin, password_file, key, cert } = secrets;
    let has_password = *password_stdin || password_file.is_some();
    let mut body = Map::new();
    match provider {
        LoginChoice::Google => {
            if has_password {
                return Err(refused("Google accounts sign in with --key and --cert, not with a password"));
            }
            let (Some(key), Some(cert)) = (key, cert) else {
                return Err(refused("Google accounts need --key and --cert"));
            };
            let key = read_secret(&Source::from_argument(key.clone()))?;
            let cert = read_secret(&Source::from_argument(cert.clone()))?;
            body.insert("sso_private_key_pem".to_owned(), key.reveal().into());
            body.insert("sso_cert_pem".to_owned(), cert.reveal().into());
        }
        LoginChoice::Teams => {
            if key.is_some() || cert.is_some() {
                return Err(refused("Teams accounts sign in with a password, not with --key and --cert"));
            }
            body.insert("password".to_owned(), password(*password_stdin, password_file.as_ref(), ctx)?.reveal().into());
        }
    }
    Ok(body)
}

fn password(stdin: bool, file: Option<&std::path::PathBuf>, ctx: &Context) -> Result<Secret, Error> {
    match file {
        Some(path) => read_secret(&Source::from_argument(path.clone())),
        None if stdin => read_secret(&Source::Stdin),
        None => {
            let answer =
                ctx.printer.ask_secret("Password", "pipe it in with --password-stdin, or use --password-file")?;
            answer.ok_or_else(|| InputError::refused("login", "the password is empty").into())
        }
    }
}

async fn update(login: &OneLogin, body: Value, action: &str, ctx: &Context) -> Result<ExitStatus, Error> {
    let mut body = body;
    if let (Some(fields), Some(domain)) = (body.as_object_mut(), &login.domain) {
        fields.insert("domain".to_owned(), domain.as_str().into());
    }
    let answer = ctx.api()?.update_login(login.provider.into(), &login.login, body).await;
    let raw = answer.map_err(failed("update", &login.login))?.raw;
    changed(&format!("{action} account"), &login.login, action, &raw, ctx)
}

/// Google has no route for one account: it is looked up in its domain's list.
async fn show(login: &OneLogin, ctx: &Context) -> Result<ExitStatus, Error> {
    let api = ctx.api()?;
    let (view, raw) = match (login.provider, &login.domain) {
        (LoginChoice::Google, Some(domain)) => {
            let answer = api.logins(LoginProvider::Google, domain).await.map_err(failed("fetch", &login.login))?;
            let id = login.login.as_str();
            let found =
                answer.view.logins.into_iter().enumerate().find(|(_, login)| login.login_id.as_deref() == Some(id));
            let missing = || InputError::Missing { what: format!("account `{}` in {domain}", printable(id)) };
            let (index, view) = found.ok_or_else(missing)?;
            let list = answer.raw.as_array().or_else(|| answer.raw.as_object()?.values().find_map(Value::as_array));
            let raw = list.and_then(|list| list.get(index)).cloned().unwrap_or_default();
            (view, raw)
        }
        (LoginChoice::Google | LoginChoice::Teams, _) => {
            let answer = api.teams_login(&login.login).await.map_err(failed("fetch", &login.login))?;
            (answer.view, answer.raw)
        }
    };
    match ctx.printer.format() {
        Format::Json => ctx.printer.document(&json!({"login": view, "response": raw}))?,
        Format::Human => ctx.printer.table(&login_table(std::slice::from_ref(&view)))?,
    }
    Ok(ExitStatus::Done)
}

fn domain_table(domains: &[LoginDomain]) -> Table {
    let mut table = Table::new([
        Column::whole("DOMAIN"),
        Column::text("NAME"),
        Column::text("MODE"),
        Column::text("ACCOUNTS"),
        Column::text("ACTIVE"),
    ]);
    for domain in domains {
        let count = |count: Option<u64>| count.map_or_else(|| "-".to_owned(), |count| count.to_string());
        table.row([
            or_dash(domain.domain.as_ref()),
            or_dash(domain.name.as_ref()),
            or_dash(domain.login_mode.as_ref()),
            count(domain.login_count),
            count(domain.active_login_count),
        ]);
    }
    table
}

fn login_table(logins: &[Login]) -> Table {
    let mut table = Table::new([
        Column::whole("LOGIN"),
        Column::text("EMAIL"),
        Column::text("ACTIVE"),
        Column::text("IN USE"),
        Column::text("LAST RESULT"),
    ]);
    for login in logins {
        let active = match login.is_active {
            Some(true) => "yes",
            Some(false) => "no",
            None => "-",
        };
        table.row([
            or_dash(login.login_id.as_ref()),
            or_dash(login.email.as_ref()),
            active.to_owned(),
            or_dash(login.usage.as_ref()),
            or_dash(login.last_login_error.as_ref().or(login.last_result.as_ref())),
        ]);
    }
    table
}

fn or_dash(text: Option<&String>) -> String {
    text.cloned().unwrap_or_else(|| "-".to_owned())
}
