use std::io;
use std::net::SocketAddr;

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
