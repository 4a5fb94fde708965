use std::collections::HashMap;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::Instant;

use super::context::{ReactionContext, following, until};
use super::error::ReactionError;
use crate::api::wire::Fields;
use crate::api::{Client, Listing};
use crate::journal::{Follower, Start};
use crate::model::{BotId, Progress, Record, Seq, Session, StopReason};
use crate::output::{BotLine, ProgressDisplay};

/// How long a bot has been in the meeting when it is asked who is there. Their names are not known at once, and most come
/// in the first minutes; each question is a request.
const QUESTIONS: [Duration; 3] = [Duration::from_secs(15), Duration::from_mins(5), Duration::from_mins(20)];
/// How many people are named.
const NAMES: usize = 4;

/// The reaction that shows people on a terminal how far bots are: a line for each bot, in the place of one for each event.
#[derive(Debug)]
pub(crate) struct Screen {
    context: ReactionContext,
    follower: Follower,
    api: Client,
    display: ProgressDisplay,
    bots: HashMap<BotId, Shown>,
    answers: JoinSet<(BotId, Option<String>)>,
}

/// What is shown of one bot.
#[derive(Debug, Default)]
struct Shown {
    session: Session,
    /// When it was seen in the meeting, and how many of the questions were asked since.
    joined: Option<(Instant, usize)>,
    people: Option<String>,
}

impl Screen {
    /// Begins at the tail of the journal, with what it has of some bots from before.
    pub(crate) async fn start(
        context: ReactionContext,
        api: Client,
        display: ProgressDisplay,
        bots: Vec<BotId>,
    ) -> Result<Self, ReactionError> {
        let follower = context.journal.follow("screen", Start::Tail).await.map_err(following)?;
        let before = Seq(follower.last().0 + 1);
        let mut screen = Self { context, follower, api, display, bots: HashMap::new(), answers: JoinSet::new() };
        for bot in bots {
            for record in screen.context.journal.session_events(&bot, before).await.map_err(following)? {
                screen.take(&record);
            }
        }
        Ok(screen)
    }

    /// Shows until the end has begun.
    pub(crate) async fn run(mut self) -> Result<(), ReactionError> {
        loop {
            let question = self.bots.values().filter_map(Shown::question).min();
            tokio::select! {
                record = self.context.shutdown.next(&mut self.follower) => match record.map_err(following)? {
                    Some(record) => self.take(&record),
                    None => return Ok(()),
                },
                Some(answer) = self.answers.join_next() => {
                    if let Ok((bot, people)) = answer && let Some(shown) = self.bots.get_mut(&bot) {
                        shown.people = people.or(shown.people.take());
                        self.show(&bot);
                    }
                }
                () = until(question) => self.ask(),
            }
        }
    }

    fn take(&mut self, record: &Record) {
        let event = &record.delivery.event;
        let Some(bot) = event.bot_id.clone().filter(|bot| self.context.filter.passes_bot(bot)) else { return };
        let shown = self.bots.entry(bot.clone()).or_default();
        shown.session.apply(record);
        if shown.session.joined_at.is_some() {
            shown.joined.get_or_insert_with(|| (Instant::now(), 0));
        }
        self.show(&bot);
    }

    /// Asks who is in the meetings of which that is due.
    fn ask(&mut self) {
        let now = Instant::now();
        for (bot, shown) in &mut self.bots {
            if shown.question().is_none_or(|at| at > now) {
                continue;
            }
            if let Some((_, asked)) = &mut shown.joined {
                *asked += 1;
            }
            let (api, bot) = (self.api.clone(), bot.clone());
            self.answers.spawn(async move {
                let reply = api.listing(&bot, Listing::Participants).await;
                let people = reply.ok().and_then(|reply| reply.json().ok()).and_then(|list| names(&list));
                (bot, people)
            });
        }
    }

    fn show(&self, bot: &BotId) {
        let Some(Shown { session, joined, people }) = self.bots.get(bot) else { return };
        let time = match (session.joined_at, session.stopped_at, joined) {
            (Some(joined), Some(stopped), _) => {
                Some((stopped.duration_since(joined).unsigned_abs(), Instant::now(), false))
            }
            (Some(joined), None, Some(_)) => {
                Some(((self.context.clock)().duration_since(joined).unsigned_abs(), Instant::now(), true))
            }
            (Some(_), None, None) | (None, ..) => None,
        };
        let line = BotLine { state: state(session).to_owned(), time, people: people.clone() };
        self.display.show_bot(bot.clone(), line);
    }
}

impl Shown {
    /// When to ask who is in the meeting.
    fn question(&self) -> Option<Instant> {
        let (joined, asked) = self.joined.filter(|_| self.session.reason.is_none())?;
        QUESTIONS.get(asked).map(|after| joined + *after)
    }
}

/// How far a bot is, in a word or two.
fn state(session: &Session) -> &'static str {
    if session.deleted_at.is_some() {
        return "its data were deleted";
    }
    if session.reason.is_some_and(StopReason::never_took_part) {
        return "was not let in";
    }
    match session.progress {
        None => "on its way",
        Some(Progress::Scheduled) => "scheduled",
        Some(Progress::Joining) => "joining",
        Some(Progress::InWaitingRoom) => "waiting to be let in",
        Some(Progress::InMeeting) => "in the meeting",
        Some(Progress::Recording) => "recording",
        Some(Progress::Leaving) => "leaving",
        Some(Progress::Stopped) => "being processed",
        Some(Progress::Done) => "done",
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
