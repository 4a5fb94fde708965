use serde_json::Value;

use crate::model::{ServiceTime, lenient_json};

/// One piece of a live transcript, as it is posted while somebody speaks.
///
/// Pieces of one turn repeat what was understood so far, each time with more of it, until a final one.
#[derive(Clone, Debug, PartialEq)]
pub struct Chunk {
    /// Who speaks: the name, else what stands for it; `None` where the service does not know.
    pub speaker: Option<String>,
    /// What was understood of the turn so far.
    pub text: String,
    /// When the service says that it was spoken.
    pub at: Option<ServiceTime>,
    /// Where the turn begins, in seconds since the transcript began; `None` where no word has a time.
    pub start: Option<f64>,
    /// Where the last word ends, in seconds since the transcript began.
    pub end: Option<f64>,
    /// Whether the turn is over. One that does not say so is.
    pub is_final: bool,
}

impl Chunk {
    /// Reads the body of a chunk in any of its forms; `None` for what has no text.
    ///
    /// Whether it is a chunk is for the envelope to decide: any object with a text can be read as one.
    pub fn read(body: &[u8]) -> Option<Self> {
        let body = lenient_json::read(body).ok()?;
        let words = body.get("words").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let seconds = |word: Option<&Value>, key: &str| word?.get(key)?.as_f64();
        let own = ["transcript", "utterance", "text", "new_text"].into_iter().find_map(|key| text(&body, key));
        let at = ["timestamp", "absolute_start_time"].into_iter().find_map(|key| text(&body, key));
        Some(Self {
            speaker: speaker(&body, words),
            text: own.or_else(|| joined(words))?,
            at: at.map(ServiceTime::new),
            start: seconds(words.first(), "start"),
            end: seconds(words.last(), "end"),
            is_final: is_final(&body, words),
        })
    }
}

/// A member that holds a text, or a number where ids are numbers.
fn text(object: &Value, key: &str) -> Option<String> {
    match object.get(key)? {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

fn speaker(body: &Value, words: &[Value]) -> Option<String> {
    let named = ["speakerName", "speaker_name", "speaker"].into_iter().find_map(|key| text(body, key));
    let named = named.or_else(|| text(words.last()?, "speaker")).or_else(|| text(body, "speakerId"));
    named.filter(|name| name != "NoSpeaker")
}

fn joined(words: &[Value]) -> Option<String> {
    let word = |word| ["punctuated_word", "word", "text"].into_iter().find_map(|key| text(word, key));
    let words: Vec<String> = words.iter().filter_map(word).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Whether nothing more comes of this turn: any of the flags says so, or there is none.
fn is_final(body: &Value, words: &[Value]) -> bool {
    let flags = ["end_of_turn", "is_final"].map(|key| body.get(key).and_then(Value::as_bool));
    let of_word = || words.last().and_then(|word| word.get("word_is_final")).and_then(Value::as_bool);
    match flags.into_iter().flatten().reduce(|one, other| one || other) {
        Some(said) => said,
        None => of_word().unwrap_or(true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(body: &str) -> Chunk {
        Chunk::read(body.as_bytes()).unwrap_or_else(|| panic!("{body}"))
    }

    #[test]
    fn a_captured_chunk_is_read() {
        let read = chunk(
            r#"{"bot_id":"b-4","speakerName":"Ann","timestamp":"2026-05-26T10:21:43.681Z","transcript":"Uh, not in detail",
            "utterance":"","words":[{"word":"Uh","start":26.136,"end":26.416,"confidence":0,"speaker":"Ann",
            "punctuated_word":"Uh","speech_confidence":0}],"is_final":false,"end_of_turn":false,"turn_is_formatted":false,
            "transcription_mode":"raw","custom_attributes":{}}"#,
        );
        assert_eq!(
            (read.speaker.as_deref(), read.text.as_str(), read.is_final),
            (Some("Ann"), "Uh, not in detail", false)
        );
        assert_eq!((read.start, read.end), (Some(26.136), Some(26.416)));
        assert!(read.at.unwrap().at().is_some());
    }

    #[test]
    fn the_other_forms_are_read() {
        for (body, speaker, text) in [
            (r#"{"speakerName":"Bo","transcript":"Hi","words":[]}"#, Some("Bo"), "Hi"),
            (r#"{"speakerId":3,"transcript":"","new_text":"hear","words":[]}"#, Some("3"), "hear"),
            (r#"{"words":[{"word":"a","speaker":"Cy"},{"punctuated_word":"b."}],"speakerId":"x"}"#, Some("x"), "a b."),
            (r#"{"speakerName":"NoSpeaker","transcript":" Hm "}"#, None, "Hm"),
            (r#"{"speakerName":null,"transcript":"Hm","words":[{"text":"Hm","speaker":0}]}"#, Some("0"), "Hm"),
        ] {
            let read = chunk(body);
            assert_eq!((read.speaker.as_deref(), read.text.as_str()), (speaker, text), "{body}");
        }
        for body in ["", "{}", "[]", r#"{"transcript":"","words":[]}"#, r#"{"transcript":{},"words":7}"#] {
            assert_eq!(Chunk::read(body.as_bytes()), None, "{body}");
        }
    }

    #[test]
    fn a_turn_is_over_when_a_flag_says_so_or_none_is_there() {
        for (flags, is_final) in [
            (r#""words":[]"#, true),
            (r#""end_of_turn":true,"is_final":false"#, true),
            (r#""end_of_turn":false,"is_final":true"#, true),
            (r#""end_of_turn":false"#, false),
            (r#""is_final":false"#, false),
            (r#""end_of_turn":null"#, true),
            (r#""words":[{"word_is_final":true},{"word_is_final":false}]"#, false),
            (r#""words":[{"word_is_final":true}]"#, true),
            (r#""end_of_turn":false,"words":[{"word_is_final":true}]"#, false),
        ] {
            assert_eq!(chunk(&format!(r#"{{"transcript":"x",{flags}}}"#)).is_final, is_final, "{flags}");
        }
    }
}
