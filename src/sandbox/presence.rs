//! When a bot hears its meeting: from when, until when, and when it was paused. Pure but for [`reach`], which waits.

use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;

use crate::model::{Effect, EventKind, Progress};
use crate::webhook::scenario::Speed;

/// When a bot hears its meeting.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Presence {
    /// When the recording began.
    from: Option<Instant>,
    /// When the bot left, or stopped.
    until: Option<Instant>,
    /// From when until when the recording was paused; no end for a pause that goes on.
    pauses: Vec<(Instant, Option<Instant>)>,
}

/// What became of a moment of the meeting that somebody waited for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Reached {
    /// The bot hears it.
    Heard,
    /// The bot was paused.
    Paused,
    /// The bot was gone before, or never recorded.
    Gone,
}

impl Presence {
    /// Takes in what an event tells, at the time when it was due. Whether that changed anything.
    pub(super) fn follow(&mut self, kind: EventKind, due: Instant) -> bool {
        let place = match kind.effect() {
            Effect::Moves(Progress::Recording) => &mut self.from,
            Effect::Ends(_) | Effect::Moves(Progress::Leaving) => &mut self.until,
            Effect::Deletes | Effect::Moves(_) | Effect::Nothing | Effect::Settles(..) | Effect::Streams => {
                return false;
            }
        };
        let is_first = place.is_none();
        place.get_or_insert(due);
        is_first
    }

    /// Stops the recording for a while. Whether that changed anything.
    pub(super) fn pause(&mut self, now: Instant) -> bool {
        let is_new = !self.is_paused();
        if is_new {
            self.pauses.push((now, None));
        }
        is_new
    }

    /// Goes on with the recording. Whether that changed anything.
    pub(super) fn resume(&mut self, now: Instant) -> bool {
        match self.pauses.last_mut() {
            Some((_, end @ None)) => {
                *end = Some(now);
                true
            }
            Some(_) | None => false,
        }
    }

    fn is_paused(&self) -> bool {
        self.pauses.last().is_some_and(|(_, end)| end.is_none())
    }

    /// How long the bot recorded, pauses included; `None` while it has not left.
    pub(super) fn recorded(&self, speed: Speed) -> Option<Duration> {
        Some(self.elapsed(self.until?, speed))
    }

    /// How far into the recording it is, at real speed; no further than it went.
    pub(super) fn elapsed(&self, now: Instant, speed: Speed) -> Duration {
        let now = self.until.map_or(now, |until| now.min(until));
        self.from.map_or(Duration::ZERO, |from| speed.real(now.saturating_duration_since(from)))
    }

    /// What is known of a moment so far into the recording: what becomes of it, or when it is due; neither while the
    /// recording has not begun.
    fn at(&self, offset: Duration, speed: Speed, now: Instant) -> (Option<Reached>, Option<Instant>) {
        let Some(due) = self.from.map(|from| from + speed.scaled(offset)) else {
            return (self.until.map(|_| Reached::Gone), None);
        };
        if self.until.is_some_and(|until| until < due) {
            (Some(Reached::Gone), None)
        } else if due > now && self.until.is_none() {
            (None, Some(due))
        } else if self.pauses.iter().any(|(from, to)| *from <= due && to.is_none_or(|to| due < to)) {
            (Some(Reached::Paused), None)
        } else {
            (Some(Reached::Heard), None)
        }
    }
}

/// Waits for a moment so far into the recording, at real speed, or until it is sure never to come. A bot whose data were
/// erased hears nothing more.
pub(super) async fn reach(presence: &mut watch::Receiver<Presence>, offset: Duration, speed: Speed) -> Reached {
    loop {
        if presence.has_changed().is_err() {
            return Reached::Gone;
        }
        let (reached, due) = presence.borrow_and_update().at(offset, speed, Instant::now());
        match (reached, due) {
            (Some(reached), _) => return reached,
            (None, Some(due)) => drop(tokio::time::timeout_at(due, presence.changed()).await),
            (None, None) => drop(presence.changed().await),
        }
    }
}

/// Waits for the end of the recording, and returns how long it was at real speed; `None` when the bot's data were erased.
pub(super) async fn leave(presence: &mut watch::Receiver<Presence>, speed: Speed) -> Option<Duration> {
    presence.wait_for(|presence| presence.until.is_some()).await.ok()?.recorded(speed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn second(number: u64) -> Duration {
        Duration::from_secs(number)
    }

    #[test]
    fn a_bot_hears_what_falls_between_its_recording_and_its_leaving_but_not_into_a_pause() {
        let start = Instant::now();
        let speed = Speed::times(2);
        let mut presence = Presence::default();
        assert_eq!(presence.at(second(0), speed, start), (None, None), "nobody knows when it begins to record");

        assert!(presence.follow(EventKind::Recording, start));
        assert!(!presence.follow(EventKind::Recording, start + second(1)), "a recording begins once");
        assert_eq!(presence.at(second(4), speed, start), (None, Some(start + second(2))));
        assert_eq!(presence.at(second(4), speed, start + second(2)).0, Some(Reached::Heard));

        assert!(presence.pause(start + second(3)));
        assert!(!presence.pause(start + second(4)));
        assert!(presence.resume(start + second(5)));
        assert!(!presence.resume(start + second(6)));
        assert!(presence.follow(EventKind::Leaving, start + second(10)));
        assert!(!presence.follow(EventKind::Stopped, start + second(11)), "what it left at is the end");
        for (offset, reached) in [
            (4, Reached::Heard),
            (6, Reached::Paused),
            (9, Reached::Paused),
            (10, Reached::Heard),
            (20, Reached::Heard),
            (21, Reached::Gone),
        ] {
            assert_eq!(presence.at(second(offset), speed, start).0, Some(reached), "{offset} s");
        }
        assert_eq!(presence.recorded(speed), Some(second(20)));
        assert_eq!(presence.elapsed(start + second(3), speed), second(6));
        assert_eq!(presence.elapsed(start + second(30), speed), second(20));
    }

    #[test]
    fn a_bot_that_never_recorded_heard_nothing() {
        let now = Instant::now();
        let mut presence = Presence::default();
        assert!(!presence.follow(EventKind::InMeeting, now));
        assert!(presence.follow(EventKind::Denied, now));
        assert_eq!(presence.at(second(0), Speed::REAL, now).0, Some(Reached::Gone));
        assert_eq!(presence.recorded(Speed::REAL), Some(Duration::ZERO));
    }
}
