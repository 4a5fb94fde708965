use std::time::Duration;

use tokio::time::Instant;

use super::bounds::{Pace, Slowest};
use super::fault::{Fault, TransferError};
use super::finish::Place;
use super::head::Head;
use super::job::{Job, TransferOptions};
use super::link::{Link, Offer};
use super::local_file::{Comparison, LocalFile, Placed};
use super::policy::{Attempts, Next};
use super::sidecar::ObjectInfo;
use super::store::{Body, Store, Want};
use super::writer::{Writer, WriterEnded};
use crate::artifact::Step;
use crate::artifact::naming;
use crate::artifact::options::Existing;
use crate::model::coding::UnknownCoding;

/// The download of one file, as far as it has come.
struct Download<'a> {
    store: &'a Store,
    job: &'a Job,
    writer: Writer,
    /// What the first answer said of the object; `None` while there was none, or when it has to be asked for anew.
    object: Option<ObjectInfo>,
    /// How many bytes the writer has, from the first one on.
    done: u64,
    /// The link in use.
    link: Option<Link>,
    /// Bytes a second of the last answer; `None` before there was one.
    rate: Option<u64>,
    /// How fast it has come of late, whatever the number of requests.
    pace: Pace,
    /// Whether the end of the object had to be believed.
    is_end_assumed: bool,
}

/// What became of a download.
#[derive(Debug)]
enum Fetched {
    /// The file that is in the place is the object.
    Unchanged(LocalFile),
    /// The writer has all of it.
    Whole,
}

/// Why a request, or the whole download, ended otherwise.
enum Halt {
    /// Something that another attempt may cure.
    Fault(Fault),
    /// Something that no attempt cures.
    Error(TransferError),
    /// So many attempts in a row brought nothing.
    GaveUp { attempts: u32, source: Fault },
    /// The writer has failed and knows why.
    Writer,
}

impl From<Fault> for Halt {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<WriterEnded> for Halt {
    fn from(WriterEnded: WriterEnded) -> Self {
        Self::Writer
    }
}

/// How often bytes that cannot be the object's are fetched, with a fresh link each time: once more tells a bad line, or a
/// page that stands in between, from a bad object.
const CORRUPT: u32 = 2;

impl Store {
    /// Downloads one file: whole, checked, synced and named. `slot` is given back when its bytes are here: the disk may take
    /// its time while others use the network.
    ///
    /// Dropping the future cancels the download and keeps what arrived.
    ///
    /// # Errors
    /// Whatever could not be overcome. No file then has the name.
    pub(in crate::artifact) async fn transfer<P>(&self, job: &Job, slot: P) -> Result<Placed, TransferError> {
        let mut slot = Some(slot);
        let mut tries = 0..CORRUPT;
        loop {
            tries.next();
            match self.transfer_once(job, &mut slot).await {
                Err(TransferError::Corrupt { .. } | TransferError::Text { .. }) if !tries.is_empty() => {}
                ended => return ended,
            }
        }
    }

    async fn transfer_once<P>(&self, job: &Job, slot: &mut Option<P>) -> Result<Placed, TransferError> {
        let mut download = Download::start(self, job).await?;
        let fetched = download.run().await;
        let Download { writer, is_end_assumed, .. } = download;
        match fetched {
            Ok(Fetched::Unchanged(file)) => {
                writer.discard().await;
                Ok(Placed { file, unchanged: true, warnings: Vec::new() })
            }
            Ok(Fetched::Whole) => {
                let finishing = self.finishing.acquire().await;
                drop(slot.take());
                let place = Place {
                    folder: job.folder.clone(),
                    name: job.name.clone(),
                    existing: job.options.existing,
                    limit: job.options.limit,
                    is_media: job.identity.kind.is_media(),
                    is_end_assumed,
                };
                let placed = writer.finish(place).await;
                drop(finishing);
                placed
            }
            Err(Halt::GaveUp { attempts, source }) => {
                let kept = writer.keep().await?;
                Err(TransferError::Abandoned { attempts, kept, source })
            }
            Err(Halt::Error(error @ TransferError::Exists { .. })) => {
                writer.discard().await;
                Err(error)
            }
            Err(Halt::Fault(fault @ Fault::Gone { .. })) => {
                writer.discard().await;
                Err(TransferError::Fault(fault))
            }
            Err(Halt::Error(error)) => {
                writer.keep().await?;
                Err(error)
            }
            Err(Halt::Fault(fault)) => {
                writer.keep().await?;
                Err(TransferError::Fault(fault))
            }
            Err(Halt::Writer) => Err(writer.failure().await),
        }
    }
}

impl<'a> Download<'a> {
    /// Goes on with what an earlier run left.
    async fn start(store: &'a Store, job: &'a Job) -> Result<Self, TransferError> {
        let (writer, resumed) = Writer::start(job.partial_path(), job.identity.clone(), job.is_begun).await?;
        let done = resumed.as_ref().map_or(0, |resumed| resumed.done);
        let object = resumed.map(|resumed| resumed.object);
        let pace = Pace::new(store.limits.slowest);
        let download = Self { store, job, writer, object, done, link: None, rate: None, pace, is_end_assumed: false };
        job.progress.tell(Step::Started { resumed: done, total: download.total() });
        Ok(download)
    }

