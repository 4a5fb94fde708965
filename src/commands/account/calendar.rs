//! `meetstream calendar`: calendars that are connected, and the bots that join their events.

use serde_json::{Map, Value, json};

use super::print::{Listed, Row, change, changed, details, or_dash, yes_no};
use super::{bot_config, events};
use crate::api::wire::{AutoJoin, Calendar, Fields, ScheduledBot};
use crate::api::{CalendarAccess, Client, Subject};
use crate::cli::{
    AutoJoinCommand, CalendarArgs, CalendarCommand, CalendarProvider, ConnectArgs, DisconnectArgs, RescheduleArgs,
    ScheduleArgs, Switch, UnscheduleArgs,
};
use crate::commands::create::masked;
use crate::commands::input::{ask_secret, confirm, read_object, read_secret};
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError, InputSource};
use crate::journal::SentBot;
use crate::model::{BotId, ResourceId, Secret};
use crate::output::{Column, Format, When};

/// What prints the ids of events.
const EVENTS: &str = "`meetstream calendar events`";

/// What prints which bots are scheduled for events.
const SCHEDULED: &str = "`meetstream calendar scheduled`";

pub(crate) async fn calendar(args: CalendarArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    match args.command {
        CalendarCommand::Connect(args) => connect(args, ctx).await,
        CalendarCommand::List => list(ctx).await,
        CalendarCommand::Events(args) => events::events(args, ctx).await,
        CalendarCommand::Schedule(args) => schedule(*args, ctx).await,
        CalendarCommand::Unschedule(args) => unschedule(args, ctx).await,
        CalendarCommand::Scheduled { absolute } => scheduled(absolute, ctx).await,
        CalendarCommand::Reschedule(args) => reschedule(args, ctx).await,
        CalendarCommand::Cancel { bots } => crate::commands::bots::cancel_scheduled(&bots, ctx).await,
        CalendarCommand::AutoJoin { command } => auto_join(command, ctx).await,
        CalendarCommand::Recurrence { event, state } => recurrence(&event, state, ctx).await,
        CalendarCommand::Disconnect(args) => disconnect(args, ctx).await,
    }
}

async fn connect(args: ConnectArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let provider = args.provider;
    let access = access(args, ctx)?;
    let answer = ctx
        .api()?
        .connect_calendar(&access)
        .await
        .map_err(|source| Error::api(format!("connect the {} calendar", provider.as_str()), source))?;
    let fields = Fields::of(&answer.raw);
    let id = fields.text(&["calendar_id", "primary_calendar_id"]).unwrap_or_else(|| "-".to_owned());
    let whose = answer.view.user_email.as_ref().map(|email| format!(" of {email}")).unwrap_or_default();
    let line = format!("connected {} calendar {id}{whose}", provider.as_str());
    let ids = json!({"calendar_id": id, "provider": provider.as_str(), "user_email": answer.view.user_email});
    let status = changed(&id, &line, &change(ids, "connected", answer.raw), ctx)?;
    ctx.printer.next("meetstream calendar events");
    Ok(status)
}

/// Gathers the three values from the credentials file, the flags and the terminal, in this order of preference: flags.
fn access(args: ConnectArgs, ctx: &Context) -> Result<CalendarAccess, Error> {
    let subject = "calendar connect";
    let ConnectArgs { provider, credentials, client_id, client_secret_file, refresh_token_file, replace } = args;
    let sources =
        [credentials, client_secret_file, refresh_token_file].map(|path| path.map(InputSource::from_argument));
    if sources.iter().flatten().filter(|source| matches!(source, InputSource::Stdin)).count() > 1 {
        return Err(InputError::refused(subject, "only one of the files can be stdin").into());
    }
    if replace && provider == CalendarProvider::Google {
        return Err(InputError::refused(subject, "--replace is for Outlook; Google replaces by itself").into());
    }
    let [credentials, client_secret_file, refresh_token_file] = sources;
    let given = match &credentials {
        Some(source) => read_object(source)?,
        None => Map::new(),
    };
    let text = |name: &str| given.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
    let secret = |source: Option<InputSource>, name: &str, question| match (source, text(name).and_then(Secret::new)) {
        (Some(source), _) => read_secret(&source),
        (None, Some(secret)) => Ok(secret),
        (None, None) => {
            let answer = ask_secret(&ctx.printer, question, "give them in a file: --credentials FILE, or - for stdin")?;
            Ok(answer.ok_or_else(|| InputError::refused(subject, format!("the {question} is empty")))?)
        }
    };
    let client_id = client_id.or_else(|| text("client_id").map(str::to_owned));
    let missing = || InputError::refused(subject, "there is no `client_id` in the credentials, and no --client-id");
    let client_id = client_id.ok_or_else(missing)?;
    let client_secret = secret(client_secret_file, "client_secret", "client secret")?;
    let refresh_token = secret(refresh_token_file, "refresh_token", "refresh token")?;
    Ok(match provider {
        CalendarProvider::Google => CalendarAccess::Google { client_id, client_secret, refresh_token },
        CalendarProvider::Outlook => CalendarAccess::Outlook { client_id, client_secret, refresh_token, replace },
    })
}

