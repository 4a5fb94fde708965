//! Conditions on payloads (`--where`): expressions of the jq language, held to a part of it whose work is bounded.

use std::cell::Cell;
use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, OnceLock};
use std::thread;

use jaq_core::load::lex::StrPart;
use jaq_core::load::parse::{BinaryOp, Def, Pattern, Term};
use jaq_core::native::{bome, run, v};
use jaq_core::ops::Math;
use jaq_core::path::{Part, Path};
use jaq_core::{Ctx, Vars, data, load, unwrap_valr};
use jaq_json::{Val, read};

use super::jq::{self, At, Jq, JqProblem};
use super::{Delivery, lenient_json, printable, shortened};

/// What a condition may call: nothing that repeats itself, reads anything but the payload, or says anything.
const CALLS: [&str; 49] = [
    "abs",
    "add",
    "all",
    "any",
    "arrays",
    "ascii_downcase",
    "ascii_upcase",
    "booleans",
    "contains",
    "empty",
    "endswith",
    "false",
    "first",
    "floor",
    "has",
    "in",
    "index",
    "inside",
    "isempty",
    "iterables",
    "join",
    "keys",
    "last",
    "length",
    "ltrimstr",
    "map",
    "max",
    "min",
    "not",
    "null",
    "nulls",
    "numbers",
    "objects",
    "reverse",
    "rtrimstr",
    "scalars",
    "select",
    "sort",
    "split",
    "startswith",
    "strings",
    "test",
    "to_entries",
    "tonumber",
    "tostring",
    "true",
    "type",
    "unique",
    "values",
];
/// The longest expression, in bytes: it may come from a file, and each pair of brackets is a call of the parser.
const LONGEST: usize = 1_000;
/// How deep the parts of an expression may lie in each other, for the stack of those who look.
const DEEPEST: usize = 250;
/// The stack of the parser, in bytes, for the longest expression that is nothing but brackets.
const PARSER_STACK: usize = 32 << 20;
/// What one look at a payload may cost: a step for each value that a part of the expression is given or gives, and one for
/// each [`WIDE`] of its length. A payload of 1 MiB can be gone through once.
const STEPS: u32 = 500_000;
/// See [`STEPS`].
const WIDE: usize = 64;
/// The function that counts steps.
const STEP: &str = "!step";
/// What a condition is called as a definition.
const NAME: &str = "condition";

thread_local! {
    /// The steps that are left to the condition that this thread looks at.
    static LEFT: Cell<u32> = const { Cell::new(0) };
}

/// A condition on a payload. Cheap to clone; the clones tell a problem once.
#[derive(Clone)]
pub struct Condition(Arc<Compiled>);

struct Compiled {
    text: String,
    jq: Jq,
    /// The first problem that there was; `told` is set once somebody has taken it.
    problem: OnceLock<String>,
    told: OnceLock<()>,
}

/// Why a text is no condition.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ParseConditionError {
    /// It is not the jq language.
    #[error("it is not a jq expression: {0}")]
    Jq(#[from] JqProblem),
    /// Its parts lie in each other too deep.
    #[error("it nests too deep")]
    Deep,
    /// It is longer than it may be.
    #[error("a condition has {LONGEST} characters at most")]
    Long,
    /// It is more than a condition.
    #[error("`{what}`{at} is not for conditions, which look at the payload and do nothing else")]
    Refused {
        /// The part that is.
        what: String,
        /// Where.
        at: At,
    },
}

impl Condition {
    /// Whether a payload fulfils it: the first result is `true`. What fails, takes too long, or gives neither a boolean nor
    /// nothing does not, and is kept for [`Condition::problem`].
    pub fn holds(&self, payload: &[u8]) -> bool {
        match self.look(payload) {
            Ok(holds) => holds,
            Err(problem) => {
                self.0.problem.get_or_init(|| problem);
                false
            }
        }
    }

    /// Whether the payload of a delivery fulfils all of some.
    pub fn all_hold(conditions: &[Self], delivery: &Delivery) -> bool {
        if conditions.is_empty() {
            return true;
        }
        let payload = delivery.payload();
        conditions.iter().all(|condition| condition.holds(&payload))
    }

    /// What to tell of those that could not be answered; each once.
    pub fn problems(conditions: &[Self]) -> Vec<String> {
        let told = |condition: &Self| {
            let (problem, text) = (condition.problem()?, printable(&condition.0.text));
            Some(format!("--where '{text}': {problem}; where it has no answer, an event does not count"))
        };
        conditions.iter().filter_map(told).collect()
    }

    /// What was wrong where it could not be answered for the first time; told once.
    pub fn problem(&self) -> Option<&str> {
        let problem = self.0.problem.get()?;
        self.0.told.set(()).is_ok().then_some(problem)
    }

