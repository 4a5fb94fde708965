use std::str::FromStr;
use std::time::Duration;

use jiff::Timestamp;

use crate::model::Span;

/// A point in time as typed: with a zone, or counted from now.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Moment {
    /// A date and time with a zone.
    At(Timestamp),
    /// So long from now: `+10m`.
    FromNow(Duration),
}

impl Moment {
    /// The point in time, to the second where it is counted from now.
    pub(crate) fn resolve(self, now: Timestamp) -> Timestamp {
        match self {
            Self::At(at) => at,
            Self::FromNow(span) => {
                let at = now.checked_add(span).unwrap_or(Timestamp::MAX);
                at.round(jiff::Unit::Second).unwrap_or(at)
            }
        }
    }
}

impl FromStr for Moment {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.strip_prefix('+') {
            Some(span) => span
                .parse::<Span>()
                .map(|span| Self::FromNow(span.0))
                .map_err(|_| "a time from now is written like +10m".to_owned()),
            None => text
                .parse()
                .map(Self::At)
                .map_err(|_| "a date needs a time and a zone, such as 2030-03-01T09:00:00Z or …+01:00".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_without_a_zone_is_no_point_in_time() {
        let now: Timestamp = "2026-02-27T07:11:51.863Z".parse().unwrap();
        let at = |text: &str| text.parse::<Moment>().map(|moment| moment.resolve(now).to_string());
        assert_eq!(at("2030-03-01T09:00:00+01:00").unwrap(), "2030-03-01T08:00:00Z");
        assert_eq!(at("+10m").unwrap(), "2026-02-27T07:21:52Z");
        for text in ["2030-03-01T09:00:00", "2030-03-01", "tomorrow", "+soon", ""] {
            assert!(at(text).is_err(), "{text}");
        }
    }
}
