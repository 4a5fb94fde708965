//! What the engine finds in the folder that it writes to.

use super::*;
use crate::files::PathError;

#[tokio::test]
async fn two_transfers_never_write_one_file() {
    let object = object();
    let bench = Bench::new();
    let store = object.clone();
    // Both have more than is collected in memory before either is whole.
    let fickle = Fickle::start(move |asked, _| {
        let reply = store.answer(asked);
        let mut acts = reply.cut(LENGTH - 1);
        acts.extend([Act::Wait(Duration::from_millis(200)), Act::Send(reply.body.slice(LENGTH - 1..))]);
        acts
    })
    .await;
    let (one, other) = tokio::join!(bench.fetch(&fickle), bench.fetch(&fickle));
    let (first, second) = if one.is_ok() { (one, other) } else { (other, one) };
    bench.assert_got(&first.unwrap(), &object);
    assert!(matches!(second, Err(TransferError::Busy { .. })), "{second:?}");
}

#[tokio::test]
async fn what_is_there_is_left_alone_and_not_moved_again() {
    let object = object();
    let bench = Bench::new();
    let store = object.clone();
    let fickle = Fickle::start(move |asked, _| store.answer(asked).whole()).await;
    let first = bench.fetch(&fickle).await.unwrap();
    let known = |etag: Option<&str>| LocalFile {
        path: first.file.path.clone(),
        bytes: first.file.bytes,
        sha256: first.file.sha256.clone(),
        etag: etag.map(str::to_owned),
        content_type: None,
    };
    let again = |known| Job { known: Some(known), ..bench.job(&fickle) };
    assert!(bench.store.transfer(&again(known(Some("\"tag-7\""))), ()).await.unwrap().unchanged);
    assert!(
        bench.store.transfer(&again(known(None)), ()).await.unwrap().unchanged,
        "fetched, and found to be the same"
    );
    let shorter = LocalFile { bytes: 5, ..known(None) };
    let error = bench.store.transfer(&again(shorter), ()).await.unwrap_err();
    assert!(matches!(error, TransferError::Exists { .. }), "{error:?}");
    assert_eq!(bench.names(), ["audio.wav"]);
}

#[tokio::test]
async fn another_file_is_kept_unless_told_otherwise() {
    let object = object();
    let bench = Bench::new();
    let store = object.clone();
    let fickle = Fickle::start(move |asked, _| store.answer(asked).whole()).await;
    let put = || std::io::Write::write_all(&mut fs::File::create(bench.path("audio.wav")).unwrap(), b"mine");
    put().unwrap();
    let error = bench.fetch(&fickle).await.unwrap_err();
    assert!(matches!(error, TransferError::Exists { .. }), "{error:?}");
    assert_eq!(fs::read(bench.path("audio.wav")).unwrap(), b"mine");
    let mut job = bench.job(&fickle);
    job.options.existing = Existing::Overwrite;
    let placed = bench.store.transfer(&job, ()).await.unwrap();
    bench.assert_got(&placed, &object);
}

#[tokio::test]
async fn a_folder_in_the_place_is_said_and_left_alone() {
    let store = object();
    let bench = Bench::new();
    fs::create_dir(bench.path("audio.wav")).unwrap();
    let fickle = Fickle::start(move |asked, _| store.answer(asked).whole()).await;
    let error = bench.fetch(&fickle).await.unwrap_err();
    assert!(matches!(error, TransferError::InTheWay { .. }), "{error:?}");
    fs::remove_dir(bench.path("audio.wav")).unwrap();
    fs::create_dir_all(bench.path("other")).unwrap();
    let mut job = bench.job(&fickle);
    job.name = Name::Stem("other".to_owned());
    fs::create_dir(bench.path("other.partial")).unwrap();
    let error = bench.store.transfer(&job, ()).await.unwrap_err();
    assert!(matches!(error, TransferError::InTheWay { .. }), "{error:?}");
}

#[cfg(unix)]
#[tokio::test]
async fn a_symbolic_link_in_the_place_is_never_followed() {
    let object = object();
    let store = object.clone();
    let fickle = Fickle::start(move |asked, _| store.answer(asked).whole()).await;
    let bench = Bench::new();
    let target = bench.path("target");
    fs::File::create(&target).unwrap();
    std::os::unix::fs::symlink(&target, bench.path("audio.partial")).unwrap();
    bench.fetch(&fickle).await.unwrap();
    fs::remove_file(bench.path("audio.wav")).unwrap();
    std::os::unix::fs::symlink(&target, bench.path("audio.wav")).unwrap();
    let error = bench.fetch(&fickle).await.unwrap_err();
    assert!(matches!(error, TransferError::Exists { .. }), "{error:?}");
    let mut job = bench.job(&fickle);
    job.options.existing = Existing::Overwrite;
    bench.store.transfer(&job, ()).await.unwrap();
    assert_eq!(kept(&target), 0);
    assert!(fs::symlink_metadata(bench.path("audio.wav")).unwrap().is_file());
}

#[tokio::test]
async fn a_folder_that_is_not_there_is_said() {
    let object = object();
    let bench = Bench::new();
    let fickle = Fickle::start(move |asked, _| object.answer(asked).whole()).await;
    let job = Job { folder: bench.path("no"), ..bench.job(&fickle) };
    let error = bench.store.transfer(&job, ()).await.unwrap_err();
    let TransferError::Fault(Fault::Disk(PathError { verb: "open", source, .. })) = &error else { panic!("{error:?}") };
    assert_eq!(source.kind(), std::io::ErrorKind::NotFound);
}

#[tokio::test]
async fn what_version_0_1_left_goes_on_from_its_first_gap() {
    let object = object();
    let bench = Bench::new();
    let store = object.clone();
    let fickle = Fickle::start(move |asked, _| store.answer(asked).whole()).await;
    let mut left = object.data.to_vec();
    left[100_000..200_000].fill(0);
    let sidecar = format!(
        r#"{{"schema":1,"bot_id":"b-1","kind":"audio","name":"audio","etag":"\"tag-7\"","length":{LENGTH},"content_type":"audio/wav","checksum":null,"extension":"mp3","gzip":false,"done":[[0,100000],[200000,{LENGTH}]]}}"#
    );
    for (name, content) in [("audio.partial", left.as_slice()), ("audio.partial.json", sidecar.as_bytes())] {
        std::io::Write::write_all(&mut fs::File::create(bench.path(name)).unwrap(), content).unwrap();
    }
    let placed = bench.fetch(&fickle).await.unwrap();
    bench.assert_got(&placed, &object);
    let asked = fickle.asked();
    assert_eq!((asked.len(), asked[0].from()), (1, Some(100_000)));
}
