//! Reads an answer: finds what was said ([`shape`]), reads each piece of it ([`item`]), and places it in time ([`mod@unit`]).

mod item;
mod shape;
mod unit;

use std::time::Duration;

use jiff::Timestamp;

use super::clock::offset;
use super::segment::{Segment, Transcript, Word};
use item::{Item, WrittenSpan, WrittenWord};
use shape::Found;

use crate::model::lenient_json;

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

/// A pause after which a speaker's words are another segment, in seconds.
const PAUSE: f64 = 2.0;

/// Reads any of the answers that the service and its providers are known to give, the segments brought into the order
/// of time. `recorded` is how long the bot was in the meeting, if known; it tells seconds from milliseconds where the
/// words do not.
///
/// # Errors
/// [`ParseTranscriptError::NotReady`] for an answer that is a sentence; the others for what cannot be understood.
pub fn parse(bytes: &[u8], recorded: Option<Duration>) -> Result<Transcript, ParseTranscriptError> {
    let value = lenient_json::read(bytes).map_err(ParseTranscriptError::Json)?;
    let mut items: Vec<Item> = match shape::find(&value) {
        Some(Found::Segments(segments)) => segments.iter().filter_map(|segment| Item::read(segment)).collect(),
        Some(Found::Words(words)) => {
            let read = words.iter().filter_map(|(word, channel)| {
                let mut word = WrittenWord::read(word)?;
                word.speaker = word.speaker.or_else(|| channel.map(|number| format!("Speaker {number}")));
                Some(word)
            });
            together(read.collect(), recorded)
        }
        Some(Found::Sentence(message)) => return Err(ParseTranscriptError::NotReady { message: message.to_owned() }),
        None => return Err(ParseTranscriptError::Shape),
    };
    let unit = if place_by_wall_clock(&mut items) { 1.0 } else { unit::unit(&items, recorded) };
    Ok(Transcript { segments: in_order(items.into_iter().map(|item| segment(item, unit)).collect()) })
}

/// Puts words together to what one speaker said in one go.
fn together(words: Vec<WrittenWord>, recorded: Option<Duration>) -> Vec<Item> {
    let unit = Item::of_words(words.clone()).map_or(1.0, |all| unit::unit(&[all], recorded));
    let mut groups: Vec<Vec<WrittenWord>> = Vec::new();
    for word in words {
        let last = groups.last().and_then(|group| group.last());
        let goes_on = last.is_some_and(|last| {
            let pause = last.span.end.or(last.span.start).zip(word.span.start).map_or(0.0, |(end, start)| start - end);
            word.is_attached || (last.speaker == word.speaker && pause * unit <= PAUSE)
        });
        match groups.last_mut() {
            Some(group) if goes_on => match group.last_mut() {
                Some(last) if word.is_attached => last.text.push_str(&word.text),
                Some(_) | None => group.push(word),
            },
            Some(_) | None => groups.push(vec![word]),
        }
    }
    groups.into_iter().filter_map(Item::of_words).collect()
}

fn segment(item: Item, unit: f64) -> Segment {
    let span = |span: WrittenSpan| {
        let start = span.start.and_then(|start| offset(start * unit));
        let end = span.end.and_then(|end| offset(end * unit));
        (start, end.filter(|end| start.is_none_or(|start| *end >= start)))
    };
    let (start, end) = span(item.span);
    let word = |word: WrittenWord| {
        let (start, end) = span(word.span);
        Word { text: word.text, start, end }
    };
    Segment { speaker: item.speaker, text: item.text, start, end, words: item.words.into_iter().map(word).collect() }
}

