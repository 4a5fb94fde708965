use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What a session can leave behind, in the order in which `fetch all` brings it home.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ArtifactKind {
    /// The mixed recording's video.
    Video,
    /// The mixed recording's audio.
    Audio,
    /// The transcript of the whole session.
    Transcript,
    /// The meeting's own captions file.
    Captions,
    /// Who took part.
    Participants,
    /// The meeting's chat.
    Chat,
    /// Who spoke when.
    Speakers,
    /// The summary that a workflow wrote.
    Summary,
    /// Still images of a video bot.
    Screenshots,
    /// One audio stream per participant.
    AudioStreams,
    /// One video stream per participant and screen share.
    VideoStreams,
}

/// Why a string is not an artifact kind.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error(
    "there is no such artifact; {}",
    super::nearest(given, ArtifactKind::ALL.map(ArtifactKind::as_str))
        .map_or_else(|| format!("known are {}", ArtifactKind::names()), |near| format!("did you mean `{near}`?"))
)]
pub struct ParseArtifactKindError {
    /// What was given.
    pub given: String,
}

impl ArtifactKind {
    /// Every kind, in order.
    pub const ALL: [Self; 11] = [
        Self::Video,
        Self::Audio,
        Self::Transcript,
        Self::Captions,
        Self::Participants,
        Self::Chat,
        Self::Speakers,
        Self::Summary,
        Self::Screenshots,
        Self::AudioStreams,
        Self::VideoStreams,
    ];

    /// Whether its files are sound or pictures, and never text.
    pub fn is_media(self) -> bool {
        match self {
            Self::Audio | Self::AudioStreams | Self::Screenshots | Self::Video | Self::VideoStreams => true,
            Self::Captions | Self::Chat | Self::Participants | Self::Speakers | Self::Summary | Self::Transcript => {
                false
            }
        }
    }

    /// Whether its name is in the plural.
    pub fn is_plural(self) -> bool {
        match self {
            Self::AudioStreams
            | Self::Captions
            | Self::Participants
            | Self::Screenshots
            | Self::Speakers
            | Self::VideoStreams => true,
            Self::Audio | Self::Chat | Self::Summary | Self::Transcript | Self::Video => false,
        }
    }

    /// The verb that goes with its name.
    pub fn is_or_are(self) -> &'static str {
        if self.is_plural() { "are" } else { "is" }
    }

    /// The name used on the command line, in records and in the manifest.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Audio => "audio",
            Self::AudioStreams => "audio-streams",
            Self::Captions => "captions",
            Self::Chat => "chat",
            Self::Participants => "participants",
            Self::Screenshots => "screenshots",
            Self::Speakers => "speakers",
            Self::Summary => "summary",
            Self::Transcript => "transcript",
            Self::Video => "video",
            Self::VideoStreams => "video-streams",
        }
    }

    /// The names of all, for messages.
    fn names() -> String {
        Self::ALL.map(Self::as_str).join(", ")
    }
}

impl FromStr for ArtifactKind {
    type Err = ParseArtifactKindError;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == given)
            .ok_or_else(|| ParseArtifactKindError { given: given.to_owned() })
    }
}

impl fmt::Display for ArtifactKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_reads_back() {
        for kind in ArtifactKind::ALL {
            assert_eq!(kind.as_str().parse::<ArtifactKind>(), Ok(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        }
    }
}
