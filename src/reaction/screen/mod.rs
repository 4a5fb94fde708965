//! Shows people on a terminal how far each open bot is, and tells them when one waits for somebody to let it in.

mod lobby;
mod notifier;

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use jiff::Timestamp;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::context::{ReactionContext, following, until};
use super::error::ReactionError;
use crate::api::wire::Fields;
use crate::api::{Client, Listing};
use crate::journal::{Follower, Start, TaskQueue};
use crate::model::{BotId, EventKind, Progress, Record, Seq, Session, Source, Span, StopReason, Tone, printable};
use crate::output::{BotLine, ProgressDisplay};
use crate::webhook::participant::Participant;
use lobby::{Asked, Lobby};
use notifier::Notifier;

/// How long a bot has been in the meeting when it is asked who is there. Their names are not known at once, and most come
/// in the first minutes; each question is a request.
const QUESTIONS: [Duration; 3] = [Duration::from_secs(15), Duration::from_mins(5), Duration::from_mins(20)];
/// How many people are named.
const NAMES: usize = 4;
/// Bots that are remembered: more are not shown, and none is worth the memory of a listener.
const BOTS: usize = 1_024;
/// People of a meeting that are counted.
const PEOPLE: usize = 1_000;
/// How often the journal is asked what waits to be relayed.
const TICK: Duration = Duration::from_secs(1);

/// What the screen needs besides.
pub(crate) struct ScreenOptions {
    /// Whom to ask about bots and people; `None` asks nobody.
    pub(crate) api: Option<Client>,
    pub(crate) display: ProgressDisplay,
    /// Bots of which counts what the journal has from before.
    pub(crate) bots: Vec<BotId>,
    /// What is relayed and run goes through these.
    pub(crate) queues: Vec<TaskQueue>,
    /// Whether bots stay on the screen whose session is over.
    pub(crate) stays: bool,
    /// Whether a person is notified on the desktop.
    pub(crate) notifies: bool,
}

/// The reaction that shows a line for each open bot where stderr is a terminal, warns of one that is not let in, and
/// notifies a person of it.
pub(crate) struct Screen {
    context: ReactionContext,
    follower: Follower,
    options: ScreenOptions,
    is_live: bool,
    notifier: Option<Notifier>,
    bots: HashMap<BotId, Shown>,
    answers: JoinSet<(BotId, Answer)>,
    next_tick: Instant,
}

/// What is shown of one bot.
#[derive(Debug, Default)]
struct Shown {
    session: Session,
    asked: Asked,
    lobby: Option<Lobby>,
    /// When it was seen in the meeting, and how many of the questions were asked since.
    joined: Option<(Instant, usize)>,
    /// The names of those who are there, as the API tells.
    people: Option<String>,
    /// Those who are there, as events tell.
    present: HashSet<String>,
    /// Events that wait to be relayed or run.
    waiting: u64,
}

/// What the API told of a bot.
#[derive(Debug)]
enum Answer {
    Asked(Asked),
    People(Option<String>),
}

impl Screen {
    /// Begins at the tail of the journal, with what it has of some bots from before.
    pub(crate) async fn start(context: ReactionContext, mut options: ScreenOptions) -> Result<Self, ReactionError> {
        let follower = context.journal.follow("screen", Start::Tail).await.map_err(following)?;
        let before = Seq(follower.last().0 + 1);
        let printer = context.output.printer();
        let (is_live, bots) = (printer.is_live(), std::mem::take(&mut options.bots));
        let notifier = options.notifies.then(|| Notifier::new(printer.clone()));
        let mut screen = Self {
            context,
            follower,
            options,
            is_live,
            notifier,
            bots: HashMap::new(),
            answers: JoinSet::new(),
            next_tick: Instant::now() + TICK,
        };
        for bot in bots {
            screen.recall(&bot, before).await?;
            screen.show(&bot);
        }
        Ok(screen)
    }

