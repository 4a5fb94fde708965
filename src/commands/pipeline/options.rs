use std::path::{Path, PathBuf};

use super::{PollingOptions, ReceiverOptions, RelayOptions};
use crate::artifact::{OnDeletion, TranscriptOptions};
use crate::cli::PipelineArgs;
use crate::context::Context;
use crate::error::{Error, InputError, InputSource};
use crate::journal::Location;
use crate::model::{ArtifactKind, EventFilter, Secret};
use crate::reaction::StopOptions;

/// Everything decided for one run of a pipeline.
#[derive(Clone, Debug)]
pub(crate) struct PipelineOptions {
    /// `None` receives nothing.
    pub(crate) receiver: Option<ReceiverOptions>,
    /// The secrets that deliveries are signed with, and that sign what is relayed where that is asked for.
    pub(crate) secrets: Vec<Secret>,
    pub(crate) journal: Location,
    /// Where files go, a folder per bot in it.
    pub(crate) folder: PathBuf,
    /// What is fetched when it becomes ready; `None` fetches and writes nothing.
    pub(crate) artifacts: Option<Vec<ArtifactKind>>,
    pub(crate) on_deletion: OnDeletion,
    pub(crate) filter: EventFilter,
    pub(crate) stop: StopOptions,
    pub(crate) relay: RelayOptions,
    /// Whom the API is asked about; `None` asks nothing.
    pub(crate) polling: Option<PollingOptions>,
    /// How a transcript is saved.
    pub(crate) transcript: TranscriptOptions,
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
            artifacts: Some(vec![ArtifactKind::Audio, ArtifactKind::Video, ArtifactKind::Transcript]),
            on_deletion: OnDeletion::default(),
            filter: EventFilter::default(),
            stop: StopOptions::default(),
            relay: RelayOptions::default(),
            polling: None,
            transcript: TranscriptOptions::default(),
        }
    }

    /// What the flags say that every such command has.
    pub(crate) fn from_args(args: PipelineArgs, ctx: &Context) -> Self {
        let PipelineArgs { out, no_download, artifacts, on_deletion, relay, journal, ephemeral, event, until, idle } =
            args;
        let defaults = Self::new(ctx);
        Self {
            journal: match (journal, ephemeral) {
                (_, true) => Location::Memory,
                (Some(path), false) => Location::File(path),
                (None, false) => defaults.journal,
            },
            folder: out.unwrap_or(defaults.folder),
            artifacts: (!no_download).then_some(artifacts),
            on_deletion: on_deletion.into(),
            filter: EventFilter { patterns: event, bots: Vec::new() },
            stop: StopOptions { until, idle: idle.map(|span| span.0), ..StopOptions::default() },
            relay: RelayOptions::from_args(relay),
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
                hint: Some("use another with --out FOLDER, or none with --no-download"),
                source,
            }
            .into()
        })
    }
}
