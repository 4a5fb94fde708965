use crate::record::{SignaturePolicy, SigningSecret, StreamRecord};
use crate::source::SOUND_PATH;

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
    /// Whether the sound of meetings is taken.
    pub(crate) takes_sound: bool,
}

impl Ready {
    /// What holds where nothing is received.
    pub(super) fn without_receiver() -> Self {
        Self { url: None, public_url: None, signatures: SignaturePolicy::Off, resign: None, takes_sound: false }
    }

    /// The URL for bots to deliver to.
    pub(crate) fn callback_url(&self) -> Option<&str> {
        self.public_url.as_deref().or(self.url.as_deref())
    }

    /// The URL of the web socket for bots to send their sound to.
    pub(crate) fn sound_url(&self) -> Option<String> {
        self.callback_url().filter(|_| self.takes_sound).map(sound_url)
    }

    /// The record of it; the journal's path, if it is on disk.
    pub(super) fn record<'a>(&'a self, journal: Option<&'a str>, live_audio_url: Option<&'a str>) -> StreamRecord<'a> {
        StreamRecord::Ready {
            url: self.url.as_deref(),
            public_url: self.public_url.as_deref(),
            journal,
            signatures: self.signatures,
            resign: self.resign,
            live_audio_url,
            pid: std::process::id(),
        }
    }
}

/// The URL of the web socket beside a callback URL.
pub(crate) fn sound_url(callback_url: &str) -> String {
    format!("{}{SOUND_PATH}", callback_url.replacen("http", "ws", 1))
}
