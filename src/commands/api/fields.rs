use serde_json::{Map, Number, Value};

/// Why fields do not make an object.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(super) enum FieldProblem {
    /// Brackets that do not nest.
    #[error("the field `{key}` is not written like `a[b][]`")]
    Brackets { key: String },
    /// One field makes a value of what another one makes an object or a list of.
    #[error("the field `{key}` clashes with another one")]
    Clash { key: String },
}

/// One step into a value.
#[derive(Clone, Debug, Eq, PartialEq)]
enum PathPart {
    /// `[name]`, or the beginning of a key.
    Name(String),
    /// `[]`.
    Next,
}

/// Reads a typed value: true, false, null and numbers of JSON; anything else is a text.
pub(super) fn typed(text: String) -> Value {
    match text.as_str() {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        "null" => Value::Null,
        _ => text.parse::<Number>().map_or(Value::String(text), Value::Number),
    }
}

/// A value as it stands in a query.
pub(super) fn as_text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Makes an object of fields whose keys nest: `a[b]=c`, `a[]=x`, and `a[][b]=1` `a[][c]=2` for a list of objects, where
/// a name that the last object has already begins the next one.
pub(super) fn nested(fields: impl IntoIterator<Item = (String, Value)>) -> Result<Map<String, Value>, FieldProblem> {
    let mut root = Value::Object(Map::new());
    for (key, value) in fields {
        let clash = || FieldProblem::Clash { key: key.clone() };
        let steps = steps(&key).ok_or_else(|| FieldProblem::Brackets { key: key.clone() })?;
        put(&mut root, &steps, value).ok_or_else(clash)?;
    }
    match root {
        Value::Object(fields) => Ok(fields),
        Value::Array(_) | Value::Bool(_) | Value::Null | Value::Number(_) | Value::String(_) => Ok(Map::new()),
    }
}

fn steps(key: &str) -> Option<Vec<PathPart>> {
    let (name, mut rest) = key.split_at(key.find('[').unwrap_or(key.len()));
    if name.is_empty() || name.contains(']') {
        return None;
    }
    let mut steps = vec![PathPart::Name(name.to_owned())];
    while !rest.is_empty() {
        let (inner, after) = rest.strip_prefix('[')?.split_once(']')?;
        if inner.contains('[') {
            return None;
        }
        steps.push(if inner.is_empty() { PathPart::Next } else { PathPart::Name(inner.to_owned()) });
        rest = after;
    }
    Some(steps)
}

/// Puts a value where the steps lead; `None` where something else is in the way.
fn put(place: &mut Value, steps: &[PathPart], value: Value) -> Option<()> {
    let (step, rest) = steps.split_first()?;
    match step {
        PathPart::Name(name) => {
            let fields = place.as_object_mut()?;
            if rest.is_empty() {
                if matches!(fields.get(name), Some(Value::Object(_) | Value::Array(_))) {
                    return None;
                }
                fields.insert(name.clone(), value);
                return Some(());
            }
            put(fields.entry(name).or_insert_with(|| container(rest)), rest, value)
        }
        PathPart::Next => {
            let list = place.as_array_mut()?;
            if rest.is_empty() {
                list.push(value);
                return Some(());
            }
            let goes_on = if let (Some(Value::Object(fields)), Some(PathPart::Name(name))) = (list.last(), rest.first())
            {
                rest.len() > 1 || !fields.contains_key(name)
            } else {
                false
            };
            if !goes_on {
                list.push(container(rest));
            }
            put(list.last_mut()?, rest, value)
        }
    }
}

/// What the next step can be taken in.
fn container(steps: &[PathPart]) -> Value {
    match steps.first() {
        Some(PathPart::Next) => Value::Array(Vec::new()),
        Some(PathPart::Name(_)) | None => Value::Object(Map::new()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of(fields: &[(&str, &str)]) -> Result<Value, FieldProblem> {
        nested(fields.iter().map(|(key, value)| ((*key).to_owned(), typed((*value).to_owned())))).map(Value::Object)
    }

    #[test]
    fn keys_nest() {
        let body = of(&[("a", "1"), ("b[c][d]", "x"), ("b[e]", "null"), ("l[]", "p"), ("l[]", "q")]).unwrap();
        assert_eq!(body, json!({"a": 1, "b": {"c": {"d": "x"}, "e": null}, "l": ["p", "q"]}));
        let body = of(&[("l[][a]", "1"), ("l[][b]", "2"), ("l[][a]", "3"), ("m[n][][o]", "true")]).unwrap();
        assert_eq!(body, json!({"l": [{"a": 1, "b": 2}, {"a": 3}], "m": {"n": [{"o": true}]}}));
        assert_eq!(of(&[("a", "1"), ("a", "2")]).unwrap(), json!({"a": 2}), "the last one counts");
    }

    #[test]
    fn values_are_typed_as_json_writes_them() {
        for (text, value) in [
            ("true", json!(true)),
            ("null", json!(null)),
            ("-12", json!(-12)),
            ("1.5", json!(1.5)),
            ("1e3", json!(1000.0)),
            ("007", json!("007")),
            ("+1", json!("+1")),
            ("NaN", json!("NaN")),
            ("True", json!("True")),
            ("", json!("")),
            (" 1", json!(" 1")),
        ] {
            assert_eq!(typed(text.to_owned()), value, "{text:?}");
        }
    }

    #[test]
    fn what_does_not_nest_is_refused() {
        for key in ["a[", "a]b", "a[b", "[b]", "a[b]c", "a[[b]]", "a[b]]"] {
            assert_eq!(of(&[(key, "1")]), Err(FieldProblem::Brackets { key: key.to_owned() }));
        }
        for second in ["a[b]", "a[]"] {
            assert_eq!(of(&[("a", "1"), (second, "2")]), Err(FieldProblem::Clash { key: second.to_owned() }));
        }
        assert_eq!(of(&[("a[b]", "1"), ("a", "2")]), Err(FieldProblem::Clash { key: "a".to_owned() }));
        assert_eq!(of(&[("a[b]", "1"), ("a[]", "2")]), Err(FieldProblem::Clash { key: "a[]".to_owned() }));
    }
}
