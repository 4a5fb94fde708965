//! Payloads that somebody or something has damaged: whatever arrives is understood or refused, never fatal.

use meetstream::model::{Auth, Delivery, Headers, Record, Seq, Session, Source, printable};
use meetstream::webhook::envelope::{self, MAX_DEPTH};
use proptest::prelude::*;
use proptest::sample::Index;
#[cfg(unix)]
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

#[cfg(unix)]
use crate::support::{Listener, TestEnv};

/// How many damaged forms of each payload are tried.
const FORMS: u32 = 50;

/// One thing that can happen to a payload.
#[derive(Clone, Debug)]
enum Damage {
    /// A member takes another value.
    Change(Index, Value),
    /// A bit is turned.
    Flip(Index, u8),
    /// A member is lost.
    Lose(Index),
    /// A member is wrapped in so many arrays.
    Nest(Index, usize),
    /// A member comes twice, with another value.
    Repeat(Index, Value),
    /// The end is cut off.
    Truncate(Index),
}

/// Values that a careless reader trips over.
fn hostile() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just(json!("../../x")),
        Just(json!("x".repeat(10_000))),
        Just(json!("\u{1b}[2J\u{1b}]0;owned\u{7}\u{202e}\r\n")),
        Just(json!([])),
        Just(json!({"id": {"id": []}})),
        Just(json!("bot.stopped")),
        Just(json!("9999-99-99T99:99:99Z")),
        ".{0,40}".prop_map(Value::from),
    ]
}

fn damage() -> impl Strategy<Value = Damage> {
    let place = any::<Index>;
    prop_oneof![
        (place(), hostile()).prop_map(|(at, value)| Damage::Change(at, value)),
        (place(), 0..8_u8).prop_map(|(at, bit)| Damage::Flip(at, bit)),
        place().prop_map(Damage::Lose),
        (place(), 1..400_usize).prop_map(|(at, levels)| Damage::Nest(at, levels)),
        (place(), hostile()).prop_map(|(at, value)| Damage::Repeat(at, value)),
        place().prop_map(Damage::Truncate),
    ]
}

/// The members as text, so that one can come twice and nesting needs no recursion.
fn damaged(payload: &[u8], damages: &[Damage]) -> Vec<u8> {
    let value: Value = serde_json::from_slice(payload).unwrap();
    let mut members: Vec<(String, String)> =
        value.as_object().unwrap().iter().map(|(key, value)| (key.clone(), value.to_string())).collect();
    for damage in damages {
        match damage {
            Damage::Change(at, value) => at.get_mut(&mut members).1 = value.to_string(),
            Damage::Lose(at) if members.len() > 1 => drop(members.remove(at.index(members.len()))),
            Damage::Nest(at, levels) => {
                let (_, value) = at.get_mut(&mut members);
                *value = format!("{}{value}{}", "[".repeat(*levels), "]".repeat(*levels));
            }
            Damage::Repeat(at, value) => {
                let key = at.get(&members).0.clone();
                members.push((key, value.to_string()));
            }
            Damage::Flip(..) | Damage::Lose(_) | Damage::Truncate(_) => {}
        }
    }
    let members: Vec<_> = members.iter().map(|(key, value)| format!("{}: {value}", json!(key))).collect();
    let mut bytes = format!("{{\n  {}\n}}\n", members.join(",\n  ")).into_bytes();
    for damage in damages {
        match damage {
            Damage::Flip(at, bit) => *at.get_mut(&mut bytes) ^= 1 << bit,
            Damage::Truncate(at) => bytes.truncate(1 + at.index(bytes.len())),
            Damage::Change(..) | Damage::Lose(_) | Damage::Nest(..) | Damage::Repeat(..) => {}
        }
    }
    bytes
}

/// The depth of a text that is JSON.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut quoted, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => depth += 1,
            b']' | b'}' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn is_safe(text: &str) -> bool {
    !text.chars().any(|c| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c))
}

