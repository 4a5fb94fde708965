//! What a bot's maker may not have expected, though the bot did what it was asked to: words that never become a
//! transcript, webhooks that nobody gets, media that are gone. Pure.

use serde_json::Value;
use url::{Host, Url};

use super::failure;
use super::finding::{Case, Finding, round};
use crate::model::{ArtifactKind, EventKind, ProviderMode, Session, Span, TimelineStage, is_loopback};

/// Everything that is wrong with a bot, or that its maker may not have expected: why it failed comes first.
pub(crate) fn findings(case: &Case<'_>) -> Vec<Finding> {
    failure::causes(case).chain(unexpected(case)).collect()
}

fn unexpected(case: &Case<'_>) -> impl Iterator<Item = Finding> {
    let found = [gone(case), unsaved(case), lobby(case), trouble(case), unwritten(case), webhooks(case)];
    found.into_iter().flatten()
}

fn warning(about: &'static str, what: impl Into<String>, advice: impl IntoIterator<Item = String>) -> Finding {
    Finding { about, what: what.into(), advice: advice.into_iter().collect(), failed: false }
}

fn failure(about: &'static str, what: impl Into<String>, advice: impl IntoIterator<Item = String>) -> Finding {
    Finding { failed: true, ..warning(about, what, advice) }
}

/// The service keeps nothing of it any more.
fn gone(case: &Case<'_>) -> Option<Finding> {
    if !case.are_media_gone() {
        return None;
    }
    // What the service tells without a time was no event here.
    let when = case.known.session.deleted_at.map(|at| format!(" at {at}")).unwrap_or_default();
    Some(failure(
        "media",
        format!("the service has erased what was recorded{when}, by request or because its retention ran out"),
        [
            "what was saved is in a folder of the bot's id below this one: `meetstream config get output_dir`"
                .to_owned(),
            "have the next one kept for longer: `create --retention 30d`".to_owned(),
        ],
    ))
}

/// Downloads of the listener that have failed.
fn unsaved(case: &Case<'_>) -> Option<Finding> {
    let kinds: Vec<&str> = case.known.unsaved().map(ArtifactKind::as_str).collect();
    (!kinds.is_empty() && !case.are_media_gone()).then(|| {
        let what = format!("could not be saved here: {}", kinds.join(", "));
        failure("download", what, [format!("save it: `meetstream fetch all {}`", case.bot_id)])
    })
}

/// It waits for somebody to admit it.
fn lobby(case: &Case<'_>) -> Option<Finding> {
    if case.state() != Some(EventKind::InWaitingRoom) {
        return None;
    }
    let since = case.details.stage(TimelineStage::WaitingRoom).and_then(|stage| stage.at);
    let waited = since.map(|at| case.now.duration_since(at)).filter(jiff::SignedDuration::is_positive);
    let waited = waited.map(|time| format!(" for {}", Span(round(time.unsigned_abs())))).unwrap_or_default();
    Some(warning(
        "lobby",
        format!("it has waited{waited} for somebody to admit it"),
        ["ask the host to admit it from the waiting room".to_owned()],
    ))
}

/// Something went wrong in the meeting, and the bot went on.
fn trouble(case: &Case<'_>) -> Option<Finding> {
    case.known.newest(EventKind::Error)?;
    let said = case.known.said(EventKind::Error).map(|said| format!(": {said}")).unwrap_or_default();
    let provider = case.provider().map_or("the transcription provider", crate::model::Provider::as_str);
    Some(warning(
        "trouble",
        format!("something went wrong during the meeting{said}"),
        [format!("check the key and the credit of {provider} on the service's dashboard")],
    ))
}

/// There is no transcript, and none has failed.
fn unwritten(case: &Case<'_>) -> Option<Finding> {
    if !case.took_part() || case.are_media_gone() {
        return None;
    }
    let bot_id = case.bot_id;
    let transcribe = || {
        let once = if case.has_stopped() { "" } else { ", once it has left" };
        format!("make one from the audio{once}: `meetstream transcribe {bot_id} --provider deepgram`")
    };
    match case.provider() {
        // A later run makes up for it.
        Some(provider) if provider.mode() == ProviderMode::Streaming && case.details.transcript_id.is_none() => {
            Some(warning(
                "transcript",
                format!("{provider} writes during the meeting only: no transcript is left afterwards"),
                [transcribe()],
            ))
        }
        Some(provider) if provider.mode() == ProviderMode::Captions && case.details.transcript_id.is_none() => {
            let captions = format!("fetch them: `meetstream fetch captions {bot_id}`");
            Some(warning("transcript", "the meeting's own captions stand for a transcript", [captions]))
        }
        Some(_) => overdue(case),
        None if case.request().is_some() && case.details.transcript_id.is_none() => {
            Some(warning("transcript", "none was asked for", [transcribe()]))
        }
        None => None,
    }
}

/// The transcript of a bot that has left is in the making for longer than any takes.
fn overdue(case: &Case<'_>) -> Option<Finding> {
    let status = case.details.transcript_status.as_deref()?;
    let left_at = case.details.stage(TimelineStage::Stopped).and_then(|stage| stage.at).or(case.details.ended_at)?;
    let waited = case.now.duration_since(left_at);
    let is_late = !status.eq_ignore_ascii_case("success")
        && waited > jiff::SignedDuration::try_from(Session::IDLE_AFTER_STOP).ok()?;
    (is_late && !status.eq_ignore_ascii_case("failed")).then(|| {
        let waited = Span(round(waited.unsigned_abs()));
        warning(
            "transcript",
            format!("it is still `{status}`, {waited} after the bot has left"),
            [format!("begin another run: `meetstream transcribe {} --provider deepgram`", case.bot_id)],
        )
    })
}

