//! The NDJSON records that scripts read (`docs/records.md`). Field order is part of the contract: `type` first.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD as BASE64;
use jiff::Timestamp;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::model::{
    ArtifactKind, Auth, BotId, EventName, Outcome, QueryString, Record, Seq, Source, StopReason, utc_millis,
};
use crate::webhook::envelope;

/// Writes a time as UTC with milliseconds.
pub(crate) fn millis<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("{}", utc_millis(*at)))
}

/// One line of `listen --json`, `events` and whatever else streams.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(crate) enum StreamRecord<'a> {
    /// Deliveries are taken from now on. Without a receiver there is no URL.
    Ready {
        url: Option<&'a str>,
        public_url: Option<&'a str>,
        journal: Option<&'a str>,
        signatures: SignaturePolicy,
        resign: Option<SigningSecret>,
        /// Where bots send their sound; of `live` alone.
        #[serde(skip_serializing_if = "Option::is_none")]
        live_audio_url: Option<&'a str>,
        pid: u32,
    },
    /// What became of the tunnel through which the receiver is reached.
    Tunnel { state: TunnelState, url: &'a str, error: Option<&'a str> },
    /// A journalled event.
    Event {
        seq: Seq,
        #[serde(serialize_with = "millis")]
        received_at: Timestamp,
        source: Source,
        auth: Auth,
        name: &'a EventName,
        reason: Option<StopReason>,
        bot_id: Option<&'a BotId>,
        duplicate: bool,
        late: bool,
        /// What followed the `?` of the address that it was sent to.
        #[serde(skip_serializing_if = "Option::is_none")]
        query: Option<&'a QueryString>,
        /// `None` for what was not understood.
        payload: Option<&'a RawValue>,
        /// The bytes of what was not understood, in base64.
        #[serde(skip_serializing_if = "Option::is_none")]
        body_base64: Option<&'a str>,
        /// Why it was not understood.
        #[serde(skip_serializing_if = "Option::is_none")]
        problem: Option<&'a str>,
    },
    /// A request that was refused.
    Rejected {
        status: u16,
        reason: &'a str,
        path: &'a str,
        bytes: u64,
        /// How a body begins that is no event.
        #[serde(skip_serializing_if = "Option::is_none")]
        begins: Option<&'a str>,
        /// What to do, where there is something to do.
        #[serde(skip_serializing_if = "Option::is_none")]
        remedy: Option<&'a str>,
    },
    /// A piece of a live transcript.
    Transcript {
        seq: Seq,
        #[serde(serialize_with = "millis")]
        received_at: Timestamp,
        bot_id: Option<&'a BotId>,
        speaker: Option<&'a str>,
        text: &'a str,
        /// When the service says that it was spoken, as it came.
        at: Option<&'a str>,
        /// Seconds since the transcript began.
        start: Option<f64>,
        end: Option<f64>,
        #[serde(rename = "final")]
        is_final: bool,
    },
    /// What became of the web socket on which a bot sends its sound. `bytes` are what came of it so far.
    Sound { bot_id: &'a BotId, state: SoundState, bytes: u64 },
    /// A download's state.
    Artifact {
        bot_id: &'a BotId,
        kind: ArtifactKind,
        state: ArtifactState,
        path: Option<&'a str>,
        bytes: Option<u64>,
        sha256: Option<&'a str>,
        /// Whether it was there before, with the same content; of a file that is saved.
        unchanged: Option<bool>,
        error: Option<&'a str>,
    },
    /// A relayed event.
    Forward { seq: Seq, url: &'a str, status: Option<u16>, attempt: u32, duration_ms: u64, error: Option<&'a str> },
    /// Whether anybody is at a target.
    Target { state: TargetState, url: &'a str, error: Option<&'a str> },
    /// A command that was run for an event.
    Exec { seq: Seq, exit_status: Option<i32>, duration_ms: u64 },
    /// A session that has ended.
    Session {
        bot_id: &'a BotId,
        outcome: Outcome,
        duration_s: Option<f64>,
        /// What was saved.
        artifacts: &'a [ArtifactKind],
        /// What the service could not make of the recording.
        failed: &'a [ArtifactKind],
        /// Whether it takes the place of one that was printed before: an event came after it that tells of a failure.
        corrects: bool,
    },
    /// What the listener did in all. `ran` counts commands, and `ran_failed` those of them that failed; `waiting` are
    /// events that are still to be relayed, and `open` the bots whose session goes on. `next` are the commands that go on
    /// with what is left.
    Summary {
        received: u64,
        polled: u64,
        duplicates: u64,
        rejected: u64,
        saved: u64,
        failed: u64,
        relayed: u64,
        waiting: u64,
        ran: u64,
        ran_failed: u64,
        /// The newest of the bots whose session goes on.
        open: &'a [BotId],
        /// How many they are in all.
        open_count: u64,
        /// Events for which a command is still to be run.
        ran_waiting: u64,
        /// Downloads that are still to be done.
        unsaved: u64,
        targets: &'a [RelayedTo],
        next: &'a [String],
    },
    /// Old events that were removed from the journal, and how many stay because something is still to be done with them.
    Pruned { events: usize, kept: usize },
    /// What `events catch-up` did: how many bots it looked at, how many events were new, and the bots of which more is to
    /// come.
    CaughtUp { bots: usize, events: usize, open: &'a [BotId] },
}

/// Every `type` of record that a command prints a line of, and what it tells.
pub(crate) const TYPES: &[(&str, &str)] = &[
    ("ready", "deliveries are taken from now on, and where; the sandbox answers"),
    ("tunnel", "what became of the tunnel that leads to the receiver"),
    ("event", "an event of the journal, with its payload as it came"),
    ("rejected", "a request that was refused, and why"),
    ("transcript", "a piece of a live transcript (`live`)"),
    ("sound", "whether a bot sends its sound (`live`)"),
    ("artifact", "how far a download is"),
    ("forward", "an event that was relayed, and the answer"),
    ("target", "that nobody is at an app's address, or somebody is again"),
    ("exec", "a command that was run for an event, and how it ended"),
    ("session", "a session that has ended, and its outcome"),
    ("summary", "what was done in all; the last record"),
    ("pruned", "old events that were removed from the journal"),
    ("caught_up", "what `events catch-up` found"),
    ("imported", "what `events import` took"),
    ("status", "a new state of a bot (`status --watch`)"),
    ("demo", "how the demonstration went"),
    ("sent", "a webhook that `simulate` sent, and the answer"),
    ("bot", "a bot that was made in the sandbox"),
    ("request", "a request that the sandbox answered"),
    ("delivery", "a webhook that the sandbox sent"),
    ("ignored", "what of a bot's request the sandbox does not do"),
    ("channel", "what became of a web socket that a bot of the sandbox opened"),
];

/// What one app got.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub(crate) struct RelayedTo {
    /// Its address, without what may be secret.
    pub(crate) url: String,
    /// Events that it took.
    pub(crate) relayed: u64,
    /// Events that are kept for it.
    pub(crate) waiting: u64,
}

