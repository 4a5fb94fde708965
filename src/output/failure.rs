use std::error::Error;
use std::iter;

use serde::Serialize;

use super::Palette;
use crate::model::Failure;

/// The object that `--json` puts on stderr.
#[derive(Debug, Serialize)]
pub(super) struct Report<'a> {
    error: ErrorObject<'a>,
}

#[derive(Debug, Serialize)]
struct ErrorObject<'a> {
    kind: &'static str,
    message: String,
    causes: Vec<String>,
    hint: Option<String>,
    exit_status: u8,
    http_status: Option<u16>,
    request_id: Option<&'a str>,
}

impl<'a> Report<'a> {
    pub(super) fn of(failure: &'a dyn Failure) -> Self {
        let error = ErrorObject {
            kind: failure.kind(),
            message: failure.to_string(),
            causes: causes(failure),
            hint: failure.hint(),
            exit_status: failure.exit_status().code(),
            http_status: failure.http_status(),
            request_id: failure.request_id(),
        };
        Self { error }
    }
}

/// A failure for people: its message, its causes and what to do.
pub(super) fn text_of(failure: &dyn Failure, palette: Palette) -> String {
    let mut last = failure.to_string();
    let mut text = format!("{} {last}", palette.bad("error:"));
    for cause in causes(failure) {
        // A layer that has nothing to add repeats the one below.
        if cause != last {
            text.extend(["\n  caused by: ", &cause]);
        }
        last = cause;
    }
    if let Some(hint) = failure.hint() {
        text.extend(["\n\n", &palette.accent("hint:"), " ", &hint]);
    }
    text
}

/// The messages of the causes, outermost first.
fn causes(failure: &dyn Failure) -> Vec<String> {
    iter::successors(failure.source(), |cause: &&(dyn Error + 'static)| (*cause).source())
        .map(ToString::to_string)
        .collect()
}
