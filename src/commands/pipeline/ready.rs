use crate::record::{SignaturePolicy, StreamRecord};

/// How the pipeline can be reached.
#[derive(Clone, Debug)]
pub(crate) struct Ready {
    /// The URL to deliver to; `None` if nothing is received.
    pub(crate) url: Option<String>,
    pub(crate) signatures: SignaturePolicy,
}

impl Ready {
    /// The record of it; the journal's path, if it is on disk.
    pub(super) fn record<'a>(&'a self, journal: Option<&'a str>) -> StreamRecord<'a> {
        StreamRecord::Ready {
            url: self.url.as_deref(),
            public_url: None,
            journal,
            signatures: self.signatures,
            pid: std::process::id(),
        }
    }
}
