//! One line per event: time, name coloured by outcome, short bot id, status, message.

use super::event_counts::{Annotations, Counted};
use crate::model::{Event, Explanation, Record, Source, Span, Tone, printable, shortened, without_queries};
use crate::output::{Layout, NAME_COLUMN, Palette, hanging};

/// The longest message shown, in characters: two lines of a terminal.
const MESSAGE: usize = 160;
/// The width of the column of states: `TranscriptionReady`.
const STATUS: usize = 18;
/// The least room for a message, in characters: less tells nothing.
const LEAST: usize = 12;
/// The longest name that is shown, in characters.
const LONGEST_NAME: usize = 64;
/// The longest name of a person that is shown, in characters.
const LONGEST_PERSON: usize = 40;
/// The column in which a line goes on that has no room: below the name.
const INDENT: usize = 10;
/// The column in which texts below a stop begin.
const BELOW: usize = 17;

/// The line of an event, with the reason and the next step below a stop that failed, broken to the layout. The message
/// of what nothing went wrong with is cut to it.
pub(super) fn event(record: &Record, annotations: Annotations, at: &str, layout: Layout, palette: Palette) -> String {
    let event = &record.delivery.event;
    let longest = layout.width().map_or(LONGEST_NAME, |width| LONGEST_NAME.min(width.saturating_sub(INDENT)));
    let name = shortened(&printable(event.name.as_str()), longest);
    let name = format!("{name:NAME_COLUMN$}");
    let bot = bot(event);
    let status = event.bot_status.as_deref().or(event.processing_status.as_deref()).unwrap_or_default();
    let status = shortened(&printable(status), 20);
    let message = event.remark().map(|text| shortened(&printable(&without_queries(text)), MESSAGE)).unwrap_or_default();
    let notes = notes(record, annotations);
    let explanation = explanation(event);
    let before = format!("{at}  {name}  {bot:8}  {status:STATUS$}  ");
    let room = layout.width().map(|width| width.saturating_sub(before.chars().count() + notes.chars().count()));
    let message = match room {
        Some(room) if explanation.is_none() && !speaks_of_trouble(event) => beginning(&message, room),
        Some(_) | None => message,
    };
    if record.duplicate {
        return palette.faint(format!("{before}{message}{notes}").trim_end());
    }
    let mut line = format!(
        "{}  {}  {}  {status:STATUS$}  {message}",
        palette.faint(at),
        palette.tone(event.tone(), &name),
        event
            .bot_id
            .as_ref()
            .map_or_else(|| palette.strong(&format!("{bot:8}")), |id| palette.bot(id, &format!("{bot:8}"))),
    );
    if notes.is_empty() {
        line.truncate(line.trim_end().len());
    } else {
        line.push_str(&palette.faint(&notes));
    }
    if let Some(Explanation { meaning, next }) = explanation {
        for (label, text) in [("means", meaning), ("next", next)] {
            line.push_str("\n          ");
            line.push_str(&palette.faint(&format!("{label:>5}  ")));
            line.push_str(&hanging(text, BELOW, BELOW, layout.width()));
        }
    }
    line
}

/// The first words of a text that have room, and a mark of what is left out; nothing where there is room for none.
fn beginning(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_owned();
    }
    let mut words = text.to_owned();
    while let Some((before, _)) = words.rsplit_once(' ').filter(|_| room >= LEAST) {
        words.truncate(before.len());
        if words.chars().count() + 2 <= room {
            return words + " …";
        }
    }
    String::new()
}

/// Whether the message may matter to the last word: `bot.done` repeats there what failed.
fn speaks_of_trouble(event: &Event) -> bool {
    let message = event.message.as_deref().unwrap_or_default().to_ascii_lowercase();
    is_trouble(event) || ["error", "fail", "denied"].iter().any(|word| message.contains(word))
}

fn is_trouble(event: &Event) -> bool {
    match event.tone() {
        Tone::Bad | Tone::Warning => true,
        Tone::Good | Tone::Plain => false,
    }
}

/// What a failure means and what to do about it, or an event that tells otherwise than its name; nothing for what went
/// well.
fn explanation(event: &Event) -> Option<Explanation> {
    event.explanation().filter(|_| event.tone() == Tone::Bad || event.otherwise().is_some())
}

/// The line of a counter.
pub(super) fn counted(counted: &Counted, at: &str, palette: Palette) -> String {
    let name = format!("{:NAME_COLUMN$}", printable(counted.name.as_str()));
    let bot = format!("{:8}", counted.bot_id.short());
    let people = counted.people.iter().map(|person| shortened(&printable(person), LONGEST_PERSON)).collect::<Vec<_>>();
    let people = if people.is_empty() { String::new() } else { format!("  {}", people.join(", ")) };
    let bot = palette.bot(&counted.bot_id, &bot);
    format!("{}  {}  {bot}  ×{}{people}", palette.faint(at), palette.accent(&name), counted.count)
}

