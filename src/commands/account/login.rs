//! `meetstream login`: the accounts that sign bots in. Passwords and keys come from files, stdin or a hidden prompt, go
//! to the service, and are neither kept nor shown.

use serde_json::{Map, Value, json};

use super::print::{Listed, Row, change, changed, details, or_dash, yes_no};
use crate::api::wire::Login;
use crate::api::{LoginProvider, Subject};
use crate::cli::{
    CertificateArgs, GoogleLogin, GoogleLoginCommand, LoginArgs, LoginProviderCommand, PasswordArgs, TeamsLoginCommand,
};
use crate::commands::input::{ask_secret, confirm, read_secret};
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError, InputSource};
use crate::model::{ResourceId, Secret};
use crate::output::{Column, Format};

/// What prints the ids of logins.
const LOGINS: &str = "`meetstream login google list --domain DOMAIN` (or `teams`)";

/// What prints the domains.
pub(super) const DOMAINS: &str = "`meetstream login-domain google list` (or `teams`)";

pub(crate) async fn login(args: LoginArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    match args.provider {
        LoginProviderCommand::Google { command } => google(command, ctx).await,
        LoginProviderCommand::Teams { command } => teams(command, ctx).await,
    }
}

/// One account, and what the service needs to find it.
struct Account {
    provider: LoginProvider,
    login: ResourceId,
    /// Google wants it with every call.
    domain: Option<ResourceId>,
}

impl Account {
    fn google(login: GoogleLogin) -> Self {
        let GoogleLogin { login, domain } = login;
        Self { provider: LoginProvider::Google, login, domain: Some(domain) }
    }

    fn teams(login: ResourceId) -> Self {
        Self { provider: LoginProvider::Teams, login, domain: None }
    }
}

async fn google(command: GoogleLoginCommand, ctx: &Context) -> Result<ExitStatus, Error> {
    match command {
        GoogleLoginCommand::List { domain } => list(LoginProvider::Google, &domain, ctx).await,
        GoogleLoginCommand::Show(login) => show_google(&login, ctx).await,
        GoogleLoginCommand::Add { domain, email, certificate, inactive } => {
            let credentials = pems(&certificate)?;
            add(LoginProvider::Google, &domain, &email, credentials, inactive, ctx).await
        }
        GoogleLoginCommand::SetCert { login, certificate } => {
            let credentials = pems(&certificate)?;
            update(&Account::google(login), credentials, "replaced the certificate of", "certificate_set", ctx).await
        }
        GoogleLoginCommand::Enable(login) => switch(&Account::google(login), true, ctx).await,
        GoogleLoginCommand::Disable(login) => switch(&Account::google(login), false, ctx).await,
        GoogleLoginCommand::Remove { login, yes } => remove(&Account::google(login), yes, ctx).await,
    }
}

async fn teams(command: TeamsLoginCommand, ctx: &Context) -> Result<ExitStatus, Error> {
    match command {
        TeamsLoginCommand::List { domain } => list(LoginProvider::Teams, &domain, ctx).await,
        TeamsLoginCommand::Show(login) => show_teams(&login.login, ctx).await,
        TeamsLoginCommand::Add { domain, email, password, inactive } => {
            let credentials = secret_field("password", &read_password(&password, ctx)?);
            add(LoginProvider::Teams, &domain, &email, credentials, inactive, ctx).await
        }
        TeamsLoginCommand::SetPassword { login, password } => {
            let credentials = secret_field("password", &read_password(&password, ctx)?);
            update(&Account::teams(login.login), credentials, "replaced the password of", "password_set", ctx).await
        }
        TeamsLoginCommand::Enable(login) => switch(&Account::teams(login.login), true, ctx).await,
        TeamsLoginCommand::Disable(login) => switch(&Account::teams(login.login), false, ctx).await,
        TeamsLoginCommand::Remove { login, yes } => remove(&Account::teams(login.login), yes, ctx).await,
    }
}

fn secret_field(name: &str, secret: &Secret) -> Map<String, Value> {
    Map::from_iter([(name.to_owned(), json!(secret.reveal()))])
}

