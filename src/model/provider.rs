use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Who writes the transcript (`docs/api.md`, "Transcription providers").
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Provider {
    /// AssemblyAI after the call.
    Assemblyai,
    /// AssemblyAI during the call.
    AssemblyaiStreaming,
    /// Deepgram after the call.
    Deepgram,
    /// Deepgram during the call.
    DeepgramStreaming,
    /// JigsawStack after the call.
    Jigsawstack,
    /// JigsawStack during the call.
    JigsawstackStreaming,
    /// The meeting's own captions.
    MeetingCaptions,
    /// The service's own model after the call.
    Meetstream,
    /// The service's own model during the call.
    MeetstreamStreaming,
    /// Sarvam after the call.
    Sarvam,
}

/// When a provider's words are there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ProviderMode {
    /// As a captions file; there is no transcript id.
    Captions,
    /// As a transcript after the call, announced by `transcription.processed`.
    PostCall,
    /// During the call only; there is no transcript to fetch afterwards.
    Streaming,
}

/// Why a string is not a provider.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("unknown transcription provider `{given}`; known are {}", Provider::ALL.map(Provider::as_str).join(", "))]
pub struct ParseProviderError {
    /// What was given.
    pub given: String,
}

impl Provider {
    /// Every provider, by name.
    pub const ALL: [Self; 10] = [
        Self::Assemblyai,
        Self::AssemblyaiStreaming,
        Self::Deepgram,
        Self::DeepgramStreaming,
        Self::Jigsawstack,
        Self::JigsawstackStreaming,
        Self::MeetingCaptions,
        Self::Meetstream,
        Self::MeetstreamStreaming,
        Self::Sarvam,
    ];

    /// The name on the wire and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Assemblyai => "assemblyai",
            Self::AssemblyaiStreaming => "assemblyai_streaming",
            Self::Deepgram => "deepgram",
            Self::DeepgramStreaming => "deepgram_streaming",
            Self::Jigsawstack => "jigsawstack",
            Self::JigsawstackStreaming => "jigsawstack_streaming",
            Self::MeetingCaptions => "meeting_captions",
            Self::Meetstream => "meetstream",
            Self::MeetstreamStreaming => "meetstream_streaming",
            Self::Sarvam => "sarvam",
        }
    }

    /// When its words are there.
    pub fn mode(self) -> ProviderMode {
        match self {
            Self::MeetingCaptions => ProviderMode::Captions,
            Self::Assemblyai | Self::Deepgram | Self::Jigsawstack | Self::Meetstream | Self::Sarvam => {
                ProviderMode::PostCall
            }
            Self::AssemblyaiStreaming
            | Self::DeepgramStreaming
            | Self::JigsawstackStreaming
            | Self::MeetstreamStreaming => ProviderMode::Streaming,
        }
    }
}

impl FromStr for Provider {
    type Err = ParseProviderError;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|provider| provider.as_str() == given)
            .ok_or_else(|| ParseProviderError { given: given.to_owned() })
    }
}

impl fmt::Display for Provider {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_reads_back_and_is_the_wire_name() {
        for provider in Provider::ALL {
            assert_eq!(provider.as_str().parse(), Ok(provider));
            assert_eq!(serde_json::to_value(provider).unwrap(), provider.as_str());
        }
    }
}
