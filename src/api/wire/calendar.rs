use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use super::{Fields, View};

/// The answers of `GET /calendar` and of connecting one.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Calendars {
    /// How many there are.
    pub total: Option<u64>,
    /// The account that the calendars are of.
    pub user_email: Option<String>,
    /// Google or Outlook.
    pub platform: Option<String>,
    /// The calendars.
    pub calendars: Vec<Calendar>,
    /// A text for people.
    pub message: Option<String>,
}

/// One calendar.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Calendar {
    /// Its id.
    pub id: Option<String>,
    /// Its name.
    pub summary: Option<String>,
    /// Whether it is the user's first one.
    pub is_primary: Option<bool>,
    /// What may be done with it.
    pub access_role: Option<String>,
    /// Its time zone.
    pub time_zone: Option<String>,
}

/// One page of events.
#[derive(Clone, Debug, Default, Serialize)]
pub struct CalendarEvents {
    /// The page's events.
    pub results: Vec<CalendarEvent>,
    /// Whether there is another page.
    pub has_more: bool,
    /// What to send as `cursor` to get it.
    pub next: Option<String>,
}

/// One event.
#[derive(Clone, Debug, Default, Serialize)]
pub struct CalendarEvent {
    /// Its id.
    pub id: Option<String>,
    /// Its name, from the provider's own record of it.
    #[serde(skip)]
    pub summary: Option<String>,
    /// When it begins.
    pub start_time: Option<Timestamp>,
    /// When it ends.
    pub end_time: Option<Timestamp>,
    /// Where it takes place.
    pub meeting_platform: Option<String>,
    /// The meeting's link. It may hold a passcode.
    pub meeting_url: Option<String>,
    /// The bots that will join.
    pub bots: Vec<Value>,
}

/// A bot that will join a calendar's event; the form is unpublished.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ScheduledBot {
    /// Its id.
    pub bot_id: Option<String>,
    /// Its name in the meeting.
    pub bot_username: Option<String>,
    /// When it joins.
    pub scheduled_join_time: Option<Timestamp>,
    /// Its state.
    pub status: Option<String>,
    /// Which event.
    pub event_id: Option<String>,
}

/// Whether a bot joins every meeting, and which.
#[derive(Clone, Debug, Default, Serialize)]
pub struct AutoJoin {
    /// Whether.
    pub auto_schedule_enabled: Option<bool>,
    /// Which.
    pub default_bot_config: Value,
}

impl View for Calendars {
    fn read(json: &Value) -> Self {
        let fields = Fields::of(json);
        Self {
            total: fields.count(&["total"]),
            user_email: fields.text(&["user_email"]),
            platform: fields.text(&["platform"]),
            calendars: fields.list(&["calendars"]),
            message: fields.text(&["message"]),
        }
    }
}

impl View for Calendar {
    fn read(json: &Value) -> Self {
        let fields = Fields::of(json);
        Self {
            id: fields.text(&["id", "calendar_id"]),
            summary: fields.text(&["summary", "name"]),
            is_primary: fields.truth(&["isPrimary", "primary"]),
            access_role: fields.text(&["accessRole"]),
            time_zone: fields.text(&["timeZone"]),
        }
    }
}

impl View for CalendarEvents {
    fn read(json: &Value) -> Self {
        let fields = Fields::of(json);
        let results = if json.is_array() { Vec::read(json) } else { fields.list(&["results", "events", "data"]) };
        let next = fields.text(&["next", "nextCursor"]).map(cursor_of);
        Self { results, has_more: fields.truth(&["has_more"]).unwrap_or(next.is_some()), next }
    }
}

/// The cursor itself, also where it is the `cursor` of a whole URL of the next page.
pub fn cursor_of(next: String) -> String {
    let url = url::Url::parse(&next).ok();
    let cursor = url.and_then(|url| url.query_pairs().find(|(key, _)| key == "cursor").map(|(_, value)| value.into()));
    cursor.unwrap_or(next)
}

impl View for CalendarEvent {
    fn read(json: &Value) -> Self {
        let fields = Fields::of(json);
        Self {
            id: fields.text(&["id", "event_id"]),
            summary: fields
                .text(&["summary", "title"])
                .or_else(|| fields.fields(&["raw"]).text(&["summary", "subject"])),
            start_time: fields.instant(&["start_time"]),
            end_time: fields.instant(&["end_time"]),
            meeting_platform: fields.text(&["meeting_platform"]),
            meeting_url: fields.text(&["meeting_url"]),
            bots: fields.value(&["bots"]).and_then(Value::as_array).cloned().unwrap_or_default(),
        }
    }
}

impl View for ScheduledBot {
    fn read(json: &Value) -> Self {
        let fields = Fields::of(json);
        Self {
            bot_id: fields.text(&["bot_id", "BotID", "id"]),
            bot_username: fields.text(&["bot_username", "bot_name"]),
            scheduled_join_time: fields.instant(&["scheduled_join_time", "join_at", "scheduled_time"]),
            status: fields.text(&["status"]),
            event_id: fields.text(&["event_id"]),
        }
    }
}

impl View for AutoJoin {
    fn read(json: &Value) -> Self {
        let fields = Fields::of(json);
        Self {
            auto_schedule_enabled: fields.truth(&["auto_schedule_enabled", "enabled"]),
            default_bot_config: fields.value(&["default_bot_config"]).cloned().unwrap_or_default(),
        }
    }
}
