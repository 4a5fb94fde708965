use std::fmt::Write as _;

use super::clock::clock_millis;
use super::cue::{cues, short_name};
use super::format::RenderError;
use super::segment::Transcript;

/// `SubRip`: numbered cues, the speaker's name before the first words of a turn.
///
/// # Errors
/// [`RenderError::NoTimes`].
pub(super) fn write_srt(transcript: &Transcript) -> Result<String, RenderError> {
    let mut text = String::new();
    for (number, cue) in (1_u64..).zip(cues(transcript)?) {
        let speaker = cue.speaker.filter(|_| cue.opens_turn);
        let speaker = speaker.map(|name| format!("{}: ", short_name(&name))).unwrap_or_default();
        let lines = cue.lines.join("\n");
        let span = (clock_millis(cue.start, ','), clock_millis(cue.end, ','));
        let cue = format!("{number}\n{} --> {}\n{}\n\n", span.0, span.1, unmarked(&format!("{speaker}{lines}")));
        text.push_str(&cue);
    }
    Ok(text)
}

/// `WebVTT`: cues with a voice tag for the speaker.
///
/// # Errors
/// [`RenderError::NoTimes`].
pub(super) fn write_vtt(transcript: &Transcript) -> Result<String, RenderError> {
    let mut text = "WEBVTT\n".to_owned();
    for cue in cues(transcript)? {
        let voice = cue.speaker.map(|name| format!("<v {}>", escaped(&name))).unwrap_or_default();
        let span = (clock_millis(cue.start, '.'), clock_millis(cue.end, '.'));
        let lines = escaped(&cue.lines.join("\n"));
        if write!(text, "\n{} --> {}\n{voice}{lines}\n", span.0, span.1).is_err() {
            break;
        }
    }
    Ok(text)
}

