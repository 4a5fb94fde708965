use bytes::Bytes;
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE};
use serde_json::Value;

use super::client::read_body;
use super::wire::{AudioLink, VideoLink, View};
use super::{ApiError, Client, Reply, Request};
use crate::http::Unreached;
use crate::model::{BotId, Secret};

/// A mixed recording.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Recording {
    /// The sound of the whole session.
    Audio,
    /// The picture, with the sound.
    Video,
}

/// What a session leaves behind as JSON, which may hold links.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Listing {
    /// One audio stream per participant.
    AudioStreams,
    /// The meeting's chat.
    Chat,
    /// Who took part.
    Participants,
    /// Still images.
    Screenshots,
    /// Who spoke when.
    Speakers,
    /// The summary that a workflow wrote.
    Summary,
    /// One video stream per participant and screen share.
    VideoStreams,
}

/// How a recording is handed over. Newer sources saw a link, older ones the bytes themselves (`docs/api.md`,
/// "Recordings").
#[derive(Debug)]
pub enum Media {
    /// The recording itself.
    Body(MediaBody),
    /// Where it is; presigned. The key must not be sent there.
    Link {
        /// The link.
        url: Secret,
        /// The whole answer.
        raw: Value,
    },
}

/// A recording as it arrives.
#[derive(Debug)]
pub struct MediaBody {
    response: reqwest::Response,
}

impl MediaBody {
    /// What the service says it is.
    pub fn content_type(&self) -> Option<&str> {
        self.response.headers().get(CONTENT_TYPE)?.to_str().ok()
    }

    /// Its length in bytes, where the service says.
    pub fn length(&self) -> Option<u64> {
        self.response.headers().get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
    }

    /// The next piece; `None` at the end. Cancelling loses nothing but the piece.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, ApiError> {
        self.response
            .chunk()
            .await
            .map_err(|source| ApiError::Transport { host: "the API".to_owned(), problem: Unreached::behind(&source) })
    }
}

impl Recording {
    fn route(self) -> &'static str {
        match self {
            Self::Audio => "get_audio",
            Self::Video => "get_video",
        }
    }
}

impl Listing {
    fn route(self) -> &'static str {
        match self {
            Self::AudioStreams => "get_audio_streams",
            Self::Chat => "get_chats",
            Self::Participants => "get_participants",
            Self::Screenshots => "get_screenshots",
            Self::Speakers => "get_speaker_timeline",
            Self::Summary => "summary",
            Self::VideoStreams => "get_recording_streams",
        }
    }
}

/// The largest answer that may be a link, in bytes.
const LONGEST_LINK: u64 = 1 << 20;

impl Client {
    /// `GET /bots/{id}/get_audio` and `get_video`. The time of the call ends with the answer's head: a body takes as
    /// long as it takes.
    pub async fn recording(&self, bot: &BotId, recording: Recording) -> Result<Media, ApiError> {
        let response = self.open(&Request::get(["bots", bot.as_str(), recording.route()])).await?;
        let kind = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if is_media(kind) {
            return Ok(Media::Body(MediaBody { response }));
        }
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = read_body(response, "the API", LONGEST_LINK).await?;
        let reply = Reply { status, request_id: None, headers, body };
        let raw = reply.json()?;
        let link = match recording {
            Recording::Audio => AudioLink::read(&raw).audio_url,
            Recording::Video => VideoLink::read(&raw).video_url,
        };
        link.map(|url| Media::Link { url, raw }).ok_or_else(|| reply.not_ready())
    }

    /// What a session leaves behind as JSON: the bytes as received.
    pub async fn listing(&self, bot: &BotId, listing: Listing) -> Result<Reply, ApiError> {
        self.send(&Request::get(["bots", bot.as_str(), listing.route()])).await
    }
}

fn is_media(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind.starts_with("audio/") || kind.starts_with("video/") || kind == "application/octet-stream"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_never_taken_for_a_recording() {
        for kind in ["application/json", "application/json; charset=utf-8", "text/html", ""] {
            assert!(!is_media(kind), "{kind}");
        }
        for kind in ["audio/wav", "Video/MP4", "application/octet-stream"] {
            assert!(is_media(kind), "{kind}");
        }
    }
}
