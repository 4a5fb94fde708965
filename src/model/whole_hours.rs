use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use super::{ParseSpanError, Span};

/// A time in whole hours, at least one: how long the service keeps the data of a bot.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct WholeHours(u64);

/// Why a string is no time in whole hours.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ParseWholeHoursError {
    /// A number without a unit, which counts seconds elsewhere.
    #[error("{number} has no unit; write {number}h for hours, or {}d for days", number.div_ceil(24))]
    Bare {
        /// The number.
        number: u64,
    },
    /// Part of an hour.
    #[error("{0} is not a whole number of hours, at least 1h")]
    Part(Span),
    /// No time at all.
    #[error(transparent)]
    Span(#[from] ParseSpanError),
}

impl WholeHours {
    const SECONDS: u64 = 3_600;

    /// A week.
    pub const WEEK: Self = Self(7 * 24);

    /// How many hours.
    pub fn hours(self) -> u64 {
        self.0
    }
}

impl FromStr for WholeHours {
    type Err = ParseWholeHoursError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let span: Span = text.parse()?;
        let seconds = span.0.as_secs();
        if let Ok(number) = text.trim().parse() {
            return Err(ParseWholeHoursError::Bare { number });
        }
        if seconds == 0 || !seconds.is_multiple_of(Self::SECONDS) || span.0.subsec_nanos() != 0 {
            return Err(ParseWholeHoursError::Part(span));
        }
        Ok(Self(seconds / Self::SECONDS))
    }
}

impl From<WholeHours> for Span {
    fn from(WholeHours(hours): WholeHours) -> Self {
        Self(Duration::from_secs(hours.saturating_mul(WholeHours::SECONDS)))
    }
}

impl fmt::Display for WholeHours {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        Span::from(*self).fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_an_hour_and_a_bare_number_are_refused_with_what_to_write() {
        for (text, hours) in [("1h", 1), ("90h", 90), ("4d", 96), ("1d12h", 36), ("120m", 2)] {
            assert_eq!(text.parse::<WholeHours>().map(WholeHours::hours), Ok(hours), "{text}");
        }
        let told = |text: &str| text.parse::<WholeHours>().unwrap_err().to_string();
        assert_eq!(told("90"), "90 has no unit; write 90h for hours, or 4d for days");
        assert_eq!(told("90m"), "1h 30m is not a whole number of hours, at least 1h");
        for text in ["0h", "0", "soon", "", "3600500ms"] {
            assert!(text.parse::<WholeHours>().is_err(), "{text}");
        }
    }
}