/// How the receiver treats signatures.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum SignaturePolicy {
    /// Checked where there is one; unsigned deliveries are accepted.
    Checked,
    /// No secret is configured.
    Off,
    /// Unsigned deliveries are refused, but for those on the secret path.
    Required,
}

/// What relayed webhooks are signed with.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum SigningSecret {
    /// The one that is configured.
    Configured,
    /// One that was made where none is configured.
    Generated,
}

/// Whether a tunnel leads to the receiver.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum TunnelState {
    /// It does not.
    Lost,
    /// It does, after its program was started again or got another address.
    Restarted,
    /// It does again.
    Up,
}

/// What became of the web socket on which a bot sends its sound.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum SoundState {
    /// It is closed.
    Closed,
    /// It is open.
    Opened,
}

/// Whether anybody is at a target.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum TargetState {
    /// Somebody is again.
    Back,
    /// Nobody is.
    Gone,
}

/// How far a download has got.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ArtifactState {
    Failed,
    Saved,
    Started,
}

impl<'a> StreamRecord<'a> {
    /// The record of a journalled event. `line` holds its body on one line, see [`body_line`].
    pub(crate) fn event(record: &'a Record, line: &'a str) -> Self {
        let delivery = &record.delivery;
        let problem = delivery.event.problem.as_deref();
        Self::Event {
            seq: record.seq,
            received_at: delivery.received_at,
            source: delivery.source,
            auth: delivery.auth,
            name: &delivery.event.name,
            reason: record.reason,
            bot_id: delivery.event.bot_id.as_ref(),
            duplicate: record.duplicate,
            late: record.late,
            query: delivery.query.as_ref(),
            payload: if problem.is_none() { serde_json::from_str(line).ok() } else { None },
            body_base64: problem.map(|_| line),
            problem,
        }
    }
}

/// The body of a journalled event on one line, otherwise exactly as received where that is strict JSON; in base64 if it
/// was not understood.
pub(crate) fn body_line(record: &Record) -> String {
    let delivery = &record.delivery;
    if delivery.event.is_unparsed() {
        return BASE64.encode(&delivery.body);
    }
    envelope::one_line(&String::from_utf8_lossy(&delivery.payload())).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    #[test]
    fn an_event_record_keeps_the_payload_as_it_came() {
        let body = "{\n \"event\": \"bot.stopped\", \"n\": 1.50, \"bot_status\":\"NotAllowed\", \"bot_id\":\"b-1\"}\n";
        let event = envelope::parse(body.as_bytes()).unwrap();
        let mut record = Record { seq: Seq(12), ..testing::record(event, body, "2026-02-27T07:11:51.8639Z") };
        record.delivery.auth = Auth::Signature;
        let line = body_line(&record);
        insta::assert_snapshot!(
            serde_json::to_string(&StreamRecord::event(&record, &line)).unwrap(),
            @r#"{"type":"event","seq":12,"received_at":"2026-02-27T07:11:51.863Z","source":"webhook","auth":"signature","name":"bot.stopped","reason":"not_allowed","bot_id":"b-1","duplicate":false,"late":false,"payload":{ "event": "bot.stopped", "n": 1.50, "bot_status":"NotAllowed", "bot_id":"b-1"}}"#
        );
    }
}
