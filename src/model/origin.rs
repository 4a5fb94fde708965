use std::fmt;
use std::path::PathBuf;

/// Where a value came from.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Origin {
    /// No flag, variable or file sets it.
    Default,
    /// This environment variable.
    Environment(&'static str),
    /// The profile in our config file.
    File(PathBuf),
    /// A flag on the command line.
    Flag(&'static str),
    /// The project file.
    Project(PathBuf),
    /// The vendor CLI's own config file.
    Vendor(PathBuf),
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => formatter.write_str("default"),
            Self::Environment(name) => write!(formatter, "environment {name}"),
            Self::File(path) => write!(formatter, "file {}", path.display()),
            Self::Flag(name) => write!(formatter, "flag {name}"),
            Self::Project(path) => write!(formatter, "project file {}", path.display()),
            Self::Vendor(path) => write!(formatter, "vendor file {}", path.display()),
        }
    }
}
