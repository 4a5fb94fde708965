use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

use serde_json::json;

use super::{event, listen, post};
use crate::support::{App, AppAnswer, TestEnv, free_port, http, listen_for_people, localhost_sockets, status};

/// Bot and number of each request.
fn received(app: &App, count: usize) -> Vec<(String, u64)> {
    let numbered = |body: serde_json::Value| (body["bot_id"].as_str().unwrap().to_owned(), body["n"].as_u64().unwrap());
    (0..count).map(|_| numbered(app.take().json())).collect()
}

#[test]
fn the_app_gets_the_bytes_and_headers_that_came() {
    let env = TestEnv::new();
    let app = App::start(|_| status(204));
    let (mut listener, url) = listen(&env, &["--forward", &format!("{}/hook?a=b", app.port())]);
    let body = b"{\r\n \"event\": \"x\",\t\"bot_id\":\"b-1\", \"n\": 1.50, \"\\u00e9\": \"\xc3\xa9\"}\n";
    let headers = [
        ("Content-Type", "application/json; charset=utf-8"),
        ("X-MeetStream-Signature", "sha256=00"),
        ("X-MeetStream-Timestamp", "2026-02-27T07:11:51Z"),
        ("User-Agent", "MeetStream/1"),
        ("Keep-Alive", "5"),
    ];
    assert_eq!(http("POST", &url, &headers, body).status, 200);
    let hooked = app.take();
    assert_eq!(hooked.body, body);
    assert_eq!(hooked.path, "/hook?a=b");
    for (name, value) in &headers[..4] {
        assert_eq!(hooked.header(&name.to_lowercase()), Some(*value), "{name}");
    }
    assert_eq!(hooked.header("keep-alive"), None);
    assert_eq!(hooked.header("host"), Some(&*format!("localhost:{}", app.port())));
    assert_eq!(hooked.header("x-meetstream-delivery-attempt"), Some("1"));
    assert_eq!(hooked.header("x-meetstream-event-key").map(str::len), Some(32));

    let record = listener.record("forward");
    assert_eq!(record["url"], format!("http://localhost:{}/hook", app.port()), "no query: it may hold a token");
    assert_eq!((&record["seq"], &record["status"], &record["attempt"]), (&json!(1), &json!(204), &json!(1)));
    assert_eq!(record["error"], json!(null));
    let run = listener.interrupt();
    assert_eq!((run.code, run.stderr.as_str()), (0, "stopping; Ctrl-C again to quit at once\n"), "{run:?}");
    let shown = env.run(["events", "show", "1", "--json"]).json();
    assert_eq!(shown["effects"][0]["reaction"], "forward");
    assert_eq!(shown["effects"][0]["detail"]["status"], 204);
}

