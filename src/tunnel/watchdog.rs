//! A process between us and a tunnel's program, which ends the program when we end, however that happens.
//!
//! It is this program too, started with [`WORD`]. It holds one end of a pipe and never hears anything from it: when the
//! other end is closed, by us or by the kernel after SIGKILL, it ends the program and everything that this has started.
//! That works alike on every system; a parent-death signal is Linux's own, and would not reach what a wrapper around the
//! program has started.

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::process::{Command, Stdio};

use crate::model::ExitStatus;

/// The first argument that makes this program a watchdog; no command has this name.
pub(crate) const WORD: &str = "tunnel-watchdog";

/// Runs a program until it ends or stdin is closed; then nothing of it is left. `arguments` begin with the program.
pub(crate) fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitStatus {
    let mut arguments = arguments.into_iter();
    let Some(program) = arguments.next().filter(|_| leads_its_group()) else { return ExitStatus::Usage };
    let mut child = match Command::new(program).args(arguments).stdin(Stdio::null()).spawn() {
        Ok(child) => child,
        Err(error) => {
            // Our stderr is the program's, for whoever has started us.
            drop(writeln!(io::stderr(), "cannot start it: {error}"));
            return ExitStatus::Failure;
        }
    };
    let id = child.id();
    let watching = std::thread::Builder::new().name("watchdog".to_owned()).spawn(move || {
        // Whatever comes, an end or an error, nobody is at the other end any more.
        drop(io::copy(&mut io::stdin().lock(), &mut io::sink()));
        end(id);
    });
    if watching.is_err() {
        end(id);
    }
    // What cannot be waited for is no more.
    drop(child.wait());
    // A wrapper that has ended may have left the program itself running.
    end(id);
    ExitStatus::Done
}

/// Whether what is ended with the group is nothing but ours.
#[cfg(unix)]
fn leads_its_group() -> bool {
    rustix::process::getpgrp() == rustix::process::getpid()
}

#[cfg(not(unix))]
fn leads_its_group() -> bool {
    true
}

/// Ends the program and all that it has started, this process included where they share a group.
#[cfg(unix)]
fn end(_: u32) {
    // It cannot fail: we are in the group.
    rustix::process::kill_process_group(rustix::process::getpgrp(), rustix::process::Signal::KILL).unwrap_or_default();
}

#[cfg(not(unix))]
fn end(id: u32) {
    drop(Command::new("taskkill").args(["/T", "/F", "/PID", &id.to_string()]).output());
}
