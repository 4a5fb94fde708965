//! Tells of a meeting while it goes on: its words as they are spoken, and who comes and goes. Nothing of it holds up the
//! bot or its other webhooks.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;
use serde_json::Value;
use tokio::sync::watch;
use url::Url;

use super::bot::Bot;
use super::channel::Line;
use super::delivery::{Webhook, deliver};
use super::endpoints::{Endpoints, ParticipantEndpoint};
use super::media::{self, Person, Turn};
use super::outgoing::Outgoing;
use super::presence::{Presence, Reached, leave, reach};
use super::state::State;
use crate::model::{BotId, EventKind, Provider};
use crate::webhook::scenario::{Attendance, Chunk, Subject, Word};

/// How many words a running transcript grows by.
const WORDS: usize = 3;

/// Between two people who come, or go: events at one time would be taken for one event sent twice.
const BETWEEN_PEOPLE: Duration = Duration::from_millis(300);

/// How sure a streaming provider is that says so.
const CONFIDENCE: f64 = 0.98;

/// How a provider tells what it hears.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Manner {
    mode: String,
    has_confidence: bool,
    formats: bool,
}

/// Tells everything that a bot was asked to tell of its meeting, until it has left.
pub(super) async fn broadcast(
    state: Arc<State>,
    bot_id: String,
    endpoints: Endpoints,
    presence: watch::Receiver<Presence>,
) {
    let words = async {
        if let Some(url) = &endpoints.transcript {
            tell_words(&state, &bot_id, url, presence.clone()).await;
        }
    };
    let people = async {
        if !endpoints.participants.is_empty() {
            tell_people(&state, &bot_id, &endpoints.participants, presence.clone()).await;
        }
    };
    let sockets = async {
        let Ok(id) = bot_id.parse::<BotId>() else { return };
        let lines = endpoints
            .sockets
            .iter()
            .map(|(channel, url)| Line::new(&state, id.clone(), *channel, presence.clone()).run(url));
        join_all(lines).await;
    };
    tokio::join!(words, people, sockets);
}

async fn tell_words(state: &State, bot_id: &str, url: &Url, mut presence: watch::Receiver<Presence>) {
    let manner = state.with_bot(bot_id, |bot| {
        bot.request.provider.as_ref().map(|(provider, options)| Manner::of(*provider, options))
    });
    let Some(manner) = manner.flatten() else { return };
    let mut outgoing = Outgoing::default();
    for turn in media::turns() {
        for count in manner.stops(turn.words.len()) {
            let Some(latest) = turn.words.get(count - 1) else { continue };
            let at = Duration::from_millis(latest.to.into());
            match reach(&mut presence, at, state.options.speed).await {
                Reached::Heard => {}
                Reached::Paused => continue,
                Reached::Gone => return deliver(state, bot_id, outgoing.rest()).await,
            }
            let Some(body) = state.with_bot(bot_id, |bot| manner.chunk(&turn, count, bot)) else { return };
            let webhook = Webhook { kind: EventKind::TranscriptChunk, url: url.clone(), body };
            deliver(state, bot_id, outgoing.pass(webhook, &state.faults())).await;
        }
    }
    deliver(state, bot_id, outgoing.rest()).await;
}

async fn tell_people(
    state: &State,
    bot_id: &str,
    endpoints: &[ParticipantEndpoint],
    mut presence: watch::Receiver<Presence>,
) {
    let speed = state.options.speed;
    let mut outgoing = Outgoing::default();
    let mut there = Vec::new();
    let mut after = Duration::ZERO;
    for person in media::PEOPLE {
        let reached = reach(&mut presence, after, speed).await;
        if reached == Reached::Gone {
            break;
        }
        there.push(person);
        if reached == Reached::Heard {
            let due = attendance(state, bot_id, endpoints, EventKind::ParticipantJoined, person, after);
            for webhook in due {
                deliver(state, bot_id, outgoing.pass(webhook, &state.faults())).await;
            }
        }
        after += BETWEEN_PEOPLE;
    }
    if let Some(mut after) = leave(&mut presence, speed).await {
        for person in there {
            for webhook in attendance(state, bot_id, endpoints, EventKind::ParticipantLeft, person, after) {
                deliver(state, bot_id, outgoing.pass(webhook, &state.faults())).await;
            }
            after += BETWEEN_PEOPLE;
        }
    }
    deliver(state, bot_id, outgoing.rest()).await;
}

