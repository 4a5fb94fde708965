use std::collections::HashSet;

use serde_json::{Value, json};

use super::wire::{BotDetails, BotState, BotsPage, CreatedBot, Deletion};
use super::{Answer, ApiError, Client, Request};
use crate::model::BotId;

/// What the bot should be told during a recording.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RecordingCommand {
    /// Writes silence and black from now on.
    Pause,
    /// Goes on.
    Resume,
}

/// The most pages that a list of bots has; one that is longer does not end.
const MOST_PAGES: usize = 1_000;

/// The bots of the account, a page at a time.
#[derive(Debug)]
pub struct BotPages<'a> {
    client: &'a Client,
    attributes: &'a [(String, String)],
    cursor: Option<String>,
    seen: HashSet<String>,
    has_ended: bool,
}

impl BotPages<'_> {
    /// The next page; `None` after the last.
    ///
    /// # Errors
    /// [`ApiError::Endless`] when a cursor comes a second time, or there are more pages than any list has.
    pub async fn next(&mut self) -> Result<Option<Answer<BotsPage>>, ApiError> {
        if self.has_ended {
            return Ok(None);
        }
        if let Some(cursor) = &self.cursor
            && (!self.seen.insert(cursor.clone()) || self.seen.len() >= MOST_PAGES)
        {
            self.has_ended = true;
            return Err(ApiError::Endless { pages: self.seen.len() + 1 });
        }
        let page = self.client.bots(self.cursor.as_deref(), self.attributes).await?;
        self.cursor = page.view.next_cursor.clone().filter(|_| page.view.has_next_page);
        self.has_ended = self.cursor.is_none();
        Ok(Some(page))
    }

    /// Where the list goes on, if it does.
    pub fn cursor(&self) -> Option<&str> {
        self.cursor.as_deref()
    }
}

impl Client {
    /// The pages of `GET /bots`, the newest bots first as far as the service says; `attributes` filter by
    /// `custom_attributes`.
    pub fn bot_pages<'a>(&'a self, attributes: &'a [(String, String)]) -> BotPages<'a> {
        BotPages { client: self, attributes, cursor: None, seen: HashSet::new(), has_ended: false }
    }

    /// `POST /bots/create_bot`. The key names the request: sent again, the service answers with the first bot.
    pub async fn create_bot(&self, body: Value, idempotency_key: &str) -> Result<Answer<CreatedBot>, ApiError> {
        let request = Request::post(["bots", "create_bot"]).json(body).idempotency_key(idempotency_key);
        self.ask(&request).await
    }

    /// `GET /bots`: one page; `attributes` filter by `custom_attributes`.
    pub async fn bots(
        &self,
        cursor: Option<&str>,
        attributes: &[(String, String)],
    ) -> Result<Answer<BotsPage>, ApiError> {
        let request = Request::get(["bots"]).query_if("cursor", cursor);
        let request = attributes
            .iter()
            .fold(request, |request, (key, value)| request.query(&format!("custom_attr[{key}]"), value.as_str()));
        self.ask(&request).await
    }

    /// `GET /bots/{id}/status`.
    pub async fn bot_status(&self, bot: &BotId) -> Result<Answer<BotState>, ApiError> {
        self.ask(&Request::get(["bots", bot.as_str(), "status"])).await
    }

    /// `GET /bots/{id}/detail`.
    pub async fn bot_details(&self, bot: &BotId) -> Result<Answer<BotDetails>, ApiError> {
        self.ask(&Request::get(["bots", bot.as_str(), "detail"])).await
    }

    /// `GET /bots/{id}/remove_bot`: the bot is asked to leave; its data stay.
    pub async fn remove_bot(&self, bot: &BotId) -> Result<Answer<()>, ApiError> {
        self.ask(&Request::get(["bots", bot.as_str(), "remove_bot"])).await
    }

    /// `DELETE /bots/{id}/delete`: its data are gone for good.
    pub async fn delete_bot(&self, bot: &BotId) -> Result<Answer<Deletion>, ApiError> {
        self.ask(&Request::delete(["bots", bot.as_str(), "delete"])).await
    }

    /// `POST /bots/{id}/send_message`: into the meeting's chat.
    pub async fn send_message(&self, bot: &BotId, message: &str) -> Result<Answer<()>, ApiError> {
        let body = json!({"message": message, "metadata": {"message_type": "text"}});
        self.ask(&Request::post(["bots", bot.as_str(), "send_message"]).json(body)).await
    }

    /// `POST /bots/{id}/send_image`; `seconds` is how long it is shown.
    pub async fn send_image(&self, bot: &BotId, url: &str, seconds: Option<u64>) -> Result<Answer<()>, ApiError> {
        let mut body = json!({"img_url": url, "metadata": {"message_type": "image"}});
        if let (Some(seconds), Some(fields)) = (seconds, body.as_object_mut()) {
            fields.insert("display_duration".to_owned(), seconds.into());
        }
        self.ask(&Request::post(["bots", bot.as_str(), "send_image"]).json(body)).await
    }

    /// `POST /bots/{id}/pause_recording` and `/resume_recording`. Success means that the command was taken.
    pub async fn command_recording(&self, bot: &BotId, command: RecordingCommand) -> Result<Answer<()>, ApiError> {
        let route = match command {
            RecordingCommand::Pause => "pause_recording",
            RecordingCommand::Resume => "resume_recording",
        };
        self.ask(&Request::post(["bots", bot.as_str(), route]).json(json!({}))).await
    }
}