async fn list(ctx: &Context) -> Result<ExitStatus, Error> {
    let answer = ctx.api()?.calendars().await.map_err(|source| Error::api("list the calendars", source))?;
    let row = |calendar: &Calendar| Row {
        id: calendar.id.clone(),
        cells: vec![
            or_dash(calendar.id.as_deref()),
            or_dash(calendar.summary.as_deref()),
            yes_no(calendar.is_primary),
            or_dash(calendar.access_role.as_deref()),
            or_dash(calendar.time_zone.as_deref()),
        ],
        document: json!({
            "calendar_id": calendar.id, "name": calendar.summary, "primary": calendar.is_primary,
            "access_role": calendar.access_role, "time_zone": calendar.time_zone,
        }),
    };
    let columns = vec![
        Column::whole("CALENDAR"),
        Column::text("NAME"),
        Column::text("PRIMARY"),
        Column::text("ACCESS"),
        Column::text("TIME ZONE"),
    ];
    let rows: Vec<Row> = answer.view.calendars.iter().map(row).collect();
    let is_empty = rows.is_empty();
    let status = Listed { name: "calendars", columns, rows }.print([("response", answer.raw)], ctx)?;
    if is_empty {
        ctx.printer.next("meetstream calendar connect google --credentials FILE");
    }
    Ok(status)
}

async fn schedule(args: ScheduleArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let ScheduleArgs { event, bot, occurrence, all_occurrences, occurrence_limit } = args;
    let config = bot_config::build(bot, "calendar schedule", ctx)?;
    let mut body = json!({"bot_config": config});
    if let Some(fields) = body.as_object_mut() {
        let options = [
            ("occurrence_date", occurrence.map(Value::String)),
            ("schedule_all_occurrences", all_occurrences.then_some(Value::Bool(true))),
            ("occurrence_limit", occurrence_limit.map(Value::from)),
        ];
        fields.extend(options.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))));
    }
    let answer = ctx.api()?.schedule_event(&event, body).await.map_err(|source| {
        Error::call(Subject::Listed(EVENTS), format!("schedule a bot for event `{event}`"), source)
    })?;
    let fields = Fields::of(&answer.raw);
    let bot_id = fields.text(&["bot_id"]);
    let at = fields.instant(&["scheduled_time", "scheduled_join_time"]);
    if let Some(bot_id) = bot_id.as_deref().and_then(|id| id.parse().ok()) {
        remember(bot_id, &config, ctx).await;
    }
    let shown = bot_id.as_deref().unwrap_or("-").to_owned();
    let when = at.map(|at| format!(" at {}", When::Absolute.show(Some(at)))).unwrap_or_default();
    let line = format!("scheduled bot {shown} for event {event}{when}");
    let ids = json!({"bot_id": bot_id, "event_id": event.as_str(), "scheduled_time": at});
    let status = changed(&shown, &line, &change(ids, "scheduled", answer.raw), ctx)?;
    ctx.printer.next("meetstream calendar scheduled");
    Ok(status)
}

