//! Shows events as they come: a line each for people, a record each for scripts.

mod folds;
mod line;

use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Stage;
use crate::error::Error;
use crate::journal::{Follower, JournalError, Start};
use crate::model::Record;
use crate::output::record::{StreamRecord, payload_line};
use folds::Folds;

/// The reaction that shows. It begins at the tail of the journal.
#[derive(Debug)]
pub(crate) struct Terminal {
    stage: Stage,
    follower: Follower,
    folds: Folds,
    zone: TimeZone,
}

impl Terminal {
    /// Takes its place in the journal.
    pub(crate) async fn start(stage: Stage) -> Result<Self, Error> {
        let follower = stage.journal.follow("terminal", Start::Tail).await.map_err(failed)?;
        Ok(Self { stage, follower, folds: Folds::default(), zone: TimeZone::system() })
    }

    /// Shows until the end.
    pub(crate) async fn run(mut self) -> Result<(), Error> {
        while let Some(record) = self.next().await? {
            if !self.stage.filter.passes(&record.delivery.event) {
                continue;
            }
            if self.stage.screen.is_json() {
                let payload = payload_line(&record);
                self.stage.screen.show(&StreamRecord::event(&record, &payload), |_| String::new()).await?;
            } else {
                self.show_line(&record).await?;
            }
            if self.stage.ending.saw(&record) {
                break;
            }
        }
        let counted = self.folds.take_all();
        self.show_counted(counted).await
    }

    /// The next event; meanwhile, counters that are due are shown.
    async fn next(&mut self) -> Result<Option<Arc<Record>>, Error> {
        loop {
            let counted = tokio::select! {
                biased;
                record = self.stage.drain.next(&mut self.follower) => return record.map_err(failed),
                counted = self.folds.due() => counted,
            };
            self.show_counted(counted).await?;
        }
    }

    async fn show_line(&mut self, record: &Record) -> Result<(), Error> {
        let (counted, folded) = self.folds.fold(record);
        self.show_counted(counted).await?;
        let Some(folded) = folded else { return Ok(()) };
        let at = self.clock_time(record.delivery.received_at);
        self.stage.screen.line_for_people(|palette| line::event(record, &folded, &at, palette)).await
    }

    async fn show_counted(&self, counted: Vec<folds::Counted>) -> Result<(), Error> {
        for counted in counted {
            let at = self.clock_time(counted.last_at);
            self.stage.screen.line_for_people(|palette| line::counted(&counted, &at, palette)).await?;
        }
        Ok(())
    }

    fn clock_time(&self, at: Timestamp) -> String {
        self.zone.to_datetime(at).strftime("%H:%M:%S").to_string()
    }
}

fn failed(source: JournalError) -> Error {
    Error::Journal { action: "follow the journal", source }
}
