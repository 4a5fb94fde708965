//! The headers that the user adds to what is relayed: `--header 'Name: value'`, `--header @FILE`.

use std::path::Path;

use crate::error::{Error, InputError, InputSource};
use crate::files::bounded;
use crate::model::Secret;
use crate::reaction::forward::AddedHeader;

/// The largest file of headers that is read, in bytes: as much as a server takes of all headers.
const LARGEST: u64 = 64 << 10;

/// Reads headers, and the files that hold some. Errors repeat no value.
pub(super) fn read(given: &[Secret]) -> Result<Vec<AddedHeader>, Error> {
    let mut headers = Vec::new();
    for text in given.iter().map(Secret::reveal) {
        match text.strip_prefix('@') {
            Some(path) => headers.extend(of_file(Path::new(path))?),
            None => headers.push(AddedHeader::parse(text).map_err(|error| refused(&error.to_string()))?),
        }
    }
    Ok(headers)
}

fn of_file(path: &Path) -> Result<Vec<AddedHeader>, Error> {
    let text = bounded::read_text(path, LARGEST)
        .map_err(|source| InputError::unreadable(InputSource::File(path.to_owned()), source))?;
    let lines =
        text.strip_prefix('\u{feff}').unwrap_or(&text).lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let headers = lines.map(|(line, number)| {
        let place = format!("line {number} of `{}`", path.display());
        AddedHeader::parse(line).map_err(|error| refused(&format!("{place}: {error}")).into())
    });
    headers.collect()
}

fn refused(problem: &str) -> InputError {
    let hint = "such as --header 'X-Env: dev', or --header @FILE with a header a line";
    InputError::Argument { message: format!("--header: {problem}"), hint }
}
