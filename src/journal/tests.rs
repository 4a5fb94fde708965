mod damage;
mod outbox;
mod polled;
mod retention;
mod trust;

use std::fs::File;
use std::io;
use std::path::Path;
use std::time::Duration;

use super::store::schema;
use super::store::state::OpenSessions;
use super::*;
use crate::files::atomic::rename;
use crate::model::{Auth, BotId, Delivery, Outcome, Progress, Seq, Source};
use crate::webhook::envelope;

fn delivery(body: &str, received_at: &str) -> Delivery {
    Delivery {
        received_at: received_at.parse().unwrap(),
        source: Source::Webhook,
        auth: Auth::None,
        headers: [("content-type", "application/json")].into_iter().collect(),
        query: None,
        body: body.as_bytes().to_vec().into(),
        event: envelope::parse(body.as_bytes()).unwrap(),
    }
}

const JOINING: &str = r#"{"event":"bot.joining","bot_id":"b-1","timestamp":"2026-02-27T07:11:51Z"}"#;
const AT: &str = "2026-02-27T07:12:00Z";

/// Removes what was received before a time. Returns how many were removed.
async fn prune(journal: &Journal, before: &str) -> usize {
    let before = before.parse().unwrap();
    let retention = Retention { age: Duration::ZERO, now: before, before: Some(before) };
    journal.prune(retention).await.unwrap().removed
}

fn in_memory() -> Journal {
    Journals::default().open(&Location::Memory).unwrap()
}

#[tokio::test]
async fn an_event_is_read_back_as_it_came_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let location = Location::File(folder.path().join("deep").join("journal.db"));
    let journal = Journals::default().open(&location).unwrap();
    let appended = journal.append(delivery(JOINING, AT)).await.unwrap();
    assert_eq!((appended.seq, appended.duplicate, appended.late), (Seq(1), false, false));
    drop(journal);

    let journal = Journals::default().open(&location).unwrap();
    assert_eq!(journal.tail(), Seq(1));
    let read = journal.events_after(Seq(0), 10).await.unwrap();
    assert_eq!(&read[0].delivery.body[..], JOINING.as_bytes());
    assert_eq!(read[0].delivery.headers, appended.delivery.headers);
    assert_eq!(read[0].delivery.received_at, appended.delivery.received_at);
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_can_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state").join("journal.db");
    let _journal = Journals::default().open(&Location::File(path.clone())).unwrap();
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    assert_eq!(mode(&path), 0o600);
    let log = path.with_file_name("journal.db-wal");
    assert_eq!(mode(&log), 0o600, "the log of the database too");
}

#[tokio::test]
async fn a_repeated_timestamp_is_a_duplicate_for_ever() {
    let journal = in_memory();
    assert!(!journal.append(delivery(JOINING, AT)).await.unwrap().duplicate);
    let other_message = JOINING.replace("b-1\"", "b-1\",\"message\":\"again\"");
    assert!(journal.append(delivery(&other_message, "2026-03-27T07:12:00Z")).await.unwrap().duplicate);
    let other_bot = JOINING.replace("b-1", "b-2");
    assert!(!journal.append(delivery(&other_bot, AT)).await.unwrap().duplicate);
}

#[tokio::test]
async fn without_a_timestamp_the_body_is_recognised_for_ten_minutes() {
    let journal = in_memory();
    let body = r#"{"event":"audio.processed","bot_id":"b-1","status_code":200}"#;
    for (at, duplicate) in [
        ("2026-02-27T07:00:00Z", false),
        ("2026-02-27T07:09:59Z", true),
        ("2026-02-27T07:10:01Z", false),
        ("2026-02-27T07:10:02Z", true),
        // The clock, which had been ahead, is set back.
        ("2026-02-27T05:00:00Z", false),
    ] {
        assert_eq!(journal.append(delivery(body, at)).await.unwrap().duplicate, duplicate, "{at}");
    }
}

#[tokio::test]
async fn joining_without_a_timestamp_may_come_three_times() {
    let journal = in_memory();
    let body = r#"{"event":"bot.joining","bot_id":"b-1"}"#;
    let mut duplicates = Vec::new();
    for _ in 0..4 {
        duplicates.push(journal.append(delivery(body, AT)).await.unwrap().duplicate);
    }
    assert_eq!(duplicates, [false, false, false, true]);
}

