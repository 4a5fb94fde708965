//! Events that were read from the API, and webhooks that tell the same.

use std::path::Path;

use rusqlite::Connection;

use super::super::*;
use super::{AT, delivery, in_memory, prune, schema};
use crate::model::{Auth, Delivery, Seq, Source};

fn polled(body: &str) -> Delivery {
    Delivery { source: Source::Poll, ..delivery(body, AT) }
}

fn body(name: &str, at: Option<&str>) -> String {
    let at = at.map_or_else(String::new, |at| format!(r#","timestamp":"2026-02-27T{at}""#));
    format!(r#"{{"event":"{name}","bot_id":"b-1"{at}}}"#)
}

fn stop(name: &str, at: &str) -> String {
    format!(r#"{{"event":"bot.stopped","bot_event":"{name}","bot_id":"b-1","timestamp":"2026-02-27T{at}"}}"#)
}

async fn comes(journal: &Journal, body: &str) -> bool {
    !journal.append(delivery(body, AT)).await.unwrap().duplicate
}

async fn is_news(journal: &Journal, body: &str) -> bool {
    !journal.append_polled(vec![polled(body)]).await.unwrap().is_empty()
}

#[tokio::test]
async fn what_a_proven_webhook_told_is_left_out() {
    let journal = in_memory();
    for told in [
        body("bot.joining", Some("07:11:51Z")),
        stop("bot.kicked", "08:00:00Z"),
        body("audio.processed", None),
        body("transcription.failed", None),
    ] {
        let told = Delivery { auth: Auth::Path, ..delivery(&told, AT) };
        assert!(!journal.append(told).await.unwrap().duplicate);
    }
    let new = journal.append_polled(
        [
            body("bot.joining", Some("07:13:00Z")),
            body("bot.inmeeting", Some("07:12:00Z")),
            stop("bot.stopped", "08:00:00.123Z"),
            body("audio.processed", Some("08:01:00Z")),
            body("transcription.processed", Some("09:00:00Z")),
            body("bot.inmeeting", Some("07:12:00Z")),
        ]
        .iter()
        .map(|body| polled(body))
        .collect(),
    );
    let new = new.await.unwrap();
    let told: Vec<_> =
        new.iter().map(|record| (record.seq.0, record.delivery.event.name.as_str(), record.late)).collect();
    assert_eq!(told, [(5, "bot.inmeeting", true), (6, "transcription.processed", false)]);
    assert!(new.iter().all(|record| !record.duplicate && record.delivery.source == Source::Poll));
    assert_eq!(journal.tail(), Seq(6));
}

#[tokio::test]
async fn a_webhook_that_comes_after_is_a_duplicate_however_often_it_comes() {
    let journal = in_memory();
    assert!(is_news(&journal, &body("bot.joining", Some("07:11:51.863543Z"))).await);
    assert!(is_news(&journal, &body("audio.processed", None)).await);
    let joining = body("bot.joining", Some("07:11:51.863Z"));
    let processed = body("audio.processed", None).replace('}', r#","audio_status":"Success"}"#);
    for again in [&joining, &processed, &joining, &processed] {
        assert!(!comes(&journal, again).await, "{again}");
    }
    assert!(comes(&journal, &body("bot.joining", Some("07:12:31Z"))).await, "a second attempt to join");
    assert!(comes(&journal, &joining.replace("b-1", "b-2")).await, "another bot");
}

#[tokio::test]
async fn a_webhook_of_another_time_is_news() {
    let journal = in_memory();
    assert!(is_news(&journal, &body("transcription.processed", Some("07:00:00Z"))).await);
    assert!(comes(&journal, &body("transcription.processed", Some("07:10:01Z"))).await, "of a later transcription");
    assert!(!comes(&journal, &body("transcription.processed", Some("07:09:59Z"))).await);
}

#[tokio::test]
async fn a_stop_is_one_unless_the_webhook_says_more() {
    for (first, then, is_new) in [
        ("bot.notallowed", "bot.notallowed", false),
        ("bot.denied", "bot.stopped", false),
        ("bot.stopped", "bot.stopped", false),
        ("bot.stopped", "bot.kicked", true),
    ] {
        let journal = in_memory();
        assert!(is_news(&journal, &stop(first, "08:00:00Z")).await);
        assert_eq!(comes(&journal, &stop(then, "08:00:00.5Z")).await, is_new, "{first} {then}");
        assert!(!is_news(&journal, &stop("bot.stopped", "08:00:00Z")).await, "{first} {then}");
    }
}

#[tokio::test]
async fn what_was_polled_is_recognised_after_a_restart_and_forgotten_with_its_bot() {
    let folder = tempfile::tempdir().unwrap();
    let location = Location::File(folder.path().join("journal.db"));
    let journal = Journals::default().open(&location).unwrap();
    assert!(is_news(&journal, &body("bot.inmeeting", Some("07:12:00Z"))).await);
    drop(journal);
    let journal = Journals::default().open(&location).unwrap();
    assert!(!is_news(&journal, &body("bot.inmeeting", Some("07:12:00Z"))).await);
    assert!(!comes(&journal, &body("bot.inmeeting", Some("07:12:00.1Z"))).await);

    assert_eq!(prune(&journal, "2027-01-01T00:00:00Z").await, 2);
    let left: i64 =
        journal.read(|db| Ok(db.query_row("SELECT count(*) FROM polled", [], |row| row.get(0))?)).await.unwrap();
    assert_eq!(left, 0);
}

#[tokio::test]
async fn a_journal_from_before_polling_takes_what_is_polled() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let dump = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/journal-format-3.sql");
    let old: Connection = schema::connect(&path).unwrap();
    old.execute_batch(&std::fs::read_to_string(dump).unwrap()).unwrap();
    drop(old);
    let journal = Journals::default().open(&Location::File(path)).unwrap();
    let event = |name| format!(r#"{{"event":"{name}","bot_id":"b-old-0001","timestamp":"2026-02-27T08:13:00Z"}}"#);
    assert!(!is_news(&journal, &event("bot.stopped")).await, "the old journal has it");
    assert!(is_news(&journal, &event("bot.done")).await);
    assert!(!comes(&journal, &event("bot.done").replace(":00Z", ":01Z")).await);
}
