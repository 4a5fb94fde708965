//! `auth`: a key is checked, kept for its owner only, and never shown.

use serde_json::json;

use crate::support::{Answer, FakeApi, TestEnv};

const KEY: &str = "ms_live_0123456789abcdef";

#[test]
fn a_key_from_stdin_is_checked_and_kept_for_its_owner_only() {
    let api = FakeApi::ok(&json!({"bots": [], "hasNextPage": false, "nextCursor": null}));
    let env = TestEnv::new().with("MEETSTREAM_API_URL", &api.url());

    let run = env.run_with_input(["auth", "login", "--stdin"], format!("  {KEY}\n"));

    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.starts_with("stored the key …cdef for profile `default` in "), "{}", run.stdout);
    let call = &api.calls()[0];
    assert_eq!(call.line(), "GET /api/v1/bots");
    assert_eq!(call.header("authorization"), Some(format!("Token {KEY}").as_str()));

    let path = env.run(["config", "path"]).stdout;
    let config = std::fs::read_to_string(path.trim()).unwrap();
    assert_eq!(config, format!("[profiles.default]\napi_key = \"{KEY}\"\n"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(path.trim()).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let status = env.run(["auth", "status"]);
    assert_eq!(status.code, 0);
    assert!(status.stdout.contains("key      …cdef (file "), "{}", status.stdout);
    assert!(status.stdout.ends_with("), accepted\n"), "{}", status.stdout);

    let logout = env.run(["auth", "logout"]);
    assert_eq!((logout.code, logout.stdout.as_str()), (0, "removed the key of profile `default`\n"));
    assert_eq!(env.run(["auth", "status"]).code, 4);
}

#[test]
fn a_refused_key_is_not_stored() {
    let api = FakeApi::always(Answer::json(401, &json!({"detail": "Invalid token."})));
    let env = TestEnv::new().with("MEETSTREAM_API_URL", &api.url());

    let run = env.run_with_input(["auth", "login", "--stdin"], KEY);

    assert_eq!((run.code, run.stdout.as_str()), (4, ""));
    insta::assert_snapshot!(run.stderr, @r"
    error: cannot check the key
      caused by: the service answered 401: Invalid token.

    hint: the key was refused, and is not stored: copy it anew from the service's dashboard, and give it again
    ");
    assert!(!run.stderr.contains(KEY));
    assert!(!std::path::Path::new(env.run(["config", "path"]).stdout.trim()).exists());
    assert_eq!(api.calls().len(), 1, "a refused key is not tried again");
}

#[test]
fn status_says_where_the_key_came_from_and_whether_it_works() {
    let api = FakeApi::always(Answer::json(403, &json!({"message": "Forbidden"})));
    let run = TestEnv::of(&api).run(["auth", "status", "--json"]);
    assert_eq!(run.code, 4);
    let status = run.json();
    assert_eq!(status["key"], "…cdef");
    assert_eq!(status["origin"], "environment MEETSTREAM_API_KEY");
    assert_eq!(status["valid"], false);
    assert_eq!(run.error()["http_status"], 403);
    assert_eq!(run.error()["exit_status"], 4);
}

#[test]
fn a_login_without_a_terminal_says_how_to_go_about_it() {
    let run = TestEnv::new().run(["auth", "login"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    insta::assert_snapshot!(run.stderr, @r"
    error: API key needs an answer, and there is no terminal to ask on

    hint: pipe the key in: `meetstream auth login --stdin < FILE`, or set MEETSTREAM_API_KEY
    ");
}

#[test]
fn the_vendors_key_is_the_last_source_and_is_not_touched() {
    let api = FakeApi::ok(&json!({"bots": []}));
    let env = TestEnv::new().with("MEETSTREAM_API_URL", &api.url());
    let vendor = env.home().join(".meetstream/config.json");
    std::fs::create_dir(vendor.parent().unwrap()).unwrap();
    std::fs::copy(env.file("vendor.json", format!("{{\"api_key\":\"{KEY}\"}}")), &vendor).unwrap();

    let run = env.run(["auth", "status", "--json"]);
    assert_eq!(run.code, 0);
    assert_eq!(run.json()["origin"], format!("vendor file {}", vendor.display()));

    let run = env.run(["auth", "logout"]);
    assert_eq!(run.code, 0);
    assert!(run.stderr.contains("there is still a key from vendor file"), "{}", run.stderr);
    assert!(vendor.exists());
}

#[test]
fn what_was_pasted_around_a_key_is_not_sent() {
    let api = FakeApi::ok(&json!({"bots": [], "hasNextPage": false, "nextCursor": null}));
    let env = TestEnv::new().with("MEETSTREAM_API_URL", &api.url());
    for pasted in [format!("\u{feff}{KEY}\r\n"), format!("Token {KEY}"), format!("\"{KEY}\u{200b}\"")] {
        assert_eq!(env.run_with_input(["auth", "login", "--stdin"], &pasted).code, 0, "{pasted:?}");
        assert_eq!(api.calls().last().unwrap().header("authorization"), Some(format!("Token {KEY}").as_str()));
    }
    let run = env.run_with_input(["auth", "login", "--stdin"], format!("{KEY}\n{KEY}\n"));
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("character 25 is U+000A") && !run.stderr.contains(KEY), "{}", run.stderr);
}
