use std::ffi::OsStr;
use std::pin::pin;
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt as _};
use tokio::process::{ChildStdin, Command};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::timeout;
use url::Url;

use super::lines::Lines;
use super::recipe::{Heard, Recipe};
use super::said::Said;
use super::{TunnelError, cloudflared, probe, watchdog};
use crate::model::{PublicUrl, printable, variables};

/// How long the program may take to be gone once its pipe is closed: it is killed then.
const END_LIMIT: Duration = Duration::from_secs(5);
/// How often the program is asked for its address where it does not say it by itself.
const ASK_EVERY: Duration = Duration::from_millis(200);
/// How long its last lines may take to be read: whoever it left behind may hold on to its streams.
const LAST_WORDS: Duration = Duration::from_secs(1);
/// What is read at once.
const CHUNK: usize = 8 << 10;

/// A tunnel's program at work. Dropping it ends the program.
#[derive(Debug)]
pub(super) struct Program {
    /// While this end of the pipe is open, the watchdog lets the program live.
    pipe: Option<ChildStdin>,
    heard: watch::Receiver<Option<Heard>>,
    said: Arc<Mutex<Said>>,
    /// Closed when the program has ended.
    running: watch::Receiver<()>,
    /// Reads what it writes, so that it never waits for us, and waits for its end.
    _follower: JoinSet<()>,
}

impl Program {
    /// Starts it in a process group of its own, so that Ctrl-C in the terminal is for us alone.
    ///
    /// # Errors
    /// [`TunnelError::Start`].
    pub(super) fn start(recipe: &Recipe) -> Result<Self, TunnelError> {
        let failed = |source| TunnelError::Start { program: recipe.name(), source };
        // An update may have put another file in the place of the one that we run.
        let this = if cfg!(target_os = "linux") { Ok("/proc/self/exe".into()) } else { std::env::current_exe() };
        let mut command = Command::new(this.map_err(failed)?);
        command.arg(watchdog::WORD).arg(&recipe.program).args(recipe.arguments.iter().map(OsStr::new));
        // It has no need of our secrets.
        command.env_remove(variables::API_KEY).env_remove(variables::WEBHOOK_SECRET);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        #[cfg(unix)]
        command.process_group(0).arg0("meetstream");
        #[cfg(windows)]
        command.creation_flags(0x200); // CREATE_NEW_PROCESS_GROUP
        let mut watchdog = command.spawn().map_err(failed)?;
        let group = watchdog.id();
        let (hear, heard) = watch::channel(None);
        let (run, running) = watch::channel(());
        let said = Arc::default();
        let (pipe, out, err) = (watchdog.stdin.take(), watchdog.stdout.take(), watchdog.stderr.take());
        let ear = Ear { recipe: recipe.clone(), hear, said: Arc::clone(&said) };
        let mut follower = JoinSet::new();
        follower.spawn(async move {
            let mut reading = pin!(async { tokio::join!(ear.listen(out), ear.listen(err)) });
            tokio::select! {
                _ = &mut reading => drop(watchdog.wait().await),
                // What it said last is still to be read.
                _ = watchdog.wait() => {
                    end_group(group);
                    drop(timeout(LAST_WORDS, reading).await);
                }
            }
            drop(run);
        });
        Ok(Self { pipe, heard, said, running, _follower: follower })
    }

    /// Resolves when the program has ended. Cancel safe.
    pub(super) async fn ended(&self) {
        // Nothing is ever sent: the channel is closed at the end.
        drop(self.running.clone().changed().await);
    }

    /// Its address, as soon as it tells one that is ready to be used. Cancel safe.
    pub(super) async fn address(&self) -> PublicUrl {
        self.address_but(None).await
    }

    /// The next address that it tells which is another than `known`. Cancel safe.
    pub(super) async fn other_address(&self, known: &PublicUrl) -> PublicUrl {
        self.address_but(Some(known)).await
    }

    async fn address_but(&self, known: Option<&PublicUrl>) -> PublicUrl {
        let mut heard = self.heard.clone();
        loop {
            let last = heard.borrow_and_update().clone();
            match last {
                Some(Heard::Address(url)) if Some(&url) != known => return url,
                // What is told there stays the same while the program runs.
                Some(Heard::Metrics(metrics)) if known.is_none() => return told_at(&metrics.to_string()).await,
                Some(Heard::Address(_) | Heard::Metrics(_)) | None => {}
            }
            if heard.changed().await.is_err() {
                // It says nothing any more.
                return std::future::pending().await;
            }
        }
    }

    /// Its last lines.
    pub(super) fn said(&self) -> Said {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Ends it, and resolves when nothing of it is left.
    pub(super) async fn stop(&mut self) {
        drop(self.pipe.take());
        drop(timeout(END_LIMIT, self.ended()).await);
    }
}

/// Ends what a watchdog has left running that was killed itself.
fn end_group(group: Option<u32>) {
    #[cfg(unix)]
    if let Some(group) = group.and_then(|id| i32::try_from(id).ok()).and_then(rustix::process::Pid::from_raw) {
        // It fails where nothing is left, which is usual.
        rustix::process::kill_process_group(group, rustix::process::Signal::KILL).unwrap_or_default();
    }
    #[cfg(not(unix))]
    let _: Option<u32> = group;
}

/// Asks cloudflared until it has an address and a connection that serves it.
async fn told_at(metrics: &str) -> PublicUrl {
    let ask = |path: &str| Url::parse(&format!("http://{metrics}{path}")).ok();
    loop {
        if let (Some(address), Some(ready)) = (ask("/quicktunnel"), ask("/ready"))
            && let Some(body) = probe::local(address).await
            && let Some(url) = cloudflared::public_url(&body)
            && probe::local(ready).await.is_some()
        {
            return url;
        }
        tokio::time::sleep(ASK_EVERY).await;
    }
}

/// Understands what a program writes.
struct Ear {
    recipe: Recipe,
    hear: watch::Sender<Option<Heard>>,
    said: Arc<Mutex<Said>>,
}

impl Ear {
    /// Reads one of its streams to the end.
    async fn listen(&self, from: Option<impl AsyncRead + Unpin>) {
        let Some(mut from) = from else { return };
        let (mut chunk, mut lines) = (vec![0; CHUNK], Lines::default());
        while let Ok(length @ 1..) = from.read(&mut chunk).await {
            lines.push(chunk.get(..length).unwrap_or_default(), |line| self.take(line));
        }
        lines.end(|line| self.take(line));
    }

    fn take(&self, line: &str) {
        if let Some(heard) = self.recipe.hear(&printable(line)) {
            self.hear.send_if_modified(|last| last.replace(heard.clone()).as_ref() != Some(&heard));
        }
        self.said.lock().unwrap_or_else(PoisonError::into_inner).push(line);
    }
}
