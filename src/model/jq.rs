//! The jq language: expressions over JSON documents.

use std::fmt;

use jaq_core::load::parse::Def;
use jaq_core::load::{self, Arena, File, Loader};
use jaq_core::native::Fun;
use jaq_core::{Compiler, Filter, data};
use jaq_json::Val;

use super::printable;

/// An expression that can be run.
pub type Jq = Filter<data::JustLut<Val>>;

/// Why a text is no expression.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum JqProblem {
    /// It ends within something that it has begun.
    #[error("it ends too early")]
    Ends,
    /// It loads modules.
    #[error("modules cannot be loaded")]
    Modules,
    /// Something stands where it cannot.
    #[error("unexpected `{found}`{at}")]
    Unexpected {
        /// What stands there, fit to be shown.
        found: String,
        /// Where.
        at: At,
    },
    /// A name that nothing has.
    #[error("unknown `{name}`{at}")]
    Unknown {
        /// The name, fit to be shown.
        name: String,
        /// Where.
        at: At,
    },
}

/// A place in an expression: the number of its character from 1, where it is known.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct At(Option<usize>);

impl At {
    /// Where a part of an expression begins; nowhere for what is no part of it.
    pub(super) fn of(part: &str, whole: &str) -> Self {
        let offset = part.as_ptr().addr().checked_sub(whole.as_ptr().addr());
        let before = offset.and_then(|offset| whole.get(..offset));
        Self(before.map(|before| before.chars().count() + 1))
    }
}

impl fmt::Display for At {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(place) => write!(formatter, " at character {place}"),
            None => Ok(()),
        }
    }
}

/// Compiles an expression.
///
/// # Errors
/// When it is not the jq language, or has a name that this does not know.
pub fn compile(expression: &str) -> Result<Jq, JqProblem> {
    compile_with(expression, expression, None, None)
}

/// Compiles `code`, which may use a definition and a function more than the language has; problems are told of
/// `expression`.
pub(super) fn compile_with<'a>(
    expression: &str,
    code: &'a str,
    definition: Option<Def<&'a str>>,
    function: Option<Fun<data::JustLut<Val>>>,
) -> Result<Jq, JqProblem> {
    let mut definitions: Vec<Def<&'a str>> = jaq_core::defs().chain(jaq_std::defs()).chain(jaq_json::defs()).collect();
    definitions.extend(definition);
    let functions = jaq_core::funs().chain(jaq_std::funs()).chain(jaq_json::funs()).chain(function);
    let arena = Arena::default();
    let unexpected = |found: Option<&str>| match found.filter(|found| !found.trim().is_empty()) {
        Some(found) => JqProblem::Unexpected { found: printable(found), at: At::of(found, expression) },
        None => JqProblem::Ends,
    };
    let modules = Loader::new(definitions).load(&arena, File { code, path: () }).map_err(|errors| {
        match errors.into_iter().next() {
            Some((_, load::Error::Io(_))) => JqProblem::Modules,
            Some((_, load::Error::Lex(errors))) => unexpected(errors.first().map(|(_, found)| *found)),
            Some((_, load::Error::Parse(errors))) => unexpected(errors.first().map(|(_, found)| *found)),
            None => JqProblem::Ends,
        }
    })?;
    Compiler::default().with_funs(functions).compile(modules).map_err(|errors| {
        match errors.into_iter().flat_map(|(_, unknown)| unknown).next() {
            Some((name, _)) => JqProblem::Unknown { name: printable(name), at: At::of(name, expression) },
            None => JqProblem::Ends,
        }
    })
}
