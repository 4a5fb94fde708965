//! What became of a bot while nobody looked.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::cadence::Phase;
use super::error::PollerError;
use super::look::look;
use super::observation::deletion;
use super::pace::Pace;
use crate::api::Client;
use crate::journal::{Journal, JournalError, OpenSession};
use crate::model::{BotId, Record};

/// How long a bot that was sent from here, and of which nothing was heard, is asked about: it may be scheduled.
const SENT_WITHIN: Duration = Duration::from_hours(7 * 24);
/// How long a bot that has just been created may be unknown to the API.
const NEWBORN: Duration = Duration::from_mins(1);

/// What one look at a bot has brought.
#[derive(Debug)]
pub(crate) struct CaughtUp {
    /// The events that the journal did not have.
    pub(crate) new: Vec<Record>,
    /// Whether there is more to come of the session.
    pub(crate) is_open: bool,
}

/// Why the API does not have a bot.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Absence {
    /// It was there, and its data are gone.
    Deleted,
    /// It has just been created.
    NotYet,
    /// It is none of this account, as far as anybody knows.
    Unknown,
}

/// The way through the bots of which there is more to know: those that were sent from here lately and of which nothing was
/// heard, and those whose session goes on, the newest first and some at a time. At the end it begins again.
#[derive(Debug, Default)]
pub(crate) struct Unfinished {
    after: Option<OpenSession>,
}

impl Unfinished {
    /// The next ones, at most `limit` of either kind.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub(crate) async fn next(
        &mut self,
        journal: &Journal,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<BotId>, JournalError> {
        let mut bots = Vec::new();
        if self.after.is_none() {
            bots = journal.unheard_bots(now.checked_sub(SENT_WITHIN).unwrap_or(Timestamp::MIN), limit).await?;
        }
        let open = journal.open_sessions(self.after.take(), limit).await?;
        self.after = open.next;
        bots.extend(open.sessions.into_iter().map(|session| session.bot_id));
        Ok(bots)
    }

    /// Whether the next ones are the first again.
    pub(crate) fn begins_again(&self) -> bool {
        self.after.is_none()
    }
}

/// Looks at a bot once, and appends what the journal does not have.
///
/// # Errors
/// When the API does not tell of the bot, or the journal cannot be written.
pub(crate) async fn catch_up(
    api: &Client,
    journal: &Journal,
    bot: &BotId,
    clock: fn() -> Timestamp,
) -> Result<CaughtUp, PollerError> {
    let pace = Arc::new(Pace::new(Duration::ZERO));
    let (deliveries, phase) = match look(api, &pace, bot, Vec::new(), clock).await {
        Ok(seen) => (seen.deliveries, seen.phase),
        Err(error) if error.is_not_found() => match absence(journal, bot, false, clock()).await {
            Absence::Deleted => (deletion(bot, clock()).into_iter().collect(), Phase::Deleted),
            Absence::NotYet | Absence::Unknown => return Err(PollerError::Bot { bot: bot.clone(), source: error }),
        },
        Err(source) => return Err(PollerError::Bot { bot: bot.clone(), source }),
    };
    let new = journal.append_polled(deliveries).await.map_err(PollerError::Journal)?;
    Ok(CaughtUp { new, is_open: !matches!(phase, Phase::Settled | Phase::Over | Phase::Deleted) })
}

/// Why the API does not have a bot. That of a simulation was never there, and another account's key, or the address of
/// another service, knows none: so only what the API has told of before counts as deleted, and what was sent from here and
/// heard of.
pub(super) async fn absence(journal: &Journal, bot: &BotId, was_seen: bool, now: Timestamp) -> Absence {
    let was_polled = journal.was_polled(bot).await.unwrap_or_default();
    if was_seen || was_polled == Some(true) {
        return Absence::Deleted;
    }
    match journal.sent_bot(bot).await {
        Ok(Some(sent)) if now.duration_since(sent.created_at).unsigned_abs() < NEWBORN => Absence::NotYet,
        Ok(Some(_)) if was_polled.is_some() => Absence::Deleted,
        Ok(_) | Err(_) => Absence::Unknown,
    }
}
