//! Shows events as they come: a line each for people, a record each for scripts.

mod folds;
mod line;

use std::sync::Arc;

use super::{ReactionError, Screen, Stage};
use crate::journal::{Follower, JournalError, Start};
use crate::model::Record;
use crate::output::{Printer, clock_time};
use crate::record::{StreamRecord, payload_line};
use folds::Folds;

/// Rendered bytes that are sent without waiting for more. Ours.
const LONGEST_WRITE: usize = 32 << 10;

/// The reaction that shows. It begins at the tail of the journal.
#[derive(Debug)]
pub(crate) struct Terminal {
    stage: Stage,
    follower: Follower,
    folds: Folds,
    /// Rendered and not yet sent.
    lines: Vec<u8>,
    /// The terminal's width when the first of these was rendered.
    width: Option<usize>,
}

impl Terminal {
    /// Takes its place in the journal.
    pub(crate) async fn start(stage: Stage) -> Result<Self, ReactionError> {
        let follower = stage.journal.follow("terminal", Start::Tail).await.map_err(failed)?;
        Ok(Self { stage, follower, folds: Folds::default(), lines: Vec::new(), width: None })
    }

    /// Shows until the end.
    pub(crate) async fn run(mut self) -> Result<(), ReactionError> {
        while let Some(record) = self.next().await? {
            let event = &record.delivery.event;
            let is_shown = self.stage.filter.passes(event);
            if is_shown {
                self.render(&record)?;
            }
            if self.stage.filter.passes_bot_of(event) && self.stage.ending.saw(&record, is_shown) {
                break;
            }
            // What came with one commit goes out with one write.
            if !self.follower.is_behind() || self.lines.len() >= LONGEST_WRITE {
                self.flush().await?;
            }
        }
        let counted = self.folds.take_all();
        self.render_counted(counted);
        self.flush().await
    }

    /// The next event; meanwhile, counters that are due are shown.
    async fn next(&mut self) -> Result<Option<Arc<Record>>, ReactionError> {
        loop {
            let counted = tokio::select! {
                biased;
                record = self.stage.drain.next(&mut self.follower) => return record.map_err(failed),
                counted = self.folds.due() => counted,
            };
            self.render_counted(counted);
            self.flush().await?;
        }
    }

    fn render(&mut self, record: &Record) -> Result<(), ReactionError> {
        if self.stage.screen.is_json() {
            let payload = payload_line(record);
            return Ok(Screen::ndjson(&StreamRecord::event(record, &payload), &mut self.lines)?);
        }
        let (counted, aside) = self.folds.fold(record);
        self.render_counted(counted);
        if let Some(aside) = aside {
            if self.lines.is_empty() {
                self.width = Printer::width();
            }
            let at = clock_time(record.delivery.received_at);
            let line = line::event(record, aside, &at, self.width, self.stage.screen.palette());
            self.lines.extend(line.into_bytes());
            self.lines.push(b'\n');
        }
        Ok(())
    }

    fn render_counted(&mut self, counted: Vec<folds::Counted>) {
        if self.stage.screen.is_json() {
            return;
        }
        for counted in counted {
            let at = clock_time(counted.last_at);
            let line = line::counted(&counted, &at, self.stage.screen.palette());
            self.lines.extend(line.into_bytes());
            self.lines.push(b'\n');
        }
    }

    async fn flush(&mut self) -> Result<(), ReactionError> {
        if self.lines.is_empty() {
            return Ok(());
        }
        Ok(self.stage.screen.send(std::mem::take(&mut self.lines)).await?)
    }
}

fn failed(source: JournalError) -> ReactionError {
    ReactionError::Journal { action: "follow the journal", source }
}
