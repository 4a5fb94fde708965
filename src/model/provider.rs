use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::nearest;

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

/// Who is to transcribe, by name: one of ours, or one that the service may have by now.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum NamedProvider {
    /// One whose options are known.
    Known(Provider),
    /// Any other name that a provider can have.
    Other(String),
}

/// Why a string names no provider.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ParseNamedProviderError {
    /// It is a known one with a slip in it.
    #[error("there is no such provider; did you mean `{0}`?")]
    Slip(&'static str),
    /// No provider is called so.
    #[error("a name is small letters, digits and `_`, such as {}", Provider::ALL.map(Provider::as_str).join(", "))]
    NoName,
}

impl NamedProvider {
    /// The longest name, in characters.
    const LONGEST: usize = 64;

    /// The name on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(provider) => provider.as_str(),
            Self::Other(name) => name,
        }
    }

    /// The provider, if it is one of ours.
    pub fn known(&self) -> Option<Provider> {
        match self {
            Self::Known(provider) => Some(*provider),
            Self::Other(_) => None,
        }
    }

    /// What is to be said of a provider that is not ours.
    pub fn doubt(&self) -> Option<String> {
        match self {
            Self::Known(_) => None,
            Self::Other(name) => Some(format!("`{name}` is no provider that is known here, and is sent as it is")),
        }
    }
}

impl FromStr for NamedProvider {
    type Err = ParseNamedProviderError;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        if let Ok(provider) = given.parse() {
            return Ok(Self::Known(provider));
        }
        if let Some(meant) = nearest(given, Provider::ALL.map(Provider::as_str)) {
            return Err(ParseNamedProviderError::Slip(meant));
        }
        let is_name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        match given {
            "" => Err(ParseNamedProviderError::NoName),
            name if name.len() <= Self::LONGEST && name.bytes().all(is_name) => Ok(Self::Other(name.to_owned())),
            _ => Err(ParseNamedProviderError::NoName),
        }
    }
}

impl fmt::Display for NamedProvider {
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

    #[test]
    fn a_new_name_is_taken_and_a_slip_of_a_known_one_is_not() {
        assert_eq!("sarvam".parse(), Ok(NamedProvider::Known(Provider::Sarvam)));
        assert_eq!("gladia_v2".parse(), Ok(NamedProvider::Other("gladia_v2".to_owned())));
        assert_eq!("deepgrm".parse::<NamedProvider>(), Err(ParseNamedProviderError::Slip("deepgram")));
        for given in ["", "no-body", "No Body", "a/b", &"x".repeat(65)] {
            assert_eq!(given.parse::<NamedProvider>(), Err(ParseNamedProviderError::NoName), "{given}");
        }
    }
}
