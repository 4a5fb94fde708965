//! `listen`: who is let in, and how far they are trusted.

use serde_json::{Value, json};

use crate::support::{App, HttpReply, Listener, TestEnv, http, listen_for_people, status};

const V1: &str = r#"{"event":"bot.joining","bot_id":"6667fd0c-0165-471a-a880-06a1180be377","bot_status":"Joining","message":"Bot is joining the meeting","status_code":200,"timestamp":"2026-02-27T07:11:51.863543+00:00","custom_attributes":{}}"#;
const S1: &str = "40617f6cb09b4bc2cdeaf40712c6509b3ada4c6c1d15e787503c753510161061";
const V2: &str = r#"{"event": "bot.stopped", "bot_event": "bot.notallowed", "bot_id": "b-2", "bot_status": "NotAllowed", "message": "Réunion – non admis ✓", "status_code": 500, "timestamp": "2026-06-16T06:28:14.445Z", "custom_attributes": {"tenant": "日本"}}"#;
const S2: &str = "2b5bd64067f5add7bb6f5822ed07e48d3e8835671b5ee31a9bfa45a1e157fc02";
const V3: &str = "{\n  \"bot_id\": \"b-3\",\n  \"event\": \"data_deletion\",\n  \"status\": \"success\",\n  \"deleted_objects\": 7,\n  \"status_code\": 200\n}\n";
const S3: &str = "5e9bb7e42bb3c4e1b9161802f779c26276355a8679ea331337be4db469df37af";

fn signed(url: &str, body: &str, signature: &str) -> HttpReply {
    http("POST", url, &[("X-MeetStream-Signature", signature)], body.as_bytes())
}

#[test]
fn the_signature_vectors_hold_under_any_of_several_secrets() {
    let env = TestEnv::new();
    let files: Vec<String> = ["whsec_test_1\n", "whsec_test_2", "sécret with space\r\n"]
        .iter()
        .enumerate()
        .map(|(n, secret)| env.file(&format!("secret-{n}"), secret).to_str().unwrap().to_owned())
        .collect();
    let mut flags = vec!["--no-download"];
    for file in &files {
        flags.extend(["--secret-file", file]);
    }
    let mut listener = Listener::start(&env, &flags);
    assert_eq!(listener.ready()["signatures"], "required");
    let url = listener.url().to_owned();
    for (body, hex) in [(V1, S1), (V2, S2), (V3, S3)] {
        for signature in [format!("sha256={hex}"), hex.to_owned(), format!("SHA256={}", hex.to_uppercase())] {
            assert_eq!(signed(&url, body, &signature).status, 200, "{signature}");
            let record = listener.record("event");
            assert_eq!(record["auth"], "signature");
            assert_eq!(record["payload"], serde_json::from_str::<Value>(body).unwrap());
        }
    }
    drop(listener.interrupt());
}

#[test]
fn what_does_not_verify_is_refused_and_not_kept() {
    let env = TestEnv::new().with("MEETSTREAM_WEBHOOK_SECRET", "whsec_test_1");
    let mut listener = Listener::start(&env, &["--no-download"]);
    let url = listener.url().to_owned();
    let good = format!("sha256={S1}");
    let respaced = V1.replace("\":", "\": ").replace(",\"", ", \"");
    for (body, signature, reason) in [
        (V1, None, "signature is missing"),
        (V1, Some(format!("sha256={S2}")), "signature does not match"),
        (
            V1,
            Some(S1.split_at(62).0.to_owned()),
            "signature is not 64 hexadecimal digits, with or without `sha256=` before them",
        ),
        (V1, Some("g".repeat(64)), "signature is not 64 hexadecimal digits, with or without `sha256=` before them"),
        (&format!("{V1} "), Some(good.clone()), "signature does not match"),
        (&respaced, Some(good.clone()), "signature does not match"),
        ("", Some(good.clone()), "signature does not match"),
        ("not json, and never parsed", Some(good.clone()), "signature does not match"),
    ] {
        let headers: Vec<(&str, &str)> =
            signature.iter().map(|value| ("x-meetstream-signature", value.as_str())).collect();
        let reply = http("POST", &url, &headers, body.as_bytes());
        assert_eq!((reply.status, reply.text()), (401, format!("{reason}\n")));
        let record = listener.record("rejected");
        assert_eq!((&record["status"], &record["reason"]), (&json!(401), &json!(reason)));
        assert_eq!(record["bytes"], body.len());
    }
    let at = |offset: i64| jiff::Timestamp::now().checked_add(jiff::SignedDuration::from_secs(offset)).unwrap();
    for (timestamp, status) in [
        (at(0).to_string(), 200),
        (at(-290).to_string(), 200),
        (at(-310).to_string(), 401),
        (at(310).to_string(), 401),
        ("yesterday".to_owned(), 401),
    ] {
        let headers = [("x-meetstream-signature", good.as_str()), ("X-MeetStream-Timestamp", &timestamp)];
        assert_eq!(http("POST", &url, &headers, V1.as_bytes()).status, status, "{timestamp}");
    }
    let run = listener.interrupt();
    assert_eq!(run.records("event").len(), 2);
    assert!(!run.stdout.contains("whsec") && !run.stderr.contains("whsec"));
}