fn read_password(args: &PasswordArgs, ctx: &Context) -> Result<Secret, Error> {
    match &args.password_file {
        Some(path) => Ok(read_secret(&InputSource::from_argument(path.clone()))?),
        None if args.password_stdin => Ok(read_secret(&InputSource::Stdin)?),
        None => {
            if let Some(password) = &ctx.settings.login_password {
                return Ok(password.clone());
            }
            let way = "pipe it in with --password-stdin, name a file, or set MEETSTREAM_LOGIN_PASSWORD";
            let answer = ask_secret(&ctx.printer, "password", way)?;
            Ok(answer.ok_or_else(|| InputError::refused("login", "the password is empty"))?)
        }
    }
}

/// Reads the two files, and sees to it that they are not each other's.
fn pems(args: &CertificateArgs) -> Result<Map<String, Value>, Error> {
    let sources = [&args.key_file, &args.cert_file].map(|path| InputSource::from_argument(path.clone()));
    if sources.iter().all(|source| matches!(source, InputSource::Stdin)) {
        let problem = "only one of --key-file and --cert-file can be stdin";
        return Err(InputError::refused("login google", problem).into());
    }
    let mut fields = Map::new();
    for (source, field, label, what) in sources
        .iter()
        .zip([
            ("sso_private_key_pem", "PRIVATE KEY-----", "private key"),
            ("sso_cert_pem", "CERTIFICATE-----", "certificate"),
        ])
        .map(|(source, (field, label, what))| (source, field, label, what))
    {
        let pem = read_secret(source)?;
        let begins =
            pem.reveal().lines().any(|line| line.starts_with("-----BEGIN ") && line.trim_end().ends_with(label));
        if !begins {
            return Err(InputError::refused("login google", format!("{source} holds no {what} in PEM form")).into());
        }
        fields.extend(secret_field(field, &pem));
    }
    Ok(fields)
}

async fn list(provider: LoginProvider, domain: &ResourceId, ctx: &Context) -> Result<ExitStatus, Error> {
    let answer =
        ctx.api()?.logins(provider, domain).await.map_err(|source| {
            Error::call(Subject::Listed(DOMAINS), format!("list the logins of `{domain}`"), source)
        })?;
    listed(&answer.view.logins).print([("response", answer.raw)], ctx)
}

/// Accounts as a list.
pub(super) fn listed(logins: &[Login]) -> Listed {
    let row = |login: &Login| Row {
        id: login.login_id.clone(),
        cells: vec![
            or_dash(login.login_id.as_deref()),
            or_dash(login.email.as_deref()),
            yes_no(login.is_active),
            or_dash(login.usage.as_deref()),
            or_dash(login.last_result.as_deref()),
        ],
        document: document(login),
    };
    Listed {
        name: "logins",
        columns: vec![
            Column::whole("LOGIN"),
            Column::text("EMAIL"),
            Column::text("ACTIVE"),
            Column::text("IN USE"),
            Column::text("LAST RESULT"),
        ],
        rows: logins.iter().map(row).collect(),
    }
}

/// An account in JSON.
pub(super) fn document(login: &Login) -> Value {
    json!({
        "login_id": login.login_id, "email": login.email, "domain": login.domain, "active": login.is_active,
        "usage": login.usage, "last_result": login.last_result, "last_error": login.last_login_error,
    })
}

async fn show_teams(id: &ResourceId, ctx: &Context) -> Result<ExitStatus, Error> {
    let answer = ctx
        .api()?
        .teams_login(id)
        .await
        .map_err(|source| Error::call(Subject::Listed(LOGINS), format!("fetch login `{id}`"), source))?;
    show(&answer.view, answer.raw, ctx)
}

