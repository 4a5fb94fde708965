use serde_json::{Map, Value, json};

use crate::api::wire::{config_for, takes_language};
use crate::cli::BotConfigArgs;
use crate::commands::input::read_object;
use crate::context::Context;
use crate::error::{Error, InputError, InputSource};

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
        if language.is_some() && !provider.known().is_some_and(takes_language) {
            return Err(refused(format!(
                "--language: {provider} has no such option that is known; --bot-config takes any"
            )));
        }
        if let Some(doubt) = provider.doubt() {
            ctx.printer.warning(&doubt);
        }
        let options = provider.known().map_or(json!({}), |known| config_for(known, language.as_deref()));
        config.insert("transcription".to_owned(), json!({provider.as_str(): options}));
    }
    config.entry("bot_name").or_insert_with(|| json!(ctx.settings.bot_name.value));
    config.entry("video_required").or_insert_with(|| json!(false));
    let recording = config.entry("recording_config").or_insert_with(|| json!({}));
    let Some(recording) = recording.as_object_mut() else {
        return Err(refused("`recording_config` must be an object".to_owned()));
    };
    if retention.is_some() || !recording.contains_key("retention") {
        let hours = retention.unwrap_or(ctx.settings.bot_retention.value).hours();
        recording.insert("retention".to_owned(), json!({"type": "timed", "hours": hours}));
    }
    if let Some(key) = ["meeting_link", "join_at"].into_iter().find(|key| config.contains_key(*key)) {
        return Err(refused(format!("`{key}` comes from the event, and cannot be part of a bot_config")));
    }
    Ok(config)
}
