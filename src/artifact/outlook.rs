/// What the same save may come to later.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outlook {
    /// The service does not have it yet; asking again later may find it.
    NotYet,
    /// This session has none and will have none.
    Never,
    /// It was there and has been deleted, or has expired.
    Gone,
    /// This machine stands in the way for now, such as with a full disk; the same again may succeed.
    Local,
    /// The network, the API or the store failed to serve; the same again may succeed.
    Network,
    /// The same again fails the same way, until somebody changes what is asked for or what is in the way.
    Refused,
}

impl Outlook {
    /// Whether the same again may succeed.
    pub fn may_pass(self) -> bool {
        match self {
            Self::NotYet | Self::Local | Self::Network => true,
            Self::Never | Self::Gone | Self::Refused => false,
        }
    }
}
