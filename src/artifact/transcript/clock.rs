use std::time::Duration;

/// The longest offset that is believed, in seconds. No meeting lasts 1,000 hours, and a Unix time in the place of an
/// offset is far above it.
const LONGEST: f64 = 3_600_000.0;

/// Seconds as a provider gives them; `None` for what cannot be an offset into a recording.
pub(super) fn offset(seconds: f64) -> Option<Duration> {
    (0.0..=LONGEST).contains(&seconds).then(|| Duration::try_from_secs_f64(seconds).ok()).flatten()
}

/// `00:01:05`, the hours with as many digits as they need.
pub(super) fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

/// `00:01:05.250`, with the given mark before the milliseconds.
pub(super) fn clock_millis(time: Duration, mark: char) -> String {
    format!("{}{mark}{:03}", clock(time), time.subsec_millis())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_grow_past_two_digits() {
        assert_eq!(clock(Duration::from_secs(3_725)), "01:02:05");
        assert_eq!(clock_millis(Duration::from_millis(360_000_007), ','), "100:00:00,007");
    }

    #[test]
    fn what_cannot_be_an_offset_is_none() {
        for seconds in [-0.1, f64::NAN, f64::INFINITY, 1_780_000_000.0] {
            assert_eq!(offset(seconds), None, "{seconds}");
        }
        assert_eq!(offset(1.25), Some(Duration::from_millis(1_250)));
    }
}