#[tokio::test]
async fn participants_who_leave_together_are_not_duplicates() {
    let journal = in_memory();
    let leave = |name| {
        format!(
            r#"{{"event":"participant_events.leave","timestamp":"2026-05-26T10:11:14Z","who":"{name}","data":{{"bot":{{"id":"b-1"}}}}}}"#
        )
    };
    assert!(!journal.append(delivery(&leave("Ann"), AT)).await.unwrap().duplicate);
    assert!(!journal.append(delivery(&leave("Bob"), AT)).await.unwrap().duplicate);
    assert!(journal.append(delivery(&leave("Bob"), AT)).await.unwrap().duplicate);
}

#[tokio::test]
async fn what_the_session_had_passed_is_late() {
    let journal = in_memory();
    let event = |name| format!(r#"{{"event":"{name}","bot_id":"b-1","timestamp":"{name}"}}"#);
    for (name, late) in
        [("bot.joining", false), ("bot.stopped", false), ("bot.inmeeting", true), ("audio.processed", false)]
    {
        assert_eq!(journal.append(delivery(&event(name), AT)).await.unwrap().late, late, "{name}");
    }
}

#[tokio::test]
async fn a_follower_goes_on_after_its_cursor() {
    let folder = tempfile::tempdir().unwrap();
    let location = Location::File(folder.path().join("journal.db"));
    let event = |n: u32| format!(r#"{{"event":"bot.recording","bot_id":"b-1","timestamp":"{n}"}}"#);
    let journal = Journals::default().open(&location).unwrap();
    journal.append(delivery(&event(1), AT)).await.unwrap();
    let mut follower = journal.follow("collector", Start::Cursor).await.unwrap();
    for n in 2..=4 {
        journal.append(delivery(&event(n), AT)).await.unwrap();
    }
    assert_eq!(follower.next().await.unwrap().seq, Seq(2), "what came before it first followed is not its business");
    assert_eq!(follower.next().await.unwrap().seq, Seq(3));
    follower.advance(Seq(2)).await.unwrap();
    drop((follower, journal));

    let journal = Journals::default().open(&location).unwrap();
    let mut follower = journal.follow("collector", Start::Cursor).await.unwrap();
    assert_eq!(follower.next().await.unwrap().seq, Seq(3));
    assert!(follower.is_behind());
    assert_eq!(follower.next().await.unwrap().seq, Seq(4));
    assert!(!follower.is_behind());
}

#[tokio::test]
async fn many_appends_at_once_get_places_without_gaps() {
    let journal = in_memory();
    let appends = (0..500).map(|n| {
        let journal = journal.clone();
        tokio::spawn(async move {
            let body = format!(r#"{{"event":"x","bot_id":"b-1","timestamp":"{n}"}}"#);
            journal.append(delivery(&body, AT)).await.unwrap().seq.0
        })
    });
    let mut places = Vec::new();
    for append in appends.collect::<Vec<_>>() {
        places.push(append.await.unwrap());
    }
    places.sort_unstable();
    assert_eq!(places, (1..=500).collect::<Vec<i64>>());
    assert_eq!(journal.tail(), Seq(500));
}

#[tokio::test]
async fn a_newer_journal_is_read_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let location = Location::File(path.clone());
    Journals::default().open(&location).unwrap().append(numbered(1)).await.unwrap();
    let newer = schema::connect(&path).unwrap();
    newer.execute_batch("PRAGMA user_version = 99; DROP TABLE tasks;").unwrap();

    let journal = Journals::default().open(&location).unwrap();
    assert_eq!(journal.tail(), Seq(1));
    assert_eq!(journal.events_after(Seq(0), 10).await.unwrap().len(), 1);
    let is_newer = |error: JournalError| matches!(error, JournalError::Newer { found: 99, .. });
    assert!(is_newer(journal.tasks_of(Seq(1), None).await.unwrap_err()), "what this version would read is not there");
    assert!(is_newer(journal.append(numbered(2)).await.unwrap_err()));
    assert!(is_newer(journal.append_all(vec![numbered(2)]).await.unwrap_err()));
    assert!(is_newer(journal.lock_for_listener().unwrap_err()));
    let version: i64 = newer.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    let events: i64 = newer.query_row("SELECT count(*) FROM events", [], |row| row.get(0)).unwrap();
    assert_eq!((version, events), (99, 1));
}

#[test]
fn a_journal_has_one_listener_whatever_it_is_called() {
    let folder = tempfile::tempdir().unwrap();
    let location = Location::File(folder.path().join("journal.db"));
    let (one, other) = (Journals::default(), Journals::default());
    let first = one.open(&location).unwrap().lock_for_listener().unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("journal.db", folder.path().join("link.db")).unwrap();
    for name in [
        "journal.db",
        "./journal.db",
        #[cfg(unix)]
        "link.db",
    ] {
        let same = other.open(&Location::File(folder.path().join(name))).unwrap();
        assert!(matches!(same.lock_for_listener(), Err(JournalError::Locked { .. })), "{name}");
    }
    drop(first);
    assert!(other.open(&location).unwrap().lock_for_listener().is_ok());
}

#[tokio::test]
async fn a_process_has_a_journal_open_once() {
    let folder = tempfile::tempdir().unwrap();
    let journals = Journals::default();
    let one = journals.open(&Location::File(folder.path().join("journal.db"))).unwrap();
    let other = journals.open(&Location::File(folder.path().join("./journal.db"))).unwrap();
    one.append(numbered(1)).await.unwrap();
    assert_eq!(other.tail(), Seq(1), "what one has appended the other knows");
}

#[cfg(unix)]
#[tokio::test]
async fn a_link_to_a_journal_that_is_not_there_yet_makes_it_where_it_points() {
    let folder = tempfile::tempdir().unwrap();
    let link = folder.path().join("link.db");
    std::os::unix::fs::symlink("real/journal.db", &link).unwrap();
    let journal = Journals::default().open(&Location::File(link)).unwrap();
    journal.append(numbered(1)).await.unwrap();
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "nothing lies beside the link: {names:?}");
    assert!(folder.path().join("real/journal.db-wal").exists());
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_is_shown_what_was_written_to_a_journal_that_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let (path, moved) = (folder.path().join("journal.db"), folder.path().join("moved.db"));
    let journal = Journals::default().open(&Location::File(path.clone())).unwrap();
    journal.append(numbered(1)).await.unwrap();
    let other = Journals::default().open(&Location::File(path.clone())).unwrap();
    other.append(numbered(2)).await.unwrap();
    rename(&path, &moved).unwrap();
    assert!(matches!(journal.look().await, Err(JournalError::Gone { .. })));
    let shown = async || journal.events_after(Seq(0), 10).await.unwrap().len();
    assert_eq!((journal.tail(), shown().await), (Seq(1), 1));
    rename(&moved, &path).unwrap();
    journal.look().await.unwrap();
    assert_eq!((journal.tail(), shown().await), (Seq(2), 2));
}

#[tokio::test]
async fn no_journal_begins_beside_the_log_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let location = Location::File(path.clone());
    let journal = Journals::default().open(&location).unwrap();
    journal.append(numbered(1)).await.unwrap();
    let moved = folder.path().join("moved.db");
    rename(&path, &moved).unwrap();
    assert!(matches!(journal.append(numbered(2)).await, Err(JournalError::Gone { .. })));
    drop(journal);
    let log = std::fs::read(folder.path().join("journal.db-wal")).unwrap();
    for _ in 0..2 {
        let error = Journals::default().open(&location).unwrap_err();
        assert!(matches!(error, JournalError::Orphaned { .. }), "{error}");
    }
    assert!(!path.exists());
    assert!(log == std::fs::read(folder.path().join("journal.db-wal")).unwrap());
    rename(&moved, &path).unwrap();
    assert_eq!(Journals::default().open(&location).unwrap().tail(), Seq(1), "moved back, it has everything");
}

