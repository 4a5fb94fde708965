use std::collections::{HashMap, HashSet};
use std::time::Duration;

use jiff::Timestamp;
use tokio::time::Instant;

use crate::model::{ArtifactKind, BotId, Expected, Outcome, Record, Session};

/// Sessions in memory at a time, a few KiB each. With one more, the one that has been silent longest is dropped, and
/// read again from the journal when its bot is heard of.
const SESSIONS: usize = 1_024;

/// What is known of the bots that are, or were lately, in a session.
#[derive(Debug)]
pub(super) struct Sessions {
    /// When they were begun with, by this machine's clock.
    began_at: Timestamp,
    entries: HashMap<BotId, Entry>,
    /// The bots to look at again, whatever the time.
    touched: HashSet<BotId>,
    /// No session becomes due before, by time alone.
    deadline: Option<Instant>,
}

/// What is known of one bot.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) session: Session,
    pub(super) is_closed: bool,
    /// Whether it had ended before, and ends again.
    is_again: bool,
    expectation: Expectation,
    /// Whether what no event announces has been requested.
    rest_is_requested: bool,
    /// A time of our clock, and the moment at which it was taken: time goes on evenly from there, whatever becomes of
    /// the clock.
    clock: (Timestamp, Instant),
    /// When anything of the bot was last received.
    last_heard: Timestamp,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Expectation {
    Asked,
    Known(Expected),
    Unasked,
}

/// What a session needs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Step {
    /// To know what it is going to produce.
    AskExpected,
    /// To be ended.
    End(Outcome),
}

/// The kinds that no event has announced, of a session that is otherwise over.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rest {
    audio: bool,
    transcript: bool,
    video: bool,
    others: bool,
}

impl Entry {
    /// The entry of a bot of which nothing is known yet; `now` by this machine's clock.
    pub(super) fn new(now: Timestamp) -> Self {
        Self {
            session: Session::default(),
            is_closed: false,
            is_again: false,
            expectation: Expectation::Unasked,
            rest_is_requested: false,
            clock: (now, Instant::now()),
            last_heard: now,
        }
    }

    /// The entry of a bot whose session goes on, by what the journal has of it; `now` by this machine's clock.
    pub(super) fn known(session: Session, now: Timestamp) -> Self {
        Self { last_heard: session.last_received_at.unwrap_or(now), session, ..Self::new(now) }
    }

    /// The entry of a bot whose session has ended; `now` by this machine's clock.
    pub(super) fn ended(now: Timestamp) -> Self {
        Self { is_closed: true, ..Self::new(now) }
    }

    /// The entry of a bot whose session has ended, and is to end again; `now` by this machine's clock.
    pub(super) fn again(session: Session, now: Timestamp) -> Self {
        Self { is_again: true, rest_is_requested: true, ..Self::known(session, now) }
    }

    fn expected(&self) -> Expected {
        match self.expectation {
            Expectation::Known(expected) => expected,
            Expectation::Asked | Expectation::Unasked => Expected::default(),
        }
    }

    /// Now, counted evenly from the last event.
    fn now(&self) -> Timestamp {
        let (then, moment) = self.clock;
        then.checked_add(moment.elapsed()).unwrap_or(Timestamp::MAX)
    }

    fn step(&self) -> Option<Step> {
        if self.is_closed {
            return None;
        }
        let now = self.now();
        if self.is_again {
            return Some(Step::End(self.session.outcome()));
        }
        let is_idle = self.session.idle_limit_at().is_some_and(|limit| now >= limit);
        if is_idle || self.session.is_complete(self.expected(), now) {
            return Some(Step::End(self.session.outcome()));
        }
        let may_produce = self.session.reason.is_some() && !self.session.leaves_nothing();
        (may_produce && self.expectation == Expectation::Unasked).then_some(Step::AskExpected)
    }

