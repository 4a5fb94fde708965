//! Plays a bot's lifecycle: waits, moves the bot, and sends the webhook. Delivery is best effort and never retried, as
//! the service's is.

use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use url::Url;

use super::bot::{Bot, Signals};
use super::broadcast::broadcast;
use super::delivery::{Webhook, deliver, deliver_alone};
use super::endpoints::Endpoints;
use super::options::Notice;
use super::outgoing::Outgoing;
use super::request::BotRequest;
use super::state::{FollowUp, State};
use crate::model::EventKind;
use crate::webhook::scenario::{Scenario, Step, Subject};

/// A transcription run that was asked for after the meeting.
pub(super) struct LaterRun {
    pub(super) bot_id: String,
    pub(super) transcript_id: String,
    pub(super) callback_url: Option<Url>,
}

/// The erasure of a bot's data: when, and how many objects it had.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deletion {
    pub(super) at: Timestamp,
    pub(super) objects: usize,
}

/// Takes a new bot in: it is listed from now on, and what is returned plays its lifecycle.
pub(super) fn begin(state: &Arc<State>, bot: Bot) -> FollowUp {
    let (bot_id, signals, (scenario, steps)) = (bot.id.clone(), bot.signals.clone(), lifecycle(state, &bot.request));
    let ignored = Endpoints::read(&bot.request).map(|endpoints| endpoints.ignored).unwrap_or_default();
    state.with_bots(|bots| bots.push(bot));
    state.tell(Notice::Created { bot_id: bot_id.clone(), scenario });
    for told in ignored {
        state.tell(Notice::Ignored { bot_id: bot_id.clone(), told });
    }
    Box::pin(play(Arc::clone(state), bot_id, signals, steps))
}

/// The lifecycle that a bot was asked to live, with the wait for `join_at` before it.
pub(super) fn lifecycle(state: &State, request: &BotRequest) -> (Scenario, Vec<Step>) {
    let scenario = request.scenario.or(state.options.scenario).unwrap_or_else(|| request.usual_scenario());
    let steps = scenario.steps(request.asked(), state.options.envelope);
    let now = (state.options.clock)();
    let wait = request.join_at.map(|at| at.duration_since(now)).filter(SignedDuration::is_positive);
    let steps = match wait.zip(Step::single(EventKind::Scheduled)) {
        Some((wait, first)) => {
            let shifted = steps.into_iter().map(|step| step.delayed(wait.unsigned_abs()));
            std::iter::once(first).chain(shifted).collect()
        }
        None => steps,
    };
    (scenario, steps)
}

/// Plays a bot's webhooks from the beginning.
pub(super) async fn play(state: Arc<State>, bot_id: String, signals: Signals, mut steps: Vec<Step>) {
    let mut began = tokio::time::Instant::now();
    let mut next = 0;
    let mut outgoing = Outgoing::default();
    while let Some(step) = steps.get(next).copied() {
        let due = began + state.options.speed.scaled(step.after);
        tokio::select! {
            biased;
            () = signals.end.notified() => break,
            () = signals.removal.notified() => {
                if let Some(remaining) = state.with_bot(&bot_id, |bot| bot.after_call_back(&steps)).flatten() {
                    steps = remaining;
                    began = tokio::time::Instant::now();
                    next = 0;
                }
            }
            () = tokio::time::sleep_until(due) => {
                next += 1;
                if step.kind() == EventKind::Joining {
                    sign_in(&state, &bot_id);
                }
                let webhook = take_step(&state, &bot_id, &step);
                if step.kind().stop_reason().is_some() {
                    state.sign_out(&bot_id);
                }
                state.with_bot(&bot_id, |bot| bot.presence.send_if_modified(|presence| presence.follow(step.kind(), due)));
                if step.kind() == EventKind::InMeeting {
                    begin_broadcast(&state, &bot_id).await;
                }
                if let Some(webhook) = webhook {
                    deliver(&state, &bot_id, outgoing.pass(webhook, &state.faults())).await;
                }
            }
        }
    }
    deliver(&state, &bot_id, outgoing.rest()).await;
}

