//! What this process was told to do about signals when it was started. A program that was started to ignore one
//! (`nohup`, `trap '' HUP`, a background job of a script) goes on ignoring it.

/// The signals that this process ignores, bit n − 1 for signal n.
#[cfg(unix)]
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Ignored(u64);

#[cfg(unix)]
impl Ignored {
    /// Those of now. Where the system does not tell, none.
    pub(super) fn now() -> Self {
        Self(mask().unwrap_or_default())
    }

    pub(super) fn has(self, signal: rustix::process::Signal) -> bool {
        let bit = u32::try_from(signal.as_raw() - 1).ok().and_then(|bit| 1_u64.checked_shl(bit));
        bit.is_some_and(|bit| self.0 & bit != 0)
    }
}

/// The kernel tells it as a file.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn mask() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"))?;
    u64::from_str_radix(mask.trim(), 16).ok()
}

/// To ask the kernel, a program needs code that the compiler cannot check; `ps` has it.
#[cfg(all(unix, not(any(target_os = "linux", target_os = "android"))))]
fn mask() -> Option<u64> {
    let id = std::process::id().to_string();
    let output = std::process::Command::new("/bin/ps").args(["-o", "sigignore=", "-p", &id]).output().ok()?;
    let mask = String::from_utf8(output.stdout).ok()?;
    u64::from_str_radix(mask.trim().trim_start_matches("0x"), 16).ok()
}

/// Has a write past the limit of `ulimit -f` fail, as one on a full disk does; unless somebody listens for the signal that
/// comes with it, that ends the process. A program that this one starts gets the usual treatment: what is caught is not
/// handed on, what is ignored is.
pub(super) fn survive_file_size_limit() {
    #[cfg(unix)]
    {
        use rustix::process::Signal;
        if !Ignored::now().has(Signal::XFSZ) {
            // Where it cannot be listened for, the limit is as deadly as to any other program.
            drop(tokio::signal::unix::signal(tokio::signal::unix::SignalKind::from_raw(Signal::XFSZ.as_raw())));
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use rustix::process::Signal;

    use super::*;

    #[test]
    fn what_rust_ignores_from_the_start_is_seen() {
        let ignored = Ignored::now();
        assert!(ignored.has(Signal::PIPE), "{ignored:?}");
        assert!(!ignored.has(Signal::TERM), "{ignored:?}");
    }
}
