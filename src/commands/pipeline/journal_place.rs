use super::PipelineOptions;
use crate::context::Context;
use crate::error::Error;
use crate::journal::{Journal, JournalError, ListenerLock, Location};
use crate::model::printable;

/// Journals side by side, the profile's own included: as many pipelines as one user may have at a time.
const JOURNALS: u32 = 32;

/// The place of the one listener of a journal.
#[derive(Debug)]
pub(crate) struct JournalPlace {
    pub(crate) location: Location,
    pub(crate) journal: Journal,
    pub(super) lock: Option<ListenerLock>,
}

impl JournalPlace {
    /// Takes it. Where somebody else has it and the user has named no journal, the first one beside it that is free will
    /// do: what it lacks, the API knows.
    pub(crate) fn take(options: &PipelineOptions, ctx: &Context) -> Result<Self, Error> {
        let taken = match Self::at(&options.journal, ctx)? {
            Ok(place) => return Ok(place),
            Err(taken) => taken,
        };
        if let (Location::File(path), true) = (&options.journal, options.takes_another) {
            for number in 2..=JOURNALS {
                let path = path.with_file_name(format!("journal-{number}.db"));
                if let Ok(place) = Self::at(&Location::File(path.clone()), ctx)? {
                    ctx.printer.note(&format!(
                        "the journal is in use by another listener; this one keeps its events in {}",
                        path.display()
                    ));
                    return Ok(place);
                }
            }
        }
        Err(in_use(taken))
    }

    /// The place at one journal, unless somebody has it.
    fn at(location: &Location, ctx: &Context) -> Result<Result<Self, JournalError>, Error> {
        let journal = ctx.journal_at(location)?;
        if let Some(folder) = journal.exposed_folder() {
            let folder = printable(&folder.display().to_string());
            ctx.printer.warning(&format!(
                "anybody on this machine may replace the journal: its folder {folder} is open to all; `chmod o-w {folder}` closes it"
            ));
        }
        match journal.lock_for_listener() {
            Ok(lock) => Ok(Ok(Self { location: location.clone(), journal, lock })),
            Err(taken @ JournalError::Locked { .. }) => Ok(Err(taken)),
            Err(error) => Err(in_use(error)),
        }
    }
}

fn in_use(source: JournalError) -> Error {
    Error::Journal { action: "use the journal", source }
}
