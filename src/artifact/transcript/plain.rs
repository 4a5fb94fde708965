use super::clock::clock;
use super::segment::Transcript;
use super::turn::turns;

/// A turn a line: `[00:01:05] Ann: Hello there.`
pub(super) fn write(transcript: &Transcript) -> String {
    let mut text = String::new();
    for turn in turns(transcript) {
        if let Some(start) = turn.start {
            text.push('[');
            text.push_str(&clock(start));
            text.push_str("] ");
        }
        if let Some(speaker) = turn.speaker {
            text.push_str(speaker);
            text.push_str(": ");
        }
        text.push_str(&turn.paragraphs.join(" "));
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn turns_are_lines() {
        let body = r#"[{"speaker":"Ann","text":"Hello.","start_time":3665},{"speaker":"Ann","text":"Well?","start_time":3667},
            {"text":"Hm."},{"speaker":2,"text":"مرحبا","start_time":3670}]"#;
        let text = write(&parse(body.as_bytes(), None).unwrap());
        assert_eq!(text, "[01:01:05] Ann: Hello. Well?\nHm.\n[01:01:10] Speaker 2: مرحبا\n");
    }
}
