use jiff::Timestamp;
use serde::Serializer;
use serde_json::{Map, Value};

use crate::model::Secret;

/// What JSON from the service means to us. Reading never fails: what cannot be understood is absent.
pub trait View: Sized {
    /// Reads what can be read.
    fn read(json: &Value) -> Self;
}

impl View for () {
    fn read(_: &Value) -> Self {}
}

impl<T: View> View for Vec<T> {
    /// Reads a bare list, or the first list among an object's values.
    fn read(json: &Value) -> Self {
        let list = match json {
            Value::Array(list) => Some(list),
            Value::Object(fields) => fields.values().find_map(Value::as_array),
            Value::Bool(_) | Value::Null | Value::Number(_) | Value::String(_) => None,
        };
        list.map(|list| list.iter().map(T::read).collect()).unwrap_or_default()
    }
}

/// The fields of a JSON object, found by any of several names without regard to case, `_` or `-`.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a>(Option<&'a Map<String, Value>>);

impl<'a> Fields<'a> {
    /// The fields of `json`; none unless it is an object.
    pub fn of(json: &'a Value) -> Self {
        Self(json.as_object())
    }

    /// The first field there is, by the order of the names, that is not null.
    pub fn value(self, names: &[&str]) -> Option<&'a Value> {
        let map = self.0?;
        names.iter().find_map(|name| {
            let exact = map.get(*name);
            let found = exact.or_else(|| map.iter().find(|(key, _)| same(key, name)).map(|(_, value)| value));
            found.filter(|value| !value.is_null())
        })
    }

    /// A text that is not blank. Numbers and booleans read as their digits and words.
    pub fn text(self, names: &[&str]) -> Option<String> {
        match self.value(names)? {
            Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
            number @ Value::Number(_) => Some(number.to_string()),
            Value::Bool(truth) => Some(truth.to_string()),
            Value::Array(_) | Value::Null | Value::Object(_) | Value::String(_) => None,
        }
    }

    /// Something that must not be seen, such as a presigned link.
    pub fn secret(self, names: &[&str]) -> Option<Secret> {
        self.value(names)?.as_str().and_then(Secret::new)
    }

    /// A truth, also as a word or as a number.
    pub fn truth(self, names: &[&str]) -> Option<bool> {
        match self.value(names)? {
            Value::Bool(truth) => Some(*truth),
            Value::Number(number) => Some(number.as_f64() != Some(0.0)),
            Value::String(word) => match word.trim().to_ascii_lowercase().as_str() {
                "true" | "1" | "yes" => Some(true),
                "false" | "0" | "no" => Some(false),
                _ => None,
            },
            Value::Array(_) | Value::Null | Value::Object(_) => None,
        }
    }

    /// A number, also as text.
    pub fn number(self, names: &[&str]) -> Option<f64> {
        match self.value(names)? {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => text.trim().parse().ok(),
            Value::Array(_) | Value::Bool(_) | Value::Null | Value::Object(_) => None,
        }
        .filter(|number| number.is_finite())
    }

    /// A whole number that is not negative.
    pub fn count(self, names: &[&str]) -> Option<u64> {
        let value = self.value(names)?;
        value.as_u64().or_else(|| value.as_str()?.trim().parse().ok())
    }

    /// An instant: RFC 3339 with any offset; a text without one counts as UTC; a number counts seconds, or
    /// milliseconds where seconds would lie past the year 5000.
    pub fn instant(self, names: &[&str]) -> Option<Timestamp> {
        match self.value(names)? {
            Value::String(text) => instant(text),
            Value::Number(number) => {
                let number = number.as_i64().or_else(|| number.as_f64()?.trunc().to_string().parse().ok())?;
                let milliseconds = if number.abs() > 100_000_000_000 { number } else { number.checked_mul(1_000)? };
                Timestamp::from_millisecond(milliseconds).ok()
            }
            Value::Array(_) | Value::Bool(_) | Value::Null | Value::Object(_) => None,
        }
    }

    /// Another object's fields; none unless it is an object.
    #[must_use]
    pub fn fields(self, names: &[&str]) -> Self {
        Self(self.value(names).and_then(Value::as_object))
    }

    /// A list, read item by item; empty unless it is a list.
    pub fn list<T: View>(self, names: &[&str]) -> Vec<T> {
        self.value(names).and_then(Value::as_array).map(|list| list.iter().map(T::read).collect()).unwrap_or_default()
    }

    /// A map of texts, such as `custom_attributes`; other values read as compact JSON.
    pub fn texts(self, names: &[&str]) -> Vec<(String, String)> {
        let Some(map) = self.fields(names).0 else { return Vec::new() };
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        map.iter().map(|(key, value)| (key.clone(), text(value))).collect()
    }

    /// Every field, in the order of the answer.
    pub fn entries(self) -> impl Iterator<Item = (&'a String, &'a Value)> {
        self.0.into_iter().flatten()
    }
}

/// Reads an instant as the service writes it.
fn instant(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    text.parse().ok().or_else(|| {
        let civil: jiff::civil::DateTime = text.parse().ok()?;
        jiff::tz::TimeZone::UTC.to_timestamp(civil).ok()
    })
}

fn same(key: &str, name: &str) -> bool {
    fold(key).eq(fold(name))
}

fn fold(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !matches!(c, '_' | '-')).map(|c| c.to_ascii_lowercase())
}

/// Writes a secret on the wire: the sandbox hands out links, and requests carry passwords.
#[expect(clippy::ref_option, reason = "serde hands the field over by reference")]
pub(super) fn reveal<S: Serializer>(secret: &Option<Secret>, serializer: S) -> Result<S::Ok, S::Error> {
    match secret {
        Some(secret) => serializer.serialize_some(secret.reveal()),
        None => serializer.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn fields_are_found_whatever_their_case() {
        let json = json!({"BotID": "b-1", "start_time": null, "StartTime": "x", "Video-Required": "true", "n": 3});
        let fields = Fields::of(&json);
        assert_eq!(fields.text(&["bot_id", "id"]).as_deref(), Some("b-1"));
        assert_eq!(fields.text(&["id", "bot_id"]).as_deref(), Some("b-1"));
        assert_eq!(fields.truth(&["video_required"]), Some(true));
        assert_eq!(fields.text(&["n"]).as_deref(), Some("3"));
        assert_eq!(fields.text(&["missing"]), None);
    }

    #[test]
    fn values_of_another_type_are_absent() {
        let json = json!({"a": [], "b": {}, "c": null, "d": " ", "e": -1});
        let fields = Fields::of(&json);
        for name in ["a", "b", "c", "d"] {
            assert_eq!(fields.text(&[name]), None, "{name}");
            assert_eq!(fields.number(&[name]), None, "{name}");
            assert_eq!(fields.instant(&[name]), None, "{name}");
        }
        assert_eq!(fields.count(&["e"]), None);
        assert_eq!(Fields::of(&json!("text")).text(&["a"]), None);
    }

    #[test]
    fn instants_are_read_in_every_form_seen() {
        let expected: Timestamp = "2026-05-26T10:11:23Z".parse().unwrap();
        for value in [
            json!("2026-05-26T10:11:23Z"),
            json!("2026-05-26T12:11:23+02:00"),
            json!("2026-05-26T10:11:23.000000+00:00"),
            json!("2026-05-26T10:11:23"),
            json!("2026-05-26 10:11:23"),
            json!(1_779_790_283),
            json!(1_779_790_283_000_i64),
            json!(1_779_790_283.2),
        ] {
            let json = json!({"at": value});
            assert_eq!(Fields::of(&json).instant(&["at"]), Some(expected), "{json}");
        }
    }
}
