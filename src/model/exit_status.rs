/// The exit statuses that scripts rely on (`docs/records.md`, "Exit statuses").
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ExitStatus {
    /// 0: done.
    Done,
    /// 1: any other failure.
    Failure,
    /// 2: usage, configuration or input error.
    Usage,
    /// 3: not ready yet, or a wait ran out.
    NotReady,
    /// 4: no key, or the key was refused.
    Auth,
    /// 5: not found, deleted or expired.
    NotFound,
    /// 6: the API or the network is unavailable after retries; the port or tunnel could not be had.
    Unavailable,
    /// 7: a signature or timestamp did not verify.
    Signature,
    /// 8: the bot's session failed.
    SessionFailed,
    /// 9: some artifacts were saved, some could not be.
    Partial,
    /// 130: interrupted by SIGINT.
    Interrupted,
    /// 143: terminated by SIGTERM.
    Terminated,
}

impl ExitStatus {
    /// Every status with its meaning, for the documentation and its test.
    pub const ALL: [(Self, &str); 12] = [
        (Self::Done, "done"),
        (Self::Failure, "any other failure"),
        (Self::Usage, "usage, configuration or input error"),
        (Self::NotReady, "not ready yet, or a wait ran out"),
        (Self::Auth, "no key, or the key was refused (401, 403)"),
        (Self::NotFound, "not found, deleted or expired (404, 410)"),
        (
            Self::Unavailable,
            "the API or the network is unavailable after retries (connect, 429, 5xx); the port or tunnel could not be had",
        ),
        (Self::Signature, "a signature or timestamp did not verify"),
        (Self::SessionFailed, "the bot's session failed (not admitted, denied, error, failed processing)"),
        (Self::Partial, "some artifacts were saved, some could not be"),
        (Self::Interrupted, "interrupted (SIGINT)"),
        (Self::Terminated, "terminated (SIGTERM)"),
    ];

    /// The status of two things done side by side: the worse of the two. That files are missing is less than that a
    /// session failed, and that a wait ran out less than either; what kept a bot from being followed at all comes first.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let rank = |status: Self| match status {
            Self::Done => 0,
            Self::NotReady => 1,
            Self::Partial => 2,
            Self::SessionFailed => 3,
            Self::NotFound => 4,
            Self::Signature => 5,
            Self::Unavailable => 6,
            Self::Auth => 7,
            Self::Usage => 8,
            Self::Failure => 9,
            Self::Interrupted => 10,
            Self::Terminated => 11,
        };
        if rank(other) > rank(self) { other } else { self }
    }

    /// The number given to the shell.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failure => 1,
            Self::Usage => 2,
            Self::NotReady => 3,
            Self::Auth => 4,
            Self::NotFound => 5,
            Self::Unavailable => 6,
            Self::Signature => 7,
            Self::SessionFailed => 8,
            Self::Partial => 9,
            Self::Interrupted => 130,
            Self::Terminated => 143,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documentation_has_every_exit_status() {
        let page = include_str!("../../docs/records.md");
        for (status, meaning) in ExitStatus::ALL {
            let row = format!("| {} | {meaning} |", status.code());
            assert!(page.contains(&row), "{row}");
        }
    }
}
