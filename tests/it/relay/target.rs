//! How targets are reached: headers of the user's own, certificates that nobody vouches for, how many requests at a time,
//! and whether anybody is there at all.

use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

use serde_json::json;

use super::{event, listen, post};
use crate::support::{App, Authority, Shown, TestEnv, TlsFront, free_port, http, status};

const SECRET: &str = "Bearer s3cret-value";

#[test]
fn headers_of_the_users_own_are_sent_and_shown_nowhere() {
    let env = TestEnv::new();
    let app = App::start(|_| status(500));
    let file = env.file("headers", format!("\u{feff}Authorization: {SECRET}\r\n\r\nX-Env: file\n"));
    let flag = format!("@{}", file.display());
    let target = app.port().to_string();
    let (mut listener, url) = listen(
        &env,
        &[
            "-v",
            "--journal",
            "journal.db",
            "--forward",
            &target,
            "--header",
            &flag,
            "--header",
            "User-Agent: mine",
            "--header",
            "X-Env: flag",
        ],
    );
    let headers = [("User-Agent", "MeetStream/1"), ("X-Kept", "1"), ("X-Env", "came")];
    assert_eq!(http("POST", &url, &headers, event("b-1", 1).to_string().as_bytes()).status, 200);
    let hooked = app.take();
    let all = |name: &str| -> Vec<&str> {
        hooked.headers.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str()).collect()
    };
    assert_eq!(all("authorization"), [SECRET]);
    assert_eq!((all("user-agent"), all("x-kept"), all("x-env")), (vec!["mine"], vec!["1"], vec!["file", "flag"]));
    listener.record("forward");
    let run = listener.interrupt();
    let shown = env.run(["events", "show", "1", "--json", "--journal", "journal.db"]).stdout;
    for text in [&run.stdout, &run.stderr, &shown] {
        assert!(!text.contains("s3cret") && !text.contains("\"mine\""), "{text}");
    }
    let journal = std::fs::read(env.work().join("journal.db")).unwrap();
    assert!(!String::from_utf8_lossy(&journal).contains("s3cret"));

    let run = env.run(["events", "replay", "1", "--to", &target, "--header", &flag, "--journal", "journal.db"]);
    assert!(!format!("{run:?}").contains("s3cret"), "{run:?}");
    assert_eq!(app.so_far().pop().unwrap().header("authorization"), Some(SECRET));
}

#[test]
fn headers_are_set_in_the_profile_and_not_in_a_project() {
    let env = TestEnv::new();
    let app = App::start(|_| status(204));
    let lines = format!("Authorization: {SECRET}\nX-Env: set\n");
    let run = env.run_with_input(["config", "set", "listen.headers", "--stdin"], &lines);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(env.run(["config", "set", "listen.headers", "a: b"]).code, 2, "not on the command line");
    let listed = env.run(["config", "list"]).stdout;
    assert!(listed.contains("Authorization: •••, X-Env: •••") && !listed.contains("s3cret"), "{listed}");
    let (mut listener, url) = listen(&env, &["--forward", &app.port().to_string()]);
    post(&url, &event("b-1", 1));
    assert_eq!(app.take().header("authorization"), Some(SECRET));
    listener.record("forward");
    listener.interrupt();
    env.file(".meetstream.toml", "[listen]\nheaders = [\"Authorization: s3cret\"]\n");
    let run = env.run(["listen", "--port", "0"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.stderr.contains("`listen.headers` is not for here") && !run.stderr.contains("s3cret"), "{run:?}");
}

#[test]
fn what_is_no_header_is_refused_at_the_start_without_its_value() {
    let env = TestEnv::new();
    env.file("headers", "X-A: 1\nno s3cret header\n");
    for (header, told) in [
        ("s3cret", "a header is written like 'Name: value'"),
        ("X-A: s3cret\r\nX-B: 1", "the value of `x-a` has a character that no header may have"),
        ("Connection: s3cret", "`connection` is set by the relayed request itself"),
        ("X-MeetStream-Signature: s3cret", "`x-meetstream-signature` is set by the relayed request itself"),
        ("@headers", "line 2 of `headers`: a header is written like"),
        ("@nowhere", "cannot read `nowhere`"),
    ] {
        let run = env.run(["listen", "--port", "0", "--forward", "1", "--header", header]);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.stderr.contains(told) && !run.stderr.contains("s3cret"), "{run:?}");
    }
    let run = env.run(["events", "replay", "1", "--header", "a: s3cret"]);
    assert!(run.code == 2 && run.stderr.contains("--to") && !run.stderr.contains("s3cret"), "{run:?}");
}

