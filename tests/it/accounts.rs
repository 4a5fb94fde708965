//! `agent`, `login-domain`, `login` and `storage`: what is asked of the API, and that secrets stay off the screen.

use serde_json::{Value, json};

use crate::support::{Answer, FakeApi, TestEnv};

#[test]
fn agents_are_made_shown_changed_and_deleted_from_files() {
    let api = FakeApi::start(|call, _| match (call.method.as_str(), call.target.contains('?')) {
        ("GET", false) => Answer::json(
            200,
            &json!({"agent_configs": [{"agent_config_id": "a-1", "agent_name": "Nina",
            "mode": "realtime", "model": {"provider": "openai", "model": "gpt"}}], "count": 1}),
        ),
        ("GET", true) => Answer::json(200, &json!({"agent_config": {"agent_config_id": "a-1", "agent_name": "Nina"}})),
        _ => Answer::json(200, &json!({"message": "ok", "agent_config_id": "a-1"})),
    });
    let env = TestEnv::of(&api);
    env.file("agent.json", r#"{"agent_name": "Nina", "Avatar": {"x": 1}}"#);

    let run = env.run(["agent", "create", "agent.json"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "created agent a-1\n", ""));
    assert_eq!(api.calls()[0].json(), json!({"agent_name": "Nina", "Avatar": {"x": 1}}));

    let run = env.run_with_input(["agent", "update", "a-1", "-"], r#"{"mode": "pipeline"}"#);
    assert_eq!((run.code, run.stdout.as_str()), (0, "updated agent a-1\n"));
    assert_eq!(api.calls()[1].json(), json!({"mode": "pipeline", "agent_config_id": "a-1"}));

    insta::assert_snapshot!(env.run(["agent", "list"]).stdout, @r"
    AGENT  NAME  MODE      MODEL
    a-1    Nina  realtime  openai gpt
    ");
    assert_eq!(env.run(["agent", "show", "a-1", "--jq", ".response.agent_config.agent_name"]).stdout, "Nina\n");
    let run = env.run(["agent", "delete", "a-1", "--yes"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "deleted agent a-1\n"));
    assert_eq!(
        api.lines(),
        [
            "POST /api/v1/mia",
            "PUT /api/v1/mia",
            "GET /api/v1/mia",
            "GET /api/v1/mia?agent_config_id=a-1",
            "DELETE /api/v1/mia?agent_config_id=a-1"
        ]
    );
    assert_eq!(env.run(["agent", "delete", "a-1"]).code, 2);
    env.file("list.json", "[1]");
    let run = env.run(["agent", "create", "list.json"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("must hold a JSON object"), "{}", run.stderr);
}

#[test]
fn domains_of_both_providers_are_managed() {
    let api = FakeApi::start(|call, _| match (call.method.as_str(), call.target.as_str()) {
        ("GET", "/api/v1/google-login-domains") => Answer::json(
            200,
            &json!({"domains": [
            {"sso_workspace_domain": "acme.com", "name": "Acme", "login_mode": "always", "login_count": 2,
                "active_login_count": 1}]}),
        ),
        ("PATCH", _) => Answer::json(405, &json!({"message": "Method Not Allowed"})),
        _ => Answer::json(200, &json!({"domain": "acme.com"})),
    });
    let env = TestEnv::of(&api);
    let run = env.run(["login-domain", "add", "google", "acme.com", "--name", "Acme", "--mode", "if-required"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "added domain acme.com\n"));
    assert_eq!(
        api.calls()[0].json(),
        json!({"name": "Acme", "login_mode": "if_required", "sso_workspace_domain": "acme.com"})
    );
    assert_eq!(env.run(["login-domain", "add", "teams", "acme.com"]).code, 0);
    assert_eq!(api.calls()[1].json(), json!({"domain": "acme.com", "login_mode": "always"}));
    insta::assert_snapshot!(env.run(["login-domain", "list", "google"]).stdout, @r"
    DOMAIN    NAME  MODE    ACCOUNTS  ACTIVE
    acme.com  Acme  always  2         1
    ");
    // The service may know only PUT.
    let run = env.run(["login-domain", "update", "google", "acme.com", "--mode", "always"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "updated domain acme.com\n"));
    assert_eq!(env.run(["login-domain", "remove", "teams", "a/b", "--yes"]).code, 0);
    assert_eq!(
        api.lines()[3..],
        [
            "PATCH /api/v1/google-login-domains/acme.com",
            "PUT /api/v1/google-login-domains/acme.com",
            "DELETE /api/v1/teams-login-domains/a%2Fb"
        ]
    );
    assert_eq!(env.run(["login-domain", "show", "google", ".."]).code, 2);
    assert_eq!(env.run(["login-domain", "update", "teams", "acme.com", "--mode", "if-required"]).code, 2);
}

#[test]
fn passwords_and_keys_come_from_stdin_and_files_and_are_not_shown() {
    let api = FakeApi::ok(&json!({"login_id": "l-1", "email": "bot@acme.com", "is_active": true}));
    let env = TestEnv::of(&api);
    let run = env.run_with_input(
        ["login", "add", "teams", "--domain", "acme.com", "--email", "bot@acme.com", "--password-stdin", "-v"],
        "hunter2hunter2\n",
    );
    assert_eq!((run.code, run.stdout.as_str()), (0, "added account l-1\n"));
    assert!(!run.stderr.contains("hunter2"), "{}", run.stderr);
    assert_eq!(
        api.calls()[0].json(),
        json!({"password": "hunter2hunter2", "domain": "acme.com", "email": "bot@acme.com", "is_active": true})
    );
    env.file("key.pem", "KEY\n");
    env.file("cert.pem", "CERT\n");
    let google = ["login", "add", "google", "--domain", "acme.com", "--email", "a@acme.com", "--inactive"];
    assert_eq!(env.run(google.iter().chain(&["--key", "key.pem", "--cert", "cert.pem"])).code, 0);
    assert_eq!(
        api.calls()[1].json(),
        json!({"sso_private_key_pem": "KEY", "sso_cert_pem": "CERT", "domain": "acme.com", "email": "a@acme.com",
            "is_active": false})
    );
    let run = env.run(google);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("need --key and --cert"), "{}", run.stderr);
    let run = env.run(["login", "add", "teams", "--domain", "acme.com", "--email", "a@acme.com"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("--password-stdin"), "{}", run.stderr);
}

#[test]
fn accounts_are_listed_shown_changed_and_removed() {
    let login = json!({"login_id": "l-1", "email": "bot@acme.com", "is_active": false, "active_sessions": 2,
        "last_test_status": "ok", "x": 1});
    let body = json!({"logins": [{"login_id": "l-0"}, login]});
    let api = FakeApi::ok(&body);
    let env = TestEnv::of(&api);
    insta::assert_snapshot!(env.run(["login", "list", "google", "--domain", "acme.com"]).stdout, @r"
    LOGIN  EMAIL         ACTIVE  IN USE  LAST RESULT
    l-0    -             -       -       -
    l-1    bot@acme.com  no      2       ok
    ");
    let run = env.run(["login", "show", "google", "l-1", "--domain", "acme.com", "--json"]);
    assert_eq!(run.json()["response"], login);
    assert_eq!(env.run(["login", "show", "google", "l-9", "--domain", "acme.com"]).code, 5);
    assert_eq!(env.run(["login", "show", "google", "l-1"]).code, 2, "Google needs the domain");

    assert_eq!(env.run(["login", "enable", "teams", "l-1"]).stdout, "enabled account l-1\n");
    assert_eq!(env.run(["login", "disable", "google", "l-1", "--domain", "acme.com"]).stdout, "disabled account l-1\n");
    let run = env.run(["login", "remove", "google", "l-1", "--domain", "acme.com", "--yes"]);
    assert_eq!(run.stdout, "removed account l-1\n");
    let calls = api.calls();
    let calls = &calls[calls.len() - 3..];
    assert_eq!(calls[0].line(), "PATCH /api/v1/teams-logins/l-1");
    assert_eq!(calls[0].json(), json!({"is_active": true}));
    assert_eq!(calls[1].json(), json!({"is_active": false, "domain": "acme.com"}));
    assert_eq!(calls[2].line(), "DELETE /api/v1/google-logins/l-1?domain=acme.com");
}

#[test]
fn storage_is_set_shown_and_cleared_though_answers_are_empty() {
    let api = FakeApi::start(|call, _| match call.method.as_str() {
        "GET" => Answer::json(200, &json!({"provider": "aws", "bucket_name": "b"})),
        _ => Answer::text(200, "application/json", ""),
    });
    let env = TestEnv::of(&api);
    env.file("bucket.json", r#"{"provider":"aws","bucket_name":"b","access_key_id":"A"}"#);
    env.file("secret.txt", "hunter2\n");
    let run = env.run(["storage", "set", "bucket.json"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("`secret_key` is required"), "{}", run.stderr);

    let run = env.run(["storage", "set", "bucket.json", "--secret-key-file", "secret.txt"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "future recordings go to bucket b\n", ""));
    assert_eq!(api.calls()[0].line(), "PUT /api/v1/admin/configs?config_type=storage");
    assert_eq!(api.calls()[0].json()["secret_key"], "hunter2");
    assert_eq!(env.run(["storage", "show", "--jq", ".response.bucket_name"]).stdout, "b\n");
    let run = env.run(["storage", "clear", "--yes", "--json"]);
    assert_eq!(run.json(), json!({"key_name": "aws", "action": "cleared", "response": Value::Null}));
    assert_eq!(api.calls()[2].line(), "DELETE /api/v1/admin/configs?key_name=aws");
}
