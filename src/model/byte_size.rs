use std::fmt;
use std::str::FromStr;

/// A number of bytes as people write it: `1MiB`, `500kB`, `64`.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct ByteSize(pub u64);

/// Why a string is not a size.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ParseByteSizeError {
    /// Not a whole number followed by a unit.
    #[error("a size is a whole number and a unit, such as 1MiB, 500kB or 64")]
    Form,
    /// More than a 64-bit number of bytes.
    #[error("the size is larger than any file")]
    Range,
}

/// Units by name, without regard to case, in bytes.
const UNITS: [(&str, u64); 12] = [
    ("", 1),
    ("b", 1),
    ("k", 1 << 10),
    ("kb", 1_000),
    ("kib", 1 << 10),
    ("m", 1 << 20),
    ("mb", 1_000_000),
    ("mib", 1 << 20),
    ("g", 1 << 30),
    ("gb", 1_000_000_000),
    ("gib", 1 << 30),
    ("tib", 1 << 40),
];

impl FromStr for ByteSize {
    type Err = ParseByteSizeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (number, unit) = text.split_at(digits);
        let unit = unit.trim().to_ascii_lowercase();
        let (_, factor) = UNITS.iter().find(|(name, _)| *name == unit).ok_or(ParseByteSizeError::Form)?;
        if number.is_empty() {
            return Err(ParseByteSizeError::Form);
        }
        let number: u64 = number.parse().map_err(|_| ParseByteSizeError::Range)?;
        number.checked_mul(*factor).map(Self).ok_or(ParseByteSizeError::Range)
    }
}

impl fmt::Display for ByteSize {
    /// Writes the size with one decimal and a binary unit, exact below 1 KiB.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (unit, factor) in [("GiB", 1_u64 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)] {
            if self.0 >= factor {
                let tenths = u128::from(self.0) * 10 / u128::from(factor);
                return formatter.pad(&format!("{}.{} {unit}", tenths / 10, tenths % 10));
            }
        }
        formatter.pad(&format!("{} B", self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_with_their_units() {
        for (text, bytes) in
            [("1MiB", 1 << 20), ("64", 64), ("500kB", 500_000), ("2 GiB", 2 << 30), ("10k", 10 << 10), ("0", 0)]
        {
            assert_eq!(text.parse(), Ok(ByteSize(bytes)), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_size_is_refused() {
        for text in ["", "MiB", "-1", "1.5MiB", "1 parsec", "99999999999999999999", "18446744073709551615GiB"] {
            assert!(text.parse::<ByteSize>().is_err(), "{text}");
        }
    }

    #[test]
    fn sizes_are_shown_with_one_decimal() {
        assert_eq!(ByteSize(221).to_string(), "221 B");
        assert_eq!(ByteSize(288_044).to_string(), "281.2 KiB");
        assert_eq!(ByteSize(1 << 30).to_string(), "1.0 GiB");
    }
}
