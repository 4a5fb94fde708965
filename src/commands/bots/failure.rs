//! Why a bot failed or says nothing, and what to do about it. Pure.

use std::time::Duration;

use super::finding::{Case, Finding, round};
use crate::api::wire::{BotDetails, platform_of};
use crate::model::{
    ArtifactKind, BotId, EventKind, Platform, Processing, Provider, Session, StopReason, TimelineStage,
};
use jiff::Timestamp;

/// How long a bot may say nothing before it has joined or was turned away. Joining takes under a minute, and may be
/// tried three times; a bot that waits to be admitted says that it waits.
const SILENCE: Duration = Duration::from_mins(10);

/// Explains a bot's state; `None` where nothing is wrong with it.
pub(super) fn explain(case: &Case<'_>) -> Option<Finding> {
    causes(case).next()
}

/// Every reason why a bot failed or says nothing, the worst first.
pub(super) fn causes(case: &Case<'_>) -> impl Iterator<Item = Finding> {
    [refused_recording(case), stop(case), transcript(case), unmade(case), silent(case.details, case.bot_id, case.now)]
        .into_iter()
        .flatten()
}

fn stop(case: &Case<'_>) -> Option<Finding> {
    let Case { details, session, .. } = case;
    let platform = details.platform.as_deref().and_then(platform_of);
    session.reason.filter(|reason| reason.is_specific()).map(|reason| stopped(reason, details, session, platform))
}

/// The host refused the recording (Zoom); the stop that follows may look clean.
fn refused_recording(case: &Case<'_>) -> Option<Finding> {
    case.session.is_recording_refused().then(|| Finding {
        about: "recording",
        what: "the host refused the recording: there are no media, even if the stop looks clean".to_owned(),
        advice: vec![
            "ask the host to allow recordings, and send another bot".to_owned(),
            "give the host longer to decide: `create --permission-timeout 5m`".to_owned(),
        ],
        failed: true,
    })
}

/// Something else than the transcript could not be made.
fn unmade(case: &Case<'_>) -> Option<Finding> {
    let is_unmade = |kind: &ArtifactKind| {
        *kind != ArtifactKind::Transcript && case.session.processing_of(*kind) == Some(Processing::Failed)
    };
    let kinds: Vec<&str> = ArtifactKind::ALL.iter().filter(|kind| is_unmade(kind)).map(|kind| kind.as_str()).collect();
    let what = match (kinds.is_empty(), case.session.has_failed_processing()) {
        (false, _) => format!("it could not be made from the recording: {}", kinds.join(", ")),
        (true, true) if case.session.processing_of(ArtifactKind::Transcript) != Some(Processing::Failed) => {
            "the processing of the recording failed".to_owned()
        }
        (true, _) => return None,
    };
    let said = last_message(case.details).map(|said| format!(": {said}")).unwrap_or_default();
    let rest = format!("fetch what there is: `meetstream fetch all {}`", case.bot_id);
    Some(Finding { about: "processing", what: format!("{what}{said}"), advice: vec![rest], failed: true })
}

fn stopped(reason: StopReason, details: &BotDetails, session: &Session, platform: Option<Platform>) -> Finding {
    let said = session.stop_message.clone().or_else(|| stage_message(reason, details));
    let (what, mut advice) = match reason {
        StopReason::NotAllowed => (
            "nobody admitted the bot in time",
            vec![
                "have someone in the meeting admit it from the waiting room, or let it wait longer: --waiting-room-timeout",
            ],
        ),
        StopReason::Denied => (
            "the host turned the bot, or its recording, away",
            vec!["tell the host that a bot is coming; `create --name` gives it a name that people recognise"],
        ),
        StopReason::Kicked => ("a participant removed the bot; what it recorded until then is kept", vec![]),
        StopReason::Failed => (
            "the bot broke down; there may be media up to then",
            vec!["see what there is with `meetstream fetch all`, and send another bot"],
        ),
        StopReason::Stopped => ("the bot stopped", vec![]),
    };
    match (reason, platform) {
        (StopReason::NotAllowed | StopReason::Denied, Some(Platform::GoogleMeet)) => {
            advice.push("invite the account of --sign-in-email to the event: it is then let in at once");
        }
        (StopReason::NotAllowed | StopReason::Denied | StopReason::Failed, Some(Platform::Zoom)) => {
            advice.push("a Zoom app in development joins meetings of its own account only; see --zoom-zak-url and --zoom-obf-url");
        }
        (StopReason::NotAllowed | StopReason::Denied, Some(Platform::Teams)) => {
            advice.push("join signed in with --teams-login-domain; at teams.live.com bots are always guests");
        }
        (
            StopReason::Denied | StopReason::Failed | StopReason::Kicked | StopReason::NotAllowed | StopReason::Stopped,
            _,
        ) => {}
    }
    let what = match said {
        Some(said) => format!("{what}: {said}"),
        None => what.to_owned(),
    };
    let advice = advice.into_iter().map(str::to_owned).collect();
    Finding { about: "stop", what, advice, failed: reason != StopReason::Kicked }
}

