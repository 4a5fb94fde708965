//! What each event and each reason of a stop means, and what to do about it (`api.md`, sections 5.2 to 5.4).

use crate::model::{StopReason, folded};

/// What a word of the service means to a developer.
#[derive(Debug, Eq, PartialEq)]
pub struct Meaning {
    /// The word: an event's specific name, or a stop reason's.
    pub name: &'static str,
    /// What has happened.
    pub meaning: &'static str,
    /// What to do about it.
    pub next: &'static str,
}

/// Every event name that a source reports, in the order of a session, and the one we give to live transcripts.
pub const EVENTS: [Meaning; 29] = [
    Meaning {
        name: "bot.scheduled",
        meaning: "the bot was accepted and joins at the time given as `join_at`",
        next: "nothing; `bot.joining` comes at that time",
    },
    Meaning {
        name: "bot.joining",
        meaning: "the bot is connecting to the meeting; up to three times if an attempt fails",
        next: "treat repeats as one; wait for `bot.inmeeting` or `bot.stopped`",
    },
    Meaning {
        name: "bot.in_waiting_room",
        meaning: "the bot waits in the lobby for somebody to admit it",
        next: "ask the host to admit it before its waiting-room timeout; a signed-in bot may skip the lobby",
    },
    Meaning {
        name: "bot.inmeeting",
        meaning: "the bot is in the meeting",
        next: "mark it as live; messages and images can be sent from now on",
    },
    Meaning {
        name: "bot.recording_permission_allowed",
        meaning: "the host allowed the recording (Zoom)",
        next: "nothing; `bot.recording` follows",
    },
    Meaning {
        name: "bot.recording_permission_denied",
        meaning: "the host refused the recording (Zoom)",
        next: "expect a stop and no media, even if the stop itself looks clean; ask the host to allow recording",
    },
    Meaning {
        name: "bot.recording",
        meaning: "the bot records from now on",
        next: "tell the participants if your rules ask for it",
    },
    Meaning {
        name: "bot.error",
        meaning: "something went wrong during the meeting, most often with the live transcription; the bot carries on",
        next: "read the message; check the provider's key and credit; do not treat the session as ended",
    },
    Meaning { name: "bot.leaving", meaning: "the bot is on its way out", next: "nothing; `bot.stopped` follows" },
    Meaning {
        name: "bot.stopped",
        meaning: "the bot's participation has ended, once and for all; the reason is in `bot_event` or `bot_status`",
        next: "read the reason; after a normal stop, wait for the `*.processed` events before you fetch",
    },
    Meaning {
        name: "bot.kicked",
        meaning: "a participant removed the bot; what it recorded until then is processed",
        next: "wait for the `*.processed` events; tell the host what the bot is there for",
    },
    Meaning {
        name: "bot.notallowed",
        meaning: "nobody admitted the bot before its waiting-room timeout; there is no recording",
        next: "admit the bot earlier, raise `waiting_room_timeout`, or use a signed-in bot; then create a new one",
    },
    Meaning {
        name: "bot.denied",
        meaning: "the host refused the bot, or refused the recording; there is no recording",
        next: "ask the host to admit it, then create a new bot",
    },
    Meaning {
        name: "bot.failed",
        meaning: "the bot broke down; there may be a partial recording",
        next: "read the message, fetch what there is, and create a new bot if the meeting goes on",
    },
    Meaning {
        name: "bot.uploading",
        meaning: "the recording is being uploaded",
        next: "nothing; the processing events follow",
    },
    Meaning {
        name: "manifest.completed",
        meaning: "the list of what was recorded is written; processing goes on",
        next: "nothing; wait for the `*.processed` events",
    },
    Meaning {
        name: "manifest.skipped",
        meaning: "nothing was recorded, so there is nothing to list",
        next: "expect no media",
    },
    Meaning {
        name: "audio.processed",
        meaning: "the audio is ready; for a bot with a streaming provider this may be the last event",
        next: "fetch it now: `meetstream fetch audio BOT`; links are valid for an hour",
    },
    Meaning { name: "audio.skipped", meaning: "there is no audio and there will be none", next: "do not wait for it" },
    Meaning {
        name: "transcription.processed",
        meaning: "the transcript is ready",
        next: "fetch it now: `meetstream fetch transcript BOT`",
    },
    Meaning {
        name: "transcription.failed",
        meaning: "no transcript could be made; the message says why, and fetching it answers 202 for ever",
        next: "check the provider's key and credit, then `meetstream transcribe BOT` over the stored audio",
    },
    Meaning {
        name: "transcription.skipped",
        meaning: "there is no transcript and there will be none",
        next: "do not wait for it",
    },
    Meaning {
        name: "bot.transcriptionready",
        meaning: "the transcript is ready, said once more",
        next: "nothing that `transcription.processed` has not done already",
    },
    Meaning {
        name: "video.processed",
        meaning: "the video is ready; only for bots that were asked for one",
        next: "fetch it at once: `meetstream fetch video BOT`; links are valid for ten minutes",
    },
    Meaning {
        name: "bot.done",
        meaning: "the processing is over, and nothing but a deletion follows; not every bot sends it",
        next: "read the message: it repeats what failed. Do not depend on this event alone",
    },
    Meaning {
        name: "participant_events.join",
        meaning: "somebody joined the meeting",
        next: "nothing; the bot's id is at `data.bot.id`",
    },
    Meaning {
        name: "participant_events.leave",
        meaning: "somebody left the meeting",
        next: "nothing; the bot's id is at `data.bot.id`",
    },
    Meaning {
        name: "transcript.chunk",
        meaning: "a piece of the live transcript, which the service sends without a name",
        next: "replace the running text by it, and keep it when `end_of_turn` or `is_final` is true",
    },
    Meaning {
        name: "data_deletion",
        meaning: "the bot's data are gone from the service, by request or because their retention ran out",
        next: "drop your references; only what was downloaded before is left",
    },
];

