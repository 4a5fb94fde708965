use super::end::{End, session_of};
use crate::api::Subject;
use crate::cli::OnInterrupt;
use crate::commands::input::{can_ask, says_yes};
use crate::context::Context;
use crate::error::{Error, ExitStatus};
use crate::journal::Journal;
use crate::model::BotId;

/// A signal that came while bots were recorded.
pub(super) struct Interruption<'a> {
    pub(super) signal: ExitStatus,
    pub(super) bots: &'a [BotId],
    pub(super) journal: Journal,
    pub(super) on_interrupt: Option<OnInterrupt>,
    pub(super) ctx: &'a Context,
}

impl Interruption<'_> {
    /// Has the bots leave or stay, as the user decides, and says how to go on.
    pub(super) async fn settle(self) -> Result<End, Error> {
        let mut present = Vec::new();
        for bot in self.bots {
            if self.takes_part(bot).await? {
                present.push(bot);
            }
        }
        let leaves = !present.is_empty() && self.signal == ExitStatus::Interrupted && self.wants_them_to_leave().await;
        if leaves {
            self.remove(&present).await?;
        }
        for bot in self.bots {
            let state = match (leaves, present.contains(&bot)) {
                (true, true) => "was asked to leave",
                (false, true) => "stays in the meeting",
                (_, false) => "has left the meeting",
            };
            self.ctx.printer.note(&format!("bot {bot} {state}; go on with `meetstream record --resume {bot}`"));
        }
        Ok(if leaves { End::Left(self.signal) } else { End::Kept(self.signal) })
    }

    /// Whether a bot has not stopped, as far as is known.
    async fn takes_part(&self, bot: &BotId) -> Result<bool, Error> {
        let session = session_of(bot, &self.journal).await?;
        Ok(session.reason.is_none() && session.deleted_at.is_none())
    }

    async fn wants_them_to_leave(&self) -> bool {
        match self.on_interrupt {
            Some(OnInterrupt::Leave) => true,
            None if can_ask(&self.ctx.printer) => {
                let question = if self.bots.len() == 1 { "Should the bot leave" } else { "Should the bots leave" };
                says_yes(&self.ctx.printer, &format!("{question} the meeting? Ctrl-C quits at once. [y/N]")).await
            }
            Some(OnInterrupt::Keep) | None => false,
        }
    }

    async fn remove(&self, bots: &[&BotId]) -> Result<(), Error> {
        let api = self.ctx.api()?;
        for bot in bots {
            let removed = api.remove_bot(bot).await;
            removed.map_err(|source| {
                Error::call(Subject::Bot((*bot).clone()), format!("have bot `{bot}` leave the meeting"), source)
            })?;
        }
        Ok(())
    }
}
