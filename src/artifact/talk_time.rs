use std::time::Duration;

use serde_json::Value;

use super::transcript::escape_markdown;
use crate::model::{Span, printable};

/// How much one speaker spoke.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Share {
    speaker: String,
    bytes: u64,
    turns: u64,
    time: Duration,
}

/// Bytes of a sample: 16 bits, mono. Nowhere stated (`docs/api.md`, "What else a meeting leaves"); shares need it
/// not.
const SAMPLE: u64 = 2;
/// Samples a second where a chunk does not say.
const RATE: u64 = 48_000;

/// A table of who spoke how long, made of the byte ranges of a speaker timeline; `None` where it has none.
pub(super) fn table(timeline: &Value) -> Option<String> {
    let shares = shares(timeline);
    let whole: u64 = shares.iter().map(|share| share.bytes).sum();
    if whole == 0 {
        return None;
    }
    let mut text = "# Talk time\n\n| Speaker | Time | Share | Turns |\n|---|---:|---:|---:|\n".to_owned();
    for share in shares {
        let tenths = share.bytes.saturating_mul(1_000) / whole;
        let (speaker, time) = (escape_markdown(&share.speaker), Span(Duration::from_secs(share.time.as_secs())));
        let row = format!("| {speaker} | {time} | {}.{} % | {} |\n", tenths / 10, tenths % 10, share.turns);
        text.push_str(&row);
    }
    Some(text)
}

/// By time, the longest first. Neighbouring chunks of one speaker are one turn.
fn shares(timeline: &Value) -> Vec<Share> {
    let chunks = timeline.get("chunks").or(Some(timeline)).and_then(Value::as_array);
    let mut shares: Vec<Share> = Vec::new();
    let mut last: Option<String> = None;
    for chunk in chunks.map(Vec::as_slice).unwrap_or_default() {
        let number = |key: &str| chunk.get(key).and_then(Value::as_u64);
        let text = |key: &str| chunk.get(key).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
        let (Some(start), Some(end)) = (number("startByte"), number("endByte")) else { continue };
        let bytes = end.saturating_sub(start);
        let rate = number("sampleRate").filter(|rate| *rate > 0).unwrap_or(RATE);
        let millis = bytes.saturating_mul(1_000) / rate.saturating_mul(SAMPLE);
        let speaker = printable(text("speakerName").or(text("speakerId")).unwrap_or("Unknown speaker"));
        let turn = u64::from(last.as_ref() != Some(&speaker));
        match shares.iter_mut().find(|share| share.speaker == speaker) {
            Some(share) => {
                share.bytes = share.bytes.saturating_add(bytes);
                share.turns += turn;
                share.time = share.time.saturating_add(Duration::from_millis(millis));
            }
            None => {
                shares.push(Share {
                    speaker: speaker.clone(),
                    bytes,
                    turns: turn,
                    time: Duration::from_millis(millis),
                });
            }
        }
        last = Some(speaker);
    }
    shares.sort_by(|a, b| b.bytes.cmp(&a.bytes).then_with(|| a.speaker.cmp(&b.speaker)));
    shares
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn talk_time_comes_from_the_byte_ranges() {
        let chunk = |speaker: &str, start: u64, end: u64| json!({"sampleRate": 48_000, "speakerName": speaker, "startByte": start, "endByte": end});
        let timeline = json!({"chunks": [chunk("Alice", 0, 192_000), chunk("Alice", 192_000, 384_000),
            chunk("Bo|b\n\u{1b}[2J", 384_000, 9_600_000), chunk("Alice", 9_600_000, 9_792_000), {"startByte": 7}, 3]});
        insta::assert_snapshot!(table(&timeline).unwrap(), @r"
        # Talk time

        | Speaker | Time | Share | Turns |
        |---|---:|---:|---:|
        | Bo\|b | 1m 36s | 94.1 % | 1 |
        | Alice | 6s | 5.8 % | 2 |
        ");
    }

    #[test]
    fn a_timeline_without_ranges_has_no_table() {
        for timeline in
            [json!({}), json!([]), json!({"chunks": []}), json!({"chunks": [{"startByte": 9, "endByte": 3}]})]
        {
            assert_eq!(table(&timeline), None, "{timeline}");
        }
    }
}
