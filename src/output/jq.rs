use std::fmt;
use std::sync::Arc;

use jaq_core::{Ctx, Vars, data, unwrap_valr};
use jaq_json::{Val, read, write};

use crate::model::jq::{self, JqProblem};
use crate::model::{ExitStatus, Failure, Hint, Situation, printable, shortened};

/// How many characters of a value a message shows.
const LONGEST_VALUE: usize = 60;
/// How many characters of a problem a message shows.
const LONGEST_PROBLEM: usize = 240;

/// A jq expression that JSON output goes through (`--jq`).
#[derive(Clone)]
pub(crate) struct Jq(Arc<jq::Jq>);

/// Why an expression, or its run over a document, gives nothing.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(crate) enum JqError {
    /// Not the jq language, or a name that it does not know.
    #[error("`{expression}` is not a jq expression: {problem}")]
    Expression { expression: String, problem: JqProblem },
    /// It failed on this document.
    #[error("the jq expression failed: {problem}")]
    Run { problem: String },
}

impl Failure for JqError {
    fn exit_status(&self) -> ExitStatus {
        ExitStatus::Usage
    }

    fn kind(&self) -> &'static str {
        "jq"
    }

    fn hint(&self, _: &Situation) -> Option<Hint> {
        let hint = match self {
            Self::Expression { .. } => "write it in quotes as jq does, such as --jq '.bots[].bot_id'",
            Self::Run { .. } => "give --json in the place of --jq to see what the expression goes over",
        };
        Some(hint.into())
    }
}

impl Jq {
    /// Compiles an expression.
    pub(crate) fn compile(expression: &str) -> Result<Self, JqError> {
        let refused = |problem| JqError::Expression { expression: printable(expression), problem };
        jq::compile(expression).map(|filter| Self(Arc::new(filter))).map_err(refused)
    }

    /// Runs over a JSON document and returns a line for each result: text as it is, anything else as compact JSON.
    pub(crate) fn run(&self, json: &[u8]) -> Result<String, JqError> {
        let failed =
            |problem: &dyn fmt::Display| JqError::Run { problem: with_short_values(&printable(&problem.to_string())) };
        let input = read::parse_single(json).map_err(|error| failed(&error))?;
        let context = Ctx::<data::JustLut<Val>>::new(&self.0.lut, Vars::new([]));
        let mut lines = Vec::new();
        for result in self.0.id.run((context, input)).map(unwrap_valr) {
            let value = result.map_err(|error| failed(&error))?;
            match &value {
                Val::TStr(text) => lines.extend_from_slice(text),
                Val::Null | Val::Bool(_) | Val::Num(_) | Val::BStr(_) | Val::Arr(_) | Val::Obj(_) => {
                    write::write(&mut lines, &write::Pp::default(), 0, &value).map_err(|error| failed(&error))?;
                }
            }
            lines.push(b'\n');
        }
        Ok(String::from_utf8_lossy(&lines).into_owned())
    }
}

/// A problem of the interpreter, in which lists and objects stand as they are: by what they are, and how they begin.
fn with_short_values(problem: &str) -> String {
    let (mut short, mut rest) = (String::new(), problem);
    while let Some(at) = rest.find(['[', '{']) {
        let (before, value) = rest.split_at(at);
        let mut values = serde_json::Deserializer::from_str(value).into_iter::<serde_json::Value>();
        let kind = match values.next() {
            Some(Ok(serde_json::Value::Array(_))) => "an array",
            Some(Ok(serde_json::Value::Object(_))) => "an object",
            _ => return shortened(&format!("{short}{rest}"), LONGEST_PROBLEM),
        };
        let (value, after) = value.split_at(values.byte_offset());
        short.extend([before, kind, " (`", &shortened(value, LONGEST_VALUE), "`)"]);
        rest = after;
    }
    shortened(&format!("{short}{rest}"), LONGEST_PROBLEM)
}

impl fmt::Debug for Jq {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Jq")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_one_a_line() {
        let jq = Jq::compile(".bots[] | select(.n > 1) | .id, .n, {id}").unwrap();
        let lines = jq.run(br#"{"bots": [{"id": "a", "n": 1}, {"id": "b", "n": 2.5}]}"#).unwrap();
        assert_eq!(lines, "b\n2.5\n{\"id\":\"b\"}\n");
        assert_eq!(Jq::compile("empty").unwrap().run(b"{}").unwrap(), "");
    }

    #[test]
    fn mistakes_are_named() {
        for (expression, problem) in
            [(".a[", "ends too early"), ("..]", "unexpected"), ("frobnicate", "unknown `frobnicate`")]
        {
            let error = Jq::compile(expression).unwrap_err().to_string();
            assert!(error.contains(problem), "{error}");
        }
        let error = Jq::compile(".a").unwrap().run(b"[1]").unwrap_err().to_string();
        assert!(error.starts_with("the jq expression failed: cannot index an array (`[1]`) with"), "{error}");
        let document = format!("{{\"bots\":[{{\"id\":\"{}\"}}]}}", "x".repeat(5_000));
        let error = Jq::compile(".bots.x").unwrap().run(document.as_bytes()).unwrap_err().to_string();
        assert!(error.contains("an array (`[{\"id\":\"xxx") && error.len() < 200, "{error}");
        let error = Jq::compile("").unwrap_err().to_string();
        assert!(error.ends_with("it ends too early"), "{error}");
    }
}
