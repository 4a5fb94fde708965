//! The query of the address that a webhook was sent to.

use serde_json::json;

use super::{event, listen};
use crate::support::{App, TestEnv, http, status};

const TOKEN: &str = "t0k3n-of-the-user-1";

#[test]
fn the_query_is_kept_and_goes_everywhere_that_the_body_goes() {
    let env = TestEnv::new().with("PATH", "/usr/local/bin:/usr/bin:/bin");
    let app = App::start(|_| status(204));
    let (mut listener, url) = listen(
        &env,
        &[
            "--forward",
            &format!("{}/hook?own=1", app.port()),
            "--route",
            &format!("bot.*={}/plain", app.port()),
            "--exec",
            "printf %s \"$MEETSTREAM_QUERY\" > query",
        ],
    );
    let query = format!("tenant=1&n=%2F%20&token={TOKEN}");
    assert_eq!(http("POST", &format!("{url}?{query}"), &[], event("b-1", 1).to_string().as_bytes()).status, 200);
    assert_eq!(listener.record("event")["query"], query);
    let mut paths = [app.take().path, app.take().path];
    paths.sort();
    assert_eq!(paths, [format!("/hook?own=1&{query}"), format!("/plain?{query}")]);
    listener.record("exec");
    assert_eq!(std::fs::read_to_string(env.work().join("query")).unwrap(), query);
    assert_eq!(http("POST", &url, &[], event("b-1", 2).to_string().as_bytes()).status, 200);
    assert_eq!(listener.record("event").get("query"), None);
    let run = listener.interrupt();
    assert!(!run.stderr.contains(TOKEN), "{run:?}");

    assert_eq!(env.run(["events", "show", "1", "--json"]).json()["query"], query);
    let shown = env.run(["events", "show", "1"]).stdout;
    assert!(shown.contains("\nquery     tenant=1&n=%2F%20&token=…\n") && !shown.contains(TOKEN), "{shown}");
    assert!(!env.run(["events", "show", "2"]).stdout.contains("query  "));

    let export = env.run(["events", "export"]).stdout;
    let other = TestEnv::new();
    let file = other.file("events.ndjson", &export);
    assert_eq!(other.run(["events", "import", file.to_str().unwrap()]).code, 0);
    let again = other.run(["events", "export"]).records("event");
    assert_eq!((&again[0]["query"], again[1].get("query")), (&json!(query), None));
    assert_eq!(env.run(["events", "export", "--redact"]).records("event")[0].get("query"), None);

    assert_eq!(env.run(["events", "replay", "1", "--to", &format!("{}/again?", app.port())]).code, 0);
    let mut rest = app.so_far();
    assert_eq!(rest.pop().unwrap().path, format!("/again?{query}"));
    // A query is no proof of another event.
    let (mut listener, url) = listen(&env, &[]);
    assert_eq!(http("POST", &format!("{url}?x=2"), &[], event("b-1", 1).to_string().as_bytes()).status, 200);
    assert_eq!(listener.record("event")["duplicate"], true);
}

#[test]
fn a_query_is_as_long_as_a_head_may_be_and_never_holds_the_path_token() {
    let env = TestEnv::new().with("PATH", "/usr/local/bin:/usr/bin:/bin");
    let app = App::start(|_| status(204));
    let arguments = ["--secret-path", "--exec", "printf %s \"$MEETSTREAM_QUERY\" > query", "--forward", &app.url()];
    let (mut listener, url) = listen(&env, &arguments);
    let long = "x".repeat(40_000);
    assert_eq!(http("POST", &format!("{url}?a={long}"), &[], event("b-1", 1).to_string().as_bytes()).status, 200);
    assert!(app.take().path.ends_with(&long));
    assert_eq!(listener.record("exec")["exit_status"], 0, "what is too long for a variable is left out");
    assert_eq!(std::fs::read_to_string(env.work().join("query")).unwrap(), "");
    let longer = http("POST", &format!("{url}?a={}", "x".repeat(70_000)), &[], b"{}").status;
    assert!([414, 431].contains(&longer), "{longer}");

    let token = url.rsplit('/').next().unwrap();
    let encoded: String = token.bytes().flat_map(|byte| ["%25".to_owned(), format!("{byte:x}")]).collect();
    let query = format!("a=1&path=/webhook/{token}&b=2&path=%2Fwebhook%2F{encoded}");
    assert_eq!(http("POST", &format!("{url}?{query}"), &[], event("b-1", 2).to_string().as_bytes()).status, 200);
    let record = listener.record_where(|record| record["type"] == "event" && record["seq"] == 2);
    assert_eq!(record["query"], "a=1&b=2");
    assert!(app.take().path.ends_with("?a=1&b=2"));
    listener.interrupt();
}
