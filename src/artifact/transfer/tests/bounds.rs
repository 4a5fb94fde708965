//! Stores that send too much, or too little.

use std::io::Write as _;

use super::*;

/// A bench that waits for no store that sends less than 1,000 bytes in 60 ms.
fn impatient() -> Bench {
    let slowest = Slowest { bytes: 1_000, within: Duration::from_millis(60) };
    let bench = Bench::new();
    Bench { store: bench.store.clone().with_limits(Limits { slowest, ..LIMITS }), ..bench }
}

fn limited(job: Job, limit: u64) -> Job {
    Job { options: TransferOptions { limit: SizeLimit(Some(limit)), ..job.options }, ..job }
}

/// The answer, ten bytes every ten milliseconds.
fn trickled(reply: &Reply) -> Vec<Act> {
    let parts = reply.body.chunks(10).take(1_000);
    let parts = parts.flat_map(|part| [Act::Send(Bytes::copy_from_slice(part)), Act::Wait(Duration::from_millis(10))]);
    [Act::Send(reply.head())].into_iter().chain(parts).collect()
}

#[tokio::test]
async fn a_store_that_stays_slow_is_given_up_and_what_came_is_kept() {
    let (bench, store) = (impatient(), object());
    let fickle = Fickle::start(move |asked, _| trickled(&store.answer(asked))).await;
    let error = bench.fetch(&fickle).await.unwrap_err();
    let TransferError::Abandoned { attempts: 3, kept: 1.., source: Fault::Slow { times: 3, .. } } = error else {
        panic!("{error:?}")
    };
    assert_eq!(error.outlook(), Outlook::Network);
    assert_eq!(fickle.asked().len(), 3);
    bench.assert_no_file();
}

#[tokio::test]
async fn a_store_that_was_slow_and_is_no_longer_is_waited_for() {
    let (bench, object) = (impatient(), object());
    let store = object.clone();
    let play = move |asked: &Asked, number| {
        let reply = store.answer(asked);
        if number < 2 { trickled(&reply) } else { reply.whole() }
    };
    let fickle = Fickle::start(play).await;
    let placed = bench.fetch(&fickle).await.unwrap();
    bench.assert_got(&placed, &object);
}

#[tokio::test]
async fn a_store_that_breaks_off_after_every_byte_is_slow_too() {
    let (bench, store) = (impatient(), object());
    let fickle = Fickle::start(move |asked, _| store.answer(asked).cut(1)).await;
    let error = bench.fetch(&fickle).await.unwrap_err();
    assert!(matches!(error, TransferError::Abandoned { source: Fault::Slow { .. }, .. }), "{error:?}");
}

#[tokio::test]
async fn a_body_that_does_not_end_stops_at_the_limit() {
    for (has_tag, kept) in [(true, true), (false, false)] {
        let (bench, mut store) = (Bench::new(), object());
        if !has_tag {
            store.etag = String::new();
        }
        let endless = move |asked: &Asked, _| {
            let reply = store.answer(asked);
            let mut acts = vec![Act::Send(reply.bare_head())];
            acts.extend(std::iter::repeat_n(Act::Send(reply.body), 1_000));
            acts
        };
        let fickle = Fickle::start(endless).await;
        let job = limited(bench.job(&fickle), 1_000_000);
        let error = bench.store.transfer(&job, ()).await.unwrap_err();
        assert!(matches!(error, TransferError::TooLarge { limit: 1_000_000, unpacked: false, .. }), "{error:?}");
        assert_eq!((error.outlook(), bench.links.load(Ordering::Relaxed)), (Outlook::Refused, 1));
        assert_eq!(!bench.names().is_empty(), kept, "{:?}", bench.names());
        bench.assert_no_file();
    }
}

#[tokio::test]
async fn a_length_beyond_the_limit_is_refused_before_a_byte_is_written() {
    let (bench, store) = (Bench::new(), object());
    let fickle = Fickle::start(move |asked, _| store.answer(asked).whole()).await;
    let job = limited(bench.job(&fickle), 100_000);
    let error = bench.store.transfer(&job, ()).await.unwrap_err();
    assert!(matches!(error, TransferError::TooLarge { .. }), "{error:?}");
    assert_eq!(bench.names(), [""; 0]);
}

#[tokio::test]
async fn what_is_packed_small_and_unpacks_large_stops_at_the_limit_and_need_not_be_fetched_again() {
    let plain = vec![0; 2_000_000];
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(&plain).unwrap();
    let packed = encoder.finish().unwrap();
    assert!(packed.len() < 10_000);
    let (bench, mut store) = (Bench::new(), object());
    store.data = packed.into();
    let fickle = Fickle::start(move |asked, _| store.answer(asked).header("Content-Encoding", "gzip").whole()).await;

    let error = bench.store.transfer(&limited(bench.job(&fickle), 1_999_999), ()).await.unwrap_err();
    assert!(matches!(error, TransferError::TooLarge { unpacked: true, .. }), "{error:?}");
    assert_eq!(bench.names(), ["audio.partial", "audio.partial.json"]);

    let placed = bench.store.transfer(&limited(bench.job(&fickle), 2_000_000), ()).await.unwrap();
    assert_eq!(fs::read(&placed.file.path).unwrap(), plain);
    assert_eq!((bench.names().len(), fickle.asked().len()), (1, 1));
}