/// Signs a bot in that was scheduled, now that it joins.
fn sign_in(state: &State, bot_id: &str) {
    let asked = state.with_bot(bot_id, |bot| {
        let is_due = bot.request.join_at.is_some_and(|at| at > bot.created_at);
        is_due.then(|| (bot.owner.clone(), bot.request.sign_in.clone()))
    });
    if let Some((owner, asked)) = asked.flatten()
        && let Err(refusal) = state.sign_in(&owner, bot_id, asked.as_ref())
    {
        // What the service does then is not documented.
        state.tell(Notice::Ignored { bot_id: bot_id.to_owned(), told: format!("signing in: {refusal}") });
    }
}

/// Begins to tell of the meeting while it goes on, as far as somebody wants to know.
async fn begin_broadcast(state: &Arc<State>, bot_id: &str) {
    let asked = state.with_bot(bot_id, |bot| (Endpoints::read(&bot.request).ok(), bot.presence.subscribe()));
    if let Some((Some(endpoints), presence)) = asked {
        state.start(Box::pin(broadcast(Arc::clone(state), bot_id.to_owned(), endpoints, presence))).await;
    }
}

/// Makes the transcript of a later run, and tells `callback_url` of it.
pub(super) async fn transcribe(state: Arc<State>, run: LaterRun, delay: Duration) {
    tokio::time::sleep(state.options.speed.scaled(delay)).await;
    let Some(step) = Step::single(EventKind::TranscriptionProcessed) else { return };
    let now = (state.options.clock)();
    let LaterRun { bot_id, transcript_id, callback_url } = run;
    let moved = state.with_bot(&bot_id, |bot| {
        let at = bot.next_time(now);
        bot.finish_run(&transcript_id, &step, at);
        at
    });
    if let (Some(at), Some(url)) = (moved, callback_url) {
        let subject = Subject { bot_id: &bot_id, custom_attributes: None, at };
        let body = step.render(&subject, state.options.envelope);
        deliver_alone(&state, &bot_id, Webhook { kind: step.kind(), url, body }).await;
    }
}

/// Tells a bot's callback of the erasure of its data, at a time after every other webhook of the bot.
pub(super) async fn tell_deletion(state: Arc<State>, bot_id: String, deletion: Deletion, callback_url: Url) {
    let Some(step) = Step::single(EventKind::DataDeletion) else { return };
    let Deletion { at, objects } = deletion;
    let mut body = step.render(&Subject { bot_id: &bot_id, custom_attributes: None, at }, state.options.envelope);
    count_deleted(&mut body, objects);
    deliver_alone(&state, &bot_id, Webhook { kind: step.kind(), url: callback_url, body }).await;
}

/// Says how many objects were erased, in the place of the published example's number.
fn count_deleted(body: &mut Value, objects: usize) {
    if let Some(count) = body.get_mut("deleted_objects") {
        *count = objects.into();
    }
}

/// Moves the bot, and returns the webhook that tells of it, if somebody is to be told.
fn take_step(state: &State, bot_id: &str, step: &Step) -> Option<Webhook> {
    let envelope = state.options.envelope;
    let now = (state.options.clock)();
    let message = state.with_bot(bot_id, |bot| {
        let at = bot.next_time(now);
        bot.apply(step, at);
        let attributes = &bot.request.custom_attributes;
        let mut body = step.render(&Subject { bot_id, custom_attributes: Some(attributes), at }, envelope);
        count_deleted(&mut body, bot.stored_objects());
        (bot.request.callback_url.clone(), body)
    });
    if step.kind() == EventKind::DataDeletion {
        state.forget(bot_id);
    }
    let (url, body) = message?;
    Some(Webhook { kind: step.kind(), url: url?, body })
}
