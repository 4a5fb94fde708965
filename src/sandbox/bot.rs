//! One bot of the sandbox: what it was asked for, and how far it has got. Each webhook's step moves it before the
//! webhook is sent, so that whoever is told of something can fetch it.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use tokio::sync::{Notify, watch};

use super::media;
use super::presence::Presence;
use super::request::BotRequest;
use super::store::Object;
use crate::model::{
    ArtifactKind, Effect, EventKind, Platform, Processing, Progress, Provider, ProviderMode, StopReason, TimelineStage,
};
use crate::webhook::scenario::Step;

/// A bot and everything that is known of it.
#[derive(Debug)]
pub(super) struct Bot {
    pub(super) id: String,
    /// The key that created it; no other may see it.
    pub(super) owner: String,
    /// The `Idempotency-Key` that it was created with.
    pub(super) idempotency_key: Option<String>,
    pub(super) request: BotRequest,
    pub(super) created_at: Timestamp,
    pub(super) status: String,
    /// Every stage reached: which, when, message.
    stages: Vec<(TimelineStage, Timestamp, &'static str)>,
    pub(super) stopped: Option<StopReason>,
    recording_began_at: Option<Timestamp>,
    /// Whether the host has refused the recording, and not allowed it since.
    is_refused: bool,
    pub(super) audio: Media,
    pub(super) video: Media,
    manifest: Media,
    pub(super) runs: Vec<Run>,
    /// Tells the player that the bot was called back.
    pub(super) removal: Arc<Notify>,
    /// Tells the player that the data are gone.
    pub(super) deletion: Arc<Notify>,
    /// When it hears its meeting, for those who tell of it. They end when the bot is erased.
    pub(super) presence: watch::Sender<Presence>,
    /// The time in the last webhook. No two webhooks of a bot carry the same one, or they would be one sent twice.
    last_sent_at: Timestamp,
}

/// How far one artifact is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Media {
    /// There is nothing, now or ever.
    Absent,
    /// It could not be made.
    Failed,
    /// The meeting is over and it is being made.
    Processing,
    /// It can be fetched.
    Ready,
}

/// One transcription run.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) transcript_id: String,
    pub(super) provider: Provider,
    pub(super) configuration: Value,
    pub(super) created_at: Timestamp,
    pub(super) status: RunStatus,
}

/// How far a transcription run is, in the service's words.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum RunStatus {
    Failed,
    NotStarted,
    Processing,
    Success,
}

impl RunStatus {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Failed => "Failed",
            Self::NotStarted => "Not started",
            Self::Processing => "Processing",
            Self::Success => "Success",
        }
    }
}

impl Media {
    /// Whether the processing is over.
    pub(super) fn is_settled(self) -> bool {
        match self {
            Self::Failed | Self::Ready => true,
            Self::Absent | Self::Processing => false,
        }
    }

    fn as_str(self) -> Option<&'static str> {
        match self {
            Self::Absent => None,
            Self::Failed => Some("Failed"),
            Self::Processing => Some("Processing"),
            Self::Ready => Some("Success"),
        }
    }
}

/// How long links to audio and transcripts are valid.
pub(super) const AUDIO_LINK: Duration = Duration::from_hours(1);
/// How long links to video are valid.
pub(super) const VIDEO_LINK: Duration = Duration::from_mins(10);

impl Bot {
    /// A bot that was just accepted.
    pub(super) fn new(id: String, owner: String, request: BotRequest, now: Timestamp) -> Self {
        let runs = match &request.provider {
            Some((provider, configuration)) if provider.mode() == ProviderMode::PostCall => {
                vec![Run {
                    transcript_id: uuid::Uuid::new_v4().to_string(),
                    provider: *provider,
                    configuration: configuration.clone(),
                    created_at: now,
                    status: RunStatus::NotStarted,
                }]
            }
            Some(_) | None => Vec::new(),
        };
        Self {
            id,
            owner,
            idempotency_key: None,
            request,
            created_at: now,
            status: "Active".to_owned(),
            stages: Vec::new(),
            stopped: None,
            recording_began_at: None,
            is_refused: false,
            audio: Media::Absent,
            video: Media::Absent,
            manifest: Media::Absent,
            runs,
            removal: Arc::new(Notify::new()),
            deletion: Arc::new(Notify::new()),
            presence: watch::Sender::default(),
            last_sent_at: now,
        }
    }

