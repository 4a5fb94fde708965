use super::{ExitStatus, Hint, Situation};

/// What a failure means to whoever ran the program: to a script that branches, to a person who wonders what to do.
///
/// Its `Display` names its own layer only, in lower case and without a period; what lies behind it is reached through
/// `source`.
pub trait Failure: std::error::Error {
    /// The documented status of the command that ends with it.
    fn exit_status(&self) -> ExitStatus;

    /// A word for scripts that stays the same while the message may change.
    fn kind(&self) -> &'static str;

    /// What to do next, where there is something to do.
    fn hint(&self, at: &Situation) -> Option<Hint>;

    /// The place in a text where it is, drawn on lines of its own.
    fn drawn(&self) -> Option<String> {
        None
    }

    /// The HTTP status, where an answer of the API lies behind it.
    fn http_status(&self) -> Option<u16> {
        None
    }

    /// The service's name for the request, where an answer of the API lies behind it.
    fn request_id(&self) -> Option<&str> {
        None
    }
}
