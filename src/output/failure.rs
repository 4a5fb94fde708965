use serde::Serialize;

use super::Palette;
use crate::model::{Failure, Situation, causes};

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
    pub(super) fn of(failure: &'a (dyn Failure + 'static), at: &Situation) -> Self {
        let error = ErrorObject {
            kind: failure.kind(),
            message: failure.to_string(),
            causes: causes(failure),
            hint: failure.hint(at).and_then(|hint| hint.told(at)),
            exit_status: failure.exit_status().code(),
            http_status: failure.http_status(),
            request_id: failure.request_id(),
        };
        Self { error }
    }
}

/// A failure for people: its message, its causes and what to do.
pub(super) fn text_of(failure: &(dyn Failure + 'static), at: &Situation, palette: Palette) -> String {
    let mut text = format!("{} {failure}", palette.bad("error:"));
    if let Some(drawn) = failure.drawn() {
        text.extend(["\n", &drawn]);
    }
    for cause in causes(failure) {
        text.extend(["\n  caused by: ", &cause]);
    }
    if let Some(hint) = failure.hint(at).and_then(|hint| hint.told(at)) {
        text.extend(["\n\n", &palette.accent("hint:"), " ", &hint]);
    }
    text
}
