//! A folder for what goes with a command.

use crate::error::{Error, SystemError};
use crate::files::{Spool, SpoolFolder};

/// Makes one, after what commands have left that were killed is removed. Blocks shortly.
pub(super) fn scratch() -> Result<SpoolFolder, Error> {
    let spool = Spool::of_system();
    spool.sweep();
    Ok(spool.folder().map_err(SystemError::TemporaryFolder)?)
}