    /// The expression as it was written.
    pub fn as_str(&self) -> &str {
        &self.0.text
    }

    fn look(&self, payload: &[u8]) -> Result<bool, String> {
        let text = String::from_utf8_lossy(payload);
        let input = read::parse_single(lenient_json::strict(&text).as_bytes()).map_err(|error| error.to_string())?;
        LEFT.set(STEPS);
        let context = Ctx::<data::JustLut<Val>>::new(&self.0.jq.lut, Vars::new([]));
        let first = self.0.jq.id.run((context, input)).map(unwrap_valr).next();
        match first {
            _ if LEFT.get() == 0 => Err("it takes too long".to_owned()),
            None | Some(Ok(Val::Null)) => Ok(false),
            Some(Ok(Val::Bool(holds))) => Ok(holds),
            Some(Ok(other)) => Err(format!("its result is `{}`, neither true nor false", shown(&other.to_string()))),
            Some(Err(error)) => Err(shown(&error.to_string())),
        }
    }
}

fn shown(text: &str) -> String {
    shortened(&printable(text), 100)
}

impl FromStr for Condition {
    type Err = ParseConditionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.len() > LONGEST {
            return Err(ParseConditionError::Long);
        }
        let jq = thread::scope(|scope| {
            let parser = thread::Builder::new().stack_size(PARSER_STACK).spawn_scoped(scope, || compiled(text));
            parser.map_err(|_| ParseConditionError::Deep)?.join().map_err(|_| ParseConditionError::Deep)?
        })?;
        let (problem, told) = (OnceLock::new(), OnceLock::new());
        Ok(Self(Arc::new(Compiled { text: text.to_owned(), jq, problem, told })))
    }
}

/// The expression, which counts its steps.
fn compiled(text: &str) -> Result<Jq, ParseConditionError> {
    match load::parse(text, |parser| parser.term()) {
        Some(term) => {
            check(&term, text, 0)?;
            let definition = Def { name: NAME, args: Vec::new(), body: counted(term) };
            let step = run((STEP, v(0), |cv| {
                let length = match &cv.1 {
                    Val::TStr(text) | Val::BStr(text) => text.len(),
                    Val::Arr(items) => items.len(),
                    Val::Obj(members) => members.len(),
                    Val::Null | Val::Bool(_) | Val::Num(_) => 0,
                };
                let cost = u32::try_from(1 + length / WIDE).unwrap_or(u32::MAX);
                LEFT.set(LEFT.get().saturating_sub(cost));
                bome(if LEFT.get() > 0 { Ok(cv.1) } else { Err(jaq_core::Error::str("it takes too long")) })
            }));
            Ok(jq::compile_with(text, NAME, Some(definition), Some(step))?)
        }
        // It has no sense either way, and is told why.
        None => Ok(jq::compile(text)?),
    }
}

/// Refuses what is no look at a payload.
fn check(term: &Term<&str>, whole: &str, depth: usize) -> Result<(), ParseConditionError> {
    if depth > DEEPEST {
        return Err(ParseConditionError::Deep);
    }
    let check = |term: &Term<&str>| check(term, whole, depth + 1);
    let refused =
        |what: &str, part: &str| Err(ParseConditionError::Refused { what: printable(what), at: At::of(part, whole) });
    let all = |terms: &[&Term<&str>]| terms.iter().try_for_each(|term| check(term));
    match term {
        Term::Id | Term::Recurse | Term::Num(_) | Term::Arr(None) | Term::Var(_) => Ok(()),
        Term::Str(Some(format), _) => refused(format, format),
        Term::Str(None, parts) => parts.iter().try_for_each(|part| match part {
            StrPart::Term(term) => check(term),
            StrPart::Str(_) | StrPart::Char(_) => Ok(()),
        }),
        Term::Arr(Some(term)) | Term::Neg(term) | Term::TryCatch(term, None) => check(term),
        Term::Obj(members) => members.iter().try_for_each(|(name, value)| {
            check(name)?;
            value.as_ref().map_or(Ok(()), check)
        }),
        Term::BinOp(left, operator, right) => {
            match operator {
                BinaryOp::Math(Math::Mul) => return refused("*", ""),
                BinaryOp::Assign | BinaryOp::Update | BinaryOp::UpdateMath(_) | BinaryOp::UpdateAlt => {
                    return refused("=", "");
                }
                BinaryOp::Pipe(Some(Pattern::Arr(_) | Pattern::Obj(_))) => return refused("as […]", ""),
                BinaryOp::Pipe(Some(Pattern::Var(_)) | None)
                | BinaryOp::Comma
                | BinaryOp::Alt
                | BinaryOp::Or
                | BinaryOp::And
                | BinaryOp::Math(Math::Add | Math::Sub | Math::Div | Math::Rem)
                | BinaryOp::Cmp(_) => {}
            }
            all(&[left, right])
        }
        Term::Label(name, _) | Term::Break(name) => refused("label", name),
        Term::Fold(name, ..) => refused(name, name),
        Term::Def(definitions, _) => refused("def", definitions.first().map_or("", |definition| definition.name)),
        Term::TryCatch(term, Some(catch)) => all(&[term, catch]),
        Term::IfThenElse(cases, rest) => {
            cases.iter().try_for_each(|(when, then)| all(&[when, then]))?;
            rest.as_ref().map_or(Ok(()), |rest| check(rest))
        }
        Term::Call(name, arguments) => {
            if !CALLS.contains(name) && is_defined(name) {
                return refused(name, name);
            }
            arguments.iter().try_for_each(check)
        }
        Term::Path(term, Path(parts)) => {
            check(term)?;
            parts.iter().try_for_each(|(part, _)| match part {
                Part::Index(term) | Part::Range(Some(term), None) | Part::Range(None, Some(term)) => check(term),
                Part::Range(Some(from), Some(to)) => all(&[from, to]),
                Part::Range(None, None) => Ok(()),
            })
        }
    }
}