fn check(body: &[u8]) -> Result<(), TestCaseError> {
    let parsed = envelope::parse(body);
    let text = std::str::from_utf8(body);
    let Ok(event) = parsed else {
        let error = parsed.unwrap_err().to_string();
        prop_assert!(is_safe(&error), "an error is fit for a terminal: {error:?}");
        let is_object = text.is_ok_and(|text| {
            depth(text) <= MAX_DEPTH && serde_json::from_str::<Value>(text).is_ok_and(|value| value.is_object())
        });
        prop_assert!(!is_object, "an object was refused: {error}");
        return Ok(());
    };
    let text = text.expect("only text is accepted");
    prop_assert!(depth(text) <= MAX_DEPTH);
    let line = envelope::one_line(text);
    prop_assert!(!line.contains('\n') && serde_json::from_str::<Box<serde_json::value::RawValue>>(&line).is_ok());
    if let Some(bot_id) = &event.bot_id {
        prop_assert!(bot_id.as_str().bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
    }
    prop_assert!(is_safe(&printable(event.name.as_str())));
    prop_assert!(is_safe(&printable(event.message.as_deref().unwrap_or_default())));
    fold(event, body);
    Ok(())
}

/// A session takes any event in any state.
fn fold(event: meetstream::model::Event, body: &[u8]) {
    let reason = event.stop_reason();
    let received_at = "2026-02-27T07:11:51.863Z".parse().unwrap();
    let delivery = Delivery {
        received_at,
        source: Source::Webhook,
        auth: Auth::None,
        headers: Headers::default(),
        query: None,
        body: body.to_vec().into(),
        event,
    };
    let record = Record { seq: Seq(1), delivery, reason, duplicate: false, late: false };
    let mut session = Session::default();
    let first = session.apply(&record);
    let outcome = session.outcome();
    let again = session.apply(&record);
    assert_eq!(session.outcome(), outcome, "the same event again changes nothing: {first:?} {again:?}");
    assert!(session.duration().is_none_or(|duration| duration.as_secs() < u64::MAX));
}

fn payloads() -> Vec<(String, Vec<u8>)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/payloads");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert_eq!(files.len(), 18);
    files.into_iter().map(|path| (path.display().to_string(), std::fs::read(&path).unwrap())).collect()
}

#[test]
fn every_payload_is_understood_undamaged() {
    for (file, payload) in payloads() {
        let event = envelope::parse(&payload).unwrap();
        assert!(event.bot_id.is_some(), "{file}");
        assert!(event.explanation().is_some(), "{file}: {}", event.name);
    }
}

#[test]
fn fifty_damaged_forms_of_every_payload_are_survived() {
    for (file, payload) in payloads() {
        let config = Config { cases: FORMS, failure_persistence: None, ..Config::default() };
        let result = TestRunner::new(config)
            .run(&prop::collection::vec(damage(), 1..5), |damages| check(&damaged(&payload, &damages)));
        if let Err(error) = result {
            panic!("{file}: {error}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_listener_survives_damaged_payloads_and_keeps_what_it_acknowledged() {
    let env = TestEnv::new();
    let listener = Listener::start(&env, &["--no-download", "--ephemeral"]);
    let (mut accepted, mut refused) = (0, 0);
    for (file, payload) in payloads() {
        let mut runner = TestRunner::default();
        for _ in 0..FORMS {
            let damages = prop::collection::vec(damage(), 1..5).new_tree(&mut runner).unwrap().current();
            let body = damaged(&payload, &damages);
            let expected = if envelope::parse(&body).is_ok() { 200 } else { 400 };
            assert_eq!(listener.post(&body).status, expected, "{file}: {damages:?}");
            *(if expected == 200 { &mut accepted } else { &mut refused }) += 1;
        }
    }
    assert!(accepted > 100 && refused > 50, "{accepted} {refused}");
    let run = listener.interrupt();
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(run.records("event").len(), accepted, "every line is JSON, and none is missing");
    assert!(!run.stdout.contains(['\u{1b}', '\u{7}']) && !run.stderr.contains(['\u{1b}', '\u{7}']));
}
