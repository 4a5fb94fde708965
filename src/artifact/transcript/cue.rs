use std::time::Duration;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::format::RenderError;
use super::segment::{Segment, Transcript};

/// Columns in a line and lines in a cue: what broadcasters' guides ask for and every player has room for.
const COLUMNS: usize = 42;
const LINES: usize = 2;
/// A cue stays at most this long, and one that is closed early at least so long.
const LONGEST: Duration = Duration::from_secs(7);
const SHORTEST: Duration = Duration::from_millis(700);
/// A pause between words that closes a cue.
const PAUSE: Duration = Duration::from_millis(1_500);
/// How long a column of text is read, for words without times: 15 columns a second.
const READING: Duration = Duration::from_millis(67);

/// What is shown at one time.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Cue {
    pub(super) start: Duration,
    pub(super) end: Duration,
    pub(super) speaker: Option<String>,
    /// Whether the speaker is another than in the cue before.
    pub(super) opens_turn: bool,
    pub(super) lines: Vec<String>,
}

/// A piece of text that is not broken, with the time at which it is said.
struct Piece {
    text: String,
    start: Duration,
    end: Duration,
    /// Whether a space stands before it.
    spaced: bool,
}

/// Cuts a transcript into cues, by start.
///
/// # Errors
/// [`RenderError::NoTimes`] where there are segments and none has a time.
pub(super) fn cues(transcript: &Transcript) -> Result<Vec<Cue>, RenderError> {
    if !transcript.segments.is_empty() && transcript.segments.iter().all(|segment| segment.start.is_none()) {
        return Err(RenderError::NoTimes);
    }
    let mut cues: Vec<Cue> = Vec::new();
    let mut clock = Duration::ZERO;
    for (segment, next) in transcript.segments.iter().zip(next_starts(transcript)) {
        let start = segment.start.unwrap_or(clock);
        let end = segment.end.unwrap_or_else(|| estimated_end(segment, start, next));
        clock = end.max(start);
        pack(&mut cues, segment, &pieces(segment, start, clock));
    }
    cues.sort_by_key(|cue| cue.start);
    settle(&mut cues);
    Ok(cues)
}

/// For each segment, when the next one that has a start begins.
fn next_starts(transcript: &Transcript) -> Vec<Option<Duration>> {
    let mut next = None;
    let mut starts: Vec<_> = transcript
        .segments
        .iter()
        .rev()
        .map(|segment| {
            let later = next;
            next = segment.start.or(next);
            later
        })
        .collect();
    starts.reverse();
    starts
}

fn estimated_end(segment: &Segment, start: Duration, next: Option<Duration>) -> Duration {
    let reading = reading_time(segment.text.width());
    let end = start.saturating_add(reading.max(SHORTEST));
    next.filter(|next| *next > start).map_or(end, |next| end.min(next))
}

fn reading_time(columns: usize) -> Duration {
    READING.saturating_mul(u32::try_from(columns).unwrap_or(u32::MAX))
}

/// The words of a segment with their times: the provider's where every word has a start and the words are the text,
/// else the segment's time shared out by width.
fn pieces(segment: &Segment, start: Duration, end: Duration) -> Vec<Piece> {
    let spoken: Vec<&str> = segment.words.iter().map(|word| word.text.as_str()).collect();
    let timed = segment.words.iter().all(|word| word.start.is_some()) && spoken.join(" ") == segment.text;
    if timed && !spoken.is_empty() {
        let starts = segment.words.iter().map(|word| word.start.unwrap_or(start));
        let nexts = segment.words.iter().skip(1).map(|word| word.start.unwrap_or(end)).chain([end]);
        let words = segment.words.iter().zip(starts).zip(nexts);
        return words
            .flat_map(|((word, start), next)| {
                let end = word.end.unwrap_or(next).max(start);
                broken(&word.text).into_iter().enumerate().map(move |(part, text)| Piece {
                    text,
                    start,
                    end,
                    spaced: part == 0,
                })
            })
            .collect();
    }
    let texts: Vec<(String, bool)> = segment
        .text
        .split(' ')
        .flat_map(|word| broken(word).into_iter().enumerate().map(|(part, text)| (text, part == 0)))
        .collect();
    let total = texts.iter().map(|(text, _)| text.width() + 1).sum::<usize>().max(1);
    let mut before = 0;
    let at = |columns: usize| {
        let (columns, total) = (u32::try_from(columns).unwrap_or(u32::MAX), u32::try_from(total).unwrap_or(u32::MAX));
        start.saturating_add(end.saturating_sub(start).saturating_mul(columns) / total)
    };
    texts
        .into_iter()
        .map(|(text, spaced)| {
            let from = before;
            before += text.width() + 1;
            Piece { text, start: at(from), end: at(before), spaced }
        })
        .collect()
}

