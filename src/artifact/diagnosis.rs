//! Why there is no artifact: not yet, not any more, or never. The service's answers alone do not tell (`docs/api.md`,
//! "Transcripts" and "Recordings"): a transcript that failed answers 202 for ever, and media that do not exist yet
//! answer 404.

use super::error::{ArtifactError, Cause};
use crate::api::history::{never_came_in, was_refused_inside};
use crate::api::wire::BotDetails;
use crate::api::{ApiError, Client};
use crate::model::{ArtifactKind, BotId, Processing, ProviderMode};

/// Finds out what a refusal means, with one more question where that helps.
pub(super) async fn diagnose(api: &Client, bot: &BotId, kind: ArtifactKind, refusal: ApiError) -> ArtifactError {
    if !refusal.is_not_ready() && !refusal.is_not_found() {
        return Cause::Api(refusal).of(kind);
    }
    match api.bot_details(bot).await {
        Ok(answer) => verdict(kind, &answer.view, refusal.is_not_ready(), refusal.message()),
        Err(source) if source.is_not_found() => unknown_bot(kind),
        Err(source) => Cause::Api(source).of(kind),
    }
}

/// The bot itself is not there.
pub(super) fn unknown_bot(kind: ArtifactKind) -> ArtifactError {
    Cause::Gone { reason: "the service does not know this bot, or has erased its data".to_owned() }.of(kind)
}

/// What the bot's details say about an artifact that was refused: with "not ready" (202) or "not found".
pub(super) fn verdict(
    kind: ArtifactKind,
    details: &BotDetails,
    not_ready: bool,
    message: Option<String>,
) -> ArtifactError {
    let reached = |stage: &str| details.reached().iter().any(|(name, _)| name.eq_ignore_ascii_case(stage));
    let never = |reason: &str| Cause::NotAvailable { reason: reason.to_owned(), is_recorded: false }.of(kind);
    let untranscribed = |reason: &str| Cause::NotAvailable { reason: reason.to_owned(), is_recorded: true }.of(kind);
    if reached("MediaExpired") {
        return Cause::Gone { reason: "its retention time is over".to_owned() }.of(kind);
    }
    if was_refused_inside(details) {
        return never("the host refused the recording");
    }
    if never_came_in(details) {
        return never("the bot was never in the meeting");
    }
    let failed =
        |status: &Option<String>| status.as_deref().and_then(Processing::from_word) == Some(Processing::Failed);
    match kind {
        ArtifactKind::Transcript => {
            if failed(&details.transcript_status) {
                let reason = details.message.clone().or(stage_message(details)).unwrap_or_else(|| {
                    "the service reports TranscriptStatus Failed; the provider's key is the usual cause".to_owned()
                });
                return Cause::Failed { reason: crate::model::printable(&reason) }.of(kind);
            }
            match details.provider().map(|provider| (provider, provider.mode())) {
                Some((provider, ProviderMode::Streaming)) if details.transcript_id.is_none() || not_ready => {
                    return untranscribed(&format!("{provider} transcribes during the meeting only"));
                }
                Some((provider, ProviderMode::Captions)) => {
                    return untranscribed(&format!("{provider} gives captions instead"));
                }
                None if details.transcript_id.is_none() && details.request.is_object() => {
                    return untranscribed("the bot was created without a transcription provider");
                }
                Some(_) | None => {}
            }
        }
        ArtifactKind::Video | ArtifactKind::VideoStreams | ArtifactKind::Screenshots
            if details.video_required() == Some(false) =>
        {
            return never("the bot was created without video");
        }
        ArtifactKind::Audio if failed(&details.audio_status) => {
            return Cause::Failed { reason: "the service reports AudioStatus Failed".to_owned() }.of(kind);
        }
        ArtifactKind::Audio
        | ArtifactKind::AudioStreams
        | ArtifactKind::Captions
        | ArtifactKind::Chat
        | ArtifactKind::Participants
        | ArtifactKind::Screenshots
        | ArtifactKind::Speakers
        | ArtifactKind::Summary
        | ArtifactKind::Video
        | ArtifactKind::VideoStreams => {}
    }
    let status = details.status.as_deref().unwrap_or_default();
    if !not_ready && reached("Done") {
        return never("the session is over and left none");
    }
    let state = if status.is_empty() { String::new() } else { format!("the bot is `{status}`") };
    let reason = message.filter(|_| not_ready).unwrap_or(state);
    Cause::NotReady { reason: crate::model::printable(&reason) }.of(kind)
}

/// What the service said with the stage that went wrong.
fn stage_message(details: &BotDetails) -> Option<String> {
    let stages = ["TranscriptionReady", "Error", "Done"];
    let messages = details.timeline.iter().filter(|(name, _)| stages.contains(&name.as_str()));
    messages.filter_map(|(_, stage)| stage.message.clone()).find(|message| says_failure(message))
}

fn says_failure(message: &str) -> bool {
    let message = message.to_ascii_lowercase();
    message.contains("error") || message.contains("fail")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::api::wire::View as _;

    fn judged(kind: ArtifactKind, details: &Value, not_ready: bool) -> ArtifactError {
        verdict(kind, &BotDetails::read(&json!({ "bot_details": details })), not_ready, Some("Still busy".to_owned()))
    }

    fn provider(name: &str) -> Value {
        json!({"transcript_id": "t-1", "RequestPayload":
            {"recording_config": {"transcript": {"provider": {name: {}}}}, "video_required": false}})
    }

    #[test]
    fn a_transcript_that_can_never_come_is_told_from_one_that_may() {
        let transcript = ArtifactKind::Transcript;
        let failed = json!({"TranscriptStatus": "Failed", "transcript_id": "t-1"});
        assert!(matches!(judged(transcript, &failed, true).cause, Cause::Failed { .. }));
        let streaming = judged(transcript, &provider("deepgram_streaming"), true);
        assert!(matches!(streaming.cause, Cause::NotAvailable { .. }));
        assert!(matches!(judged(transcript, &provider("meeting_captions"), true).cause, Cause::NotAvailable { .. }));
        let none = json!({"RequestPayload": {"bot_name": "N"}});
        assert!(matches!(judged(transcript, &none, false).cause, Cause::NotAvailable { .. }));
        let waiting = judged(transcript, &provider("deepgram"), true);
        assert!(matches!(&waiting.cause, Cause::NotReady { reason } if reason == "Still busy"), "{waiting:?}");
    }

    #[test]
    fn media_are_not_ready_gone_or_never_there() {
        let stage = |name: &str| json!({"StatusTimeline": {name: {"status": true}}});
        assert!(matches!(judged(ArtifactKind::Video, &provider("deepgram"), true).cause, Cause::NotAvailable { .. }));
        let audio = |details: &Value, not_ready| judged(ArtifactKind::Audio, details, not_ready);
        assert!(matches!(audio(&json!({"Status": "InMeeting"}), false).cause, Cause::NotReady { .. }));
        assert!(matches!(audio(&json!({"Status": "NotAllowed"}), false).cause, Cause::NotAvailable { .. }));
        assert!(matches!(audio(&stage("BotRejected"), true).cause, Cause::NotAvailable { .. }));
        assert!(matches!(audio(&stage("MediaExpired"), false).cause, Cause::Gone { .. }));
        assert!(matches!(audio(&stage("Done"), false).cause, Cause::NotAvailable { .. }));
        assert!(matches!(audio(&stage("Done"), true).cause, Cause::NotReady { .. }));
        assert!(matches!(audio(&json!({"AudioStatus": "Failed"}), true).cause, Cause::Failed { .. }));
    }
}
