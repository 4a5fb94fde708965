//! Names of files. Nothing in them comes from the server but letters and digits.

/// How many of a file's first bytes tell what it is.
pub(super) const MAGIC: u64 = 64;

/// The extension of what cannot be told.
const UNKNOWN: &str = "bin";

/// The extension that suits a file: by its first bytes, else the link's path, else the media type.
pub(super) fn extension(start: &[u8], path: Option<&str>, content_type: Option<&str>) -> String {
    by_magic(start)
        .map(str::to_owned)
        .or_else(|| path.and_then(clean_extension))
        .or_else(|| content_type.and_then(by_content_type).map(str::to_owned))
        .unwrap_or_else(|| UNKNOWN.to_owned())
}

/// Whether a file that should be sound or a picture is a text: a page, or a message in JSON or XML.
pub(super) fn is_text(start: &[u8], content_type: Option<&str>) -> bool {
    if by_magic(start).is_some() || start.is_empty() {
        return false;
    }
    // The end may have cut a character in two.
    let text = match str::from_utf8(start) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => {
            start.get(..error.valid_up_to()).and_then(|start| str::from_utf8(start).ok()).unwrap_or_default()
        }
        Err(_) => return false,
    };
    let has_controls = text.chars().any(|character| character.is_control() && !character.is_whitespace());
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let kind = content_type.unwrap_or_default().trim().to_ascii_lowercase();
    let is_called_text = kind.starts_with("text/") || ["json", "xml"].iter().any(|word| kind.contains(word));
    !has_controls && (is_called_text || text.starts_with(['<', '{', '[']))
}

fn by_magic(start: &[u8]) -> Option<&'static str> {
    let at = |offset: usize, magic: &[u8]| start.get(offset..).is_some_and(|rest| rest.starts_with(magic));
    let riff = |form: &[u8]| (at(0, b"RIFF") || at(0, b"RF64")) && at(8, form);
    let brand = |brands: &[&[u8]]| at(4, b"ftyp") && brands.iter().any(|brand| at(8, brand));
    let frame = matches!(start, [0xFF, second, ..] if second & 0xE0 == 0xE0 && second & 0x06 != 0);
    let adts = matches!(start, [0xFF, second, ..] if second & 0xF6 == 0xF0);
    match () {
        () if riff(b"WAVE") => Some("wav"),
        () if riff(b"WEBP") => Some("webp"),
        () if brand(&[b"M4A ", b"M4B "]) => Some("m4a"),
        () if brand(&[b"qt  "]) => Some("mov"),
        () if at(4, b"ftyp") => Some("mp4"),
        () if at(0, b"\x1A\x45\xDF\xA3") => Some(if find(start, b"matroska") { "mkv" } else { "webm" }),
        () if at(0, b"OggS") => Some("ogg"),
        () if at(0, b"fLaC") => Some("flac"),
        () if at(0, b"ID3") => Some("mp3"),
        () if adts => Some("aac"),
        () if frame => Some("mp3"),
        () if at(0, b"\x89PNG\r\n\x1A\n") => Some("png"),
        () if at(0, b"\xFF\xD8\xFF") => Some("jpg"),
        () if at(0, b"GIF8") => Some("gif"),
        () if at(0, b"WEBVTT") || at(0, b"\xEF\xBB\xBFWEBVTT") => Some("vtt"),
        () => None,
    }
}

fn find(start: &[u8], word: &[u8]) -> bool {
    start.windows(word.len()).any(|window| window == word)
}

fn by_content_type(content_type: &str) -> Option<&'static str> {
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match kind.as_str() {
        "audio/wav" | "audio/x-wav" | "audio/wave" | "audio/vnd.wave" => Some("wav"),
        "audio/mpeg" | "audio/mp3" => Some("mp3"),
        "audio/mp4" | "audio/x-m4a" => Some("m4a"),
        "audio/aac" => Some("aac"),
        "audio/flac" | "audio/x-flac" => Some("flac"),
        "audio/ogg" => Some("ogg"),
        "audio/webm" | "video/webm" => Some("webm"),
        "video/mp4" => Some("mp4"),
        "video/quicktime" => Some("mov"),
        "video/x-matroska" => Some("mkv"),
        "image/png" => Some("png"),
        "image/jpeg" => Some("jpg"),
        "image/webp" => Some("webp"),
        "text/vtt" => Some("vtt"),
        "application/x-subrip" => Some("srt"),
        "application/json" => Some("json"),
        "text/plain" => Some("txt"),
        _ => None,
    }
}

