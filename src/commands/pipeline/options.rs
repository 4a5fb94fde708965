use std::path::{Path, PathBuf};

use super::{PollingOptions, ReceiverOptions, RelayOptions};
use crate::artifact::{OnDeletion, TranscriptOptions};
use crate::cli::PipelineArgs;
use crate::context::Context;
use crate::error::{Error, InputError, InputSource};
use crate::journal::Location;
use crate::model::{ArtifactKind, BotId, EventFilter, Hint, Secret};
use crate::output::Printer;
use crate::reaction::{LiveOptions, StopOptions};
use crate::settings::DEFAULT_ARTIFACTS;

/// Everything decided for one run of a pipeline.
#[derive(Clone, Debug)]
pub(crate) struct PipelineOptions {
    /// `None` receives nothing.
    pub(crate) receiver: Option<ReceiverOptions>,
    /// The secrets that deliveries are signed with, and that sign what is relayed where that is asked for.
    pub(crate) secrets: Vec<Secret>,
    pub(crate) journal: Location,
    /// Whether another journal is taken beside this one while somebody listens with it.
    pub(crate) takes_another: bool,
    /// Bots that are followed from the start: what the journal has of them counts, and is shown first.
    pub(crate) bots: Vec<BotId>,
    /// Where files go, a folder per bot in it.
    pub(crate) folder: PathBuf,
    /// What is fetched when it becomes ready; `None` fetches and writes nothing.
    pub(crate) artifacts: Option<Vec<ArtifactKind>>,
    /// The most bytes of one file; `None` for what is usual.
    pub(crate) max_size: Option<u64>,
    pub(crate) on_deletion: OnDeletion,
    pub(crate) filter: EventFilter,
    pub(crate) stop: StopOptions,
    pub(crate) relay: RelayOptions,
    /// Whom the API is asked about; `None` asks nothing.
    pub(crate) polling: Option<PollingOptions>,
    pub(crate) show: Show,
    /// Whether a person is notified on the desktop when a bot waits for somebody to let it in.
    pub(crate) notifies: bool,
    /// How a transcript is saved.
    pub(crate) transcript: TranscriptOptions,
    /// What is done with what a bot sends while it is in its meeting; `None` treats it as any other event.
    pub(crate) live: Option<LiveOptions>,
}

/// How people are shown what happens. Scripts get records in any case.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Show {
    /// A line for each event and what was done with it, on stdout: it is what was asked for.
    Lines,
    /// The same beside what was asked for, on stderr.
    LinesAside,
    /// A line for each bot, and bars for its files, on the terminal that stderr is.
    Screen,
}

impl Show {
    /// The printer for it.
    pub(super) fn printer(self, printer: &Printer) -> Printer {
        match self {
            Self::Lines => printer.clone(),
            Self::LinesAside | Self::Screen => printer.clone().aside(),
        }
    }
}

impl PipelineOptions {
    /// What is decided where nothing is said on the command line; without a source.
    pub(crate) fn new(ctx: &Context) -> Self {
        let settings = &ctx.settings;
        Self {
            receiver: None,
            secrets: settings.webhook_secrets.value.clone(),
            journal: Location::File(settings.locations.journal()),
            folder: settings.output_dir.value.clone(),
            takes_another: false,
            bots: Vec::new(),
            artifacts: Some(DEFAULT_ARTIFACTS.to_vec()),
            max_size: None,
            on_deletion: OnDeletion::default(),
            filter: EventFilter::default(),
            stop: StopOptions::default(),
            relay: RelayOptions::default(),
            polling: None,
            show: Show::Lines,
            notifies: false,
            transcript: TranscriptOptions::default(),
            live: None,
        }
    }

    /// What the flags say that every such command has.
    pub(crate) fn from_args(args: PipelineArgs, ctx: &Context) -> Self {
        for doubt in args.doubts() {
            ctx.printer.warning(&doubt);
        }
        let PipelineArgs {
            out,
            no_download,
            artifacts,
            max_size,
            on_deletion,
            relay,
            journal,
            ephemeral,
            event,
            conditions,
            until,
            idle,
            notify,
        } = args;
        let defaults = Self::new(ctx);
        Self {
            takes_another: journal.is_none() && !ephemeral,
            journal: match (journal, ephemeral) {
                (_, true) => Location::Memory,
                (Some(path), false) => Location::File(path),
                (None, false) => defaults.journal,
            },
            folder: out.unwrap_or(defaults.folder),
            artifacts: if no_download {
                None
            } else {
                Some(artifacts).filter(|kinds| !kinds.is_empty()).or(defaults.artifacts)
            },
            max_size: max_size.map(|size| size.0),
            on_deletion: on_deletion.into(),
            filter: EventFilter { patterns: event, bots: Vec::new(), conditions },
            stop: StopOptions { until, idle: idle.map(|span| span.0), ..StopOptions::default() },
            relay: RelayOptions::from_args(relay),
            notifies: notify,
            ..defaults
        }
    }

    /// Finds out at the start what would otherwise fail at the end of a meeting.
    pub(super) fn check_folder(&self) -> Result<(), Error> {
        if self.artifacts.is_none() {
            return Ok(());
        }
        // The folder itself is made when the first file is saved.
        let nearest = self.folder.ancestors().find(|folder| folder.exists()).unwrap_or(Path::new("."));
        let nearest = if nearest.as_os_str().is_empty() { Path::new(".") } else { nearest };
        tempfile::tempfile_in(nearest).map(drop).map_err(|source| {
            InputError::File {
                verb: "write to the output folder",
                what: InputSource::File(self.folder.clone()),
                hint: Some(Hint::ways(["use another with --out FOLDER", "fetch nothing with --no-download"])),
                source,
            }
            .into()
        })
    }
}
