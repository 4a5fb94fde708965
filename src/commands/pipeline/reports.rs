//! What the receiver reports, on its way to stdout.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::http::ForeignRequest;
use crate::journal::JournalError;
use crate::model::{ByteSize, printable, with_causes};
use crate::output::{Palette, Printer, clock_time};
use crate::reaction::{Counters, OutputQueue, ReactionContext};
use crate::record::StreamRecord;
use crate::source::{IntakeReport, Rejection, RejectionReason};
use crate::webhook::envelope::EnvelopeError;

/// Different strays that are shown; further ones are counted only: a scanner tries hundreds of paths.
const STRAYS: usize = 32;

/// What is made of reports. None is shown before the `ready` record: a receiver is at work before it is announced.
pub(super) struct Reports {
    output: OutputQueue,
    counters: Arc<Counters>,
    clock: fn() -> Timestamp,
    /// What need not be said again: strays and remedies.
    said: Mutex<HashSet<String>>,
    /// What is to be shown as soon as anything may be; `None` from then on.
    held: Mutex<Option<Vec<Refusal>>>,
}

/// A refused request as it is shown.
struct Refusal {
    status: u16,
    reason: String,
    path: String,
    bytes: u64,
    begins: Option<String>,
    /// For people.
    line: String,
    remedy: Option<&'static str>,
}

impl Reports {
    pub(super) fn new(context: &ReactionContext) -> Arc<Self> {
        Arc::new(Self {
            output: context.output.clone(),
            counters: Arc::clone(&context.counters),
            clock: context.clock,
            said: Mutex::default(),
            held: Mutex::new(Some(Vec::new())),
        })
    }

    /// Takes a report. Does not block.
    pub(super) fn take(&self, report: &IntakeReport<'_>) {
        match *report {
            IntakeReport::Kept(record) => self.counters.received(record.duplicate),
            IntakeReport::Lost { body, error } => lost(self.output.printer(), body, error),
            IntakeReport::Rejected(rejection) => self.rejected(rejection),
        }
    }

    /// Shows what was held back, and holds nothing back any more.
    pub(super) fn show(&self) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        for refusal in held.take().unwrap_or_default() {
            self.show_refusal(&refusal);
        }
    }

    fn rejected(&self, rejection: &Rejection) {
        self.counters.rejected();
        let status = rejection.reason.status().as_u16();
        let is_stray = matches!(
            rejection.reason,
            RejectionReason::Path | RejectionReason::NotSocket | RejectionReason::Method { .. }
        );
        if is_stray && !self.is_news(format!("{status} {}", rejection.path)) {
            return;
        }
        let refusal = Refusal {
            status,
            reason: rejection.reason.to_string(),
            path: rejection.path.clone(),
            bytes: rejection.bytes,
            begins: rejection.begins.clone(),
            line: self.line(rejection, status, self.output.palette()),
            remedy: remedy(&rejection.reason),
        };
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut *held {
            Some(held) if held.len() < STRAYS => held.push(refusal),
            Some(_) => {}
            None => self.show_refusal(&refusal),
        }
    }

    fn show_refusal(&self, refusal: &Refusal) {
        let Refusal { status, reason, path, bytes, begins, line, remedy } = refusal;
        let (status, bytes, begins, remedy) = (*status, *bytes, begins.as_deref(), *remedy);
        let record = StreamRecord::Rejected { status, reason, path, bytes, begins, remedy };
        // It belongs to its line, and comes with it.
        let hint = remedy.filter(|remedy| self.is_news((*remedy).to_owned()));
        self.output.offer(&record, |palette| match hint {
            Some(hint) => format!("{line}\n  {} {hint}", palette.accent("→")),
            None => line.clone(),
        });
    }

    fn line(&self, rejection: &Rejection, status: u16, palette: Palette) -> String {
        format!(
            "{}  {}  {status}  {}  {}",
            palette.faint(&clock_time((self.clock)())),
            palette.bad("rejected"),
            printable(&rejection.reason.to_string()),
            palette.faint(Self::whereabouts(rejection).trim_start()),
        )
    }

    /// The path, the length of the body, and how it begins.
    fn whereabouts(rejection: &Rejection) -> String {
        let begins = rejection.begins.as_ref().map(|begins| format!(" `{begins}`")).unwrap_or_default();
        format!("{} {}{begins}", rejection.path, ByteSize(rejection.bytes))
    }

    fn is_news(&self, what: String) -> bool {
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        said.len() < STRAYS && said.insert(what)
    }
}

