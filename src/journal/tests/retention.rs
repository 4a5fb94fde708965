//! What goes when, and what stays.

use jiff::Timestamp;

use super::super::*;
use super::{delivery, in_memory};
use crate::model::Seq;

const DAY: Duration = Duration::from_hours(24);
const AGE: Duration = Duration::from_hours(24 * 30);
const BEGIN: &str = "2026-02-27T07:00:00Z";

use std::time::Duration;

fn day(days: i64) -> Timestamp {
    let begin: Timestamp = BEGIN.parse().unwrap();
    begin + jiff::SignedDuration::from_hours(24 * days)
}

/// A journal with an event on each of some days.
async fn journal_of(days: &[i64]) -> Journal {
    let journal = in_memory();
    for (n, at) in days.iter().enumerate() {
        let body = format!(r#"{{"event":"bot.recording","bot_id":"b-1","timestamp":"{n}"}}"#);
        journal.append(delivery(&body, &day(*at).to_string())).await.unwrap();
    }
    journal
}

async fn pruned(journal: &Journal, now: Timestamp) -> (usize, usize) {
    let Pruned { removed, kept } = journal.prune(Retention { age: AGE, now, before: None }).await.unwrap();
    (removed, kept)
}

#[tokio::test]
async fn a_clock_that_leapt_makes_nothing_old() {
    for now in [day(31), day(3_650), day(-3_650), day(0)] {
        let journal = journal_of(&[0, 0, 1]).await;
        assert_eq!(pruned(&journal, now).await, (0, 0), "{now}");
    }
    let journal = journal_of(&[0, 0, 31]).await;
    assert_eq!(pruned(&journal, day(31) + DAY).await, (2, 0), "with time, they grow old");
}

#[tokio::test]
async fn what_was_received_in_the_future_makes_nothing_old() {
    let journal = journal_of(&[0, 1, 3_650]).await;
    assert_eq!(pruned(&journal, day(2)).await, (0, 0));
}

#[tokio::test]
async fn what_a_reaction_has_not_come_to_stays() {
    let journal = journal_of(&[0, 1, 2, 40]).await;
    for (reaction, place) in [("forward:http://a/", 1), ("collector", 4)] {
        journal.set_cursor(reaction, Seq(place)).await.unwrap();
    }
    assert_eq!(pruned(&journal, day(41)).await, (1, 2));
    journal.set_cursor("forward:http://a/", Seq(4)).await.unwrap();
    assert_eq!(pruned(&journal, day(41)).await, (2, 0));
}

#[tokio::test]
async fn a_reaction_that_nobody_has_used_for_so_long_holds_nothing() {
    let journal = journal_of(&[0, 1]).await;
    journal.set_cursor("forward:http://gone/", Seq(0)).await.unwrap();
    journal.append(delivery(r#"{"event":"x","timestamp":"9"}"#, &day(40).to_string())).await.unwrap();
    assert_eq!(pruned(&journal, day(41)).await, (2, 0));
}
