//! One bot of the sandbox: what it was asked for, and how far it has got. Each webhook's step moves it before the
//! webhook is sent, so that whoever is told of something can fetch it.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use tokio::sync::{Notify, watch};
use tokio::time::Instant;

use super::media;
use super::presence::Presence;
use super::request::BotRequest;
use super::store::Object;
use crate::model::{
    ArtifactKind, Effect, EventKind, Platform, Processing, Progress, Provider, ProviderMode, StopReason, TimelineStage,
};
use crate::webhook::scenario::{Speed, Step};

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
    /// Whether it was called back: it leaves as soon as its player hears of it.
    is_called_back: bool,
    pub(super) audio: Media,
    pub(super) video: Media,
    manifest: Media,
    pub(super) runs: Vec<Run>,
    /// What its player hears.
    pub(super) signals: Signals,
    /// When it hears its meeting, for those who tell of it. They end when the bot is erased.
    pub(super) presence: watch::Sender<Presence>,
    /// What it wrote in the meeting's chat, and how far into the recording.
    said: Vec<(Duration, String)>,
    /// The time in the last webhook. No two webhooks of a bot carry the same one, or they would be one sent twice.
    last_sent_at: Timestamp,
}

/// What the one who plays a bot's life hears. Another life of the same bot has other signals.
#[derive(Clone, Debug, Default)]
pub(super) struct Signals {
    /// The bot was called back.
    pub(super) removal: Arc<Notify>,
    /// This life is over: the data are gone, or another life begins.
    pub(super) end: Arc<Notify>,
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
            is_called_back: false,
            audio: Media::Absent,
            video: Media::Absent,
            manifest: Media::Absent,
            runs,
            signals: Signals::default(),
            presence: watch::Sender::default(),
            said: Vec::new(),
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
        self.reach(step, at);
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

    fn reach(&mut self, step: &Step, at: Timestamp) {
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
            ArtifactKind::Transcript => self.settle_first_run(run),
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
        if self.runs.first().is_some_and(|run| run.status == RunStatus::Processing) {
            self.settle_first_run(RunStatus::Failed);
        }
    }

    /// Moves the run that the bot was created with; its meeting knows of no other.
    fn settle_first_run(&mut self, status: RunStatus) {
        if let Some(run) = self.runs.first_mut() {
            run.status = status;
        }
    }

    /// Ends a run that was asked for later.
    pub(super) fn finish_run(&mut self, transcript_id: &str, step: &Step, at: Timestamp) {
        self.reach(step, at);
        if let Some(run) = self.runs.iter_mut().find(|run| run.transcript_id == transcript_id) {
            run.status = RunStatus::Success;
        }
    }

    /// Calls the bot back; its player hears of it.
    pub(super) fn call_back(&mut self) {
        if !self.is_called_back {
            self.is_called_back = true;
            self.signals.removal.notify_one();
        }
    }

    /// The rest of its life when it was called back; `None` where it is leaving anyway.
    pub(super) fn after_call_back(&self, planned: &[Step]) -> Option<Vec<Step>> {
        let is_leaving =
            self.stopped.is_some() || self.stages.iter().any(|(stage, ..)| *stage == TimelineStage::Leaving);
        let recorded = self.recording_began_at.map(|_| self.request.asked());
        (!is_leaving).then(|| Step::removal(recorded, planned))
    }

    /// Whether anything was told of it yet.
    pub(super) fn has_begun(&self) -> bool {
        !self.stages.is_empty()
    }

    /// Whether it waits for its time to join.
    pub(super) fn is_scheduled(&self) -> bool {
        let is_early = self.stages.iter().all(|(stage, ..)| *stage == TimelineStage::Scheduled);
        is_early && self.request.join_at.is_some_and(|at| at > self.created_at)
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
        self.settle_first_run(RunStatus::Processing);
    }

    /// How many objects the store holds for the bot. The manifest is one, though no link leads to it.
    pub(super) fn stored_objects(&self) -> usize {
        usize::from(self.manifest == Media::Ready) + self.files().len()
    }

