//! Killed and started again.

use serde_json::{Value, json};

use super::{FILES, WHOLE, bot_of, bots, record, user, words};
use crate::support::{Answer, FakeApi, TestEnv};

#[test]
fn killed_after_any_event_and_started_again_it_goes_on_with_the_same_bot() {
    let (env, service) = user(&["--speed", "20"]);
    for (number, stage) in
        ["bot.joining", "bot.inmeeting", "bot.stopped", "audio.processed", "bot.done"].into_iter().enumerate()
    {
        let mut running = env.start(words(&WHOLE));
        running.record_where(|record| record["name"] == stage);
        let bot = running.kill().records("event")[0]["bot_id"].as_str().unwrap().to_owned();
        let again = record(&env, &WHOLE);
        assert_eq!((again.code, bots(&service).len()), (0, number + 1), "{stage}: {}", again.stderr);
        assert!(again.stderr.contains(&bot), "{stage}: {}", again.stderr);
        assert_eq!(env.tree(&format!("recordings/{bot}")), FILES, "{stage}");
    }
    let next = record(&env, &WHOLE);
    assert_eq!((next.code, bots(&service).len()), (0, 6), "one that has come to its end means another meeting");
}

#[test]
fn a_call_that_nobody_answered_is_sent_again_with_its_key() {
    let down = FakeApi::always(Answer::json(503, &json!({"message": "down"})));
    let env = TestEnv::of(&down);
    for _ in 0..2 {
        assert_eq!(record(&env, &["--timeout", "2s"]).code, 6);
    }
    assert_eq!(record(&env, &["--timeout", "2s", "--video"]).code, 6);
    let keys = |video: bool| -> std::collections::BTreeSet<String> {
        let calls = down.calls().into_iter().filter(|call| call.line().ends_with("create_bot"));
        let calls = calls.filter(|call| call.json()["video_required"] == Value::Bool(video));
        calls.map(|call| call.header("idempotency-key").unwrap().to_owned()).collect()
    };
    assert_eq!(keys(false).len(), 1, "the same command is the same call");
    assert_eq!(keys(true).difference(&keys(false)).count(), 1, "another command is another call");
}

#[test]
fn two_at_once_on_one_journal_are_two_recordings_and_lose_nothing() {
    let (env, service) = user(&["--speed", "20"]);
    let mut first = env.start(words(&[]));
    let ready = first.record("ready");
    let second = record(&env, &[]);
    assert_eq!(second.code, 0, "{}", second.stderr);
    let journal = ready["journal"].as_str().unwrap();
    let other = second.records("ready")[0]["journal"].as_str().unwrap().to_owned();
    assert!(other.ends_with("journal-2.db") && journal.ends_with("journal.db"), "{other}");
    assert!(second.stderr.contains(&other), "{}", second.stderr);
    let first = first.wait();
    assert_eq!((first.code, bots(&service).len()), (0, 2), "{}", first.stderr);
    assert_ne!(bot_of(&first), bot_of(&second));

    let mut third = env.start(words(&["--journal", "own.db"]));
    third.record("ready");
    let refused = record(&env, &["--journal", "own.db"]);
    assert_eq!(refused.code, 1, "{}", refused.stderr);
    assert!(refused.stderr.contains("another listener is using"), "{}", refused.stderr);
    assert_eq!(third.wait().code, 0);
}

#[test]
fn beside_another_journal_a_killed_recording_is_still_found() {
    let (env, service) = user(&["--speed", "20"]);
    let listener = crate::support::Listener::start(&env, &[]);
    let mut running = env.start(words(&[]));
    running.record("event");
    drop(running.kill());
    drop(listener.kill());
    let again = record(&env, &[]);
    assert_eq!((again.code, bots(&service).len()), (0, 1), "{}", again.stderr);
    assert!(again.records("ready")[0]["journal"].as_str().unwrap().ends_with("/journal.db"));
}

#[test]
fn any_machine_with_the_key_goes_on_with_a_bot() {
    let (env, service) = user(&["--speed", "20"]);
    let mut running = env.start(words(&WHOLE));
    let event = running.record("event");
    let bot = event["bot_id"].as_str().unwrap();
    drop(running.kill());
    let elsewhere = TestEnv::new().with("MEETSTREAM_API_URL", service.api_url()).with("MEETSTREAM_API_KEY", "ms_test");
    for (env, name) in [(&elsewhere, bot), (&env, "@last")] {
        let run = env.run(["record", "--resume", name, "--poll-every", "50ms", "--json"]);
        assert_eq!((run.code, bot_of(&run).as_str()), (0, bot), "{}", run.stderr);
        assert_eq!(env.tree(&format!("recordings/{bot}")), FILES);
    }
    assert_eq!(bots(&service).len(), 1);
}