fn bot(event: &Event) -> String {
    match (&event.bot_id, &event.odd_bot_id) {
        (Some(bot_id), _) => bot_id.short().to_owned(),
        (None, Some(odd)) => shortened(&printable(odd), 8),
        (None, None) => "-".to_owned(),
    }
}

fn notes(record: &Record, annotations: Annotations) -> String {
    let mut notes = annotations.since_stage.map(|since| format!("  +{}", Span(since))).unwrap_or_default();
    if annotations.explains {
        notes.push_str(" since the stage before");
    }
    for (holds, note) in [
        (record.duplicate, "  duplicate"),
        (record.late, "  late"),
        (record.delivery.source == Source::Replay, "  replayed"),
        (record.delivery.source == Source::Poll, "  polled"),
        (record.delivery.event.odd_bot_id.is_some(), "  not a bot id: kept, not acted on"),
    ] {
        if holds {
            notes.push_str(note);
        }
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;
    use crate::webhook::envelope;

    fn shown(body: &str, duplicate: bool) -> String {
        shown_within(body, duplicate, None)
    }

    fn shown_within(body: &str, duplicate: bool, width: Option<usize>) -> String {
        let parsed = envelope::parse(body.as_bytes()).unwrap();
        let record = Record { duplicate, ..testing::record(parsed, body, "2026-02-27T07:11:51Z") };
        event(&record, Annotations::default(), "07:11:51", Layout::of(width), Palette::new(false))
    }

    #[test]
    fn hostile_text_stays_on_one_line_without_escapes() {
        let line = shown(r#"{"event":"bot.joining","bot_id":"../../x","message":"a\u001b[2J\r\nb"}"#, false);
        assert_eq!(
            line,
            "07:11:51  bot.joining               ../../x                       a b  not a bot id: kept, not acted on"
        );
    }

    #[test]
    fn a_failed_stop_is_explained() {
        let body = r#"{"event":"bot.stopped","bot_event":"bot.denied","bot_id":"6667fd0c-0165","bot_status":"Denied"}"#;
        let shown = shown(body, false);
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines[0], "07:11:51  bot.denied                6667fd0c  Denied");
        assert!(lines[1].contains("means  ") && lines[2].contains("next  "), "{shown}");
    }

    #[test]
    fn an_artifact_whose_status_says_failed_is_not_explained_as_ready() {
        let body = r#"{"event":"audio.processed","bot_id":"6667fd0c-0165","audio_status":"Failed"}"#;
        let shown = shown(body, false);
        assert!(shown.contains("means  ") && !shown.contains("the audio is ready"), "{shown}");
    }

    #[test]
    fn explanations_stay_in_their_column() {
        let body = r#"{"event":"bot.stopped","bot_id":"6667fd0c-0165","bot_status":"NotAllowed"}"#;
        let shown = shown_within(body, false, Some(80));
        let below: Vec<&str> = shown.lines().skip(1).collect();
        assert!(below.len() > 2, "{shown}");
        assert!(below.iter().all(|line| line.chars().count() <= 80 && line.chars().nth(BELOW) != Some(' ')), "{shown}");
        let label = |line: &&str| line.chars().take(BELOW).collect::<String>().trim().to_owned();
        assert_eq!(below.iter().map(label).filter(|label| !label.is_empty()).collect::<Vec<_>>(), ["means", "next"]);
    }

    #[test]
    fn duplicates_say_so() {
        let body = r#"{"event":"bot.stopped","bot_id":"6667fd0c-0165","bot_status":"Stopped","message":"Done"}"#;
        assert_eq!(
            shown(body, true),
            "07:11:51  bot.stopped               6667fd0c  Stopped             Done  duplicate"
        );
    }

    #[test]
    fn a_line_fits_the_terminal_unless_something_went_wrong() {
        let body = |status: &str| {
            format!(
                r#"{{"event":"bot.stopped","bot_id":"6667fd0c-0165","bot_status":"{status}","message":"Bot left the meeting at last"}}"#
            )
        };
        let fitting = shown_within(&body("Stopped"), false, Some(80));
        assert_eq!(fitting, "07:11:51  bot.stopped               6667fd0c  Stopped             Bot left the …");
        assert_eq!(fitting.chars().count(), 80);
        assert!(shown_within(&body("Denied"), false, Some(80)).contains("at last"));
        let done =
            r#"{"event":"bot.done","bot_id":"b-1","bot_status":"Done","message":"Error: Deepgram API error: 401"}"#;
        assert!(shown_within(done, false, Some(80)).ends_with("401"));
    }
}
