use super::clock::clock;
use super::segment::Transcript;
use super::turn::turns;

/// A heading, then a paragraph or more for each turn, each under its speaker and time.
pub(super) fn write(transcript: &Transcript) -> String {
    let mut text = "# Transcript\n".to_owned();
    if transcript.segments.is_empty() {
        text.push_str("\n*Nothing was said.*\n");
    }
    for turn in turns(transcript) {
        text.push_str("\n**");
        text.push_str(&escaped(turn.speaker.unwrap_or("Unknown speaker")));
        text.push_str("**");
        if let Some(start) = turn.start {
            text.push_str(" · ");
            text.push_str(&clock(start));
        }
        text.push('\n');
        for paragraph in &turn.paragraphs {
            text.push('\n');
            text.push_str(&escaped(paragraph));
            text.push('\n');
        }
    }
    text
}

/// Speech as Markdown shows it: what would be markup is escaped, at the beginning of a paragraph also what would make
/// it a heading, a list, a rule or a quotation.
pub(in crate::artifact) fn escaped(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    for (place, character) in line.char_indices() {
        let inline = matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$');
        let leading = place == 0 && matches!(character, '#' | '-' | '+' | '=' | ':');
        let numbering = place > 0 && place == digits && matches!(character, '.' | ')');
        if inline || leading || numbering {
            text.push('\\');
        }
        text.push(character);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn a_turn_has_a_speaker_a_time_and_its_words() {
        let body = r#"[{"speaker":"Ann","text":"Hello.","start_time":1,"end_time":2},
            {"speaker":"Ann","text":"Are you there?","start_time":2.5,"end_time":4},
            {"speaker":"Ann","text":"Well then.","start_time":60},{"text":"Yes.","start_time":61}]"#;
        insta::assert_snapshot!(write(&parse(body.as_bytes(), None).unwrap()), @r"
        # Transcript

        **Ann** · 00:00:01

        Hello. Are you there?

        Well then.

        **Unknown speaker** · 00:01:01

        Yes.
        ");
    }

    #[test]
    fn speech_is_never_markup() {
        for (speech, written) in [
            ("# not a heading", "\\# not a heading"),
            ("- no list --> here", "\\- no list --\\> here"),
            ("12. no list", "12\\. no list"),
            ("<script>a_b*</script>", "\\<script\\>a\\_b\\*\\</script\\>"),
            ("[link](javascript:x)", "\\[link\\](javascript:x)"),
            ("2 + 2 = 4.", "2 + 2 = 4."),
        ] {
            assert_eq!(escaped(speech), written);
        }
    }

    #[test]
    fn silence_is_said() {
        assert_eq!(write(&Transcript::default()), "# Transcript\n\n*Nothing was said.*\n");
    }
}
