//! `meetstream fetch`: brings artifacts home. The saved paths on stdout, or one `artifact` record per file under
//! `--json`; progress on stderr.

use std::path::Path;

use super::interrupt::Interrupts;
use super::scratch::scratch;
use crate::artifact::transcript::TranscriptFormat;
use crate::artifact::{
    ArtifactError, Cause, Destination, Existing, Outlook, Progress, SaveOptions, Saved, SavedFile, Step,
    TranscriptOptions, Update,
};
use crate::cli::{FetchArgs, FetchKind};
use crate::context::Context;
use crate::error::{Error, ExitStatus};
use crate::files::IoResultExt as _;
use crate::model::{ArtifactKind, BotId, printable};
use crate::output::{Format, Naming, OutputError, Printer, ProgressDisplay};
use crate::record::{ArtifactState, StreamRecord};

type Outcome = (ArtifactKind, Result<Saved, ArtifactError>);

pub(crate) async fn run(args: FetchArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let FetchArgs {
        kind,
        bot,
        output,
        out,
        wait,
        overwrite,
        format,
        raw,
        transcript_id,
        jobs,
        connections,
        retries,
        max_size,
    } = args;
    if connections.is_some() {
        ctx.printer.warning(
            "--connections has no effect: a file comes over one connection; --jobs says how many come at a time",
        );
    }
    let bot = ctx.bot(&bot).await?;
    let to_stdout = output.as_deref() == Some(Path::new("-"));
    let piped = if to_stdout { Some(scratch()?) } else { None };
    let destination = match (&piped, output) {
        (Some(folder), _) => Destination::File(folder.path().join("stdout")),
        (None, Some(file)) => Destination::File(file),
        (None, None) => Destination::Folder,
    };
    if kind == FetchKind::All && destination != Destination::Folder {
        return Err(Error::artifact(&bot, Cause::ManyFiles { count: 2 }.of(ArtifactKind::Video)));
    }
    let options = SaveOptions {
        destination,
        existing: if overwrite { Existing::Overwrite } else { Existing::Keep },
        wait: wait.map(|span| span.0),
        jobs,
        retries,
        slow_retries: retries,
        max_size: max_size.map(|size| size.0),
        transcript: TranscriptOptions {
            id: transcript_id,
            formats: if format.is_empty() { vec![TranscriptFormat::Md] } else { format },
            is_raw: raw,
        },
    };
    let archive = ctx.archive(out)?;
    let kinds = match kind {
        FetchKind::All => ArtifactKind::ALL.to_vec(),
        FetchKind::One(kind) => vec![kind],
    };
    let mut interrupts = Interrupts::catch()?;
    let naming = if to_stdout { Naming::Piped } else { Naming::File };
    let display = ProgressDisplay::start(&ctx.printer, ctx.clock, naming);
    let progress = progress(&ctx.printer, &display, !to_stdout);
    let results = tokio::select! {
        results = archive.save_all(&bot, &kinds, &options, &progress) => results,
        status = interrupts.next() => {
            let unfinished = display.unfinished();
            // Threads that still write have a share in it.
            display.end();
            interrupted(&ctx.printer, &unfinished, to_stdout);
            return Ok(status);
        }
    };
    display.end();
    if to_stdout {
        return pour(&ctx.printer, &bot, results);
    }
    for (kind, result) in &results {
        report(&ctx.printer, &bot, *kind, result)?;
    }
    match kind {
        FetchKind::One(_) => single(&bot, results),
        FetchKind::All => Ok(all(&ctx.printer, &bot, results)?),
    }
}

/// Shows how far it is, and, where stdout is free for records, that a file begins.
fn progress(printer: &Printer, display: &ProgressDisplay, records: bool) -> Progress {
    let (printer, display) = (printer.clone(), display.clone());
    let records = records && printer.format() == Format::Json;
    Progress::new(move |update| {
        if records && matches!(update.step, Step::Started { .. }) {
            record_start(&printer, update);
        }
        display.take(update);
    })
}

/// A closed stdout ends the command when it prints what was saved.
fn record_start(printer: &Printer, update: &Update<'_>) {
    let record = StreamRecord::Artifact {
        bot_id: update.bot,
        kind: update.kind,
        state: ArtifactState::Started,
        path: None,
        bytes: None,
        sha256: None,
        unchanged: None,
        error: None,
    };
    drop(printer.record(&record));
}

/// Says what became of what was on its way.
fn interrupted(printer: &Printer, unfinished: &[String], to_stdout: bool) {
    let fate = match (unfinished.is_empty(), to_stdout) {
        (true, _) => "interrupted",
        (false, true) => "interrupted; nothing is kept of what goes to stdout:",
        (false, false) => "interrupted; the same command goes on from here, where the store can resume:",
    };
    printer.note(fate);
    for line in unfinished {
        printer.note(&format!("  {line}"));
    }
}

