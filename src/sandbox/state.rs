//! What every connection and every bot of the sandbox has in common.

use std::collections::HashMap;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use hyper::Method;
use tokio::sync::mpsc;

use super::account::{Account, LeaseRefusal, SignIn};
use super::bot::Bot;
use super::fault::Fault;
use super::options::{Notice, Options};
use super::requests::Requests;
use super::sender::Sender;
use super::store::Store;
use crate::http::AllowedHosts;

/// Work that goes on after a request was answered.
pub(super) type FollowUp = Pin<Box<dyn Future<Output = ()> + Send>>;

/// What every connection and every bot has in common.
pub(super) struct State {
    pub(super) options: Options,
    pub(super) hosts: AllowedHosts,
    pub(super) store: Store,
    pub(super) sender: Sender,
    /// What goes wrong.
    pub(super) faults: Mutex<Vec<Fault>>,
    pub(super) requests: Mutex<Requests>,
    /// In the order of creation.
    pub(super) bots: Mutex<Vec<Bot>>,
    /// What belongs to a key other than bots. Never locked together with `bots`.
    pub(super) accounts: Mutex<HashMap<String, Account>>,
    pub(super) follow_ups: mpsc::Sender<FollowUp>,
}

impl State {
    pub(super) fn with_bots<T>(&self, run: impl FnOnce(&mut Vec<Bot>) -> T) -> T {
        run(&mut self.bots.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What goes wrong at this moment.
    pub(super) fn faults(&self) -> Vec<Fault> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn set_faults(&self, faults: Vec<Fault>) {
        *self.faults.lock().unwrap_or_else(PoisonError::into_inner) = faults;
    }

    pub(super) fn with_requests<T>(&self, run: impl FnOnce(&mut Requests) -> T) -> T {
        run(&mut self.requests.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn with_account<T>(&self, key: &str, run: impl FnOnce(&mut Account) -> T) -> T {
        run(self.accounts.lock().unwrap_or_else(PoisonError::into_inner).entry(key.to_owned()).or_default())
    }

    pub(super) fn with_bot<T>(&self, id: &str, run: impl FnOnce(&mut Bot) -> T) -> Option<T> {
        self.with_bots(|bots| bots.iter_mut().find(|bot| bot.id == id).map(run))
    }

    /// Counts a call of the API.
    pub(super) fn count(&self, method: &Method, path: &str) {
        let has = |bot: &&Bot, id: &str| bot.runs.iter().any(|run| run.transcript_id == id);
        let bot_of = |id: &str| self.with_bots(|bots| bots.iter().find(|bot| has(bot, id)).map(|bot| bot.id.clone()));
        self.with_requests(|requests| requests.count(method, path, bot_of));
    }

    /// Erases a bot and everything it recorded. The calendar's event that it was for is free again.
    pub(super) fn forget(&self, id: &str) {
        let gone = self.with_bots(|bots| {
            let at = bots.iter().position(|bot| bot.id == id)?;
            Some(bots.remove(at))
        });
        if let Some(bot) = gone {
            self.with_account(&bot.owner, |account| {
                account.calendars.schedules.retain(|kept| kept.bot_id != id);
                account.release(id);
            });
        }
    }

    /// Signs a bot in, if it asked for that.
    pub(super) fn sign_in(&self, owner: &str, bot_id: &str, asked: Option<&SignIn>) -> Result<(), LeaseRefusal> {
        asked.map_or(Ok(()), |asked| self.with_account(owner, |account| account.lease(asked, bot_id)))
    }

    /// Signs a bot out; its account is free for another.
    pub(super) fn sign_out(&self, bot_id: &str) {
        if let Some(owner) = self.with_bot(bot_id, |bot| bot.owner.clone()) {
            self.with_account(&owner, |account| account.release(bot_id));
        }
    }

    pub(super) fn link(&self, bot_id: &str, file: &str, lifetime: Duration) -> String {
        self.store.link(bot_id, file, (self.options.clock)(), lifetime)
    }

    pub(super) fn tell(&self, notice: Notice) {
        if let Some(notices) = &self.options.notices {
            drop(notices.try_send(notice));
        }
    }

    pub(super) async fn start(&self, follow_up: FollowUp) {
        drop(self.follow_ups.send(follow_up).await);
    }
}