#[test]
fn headers_of_the_sender_s_connection_go_no_further() {
    let env = TestEnv::new();
    let app = App::start(|_| status(204));
    let (mut listener, url) = listen(&env, &["--forward", &app.port().to_string()]);
    let hop =
        [("Connection", "close, X-Hop"), ("X-Hop", "1"), ("TE", "trailers"), ("Proxy-Authorization", "Basic eA==")];
    let headers = hop.into_iter().chain([("X-Kept", "2")]).collect::<Vec<_>>();
    assert_eq!(http("POST", &url, &headers, event("b-1", 1).to_string().as_bytes()).status, 200);
    let hooked = app.take();
    for (name, _) in &hop[1..] {
        assert_eq!(hooked.header(&name.to_lowercase()), None, "{name} in {hooked:?}");
    }
    assert_eq!(hooked.header("x-kept"), Some("2"));
    listener.record("forward");
    assert_eq!(listener.interrupt().code, 0);

    let exported = env.run(["events", "export"]).json();
    let names = |exported: &serde_json::Value| {
        let headers = exported["headers"].as_array().unwrap().iter();
        headers.map(|pair| pair[0].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(&exported), ["host", "x-kept", "content-length"], "they are left out before the journal");

    // Nor does an import bring in what no receiver keeps.
    let other = TestEnv::new();
    let mut line = exported;
    line["headers"]
        .as_array_mut()
        .unwrap()
        .extend([json!(["connection", "x-kept"]), json!(["transfer-encoding", "x"])]);
    let file = other.file("events.ndjson", format!("{line}\n"));
    assert_eq!(other.run(["events", "import", file.to_str().unwrap()]).code, 0);
    assert_eq!(names(&other.run(["events", "export"]).json()), ["host", "content-length"]);
}

#[test]
fn events_wait_for_an_app_that_is_down() {
    let env = TestEnv::new();
    let port = free_port();
    let (mut listener, url) = listen(&env, &["--forward", &port.to_string()]);
    for n in 1..=3 {
        post(&url, &event("b-1", n));
    }
    let record = listener.record("forward");
    assert_eq!((&record["seq"], &record["status"]), (&json!(1), &json!(null)));
    assert_eq!(record["error"], "connection refused");

    let app = App::on(port, |_| status(200));
    let first = app.take();
    assert!(first.header("x-meetstream-delivery-attempt").unwrap().parse::<u32>().unwrap() > 1);
    assert_eq!(first.json()["n"], 1);
    assert_eq!(received(&app, 2), [("b-1".to_owned(), 2), ("b-1".to_owned(), 3)]);
    listener.record_where(|record| record["type"] == "forward" && record["seq"] == 3 && record["status"] == 200);

    drop(app);
    post(&url, &event("b-1", 4));
    listener.record_where(|record| record["type"] == "forward" && record["seq"] == 4 && record["status"].is_null());
    let run = listener.interrupt();
    assert_eq!(run.code, 0);
    let lines: Vec<&str> = run.stderr.lines().filter(|line| line.contains(&format!("localhost:{port}"))).collect();
    let down = format!("warning: cannot reach http://localhost:{port}/: connection refused; start your app");
    assert_eq!(lines.len(), 3, "one line for each absence, one for the return: {lines:#?}");
    assert!(lines[0].starts_with(&down) && lines[2].starts_with(&down), "{lines:#?}");
    assert!(lines[0].ends_with("Events are kept and sent when it is back"), "{lines:#?}");
    assert!(lines[1].starts_with(&format!("http://localhost:{port}/ is back: sending ")), "{lines:#?}");
}

#[test]
fn what_waits_survives_a_restart() {
    let env = TestEnv::new();
    let port = free_port();
    let (listener, url) = listen(&env, &["--forward", &port.to_string()]);
    for n in 1..=5 {
        post(&url, &event("b-1", n));
    }
    assert_eq!(listener.interrupt().code, 0);

    let app = App::on(port, |_| status(200));
    let (mut listener, url) = listen(&env, &["--forward", &port.to_string()]);
    assert_eq!(received(&app, 5), (1..=5).map(|n| ("b-1".to_owned(), n)).collect::<Vec<_>>());
    post(&url, &event("b-1", 6));
    listener.record_where(|record| record["type"] == "forward" && record["seq"] == 6);
    let run = listener.interrupt();
    assert!(run.stderr.contains("goes on with event 1\n"), "{}", run.stderr);
    let (listener, _) = listen(&env, &["--forward", &port.to_string()]);
    listener.interrupt();
    assert_eq!(app.so_far().len(), 1, "what was delivered is not sent again");
}

#[test]
fn an_app_that_fails_gets_the_event_again_and_other_bots_do_not_wait() {
    let env = TestEnv::new();
    let failures = AtomicUsize::new(0);
    let app = App::start(move |hooked| {
        let fails =
            hooked.json()["n"] == 1 && hooked.json()["bot_id"] == "b-1" && failures.fetch_add(1, Ordering::SeqCst) < 2;
        if fails { AppAnswer { status: 503, headers: "", body: "try later\u{1b}[2J" } } else { status(200) }
    });
    let (mut listener, url) = listen(&env, &["--forward", &app.url()]);
    post(&url, &event("b-1", 1));
    let failed = listener.record("forward");
    assert_eq!((&failed["status"], &failed["error"]), (&json!(503), &json!("try later")));
    post(&url, &event("b-1", 2));
    post(&url, &event("b-2", 1));
    let order = received(&app, 5);
    let of = |bot: &str| order.iter().filter(|(of, _)| of == bot).map(|(_, n)| *n).collect::<Vec<_>>();
    assert_eq!(of("b-1"), [1, 1, 1, 2]);
    assert_eq!(of("b-2"), [1]);
    let position = |wanted: (&str, u64)| order.iter().rposition(|(bot, n)| (bot.as_str(), *n) == wanted).unwrap();
    assert!(position(("b-2", 1)) < position(("b-1", 1)), "{order:?}");
    let delivered = listener.record_where(|record| record["seq"] == 1 && record["status"] == 200);
    assert_eq!(delivered["attempt"], 3);
}

#[test]
fn a_bot_that_the_app_fails_on_holds_up_no_other_however_much_waits() {
    const WAITING: u64 = 3_000;
    let env = TestEnv::new();
    let is_well = Arc::new(AtomicBool::new(false));
    let decides = Arc::clone(&is_well);
    let app = App::start(move |hooked| {
        let fails = hooked.json()["bot_id"] == "stuck" && !decides.load(Ordering::SeqCst);
        status(if fails { 500 } else { 200 })
    });
    let (listener, _) = listen(&env, &["--forward", &app.url()]);
    assert_eq!(listener.interrupt().code, 0);
    let line = |bot: &str, n: u64| {
        let payload = event(bot, u32::try_from(n).unwrap());
        json!({"type": "event", "received_at": jiff::Timestamp::now(), "payload": payload}).to_string()
    };
    let mut lines: Vec<String> = (0..WAITING).map(|n| line("stuck", n)).collect();
    lines.push(line("other", 0));
    assert_eq!(env.run_with_input(["events", "import"], lines.join("\n")).code, 0);

    let (listener, _) = listen(&env, &["--forward", &app.url()]);
    let mut came = received(&app, 1);
    while came.iter().all(|(bot, _)| bot == "stuck") {
        came.extend(received(&app, 1));
    }
    assert!(came.iter().all(|(bot, n)| bot == "other" || *n == 0), "{came:?}");
    is_well.store(true, Ordering::SeqCst);
    let mut order = Vec::new();
    while order.last() != Some(&(WAITING - 1)) {
        order.extend(received(&app, 1).iter().map(|(_, n)| *n));
    }
    order.dedup();
    assert_eq!(order, (0..WAITING).collect::<Vec<_>>());
    let run = listener.interrupt();
    assert_eq!(run.code, 0, "{}", run.stderr);
    let (listener, _) = listen(&env, &["--forward", &app.url()]);
    assert!(!listener.interrupt().stderr.contains("goes on with event"), "everything is settled");
}

#[test]
fn what_the_app_refuses_is_shown_and_not_sent_again() {
    let env = TestEnv::new();
    let refuse = |hooked: &crate::support::Hooked| {
        if hooked.json()["n"] == 1 {
            AppAnswer { status: 422, headers: "", body: "{\"error\":\"no such bot\"}" }
        } else {
            status(200)
        }
    };
    let app = App::start(refuse);
    let (mut listener, url) = listen_for_people(&env, &["--forward", &app.url()]);
    post(&url, &event("b-1", 1));
    post(&url, &event("b-1", 2));
    let mut next = || loop {
        let line = listener.next_line().unwrap();
        if line.contains("→") {
            break line;
        }
    };
    let refused = next();
    assert!(refused.trim_start().starts_with("→ 422 POST /hook "), "{refused}");
    assert!(refused.ends_with("b-1 #1  {\"error\":\"no such bot\"}"), "{refused}");
    let taken = next();
    assert!(taken.trim_start().starts_with("→ 200 POST /hook ") && taken.ends_with("b-1 #2"), "{taken}");
    assert_eq!(app.so_far().len(), 2);
    drop(listener);

    let app = App::start(refuse);
    let (mut listener, url) = listen(&env, &["--forward", &app.url(), "--retry-4xx"]);
    post(&url, &json!({"event": "again", "bot_id": "b-3", "n": 1}));
    let record = listener.record_where(|record| record["type"] == "forward" && record["attempt"] == 2);
    assert_eq!(record["status"], 422);
}

#[test]
fn apps_with_the_same_path_are_told_apart() {
    let env = TestEnv::new();
    let (one, other, third) = (App::start(|_| status(200)), App::start(|_| status(200)), App::start(|_| status(200)));
    let targets = [&one, &other].map(|app| format!("localhost:{}/hook?token=secret", app.port()));
    let elsewhere = format!("{}/elsewhere", third.port());
    let flags = ["--forward", &targets[0], "--forward", &targets[1], "--forward", &elsewhere];
    let (mut listener, url) = listen_for_people(&env, &flags);
    post(&url, &event("b-1", 1));
    let shown = std::iter::from_fn(|| listener.next_line()).filter(|line| line.contains('→')).take(3);
    let mut shown: Vec<String> = shown.map(|line| line.split_whitespace().nth(3).unwrap().to_owned()).collect();
    let mut expected = [&one, &other].map(|app| format!("http://localhost:{}/hook", app.port())).to_vec();
    expected.push("/elsewhere".to_owned());
    shown.sort();
    expected.sort();
    assert_eq!(shown, expected);
}

#[test]
fn a_slow_app_is_given_up_on_in_time_and_tried_again() {
    let env = TestEnv::new();
    let (release, released) = channel::<()>();
    let (released, attempts) = (Mutex::new(released), AtomicUsize::new(0));
    let app = App::start(move |_| {
        if attempts.fetch_add(1, Ordering::SeqCst) == 0 {
            released.lock().unwrap().recv().unwrap_or_default();
        }
        status(200)
    });
    let (mut listener, url) = listen(&env, &["--forward", &app.url(), "--forward-timeout", "200ms"]);
    post(&url, &event("b-1", 1));
    let late = listener.record("forward");
    assert_eq!((&late["status"], &late["error"]), (&json!(null), &json!("no answer within 200ms")));
    assert_eq!(listener.record("forward")["status"], 200);
    drop(release);
    assert_eq!(app.so_far().len(), 2);
}

#[test]
fn without_a_timeout_the_app_may_stop_at_a_breakpoint() {
    let env = TestEnv::new();
    let (release, released) = channel::<()>();
    let released = Mutex::new(released);
    let app = App::start(move |hooked| {
        if hooked.json()["bot_id"] == "debugged" {
            released.lock().unwrap().recv().unwrap_or_default();
        }
        status(200)
    });
    let (mut listener, url) = listen(&env, &["--forward", &app.url(), "--forward-timeout", "0"]);
    post(&url, &event("debugged", 1));
    assert_eq!(app.take().json()["bot_id"], "debugged");
    post(&url, &event("b-2", 1));
    assert_eq!(listener.record("forward")["seq"], 2, "others do not wait");
    release.send(()).unwrap();
    let record = listener.record("forward");
    assert_eq!((&record["seq"], &record["status"], &record["attempt"]), (&json!(1), &json!(200), &json!(1)));
}

#[test]
fn localhost_is_either_of_its_addresses() {
    for socket in localhost_sockets() {
        let env = TestEnv::new();
        let app = App::at(socket, |_| status(202));
        let (mut listener, url) = listen(&env, &["--forward", &format!("localhost:{}/hook", app.port())]);
        post(&url, &event("b-1", 1));
        assert_eq!(app.take().header("host"), Some(&*format!("localhost:{}", app.port())));
        assert_eq!(listener.record("forward")["status"], 202);
    }
}

#[test]
fn redirects_are_not_followed() {
    let env = TestEnv::new();
    let elsewhere = App::start(|_| status(200));
    let location = format!("location: {}\r\n", elsewhere.url()).leak();
    let app = App::start(|_| AppAnswer { status: 307, headers: location, body: "" });
    let (mut listener, url) = listen(&env, &["--forward", &app.url()]);
    post(&url, &event("b-1", 1));
    let record = listener.record("forward");
    assert_eq!(record["status"], 307);
    let error = format!("redirects are not followed; forward to `{}` itself", elsewhere.url());
    assert_eq!(record["error"], error);
    post(&url, &event("b-1", 2));
    assert_eq!(listener.record("forward")["seq"], 2, "it is not tried again");
    assert!(elsewhere.so_far().is_empty());
}

#[test]
fn routes_filters_and_duplicates_decide_what_goes_where() {
    let env = TestEnv::new();
    let (all, video) = (App::start(|_| status(200)), App::start(|_| status(200)));
    let route = format!("video.*={}", video.url());
    let (mut listener, url) =
        listen(&env, &["--forward", &all.url(), "--route", &route, "--event", "video.*,audio.*,end"]);
    for name in ["audio.processed", "bot.joining", "video.processed", "video.processed", "end"] {
        post(&url, &json!({"event": name, "bot_id": "b-1", "timestamp": "t"}));
    }
    let names = |app: &App, count: usize| (0..count).map(|_| app.take().name()).collect::<Vec<_>>();
    assert_eq!(names(&all, 3), ["audio.processed", "video.processed", "end"]);
    assert_eq!(names(&video, 1), ["video.processed"]);
    listener.record_where(|record| record["type"] == "forward" && record["seq"] == 5);
    assert_eq!((all.so_far().len(), video.so_far().len()), (0, 0));
}

#[test]
fn what_is_signed_anew_verifies() {
    let mut env = TestEnv::new();
    env.set("MEETSTREAM_WEBHOOK_SECRET", "whsec_test_1");
    let app = App::start(|_| status(200));
    let (_listener, url) = listen(&env, &["--forward", &app.url(), "--resign", "--allow-unsigned"]);
    post(&url, &event("b-1", 1));
    let hooked = app.take();
    let secret = meetstream::model::Secret::new("whsec_test_1").unwrap();
    let keys = meetstream::webhook::signature::Keys::new([&secret]).unwrap();
    let signature = hooked.header("x-meetstream-signature").unwrap().parse().unwrap();
    assert_eq!(keys.verify(&hooked.body, &signature), Ok(()));
    let stamped: jiff::Timestamp = hooked.header("x-meetstream-timestamp").unwrap().parse().unwrap();
    assert!(jiff::Timestamp::now().duration_since(stamped).as_secs().abs() < 60);
}

#[test]
fn without_a_secret_one_is_made_once_and_printed_on_request_alone() {
    let env = TestEnv::new();
    let app = App::start(|_| status(200));
    let printed = env.run(["listen", "--print-secret"]);
    assert_eq!((printed.code, printed.stderr.as_str()), (0, ""));
    let secret = printed.stdout.trim();
    assert!(secret.starts_with("whsec_") && secret.len() > 30, "{secret}");
    let verifying = TestEnv::new().with("MEETSTREAM_WEBHOOK_SECRET", secret);
    for n in 1..=2 {
        let (listener, url) = listen(&env, &["--forward", &app.url(), "--resign"]);
        post(&url, &event("b-1", n));
        let hooked = app.take();
        let run = listener.interrupt();
        assert_eq!(run.records("ready")[0]["resign"], "generated");
        assert!(!run.stdout.contains(secret) && !run.stderr.contains(secret), "{run:?}");
        assert!(run.stderr.contains("`meetstream listen --print-secret` prints it"), "{}", run.stderr);
        let signature = hooked.header("x-meetstream-signature").unwrap();
        assert_eq!(verifying.run_with_input(["verify", "--signature", signature], &hooked.body).code, 0);
    }
    assert_eq!(env.run(["listen", "--print-secret", "--json"]).json(), json!({"secret": secret}));
    let configured = env.with("MEETSTREAM_WEBHOOK_SECRET", "whsec_of_the_user");
    assert_eq!(configured.run(["listen", "--print-secret"]).stdout, "whsec_of_the_user\n");
}

#[test]
fn a_target_that_is_down_holds_up_no_other() {
    let env = TestEnv::new();
    let app = App::start(|_| status(200));
    let (_listener, url) = listen(&env, &["--forward", &free_port().to_string(), "--forward", &app.url()]);
    for n in 1..=3 {
        post(&url, &event("b-1", n));
    }
    assert_eq!(received(&app, 3).len(), 3);
}

#[test]
fn a_target_that_is_none_is_a_usage_error() {
    let run = TestEnv::new().run(["listen", "--forward", "ftp://host/x"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("a target's address begins with http:// or https://"), "{}", run.stderr);
}
