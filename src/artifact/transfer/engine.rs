use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::fault::{Fault, TransferError};
use super::head::Head;
use super::landing::{self, Landed};
use super::link::{Link, LinkSource, Offer};
use super::partial::{Partial, beside};
use super::pieces::{Claim, Company, SharedPieces};
use super::policy::{Attempts, Next};
use super::sidecar::Identity;
use super::store::{Body, Store, Want};
use crate::artifact::options::Existing;
use crate::artifact::{Progress, Step, Update};

/// One file to bring home.
#[derive(Clone)]
pub(in crate::artifact) struct Job {
    pub(in crate::artifact) identity: Identity,
    pub(in crate::artifact) links: LinkSource,
    /// Where the file goes; it exists.
    pub(in crate::artifact) folder: PathBuf,
    pub(in crate::artifact) name: Name,
    /// The file that is there already, as the manifest knows it.
    pub(in crate::artifact) known: Option<KnownFile>,
    /// Whether an earlier run may have left a part of it.
    pub(in crate::artifact) is_begun: bool,
    pub(in crate::artifact) options: TransferOptions,
    pub(in crate::artifact) progress: FileProgress,
}

/// How a file is called.
#[derive(Clone, Debug)]
pub(in crate::artifact) enum Name {
    /// Like this.
    Exact(String),
    /// Like this, with the extension that suits the content.
    Stem(String),
}

/// A file that is listed in the manifest and was found to be as it is listed.
#[derive(Clone, Debug)]
pub(in crate::artifact) struct KnownFile {
    pub(in crate::artifact) path: PathBuf,
    pub(in crate::artifact) bytes: u64,
    pub(in crate::artifact) sha256: String,
    pub(in crate::artifact) etag: Option<String>,
    pub(in crate::artifact) content_type: Option<String>,
}

/// How files are brought home.
#[derive(Clone, Copy, Debug)]
pub(in crate::artifact) struct TransferOptions {
    pub(in crate::artifact) existing: Existing,
    pub(in crate::artifact) connections: NonZeroUsize,
    pub(in crate::artifact) retries: u32,
}

/// Who is told about one file.
#[derive(Clone)]
pub(in crate::artifact) struct FileProgress {
    pub(in crate::artifact) sink: Progress,
    pub(in crate::artifact) identity: Identity,
}

impl FileProgress {
    pub(in crate::artifact) fn tell(&self, step: Step<'_>) {
        let Identity { bot_id, kind, name } = &self.identity;
        self.sink.tell(&Update { bot: bot_id, kind: *kind, name, step });
    }
}

impl Name {
    pub(super) fn partial(&self) -> String {
        match self {
            Self::Exact(name) | Self::Stem(name) => format!("{name}.partial"),
        }
    }
}

/// What the workers of one file share.
struct Flow {
    store: Store,
    partial: Partial,
    pieces: SharedPieces,
    source: LinkSource,
    link: Mutex<Option<Link>>,
    known: Option<KnownFile>,
    existing: Existing,
    progress: FileProgress,
    /// Bytes that are on disk or on their way there.
    arrived: AtomicU64,
    /// Bytes a second, as last judged; 0 while not known.
    rate: AtomicU64,
    /// Whether several connections can be used.
    divisible: AtomicBool,
    /// Whether the end of the object had to be believed.
    unframed: AtomicBool,
}

/// How a worker ended without a fault.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Worked {
    /// Nothing is left to claim.
    Out,
    /// The file that is in the place is the object.
    Unchanged,
}

/// How a worker ended otherwise.
enum Halt {
    Fault(Fault),
    Error(TransferError),
}

