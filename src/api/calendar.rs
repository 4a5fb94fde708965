use reqwest::Method;
use serde_json::{Value, json};

use super::wire::{CalendarEvents, Calendars, View};
use super::{Answer, ApiError, Client, Reply, Request};
use crate::model::{BotId, ResourceId, Secret};

/// The provider whose calendar is connected.
pub enum CalendarAccess {
    /// Google, with an OAuth client of the user's own.
    Google {
        /// The OAuth client.
        client_id: String,
        /// Its secret.
        client_secret: Secret,
        /// What the user's consent gave.
        refresh_token: Secret,
    },
    /// Outlook, with an OAuth client of the user's own.
    Outlook {
        /// The OAuth client.
        client_id: String,
        /// Its secret.
        client_secret: Secret,
        /// What the user's consent gave.
        refresh_token: Secret,
        /// Whether to take the place of an account that is connected already.
        replace: bool,
    },
}

/// Which events to list. Absent fields do not narrow the list.
#[derive(Clone, Debug, Default)]
pub struct EventQuery {
    /// One calendar.
    pub calendar_id: Option<String>,
    /// Where the last page ended.
    pub cursor: Option<String>,
    /// From then on, RFC 3339.
    pub from: Option<String>,
    /// How many a page has.
    pub limit: Option<u32>,
    /// Only what the service has stored, without asking the provider.
    pub stored_only: bool,
    /// Until then, RFC 3339.
    pub until: Option<String>,
}

impl Client {
    /// `POST /calendar/create_calendar` and `create_outlook_calendar`.
    pub async fn connect_calendar(&self, access: &CalendarAccess) -> Result<Answer<Calendars>, ApiError> {
        let request = match access {
            CalendarAccess::Google { client_id, client_secret, refresh_token } => {
                Request::post(["calendar", "create_calendar"]).json(json!({
                    "google_client_id": client_id,
                    "google_client_secret": client_secret.reveal(),
                    "google_refresh_token": refresh_token.reveal(),
                }))
            }
            CalendarAccess::Outlook { client_id, client_secret, refresh_token, replace } => {
                Request::post(["calendar", "create_outlook_calendar"]).json(json!({
                    "microsoft_client_id": client_id,
                    "microsoft_client_secret": client_secret.reveal(),
                    "microsoft_refresh_token": refresh_token.reveal(),
                    "replace": replace,
                }))
            }
        };
        self.ask(&request).await
    }

    /// `GET /calendar`.
    pub async fn calendars(&self) -> Result<Answer<Calendars>, ApiError> {
        self.ask(&Request::get(["calendar"])).await
    }

    /// `GET /calendar/events`, which asks the provider first, or `/calendar/get_events`, which does not. One page.
    pub async fn calendar_events(&self, query: &EventQuery) -> Result<Answer<CalendarEvents>, ApiError> {
        let route = if query.stored_only { "get_events" } else { "events" };
        let request = Request::get(["calendar", route])
            .query_if("calendar_id", query.calendar_id.clone())
            .query_if("time_min", query.from.clone())
            .query_if("time_max", query.until.clone())
            .query_if("limit", query.limit.map(|limit| limit.to_string()))
            .query_if("cursor", query.cursor.clone());
        self.ask(&request).await
    }

    /// `POST /calendar/schedule/{event_id}`: a bot joins this event. 409 when one does already.
    pub async fn schedule_event(&self, event: &ResourceId, body: Value) -> Result<Answer<()>, ApiError> {
        self.ask(&Request::post(["calendar", "schedule", event.as_str()]).json(body)).await
    }

    /// `DELETE /calendar/schedule/{event_id}`: no bot joins this event; with `all`, nor its other occurrences, or only
    /// those `from` a day on.
    pub async fn unschedule_event(
        &self,
        event: &ResourceId,
        all: bool,
        from: Option<&str>,
    ) -> Result<Answer<()>, ApiError> {
        let request = Request::delete(["calendar", "schedule", event.as_str()])
            .query_if("cancel_all_occurrences", all.then_some("true"))
            .query_if("from_date", from);
        self.ask(&request).await
    }

    /// `GET /calendar/scheduled_bots`; its form is unpublished.
    pub async fn scheduled_bots(&self) -> Result<Answer<Vec<super::wire::ScheduledBot>>, ApiError> {
        self.ask(&Request::get(["calendar", "scheduled_bots"])).await
    }

    /// `PATCH /calendar/scheduled_bots/{bot_id}`.
    pub async fn reschedule_bot(&self, bot: &BotId, body: Value) -> Result<Answer<()>, ApiError> {
        self.ask(&Request::patch(["calendar", "scheduled_bots", bot.as_str()]).json(body)).await
    }

    /// `DELETE /calendar/scheduled_bots/{bot_id}`: only a bot that has not joined yet.
    pub async fn cancel_scheduled_bot(&self, bot: &BotId) -> Result<Answer<()>, ApiError> {
        self.ask(&Request::delete(["calendar", "scheduled_bots", bot.as_str()])).await
    }

    /// `POST /calendar/auto-schedule/enable`: a bot joins every meeting, as `default_bot_config` says.
    pub async fn enable_auto_join(&self, default_bot_config: Value) -> Result<Answer<()>, ApiError> {
        let body = json!({"default_bot_config": default_bot_config});
        self.ask(&Request::post(["calendar", "auto-schedule", "enable"]).json(body)).await
    }

    /// `POST /calendar/auto-schedule/disable`: bots that are scheduled already stay.
    pub async fn disable_auto_join(&self) -> Result<Answer<()>, ApiError> {
        self.ask(&Request::post(["calendar", "auto-schedule", "disable"]).json(json!({}))).await
    }

    /// `GET /calendar/auto-schedule/settings`.
    pub async fn auto_join(&self) -> Result<Answer<super::wire::AutoJoin>, ApiError> {
        self.ask(&Request::get(["calendar", "auto-schedule", "settings"])).await
    }

    /// `POST /calendar/toggle-recurrence`: whether every occurrence of a series gets a bot.
    pub async fn set_recurrence(&self, event: &ResourceId, enabled: bool) -> Result<Answer<()>, ApiError> {
        let body = json!({"event_id": event.as_str(), "recurring_enabled": enabled});
        self.ask(&Request::post(["calendar", "toggle-recurrence"]).json(body)).await
    }

    /// `POST /calendar/disconnect`, or `DELETE` where the service knows that verb only.
    pub async fn disconnect_calendar(&self, body: Value) -> Result<Answer<()>, ApiError> {
        let request = Request::post(["calendar", "disconnect"]).json(body);
        let other = request.clone().with_method(Method::DELETE);
        self.ask_either(&request, &other).await
    }

    /// Makes the first call, and the second where the service does not know the first one's verb or route.
    pub(super) async fn ask_either<T: View>(&self, first: &Request, second: &Request) -> Result<Answer<T>, ApiError> {
        let reply: Result<Reply, ApiError> = self.send(first).await;
        match reply {
            Err(error) if matches!(error.status(), Some(404 | 405)) => match self.ask(second).await {
                // The service knows neither verb: its answer to the usual one explains more.
                Err(later) if later.status() == Some(405) => Err(error),
                result => result,
            },
            result => result?.read(),
        }
    }
}
