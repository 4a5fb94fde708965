use super::wire::{TranscribeRequest, TranscribeStarted, TranscriptionRuns};
use super::{Answer, ApiError, Client, Reply, Request};
use crate::model::BotId;

impl Client {
    /// `GET /bots/{id}/transcriptions`: the runs over this bot's audio.
    pub async fn transcriptions(&self, bot: &BotId) -> Result<Answer<TranscriptionRuns>, ApiError> {
        self.ask(&Request::get(["bots", bot.as_str(), "transcriptions"])).await
    }

    /// `POST /bots/{id}/transcribe`: starts a run; it becomes the bot's current transcript.
    pub async fn transcribe(
        &self,
        bot: &BotId,
        request: &TranscribeRequest,
    ) -> Result<Answer<TranscribeStarted>, ApiError> {
        let body = serde_json::to_value(request).unwrap_or_default();
        self.ask(&Request::post(["bots", bot.as_str(), "transcribe"]).json(body)).await
    }

    /// `GET /transcript/{id}/get_transcript`: the bytes as received, in any of its shapes (`docs/api.md`,
    /// "Transcripts"). With `raw`, the provider's own answer.
    pub async fn transcript(&self, transcript_id: &str, raw: bool) -> Result<Reply, ApiError> {
        let request = Request::get(["transcript", transcript_id, "get_transcript"]).query("raw", raw.to_string());
        self.send(&request).await
    }

    /// Whether a transcript is there: as [`Client::transcript`], but its body is not read.
    pub(crate) async fn has_transcript(&self, transcript_id: &str) -> Result<(), ApiError> {
        self.open(&Request::get(["transcript", transcript_id, "get_transcript"])).await.map(drop)
    }
}
