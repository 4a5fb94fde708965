use std::convert::Infallible;
use std::str::FromStr;

use super::{BotId, Condition, Event, EventKind, EventName, Record, nearest};

/// A pattern of event names: `*` stands for any run of characters, `?` for one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct EventPattern(String);

impl EventPattern {
    /// Whether an event is meant: by its specific name, or by the general one (`bot.stopped` means a kick too).
    pub fn matches(&self, event: &Event) -> bool {
        glob(self.0.as_bytes(), event.name.as_str().as_bytes())
            || event.general.as_deref().is_some_and(|name| glob(self.0.as_bytes(), name.as_bytes()))
    }

    /// Whether something is to be done about an event: if it is meant, and was understood. One that was not must be named
    /// for itself: whoever writes `*` expects JSON.
    pub fn asks_for(&self, event: &Event) -> bool {
        if event.is_unparsed() { self.0 == EventName::UNPARSED } else { self.matches(event) }
    }

    /// Whether it fits the name of an event that is known.
    pub fn fits_known(&self) -> bool {
        EventKind::ALL.iter().any(|kind| glob(self.0.as_bytes(), kind.name().as_bytes()))
    }

    /// What to tell somebody whose pattern fits no event that is known; `None` where it fits one. The service may have
    /// new events, so that it can still be right.
    pub fn doubt(&self) -> Option<String> {
        if self.fits_known() {
            return None;
        }
        let shown = super::shortened(&super::printable(&self.0), 80);
        let near = nearest(&self.0, EventKind::ALL.iter().map(|kind| kind.name()));
        Some(match near.or_else(|| EventKind::near(&self.0).first().copied()) {
            Some(near) => format!("no event is known that fits `{shown}`; did you mean `{near}`?"),
            None => format!("no event is known that fits `{shown}`; `meetstream explain` lists them"),
        })
    }

    /// The pattern as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for EventPattern {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.trim().to_owned()))
    }
}

/// A bot as people name one: its id, or at least the first eight characters of it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BotPrefix(BotId);

impl BotPrefix {
    /// The fewest characters that may stand for a longer id: fewer are too easily those of two bots.
    pub const SHORTEST: usize = 8;

    /// Whether a bot is meant.
    pub fn matches(&self, bot_id: &BotId) -> bool {
        let prefix = self.0.as_str();
        bot_id == &self.0 || (prefix.len() >= Self::SHORTEST && bot_id.as_str().starts_with(prefix))
    }

    /// The prefix as it was written.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl From<BotId> for BotPrefix {
    fn from(bot_id: BotId) -> Self {
        Self(bot_id)
    }
}

impl FromStr for BotPrefix {
    type Err = super::ParseBotIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// Which events are shown, forwarded and run, and by their payloads, fetched; everything is journalled.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct EventFilter {
    /// Names that are meant; none means all.
    pub patterns: Vec<EventPattern>,
    /// Bots that are meant; none means all.
    pub bots: Vec<BotPrefix>,
    /// What payloads are to fulfil, each of them.
    pub conditions: Vec<Condition>,
}

impl EventFilter {
    /// Whether everything passes.
    pub fn is_open(&self) -> bool {
        self.patterns.is_empty() && self.bots.is_empty() && self.conditions.is_empty()
    }

    /// Whether an event passes.
    pub fn passes(&self, record: &Record) -> bool {
        let event = &record.delivery.event;
        (self.patterns.is_empty() || self.patterns.iter().any(|pattern| pattern.matches(event)))
            && self.passes_bot_of(event)
            && self.passes_payload_of(record)
    }

    /// Whether an event's payload fulfils every condition.
    pub fn passes_payload_of(&self, record: &Record) -> bool {
        Condition::all_hold(&self.conditions, &record.delivery)
    }

    /// Whether an event is of a bot that is meant.
    pub fn passes_bot_of(&self, event: &Event) -> bool {
        self.bots.is_empty() || event.bot_id.as_ref().is_some_and(|bot_id| self.passes_bot(bot_id))
    }

    /// Whether events of a bot can pass.
    pub fn passes_bot(&self, bot_id: &BotId) -> bool {
        self.bots.is_empty() || self.bots.iter().any(|prefix| prefix.matches(bot_id))
    }
}

/// Matches without recursion: after a mismatch, the last `*` takes one character more.
fn glob(pattern: &[u8], text: &[u8]) -> bool {
    let (mut pattern_rest, mut text_rest) = (pattern, text);
    let mut retry: Option<(&[u8], &[u8])> = None;
    loop {
        match (pattern_rest.split_first(), text_rest.split_first()) {
            (Some((b'*', after)), _) => {
                retry = Some((after, text_rest));
                pattern_rest = after;
            }
            (Some((b'?', after)), Some((_, rest))) => {
                (pattern_rest, text_rest) = (after, rest);
            }
            (Some((wanted, after)), Some((found, rest))) if wanted == found => {
                (pattern_rest, text_rest) = (after, rest);
            }
            (None, None) => return true,
            _ => match retry.and_then(|(after, text)| Some((after, text.split_first()?.1))) {
                Some((after, rest)) => {
                    (pattern_rest, text_rest) = (after, rest);
                    retry = Some((after, rest));
                }
                None => return false,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(event: &str, bot_event: Option<&str>) -> Event {
        Event::named(Some(event), bot_event)
    }

    #[test]
    fn globs_match_names() {
        for (pattern, name, matches) in [
            ("video.*", "video.processed", true),
            ("video.*", "video", false),
            ("*", "anything", true),
            ("*.processed", "audio.processed", true),
            ("*.proc*ed", "audio.processing.processed", true),
            ("bot.?eaving", "bot.leaving", true),
            ("bot.?eaving", "bot.eaving", false),
            ("bot.stopped", "bot.stopped", true),
            ("bot.stopped", "bot.stoppe", false),
            ("", "", true),
            ("a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false),
        ] {
            assert_eq!(glob(pattern.as_bytes(), name.as_bytes()), matches, "{pattern} {name}");
        }
    }

    #[test]
    fn a_kick_is_a_stop_too() {
        let kick = named("bot.stopped", Some("bot.kicked"));
        for pattern in ["bot.stopped", "bot.kicked"] {
            assert!(pattern.parse::<EventPattern>().unwrap().matches(&kick), "{pattern}");
        }
        assert!(!"bot.denied".parse::<EventPattern>().unwrap().matches(&kick));
    }

    #[test]
    fn what_was_not_understood_is_acted_on_by_name_alone() {
        let unparsed = Event::unparsed("the body is empty");
        for (pattern, matches, asks_for) in [("*", true, false), ("unparsed", true, true), ("bot.*", false, false)] {
            let pattern: EventPattern = pattern.parse().unwrap();
            assert_eq!((pattern.matches(&unparsed), pattern.asks_for(&unparsed)), (matches, asks_for), "{pattern:?}");
        }
        assert!("*".parse::<EventPattern>().unwrap().asks_for(&named("unparsed", None)));
    }

    #[test]
    fn bots_are_meant_by_id_or_by_eight_characters() {
        let bot_id: BotId = "6667fd0c-0165".parse().unwrap();
        for (prefix, matches) in [("6667fd0c", true), ("6667fd0c-0165", true), ("6667fd", false), ("6667fd0d", false)] {
            assert_eq!(prefix.parse::<BotPrefix>().unwrap().matches(&bot_id), matches, "{prefix}");
        }
        let filter = EventFilter { bots: vec!["6667fd0c".parse().unwrap()], ..EventFilter::default() };
        assert!(!filter.passes_bot_of(&named("bot.joining", None)), "an event of no bot is of none of these");
    }
}
