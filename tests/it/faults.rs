//! What the API client makes of faults, by the exit status, the text and the number of calls.

use std::net::TcpListener;
use std::time::Instant;

use serde_json::json;

use crate::support::{Answer, FakeApi, TestEnv};

fn page() -> Answer {
    Answer::json(200, &json!({"bots": []}))
}

#[test]
fn a_refused_connection_exits_6_after_four_tries() {
    let address = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let env = TestEnv::new()
        .with("MEETSTREAM_API_URL", &format!("http://{address}/api/v1"))
        .with("MEETSTREAM_API_KEY", TestEnv::KEY);

    let run = env.run(["auth", "status"]);

    assert_eq!((run.code, run.stdout.as_str()), (6, ""));
    let cause = format!("  caused by: nothing listens on {address} (tried 4 times)\n");
    assert!(run.stderr.contains(&cause), "{}", run.stderr);
    let hint = format!("hint: the address http://{address}/api/v1 comes from environment MEETSTREAM_API_URL");
    assert!(run.stderr.contains(&hint), "{}", run.stderr);
}

#[test]
fn a_service_that_recovers_is_no_failure() {
    let api = FakeApi::start(|_, number| match number {
        0 => Answer::text(500, "text/html", "<h1>oops</h1>"),
        1 => Answer::json(429, &json!({"message": "slow down"})).header("retry-after", "0"),
        2 => Answer::json(503, &json!({})),
        _ => page(),
    });
    let run = TestEnv::of(&api).run(["auth", "status"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(api.calls().len(), 4);
}

#[test]
fn a_service_that_does_not_recover_exits_6() {
    let api = FakeApi::always(Answer::json(503, &json!({"message": "maintenance"})).header("x-request-id", "req-7"));
    let run = TestEnv::of(&api).run(["auth", "status", "--json"]);
    assert_eq!((run.code, run.stdout.as_str()), (6, ""));
    let error = run.error();
    assert_eq!(error["http_status"], 503);
    assert_eq!(error["request_id"], "req-7");
    assert_eq!(error["kind"], "api_refused");
    assert_eq!(error["causes"], json!(["the service answered 503: maintenance"]));
    assert_eq!(api.calls().len(), 4);
}

#[test]
fn every_5xx_is_tried_again_before_it_exits_6() {
    for status in [501, 505, 520] {
        let api = FakeApi::always(Answer::json(status, &json!({"message": "no"})));
        let run = TestEnv::of(&api).run(["auth", "status"]);
        assert_eq!((run.code, api.calls().len()), (6, 4), "{status}: {}", run.stderr);
    }
}

#[test]
fn a_limit_longer_than_the_time_is_reported_at_once() {
    let api = FakeApi::always(Answer::json(429, &json!({"message": "slow down"})).header("retry-after", "3600"));
    let run = TestEnv::of(&api).run(["auth", "status", "--timeout", "5s"]);
    assert_eq!((run.code, run.stdout.as_str()), (6, ""));
    assert!(
        run.stderr.contains("the service answered 429: slow down (wait 1h before the next call)"),
        "{}",
        run.stderr
    );
    assert_eq!(api.calls().len(), 1);
}

#[test]
fn a_silent_service_runs_out_of_time() {
    // Connections are taken by the system and never served.
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = listener.local_addr().unwrap();
    let env = TestEnv::new()
        .with("MEETSTREAM_API_URL", &format!("http://{address}/api/v1"))
        .with("MEETSTREAM_API_KEY", TestEnv::KEY);
    let started = Instant::now();

    let run = env.run(["auth", "status", "--timeout", "300ms"]);

    assert_eq!((run.code, run.stdout.as_str()), (6, ""));
    assert!(run.stderr.contains(&format!("no answer from {address} within 300ms")), "{}", run.stderr);
    assert!(started.elapsed().as_secs() < 30, "the time must hold");
}

#[test]
fn a_page_instead_of_json_is_explained() {
    let api = FakeApi::always(Answer::text(200, "text/html", "<html>\x1b[2JWelcome</html>"));
    let run = TestEnv::of(&api).run(["auth", "status"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("the service answered 200 with a web page in the place of JSON"), "{}", run.stderr);
    assert!(run.stderr.contains("hint: this does not look like the MeetStream API"), "{}", run.stderr);
}

#[test]
fn the_key_does_not_follow_a_redirect() {
    let elsewhere = FakeApi::ok(&json!({"bots": []}));
    let target = elsewhere.url();
    let api = FakeApi::start(move |_, _| Answer::text(302, "text/plain", "").header("location", &target));
    let run = TestEnv::of(&api).run(["auth", "status"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("the service answered 302"), "{}", run.stderr);
    assert!(elsewhere.calls().is_empty());
}

#[test]
fn verbose_traces_requests_with_the_key_masked() {
    let api = FakeApi::start(|_, number| if number == 0 { Answer::json(500, &json!({})) } else { page() });
    let run = TestEnv::of(&api).run(["auth", "status", "-v"]);
    assert_eq!(run.code, 0);
    assert!(
        run.stderr.contains(&format!("> GET {}/bots (authorization: Token …cdef; 0 bytes)", api.url())),
        "{}",
        run.stderr
    );
    let call = format!("(GET {}/bots)", api.url());
    for begin in ["< 500 after ", "~ attempt 2 of 4 in ", "< 200 after "] {
        let line = run.stderr.lines().find(|line| line.starts_with(begin));
        assert!(line.is_some_and(|line| line.ends_with(&call)), "{begin}: {}", run.stderr);
    }
    assert!(!run.stderr.contains(TestEnv::KEY));
}
