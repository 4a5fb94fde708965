//! `api METHOD PATH`: any call.

use serde_json::json;

use crate::support::{Answer, FakeApi, TestEnv};

#[test]
fn fields_become_the_query_of_a_get_and_the_body_of_anything_else() {
    let api = FakeApi::ok(&json!({"ok": true}));
    let env = TestEnv::of(&api);
    env.file("note.txt", "from a file");
    let run = env.run(["api", "get", "/bots?a=1", "-f", "custom_attr[team]=a b", "-F", "n=2"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "{\n  \"ok\": true\n}\n", ""));
    let run = env.run([
        "api",
        "POST",
        "bots/create_bot",
        "-f",
        "meeting_link=x",
        "-F",
        "video_required=false",
        "-F",
        "n[a][]=1.5",
        "-F",
        "n[a][]=@note.txt",
        "-f",
        "custom_attributes[n]=7",
        "-H",
        "X-Thing: yes",
        "--idempotency-key",
        "k-1",
    ]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let calls = api.calls();
    assert_eq!(calls[0].line(), "GET /api/v1/bots?a=1&custom_attr%5Bteam%5D=a+b&n=2");
    assert!(calls[0].body.is_empty());
    assert_eq!(
        calls[1].json(),
        json!({"meeting_link": "x", "custom_attributes": {"n": "7"}, "video_required": false,
            "n": {"a": [1.5, "from a file"]}})
    );
    assert_eq!((calls[1].header("x-thing"), calls[1].header("idempotency-key")), (Some("yes"), Some("k-1")));
    assert_eq!(calls[1].header("authorization"), Some(format!("Token {}", TestEnv::KEY).as_str()));
}

#[test]
fn a_body_is_sent_as_it_is() {
    let api = FakeApi::ok(&json!({}));
    let env = TestEnv::of(&api);
    let run =
        env.run_with_input(["api", "PUT", "admin/configs", "--input", "-", "-f", "config_type=storage"], "{ \"a\":1}");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(api.calls()[0].line(), "PUT /api/v1/admin/configs?config_type=storage");
    assert_eq!(api.calls()[0].body, b"{ \"a\":1}");
}

#[test]
fn answers_of_any_kind_are_printed() {
    let api = FakeApi::start(|call, _| match call.target.rsplit('/').next().unwrap() {
        "text" => Answer::text(200, "text/plain", "plain\x1b[2J\n").header("x-thing", "yes"),
        "empty" => Answer::text(200, "application/json", ""),
        _ => Answer::json(202, &json!({"message": "still in progress"})),
    });
    let env = TestEnv::of(&api);
    let run = env.run(["api", "GET", "text", "-i"]);
    assert_eq!(run.code, 0);
    assert!(run.stdout.starts_with("HTTP 200\n") && run.stdout.contains("x-thing: yes\n"), "{}", run.stdout);
    assert!(run.stdout.ends_with("\n\nplain\u{FFFD}[2J\n"), "{:?}", run.stdout);
    let run = env.run(["api", "DELETE", "empty"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
    let run = env.run(["api", "GET", "bots/b-1/get_audio"]);
    assert_eq!(run.code, 3);
    assert_eq!(run.json(), json!({"message": "still in progress"}));
    assert!(run.stderr.contains("not ready yet: still in progress"), "{}", run.stderr);
}

#[test]
fn pages_are_merged_into_one_document() {
    let api = FakeApi::start(|call, _| match call.target.split_once("cursor=") {
        None => Answer::json(200, &json!({"bots": [1, 2], "hasNextPage": true, "nextCursor": "c2"})),
        Some((_, "c2")) => Answer::json(200, &json!({"bots": [3], "hasNextPage": false, "nextCursor": null})),
        Some(_) => Answer::json(200, &json!({"bots": [4], "hasNextPage": true, "nextCursor": "loop"})),
    });
    let env = TestEnv::of(&api);
    let run = env.run(["api", "GET", "bots", "--paginate"]);
    assert_eq!(run.json(), json!({"bots": [1, 2, 3], "hasNextPage": false, "nextCursor": null}));
    assert_eq!(env.run(["api", "GET", "bots", "--paginate", "--jq", ".bots | length"]).stdout, "3\n");
    let run = env.run(["api", "GET", "bots?cursor=loop", "--paginate"]);
    assert_eq!((run.code, run.json()["bots"].clone()), (1, json!([4, 4])));
    assert!(run.stderr.contains("the list does not end"), "{}", run.stderr);
}

#[test]
fn the_key_goes_nowhere_but_below_the_api() {
    let api = FakeApi::ok(&json!({}));
    let env = TestEnv::of(&api);
    for path in
        ["https://example.com/x", "bots/../../secrets", "bots//x", "bots/%2e%2e/x", "C:/Program Files/Git/bots", ""]
    {
        let run = env.run(["api", "GET", path]);
        assert_eq!((run.stdout.as_str(), api.calls().len()), ("", 0), "{path}");
        assert_ne!(run.code, 0, "{path}");
    }
    let whole = format!("{}/bots/a%2Fb", api.url());
    assert_eq!(env.run(["api", "GET", &whole]).code, 0);
    assert_eq!(api.lines(), ["GET /api/v1/bots/a%2Fb"]);
}

#[test]
fn mistakes_are_usage_errors() {
    let api = FakeApi::ok(&json!({}));
    let env = TestEnv::of(&api);
    for arguments in [
        &["api", "POST", "x", "-f", "a[=1"][..],
        &["api", "POST", "x", "-f", "a=1", "-f", "a[b]=2"],
        &["api", "POST", "x", "-F", "a=@missing"],
        &["api", "POST", "x", "--paginate"],
        &["api", "POST", "x", "-f", "novalue"],
        &["api", "GET", "x", "-H", "no colon"],
        &["api", "GET", "x", "--jq", ".["],
    ] {
        let run = env.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}: {}", run.stderr);
    }
    assert!(api.calls().is_empty());
}
