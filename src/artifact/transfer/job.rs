use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::bounds::SizeLimit;
use super::link::LinkSource;
use super::local_file::LocalFile;
use crate::artifact::options::Existing;
use crate::artifact::{Progress, Step, Update};
use crate::model::{ArtifactKind, BotId};

/// One file to download.
#[derive(Clone)]
pub(in crate::artifact) struct Job {
    pub(in crate::artifact) identity: Identity,
    pub(in crate::artifact) links: LinkSource,
    /// Where the file goes; it exists.
    pub(in crate::artifact) folder: PathBuf,
    pub(in crate::artifact) name: Name,
    /// The file that is there already, as the manifest knows it.
    pub(in crate::artifact) known: Option<LocalFile>,
    /// Whether an earlier run may have left a part of it.
    pub(in crate::artifact) is_begun: bool,
    pub(in crate::artifact) options: TransferOptions,
    pub(in crate::artifact) progress: FileProgress,
}

/// Which artifact a file belongs to, and which of several.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(in crate::artifact) struct Identity {
    pub(in crate::artifact) bot_id: BotId,
    pub(in crate::artifact) kind: ArtifactKind,
    /// The file's name below the bot's folder, such as a segment's.
    pub(in crate::artifact) name: String,
}

/// How a file is called.
#[derive(Clone, Debug)]
pub(in crate::artifact) enum Name {
    /// Like this.
    Exact(String),
    /// Like this, with the extension that suits the content.
    Stem(String),
}

/// How files are downloaded.
#[derive(Clone, Copy, Debug)]
pub(in crate::artifact) struct TransferOptions {
    pub(in crate::artifact) existing: Existing,
    /// Attempts in a row that may bring nothing.
    pub(in crate::artifact) retries: u32,
    /// The same for attempts at a store that sends too slowly.
    pub(in crate::artifact) slow_retries: u32,
    pub(in crate::artifact) limit: SizeLimit,
}

/// Who is told about one file.
#[derive(Clone)]
pub(in crate::artifact) struct FileProgress {
    pub(in crate::artifact) sink: Progress,
    pub(in crate::artifact) identity: Identity,
}

impl Job {
    /// Where the file lies while it is not whole.
    pub(super) fn partial_path(&self) -> PathBuf {
        let (Name::Exact(name) | Name::Stem(name)) = &self.name;
        self.folder.join(format!("{name}.partial"))
    }
}

impl FileProgress {
    pub(in crate::artifact) fn tell(&self, step: Step<'_>) {
        let Identity { bot_id, kind, name } = &self.identity;
        self.sink.tell(&Update { bot: bot_id, kind: *kind, name, step });
    }
}
