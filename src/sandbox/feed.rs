//! What a bot sends on each web socket that it opens, piece by piece (`docs/api.md`, "Live channels"): the sound and the
//! pictures of its recording. Pure.

use std::time::Duration;

use bytes::Bytes;
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;

use super::media;
use crate::model::BotId;
use crate::model::live::{AudioFrame, Handshake, SAMPLE_RATE};
use crate::webhook::scenario::RECORDED;

/// How much sound is in one message.
const FRAME: Duration = Duration::from_millis(100);

/// How much of the pictures is in one message, which is how long a fragment of [`VIDEO`] lasts.
const FRAGMENT: Duration = Duration::from_secs(1);

/// The recording's video in fragments, each of which can be shown when those before it are there; `media/README.md` tells
/// how it was made.
const VIDEO: &[u8] = include_bytes!("media/live.mp4");

/// What a web socket is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Channel {
    Audio,
    Control,
    Video,
}

/// What is sent on a web socket.
#[derive(Debug)]
pub(super) enum Feed {
    /// The sound: the samples of the recording.
    Audio(Vec<i16>),
    /// Nothing but that the bot is ready.
    Control,
    /// The pictures: what every one of them needs, and the fragments.
    Video { head: Bytes, fragments: Vec<Bytes> },
}

impl Channel {
    /// The word for it.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Audio => "audio",
            Self::Control => "control",
            Self::Video => "video",
        }
    }

    /// What is sent on it.
    pub(super) fn feed(self) -> Feed {
        match self {
            Self::Audio => Feed::Audio(media::samples()),
            Self::Control => Feed::Control,
            Self::Video => {
                let (head, fragments) = split(&Bytes::from_static(VIDEO));
                Feed::Video { head, fragments }
            }
        }
    }
}

impl Feed {
    /// What is said first on every connection.
    pub(super) fn greeting(&self, bot_id: &BotId) -> Vec<Message> {
        match self {
            Self::Audio(_) | Self::Control => vec![Message::text(Handshake { bot_id: bot_id.clone() }.write())],
            Self::Video { head, .. } => {
                let start = json!({
                    "type": "video_stream_start", "bot_id": bot_id, "codec": "h264", "audio_codec": "aac",
                    "container": "fmp4", "width": 320, "height": 180, "framerate": 10,
                    "audio_sample_rate": media::SAMPLE_RATE, "audio_bitrate": "16k",
                });
                vec![Message::text(start.to_string()), Message::Binary(head.clone())]
            }
        }
    }

    /// How far into the recording a piece can be sent, which is when it has ended; `None` where there is none.
    pub(super) fn due(&self, index: u32) -> Option<Duration> {
        let length = match self {
            Self::Audio(_) => FRAME,
            Self::Control => return None,
            Self::Video { .. } => FRAGMENT,
        };
        Some(length * (index + 1)).filter(|due| *due <= RECORDED)
    }

    /// One piece.
    pub(super) fn piece(&self, index: u32) -> Option<Bytes> {
        match self {
            Self::Audio(samples) => Some(sound(samples, index)),
            Self::Control => None,
            Self::Video { fragments, .. } => fragments.get(usize::try_from(index).ok()?).cloned(),
        }
    }

    /// What is said last, after so many pieces.
    pub(super) fn farewell(&self, bot_id: &BotId, pieces: u32) -> Option<Message> {
        match self {
            Self::Audio(_) | Self::Control => None,
            Self::Video { .. } => {
                let seconds = (FRAGMENT * pieces).as_secs_f64();
                let end = json!({"type": "video_stream_end", "bot_id": bot_id, "duration_seconds": seconds});
                Some(Message::text(end.to_string()))
            }
        }
    }
}

