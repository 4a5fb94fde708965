//! What a sandbox bot recorded: one short conversation as words, as sound and as pictures that belong together.

use bytes::Bytes;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::webhook::scenario::{RECORDED, Word as SpokenWord};

/// The recording's samples a second.
pub(super) const SAMPLE_RATE: u32 = 16_000;

/// The mixed video; `media/README.md` tells how it was made.
pub(super) const VIDEO: &[u8] = include_bytes!("media/recording.mp4");

/// What the service says of the mixed video.
pub(super) fn video_info() -> Value {
    const FRAMES_A_SECOND: u64 = 10;
    let hundredths = u32::try_from((VIDEO.len() + 5_000) / 10_000).unwrap_or(u32::MAX);
    json!({
        "duration": RECORDED.as_secs_f64(),
        "size_mb": f64::from(hundredths) / 100.0,
        "resolution": "320x180",
        "fps": FRAMES_A_SECOND,
        "frames_processed": RECORDED.as_secs() * FRAMES_A_SECOND,
        "corrupted_frames": 0,
    })
}

/// A person in the conversation, with what their own microphone and camera gave.
pub(super) struct Person {
    pub(super) name: &'static str,
    /// The name as the service writes it in file names.
    pub(super) slug: &'static str,
    pub(super) device_id: &'static str,
    /// The pitch of the voice, in hertz.
    pitch: u32,
    audio: &'static [u8],
    video: &'static [u8],
}

/// Who took part.
pub(super) static PEOPLE: [&Person; 2] = [&ANA, &BEN];

/// What the screen looked like.
const SCREENSHOT: &[u8] = include_bytes!("media/screenshot.png");

static ANA: Person = Person {
    name: "Ana Duarte",
    slug: "Ana_Duarte",
    device_id: "spaces/sandbox/devices/1",
    pitch: 205,
    audio: include_bytes!("media/ana-audio.webm"),
    video: include_bytes!("media/ana-video.webm"),
};
static BEN: Person = Person {
    name: "Ben Okoye",
    slug: "Ben_Okoye",
    device_id: "spaces/sandbox/devices/2",
    pitch: 120,
    audio: include_bytes!("media/ben-audio.webm"),
    video: include_bytes!("media/ben-video.webm"),
};

/// The conversation, in order.
static SCRIPT: [(&Person, &str); 6] = [
    (&ANA, "Good morning, and welcome to the sandbox."),
    (&BEN, "Morning. So no real meeting took place?"),
    (&ANA, "None at all. The bot, its webhooks and these files come from your own machine."),
    (&BEN, "Then I can break my handler before I spend a cent."),
    (&ANA, "Exactly. Kill it halfway, and see that nothing is lost."),
    (&BEN, "I will. Let us ship it."),
];

/// Before the first word, and between two speakers, in milliseconds.
const PAUSE: u32 = 600;
/// Between two words, in milliseconds.
const GAP: u32 = 45;
/// How long a word sounds for each of its letters, in milliseconds.
const LETTER: u32 = 67;

/// A word and when it is said, in milliseconds of the recording.
pub(super) struct Word {
    text: &'static str,
    from: u32,
    pub(super) to: u32,
}

impl Word {
    /// The word as it is told of.
    pub(super) fn spoken(&self) -> SpokenWord<'static> {
        SpokenWord { text: self.text, start: seconds(self.from), end: seconds(self.to) }
    }
}

/// What one person says in one go.
pub(super) struct Turn {
    pub(super) speaker: &'static Person,
    text: &'static str,
    pub(super) words: Vec<Word>,
}

impl Turn {
    fn from(&self) -> u32 {
        self.words.first().map_or(0, |word| word.from)
    }

    fn to(&self) -> u32 {
        self.words.last().map_or(0, |word| word.to)
    }
}

/// The conversation.
pub(super) fn turns() -> Vec<Turn> {
    let mut at = 0;
    SCRIPT
        .iter()
        .map(|(speaker, text)| {
            at += PAUSE;
            let words = text
                .split(' ')
                .map(|text| {
                    let from = at;
                    let to = from + LETTER * u32::try_from(text.len()).unwrap_or(1);
                    at = to + GAP;
                    Word { text, from, to }
                })
                .collect();
            Turn { speaker, text, words }
        })
        .collect()
}

fn seconds(millis: u32) -> f64 {
    f64::from(millis) / 1_000.0
}

