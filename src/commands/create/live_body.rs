//! The body of a bot that sends what it hears to this machine.

use serde_json::{Value, json};

use super::{body, check};
use crate::api::wire::config_for;
use crate::cli::BotArgs;
use crate::context::Context;
use crate::error::{Error, InputError};
use crate::model::Provider;

/// Who transcribes where nobody is named: it needs no key of another service.
const TRANSCRIBER: Provider = Provider::MeetstreamStreaming;

/// Makes and checks a body for `--live`. Where on this machine everything is sent is filled in by [`send_here`].
pub(crate) fn body_for_live(link: Option<&str>, args: &BotArgs, ctx: &Context) -> Result<Value, Error> {
    let mut body = body::build(link, args, ctx)?;
    let fields = ["callback_url", "live_audio_required", "live_transcription_required"];
    if let Some(field) = fields.into_iter().find(|field| body.get(field).is_some_and(|value| !value.is_null())) {
        return Err(InputError::refused("create", format!("`{field}` is set, and --live sets it too")).into());
    }
    if body.pointer("/recording_config/transcript/provider").is_none()
        && let Some(recording) = body.get_mut("recording_config").and_then(Value::as_object_mut)
    {
        let provider = json!({"provider": {TRANSCRIBER.as_str(): config_for(TRANSCRIBER, None)}});
        recording.insert("transcript".to_owned(), provider);
        ctx.printer.note(&format!("transcribed by {TRANSCRIBER}; --transcript names another streaming provider"));
    }
    send_here(&mut body, "https://localhost", "wss://localhost");
    check(&body, link, args)?;
    Ok(body)
}

/// Has the bot send its webhooks, its transcript and its sound to addresses of this machine.
pub(crate) fn send_here(body: &mut Value, callback_url: &str, sound_url: &str) {
    if let Some(fields) = body.as_object_mut() {
        fields.insert("callback_url".to_owned(), json!(callback_url));
        fields.insert("live_transcription_required".to_owned(), json!({"webhook_url": callback_url}));
        fields.insert("live_audio_required".to_owned(), json!({"websocket_url": sound_url}));
    }
}
