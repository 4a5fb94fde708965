//! Whether the times of a transcript are seconds or milliseconds. No provider says so; what is said tells.

use std::time::Duration;

use super::item::{Item, WrittenSpan};

/// What one of the written numbers is worth, in seconds.
const SECOND: f64 = 1.0;
const MILLISECOND: f64 = 0.001;

/// Nobody takes so long for a word, in seconds, and nobody says one in so many milliseconds' thousandth.
const SLOWEST_WORD: f64 = 20.0;
/// Times in milliseconds are whole numbers, and reach at least one second.
const LEAST_MILLISECONDS: f64 = 1_000.0;
/// How much longer than the recording the times may be: meetings are recorded a little longer or shorter than told.
const SLACK: f64 = 10.0;

/// What the times of these segments are to be multiplied with; `recorded` is how long the bot was there, if known.
pub(super) fn unit(items: &[Item], recorded: Option<Duration>) -> f64 {
    let spans = || items.iter().flat_map(|item| item.words.iter().map(|word| word.span).chain([item.span]));
    let times = || spans().flat_map(|span| [span.start, span.end]).flatten();
    let largest = times().fold(0.0, f64::max);
    if largest < LEAST_MILLISECONDS || times().any(|time| time.fract() != 0.0) {
        return SECOND;
    }
    let exceeds = recorded.is_some_and(|recorded| largest > recorded.as_secs_f64().max(1.0) * SLACK);
    let is_slow = seconds_for_a_word(items).is_some_and(|pace| pace > SLOWEST_WORD);
    if exceeds || is_slow { MILLISECOND } else { SECOND }
}

/// How long a word takes if the times are seconds: by the words' own times, else by the segments', else by the pauses
/// between their beginnings.
fn seconds_for_a_word(items: &[Item]) -> Option<f64> {
    let length = |span: WrittenSpan| Some(span.end? - span.start?).filter(|length| *length > 0.0);
    let words = items.iter().flat_map(|item| &item.words).filter_map(|word| Some((length(word.span)?, 1)));
    let segments = items.iter().filter_map(|item| Some((length(item.span)?, words_in(&item.text))));
    let begun = items.iter().zip(items.iter().skip(1)).filter_map(|(item, next)| {
        let span = WrittenSpan { start: item.span.start, end: next.span.start };
        Some((length(span)?, words_in(&item.text)))
    });
    pace(words).or_else(|| pace(segments)).or_else(|| pace(begun))
}

fn pace(measured: impl Iterator<Item = (f64, u32)>) -> Option<f64> {
    let (time, words) =
        measured.fold((0.0, 0_u32), |(time, words), (length, count)| (time + length, words.saturating_add(count)));
    (words > 0).then(|| time / f64::from(words))
}

fn words_in(text: &str) -> u32 {
    u32::try_from(text.split(' ').count()).unwrap_or(u32::MAX)
}
