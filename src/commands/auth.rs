//! `meetstream auth`: the API key of a profile. A key is checked before it is kept, and never shown whole.

use serde::Serialize;

use crate::api::{Client, ClientOptions, Subject};
use crate::cli::{AuthArgs, AuthCommand};
use crate::commands::input::{ask_secret, read_secret};
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError, InputSource};
use crate::model::{Origin, Secret};
use crate::output::Format;
use crate::settings::{self, Key};

pub(crate) async fn run(args: AuthArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    match args.command {
        AuthCommand::Login { stdin } => login(stdin, ctx).await,
        AuthCommand::Logout => logout(ctx),
        AuthCommand::Status => status(ctx).await,
    }
}

async fn login(stdin: bool, ctx: &Context) -> Result<ExitStatus, Error> {
    let key = if stdin {
        read_secret(&InputSource::Stdin)?
    } else {
        let instead = "pipe the key in: `meetstream auth login --stdin < FILE`, or set MEETSTREAM_API_KEY";
        let answer = ask_secret(&ctx.printer, "API key", instead)?;
        answer.ok_or_else(|| InputError::refused("auth login", "the key is empty"))?
    };
    let key = Secret::api_key(key.reveal()).map_err(|error| InputError::refused("auth login", error.to_string()))?;
    let key = key.ok_or_else(|| InputError::refused("auth login", "the key is empty"))?;
    let client = Client::new(ClientOptions { key: Some(key.clone()), ..ctx.client_options()? })
        .map_err(|source| Error::api("set up the API client", source))?;
    let checked = client.bots(None, &[]).await;
    checked.map_err(|source| Error::call(Subject::GivenKey, "check the key", source))?;

    let path = &ctx.settings.locations.config_file;
    let profile = &ctx.settings.profile.value;
    settings::set(path, profile, Key::named("api_key")?, key.reveal())?;
    let stored = Stored { profile, key: key.masked(), config: path.display().to_string() };
    match ctx.printer.format() {
        Format::Json => ctx.printer.document(&stored)?,
        Format::Human => {
            ctx.printer.line(&format!("stored the key {} for profile `{profile}` in {}", stored.key, stored.config))?;
        }
    }
    if let Some(Origin::Environment(name)) = ctx.settings.api_key.as_ref().map(|key| key.origin.clone()) {
        ctx.printer.warning(&format!("{name} is set and goes before the stored key"));
    }
    ctx.printer.next("meetstream create --link https://meet.google.com/abc-defg-hij");
    Ok(ExitStatus::Done)
}

#[derive(Serialize)]
struct Stored<'a> {
    profile: &'a str,
    key: String,
    config: String,
}

fn logout(ctx: &Context) -> Result<ExitStatus, Error> {
    let path = &ctx.settings.locations.config_file;
    let profile = &ctx.settings.profile.value;
    let removed = settings::unset(path, profile, Key::named("api_key")?)?;
    match ctx.printer.format() {
        Format::Json => ctx.printer.document(&serde_json::json!({"profile": profile, "removed": removed}))?,
        Format::Human if removed => ctx.printer.line(&format!("removed the key of profile `{profile}`"))?,
        Format::Human => ctx.printer.note(&format!("profile `{profile}` has no key in {}", path.display())),
    }
    match ctx.settings.api_key.as_ref().map(|key| &key.origin) {
        Some(origin @ (Origin::Environment(_) | Origin::Vendor(_))) => {
            ctx.printer.warning(&format!("there is still a key from {origin}"));
        }
        Some(Origin::Default | Origin::File(_) | Origin::Flag(_) | Origin::Project(_)) | None => {}
    }
    Ok(ExitStatus::Done)
}

#[derive(Serialize)]
struct Status {
    profile: String,
    api_url: String,
    key: String,
    origin: String,
    valid: bool,
}

async fn status(ctx: &Context) -> Result<ExitStatus, Error> {
    let client = ctx.api()?;
    let checked = client.bots(None, &[]).await;
    let refused = checked.as_ref().is_err_and(crate::api::ApiError::is_auth);
    let shown = ctx.settings.api_key.as_ref().map(|key| Status {
        profile: ctx.settings.profile.value.clone(),
        api_url: client.base().to_string(),
        key: Secret::masked(&key.value),
        origin: key.origin.to_string(),
        valid: checked.is_ok(),
    });
    if let Some(status) = shown.filter(|_| checked.is_ok() || refused) {
        match ctx.printer.format() {
            Format::Json => ctx.printer.document(&status)?,
            Format::Human => {
                let verdict = if status.valid { "accepted" } else { "refused" };
                ctx.printer.line(&format!("profile  {}", status.profile))?;
                ctx.printer.line(&format!("api      {}", status.api_url))?;
                ctx.printer.line(&format!("key      {} ({}), {verdict}", status.key, status.origin))?;
            }
        }
    }
    checked.map(|_| ExitStatus::Done).map_err(|source| Error::api("check the key", source))
}