#[test]
fn unsigned_deliveries_come_in_where_they_were_allowed() {
    let env = TestEnv::new().with("MEETSTREAM_WEBHOOK_SECRET", "whsec_test_1");
    let mut listener = Listener::start(&env, &["--no-download", "--allow-unsigned"]);
    assert_eq!(listener.ready()["signatures"], "checked");
    assert_eq!(listener.post(V1).status, 200);
    assert_eq!(listener.record("event")["auth"], "none");
    assert_eq!(signed(listener.url(), V1, S2).status, 401, "an invalid signature is always refused");
}

#[test]
fn the_secret_path_survives_a_restart_and_is_never_shown() {
    let env = TestEnv::new().with("MEETSTREAM_WEBHOOK_SECRET", "whsec_test_1");
    let printed = env.run(["listen", "--secret-path", "--print-url", "--port", "4567"]);
    assert_eq!((printed.code, printed.stderr.as_str()), (0, ""));
    let token = printed.stdout.trim().strip_prefix("http://127.0.0.1:4567/webhook/").unwrap().to_owned();
    assert_eq!(token.len(), 32, "128 bits in hexadecimal digits");

    let mut listener = Listener::start(&env, &["--no-download", "--secret-path"]);
    assert_eq!(listener.url(), listener.at(&format!("/webhook/{token}")));
    assert_eq!(listener.post(V1).status, 200, "unsigned, on the secret path");
    assert_eq!(listener.record("event")["auth"], "path");
    assert_eq!(signed(listener.url(), V2, S1).status, 401, "but never with an invalid signature");
    assert_eq!(listener.record("rejected")["path"], "/webhook/…");
    for path in ["/webhook", "/webhook/", &format!("/webhook/{token}x"), &format!("/webhook/{}", token.to_uppercase())]
    {
        assert_eq!(http("POST", &listener.at(path), &[], V1.as_bytes()).status, 404, "{path}");
    }
    let run = listener.interrupt();
    let shown: Vec<&str> = run.stdout.lines().filter(|line| !line.contains("\"ready\"")).collect();
    assert!(!shown.join("\n").contains(&token), "{shown:?}");

    let mut again = Listener::start(&env, &["--no-download"]);
    assert_eq!(again.url(), again.at("/webhook"));
    assert_eq!(http("POST", &again.at(&format!("/webhook/{token}")), &[], V3.as_bytes()).status, 200);
    assert_eq!(again.record("event")["auth"], "path", "the secret path is always open");
}

#[cfg(unix)]
#[test]
fn an_address_that_others_reach_requires_the_secret_path() {
    use std::os::unix::fs::PermissionsExt as _;
    let state = tempfile::tempdir().unwrap();
    let env = TestEnv::new().with("MEETSTREAM_STATE_DIR", state.path().to_str().unwrap());
    let listener = Listener::start(&env, &["--no-download", "--host", "0.0.0.0"]);
    assert_eq!(http("POST", &listener.at("/webhook"), &[], V1.as_bytes()).status, 404);
    assert_eq!(listener.post(V1).status, 200, "{}", listener.url());
    let token = state.path().join("default").join("path-token");
    assert_eq!(token.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert!(listener.url().ends_with(std::fs::read_to_string(token).unwrap().trim()));
}

#[test]
fn people_are_told_once_what_to_do_about_unsigned_callbacks() {
    let env = TestEnv::new().with("MEETSTREAM_WEBHOOK_SECRET", "whsec_test_1");
    let (mut running, url) = listen_for_people(&env, &[]);
    for number in 0..3 {
        assert_eq!(http("POST", &url, &[], V1.as_bytes()).status, 401);
        let line = running.next_line().unwrap();
        assert!(line.ends_with("  rejected  401  signature is missing  /webhook 221 B"), "{line}");
        if number == 0 {
            let hint = running.next_line().unwrap();
            assert!(
                hint.starts_with("  → ") && hint.contains("--allow-unsigned") && hint.contains("--secret-path"),
                "{hint}"
            );
        }
    }
    let run = running.interrupt();
    assert_eq!(run.stdout.matches("--allow-unsigned").count(), 1, "{}", run.stdout);
}

#[test]
fn a_forged_copy_silences_nothing_that_is_signed() {
    let env = TestEnv::new().with("MEETSTREAM_WEBHOOK_SECRET", "sécret with space");
    let app = App::start(|_| status(200));
    let mut listener =
        Listener::start(&env, &["--no-download", "--no-poll", "--allow-unsigned", "--forward", &app.url()]);
    let url = listener.url().to_owned();
    assert_eq!(listener.post(V3).status, 200);
    assert_eq!((listener.record("event")["auth"].clone(), app.take().body), (json!("none"), V3.as_bytes().to_vec()));
    for duplicate in [false, true] {
        assert_eq!(signed(&url, V3, S3).status, 200);
        let event = listener.record("event");
        assert_eq!((&event["auth"], &event["duplicate"]), (&json!("signature"), &json!(duplicate)));
    }
    assert_eq!(app.take().body, V3.as_bytes(), "the app hears of it");
    assert_eq!(listener.post(V3).status, 200);
    assert_eq!(listener.record("event")["duplicate"], true, "an unsigned copy of what is signed");
    assert_eq!(listener.interrupt().code, 0);
}
