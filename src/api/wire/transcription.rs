use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::fields::reveal;
use super::{Fields, View};
use crate::model::Secret;

/// The answer of `GET /bots/{id}/transcriptions`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TranscriptionRuns {
    /// The bot.
    pub bot_id: Option<String>,
    /// Its runs.
    pub transcriptions: Vec<TranscriptionRun>,
}

/// One run of a provider over a bot's audio.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TranscriptionRun {
    /// What the transcript is fetched by.
    pub transcript_id: Option<String>,
    /// Who transcribes.
    pub provider: Option<String>,
    /// `Processing`, `Success`, `Failed` or `Not started`. Stale after a failure: `BotDetails::transcript_status` is
    /// the authority.
    pub status: Option<String>,
    /// When it was started.
    pub created_at: Option<Timestamp>,
    /// Where the texts are.
    pub download_urls: Option<DownloadUrls>,
}

/// Where a run's texts are; presigned, for an hour.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DownloadUrls {
    /// The provider's own answer.
    #[serde(serialize_with = "reveal")]
    pub raw_transcript: Option<Secret>,
    /// The service's segments.
    #[serde(serialize_with = "reveal")]
    pub processed_transcript: Option<Secret>,
}

/// The body of `POST /bots/{id}/transcribe`.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct TranscribeRequest {
    /// One provider's name, with its options.
    pub provider: Map<String, Value>,
    /// Who is told when it is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callback_url: Option<String>,
}

/// The answer of `POST /bots/{id}/transcribe`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TranscribeStarted {
    /// The bot.
    pub bot_id: Option<String>,
    /// What the transcript will be fetched by.
    pub transcript_id: Option<String>,
    /// Who transcribes.
    pub provider: Option<String>,
    /// A text for people.
    pub message: Option<String>,
}

impl View for TranscriptionRuns {
    fn read(json: &Value) -> Self {
        let fields = Fields::of(json);
        let runs = if json.is_array() { Vec::read(json) } else { fields.list(&["transcriptions", "data"]) };
        Self { bot_id: fields.text(&["bot_id"]), transcriptions: runs }
    }
}

impl View for TranscriptionRun {
    fn read(json: &Value) -> Self {
        let fields = Fields::of(json);
        Self {
            transcript_id: fields.text(&["transcript_id", "id"]),
            provider: fields.text(&["provider"]),
            status: fields.text(&["status"]),
            created_at: fields.instant(&["created_at"]),
            download_urls: fields.value(&["download_urls"]).map(DownloadUrls::read),
        }
    }
}

impl View for DownloadUrls {
    fn read(json: &Value) -> Self {
        let fields = Fields::of(json);
        Self {
            raw_transcript: fields.secret(&["raw_transcript"]),
            processed_transcript: fields.secret(&["processed_transcript"]),
        }
    }
}

impl View for TranscribeStarted {
    fn read(json: &Value) -> Self {
        let fields = Fields::of(json);
        Self {
            bot_id: fields.text(&["bot_id"]),
            transcript_id: fields.text(&["transcript_id", "id"]),
            provider: fields.text(&["provider"]),
            message: fields.text(&["message"]),
        }
    }
}