impl From<Fault> for Halt {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// How often bytes that violate their checksum are fetched.
const CORRUPT: u32 = 2;

impl Store {
    /// Brings one file home: whole, checked, synced and named. `place` is given back when its bytes are here: the disk
    /// may take its time while others use the network.
    ///
    /// Dropping the future cancels the transfer and keeps what arrived.
    ///
    /// # Errors
    /// Whatever could not be overcome. No file then has the name.
    pub(in crate::artifact) async fn transfer<P>(&self, job: &Job, place: P) -> Result<Landed, TransferError> {
        let mut place = Some(place);
        let mut tries = 0..CORRUPT;
        loop {
            tries.next();
            let partial = Partial::open(job.folder.join(job.name.partial()), &job.identity, job.is_begun)?;
            let flow = Arc::new(Flow::new(self, job, partial));
            let resumed = flow.arrived.load(Ordering::Relaxed);
            job.progress.tell(Step::Started { resumed, total: flow.pieces.total() });
            let worked = run(&flow, job).await;
            let Some(flow) = Arc::into_inner(flow) else {
                return Err(TransferError::Fault(Fault::Truncated));
            };
            match (worked, flow.known) {
                (Ok(Worked::Unchanged), Some(known)) => {
                    flow.partial.discard().await;
                    return Ok(Landed::unchanged(known));
                }
                (Ok(_), _) => {}
                (Err((TransferError::Fault(source), attempts)), _) if attempts > job.options.retries => {
                    let kept = flow.partial.abandon().await;
                    return Err(TransferError::Abandoned { attempts, kept, source });
                }
                (Err((error, _)), _) => {
                    if matches!(error, TransferError::Exists { .. } | TransferError::Fault(Fault::Gone { .. })) {
                        flow.partial.discard().await;
                    } else {
                        flow.partial.abandon().await;
                    }
                    return Err(error);
                }
            }
            let landing = self.landings.acquire().await;
            drop(place.take());
            let (name, folder, existing) = (job.name.clone(), job.folder.clone(), job.options.existing);
            let unframed = flow.unframed.load(Ordering::Relaxed);
            let landed =
                flow.partial.finish(move |whole| landing::land(whole, &folder, &name, existing, unframed)).await;
            drop(landing);
            match landed {
                Err(TransferError::Corrupt { .. }) if !tries.is_empty() => {}
                landed => return landed,
            }
        }
    }
}

/// Fetches everything that is missing. The error comes with the number of attempts that brought nothing.
async fn run(flow: &Arc<Flow>, job: &Job) -> Result<Worked, (TransferError, u32)> {
    let mut workers = JoinSet::new();
    let worked = drive(flow, job, &mut workers).await;
    workers.shutdown().await;
    worked
}

async fn drive(
    flow: &Arc<Flow>,
    job: &Job,
    workers: &mut JoinSet<Result<Worked, Halt>>,
) -> Result<Worked, (TransferError, u32)> {
    let mut attempts =
        Attempts::new(job.options.retries, flow.store.limits.pause, flow.arrived.load(Ordering::Relaxed));
    let mut crowd = Crowd::new(job.options.connections.get(), flow.arrived.load(Ordering::Relaxed));
    if flow.is_whole() {
        return Ok(Worked::Out);
    }
    workers.spawn(work(Arc::clone(flow), Company::Alone));
    let judge = flow.store.limits.judge;
    let mut ticks = tokio::time::interval_at(Instant::now() + judge, judge);
    loop {
        let ended = tokio::select! {
            ended = workers.join_next() => ended,
            _ = ticks.tick() => {
                if crowd.wants_more(flow, workers.len()) {
                    workers.spawn(work(Arc::clone(flow), Company::Others));
                }
                continue;
            }
        };
        let halt = match ended {
            None if flow.is_whole() => return Ok(Worked::Out),
            Some(Ok(Ok(Worked::Unchanged))) => return Ok(Worked::Unchanged),
            Some(Ok(Ok(Worked::Out))) => continue,
            Some(Ok(Err(halt))) => halt,
            None | Some(Err(_)) => Halt::Fault(Fault::Truncated),
        };
        let fault = match halt {
            Halt::Error(error) => return Err((error, 0)),
            Halt::Fault(fault) => fault,
        };
        // The others go on; what this one left is free, and the last one to stop decides.
        if !workers.is_empty() && matches!(attempts.clone().after(&fault, flow.done(), 0.0), Next::Resume { .. }) {
            crowd.full = true;
            continue;
        }
        let next = attempts.after(&fault, flow.done(), fastrand::f64());
        workers.shutdown().await;
        let after = match next {
            Next::GiveUp => return Err((TransferError::Fault(fault), attempts.barren())),
            Next::Resume { after, fresh_link } => {
                if fresh_link {
                    *flow.link.lock().await = None;
                }
                if flow.is_lost() {
                    flow.restart().await.map_err(|error| (error, 0))?;
                }
                after
            }
            Next::StartOver { after } => {
                flow.restart().await.map_err(|error| (error, 0))?;
                after
            }
        };
        let reason = fault.line();
        let attempt = attempts.barren();
        flow.progress.tell(Step::Retrying { attempt, attempts: job.options.retries, after, reason: &reason });
        tokio::time::sleep(after).await;
        workers.spawn(work(Arc::clone(flow), Company::Alone));
    }
}

/// Decides how many connections a file gets: one more as long as the last one made the file come faster.
struct Crowd {
    most: usize,
    last_bytes: u64,
    last_at: Instant,
    /// The rate before the last connection was added, in bytes a second.
    before: Option<u64>,
    full: bool,
}

impl Crowd {
    fn new(most: usize, arrived: u64) -> Self {
        Self { most, last_bytes: arrived, last_at: Instant::now(), before: None, full: false }
    }

