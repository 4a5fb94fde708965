//! Failures of the system and of libraries in plain words, without their numbers and terms.

use std::error::Error;
use std::io::{self, ErrorKind};
use std::iter;

/// What lies behind an error, outermost first, each in plain words. What only says again what stands before it is left out.
pub fn causes(error: &(dyn Error + 'static)) -> Vec<String> {
    let mut causes = Vec::new();
    let mut last = error.to_string();
    let mut chain = iter::successors(error.source(), |cause| if is_foreign(*cause) { None } else { (*cause).source() });
    while let Some(words) = chain.next().map(words_of) {
        if !words.is_empty() && !last.ends_with(&words) {
            causes.push(words.clone());
            last = words;
        }
    }
    causes
}

/// Whether an error is told by us in its library's place, with all that it wraps.
fn is_foreign(error: &(dyn Error + 'static)) -> bool {
    error.is::<io::Error>() || error.is::<serde_json::Error>()
}

/// An error in plain words.
fn words_of(error: &(dyn Error + 'static)) -> String {
    if let Some(error) = error.downcast_ref::<io::Error>() {
        io_words(error)
    } else if let Some(error) = error.downcast_ref::<serde_json::Error>() {
        json_words(error)
    } else {
        error.to_string()
    }
}

/// What the system says, in plain words.
#[expect(clippy::wildcard_enum_match_arm, reason = "the system has more kinds, and its own words for them")]
pub fn io_words(error: &io::Error) -> String {
    let own = error.to_string();
    if error.raw_os_error().is_none() && !own.contains("(os error ") {
        return own;
    }
    let words = match error.kind() {
        ErrorKind::AddrInUse => "it is taken by another program",
        ErrorKind::AddrNotAvailable => "this machine has no such address",
        ErrorKind::AlreadyExists => "it is there already",
        ErrorKind::BrokenPipe => "whoever read it is gone",
        ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset => "the connection was cut",
        ErrorKind::ConnectionRefused => "connection refused",
        ErrorKind::DirectoryNotEmpty => "the folder is not empty",
        ErrorKind::FileTooLarge => "it is larger than files may be",
        ErrorKind::HostUnreachable | ErrorKind::NetworkDown | ErrorKind::NetworkUnreachable => "there is no way to it",
        ErrorKind::InvalidFilename => "the name is too long, or has characters that names may not have",
        ErrorKind::IsADirectory => "it is a folder",
        ErrorKind::NotADirectory => "a part of its path is no folder",
        ErrorKind::NotFound => "no such file or folder",
        ErrorKind::OutOfMemory => "there is no memory left",
        ErrorKind::PermissionDenied => "permission denied",
        ErrorKind::QuotaExceeded => "your share of the disk is used up",
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only",
        ErrorKind::StorageFull => "no space is left on the disk",
        ErrorKind::TimedOut => "it took too long",
        // The system's own words, without its number.
        _ => {
            let words = own.split(" (os error ").next().unwrap_or_default();
            return words.chars().take(1).flat_map(char::to_lowercase).chain(words.chars().skip(1)).collect();
        }
    };
    words.to_owned()
}

/// What is wrong with JSON, and where.
pub fn json_words(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let (problem, place) = match said.rsplit_once(" at line ") {
        Some((problem, _)) => (problem, format!("line {}, column {}: ", error.line(), error.column())),
        None => (said.as_str(), String::new()),
    };
    format!("{place}{}", json_problem(problem))
}

/// What a JSON parser met, in the words of whoever wrote the text.
pub fn json_problem(problem: &str) -> String {
    let words = match problem {
        "expected ident" => "a word that JSON does not know (it has `true`, `false` and `null`)",
        "expected value" => "no value begins here",
        "expected `:`" => "`:` is missing after a name",
        "expected `,` or `}`" => "`,` or `}` is missing here",
        "expected `,` or `]`" => "`,` or `]` is missing here",
        "key must be a string" => "names stand in double quotes",
        "trailing comma" => "there is a comma too many",
        "trailing characters" => "something follows after the end",
        "control character (\\u0000-\\u001F) found while parsing a string" => {
            "a text goes on beyond the end of its line"
        }
        "invalid escape" => "`\\` is followed by what it cannot be followed by",
        "invalid number" => "the number is not written as JSON writes numbers",
        "recursion limit exceeded" => "it nests too deep",
        _ if problem.starts_with("EOF while parsing") => "it ends in the middle",
        _ => return type_problem(problem),
    };
    words.to_owned()
}

/// What is wrong with a value of another type than the one that is due, or a name that should not be there.
pub fn type_problem(problem: &str) -> String {
    if let Some(name) = quoted_after(problem, "missing field ") {
        return format!("`{name}` is missing");
    }
    if let Some(name) = quoted_after(problem, "unknown field ") {
        return format!("there is no `{name}` here");
    }
    match problem.strip_prefix("invalid type: ").and_then(|rest| rest.rsplit_once(", expected ")) {
        Some((found, expected)) => format!("{found} stands where {} is due", type_words(expected)),
        None => problem.to_owned(),
    }
}

fn quoted_after<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    text.strip_prefix(start)?.strip_prefix('`')?.split('`').next()
}

/// What Rust calls a type, in the words of a file's writer.
fn type_words(name: &str) -> &str {
    match name {
        "a string" => "a text in quotes",
        "a boolean" => "true or false",
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number",
        "i64" | "f64" => "a number",
        "a sequence" => "a list (`[…]`)",
        "a map" => "a table",
        other if other.starts_with("struct ") => "a table",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn the_system_is_told_in_plain_words() {
        for (kind, words) in [
            (ErrorKind::NotFound, "no such file or folder"),
            (ErrorKind::PermissionDenied, "permission denied"),
            (ErrorKind::IsADirectory, "it is a folder"),
        ] {
            let path = std::env::temp_dir();
            let error = if kind == ErrorKind::IsADirectory {
                std::fs::read(&path).unwrap_err()
            } else if kind == ErrorKind::NotFound {
                std::fs::read(path.join("meetstream-has-no-such-file")).unwrap_err()
            } else {
                io::Error::from_raw_os_error(if cfg!(windows) { 5 } else { 13 })
            };
            if error.kind() == kind {
                assert_eq!(io_words(&error), words);
            }
        }
        assert_eq!(io_words(&io::Error::other("larger than 16 MiB")), "larger than 16 MiB");
        for number in 1..=140 {
            let words = io_words(&io::Error::from_raw_os_error(number));
            assert!(!words.contains("os error") && !words.is_empty(), "{words}");
        }
    }

    #[test]
    fn what_is_wrong_with_json_is_told_with_its_place() {
        for (text, words) in [
            ("{ bot: 1 }", "line 1, column 3: names stand in double quotes"),
            ("{\"a\": nope}", "line 1, column 8: a word that JSON does not know (it has `true`, `false` and `null`)"),
            ("{\"a\":", "line 1, column 5: it ends in the middle"),
            ("", "line 1, column 0: it ends in the middle"),
            ("{\"a\":1,}", "line 1, column 8: there is a comma too many"),
            ("[1 2]", "line 1, column 4: `,` or `]` is missing here"),
        ] {
            assert_eq!(json_words(&serde_json::from_str::<Value>(text).unwrap_err()), words, "{text}");
        }
        let error = serde_json::from_str::<u16>("\"many\"").unwrap_err();
        assert_eq!(json_words(&error), "line 1, column 6: string \"many\" stands where a whole number is due");
    }

    #[test]
    fn causes_end_with_what_the_system_says_and_say_nothing_twice() {
        #[derive(Debug, thiserror::Error)]
        #[error("cannot read `x`")]
        struct Layer(#[source] io::Error);
        #[derive(Debug, thiserror::Error)]
        #[error("it failed: cannot read `x`")]
        struct Outer(#[source] Layer);
        let inner = io::Error::from_raw_os_error(2);
        assert_eq!(causes(&Outer(Layer(inner))), ["no such file or folder"]);
    }
}
