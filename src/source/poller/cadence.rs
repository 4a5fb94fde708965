//! How long to wait before a bot is looked at again. Pure.

use std::time::Duration;

use jiff::Timestamp;

/// How far a bot is, as far as it matters how soon something is to be seen.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Phase {
    /// It is to join at this time.
    Scheduled(Timestamp),
    /// On its way into the meeting.
    Arriving,
    /// In the meeting, where nothing is due but its end.
    InMeeting,
    /// On its way out, or out, and something is to come.
    Processing,
    /// Everything that is made of the meeting is there; some bots say so once more.
    Settled,
    /// Nothing is to come but the deletion of its data.
    Over,
    /// Its data are gone, and nothing can come.
    Deleted,
}

/// How many times as long as the shortest pause the longest of a usual session is: 30 s where 2 s is the shortest.
pub(super) const LONGEST: u32 = 15;
/// The longest pause while nothing is expected any more.
const RESTING: Duration = Duration::from_mins(10);
/// How long a phase that leads to something may take before it is taken for one that does not: a lobby, a transcript.
const PATIENCE: Duration = Duration::from_mins(30);
/// The same for a meeting. No bot stays for longer than five hours (`docs/api.md`, "Automatic leave").
const LONGEST_MEETING: Duration = Duration::from_hours(6);
/// The longest pause before a bot joins: it may be called off, or its time be changed.
const LONGEST_WAIT: Duration = Duration::from_hours(3);

/// The pause after a look at a bot that has been in a phase for so long; `base` is the shortest. It is a part of that
/// time, so that what takes long is seen a little later, and a session costs few requests however long it is.
pub(super) fn pause(phase: Phase, in_phase: Duration, base: Duration, now: Timestamp) -> Duration {
    let usual = base.saturating_mul(LONGEST);
    let (part, patience) = match phase {
        Phase::Scheduled(at) => {
            let wait = Duration::try_from(at.duration_since(now)).unwrap_or_default();
            return (wait / 2).clamp(base, LONGEST_WAIT.max(base));
        }
        Phase::Arriving => (in_phase / 4, PATIENCE),
        Phase::Processing => (in_phase / 6, PATIENCE),
        Phase::InMeeting => (in_phase, LONGEST_MEETING),
        Phase::Settled => (in_phase / 4, Duration::ZERO),
        Phase::Over | Phase::Deleted => ((in_phase / 4).max(usual), Duration::ZERO),
    };
    let longest = if in_phase < patience { usual } else { RESTING.max(usual) };
    part.clamp(base, longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: Duration = Duration::from_secs(2);

    fn after(phase: Phase, seconds: u64) -> u64 {
        pause(phase, Duration::from_secs(seconds), BASE, Timestamp::UNIX_EPOCH).as_secs()
    }

    #[test]
    fn what_is_due_is_looked_for_soon_and_a_long_meeting_seldom() {
        for (phase, seconds, expected) in [
            (Phase::Arriving, 0, 2),
            (Phase::Arriving, 20, 5),
            (Phase::Arriving, 600, 30),
            (Phase::Arriving, 7_200, 600),
            (Phase::InMeeting, 0, 2),
            (Phase::InMeeting, 8, 8),
            (Phase::InMeeting, 3_600, 30),
            (Phase::Processing, 4, 2),
            (Phase::Processing, 1_700, 30),
            (Phase::Settled, 8, 2),
            (Phase::Over, 8, 30),
            (Phase::Over, 36_000, 600),
        ] {
            assert_eq!(after(phase, seconds), expected, "{phase:?} for {seconds} s");
        }
    }

    #[test]
    fn a_bot_that_waits_for_its_time_is_left_alone() {
        let mut now = Timestamp::UNIX_EPOCH;
        let at = now + Duration::from_hours(24);
        let mut looks = 0;
        while now < at {
            now += pause(Phase::Scheduled(at), Duration::ZERO, BASE, now);
            looks += 1;
        }
        assert!(looks <= 25, "{looks} looks in a day");
        assert!(now <= at + BASE, "and it is there when the bot joins");
    }
}