    fn wants_more(&mut self, flow: &Flow, now: usize) -> bool {
        let arrived = flow.arrived.load(Ordering::Relaxed);
        let millis = u64::try_from(self.last_at.elapsed().as_millis()).unwrap_or(u64::MAX).max(1);
        let rate = arrived.saturating_sub(self.last_bytes).saturating_mul(1_000) / millis;
        self.last_bytes = arrived;
        self.last_at = Instant::now();
        flow.rate.store(rate, Ordering::Relaxed);
        let total = flow.pieces.total().unwrap_or(0);
        let divisible = flow.divisible.load(Ordering::Relaxed) && total >= flow.store.limits.parallel;
        if self.full || !divisible || now == 0 || now >= self.most {
            return false;
        }
        if self.before.is_some_and(|before| rate < before.saturating_add(before / 8)) {
            self.full = true;
            return false;
        }
        self.before = Some(rate);
        rest_time(total.saturating_sub(arrived), rate).is_some_and(|rest| rest >= flow.store.limits.worth)
    }
}

fn rest_time(bytes: u64, rate: u64) -> Option<Duration> {
    bytes.checked_div(rate).map(Duration::from_secs)
}

/// Claims and fetches until there is nothing left to claim.
async fn work(flow: Arc<Flow>, mut company: Company) -> Result<Worked, Halt> {
    while let Some(claim) = flow.pieces.claim(company) {
        if flow.fetch(claim).await? == Worked::Unchanged {
            return Ok(Worked::Unchanged);
        }
        company = Company::Others;
    }
    Ok(Worked::Out)
}

impl Flow {
    fn new(store: &Store, job: &Job, partial: Partial) -> Self {
        let done = partial.done();
        Self {
            store: store.clone(),
            pieces: SharedPieces::new(done.clone(), partial.sidecar().length),
            arrived: AtomicU64::new(done.covered()),
            partial,
            source: job.links.clone(),
            link: Mutex::new(None),
            known: job.known.clone(),
            existing: job.options.existing,
            progress: job.progress.clone(),
            rate: AtomicU64::new(0),
            divisible: AtomicBool::new(false),
            unframed: AtomicBool::new(false),
        }
    }

    fn done(&self) -> u64 {
        self.arrived.load(Ordering::Relaxed)
    }