fn remedy(refusal: &RejectionReason) -> Option<&'static str> {
    match refusal {
        RejectionReason::Signature(crate::webhook::signature::SignatureError::Missing) => Some(
            "callbacks of single bots are unsigned: send them to the secret path (`meetstream listen --secret-path \
             --print-url` prints it), or accept them with --allow-unsigned",
        ),
        RejectionReason::Signature(_) => Some(
            "check that the secret is the one of this endpoint in the dashboard, and that nothing on the way changes the \
             body; `meetstream verify` tells which check fails",
        ),
        RejectionReason::Path => Some(
            "deliveries are taken at the address that was shown at the start, and at no other path: correct the callback URL",
        ),
        RejectionReason::Foreign(ForeignRequest::Browser { .. }) => Some(
            "web pages must not deliver events: what comes from a browser is taken only with a valid signature, or on the \
             secret path (`meetstream listen --secret-path --print-url` prints it)",
        ),
        RejectionReason::Foreign(ForeignRequest::Host { .. }) => Some(
            "if it is a name of this machine, give it with --allow-host NAME; what comes with a valid signature, or on the \
             secret path, is taken under any name",
        ),
        RejectionReason::Tls => Some("the address of this listener begins with http://, not with https://"),
        RejectionReason::Http2 => {
            Some("have whoever sends it speak HTTP/1.1: with curl, without --http2-prior-knowledge")
        }
        RejectionReason::TooLarge { .. } => Some("accept larger bodies with --max-body SIZE"),
        RejectionReason::NotEvent(
            EnvelopeError::Empty
            | EnvelopeError::NotJson { .. }
            | EnvelopeError::NotObject
            | EnvelopeError::NotObjects { .. }
            | EnvelopeError::NotUtf8 { .. },
        ) => Some("an event is a JSON object: send it as `application/json`, as it came"),
        RejectionReason::NotSocket => Some("the address that ends with /audio is for --live-audio-ws alone"),
        RejectionReason::Busy
        | RejectionReason::HeadTooLarge
        | RejectionReason::Incomplete
        | RejectionReason::Malformed { .. }
        | RejectionReason::Method { .. }
        | RejectionReason::NotEvent(_)
        | RejectionReason::Slow => None,
    }
}

/// What the journal could not keep goes to stderr in full, and nobody can ask for quiet.
fn lost(printer: &Printer, body: &[u8], error: &JournalError) {
    let palette = printer.stderr_palette();
    let (form, body) = lossless(body);
    printer.loud(&format!(
        "{} an event could not be kept ({}) and was answered 503; {form}:\n{body}",
        palette.bad("error:"),
        printable(&with_causes(error)),
    ));
}

/// Bytes that must be written to a terminal and be read back: as they are where that is harmless.
fn lossless(body: &[u8]) -> (&'static str, String) {
    const UNSAFE: &AsciiSet = &CONTROLS.add(b'%');
    match str::from_utf8(body) {
        Ok(text) if printable(text) == text => ("it follows as it came", text.to_owned()),
        Ok(text) => ("it follows percent-encoded", utf8_percent_encode(text, UNSAFE).to_string()),
        Err(_) => ("it follows percent-encoded", percent_encoding::percent_encode(body, UNSAFE).to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_event_can_be_read_back() {
        let plain = r#"{"event":"bot.joining","n":"é 100%"}"#;
        assert_eq!(lossless(plain.as_bytes()).1, plain);
        let hostile = "{\"a\":\"\u{9b}2J%\"}\n";
        let (_, shown) = lossless(hostile.as_bytes());
        assert!(!shown.contains(['\u{9b}', '\n']), "{shown}");
        assert_eq!(percent_encoding::percent_decode_str(&shown).collect::<Vec<u8>>(), hostile.as_bytes());
    }
}
