//! What people see of artifacts and of the end of a session.

use std::path::Path;

use jiff::Timestamp;

use crate::model::{ArtifactKind, BotId, ByteSize, Outcome, Session, Span};
use crate::output::{Palette, clock_time};
use crate::record::{ArtifactState, StreamRecord};

/// The width of the column of names in the terminal's lines.
const NAME: usize = 24;

/// A session that has ended.
pub(super) struct Ended<'a> {
    pub(super) bot_id: &'a BotId,
    pub(super) outcome: Outcome,
    pub(super) session: &'a Session,
    pub(super) saved: &'a [ArtifactKind],
    /// Where its files are.
    pub(super) folder: Option<&'a Path>,
    pub(super) at: Timestamp,
}

/// The line of an artifact; nothing for other records.
pub(super) fn artifact(record: &StreamRecord<'_>, at: Timestamp, palette: Palette) -> String {
    let StreamRecord::Artifact { bot_id, kind, state, path, bytes, error, .. } = record else { return String::new() };
    let name = |verb: &str| format!("{:NAME$}", format!("{kind} {verb}"));
    let (name, rest) = match state {
        ArtifactState::Failed => (palette.bad(&name("failed")), error.unwrap_or_default().to_owned()),
        ArtifactState::Saved => {
            let size = bytes.map(|bytes| format!(" ({})", ByteSize(bytes))).unwrap_or_default();
            (palette.good(&name("saved")), format!("{}{size}", path.unwrap_or("nothing to save")))
        }
        ArtifactState::Started => (palette.accent(&name("started")), String::new()),
    };
    let bot = format!("{:8}", bot_id.short());
    format!("{}  {name}  {}  {rest}", palette.faint(&clock_time(at)), palette.strong(&bot))
}

/// The closing line of a session: how it ended, how long it was, what is there.
pub(super) fn session(ended: &Ended<'_>, palette: Palette) -> String {
    let name = format!("{:NAME$}", "session ended");
    let name = if ended.outcome.is_failure() { palette.bad(&name) } else { palette.good(&name) };
    let mut parts = vec![ended.outcome.as_str().replace('_', " ")];
    if let Some(duration) = ended.session.duration() {
        parts.push(Span(duration).to_string());
    }
    let saved: Vec<&str> = ended.saved.iter().map(|kind| kind.as_str()).collect();
    match (saved.is_empty(), ended.folder) {
        (false, Some(folder)) => parts.push(format!("{} in {}", saved.join(", "), folder.display())),
        (true, Some(_)) => parts.push("no files".to_owned()),
        (_, None) => {}
    }
    if ended.session.duplicates > 0 {
        parts.push(format!("{} duplicates", ended.session.duplicates));
    }
    let bot = format!("{:8}", ended.bot_id.short());
    format!("{}  {name}  {}  {}", palette.faint(&clock_time(ended.at)), palette.strong(&bot), parts.join(", "))
}
