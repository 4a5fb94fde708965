//! One segment or one word as it is written, times still in whatever unit they are.

use jiff::Timestamp;
use serde_json::{Map, Value};

use crate::model::printable;

/// A piece of speech; never without text.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    pub(super) speaker: Option<String>,
    pub(super) text: String,
    pub(super) span: WrittenSpan,
    pub(super) words: Vec<WrittenWord>,
    /// Times of the wall clock, which may have to stand in for the others.
    pub(super) absolute_start: Option<Timestamp>,
    pub(super) absolute_end: Option<Timestamp>,
}

/// A word; never without text.
#[derive(Clone, Debug, Default)]
pub(super) struct WrittenWord {
    pub(super) text: String,
    pub(super) span: WrittenSpan,
    pub(super) speaker: Option<String>,
    /// Whether it belongs to the word before it: a mark of punctuation that stands by itself.
    pub(super) is_attached: bool,
}

/// From when to when, as numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WrittenSpan {
    pub(super) start: Option<f64>,
    pub(super) end: Option<f64>,
}

const STARTS: [&str; 4] = ["start_time", "start", "start_timestamp", "start_time_seconds"];
const ENDS: [&str; 4] = ["end_time", "end", "end_timestamp", "end_time_seconds"];

impl Item {
    /// Reads a segment; `None` if nothing is said in it.
    pub(super) fn read(value: &Value) -> Option<Self> {
        let object = value.as_object()?;
        let words: Vec<WrittenWord> = match object.get("words") {
            Some(Value::Array(words)) => words.iter().filter_map(WrittenWord::read).collect(),
            Some(_) | None => Vec::new(),
        };
        let text = ["transcript", "text"].iter().filter_map(|key| object.get(*key)?.as_str()).map(one_line);
        let text = text.into_iter().find(|text| !text.is_empty()).unwrap_or_else(|| joined(&words));
        if text.is_empty() {
            return None;
        }
        let mut span = WrittenSpan::read(object);
        span.start = span.start.or_else(|| words.iter().find_map(|word| word.span.start));
        span.end = span.end.or_else(|| words.iter().rev().find_map(|word| word.span.end.or(word.span.start)));
        Some(Self {
            speaker: speaker(object),
            text,
            span,
            words,
            absolute_start: wall_clock(object, &["absolute_start_time", "timestamp"], &STARTS),
            absolute_end: wall_clock(object, &["absolute_end_time"], &ENDS),
        })
    }

    /// Puts words of one speaker together.
    pub(super) fn of_words(words: Vec<WrittenWord>) -> Option<Self> {
        let span = WrittenSpan {
            start: words.iter().find_map(|word| word.span.start),
            end: words.iter().rev().find_map(|word| word.span.end.or(word.span.start)),
        };
        let speaker = words.iter().find_map(|word| word.speaker.clone());
        let text = joined(&words);
        (!text.is_empty()).then_some(Self { speaker, text, span, words, ..Self::default() })
    }
}

impl WrittenWord {
    /// Reads a word; Speechmatics writes it as the first of its `alternatives`.
    pub(super) fn read(value: &Value) -> Option<Self> {
        let object = value.as_object()?;
        let best = object.get("alternatives").and_then(|all| all.get(0)).and_then(Value::as_object);
        let text = ["punctuated_word", "word", "text", "content"].iter().find_map(|key| {
            let text = one_line(object.get(*key).or_else(|| best?.get(*key))?.as_str()?);
            (!text.is_empty()).then_some(text)
        })?;
        let is_attached = object.get("type").is_some_and(|kind| kind == "punctuation")
            && object.get("attaches_to").is_none_or(|side| side != "next");
        let speaker = speaker(object).or_else(|| speaker(best?));
        Some(Self { text, span: WrittenSpan::read(object), speaker, is_attached })
    }
}

impl WrittenSpan {
    fn read(object: &Map<String, Value>) -> Self {
        // JigsawStack writes both in one list.
        let pair = object.get("timestamp").and_then(Value::as_array);
        let of_pair = |place: usize| number(pair?.get(place)?);
        Self { start: time(object, &STARTS).or_else(|| of_pair(0)), end: time(object, &ENDS).or_else(|| of_pair(1)) }
    }
}

fn joined(words: &[WrittenWord]) -> String {
    words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// A time under the first of the keys that has one: a number, a number in a string, or an object with `relative`.
fn time(object: &Map<String, Value>, keys: &[&str]) -> Option<f64> {
    keys.iter().find_map(|key| {
        let value = object.get(*key)?;
        number(value.get("relative").unwrap_or(value))
    })
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())
}

/// A time of the wall clock: under its own keys, or in the place of an offset.
fn wall_clock(object: &Map<String, Value>, own: &[&str], offsets: &[&str]) -> Option<Timestamp> {
    let timestamp = |value: &Value| value.as_str()?.trim().parse().ok();
    let of_offset = |key: &&str| {
        let value = object.get(*key)?;
        timestamp(value.get("absolute").unwrap_or(value))
    };
    own.iter().find_map(|key| timestamp(object.get(*key)?)).or_else(|| offsets.iter().find_map(of_offset))
}

fn speaker(object: &Map<String, Value>) -> Option<String> {
    let participant = object.get("participant").and_then(Value::as_object);
    let named = participant.and_then(|participant| participant.get("name"));
    ["speaker", "speakerName", "speaker_name", "speaker_label", "speaker_id"]
        .iter()
        .filter_map(|key| object.get(*key))
        .chain(named)
        .find_map(speaker_name)
}

/// A name, or `Speaker 2` where the provider only counts: `2`, `2.0`, `"2"`, `"S2"`, `"SPEAKER_02"`, `"B"`. No mark in
/// it turns the line that it stands on.
fn speaker_name(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => counted(&number.to_string()),
        Value::String(name) => {
            let name = printable(name);
            let bare = name.to_ascii_lowercase();
            let counter = ["speaker", "spk", "s"].iter().find_map(|prefix| bare.strip_prefix(prefix)).unwrap_or(&bare);
            let counter = counter.trim_start_matches(['_', '-', ' ']);
            let is_letter = name.len() == 1 && name.chars().all(|character| character.is_ascii_uppercase());
            match counter.chars().all(|character| character.is_ascii_digit()) && !counter.is_empty() {
                _ if name.is_empty() || name == "UU" => None,
                true => counted(counter),
                false if is_letter => Some(format!("Speaker {name}")),
                false => Some(name),
            }
        }
        Value::Object(object) => object.get("name").and_then(Value::as_str).map(printable).filter(|n| !n.is_empty()),
        Value::Null | Value::Bool(_) | Value::Array(_) => None,
    }
}

/// The name of a speaker who has a number only; some write -1 for nobody.
fn counted(number: &str) -> Option<String> {
    let whole = number.split_once('.').map_or(number, |(whole, _)| whole);
    if whole.starts_with('-') {
        return None;
    }
    let digits = whole.trim_start_matches('0');
    Some(format!("Speaker {}", if digits.is_empty() { "0" } else { digits }))
}

/// Text on one line: white space runs become one space, control characters go. The marks that order right-to-left
/// text stay, because a file is not a terminal.
fn one_line(text: &str) -> String {
    let visible: String = text.chars().map(|c| if c.is_control() || c == '\u{FEFF}' { ' ' } else { c }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}
