use std::io;
use std::net::SocketAddr;

use crate::model::{ExitStatus, Failure, Hint, Situation};

/// Why the sandbox cannot start.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    /// The address cannot be had.
    #[error("cannot listen on {address}")]
    Bind {
        /// What was asked for.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
    /// The bound address cannot be read back, or makes no URL.
    #[error("cannot tell the address of the sandbox")]
    OwnAddress,
}

impl Failure for SandboxError {
    fn exit_status(&self) -> ExitStatus {
        match self {
            Self::Bind { .. } => ExitStatus::Unavailable,
            Self::OwnAddress => ExitStatus::Failure,
        }
    }

    fn kind(&self) -> &'static str {
        "sandbox"
    }

    fn hint(&self, _: &Situation) -> Option<Hint> {
        match self {
            Self::Bind { address, .. } => {
                Some(format!("port {} may be in use; `--port 0` takes any free one", address.port()).into())
            }
            Self::OwnAddress => None,
        }
    }
}
