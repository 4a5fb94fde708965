/// What a word of the service tells a developer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Explanation {
    /// What has happened.
    pub meaning: &'static str,
    /// What to do about it.
    pub next: &'static str,
}

/// How an event is to be taken at a glance.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Tone {
    /// Something has failed for good.
    Bad,
    /// Something has gone well.
    Good,
    /// Nothing has failed, and nothing was achieved.
    Plain,
    /// Somebody may want to look.
    Warning,
}
