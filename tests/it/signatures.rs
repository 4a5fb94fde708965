//! `verify` and `sign`, by the published vectors.

use crate::support::TestEnv;

const V1: &str = r#"{"event":"bot.joining","bot_id":"6667fd0c-0165-471a-a880-06a1180be377","bot_status":"Joining","message":"Bot is joining the meeting","status_code":200,"timestamp":"2026-02-27T07:11:51.863543+00:00","custom_attributes":{}}"#;
const V2: &str = r#"{"event": "bot.stopped", "bot_event": "bot.notallowed", "bot_id": "b-2", "bot_status": "NotAllowed", "message": "Réunion – non admis ✓", "status_code": 500, "timestamp": "2026-06-16T06:28:14.445Z", "custom_attributes": {"tenant": "日本"}}"#;
const V3: &str = "{\n  \"bot_id\": \"b-3\",\n  \"event\": \"data_deletion\",\n  \"status\": \"success\",\n  \"deleted_objects\": 7,\n  \"status_code\": 200\n}\n";

const VECTORS: [(&str, &str, &str); 3] = [
    ("whsec_test_1", V1, "sha256=40617f6cb09b4bc2cdeaf40712c6509b3ada4c6c1d15e787503c753510161061"),
    ("whsec_test_2", V2, "sha256=2b5bd64067f5add7bb6f5822ed07e48d3e8835671b5ee31a9bfa45a1e157fc02"),
    ("sécret with space", V3, "sha256=5e9bb7e42bb3c4e1b9161802f779c26276355a8679ea331337be4db469df37af"),
];

fn first() -> TestEnv {
    TestEnv::new().with("MEETSTREAM_WEBHOOK_SECRET", "whsec_test_1")
}

#[test]
fn the_published_vectors_verify_from_a_file_and_from_stdin() {
    for (secret, body, signature) in VECTORS {
        let env = TestEnv::new();
        env.file("secret", format!("another\n{secret}\n"));
        env.file("body", body);
        let run = env.run(["verify", "body", "--secret-file", "secret", "--signature", signature]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{secret}");
        assert_eq!(run.stdout, format!("the signature is valid for these {} bytes\n", body.len()));
        let bare = signature.trim_start_matches("sha256=").to_uppercase();
        let run = env.run_with_input(["verify", "--secret-file", "secret", "--signature", &bare, "--json"], body);
        assert_eq!((run.code, run.json()["valid"].as_bool()), (0, Some(true)), "{secret}");
    }
}

#[test]
fn signing_makes_the_published_values() {
    for (secret, body, signature) in VECTORS {
        let env = TestEnv::new().with("MEETSTREAM_WEBHOOK_SECRET", secret);
        let run = env.run_with_input(["sign", "-"], body);
        assert_eq!((run.code, run.stdout, run.stderr.as_str()), (0, format!("{signature}\n"), ""));
    }
    let empty = first().run_with_input(["sign", "--json"], "");
    let expected = "sha256=613eef55b8183675b83b016f30e001e09d5dc7950381cc5c54091d561bfdfff5";
    assert_eq!(empty.json(), serde_json::json!({"signature": expected, "bytes": 0}));
}

#[test]
fn what_does_not_match_is_7_and_says_what_probably_happened() {
    let (_, _, signature) = VECTORS[0];
    for (body, told) in [
        (format!("{V1}\n"), "without the line break at its end"),
        (V1.replace(':', ": ").replace(',', ", "), "check the bytes as they came"),
        (serde_json::from_str::<serde_json::Value>(V1).map(|v| format!("{v:#}")).unwrap(), "parsed and written again"),
        (format!("{V1} "), "parsed and written again"),
        (V1.replace("200", "201"), "the secret is another one"),
    ] {
        let run = first().run_with_input(["verify", "--signature", signature], &body);
        assert_eq!((run.code, run.stdout.as_str()), (7, ""), "{body}");
        assert!(run.stderr.contains("signature does not match"), "{}", run.stderr);
        assert!(run.stderr.contains(told), "{told}: {}", run.stderr);
    }
}

#[test]
fn a_missing_signature_explains_that_callbacks_are_unsigned() {
    for arguments in [&["verify"][..], &["verify", "--signature", ""]] {
        let run = first().run_with_input(arguments, V1);
        assert_eq!((run.code, run.stdout.as_str()), (7, ""));
        assert!(run.stderr.contains("signature is missing") && run.stderr.contains("per-bot"), "{}", run.stderr);
    }
}

#[test]
fn a_malformed_signature_is_7_in_json_too() {
    for value in ["sha256=40", "zz", &"0".repeat(65)] {
        let run = first().run_with_input(["--json", "verify", "--signature", value], V1);
        assert_eq!((run.code, run.stdout.as_str()), (7, ""), "{value}");
        let error = run.error();
        assert_eq!((&error["kind"], &error["exit_status"]), (&"signature".into(), &7.into()));
        assert!(error["causes"][0].as_str().unwrap().contains("64 hexadecimal digits"), "{error}");
    }
}

#[test]
fn the_timestamp_is_checked_against_now_when_given() {
    let (_, _, signature) = VECTORS[0];
    let check = |timestamp: &str, more: &[&str]| {
        let mut arguments = vec!["verify", "--signature", signature, "--timestamp", timestamp];
        arguments.extend(more);
        first().run_with_input(arguments, V1)
    };
    let fresh = check(&jiff::Timestamp::now().to_string(), &[]);
    assert_eq!(fresh.code, 0);
    assert!(fresh.stdout.contains("timestamp is fresh"), "{}", fresh.stdout);
    let stale = check("2026-02-27T07:11:51Z", &[]);
    assert_eq!(stale.code, 7);
    assert!(stale.stderr.contains("more than the tolerance of 5m"), "{}", stale.stderr);
    assert_eq!(check("2026-02-27T07:11:51Z", &["--tolerance", "5000w"]).code, 0);
    assert_eq!(check("2199-02-27T07:11:51Z", &[]).code, 7);
    assert_eq!(check("yesterday", &[]).code, 7);
}

#[test]
fn without_a_secret_or_a_file_there_is_nothing_to_do() {
    let run = TestEnv::new().run_with_input(["sign"], "{}");
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("MEETSTREAM_WEBHOOK_SECRET"), "{}", run.stderr);
    let run = first().run(["sign", "no-such-file"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("cannot read `no-such-file`"), "{}", run.stderr);
}
