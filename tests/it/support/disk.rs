use std::fs::File;
use std::io::{ErrorKind, Write as _};
use std::process::{Command, Stdio};

use super::{Running, TestEnv, in_shell};

/// Starts a program for which the folder `disk` of the working directory is a disk of its own, of a size as `mount`
/// writes it. `None` where this is not allowed.
pub(crate) fn on_small_disk(env: &TestEnv, size: &str, command: &Command) -> Option<Running> {
    std::fs::create_dir(env.work().join("disk")).unwrap();
    let mount = format!("set -e; mount -t tmpfs -o size={size} tmpfs disk");
    let unshared = |command: &Command| {
        let mounted = in_shell(&mount, command);
        let mut unshared = Command::new("unshare");
        unshared.args(["--mount", "--map-root-user"]).arg(mounted.get_program()).args(mounted.get_args());
        unshared.env_clear().env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin").current_dir(env.work()).stdin(Stdio::piped());
        unshared.envs(mounted.get_envs().filter_map(|(name, value)| Some((name, value?))));
        unshared
    };
    let mut trial = Command::new("true");
    trial.current_dir(env.work());
    let is_allowed = unshared(&trial).output().is_ok_and(|output| output.status.success());
    is_allowed.then(|| Running::start(unshared(command)))
}

/// A small disk that any program can use, by its path.
pub(crate) struct SmallDisk {
    path: String,
    /// It is mounted for this program alone.
    _holder: Running,
}

impl SmallDisk {
    /// `None` where mounting is not allowed.
    pub(crate) fn mount(env: &TestEnv, size: &str) -> Option<Self> {
        let mut hold = Command::new("/bin/sh");
        // It ends with its stdin.
        hold.args(["-c", "echo mounted; exec cat"]).current_dir(env.work());
        let mut holder = on_small_disk(env, size, &hold)?;
        assert_eq!(holder.next_line().as_deref(), Some("mounted"));
        let path = format!("/proc/{}/root{}", holder.id(), env.work().join("disk").display());
        Some(Self { path, _holder: holder })
    }

    pub(crate) fn path(&self) -> &str {
        &self.path
    }
}

/// Leaves no room on the disk of a folder. Room is made by removing the file that is returned.
pub(crate) fn fill_up(folder: &str) -> String {
    let ballast = format!("{folder}/ballast");
    let mut file = File::create(&ballast).unwrap();
    let full = std::iter::repeat_with(|| file.write_all(&[0; 4 << 10])).find_map(Result::err).unwrap();
    assert_eq!(full.kind(), ErrorKind::StorageFull);
    ballast
}
