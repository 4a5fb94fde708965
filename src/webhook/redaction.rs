//! Takes what is private out of a payload, so that it can be shared: ids, names, links and text become pseudonyms.
//!
//! # Invariants
//! - Under one key, the same id, link or word always becomes the same pseudonym, wherever it stands.
//! - Without the key nothing leads back, short of guessing; the key is never written.
//! - Structure, event names, statuses, times, and numbers outside the user's own attributes stay as they are.

use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use jiff::civil::DateTime;
use serde_json::{Map, Value};
use sha2::Sha256;

use crate::model::Headers;

/// Members whose value is a word of the service, kept where it looks like one.
const WORDS: [&str; 13] = [
    "action",
    "audio_status",
    "bot_event",
    "bot_status",
    "event",
    "language",
    "manifest_status",
    "platform",
    "provider",
    "status",
    "transcript_status",
    "transcription_mode",
    "video_status",
];
/// Members that hold what the user put in: nothing in them is known to be harmless but its structure.
const OPAQUE: [&str; 2] = ["custom_attributes", "metadata"];
/// The headers that say nothing of anybody.
const HEADERS: [&str; 4] = ["accept", "content-type", "user-agent", "x-meetstream-timestamp"];
/// The longest text that may be a word of the service, in bytes: twice its longest event name. Anything longer was put
/// in by somebody.
const LONGEST_WORD: usize = 64;

/// Pseudonyms under one key.
#[derive(Clone)]
pub struct Redaction {
    key: Hmac<Sha256>,
}

/// Whether the service or a person chose a value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Part {
    Service,
    User,
}

impl Redaction {
    /// Pseudonyms under a key, best a random one. `None` never happens: any length is a key.
    pub fn new(key: &[u8]) -> Option<Self> {
        Hmac::new_from_slice(key).ok().map(|key| Self { key })
    }

    /// A payload without what is private.
    pub fn payload(&self, payload: &Value) -> Value {
        self.value(payload, None, Part::Service)
    }

    /// The headers that can be shown to anybody.
    pub fn headers(&self, headers: &Headers) -> Headers {
        let pairs = headers.pairs().into_iter();
        pairs.filter(|(name, _)| HEADERS.iter().any(|kept| name.eq_ignore_ascii_case(kept))).collect()
    }

    fn value(&self, value: &Value, name: Option<&str>, part: Part) -> Value {
        match value {
            Value::Array(items) => Value::Array(items.iter().map(|item| self.value(item, name, part)).collect()),
            Value::Object(members) => Value::Object(self.members(members, part)),
            Value::String(text) => Value::String(self.string(text, name, part)),
            Value::Number(number) if part == Part::User || name.is_some_and(is_id_name) => {
                self.number(&number.to_string())
            }
            Value::Bool(_) | Value::Null | Value::Number(_) => value.clone(),
        }
    }

    fn members(&self, members: &Map<String, Value>, part: Part) -> Map<String, Value> {
        let redacted = members.iter().map(|(name, value)| {
            let part = if OPAQUE.contains(&name.as_str()) { Part::User } else { part };
            (name.clone(), self.value(value, Some(name), part))
        });
        redacted.collect()
    }

    fn string(&self, text: &str, name: Option<&str>, part: Part) -> String {
        let name = name.unwrap_or_default();
        if is_id_name(name) {
            self.id(text)
        } else if part == Part::Service && (is_time(text) || (WORDS.contains(&name) && is_word(text))) {
            text.to_owned()
        } else {
            self.text(text)
        }
    }

    /// Text, word by word, so that a word is the same in a transcript and in a name.
    fn text(&self, text: &str) -> String {
        text.split_inclusive(char::is_whitespace)
            .map(|piece| {
                let token = piece.trim_end();
                let space = piece.strip_prefix(token).unwrap_or_default();
                let bare = token.trim_matches(|c: char| c.is_ascii_punctuation());
                let replaced = if token.contains("://") {
                    self.link(token)
                } else if looks_like_id(bare) {
                    token.replace(bare, &self.id(bare))
                } else {
                    self.words(token)
                };
                replaced + space
            })
            .collect()
    }

    fn words(&self, token: &str) -> String {
        let mut replaced = String::new();
        let mut rest = token;
        while let Some(first) = rest.chars().next() {
            let of_word = first.is_alphanumeric();
            let end = rest.find(|c: char| c.is_alphanumeric() != of_word).unwrap_or(rest.len());
            let (run, after) = rest.split_at(end);
            if of_word {
                replaced.push_str(&self.word(run));
            } else {
                replaced.push_str(run);
            }
            rest = after;
        }
        replaced
    }

    /// Three syllables; their number says nothing of the word's length.
    fn word(&self, word: &str) -> String {
        const CONSONANTS: &[u8; 16] = b"bdfghjklmnprstvz";
        const VOWELS: &[u8; 4] = b"aeio";
        let digest = self.digest("word", &word.to_lowercase());
        let pick =
            |letters: &[u8], byte: u8| letters.iter().cycle().nth(usize::from(byte)).copied().map_or('x', char::from);
        let mut pseudonym = String::with_capacity(6);
        for [consonant, vowel] in digest.as_chunks::<2>().0.iter().take(3) {
            pseudonym.push(pick(CONSONANTS, *consonant));
            pseudonym.push(pick(VOWELS, *vowel));
        }
        if word.starts_with(char::is_uppercase)
            && let Some(first) = pseudonym.get_mut(..1)
        {
            first.make_ascii_uppercase();
        }
        pseudonym
    }