/// The transcript in the shape that the service serves today: an array of segments (`docs/api.md`, "Transcripts").
///
/// `began_at` is when the recording began.
pub(super) fn transcript(began_at: Timestamp) -> Value {
    let absolute = |millis: u32| (began_at + SignedDuration::from_millis(i64::from(millis))).to_string();
    let segment = |turn: &Turn| {
        let words: Vec<Value> = turn
            .words
            .iter()
            .map(|word| {
                let spoken = word.spoken();
                json!({
                    "word": spoken.plain(),
                    "punctuated_word": spoken.text,
                    "start": spoken.start,
                    "end": spoken.end,
                    "confidence": 0.98,
                    "speaker": turn.speaker.name,
                    "speaker_confidence": 0.97,
                })
            })
            .collect();
        json!({
            "speaker": turn.speaker.name,
            "transcript": turn.text,
            "start_time": seconds(turn.from()),
            "end_time": seconds(turn.to()),
            "absolute_start_time": absolute(turn.from()),
            "absolute_end_time": absolute(turn.to()),
            "words": words,
        })
    };
    Value::Array(turns().iter().map(segment).collect())
}

/// Who spoke when, as byte offsets into the audio (`docs/api.md`, "What else a meeting leaves").
pub(super) fn speaker_timeline(began_at: Timestamp) -> Value {
    let offset = |millis: u32| millis_to_samples(millis) * 2;
    let chunks: Vec<Value> = turns()
        .iter()
        .enumerate()
        .map(|(index, turn)| {
            json!({
                "chunkIndex": index,
                "timestamp": (began_at + SignedDuration::from_millis(i64::from(turn.from()))).to_string(),
                "sampleRate": SAMPLE_RATE,
                "speakerId": turn.speaker.device_id,
                "speakerName": turn.speaker.name,
                "startByte": offset(turn.from()),
                "endByte": offset(turn.to()),
            })
        })
        .collect();
    json!({
        "chunks": chunks,
        "lastUpdated": (began_at + RECORDED).to_string(),
        "audioFilePath": "audio.wav",
        "totalFileSize": audio().len(),
    })
}

/// Where in the store each one's microphone is.
pub(super) const AUDIO_STREAMS: &str = "audio_streams";
/// Where in the store each one's camera is.
pub(super) const VIDEO_STREAMS: &str = "video_streams";
/// Where in the store the screenshot is.
pub(super) const SCREENSHOT_FILE: &str = "screenshots/1.png";

/// Where in the store one person's stream is.
pub(super) fn stream_file(folder: &str, person: &Person) -> String {
    format!("{folder}/{}_1_0.webm", person.slug)
}

/// The bytes of a stream or a screenshot, and their media type, by the name in the store.
pub(super) fn extra(file: &str) -> Option<(&'static str, &'static [u8])> {
    if file == SCREENSHOT_FILE {
        return Some(("image/png", SCREENSHOT));
    }
    PEOPLE.iter().find_map(|person| {
        if stream_file(AUDIO_STREAMS, person) == file {
            Some(("audio/webm", person.audio))
        } else {
            (stream_file(VIDEO_STREAMS, person) == file).then_some(("video/webm", person.video))
        }
    })
}

/// The conversation as a captions file.
pub(super) fn captions() -> String {
    let mut file = "WEBVTT\n".to_owned();
    for turn in turns() {
        let cue =
            format!("\n{} --> {}\n<v {}>{}\n", clock(turn.from()), clock(turn.to()), turn.speaker.name, turn.text);
        file.push_str(&cue);
    }
    file
}

fn clock(millis: u32) -> String {
    format!("00:{:02}:{:02}.{:03}", millis / 60_000, millis / 1_000 % 60, millis % 1_000)
}

/// The mixed audio: 16-bit mono PCM in a WAV container, the same bytes on every machine.
///
/// Each word is a voiced sound at its speaker's pitch, coloured by its letters: enough to hear who talks and when, and
/// to see it in an editor.
pub(super) fn audio() -> Bytes {
    wav(&samples())
}

/// The samples of the mixed audio.
pub(super) fn samples() -> Vec<i16> {
    let length = millis_to_samples(u32::try_from(RECORDED.as_millis()).unwrap_or(u32::MAX));
    let mut samples = room_noise(length);
    for turn in turns() {
        for word in &turn.words {
            speak(&mut samples, turn.speaker, word);
        }
    }
    let clipped = |sample: i32| i16::try_from(sample.clamp(i16::MIN.into(), i16::MAX.into())).unwrap_or_default();
    samples.into_iter().map(clipped).collect()
}

/// Who speaks at a time of the recording, in milliseconds.
pub(super) fn speaker_at(millis: u32) -> Option<&'static Person> {
    turns().iter().find(|turn| (turn.from()..turn.to()).contains(&millis)).map(|turn| turn.speaker)
}