/// What everybody is sent who wants to know that a person came or went.
fn attendance(
    state: &State,
    bot_id: &str,
    endpoints: &[ParticipantEndpoint],
    kind: EventKind,
    person: &Person,
    relative: Duration,
) -> Vec<Webhook> {
    let action = if kind == EventKind::ParticipantJoined { "join" } else { "leave" };
    let body = state.with_bot(bot_id, |bot| {
        let (id, name, platform) = (person.device_id, person.name, bot.platform().unwrap_or_default());
        Attendance { action, id, name, full_name: name, platform, relative }.render(&subject(bot, relative))
    });
    let Some(body) = body else { return Vec::new() };
    let wanting = endpoints.iter().filter(|endpoint| endpoint.events.contains(&kind));
    wanting.map(|endpoint| Webhook { kind, url: endpoint.url.clone(), body: body.clone() }).collect()
}

/// Whom and when something is about that happened so far into the recording.
fn subject(bot: &Bot, relative: Duration) -> Subject<'_> {
    let at = bot.recorded_from() + relative;
    Subject { bot_id: &bot.id, custom_attributes: Some(&bot.request.custom_attributes), at }
}

impl Manner {
    /// As the provider was asked to do.
    fn of(provider: Provider, options: &Value) -> Self {
        let usual = if provider == Provider::DeepgramStreaming { "sentence" } else { "raw" };
        Self {
            mode: options.get("transcription_mode").and_then(Value::as_str).unwrap_or(usual).to_owned(),
            // The service's own model does not say how sure it is.
            has_confidence: provider != Provider::MeetstreamStreaming,
            formats: options.get("format_turns").and_then(Value::as_bool).unwrap_or_default(),
        }
    }

    /// After how many words of so many something is told; at last after all of them.
    fn stops(&self, words: usize) -> impl Iterator<Item = usize> + use<> {
        let step = match self.mode.as_str() {
            "sentence" => words,
            "word_level" => 1,
            _ => WORDS,
        };
        (1..=words).filter(move |count| *count == words || count.is_multiple_of(step))
    }

    /// What is told after so many words of what somebody says in one go.
    fn chunk(&self, turn: &Turn, count: usize, bot: &Bot) -> Value {
        let words: Vec<Word<'_>> = turn.words.iter().take(count).map(media::Word::spoken).collect();
        let is_final = count == turn.words.len();
        let chunk = Chunk {
            speaker: turn.speaker.name,
            words: &words,
            confidence: self.has_confidence.then_some(CONFIDENCE),
            is_final,
            is_formatted: is_final && self.formats,
            mode: &self.mode,
        };
        let latest = turn.words.get(count.saturating_sub(1)).map_or(0, |word| word.to);
        chunk.render(&subject(bot, Duration::from_millis(latest.into())))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_provider_tells_sentences_words_or_a_running_transcript_as_it_is_asked() {
        let stops = |provider, options: Value| Manner::of(provider, &options).stops(7).collect::<Vec<_>>();
        assert_eq!(stops(Provider::DeepgramStreaming, json!({})), [7]);
        assert_eq!(stops(Provider::MeetstreamStreaming, json!({})), [3, 6, 7]);
        assert_eq!(stops(Provider::AssemblyaiStreaming, json!({"transcription_mode": "sentence"})), [7]);
        assert_eq!(
            stops(Provider::AssemblyaiStreaming, json!({"transcription_mode": "word_level"})),
            [1, 2, 3, 4, 5, 6, 7]
        );
        assert_eq!(stops(Provider::DeepgramStreaming, json!({"transcription_mode": "raw"})), [3, 6, 7]);
    }
}