#[tokio::test]
async fn what_is_no_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    io::Write::write_all(&mut File::create(&path).unwrap(), &b"not a database at all".repeat(100)).unwrap();
    assert!(matches!(Journals::default().open(&Location::File(path)), Err(JournalError::Database(_))));
}

#[tokio::test]
async fn prefixes_find_bots_sent_and_bots_heard_of() {
    let journal = in_memory();
    journal.append(delivery(&JOINING.replace("b-1", "abcdefgh-1"), AT)).await.unwrap();
    let bot_id: BotId = "abcdefgh-2".parse().unwrap();
    let sent = SentBot {
        bot_id: bot_id.clone(),
        created_at: AT.parse().unwrap(),
        provider: Some(crate::model::Provider::Deepgram),
        video: true,
        request: "{}".to_owned(),
    };
    journal.remember_bot(sent.clone()).await.unwrap();
    assert_eq!(journal.sent_bot(&bot_id).await.unwrap(), Some(sent.clone()));
    assert_eq!(journal.last_sent_bot().await.unwrap(), Some(sent));
    let ids = journal.bots_with_prefix("abcdefgh", 10).await.unwrap();
    assert_eq!(ids.iter().map(BotId::as_str).collect::<Vec<_>>(), ["abcdefgh-1", "abcdefgh-2"]);
    assert_eq!(journal.bots_with_prefix("abcdefgi", 10).await.unwrap(), []);
}

