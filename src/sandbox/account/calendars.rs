//! The calendars that a key has connected, their events, and the bots that will join them. Each calendar comes with the
//! same few events, so that there is something to schedule.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};

/// The calendars of one key.
#[derive(Debug, Default)]
pub(crate) struct Calendars {
    pub(crate) connections: Vec<Connection>,
    /// In the order of their beginning.
    pub(crate) events: Vec<Event>,
    pub(crate) schedules: Vec<Schedule>,
    /// What auto-join sends, once it was ever turned on.
    pub(crate) default_bot_config: Value,
    pub(crate) auto_schedule_enabled: bool,
}

/// A calendar's owner, as the calendar's provider knows them.
#[derive(Debug)]
pub(crate) struct Connection {
    pub(crate) provider: &'static str,
    pub(crate) account_id: String,
    pub(crate) calendar_id: String,
    pub(crate) email: String,
}

/// One event, or one occurrence of a series.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    pub(crate) id: String,
    pub(crate) calendar_id: String,
    pub(crate) platform: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) meeting_platform: Option<&'static str>,
    pub(crate) meeting_url: Option<&'static str>,
    pub(crate) start: Timestamp,
    pub(crate) end: Timestamp,
    /// What the occurrences of a series have in common.
    pub(crate) series: Option<String>,
    pub(crate) recurring_enabled: bool,
    pub(crate) created_at: Timestamp,
}

/// What every new calendar holds: id, name, minutes from now, platform and link, whether it is of the weekly series.
type Seed = (&'static str, &'static str, i64, Option<(&'static str, &'static str)>, bool);

const WEEK: i64 = 7 * 24 * 60;
const SYNC: Option<(&str, &str)> = Some(("google_meet", "https://meet.google.com/wky-sync-aaa"));
const ZOOM: Option<(&str, &str)> = Some(("zoom", "https://zoom.us/j/1234567890?pwd=sandbox"));
const TEAMS: Option<(&str, &str)> = Some(("teams", "https://teams.microsoft.com/l/meetup-join/19%3asandbox/0"));
const SEEDS: [Seed; 6] = [
    ("weekly-sync-1", "Weekly sync", 90, SYNC, true),
    ("design-review", "Design review", 210, ZOOM, false),
    ("customer-call", "Customer call", 36 * 60, TEAMS, false),
    ("lunch", "Lunch", 60 * 60, None, false),
    ("weekly-sync-2", "Weekly sync", 90 + WEEK, SYNC, true),
    ("weekly-sync-3", "Weekly sync", 90 + 2 * WEEK, SYNC, true),
];

/// A bot for an event.
#[derive(Clone, Debug)]
pub(crate) struct Schedule {
    pub(crate) id: String,
    pub(crate) event_id: String,
    pub(crate) bot_id: String,
    pub(crate) group: Option<String>,
    pub(crate) join_at: Timestamp,
    pub(crate) config: Map<String, Value>,
}

impl Event {
    fn new(seed: &Seed, connection: &Connection, now: Timestamp) -> Self {
        let (id, summary, minutes, meeting, recurs) = *seed;
        let now = now.round(jiff::Unit::Second).unwrap_or(now);
        let start = now.saturating_add(SignedDuration::from_mins(minutes)).unwrap_or(now);
        Self {
            id: format!("{}-{id}", connection.account_id),
            calendar_id: connection.calendar_id.clone(),
            platform: connection.provider,
            summary,
            meeting_platform: meeting.map(|(platform, _)| platform),
            meeting_url: meeting.map(|(_, url)| url),
            start,
            end: start.saturating_add(SignedDuration::from_mins(30)).unwrap_or(start),
            series: recurs.then(|| format!("{}-weekly-sync", connection.account_id)),
            recurring_enabled: false,
            created_at: now,
        }
    }

    pub(crate) fn shown(&self, schedules: &[Schedule]) -> Value {
        let bots: Vec<Value> = schedules
            .iter()
            .filter(|schedule| schedule.event_id == self.id)
            .map(|schedule| json!({"bot_id": schedule.bot_id, "schedule_id": schedule.id}))
            .collect();
        json!({
            "id": self.id,
            "start_time": self.start.to_string(),
            "end_time": self.end.to_string(),
            "calendar_id": self.calendar_id,
            "platform": self.platform,
            "platform_id": self.id,
            "ical_uid": format!("{}@sandbox", self.series.as_ref().unwrap_or(&self.id)),
            "meeting_platform": self.meeting_platform,
            "meeting_url": self.meeting_url,
            "created_at": self.created_at.to_string(),
            "updated_at": self.created_at.to_string(),
            "is_deleted": false,
            "raw": {"summary": self.summary, "recurringEventId": self.series},
            "bots": bots,
        })
    }
}

impl Connection {
    pub(crate) fn calendar(&self) -> Value {
        json!({
            "id": self.calendar_id,
            "summary": self.email,
            "description": null,
            "isPrimary": true,
            "accessRole": "owner",
            "timeZone": "UTC",
            "backgroundColor": "#9fe1e7",
            "foregroundColor": "#000000",
            "selected": true,
        })
    }
}

impl Calendars {
    /// Connects a calendar, which comes with its events; returns the connection.
    pub(crate) fn connect(&mut self, provider: &'static str, now: Timestamp) -> &Connection {
        let connection = Connection {
            provider,
            account_id: format!("{provider}-1"),
            calendar_id: format!("{provider}-primary"),
            email: format!("me@{provider}.example"),
        };
        self.events.extend(SEEDS.iter().map(|seed| Event::new(seed, &connection, now)));
        self.events.sort_by_key(|event| event.start);
        self.connections.push_mut(connection)
    }

    /// Drops connections with what hangs on them; returns how many events went, and the bots that will not join.
    pub(crate) fn drop_connections(
        &mut self,
        is_meant: impl Fn(&Connection) -> bool,
        purge: bool,
    ) -> (usize, Vec<String>) {
        let gone: Vec<String> =
            self.connections.iter().filter(|c| is_meant(c)).map(|connection| connection.calendar_id.clone()).collect();
        self.connections.retain(|connection| !is_meant(connection));
        let of_gone = |event: &Event| gone.contains(&event.calendar_id);
        let events: Vec<String> =
            self.events.iter().filter(|event| of_gone(event)).map(|event| event.id.clone()).collect();
        let (cancelled, kept) =
            std::mem::take(&mut self.schedules).into_iter().partition(|schedule| events.contains(&schedule.event_id));
        self.schedules = kept;
        // The service keeps the events unless `purge_events` was sent, and shows them when the calendar is connected
        // again. A sandbox calendar comes with the same events each time, so dropping them looks the same.
        self.events.retain(|event| !of_gone(event));
        let cancelled: Vec<Schedule> = cancelled;
        (if purge { events.len() } else { 0 }, cancelled.into_iter().map(|schedule| schedule.bot_id).collect())
    }
}