    /// The names of everything that a link can lead to.
    fn files(&self) -> Vec<String> {
        let (audio, video) = (self.audio == Media::Ready, self.video == Media::Ready);
        let is_recorded = self.audio.is_settled();
        let streams = |folder: &'static str| media::PEOPLE.map(|person| media::stream_file(folder, person));
        let mut files = Vec::new();
        let mut add = |is_there: bool, names: &[String]| files.extend_from_slice(if is_there { names } else { &[] });
        add(audio, &["audio.wav".to_owned()]);
        add(video, &["video.mp4".to_owned()]);
        add(self.has_captions(), &["captions.vtt".to_owned()]);
        add(is_recorded && self.request.asks_for("audio_separate_streams"), &streams(media::AUDIO_STREAMS));
        add(is_recorded && self.request.asks_for("video_separate_streams"), &streams(media::VIDEO_STREAMS));
        add(is_recorded && self.takes_screenshots(), &[media::SCREENSHOT_FILE.to_owned()]);
        for run in &self.runs {
            let named = |kind: &str| format!("{}_{kind}.json", run.transcript_id);
            add(run.status == RunStatus::Success, &[named("raw"), named("processed")]);
        }
        files
    }

    /// Only bots that record video take screenshots, and none in Zoom.
    pub(super) fn takes_screenshots(&self) -> bool {
        self.request.video && self.request.platform != Some(Platform::Zoom)
    }

    /// The object under a file name, if the bot has it.
    pub(super) fn object(&self, file: &str) -> Option<Object> {
        self.files().iter().find(|known| *known == file)?;
        let object = |content_type, bytes| Some(Object { content_type, bytes });
        match file {
            "audio.wav" => object("audio/wav", media::audio()),
            "video.mp4" => object("video/mp4", Bytes::from_static(media::VIDEO)),
            "captions.vtt" => object("text/vtt", Bytes::from(media::captions())),
            _ => {
                if let Some((content_type, bytes)) = media::extra(file) {
                    return object(content_type, Bytes::from_static(bytes));
                }
                let (transcript_id, kind) = file.strip_suffix(".json")?.rsplit_once('_')?;
                let run = self.runs.iter().find(|run| run.transcript_id == transcript_id)?;
                let transcript = if kind == "raw" { self.raw_transcript(run) } else { self.transcript() };
                object("application/json", Bytes::from(transcript.to_string()))
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

    /// Writes in the meeting's chat.
    pub(super) fn say(&mut self, text: &str, speed: Speed) {
        let elapsed = self.presence.borrow().elapsed(Instant::now(), speed);
        self.said.push((elapsed, text.to_owned()));
    }

    /// What it wrote in the meeting's chat: how far into the recording, and what. What it says when it joins comes first.
    pub(super) fn said(&self) -> impl Iterator<Item = (Duration, &str)> {
        let greeting = self.request.payload.get("bot_message").and_then(Value::as_str);
        let later = self.said.iter().map(|(at, text)| (*at, text.as_str()));
        greeting.map(|text| (Duration::ZERO, text)).into_iter().chain(later)
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

    /// The platform of its meeting, in the service's word. No source has one for any other.
    pub(super) fn platform(&self) -> Option<&'static str> {
        self.request.platform.map(|platform| match platform {
            Platform::GoogleMeet => "gmeet",
            Platform::Teams => "teams",
            Platform::Zoom => "zoom",
        })
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
        // The manifest, audio, video, a screenshot, and the transcript in two forms.
        assert_eq!(bot.stored_objects(), 6);
    }

    #[test]
    fn the_platform_is_one_of_the_services_words_or_none() {
        for (link, platform) in [
            ("https://meet.google.com/abc-defg-hij", json!("gmeet")),
            ("https://zoom.us/j/123", json!("zoom")),
            ("https://teams.microsoft.com/l/meetup-join/x/0", json!("teams")),
            ("https://meet.example/1", Value::Null),
        ] {
            let bot = played(Scenario::PostCall, &json!({"meeting_link": link}));
            assert_eq!((&bot.item()["Platform"], &bot.details(None)["Platform"]), (&platform, &platform), "{link}");
        }
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