fn millis_to_samples(millis: u32) -> usize {
    usize::try_from(u64::from(millis) * u64::from(SAMPLE_RATE) / 1_000).unwrap_or(usize::MAX)
}

/// Silence as a microphone hears it: a whisper of noise from a fixed seed.
fn room_noise(length: usize) -> Vec<i32> {
    let mut state: u32 = 0x2545_f491;
    (0..length)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            i32::from(u16::try_from(state >> 26).unwrap_or(0)) - 32
        })
        .collect()
}

/// Adds one word's sound to the samples.
fn speak(samples: &mut [i32], speaker: &Person, word: &Word) {
    let from = millis_to_samples(word.from);
    let length = millis_to_samples(word.to).saturating_sub(from);
    let letters = word.text.as_bytes();
    let voice = samples.iter_mut().skip(from).take(length);
    let mut phase: u32 = 0;
    for (index, sample) in voice.enumerate() {
        let letter = letters.get(index * letters.len() / length.max(1)).copied().unwrap_or(b'a');
        // A letter bends the pitch a little and chooses which overtone rings.
        let pitch = speaker.pitch + u32::from(letter % 9) * 2;
        phase = phase.wrapping_add(pitch * (u32::MAX / SAMPLE_RATE));
        let overtone = 2 + u32::from(letter % 5);
        let tone = triangle(phase) * 3 + triangle(phase.wrapping_mul(overtone)) * 2;
        let ramp = i32::try_from(index.min(length - index).min(480)).unwrap_or(0);
        *sample += tone / 8 * ramp / 480;
    }
}

/// A triangle wave between -8192 and 8192.
fn triangle(phase: u32) -> i32 {
    let position = i32::try_from(phase >> 17).unwrap_or(0);
    if position < 16_384 { position - 8_192 } else { 24_575 - position }
}

fn wav(samples: &[i16]) -> Bytes {
    let data_bytes = u32::try_from(samples.len() * 2).unwrap_or(u32::MAX);
    let mut file = Vec::with_capacity(samples.len() * 2 + 44);
    file.extend_from_slice(b"RIFF");
    file.extend_from_slice(&(data_bytes + 36).to_le_bytes());
    file.extend_from_slice(b"WAVEfmt ");
    file.extend_from_slice(&16_u32.to_le_bytes());
    // PCM, one channel.
    file.extend_from_slice(&1_u16.to_le_bytes());
    file.extend_from_slice(&1_u16.to_le_bytes());
    file.extend_from_slice(&SAMPLE_RATE.to_le_bytes());
    file.extend_from_slice(&(SAMPLE_RATE * 2).to_le_bytes());
    file.extend_from_slice(&2_u16.to_le_bytes());
    file.extend_from_slice(&16_u16.to_le_bytes());
    file.extend_from_slice(b"data");
    file.extend_from_slice(&data_bytes.to_le_bytes());
    for sample in samples {
        file.extend_from_slice(&sample.to_le_bytes());
    }
    Bytes::from(file)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn the_conversation_fits_into_the_recording() {
        let end = turns().last().map_or(0, Turn::to);
        let room = RECORDED.checked_sub(Duration::from_millis(u64::from(end))).expect("the last word is recorded");
        assert!(room < Duration::from_secs(3), "{room:?} of silence at the end");
    }

    #[test]
    fn the_audio_is_a_wav_of_the_recordings_length() {
        let file = audio();
        assert!(file.starts_with(b"RIFF") && &file[8..16] == b"WAVEfmt ");
        let seconds = usize::try_from(RECORDED.as_secs()).unwrap();
        assert_eq!(file.len(), 44 + seconds * 2 * usize::try_from(SAMPLE_RATE).unwrap());
        let loudest = file[44..].chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).max();
        assert!(loudest > Some(3_000) && loudest < Some(i16::MAX), "{loudest:?}");
        assert_eq!(file, audio(), "the same bytes each time");
    }

    #[test]
    fn the_video_is_an_mp4() {
        assert_eq!(&VIDEO[4..8], b"ftyp");
        assert!(VIDEO.len() < 200_000);
    }

    #[test]
    fn the_transcript_has_every_word_in_order() {
        let transcript = transcript("2026-02-27T07:12:30Z".parse().unwrap());
        let segments = transcript.as_array().unwrap();
        assert_eq!(segments.len(), SCRIPT.len());
        assert_eq!(segments[0]["speaker"], "Ana Duarte");
        assert_eq!(segments[0]["words"][1]["punctuated_word"], "morning,");
        assert_eq!(segments[0]["words"][1]["word"], "morning");
        assert_eq!(segments[0]["absolute_start_time"], "2026-02-27T07:12:30.6Z");
    }
}
