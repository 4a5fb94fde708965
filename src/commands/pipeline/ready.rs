use crate::record::{SignaturePolicy, SigningSecret, StreamRecord};

/// How the pipeline can be reached.
#[derive(Clone, Debug)]
pub(crate) struct Ready {
    /// The URL to deliver to; `None` if nothing is received.
    pub(crate) url: Option<String>,
    /// The URL to deliver to from outside, where there is one.
    pub(crate) public_url: Option<String>,
    pub(crate) signatures: SignaturePolicy,
    /// What relayed webhooks are signed with, where they are signed anew.
    pub(crate) resign: Option<SigningSecret>,
}

impl Ready {
    /// What holds where nothing is received.
    pub(super) fn without_receiver() -> Self {
        Self { url: None, public_url: None, signatures: SignaturePolicy::Off, resign: None }
    }

    /// The URL for bots to deliver to.
    pub(crate) fn callback_url(&self) -> Option<&str> {
        self.public_url.as_deref().or(self.url.as_deref())
    }

    /// The record of it; the journal's path, if it is on disk.
    pub(super) fn record<'a>(&'a self, journal: Option<&'a str>) -> StreamRecord<'a> {
        StreamRecord::Ready {
            url: self.url.as_deref(),
            public_url: self.public_url.as_deref(),
            journal,
            signatures: self.signatures,
            resign: self.resign,
            pid: std::process::id(),
        }
    }
}
