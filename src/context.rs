//! What a command is handed.

use jiff::Timestamp;

use crate::error::Error;
use crate::journal::{Journal, Location};
use crate::output::Printer;
use crate::settings::Settings;

/// Tells the time; a function so that tests can decide it.
pub(crate) type Clock = fn() -> Timestamp;

/// Settings, output and the ways to the outside, built once by `run`.
#[derive(Clone, Debug)]
pub(crate) struct Context {
    pub(crate) settings: Settings,
    pub(crate) printer: Printer,
    pub(crate) clock: Clock,
}

impl Context {
    /// Opens the profile's journal, making it if need be.
    pub(crate) fn journal(&self) -> Result<Journal, Error> {
        let location = Location::File(self.settings.locations.journal());
        Journal::open(&location).map_err(|source| Error::Journal { action: "open the journal", source })
    }
}
