//! How long a bot may wait to be let in, and when a person should be told.

use std::time::Duration;

use jiff::Timestamp;
use serde_json::Value;

/// A bot that waits in the lobby.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lobby {
    pub(super) since: Timestamp,
    /// `None` where nobody knows.
    pub(super) limit: Option<Duration>,
    /// Whether it was said that half of it is over.
    has_warned: bool,
}

impl Lobby {
    pub(super) fn new(since: Timestamp, limit: Option<Duration>) -> Self {
        Self { since, limit, has_warned: false }
    }

    /// How long it has waited.
    pub(super) fn waited(&self, now: Timestamp) -> Duration {
        Duration::try_from(now.duration_since(self.since)).unwrap_or_default()
    }

    /// How long until half of the time is over; `None` where that was said, or nobody knows.
    pub(super) fn until_half(&self, now: Timestamp) -> Option<Duration> {
        let half = self.limit.filter(|_| !self.has_warned)? / 2;
        Some(half.saturating_sub(self.waited(now)))
    }

    /// The limit, once, when half of it is over.
    pub(super) fn warn(&mut self, now: Timestamp) -> Option<Duration> {
        if self.until_half(now)? > Duration::ZERO {
            return None;
        }
        self.has_warned = true;
        self.limit
    }
}

/// What the request that a bot was made with says of it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Asked {
    pub(super) name: Option<String>,
    /// How long it waits in the lobby.
    pub(super) waiting_room: Option<Duration>,
}

impl Asked {
    pub(super) fn of(request: &Value) -> Self {
        let name = request.get("bot_name").and_then(Value::as_str).map(str::to_owned);
        let limit = request.pointer("/automatic_leave/waiting_room_timeout").and_then(Value::as_u64);
        Self { name, waiting_room: limit.filter(|limit| *limit > 0).map(Duration::from_secs) }
    }

    /// The same, completed by what else is known.
    pub(super) fn or(self, other: Self) -> Self {
        Self { name: self.name.or(other.name), waiting_room: self.waiting_room.or(other.waiting_room) }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_person_is_told_once_at_half_of_the_time() {
        let at = |seconds: i64| Timestamp::from_second(1_000 + seconds).unwrap();
        let mut lobby = Lobby::new(at(0), Some(Duration::from_mins(10)));
        assert_eq!(lobby.until_half(at(130)), Some(Duration::from_secs(170)));
        assert_eq!(lobby.warn(at(299)), None);
        assert_eq!(lobby.warn(at(300)), Some(Duration::from_mins(10)));
        assert_eq!((lobby.warn(at(400)), lobby.until_half(at(400))), (None, None));
        let mut endless = Lobby::new(at(0), None);
        assert_eq!((endless.until_half(at(9_999)), endless.warn(at(9_999))), (None, None));
        assert_eq!(endless.waited(at(-5)), Duration::ZERO, "another machine's clock");
    }

    #[test]
    fn what_was_asked_for_is_read_from_the_request() {
        let asked = Asked::of(&json!({"bot_name": "Nina", "automatic_leave": {"waiting_room_timeout": 600}}));
        assert_eq!((asked.name.as_deref(), asked.waiting_room), (Some("Nina"), Some(Duration::from_mins(10))));
        for odd in [json!(null), json!({"bot_name": 3, "automatic_leave": {"waiting_room_timeout": "x"}}), json!([])] {
            assert_eq!(Asked::of(&odd), Asked::default());
        }
        let named = Asked { name: Some("Ben".to_owned()), waiting_room: None };
        assert_eq!(named.or(asked).waiting_room, Some(Duration::from_mins(10)));
    }
}