/// A bot for an event is a bot that this machine made: `@last` and `fetch` know it by the journal.
async fn remember(bot_id: BotId, config: &Map<String, Value>, ctx: &Context) {
    let provider = config.get("transcription").and_then(Value::as_object).and_then(|map| map.keys().next());
    let request = Value::Object(config.clone());
    let bot = SentBot {
        bot_id,
        created_at: ctx.now(),
        provider: provider.and_then(|name| name.parse().ok()),
        video: Fields::of(&request).truth(&["video_required"]).unwrap_or_default(),
        request: masked(&request).to_string(),
    };
    let remembered = match ctx.journal() {
        Ok(journal) => {
            journal.remember_bot(bot).await.map_err(|source| Error::Journal { action: "remember the bot", source })
        }
        Err(error) => Err(error),
    };
    if let Err(error) = remembered {
        ctx.printer.warning_of("the bot was scheduled, but not remembered", &error);
    }
}

async fn unschedule(args: UnscheduleArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let UnscheduleArgs { event, all_occurrences, from_date } = args;
    let answer = ctx
        .api()?
        .unschedule_event(&event, all_occurrences, from_date.as_deref())
        .await
        .map_err(|source| Error::call(Subject::Listed(SCHEDULED), format!("unschedule event `{event}`"), source))?;
    let count = Fields::of(&answer.raw).count(&["bots_deleted", "schedules_cancelled"]);
    let bots = match count {
        Some(1) => " (1 bot taken back)".to_owned(),
        Some(count) => format!(" ({count} bots taken back)"),
        None => String::new(),
    };
    let document = change(json!({"event_id": event.as_str()}), "unscheduled", answer.raw);
    changed(event.as_str(), &format!("unscheduled event {event}{bots}"), &document, ctx)
}

async fn scheduled(absolute: bool, ctx: &Context) -> Result<ExitStatus, Error> {
    let answer = ctx.api()?.scheduled_bots().await.map_err(|source| Error::api("list the scheduled bots", source))?;
    let when = if absolute { When::Absolute } else { When::Relative { now: ctx.now() } };
    let row = |bot: &ScheduledBot| Row {
        id: bot.bot_id.clone(),
        cells: vec![
            or_dash(bot.bot_id.as_deref()),
            when.show(bot.scheduled_join_time),
            or_dash(bot.bot_username.as_deref()),
            or_dash(bot.status.as_deref()),
            or_dash(bot.event_id.as_deref()),
        ],
        document: json!({
            "bot_id": bot.bot_id, "scheduled_time": bot.scheduled_join_time, "name": bot.bot_username,
            "status": bot.status, "event_id": bot.event_id,
        }),
    };
    let columns = vec![
        Column::whole("BOT"),
        Column::text("JOINS"),
        Column::text("NAME"),
        Column::text("STATUS"),
        Column::whole("EVENT"),
    ];
    let rows = answer.view.iter().map(row).collect();
    Listed { name: "scheduled bots", columns, rows }.print([("response", answer.raw)], ctx)
}

async fn reschedule(args: RescheduleArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let RescheduleArgs { bot, at, name, attr } = args;
    let at = at.map(|moment| moment.resolve(ctx.now()));
    if at.is_some_and(|at| at < ctx.now()) {
        return Err(InputError::refused("calendar reschedule", "the time is in the past").into());
    }
    let attributes: Map<String, Value> = attr.into_iter().map(|(key, value)| (key, Value::String(value))).collect();
    let fields = [
        ("scheduled_join_time", at.map(|at| Value::String(at.to_string()))),
        ("bot_username", name.map(Value::String)),
        ("custom_attributes", (!attributes.is_empty()).then_some(Value::Object(attributes))),
    ];
    let body: Map<String, Value> =
        fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect();
    let changes = body.keys().cloned().collect::<Vec<_>>().join(", ");
    let bot = ctx.bot(&bot).await?;
    let answer = ctx
        .api()?
        .reschedule_bot(&bot, Value::Object(body))
        .await
        .map_err(|source| Error::call(Subject::Listed(SCHEDULED), format!("reschedule bot `{bot}`"), source))?;
    let line = match at {
        Some(at) => format!("rescheduled bot {bot} to {}", When::Absolute.show(Some(at))),
        None => format!("changed {changes} of bot {bot}"),
    };
    changed(bot.as_str(), &line, &change(json!({"bot_id": bot}), "rescheduled", answer.raw), ctx)
}