/// Extensions that a name from outside may bring: those of recordings, pictures and texts, and none that a system runs.
const KNOWN: [&str; 24] = [
    "aac", "avi", "csv", "flac", "gif", "jpeg", "jpg", "json", "m4a", "md", "mkv", "mov", "mp3", "mp4", "ogg", "opus",
    "pcm", "png", "srt", "txt", "vtt", "wav", "webm", "webp",
];

/// An extension from outside, if it is one of a recording, a picture or a text.
pub(super) fn clean_extension(extension: &str) -> Option<String> {
    let extension = extension.to_ascii_lowercase();
    KNOWN.contains(&extension.as_str()).then_some(extension)
}

/// A part of a file name made of a name from outside: letters and digits of any script stay, everything else becomes
/// `-`. Never empty, never longer than `longest` bytes, never a name that a system reserves (a number follows it).
pub(super) fn clean_name(name: &str, longest: usize) -> String {
    let mut clean = String::new();
    for character in name.chars() {
        let character = if character.is_alphanumeric() || character == '_' { character } else { '-' };
        if character == '-' && (clean.is_empty() || clean.ends_with('-')) {
            continue;
        }
        if clean.len() + character.len_utf8() > longest {
            break;
        }
        clean.push(character);
    }
    let clean = clean.trim_end_matches('-');
    if clean.is_empty() { "unnamed".to_owned() } else { clean.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_told_from_a_recording() {
        for (start, kind, expected) in [
            (&b"<html>"[..], None, true),
            (b"\xEF\xBB\xBF\n{\"a\":1}", Some("audio/wav"), true),
            (b"Not found", Some("text/plain; charset=utf-8"), true),
            (b"Not found", Some("application/problem+json"), true),
            ("<p>\u{e9}".as_bytes().get(..4).unwrap(), None, true),
            (b"content of a test", Some("application/octet-stream"), false),
            (b"RIFF\x24\0\0\0WAVEfmt ", Some("text/html"), false),
            (b"<\0\x01\x02\xff\xfe", None, false),
            (b"", Some("text/html"), false),
        ] {
            assert_eq!(is_text(start, kind), expected, "{start:?} {kind:?}");
        }
    }

    #[test]
    fn the_bytes_decide_before_the_link_and_the_media_type() {
        for (start, path, kind, expected) in [
            (&b"RIFF\x24\0\0\0WAVEfmt "[..], Some("mp3"), Some("audio/mpeg"), "wav"),
            (b"\0\0\0\x20ftypisom", None, None, "mp4"),
            (b"\0\0\0\x20ftypM4A ", None, None, "m4a"),
            (b"ID3\x04", Some("wav"), None, "mp3"),
            (b"\xFF\xFB\x90\x64", None, None, "mp3"),
            (b"\xFF\xF1\x50\x80", None, None, "aac"),
            (b"\x1A\x45\xDF\xA3\x01webm", None, None, "webm"),
            (b"\x89PNG\r\n\x1A\n", None, None, "png"),
            (b"\xFF\xD8\xFF\xE0", None, None, "jpg"),
            (b"hello", Some("vtt"), Some("text/plain"), "vtt"),
            (b"hello", None, Some("Text/Plain; charset=utf-8"), "txt"),
            (b"", None, None, "bin"),
            (b"", Some("wav"), None, "wav"),
            (b"hello", Some("../x"), Some("a/b"), "bin"),
            (b"MZ", Some("exe"), None, "bin"),
        ] {
            assert_eq!(extension(start, path, kind), expected, "{start:?}");
        }
    }

    #[test]
    fn names_from_outside_cannot_leave_their_folder() {
        for (name, clean) in [
            ("../../etc/passwd", "etc-passwd"),
            ("Jane Doe", "Jane-Doe"),
            ("日本 太郎", "日本-太郎"),
            ("a\0b\nc\u{202e}d", "a-b-c-d"),
            ("...", "unnamed"),
            ("", "unnamed"),
            ("C:\\x", "C-x"),
        ] {
            assert_eq!(clean_name(name, 60), clean, "{name:?}");
        }
        assert!(clean_name(&"é".repeat(100), 60).len() <= 60);
        assert_eq!(clean_extension("p h"), None);
        assert_eq!(clean_extension("WAV").as_deref(), Some("wav"));
    }
}
