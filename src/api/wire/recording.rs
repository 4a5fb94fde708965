use serde::Serialize;
use serde_json::Value;

use super::fields::reveal;
use super::{Fields, View};
use crate::model::Secret;

/// The answer of `GET /bots/{id}/get_audio`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct AudioLink {
    /// Where the audio is; presigned, for an hour.
    #[serde(serialize_with = "reveal")]
    pub audio_url: Option<Secret>,
}

/// The answer of `GET /bots/{id}/get_video`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct VideoLink {
    /// Where the video is; presigned, for ten minutes.
    #[serde(serialize_with = "reveal")]
    pub video_url: Option<Secret>,
    /// What is known of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video_info: Option<VideoInfo>,
}

/// What is known of a video.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct VideoInfo {
    /// In seconds.
    pub duration: Option<f64>,
    /// In megabytes.
    pub size_mb: Option<f64>,
    /// Such as `1280x720`.
    pub resolution: Option<String>,
    /// Frames per second.
    pub fps: Option<f64>,
    /// How many frames were processed.
    pub frames_processed: Option<u64>,
    /// How many of them were corrupted.
    pub corrupted_frames: Option<u64>,
}

impl View for AudioLink {
    fn read(json: &Value) -> Self {
        Self { audio_url: Fields::of(json).secret(&["audio_url", "url", "download_url"]) }
    }
}

impl View for VideoLink {
    fn read(json: &Value) -> Self {
        let fields = Fields::of(json);
        Self {
            video_url: fields.secret(&["video_url", "url", "download_url"]),
            video_info: fields.value(&["video_info"]).map(VideoInfo::read),
        }
    }
}

impl View for VideoInfo {
    fn read(json: &Value) -> Self {
        let fields = Fields::of(json);
        Self {
            duration: fields.number(&["duration"]),
            size_mb: fields.number(&["size_mb"]),
            resolution: fields.text(&["resolution"]),
            fps: fields.number(&["fps"]),
            frames_processed: fields.count(&["frames_processed"]),
            corrupted_frames: fields.count(&["corrupted_frames"]),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn links_are_secrets_that_go_out_on_the_wire_only() {
        let link = AudioLink::read(&json!({"audio_url": "https://storage/x?signature=s"}));
        assert_eq!(format!("{link:?}"), "AudioLink { audio_url: Some(Secret(redacted)) }");
        assert_eq!(serde_json::to_value(&link).unwrap(), json!({"audio_url": "https://storage/x?signature=s"}));
    }
}
