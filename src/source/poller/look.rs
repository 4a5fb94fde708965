//! One look at a bot: what is asked of the API.

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::Value;

use super::observation::{Observation, observe, unanswered};
use super::pace::Pace;
use crate::api::history::Product;
use crate::api::wire::BotDetails;
use crate::api::{ApiError, Client, Recording};
use crate::model::BotId;

/// What a poller asks of the API.
pub(crate) trait BotSource: Clone + Send + Sync + 'static {
    /// A bot's details, and the answer as it came.
    fn details(&self, bot: &BotId) -> impl Future<Output = Result<(BotDetails, Value), ApiError>> + Send;

    /// Asks for an artifact, to learn whether it is there. What it is, and where, is not looked at.
    fn ask_for(
        &self,
        bot: &BotId,
        product: Product,
        details: &BotDetails,
    ) -> impl Future<Output = Result<(), ApiError>> + Send;
}

impl BotSource for Client {
    async fn details(&self, bot: &BotId) -> Result<(BotDetails, Value), ApiError> {
        let answer = self.bot_details(bot).await?;
        Ok((answer.view, answer.raw))
    }

    async fn ask_for(&self, bot: &BotId, product: Product, details: &BotDetails) -> Result<(), ApiError> {
        match product {
            Product::Audio => self.recording(bot, Recording::Audio).await.map(drop),
            Product::Transcript => self.has_transcript(details.transcript_id.as_deref().unwrap_or_default()).await,
            Product::Video => self.recording(bot, Recording::Video).await.map(drop),
        }
    }
}

/// Looks at a bot: its details, and a request for each artifact of which they do not tell, but for those that are known
/// to be `ready`.
pub(super) async fn look(
    api: &impl BotSource,
    pace: &Arc<Pace>,
    bot: &BotId,
    mut ready: Vec<Product>,
    clock: fn() -> Timestamp,
) -> Result<Observation, ApiError> {
    pace.turn().await;
    let (details, raw) = api.details(bot).await?;
    let unknown = unanswered(&details).into_iter().filter(|product| !ready.contains(product));
    for product in unknown.collect::<Vec<_>>() {
        pace.turn().await;
        match api.ask_for(bot, product, &details).await {
            Ok(()) => ready.push(product),
            Err(error) if error.is_transient() => return Err(error),
            // Not there yet, never there, or not for this key: nothing that an event tells.
            Err(_) => {}
        }
    }
    Ok(observe(bot, &details, &raw, ready, clock()))
}
