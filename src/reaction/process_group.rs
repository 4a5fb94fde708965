use tokio::process::Child;

/// A command and everything that it started, in a process group of its own; killed on drop.
#[derive(Debug)]
pub(crate) struct ProcessGroup(Option<u32>);

impl ProcessGroup {
    /// That of a child that was made to lead one.
    pub(crate) fn of(child: &Child) -> Self {
        Self(child.id())
    }

    /// Lets it be: it has ended, and what it left running is meant to run.
    pub(crate) fn leave(mut self) {
        self.0 = None;
    }

    /// Sends a signal to all of it.
    #[cfg(unix)]
    pub(crate) fn signal(&self, signal: rustix::process::Signal) {
        if let Some(id) = self.0.and_then(|id| i32::try_from(id).ok()).and_then(rustix::process::Pid::from_raw) {
            // It fails when the process group has ended already.
            rustix::process::kill_process_group(id, signal).unwrap_or_default();
        }
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        #[cfg(unix)]
        self.signal(rustix::process::Signal::KILL);
        #[cfg(windows)]
        if let Some(id) = self.0 {
            drop(std::process::Command::new("taskkill").args(["/T", "/F", "/PID", &id.to_string()]).output());
        }
    }
}
