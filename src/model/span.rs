use std::fmt;
use std::str::FromStr;
use std::time::Duration;

/// A length of time as people write it: `90s`, `5m`, `1h30m`, `250ms`. A bare number counts seconds.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Span(pub Duration);

/// Why a string is not a length of time.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ParseSpanError {
    /// Not numbers with units.
    #[error("a duration is written like 90s, 5m, 2h, 1h30m or 30d")]
    Form,
    /// Longer than 100 years, or than a 64-bit number of milliseconds.
    #[error("the duration is too long")]
    Range,
}

/// One hundred years. A longer time is a slip of the pen, and a multiple of it leaves the calendar.
const LONGEST: Duration = Duration::from_hours(100 * 365 * 24);

impl Span {
    /// Units by name, in milliseconds, and what each is called.
    pub const UNITS: [(&str, u64, &str); 6] = [
        ("ms", 1, "a millisecond"),
        ("s", 1_000, "a second"),
        ("m", 60_000, "a minute"),
        ("h", 3_600_000, "an hour"),
        ("d", 86_400_000, "a day"),
        ("w", 604_800_000, "a week"),
    ];
}

impl FromStr for Span {
    type Err = ParseSpanError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut rest = text.trim();
        if rest.is_empty() {
            return Err(ParseSpanError::Form);
        }
        let mut total: u64 = 0;
        while !rest.is_empty() {
            let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let (number, after) = rest.split_at(digits);
            let letters = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
            let (unit, after) = after.split_at(letters);
            if number.is_empty() {
                return Err(ParseSpanError::Form);
            }
            let number: u64 = number.parse().map_err(|_| ParseSpanError::Range)?;
            let unit = if unit.is_empty() && rest == text.trim() && after.is_empty() { "s" } else { unit };
            let (_, factor, _) = Self::UNITS.iter().find(|(name, ..)| *name == unit).ok_or(ParseSpanError::Form)?;
            total =
                number.checked_mul(*factor).and_then(|part| total.checked_add(part)).ok_or(ParseSpanError::Range)?;
            rest = after;
        }
        let span = Duration::from_millis(total);
        if span > LONGEST { Err(ParseSpanError::Range) } else { Ok(Self(span)) }
    }
}

impl fmt::Display for Span {
    /// Writes the two largest units that are not zero: `1h 4m`, `29m 59s`, `8ms`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = u64::try_from(self.0.as_millis()).unwrap_or(u64::MAX);
        let mut parts = Vec::new();
        for (unit, factor, _) in Self::UNITS.iter().rev().filter(|(unit, ..)| *unit != "w") {
            let count = rest / factor;
            if count > 0 && parts.len() < 2 && (*unit != "ms" || parts.is_empty()) {
                parts.push(format!("{count}{unit}"));
            }
            rest %= factor;
        }
        if parts.is_empty() {
            parts.push("0s".to_owned());
        }
        formatter.pad(&parts.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_with_their_units() {
        for (text, millis) in
            [("90s", 90_000), ("5m", 300_000), ("2h", 7_200_000), ("1h30m", 5_400_000), ("250ms", 250), ("7", 7_000)]
        {
            assert_eq!(text.parse(), Ok(Span(Duration::from_millis(millis))), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_duration_is_refused() {
        for text in ["", "s", "5 m", "-1s", "1.5h", "5x", "1h30", "99999999999999999999s", "200000w"] {
            let read = text.parse::<Span>();
            assert!(read.is_err(), "{text}: {read:?}");
        }
    }

    #[test]
    fn two_units_are_shown() {
        for (millis, text) in
            [(8, "8ms"), (1_799_200, "29m 59s"), (3_840_000, "1h 4m"), (0, "0s"), (90_061_000, "1d 1h")]
        {
            assert_eq!(Span(Duration::from_millis(millis)).to_string(), text);
        }
    }
}