    /// The transcript that `bot_details` names: the newest run's.
    pub(super) fn transcript_id(&self) -> Option<&str> {
        self.runs.last().map(|run| run.transcript_id.as_str())
    }

    /// A time for the next webhook: now, but after the last one.
    pub(super) fn next_time(&mut self, now: Timestamp) -> Timestamp {
        self.last_sent_at = now.max(self.last_sent_at + Duration::from_millis(1));
        self.last_sent_at
    }

    /// Moves the bot to where a webhook says that it is.
    pub(super) fn apply(&mut self, step: &Step, at: Timestamp) {
        if let Some(status) = step.bot_status() {
            status.clone_into(&mut self.status);
        }
        if step.kind() == EventKind::RecordingPermissionDenied {
            self.is_refused = true;
        } else if step.kind() == EventKind::RecordingPermissionAllowed {
            self.is_refused = false;
        }
        match TimelineStage::of(step.kind()) {
            // The timeline has no stage for the refusal itself.
            Some(TimelineStage::Stopped) if self.is_refused => {
                self.stages.push((TimelineStage::BotRejected, at, "Recording permission was denied"));
            }
            Some(stage) if step.processing().is_none_or(|(_, processing)| processing == Processing::Ready) => {
                self.stages.push((stage, at, step.message()));
            }
            Some(_) | None => {}
        }
        if step.says_processing_failed() {
            self.give_up();
        }
        if let Some((artifact, processing)) = step.processing() {
            self.settle(artifact, processing);
        }
        match step.kind().effect() {
            Effect::Moves(Progress::Recording) => self.recording_began_at = Some(at),
            Effect::Ends(reason) => self.stop(reason),
            Effect::Nothing if step.kind() == EventKind::ManifestCompleted => self.manifest = Media::Ready,
            Effect::Deletes | Effect::Moves(_) | Effect::Nothing | Effect::Settles(..) | Effect::Streams => {}
        }
    }

    fn settle(&mut self, artifact: ArtifactKind, processing: Processing) {
        let (media, run) = match processing {
            Processing::Ready => (Media::Ready, RunStatus::Success),
            Processing::Failed => (Media::Failed, RunStatus::Failed),
            Processing::Skipped => return,
        };
        match artifact {
            ArtifactKind::Audio => self.audio = media,
            ArtifactKind::Video => self.video = media,
            ArtifactKind::Transcript => self.settle_run(run),
            ArtifactKind::AudioStreams
            | ArtifactKind::Captions
            | ArtifactKind::Chat
            | ArtifactKind::Participants
            | ArtifactKind::Screenshots
            | ArtifactKind::Speakers
            | ArtifactKind::Summary
            | ArtifactKind::VideoStreams => {}
        }
    }

    /// What is still being made when the processing ends with a failure is not made.
    fn give_up(&mut self) {
        for media in [&mut self.audio, &mut self.video] {
            if *media == Media::Processing {
                *media = Media::Failed;
            }
        }
        if self.runs.last().is_some_and(|run| run.status == RunStatus::Processing) {
            self.settle_run(RunStatus::Failed);
        }
    }

    fn settle_run(&mut self, status: RunStatus) {
        if let Some(run) = self.runs.last_mut() {
            run.status = status;
        }
    }

    fn stop(&mut self, reason: StopReason) {
        self.stopped = Some(reason);
        if self.recording_began_at.is_none() || reason == StopReason::Failed {
            return;
        }
        self.manifest = Media::Processing;
        self.audio = Media::Processing;
        if self.request.video {
            self.video = Media::Processing;
        }
        if let Some(run) = self.runs.last_mut() {
            run.status = RunStatus::Processing;
        }
    }

    /// How many objects the store holds for the bot.
    pub(super) fn stored_objects(&self) -> usize {
        let media = [self.audio, self.video, self.manifest].into_iter().filter(|media| *media == Media::Ready).count();
        media + self.runs.iter().filter(|run| run.status == RunStatus::Success).count() * 2
    }

