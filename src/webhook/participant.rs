//! Who came or went, as participant events tell it. What is not there is absent: nothing is refused for want of a name.

use serde::Deserialize;
use serde_json::Value;

/// A person in a meeting.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Participant {
    /// Tells them from others with the same name, where the platform says.
    pub id: Option<String>,
    /// The full name, else the short one.
    pub name: Option<String>,
}

/// The fields that are read, of the envelope or of the `data` in it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Fields {
    data: Option<Box<Self>>,
    participant: Option<Person>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Person {
    id: Option<Value>,
    full_name: Option<String>,
    name: Option<String>,
}

impl Participant {
    /// Whom the payload of a participant event is about, at `data.data.participant` or above; `None` where it names
    /// nobody.
    pub fn of(payload: &[u8]) -> Option<Self> {
        let mut fields = serde_json::from_slice::<Fields>(payload).ok()?;
        while fields.participant.is_none() {
            fields = *fields.data?;
        }
        let Person { id, full_name, name } = fields.participant?;
        let id = id.and_then(|id| match id {
            Value::String(text) => Some(text),
            Value::Number(number) => Some(number.to_string()),
            Value::Array(_) | Value::Bool(_) | Value::Null | Value::Object(_) => None,
        });
        let known = |name: &String| !matches!(name.trim(), "" | "Unknown");
        let name = full_name.filter(known).or(name.filter(known));
        Some(Self { id, name }).filter(|person| person.id.is_some() || person.name.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_found_wherever_the_envelope_has_one() {
        for (payload, id, name) in [
            (
                r#"{"data":{"data":{"participant":{"id":"d/290","name":"Unknown","full_name":"Ana Duarte"}}}}"#,
                Some("d/290"),
                Some("Ana Duarte"),
            ),
            (r#"{"data":{"participant":{"id":7,"name":"Ben"}}}"#, Some("7"), Some("Ben")),
            (r#"{"participant":{"name":"Cleo"}}"#, None, Some("Cleo")),
            (r#"{"participant":{"id":"x","name":"Unknown"}}"#, Some("x"), None),
        ] {
            let found = Participant::of(payload.as_bytes()).unwrap();
            assert_eq!((found.id.as_deref(), found.name.as_deref()), (id, name), "{payload}");
        }
        for nobody in
            ["", "[]", r#"{"data":{"bot":{"id":"b-1"}}}"#, r#"{"participant":{"name":3}}"#, r#"{"participant":{}}"#]
        {
            assert_eq!(Participant::of(nobody.as_bytes()), None, "{nobody}");
        }
    }
}
