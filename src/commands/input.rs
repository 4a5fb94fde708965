//! Reads the body that a command is given as a file or on standard input.

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use crate::context::Context;
use crate::error::{Error, Source};
use crate::output::read_input;

/// The bytes of a file, or of standard input for `-` and for none.
pub(super) fn read(file: Option<PathBuf>, ctx: &Context) -> Result<Vec<u8>, Error> {
    let source = file.map_or(Source::Stdin, Source::from_argument);
    if matches!(source, Source::Stdin) && io::stdin().is_terminal() {
        ctx.printer.note("reading the body from the terminal; end it with Ctrl-D");
    }
    read_input(&source)
}
