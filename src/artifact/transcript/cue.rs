use std::collections::HashMap;
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
/// Nobody speaks so much faster than people read: times that say so are no times.
const FASTEST: u32 = 8;
/// The columns of a speaker's name before the words of a turn; a longer one is cut.
const NAME: usize = 20;
/// What a sentence ends with.
const SENTENCE_ENDS: [char; 9] = ['.', '?', '!', '…', '。', '？', '！', '؟', '۔'];

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
        let told = segment.end.filter(|end| can_be_said_in(&segment.text, end.saturating_sub(start)));
        let end = told.unwrap_or_else(|| estimated_end(segment, start, next));
        clock = end.max(start);
        let is_same_turn = cues.last().is_some_and(|cue| cue.speaker == segment.speaker);
        let name = segment.speaker.as_deref().filter(|_| !is_same_turn).map_or(0, |name| name.width().min(NAME) + 2);
        pack(&mut cues, segment, &pieces(segment, start, clock), name);
    }
    settle(&mut cues);
    Ok(cues)
}

/// A speaker's name as it stands before the words of a turn.
pub(super) fn short_name(name: &str) -> String {
    if name.width() <= NAME {
        return name.to_owned();
    }
    let mut columns = 1;
    let fits = |character: &char| {
        columns += character.width().unwrap_or(0);
        columns <= NAME
    };
    let cut: String = name.chars().take_while(fits).collect();
    format!("{}…", cut.trim_end())
}

fn can_be_said_in(text: &str, time: Duration) -> bool {
    time.saturating_mul(FASTEST) >= reading_time(text.width())
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
    let starts = || segment.words.iter().filter_map(|word| word.start);
    let spread = starts().max().zip(starts().min()).map_or(Duration::ZERO, |(last, first)| last.saturating_sub(first));
    // The last word begins where the others have been said.
    let before_last = spoken.split_last().map_or(0, |(_, before)| before.iter().map(|word| word.width()).sum());
    let timed = timed && spread.saturating_mul(FASTEST) >= reading_time(before_last);
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

/// Fills cues with the pieces of one segment; `name` columns of the first line are taken by the speaker's name.
fn pack(cues: &mut Vec<Cue>, segment: &Segment, pieces: &[Piece], name: usize) {
    let mut open: Option<Cue> = None;
    let mut indent = name;
    for piece in pieces {
        if let Some(cue) = open.as_mut().filter(|cue| fits(cue, piece, indent)) {
            add(cue, piece, indent);
            continue;
        }
        if let Some(full) = open.take() {
            cues.push(full);
            indent = 0;
        }
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

fn fits(cue: &Cue, piece: &Piece, indent: usize) -> bool {
    let room = fits_on_last_line(cue, piece, indent) || cue.lines.len() < LINES;
    let short = piece.end.saturating_sub(cue.start) <= LONGEST;
    let near = piece.start.saturating_sub(cue.end) <= PAUSE;
    let ended = cue.lines.last().is_some_and(|line| line.ends_with(SENTENCE_ENDS));
    // Half a line is a cue of its own once the sentence is over.
    let is_enough = cue.lines.len() == LINES || cue.lines.iter().any(|line| line.width() * 2 >= COLUMNS);
    room && short && near && !(ended && is_enough)
}

fn fits_on_last_line(cue: &Cue, piece: &Piece, indent: usize) -> bool {
    let indent = if cue.lines.len() == 1 { indent } else { 0 };
    let width = |line: &String| indent + line.width() + usize::from(piece.spaced) + piece.text.width();
    cue.lines.last().is_some_and(|line| width(line) <= COLUMNS)
}

fn add(cue: &mut Cue, piece: &Piece, indent: usize) {
    cue.end = cue.end.max(piece.end);
    if !fits_on_last_line(cue, piece, indent) {
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

/// Brings the cues into order, gives every one a length that can be seen, in whole milliseconds, lets none outlast the
/// beginning of the next cue of the same speaker, and marks the turns.
fn settle(cues: &mut [Cue]) {
    cues.sort_by_key(|cue| cue.start);
    let mut newest: HashMap<Option<String>, usize> = HashMap::new();
    for place in 0..cues.len() {
        let (before, from_here) = cues.split_at_mut(place);
        let Some(cue) = from_here.first_mut() else { break };
        let last = newest.insert(cue.speaker.clone(), place).and_then(|last| before.get_mut(last));
        cue.start = millis(cue.start);
        if let Some(last) = last {
            if cue.start <= last.start {
                // What was said at once is shown one after the other.
                cue.start = last.end;
            }
            last.end = last.end.min(cue.start);
        }
        let end = millis(cue.end).max(cue.start.saturating_add(SHORTEST));
        cue.end = end.min(cue.start.saturating_add(LONGEST));
    }
    cues.sort_by_key(|cue| cue.start);
    let mut speaker = None;
    for cue in cues {
        cue.opens_turn = speaker.replace(cue.speaker.clone()) != Some(cue.speaker.clone());
    }
}

/// A time as subtitles tell it.
fn millis(time: Duration) -> Duration {
    Duration::from_millis(u64::try_from(time.as_millis()).unwrap_or(u64::MAX))
}