    /// Shows until the end has begun.
    pub(crate) async fn run(mut self) -> Result<(), ReactionError> {
        loop {
            let next = self.next_moment();
            let notifier = self.notifier.as_mut();
            let complaint = async {
                match notifier {
                    Some(notifier) => notifier.watch().await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                record = self.context.shutdown.next(&mut self.follower) => match record.map_err(following)? {
                    Some(record) => self.take(&record).await?,
                    None => return Ok(()),
                },
                Some(answer) = self.answers.join_next() => self.learn(answer.ok()),
                () = complaint => {}
                () = until(next) => self.come_to(Instant::now()).await?,
            }
        }
    }

    /// When something is to be done that no event asks for.
    fn next_moment(&self) -> Option<Instant> {
        let now = (self.context.clock)();
        let moments = self.bots.values().flat_map(|shown| [shown.question().filter(|_| self.asks()), shown.half(now)]);
        moments.flatten().chain(self.ticks().then_some(self.next_tick)).min()
    }

    /// Whether the API is asked about people: somebody looks.
    fn asks(&self) -> bool {
        self.is_live && self.options.api.is_some()
    }

    /// Whether the journal is to be looked at now and then.
    fn ticks(&self) -> bool {
        let may_end = |shown: &Shown| !self.options.stays && shown.session.reason.is_some();
        self.is_live && (!self.bots.is_empty() && !self.options.queues.is_empty() || self.bots.values().any(may_end))
    }

    async fn take(&mut self, record: &Record) -> Result<(), ReactionError> {
        let event = &record.delivery.event;
        let Some(bot) = event.bot_id.clone().filter(|bot| self.context.filter.passes_bot(bot)) else { return Ok(()) };
        if !self.bots.contains_key(&bot) {
            if self.bots.len() >= BOTS {
                return Ok(());
            }
            if self.is_live {
                self.recall(&bot, record.seq).await?;
            }
        }
        let shown = self.bots.entry(bot.clone()).or_default();
        let before = (shown.session.progress, shown.session.reason);
        shown.apply(record);
        let (progress, reason) = (shown.session.progress, shown.session.reason);
        if event.name.is_stream() && before.0.is_none() {
            // Nothing is known of how far it is.
            self.bots.remove(&bot);
            return Ok(());
        }
        let is_news = !record.duplicate && !record.late && record.delivery.source != Source::Replay;
        if progress != before.0 && progress == Some(Progress::InWaitingRoom) {
            self.enter_lobby(&bot, record, is_news).await?;
        }
        if progress != Some(Progress::InWaitingRoom)
            && let Some(shown) = self.bots.get_mut(&bot)
        {
            shown.lobby = None;
        }
        if is_news
            && before.1.is_none()
            && let Some(reason) = reason.filter(|reason| reason.never_took_part())
        {
            self.notify_of_refusal(&bot, reason);
        }
        self.show(&bot);
        Ok(())
    }

    /// Takes in what the journal has of a bot from before a place.
    async fn recall(&mut self, bot: &BotId, before: Seq) -> Result<(), ReactionError> {
        let mut shown = Shown::default();
        for record in self.context.journal.session_events(bot, before).await.map_err(following)? {
            shown.apply(&record);
        }
        if shown.session.progress == Some(Progress::InWaitingRoom)
            && let Some(since) = shown.session.milestones.last().map(|milestone| milestone.at)
        {
            shown.asked = self.asked_for(bot).await?;
            shown.lobby = Some(Lobby::new(since, shown.asked.waiting_room));
        }
        self.bots.insert(bot.clone(), shown);
        Ok(())
    }

    /// What the journal knows of the request that a bot was made with.
    async fn asked_for(&self, bot: &BotId) -> Result<Asked, ReactionError> {
        let sent = self.context.journal.sent_bot(bot).await.map_err(following)?;
        let request = sent.and_then(|sent| serde_json::from_str(&sent.request).ok());
        Ok(request.map(|request| Asked::of(&request)).unwrap_or_default())
    }

    async fn enter_lobby(&mut self, bot: &BotId, record: &Record, is_news: bool) -> Result<(), ReactionError> {
        let asked = self.asked_for(bot).await?;
        let at = record.delivery.event.happened_at().unwrap_or(record.delivery.received_at);
        let Some(shown) = self.bots.get_mut(bot) else { return Ok(()) };
        shown.asked = asked.or(std::mem::take(&mut shown.asked));
        shown.lobby = Some(Lobby::new(at, shown.asked.waiting_room));
        let is_known = shown.asked.name.is_some() && shown.asked.waiting_room.is_some();
        let limit = shown.asked.waiting_room.map(|limit| format!(", {} at most", Span(limit))).unwrap_or_default();
        let name = shown.name(bot);
        if let Some(api) = self.options.api.clone().filter(|_| !is_known && (self.is_live || self.options.notifies)) {
            let bot = bot.clone();
            self.answers.spawn(async move {
                let details = api.bot_details(&bot).await.ok().map(|answer| answer.view);
                let asked = details.map(|details| Asked { name: details.name, ..Asked::of(&details.request) });
                (bot, Answer::Asked(asked.unwrap_or_default()))
            });
        }
        if let Some(notifier) = self.notifier.as_mut().filter(|_| is_news) {
            notifier.notify("A bot waits in the lobby", &format!("{name} waits to be admitted to the meeting{limit}"));
        }
        Ok(())
    }

    fn notify_of_refusal(&mut self, bot: &BotId, reason: StopReason) {
        let (Some(notifier), Some(shown)) = (&mut self.notifier, self.bots.get(bot)) else { return };
        let text = format!("{}: {}", shown.name(bot), reason.explanation().meaning);
        notifier.notify("A bot was not let in", &text);
    }

    /// Takes in what the API told.
    fn learn(&mut self, answer: Option<(BotId, Answer)>) {
        let Some((bot, answer)) = answer else { return };
        let Some(shown) = self.bots.get_mut(&bot) else { return };
        match answer {
            Answer::People(people) => shown.people = people.or(shown.people.take()),
            Answer::Asked(asked) => {
                shown.asked = std::mem::take(&mut shown.asked).or(asked);
                if let Some(lobby) = &mut shown.lobby {
                    lobby.limit = lobby.limit.or(shown.asked.waiting_room);
                }
            }
        }
        self.show(&bot);
    }

    /// Does what is due.
    async fn come_to(&mut self, now: Instant) -> Result<(), ReactionError> {
        if self.asks() {
            self.ask(now);
        }
        self.warn();
        if self.ticks() && self.next_tick <= now {
            self.next_tick = now + TICK;
            self.look().await?;
        }
        Ok(())
    }

    /// Asks who is in the meetings of which that is due.
    fn ask(&mut self, now: Instant) {
        let Some(api) = &self.options.api else { return };
        for (bot, shown) in &mut self.bots {
            if shown.question().is_none_or(|at| at > now) {
                continue;
            }
            if let Some((_, asked)) = &mut shown.joined {
                *asked += 1;
            }
            let (api, bot) = (api.clone(), bot.clone());
            self.answers.spawn(async move {
                let reply = api.listing(&bot, Listing::Participants).await;
                let people = reply.ok().and_then(|reply| reply.json().ok()).and_then(|list| names(&list));
                (bot, Answer::People(people))
            });
        }
    }

    /// Warns of bots that have waited in the lobby for half of their time.
    fn warn(&mut self) {
        let now = (self.context.clock)();
        for (bot, shown) in &mut self.bots {
            let name = shown.name(bot);
            let Some(lobby) = &mut shown.lobby else { continue };
            let waited = lobby.waited(now);
            if let Some(limit) = lobby.warn(now) {
                let waited = Span(Duration::from_secs(waited.as_secs()));
                self.context.output.printer().warning(&format!(
                    "{name} has waited {waited} of {} in the lobby: somebody in the meeting must admit it, or it leaves \
                     without a recording",
                    Span(limit)
                ));
            }
        }
    }

    /// Looks in the journal for what waits to be relayed, and for sessions that are over.
    async fn look(&mut self) -> Result<(), ReactionError> {
        let waiting = self.context.journal.open_tasks_of_bots(&self.options.queues).await.map_err(following)?;
        let bots: Vec<BotId> = self.bots.keys().cloned().collect();
        for bot in bots {
            let Some(shown) = self.bots.get_mut(&bot) else { continue };
            let count = waiting.get(&bot).copied().unwrap_or_default();
            let is_news = std::mem::replace(&mut shown.waiting, count) != count;
            let may_end = !self.options.stays && shown.session.reason.is_some();
            if may_end && count == 0 && self.context.journal.has_ended(&bot).await.map_err(following)? {
                self.forget(&bot);
            } else if is_news {
                self.show(&bot);
            }
        }
        Ok(())
    }

    fn forget(&mut self, bot: &BotId) {
        self.bots.remove(bot);
        self.options.display.hide_bot(bot);
    }

    fn show(&mut self, bot: &BotId) {
        let Some(shown) = self.bots.get(bot) else { return };
        if shown.is_over() && !self.options.stays && shown.waiting == 0 {
            return self.forget(bot);
        }
        if self.is_live {
            self.options.display.show_bot(bot.clone(), shown.line((self.context.clock)()));
        }
    }
}

impl Shown {
    fn apply(&mut self, record: &Record) {
        self.session.apply(record);
        if self.session.joined_at.is_some() {
            self.joined.get_or_insert_with(|| (Instant::now(), 0));
        }
        let kind = record.delivery.event.name.kind();
        let joins = kind == EventKind::ParticipantJoined;
        if (joins || kind == EventKind::ParticipantLeft)
            && !record.duplicate
            && let Some(person) =
                Participant::of(&record.delivery.payload()).and_then(|person| person.id.or(person.name))
        {
            if joins && self.present.len() < PEOPLE {
                self.present.insert(person);
            } else {
                self.present.remove(&person);
            }
        }
    }

