//! The engine against stores that misbehave. Whatever they do, the result is the same bytes, or an error and no file.

mod bounds;
mod connections;
mod fickle;
mod folder;

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use sha2::{Digest as _, Sha256};

use super::bounds::Slowest;
use super::*;
use crate::artifact::Progress;
use crate::artifact::options::Existing;
use crate::artifact::outlook::Outlook;
use crate::model::{ArtifactKind, Secret};
use fickle::{Act, Asked, Fickle, Object, Reply};
use store::Limits;

/// Enough for several reads and writes, and below what makes tests slow.
const LENGTH: usize = 300_000;

const LIMITS: Limits = Limits {
    stall: Duration::from_millis(400),
    slowest: Slowest { bytes: 0, within: Duration::from_mins(1) },
    pause: Duration::from_millis(1),
};

struct Bench {
    folder: tempfile::TempDir,
    store: Store,
    links: Arc<AtomicUsize>,
}

impl Bench {
    fn new() -> Self {
        let store = Store::new(jiff::Timestamp::now, crate::model::Trust::default()).with_limits(LIMITS);
        Self { folder: tempfile::tempdir().unwrap(), store, links: Arc::default() }
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn job(&self, fickle: &Fickle) -> Job {
        let (address, links) = (fickle.address.clone(), Arc::clone(&self.links));
        let identity = Identity { bot_id: "b-1".parse().unwrap(), kind: ArtifactKind::Audio, name: "audio".to_owned() };
        let links = LinkSource::new(None, move || {
            let number = links.fetch_add(1, Ordering::Relaxed);
            let link = Secret::new(&format!("http://{address}/media/audio.mp3?link={number}")).unwrap();
            async move { Ok(Offer::Link(link)) }
        });
        Job {
            links,
            folder: self.folder.path().to_owned(),
            name: Name::Stem("audio".to_owned()),
            known: None,
            is_begun: true,
            options: TransferOptions {
                existing: Existing::Keep,
                retries: 3,
                slow_retries: 2,
                limit: SizeLimit::default(),
            },
            progress: FileProgress { sink: Progress::none(), identity: identity.clone() },
            identity,
        }
    }

    async fn fetch(&self, fickle: &Fickle) -> Result<Placed, TransferError> {
        self.store.transfer(&self.job(fickle), ()).await
    }

    /// Everything in the folder but what is there on purpose.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The file is there, and is the object; nothing else is there.
    fn assert_got(&self, placed: &Placed, object: &Object) {
        assert_eq!(placed.file.path, self.path("audio.wav"));
        assert!(fs::read(&placed.file.path).unwrap() == object.data, "the bytes are the same");
        assert_eq!(placed.file.sha256, hex::encode(Sha256::digest(&object.data)));
        assert_eq!(placed.file.bytes, u64::try_from(object.data.len()).unwrap());
        assert_eq!(self.names(), ["audio.wav"]);
    }

    fn assert_no_file(&self) {
        assert!(self.names().iter().all(|name| name.contains(".partial")), "{:?}", self.names());
    }
}

fn object() -> Object {
    Object::new(LENGTH, 7)
}

/// Fetches an object from a store that plays like this; it must arrive whole. Gives what was asked of the store.
async fn survives(object: &Object, play: impl Fn(&Asked, usize) -> Vec<Act> + Send + Sync + 'static) -> Vec<Asked> {
    let bench = Bench::new();
    let fickle = Fickle::start(play).await;
    let placed = bench.fetch(&fickle).await.unwrap();
    bench.assert_got(&placed, object);
    let asked = fickle.asked();
    assert!(asked.iter().all(|asked| asked.method == "GET"), "presigned links are for GET only");
    assert!(asked.iter().all(|asked| asked.header("authorization").is_none()));
    asked
}

/// The same for a store from which nothing can be had.
async fn fails(play: impl Fn(&Asked, usize) -> Vec<Act> + Send + Sync + 'static) -> (Bench, TransferError) {
    let bench = Bench::new();
    let fickle = Fickle::start(play).await;
    let error = bench.fetch(&fickle).await.unwrap_err();
    bench.assert_no_file();
    (bench, error)
}

fn kept(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |meta| meta.len())
}