/// Copies the one file to stdout, once it is whole and checked.
fn pour(printer: &Printer, bot: &BotId, results: Vec<Outcome>) -> Result<ExitStatus, Error> {
    for (_, result) in results {
        let saved = result.map_err(|error| Error::artifact(bot, error))?;
        warn(printer, &saved);
        for file in saved.files {
            let opened = std::fs::File::open(&file.path).context("read", &file.path);
            let opened = opened.map_err(|source| Error::artifact(bot, Cause::File(source).of(saved.kind)))?;
            printer.copy(opened)?;
        }
    }
    Ok(ExitStatus::Done)
}

/// Prints what one kind came to.
fn report(
    printer: &Printer,
    bot: &BotId,
    kind: ArtifactKind,
    result: &Result<Saved, ArtifactError>,
) -> Result<(), OutputError> {
    match result {
        Ok(saved) => report_saved(printer, bot, saved),
        Err(ArtifactError { cause: Cause::Incomplete { saved, failed }, .. }) => {
            report_saved(printer, bot, saved)?;
            for unsaved in failed {
                printer.warning_of(&printable(&unsaved.name), &unsaved.error);
                report_failed(printer, bot, kind, &unsaved.error)?;
            }
            Ok(())
        }
        Err(error) => report_failed(printer, bot, kind, error),
    }
}

fn report_saved(printer: &Printer, bot: &BotId, saved: &Saved) -> Result<(), OutputError> {
    warn(printer, saved);
    for SavedFile { path, bytes, sha256, unchanged, .. } in &saved.files {
        let text = path.to_string_lossy();
        match printer.format() {
            Format::Human => printer.path(path)?,
            Format::Json => printer.record(&StreamRecord::Artifact {
                bot_id: bot,
                kind: saved.kind,
                state: ArtifactState::Saved,
                path: Some(&text),
                bytes: Some(*bytes),
                sha256: Some(sha256),
                unchanged: Some(*unchanged),
                error: None,
            })?,
        }
    }
    Ok(())
}

fn warn(printer: &Printer, saved: &Saved) {
    for warning in &saved.warnings {
        printer.warning(&printable(warning));
    }
}

fn report_failed(printer: &Printer, bot: &BotId, kind: ArtifactKind, error: &ArtifactError) -> Result<(), OutputError> {
    if printer.format() == Format::Human {
        return Ok(());
    }
    printer.record(&StreamRecord::Artifact {
        bot_id: bot,
        kind,
        state: ArtifactState::Failed,
        path: None,
        bytes: None,
        sha256: None,
        unchanged: None,
        error: Some(&error.reason()),
    })
}

fn single(bot: &BotId, results: Vec<Outcome>) -> Result<ExitStatus, Error> {
    for (_, result) in results {
        result.map_err(|error| Error::artifact(bot, error))?;
    }
    Ok(ExitStatus::Done)
}

/// Lists what of everything is not there. What a session never had is no failure of the command, as long as there was
/// anything.
fn all(printer: &Printer, bot: &BotId, results: Vec<Outcome>) -> Result<ExitStatus, Error> {
    let saved = results.iter().any(|(_, result)| match result {
        Ok(_) => true,
        Err(error) => matches!(&error.cause, Cause::Incomplete { saved, .. } if !saved.files.is_empty()),
    });
    let (mut failed, mut waiting) = (false, false);
    let mut first = None;
    for (kind, result) in results {
        let Err(error) = result else { continue };
        let verdict = match error.outlook() {
            Outlook::Never => "not available",
            Outlook::Gone => "gone",
            Outlook::NotYet => {
                waiting = true;
                "not ready"
            }
            Outlook::Local | Outlook::Network | Outlook::Refused => {
                failed = true;
                "failed"
            }
        };
        printer.note(&format!("{kind:<14} {verdict}: {}", why(&error)));
        first = first.or(Some(error));
    }
    match first {
        Some(error) if !saved => Err(Error::artifact(bot, error)),
        Some(_) if failed => Ok(ExitStatus::Partial),
        Some(_) if waiting => Ok(ExitStatus::NotReady),
        Some(_) | None => Ok(ExitStatus::Done),
    }
}

/// Why, without what the line says already.
fn why(error: &ArtifactError) -> String {
    if let Cause::NotAvailable { reason, .. }
    | Cause::Gone { reason }
    | Cause::Failed { reason }
    | Cause::NotReady { reason } = &error.cause
    {
        printable(reason)
    } else {
        error.reason()
    }
}
