//! What is read beside the command line: answers on the terminal, files, stdin.

use std::io::{self, BufRead as _, IsTerminal as _, Read as _};

use serde_json::{Map, Value};

use crate::error::{InputError, InputSource};
use crate::model::{Secret, without_comments};
use crate::output::{Format, Printer};

/// The most that is read from stdin where a value or a document is expected, in bytes.
pub(super) const LONGEST_INPUT: u64 = 16 << 20;

/// The byte order mark, which editors put at the beginning of a file.
const BOM: char = '\u{feff}';

/// Asks on the terminal for something that is not shown while it is typed.
pub(super) fn ask_secret(
    printer: &Printer,
    question: &'static str,
    instead: &'static str,
) -> Result<Option<Secret>, InputError> {
    prompt(printer, question, &format!("{question}:"), instead)?;
    let answer = rpassword::read_password().map_err(|source| InputError::unreadable(InputSource::Stdin, source))?;
    Ok(Secret::new(&answer))
}

/// Asks on the terminal for a text; `None` leaves it as `usual`.
pub(super) fn ask_text(printer: &Printer, question: &str, usual: &str) -> Result<Option<String>, InputError> {
    printer.prompt(&format!("{question} [{usual}]:"));
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).map_err(|source| InputError::unreadable(InputSource::Stdin, source))?;
    let answer = line.trim();
    Ok((!answer.is_empty() && answer != usual).then(|| answer.to_owned()))
}

/// Has something typed to confirm that it may be destroyed.
pub(super) fn confirm(printer: &Printer, consequence: &str, name: &str) -> Result<(), InputError> {
    let text = format!("{consequence}\nType `{name}` to go on:");
    prompt(printer, "this", &text, "--yes goes on without asking")?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).map_err(|source| InputError::unreadable(InputSource::Stdin, source))?;
    if line.trim() == name { Ok(()) } else { Err(InputError::Declined) }
}

/// Whether there is somebody to answer a question.
pub(super) fn can_ask(printer: &Printer) -> bool {
    printer.format() == Format::Human && io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks a question on the terminal; anything but `y` or `yes` is a no. A command that ends does not wait for the answer.
pub(super) async fn says_yes(printer: &Printer, question: &str) -> bool {
    printer.prompt(question);
    let (answer, answered) = tokio::sync::oneshot::channel();
    let read = move || {
        let mut line = String::new();
        let read = io::stdin().lock().read_line(&mut line);
        let says_yes = read.is_ok() && matches!(line.trim().to_lowercase().as_str(), "y" | "yes");
        // Whoever asked may have gone.
        answer.send(says_yes).unwrap_or_default();
    };
    let thread = std::thread::Builder::new().name("answer".to_owned()).spawn(read);
    thread.is_ok() && answered.await.unwrap_or(false)
}

/// Shows a question, if there is somebody to answer it.
fn prompt(printer: &Printer, question: &'static str, text: &str, instead: &'static str) -> Result<(), InputError> {
    if !io::stdin().is_terminal() {
        return Err(InputError::NoTerminal { question, instead });
    }
    printer.prompt(text);
    Ok(())
}

/// Reads all of stdin, or of a file.
pub(super) fn read_input(source: &InputSource) -> Result<Vec<u8>, InputError> {
    let failed = |error| InputError::unreadable(source.clone(), error);
    let mut bytes = Vec::new();
    let read = match source {
        InputSource::File(path) => {
            std::fs::File::open(path).and_then(|file| file.take(LONGEST_INPUT + 1).read_to_end(&mut bytes))
        }
        InputSource::Stdin => io::stdin().lock().take(LONGEST_INPUT + 1).read_to_end(&mut bytes),
    };
    read.map_err(failed)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > LONGEST_INPUT) {
        return Err(failed(io::Error::new(io::ErrorKind::FileTooLarge, "larger than 16 MiB")));
    }
    Ok(bytes)
}

/// Reads a text; a byte order mark is no part of it.
pub(super) fn read_text(source: &InputSource) -> Result<String, InputError> {
    let no_text = || io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8 text");
    let text = String::from_utf8(read_input(source)?);
    let mut text = text.map_err(|_| InputError::unreadable(source.clone(), no_text()))?;
    if text.starts_with(BOM) {
        text.drain(..BOM.len_utf8());
    }
    Ok(text)
}

/// Reads a secret, without the white space around it.
pub(super) fn read_secret(source: &InputSource) -> Result<Secret, InputError> {
    let empty = || io::Error::new(io::ErrorKind::UnexpectedEof, "it is empty");
    Secret::new(&read_text(source)?).ok_or_else(|| InputError::unreadable(source.clone(), empty()))
}

/// Reads a JSON object.
pub(super) fn read_object(source: &InputSource) -> Result<Map<String, Value>, InputError> {
    match read_json(source)? {
        Value::Object(fields) => Ok(fields),
        Value::Array(_) | Value::Bool(_) | Value::Null | Value::Number(_) | Value::String(_) => {
            Err(InputError::refused("this", format!("{source} must hold a JSON object")))
        }
    }
}

/// Reads a JSON document, lines of comments left out.
fn read_json(source: &InputSource) -> Result<Value, InputError> {
    let text = read_text(source)?;
    serde_json::from_str(&without_comments(&text))
        .map_err(|error| InputError::Json { what: source.clone(), source: error })
}
