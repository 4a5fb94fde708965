//! `meetstream events export`: events as NDJSON that `import` reads back, byte for byte.

use std::io::{self, Write as _};
use std::path::PathBuf;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD as BASE64;
use bytes::Bytes;
use serde::Serialize;

use super::selection::{Pages, query};
use crate::cli::events::ExportArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError};
use crate::files::{Access, AtomicFile, IoResultExt as _};
use crate::journal::Journal;
use crate::model::{Headers, Record, lenient_json};
use crate::record::{StreamRecord, body_line};
use crate::webhook::envelope;
use crate::webhook::redaction::Redaction;

/// A line of an export.
#[derive(Serialize)]
struct Exported<'a> {
    #[serde(flatten)]
    event: StreamRecord<'a>,
    headers: &'a Headers,
    /// The body byte for byte, where `payload` is not that already: it is on one line.
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'a str>,
    /// The same in base64, where something was put around the payload.
    #[serde(skip_serializing_if = "Option::is_none")]
    body_base64: Option<String>,
}

/// Where an export goes: a file appears complete or not at all.
enum Sink<'a> {
    File(PathBuf, AtomicFile),
    Stdout(&'a Context),
}

pub(super) async fn run(args: ExportArgs, journal: &Journal, ctx: &Context) -> Result<ExitStatus, Error> {
    let ExportArgs { select, redact, output, skip_damaged } = args;
    let query = query(select, journal, ctx).await?;
    let redaction = redact.then(|| Redaction::new(uuid::Uuid::new_v4().as_bytes())).flatten();
    let mut sink = Sink::open(output, ctx)?;
    let mut pages = Pages::new(journal, query);
    let mut count = 0_u64;
    loop {
        let records = pages.next().await?;
        if records.is_empty() {
            break;
        }
        for record in records {
            let record = match &redaction {
                Some(redaction) => redacted(record, redaction),
                None => record,
            };
            let line = body_line(&record);
            let body = String::from_utf8_lossy(&record.delivery.body);
            let is_packed = record.delivery.is_packed();
            let is_other = !record.delivery.event.is_unparsed() && !is_packed && *body != *line;
            sink.write(&Exported {
                event: StreamRecord::event(&record, &line),
                headers: &record.delivery.headers,
                body: is_other.then_some(&body),
                body_base64: is_packed.then(|| BASE64.encode(&record.delivery.body)),
            })?;
            count += 1;
        }
    }
    if let Some(path) = sink.finish()? {
        let noun = if count == 1 { "event" } else { "events" };
        ctx.printer.note(&format!("wrote {count} {noun} to `{}`", path.display()));
    }
    let damaged = ctx.name_all_unreadable();
    Ok(if damaged == 0 || skip_damaged { ExitStatus::Done } else { ExitStatus::Failure })
}

fn redacted(mut record: Record, redaction: &Redaction) -> Record {
    let delivery = &mut record.delivery;
    delivery.headers = redaction.headers(&delivery.headers);
    if delivery.event.is_unparsed() {
        // Nobody knows what is private in it.
        delivery.body = Bytes::new();
        return record;
    }
    let payload = lenient_json::read(&delivery.payload()).unwrap_or_default();
    let body = redaction.payload(&payload).to_string();
    delivery.event = envelope::parse(body.as_bytes()).unwrap_or_default();
    delivery.body = body.into_bytes().into();
    record
}

impl<'a> Sink<'a> {
    fn open(output: Option<PathBuf>, ctx: &'a Context) -> Result<Self, Error> {
        let Some(path) = output.filter(|path| path.as_os_str() != "-") else { return Ok(Self::Stdout(ctx)) };
        let file = AtomicFile::create(&path, Access::Private).map_err(InputError::from)?;
        Ok(Self::File(path, file))
    }

    fn write(&mut self, line: &Exported<'_>) -> Result<(), Error> {
        match self {
            Self::Stdout(ctx) => Ok(ctx.printer.record(line)?),
            Self::File(path, file) => {
                let written = serde_json::to_writer(&mut *file, line).map_err(io::Error::from);
                let written = written.and_then(|()| file.write_all(b"\n")).context("write", path);
                Ok(written.map_err(InputError::from)?)
            }
        }
    }

    /// Puts the file in its place, and tells where.
    fn finish(self) -> Result<Option<PathBuf>, Error> {
        let Self::File(path, file) = self else { return Ok(None) };
        file.commit().map_err(InputError::from)?;
        Ok(Some(path))
    }
}
