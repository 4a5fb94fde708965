//! What tools answer: JSON, mostly the documents of the same commands' `--json` without what the service answered.

use std::path::Path;

use serde_json::{Value, json};

use super::arguments::{CreateBot, Explain, LONGEST_LIST, LONGEST_TEXT, ListBots, RecentEvents, Transcript};
use crate::artifact::transcript::TranscriptFormat;
use crate::artifact::{Destination, Progress, SaveOptions, TranscriptOptions};
use crate::cli::{BotArgs, ListArgs, TranscriptArgs};
use crate::commands::scratch::scratch;
use crate::commands::{bots, create, explain};
use crate::context::Context;
use crate::error::{Error, InputError, InputSource};
use crate::journal::Query;
use crate::model::{ArtifactKind, BotRef, ExitStatus, NamedProvider, Record, Seq, printable};

/// Sends a bot.
pub(super) async fn create(asked: CreateBot, ctx: &Context) -> Result<Value, Error> {
    let CreateBot { link, name, video, transcript, language, join_at, message, attributes, .. } = asked;
    if language.is_some() && transcript.is_none() {
        return Err(InputError::refused("create", "`language` needs `transcript`").into());
    }
    let bot = BotArgs {
        name,
        video,
        join_at,
        message,
        attr: attributes.into_iter().collect(),
        callback_url: asked.callback_url,
        transcript: TranscriptArgs {
            transcript: transcript.map(NamedProvider::Known),
            language,
            provider_config: None,
        },
        ..BotArgs::default()
    };
    let body = create::checked_body(Some(&link), &bot, ctx)?;
    let warnings = create::warnings(&body, Some(&link), &bot, ctx);
    let key = asked.idempotency_key.unwrap_or_else(|| uuid::Uuid::new_v4().hyphenated().to_string());
    let sent = create::send(body, &key, ctx).await?;
    Ok(json!({
        "bot_id": sent.bot_id, "status": sent.view.status, "transcript_id": sent.view.transcript_id,
        "replayed": sent.replayed, "idempotency_key": key, "warnings": warnings,
        "next": "wait_for_recording follows it to the end, and saves its files",
    }))
}

/// Everything known of a bot.
pub(super) async fn status(bot: &BotRef, ctx: &Context) -> Result<Value, Error> {
    let (mut document, outcome) = bots::shown(&ctx.bot(bot).await?, ctx).await?;
    if let Some(fields) = document.as_object_mut() {
        fields.remove("response");
        fields.insert("outcome".to_owned(), json!(outcome));
    }
    Ok(document)
}

/// The bots of the account.
pub(super) async fn list(asked: ListBots, ctx: &Context) -> Result<Value, Error> {
    let ListBots { limit, status, platform, attributes } = asked;
    let args = ListArgs {
        all: false,
        limit: Some(limit.clamp(1, LONGEST_LIST)),
        status,
        platform,
        attr: attributes.into_iter().collect(),
        absolute: true,
    };
    let mut documents = bots::Listed::fetch(&args, ctx).await?.documents();
    for document in documents.iter_mut().filter_map(Value::as_object_mut) {
        document.remove("response");
    }
    Ok(json!({"bots": documents}))
}

/// Has a bot speak.
pub(super) async fn say(bot: &BotRef, text: &str, ctx: &Context) -> Result<Value, Error> {
    let (bot, _) = bots::speak(bot, text, ctx).await?;
    Ok(json!({"bot_id": bot, "action": "saying"}))
}

/// Has a bot leave.
pub(super) async fn remove(bot: &BotRef, ctx: &Context) -> Result<Value, Error> {
    let bot = ctx.bot(bot).await?;
    bots::leave(&ctx.api()?, &bot).await?;
    Ok(json!({"bot_id": bot, "action": "removing"}))
}

/// Erases a bot's data.
pub(super) async fn delete(bot: &BotRef, ctx: &Context) -> Result<Value, Error> {
    let bot = ctx.bot(bot).await?;
    let answer = bots::erase(&ctx.api()?, &bot).await?;
    Ok(json!({"bot_id": bot, "action": "deleted", "deleted_objects": answer.view.deleted_objects}))
}

/// Explains a word, or an exit status.
pub(super) fn explain(asked: &Explain) -> Result<Value, Error> {
    let name = asked.name.trim();
    let status = ExitStatus::ALL.into_iter().find(|(status, _)| name == status.code().to_string());
    if let Some((status, meaning)) = status {
        return Ok(json!({"name": status.code().to_string(), "kind": "exit_status", "meaning": meaning}));
    }
    Ok(json!(explain::look_up(name)?))
}

/// The newest events of the journal.
pub(super) async fn events(asked: RecentEvents, ctx: &Context) -> Result<Value, Error> {
    let RecentEvents { bot, names, limit } = asked;
    let journal = ctx.journal_to_read()?;
    let failed = |source| Error::Journal { action: "read the journal", source };
    let bots = match &bot {
        Some(bot) => vec![ctx.bot_in(&journal, bot).await?],
        None => Vec::new(),
    };
    let limit = limit.clamp(1, LONGEST_LIST);
    let mut query = Query { patterns: names, bots, ..Query::default() };
    let records = match journal.newest(&query, limit).await.map_err(failed)? {
        Some(first) => {
            query.first = first;
            let limit = usize::try_from(limit).unwrap_or(usize::MAX);
            journal.matching(&query, Seq(0), limit).await.map_err(failed)?
        }
        None => Vec::new(),
    };
    Ok(json!({"events": records.iter().map(event).collect::<Vec<_>>()}))
}

/// An event without its payload, explained.
pub(super) fn event(record: &Record) -> Value {
    let event = &record.delivery.event;
    let explanation = event.explanation();
    json!({
        "seq": record.seq, "received_at": record.delivery.received_at, "happened_at": event.happened_at(),
        "source": record.delivery.source, "name": event.name, "reason": record.reason, "bot_id": event.bot_id,
        "duplicate": record.duplicate, "late": record.late, "message": event.message.as_deref().map(printable),
        "meaning": explanation.map(|explanation| explanation.meaning),
        "next": explanation.map(|explanation| explanation.next),
    })
}

/// A part of a transcript.
pub(super) async fn transcript(asked: Transcript, ctx: &Context) -> Result<Value, Error> {
    let Transcript { bot, format, offset, limit } = asked;
    let (bot, format) = (ctx.bot(&bot).await?, format.unwrap_or(TranscriptFormat::Txt));
    let folder = scratch()?;
    let options = SaveOptions {
        destination: Destination::File(folder.path().join("transcript")),
        transcript: TranscriptOptions { formats: vec![format], ..TranscriptOptions::default() },
        ..SaveOptions::default()
    };
    let saved = ctx.archive(None)?.save(&bot, ArtifactKind::Transcript, &options, &Progress::new(|_| {})).await;
    let saved = saved.map_err(|error| Error::artifact(&bot, error))?;
    let text = saved.files.first().map(|file| read(&file.path)).transpose()?.unwrap_or_default();
    let characters = text.chars().count();
    let part: String = text.chars().skip(offset).take(limit.clamp(1, LONGEST_TEXT)).collect();
    let end = offset.saturating_add(part.chars().count());
    Ok(json!({
        "bot_id": bot, "format": format.as_str(), "characters": characters, "offset": offset,
        "next_offset": (end < characters).then_some(end), "warnings": saved.warnings, "text": part,
    }))
}

fn read(path: &Path) -> Result<String, Error> {
    std::fs::read_to_string(path)
        .map_err(|source| InputError::unreadable(InputSource::File(path.to_owned()), source).into())
}