    /// When time alone changes what [`Entry::step`] says.
    fn deadline(&self) -> Option<Instant> {
        if self.is_closed {
            return None;
        }
        let at = self.session.grace_ends_at().or(self.session.idle_limit_at())?;
        let (then, moment) = self.clock;
        let after = Duration::try_from(at.duration_since(then)).unwrap_or(Duration::ZERO);
        moment.checked_add(after)
    }
}

impl Sessions {
    /// None yet; `now` by this machine's clock.
    pub(super) fn new(now: Timestamp) -> Self {
        Self { began_at: now, entries: HashMap::new(), touched: HashSet::new(), deadline: None }
    }

    pub(super) fn knows(&self, bot_id: &BotId) -> bool {
        self.entries.contains_key(bot_id)
    }

    pub(super) fn is_closed(&self, bot_id: &BotId) -> bool {
        self.entries.get(bot_id).is_some_and(|entry| entry.is_closed)
    }

    /// Whether one more makes another give way.
    pub(super) fn is_full(&self) -> bool {
        self.entries.len() >= SESSIONS
    }

    /// Takes in a session that nothing was heard of lately: where it makes another give way, only if something of it is
    /// due by a time.
    pub(super) fn recall(&mut self, bot_id: BotId, entry: Entry, by: Instant) {
        let is_due = entry.step().is_some() || entry.deadline().is_some_and(|deadline| deadline <= by);
        if is_due || !self.is_full() {
            self.insert(bot_id, entry);
        }
    }

    pub(super) fn insert(&mut self, bot_id: BotId, entry: Entry) {
        if self.is_full() {
            let silent = self.entries.iter().min_by_key(|(_, entry)| (!entry.is_closed, entry.last_heard));
            if let Some(bot_id) = silent.map(|(bot_id, _)| bot_id.clone()) {
                self.entries.remove(&bot_id);
            }
        }
        self.deadline = earlier(self.deadline, entry.deadline());
        self.touched.insert(bot_id.clone());
        self.entries.insert(bot_id, entry);
    }

    /// Takes an event in; `now` by our clock.
    pub(super) fn apply(&mut self, bot_id: &BotId, record: &Record, now: Timestamp) {
        let Some(entry) = self.entries.get_mut(bot_id) else { return };
        entry.last_heard = now;
        if entry.is_closed {
            return;
        }
        // An event that was in the journal before may be far older than the moment at which it is read. One that has come
        // since is not, whatever the clock has been set to meanwhile.
        let received_at = record.delivery.received_at;
        let at = if received_at >= self.began_at { received_at } else { received_at.max(now) };
        entry.clock = (at, Instant::now());
        entry.session.apply(record);
        self.deadline = earlier(self.deadline, entry.deadline());
        self.touch(bot_id);
    }

    /// Has a session looked at again.
    pub(super) fn touch(&mut self, bot_id: &BotId) {
        if !self.touched.contains(bot_id) {
            self.touched.insert(bot_id.clone());
        }
    }

    /// Has [`Step::AskExpected`] come up again.
    pub(super) fn ask_later(&mut self, bot_id: &BotId) {
        if let Some(entry) = self.entries.get_mut(bot_id) {
            entry.expectation = Expectation::Unasked;
            self.touch(bot_id);
        }
    }

    /// Takes in what a session is going to produce.
    pub(super) fn expect(&mut self, bot_id: &BotId, expected: Expected) {
        if let Some(entry) = self.entries.get_mut(bot_id) {
            entry.expectation = Expectation::Known(expected);
            self.touch(bot_id);
        }
    }

    /// The sessions that need something.
    pub(super) fn due(&mut self) -> Vec<(BotId, Step)> {
        let now = Instant::now();
        let touched = std::mem::take(&mut self.touched);
        let looks_at_all = self.deadline.is_some_and(|deadline| now >= deadline);
        if looks_at_all {
            let deadlines = self.entries.values().filter_map(Entry::deadline);
            self.deadline = deadlines.filter(|deadline| *deadline > now).min();
        } else if touched.is_empty() {
            return Vec::new();
        }
        let candidates = if looks_at_all { self.entries.keys().cloned().collect() } else { touched };
        let mut due = Vec::new();
        for bot_id in candidates {
            let Some(entry) = self.entries.get_mut(&bot_id) else { continue };
            let Some(step) = entry.step() else { continue };
            if step == Step::AskExpected {
                entry.expectation = Expectation::Asked;
            }
            due.push((bot_id, step));
        }
        due
    }

