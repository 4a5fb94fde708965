use std::str::FromStr;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::{DateTime, Time};
use jiff::tz::{Offset, TimeZone};

use super::Span;

/// A point in time as people write one: `2h` (ago), `14:05`, `2026-02-27`, `2026-02-27T07:11`, or RFC 3339 with a zone.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Moment {
    /// This long before now.
    Ago(Duration),
    /// This point in time.
    At(Timestamp),
    /// This date and time on the user's clock.
    Local(DateTime),
    /// The last time that the user's clock showed this.
    Today(Time),
}

/// Why a string is not a point in time.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a time is written like 2h (ago), 14:05, 2026-02-27, 2026-02-27T07:11 or 2026-02-27T07:11:51Z")]
pub struct ParseMomentError;

impl Moment {
    /// The point in time that is meant now, in a time zone. What lies beyond all dates is the nearest end of them.
    pub fn resolve(self, now: Timestamp, zone: &TimeZone) -> Timestamp {
        let local = |at: DateTime| zone.to_timestamp(at).unwrap_or(Timestamp::MIN);
        match self {
            Self::Ago(span) => now.checked_sub(span).unwrap_or(Timestamp::MIN),
            Self::At(at) => at,
            Self::Local(at) => local(at),
            Self::Today(time) => {
                let today = zone.to_datetime(now).date();
                let at = local(today.to_datetime(time));
                let yesterday = || today.yesterday().map_or(Timestamp::MIN, |day| local(day.to_datetime(time)));
                if at > now { yesterday() } else { at }
            }
        }
    }
}

/// A time as UTC with milliseconds: `2026-02-27T07:11:51.863Z`.
pub fn utc_millis(at: Timestamp) -> String {
    Offset::UTC.to_datetime(at).strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}

/// A time as the service wrote it, and what it is read as.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ServiceTime {
    text: String,
    at: Option<Timestamp>,
}

impl ServiceTime {
    /// Takes a text as it came; what is no time stays as it is.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { at: service_time(&text), text }
    }

    /// The text as it came.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The point in time, if it is one.
    pub fn at(&self) -> Option<Timestamp> {
        self.at
    }
}

/// A time as the service writes it: ISO 8601, UTC where there is no zone (`docs/api.md`, "Generations of the
/// envelope").
pub fn service_time(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    text.parse().or_else(|_| format!("{text}Z").parse()).ok()
}

impl FromStr for Moment {
    type Err = ParseMomentError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        // A bare number would be seconds to `Span`, but `2026` is meant as a year more often than not.
        if text.bytes().any(|byte| byte.is_ascii_alphabetic())
            && let Ok(Span(span)) = text.parse()
        {
            return Ok(Self::Ago(span));
        }
        let is_time = text.as_bytes().get(2) == Some(&b':');
        if is_time {
            return text.parse().map(Self::Today).map_err(|_| ParseMomentError);
        }
        text.parse().map(Self::At).or_else(|_| text.parse().map(Self::Local)).map_err(|_: jiff::Error| ParseMomentError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_time_is_understood() {
        let now: Timestamp = "2026-02-27T07:11:51Z".parse().unwrap();
        let zone = TimeZone::fixed(jiff::tz::offset(2));
        for (text, at) in [
            ("2h", "2026-02-27T05:11:51Z"),
            ("1h30m", "2026-02-27T05:41:51Z"),
            ("30d", "2026-01-28T07:11:51Z"),
            ("2026-02-27T07:11:51.5Z", "2026-02-27T07:11:51.5Z"),
            ("2026-02-27T07:11:51+01:00", "2026-02-27T06:11:51Z"),
            ("2026-02-27T07:11", "2026-02-27T05:11:00Z"),
            ("2026-02-27 07:11:30", "2026-02-27T05:11:30Z"),
            ("2026-02-27", "2026-02-26T22:00:00Z"),
            ("09:11", "2026-02-27T07:11:00Z"),
            ("09:12", "2026-02-26T07:12:00Z"),
            ("00:00:05", "2026-02-26T22:00:05Z"),
        ] {
            let moment: Moment = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(moment.resolve(now, &zone).to_string(), at, "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in ["", "2026", "yesterday", "25:00", "2026-13-01", "-2h", "2026-02-30", "12:", "éé:éé"] {
            assert_eq!(text.parse::<Moment>(), Err(ParseMomentError), "{text}");
        }
    }
}