#[tokio::test]
async fn a_faultless_store_is_asked_once() {
    let object = object();
    let store = object.clone();
    let asked = survives(&object, move |asked, _| store.answer(asked).whole()).await;
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].header("range"), None);
    assert_eq!(asked[0].header("accept-encoding"), Some("identity"));
}

#[tokio::test]
async fn connections_that_drop_after_any_number_of_bytes_are_resumed() {
    for drop_after in [1, 2, 1_000, 16_384, 65_537, 299_999] {
        let object = object();
        let store = object.clone();
        let asked = survives(&object, move |asked, number| {
            let reply = store.answer(asked);
            if number < 10 { reply.cut(drop_after) } else { reply.whole() }
        })
        .await;
        let resumed = asked.iter().skip(1).all(|asked| asked.header("if-range") == Some("\"tag-7\""));
        assert!(resumed, "every later request says what it goes on with");
        assert_eq!(asked.last().unwrap().from(), Some((drop_after * asked.len().saturating_sub(1)).min(299_999)));
    }
}

#[tokio::test]
async fn a_stalled_connection_is_given_up_and_resumed() {
    let object = object();
    let store = object.clone();
    let asked = survives(&object, move |asked, number| {
        let mut acts = store.answer(asked).cut(100_000);
        if number == 0 {
            acts.push(Act::Hang);
            return acts;
        }
        store.answer(asked).whole()
    })
    .await;
    assert_eq!(asked[1].from(), Some(100_000));
}

#[tokio::test]
async fn a_store_that_never_answers_is_given_up() {
    let (_, error) = fails(|_, _| vec![Act::Hang]).await;
    assert!(matches!(error, TransferError::Abandoned { attempts: 4, source: Fault::Stalled { .. }, .. }), "{error:?}");
    assert_eq!(error.outlook(), Outlook::Network);
}

#[tokio::test]
async fn a_slow_trickle_is_no_stall() {
    let object = Object::new(2_000, 7);
    let store = object.clone();
    let asked = survives(&object, move |asked, _| {
        let reply = store.answer(asked);
        let mut acts = vec![Act::Send(reply.head())];
        for part in reply.body.chunks(100) {
            acts.extend([Act::Send(Bytes::copy_from_slice(part)), Act::Wait(Duration::from_millis(30))]);
        }
        acts
    })
    .await;
    assert_eq!(asked.len(), 1, "600 ms in all, never 400 ms without a byte");
}

#[tokio::test]
async fn a_length_that_is_too_long_ends_in_an_error_and_no_file() {
    let store = object();
    let (_, error) = fails(move |asked, _| {
        let reply = store.answer(asked);
        let length = (reply.body.len() + 10).to_string();
        let head = reply.clone().header("Content-Length", &length).bare_head();
        vec![Act::Send(head), Act::Send(reply.body)]
    })
    .await;
    assert!(matches!(error, TransferError::Abandoned { .. }), "{error:?}");
}

#[tokio::test]
async fn a_length_that_is_too_short_is_found_out_by_the_checksum() {
    let mut store = object();
    store.etag = format!("\"{}\"", hex::encode(<md5::Md5 as md5::Digest>::digest(&store.data)));
    let (bench, error) = fails(move |asked, _| {
        let reply = store.answer(asked);
        let head = reply.clone().header("Content-Length", "1000").bare_head();
        vec![Act::Send(head), Act::Send(reply.body)]
    })
    .await;
    assert!(matches!(error, TransferError::Corrupt { .. }), "{error:?}");
    assert_eq!(bench.names(), [""; 0], "corrupt bytes are not kept to be resumed");
}

#[tokio::test]
async fn checksums_of_the_store_are_held_against_the_bytes() {
    let object = object();
    let crc = crc::Crc::<u32>::new(&crc::CRC_32_ISCSI).checksum(&object.data).to_be_bytes();
    let right = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, crc);
    for (value, good) in [(right.as_str(), true), ("AAAAAA==", false)] {
        let (store, value) = (object.clone(), value.to_owned());
        let play = move |asked: &Asked, _| store.answer(asked).header("x-amz-checksum-crc32c", &value).whole();
        if good {
            survives(&object, play).await;
        } else {
            let (_, error) = fails(play).await;
            assert!(matches!(error, TransferError::Corrupt { .. }), "{error:?}");
        }
    }
}

