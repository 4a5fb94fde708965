use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command};

use crate::model::{ArtifactKind, EventKind, EventPattern, NamedProvider, Provider, Status, Term, Until};
use crate::settings::KEYS;
use crate::webhook::scenario::{Scenario, Step};
use crate::webhook::simulation::Simulated;

/// Parses as another parser does, and has shells complete words that it takes. Other words may be taken too.
#[derive(Clone)]
struct Suggested<P> {
    parser: P,
    words: Vec<&'static str>,
}

/// Reads what `simulate` plays.
pub(super) fn simulated() -> impl TypedValueParser<Value = Simulated> {
    let events = EventKind::ALL.iter().filter(|kind| Step::single(**kind).is_some()).map(|kind| kind.name());
    let words = Scenario::ALL.iter().map(|scenario| scenario.as_str()).chain(events).collect();
    Suggested { parser: str::parse::<Simulated>, words }
}

/// Reads a state of a bot.
pub(super) fn status() -> impl TypedValueParser<Value = Status> {
    Suggested { parser: str::parse::<Status>, words: Status::all().map(Status::as_str).collect() }
}

/// Reads what is waited for.
pub(super) fn until() -> impl TypedValueParser<Value = Until> {
    Suggested { parser: str::parse::<Until>, words: Until::words().collect() }
}

/// Reads a kind of artifact.
pub(super) fn artifact() -> impl TypedValueParser<Value = ArtifactKind> {
    Suggested { parser: str::parse::<ArtifactKind>, words: ArtifactKind::ALL.map(ArtifactKind::as_str).to_vec() }
}

/// Reads the name of a setting.
pub(super) fn setting() -> impl TypedValueParser<Value = String> {
    Suggested { parser: clap::builder::StringValueParser::new(), words: KEYS.map(|key| key.name).to_vec() }
}

/// Reads who transcribes.
pub(super) fn provider() -> impl TypedValueParser<Value = NamedProvider> {
    Suggested { parser: str::parse::<NamedProvider>, words: Provider::ALL.map(Provider::as_str).to_vec() }
}

/// Reads a pattern of events' names.
pub(super) fn pattern() -> impl TypedValueParser<Value = EventPattern> {
    let words = EventKind::ALL.iter().map(|kind| kind.name()).collect();
    Suggested { parser: |text: &str| text.parse::<EventPattern>(), words }
}

/// Reads a word of the service, as people write it.
pub(super) fn term() -> impl TypedValueParser<Value = String> {
    Suggested { parser: clap::builder::StringValueParser::new(), words: Term::all().map(Term::as_str).collect() }
}

impl<P: TypedValueParser> TypedValueParser for Suggested<P> {
    type Value = P::Value;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<Self::Value, clap::Error> {
        self.parser.parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.words.iter().map(PossibleValue::new)))
    }
}