    /// An id of the same kind: a UUID for a UUID.
    fn id(&self, id: &str) -> String {
        let hex = hex::encode(self.digest("id", id));
        if !is_uuid(id) {
            return format!("id-{}", hex.get(..12).unwrap_or_default());
        }
        let mut digits = hex.chars();
        id.chars().map(|c| if c == '-' { '-' } else { digits.next().unwrap_or('0') }).collect()
    }

    fn link(&self, link: &str) -> String {
        format!("https://redacted.invalid/{}", hex::encode(self.digest("link", link)).get(..12).unwrap_or_default())
    }

    fn number(&self, number: &str) -> Value {
        let [high, low, ..] = self.digest("number", number);
        Value::from(u32::from(u16::from_be_bytes([high, low])))
    }

    fn digest(&self, kind: &str, text: &str) -> [u8; 32] {
        self.key.clone().chain_update(kind).chain_update([0]).chain_update(text).finalize().into_bytes().into()
    }
}

impl std::fmt::Debug for Redaction {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Redaction(key redacted)")
    }
}

fn is_id_name(name: &str) -> bool {
    name.eq_ignore_ascii_case("id") || name.ends_with("_id") || name.ends_with("Id")
}

fn is_uuid(text: &str) -> bool {
    let parts: Vec<usize> = text.split('-').map(str::len).collect();
    parts == [8, 4, 4, 4, 12] && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

/// Whether a word in a text is rather an id: long, and of letters and digits both.
fn looks_like_id(word: &str) -> bool {
    word.len() >= 8
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        && word.bytes().any(|byte| byte.is_ascii_digit())
        && word.bytes().any(|byte| byte.is_ascii_alphabetic())
}

fn is_word(text: &str) -> bool {
    text.len() <= LONGEST_WORD
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
}

fn is_time(text: &str) -> bool {
    text.parse::<Timestamp>().is_ok() || (text.contains('T') && text.parse::<DateTime>().is_ok())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const BOT: &str = "5b0ff6e7-3cea-4c9f-a6b4-851c5f11cf4f";

    fn redacted(payload: &Value) -> Value {
        Redaction::new(b"key").unwrap().payload(payload)
    }

    #[test]
    fn nothing_private_is_left_and_everything_else_is() {
        let payload = json!({
            "event": "bot.stopped", "bot_event": "bot.kicked", "bot_id": BOT, "bot_status": "Stopped",
            "message": format!("Ann Lee left https://meet.google.com/abc-defg-hij for bot {BOT}."),
            "status_code": 200, "timestamp": "2026-02-27T07:11:51.863543+00:00",
            "custom_attributes": {"tenant": "Acme", "phone": 49_301_234, "at": "2026-02-27T07:11:51Z"},
            "words": [{"word": "Ann", "start": 26.136, "speaker": "Ann Lee"}],
            "data": {"participant": {"id": "spaces/x/devices/290", "userId": 77, "name": "Ann Lee", "email": "ann@acme.org"}},
            "audio_url": "https://store.example/a.wav?X-Amz-Signature=abc",
        });
        let shared = redacted(&payload);
        let text = shared.to_string();
        for private in ["Ann", "ann", "Lee", "Acme", "acme", "49301234", "290", "meet.google", "Amz", "5b0ff6e7", ":77"]
        {
            assert!(!text.contains(private), "{private} in {text}");
        }
        for (pointer, kept) in [
            ("/event", json!("bot.stopped")),
            ("/bot_event", json!("bot.kicked")),
            ("/bot_status", json!("Stopped")),
            ("/status_code", json!(200)),
            ("/timestamp", json!("2026-02-27T07:11:51.863543+00:00")),
            ("/words/0/start", json!(26.136)),
        ] {
            assert_eq!(shared.pointer(pointer), Some(&kept), "{pointer}");
        }
        assert_ne!(shared["custom_attributes"]["at"], payload["custom_attributes"]["at"]);
    }

    #[test]
    fn the_same_thing_has_the_same_pseudonym_everywhere() {
        let shared = redacted(&json!({
            "bot_id": BOT, "message": format!("Ann's bot ({BOT}) is here"), "speakerName": "Ann Lee",
            "words": [{"word": "ann"}, {"word": "bob"}],
        }));
        let bot = shared["bot_id"].as_str().unwrap();
        assert!(is_uuid(bot) && bot != BOT);
        let message = shared["message"].as_str().unwrap();
        assert!(message.contains(&format!("({bot})")), "{message}");
        let name = shared["speakerName"].as_str().unwrap().split(' ').next().unwrap().to_owned();
        assert!(message.starts_with(&format!("{name}'")), "{name} in {message}");
        assert_eq!(shared["words"][0]["word"].as_str().unwrap(), name.to_lowercase());
        assert_ne!(shared["words"][0], shared["words"][1]);
        assert_ne!(Redaction::new(b"other").unwrap().payload(&json!({"bot_id": BOT}))["bot_id"], shared["bot_id"]);
    }

    #[test]
    fn hostile_words_are_not_taken_for_the_services_own() {
        let shared = redacted(&json!({"event": "Ann <ann@acme.org>", "status": "x".repeat(65), "bot_id": "../../etc"}));
        assert!(!shared.to_string().contains("acme"));
        assert!(!shared.to_string().contains("xxxx"));
        assert!(shared["bot_id"].as_str().unwrap().starts_with("id-"));
    }

    #[test]
    fn headers_that_tell_nothing_are_kept() {
        let headers = [("Content-Type", "application/json"), ("X-Meetstream-Signature", "sha256=00"), ("cookie", "a")];
        let headers: Headers = headers.into_iter().collect();
        assert_eq!(Redaction::new(b"key").unwrap().headers(&headers).pairs().len(), 1);
    }
}