/// `SubRip` has no way to escape: players take `<b>` and `{\an8}` for markup and `-->` for a timing line, so speech
/// that looks like one of them gets look-alike characters.
fn unmarked(text: &str) -> String {
    text.replace("-->", "→").replace('<', "‹").replace('>', "›").replace("{\\", "{＼")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::super::cue::Cue;
    use super::super::parse;
    use super::*;
    use std::time::Duration;

    fn read(body: &str) -> Transcript {
        parse(body.as_bytes(), None).unwrap()
    }

    fn check(cues: &[Cue]) {
        let mut last = Duration::ZERO;
        for (place, cue) in cues.iter().enumerate() {
            assert!(cue.start >= last && cue.end > cue.start, "{cue:?}");
            let next = cues[place + 1..].iter().find(|next| next.speaker == cue.speaker);
            assert!(next.is_none_or(|next| next.start >= cue.end), "{cue:?} {next:?}");
            let shortest = cue.start + Duration::from_millis(700);
            let has_room = next.is_none_or(|next| next.start >= shortest);
            assert!(!has_room || cue.end >= shortest, "{cue:?}");
            assert!(cue.end.saturating_sub(cue.start) <= Duration::from_secs(7), "{cue:?}");
            assert!((1..=2).contains(&cue.lines.len()), "{cue:?}");
            assert!(cue.lines.iter().all(|line| line.width() <= 42 && !line.is_empty()), "{cue:?}");
            last = cue.start;
        }
    }

    #[test]
    fn srt_is_numbered_and_names_the_speaker_of_a_turn_once() {
        let body = r#"[{"speaker":"Ann","text":"Hello there.","start_time":3601.5,"end_time":3603},
            {"speaker":"Ann","text":"Again.","start_time":3604,"end_time":3605},
            {"speaker":"Bo","text":"a --> b, <i>really</i> {\\an8}","start_time":3606,"end_time":3608}]"#;
        insta::assert_snapshot!(write_srt(&read(body)).unwrap(), @r"
        1
        01:00:01,500 --> 01:00:03,000
        Ann: Hello there.

        2
        01:00:04,000 --> 01:00:05,000
        Again.

        3
        01:00:06,000 --> 01:00:08,000
        Bo: a → b, ‹i›really‹/i› {＼an8}
        ");
    }

    #[test]
    fn vtt_escapes_speech_and_names() {
        let body = r#"[{"speaker":"A <b> & --> C","text":"1 < 2 && --> x","start_time":0,"end_time":1.25}]"#;
        insta::assert_snapshot!(write_vtt(&read(body)).unwrap(), @r"
        WEBVTT

        00:00:00.000 --> 00:00:01.250
        <v A &lt;b&gt; &amp; --&gt; C>1 &lt; 2 &amp;&amp; --&gt; x
        ");
    }

    #[test]
    fn long_speech_is_cut_by_the_times_of_its_words() {
        let words: Vec<String> = (0..60)
            .map(|n| {
                format!(r#"{{"word":"word{n}","start":{},"end":{}}}"#, f64::from(n) * 0.5, f64::from(n) * 0.5 + 0.4)
            })
            .collect();
        let body = format!(r#"[{{"speaker":"Ann","words":[{}]}}]"#, words.join(","));
        let cues = cues(&read(&body)).unwrap();
        check(&cues);
        for cue in &cues {
            let first: f64 = cue.lines[0].split(' ').next().unwrap().trim_start_matches("word").parse().unwrap();
            assert_eq!(cue.start, Duration::from_secs_f64(first * 0.5), "{cue:?}");
        }
    }

    #[test]
    fn scripts_without_spaces_and_endless_words_are_cut_to_lines() {
        for text in ["語".repeat(500), "x".repeat(1_000), "e\u{301}".repeat(300), "שלום ".repeat(100)] {
            let body = format!(r#"[{{"speaker":"A","text":"{text}","start_time":0,"end_time":120}}]"#);
            let cues = cues(&read(&body)).unwrap();
            check(&cues);
            let shown: String = cues.iter().flat_map(|cue| &cue.lines).map(|line| line.replace(' ', "")).collect();
            assert_eq!(shown, text.replace(' ', ""), "nothing is lost");
        }
    }

    #[test]
    fn words_that_are_all_said_at_once_are_shown_one_after_the_other() {
        for (step, end) in [(0.0, 10.0), (0.0001, 10.012), (0.0, 0.0)] {
            let at = |n: u32| if end == 0.0 { 0.0 } else { f64::from(n).mul_add(step, 10.0) };
            let word = |n| format!(r#"{{"word":"word{n}","start":{},"end":{}}}"#, at(n), at(n));
            let words: Vec<String> = (0..120).map(word).collect();
            let body =
                format!(r#"[{{"speaker":"A","start_time":{},"end_time":{end},"words":[{}]}}]"#, at(0), words.join(","));
            let cues = cues(&read(&body)).unwrap();
            check(&cues);
            assert!(cues.len() > 5 && cues.last().unwrap().end > Duration::from_secs(20), "{cues:?}");
        }
        let same = r#"[{"text":"a","start_time":1},{"text":"b","start_time":1},{"text":"c","start_time":1}]"#;
        check(&cues(&read(same)).unwrap());
    }

    #[test]
    fn a_cue_ends_with_its_sentence_and_a_name_counts_as_columns() {
        let body = r#"[{"speaker":"A very long name of somebody in a meeting","start_time":0,"end_time":9,
            "text":"This is one sentence of some length. This is another one that is still a bit longer."}]"#;
        insta::assert_snapshot!(write_srt(&read(body)).unwrap(), @r"
        1
        00:00:00,000 --> 00:00:03,917
        A very long name of…: This is one sentence
        of some length.

        2
        00:00:03,917 --> 00:00:09,000
        This is another one that is still a bit
        longer.
        ");
    }

    #[test]
    fn segments_without_an_end_or_a_start_are_placed_and_none_at_all_is_said() {
        let cues_of = |body: &str| cues(&read(body));
        let placed = cues_of(r#"[{"text":"a","start_time":1},{"text":"b"},{"text":"c","start_time":1.2}]"#).unwrap();
        check(&placed);
        assert_eq!(placed.len(), 3);
        assert_eq!(cues_of(r#"[{"text":"a"}]"#), Err(RenderError::NoTimes));
        assert_eq!(cues_of("[]"), Ok(Vec::new()));
    }
}
