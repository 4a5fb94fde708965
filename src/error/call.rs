use crate::api::Subject;

/// A call of the API.
#[derive(Debug)]
pub(crate) struct Call {
    /// What was attempted, such as "fetch bot `b-1`".
    pub(super) action: String,
    /// What it was about.
    pub(super) subject: Subject,
}