/// The service has no call for one account of Google: it is looked up in its domain's list.
async fn show_google(login: &GoogleLogin, ctx: &Context) -> Result<ExitStatus, Error> {
    let GoogleLogin { login: id, domain } = login;
    let answer = ctx
        .api()?
        .logins(LoginProvider::Google, domain)
        .await
        .map_err(|source| Error::call(Subject::Listed(LOGINS), format!("fetch login `{id}`"), source))?;
    let found = answer.view.logins.into_iter().find(|login| login.login_id.as_deref() == Some(id.as_str()));
    let found = found.ok_or_else(|| InputError::Missing { what: format!("login `{id}` in `{domain}`") })?;
    show(&found, answer.raw, ctx)
}

fn show(login: &Login, raw: Value, ctx: &Context) -> Result<ExitStatus, Error> {
    if ctx.printer.format() == Format::Json {
        let mut document = document(login);
        if let Some(fields) = document.as_object_mut() {
            fields.insert("response".to_owned(), raw);
        }
        ctx.printer.document(&document)?;
        return Ok(ExitStatus::Done);
    }
    let fields = [
        ("login", or_dash(login.login_id.as_deref())),
        ("email", or_dash(login.email.as_deref())),
        ("domain", or_dash(login.domain.as_deref())),
        ("active", yes_no(login.is_active)),
        ("in use", or_dash(login.usage.as_deref())),
        ("last result", or_dash(login.last_result.as_deref())),
        ("last error", or_dash(login.last_login_error.as_deref())),
    ];
    details(&fields, ctx)?;
    Ok(ExitStatus::Done)
}

async fn add(
    provider: LoginProvider,
    domain: &ResourceId,
    email: &str,
    credentials: Map<String, Value>,
    inactive: bool,
    ctx: &Context,
) -> Result<ExitStatus, Error> {
    let mut body = Map::from_iter([
        ("domain".to_owned(), json!(domain.as_str())),
        ("email".to_owned(), json!(email)),
        ("is_active".to_owned(), json!(!inactive)),
    ]);
    body.extend(credentials);
    let answer = ctx
        .api()?
        .add_login(provider, Value::Object(body))
        .await
        .map_err(|source| Error::call(Subject::Listed(DOMAINS), format!("add login `{email}`"), source))?;
    let id = answer.view.login_id.unwrap_or_else(|| "-".to_owned());
    let document = change(json!({"login_id": id, "email": email}), "added", answer.raw);
    changed(&id, &format!("added login {id} ({email})"), &document, ctx)
}

async fn switch(account: &Account, active: bool, ctx: &Context) -> Result<ExitStatus, Error> {
    let fields = Map::from_iter([("is_active".to_owned(), json!(active))]);
    let verb = if active { "enabled" } else { "disabled" };
    update(account, fields, verb, verb, ctx).await
}

async fn update(
    account: &Account,
    fields: Map<String, Value>,
    verb: &str,
    action: &str,
    ctx: &Context,
) -> Result<ExitStatus, Error> {
    let Account { provider, login, domain } = account;
    let mut body = fields;
    if let Some(domain) = domain {
        body.insert("domain".to_owned(), json!(domain.as_str()));
    }
    let answer = ctx
        .api()?
        .update_login(*provider, login, Value::Object(body))
        .await
        .map_err(|source| Error::call(Subject::Listed(LOGINS), format!("update login `{login}`"), source))?;
    let document = change(json!({"login_id": login.as_str()}), action, answer.raw);
    changed(login.as_str(), &format!("{verb} login {login}"), &document, ctx)
}

async fn remove(account: &Account, yes: bool, ctx: &Context) -> Result<ExitStatus, Error> {
    let Account { provider, login, domain } = account;
    if !yes {
        let consequence = format!("This removes login {login}: bots cannot sign in with it any more.");
        confirm(&ctx.printer, &consequence, login.as_str())?;
    }
    let answer = ctx
        .api()?
        .remove_login(*provider, login, domain.as_ref())
        .await
        .map_err(|source| Error::call(Subject::Listed(LOGINS), format!("remove login `{login}`"), source))?;
    let document = change(json!({"login_id": login.as_str()}), "removed", answer.raw);
    changed(login.as_str(), &format!("removed login {login}"), &document, ctx)
}
