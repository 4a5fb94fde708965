//! `meetstream events import`: events that `export` or `listen --json` wrote.

use std::io::{self, BufRead, BufReader};
use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD as BASE64;
use bytes::Bytes;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::selection::PAGE;
use crate::cli::events::ImportArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError};
use crate::http;
use crate::journal::{Imported, Journal, Known};
use crate::model::{
    Auth, Delivery, Event, EventName, Headers, QueryString, Source, json_words, lenient_json, printable,
};
use crate::webhook::envelope::{self, EnvelopeError};

/// What is read of a line. Source and trust do not travel in a file.
#[derive(Deserialize)]
struct Line {
    r#type: String,
    received_at: Option<Timestamp>,
    #[serde(default)]
    duplicate: bool,
    #[serde(default)]
    late: bool,
    payload: Option<Box<RawValue>>,
    #[serde(default)]
    headers: Headers,
    query: Option<String>,
    body: Option<String>,
    body_base64: Option<String>,
}

pub(super) async fn run(args: ImportArgs, journal: &Journal, ctx: &Context) -> Result<ExitStatus, Error> {
    let ImportArgs { file } = args;
    let failed = |source| Error::from(InputError::unreadable(crate::error::InputSource::File(file.clone()), source));
    let mut lines = open(&file).map_err(failed)?.lines().enumerate();
    let (mut read, mut new, mut known) = (0, 0, Known::default());
    loop {
        let mut page = Vec::with_capacity(PAGE);
        for (index, line) in lines.by_ref() {
            let line = line.map_err(failed)?;
            let problem = |problem: String| InputError::Line {
                what: crate::error::InputSource::File(file.clone()),
                line: index + 1,
                problem: printable(&problem),
            };
            page.extend(event(&line).map_err(problem)?);
            if page.len() == PAGE {
                break;
            }
        }
        if page.is_empty() {
            break;
        }
        read += page.len();
        new += journal
            .import(page, &mut known)
            .await
            .map_err(|source| Error::Journal { action: "append to the journal", source })?;
    }
    let known = read - new;
    let noun = if new == 1 { "event" } else { "events" };
    ctx.printer.answer(&serde_json::json!({"type": "imported", "events": new, "known": known}), || {
        let rest = if known == 0 { String::new() } else { format!(", {known} known already") };
        format!("imported {new} {noun}{rest}")
    })?;
    Ok(ExitStatus::Done)
}

fn open(path: &Path) -> io::Result<Box<dyn BufRead>> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(io::stdin().lock()));
    }
    Ok(Box::new(BufReader::new(std::fs::File::open(path)?)))
}

/// Reads one line; `None` for blank ones and for records of other kinds, which `listen --json` mixes in.
pub(in crate::commands) fn event(line: &str) -> Result<Option<Imported>, String> {
    if line.trim().is_empty() {
        return Ok(None);
    }
    let line: Line = serde_json::from_str(&lenient_json::strict(line))
        .map_err(|error| json_words(&error).trim_start_matches("line 1, ").to_owned())?;
    if line.r#type != "event" {
        return Ok(None);
    }
    let headers = kept(&line.headers);
    let (body, event) = match (line.body_base64, line.body, line.payload) {
        (Some(base64), _, payload) => {
            let body = BASE64.decode(base64).map_err(|error| format!("`body_base64` is not base64: {error}"))?;
            let body = Bytes::from(body);
            // With a payload it was understood, and is only packed.
            let name = if payload.is_some() { "" } else { EventName::UNPARSED };
            let event = envelope::parse_kept(name, &headers, &body);
            (body, event)
        }
        (None, Some(body), _) => parsed(body),
        (None, None, Some(payload)) => parsed(payload.get().to_owned()),
        (None, None, None) => return Err("it has neither a payload nor a body".to_owned()),
    };
    let delivery = Delivery {
        received_at: line.received_at.ok_or("it has no `received_at`")?,
        source: Source::Replay,
        auth: Auth::None,
        headers,
        query: line.query.as_deref().and_then(QueryString::new),
        body,
        event: event.map_err(|error| error.to_string())?,
    };
    Ok(Some(Imported { delivery, duplicate: line.duplicate, late: line.late }))
}

fn parsed(body: String) -> (Bytes, Result<Event, EnvelopeError>) {
    let event = envelope::parse(body.as_bytes());
    (body.into(), event)
}

/// The headers of a line, held to what a receiver keeps.
fn kept(headers: &Headers) -> Headers {
    let pairs = headers.pairs();
    let names = http::end_to_end(pairs.iter().map(|(name, value)| (name.as_str(), value.as_bytes())));
    names.map(|(name, value)| (name, String::from_utf8_lossy(value))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_events_are_read_and_only_whole_ones() {
        let line = r#"{"type":"event","seq":1,"received_at":"2026-02-27T07:11:51.863Z","late":true,"payload":{ "event":"x", "n":1.50 }}"#;
        let imported = event(line).unwrap().unwrap();
        assert_eq!(&imported.delivery.body[..], br#"{ "event":"x", "n":1.50 }"#);
        assert!(imported.late && !imported.duplicate);
        for line in ["", "  ", r#"{"type":"ready","url":"http://x/"}"#] {
            assert!(event(line).unwrap().is_none(), "{line}");
        }
        for line in
            ["x", "[]", r#"{"type":"event"}"#, r#"{"type":"event","received_at":"2026-02-27T07:11:51Z","payload":1}"#]
        {
            assert!(event(line).is_err(), "{line}");
        }
    }
}
