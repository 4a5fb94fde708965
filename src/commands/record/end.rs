use crate::error::{Error, ExitStatus};
use crate::journal::Journal;
use crate::model::{BotId, Seq, Session};

/// Why a recording goes no further.
#[derive(Clone, Copy)]
pub(super) enum End {
    /// A second signal has come.
    AtOnce(ExitStatus),
    /// A signal has come, and the bots stay.
    Kept(ExitStatus),
    /// The bots were told to leave.
    Left(ExitStatus),
    /// The end was reached that was waited for.
    Reached(ExitStatus),
}

impl End {
    pub(super) fn status(self) -> ExitStatus {
        match self {
            Self::AtOnce(status) | Self::Kept(status) | Self::Left(status) | Self::Reached(status) => status,
        }
    }

    /// Whether what was waited for has come, and not only an end of waiting.
    pub(super) fn is_reached(self) -> bool {
        match self {
            Self::Reached(status) => status != ExitStatus::NotReady,
            Self::AtOnce(_) | Self::Kept(_) | Self::Left(_) => false,
        }
    }
}

/// What a journal knows of a bot.
pub(crate) async fn session_of(bot: &BotId, journal: &Journal) -> Result<Session, Error> {
    let mut session = Session::default();
    let records = journal.session_events(bot, Seq(i64::MAX)).await;
    for record in records.map_err(|source| Error::Journal { action: "read the session back", source })? {
        session.apply(&record);
    }
    Ok(session)
}
