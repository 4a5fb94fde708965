use std::io::{self, BufRead as _, IsTerminal as _, Read as _};

use serde_json::{Map, Value};

use super::Printer;
use crate::error::{Error, InputError, Source};
use crate::model::Secret;

/// The most that is read from stdin where a value or a document is expected, in bytes.
const LONGEST_INPUT: u64 = 16 << 20;

impl Printer {
    /// Asks on the terminal for something that is not shown while it is typed.
    pub(crate) fn ask_secret(&self, question: &'static str, instead: &'static str) -> Result<Option<Secret>, Error> {
        if !io::stdin().is_terminal() {
            return Err(InputError::NoTerminal { question, instead }.into());
        }
        let failed = |source| InputError::File { what: Source::Stdin, source };
        self.prompt(&format!("{question}:"));
        let answer = rpassword::read_password().map_err(failed)?;
        Ok(Secret::new(&answer))
    }

    /// Asks on the terminal for a line.
    pub(crate) fn ask(&self, question: &'static str, prompt: &str, instead: &'static str) -> Result<String, Error> {
        if !io::stdin().is_terminal() {
            return Err(InputError::NoTerminal { question, instead }.into());
        }
        self.prompt(prompt);
        let mut line = String::new();
        let failed = |source| InputError::File { what: Source::Stdin, source };
        io::stdin().lock().read_line(&mut line).map_err(failed)?;
        Ok(line.trim().to_owned())
    }
}

impl Printer {
    /// Has something typed to confirm that it may be destroyed.
    pub(crate) fn confirm(&self, consequence: &str, name: &str) -> Result<(), Error> {
        let prompt = format!("{consequence}\nType `{name}` to go on:");
        let answer = self.ask("this", &prompt, "--yes goes on without asking")?;
        if answer == name { Ok(()) } else { Err(InputError::Declined.into()) }
    }
}

/// Reads all of stdin, or of a file.
pub(crate) fn read_input(source: &Source) -> Result<Vec<u8>, Error> {
    let failed = |error| InputError::File { what: source.clone(), source: error };
    let mut bytes = Vec::new();
    let read = match source {
        Source::File(path) => {
            std::fs::File::open(path).and_then(|file| file.take(LONGEST_INPUT + 1).read_to_end(&mut bytes))
        }
        Source::Stdin => io::stdin().lock().take(LONGEST_INPUT + 1).read_to_end(&mut bytes),
    };
    read.map_err(failed)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > LONGEST_INPUT) {
        return Err(failed(io::Error::new(io::ErrorKind::FileTooLarge, "larger than 16 MiB")).into());
    }
    Ok(bytes)
}

/// Reads a text.
pub(crate) fn read_text(source: &Source) -> Result<String, Error> {
    let failed = |_| InputError::File {
        what: source.clone(),
        source: io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8 text"),
    };
    Ok(String::from_utf8(read_input(source)?).map_err(failed)?)
}

/// Reads a secret, without the white space around it.
pub(crate) fn read_secret(source: &Source) -> Result<Secret, Error> {
    let empty = || InputError::File {
        what: source.clone(),
        source: io::Error::new(io::ErrorKind::UnexpectedEof, "it is empty"),
    };
    Ok(Secret::new(&read_text(source)?).ok_or_else(empty)?)
}

/// Reads a JSON object.
pub(crate) fn read_object(source: &Source) -> Result<Map<String, Value>, Error> {
    match read_json(source)? {
        Value::Object(fields) => Ok(fields),
        Value::Array(_) | Value::Bool(_) | Value::Null | Value::Number(_) | Value::String(_) => {
            Err(InputError::refused("this", format!("{source} must hold a JSON object")).into())
        }
    }
}

/// Reads a JSON document.
fn read_json(source: &Source) -> Result<Value, Error> {
    let bytes = read_input(source)?;
    Ok(serde_json::from_slice(&bytes).map_err(|error| InputError::Json { what: source.clone(), source: error })?)
}