/// Where no segment has an offset but some have times of the wall clock, counts seconds from the earliest of them.
/// Returns whether it did.
fn place_by_wall_clock(items: &mut [Item]) -> bool {
    if items.iter().any(|item| item.span.start.is_some()) {
        return false;
    }
    let Some(first) = items.iter().filter_map(|item| item.absolute_start).min() else { return false };
    let from_first = |at: Timestamp| at.duration_since(first).as_secs_f64();
    for item in items {
        item.span.start = item.absolute_start.map(from_first);
        item.span.end = item.absolute_end.map(from_first);
    }
    true
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
    use serde_json::{Value, json};

    use super::*;

    fn texts(body: &str) -> Vec<String> {
        parse(body.as_bytes(), None).unwrap().segments.into_iter().map(|segment| segment.text).collect()
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
            let segments = parse(body.as_bytes(), None).unwrap().segments;
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
        match parse(sentence.as_bytes(), None) {
            Err(ParseTranscriptError::NotReady { message }) => assert!(message.ends_with("Processing")),
            other => panic!("{other:?}"),
        }
        for body in ["[]", r#"{"message":[]}"#, r#"{"transcript":[],"message":"ok"}"#, r#"[{"words":[]}]"#] {
            assert_eq!(parse(body.as_bytes(), None).unwrap(), Transcript::default(), "{body}");
        }
    }

    #[test]
    fn what_is_not_a_transcript_is_refused() {
        let deep = "[".repeat(100_000);
        for body in ["", "<html>", &deep, r#"[{"text":"a"}"#] {
            assert!(matches!(parse(body.as_bytes(), None), Err(ParseTranscriptError::Json(_))), "{}", body.len());
        }
        for body in ["null", "7", r#""text""#, "{}", r#"{"message":7}"#, r#"{"message":""}"#, "[1,2]"] {
            assert!(matches!(parse(body.as_bytes(), None), Err(ParseTranscriptError::Shape)), "{body}");
        }
        assert!(parse(b"[{\"text\":\"\xff\"}]", None).is_err());
    }

    #[test]
    fn speakers_are_names_or_numbers() {
        let body = r#"[{"speaker":0,"text":"a"},{"speaker":"1","text":"b"},{"speaker":"Zo\u00e9","text":"c"},
            {"speaker":null,"text":"d"},{"speaker":"","text":"e"},{"speaker":{"name":"Bo\u202e"},"text":"f"},
            {"speaker":-1,"text":"g"},{"speaker":2.0,"text":"h"},{"speaker":"Speaker 07","text":"i"}]"#;
        let speakers: Vec<_> = parse(body.as_bytes(), None).unwrap().segments.into_iter().map(|s| s.speaker).collect();
        let expected = [
            Some("Speaker 0"),
            Some("Speaker 1"),
            Some("Zoé"),
            None,
            None,
            Some("Bo"),
            None,
            Some("Speaker 2"),
            Some("Speaker 7"),
        ];
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
        let segments = parse(body.as_bytes(), None).unwrap().segments;
        assert_eq!(segments[0].end, Some(Duration::from_secs(2)));
        assert_eq!((segments[1].text.as_str(), segments[1].start), ("b", Some(Duration::from_secs(5))));
    }

    #[test]
    fn a_segment_with_nothing_but_a_time_of_the_wall_clock_is_placed() {
        let body = r#"[{"speaker":"A B","transcript":"a","timestamp":"2026-02-27T07:11:51.863Z"},
            {"speaker":"A B","transcript":"b","timestamp":"2026-02-27T07:31:51.863Z"}]"#;
        let starts: Vec<_> = parse(body.as_bytes(), None).unwrap().segments.iter().map(|s| s.start).collect();
        assert_eq!(starts, [Some(Duration::ZERO), Some(Duration::from_mins(20))]);
    }

    #[test]
    fn milliseconds_are_told_from_seconds_by_what_is_said() {
        let spans = |body: &str, recorded: Option<u64>| -> Vec<(u128, u128)> {
            let read = parse(body.as_bytes(), recorded.map(Duration::from_secs)).unwrap();
            let millis = |time: Option<Duration>| time.unwrap_or_default().as_millis();
            read.segments.iter().map(|segment| (millis(segment.start), millis(segment.end))).collect()
        };
        let short = r#"[{"text":"Hello there.","start_time":1500,"end_time":2500}]"#;
        assert_eq!(spans(short, None), [(1_500, 2_500)]);
        let long = r#"[{"text":"Bye.","words":[{"word":"Bye.","start":3600000,"end":3600400}]}]"#;
        assert_eq!(spans(long, None), [(3_600_000, 3_600_400)]);
        let starts = r#"[{"text":"a b c","start":0},{"text":"d","start":1200},{"text":"e","start":1900}]"#;
        assert_eq!(spans(starts, None)[2].0, 1_900);
        let seconds =
            r#"[{"text":"Good morning all of you.","start":1000,"end":1002},{"text":"Yes.","start":2700,"end":2701}]"#;
        assert_eq!(spans(seconds, None)[1], (2_700_000, 2_701_000));
        let lone = r#"[{"text":"Yes.","start_time":2000}]"#;
        assert_eq!((spans(lone, Some(3_000))[0].0, spans(lone, Some(10))[0].0), (2_000_000, 2_000));
        let padded = r#"[{"text":"Hello.","start_time":0,"end_time":30}]"#;
        assert_eq!(spans(padded, None), [(0, 30_000)]);
    }

    #[test]
    fn every_providers_own_answer_gives_the_same_turns() {
        let word = |text: &str, start: f64, who: &str| (text.to_owned(), start, who.to_owned());
        let words = [word("Good", 0.5, "0"), word("morning.", 0.9, "0"), word("Hi.", 2.0, "1")];
        let list = |make: &dyn Fn(&(String, f64, String)) -> Value| Value::Array(words.iter().map(make).collect());
        let deepgram = list(&|(text, start, who)| {
            json!({"word": text.to_lowercase(), "punctuated_word": text, "start": start, "end": start + 0.3,
                "confidence": 0.9, "speaker": who.parse::<u8>().unwrap()})
        });
        let millis = |seconds: f64| (seconds * 1000.0).round();
        let letter = |who: &str| if who == "0" { "A" } else { "B" };
        let assembly = list(&|(text, start, who)| {
            json!({"text": text, "start": millis(*start), "end": millis(start + 0.3), "confidence": 0.9,
                "speaker": letter(who)})
        });
        let speechmatics = list(&|(text, start, who)| {
            json!({"type": "word", "start_time": start, "end_time": start + 0.3,
                "alternatives": [{"content": text.trim_end_matches('.'), "confidence": 1.0, "speaker": format!("S{who}")}]})
        });
        let mut results = speechmatics.as_array().unwrap().clone();
        let stop = |at: f64, who: &str| {
            json!({"type": "punctuation", "attaches_to": "previous", "start_time": at, "end_time": at,
                "alternatives": [{"content": ".", "confidence": 1.0, "speaker": who}]})
        };
        results.insert(2, stop(1.2, "S0"));
        results.push(stop(2.3, "S1"));
        let bodies = [
            json!({"metadata": {}, "results": {"channels": [{"alternatives": [{"transcript": "x", "words": deepgram}]}]}}),
            json!({"results": {"channels": [], "utterances": [
                {"start": 0.5, "end": 1.2, "transcript": "Good morning.", "speaker": 0, "words": []},
                {"start": 2.0, "end": 2.3, "transcript": "Hi.", "speaker": 1, "words": []}]}}),
            json!({"id": "x", "text": "Good morning. Hi.", "utterances": null, "words": assembly}),
            json!({"id": "x", "text": "Good morning. Hi.", "words": assembly, "utterances": [
                {"speaker": "A", "text": "Good morning.", "start": 500, "end": 1200, "words": []},
                {"speaker": "B", "text": "Hi.", "start": 2000, "end": 2300, "words": []}]}),
            json!({"success": true, "text": "Good morning. Hi.", "chunks": [{"timestamp": [0.5, 2.3], "text": "x"}],
                "speakers": [{"speaker": "SPEAKER_00", "timestamp": [0.5, 1.2], "text": " Good morning."},
                    {"speaker": "SPEAKER_01", "timestamp": [2.0, 2.3], "text": "Hi."}]}),
            json!({"request_id": "x", "transcript": "Good morning. Hi.", "timestamps": null, "diarized_transcript": {
                "entries": [
                    {"transcript": "Good morning.", "start_time_seconds": 0.5, "end_time_seconds": 1.2, "speaker_id": "0"},
                    {"transcript": "Hi.", "start_time_seconds": 2.0, "end_time_seconds": 2.3, "speaker_id": "1"}]}}),
            json!({"format": "2.9", "job": {}, "metadata": {}, "results": results}),
            json!({"id": "x", "provider": "meetstream", "results": [
                {"speaker": 0, "transcript": "Good morning.", "start_time": 0.5, "end_time": 1.2},
                {"speaker": 1, "transcript": "Hi.", "start_time": 2.0, "end_time": 2.3}]}),
        ];
        for body in bodies {
            let read = parse(body.to_string().as_bytes(), None).unwrap();
            let turns: Vec<_> = read.segments.iter().map(|s| (s.text.as_str(), s.start.unwrap().as_millis())).collect();
            assert_eq!(turns, [("Good morning.", 500), ("Hi.", 2_000)], "{body}");
            let speakers: Vec<_> = read.segments.iter().map(|s| s.speaker.clone().unwrap()).collect();
            assert!(speakers == ["Speaker 0", "Speaker 1"] || speakers == ["Speaker A", "Speaker B"], "{speakers:?}");
        }
        let timestamps = json!({"transcript": "Good morning.", "timestamps":
            {"words": ["Good", "morning."], "start_time_seconds": [0.5, 0.9], "end_time_seconds": [0.8, 1.2]}});
        assert_eq!(texts(&timestamps.to_string()), ["Good", "morning."]);
        assert_eq!(texts(r#"{"request_id":"x","transcript":"Good morning.","timestamps":null}"#), ["Good morning."]);
    }

    #[test]
    fn odd_times_are_none_and_an_end_before_the_start_is_dropped() {
        let body = r#"[{"text":"a","start_time":"soon","end_time":-4},{"text":"b","start_time":5,"end_time":4}]"#;
        let segments = parse(body.as_bytes(), None).unwrap().segments;
        assert_eq!((segments[0].start, segments[0].end), (None, None));
        assert_eq!((segments[1].start, segments[1].end), (Some(Duration::from_secs(5)), None));
    }

    #[test]
    fn text_is_one_line_without_control_characters_and_keeps_its_direction_marks() {
        let body = r#"[{"text":" a\r\n\r\nb\u001b[2Jc\u0000 \u200fשלום\u200e "}]"#;
        assert_eq!(texts(body), ["a b [2Jc \u{200f}שלום\u{200e}"]);
    }
}
