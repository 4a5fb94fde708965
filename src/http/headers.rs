/// Headers that are about one connection, beside those that `Connection` names (RFC 9110, section 7.6.1, and RFC 9113,
/// section 3.1 for `http2-settings`).
const HOP_BY_HOP: [&str; 10] = [
    "connection",
    "http2-settings",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Whether a header is always about the connection on which a message comes.
pub(crate) fn is_of_connection(name: &str) -> bool {
    HOP_BY_HOP.iter().any(|hop| name.eq_ignore_ascii_case(hop))
}

/// Leaves out the headers that are about the connection on which a message came, and keeps those that are about the
/// message, in their order.
pub(crate) fn end_to_end<'a>(
    headers: impl Iterator<Item = (&'a str, &'a [u8])>,
) -> impl Iterator<Item = (&'a str, &'a [u8])> {
    let headers: Vec<_> = headers.collect();
    let named: Vec<&[u8]> = headers
        .iter()
        .filter(|(name, _)| name.eq_ignore_ascii_case("connection"))
        .flat_map(|(_, value)| value.split(|byte| *byte == b',').map(<[u8]>::trim_ascii))
        .collect();
    headers.into_iter().filter(move |(name, _)| {
        let is = |other: &[u8]| name.as_bytes().eq_ignore_ascii_case(other);
        !is_of_connection(name) && !named.iter().any(|named| is(named))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(headers: &[(&'static str, &'static str)]) -> Vec<&'static str> {
        end_to_end(headers.iter().map(|(name, value)| (*name, value.as_bytes()))).map(|(name, _)| name).collect()
    }

    #[test]
    fn headers_of_one_connection_stay_behind() {
        let headers = [
            ("Host", "public.example"),
            ("X-Hop", "1"),
            ("Connection", "close, x-HOP ,"),
            ("connection", "x-second"),
            ("X-Second", "2"),
            ("Transfer-Encoding", "chunked"),
            ("X-MeetStream-Signature", "sha256=00"),
            ("x-twice", "a"),
            ("x-twice", "b"),
        ];
        assert_eq!(kept(&headers), ["Host", "X-MeetStream-Signature", "x-twice", "x-twice"]);
        for hop in HOP_BY_HOP {
            assert_eq!(kept(&[(hop, "x"), ("a", "b")]), ["a"], "{hop}");
        }
        assert_eq!(kept(&[]), Vec::<&str>::new());
    }
}
