use bytes::{BufMut, Bytes, BytesMut};

/// Samples a second of all live audio, both ways: signed, 16 bits, little-endian, one channel.
pub const SAMPLE_RATE: u32 = 48_000;

/// Bytes a second of all live audio.
pub const BYTES_PER_SECOND: u32 = SAMPLE_RATE * 2;

/// What the first byte of a message of live audio is.
const PCM: u8 = 1;

/// What stands in the place of a name where the service does not know who speaks.
const NOBODY: &str = "NoSpeaker";

/// One binary message of the live audio: who speaks, and the sound.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AudioFrame {
    /// The participant's id in the meeting; may be empty.
    pub speaker_id: String,
    /// The participant's name; `None` where the service does not know who speaks.
    pub speaker: Option<String>,
    /// The sound, in whole samples (see [`SAMPLE_RATE`]).
    pub pcm: Bytes,
}

/// Why a binary message is no live audio.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum AudioFrameError {
    /// It begins otherwise than a message of sound does.
    #[error("its first byte is not 1")]
    Kind,
    /// It ends before what its lengths announce.
    #[error("it is shorter than it says")]
    Short,
    /// A name is not UTF-8.
    #[error("the speaker's name or id is not UTF-8")]
    Name,
    /// The sound ends within a sample.
    #[error("its sound ends in the middle of a sample")]
    HalfSample,
}

impl AudioFrame {
    /// Reads one binary message.
    ///
    /// # Errors
    /// For one that is no live audio, or cut off.
    pub fn decode(message: &Bytes) -> Result<Self, AudioFrameError> {
        let (kind, rest) = message.split_first().ok_or(AudioFrameError::Short)?;
        if *kind != PCM {
            return Err(AudioFrameError::Kind);
        }
        let (speaker_id, rest) = split_name(rest)?;
        let (speaker, pcm) = split_name(rest)?;
        if pcm.len() % 2 != 0 {
            return Err(AudioFrameError::HalfSample);
        }
        let speaker = Some(speaker).filter(|name| !name.is_empty() && *name != NOBODY);
        Ok(Self { speaker_id: speaker_id.to_owned(), speaker: speaker.map(str::to_owned), pcm: message.slice_ref(pcm) })
    }

    /// The message. A name or an id of more than 65,535 bytes is cut.
    pub fn encode(&self) -> Bytes {
        let mut message = BytesMut::with_capacity(self.pcm.len() + 64);
        message.put_u8(PCM);
        put_name(&mut message, &self.speaker_id);
        put_name(&mut message, self.speaker.as_deref().unwrap_or(NOBODY));
        message.put_slice(&self.pcm);
        message.freeze()
    }

    /// The loudest sample as a share of the loudest there can be, from 0 to 1.
    pub fn peak(&self) -> f32 {
        let loudest = self.pcm.as_chunks::<2>().0.iter().map(|pair| i16::from_le_bytes(*pair).unsigned_abs()).max();
        f32::from(loudest.unwrap_or_default()) / 32_768.0
    }
}

/// The head of a WAV file with so many bytes of such sound; the most that one can have where there are more.
pub fn wav_header(bytes: u64) -> [u8; 44] {
    const REST: u32 = 36;
    let data = u32::try_from(bytes).unwrap_or(u32::MAX).min(u32::MAX - REST);
    let mut header = BytesMut::with_capacity(44);
    header.put_slice(b"RIFF");
    header.put_u32_le(data + REST);
    header.put_slice(b"WAVEfmt ");
    header.put_u32_le(16);
    // PCM, one channel.
    header.put_u16_le(1);
    header.put_u16_le(1);
    header.put_u32_le(SAMPLE_RATE);
    header.put_u32_le(BYTES_PER_SECOND);
    header.put_u16_le(2);
    header.put_u16_le(16);
    header.put_slice(b"data");
    header.put_u32_le(data);
    header.first_chunk().copied().unwrap_or([0; 44])
}

/// Takes a text off the front, which its length precedes.
fn split_name(bytes: &[u8]) -> Result<(&str, &[u8]), AudioFrameError> {
    let (length, rest) = bytes.split_first_chunk::<2>().ok_or(AudioFrameError::Short)?;
    let (name, rest) = rest.split_at_checked(u16::from_le_bytes(*length).into()).ok_or(AudioFrameError::Short)?;
    Ok((std::str::from_utf8(name).map_err(|_| AudioFrameError::Name)?, rest))
}

fn put_name(message: &mut BytesMut, name: &str) {
    let name = name.get(..name.floor_char_boundary(u16::MAX.into())).unwrap_or_default();
    message.put_u16_le(u16::try_from(name.len()).unwrap_or_default());
    message.put_slice(name.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_laid_out_as_documented() {
        let frame = AudioFrame {
            speaker_id: "s1".to_owned(),
            speaker: Some("Ann".to_owned()),
            pcm: Bytes::from_static(&[0, 0x40, 0, 0x80]),
        };
        let message = frame.encode();
        assert_eq!(&message[..], b"\x01\x02\0s1\x03\0Ann\0\x40\0\x80");
        assert_eq!(AudioFrame::decode(&message), Ok(frame.clone()));
        assert!((frame.peak() - 1.0).abs() < f32::EPSILON, "{}", frame.peak());
    }

    #[test]
    fn a_wav_file_says_what_it_has_and_no_more_than_it_can_say() {
        let header = wav_header(96_000);
        assert_eq!(&header[..4], b"RIFF");
        assert_eq!(&header[4..8], 96_036_u32.to_le_bytes());
        assert_eq!(&header[8..24], b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
        assert_eq!(&header[24..36], b"\x80\xbb\0\0\0\x77\x01\0\x02\0\x10\0");
        assert_eq!(&header[40..], 96_000_u32.to_le_bytes());
        assert_eq!(&wav_header(u64::MAX)[4..8], u32::MAX.to_le_bytes());
    }

    #[test]
    fn who_is_not_known_has_no_name() {
        let frame = AudioFrame { speaker_id: String::new(), speaker: None, pcm: Bytes::new() };
        assert_eq!(&frame.encode()[..], b"\x01\0\0\x09\0NoSpeaker");
        assert_eq!(AudioFrame::decode(&frame.encode()), Ok(frame.clone()));
        assert!(frame.peak().abs() < f32::EPSILON);
    }

    #[test]
    fn a_name_that_is_too_long_is_cut_between_characters() {
        let frame = AudioFrame { speaker_id: "é".repeat(40_000), speaker: None, pcm: Bytes::from_static(&[1, 2]) };
        let read = AudioFrame::decode(&frame.encode()).unwrap();
        assert_eq!((read.speaker_id.len(), &read.pcm[..]), (65_534, &[1, 2][..]));
    }

    #[test]
    fn what_is_no_frame_is_refused_with_the_reason() {
        for (message, error) in [
            (&b""[..], AudioFrameError::Short),
            (b"\x02\0\0\0\0", AudioFrameError::Kind),
            (b"\x01\x05", AudioFrameError::Short),
            (b"\x01\x05\0abc", AudioFrameError::Short),
            (b"\x01\xff\xff", AudioFrameError::Short),
            (b"\x01\0\0\x02\0a", AudioFrameError::Short),
            (b"\x01\x01\0\xff\0\0", AudioFrameError::Name),
            (b"\x01\0\0\0\0\x01", AudioFrameError::HalfSample),
        ] {
            assert_eq!(AudioFrame::decode(&Bytes::from_static(message)), Err(error), "{message:?}");
        }
    }
}
