use std::time::Duration;

use super::segment::Transcript;

/// What the same speaker said without being interrupted.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Turn<'a> {
    pub(super) speaker: Option<&'a str>,
    pub(super) start: Option<Duration>,
    /// Paragraphs: a new one after a long pause.
    pub(super) paragraphs: Vec<String>,
}

/// A pause that begins a new paragraph within one turn: long enough that the speaker has come to a new thought.
const PAUSE: Duration = Duration::from_secs(20);

/// Merges neighbouring segments of one speaker.
pub(super) fn turns(transcript: &Transcript) -> Vec<Turn<'_>> {
    let mut turns: Vec<Turn<'_>> = Vec::new();
    let mut ended_at = None;
    for segment in &transcript.segments {
        let speaker = segment.speaker.as_deref();
        let paused = matches!((ended_at, segment.start), (Some(end), Some(start)) if start > PAUSE.saturating_add(end));
        match turns.last_mut() {
            Some(turn) if turn.speaker == speaker => match turn.paragraphs.last_mut() {
                Some(paragraph) if !paused => {
                    paragraph.push(' ');
                    paragraph.push_str(&segment.text);
                }
                Some(_) | None => turn.paragraphs.push(segment.text.clone()),
            },
            Some(_) | None => {
                turns.push(Turn { speaker, start: segment.start, paragraphs: vec![segment.text.clone()] });
            }
        }
        ended_at = segment.end.or(segment.start).or(ended_at);
    }
    turns
}
