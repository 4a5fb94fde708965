use std::io;
use std::process::Stdio;

/// What a child's stdout is: our stderr. Our stdout carries what we were asked for, and nothing else.
pub(crate) fn child_stdout() -> io::Result<Stdio> {
    #[cfg(unix)]
    let ours = std::os::fd::AsFd::as_fd(&io::stderr()).try_clone_to_owned()?;
    #[cfg(windows)]
    let ours = std::os::windows::io::AsHandle::as_handle(&io::stderr()).try_clone_to_owned()?;
    Ok(Stdio::from(ours))
}
