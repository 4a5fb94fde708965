//! Which bot is meant.

use crate::context::Context;
use crate::error::Error;
use crate::model::BotId;

/// From this many characters on, the beginning of an id may stand for it.
const SHORTEST_PREFIX: usize = 8;
/// The length of the service's ids, which are UUIDs: one of that length is whole.
const WHOLE: usize = 36;

/// Completes the beginning of an id from the journal; an id that the journal does not know is taken as it is.
pub(super) async fn resolve(ctx: &Context, given: BotId) -> Result<BotId, Error> {
    if !(SHORTEST_PREFIX..WHOLE).contains(&given.as_str().len()) || !ctx.settings.locations.journal().exists() {
        return Ok(given);
    }
    let found = ctx.journal()?.bots_with_prefix(given.as_str(), 4).await;
    let candidates = found.map_err(|source| Error::Journal { action: "look the bot up", source })?;
    if candidates.contains(&given) {
        return Ok(given);
    }
    match candidates.as_slice() {
        [] => Ok(given),
        [only] => Ok(only.clone()),
        [_, _, ..] => Err(Error::BotAmbiguous { prefix: given, candidates }),
    }
}
