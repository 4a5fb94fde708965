//! Fields of `meetstream api` as a JSON body. Pure.

use serde_json::{Map, Number, Value};

/// Why a field cannot have its place in the body.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(super) enum FieldError {
    /// The brackets of a key do not close, or something follows them.
    #[error("`{key}` is not a key: brackets are written a[b] or a[]")]
    Brackets { key: String },
    /// A key leads through a value that is not an object, or not a list.
    #[error("`{key}` goes through a value that is no object or list")]
    Conflict { key: String },
}

/// Puts a value at its place: `a[b]=c` nests, `a[]=c` appends.
pub(super) fn insert(body: &mut Map<String, Value>, key: &str, value: Value) -> Result<(), FieldError> {
    let conflict = || FieldError::Conflict { key: key.to_owned() };
    let parts = parts(key).ok_or_else(|| FieldError::Brackets { key: key.to_owned() })?;
    let (first, rest) = parts.split_first().ok_or_else(conflict)?;
    let mut place = body.entry((*first).to_owned()).or_insert(Value::Null);
    for part in rest {
        place = match (*part, place) {
            ("", place @ Value::Null) => {
                *place = Value::Array(vec![Value::Null]);
                place.as_array_mut().and_then(|list| list.last_mut()).ok_or_else(conflict)?
            }
            ("", Value::Array(list)) => {
                list.push(Value::Null);
                list.last_mut().ok_or_else(conflict)?
            }
            (name, place @ Value::Null) => {
                *place = Value::Object(Map::new());
                place.as_object_mut().ok_or_else(conflict)?.entry(name.to_owned()).or_insert(Value::Null)
            }
            (name, Value::Object(fields)) if !name.is_empty() => fields.entry(name.to_owned()).or_insert(Value::Null),
            (_, Value::Array(_) | Value::Bool(_) | Value::Number(_) | Value::Object(_) | Value::String(_)) => {
                return Err(conflict());
            }
        };
    }
    *place = value;
    Ok(())
}

/// Takes `a[b][]` apart into `a`, `b` and nothing.
fn parts(key: &str) -> Option<Vec<&str>> {
    let Some((first, mut rest)) = key.split_once('[') else { return Some(vec![key]) };
    let mut parts = vec![first];
    loop {
        let (name, after) = rest.split_once(']')?;
        if name.contains('[') {
            return None;
        }
        parts.push(name);
        match after.strip_prefix('[') {
            Some(next) => rest = next,
            None if after.is_empty() => return (!first.is_empty()).then_some(parts),
            None => return None,
        }
    }
}

/// Reads a value as JSON's own words do: true, false, null and numbers are themselves, anything else is text.
pub(super) fn typed(text: &str) -> Value {
    match text {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        "null" => Value::Null,
        _ => text.parse::<Number>().map_or_else(|_| Value::from(text), Value::Number),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn body(fields: &[(&str, &str)]) -> Result<Value, FieldError> {
        let mut body = Map::new();
        for (key, value) in fields {
            insert(&mut body, key, typed(value))?;
        }
        Ok(Value::Object(body))
    }

    #[test]
    fn keys_nest_and_append() {
        assert_eq!(
            body(&[("a", "1"), ("b[c]", "x"), ("b[d][e]", "true"), ("f[]", "1.5"), ("f[]", "null"), ("g[][h]", "-7")]),
            Ok(json!({"a": 1, "b": {"c": "x", "d": {"e": true}}, "f": [1.5, null], "g": [{"h": -7}]}))
        );
        assert_eq!(body(&[("a", "0123"), ("b", "")]), Ok(json!({"a": "0123", "b": ""})));
    }

    #[test]
    fn keys_that_make_no_sense_are_refused() {
        for key in ["a[", "a[b", "a]b[", "a[b]c", "[a]", "a[b[c]]"] {
            let refused = body(&[(key, "1")]);
            assert!(
                refused == Err(FieldError::Brackets { key: key.to_owned() }) || key == "a]b[" && refused.is_err(),
                "{key}: {refused:?}"
            );
        }
        assert_eq!(body(&[("a", "1"), ("a[b]", "2")]), Err(FieldError::Conflict { key: "a[b]".to_owned() }));
    }
}
