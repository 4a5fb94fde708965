//! `storage`: the secret key goes to the service, and nowhere else.

use serde_json::json;

use crate::support::{Answer, FakeApi, Run, Service, TestEnv};

const SET: [&str; 8] =
    ["storage", "set", "--bucket", "recordings", "--region", "eu-central-1", "--access-key-id", "AKIA0123456789"];

fn done(run: Run) -> String {
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    run.stdout
}

#[test]
fn a_bucket_is_set_shown_and_cleared() {
    let (env, _service) = Service::with_user();
    let run = env.run(["storage", "show"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    assert_eq!(run.stderr, "no bucket is set: the service keeps recordings itself\n");

    let set = env.run_with_input(SET.iter().chain(&["--secret-key-file", "-", "--kind-prefix", "audio=a"]), "hush\n");
    assert_eq!(done(set), "recordings of future bots go to bucket recordings (eu-central-1)\n");
    insta::assert_snapshot!(done(env.run(["storage", "show"])), @r#"
    bucket_name  recordings
    region       eu-central-1
    provider     aws
    access_mode  read_write
    prefixes     {"audio":"a"}
    prefix       meetstream
    "#);
    let json = env.run(["storage", "show", "--json"]).json();
    assert_eq!((&json["configured"], &json["response"]["region"]), (&json!(true), &json!("eu-central-1")));

    let run = env.run(["storage", "clear"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("no terminal to ask on"), "{}", run.stderr);
    assert_eq!(done(env.run(["storage", "clear", "--yes"])), "cleared the storage configuration of aws; files stay\n");
    assert_eq!(env.run(["storage", "clear", "--yes"]).code, 5);
    assert_eq!(env.run(["storage", "show", "--jq", ".configured"]).stdout, "false\n");
}

#[test]
fn what_is_sent_is_the_file_under_the_flags_with_the_key() {
    let api = FakeApi::always(Answer::text(200, "text/plain", ""));
    let env = TestEnv::of(&api);
    env.file("key", "hush\n");
    env.file("storage.json", r#"{"bucket_name":"b","region":"r","access_key_id":"i","secret_key":"hush","x":1}"#);
    let run = env.run(SET.iter().chain(&["-v", "--secret-key-file", "key", "--access-mode", "write-only"]));
    assert_eq!(run.code, 0);
    assert!(!format!("{run:?}").contains("hush"), "{run:?}");
    let run = env.run(["storage", "set", "--file", "storage.json", "--bucket", "other", "--json"]);
    assert_eq!(run.json(), json!({"bucket_name": "other", "action": "set", "response": null}));
    assert_eq!(env.run(["storage", "clear", "--provider", "alibaba-oss", "-y"]).code, 0);

    assert_eq!(
        api.lines(),
        [
            "PUT /api/v1/admin/configs?config_type=storage",
            "PUT /api/v1/admin/configs?config_type=storage",
            "DELETE /api/v1/admin/configs?key_name=alibaba_oss",
        ]
    );
    assert_eq!(
        api.calls()[0].json(),
        json!({
            "provider": "aws", "bucket_name": "recordings", "region": "eu-central-1", "access_key_id": "AKIA0123456789",
            "secret_key": "hush", "access_mode": "write_only",
        })
    );
    assert_eq!(
        api.calls()[1].json(),
        json!({
            "provider": "aws", "bucket_name": "other", "region": "r", "access_key_id": "i", "secret_key": "hush",
            "access_mode": "read_write", "x": 1,
        })
    );
}

#[test]
fn what_cannot_be_meant_is_refused_before_anything_is_sent() {
    let api = FakeApi::ok(&json!({}));
    let env = TestEnv::of(&api);
    env.file("text", "no");
    for (arguments, problem) in [
        (SET.to_vec(), "secret key needs an answer"),
        (vec!["storage", "set", "--bucket", "b"], "--region"),
        (vec!["storage", "set", "--file", "text"], "is not JSON"),
        (vec!["storage", "set", "--file", "-", "--secret-key-file", "-"], "only one of"),
        ([&SET[..], &["--kind-prefix", "music=m"]].concat(), "KIND is one of"),
        ([&SET[..], &["--endpoint-url", "nope"]].concat(), "--endpoint-url"),
    ] {
        let run = env.run(&arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains(problem), "{arguments:?}: {}", run.stderr);
    }
    assert!(api.calls().is_empty());
}

#[test]
fn credentials_that_the_service_should_not_tell_are_masked() {
    let api =
        FakeApi::ok(&json!({"bucket_name": "b", "secret_key": "hush", "aws_access_key_id": "hush", "prefix": null}));
    assert_eq!(
        done(TestEnv::of(&api).run(["storage", "show"])),
        "bucket_name        b\nsecret_key         •••\naws_access_key_id  •••\n"
    );
    let api = FakeApi::always(Answer::json(403, &json!({"message": "BYOB is not enabled"})));
    let run = TestEnv::of(&api).run(["storage", "show"]);
    assert_eq!((run.code, run.stdout.as_str()), (4, ""));
    assert!(run.stderr.contains("403: BYOB is not enabled"), "{}", run.stderr);
}
