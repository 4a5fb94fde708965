//! Changes a payload before it is replayed: `--set`, `--edit`.

use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use crate::commands::input::LONGEST_INPUT;
use crate::commands::scratch::scratch;
use crate::error::{Error, InputError, PayloadError};
use crate::files::{IoResultExt as _, bounded};
use crate::model::{Assignment, Record, Seq, lenient_json, variables};
use crate::webhook::envelope;

/// Applies changes to a record's payload; the bytes stay as they are where there are none.
pub(super) fn change(record: &mut Record, changes: &[Assignment]) -> Result<(), Error> {
    if changes.is_empty() {
        return Ok(());
    }
    // What the journal holds was accepted as JSON.
    let mut payload = lenient_json::read(&record.delivery.payload()).unwrap_or_default();
    for change in changes {
        change.apply(&mut payload).map_err(|source| PayloadError::Change { seq: Some(record.seq), source })?;
    }
    replace(record, payload.to_string().into_bytes())
}

/// Lets the user edit a record's payload. What was not touched stays byte for byte.
pub(super) fn edit(record: &mut Record, editor: Option<&str>) -> Result<(), Error> {
    let editor = editor.ok_or(PayloadError::NoEditor)?;
    let body = &record.delivery.payload();
    // What was not understood is the user's to mend, as far as it is text.
    let before = match lenient_json::read(body) {
        Ok(payload) => format!("{payload:#}\n"),
        Err(_) => String::from_utf8_lossy(body).into_owned(),
    };
    let folder = scratch()?;
    let path = folder.path().join(format!("event-{}.json", seq(record.seq)));
    std::fs::File::create(&path)
        .and_then(|mut created| created.write_all(before.as_bytes()))
        .context("write", &path)
        .map_err(InputError::from)?;
    let mut command = command(editor, &path);
    // It has no need of our secrets.
    command.env_remove(variables::API_KEY).env_remove(variables::WEBHOOK_SECRET);
    let status = command.status().map_err(PayloadError::Editor)?;
    if !status.success() {
        return Err(PayloadError::EditorFailed { status }.into());
    }
    let after = bounded::read(&path, LONGEST_INPUT).context("read", &path).map_err(InputError::from)?;
    if after == before.as_bytes() { Ok(()) } else { replace(record, after) }
}

fn seq(Seq(seq): Seq) -> i64 {
    seq
}

/// An editor's name may come with arguments, so the shell takes it apart, as `git` does.
fn command(editor: &str, path: &Path) -> Command {
    #[cfg(unix)]
    {
        let mut command = Command::new("sh");
        command.arg("-c").arg(format!("{editor} \"$@\"")).arg(editor).arg(path);
        command
    }
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt as _;
        let mut command = Command::new("cmd");
        command.raw_arg(format!("/C \"{editor} \"{}\"\"", path.display()));
        command
    }
}

fn replace(record: &mut Record, body: Vec<u8>) -> Result<(), Error> {
    record.delivery.event = envelope::parse(&body).map_err(PayloadError::Edited)?;
    if record.delivery.is_packed() {
        record.delivery.headers = record.delivery.headers.of_plain_json();
    }
    record.delivery.body = body.into();
    record.reason = record.delivery.event.stop_reason();
    Ok(())
}