/// A word in parts that fit on a line; scripts without spaces write whole sentences as one word.
fn broken(word: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut columns = 0;
    let mut joined = false;
    for character in word.chars() {
        let width = character.width().unwrap_or(0);
        if columns + width > COLUMNS && width > 0 && !joined {
            parts.push(String::new());
            columns = 0;
        }
        joined = character == '\u{200D}';
        columns += width;
        if let Some(part) = parts.last_mut() {
            part.push(character);
        }
    }
    parts
}

/// Fills cues with the pieces of one segment.
fn pack(cues: &mut Vec<Cue>, segment: &Segment, pieces: &[Piece]) {
    let mut open: Option<Cue> = None;
    for piece in pieces {
        if let Some(cue) = open.as_mut().filter(|cue| fits(cue, piece)) {
            add(cue, piece);
            continue;
        }
        cues.extend(open.take());
        open = Some(Cue {
            start: piece.start,
            end: piece.end,
            speaker: segment.speaker.clone(),
            opens_turn: false,
            lines: vec![piece.text.clone()],
        });
    }
    cues.extend(open);
}

fn fits(cue: &Cue, piece: &Piece) -> bool {
    let room = fits_on_last_line(cue, piece) || cue.lines.len() < LINES;
    let short = piece.end.saturating_sub(cue.start) <= LONGEST;
    let near = piece.start.saturating_sub(cue.end) <= PAUSE;
    let ended = cue.lines.last().is_some_and(|line| line.ends_with(['.', '?', '!', '。', '？', '！', '؟']));
    let full = cue.lines.len() == LINES;
    room && short && near && !(ended && full)
}

fn fits_on_last_line(cue: &Cue, piece: &Piece) -> bool {
    cue.lines.last().is_some_and(|line| line.width() + usize::from(piece.spaced) + piece.text.width() <= COLUMNS)
}

fn add(cue: &mut Cue, piece: &Piece) {
    cue.end = cue.end.max(piece.end);
    if !fits_on_last_line(cue, piece) {
        cue.lines.push(piece.text.clone());
        return;
    }
    if let Some(line) = cue.lines.last_mut() {
        if piece.spaced {
            line.push(' ');
        }
        line.push_str(&piece.text);
    }
}

/// Marks the turns, gives every cue a length that can be seen, and lets none outlast the beginning of the next cue of
/// the same speaker.
fn settle(cues: &mut [Cue]) {
    let starts: Vec<(Duration, Option<String>)> = cues.iter().map(|cue| (cue.start, cue.speaker.clone())).collect();
    for (place, cue) in cues.iter_mut().enumerate() {
        let before = place.checked_sub(1).and_then(|before| starts.get(before));
        cue.opens_turn = before.is_none_or(|(_, speaker)| *speaker != cue.speaker);
        cue.end = cue.end.max(cue.start.saturating_add(SHORTEST)).min(cue.start.saturating_add(LONGEST));
        let next = starts.get(place + 1).filter(|(start, speaker)| *speaker == cue.speaker && *start > cue.start);
        if let Some((start, _)) = next {
            cue.end = cue.end.min(*start);
        }
    }
}
