/// A question that one receiver alone can answer, to find out whether a public address leads to it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Challenge {
    /// Where it is asked: path and query, with a number that was never used before.
    pub target: String,
    /// The body that answers it.
    pub answer: String,
}

impl Challenge {
    /// Whether a body is the answer.
    pub fn is_answered_by(&self, body: &[u8]) -> bool {
        body.trim_ascii() == self.answer.as_bytes()
    }
}