fn transcript(case: &Case<'_>) -> Option<Finding> {
    let Case { bot_id, details, known, .. } = case;
    if case.session.processing_of(ArtifactKind::Transcript) != Some(Processing::Failed) {
        return None;
    }
    let provider = case.provider().map_or("the provider", Provider::as_str);
    let said = known.said(EventKind::TranscriptionFailed).map(str::to_owned).or_else(|| last_message(details));
    Some(Finding {
        about: "transcript",
        what: format!("the transcript failed{}", said.map(|said| format!(": {said}")).unwrap_or_default()),
        advice: vec![
            format!("check the key of {provider} on the service's dashboard"),
            format!("transcribe again, or with another provider: `meetstream transcribe {bot_id} --provider deepgram`"),
        ],
        failed: true,
    })
}

fn silent(details: &BotDetails, bot_id: &BotId, now: Timestamp) -> Option<Finding> {
    let quiet = ["active", "joining"].iter().any(|state| is(details.status.as_deref(), state));
    let since = details.reached().into_iter().filter_map(|(_, stage)| stage.at).max().or(details.created_at)?;
    let silence = now.duration_since(since);
    (quiet && silence.is_positive() && silence.unsigned_abs() > SILENCE).then(|| Finding {
        about: "silence",
        what: format!("the bot has said nothing for {}", crate::model::Span(round(silence.unsigned_abs()))),
        advice: vec![
            "check that the link leads to a meeting that takes place".to_owned(),
            format!("have it leave with `meetstream remove {bot_id}`, and send another one"),
        ],
        failed: false,
    })
}

/// The text of the stage that tells of a stop.
fn stage_message(reason: StopReason, details: &BotDetails) -> Option<String> {
    let stage = match reason {
        StopReason::Denied => TimelineStage::BotRejected,
        StopReason::Failed => TimelineStage::Error,
        StopReason::Kicked | StopReason::Stopped => TimelineStage::Stopped,
        StopReason::NotAllowed => TimelineStage::BotNotAllowed,
    };
    details.stage(stage).and_then(|stage| stage.message.clone()).or_else(|| details.message.clone())
}

/// The text of the last stage that has one.
fn last_message(details: &BotDetails) -> Option<String> {
    details.reached().into_iter().rev().find_map(|(_, stage)| stage.message.clone()).or_else(|| details.message.clone())
}

fn is(text: Option<&str>, word: &str) -> bool {
    text.is_some_and(|text| text.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::super::known::Known;
    use serde_json::{Value, json};

    use super::*;
    use crate::api::wire::View as _;

    fn explained(details: &Value) -> Option<Finding> {
        let details = BotDetails::read(&json!({"bot_details": details}));
        let (bot_id, now) = ("b-1".parse().unwrap(), "2026-05-26T11:00:00Z".parse().unwrap());
        explain(&Case::new(&bot_id, &details, &Known::default(), now, true))
    }

    #[test]
    fn what_went_well_needs_no_explanation() {
        for status in ["Stopped", "Done", "Recording", "InMeeting", "MediaProcessing", "Scheduled"] {
            assert_eq!(explained(&json!({"Status": status, "CreatedAt": "2026-05-26T09:00:00Z"})), None, "{status}");
        }
        assert_eq!(explained(&json!({"Status": "Joining", "CreatedAt": "2026-05-26T10:55:00Z"})), None);
    }

    #[test]
    fn failures_are_explained_by_status_or_by_timeline() {
        let lobby = explained(&json!({"Status": "NotAllowed", "Platform": "gmeet"})).unwrap();
        assert!(lobby.what.contains("nobody admitted") && lobby.advice.len() == 2, "{lobby:?}");
        let rejected = explained(&json!({"Status": "Stopped", "StatusTimeline":
            {"BotRejected": {"status": true, "message": "Denied by host", "timestamp": "2026-05-26T10:10:20Z"}}}))
        .unwrap();
        assert_eq!(rejected.what, "the host turned the bot, or its recording, away: Denied by host");
        let transcript = explained(&json!({"Status": "Done", "TranscriptStatus": "Failed"})).unwrap();
        assert!(transcript.what.starts_with("the transcript failed"), "{transcript:?}");
        let silent = explained(&json!({"Status": "Active", "CreatedAt": "2026-05-26T10:00:00Z"})).unwrap();
        assert_eq!(silent.what, "the bot has said nothing for 1h");
    }
}
