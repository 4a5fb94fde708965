use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::model::{Span, utc_millis};

/// How points in time are shown to people.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum When {
    /// As UTC: `2026-02-27 07:11:51Z`.
    Absolute,
    /// Seen from now: `5m ago`, `in 2h`.
    Relative {
        /// Now.
        now: Timestamp,
    },
}

impl When {
    /// Shows a point in time; `-` where there is none.
    pub(crate) fn show(self, at: Option<Timestamp>) -> String {
        let Some(at) = at else { return "-".to_owned() };
        match self {
            Self::Absolute => absolute(at),
            Self::Relative { now } => relative(at, now),
        }
    }
}

/// A time of day on the user's clock, to the second: what lines that come by themselves begin with.
pub(crate) fn clock_time(at: Timestamp) -> String {
    TimeZone::system().to_datetime(at).strftime("%H:%M:%S").to_string()
}

/// A point in time as UTC, to the second.
fn absolute(at: Timestamp) -> String {
    let text = utc_millis(at);
    let seconds = text.split_once('.').map_or(text.as_str(), |(seconds, _)| seconds);
    format!("{}Z", seconds.replace('T', " "))
}

fn relative(at: Timestamp, now: Timestamp) -> String {
    let distance = Duration::from_secs(at.duration_since(now).abs().unsigned_abs().as_secs());
    let text = if distance.as_secs() < 60 { Span(distance).to_string() } else { largest(distance) };
    match (distance.is_zero(), at > now) {
        (true, _) => "now".to_owned(),
        (false, true) => format!("in {text}"),
        (false, false) => format!("{text} ago"),
    }
}

/// The largest unit alone: seconds do not matter after a minute.
fn largest(distance: Duration) -> String {
    let seconds = distance.as_secs();
    for (unit, factor) in [("d", 86_400), ("h", 3_600), ("m", 60)] {
        if seconds >= factor {
            return format!("{}{unit}", seconds / factor);
        }
    }
    format!("{seconds}s")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_shown_as_seen_from_now() {
        let now: Timestamp = "2026-02-27T07:11:51.863Z".parse().unwrap();
        let show = |at: &str| When::Relative { now }.show(Some(at.parse().unwrap()));
        assert_eq!(show("2026-02-27T07:11:51.863Z"), "now");
        assert_eq!(show("2026-02-27T07:11:20Z"), "31s ago");
        assert_eq!(show("2026-02-27T05:01:51Z"), "2h ago");
        assert_eq!(show("2026-03-02T07:11:51.863Z"), "in 3d");
        assert_eq!(When::Absolute.show(Some(now)), "2026-02-27 07:11:51Z");
        assert_eq!(When::Absolute.show(None), "-");
    }
}
