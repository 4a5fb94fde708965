//! `meetstream create`: sends a bot, or schedules one. What was sent is remembered in the journal, so that later
//! commands know the provider and whether video was asked for.

mod body;
mod flags;
mod live_body;

pub(crate) use live_body::{body_for_live, send_here};

use serde::Serialize;
use serde_json::Value;

use crate::api::wire::{BodyExample, CREATE_BODY, CreatedBot, Fields, UnknownField, provider_of};
use crate::api::{Subject, rules};
use crate::cli::{BotArgs, CreateArgs};
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError};
use crate::journal::{Journal, SentBot};
use crate::model::{BotId, MeetingLink, NamedProvider, printable};
use crate::output::{Format, OutputError, Volume};

pub(crate) async fn run(args: CreateArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    if args.example {
        return print_example(CREATE_BODY, ctx);
    }
    let link = args.link().map_err(|error| InputError::refused("create", error.to_string()))?;
    let body = checked_body(link, &args.bot, ctx)?;
    let args = &args.bot;
    for warning in warnings(&body, link, args, ctx) {
        ctx.printer.warning(&warning);
    }
    let idempotency_key = idempotency_key(args);
    if args.sending.dry_run {
        return dry_run(&body, &idempotency_key, ctx);
    }
    let created = send(body, &idempotency_key, ctx).await?;
    report(&created, &idempotency_key, ctx)?;
    Ok(ExitStatus::Done)
}

/// A bot that was sent.
pub(crate) struct Sent {
    pub(crate) bot_id: BotId,
    pub(crate) view: CreatedBot,
    /// Whether the service had this call before and answered with the first bot.
    pub(crate) replayed: bool,
    pub(crate) raw: Value,
    pub(crate) request: Value,
}

/// Prints a body to begin with: with its comments for people, JSON alone for programs.
pub(crate) fn print_example(example: BodyExample, ctx: &Context) -> Result<ExitStatus, Error> {
    match ctx.printer.format() {
        Format::Human => ctx.printer.value(example.text().trim_end())?,
        Format::Json => ctx.printer.document(&example.body())?,
    }
    Ok(ExitStatus::Done)
}

/// Makes and checks a body as `create` does, for the commands that create a bot among other things.
pub(crate) fn checked_body(link: Option<&str>, args: &BotArgs, ctx: &Context) -> Result<Value, Error> {
    let body = body::build(link, args, ctx)?;
    check(&body, link, args)?;
    Ok(body)
}

/// The name of the call: the one that was given, else a new one.
pub(crate) fn idempotency_key(args: &BotArgs) -> String {
    args.sending.idempotency_key.clone().unwrap_or_else(|| uuid::Uuid::new_v4().hyphenated().to_string())
}

/// What the service takes and the user may not mean.
pub(crate) fn warnings(body: &Value, link: Option<&str>, args: &BotArgs, ctx: &Context) -> Vec<String> {
    let unknown = CREATE_BODY.unknown_fields(body).into_iter().map(|UnknownField { path, near }| {
        let meant = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        format!("`{}` is no known field of the body, and is sent as it is{meant}", printable(&path))
    });
    // A sandbox on this machine can reach a callback on loopback; the real service cannot.
    let is_elsewhere = ctx.settings.api_url.value.as_url().scheme() == "https";
    let unreachable = if is_elsewhere { rules::unreachable(body) } else { Vec::new() };
    // The profile's name for bots is nobody's wish for this one.
    let is_chosen = |field: &str| {
        field != "bot_name" || body.get(field) != Some(&Value::from(ctx.settings.bot_name.value.as_str()))
    };
    let unshown = rules::unshown(body).into_iter().filter(|problem| is_chosen(&problem.field));
    let doubtful = rules::warnings(body).into_iter().chain(unreachable).chain(unshown);
    let provider = args.transcript.transcript.iter().filter_map(NamedProvider::doubt);
    unknown.chain(provider).chain(doubtful.map(|warning| worded(&warning, link, args))).collect()
}

/// A problem in the words of whoever typed it: of a flag where a flag made the field, else of the field.
fn worded(problem: &rules::Problem, link: Option<&str>, args: &BotArgs) -> String {
    match flags::flag_of(&problem.field, link, args) {
        Some(flag) => format!("{flag} {}", problem.text),
        None => problem.to_string(),
    }
}

/// Sends a bot and remembers it.
pub(crate) async fn send(body: Value, idempotency_key: &str, ctx: &Context) -> Result<Sent, Error> {
    let request = body.clone();
    let answer = ctx
        .api()?
        .create_bot(body, idempotency_key)
        .await
        .map_err(|source| Error::call(Subject::NewBot, "create the bot", source))?;
    let bot_id = answer.view.bot_id.as_deref().and_then(|id| id.parse().ok());
    let replayed = answer.reply.is_replay();
    let Some(bot_id) = bot_id else {
        return Err(Error::api("find the new bot's id in the answer", answer.reply.into_refusal()));
    };
    let sent = Sent { bot_id, view: answer.view, replayed, raw: answer.raw, request };
    let remembered = async { remember(&sent, &ctx.journal()?, ctx).await };
    if let Err(error) = remembered.await {
        // The bot is on its way: that its record is missing must not hide its id.
        ctx.printer.warning_of("the bot was created, but not remembered", &error);
    }
    Ok(sent)
}

/// Remembers a bot that was sent.
pub(crate) async fn remember(sent: &Sent, journal: &Journal, ctx: &Context) -> Result<(), Error> {
    let bot = SentBot {
        bot_id: sent.bot_id.clone(),
        created_at: ctx.now(),
        provider: provider_of(&sent.request),
        video: Fields::of(&sent.request).truth(&["video_required"]).unwrap_or_default(),
        request: masked(&sent.request).to_string(),
    };
    journal.remember_bot(bot).await.map_err(|source| Error::Journal { action: "remember the bot", source })
}

