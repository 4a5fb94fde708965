//! `api`: any call, with the key, the retries and the errors of every command.

use serde_json::{Value, json};

use crate::support::{Answer, FakeApi, Run, Service, TestEnv};

fn done(run: Run) -> String {
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    run.stdout
}

#[test]
fn a_body_is_printed_as_it_came() {
    let body = "{\"b\": 1.0,\n \"a\": [ ]}";
    let api = FakeApi::always(Answer::text(200, "application/json", body).header("x-request-id", "r-1"));
    let env = TestEnv::of(&api);
    assert_eq!(done(env.run(["api", "get", "bots"])), body);
    assert_eq!(api.calls()[0].header("authorization"), Some(format!("Token {}", TestEnv::KEY).as_str()));
    assert_eq!(done(env.run(["api", "GET", "/bots", "--jq", ".b"])), "1.0\n");
    assert_eq!(env.run(["api", "GET", "/bots", "--json"]).json(), json!({"a": [], "b": 1.0}));
    let included = done(env.run(["api", "GET", "/bots", "-i"]));
    assert!(included.starts_with("HTTP/1.1 200\n") && included.contains("\nx-request-id: r-1\n"), "{included}");
    assert!(included.ends_with(&format!("\n\n{body}")), "{included}");
    let run = env.run(["api", "GET", "/bots", "-i", "--json"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
}

#[test]
fn fields_become_a_query_or_a_body() {
    let api = FakeApi::ok(&json!({}));
    let env = TestEnv::of(&api);
    env.file("note.txt", "two\nlines");
    let fields =
        ["-f", "name=1", "-F", "n=1", "-F", "a[b]=true", "-F", "l[]=null", "-F", "l[]=x=y", "-F", "t=@note.txt"];
    assert_eq!(env.run(["api", "POST", "/mia"].iter().chain(&fields)).code, 0);
    assert_eq!(env.run(["api", "GET", "/bots?x=1", "-f", "custom_attr[team]=a&b", "-F", "n=2"]).code, 0);
    let piped = env.run_with_input(["api", "PATCH", "teams-logins/l%2F1", "-F", "password=@-"], "hush");
    assert_eq!(piped.code, 0);
    assert_eq!(
        api.lines(),
        [
            "POST /api/v1/mia",
            "GET /api/v1/bots?x=1&custom_attr%5Bteam%5D=a%26b&n=2",
            "PATCH /api/v1/teams-logins/l%2F1",
        ]
    );
    assert_eq!(
        api.calls()[0].json(),
        json!({"name": "1", "n": 1, "a": {"b": true}, "l": [null, "x=y"], "t": "two\nlines"})
    );
    assert!(api.calls()[1].body.is_empty());
    assert_eq!(api.calls()[2].json(), json!({"password": "hush"}));
}

#[test]
fn input_is_sent_byte_by_byte() {
    let api = FakeApi::ok(&json!({}));
    let env = TestEnv::of(&api);
    let body = "{ \"a\" : 1.50, \"a\" : 2 }\n";
    let run = env.run_with_input(["api", "PUT", "mia", "--input", "-", "-f", "dry=1", "-H", "X-Note: a: b"], body);
    assert_eq!(run.code, 0, "{}", run.stderr);
    env.file("body.txt", "not json");
    let typed = env.run(["api", "POST", "mia", "--input", "body.txt", "-H", "content-type: text/plain"]);
    assert_eq!(typed.code, 0, "{}", typed.stderr);
    let calls = api.calls();
    assert_eq!((calls[0].line().as_str(), calls[0].header("x-note")), ("PUT /api/v1/mia?dry=1", Some("a: b")));
    assert_eq!((&calls[0].body[..], calls[0].header("content-type")), (body.as_bytes(), Some("application/json")));
    assert_eq!((&calls[1].body[..], calls[1].header("content-type")), (&b"not json"[..], Some("text/plain")));
}

#[test]
fn what_cannot_be_sent_is_refused_before() {
    let api = FakeApi::ok(&json!({}));
    let env = TestEnv::of(&api);
    env.file("text", "no");
    for (arguments, problem) in [
        (vec!["GET", "https://evil.example/api/v1/bots"], "the key goes nowhere else"),
        (vec!["GET", "//evil.example/bots"], "the key goes nowhere else"),
        (vec!["GET", "C:/Program Files/Git/bots"], "MSYS_NO_PATHCONV"),
        (vec!["GET", "bots/../mia"], "`.` or `..`"),
        (vec!["GET", ""], "the path is empty"),
        (vec!["FETCH", "bots"], "one of GET"),
        (vec!["bots"], "comes before the path"),
        (vec!["GET", "bots", "-H", "Authorization: Token x"], "the key is the profile's"),
        (vec!["GET", "bots", "-H", "nope"], "NAME: VALUE"),
        (vec!["GET", "bots", "-f", "nope"], "KEY=VALUE"),
        (vec!["POST", "mia", "-f", "a=1", "-f", "a[b]=2"], "clashes"),
        (vec!["POST", "mia", "-f", "a[=1"], "is not written like"),
        (vec!["POST", "mia", "--input", "text"], "`text` is not JSON"),
        (vec!["POST", "mia", "-F", "a=@missing"], "cannot read `missing`"),
        (vec!["POST", "mia", "-F", "a=@-", "-F", "b=@-"], "only one value"),
        (vec!["GET", "bots", "--input", "text"], "--input makes a body"),
        (vec!["POST", "mia", "--paginate"], "read with GET"),
    ] {
        let run = env.run(["api"].iter().chain(&arguments));
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains(problem), "{arguments:?}: {}", run.stderr);
    }
    assert!(api.calls().is_empty());
}

#[test]
fn a_refusal_prints_its_body_and_ends_with_its_status() {
    for (status, code) in [(400, 2), (401, 4), (403, 4), (404, 5), (405, 1), (409, 1), (202, 3)] {
        let api = FakeApi::always(Answer::json(status, &json!({"message": "because"})));
        let env = TestEnv::of(&api);
        let run = env.run(["api", "POST", "mia", "-f", "a=1"]);
        assert_eq!((run.code, run.stdout.as_str()), (code, "{\"message\":\"because\"}\n"), "{status}");
        assert!(run.stderr.contains("cannot call POST mia") && run.stderr.contains("because"), "{}", run.stderr);
        let run = env.run(["api", "POST", "mia", "--json"]);
        assert_eq!((run.json(), run.error()["exit_status"].clone()), (json!({"message": "because"}), json!(code)));
    }
    let api = FakeApi::always(Answer::text(502, "text/html", "<h1>oops</h1>"));
    let run = TestEnv::of(&api).run(["api", "POST", "mia", "--json"]);
    assert_eq!((run.code, run.stdout.as_str()), (6, ""), "what is no JSON is no document");
    assert_eq!(api.calls().len(), 1, "a call that may have had its effect is not repeated");
}

#[test]
fn a_call_that_can_be_repeated_is() {
    let recovers = |_: &crate::support::Call, number: usize| match number {
        0 => Answer::json(503, &json!({})),
        _ => Answer::json(507, &json!({"bot_id": "b"})),
    };
    let api = FakeApi::start(recovers);
    let run = TestEnv::of(&api).run(["api", "POST", "bots/create_bot", "-f", "a=1", "-H", "idempotency-key: k-1"]);
    assert_eq!(done(run), r#"{"bot_id":"b"}"#);
    assert_eq!(api.calls()[1].header("idempotency-key"), Some("k-1"));
    let api = FakeApi::start(|_, number| Answer::json(if number == 0 { 500 } else { 200 }, &json!([1])));
    assert_eq!(done(TestEnv::of(&api).run(["api", "GET", "bots"])), "[1]");
}

#[test]
fn pages_become_one_document() {
    let (env, service) = Service::with_user();
    let mut created: Vec<Value> = (0..45).map(|_| service.create(&json!({}))["bot_id"].clone()).collect();
    created.reverse();
    let listed = env.run(["api", "GET", "bots?cursor=x", "-f", "cursor=y"]).json();
    assert_eq!(listed["bots"], json!([]), "an unknown cursor is the end");

    let merged = env.run(["api", "GET", "/bots", "--paginate"]).json();
    let ids: Vec<Value> = merged["bots"].as_array().unwrap().iter().map(|bot| bot["BotID"].clone()).collect();
    assert_eq!(ids, created);
    assert_eq!((&merged["hasNextPage"], &merged["nextCursor"]), (&json!(false), &Value::Null));

    let api = FakeApi::ok(&json!({"bots": [1], "hasNextPage": true, "nextCursor": "again"}));
    let run = TestEnv::of(&api).run(["api", "GET", "bots", "--paginate", "-f", "limit=1"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("the list does not end"), "{}", run.stderr);
    assert_eq!(api.lines(), ["GET /api/v1/bots?limit=1", "GET /api/v1/bots?limit=1&cursor=again"]);
}

#[test]
fn an_answer_without_a_body_prints_nothing() {
    let api = FakeApi::always(Answer::text(204, "text/plain", ""));
    let env = TestEnv::of(&api);
    assert_eq!(done(env.run(["api", "DELETE", "/mia?agent_config_id=a"])), "");
    assert_eq!(done(env.run(["api", "DELETE", "/mia?agent_config_id=a", "--json"])), "null\n");
}
