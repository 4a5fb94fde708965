use std::fmt;
use std::sync::Arc;

use jaq_core::load::{Arena, File, Loader};
use jaq_core::{Compiler, Ctx, Filter, Vars, data, unwrap_valr};
use jaq_json::{Val, read, write};

use crate::model::{ExitStatus, Failure, printable};

/// A jq expression that JSON output goes through (`--jq`).
#[derive(Clone)]
pub(crate) struct Jq(Arc<Filter<data::JustLut<Val>>>);

/// Why an expression, or its run over a document, gives nothing.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(crate) enum JqError {
    /// Not the jq language, or a name that it does not know.
    #[error("`{expression}` is not a jq expression: {problem}")]
    Expression { expression: String, problem: String },
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

    fn hint(&self) -> Option<String> {
        None
    }
}

impl Jq {
    /// Compiles an expression.
    pub(crate) fn compile(expression: &str) -> Result<Self, JqError> {
        let refused =
            |problem: String| JqError::Expression { expression: printable(expression), problem: printable(&problem) };
        let definitions = jaq_core::defs().chain(jaq_std::defs()).chain(jaq_json::defs());
        let functions = jaq_core::funs().chain(jaq_std::funs()).chain(jaq_json::funs());
        let arena = Arena::default();
        let modules = Loader::new(definitions).load(&arena, File { code: expression, path: () }).map_err(|errors| {
            let unexpected = errors.into_iter().map(|(_, error)| match error {
                jaq_core::load::Error::Io(_) => "modules cannot be loaded".to_owned(),
                jaq_core::load::Error::Lex(errors) => {
                    format!("unexpected `{}`", errors.first().map_or("", |(_, found)| *found))
                }
                jaq_core::load::Error::Parse(errors) => {
                    format!("unexpected `{}`", errors.first().map_or("", |(_, found)| *found))
                }
            });
            refused(unexpected.collect::<Vec<_>>().join(", "))
        })?;
        let filter = Compiler::default().with_funs(functions).compile(modules).map_err(|errors| {
            let names = errors.iter().flat_map(|(_, undefined)| undefined).map(|(name, _)| format!("unknown `{name}`"));
            refused(names.collect::<Vec<_>>().join(", "))
        })?;
        Ok(Self(Arc::new(filter)))
    }

    /// Runs over a JSON document and returns a line for each result: text as it is, anything else as compact JSON.
    pub(crate) fn run(&self, json: &[u8]) -> Result<String, JqError> {
        let failed = |problem: &dyn fmt::Display| JqError::Run { problem: printable(&problem.to_string()) };
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
        for (expression, problem) in [(".a[", "unexpected"), ("frobnicate", "unknown `frobnicate`")] {
            let error = Jq::compile(expression).unwrap_err().to_string();
            assert!(error.contains(problem), "{error}");
        }
        let error = Jq::compile(".a").unwrap().run(b"[1]").unwrap_err().to_string();
        assert!(error.starts_with("the jq expression failed: cannot index"), "{error}");
    }
}
