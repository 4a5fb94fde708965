use jiff::Timestamp;

use crate::model::live::Chunk;
use crate::model::{BotId, Seq};
use crate::record::StreamRecord;

/// Turns that may be open at a time; of more, the oldest is taken for over.
const MOST_OPEN: usize = 16;

/// What was understood of a turn, and the chunk's place in the journal.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Turn {
    pub(super) seq: Seq,
    pub(super) received_at: Timestamp,
    pub(super) bot_id: Option<BotId>,
    pub(super) chunk: Chunk,
}

/// The turns of a conversation as its chunks tell them. Pure.
#[derive(Debug, Default)]
pub(super) struct Turns {
    /// Those that go on, one a speaker, the one that was heard of last behind the others.
    open: Vec<Turn>,
    /// The last one that was over.
    last: Option<Turn>,
}

impl Turn {
    /// When it was spoken, as far as that is known.
    pub(super) fn at(&self) -> Timestamp {
        self.chunk.at.as_ref().and_then(crate::model::ServiceTime::at).unwrap_or(self.received_at)
    }

    pub(super) fn record(&self) -> StreamRecord<'_> {
        let Self { seq, received_at, bot_id, chunk } = self;
        StreamRecord::Transcript {
            seq: *seq,
            received_at: *received_at,
            bot_id: bot_id.as_ref(),
            speaker: chunk.speaker.as_deref(),
            text: &chunk.text,
            at: chunk.at.as_ref().map(crate::model::ServiceTime::as_str),
            start: chunk.start,
            end: chunk.end,
            is_final: chunk.is_final,
        }
    }

    /// Whether it repeats a turn that was over: some services send it a second time, with capitals and full stops.
    fn repeats(&self, last: &Self) -> bool {
        let words = |turn: &Self| {
            let letters = turn.chunk.text.chars().filter(|character| character.is_alphanumeric());
            letters.flat_map(char::to_lowercase).collect::<String>()
        };
        self.chunk.start.is_some()
            && (self.chunk.start, &self.chunk.speaker) == (last.chunk.start, &last.chunk.speaker)
            && words(self) == words(last)
    }
}

impl Turns {
    /// Takes a chunk; returns what is over with it.
    pub(super) fn take(&mut self, turn: Turn) -> Vec<Turn> {
        self.open.retain(|open| open.chunk.speaker != turn.chunk.speaker);
        if !turn.chunk.is_final {
            self.open.push(turn);
            return if self.open.len() > MOST_OPEN { vec![self.open.remove(0)] } else { Vec::new() };
        }
        let is_repeated = self.last.as_ref().is_some_and(|last| turn.repeats(last));
        self.last = Some(turn.clone());
        if is_repeated { Vec::new() } else { vec![turn] }
    }

    /// The turn that goes on and was heard of last.
    pub(super) fn going_on(&self) -> Option<&Turn> {
        self.open.last()
    }

    /// Takes everything that goes on for over.
    pub(super) fn end(&mut self) -> Vec<Turn> {
        std::mem::take(&mut self.open)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turn(speaker: &str, text: &str, start: f64, is_final: bool) -> Turn {
        let (speaker, text, start) = (Some(speaker.to_owned()), text.to_owned(), Some(start));
        let chunk = Chunk { speaker, text, at: None, start, end: None, is_final };
        Turn { seq: Seq(1), received_at: Timestamp::UNIX_EPOCH, bot_id: None, chunk }
    }

    fn texts(turns: &[Turn]) -> Vec<&str> {
        turns.iter().map(|turn| turn.chunk.text.as_str()).collect()
    }

    #[test]
    fn a_turn_grows_until_it_is_over_beside_those_of_others() {
        let mut turns = Turns::default();
        assert!(turns.take(turn("Ann", "so", 1.0, false)).is_empty());
        assert!(turns.take(turn("Bo", "yes", 1.5, false)).is_empty());
        assert!(turns.take(turn("Ann", "so what", 1.0, false)).is_empty());
        assert_eq!(turns.going_on().unwrap().chunk.text, "so what");
        assert_eq!(texts(&turns.take(turn("Ann", "So what?", 1.0, true))), ["So what?"]);
        assert_eq!(turns.going_on().unwrap().chunk.text, "yes");
        assert_eq!(texts(&turns.end()), ["yes"], "the meeting ended in the middle of it");
        assert!(turns.going_on().is_none());
    }

    #[test]
    fn a_turn_that_is_sent_again_with_full_stops_is_one() {
        let mut turns = Turns::default();
        assert_eq!(turns.take(turn("Ann", "well then", 1.0, true)).len(), 1);
        assert!(turns.take(turn("Ann", "Well, then.", 1.0, true)).is_empty());
        assert_eq!(turns.take(turn("Ann", "Well, then.", 4.0, true)).len(), 1, "it was said twice");
        assert_eq!(turns.take(turn("Bo", "Well, then.", 4.0, true)).len(), 1, "both said it");
    }

    #[test]
    fn of_too_many_open_turns_the_oldest_is_over() {
        let mut turns = Turns::default();
        let over = (0..=MOST_OPEN).flat_map(|number| turns.take(turn(&number.to_string(), "x", 1.0, false)));
        assert_eq!(over.map(|turn| turn.chunk.speaker.unwrap()).collect::<Vec<_>>(), ["0"]);
    }
}
