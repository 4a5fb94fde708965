//! What a command is handed.

use std::path::PathBuf;

use jiff::Timestamp;

use crate::api::{Client, ClientOptions, Tracer};
use crate::artifact::{Archive, ArchiveOptions};
use crate::error::{Error, InputError};
use crate::journal::{self, Journal, JournalError, Journals, Location, Loss};
use crate::model::{BotId, BotRef, Trust, printable};
use crate::output::Printer;
use crate::settings::Settings;

/// How many bots an ambiguous id lists, at most.
const CANDIDATES: u32 = 8;

/// Tells the time; a function so that tests can decide it.
pub(crate) type Clock = fn() -> Timestamp;

/// Settings, output and the ways to the outside, built once by `run`.
#[derive(Clone, Debug)]
pub(crate) struct Context {
    pub(crate) settings: Settings,
    pub(crate) printer: Printer,
    pub(crate) clock: Clock,
    /// What this process has open.
    pub(crate) journals: Journals,
}

impl Context {
    /// A client for the API, with the key if there is one.
    pub(crate) fn api(&self) -> Result<Client, Error> {
        Client::new(self.client_options()?).map_err(|source| Error::api("set up the API client", source))
    }

    /// What the settings say of the client; `-v` traces it.
    ///
    /// # Errors
    /// When certificates are named that cannot be used.
    pub(crate) fn client_options(&self) -> Result<ClientOptions, Error> {
        let printer = self.printer.clone();
        Ok(ClientOptions {
            base: self.settings.api_url.value.clone(),
            key: self.settings.api_key.as_ref().map(|key| key.value.clone()),
            timeout: self.settings.timeout.value,
            trust: self.trust()?,
            tracer: Some(Tracer::new(move |trace| printer.trace(&printable(&trace.to_string())))),
        })
    }

    /// Whom servers must be vouched for by.
    ///
    /// # Errors
    /// When certificates are named that cannot be used.
    pub(crate) fn trust(&self) -> Result<Trust, Error> {
        Ok(self.settings.trust.trust()?)
    }

    /// The bot that the user means: a whole id as it is, the beginning of one that the journal knows, or `@last`.
    pub(crate) async fn bot(&self, bot: &BotRef) -> Result<BotId, Error> {
        // Nothing is known of any bot before there is a journal, and looking one up is no reason to make it.
        match bot {
            BotRef::Id(id) if bot.prefix().is_none() || !self.settings.locations.journal().exists() => Ok(id.clone()),
            BotRef::Id(_) | BotRef::Last => self.bot_in(&self.journal()?, bot).await,
        }
    }

    /// The same by what another journal knows.
    pub(crate) async fn bot_in(&self, journal: &Journal, bot: &BotRef) -> Result<BotId, Error> {
        let failed = |source| Error::Journal { action: "look the bot up in the journal", source };
        let id = match bot {
            BotRef::Last => {
                let last = journal.last_sent_bot().await.map_err(failed)?;
                return last.map(|bot| bot.bot_id).ok_or(Error::Input(InputError::NoLastBot));
            }
            BotRef::Id(id) => id,
        };
        let Some(prefix) = bot.prefix() else { return Ok(id.clone()) };
        let mut known = journal.bots_with_prefix(prefix, CANDIDATES).await.map_err(failed)?;
        match (known.len(), known.contains(id)) {
            (_, true) | (0, false) => Ok(id.clone()),
            (1, false) => Ok(known.remove(0)),
            (_, false) => Err(InputError::AmbiguousBot { prefix: prefix.to_owned(), candidates: known }.into()),
        }
    }

    /// Names what was found in the journals that cannot be read, unless it was named before. Returns how much it was.
    pub(crate) fn name_all_unreadable(&self) -> usize {
        let found = self.journals.take_unreadable();
        self.name_unreadable(&found);
        found.len()
    }

    /// Says what a journal has lost, also when quiet.
    fn tell_loss(&self, loss: &Loss) {
        let Loss { path, acknowledged, left, copy } = loss;
        let lost = format!(
            "events are lost: `{}` has acknowledged {acknowledged}, and holds them up to {left} only",
            path.display()
        );
        let rest = match copy {
            Some(copy) => format!(
                "its files are damaged; copies of them as they were found are `{0}` and `{0}-wal`, and `meetstream events \
                 export --salvage --journal {0}` writes what can be read in them",
                copy.display()
            ),
            None => "its database is gone; if it was moved, end this and move it back".to_owned(),
        };
        self.printer.loud(&format!("warning: {lost}; {rest}"));
    }

    /// Names what cannot be read in a journal.
    pub(crate) fn name_unreadable(&self, found: &[JournalError]) {
        for error in found {
            self.printer.warning(&format!("{}; it was passed over, and stays there", printable(&error.to_string())));
        }
    }

    /// Now.
    pub(crate) fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// The folder of artifacts, and what is needed to fill it.
    pub(crate) fn archive(&self, folder: Option<PathBuf>) -> Result<Archive, Error> {
        let folder = folder.unwrap_or_else(|| self.settings.output_dir.value.clone());
        Ok(Archive::new(ArchiveOptions { api: self.api()?, folder, clock: self.clock }))
    }

    /// The profile's journal, made if need be.
    pub(crate) fn journal(&self) -> Result<Journal, Error> {
        self.journal_at(&Location::File(self.settings.locations.journal()))
    }

    /// The profile's journal if there is one; an empty one that is kept nowhere, where it was not begun yet.
    pub(crate) fn journal_to_read(&self) -> Result<Journal, Error> {
        let path = self.settings.locations.journal();
        self.journal_at(&if journal::has_remains(&path) { Location::File(path) } else { Location::Memory })
    }

    /// The journal at a location, opened on first use and once.
    pub(crate) fn journal_at(&self, location: &Location) -> Result<Journal, Error> {
        let opened = self.journals.open(location);
        for loss in self.journals.take_losses() {
            self.tell_loss(&loss);
        }
        opened.map_err(|source| match location {
            Location::File(path) => Error::OpenJournal { path: path.clone(), source },
            Location::Memory => Error::Journal { action: "open the journal", source },
        })
    }
}
