use std::fmt;
use std::str::FromStr;

use serde_json::{Map, Value, json};

use crate::model::EventKind;

/// What goes wrong on purpose, so that a webhook handler or a client can be tried against it. A bot lives on whatever is
/// switched on: only what is told of it changes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fault {
    /// No webhook is sent.
    DropAll,
    /// The webhooks of one event are not sent.
    Drop(EventKind),
    /// Every webhook is sent twice.
    Duplicate,
    /// `bot_details` has no status of an artifact.
    NoArtifactStatus,
    /// `bot_details` has no `StatusTimeline`.
    NoTimeline,
    /// `StatusTimeline` begins with the last stage, and has stages that nobody knows.
    OddTimeline,
    /// The API answers 429.
    RateLimited,
    /// The webhooks of a bot overtake each other, always in the same way.
    Shuffle,
    /// The API answers 503.
    Unavailable,
}

/// Why a string is no fault.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ParseFaultError {
    /// No event has this name.
    #[error("no event is called `{0}`; `drop=all`, or a name as `meetstream explain` lists them")]
    UnknownEvent(String),
    /// There is no such fault.
    #[error("unknown fault `{0}`; known are {list}, drop=EVENT", list = Fault::PLAIN.map(|(_, word)| word).join(", "))]
    UnknownFault(String),
}

/// The keys of `bot_details` that say how far an artifact is.
const ARTIFACT_STATUSES: [&str; 4] = ["AudioStatus", "ManifestStatus", "TranscriptStatus", "VideoStatus"];

impl Fault {
    /// Every fault that is one word, and that word.
    const PLAIN: [(Self, &'static str); 8] = [
        (Self::DropAll, "drop=all"),
        (Self::Duplicate, "duplicate"),
        (Self::Shuffle, "shuffle"),
        (Self::Unavailable, "unavailable"),
        (Self::RateLimited, "rate-limited"),
        (Self::NoTimeline, "no-timeline"),
        (Self::OddTimeline, "odd-timeline"),
        (Self::NoArtifactStatus, "no-artifact-status"),
    ];

    /// Whether it keeps this event's webhook from being sent.
    pub(super) fn drops(self, kind: EventKind) -> bool {
        self == Self::DropAll || self == Self::Drop(kind)
    }

    /// `bot_details` as they are told while these faults are switched on.
    pub(super) fn distort(faults: &[Self], details: &mut Value) {
        let Some(details) = details.as_object_mut() else { return };
        if faults.contains(&Self::NoArtifactStatus) {
            details.retain(|key, _| !ARTIFACT_STATUSES.contains(&key.as_str()));
        }
        if faults.contains(&Self::OddTimeline) {
            let created_at = details.get("CreatedAt").cloned().unwrap_or_default();
            if let Some(stages) = details.get_mut("StatusTimeline").and_then(Value::as_object_mut) {
                *stages = odd(std::mem::take(stages), &created_at);
            }
        }
        if faults.contains(&Self::NoTimeline) {
            details.shift_remove("StatusTimeline");
        }
    }
}

/// A timeline from its end, between a stage that no source has reported and one that is no stage at all.
fn odd(stages: Map<String, Value>, at: &Value) -> Map<String, Value> {
    let unknown = json!({"message": "a stage that nobody knows", "status": true, "timestamp": at});
    let first = std::iter::once(("Rejoicing".to_owned(), unknown));
    first.chain(stages.into_iter().rev()).chain([("Resting".to_owned(), Value::Null)]).collect()
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Drop(kind) = self {
            return write!(formatter, "drop={}", kind.name());
        }
        let word = Self::PLAIN.iter().find(|(fault, _)| fault == self).map_or("", |(_, word)| word);
        formatter.pad(word)
    }
}

impl FromStr for Fault {
    type Err = ParseFaultError;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        if let Some((fault, _)) = Self::PLAIN.iter().find(|(_, word)| *word == given) {
            return Ok(*fault);
        }
        let name = given.strip_prefix("drop=").ok_or_else(|| ParseFaultError::UnknownFault(given.to_owned()))?;
        let kind = Some(EventKind::from_name(name)).filter(|kind| *kind != EventKind::Other);
        kind.map(Self::Drop).ok_or_else(|| ParseFaultError::UnknownEvent(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back_and_others_are_refused() {
        for word in Fault::PLAIN.map(|(_, word)| word).into_iter().chain(["drop=bot.stopped", "drop=data_deletion"]) {
            assert_eq!(word.parse::<Fault>().unwrap().to_string(), word);
        }
        for (word, reason) in
            [("", "unknown fault"), ("drop", "drop=all"), ("drop=", "no event"), ("drop=bot.flew", "`bot.flew`")]
        {
            assert!(word.parse::<Fault>().unwrap_err().to_string().contains(reason), "{word}");
        }
    }

    #[test]
    fn details_are_told_as_the_faults_say() {
        let told = |faults: &[Fault]| {
            let mut details = json!({"CreatedAt": "2026-02-27T07:11:51Z", "AudioStatus": "Success",
                "StatusTimeline": {"Joining": {"status": true}, "Done": {"status": false}}});
            Fault::distort(faults, &mut details);
            details.to_string()
        };
        assert_eq!(told(&[Fault::NoTimeline]), r#"{"CreatedAt":"2026-02-27T07:11:51Z","AudioStatus":"Success"}"#);
        assert!(!told(&[Fault::NoArtifactStatus]).contains("AudioStatus"));
        let odd = told(&[Fault::OddTimeline]);
        let places = ["Rejoicing", "Done", "Joining", "Resting"].map(|stage| odd.find(stage).unwrap());
        assert!(places.is_sorted(), "{odd}");
        assert!(!told(&[Fault::OddTimeline, Fault::NoTimeline]).contains("Rejoicing"));
    }
}