    fn total(&self) -> Option<u64> {
        self.object.as_ref().and_then(|object| object.length)
    }

    fn is_whole(&self) -> bool {
        self.total().is_some_and(|total| self.done >= total)
    }

    /// Asks, and asks again after a fault, until all is there.
    async fn run(&mut self) -> Result<Fetched, Halt> {
        let TransferOptions { retries, slow_retries, .. } = self.job.options;
        let mut attempts = Attempts::new(retries, slow_retries, self.store.limits.pause, self.done);
        while !self.is_whole() {
            let fault = match self.request().await {
                Err(Halt::Fault(fault)) => fault,
                ended => return ended,
            };
            let after = match attempts.after(&fault, self.done, fastrand::f64()) {
                Next::GiveUp if attempts.gave_up(&fault) => {
                    return Err(Halt::GaveUp { attempts: attempts.failed(), source: fault });
                }
                Next::GiveUp => return Err(Halt::Fault(fault)),
                Next::Resume { after, fresh_link } => {
                    if fresh_link {
                        self.link = None;
                    }
                    // Without a tag nothing proves that the object will be the same.
                    if self.done > 0 && self.object.as_ref().is_none_or(|object| object.etag.is_none()) {
                        self.start_over();
                    }
                    after
                }
                Next::StartOver { after } => {
                    self.start_over();
                    after
                }
            };
            let slow = matches!(fault, Fault::Slow { .. });
            let (attempt, attempts) = (attempts.failed(), if slow { slow_retries } else { retries });
            self.job.progress.tell(Step::Retrying { attempt, attempts, after, reason: &fault.line() });
            tokio::time::sleep(after).await;
        }
        Ok(Fetched::Whole)
    }

    /// Forgets the object and its link. The writer learns of it with the next answer.
    fn start_over(&mut self) {
        self.object = None;
        self.done = 0;
        self.link = None;
    }

    /// Asks for what is missing, and takes in what comes.
    async fn request(&mut self) -> Result<Fetched, Halt> {
        let want = Want {
            from: self.done,
            etag: self.object.as_ref().and_then(|object| object.etag.clone()),
            unless: self.job.known.as_ref().filter(|_| self.object.is_none()).and_then(|file| file.etag.clone()),
        };
        let asked = Instant::now();
        let opened = self.open(&want).await;
        self.judge(0, asked.elapsed())?;
        let Some((head, body, extension)) = opened? else {
            // Only who names a file that is here is answered like this.
            let known = self.job.known.clone().ok_or(Fault::Changed)?;
            return Ok(Fetched::Unchanged(known));
        };
        match &mut self.object {
            None => {
                if let Some(same) = self.inspect_first_response(&head, extension).await? {
                    return Ok(Fetched::Unchanged(same));
                }
            }
            Some(object) if head.etag != object.etag => return Err(Fault::Changed.into()),
            Some(object) => match (object.length, head.total) {
                (Some(known), Some(now)) if known != now => return Err(Fault::Changed.into()),
                (None, now) => object.length = now,
                (Some(_), _) => {}
            },
        }
        let (began, before) = (Instant::now(), self.done);
        let fetched = self.read(head, body).await;
        self.rate = per_second(self.done - before, began.elapsed());
        fetched
    }

    /// Opens the object from a byte on, with the link at hand or a fresh one; gives the extension in the link too. `None`
    /// where it is here already.
    async fn open(&mut self, want: &Want) -> Result<Option<(Head, Body, Option<String>)>, Fault> {
        let now = (self.store.clock)();
        let left = self.total().map(|total| total.saturating_sub(self.done));
        let rest = left.and_then(|left| left.checked_div(self.rate?)).map(Duration::from_secs);
        let link = match self.link.clone().filter(|link| !link.is_stale(now, rest)) {
            Some(link) => link,
            None => match self.job.links.ask().await.map_err(Fault::Link)? {
                Offer::Link(secret) => {
                    let link = Link::read(&secret, now).map_err(Fault::Link)?;
                    self.job.progress.tell(Step::Linked { expires_at: link.expires_at });
                    self.link = Some(link.clone());
                    link
                }
                Offer::Body(body) => return Ok(Some((Head::of_body(&body), Body::Api(body), None))),
            },
        };
        let opened = self.store.open(&link.url, want).await?;
        Ok(opened.map(|(head, body)| (head, body, extension_of(&link))))
    }

