use std::time::Duration;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::model::{Failure, Situation, with_causes};

/// What was looked at, and what was found.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Check {
    pub(super) name: &'static str,
    pub(super) status: Verdict,
    /// What was found, in a sentence. It may hold words from outside.
    pub(super) what: String,
    /// What to do about it, a step each.
    pub(super) advice: Vec<String>,
    /// What was found, for programs.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub(super) facts: Map<String, Value>,
    /// What people are told below it.
    #[serde(skip)]
    pub(super) lines: Vec<String>,
}

/// How it stands. Order matters: a later one is worse.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Verdict {
    /// As it should be.
    Pass,
    /// Something works, but not as well as it could, or not for long.
    Warn,
    /// Something does not work.
    Fail,
}

impl Verdict {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Warn => "warn",
            Self::Fail => "fail",
        }
    }
}

impl Check {
    pub(super) fn pass(name: &'static str, what: impl Into<String>) -> Self {
        Self::new(name, Verdict::Pass, what.into())
    }

    pub(super) fn warn(name: &'static str, what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self::new(name, Verdict::Warn, what.into()).advise(advice)
    }

    pub(super) fn fail(name: &'static str, what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self::new(name, Verdict::Fail, what.into()).advise(advice)
    }

    /// What kept the check from being made, or what it consists of, has failed.
    pub(super) fn failed(name: &'static str, error: &(dyn Failure + 'static), at: &Situation) -> Self {
        let advice = error.hint(at).and_then(|hint| hint.told(at)).into_iter().collect();
        Self { advice, ..Self::new(name, Verdict::Fail, with_causes(error)) }
    }

    /// It did not come to an end in time.
    pub(super) fn unanswered(name: &'static str, limit: Duration) -> Self {
        let what = format!("no answer within {}", crate::model::Span(limit));
        Self::fail(name, what, "give it more time: `meetstream doctor --timeout 2m`")
    }

    fn new(name: &'static str, status: Verdict, what: String) -> Self {
        Self { name, status, what, advice: Vec::new(), facts: Map::new(), lines: Vec::new() }
    }

    pub(super) fn advise(mut self, advice: impl Into<String>) -> Self {
        self.advice.push(advice.into());
        self
    }

    pub(super) fn fact(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.facts.insert(key.to_owned(), value.into());
        self
    }

    pub(super) fn lines(mut self, lines: Vec<String>) -> Self {
        self.lines = lines;
        self
    }
}
