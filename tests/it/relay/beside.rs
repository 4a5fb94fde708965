use serde_json::json;

use super::{event, listen, post};
use crate::support::{App, TestEnv, status};

#[test]
fn events_are_looked_at_and_replayed_while_a_listener_runs() {
    let env = TestEnv::new();
    let app = App::start(|_| status(200));
    let (mut listener, url) = listen(&env, &["--forward", &app.url()]);
    for n in 1..=3 {
        post(&url, &event("b-1", n));
        app.take();
    }
    listener.record_where(|record| record["type"] == "forward" && record["seq"] == 3);
    let run = env.run(["events", "list", "--json"]);
    assert_eq!((run.code, run.stdout.lines().count()), (0, 3));

    let run = env.run(["events", "replay", "2", "--set", "n=22"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "2 → 4  bot.recording\n"));
    let replayed = listener.record_where(|record| record["type"] == "event" && record["seq"] == 4);
    assert_eq!((&replayed["source"], &replayed["duplicate"]), (&json!("replay"), &json!(false)));
    assert_eq!(app.take().json()["n"], 22);

    assert_eq!(env.run(["events", "export", "--output", "all"]).code, 0);
    post(&url, &event("b-1", 5));
    assert_eq!(app.take().json()["n"], 5);
    // What is still to be done with an event keeps it.
    listener.record_where(|record| record["type"] == "forward" && record["seq"] == 5);
    // So does what a reaction has not come to, as far as the listener has written by now.
    let mut removed = 0;
    while removed < 5 {
        let run = env.run(["events", "prune", "--older-than", "0s", "--json"]);
        assert_eq!(run.code, 0, "{run:?}");
        removed += run.json()["events"].as_u64().unwrap();
    }
    post(&url, &event("b-1", 6));
    assert_eq!(app.take().json()["n"], 6);
    let run = env.run(["events", "import", "all"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "imported 4 events\n"));
    let run = listener.interrupt();
    assert_eq!(run.code, 0, "{run:?}");
}

#[test]
fn a_listener_forgets_what_is_older_than_the_retention() {
    let env = TestEnv::new();
    let old =
        json!({"type": "event", "received_at": "2020-02-27T07:00:00Z", "payload": {"event": "old", "bot_id": "b-1"}});
    let new = json!({"type": "event", "received_at": jiff::Timestamp::now().to_string(), "payload": {"event": "new"}});
    assert_eq!(env.run_with_input(["events", "import"], format!("{old}\n{new}\n")).stdout, "imported 2 events\n");
    let (mut listener, _) = listen(&env, &[]);
    let pruned = listener.record_where(|record| record["type"] == "pruned");
    assert_eq!(pruned, json!({"type": "pruned", "events": 1, "kept": 0}));
    let run = listener.interrupt();
    assert_eq!(run.code, 0);
    assert!(run.stderr.contains("journal: removed 1 event older than 30d\n"), "{}", run.stderr);
    let run = env.run(["events", "list", "--json"]);
    assert_eq!(run.stdout.lines().count(), 1, "{run:?}");
    assert!(run.stdout.contains("\"name\":\"new\""), "{run:?}");
}
