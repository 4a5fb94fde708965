use std::convert::Infallible;
use std::ffi::OsString;
use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::Notify;
use tokio::time::{sleep, timeout};

use super::TunnelError;
use super::health::{Health, Verdict};
use super::probe::{ProbeError, probe};
use super::program::Program;
use super::recipe::Recipe;
use crate::http::Backoff;
use crate::model::{Challenge, PublicUrl, Trust, TunnelSpec, with_causes};

/// How soon a new address is asked again: names spread slowly, and whoever asks too often is answered from memory.
const WARM_UP: Backoff = Backoff::doubling(Duration::from_millis(250), Duration::from_secs(5));
/// How soon a program is started again after it has ended or got no tunnel.
const RESTART: Backoff = Backoff::doubling(Duration::from_millis(500), Duration::from_mins(1));

/// What a tunnel is made of.
#[derive(Clone)]
pub(crate) struct TunnelOptions {
    pub(crate) spec: TunnelSpec,
    /// Where the program is looked for: folders as in PATH.
    pub(crate) search_path: OsString,
    /// The address of this machine that it leads to.
    pub(crate) to: SocketAddr,
    /// Makes a new question for the receiver.
    pub(crate) challenge: Arc<dyn Fn() -> Option<Challenge> + Send + Sync>,
    /// Whom the public address must be vouched for by.
    pub(crate) trust: Trust,
    /// How long the program may take to tell its address, and as long again until it leads here.
    pub(crate) limit: Duration,
    /// How often it is asked whether it still does.
    pub(crate) check_every: Duration,
}

/// A tunnel that leads to the receiver. Dropping it ends its program.
#[derive(Debug)]
pub(crate) struct Tunnel {
    options: TunnelOptions,
    recipe: Recipe,
    program: Program,
    url: PublicUrl,
}

/// What becomes of a tunnel while it is used.
#[derive(Debug)]
pub(crate) enum TunnelEvent {
    /// It leads to the receiver again, at the same address.
    Back { url: PublicUrl },
    /// It leads there no more.
    Lost { url: PublicUrl, reason: String },
    /// It has started anew, and leads there, perhaps at another address.
    Restarted { url: PublicUrl, previous: PublicUrl },
}

impl Tunnel {
    /// Starts the program and waits until the receiver, which must be at work, was reached through it.
    ///
    /// # Errors
    /// [`TunnelError`].
    pub(crate) async fn start(options: TunnelOptions) -> Result<Self, TunnelError> {
        let recipe = Recipe::new(&options.spec, options.to, &options.search_path).await?;
        let (program, url) = open(&options, &recipe).await?;
        Ok(Self { options, recipe, program, url })
    }

    /// The address that leads to the receiver's root.
    pub(crate) fn public_url(&self) -> &PublicUrl {
        &self.url
    }

    /// Keeps the tunnel up, and tells what becomes of it. `wake` asks for a look at once. Cancelled, it may be called again.
    pub(crate) async fn watch(&mut self, wake: &Notify, mut tell: impl FnMut(TunnelEvent)) -> Infallible {
        let mut health = Health::default();
        loop {
            let pause = health.pause(self.options.check_every);
            let look = async {
                tokio::select! {
                    () = sleep(pause) => {}
                    () = wake.notified() => {}
                }
                self.options.ask(&self.url).await
            };
            let other = tokio::select! {
                () = self.program.ended() => None,
                url = self.program.other_address(&self.url) => Some(url),
                answer = look => {
                    let answer = answer.map(drop);
                    match (health.note(answer.as_ref().copied(), Instant::now()), answer) {
                        (Verdict::Back, _) => tell(TunnelEvent::Back { url: self.url.clone() }),
                        (Verdict::Lost, Err(error)) => tell(self.lost(with_causes(&error))),
                        (Verdict::Dead, _) => self.restart(&mut tell).await,
                        (Verdict::Same, _) | (Verdict::Lost, Ok(())) => {}
                    }
                    continue;
                }
            };
            health = Health::default();
            if let Some(url) = other {
                let proven = tokio::select! {
                    proven = prove(&url, &self.options) => proven,
                    () = self.program.ended() => continue,
                };
                match proven {
                    Ok(()) => tell(self.moved(url)),
                    Err(error) => tell(self.lost(with_causes(&error))),
                }
            } else {
                tell(self.lost(format!("`{}` ended; {}", self.recipe.name(), self.program.said())));
                self.restart(&mut tell).await;
            }
        }
    }

    /// Ends the program, and resolves when nothing of it is left.
    pub(crate) async fn stop(mut self) {
        self.program.stop().await;
    }

    fn lost(&self, reason: String) -> TunnelEvent {
        TunnelEvent::Lost { url: self.url.clone(), reason }
    }

    fn moved(&mut self, url: PublicUrl) -> TunnelEvent {
        let previous = std::mem::replace(&mut self.url, url.clone());
        TunnelEvent::Restarted { url, previous }
    }

    /// Starts the program again until there is a tunnel, and tells of it.
    async fn restart(&mut self, tell: &mut impl FnMut(TunnelEvent)) {
        // An account may allow one at a time, and so may an address.
        self.program.stop().await;
        let mut failures = 0;
        loop {
            sleep(RESTART.pause(failures)).await;
            match open(&self.options, &self.recipe).await {
                Ok((program, url)) => {
                    self.program = program;
                    return tell(self.moved(url));
                }
                Err(error) => {
                    failures += 1;
                    tell(self.lost(with_causes(&error)));
                }
            }
        }
    }
}

impl TunnelOptions {
    /// Asks the receiver a new question through an address.
    async fn ask(&self, url: &PublicUrl) -> Result<Duration, ProbeError> {
        probe(url, &(self.challenge)().ok_or(ProbeError::Random)?, &self.trust).await
    }
}

impl fmt::Debug for TunnelOptions {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("TunnelOptions").field("spec", &self.spec).field("to", &self.to).finish_non_exhaustive()
    }
}

/// Starts the program, and waits until its address leads to the receiver.
async fn open(options: &TunnelOptions, recipe: &Recipe) -> Result<(Program, PublicUrl), TunnelError> {
    let mut program = Program::start(recipe)?;
    let opened = tokio::select! {
        opened = reach(options, recipe, &program) => opened,
        () = program.ended() => Err(TunnelError::Ended { program: recipe.name(), said: program.said() }),
    };
    match opened {
        Ok(url) => Ok((program, url)),
        Err(error) => {
            program.stop().await;
            Err(error)
        }
    }
}

async fn reach(options: &TunnelOptions, recipe: &Recipe, program: &Program) -> Result<PublicUrl, TunnelError> {
    let (name, limit) = (recipe.name(), options.limit);
    let Ok(url) = timeout(limit, program.address()).await else {
        return Err(TunnelError::NoAddress { program: name, limit, said: program.said() });
    };
    match prove(&url, options).await {
        Ok(()) => Ok(url),
        Err(source) => Err(TunnelError::Unproven { program: name, url: url.to_string(), limit, source }),
    }
}

/// Asks until the answer is right, or it took too long: then the last answer is told.
async fn prove(url: &PublicUrl, options: &TunnelOptions) -> Result<(), ProbeError> {
    let (begin, mut failures) = (Instant::now(), 0);
    loop {
        let Err(error) = options.ask(url).await else { return Ok(()) };
        failures += 1;
        let pause = WARM_UP.pause(failures);
        if begin.elapsed() + pause > options.limit {
            return Err(error);
        }
        sleep(pause).await;
    }
}
