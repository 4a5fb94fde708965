//! What proves nothing does not stand for what does.

use super::{AT, delivery, in_memory};
use crate::model::{Auth, Delivery, Seq, Source};

fn by(auth: Auth, body: &str) -> Delivery {
    Delivery { auth, ..delivery(body, AT) }
}

fn polled(body: &str) -> Delivery {
    Delivery { source: Source::Poll, ..delivery(body, AT) }
}

const PROOFS: [Auth; 3] = [Auth::None, Auth::Path, Auth::Signature];

#[tokio::test]
async fn an_event_repeats_only_one_that_proves_as_much() {
    let bodies = [
        r#"{"event":"data_deletion","bot_id":"b-1"}"#,
        r#"{"event":"data_deletion","bot_id":"b-1","timestamp":"2026-02-27T07:11:51Z"}"#,
    ];
    for body in bodies {
        for first in PROOFS {
            for second in PROOFS {
                let journal = in_memory();
                assert!(!journal.append(by(first, body)).await.unwrap().duplicate);
                let again = journal.append(by(second, body)).await.unwrap();
                assert_eq!(again.duplicate, second <= first, "{second:?} after {first:?}: {body}");
                let third = journal.append(by(second, body)).await.unwrap();
                assert!(third.duplicate, "{second:?} twice after {first:?}: {body}");
            }
        }
    }
}

#[tokio::test]
async fn forged_attempts_to_join_use_up_none() {
    let journal = in_memory();
    let body = r#"{"event":"bot.joining","bot_id":"b-1"}"#;
    for _ in 0..5 {
        journal.append(by(Auth::None, body)).await.unwrap();
    }
    let mut duplicates = Vec::new();
    for _ in 0..4 {
        duplicates.push(journal.append(by(Auth::Signature, body)).await.unwrap().duplicate);
    }
    assert_eq!(duplicates, [false, false, false, true]);
}

#[tokio::test]
async fn what_only_unproven_webhooks_told_is_confirmed_by_the_api() {
    for (auth, kept) in PROOFS.into_iter().zip([1, 0, 0]) {
        let journal = in_memory();
        let deletion = r#"{"event":"data_deletion","bot_id":"b-1"}"#;
        journal.append(by(auth, deletion)).await.unwrap();
        for _ in 0..2 {
            let new = journal.append_polled(vec![polled(deletion)]).await.unwrap();
            assert!(new.is_empty(), "nobody need be told again");
        }
        let records = journal.events_after(Seq(1), 9).await.unwrap();
        assert_eq!(records.len(), kept, "{auth:?}");
        assert!(records.iter().all(|record| record.is_confirmation() && record.delivery.is_proven()));
    }
}

#[tokio::test]
async fn the_api_is_heard_where_it_says_otherwise() {
    let stop = |name: &str| format!(r#"{{"event":"bot.stopped","bot_event":"{name}","bot_id":"b-1"}}"#);
    for (auth, told, polled_name, is_new) in [
        (Auth::None, "bot.denied", "bot.stopped", true),
        (Auth::None, "bot.kicked", "bot.stopped", false),
        (Auth::None, "bot.stopped", "bot.stopped", false),
        (Auth::Path, "bot.denied", "bot.stopped", false),
    ] {
        let journal = in_memory();
        journal.append(by(auth, &stop(told))).await.unwrap();
        let new = journal.append_polled(vec![polled(&stop(polled_name))]).await.unwrap();
        assert_eq!(!new.is_empty(), is_new, "{auth:?} {told}, then {polled_name}");
    }
}
