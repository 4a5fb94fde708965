//! What a command is handed.

use std::path::PathBuf;

use jiff::Timestamp;

use crate::api::{Client, ClientOptions, Tracer};
use crate::artifact::{Archive, ArchiveOptions};
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
    /// A client for the API, with the key if there is one.
    pub(crate) fn api(&self) -> Result<Client, Error> {
        let printer = self.printer.clone();
        Client::new(ClientOptions {
            base: self.settings.api_url.value.clone(),
            key: self.settings.api_key.as_ref().map(|key| key.value.clone()),
            timeout: self.settings.timeout.value,
            tracer: Some(Tracer::new(move |trace| printer.trace(&trace.to_string()))),
        })
        .map_err(|source| Error::Api { action: "set up the API client".to_owned(), source })
    }

    /// The folder of artifacts, and what is needed to fill it.
    pub(crate) fn archive(&self, folder: Option<PathBuf>) -> Result<Archive, Error> {
        let folder = folder.unwrap_or_else(|| self.settings.output_dir.value.clone());
        Archive::new(ArchiveOptions { api: self.api()?, folder, clock: self.clock }).map_err(Error::Artifact)
    }

    /// Opens the profile's journal, making it if need be.
    pub(crate) fn journal(&self) -> Result<Journal, Error> {
        let location = Location::File(self.settings.locations.journal());
        Journal::open(&location).map_err(|source| Error::Journal { action: "open the journal", source })
    }
}
