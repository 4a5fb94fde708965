//! The webhook body, read leniently: every generation of the envelope (`docs/api.md`, "Generations of the
//! envelope"), any type in any field.
//!
//! # Invariants
//! - Any JSON object is an event, strict or nearly so ([`lenient_json`]), and an array of objects is as many events. Only
//!   what is neither, or nests beyond [`MAX_DEPTH`], is refused.
//! - Fields that are not understood are left alone; the body itself is what is kept.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use serde::Deserializer as _;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

use super::signature::SIGNATURE_HEADER;
use crate::model::{
    BotId, Event, EventName, Headers, MOST_UNPACKED, ServiceTime, UnpackError, json_problem, lenient_json, unpacked,
};

/// The deepest nesting accepted. Payloads have six levels at most. Common JSON parsers refuse more than 127, and an
/// event's record adds a few around the payload: whoever reads the records must be able to.
pub const MAX_DEPTH: usize = 120;

/// The most events that one body may hold: far more than a bot's session has, and few enough for one commit.
pub const MAX_EVENTS: usize = 1_000;

/// What is said of a body that was not understood when it came, and would be by now.
const READABLE: &str = "it was not understood when it came, and can be read by now: `meetstream events reparse`";

/// Why a body is not an event.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum EnvelopeError {
    /// Nothing but white space.
    #[error("the body is empty")]
    Empty,
    /// Nested beyond [`MAX_DEPTH`].
    #[error("the body nests deeper than {MAX_DEPTH} levels")]
    TooDeep,
    /// Not JSON.
    #[error("the body is not JSON: line {line}, column {column}: {problem}")]
    NotJson {
        /// What is wrong there.
        problem: String,
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// JSON, but a string, a number, a boolean, null or an empty array.
    #[error("the body is not a JSON object")]
    NotObject,
    /// An array that holds something else than objects.
    #[error("item {item} of the array is not a JSON object")]
    NotObjects {
        /// From 1.
        item: usize,
    },
    /// An array of more than [`MAX_EVENTS`].
    #[error("the body holds more than {MAX_EVENTS} events")]
    TooMany,
    /// Packed in a way that cannot be undone.
    #[error(transparent)]
    Packed(#[from] UnpackError),
    /// Bytes that are no UTF-8, and so no JSON.
    #[error("the body is not UTF-8 text: invalid byte at offset {offset}")]
    NotUtf8 {
        /// From 0.
        offset: usize,
    },
}

/// An event, and what of a body tells it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Part {
    /// The whole body; of an array, the item's own bytes.
    pub body: Bytes,
    /// What it says.
    pub event: Event,
}

/// Reads a body that is one event.
///
/// # Errors
/// Only for what is not a JSON object of sane depth; missing, unknown and ill-typed fields are no error.
pub fn parse(body: &[u8]) -> Result<Event, EnvelopeError> {
    parse_object(&text(body)?)
}

/// Reads a body that is one event, or an array of [`MAX_EVENTS`] at most; in their order, and never none. What was put
/// around it on its way is taken off, if it is no more than `limit` bytes then.
///
/// # Errors
/// Those of [`unpacked`], and those of [`parse`], of any item: an array is read whole or not at all.
pub fn parse_all(headers: &Headers, body: &Bytes, limit: u64) -> Result<Vec<Part>, EnvelopeError> {
    let plain = unpacked(headers, body, limit)?;
    let text = text(&plain)?;
    if !text.trim_start().starts_with('[') {
        return Ok(vec![Part { body: body.clone(), event: parse_object(&text)? }]);
    }
    let items: Vec<&RawValue> = serde_json::from_str(&text).map_err(|error| not_json(&error))?;
    match items.len() {
        0 => return Err(EnvelopeError::NotObject),
        count if count > MAX_EVENTS => return Err(EnvelopeError::TooMany),
        _ => {}
    }
    let parts = items.iter().zip(1..).map(|(item, place)| {
        let event = parse_object(item.get()).map_err(|_| EnvelopeError::NotObjects { item: place })?;
        Ok(Part { body: Bytes::copy_from_slice(item.get().as_bytes()), event })
    });
    parts.collect()
}

/// The headers of one of several events that came together: what was said of all of them holds for none.
pub fn headers_of_item(headers: &Headers) -> Headers {
    let pairs = headers.of_plain_json().pairs().into_iter();
    pairs.filter(|(name, _)| !name.eq_ignore_ascii_case(SIGNATURE_HEADER)).collect()
}

/// Reads a body again that was kept under a name. One that was not understood then stays so, for what has been done about
/// it and what has not.
///
/// # Errors
/// Those of [`parse`], of what was understood then.
pub fn parse_kept(name: &str, headers: &Headers, body: &Bytes) -> Result<Event, EnvelopeError> {
    if name != EventName::UNPARSED {
        return parse(&unpacked(headers, body, MOST_UNPACKED)?);
    }
    Ok(match parse_all(headers, body, MOST_UNPACKED).as_deref() {
        // A sender may call an event so.
        Ok([Part { event, .. }]) if event.name.as_str() == EventName::UNPARSED => event.clone(),
        Ok(_) => Event::unparsed(READABLE),
        Err(error) => Event::unparsed(error.to_string()),
    })
}

