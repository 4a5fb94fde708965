//! What a listener does with what others before it have left: nothing of it holds up the first answer.

use serde_json::json;

use crate::support::{Listener, TestEnv, database};

/// Bots that are in the middle of their session.
const BOTS: u32 = 1_300;

/// A journal in which the session of the first of many bots is due to end, and the others go on.
fn journal_of_many() -> TestEnv {
    let env = TestEnv::new();
    let listener = Listener::start(&env, &["--no-download", "--journal", "journal.db"]);
    listener.event("bot.joining", "bot-1", "Joining");
    assert_eq!(listener.interrupt().code, 0);
    let journal = database(env.work().join("journal.db"));
    journal
        .execute_batch(&format!(
            "BEGIN;
             WITH RECURSIVE place (seq) AS (SELECT 2 UNION ALL SELECT seq + 1 FROM place WHERE seq < {BOTS})
             INSERT INTO events (seq, received_at, source, auth, bot_id, previous, name, rank, happened, identity, duplicate,
                                 late, headers, body)
                 SELECT place.seq, received_at - iif(place.seq = 2, 25 * 3600 * 1000000, 0), source, auth,
                        'bot-' || place.seq, NULL, name, rank, NULL, randomblob(16), 0, 0, headers,
                        CAST(replace(CAST(body AS TEXT), 'bot-1', 'bot-' || place.seq) AS BLOB)
                 FROM place JOIN events ON events.seq = 1;
             INSERT INTO heard (bot_id, seq, rank) SELECT bot_id, seq, rank FROM events WHERE seq > 1;
             INSERT INTO sessions (bot_id, begun) SELECT bot_id, seq FROM events WHERE seq > 1;
             UPDATE cursors SET seq = {BOTS};
             COMMIT;"
        ))
        .unwrap();
    env
}

#[test]
fn of_more_sessions_than_memory_holds_the_one_that_is_due_ends_and_the_newest_are_named() {
    let env = journal_of_many();
    let mut listener = Listener::start(&env, &["--no-download", "--journal", "journal.db"]);
    listener.event("bot.joining", "bot-new", "Joining");
    listener.record("event");
    let ended = listener.record("session");
    assert_eq!((&ended["bot_id"], &ended["outcome"]), (&json!("bot-2"), &json!("completed")));
    let run = listener.interrupt();
    assert_eq!(run.code, 0, "{}", run.stderr);
    let summary = &run.records("summary")[0];
    let open = summary["open"].as_array().unwrap();
    assert_eq!((open.len(), &summary["open_count"]), (100, &json!(BOTS)));
    assert_eq!((&open[0], &open[1]), (&json!("bot-new"), &json!(format!("bot-{BOTS}"))));
}
