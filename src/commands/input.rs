//! Reads what a command is given as a file or on standard input.

use std::io::{IsTerminal as _, Read as _};
use std::path::Path;

use crate::context::Context;
use crate::error::Error;

/// The bytes of a file, or of standard input for `-` and for none.
pub(super) fn read(file: Option<&Path>, ctx: &Context) -> Result<Vec<u8>, Error> {
    match file.filter(|path| *path != Path::new("-")) {
        Some(path) => {
            std::fs::read(path).map_err(|source| Error::Input { name: format!("`{}`", path.display()), source })
        }
        None => {
            let mut stdin = std::io::stdin().lock();
            if stdin.is_terminal() {
                ctx.printer.note("reading the body from the terminal; end it with Ctrl-D");
            }
            let mut bytes = Vec::new();
            let read = stdin.read_to_end(&mut bytes);
            read.map(|_| bytes).map_err(|source| Error::Input { name: "standard input".to_owned(), source })
        }
    }
}