/// The body as strict JSON, as far as it can be had, and no deeper than can be read.
fn text(body: &[u8]) -> Result<Cow<'_, str>, EnvelopeError> {
    let text = std::str::from_utf8(body).map_err(|error| EnvelopeError::NotUtf8 { offset: error.valid_up_to() })?;
    let text = lenient_json::strict(text);
    match text.trim_start().bytes().next() {
        None => Err(EnvelopeError::Empty),
        Some(_) if depth(&text) > MAX_DEPTH => Err(EnvelopeError::TooDeep),
        Some(_) => Ok(text),
    }
}

fn parse_object(text: &str) -> Result<Event, EnvelopeError> {
    let fields = Fields::parse(text).map_err(|error| match serde_json::from_str::<&RawValue>(text) {
        Ok(_) => EnvelopeError::NotObject,
        Err(_) => not_json(&error),
    })?;
    Ok(event(&fields))
}

/// The body as one line of strict JSON, otherwise byte for byte: JSON allows a line break only between tokens.
///
/// `body` must have been accepted by [`parse`].
pub fn one_line(body: &str) -> Cow<'_, str> {
    let body = lenient_json::strict(body);
    if body.contains(['\n', '\r']) { Cow::Owned(body.replace(['\n', '\r'], "")) } else { body }
}

fn event(fields: &Fields<'_>) -> Event {
    let nested_id = || {
        let bot = Fields::parse(Fields::parse(fields.get("data")?).ok()?.get("bot")?).ok()?;
        bot.text("id")
    };
    let id = fields.text("bot_id").or_else(nested_id);
    let bot_id = id.as_ref().and_then(|id| id.parse::<BotId>().ok());
    let named = |name| fields.text(name).filter(|text| !text.is_empty());
    let (event, bot_event) = (named("event"), named("bot_event"));
    let is_chunk = || fields.get("transcript").is_some() && fields.get("words").is_some();
    let nameless = event.is_none() && bot_event.is_none();
    let event = if nameless && is_chunk() { Some(EventName::TRANSCRIPT_CHUNK.to_owned()) } else { event };
    Event {
        odd_bot_id: id.filter(|_| bot_id.is_none()),
        bot_id,
        bot_status: named("bot_status"),
        processing_status: ["audio_status", "transcript_status", "video_status", "status"].into_iter().find_map(named),
        message: named("message"),
        status_code: fields.text("status_code").and_then(|code| code.parse().ok()),
        timestamp: named("timestamp").map(ServiceTime::new),
        ..Event::named(event, bot_event)
    }
}

/// The members of one object, unparsed. Of repeated keys the last counts, as in most parsers.
struct Fields<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Fields<'a> {
    fn parse(text: &'a str) -> Result<Self, serde_json::Error> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let fields = deserializer.deserialize_map(FieldsVisitor)?;
        deserializer.end()?;
        Ok(fields)
    }

    fn get(&self, name: &str) -> Option<&'a str> {
        self.0.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value.get())
    }

    /// A string, or a number or boolean as it is written; `None` for the rest.
    fn text(&self, name: &str) -> Option<String> {
        let value = self.get(name)?;
        match value.bytes().next()? {
            b'"' => serde_json::from_str(value).ok(),
            b'{' | b'[' | b'n' => None,
            _ => Some(value.to_owned()),
        }
    }
}

struct FieldsVisitor;

impl<'a> Visitor<'a> for FieldsVisitor {
    type Value = Fields<'a>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::with_capacity(8);
        while let Some(Key(key)) = map.next_key()? {
            fields.push((key, map.next_value()?));
        }
        Ok(Fields(fields))
    }
}

/// A key, borrowed where it has no escapes.
#[derive(serde::Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

