use std::fmt;
use std::str::FromStr;
use std::time::Duration;

/// How many times faster than the real thing a lifecycle is played.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Speed(f64);

/// Why a string is not a speed.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a speed is a number from 0.01 to 100000, such as 60 for a minute in a second")]
pub struct ParseSpeedError;

impl Speed {
    /// As fast as the real thing.
    pub const REAL: Self = Self(1.0);

    /// So many times faster than the real thing.
    pub fn times(factor: u32) -> Self {
        Self(f64::from(factor.max(1)))
    }

    /// How long something lasts at this speed.
    pub fn scaled(self, real: Duration) -> Duration {
        real.div_f64(self.0)
    }

    /// How long something is in real time that lasts so long at this speed.
    pub fn real(self, scaled: Duration) -> Duration {
        scaled.mul_f64(self.0)
    }
}

impl FromStr for Speed {
    type Err = ParseSpeedError;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        match given.trim().trim_end_matches('x').parse() {
            Ok(factor) if (0.01..=100_000.0).contains(&factor) => Ok(Self(factor)),
            Ok(_) | Err(_) => Err(ParseSpeedError),
        }
    }
}

impl fmt::Display for Speed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speeds_are_sane_numbers() {
        assert_eq!("60".parse::<Speed>().unwrap().scaled(Duration::from_secs(90)), Duration::from_millis(1_500));
        assert_eq!("2x".parse(), Ok(Speed(2.0)));
        for text in ["", "0", "-1", "nan", "inf", "1e9", "fast"] {
            assert_eq!(text.parse::<Speed>(), Err(ParseSpeedError), "{text}");
        }
    }
}
