use std::fmt;
use std::sync::Arc;

/// Which authorities may vouch for servers that are spoken to over TLS. Cheap to clone.
#[derive(Clone, Default, Eq, PartialEq)]
pub struct Trust {
    roots: Option<Certificates>,
    beside: Certificates,
}

/// Certificates in DER, each checked to be one.
type Certificates = Arc<[Vec<u8>]>;

impl Trust {
    /// Trust in `roots`, each a certificate in DER, or in the system's where there are none; and in `beside`, in either case.
    pub fn new(roots: Option<Vec<Vec<u8>>>, beside: Vec<Vec<u8>>) -> Self {
        Self { roots: roots.map(Into::into), beside: beside.into() }
    }

    /// What stands in the place of the system's authorities.
    pub fn roots(&self) -> Option<&[Vec<u8>]> {
        self.roots.as_deref()
    }

    /// What is trusted beside them.
    pub fn beside(&self) -> &[Vec<u8>] {
        &self.beside
    }
}

impl fmt::Debug for Trust {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let roots = self.roots().map(<[_]>::len);
        formatter.debug_struct("Trust").field("roots", &roots).field("beside", &self.beside.len()).finish()
    }
}