#[tokio::test]
async fn a_body_without_a_length_is_whole_when_nothing_follows_it() {
    let object = object();
    let store = object.clone();
    let asked = survives(&object, move |asked, number| {
        let reply = store.answer(asked);
        match number {
            0 => vec![Act::Send(reply.bare_head()), Act::Send(reply.body.slice(..100_000))],
            _ => reply.whole(),
        }
    })
    .await;
    assert_eq!(asked[1].from(), Some(100_000), "the end is not believed");
    let store = object.clone();
    let asked = survives(&object, move |asked, number| {
        let reply = store.answer(asked);
        if number == 0 { vec![Act::Send(reply.bare_head()), Act::Send(reply.body)] } else { reply.whole() }
    })
    .await;
    assert_eq!((asked.len(), asked[1].from()), (2, Some(LENGTH)), "416 confirms the end");
}

#[tokio::test]
async fn an_end_that_nobody_can_confirm_is_saved_with_a_warning() {
    let object = object();
    let store = object.clone();
    let bench = Bench::new();
    let fickle = Fickle::start(move |asked, _| {
        let reply = store.answer(asked).without("etag");
        vec![Act::Send(reply.bare_head()), Act::Send(reply.body)]
    })
    .await;
    let placed = bench.fetch(&fickle).await.unwrap();
    bench.assert_got(&placed, &object);
    assert_eq!(placed.warnings.len(), 1);
}

#[tokio::test]
async fn chunked_bodies_arrive_and_broken_ones_are_resumed() {
    let object = object();
    let store = object.clone();
    survives(&object, move |asked, _| store.answer(asked).chunked(true)).await;
    let store = object.clone();
    let asked = survives(&object, move |asked, number| {
        let reply = store.answer(asked);
        if number == 0 {
            return Reply { body: reply.body.slice(..150_000), ..reply }.chunked(false);
        }
        reply.chunked(true)
    })
    .await;
    assert_eq!(asked[1].from(), Some(150_000));
}

#[tokio::test]
async fn a_compressed_body_is_unpacked() {
    let object = object();
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut encoder, &object.data).unwrap();
    let packed = Object { data: encoder.finish().unwrap().into(), etag: object.etag.clone() };
    let store = packed.clone();
    let asked = survives(&object, move |asked, number| {
        let reply = store.answer(asked).header("Content-Encoding", "gzip");
        if number == 0 { reply.cut(1_000) } else { reply.whole() }
    })
    .await;
    assert_eq!(asked[1].from(), Some(1_000), "the packed bytes are resumed");
    let (_, error) = fails(move |asked, _| {
        let reply = packed.answer(asked).header("Content-Encoding", "gzip");
        Reply { body: reply.body.slice(..LENGTH / 2), ..reply }.whole()
    })
    .await;
    assert!(matches!(error, TransferError::Unpack { .. }), "{error:?}");
}

#[tokio::test]
async fn what_cannot_be_unpacked_or_is_a_page_gets_no_name() {
    let object = object();
    let (_, error) = fails(move |asked, _| object.answer(asked).header("Content-Encoding", "gzip, br").whole()).await;
    assert!(matches!(&error, TransferError::Coding { coding } if coding == "br"), "{error:?}");
    for (body, kind) in [
        ("<!doctype html><title>Sign in</title>", "text/html"),
        ("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>", "application/xml"),
        ("\u{feff} {\"message\":\"Request has expired\"}", "binary/octet-stream"),
        ("Please sign in.", "text/plain"),
    ] {
        let page = Object { data: body.into(), etag: "\"page\"".to_owned() };
        let answer = move |asked: &Asked| page.answer(asked).without("content-type").header("Content-Type", kind);
        let (_, error) = fails(move |asked, _| answer(asked).whole()).await;
        assert!(matches!(&error, TransferError::Text { .. }), "{error:?}");
    }
}

#[tokio::test]
async fn a_page_that_stands_in_between_once_is_passed() {
    let object = object();
    let store = object.clone();
    survives(&object, move |asked, number| {
        let page = Object { data: "<html>".into(), etag: "\"page\"".to_owned() };
        if number == 0 { page.answer(asked).whole() } else { store.answer(asked).whole() }
    })
    .await;
}

#[tokio::test]
async fn a_store_that_ignores_ranges_is_read_past_what_is_there() {
    let object = object();
    let store = object.clone();
    survives(&object, move |asked, number| {
        let reply = store.answer(&Asked { headers: Vec::new(), ..asked.clone() });
        if number < 2 { reply.cut(100_000 * (number + 1)) } else { reply.whole() }
    })
    .await;
}

