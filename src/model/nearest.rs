/// How similar two words must be for one to be taken for the other with a slip in it, from 0 to 1.
const LEAST_SIMILARITY: f64 = 0.75;

/// Whether a word is a known one with a slip in it.
pub fn is_slip_of(known: &str, word: &str) -> bool {
    similarity(known, word) >= LEAST_SIMILARITY
}

/// The word among some that somebody most likely meant by another one.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let rated = known.into_iter().map(|known| (similarity(known, word), known));
    let (similarity, known) = rated.max_by(|(one, _), (other, _)| one.total_cmp(other))?;
    (similarity >= LEAST_SIMILARITY).then_some(known)
}

fn similarity(known: &str, word: &str) -> f64 {
    strsim::normalized_damerau_levenshtein(known, &word.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_another_word_is_not() {
        let words = ["api_key", "api_url", "webhook_secrets"];
        assert_eq!(nearest("apikey", words), Some("api_key"));
        assert_eq!(nearest("Webhook_Secret", words), Some("webhook_secrets"));
        assert_eq!(nearest("colour", words), None);
        assert_eq!(nearest("api_key", []), None);
    }
}