/// What ends a participation, by reason.
const REASONS: [Meaning; 5] = [
    Meaning {
        name: "stopped",
        meaning: "the meeting ended, everyone left, a timeout ran out, or the bot was called back",
        next: "wait for the `*.processed` events, then fetch; an older service says this of a kick too",
    },
    Meaning {
        name: "kicked",
        meaning: "a participant removed the bot; what it recorded until then is processed",
        next: "wait for the `*.processed` events; tell the host what the bot is there for",
    },
    Meaning {
        name: "not_allowed",
        meaning: "nobody admitted the bot before its waiting-room timeout; there is no recording",
        next: "admit the bot earlier, raise `waiting_room_timeout`, or use a signed-in bot; then create a new one",
    },
    Meaning {
        name: "denied",
        meaning: "the host refused the bot, or refused the recording; there is no recording",
        next: "ask the host to admit it, then create a new bot",
    },
    Meaning {
        name: "failed",
        meaning: "the bot broke down; there may be a partial recording",
        next: "read the message, fetch what there is, and create a new bot if the meeting goes on",
    },
];

/// What an event of this specific name means; `None` for a name that no source reports.
pub fn of_event(name: &str) -> Option<&'static Meaning> {
    EVENTS.iter().find(|meaning| meaning.name == name)
}

/// What a reason of a stop means.
pub fn of_reason(reason: StopReason) -> &'static Meaning {
    let [stopped, kicked, not_allowed, denied, failed] = &REASONS;
    match reason {
        StopReason::Denied => denied,
        StopReason::Failed => failed,
        StopReason::Kicked => kicked,
        StopReason::NotAllowed => not_allowed,
        StopReason::Stopped => stopped,
    }
}

/// Every reason of a stop.
pub fn reasons() -> impl Iterator<Item = &'static Meaning> {
    REASONS.iter()
}

/// Looks a word up as a person writes it: an event, a reason, or a status such as `NotAllowed`.
pub fn look_up(word: &str) -> Option<&'static Meaning> {
    let wanted = folded(word);
    let wanted = if wanted == "error" { "failed" } else { &wanted };
    let all = || EVENTS.iter().chain(&REASONS);
    // A bare `joining` or `processed` is no name; a status such as `InMeeting` is its event's name without the `bot.`.
    all().find(|meaning| meaning.name == word).or_else(|| all().find(|meaning| folded(meaning.name) == wanted)).or_else(
        || EVENTS.iter().find(|meaning| meaning.name.strip_prefix("bot.").is_some_and(|n| folded(n) == wanted)),
    )
}

/// The names nearest to a word that is none, for a hint.
pub fn near(word: &str) -> Vec<&'static str> {
    let last = word.rsplit(['.', '_', ' ']).next().unwrap_or(word).to_ascii_lowercase();
    let first = word.split(['.', '_', ' ']).next().unwrap_or(word).to_ascii_lowercase();
    let resembles = |name: &str| {
        (last.len() > 2 && name.contains(&last)) || (first.len() > 2 && first != "bot" && name.starts_with(&first))
    };
    EVENTS.iter().chain(&REASONS).map(|meaning| meaning.name).filter(|name| resembles(name)).take(6).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::webhook::scenario::{Asked, Envelope, Scenario, Step};

    #[test]
    fn everything_that_can_be_sent_is_explained() {
        for name in Step::names() {
            assert!(of_event(name).is_some(), "{name}");
        }
        for scenario in Scenario::ALL {
            for step in scenario.steps(Asked { transcript: true, video: true }, Envelope::TwoLayer) {
                assert!(of_event(step.name()).is_some(), "{}", step.name());
            }
        }
    }

    #[test]
    fn every_reason_is_explained_under_its_own_name() {
        for reason in
            [StopReason::Denied, StopReason::Failed, StopReason::Kicked, StopReason::NotAllowed, StopReason::Stopped]
        {
            assert_eq!(of_reason(reason).name, reason.as_str());
        }
    }

    #[test]
    fn words_are_found_as_people_write_them() {
        for (word, name) in [
            ("bot.stopped", "bot.stopped"),
            ("Stopped", "stopped"),
            ("NotAllowed", "not_allowed"),
            ("not_allowed", "not_allowed"),
            ("ERROR", "failed"),
            ("InMeeting", "bot.inmeeting"),
            ("Audio.Processed", "audio.processed"),
            ("data-deletion", "data_deletion"),
        ] {
            assert_eq!(look_up(word).map(|meaning| meaning.name), Some(name), "{word}");
        }
        assert_eq!(look_up("bot.flew"), None);
        assert!(near("video.failed").contains(&"video.processed"));
        assert!(near("bot.flew").is_empty());
    }
}
