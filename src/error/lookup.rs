use crate::model::{BotPrefix, ExitStatus, Failure, Hint, Seq, Situation, printable};

/// What the journal does not hold.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LookupError {
    /// No event of a bot.
    #[error("the journal has no event of bot `{}`", printable(bot.as_str()))]
    NoBot { bot: BotPrefix },
    /// No event in a place.
    #[error("the journal has no event {seq}")]
    NoEvent { seq: Seq },
    /// No event that meets the conditions.
    #[error("no event matches")]
    NothingMatches,
}

impl Failure for LookupError {
    fn exit_status(&self) -> ExitStatus {
        ExitStatus::NotFound
    }

    fn kind(&self) -> &'static str {
        "not_found"
    }

    fn hint(&self, at: &Situation) -> Option<Hint> {
        let journal = at.journal_flag();
        Some(format!("`meetstream events list{journal}` prints what there is").into())
    }
}
