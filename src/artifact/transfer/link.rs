use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;
use url::Url;

use crate::api::{ApiError, MediaBody};
use crate::model::{Secret, is_loopback};

/// What the API offers for one file.
#[derive(Debug)]
pub(in crate::artifact) enum Offer {
    /// The bytes themselves.
    Body(MediaBody),
    /// Where they are.
    Link(Secret),
}

/// Why there is no link.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// The API did not answer as hoped.
    #[error("the service did not give a link")]
    Api(#[source] ApiError),
    /// The service's answer no longer has the file in it.
    #[error("the service no longer lists the file")]
    Missing,
    /// The link is no `https` URL, nor one to this machine.
    #[error("the service gave a link that is not https")]
    Unusable,
}

type Asking = Pin<Box<dyn Future<Output = Result<Offer, LinkError>> + Send>>;

/// Where links of one file come from. Cheap to clone.
#[derive(Clone)]
pub(in crate::artifact) struct LinkSource {
    /// What is at hand already, for the first who asks.
    first: Arc<Mutex<Option<Offer>>>,
    ask: Arc<dyn Fn() -> Asking + Send + Sync>,
}

impl LinkSource {
    /// A source that asks anew each time, after `first` is used up.
    pub(in crate::artifact) fn new<F>(first: Option<Offer>, ask: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<Offer, LinkError>> + Send + 'static,
    {
        Self { first: Arc::new(Mutex::new(first)), ask: Arc::new(move || Box::pin(ask())) }
    }

    /// When the link at hand expires, as far as is known.
    pub(in crate::artifact) fn expires_at(&self) -> Option<Timestamp> {
        match &*self.first.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(Offer::Link(link)) => Url::parse(link.reveal()).ok().as_ref().and_then(expiry),
            Some(Offer::Body(_)) | None => None,
        }
    }

    pub(super) async fn ask(&self) -> Result<Offer, LinkError> {
        let first = self.first.lock().unwrap_or_else(PoisonError::into_inner).take();
        match first {
            Some(offer) => Ok(offer),
            None => (self.ask)().await,
        }
    }
}

/// A link that was read. It has no `Debug`: whoever sees it can use it.
#[derive(Clone)]
pub(super) struct Link {
    pub(super) url: Url,
    /// When the store begins to refuse it, as far as it says.
    pub(super) expires_at: Option<Timestamp>,
    /// When we got it.
    taken_at: Timestamp,
}

/// A link with less time than this is not used for a new request: the request itself takes a while.
const MARGIN: Duration = Duration::from_secs(10);

impl Link {
    /// Reads a link.
    ///
    /// # Errors
    /// [`LinkError::Unusable`].
    pub(super) fn read(link: &Secret, now: Timestamp) -> Result<Self, LinkError> {
        let url = Url::parse(link.reveal()).map_err(|_| LinkError::Unusable)?;
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(&url) => {}
            _ => return Err(LinkError::Unusable),
        }
        Ok(Self { expires_at: expiry(&url), url, taken_at: now })
    }

    /// Whether a fresh link should be had before a request for the rest, which takes `rest` as far as is known.
    ///
    /// A link that is about to expire is stale. One that will expire before the rest can arrive is stale too, once half
    /// of its life is over: an older link would be asked for again soon, a young one would not be bettered.
    pub(super) fn is_stale(&self, now: Timestamp, rest: Option<Duration>) -> bool {
        let Some(expires_at) = self.expires_at else { return false };
        let left = expires_at.duration_since(now);
        let life = expires_at.duration_since(self.taken_at);
        let Ok(left) = Duration::try_from(left) else { return true };
        let half_life = Duration::try_from(life).unwrap_or_default() / 2;
        left < MARGIN.min(half_life) || (left < half_life && rest.is_some_and(|rest| left < rest))
    }
}

/// When a presigned link stops working: `X-Amz-Date` and `X-Amz-Expires` (and their Google twins), else `Expires`.
fn expiry(url: &Url) -> Option<Timestamp> {
    let find = |names: [&str; 2]| {
        url.query_pairs().find(|(key, _)| names.iter().any(|name| key.eq_ignore_ascii_case(name))).map(|(_, v)| v)
    };
    if let (Some(date), Some(seconds)) =
        (find(["X-Amz-Date", "X-Goog-Date"]), find(["X-Amz-Expires", "X-Goog-Expires"]))
    {
        let signed_at = DateTime::strptime("%Y%m%dT%H%M%SZ", date.as_ref()).ok()?;
        let signed_at = Offset::UTC.to_timestamp(signed_at).ok()?;
        return signed_at.checked_add(Duration::from_secs(seconds.parse().ok()?)).ok();
    }
    Timestamp::from_second(find(["Expires", "expires"])?.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn link(text: &str) -> Result<Link, LinkError> {
        Link::read(&Secret::new(text).unwrap(), at("2026-02-27T07:00:00Z"))
    }

    #[test]
    fn expiry_is_read_from_the_link() {
        for (query, expires_at) in [
            ("X-Amz-Date=20260227T070000Z&X-Amz-Expires=600&X-Amz-Signature=x", Some("2026-02-27T07:10:00Z")),
            ("x-goog-date=20260227T070000Z&x-goog-expires=60", Some("2026-02-27T07:01:00Z")),
            ("AWSAccessKeyId=x&Expires=1772175600&Signature=y", Some("2026-02-27T07:00:00Z")),
            ("X-Amz-Date=yesterday&X-Amz-Expires=600", None),
            ("X-Amz-Date=20260227T070000Z&X-Amz-Expires=99999999999999999999", None),
            ("", None),
        ] {
            let link = link(&format!("https://store.example/a.wav?{query}")).unwrap();
            assert_eq!(link.expires_at, expires_at.map(at), "{query}");
        }
    }

    #[test]
    fn links_in_the_clear_and_odd_schemes_are_refused() {
        for url in ["http://store.example/a", "ftp://127.0.0.1/a", "file:///etc/passwd", "a.wav"] {
            assert!(link(url).is_err(), "{url}");
        }
        for url in ["https://store.example/a", "http://127.0.0.1:1/a", "http://localhost/a", "http://[::1]/a"] {
            assert!(link(url).is_ok(), "{url}");
        }
    }

    #[test]
    fn a_link_is_stale_before_it_is_refused() {
        let link = link("https://store.example/a?X-Amz-Date=20260227T070000Z&X-Amz-Expires=600").unwrap();
        let stale = |now: &str, rest: u64| link.is_stale(at(now), Some(Duration::from_secs(rest)));
        assert!(!stale("2026-02-27T07:00:00Z", 60));
        assert!(!stale("2026-02-27T07:00:00Z", 6_000), "a fresh one would not be better");
        assert!(stale("2026-02-27T07:06:00Z", 6_000), "half of its life is over and the rest takes longer");
        assert!(!stale("2026-02-27T07:06:00Z", 60));
        assert!(stale("2026-02-27T07:09:51Z", 1));
        assert!(stale("2026-02-27T08:00:00Z", 1));
        assert!(!link.is_stale(at("2026-02-27T07:06:00Z"), None));
    }

    #[test]
    fn a_short_lived_link_is_used_for_half_of_its_life() {
        let link = link("https://store.example/a?X-Amz-Date=20260227T070000Z&X-Amz-Expires=5").unwrap();
        assert!(!link.is_stale(at("2026-02-27T07:00:02Z"), None));
        assert!(link.is_stale(at("2026-02-27T07:00:03Z"), None));
    }
}