    /// Learns from the first answer what the object is; ends at once with the file in the place where that is the object,
    /// or with an error where it must not be replaced by it.
    async fn inspect_first_response(
        &mut self,
        head: &Head,
        extension: Option<String>,
    ) -> Result<Option<LocalFile>, Halt> {
        if let Some(known) = &self.job.known {
            match known.compare(head).await {
                Comparison::Same => return Ok(Some(known.clone().described_by(head))),
                Comparison::Differs if self.job.options.existing == Existing::Keep => {
                    return Err(Halt::Error(TransferError::Exists { path: known.path.clone() }));
                }
                Comparison::Differs | Comparison::Unknown => {}
            }
        }
        self.check_size(head.total.unwrap_or(0))?;
        let codings = head.codings.clone().map_err(|UnknownCoding(coding)| TransferError::Coding { coding });
        let object = ObjectInfo::new(head, extension, codings.map_err(Halt::Error)?);
        self.writer.begin(object.clone()).await?;
        self.object = Some(object);
        self.job.progress.tell(Step::Advanced { done: 0, total: head.total });
        Ok(None)
    }

    /// Hands a body to the writer, to its end or that of the object.
    async fn read(&mut self, head: Head, mut body: Body) -> Result<Fetched, Halt> {
        if head.start != self.done && head.start != 0 {
            return Err(Fault::WrongRange.into());
        }
        // A store that does not know ranges sends the whole object; with the same tag the known part is passed over.
        let mut skip = self.done - head.start;
        if skip > 0 && head.etag.is_none() {
            return Err(Fault::Changed.into());
        }
        while !self.is_whole() {
            let asked = Instant::now();
            let chunk = body.chunk(self.store.limits.stall).await?;
            let waited = asked.elapsed();
            let Some(mut chunk) = chunk else {
                if self.total().is_some() || skip > 0 {
                    return Err(Fault::Truncated.into());
                }
                match if head.framed { None } else { self.probe_end().await? } {
                    Some(more) => {
                        body = more;
                        continue;
                    }
                    None => break,
                }
            };
            let (came, passed) = (size(&chunk), skip.min(size(&chunk)));
            drop(chunk.split_to(usize::try_from(passed).unwrap_or(0)));
            skip -= passed;
            let left = self.total().map_or(u64::MAX, |total| total - self.done);
            chunk.truncate(usize::try_from(left).unwrap_or(usize::MAX));
            if !chunk.is_empty() {
                let (length, permit) = (size(&chunk), self.store.room(chunk.len()).await);
                self.writer.write(chunk, permit).await?;
                self.done += length;
                self.job.progress.tell(Step::Advanced { done: self.done, total: self.total() });
                self.check_size(self.done)?;
            }
            if !self.is_whole() {
                self.judge(came, waited)?;
            }
        }
        Ok(Fetched::Whole)
    }

    /// Refuses a file that is too large.
    fn check_size(&self, bytes: u64) -> Result<(), Halt> {
        let limit = self.job.options.limit.sent();
        if bytes <= limit {
            return Ok(());
        }
        Err(Halt::Error(TransferError::TooLarge { path: self.job.partial_path(), limit, unpacked: false }))
    }

    /// Gives a store up that sends too little, by what came after a wait.
    fn judge(&mut self, bytes: u64, waited: Duration) -> Result<(), Fault> {
        let Slowest { bytes: least, within } = self.store.limits.slowest;
        match self.pace.note(bytes, waited) {
            Some(times) => Err(Fault::Slow { bytes: least, within, times }),
            None => Ok(()),
        }
    }

    /// A body without any length has ended: asks for what would follow, where the object can be recognised. `None`
    /// where nothing does, or nobody can know.
    async fn probe_end(&mut self) -> Result<Option<Body>, Fault> {
        let etag = self.object.as_ref().and_then(|object| object.etag.clone());
        if etag.is_some() && self.done > 0 {
            let want = Want { from: self.done, etag: etag.clone(), unless: None };
            match self.open(&want).await {
                Ok(Some((head, body, _))) if head.start == self.done && head.etag == etag => {
                    if let Some(object) = &mut self.object {
                        object.length = object.length.or(head.total);
                    }
                    return Ok(Some(body));
                }
                Ok(_) => {}
                Err(Fault::Unsatisfiable { total }) if total.is_none_or(|total| total == self.done) => return Ok(None),
                Err(fault) => return Err(fault),
            }
        }
        self.is_end_assumed = true;
        Ok(None)
    }
}

fn per_second(bytes: u64, time: Duration) -> Option<u64> {
    let millis = u64::try_from(time.as_millis()).ok()?.max(1);
    Some(bytes.saturating_mul(1_000) / millis)
}

fn size(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

fn extension_of(link: &Link) -> Option<String> {
    let name = link.url.path_segments()?.next_back()?;
    let (_, extension) = name.rsplit_once('.')?;
    naming::clean_extension(extension)
}
