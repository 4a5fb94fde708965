//! `meetstream events export`: events as NDJSON that `import` reads back, byte for byte.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD as BASE64;
use bytes::Bytes;
use serde::Serialize;

use super::selection::{Pages, query};
use crate::cli::events::ExportArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError};
use crate::files::{Access, AtomicFile, IoResultExt as _};
use crate::journal::{self, Journal, JournalError, Salvaged};
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

/// An export that is being written.
struct Export<'a> {
    sink: Sink<'a>,
    redaction: Option<Redaction>,
    count: usize,
}

pub(super) async fn run(args: ExportArgs, journal: &Journal, ctx: &Context) -> Result<ExitStatus, Error> {
    let ExportArgs { select, redact, output, skip_damaged, salvage: _ } = args;
    let query = query(select, journal, ctx).await?;
    let mut export = Export::begin(output, redact, ctx)?;
    let mut pages = Pages::new(journal, query, ctx);
    loop {
        let records = pages.next().await?;
        if records.is_empty() {
            break;
        }
        records.into_iter().try_for_each(|record| export.write(record))?;
    }
    export.finish(ctx)?;
    let damaged = ctx.name_all_unreadable();
    if damaged > 0 {
        ctx.printer.note("`meetstream events export --salvage` looks in the file for what cannot be read");
    }
    Ok(if damaged == 0 || skip_damaged { ExitStatus::Done } else { ExitStatus::Failure })
}

/// Writes what can be read of a file that may be damaged in any way, and names what is lost.
pub(super) fn salvage(args: &ExportArgs, journal: &Path, ctx: &Context) -> Result<ExitStatus, Error> {
    let mut export = Export::begin(args.output.clone(), args.redact, ctx)?;
    let salvaged = journal::salvage(journal, |record| export.write(record).map_err(Stopped::Here));
    let Salvaged { events, lost } = salvaged.map_err(|stopped| match stopped {
        Stopped::Here(error) => error,
        Stopped::Journal(source) => Error::Journal { action: "read the damaged journal", source },
    })?;
    export.finish(ctx)?;
    if lost.is_empty() {
        ctx.printer.note(&format!("salvaged {events} events; none is missing"));
        return Ok(ExitStatus::Done);
    }
    let names = lost.iter().map(|places| match (places.start(), places.end()) {
        (first, last) if first == last => format!("event {first}"),
        (first, last) => format!("events {first} to {last}"),
    });
    ctx.printer.loud(&format!("lost: {}", names.collect::<Vec<_>>().join(", ")));
    Ok(ExitStatus::Partial)
}

/// Why salvaging has come to an end before the end.
enum Stopped {
    Here(Error),
    Journal(JournalError),
}

impl From<JournalError> for Stopped {
    fn from(error: JournalError) -> Self {
        Self::Journal(error)
    }
}

impl<'a> Export<'a> {
    fn begin(output: Option<PathBuf>, redact: bool, ctx: &'a Context) -> Result<Self, Error> {
        let redaction = redact.then(|| Redaction::new(uuid::Uuid::new_v4().as_bytes())).flatten();
        Ok(Self { sink: Sink::open(output, ctx)?, redaction, count: 0 })
    }

    fn write(&mut self, record: Record) -> Result<(), Error> {
        let record = match &self.redaction {
            Some(redaction) => redacted(record, redaction),
            None => record,
        };
        let line = body_line(&record);
        let body = String::from_utf8_lossy(&record.delivery.body);
        let is_packed = record.delivery.is_packed();
        let is_other = !record.delivery.event.is_unparsed() && !is_packed && *body != *line;
        self.count += 1;
        self.sink.write(&Exported {
            event: StreamRecord::event(&record, &line),
            headers: &record.delivery.headers,
            body: is_other.then_some(&body),
            body_base64: is_packed.then(|| BASE64.encode(&record.delivery.body)),
        })
    }

    fn finish(self, ctx: &Context) -> Result<(), Error> {
        if let Some(path) = self.sink.finish()? {
            let noun = if self.count == 1 { "event" } else { "events" };
            ctx.printer.note(&format!("wrote {} {noun} to `{}`", self.count, path.display()));
        }
        Ok(())
    }
}

fn redacted(mut record: Record, redaction: &Redaction) -> Record {
    let delivery = &mut record.delivery;
    delivery.headers = redaction.headers(&delivery.headers);
    delivery.query = None;
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