/// One message of sound, with who speaks in the middle of it.
fn sound(samples: &[i16], index: u32) -> Bytes {
    // The recording has one sample where the channel has three.
    let ratio = SAMPLE_RATE / media::SAMPLE_RATE;
    let frame = u32::try_from(FRAME.as_millis()).unwrap_or_default();
    let length = usize::try_from(frame * media::SAMPLE_RATE / 1_000).unwrap_or_default();
    let from = usize::try_from(index).unwrap_or_default() * length;
    let mut pcm = Vec::with_capacity(length * 6);
    let own = samples.iter().skip(from).take(length);
    let next = samples.iter().skip(from + 1).chain(samples.last());
    for (sample, next) in own.zip(next) {
        let (sample, step) = (i32::from(*sample), i32::from(*next) - i32::from(*sample));
        for part in 0..i32::try_from(ratio).unwrap_or(1) {
            let between = sample + step * part / i32::try_from(ratio).unwrap_or(1);
            pcm.extend_from_slice(&i16::try_from(between).unwrap_or_default().to_le_bytes());
        }
    }
    let speaker = media::speaker_at(index * frame + frame / 2);
    let frame = AudioFrame {
        speaker_id: speaker.map(|person| person.device_id.to_owned()).unwrap_or_default(),
        speaker: speaker.map(|person| person.name.to_owned()),
        pcm: Bytes::from(pcm),
    };
    frame.encode()
}

/// A fragmented file as what all of it needs, and its fragments: each a `moof` and the `mdat` that follows.
fn split(file: &Bytes) -> (Bytes, Vec<Bytes>) {
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some((length, kind)) = file.get(at..).and_then(<[u8]>::split_first_chunk::<4>) {
        if kind.starts_with(b"moof") {
            parts.push(file.slice(from..at));
            from = at;
        }
        at = at.saturating_add(usize::try_from(u32::from_be_bytes(*length)).unwrap_or_default().max(8));
    }
    parts.push(file.slice(from..));
    let fragments = parts.split_off(1.min(parts.len()));
    (parts.pop().unwrap_or_default(), fragments)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(feed: &Feed) -> Vec<Bytes> {
        (0..1_000).take_while(|index| feed.due(*index).is_some()).filter_map(|index| feed.piece(index)).collect()
    }

    #[test]
    fn the_sound_is_as_long_as_the_recording_and_names_who_speaks() {
        let feed = Channel::Audio.feed();
        let frames: Vec<_> = pieces(&feed).iter().map(|piece| AudioFrame::decode(piece).unwrap()).collect();
        let bytes: usize = frames.iter().map(|frame| frame.pcm.len()).sum();
        assert_eq!(bytes, usize::try_from(RECORDED.as_secs()).unwrap() * 96_000);
        assert_eq!(frames[0].speaker, None, "nobody speaks at the beginning");
        assert_eq!(frames[10].speaker.as_deref(), Some("Ana Duarte"));
        assert!(frames[10].peak() > frames[0].peak() * 10.0, "{} {}", frames[10].peak(), frames[0].peak());
        let Feed::Audio(samples) = feed else { panic!("{feed:?}") };
        let every_third: Vec<i16> = frames
            .iter()
            .flat_map(|frame| frame.pcm.chunks_exact(6).map(|three| i16::from_le_bytes([three[0], three[1]])))
            .collect();
        assert!(every_third == samples, "the samples of the file are among those of the channel");
    }

    #[test]
    fn the_pictures_are_fragments_that_make_up_the_file() {
        let Feed::Video { head, fragments } = Channel::Video.feed() else { panic!("no video") };
        assert_eq!((&head[4..8], fragments.len()), (&b"ftyp"[..], usize::try_from(RECORDED.as_secs()).unwrap()));
        assert!(fragments.iter().all(|fragment| &fragment[4..8] == b"moof"));
        assert_eq!([&head[..], &fragments.concat()].concat(), VIDEO);
        assert_eq!(pieces(&Channel::Video.feed()).len(), fragments.len());
        assert_eq!(split(&Bytes::new()), (Bytes::new(), Vec::new()));
    }
}