#[tokio::test]
async fn without_a_tag_it_starts_over() {
    let object = object();
    let store = object.clone();
    let asked = survives(&object, move |asked, number| {
        let reply = store.answer(asked).without("etag");
        if number == 0 { reply.cut(100_000) } else { reply.whole() }
    })
    .await;
    assert!(asked.iter().all(|asked| asked.header("range").is_none()));
}

#[tokio::test]
async fn a_wrong_range_is_not_written() {
    let object = object();
    let store = object.clone();
    survives(&object, move |asked, number| {
        let reply = store.answer(asked);
        match number {
            0 => reply.cut(100_000),
            1 => reply.header("Content-Range", &format!("bytes 50000-{}/{LENGTH}", LENGTH - 1)).whole(),
            _ => reply.whole(),
        }
    })
    .await;
}

#[tokio::test]
async fn an_object_that_changes_is_fetched_anew() {
    let (old, new) = (object(), Object::new(LENGTH + 5, 8));
    let store = new.clone();
    survives(
        &new,
        move |asked, number| {
            if number == 0 { old.answer(asked).cut(100_000) } else { store.answer(asked).whole() }
        },
    )
    .await;
}

#[tokio::test]
async fn an_expired_link_is_replaced_in_the_middle() {
    for status in [403, 401] {
        let object = object();
        let store = object.clone();
        let asked = survives(&object, move |asked, number| match number {
            0 => store.answer(asked).cut(100_000),
            _ if asked.target.ends_with("link=0") => Reply::error(status).whole(),
            _ => store.answer(asked).whole(),
        })
        .await;
        let targets: Vec<_> = asked.iter().map(|asked| asked.target.rsplit('=').next().unwrap()).collect();
        assert_eq!(targets, ["0", "0", "1"]);
        assert_eq!(asked[2].from(), Some(100_000));
    }
}

#[tokio::test]
async fn a_link_that_says_400_expired_is_replaced_too() {
    let object = object();
    let store = object.clone();
    survives(&object, move |asked, number| {
        let expired = Reply { body: Bytes::from_static(b"<Code>ExpiredToken</Code>"), ..Reply::error(400) };
        if number == 0 { expired.whole() } else { store.answer(asked).whole() }
    })
    .await;
}

#[tokio::test]
async fn links_that_are_always_refused_are_given_up() {
    let (bench, error) = fails(|_, _| Reply::error(403).whole()).await;
    assert!(
        matches!(error, TransferError::Abandoned { .. } | TransferError::Fault(Fault::Refused { .. })),
        "{error:?}"
    );
    assert_eq!(bench.links.load(Ordering::Relaxed), 4);
}

#[tokio::test]
async fn an_object_that_is_not_there_is_gone() {
    for status in [404, 410] {
        let (bench, error) = fails(move |_, _| Reply::error(status).whole()).await;
        assert_eq!(error.outlook(), Outlook::Gone, "{error:?}");
        assert_eq!(bench.names(), [""; 0]);
    }
}

#[tokio::test]
async fn a_store_that_cannot_serve_the_rest_is_asked_from_the_beginning() {
    let object = object();
    let store = object.clone();
    survives(&object, move |asked, number| match number {
        0 => store.answer(asked).cut(100_000),
        1 => Reply::error(416).header("Content-Range", "bytes */5").whole(),
        _ => store.answer(asked).whole(),
    })
    .await;
}

#[tokio::test]
async fn a_busy_store_is_asked_again_when_it_wishes() {
    for status in [408, 429, 500, 502, 503, 504] {
        let object = object();
        let store = object.clone();
        survives(&object, move |asked, number| match number {
            0 | 2 => Reply::error(status).header("Retry-After", "0").whole(),
            1 => store.answer(asked).cut(100_000),
            _ => store.answer(asked).whole(),
        })
        .await;
    }
    let (_, error) = fails(|_, _| Reply::error(503).header("Retry-After", "0").whole()).await;
    assert!(matches!(error, TransferError::Abandoned { attempts: 4, kept: 0, .. }), "{error:?}");
}

