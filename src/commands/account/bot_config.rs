use serde_json::{Map, Value, json};

use crate::api::wire::{config_for, takes_language};
use crate::cli::BotConfigArgs;
use crate::commands::input::read_object;
use crate::context::Context;
use crate::error::{Error, InputError, InputSource};
use crate::model::Span;

/// Makes the `bot_config` of a calendar's bot: a file, under the flags, under what is always sent because the service's
/// own defaults are contested. Its form is not that of a create body (`docs/api.md`, "Calendars").
pub(super) fn build(args: BotConfigArgs, subject: &'static str, ctx: &Context) -> Result<Map<String, Value>, Error> {
    let BotConfigArgs { bot_config, name, video, transcript, language, message, callback_url, retention } = args;
    let refused = |problem: String| Error::from(InputError::refused(subject, problem));
    let mut config = match bot_config {
        Some(path) => read_object(&InputSource::from_argument(path))?,
        None => Map::new(),
    };
    let texts = [("bot_name", name), ("bot_message", message), ("callback_url", callback_url.map(String::from))];
    config.extend(texts.into_iter().filter_map(|(key, text)| Some((key.to_owned(), Value::String(text?)))));
    if video {
        config.insert("video_required".to_owned(), json!(true));
    }
    if let Some(provider) = transcript {
        if language.is_some() && !takes_language(provider) {
            return Err(refused(format!("--language: {provider} has no such option")));
        }
        let options = config_for(provider, language.as_deref());
        config.insert("transcription".to_owned(), json!({provider.as_str(): options}));
    }
    config.entry("bot_name").or_insert_with(|| json!(ctx.settings.bot_name.value));
    config.entry("video_required").or_insert_with(|| json!(false));
    let hours = retention.map(whole_hours).transpose().map_err(refused)?;
    let recording = config.entry("recording_config").or_insert_with(|| json!({}));
    let Some(recording) = recording.as_object_mut() else {
        return Err(refused("`recording_config` must be an object".to_owned()));
    };
    if hours.is_some() || !recording.contains_key("retention") {
        let usual = ctx.settings.bot_retention.value.as_secs().div_ceil(3600).max(1);
        recording.insert("retention".to_owned(), json!({"type": "timed", "hours": hours.unwrap_or(usual)}));
    }
    if let Some(key) = ["meeting_link", "join_at"].into_iter().find(|key| config.contains_key(*key)) {
        return Err(refused(format!("`{key}` comes from the event, and cannot be part of a bot_config")));
    }
    Ok(config)
}

fn whole_hours(span: Span) -> Result<u64, String> {
    let seconds = span.0.as_secs();
    if seconds == 0 || !seconds.is_multiple_of(3600) || span.0.subsec_nanos() != 0 {
        return Err(format!("--retention: {span} is not a whole number of hours, at least 1h"));
    }
    Ok(seconds / 3600)
}
