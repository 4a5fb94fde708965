//! Rows that cannot be read.

use rusqlite::Connection;

use super::super::store::schema;
use super::super::*;
use super::{AT, delivery, prune};
use crate::model::{BotId, Seq};

/// A journal of six events on disk, one of whose rows was changed with SQL.
async fn damaged(sql: &str) -> (tempfile::TempDir, Journal) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let location = Location::File(path.clone());
    let journal = Journals::default().open(&location).unwrap();
    for seq in 1..=6 {
        let body = format!(r#"{{"event":"bot.recording","bot_id":"b-1","timestamp":"{seq}"}}"#);
        journal.append(delivery(&body, AT)).await.unwrap();
    }
    drop(journal);
    let db: Connection = schema::connect(&path).unwrap();
    db.execute_batch(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    drop(db);
    (folder, Journals::default().open(&location).unwrap())
}

fn seqs(records: &[crate::model::Record]) -> Vec<i64> {
    records.iter().map(|record| record.seq.0).collect()
}

#[tokio::test]
async fn whatever_is_wrong_with_a_row_the_others_are_read() {
    // Changed values are found by their checksum; rows of older versions, which have none, by what they cannot be.
    for old in ["", ", checksum = NULL"] {
        for change in [
            "body = x'ff'",
            "body = x''",
            "body = CAST('[1]' AS BLOB)",
            "headers = CAST(x'5bff5d' AS TEXT)",
            "headers = 'x'",
            "source = 'carrier pigeon'",
            "source = CAST(x'ff' AS TEXT)",
            "auth = 'oath'",
            "received_at = 9223372036854775807",
        ] {
            let (_folder, journal) = damaged(&format!("UPDATE events SET {change}{old} WHERE seq = 3")).await;
            assert_eq!(seqs(&journal.events_after(Seq(0), 9).await.unwrap()), [1, 2, 4, 5, 6], "{change}{old}");
            let matching = journal.matching(&Query::default(), Seq(0), 9).await.unwrap();
            assert_eq!(seqs(&matching), [1, 2, 4, 5, 6], "{change}{old}");
            let told: Vec<String> = journal.next_unreadable().await.iter().map(ToString::to_string).collect();
            assert_eq!(told.len(), 1, "once, whoever reads: {told:?}");
            assert!(told[0].starts_with("event 3 in the journal cannot be read: "), "{told:?}");
            let error = journal.event(Seq(3)).await.unwrap_err();
            assert!(matches!(error, JournalError::Damaged { .. }), "{change}{old}: {error}");
            let rows: i64 = journal
                .read(|db| Ok(db.query_row("SELECT count(*) FROM events", [], |row| row.get(0))?))
                .await
                .unwrap();
            assert_eq!(rows, 6, "it is kept");
        }
    }
}

#[tokio::test]
async fn every_value_of_a_row_counts_for_its_checksum() {
    for change in [
        "received_at = received_at + 1",
        "source = 'poll'",
        "auth = 'signature'",
        "bot_id = 'b-2'",
        "bot_id = NULL",
        "previous = 1",
        "previous = NULL",
        "name = 'bot.stopped'",
        "rank = ifnull(rank, 0) + 1",
        "happened = ifnull(happened, 0) + 1",
        "identity = zeroblob(16)",
        "duplicate = 1",
        "late = 1",
        "headers = '[]'",
        "query = 'x'",
        "query = ''",
        "body = CAST(replace(CAST(body AS TEXT), 'b-1', 'b-2') AS BLOB)",
        "checksum = checksum + 1",
        "seq = 7",
    ] {
        let (_folder, journal) = damaged(&format!("UPDATE events SET {change} WHERE seq = 4")).await;
        let read = seqs(&journal.events_after(Seq(0), 9).await.unwrap());
        assert_eq!(read, [1, 2, 3, 5, 6], "{change}");
        assert!(journal.next_unreadable().await[0].to_string().starts_with("event 4 in the journal"), "{change}");
    }
}

#[tokio::test]
async fn places_that_are_missing_are_named() {
    for (sql, missing) in [
        ("DELETE FROM events WHERE seq IN (3, 4)", vec!["events 3 to 4"]),
        ("DELETE FROM events WHERE seq IN (1, 5)", vec!["event 1", "event 5"]),
        ("DELETE FROM events WHERE seq IN (1, 5); UPDATE pruned SET seq = 3", vec!["event 5"]),
        ("DELETE FROM events WHERE seq < 6; UPDATE pruned SET seq = 5", vec![]),
    ] {
        let (_folder, journal) = damaged(sql).await;
        journal.matching(&Query::default(), Seq(0), 9).await.unwrap();
        let told = journal.unreadable().take();
        let expected = missing
            .iter()
            .map(|what| format!("{what} in the journal cannot be read: it is missing, and the file is damaged"));
        assert_eq!(told.iter().map(ToString::to_string).collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "{sql}");
        journal.events_after(Seq(0), 9).await.unwrap();
        assert!(journal.unreadable().take().is_empty(), "it is told once");
    }
}

#[tokio::test]
async fn a_follower_goes_on_past_any_number_of_them() {
    let (_folder, journal) = damaged("UPDATE events SET body = x'ff' WHERE seq BETWEEN 2 AND 5").await;
    journal.set_cursor("x", Seq(0)).await.unwrap();
    let mut follower = journal.follow("x", Start::Cursor).await.unwrap();
    assert_eq!(follower.next().await.unwrap().seq, Seq(1));
    assert_eq!(follower.next().await.unwrap().seq, Seq(6));
    assert_eq!(journal.next_unreadable().await.len(), 4);
}

#[tokio::test]
async fn what_stands_beside_the_events_is_passed_over_too() {
    let bot: BotId = "b-1".parse().unwrap();
    let (_folder, journal) = damaged(
        "INSERT INTO sessions (bot_id) VALUES ('b-1'), ('no bot');
         INSERT INTO tasks (reaction, target, seq, bot_id, kind, state, attempts, not_before, change, updated_at, detail)
         VALUES ('download', '', 1, 'b-1', 'smell', 'ready', 0, 0, 1, 0, '{}'),
                ('download', '', 1, 'b-1', 'audio', 'ready', 0, 0, 2, 0, '{}'),
                ('download', '', 1, 'b-1', 'video', 'eaten', 0, 0, 3, 0, '{}');",
    )
    .await;
    let open = journal.open_sessions(None, 9).await.unwrap().sessions;
    assert_eq!(open.iter().map(|open| &open.bot_id).collect::<Vec<_>>(), [&bot]);
    assert_eq!(journal.downloads_of(&bot).await.unwrap().len(), 1);
    assert_eq!(journal.changed_after(0, 9).await.unwrap().len(), 2);
    assert!(journal.next_unreadable().await.len() >= 3);
}

#[tokio::test]
async fn pruning_gives_no_damaged_row_a_checksum_that_fits() {
    let (_folder, journal) = damaged(
        "UPDATE events SET body = x'ff' WHERE seq = 5;
         UPDATE events SET received_at = 0, checksum = NULL WHERE seq = 4;",
    )
    .await;
    assert_eq!(prune(&journal, "2000-01-01T00:00:00Z").await, 1);
    assert_eq!(seqs(&journal.events_after(Seq(0), 9).await.unwrap()), [1, 2, 3, 6]);
    let mut more = delivery(r#"{"event":"bot.done","bot_id":"b-1"}"#, AT);
    more.received_at = "2026-02-27T09:00:00Z".parse().unwrap();
    assert_eq!(journal.append(more).await.unwrap().seq, Seq(7));
}