fn numbered(n: i64) -> Delivery {
    let name = if n % 2 == 0 { "audio.processed" } else { "bot.joining" };
    let bot = if n <= 3 { "bot-one-1" } else { "bot-two-2" };
    let body = format!(r#"{{"event":"{name}","bot_id":"{bot}","timestamp":"{n}"}}"#);
    delivery(&body, &format!("2026-02-27T07:00:0{n}Z"))
}

async fn journal_of_six() -> Journal {
    let journal = in_memory();
    for n in 1..=6 {
        journal.append(numbered(n)).await.unwrap();
    }
    journal
}

#[tokio::test]
async fn queries_find_by_bot_name_time_and_source() {
    let journal = journal_of_six().await;
    let at = |text: &str| Some(text.parse().unwrap());
    let all = Query::default();
    for (query, seqs) in [
        (all.clone(), &[1, 2, 3, 4, 5, 6][..]),
        (Query { patterns: vec!["audio.*".parse().unwrap()], ..all.clone() }, &[2, 4, 6]),
        (Query { bots: vec!["bot-two-2".parse().unwrap()], ..all.clone() }, &[4, 5, 6]),
        (Query { since: at("2026-02-27T07:00:03Z"), until: at("2026-02-27T07:00:05Z"), ..all.clone() }, &[3, 4]),
        (Query { since: at("2027-01-01T00:00:00Z"), ..all.clone() }, &[]),
        (Query { until: at("2020-01-01T00:00:00Z"), ..all.clone() }, &[]),
        (Query { source: Some(Source::Poll), ..all.clone() }, &[]),
        (Query { first: Seq(2), last: Seq(3), ..all.clone() }, &[2, 3]),
    ] {
        let found = journal.matching(&query, Seq(0), 100).await.unwrap();
        assert_eq!(found.iter().map(|record| record.seq.0).collect::<Vec<_>>(), seqs, "{query:?}");
        let newest = journal.newest(&query, 2).await.unwrap();
        assert_eq!(newest.map(|seq| seq.0), seqs.iter().rev().take(2).next_back().copied(), "{query:?}");
    }
    journal.append(numbered(1)).await.unwrap();
    let both = Query { bots: vec!["bot-one-1".parse().unwrap(), "bot-two-2".parse().unwrap()], ..all.clone() };
    assert_eq!(journal.newest(&both, 2).await.unwrap(), Some(Seq(6)), "the newest of either");
    assert_eq!(journal.newest(&both, 5).await.unwrap(), Some(Seq(3)));
    let page = journal.matching(&all, Seq(3), 2).await.unwrap();
    assert_eq!(page.iter().map(|record| record.seq.0).collect::<Vec<_>>(), [4, 5]);
}

#[tokio::test]
async fn pruning_removes_what_is_old_and_what_was_done_with_it() {
    let journal = journal_of_six().await;
    for seq in [2, 5] {
        let queue = TaskQueue { reaction: "forward", target: "x".to_owned() };
        journal.note_task(queue, Seq(seq), TaskState::Done, "{}".to_owned(), AT.parse().unwrap()).await.unwrap();
    }
    assert_eq!(prune(&journal, "2026-02-27T07:00:04Z").await, 3);
    assert_eq!(journal.newest(&Query::default(), 100).await.unwrap(), Some(Seq(4)));
    assert_eq!(journal.tasks_of(Seq(2), None).await.unwrap(), []);
    assert_eq!(journal.tasks_of(Seq(5), None).await.unwrap().len(), 1);
    assert_eq!(prune(&journal, "2030-01-01T00:00:00Z").await, 3);
    assert_eq!(journal.append(numbered(7)).await.unwrap().seq, Seq(7), "places are never given twice");
}

#[tokio::test]
async fn pruning_in_the_midst_of_a_session_loses_no_other_event_of_it() {
    let journal = in_memory();
    let at = |seq| if [2, 3, 6].contains(&seq) { "2026-02-27T06:00:00Z" } else { "2026-02-27T08:00:00Z" };
    for seq in 1..=6 {
        let body = format!(r#"{{"event":"bot.recording","bot_id":"b-1","timestamp":"{seq}"}}"#);
        journal.append(delivery(&body, at(seq))).await.unwrap();
    }
    assert_eq!(prune(&journal, "2026-02-27T07:00:00Z").await, 3);
    let bot_id = "b-1".parse().unwrap();
    let left = journal.events_of(&bot_id).await.unwrap();
    assert_eq!(left.iter().map(|record| record.seq.0).collect::<Vec<_>>(), [1, 4, 5]);
    journal.append(delivery(r#"{"event":"bot.done","bot_id":"b-1"}"#, AT)).await.unwrap();
    let left = journal.session_events(&bot_id, Seq(7)).await.unwrap();
    assert_eq!(left.iter().map(|record| record.seq.0).collect::<Vec<_>>(), [1, 4, 5]);
    assert_eq!(journal.events_of(&bot_id).await.unwrap().len(), 4);
    assert_eq!(prune(&journal, "2027-01-01T00:00:00Z").await, 4);
    assert_eq!(journal.bots_with_prefix("b-1", 1).await.unwrap(), []);
}

#[tokio::test]
async fn sessions_begin_together_and_go_on_from_what_is_known() {
    let journal = in_memory();
    for body in [
        r#"{"event":"bot.joining","bot_id":"b-1"}"#,
        r#"{"event":"bot.joining","bot_id":"b-2"}"#,
        r#"{"event":"bot.inmeeting","bot_id":"b-1"}"#,
        r#"{"event":"bot.recording","bot_id":"b-1"}"#,
        r#"{"event":"bot.joining","bot_id":"b-3"}"#,
    ] {
        journal.append(delivery(body, AT)).await.unwrap();
    }
    let [first, second, third]: [BotId; 3] = ["b-1", "b-2", "b-3"].map(|id| id.parse().unwrap());
    let ended =
        EndedSession { bot_id: second.clone(), outcome: Outcome::Completed, detail: "{}".to_owned(), remark: None };
    assert!(journal.close_session(ended.clone(), AT.parse().unwrap()).await.unwrap());
    assert!(!journal.close_session(ended.clone(), AT.parse().unwrap()).await.unwrap(), "it has ended already");
    assert!(!journal.correct_session(ended.clone(), AT.parse().unwrap()).await.unwrap(), "nothing is to be corrected");
    let failed = EndedSession { outcome: Outcome::Failed, detail: "{\"n\":1}".to_owned(), ..ended.clone() };
    assert!(journal.correct_session(failed.clone(), AT.parse().unwrap()).await.unwrap());
    assert!(!journal.correct_session(failed, AT.parse().unwrap()).await.unwrap(), "it was corrected");
    let told = journal.end_of_session(&second).await.unwrap().unwrap();
    assert_eq!(told.detail.as_deref(), Some("{\"n\":1}"), "the last word");
    let open = EndedSession { bot_id: first.clone(), ..ended };
    assert!(!journal.correct_session(open, AT.parse().unwrap()).await.unwrap(), "it goes on");
    let bots = vec![(first.clone(), Seq(4)), (second.clone(), Seq(6)), (third.clone(), Seq(5))];
    let mut begun = journal.begin_sessions(bots).await.unwrap().into_iter();
    let (bot_id, session) = begun.next().unwrap();
    assert_eq!((&bot_id, session.unwrap().progress), (&first, Some(Progress::InMeeting)), "what came before 4");
    let (bot_id, session) = begun.next().unwrap();
    assert_eq!((&bot_id, session.is_none()), (&second, true), "it has ended");
    let (bot_id, session) = begun.next().unwrap();
    assert_eq!((&bot_id, session.unwrap().progress), (&third, None), "5 is its first");
    assert_eq!(journal.count_open_sessions().await.unwrap(), 2);
    let mut last = None;
    for bot_id in [third, first] {
        let page = journal.open_sessions(last, 1).await.unwrap();
        assert_eq!(page.sessions[0].bot_id, bot_id, "the newest first, a page at a time");
        last = page.next;
    }
    assert_eq!(journal.open_sessions(last, 1).await.unwrap(), OpenSessions::default());
}

#[tokio::test]
async fn a_journal_of_the_first_format_is_understood() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let old = schema::connect(&path).unwrap();
    old.execute_batch(schema::MIGRATIONS[0].sql).unwrap();
    old.pragma_update(None, "user_version", 1).unwrap();
    let bodies = [
        r#"{"event":"bot.joining","bot_id":"b-1","timestamp":"2026-02-27T07:11:51.863543+00:00"}"#,
        r#"{"event":"bot.joining","bot_id":"b-2","timestamp":"2026-02-27T07:11:51"}"#,
        r#"{"event":"bot.stopped","bot_id":"b-1","timestamp":"2026-02-27T08:11:51Z"}"#,
        r#"{"event":"unknown","timestamp":7}"#,
    ];
    for body in bodies {
        let event = envelope::parse(body.as_bytes()).unwrap();
        let key = crate::webhook::identity::EventKey::of(&event, body.as_bytes());
        old.execute(
            "INSERT INTO events (received_at, source, auth, bot_id, name, identity, duplicate, late, headers, body)
             VALUES (0, 'webhook', 'none', ?1, ?2, ?3, 0, 0, '[]', ?4)",
            rusqlite::params![
                event.bot_id.as_ref().map(BotId::as_str),
                event.name.as_str(),
                key.as_bytes(),
                body.as_bytes()
            ],
        )
        .unwrap();
    }
    old.execute("INSERT INTO progress VALUES ('b-1', 5)", []).unwrap();
    drop(old);

    let journal = Journals::default().open(&Location::File(path)).unwrap();
    assert_eq!(journal.tail(), Seq(4));
    let of_one = journal.events_of(&"b-1".parse().unwrap()).await.unwrap();
    assert_eq!(of_one.iter().map(|record| record.seq.0).collect::<Vec<_>>(), [1, 3]);
    for body in &bodies[..3] {
        assert!(journal.append(delivery(body, AT)).await.unwrap().duplicate, "{body}");
    }
    let again = r#"{"event":"bot.inmeeting","bot_id":"b-1","timestamp":"2026-02-27T07:12:51Z"}"#;
    assert!(journal.append(delivery(again, AT)).await.unwrap().late);
}

#[tokio::test]
async fn a_replay_is_no_duplicate_and_makes_none() {
    let journal = in_memory();
    let replay = || Delivery { source: Source::Replay, ..delivery(JOINING, AT) };
    assert!(!journal.append(replay()).await.unwrap().duplicate);
    assert!(!journal.append(delivery(JOINING, AT)).await.unwrap().duplicate);
    assert!(!journal.append(replay()).await.unwrap().duplicate);
    assert!(journal.append(delivery(JOINING, AT)).await.unwrap().duplicate);
}

#[tokio::test]
async fn importing_twice_adds_nothing() {
    let journal = journal_of_six().await;
    let events = || (5..=8).map(|n| Imported { delivery: numbered(n), duplicate: n == 8, late: false }).collect();
    assert_eq!(journal.import(events(), &mut Known::default()).await.unwrap(), 2);
    assert_eq!(journal.import(events(), &mut Known::default()).await.unwrap(), 0);
    assert!(journal.event(Seq(8)).await.unwrap().unwrap().duplicate);
}

#[tokio::test]
async fn an_import_sees_what_comes_between_its_pages() {
    let journal = in_memory();
    let mut known = Known::default();
    let page = |bodies: &[&str]| {
        bodies.iter().map(|body| Imported { delivery: delivery(body, AT), duplicate: false, late: false }).collect()
    };
    let [one, two, three] = [r#"{"event":"one"}"#, r#"{"event":"two"}"#, r#"{"event":"three"}"#];
    assert_eq!(journal.import(page(&[one]), &mut known).await.unwrap(), 1);
    journal.append(delivery(two, AT)).await.unwrap();
    assert_eq!(journal.import(page(&[one, two, three, three]), &mut known).await.unwrap(), 1);
    assert_eq!(journal.tail(), Seq(3));
}

#[tokio::test]
async fn a_follower_notices_what_another_process_appends() {
    let folder = tempfile::tempdir().unwrap();
    let location = Location::File(folder.path().join("journal.db"));
    let journal = Journals::default().open(&location).unwrap();
    let mut follower = journal.follow("terminal", Start::Tail).await.unwrap();
    let other = Journals::default().open(&location).unwrap();
    other.append(numbered(1)).await.unwrap();
    assert_eq!(follower.next().await.unwrap().seq, Seq(1));
}