    fn is_whole(&self) -> bool {
        self.pieces.total().is_some_and(|total| self.done() >= total)
    }

    /// Whether what arrived cannot be added to: nothing proves that the object will be the same.
    fn is_lost(&self) -> bool {
        self.done() > 0 && self.partial.sidecar().etag.is_none()
    }

    async fn restart(&self) -> Result<(), TransferError> {
        self.partial.reset().await?;
        self.pieces.reset();
        self.arrived.store(0, Ordering::Relaxed);
        self.divisible.store(false, Ordering::Relaxed);
        *self.link.lock().await = None;
        Ok(())
    }

    /// Opens the object from a byte on, with the link at hand or a fresh one. `None` where it is here already.
    async fn open(&self, want: &Want) -> Result<Option<(Head, Body, Option<String>)>, Fault> {
        let mut slot = self.link.lock().await;
        let now = (self.store.clock)();
        let rest = self.pieces.total().map(|total| total.saturating_sub(self.done()));
        let rest = rest.and_then(|rest| rest_time(rest, self.rate.load(Ordering::Relaxed)));
        let link = match slot.clone().filter(|link| !link.is_stale(now, rest)) {
            Some(link) => link,
            None => match self.source.ask().await.map_err(Fault::Link)? {
                Offer::Link(secret) => {
                    let link = Link::read(&secret, now).map_err(Fault::Link)?;
                    self.progress.tell(Step::Linked { expires_at: link.expires_at });
                    *slot = Some(link.clone());
                    link
                }
                Offer::Body(body) => return Ok(Some((Head::of_body(&body), Body::Api(body), None))),
            },
        };
        drop(slot);
        let opened = self.store.open(&link.url, want).await?;
        Ok(opened.map(|(head, body)| (head, body, extension_of(&link))))
    }

    /// Fetches a claim, and on from there as far as nobody else has it.
    async fn fetch(&self, mut claim: Claim) -> Result<Worked, Halt> {
        let known = self.partial.sidecar();
        let first = known.etag.is_none() && known.length.is_none() && self.done() == 0;
        let unless = self.known.as_ref().filter(|_| first).and_then(|file| file.etag.clone());
        let want = Want { from: claim.at, etag: known.etag.clone(), unless };
        let Some((head, mut body, extension)) = self.open(&want).await? else { return Ok(Worked::Unchanged) };
        if first {
            if let Some(worked) = self.meet(&head, extension).await? {
                return Ok(worked);
            }
        } else if head.etag != known.etag
            || known.length.is_some_and(|known| head.total.is_some_and(|now| now != known))
        {
            return Err(Fault::Changed.into());
        } else if let (None, Some(total)) = (known.length, head.total) {
            self.learn_total(total);
        }
        if head.start != claim.at && head.start != 0 {
            return Err(Fault::WrongRange.into());
        }
        // A store that does not know ranges sends the whole object; with the same tag the known part is passed over.
        let mut skip = claim.at - head.start;
        if skip > 0 && head.etag.is_none() {
            return Err(Fault::Changed.into());
        }
        if skip > 0 {
            self.divisible.store(false, Ordering::Relaxed);
        }
        let framed = head.framed;
        loop {
            let Some(mut chunk) = body.chunk(self.store.limits.stall).await? else {
                if self.pieces.total().is_none() && skip == 0 {
                    if !framed
                        && let Some(more) = self.doubt(claim.at, known.etag.as_ref().or(head.etag.as_ref())).await?
                    {
                        body = more;
                        continue;
                    }
                    self.learn_total(claim.at);
                    return Ok(Worked::Out);
                }
                return Err(Fault::Truncated.into());
            };
            let passed = skip.min(u64::try_from(chunk.len()).unwrap_or(0));
            drop(chunk.split_to(usize::try_from(passed).unwrap_or(0)));
            skip -= passed;
            while !chunk.is_empty() {
                let room = usize::try_from(claim.left()).unwrap_or(usize::MAX).min(chunk.len());
                if room == 0 {
                    if claim.extend() {
                        continue;
                    }
                    return Ok(Worked::Out);
                }
                self.put(&mut claim, chunk.split_to(room)).await?;
            }
            if claim.left() == 0 && !claim.extend() {
                return Ok(Worked::Out);
            }
        }
    }