/// How deep arrays and objects nest, strings skipped.
fn depth(text: &str) -> usize {
    let (mut now, mut deepest, mut in_string, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' | b'[' => {
                now += 1;
                deepest = deepest.max(now);
            }
            b'}' | b']' => now = now.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

fn not_json(error: &serde_json::Error) -> EnvelopeError {
    let (line, column) = (error.line(), error.column());
    let problem = error.to_string();
    let problem = json_problem(problem.rsplit_once(" at line ").map_or(problem.as_str(), |(problem, _)| problem));
    EnvelopeError::NotJson { problem, line, column }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::StopReason;

    #[test]
    fn both_generations_and_the_nameless_chunk_are_read() {
        let documented = parse(br#"{"event":"bot.stopped","bot_id":"b-1","bot_status":"NotAllowed"}"#).unwrap();
        assert_eq!(documented.name.as_str(), "bot.stopped");
        assert_eq!(documented.stop_reason(), Some(StopReason::NotAllowed));
        let two_layer = parse(br#"{"event":"bot.stopped","bot_event":"bot.kicked","bot_id":"b-1"}"#).unwrap();
        assert_eq!(two_layer.name.as_str(), "bot.kicked");
        assert_eq!(two_layer.stop_reason(), Some(StopReason::Kicked));
        let chunk = parse(br#"{"bot_id":"b-4","transcript":"Uh","words":[]}"#).unwrap();
        assert_eq!(chunk.name.as_str(), EventName::TRANSCRIPT_CHUNK);
    }

    #[test]
    fn the_id_of_participant_events_is_nested() {
        let event = parse(br#"{"event":"participant_events.leave","data":{"bot":{"id":"b-4"}}}"#).unwrap();
        assert_eq!(event.bot_id.unwrap().as_str(), "b-4");
    }

    #[test]
    fn ill_typed_fields_are_no_error() {
        let event =
            parse(br#"{"event":7,"bot_id":12,"message":{"a":1},"status_code":"500","timestamp":null}"#).unwrap();
        assert_eq!(event.name.as_str(), "7");
        assert_eq!(event.bot_id.unwrap().as_str(), "12");
        assert_eq!((event.message, event.status_code, event.timestamp), (None, Some(500), None));
    }

    #[test]
    fn an_id_that_cannot_be_one_is_kept_apart() {
        let event = parse(br#"{"event":"bot.joining","bot_id":"../../x"}"#).unwrap();
        assert_eq!((event.bot_id, event.odd_bot_id.as_deref()), (None, Some("../../x")));
    }

    #[test]
    fn the_last_of_repeated_keys_counts() {
        assert_eq!(parse(br#"{"event":"a","event":"b"}"#).unwrap().name.as_str(), "b");
    }

    #[test]
    fn what_is_no_object_is_refused_with_the_reason() {
        let nested = |levels: usize| format!(r#"{{"a":{}1{}}}"#, "[".repeat(levels), "]".repeat(levels));
        assert!(parse(nested(100).as_bytes()).is_ok());
        for (body, message) in [
            (&b""[..], "the body is empty"),
            (b" \n", "the body is empty"),
            (b"[]", "the body is not a JSON object"),
            (b"null", "the body is not a JSON object"),
            (b"\"x\"", "the body is not a JSON object"),
            (b"{\"a\":\"\xff\"}", "the body is not UTF-8 text: invalid byte at offset 6"),
            (nested(10_000).as_bytes(), "the body nests deeper than 120 levels"),
            (b"{\"a\":1} x", "the body is not JSON: line 1, column 9: something follows after the end"),
            (b"event=bot.joining", "the body is not JSON: line 1, column 1: no value begins here"),
        ] {
            assert_eq!(parse(body).unwrap_err().to_string(), message);
        }
    }

    #[test]
    fn an_array_of_objects_is_as_many_events() {
        let body = Bytes::from_static(b" [ {\"event\":\"a\", \"n\":1.50},\n{\"event\":\"b\"} ] ");
        let parts = parse_all(&Headers::default(), &body, MOST_UNPACKED).unwrap();
        let read: Vec<_> = parts.iter().map(|part| (part.event.name.as_str(), &part.body[..])).collect();
        assert_eq!(read, [("a", &b"{\"event\":\"a\", \"n\":1.50}"[..]), ("b", b"{\"event\":\"b\"}")]);
        let one = Bytes::from_static(b" {\"event\":\"a\"}\n");
        assert_eq!(parse_all(&Headers::default(), &one, MOST_UNPACKED).unwrap()[0].body, one);
        let many = |count: usize| Bytes::from(format!("[{}]", vec!["{}"; count].join(",")));
        assert_eq!(parse_all(&Headers::default(), &many(MAX_EVENTS), MOST_UNPACKED).unwrap().len(), MAX_EVENTS);
        for (body, message) in [
            (many(MAX_EVENTS + 1), "the body holds more than 1000 events"),
            (Bytes::from_static(b"[]"), "the body is not a JSON object"),
            (Bytes::from_static(b"[{},1]"), "item 2 of the array is not a JSON object"),
            (Bytes::from_static(b"[[{}]]"), "item 1 of the array is not a JSON object"),
            (Bytes::from_static(b"[{}"), "the body is not JSON: line 1, column 3: it ends in the middle"),
        ] {
            assert_eq!(parse_all(&Headers::default(), &body, MOST_UNPACKED).unwrap_err().to_string(), message);
        }
    }

    #[test]
    fn what_was_not_understood_stays_so_until_it_is_read_anew() {
        let kept = |name: &str, body: &'static str| {
            parse_kept(name, &Headers::default(), &Bytes::from_static(body.as_bytes()))
        };
        assert_eq!(kept("unparsed", "a=1").unwrap(), Event::unparsed(parse(b"a=1").unwrap_err().to_string()));
        assert_eq!(kept("unparsed", r#"{"event":"bot.done"}"#).unwrap(), Event::unparsed(READABLE));
        assert_eq!(kept("unparsed", r#"[{"event":"bot.done"}]"#).unwrap(), Event::unparsed(READABLE));
        assert!(!kept("unparsed", r#"{"event":"unparsed"}"#).unwrap().is_unparsed());
        assert!(kept("bot.done", "a=1").is_err());
    }

    #[test]
    fn one_line_keeps_everything_but_line_breaks() {
        assert_eq!(one_line("{\n  \"a\": \"x\\ny\"\r\n}"), "{  \"a\": \"x\\ny\"}");
    }
}
