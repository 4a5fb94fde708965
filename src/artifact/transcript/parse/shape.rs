//! Where an answer keeps what was said: the service's own shapes, and those of its providers, which `--raw` returns
//! (`docs/api.md`, "Transcripts" and "Transcription providers").

use std::borrow::Cow;

use serde_json::{Map, Value, json};

/// What was found.
#[derive(Debug, PartialEq)]
pub(super) enum Found<'a> {
    /// Pieces of speech, each with its words or its text.
    Segments(Vec<Cow<'a, Value>>),
    /// Single words, which are still to be put together; with each the number of its channel, where there are several.
    Words(Vec<(Cow<'a, Value>, Option<usize>)>),
    /// A sentence in the place of a transcript.
    Sentence(&'a str),
}

/// Where an object keeps a list, in the order in which they are tried: the service's own words first, then AssemblyAI's
/// (`utterances`), JigsawStack's (`speakers`, `chunks`), Sarvam's (`entries`) and Speechmatics' (`results`).
const LISTS: [&str; 10] = [
    "message",
    "transcript",
    "data",
    "segments",
    "transcripts",
    "utterances",
    "entries",
    "speakers",
    "chunks",
    "results",
];
/// Where an object keeps another one that keeps a list; Deepgram's is in `results`.
const INNER: [&str; 7] = ["message", "transcript", "data", "results", "diarized_transcript", "result", "response"];
/// How deep objects are looked into.
const DEPTH: usize = 3;

/// Finds what was said; `None` in a shape that nobody knows.
pub(super) fn find(value: &Value) -> Option<Found<'_>> {
    in_value(value, DEPTH).or_else(|| text_alone(value)).or_else(|| sentence(value))
}

fn in_value(value: &Value, depth: usize) -> Option<Found<'_>> {
    let object = match value {
        Value::Array(list) => return in_list(list),
        Value::Object(object) => object,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return None,
    };
    let lists = || LISTS.iter().filter_map(|key| in_list(object.get(*key)?.as_array()?));
    // An empty list is the transcript only where nothing else is one.
    let with_speech = lists().find(|found| *found != Found::Segments(Vec::new()));
    with_speech
        .or_else(|| channels(object))
        .or_else(|| parallel_lists(object))
        .or_else(|| {
            let mut inner = INNER.iter().filter_map(|key| object.get(*key)).filter(|inner| inner.is_object());
            inner.find_map(|inner| in_value(inner, depth.checked_sub(1)?))
        })
        .or_else(|| words_of(object.get("words")?, None).map(Found::Words))
        .or_else(|| lists().next())
}

/// A list of segments, or of words.
fn in_list(list: &[Value]) -> Option<Found<'_>> {
    if list.is_empty() {
        return Some(Found::Segments(Vec::new()));
    }
    if let Some(words) = words_in(list, None) {
        return Some(Found::Words(words));
    }
    let segments: Vec<_> = list.iter().filter(|item| is_segment(item)).map(Cow::Borrowed).collect();
    (!segments.is_empty()).then_some(Found::Segments(segments))
}

fn is_segment(item: &Value) -> bool {
    ["transcript", "text", "words"].iter().any(|key| item.get(*key).is_some())
}

fn words_of(list: &Value, channel: Option<usize>) -> Option<Vec<(Cow<'_, Value>, Option<usize>)>> {
    words_in(list.as_array()?, channel)
}

/// The words of a list that has nothing but words: AssemblyAI's, Deepgram's, or Speechmatics'.
fn words_in(list: &[Value], channel: Option<usize>) -> Option<Vec<(Cow<'_, Value>, Option<usize>)>> {
    let is_word = |item: &Value| {
        let is_one = |text: &Value| text.as_str().is_some_and(|text| !text.trim().contains(char::is_whitespace));
        let is_timed_text =
            item.get("text").is_some_and(is_one) && item.get("confidence").is_some() && item.get("words").is_none();
        item.get("word").is_some() || item.get("alternatives").is_some() || is_timed_text
    };
    let is_speech = |item: &&Value| item.get("type").is_none_or(|kind| kind == "word" || kind == "punctuation");
    if list.is_empty() || !list.iter().all(is_word) {
        return None;
    }
    Some(list.iter().filter(is_speech).map(|word| (Cow::Borrowed(word), channel)).collect())
}

/// Deepgram's `channels`, each with the words of its first alternative.
fn channels(object: &Map<String, Value>) -> Option<Found<'_>> {
    let channels = object.get("channels")?.as_array()?;
    let of_channel = |(number, channel)| {
        let best: &Value = Value::get(channel, "alternatives")?.get(0)?;
        words_of(best.get("words")?, (channels.len() > 1).then_some(number))
    };
    let words: Vec<_> = channels.iter().enumerate().filter_map(of_channel).flatten().collect();
    (!words.is_empty()).then_some(Found::Words(words))
}

/// Sarvam's `timestamps`: one list of words, one of their starts, one of their ends.
fn parallel_lists(object: &Map<String, Value>) -> Option<Found<'static>> {
    let timestamps = object.get("timestamps")?;
    let list = |key: &str| timestamps.get(key)?.as_array();
    let (words, starts, ends) = (list("words")?, list("start_time_seconds")?, list("end_time_seconds")?);
    let timed = words.iter().zip(starts).zip(ends);
    let word = |((word, start), end): ((&Value, &Value), &Value)| json!({"text": word, "start": start, "end": end});
    Some(Found::Segments(timed.map(|timed| Cow::Owned(word(timed))).collect()))
}

/// The whole text without a time, as a provider gives it where it was asked for nothing more.
fn text_alone(value: &Value) -> Option<Found<'_>> {
    let text = ["transcript", "text"].iter().find_map(|key| value.get(*key)?.as_str())?;
    let has_others = ["message", "detail", "error"].iter().any(|key| value.get(*key).is_some());
    (!text.trim().is_empty() && !has_others).then(|| Found::Segments(vec![Cow::Owned(json!({"text": text}))]))
}

fn sentence(value: &Value) -> Option<Found<'_>> {
    let message = ["message", "detail", "error"].iter().find_map(|key| value.get(*key)?.as_str())?;
    (!message.trim().is_empty()).then_some(Found::Sentence(message))
}