    fn learn_total(&self, total: u64) {
        self.partial.set_length(total);
        self.pieces.set_total(total);
    }

    async fn put(&self, claim: &mut Claim, bytes: bytes::Bytes) -> Result<(), Halt> {
        let length = u64::try_from(bytes.len()).unwrap_or(0);
        let permit = if let Some(permit) = self.store.room_at_once(bytes.len()) {
            permit
        } else {
            self.partial.spill();
            self.store.room(bytes.len()).await.ok_or(Fault::Truncated)?
        };
        self.partial.write(claim.at, bytes, permit).await.map_err(Halt::Error)?;
        claim.advance(length);
        let done = self.arrived.fetch_add(length, Ordering::Relaxed) + length;
        self.progress.tell(Step::Advanced { done, total: self.pieces.total() });
        Ok(())
    }

    /// Learns from the first answer what the object is; ends at once where the file in the place is the object, or must
    /// not be replaced by it.
    async fn meet(&self, head: &Head, extension: Option<String>) -> Result<Option<Worked>, Halt> {
        if let Some(known) = &self.known {
            match landing::compare(known, head).await {
                landing::Verdict::Same => return Ok(Some(Worked::Unchanged)),
                landing::Verdict::Differs if self.existing == Existing::Keep => {
                    return Err(Halt::Error(TransferError::Exists { path: known.path.clone() }));
                }
                landing::Verdict::Differs | landing::Verdict::Unknown => {}
            }
        }
        self.partial.describe(head, extension).map_err(Halt::Error)?;
        if let Some(total) = head.total {
            self.pieces.set_total(total);
            self.divisible.store(head.ranges && head.etag.is_some(), Ordering::Relaxed);
        }
        self.progress.tell(Step::Advanced { done: 0, total: head.total });
        Ok(None)
    }

    /// A body without any length has ended: asks for what would follow, where the object can be recognised. `None`
    /// where nothing does, or nobody can know.
    async fn doubt(&self, at: u64, etag: Option<&String>) -> Result<Option<Body>, Fault> {
        if etag.is_none() || at == 0 {
            self.unframed.store(true, Ordering::Relaxed);
            return Ok(None);
        }
        let want = Want { from: at, etag: etag.cloned(), unless: None };
        match self.open(&want).await {
            Ok(Some((head, body, _))) if head.start == at && head.etag.as_ref() == etag => {
                if let Some(total) = head.total {
                    self.learn_total(total);
                }
                Ok(Some(body))
            }
            Ok(_) => {
                self.unframed.store(true, Ordering::Relaxed);
                Ok(None)
            }
            Err(Fault::Unsatisfiable { total }) if total.is_none_or(|total| total == at) => Ok(None),
            Err(fault) => Err(fault),
        }
    }
}

impl Head {
    fn of_body(body: &crate::api::MediaBody) -> Self {
        Self {
            etag: None,
            total: body.length(),
            start: 0,
            framed: true,
            gzip: false,
            ranges: false,
            content_type: body.content_type().map(str::to_owned),
            check: None,
        }
    }
}

fn extension_of(link: &Link) -> Option<String> {
    let name = link.url.path_segments()?.next_back()?;
    let (_, extension) = name.rsplit_once('.')?;
    crate::artifact::naming::clean_extension(extension)
}

/// Where the file lies while it is unpacked.
pub(super) fn unpacked_path(partial: &std::path::Path) -> PathBuf {
    beside(partial, ".unpacked")
}
