//! Sends bots so that a run that is killed and started again sends no second ones.

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::job::NewBot;
use crate::commands::create;
use crate::commands::pipeline::JournalPlace;
use crate::context::Context;
use crate::error::Error;
use crate::journal::{Journal, JournalError, KeptCreate, Location, has_listener};
use crate::model::BotId;
use crate::output::Format;

/// The calls of one run, kept in a journal from before they are sent until the run has come to its end.
pub(super) struct Sending<'a> {
    ctx: &'a Context,
    /// Where calls are kept; `None` where nothing is.
    kept_in: Option<Journal>,
    run: String,
    /// The journal that this run has to itself.
    own: Location,
    own_journal: Journal,
}

/// A call that is kept.
pub(super) struct Call {
    key: String,
    /// The bot, where the call was answered before.
    pub(super) bot_id: Option<BotId>,
    body: Value,
}

impl<'a> Sending<'a> {
    /// Begins a run. Its calls are kept in the profile's journal, whichever one it has to itself: a later run may have
    /// another. With one that the user has named, or none on disk, the profile's has nothing to do.
    pub(super) fn begin(place: &JournalPlace, is_named: bool, ctx: &'a Context) -> Result<Self, Error> {
        let (own_journal, own) = (place.journal.clone(), place.location.clone());
        let kept_in = match (&own, is_named) {
            (Location::Memory, _) => None,
            (Location::File(_), true) => Some(own_journal.clone()),
            (Location::File(_), false) => Some(ctx.journal()?),
        };
        let run = uuid::Uuid::new_v4().hyphenated().to_string();
        Ok(Self { ctx, kept_in, run, own, own_journal })
    }

    /// Keeps the call for a bot, or finds the one that a killed run of the same command has kept.
    pub(super) async fn keep(&self, bot: NewBot) -> Result<Call, Error> {
        let NewBot { body, join_at, idempotency_key } = bot;
        let digest = digest(&body, join_at.as_deref(), self.ctx);
        let kept = match idempotency_key {
            Some(key) => self.fresh(key, digest),
            None => self.found_or_new(digest).await?,
        };
        if let Some(bot) = &kept.bot_id {
            self.ctx.printer.note(&format!("going on with bot {bot}, which the same command has sent before"));
        }
        Ok(Call { key: kept.key, bot_id: kept.bot_id, body })
    }

    /// Sends a bot whose webhooks go to `callback_url`.
    pub(super) async fn send(&self, call: Call, callback_url: Option<&str>) -> Result<BotId, Error> {
        let Call { key, mut body, .. } = call;
        if let (Some(url), Some(fields)) = (callback_url, body.as_object_mut()) {
            fields.insert("callback_url".to_owned(), json!(url));
        }
        let sent = create::send(body, &key, self.ctx).await?;
        if let Some(journal) = &self.kept_in {
            journal.created(&key, &sent.bot_id).await.map_err(failed)?;
        }
        create::remember(&sent, &self.own_journal, self.ctx).await?;
        if self.ctx.printer.format() == Format::Human {
            let verb = if sent.replayed { "this call had sent" } else { "sent" };
            self.ctx.printer.note(&format!("{verb} bot {}", sent.bot_id));
        }
        Ok(sent.bot_id)
    }

    /// Forgets the calls: started again, the same command means another meeting.
    pub(super) async fn forget(&self) -> Result<(), Error> {
        match &self.kept_in {
            Some(journal) => journal.forget_creates(&self.run).await.map_err(failed),
            None => Ok(()),
        }
    }

    /// Takes over the call of a run that is no more, or keeps a new one.
    async fn found_or_new(&self, digest: String) -> Result<KeptCreate, Error> {
        let new = self.fresh(uuid::Uuid::new_v4().hyphenated().to_string(), digest);
        let Some(journal) = &self.kept_in else { return Ok(new) };
        let now = self.ctx.now();
        for old in journal.kept_creates(&new.digest, now).await.map_err(failed)? {
            if old.run != self.run && self.is_abandoned(&old) {
                let own = KeptCreate { run: new.run.clone(), journal: new.journal.clone(), ..old.clone() };
                if journal.take_over_create(old, own.clone()).await.map_err(failed)? {
                    return Ok(own);
                }
            }
        }
        journal.keep_create(new.clone(), now).await.map_err(failed)?;
        Ok(new)
    }

    fn fresh(&self, key: String, digest: String) -> KeptCreate {
        KeptCreate { key, digest, run: self.run.clone(), journal: name(&self.own), bot_id: None }
    }

    /// Whether nobody has the journal any more that the run of a call had to itself.
    fn is_abandoned(&self, call: &KeptCreate) -> bool {
        call.journal == name(&self.own) || !has_listener(call.journal.as_ref())
    }
}

fn name(location: &Location) -> String {
    match location {
        Location::File(path) => std::path::absolute(path).unwrap_or_else(|_| path.clone()).display().to_string(),
        Location::Memory => String::new(),
    }
}

fn failed(source: JournalError) -> Error {
    Error::Journal { action: "keep the call that creates the bot", source }
}

/// Tells calls of one account with one body.
fn digest(body: &Value, join_at: Option<&str>, ctx: &Context) -> String {
    let mut body = body.clone();
    if let (Some(join_at), Some(fields)) = (join_at, body.as_object_mut()) {
        fields.insert("join_at".to_owned(), json!(join_at));
    }
    let key = ctx.settings.api_key.as_ref().map_or("", |key| key.value.reveal());
    let mut hash = Sha256::new();
    for part in [ctx.settings.api_url.value.as_url().as_str(), key, &body.to_string()] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hex::encode(hash.finalize())
}
