/// Whether the same request may succeed later: a limit of the server, or a fault of it.
///
/// Every 5xx is among them, also those that sound final (501, 505). Gateways use the whole range (520 to 530), asking
/// again costs little, and scripts are promised one exit status for all of them, "unavailable after retries".
pub(crate) fn is_transient(status: u16) -> bool {
    matches!(status, 408 | 429 | 500..=599)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_these_statuses_pass() {
        for status in 100..=999 {
            let expected = status == 408 || status == 429 || (500..600).contains(&status);
            assert_eq!(is_transient(status), expected, "{status}");
        }
    }
}