/// Whether the language has a name: one that it lacks is told as such.
fn is_defined(name: &str) -> bool {
    let defined = jaq_core::defs().chain(jaq_std::defs()).chain(jaq_json::defs()).any(|def| def.name == name);
    let functions = || jaq_std::funs::<data::JustLut<Val>>().chain(jaq_core::funs()).chain(jaq_json::funs());
    defined || functions().any(|(known, ..)| known == name)
}

/// The same expression, which counts a step for each value that a part of it is given or gives.
fn counted<'a>(term: Term<&'a str>) -> Term<&'a str> {
    let step = || Term::Call(STEP, Vec::new());
    let piped = |left, right| Term::BinOp(Box::new(left), BinaryOp::Pipe(None), Box::new(right));
    let boxed = |term: Box<Term<&'a str>>| Box::new(counted(*term));
    let inner = match term {
        Term::Str(format, parts) => {
            let parts = parts.into_iter().map(|part| match part {
                StrPart::Term(term) => StrPart::Term(counted(term)),
                StrPart::Str(_) | StrPart::Char(_) => part,
            });
            Term::Str(format, parts.collect())
        }
        Term::Arr(term) => Term::Arr(term.map(boxed)),
        Term::Obj(members) => {
            // A value that is left out is the name's.
            let members = members.into_iter().map(|(name, value)| match value {
                Some(value) => (counted(name), Some(counted(value))),
                None => (name, None),
            });
            Term::Obj(members.collect())
        }
        Term::Neg(term) => Term::Neg(boxed(term)),
        Term::BinOp(left, operator, right) => Term::BinOp(boxed(left), operator, boxed(right)),
        Term::TryCatch(term, catch) => Term::TryCatch(boxed(term), catch.map(boxed)),
        Term::IfThenElse(cases, rest) => Term::IfThenElse(
            cases.into_iter().map(|(when, then)| (counted(when), counted(then))).collect(),
            rest.map(boxed),
        ),
        Term::Call(name, arguments) => Term::Call(name, arguments.into_iter().map(counted).collect()),
        Term::Path(term, Path(parts)) => {
            let parts = parts.into_iter().map(|(part, option)| {
                let part = match part {
                    Part::Index(term) => Part::Index(counted(term)),
                    Part::Range(from, to) => Part::Range(from.map(counted), to.map(counted)),
                };
                (part, option)
            });
            Term::Path(boxed(term), Path(parts.collect()))
        }
        Term::Id
        | Term::Recurse
        | Term::Num(_)
        | Term::Var(_)
        | Term::Label(..)
        | Term::Break(_)
        | Term::Fold(..)
        | Term::Def(..) => term,
    };
    piped(step(), piped(inner, step()))
}

impl fmt::Debug for Condition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Condition({:?})", self.0.text)
    }
}

impl PartialEq for Condition {
    fn eq(&self, other: &Self) -> bool {
        self.0.text == other.0.text
    }
}

impl Eq for Condition {}

#[cfg(test)]
mod tests {
    use super::*;

    const PAYLOAD: &[u8] =
        br#"{"event":"bot.stopped","n":3,"custom_attributes":{"team":"a","tags":["x","y"],"vip":true},"message":null}"#;

