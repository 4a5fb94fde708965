use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Fields, View};

/// The body of `POST /bots/create_bot` (`docs/api.md`, "Creating a bot").
///
/// It has no `Debug`: links carry passcodes and tokens.
#[derive(Clone, Default, Deserialize, Serialize)]
pub struct CreateBot {
    /// The meeting. Not `meeting_url`.
    pub meeting_link: String,
    /// The bot's name in the meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bot_name: Option<String>,
    /// Whether video is recorded. Its default is contested, so that it is always sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub video_required: Option<bool>,
    /// A chat message on joining.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bot_message: Option<String>,
    /// The bot's picture: a public URL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bot_image_url: Option<String>,
    /// Where this bot's webhooks go. It cannot be set later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callback_url: Option<String>,
    /// When to join: ISO 8601 with a zone. Absent: now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub join_at: Option<String>,
    /// The MIA agent that speaks through the bot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent_config_id: Option<String>,
    /// Texts that come back with every webhook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_attributes: Option<Map<String, Value>>,
    /// A second create with it and the same link answers with the first bot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deduplication_key: Option<String>,
    /// The control channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub socket_connection_url: Option<Endpoint>,
    /// Where live audio goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub live_audio_required: Option<Endpoint>,
    /// Where live video goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub live_video_required: Option<Endpoint>,
    /// Where live transcript chunks go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub live_transcription_required: Option<Endpoint>,
    /// What runs after the meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workflow_config_ids: Option<Vec<String>>,
    /// Joining Google Meet signed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub google_meet: Option<SignedIn>,
    /// Joining Teams signed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub teams: Option<SignedIn>,
    /// Joining Zoom with a token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zoom: Option<ZoomAccess>,
    /// What is recorded, transcribed and kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recording_config: Option<RecordingConfig>,
    /// When the bot leaves by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub automatic_leave: Option<AutomaticLeave>,
}

/// Where something live goes: exactly one of the two.
#[derive(Clone, Default, Deserialize, Serialize)]
pub struct Endpoint {
    /// A `wss` URL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub websocket_url: Option<String>,
    /// An `https` URL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub webhook_url: Option<String>,
}

/// Joining with an account (`google_meet`, `teams`).
#[derive(Clone, Default, Deserialize, Serialize)]
pub struct SignedIn {
    /// Always true; the block is dropped without it.
    #[serde(default)]
    pub login_required: bool,
    /// The domain whose Google accounts may be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub google_login_domain: Option<String>,
    /// The domain whose Teams accounts may be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub teams_login_domain: Option<String>,
    /// The one account to use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign_in_email: Option<String>,
    /// Whether to fail when that account is busy. The service's default is true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strict_email: Option<bool>,
}

/// Joining Zoom with a token: exactly one of the two.
#[derive(Clone, Default, Deserialize, Serialize)]
pub struct ZoomAccess {
    /// Answers with a ZAK token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zak_url: Option<String>,
    /// Answers with an OBF token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obf_url: Option<String>,
}

/// What is recorded, transcribed and kept.
#[derive(Clone, Default, Deserialize, Serialize)]
pub struct RecordingConfig {
    /// Who transcribes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transcript: Option<TranscriptConfig>,
    /// How long the service keeps the data. Its default is contested, so that it is always sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention: Option<Retention>,
    /// Who is told of things as they happen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub realtime_endpoints: Option<Vec<RealtimeEndpoint>>,
    /// `speaker_view` or `grid_view`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub video_layout: Option<String>,
    /// One audio file per participant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audio_separate_streams: Option<bool>,
    /// One video file per participant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub video_separate_streams: Option<bool>,
}

/// Who transcribes: one provider's name, with its options.
#[derive(Clone, Default, Deserialize, Serialize)]
pub struct TranscriptConfig {
    /// Exactly one entry.
    pub provider: Map<String, Value>,
}

/// How long the service keeps the data, from the end of the session.
#[derive(Clone, Deserialize, Serialize)]
pub struct Retention {
    /// Always `timed`.
    #[serde(rename = "type")]
    pub kind: String,
    /// At least one.
    pub hours: u64,
}

/// Who is told of things as they happen.
#[derive(Clone, Default, Deserialize, Serialize)]
pub struct RealtimeEndpoint {
    /// Always `webhook`.
    #[serde(rename = "type")]
    pub kind: String,
    /// An `https` URL.
    pub url: String,
    /// `participant_events.join`, `participant_events.leave`.
    pub events: Vec<String>,
}

/// When the bot leaves by itself, in whole seconds (`docs/api.md`, "Automatic leave").
#[derive(Clone, Default, Deserialize, PartialEq, Serialize)]
pub struct AutomaticLeave {
    /// How long the bot waits to be admitted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting_room_timeout: Option<u64>,
    /// How long it waits for the first other participant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_one_joined_timeout: Option<u64>,
    /// Everybody else has left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub everyone_left_timeout: Option<u64>,
    /// How long it stays while nobody speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice_inactivity_timeout: Option<u64>,
    /// The recording is as long as it may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_call_recording_timeout: Option<u64>,
    /// The host refuses the recording; Zoom only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recording_permission_denied_timeout: Option<u64>,
    /// Only other bots are left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bot_detection: Option<BotDetection>,
}

/// How other bots are known.
#[derive(Clone, Default, Deserialize, PartialEq, Serialize)]
pub struct BotDetection {
    /// By the names of participants, as the service defines it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub using_participant_names: Option<Value>,
}

/// The answer of `POST /bots/create_bot`.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct CreatedBot {
    /// The bot's id, as the service wrote it.
    pub bot_id: Option<String>,
    /// What the transcript will be fetched by; null without a post-call provider, and on a replay.
    pub transcript_id: Option<String>,
    /// The meeting. It may hold a passcode.
    pub meeting_url: Option<String>,
    /// `Active`; on a replay the bot's current state.
    pub status: Option<String>,
}

impl View for CreatedBot {
    fn read(json: &Value) -> Self {
        let fields = Fields::of(json);
        Self {
            bot_id: fields.text(&["bot_id", "BotID", "id"]),
            transcript_id: fields.text(&["transcript_id"]),
            meeting_url: fields.text(&["meeting_url", "meeting_link"]),
            status: fields.text(&["status"]),
        }
    }
}

impl Endpoint {
    /// A web socket.
    pub fn websocket(url: String) -> Self {
        Self { websocket_url: Some(url), webhook_url: None }
    }

    /// A webhook.
    pub fn webhook(url: String) -> Self {
        Self { websocket_url: None, webhook_url: Some(url) }
    }
}