#[tokio::test]
async fn a_redirect_is_followed_without_telling_where_from() {
    let object = object();
    let store = object.clone();
    let other = Fickle::start(move |asked, _| store.answer(asked).whole()).await;
    let location = format!("http://{}/elsewhere.wav", other.address.replace("127.0.0.1", "localhost"));
    let asked = survives(&object, move |_, _| Reply::error(307).header("Location", &location).whole()).await;
    assert_eq!(asked.len(), 1);
    for asked in other.asked() {
        assert!(asked.header("referer").is_none() && asked.header("authorization").is_none(), "{asked:?}");
    }
    let (_, error) = fails(|_, _| Reply::error(302).header("Location", "http://store.example/x").whole()).await;
    assert!(matches!(error, TransferError::Fault(Fault::Rejected { .. })), "{error:?}");
    let (_, error) = fails(|asked, _| Reply::error(302).header("Location", &asked.target).whole()).await;
    assert!(matches!(error, TransferError::Fault(Fault::Rejected { .. })), "{error:?}");
}

#[tokio::test]
async fn an_empty_object_is_saved_with_a_warning() {
    let bench = Bench::new();
    let empty = Object::of(b"", "\"e\"");
    let fickle = Fickle::start(move |asked, _| empty.answer(asked).whole()).await;
    let placed = bench.fetch(&fickle).await.unwrap();
    assert_eq!((placed.file.bytes, placed.warnings.len()), (0, 1));
    assert_eq!(placed.file.path, bench.path("audio.mp3"), "without bytes the link's path decides");
    assert_eq!(fs::read(&placed.file.path).unwrap(), b"");
}

#[tokio::test]
async fn an_interrupted_transfer_goes_on_in_a_later_run() {
    let object = object();
    let bench = Bench::new();
    let store = object.clone();
    let fickle = Fickle::start(move |asked, number| match number {
        0 => store.answer(asked).cut(200_000),
        1..5 => Reply::error(500).whole(),
        _ => store.answer(asked).whole(),
    })
    .await;
    let error = bench.fetch(&fickle).await.unwrap_err();
    assert!(matches!(error, TransferError::Abandoned { kept: 200_000, .. }), "{error:?}");
    assert_eq!(bench.names(), ["audio.partial", "audio.partial.json"]);
    let sidecar = fs::read_to_string(bench.path("audio.partial.json")).unwrap();
    assert!(!sidecar.contains("http") && !sidecar.contains("link="), "the link is never written: {sidecar}");
    let placed = bench.fetch(&fickle).await.unwrap();
    bench.assert_got(&placed, &object);
    assert_eq!(fickle.asked().last().unwrap().from(), Some(200_000));
}

#[tokio::test]
async fn a_cancelled_transfer_keeps_what_arrived() {
    let object = object();
    let bench = Bench::new();
    let store = object.clone();
    let fickle = Fickle::start(move |asked, number| {
        let mut acts = store.answer(asked).cut(150_000);
        if number == 0 {
            acts.push(Act::Hang);
            return acts;
        }
        store.answer(asked).whole()
    })
    .await;
    let arrived = Arc::new(tokio::sync::Notify::new());
    let mut job = bench.job(&fickle);
    let notify = Arc::clone(&arrived);
    job.progress.sink = Progress::new(move |update| {
        if matches!(update.step, crate::artifact::Step::Advanced { done: 150_000, .. }) {
            notify.notify_one();
        }
    });
    tokio::select! {
        result = bench.store.transfer(&job, ()) => panic!("{result:?}"),
        () = arrived.notified() => {}
    }
    // The runtime drops the tasks of the cancelled one when it comes to them.
    while !bench.path("audio.partial.json").exists() {
        tokio::task::yield_now().await;
    }
    let placed = bench.fetch(&fickle).await.unwrap();
    bench.assert_got(&placed, &object);
    assert_eq!(fickle.asked().last().unwrap().from(), Some(150_000));
}

#[tokio::test]
async fn a_sidecar_of_another_object_is_not_trusted() {
    let (old, new) = (object(), Object::new(LENGTH, 9));
    let bench = Bench::new();
    let store = new.clone();
    let fickle = Fickle::start(move |asked, number| match number {
        0 => old.answer(asked).cut(200_000),
        1..5 => Reply::error(500).whole(),
        _ => store.answer(asked).whole(),
    })
    .await;
    bench.fetch(&fickle).await.unwrap_err();
    let placed = bench.fetch(&fickle).await.unwrap();
    bench.assert_got(&placed, &new);
}