#[test]
fn a_certificate_that_nobody_vouches_for_is_taken_on_this_machine_alone() {
    let env = TestEnv::new();
    let app = App::start(|_| status(204));
    let front = TlsFront::before(&app.url(), &Authority::new(), Shown::Other);
    let target = front.url("/hook");
    let (mut listener, url) = listen(&env, &["--forward", &target, "--forward-insecure"]);
    post(&url, &event("b-1", 1));
    assert_eq!(listener.record("forward")["status"], 204);
    listener.interrupt();
    assert_eq!(env.run(["events", "replay", "1", "--to", &target]).code, 6, "without the flag it is checked");
    assert_eq!(env.run(["events", "replay", "1", "--to", &target, "--forward-insecure"]).code, 0);
    for far in ["https://app.example/hook", "https://localhost.example/", "https://10.0.0.1/"] {
        for arguments in [&["listen", "--port", "0", "--forward", far][..], &["events", "replay", "1", "--to", far]] {
            let run = env.run([arguments, &["--forward-insecure"]].concat());
            assert_eq!(run.code, 2, "{run:?}");
            assert!(run.stderr.contains("is for https on this machine") && run.stderr.contains("--ca-file"), "{run:?}");
        }
    }
}

#[test]
fn no_more_requests_than_allowed_are_under_way_whatever_the_targets() {
    let env = TestEnv::new();
    let (under_way, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (go, wait) = channel::<()>();
    let wait = Mutex::new(wait);
    let counted = {
        let most = Arc::clone(&most);
        move |_: &crate::support::Hooked| {
            most.fetch_max(under_way.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            wait.lock().unwrap().recv().unwrap_or_default();
            under_way.fetch_sub(1, Ordering::SeqCst);
            status(204)
        }
    };
    let app = App::start(counted);
    let (a, b) = (format!("{}/a", app.port()), format!("{}/b", app.port()));
    let (mut listener, url) = listen(&env, &["--forward", &a, "--forward", &b, "--max-connections", "2"]);
    for n in 1..=4 {
        post(&url, &event(&format!("b-{n}"), 1));
    }
    for _ in 0..8 {
        app.take();
        go.send(()).unwrap();
    }
    for _ in 0..8 {
        assert_eq!(listener.record("forward")["status"], 204);
    }
    assert_eq!(listener.interrupt().code, 0);
    assert!(most.load(Ordering::SeqCst) <= 2, "{most:?}");
    for none in ["0", "-1", "x"] {
        assert_eq!(env.run(["listen", "--forward", &a, &format!("--max-connections={none}")]).code, 2);
    }
}

#[test]
fn an_app_that_is_not_there_is_told_of_at_the_start_and_once_for_each_change() {
    let env = TestEnv::new();
    let port = free_port();
    let (mut listener, url) = listen(&env, &["--forward", &format!("{port}/hook?token=x")]);
    let shown = format!("http://localhost:{port}/hook");
    let gone = listener.record("target");
    assert_eq!((&gone["state"], &gone["url"]), (&json!("gone"), &json!(shown)));
    assert!(gone["error"].as_str().unwrap().starts_with("connection refused; start your app"), "{gone}");
    let app = App::on(port, |_| status(204));
    let back = listener.record("target");
    assert_eq!((&back["state"], &back["error"]), (&json!("back"), &json!(null)), "without any event: {back}");
    assert!(app.so_far().is_empty(), "no request is made to find out");
    post(&url, &event("b-1", 1));
    assert_eq!(listener.record("forward")["status"], 204);
    drop(app);
    for n in 2..=4 {
        post(&url, &event(&format!("b-{n}"), n));
    }
    assert_eq!(listener.record("target")["state"], "gone");
    let app = App::on(port, |_| status(204));
    assert_eq!(listener.record("target")["state"], "back");
    for _ in 0..3 {
        app.take();
    }
    let run = listener.interrupt();
    let told: Vec<&str> = run.stderr.lines().filter(|line| line.contains(&shown)).collect();
    assert_eq!(told.len(), 4, "{told:#?}");
    assert!(
        told[0].starts_with(&format!("warning: cannot reach {shown}: connection refused; start your app")),
        "{told:#?}"
    );
    assert!(told[1].ends_with(&format!("{shown} is there")), "{told:#?}");
    assert!(told[2].starts_with("warning: cannot reach") && told[3].contains("is back: sending "), "{told:#?}");
    assert!(!run.stdout.contains(r#""type":"target""#) || !run.stdout.contains("token"), "{run:?}");
}

#[test]
fn an_app_that_is_there_is_connected_to_once_and_nothing_is_said() {
    let env = TestEnv::new();
    let socket = TcpListener::bind("127.0.0.1:0").unwrap();
    let target = format!("127.0.0.1:{}", socket.local_addr().unwrap().port());
    let (listener, _) = listen(&env, &["--forward", &target]);
    let (mut probe, _) = socket.accept().unwrap();
    let mut read = Vec::new();
    std::io::Read::read_to_end(&mut probe, &mut read).unwrap();
    assert_eq!(read, b"", "it is a connection and no request");
    let run = listener.interrupt();
    assert!(!run.stdout.contains("\"target\"") && !run.stderr.contains(&target), "{run:?}");
}