async fn auto_join(command: AutoJoinCommand, ctx: &Context) -> Result<ExitStatus, Error> {
    let api: Client = ctx.api()?;
    match command {
        AutoJoinCommand::On(args) => {
            let config = bot_config::build(*args, "calendar auto-join on", ctx)?;
            let name = config.get("bot_name").and_then(Value::as_str).unwrap_or("-").to_owned();
            let answer = api
                .enable_auto_join(Value::Object(config))
                .await
                .map_err(|source| Error::api("turn auto-join on", source))?;
            let document = change(json!({"enabled": true}), "auto_join_on", answer.raw);
            changed("on", &format!("auto-join is on, as {name}"), &document, ctx)
        }
        AutoJoinCommand::Off => {
            let answer = api.disable_auto_join().await.map_err(|source| Error::api("turn auto-join off", source))?;
            let document = change(json!({"enabled": false}), "auto_join_off", answer.raw);
            changed("off", "auto-join is off; bots that are scheduled already stay", &document, ctx)
        }
        AutoJoinCommand::Status => {
            let answer = api.auto_join().await.map_err(|source| Error::api("fetch the auto-join settings", source))?;
            auto_join_status(&answer.view, &answer.raw, ctx)
        }
    }
}

fn auto_join_status(view: &AutoJoin, raw: &Value, ctx: &Context) -> Result<ExitStatus, Error> {
    let enabled = view.auto_schedule_enabled;
    if ctx.printer.format() == Format::Json {
        let config = &view.default_bot_config;
        let document = json!({"enabled": enabled, "default_bot_config": config, "response": raw});
        ctx.printer.document(&document)?;
        return Ok(ExitStatus::Done);
    }
    let config = Fields::of(&view.default_bot_config);
    let state = enabled.map_or("unknown", |enabled| if enabled { "on" } else { "off" });
    let mut fields = vec![("auto-join", state.to_owned())];
    if let Some(name) = config.text(&["bot_name"]) {
        let provider = config.fields(&["transcription"]).entries().next().map(|(name, _)| name.as_str());
        fields.push(("name", name));
        fields.push(("video", yes_no(config.truth(&["video_required"]))));
        fields.push(("transcript", or_dash(provider)));
    }
    details(&fields, ctx)?;
    Ok(ExitStatus::Done)
}

async fn recurrence(event: &ResourceId, state: Switch, ctx: &Context) -> Result<ExitStatus, Error> {
    let (enabled, word) = match state {
        Switch::On => (true, "on"),
        Switch::Off => (false, "off"),
    };
    let answer = ctx.api()?.set_recurrence(event, enabled).await.map_err(|source| {
        Error::call(Subject::Listed(EVENTS), format!("turn recurrence of event `{event}` {word}"), source)
    })?;
    let ids = json!({"event_id": event.as_str(), "enabled": enabled});
    let line = format!("recurrence of event {event} is {word}");
    changed(event.as_str(), &line, &change(ids, &format!("recurrence_{word}"), answer.raw), ctx)
}

async fn disconnect(args: DisconnectArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let DisconnectArgs { provider, account, purge_events, yes } = args;
    if !yes {
        let which = provider.map_or("the", |provider| provider.as_str());
        let events = if purge_events { ", and erases the events that the service has stored" } else { "" };
        let consequence = format!("This disconnects {which} calendar, takes back the bots of its events{events}.");
        confirm(&ctx.printer, &consequence, "disconnect")?;
    }
    let mut body = Map::new();
    if let Some(provider) = provider {
        body.insert("provider".to_owned(), json!(provider.as_str()));
    }
    if let Some(account) = account {
        body.insert("account_id".to_owned(), json!(account.as_str()));
    }
    if purge_events {
        body.insert("purge_events".to_owned(), json!(true));
    }
    let answer = ctx.api()?.disconnect_calendar(Value::Object(body)).await.map_err(|source| {
        Error::call(Subject::Listed("`meetstream calendar list`"), "disconnect the calendar", source)
    })?;
    let fields = Fields::of(&answer.raw);
    let counts = [
        fields.count(&["events_deleted"]).map(|count| format!("events deleted: {count}")),
        fields.count(&["schedules_cancelled"]).map(|count| format!("bots taken back: {count}")),
    ];
    let counts = counts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let which = provider.map_or("the", |provider| provider.as_str());
    let line =
        format!("disconnected {which} calendar{}", if counts.is_empty() { counts } else { format!(" ({counts})") });
    let ids = json!({"provider": provider.map(CalendarProvider::as_str)});
    changed(which, &line, &change(ids, "disconnected", answer.raw), ctx)
}