    /// When to look again, if nothing happens until then.
    pub(super) fn next_deadline(&self) -> Option<Instant> {
        self.deadline
    }

    /// The kinds that no event has announced, the first time that it is asked; `None` afterwards, and for bots that
    /// leave nothing.
    pub(super) fn take_rest(&mut self, bot_id: &BotId) -> Option<Rest> {
        let entry = self.entries.get_mut(bot_id)?;
        if std::mem::replace(&mut entry.rest_is_requested, true) {
            return None;
        }
        if entry.session.reason.is_none() || entry.session.leaves_nothing() || entry.session.deleted_at.is_some() {
            return None;
        }
        let expected = entry.expected();
        let unheard = |kind| entry.session.processing_of(kind).is_none();
        Some(Rest {
            audio: unheard(ArtifactKind::Audio),
            transcript: expected.transcript == Some(true) && unheard(ArtifactKind::Transcript),
            video: expected.video == Some(true) && unheard(ArtifactKind::Video),
            others: true,
        })
    }

    /// Marks a session as ended, and hands it out, with whether it had ended before.
    pub(super) fn close(&mut self, bot_id: &BotId) -> (Session, bool) {
        self.entries.get_mut(bot_id).map_or_else(Default::default, |entry| {
            entry.is_closed = true;
            (std::mem::take(&mut entry.session), std::mem::take(&mut entry.is_again))
        })
    }
}

fn earlier(a: Option<Instant>, b: Option<Instant>) -> Option<Instant> {
    a.into_iter().chain(b).min()
}