/// Why webhooks do not come, or not here.
fn webhooks(case: &Case<'_>) -> Option<Finding> {
    let instead = format!("ask the API instead: `meetstream watch {}`", case.bot_id);
    let fetch = format!("what is ready can be fetched all the same: `meetstream fetch all {}`", case.bot_id);
    let request = case.request()?;
    let Some(callback) = request.get("callback_url").and_then(Value::as_str) else {
        // Who follows it through the API misses nothing.
        return case.known.events.is_empty().then(|| {
            warning(
                "webhooks",
                "it sends none: it was made without a callback URL, and none can be given later",
                [instead, "give the next one `--callback-url`".to_owned()],
            )
        });
    };
    // The path may hold a token.
    let url = Url::parse(callback).ok()?;
    let host = url.host_str()?.to_owned();
    if !case.service_is_here && !is_public(&url) {
        return Some(warning(
            "webhooks",
            format!(
                "they go to {}://{host}, which the service cannot reach: it must be public, and https",
                url.scheme()
            ),
            [instead, fetch],
        ));
    }
    let told: Vec<EventKind> = case.known.delivered().map(|record| record.delivery.event.name.kind()).collect();
    // One that was removed by a participant has stopped, and no stage tells more.
    let is_told = |stage: TimelineStage| told.iter().any(|kind| TimelineStage::of(*kind) == Some(stage));
    // Not every bot sends `bot.done`, and nobody should depend on it.
    let counts = |stage: &TimelineStage| *stage != TimelineStage::Done && case.details.stage(*stage).is_some();
    let reached: Vec<TimelineStage> = TimelineStage::ALL.iter().copied().filter(counts).collect();
    let missing: Vec<&str> =
        reached.iter().filter(|stage| !is_told(**stage)).map(|stage| stage.event().name()).collect();
    let what = if missing.is_empty() {
        return None;
    } else if told.is_empty() {
        format!("none has arrived in this journal; they go to {host}")
    } else {
        format!("{} of {} never arrived in this journal: {}", missing.len(), reached.len(), missing.join(", "))
    };
    let listen = "see that the listener ran, and that the tunnel leads to its path: `meetstream listen --print-url`";
    Some(warning("webhooks", what, [listen.to_owned(), fetch]))
}

/// Whether an address may be reached from the internet.
fn is_public(url: &Url) -> bool {
    let is_reserved = match url.host() {
        Some(Host::Ipv4(address)) => address.is_private() || address.is_link_local() || address.is_unspecified(),
        Some(Host::Ipv6(address)) => address.is_unique_local() || address.is_unspecified(),
        Some(Host::Domain(name)) => !name.contains('.') || name.rsplit('.').next() == Some("local"),
        None => true,
    };
    url.scheme() == "https" && !is_reserved && !is_loopback(url)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::known::Known;
    use super::*;
    use crate::api::wire::{BotDetails, View as _};

    /// What is found of a bot by what the service says of it alone: the words that begin each finding.
    fn found(details: &Value, service_is_here: bool) -> Vec<String> {
        let details = BotDetails::read(&json!({"bot_details": details}));
        let (bot_id, now) = ("b-1".parse().unwrap(), "2026-05-26T11:00:00Z".parse().unwrap());
        let known = Known::default();
        let case = Case::new(&bot_id, &details, &known, now, service_is_here);
        unexpected(&case).map(|finding| format!("{}: {}", finding.about, finding.what)).collect()
    }

    #[test]
    fn only_a_public_address_can_be_reached_by_the_service() {
        let webhooks = |url: &str, service_is_here| {
            let details = json!({"Status": "Recording", "RequestPayload": {"callback_url": url,
                "recording_config": {"transcript": {"provider": {"deepgram": {}}}}}});
            found(&details, service_is_here)
        };
        for url in ["https://hooks.example.com/webhook/token", "https://8.8.8.8/", "not a url"] {
            assert_eq!(webhooks(url, false), [""; 0], "{url}");
        }
        for url in [
            "http://hooks.example.com/token",
            "https://127.0.0.1/token",
            "https://localhost:3333/token",
            "https://10.0.0.1/token",
            "https://[fd00::1]/token",
            "https://nas/token",
            "https://nas.local/token",
        ] {
            let found = webhooks(url, false);
            assert!(found[0].contains("which the service cannot reach"), "{url}: {found:?}");
            assert!(!found[0].contains("token"), "a path may be secret: {found:?}");
        }
        assert_eq!(webhooks("http://127.0.0.1:3333/webhook", true), [""; 0], "the sandbox reaches this machine");
    }

    #[test]
    fn a_transcript_that_takes_too_long_is_told() {
        let transcript = |left_at: &str, status: &str| {
            let provider = json!({"transcript": {"provider": {"deepgram": {}}}});
            found(
                &json!({"Status": "Stopped", "TranscriptStatus": status, "EndTime": left_at,
                    "RequestPayload": {"callback_url": "https://x.example/", "recording_config": provider}}),
                false,
            )
        };
        let found = transcript("2026-05-26T10:00:00Z", "Processing");
        assert_eq!(found, ["transcript: it is still `Processing`, 1h after the bot has left"]);
        for (left_at, status) in
            [("2026-05-26T10:45:00Z", "Processing"), ("2026-05-26T10:00:00Z", "Success"), ("2026-05-26T12:00:00Z", "x")]
        {
            assert_eq!(transcript(left_at, status), [""; 0], "{left_at} {status}");
        }
    }
}
