use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::clock::offset;
use super::segment::{Segment, Transcript, Word};
use crate::model::printable;

/// Why bytes are not a transcript.
#[derive(Debug, thiserror::Error)]
pub enum ParseTranscriptError {
    /// Not JSON.
    #[error("the transcript is not JSON")]
    Json(#[source] serde_json::Error),
    /// The service says that there is no transcript yet, in a sentence.
    #[error("the transcript is not ready")]
    NotReady {
        /// The sentence, as it came.
        message: String,
    },
    /// JSON in a shape that no known answer has.
    #[error("the transcript has a shape that this version does not know")]
    Shape,
}

/// Where an object keeps its list of segments, in the order in which they are tried (`docs/api.md`, "Transcripts").
const LISTS: [&str; 5] = ["message", "transcript", "data", "segments", "transcripts"];

/// Reads any of the answers that the service is known to give, the segments brought into the order of time.
///
/// # Errors
/// [`ParseTranscriptError::NotReady`] for an answer that is a sentence; the others for what cannot be understood.
pub fn parse(bytes: &[u8]) -> Result<Transcript, ParseTranscriptError> {
    let value: Value = serde_json::from_slice(bytes).map_err(ParseTranscriptError::Json)?;
    let list = segment_list(&value)?;
    let mut read: Vec<Read> = list.iter().filter_map(Value::as_object).filter_map(read_segment).collect();
    if read.is_empty() && !list.is_empty() && !list.iter().any(Value::is_object) {
        return Err(ParseTranscriptError::Shape);
    }
    place_by_absolute_times(&mut read);
    Ok(Transcript { segments: in_order(read.into_iter().map(|read| read.segment).collect()) })
}

fn segment_list(value: &Value) -> Result<&[Value], ParseTranscriptError> {
    match value {
        Value::Array(list) => Ok(list),
        Value::Object(object) => {
            if let Some(list) = LISTS.iter().find_map(|key| object.get(*key)?.as_array()) {
                return Ok(list);
            }
            if let Some(Value::Object(inner)) = LISTS.iter().find_map(|key| object.get(*key))
                && let Some(list) = LISTS.iter().find_map(|key| inner.get(*key)?.as_array())
            {
                return Ok(list);
            }
            match ["message", "detail", "error"].iter().find_map(|key| object.get(*key)?.as_str()) {
                Some(message) => Err(ParseTranscriptError::NotReady { message: message.to_owned() }),
                None => Err(ParseTranscriptError::Shape),
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Err(ParseTranscriptError::Shape),
    }
}

/// A segment with the wall-clock times that may have to stand in for its offsets.
struct Read {
    segment: Segment,
    absolute_start: Option<Timestamp>,
    absolute_end: Option<Timestamp>,
}

fn read_segment(object: &Map<String, Value>) -> Option<Read> {
    let words: Vec<Word> = match object.get("words") {
        Some(Value::Array(words)) => words.iter().filter_map(Value::as_object).filter_map(read_word).collect(),
        Some(_) | None => Vec::new(),
    };
    let text = ["transcript", "text"].iter().filter_map(|key| object.get(*key)?.as_str()).map(one_line);
    let text = text.into_iter().find(|text| !text.is_empty()).unwrap_or_else(|| joined(&words));
    if text.is_empty() {
        return None;
    }
    let start = time(object, &["start_time", "start", "start_timestamp"]);
    let start = start.or_else(|| words.iter().find_map(|word| word.start));
    let end = time(object, &["end_time", "end", "end_timestamp"]);
    let end = end.or_else(|| words.iter().rev().find_map(|word| word.end.or(word.start)));
    let end = end.filter(|end| start.is_none_or(|start| *end >= start));
    Some(Read {
        segment: Segment { speaker: speaker(object), text, start, end, words },
        absolute_start: timestamp(object, "absolute_start_time"),
        absolute_end: timestamp(object, "absolute_end_time"),
    })
}

fn read_word(object: &Map<String, Value>) -> Option<Word> {
    let text = ["punctuated_word", "word", "text"].iter().find_map(|key| {
        let text = one_line(object.get(*key)?.as_str()?);
        (!text.is_empty()).then_some(text)
    })?;
    let start = time(object, &["start", "start_time", "start_timestamp"]);
    let end = time(object, &["end", "end_time", "end_timestamp"]);
    Some(Word { text, start, end: end.filter(|end| start.is_none_or(|start| *end >= start)) })
}

fn joined(words: &[Word]) -> String {
    words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// An offset under the first of the keys that has one: a number, a number in a string, or an object with `relative`.
fn time(object: &Map<String, Value>, keys: &[&str]) -> Option<Duration> {
    keys.iter().find_map(|key| {
        let value = object.get(*key)?;
        let value = value.get("relative").unwrap_or(value);
        let seconds = value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())?;
        offset(seconds)
    })
}

fn timestamp(object: &Map<String, Value>, key: &str) -> Option<Timestamp> {
    object.get(key)?.as_str()?.trim().parse().ok()
}

fn speaker(object: &Map<String, Value>) -> Option<String> {
    let participant = object.get("participant").and_then(Value::as_object);
    let named = participant.and_then(|participant| participant.get("name"));
    ["speaker", "speakerName", "speaker_name", "speaker_label"]
        .iter()
        .filter_map(|key| object.get(*key))
        .chain(named)
        .find_map(speaker_name)
}

/// A name, or `Speaker 2` for a number, in whatever type it comes. No mark in it turns the line that it stands on.
fn speaker_name(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(format!("Speaker {number}")),
        Value::String(name) => {
            let name = printable(name);
            match name.chars().all(|character| character.is_ascii_digit()) {
                _ if name.is_empty() => None,
                true => Some(format!("Speaker {name}")),
                false => Some(name),
            }
        }
        Value::Object(object) => object.get("name").and_then(Value::as_str).map(printable).filter(|n| !n.is_empty()),
        Value::Null | Value::Bool(_) | Value::Array(_) => None,
    }
}

/// Text on one line: white space runs become one space, control characters go. The marks that order right-to-left
/// text stay, because a file is not a terminal.
fn one_line(text: &str) -> String {
    let visible: String = text.chars().map(|c| if c.is_control() || c == '\u{FEFF}' { ' ' } else { c }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where no segment has an offset but some have wall-clock times, counts from the earliest of them.
fn place_by_absolute_times(read: &mut [Read]) {
    if read.iter().any(|read| read.segment.start.is_some()) {
        return;
    }
    let Some(first) = read.iter().filter_map(|read| read.absolute_start).min() else { return };
    let from_first = |at: Timestamp| offset(at.duration_since(first).as_secs_f64());
    for read in read {
        read.segment.start = read.absolute_start.and_then(from_first);
        let end = read.absolute_end.and_then(from_first);
        read.segment.end = end.filter(|end| read.segment.start.is_none_or(|start| *end >= start));
    }
}

/// Sorts by start; a segment without one keeps its place behind its predecessor.
fn in_order(segments: Vec<Segment>) -> Vec<Segment> {
    let mut last = Duration::ZERO;
    let mut keyed: Vec<(Duration, Segment)> = segments
        .into_iter()
        .map(|segment| {
            last = segment.start.unwrap_or(last);
            (last, segment)
        })
        .collect();
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, segment)| segment).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(body: &str) -> Vec<String> {
        parse(body.as_bytes()).unwrap().segments.into_iter().map(|segment| segment.text).collect()
    }

    #[test]
    fn every_known_shape_gives_the_same_words() {
        for body in [
            r#"[{"speaker":"Ann","transcript":"Hello there.","start_time":1.5,"end_time":2.5}]"#,
            r#"{"message":[{"speaker":"Ann","transcript":"Hello there.","start_time":1.5,"end_time":2.5}]}"#,
            r#"{"transcript":[{"speaker":"Ann","text":"Hello there.","start_time":"1.5","end_time":"2.5"}]}"#,
            r#"{"data":[{"speaker":"Ann","transcript":"","words":[{"word":"hello","punctuated_word":"Hello","start":1.5},
                {"word":"there","punctuated_word":"there.","start":2,"end":2.5}]}]}"#,
            r#"{"message":[{"participant":{"name":"Ann"},"words":[
                {"text":"Hello","start_timestamp":{"relative":1.5},"end_timestamp":{"relative":1.8}},
                {"text":"there.","start_timestamp":{"relative":2.0},"end_timestamp":{"relative":2.5}}]}]}"#,
        ] {
            let segments = parse(body.as_bytes()).unwrap().segments;
            assert_eq!(segments.len(), 1, "{body}");
            assert_eq!(segments[0].speaker.as_deref(), Some("Ann"), "{body}");
            assert_eq!(segments[0].text, "Hello there.", "{body}");
            assert_eq!(segments[0].start, Some(Duration::from_millis(1_500)), "{body}");
            assert_eq!(segments[0].end, Some(Duration::from_millis(2_500)), "{body}");
        }
    }

    #[test]
    fn a_sentence_is_not_ready_and_an_empty_list_is_empty() {
        let sentence = r#"{"message":"Transcript is still being processed. Current status: Processing"}"#;
        match parse(sentence.as_bytes()) {
            Err(ParseTranscriptError::NotReady { message }) => assert!(message.ends_with("Processing")),
            other => panic!("{other:?}"),
        }
        for body in ["[]", r#"{"message":[]}"#, r#"{"transcript":[],"message":"ok"}"#, r#"[{"words":[]}]"#] {
            assert_eq!(parse(body.as_bytes()).unwrap(), Transcript::default(), "{body}");
        }
    }

    #[test]
    fn what_is_not_a_transcript_is_refused() {
        let deep = "[".repeat(100_000);
        for body in ["", "<html>", &deep, "\u{feff}[]", r#"[{"text":"a"}"#] {
            assert!(matches!(parse(body.as_bytes()), Err(ParseTranscriptError::Json(_))), "{}", body.len());
        }
        for body in ["null", "7", r#""text""#, "{}", r#"{"message":7}"#, "[1,2]"] {
            assert!(matches!(parse(body.as_bytes()), Err(ParseTranscriptError::Shape)), "{body}");
        }
        assert!(parse(b"[{\"text\":\"\xff\"}]").is_err());
    }

    #[test]
    fn speakers_are_names_or_numbers() {
        let body = r#"[{"speaker":0,"text":"a"},{"speaker":"1","text":"b"},{"speaker":"Zo\u00e9","text":"c"},
            {"speaker":null,"text":"d"},{"speaker":"","text":"e"},{"speaker":{"name":"Bo\u202e"},"text":"f"}]"#;
        let speakers: Vec<_> = parse(body.as_bytes()).unwrap().segments.into_iter().map(|s| s.speaker).collect();
        let expected = [Some("Speaker 0"), Some("Speaker 1"), Some("Zoé"), None, None, Some("Bo")];
        assert_eq!(speakers, expected.map(|name| name.map(str::to_owned)));
    }

    #[test]
    fn segments_come_in_order_of_time_and_those_without_stay_behind_their_predecessor() {
        let body =
            r#"[{"text":"c","start_time":9},{"text":"c2"},{"text":"a","start_time":1},{"text":"b","start_time":1}]"#;
        assert_eq!(texts(body), ["a", "b", "c", "c2"]);
    }

    #[test]
    fn wall_clock_times_stand_in_for_offsets() {
        let body = r#"[{"text":"b","absolute_start_time":"2026-05-26T10:00:05Z"},
            {"text":"a","absolute_start_time":"2026-05-26T10:00:00Z","absolute_end_time":"2026-05-26T10:00:02Z"}]"#;
        let segments = parse(body.as_bytes()).unwrap().segments;
        assert_eq!(segments[0].end, Some(Duration::from_secs(2)));
        assert_eq!((segments[1].text.as_str(), segments[1].start), ("b", Some(Duration::from_secs(5))));
    }

    #[test]
    fn odd_times_are_none_and_an_end_before_the_start_is_dropped() {
        let body = r#"[{"text":"a","start_time":"soon","end_time":-4},{"text":"b","start_time":5,"end_time":4}]"#;
        let segments = parse(body.as_bytes()).unwrap().segments;
        assert_eq!((segments[0].start, segments[0].end), (None, None));
        assert_eq!((segments[1].start, segments[1].end), (Some(Duration::from_secs(5)), None));
    }

    #[test]
    fn text_is_one_line_without_control_characters_and_keeps_its_direction_marks() {
        let body = r#"[{"text":" a\r\n\r\nb\u001b[2Jc\u0000 \u200fשלום\u200e "}]"#;
        assert_eq!(texts(body), ["a b [2Jc \u{200f}שלום\u{200e}"]);
    }
}