impl Rest {
    pub(super) fn includes(self, kind: ArtifactKind) -> bool {
        match kind {
            ArtifactKind::Audio => self.audio,
            ArtifactKind::Transcript => self.transcript,
            ArtifactKind::Video => self.video,
            ArtifactKind::AudioStreams
            | ArtifactKind::Captions
            | ArtifactKind::Chat
            | ArtifactKind::Participants
            | ArtifactKind::Screenshots
            | ArtifactKind::Speakers
            | ArtifactKind::Summary
            | ArtifactKind::VideoStreams => self.others,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;
    use crate::webhook::envelope;

    const AT: &str = "2026-02-27T07:00:00Z";

    fn record(body: &str) -> Record {
        let event = envelope::parse(body.as_bytes()).unwrap();
        testing::record(event, body, AT)
    }

    fn after(bodies: &[&str]) -> (Sessions, BotId) {
        let bot_id: BotId = "b-1".parse().unwrap();
        let mut sessions = Sessions::new(AT.parse().unwrap());
        sessions.insert(bot_id.clone(), Entry::new(AT.parse().unwrap()));
        for body in bodies {
            sessions.apply(&bot_id, &record(body), AT.parse().unwrap());
        }
        (sessions, bot_id)
    }

    #[tokio::test(start_paused = true)]
    async fn a_clock_that_leaps_ends_no_session_and_an_old_one_ends() {
        let joining = record(r#"{"event":"bot.joining","bot_id":"b-1"}"#);
        let (received_at, leapt): (Timestamp, Timestamp) =
            (AT.parse().unwrap(), "2026-03-02T07:00:00Z".parse().unwrap());
        for (began_at, due) in [(received_at, 0), (leapt, 1)] {
            let mut sessions = Sessions::new(began_at);
            let bot_id: BotId = "b-1".parse().unwrap();
            sessions.insert(bot_id.clone(), Entry::new(began_at));
            sessions.apply(&bot_id, &joining, leapt);
            assert_eq!(sessions.due().len(), due, "{began_at}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn the_grace_period_runs_by_a_clock_that_nobody_sets() {
        let (mut sessions, bot_id) = after(&[r#"{"event":"bot.stopped","bot_id":"b-1","bot_status":"NotAllowed"}"#]);
        assert_eq!(sessions.due(), []);
        let deadline = sessions.next_deadline().unwrap();
        assert_eq!(deadline - Instant::now(), Duration::from_secs(30));
        tokio::time::sleep_until(deadline).await;
        assert_eq!(sessions.due(), [(bot_id.clone(), Step::End(Outcome::NotAllowed))]);
        assert_eq!(sessions.next_deadline(), None, "one that waits for something else is not looked at for ever");
        sessions.close(&bot_id);
        sessions.touch(&bot_id);
        assert_eq!(sessions.due(), []);
    }

    #[tokio::test(start_paused = true)]
    async fn a_stop_asks_once_what_to_expect() {
        let (mut sessions, bot_id) = after(&[
            r#"{"event":"bot.stopped","bot_id":"b-1","bot_status":"Stopped"}"#,
            r#"{"event":"audio.processed","bot_id":"b-1"}"#,
        ]);
        assert_eq!(sessions.due(), [(bot_id.clone(), Step::AskExpected)]);
        assert_eq!(sessions.due(), []);
        sessions.expect(&bot_id, Expected { transcript: Some(false), video: Some(false) });
        assert_eq!(sessions.due(), [(bot_id.clone(), Step::End(Outcome::Completed))]);
        let rest = sessions.take_rest(&bot_id).unwrap();
        assert!(!rest.includes(ArtifactKind::Audio) && !rest.includes(ArtifactKind::Video));
        assert!(rest.includes(ArtifactKind::Chat));
        assert!(sessions.take_rest(&bot_id).is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn nothing_is_asked_or_fetched_where_the_recording_was_refused() {
        let (mut sessions, bot_id) = after(&[
            r#"{"event":"bot.inmeeting","bot_id":"b-1"}"#,
            r#"{"event":"bot.recording_permission_denied","bot_id":"b-1"}"#,
            r#"{"event":"bot.stopped","bot_id":"b-1","bot_status":"Stopped"}"#,
        ]);
        assert_eq!(sessions.due(), []);
        tokio::time::advance(Session::GRACE).await;
        assert_eq!(sessions.due(), [(bot_id.clone(), Step::End(Outcome::Denied))]);
        assert!(sessions.take_rest(&bot_id).is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn an_unknown_expectation_ends_with_the_idle_limit() {
        let (mut sessions, bot_id) = after(&[r#"{"event":"bot.stopped","bot_id":"b-1","bot_status":"Stopped"}"#]);
        sessions.due();
        tokio::time::advance(Session::IDLE_AFTER_STOP).await;
        assert_eq!(sessions.due(), [(bot_id, Step::End(Outcome::Completed))]);
    }

    #[tokio::test]
    async fn memory_is_bounded_and_what_is_due_goes_first() {
        let (mut sessions, _) = after(&[]);
        let now: Timestamp = AT.parse().unwrap();
        let soon = Instant::now() + Duration::from_mins(1);
        for n in 0..2 * SESSIONS {
            let entry = Entry { last_heard: now + Duration::from_secs(1), ..Entry::new(now) };
            sessions.recall(format!("b-new-{n}").parse().unwrap(), entry, soon);
        }
        assert_eq!(sessions.entries.len(), SESSIONS);
        assert!(!sessions.knows(&"b-new-2000".parse().unwrap()), "one of which nothing is due gives way");
        let mut old = Session::default();
        old.apply(&record(r#"{"event":"bot.joining","bot_id":"b-old"}"#));
        let (before, bot_id): (Timestamp, BotId) = (now + Session::IDLE, "b-old".parse().unwrap());
        sessions.recall(bot_id.clone(), Entry::known(old, before), soon);
        assert_eq!(sessions.entries.len(), SESSIONS);
        assert!(sessions.knows(&bot_id));
        assert!(!sessions.knows(&"b-1".parse().unwrap()), "the longest silent one gives way");
        assert_eq!(sessions.due(), [(bot_id, Step::End(Outcome::Completed))]);
    }
}