    /// The object under a file name, if the bot has it.
    pub(super) fn object(&self, file: &str) -> Option<Object> {
        let json = |value: &Value| Object { content_type: "application/json", bytes: Bytes::from(value.to_string()) };
        match file {
            "audio.wav" if self.audio == Media::Ready => {
                Some(Object { content_type: "audio/wav", bytes: media::audio() })
            }
            "video.mp4" if self.video == Media::Ready => {
                Some(Object { content_type: "video/mp4", bytes: Bytes::from_static(media::VIDEO) })
            }
            "captions.vtt" if self.has_captions() => {
                Some(Object { content_type: "text/vtt", bytes: Bytes::from(media::captions()) })
            }
            _ if self.audio.is_settled() && media::extra(file).is_some() => {
                let (content_type, bytes) = media::extra(file)?;
                Some(Object { content_type, bytes: Bytes::from_static(bytes) })
            }
            _ => {
                let (transcript_id, kind) = file.strip_suffix(".json")?.rsplit_once('_')?;
                let run = self.runs.iter().find(|run| run.transcript_id == transcript_id)?;
                match kind {
                    "processed" if run.status == RunStatus::Success => Some(json(&self.transcript())),
                    "raw" if run.status == RunStatus::Success => Some(json(&self.raw_transcript(run))),
                    _ => None,
                }
            }
        }
    }

    /// Whether there is a captions file to link to.
    pub(super) fn has_captions(&self) -> bool {
        let asked = self.request.provider.as_ref().is_some_and(|(provider, _)| *provider == Provider::MeetingCaptions);
        asked && self.audio == Media::Ready
    }

    /// When the recording began, if it has.
    pub(super) fn began_recording(&self) -> Option<Timestamp> {
        self.recording_began_at
    }

    /// When the recording began, for what is only there after it has.
    pub(super) fn recorded_from(&self) -> Timestamp {
        self.recording_began_at.unwrap_or(self.created_at)
    }

    /// The transcript as segments.
    pub(super) fn transcript(&self) -> Value {
        media::transcript(self.recorded_from())
    }

    /// The transcript as the provider gave it.
    pub(super) fn raw_transcript(&self, run: &Run) -> Value {
        json!({"id": run.transcript_id, "provider": run.provider.as_str(), "results": self.transcript()})
    }

    /// An item of `GET /bots`.
    pub(super) fn item(&self) -> Value {
        json!({
            "BotID": self.id,
            "BotUsername": self.request.bot_name,
            "Status": self.status,
            "Platform": self.platform(),
            "MeetingLink": self.request.meeting_link,
            "CreatedAt": self.created_at.to_string(),
            "custom_attributes": self.request.custom_attributes,
        })
    }

    /// `bot_details`, as `GET /bots/{id}/detail` has it.
    pub(super) fn details(&self, caption_file: Option<&str>) -> Value {
        let run = self.runs.last().map(|run| run.status.as_str());
        let ended_at = self
            .stages
            .iter()
            .find(|(stage, ..)| stage.event().stop_reason().is_some())
            .map(|(_, at, _)| at.to_string());
        let began_at =
            self.stages.iter().find(|(stage, ..)| *stage == TimelineStage::InMeeting).map(|(_, at, _)| at.to_string());
        json!({
            "BotID": self.id,
            "BotUsername": self.request.bot_name,
            "Status": self.status,
            "Platform": self.platform(),
            "MeetingLink": self.request.meeting_link,
            "CreatedAt": self.created_at.to_string(),
            "StartTime": began_at,
            "EndTime": ended_at,
            "transcript_id": self.transcript_id(),
            "TranscriptStatus": run,
            "AudioStatus": self.audio.as_str(),
            "VideoStatus": self.video.as_str(),
            "ManifestStatus": self.manifest.as_str(),
            "caption_file": caption_file,
            "StatusTimeline": self.timeline(),
            "RequestPayload": self.request.payload,
            "custom_attributes": self.request.custom_attributes,
        })
    }

    /// Every stage; the ones not reached say `false` and no time.
    fn timeline(&self) -> Value {
        let stages = TimelineStage::ALL.iter().map(|stage| {
            let reached = self.stages.iter().rev().find(|(reached, ..)| reached == stage);
            let value = match reached {
                Some((_, at, message)) => json!({"message": message, "status": true, "timestamp": at.to_string()}),
                None => json!({"message": "", "status": false, "timestamp": null}),
            };
            (stage.as_str().to_owned(), value)
        });
        Value::Object(stages.collect::<Map<_, _>>())
    }