    /// What the bot is called, and its id as people know it.
    fn name(&self, bot: &BotId) -> String {
        match &self.asked.name {
            Some(name) => format!("{} ({})", printable(name), bot.short()),
            None => format!("bot {}", bot.short()),
        }
    }

    /// When to ask who is in the meeting.
    fn question(&self) -> Option<Instant> {
        let (joined, asked) = self.joined.filter(|_| self.session.reason.is_none())?;
        QUESTIONS.get(asked).map(|after| joined + *after)
    }

    /// When it has waited in the lobby for half of its time.
    fn half(&self, now: Timestamp) -> Option<Instant> {
        self.lobby?.until_half(now).map(|left| Instant::now() + left)
    }

    /// Whether nothing more is to be seen of it.
    fn is_over(&self) -> bool {
        let session = &self.session;
        session.progress == Some(Progress::Done) || session.deleted_at.is_some() || session.leaves_nothing()
    }

    fn line(&self, now: Timestamp) -> BotLine {
        let Self { session, lobby, joined, people, present, waiting, asked } = self;
        let here = Instant::now();
        let time = match (session.joined_at, session.stopped_at, joined, lobby) {
            (_, None, _, Some(lobby)) => Some((lobby.waited(now), here, true)),
            (Some(joined), Some(stopped), ..) => Some((stopped.duration_since(joined).unsigned_abs(), here, false)),
            (Some(joined), None, Some(_), None) => Some((now.duration_since(joined).unsigned_abs(), here, true)),
            (Some(_), None, None, None) | (None, ..) => None,
        };
        let counted = match present.len() {
            0 => None,
            1 => Some("1 person".to_owned()),
            people => Some(format!("{people} people")),
        };
        let (state, tone) = state(session);
        BotLine {
            state: state.to_owned(),
            tone,
            time,
            in_lobby: lobby.is_some(),
            limit: lobby.and_then(|lobby| lobby.limit),
            people: people.clone().or(counted),
            waiting: *waiting,
            name: asked.name.clone(),
        }
    }
}

/// How far a bot is, in a word or two.
fn state(session: &Session) -> (&'static str, Tone) {
    if session.deleted_at.is_some() {
        return ("its data were deleted", Tone::Plain);
    }
    if session.reason.is_some_and(StopReason::never_took_part) {
        return ("was not let in", Tone::Bad);
    }
    if session.leaves_nothing() {
        return ("was not allowed to record", Tone::Bad);
    }
    match session.progress {
        None => ("on its way", Tone::Plain),
        Some(Progress::Scheduled) => ("scheduled", Tone::Plain),
        Some(Progress::Joining) => ("joining", Tone::Plain),
        Some(Progress::InWaitingRoom) => ("waiting to be let in", Tone::Warning),
        Some(Progress::InMeeting) => ("in the meeting", Tone::Good),
        Some(Progress::Recording) => ("recording", Tone::Good),
        Some(Progress::Leaving) => ("leaving", Tone::Plain),
        Some(Progress::Stopped) => ("being processed", Tone::Plain),
        Some(Progress::Done) => ("done", Tone::Good),
    }
}

/// Who is there, in the order of the list; `None` where nobody has a name.
fn names(list: &serde_json::Value) -> Option<String> {
    let people = list.as_array()?.iter().map(|person| Fields::of(person).text(&["fullName", "displayName"]));
    let people: Vec<String> = people.flatten().collect();
    let more = people.len().saturating_sub(NAMES);
    let named = people.into_iter().take(NAMES).collect::<Vec<_>>().join(", ");
    match (named.is_empty(), more) {
        (true, _) => None,
        (false, 0) => Some(named),
        (false, more) => Some(format!("{named} and {more} more")),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_few_people_are_named_and_the_others_counted() {
        let list = |count: usize| (0..count).map(|n| json!({"displayName": format!("P{n}")})).collect();
        assert_eq!(names(&list(0)), None);
        assert_eq!(names(&list(2)).as_deref(), Some("P0, P1"));
        assert_eq!(names(&list(6)).as_deref(), Some("P0, P1, P2, P3 and 2 more"));
        assert_eq!(names(&json!({"message": "no list"})), None);
        assert_eq!(names(&json!([{"fullName": "Ana"}, 3, {}])).as_deref(), Some("Ana"));
    }
}
