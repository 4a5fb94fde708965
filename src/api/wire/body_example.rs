//! Bodies to begin with, as JSON with comments. Each has every field that is known: those that most requests need as
//! they are, the others as comments. So the file that people are given is also the table of what may stand in one.

use serde_json::{Map, Value};

use crate::model::{nearest, without_comments};

/// A body to begin with.
#[derive(Clone, Copy, Debug)]
pub struct BodyExample(&'static str);

/// What makes a bot (`docs/api.md`, "Creating a bot").
pub const CREATE_BODY: BodyExample = BodyExample(include_str!("create_body.jsonc"));
/// What makes an agent (`docs/api.md`, "Agents").
pub const AGENT_BODY: BodyExample = BodyExample(include_str!("agent_body.jsonc"));

/// Fields whose own fields are free: the user's, or a provider's.
const OPEN: [&str; 2] = ["custom_attributes", "recording_config.transcript.provider"];

/// A field that nobody knows.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct UnknownField {
    /// Where it is in the body, with dots.
    pub path: String,
    /// The known field beside it that was meant, most likely.
    pub near: Option<String>,
}

impl BodyExample {
    /// The text, comments included.
    pub fn text(self) -> &'static str {
        self.0
    }

    /// The body that it is without the comments.
    pub fn body(self) -> Value {
        object(&without_comments(self.0))
    }

    /// The body with every field that is known.
    fn known(self) -> Value {
        let uncommented = |line: &'static str| match line.trim_start().strip_prefix("// ") {
            // A field, or a part of one; what is said about them begins with a letter.
            Some(code) if code.trim_start().starts_with(['"', '{', '}', ']']) => code,
            Some(_) => "",
            None => line,
        };
        object(&self.0.lines().map(uncommented).collect::<Vec<_>>().join("\n"))
    }

    /// The fields of a body that nobody knows. The service may have new ones.
    pub fn unknown_fields(self, body: &Value) -> Vec<UnknownField> {
        let mut found = Vec::new();
        unknown(&self.known(), body, "", &mut found);
        found
    }
}

fn object(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| Value::Object(Map::new()))
}

fn unknown(known: &Value, body: &Value, path: &str, found: &mut Vec<UnknownField>) {
    match (known, body) {
        (Value::Object(known), Value::Object(body)) if !OPEN.contains(&path) => {
            for (name, value) in body {
                let inner = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                if let Some(known) = known.get(name) {
                    unknown(known, value, &inner, found);
                } else {
                    let near = nearest(name, known.keys().map(String::as_str)).map(str::to_owned);
                    found.push(UnknownField { path: inner, near });
                }
            }
        }
        (Value::Array(known), Value::Array(body)) => {
            for (known, value) in known.iter().cycle().zip(body) {
                unknown(known, value, path, found);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde::de::value::Error;
    use serde::de::{Error as _, Visitor};
    use serde::{Deserialize, Deserializer, forward_to_deserialize_any};
    use serde_json::json;

    use super::super::{AutomaticLeave, CreateBot, RecordingConfig, Retention, SignedIn, ZoomAccess};
    use super::*;

    /// Tells the fields that a type is read from, and gives it nothing.
    struct Fields<'a>(&'a mut Vec<&'static str>);

    impl<'de> Deserializer<'de> for Fields<'_> {
        type Error = Error;

        fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
            Err(Error::custom("no struct"))
        }

        fn deserialize_struct<V: Visitor<'de>>(
            self,
            _: &'static str,
            fields: &'static [&'static str],
            _: V,
        ) -> Result<V::Value, Error> {
            self.0.extend(fields);
            Err(Error::custom("known"))
        }

        forward_to_deserialize_any! {
            bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
            newtype_struct seq tuple tuple_struct map enum identifier ignored_any
        }
    }

    fn fields<T: for<'de> Deserialize<'de>>() -> Vec<&'static str> {
        let mut fields = Vec::new();
        assert!(T::deserialize(Fields(&mut fields)).is_err() && !fields.is_empty());
        fields
    }

    #[test]
    fn the_example_has_every_field_that_is_sent_and_no_other() {
        let known = CREATE_BODY.known();
        let names = |pointers: &[&str]| {
            let mut names: Vec<&str> = pointers
                .iter()
                .flat_map(|pointer| known.pointer(pointer).and_then(Value::as_object).unwrap().keys())
                .map(String::as_str)
                .collect();
            names.sort_unstable();
            names.dedup();
            names
        };
        let sorted = |mut fields: Vec<&'static str>| {
            fields.sort_unstable();
            fields
        };
        // The service takes two of them at the top too.
        let top = [fields::<CreateBot>(), vec!["audio_separate_streams", "video_separate_streams"]].concat();
        assert_eq!(names(&[""]), sorted(top));
        assert_eq!(names(&["/recording_config"]), sorted(fields::<RecordingConfig>()));
        assert_eq!(names(&["/recording_config/retention"]), sorted(fields::<Retention>()));
        assert_eq!(names(&["/automatic_leave"]), sorted(fields::<AutomaticLeave>()));
        assert_eq!(names(&["/google_meet", "/teams"]), sorted(fields::<SignedIn>()));
        assert_eq!(names(&["/zoom"]), sorted(fields::<ZoomAccess>()));
        assert!(serde_json::from_value::<CreateBot>(known.clone()).is_ok());
    }

    #[test]
    fn an_example_is_acceptable_as_it_stands() {
        assert_eq!(crate::api::rules::problems(&CREATE_BODY.body()), []);
        assert_eq!(CREATE_BODY.unknown_fields(&CREATE_BODY.body()), []);
        assert_eq!(AGENT_BODY.body()["mode"], "pipeline");
        assert!(AGENT_BODY.known().pointer("/wake_word/words").is_some());
        for example in [CREATE_BODY, AGENT_BODY] {
            assert!(example.text().lines().all(|line| line.len() <= 100));
        }
    }

    #[test]
    fn unknown_fields_are_found_at_every_depth_but_not_in_what_is_free() {
        let body = json!({
            "meeting_link": "x", "bot_nme": "A", "custom_attributes": {"any": "thing"},
            "recording_config": {
                "retention": {"type": "timed", "hour": 1},
                "transcript": {"provider": {"other": {"a": 1}}},
                "realtime_endpoints": [{"type": "webhook"}, {"tipe": "webhook"}],
            },
            "brand_new": null,
        });
        let found: Vec<_> = CREATE_BODY
            .unknown_fields(&body)
            .into_iter()
            .map(|UnknownField { path, near }| (path, near.unwrap_or_default()))
            .collect();
        let expected = [
            ("bot_nme", "bot_name"),
            ("recording_config.retention.hour", "hours"),
            ("recording_config.realtime_endpoints.tipe", "type"),
            ("brand_new", ""),
        ];
        assert_eq!(found, expected.map(|(path, near)| (path.to_owned(), near.to_owned())));
    }
}
