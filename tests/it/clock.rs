//! What becomes of events when the machine's clock is set, forwards and back, while a listener runs and between runs.

use serde_json::{Value, json};

use crate::support::{App, Clock, Listener, Run, http, status};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

fn events(clock: &Clock, arguments: &[&str]) -> Run {
    let run = clock.0.run([&["events"], arguments].concat());
    assert_eq!(run.code, 0, "{run:?}");
    run
}

/// The numbers of the events that a listing has.
fn listed(clock: &Clock, filters: &[&str]) -> Vec<u64> {
    let run = events(clock, &[&["list", "--json", "--quiet", "--limit", "0"], filters].concat());
    let records = run.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    records.filter_map(|record| record["payload"]["n"].as_u64()).collect()
}

fn event(n: u64) -> String {
    json!({"event": "bot.recording", "bot_id": "bot-of-clock", "n": n}).to_string()
}

#[test]
fn a_clock_that_is_set_changes_neither_the_order_nor_what_is_recognised() {
    let clock = Clock::new();
    let app = App::start(|_| status(200));
    let target = app.url();
    let flags = ["--no-download", "--forward", &target];
    let relayed = |count: usize| -> Vec<u64> { (0..count).map(|_| app.take().json()["n"].as_u64().unwrap()).collect() };
    let mut listener = Listener::start(&clock.0, &flags);
    let mut times = Vec::new();
    for (n, ahead) in (0..).zip([0, 3 * DAY, -2 * DAY, HOUR, -HOUR, 0]) {
        clock.set(ahead);
        assert_eq!(listener.post(event(n)).status, 200);
        let record = listener.record("event");
        assert_eq!(
            (&record["seq"], &record["duplicate"], &record["late"]),
            (&json!(2 * n + 1), &json!(false), &json!(false))
        );
        let received_at: jiff::Timestamp = record["received_at"].as_str().unwrap().parse().unwrap();
        times.push((received_at.duration_since(jiff::Timestamp::now()).as_secs() - ahead).abs());
        assert_eq!(listener.post(event(n)).status, 200);
        assert_eq!(listener.record("event")["duplicate"], true, "without a timestamp, and the clock at {ahead} s");
    }
    assert!(times.iter().all(|apart| *apart < 60), "the clock was set: {times:?}");
    assert_eq!(relayed(6), [0, 1, 2, 3, 4, 5]);
    assert_eq!(listener.interrupt().code, 0);
    assert_eq!(listed(&clock, &[]), [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5], "in the order in which they came");
    assert_eq!(listed(&clock, &["--since", "30m"]), [0, 0, 1, 1, 3, 3, 5, 5]);
    assert_eq!(listed(&clock, &["--until", "30m", "--bot", "bot-of-clock"]), [2, 2, 4, 4]);
}

#[test]
fn a_clock_that_was_set_back_holds_up_no_queue_and_pruning_goes_by_it() {
    let clock = Clock::new();
    let target = crate::support::free_port();
    let (port, flag) = (target.to_string(), ["--no-download", "--forward"]);
    let flags = [flag[0], flag[1], &port];
    clock.set(2 * DAY);
    let listener = Listener::start(&clock.0, &flags);
    for n in 0..3 {
        assert_eq!(listener.post(event(n)).status, 200);
    }
    drop(listener.kill());

    clock.set(-2 * DAY);
    let app = App::on(target, |_| status(200));
    let mut listener = Listener::start(&clock.0, &flags);
    assert_eq!(http("POST", listener.url(), &[], event(3).as_bytes()).status, 200);
    for n in 0..4 {
        assert_eq!(app.take().json()["n"], n);
    }
    listener.running().record_where(|record| record["type"] == "forward" && record["seq"] == 4);
    assert_eq!(listener.interrupt().code, 0);

    clock.set(0);
    assert_eq!(events(&clock, &["prune", "--older-than", "1d"]).stdout, "removed 1 event older than 1d\n");
    assert_eq!(listed(&clock, &["--bot", "bot-of-clock"]), [0, 1, 2], "what was received in the future is not old");
    let mut listener = Listener::start(&clock.0, &flags);
    assert_eq!(listener.post(event(4)).status, 200);
    assert_eq!(listener.record("event")["seq"], 5, "no place is given twice");
    assert_eq!(app.take().json()["n"], 4, "and nothing is sent twice");
    assert_eq!(listener.interrupt().code, 0);
}