    /// The platform of its meeting, in the service's word.
    pub(super) fn platform(&self) -> &'static str {
        match self.request.platform {
            Some(Platform::GoogleMeet) => "gmeet",
            Some(Platform::Teams) => "teams",
            Some(Platform::Zoom) => "zoom",
            None => "unknown",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::webhook::scenario::{Envelope, Scenario};

    fn played(scenario: Scenario, body: &Value) -> Bot {
        let request = super::super::request::read(body.to_string().as_bytes(), |_, _| false).unwrap();
        let asked = request.asked();
        let now: Timestamp = "2026-02-27T07:11:51Z".parse().unwrap();
        let mut bot = Bot::new("b-1".to_owned(), "ms_x".to_owned(), request, now);
        for step in scenario.steps(asked, Envelope::TwoLayer) {
            bot.apply(&step, now + step.after);
        }
        bot
    }

    fn deepgram() -> Value {
        json!({"meeting_link": "https://meet.google.com/abc-defg-hij", "video_required": true,
            "recording_config": {"transcript": {"provider": {"deepgram": {"model": "nova-3"}}}}})
    }

    #[test]
    fn a_whole_meeting_leaves_everything_that_was_asked_for() {
        let bot = played(Scenario::PostCall, &deepgram());
        assert_eq!((bot.audio, bot.video), (Media::Ready, Media::Ready));
        assert_eq!(bot.stopped, Some(StopReason::Stopped));
        let processed = format!("{}_processed.json", bot.transcript_id().unwrap());
        for file in ["audio.wav", "video.mp4", &processed] {
            assert!(bot.object(file).is_some(), "{file}");
        }
        assert!(bot.object("captions.vtt").is_none());
        let details = bot.details(None);
        assert_eq!(details["StatusTimeline"]["InMeeting"]["timestamp"], "2026-02-27T07:12:06Z");
        assert_eq!(details["StatusTimeline"]["BotRejected"]["status"], false);
        assert_eq!(details["TranscriptStatus"], "Success");
        assert_eq!(bot.stored_objects(), 5);
    }

    #[test]
    fn a_bot_that_was_refused_leaves_nothing() {
        let bot = played(Scenario::Denied, &deepgram());
        assert_eq!((bot.audio, bot.video, bot.stored_objects()), (Media::Absent, Media::Absent, 0));
        assert_eq!(bot.details(None)["StatusTimeline"]["BotRejected"]["status"], true);
    }

    #[test]
    fn the_details_tell_what_the_webhooks_keep_quiet_about() {
        let refused = played(Scenario::RecordingDenied, &deepgram());
        let details = refused.details(None);
        assert_eq!((refused.audio, refused.stored_objects()), (Media::Absent, 0));
        assert_eq!(details["StatusTimeline"]["BotRejected"]["message"], "Recording permission was denied");
        assert_eq!(details["StatusTimeline"]["InMeeting"]["status"], true);
        let regained = played(Scenario::PermissionRegained, &deepgram());
        assert_eq!(regained.audio, Media::Ready);
        assert_eq!(regained.details(None)["StatusTimeline"]["BotRejected"]["status"], false);
        let failed = played(Scenario::AudioFailed, &deepgram());
        assert_eq!((failed.audio, failed.video), (Media::Failed, Media::Ready));
        assert_eq!(failed.details(None)["AudioStatus"], "Failed");
        assert_eq!(played(Scenario::DoneFailed, &deepgram()).details(None)["TranscriptStatus"], "Failed");
        let without_transcript = json!({"meeting_link": "https://meet.google.com/abc-defg-hij"});
        assert_eq!(played(Scenario::DoneFailed, &without_transcript).audio, Media::Failed);
    }

    #[test]
    fn a_failed_transcript_is_failed_in_the_details() {
        let bot = played(Scenario::TranscriptFailed, &deepgram());
        assert_eq!(bot.details(None)["TranscriptStatus"], "Failed");
        assert_eq!(bot.audio, Media::Ready);
    }
}