fn check(body: &Value, link: Option<&str>, args: &BotArgs) -> Result<(), Error> {
    let mut problems: Vec<String> = rules::problems(body).iter().map(|problem| worded(problem, link, args)).collect();
    // A link from a file is held to the same rule as one from a flag.
    if let Some(link) = body.get("meeting_link").and_then(Value::as_str)
        && !args.any_link
        && let Err(error) = MeetingLink::parse(link)
    {
        problems.push(format!("`meeting_link`: {error} (--any-link accepts any host)"));
    }
    if problems.is_empty() { Ok(()) } else { Err(InputError::Refused { subject: "create", problems }.into()) }
}

#[derive(Serialize)]
struct DryRun<'a> {
    method: &'static str,
    url: String,
    idempotency_key: &'a str,
    body: Value,
}

/// Prints what would be sent.
pub(crate) fn dry_run(body: &Value, idempotency_key: &str, ctx: &Context) -> Result<ExitStatus, Error> {
    let url = ctx.settings.api_url.value.join(["bots", "create_bot"]).to_string();
    ctx.printer.document(&DryRun { method: "POST", url, idempotency_key, body: masked(body) })?;
    ctx.printer.note("nothing was sent");
    Ok(ExitStatus::Done)
}

/// The answer of `create --json`.
#[derive(Serialize)]
struct Created<'a> {
    bot_id: &'a BotId,
    transcript_id: Option<&'a str>,
    status: Option<&'a str>,
    replayed: bool,
    idempotency_key: &'a str,
    response: &'a Value,
}

fn report(sent: &Sent, idempotency_key: &str, ctx: &Context) -> Result<(), OutputError> {
    let Sent { bot_id, view, replayed, raw, request } = sent;
    if ctx.printer.format() == Format::Json {
        return ctx.printer.document(&Created {
            bot_id,
            transcript_id: view.transcript_id.as_deref(),
            status: view.status.as_deref(),
            replayed: *replayed,
            idempotency_key,
            response: raw,
        });
    }
    if ctx.printer.volume() == Volume::Quiet {
        return ctx.printer.value(bot_id.as_str());
    }
    let status = printable(view.status.as_deref().unwrap_or("sent"));
    let verb = if *replayed { "this call had created bot" } else { "created bot" };
    let when = match request.get("join_at").and_then(Value::as_str) {
        Some(at) => format!(", joins at {}", printable(at)),
        None => String::new(),
    };
    ctx.printer.line(&format!("{verb} {bot_id} ({status}{when})"))?;
    if request.get("callback_url").is_some() {
        ctx.printer.next(&format!("meetstream show {bot_id}"));
    } else {
        ctx.printer.next(&format!("meetstream status {bot_id} --watch"));
    }
    Ok(())
}

/// A create body as it may be seen and kept: without the queries of URLs, where passcodes and tokens are, and without
/// the values of fields whose names say that they are secret.
pub(crate) fn masked(body: &Value) -> Value {
    match body {
        Value::String(text) => Value::String(masked_url(text)),
        Value::Array(items) => items.iter().map(masked).collect(),
        Value::Object(fields) => Value::Object(
            fields
                .iter()
                .map(|(key, value)| {
                    let secret = ["password", "secret", "token", "api_key"].iter().any(|word| key.contains(word));
                    let value = if secret && value.is_string() { Value::from("•••") } else { masked(value) };
                    (key.clone(), value)
                })
                .collect(),
        ),
        Value::Bool(_) | Value::Null | Value::Number(_) => body.clone(),
    }
}

fn masked_url(text: &str) -> String {
    let Ok(mut url) = url::Url::parse(text) else { return text.to_owned() };
    if !url.has_host() || (url.query().is_none() && url.password().is_none() && url.fragment().is_none()) {
        return masked_path(text);
    }
    url.set_query(None);
    url.set_fragment(None);
    if url.password().is_some() && url.set_password(Some("•••")).is_err() {
        return "•••".to_owned();
    }
    format!("{}?•••", masked_path(url.as_str()))
}

/// A callback may go to a secret path: the token that our own receiver makes is as long as no other word.
fn masked_path(url: &str) -> String {
    let parts = url.split('/').map(|part| {
        let token =
            part.len() >= 20 && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        if token && !part.contains('.') { "•••" } else { part }
    });
    if url.contains("://") { parts.collect::<Vec<_>>().join("/") } else { url.to_owned() }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_kept_and_shown_holds_no_secret() {
        let body = json!({
            "meeting_link": "https://zoom.us/j/1234567890?pwd=hunter2",
            "bot_name": "What? A name",
            "callback_url": "https://example.com/webhook/0123456789abcdef0123456789abcdef",
            "live_audio_required": {"websocket_url": "wss://example.com/webhook/0123456789abcdef0123456789abcdef/audio"},
            "zoom": {"zak_url": "https://user:hunter2@example.com/zak?token=hunter2#hunter2"},
            "api_key": "hunter2",
        });
        assert_eq!(
            masked(&body),
            json!({
                "meeting_link": "https://zoom.us/j/1234567890?•••",
                "bot_name": "What? A name",
                "callback_url": "https://example.com/webhook/•••",
                "live_audio_required": {"websocket_url": "wss://example.com/webhook/•••/audio"},
                "zoom": {"zak_url": "https://user:%E2%80%A2%E2%80%A2%E2%80%A2@example.com/zak?•••"},
                "api_key": "•••",
            })
        );
    }
}
