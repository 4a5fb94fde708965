use std::fmt;
use std::str::FromStr;

use serde_json::Value;

/// A change to one value of a payload: `a.b=c`, where `a.b` leads to a value that is there. The new value is read as
/// JSON where it is JSON, else it is text; numbers lead into arrays.
#[derive(Clone, Debug, PartialEq)]
pub struct Assignment {
    path: String,
    value: Value,
}

/// Why a string is not an assignment.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ParseAssignmentError {
    /// No equals sign, or nothing before it.
    #[error("a change is written like a.b=value")]
    Form,
}

/// The payload has nothing at a path.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the payload has no `{path}`")]
pub struct UnknownPathError {
    /// The path as it was written.
    pub path: String,
    /// What there is at the level where the path fails, as it could be written.
    pub known: Vec<String>,
}

impl Assignment {
    /// Changes a payload.
    ///
    /// # Errors
    /// When the path leads nowhere: a change that changes nothing would go unnoticed.
    pub fn apply(&self, payload: &mut Value) -> Result<(), UnknownPathError> {
        let mut place = payload;
        let mut passed: Vec<&str> = Vec::new();
        for step in self.path.split('.') {
            let known = keys(place, &passed);
            let next = match place {
                Value::Object(members) => members.get_mut(step),
                Value::Array(items) => step.parse().ok().and_then(|index: usize| items.get_mut(index)),
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
            };
            place = next.ok_or_else(|| UnknownPathError { path: self.path.clone(), known })?;
            passed.push(step);
        }
        *place = self.value.clone();
        Ok(())
    }
}

fn keys(value: &Value, passed: &[&str]) -> Vec<String> {
    let names: Vec<String> = match value {
        Value::Object(members) => members.keys().cloned().collect(),
        Value::Array(items) => (0..items.len()).map(|index| index.to_string()).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    names.into_iter().map(|name| passed.iter().copied().chain([name.as_str()]).collect::<Vec<_>>().join(".")).collect()
}

impl FromStr for Assignment {
    type Err = ParseAssignmentError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once('=') {
            Some((path, value)) if !path.is_empty() => Ok(Self {
                path: path.to_owned(),
                value: serde_json::from_str(value).unwrap_or_else(|_| Value::String(value.to_owned())),
            }),
            Some(_) | None => Err(ParseAssignmentError::Form),
        }
    }
}

impl fmt::Display for Assignment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}={}", self.path, self.value)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn changed(change: &str) -> Result<Value, UnknownPathError> {
        let mut payload = json!({"event": "x", "data": {"bot": {"id": "b-1"}}, "words": [{"start": 1.5}, null]});
        change.parse::<Assignment>().unwrap().apply(&mut payload).map(|()| payload)
    }

    #[test]
    fn values_are_json_where_they_are_json() {
        assert_eq!(changed("data.bot.id=b-2").unwrap()["data"]["bot"]["id"], json!("b-2"));
        assert_eq!(changed("event=").unwrap()["event"], json!(""));
        assert_eq!(changed("words.0.start=2").unwrap()["words"][0]["start"], json!(2));
        assert_eq!(changed("words.1={\"a\":[true]}").unwrap()["words"][1], json!({"a": [true]}));
        assert_eq!(changed("event=\"5\"").unwrap()["event"], json!("5"));
        assert_eq!(changed("event=a=b").unwrap()["event"], json!("a=b"));
    }

    #[test]
    fn a_path_that_leads_nowhere_is_an_error_that_lists_what_there_is() {
        for (change, known) in [
            ("evnt=1", &["event", "data", "words"][..]),
            ("data.bott.id=1", &["data.bot"]),
            ("words.2.start=1", &["words.0", "words.1"]),
            ("words.-1=1", &["words.0", "words.1"]),
            ("event.x=1", &[]),
        ] {
            assert_eq!(changed(change).unwrap_err().known, known, "{change}");
        }
        for text in ["event", "=x", ""] {
            assert_eq!(text.parse::<Assignment>(), Err(ParseAssignmentError::Form), "{text}");
        }
    }
}