    fn condition(text: &str) -> Condition {
        text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn a_payload_fulfils_what_is_true_of_it() {
        for (text, holds) in [
            (r#".custom_attributes.team == "a""#, true),
            (r#".custom_attributes.team == "b""#, false),
            (r#".custom_attributes.nobody == "a""#, false),
            (".custom_attributes.vip", true),
            (".custom_attributes.nobody", false),
            ("empty", false),
            ("true, false", true),
            ("false, true", false),
            (r#"any(.custom_attributes.tags[]; . == "y") and (.n > 2 | not | not)"#, true),
            (r#".custom_attributes | (.team | test("^[ab]$")) and has("vip")"#, true),
            (r#"[..] | map(strings) | index("y") != null"#, true),
            (r#".n as $n | {n: $n, "k\(.n)": 1} | .n + .k3 == 4"#, true),
            (r#"if .event | startswith("bot.") then .n % 2 == 1 else false end"#, true),
            ("(.message.x? // 1) == 1", true),
            ("try error catch false", false),
        ] {
            if text.contains("error") {
                assert!(text.parse::<Condition>().is_err(), "{text}");
                continue;
            }
            let condition = condition(text);
            assert_eq!(condition.holds(PAYLOAD), holds, "{text}");
            assert_eq!(condition.problem(), None, "{text}");
        }
        let with_mark = ["\u{feff}".as_bytes(), PAYLOAD].concat();
        assert!(condition(".n == 3").holds(&with_mark));
    }

    #[test]
    fn what_has_no_answer_is_not_fulfilled_and_told_once() {
        for (text, payload, told) in [
            (".n", PAYLOAD, "its result is `3`, neither true nor false"),
            (".n.x", PAYLOAD, "cannot index 3"),
            (r#".n | startswith("a")"#, PAYLOAD, "3"),
            (".n == 3", b"[1", ""),
        ] {
            let condition = condition(text);
            let clone = condition.clone();
            assert!(!condition.holds(payload) && !clone.holds(payload), "{text}");
            let problem = clone.problem().unwrap_or_else(|| panic!("{text}: no problem"));
            assert!(problem.contains(told), "{text}: {problem}");
            assert_eq!(condition.problem(), None, "told once");
        }
    }

    #[test]
    fn no_expression_takes_long_however_it_is_made() {
        let items: Vec<String> = (0..3_000).map(|n| n.to_string()).collect();
        let payload = format!("{{\"a\":[{}],\"s\":\"{}\"}}", items.join(","), "x".repeat(100_000));
        for text in [
            ". as $whole | any(.a[]; any($whole | ..; . == -1))".to_owned(),
            "[.a[] as $x | .a[] as $y | $x + $y] | length == 0".to_owned(),
            "(.a[] == .a[]) | select(. and false)".to_owned(),
            "[(..)?, (..)?, (.a[] == .a[])?] | length == 0".to_owned(),
            format!(".s{} | length == 0", " | . + .".repeat(100)),
            format!("[.a{}] | length == 0", " | [.[], .[]]".repeat(50)),
        ] {
            let condition = condition(&text);
            assert!(!condition.holds(payload.as_bytes()), "{text}");
            assert_eq!(condition.problem(), Some("it takes too long"), "{text}");
        }
        // A large payload is no reason to give up.
        assert!(condition("[..] | length > 3000").holds(payload.as_bytes()));
        assert!(condition("(.s | length) == 100000 and (.a | add) > 1").holds(payload.as_bytes()));
    }

    #[test]
    fn what_is_no_condition_is_refused_with_its_place() {
        for (text, told) in [
            ("", "it ends too early"),
            (".a[", "it ends too early"),
            (".a == ]", "unexpected `]` at character 7"),
            ("\"é\" == ]", "unexpected `]` at character 8"),
            (".a == frobnicate", "unknown `frobnicate` at character 7"),
            (".a == $x", "unknown `$x` at character 7"),
            ("test(1; 2; 3)", "unknown `test` at character 1"),
            ("def f: f; f", "`def` at character 5 is not for conditions"),
            ("repeat(.)", "`repeat` at character 1 is not"),
            ("[range(1000000000)] == 1", "`range` at character 2 is not"),
            ("until(false; .)", "`until`"),
            ("reduce .a[] as $x (0; . + 1) == 1", "`reduce`"),
            ("input", "`input`"),
            ("env.HOME == 1", "`env`"),
            ("debug", "`debug`"),
            ("halt", "`halt`"),
            ("\"x\" * 1000000000 == 1", "`*` is not"),
            (".a = 1", "`=` is not"),
            (".a |= 1", "`=` is not"),
            ("@base64 \"x\"", "`@base64`"),
            ("label $x | break $x", "`label`"),
        ] {
            let error = text.parse::<Condition>().unwrap_err().to_string();
            assert!(error.contains(told), "{text}: {error}");
        }
        for text in [".".repeat(1_001), "(".repeat(1_000), "[".repeat(999), "-".repeat(999) + "1"] {
            assert!(text.parse::<Condition>().is_err(), "{text}");
        }
        condition(&format!("{}true{}", "(".repeat(400), ")".repeat(400)));
    }
}
