use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt as _;
use hyper::body::Body;

/// Why a body was not read to its end.
#[derive(Debug)]
pub(crate) enum ReadBodyError<E> {
    /// The connection broke, or the sender ended it within the body.
    Broken(E),
    /// The body is larger than the limit.
    TooLarge,
}

/// Appends a body to `into`, never more of it than `limit` bytes.
///
/// Cancel safe, and so are failures: what was read until then is in `into`.
pub(crate) async fn read_body<B>(mut body: B, limit: u64, into: &mut BytesMut) -> Result<(), ReadBodyError<B::Error>>
where
    B: Body<Data = Bytes> + Unpin,
{
    read_beyond(&mut body, u64::MAX, limit, into).await.map(drop)
}

/// The same, but it pauses as soon as more than `pause` bytes are in `into`. Returns whether that is the whole body.
pub(crate) async fn read_beyond<B>(
    body: &mut B,
    pause: u64,
    limit: u64,
    into: &mut BytesMut,
) -> Result<bool, ReadBodyError<B::Error>>
where
    B: Body<Data = Bytes> + Unpin,
{
    let [pause, limit] = [pause, limit].map(|length| usize::try_from(length).unwrap_or(usize::MAX));
    let mut room = limit.saturating_sub(into.len());
    while into.len() <= pause {
        let Some(frame) = body.frame().await else { return Ok(true) };
        // Trailers are no part of the body.
        let Ok(data) = frame.map_err(ReadBodyError::Broken)?.into_data() else { continue };
        let fits = data.get(..room.min(data.len())).unwrap_or_default();
        // A copy of the right size: the original would hold on to the connection's whole buffer.
        into.extend_from_slice(fits);
        room -= fits.len();
        if fits.len() < data.len() {
            return Err(ReadBodyError::TooLarge);
        }
    }
    Ok(false)
}

/// The first bytes of an answer, `limit` at the most. One that breaks off is kept as far as it came: the status is what
/// counts. An answer that was read to its end leaves its connection for another request.
pub(crate) async fn beginning(answer: reqwest::Response, limit: u64) -> Bytes {
    let mut start = BytesMut::new();
    match read_body(reqwest::Body::from(answer), limit, &mut start).await {
        Ok(()) | Err(ReadBodyError::Broken(_) | ReadBodyError::TooLarge) => start.freeze(),
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    use hyper::body::Frame;

    use super::*;

    /// A body in pieces, and how it ends.
    struct Pieces(Vec<Result<&'static str, &'static str>>);

    impl Body for Pieces {
        type Data = Bytes;
        type Error = &'static str;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, &'static str>>> {
            let next = if self.0.is_empty() { None } else { Some(self.0.remove(0)) };
            Poll::Ready(next.map(|piece| piece.map(|piece| Frame::data(Bytes::from_static(piece.as_bytes())))))
        }
    }

    #[tokio::test]
    async fn never_more_than_the_limit_is_kept_and_never_less_than_came() {
        for (pieces, limit, kept, end) in [
            (vec![Ok("ab"), Ok("cd")], 4, "abcd", "whole"),
            (vec![Ok("ab"), Ok("cd")], 3, "abc", "too large"),
            (vec![Ok("abcd"), Ok("ef")], 4, "abcd", "too large"),
            (vec![Ok("ab"), Ok("")], 2, "ab", "whole"),
            (vec![Ok("ab"), Err("reset")], 9, "ab", "reset"),
            (vec![], 0, "", "whole"),
        ] {
            let mut body = BytesMut::new();
            let told = match read_body(Pieces(pieces), limit, &mut body).await {
                Ok(()) => "whole",
                Err(ReadBodyError::TooLarge) => "too large",
                Err(ReadBodyError::Broken(reason)) => reason,
            };
            assert_eq!((body.as_ref(), told), (kept.as_bytes(), end), "limit {limit}");
        }
    }

    #[tokio::test]
    async fn a_pause_loses_nothing() {
        let (mut body, mut read) = (Pieces(vec![Ok("ab"), Ok("cd"), Ok("ef")]), BytesMut::new());
        assert!(matches!(read_beyond(&mut body, 1, 6, &mut read).await, Ok(false)));
        assert_eq!(read.as_ref(), b"ab");
        assert!(matches!(read_beyond(&mut body, 3, 6, &mut read).await, Ok(false)));
        assert!(matches!(read_beyond(&mut body, 9, 6, &mut read).await, Ok(true)));
        assert_eq!(read.as_ref(), b"abcdef");
        let mut long = Pieces(vec![Ok("gh")]);
        assert!(matches!(read_beyond(&mut long, 9, 7, &mut read).await, Err(ReadBodyError::TooLarge)));
        assert_eq!(read.as_ref(), b"abcdefg");
    }

    #[tokio::test]
    async fn trailers_are_passed_over() {
        let trailers = async { Some(Ok::<_, Infallible>(hyper::HeaderMap::new())) };
        let body = http_body_util::Full::new(Bytes::from_static(b"x")).with_trailers(trailers);
        let mut read = BytesMut::new();
        assert!(read_body(Box::pin(body), 1, &mut read).await.is_ok());
        assert_eq!(read.as_ref(), b"x");
    }
}
