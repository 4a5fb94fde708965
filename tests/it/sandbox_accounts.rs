//! What the sandbox has beside bots, through the commands that use it.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{Service, TestEnv};

/// A user of a fresh sandbox.
fn user(flags: &[&str]) -> (TestEnv, Service) {
    let mut env = TestEnv::new().with("MEETSTREAM_API_KEY", TestEnv::KEY);
    let service = Service::start(&env, flags);
    env.set("MEETSTREAM_API_URL", service.api_url());
    (env, service)
}

#[test]
fn agents_live_from_creation_to_deletion() {
    let (env, service) = user(&[]);
    env.file("agent.json", r#"{"agent_name":"Nina","mode":"realtime","model":{"provider":"openai","model":"gpt"}}"#);
    let id = env.run(["agent", "create", "agent.json", "--jq", ".agent_config_id"]).stdout;
    let id = id.trim();
    env.file("change.json", r#"{"mode":"pipeline"}"#);
    assert_eq!(env.run(["agent", "update", id, "change.json"]).code, 0);
    assert_eq!(env.run(["agent", "list", "--jq", ".agents[] | .agent_name, .mode"]).stdout, "Nina\npipeline\n");
    assert_eq!(env.run(["agent", "delete", id, "--yes"]).code, 0);
    assert_eq!(env.run(["agent", "show", id]).code, 5);
    assert_eq!(env.run_with_input(["agent", "create", "-"], r#"{"agent_name":"x","mode":"odd","model":{}}"#).code, 2);
    // Another key sees nothing of it.
    let other = TestEnv::new()
        .with("MEETSTREAM_API_KEY", "ms_another_0123456789")
        .with("MEETSTREAM_API_URL", service.api_url());
    assert_eq!(other.run(["agent", "list", "--jq", ".agents | length"]).stdout, "0\n");
}

#[test]
fn a_bot_signs_in_with_accounts_of_registered_domains_only() {
    let (env, _service) = user(&[]);
    let create =
        ["create", "-q", "--link", "https://meet.google.com/abc-defg-hij", "--google-login-domain", "acme.com"];
    let run = env.run(create);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("google_meet.google_login_domain 'acme.com' is not registered"), "{}", run.stderr);

    assert_eq!(env.run(["login-domain", "add", "google", "acme.com"]).code, 0);
    assert_eq!(env.run(["login-domain", "add", "google", "acme.com"]).code, 1, "it is there already");
    env.file("key.pem", "KEY");
    env.file("cert.pem", "CERT");
    let add = ["login", "add", "google", "--domain", "acme.com", "--email", "bot@acme.com", "--key", "key.pem"];
    let id = env.run(add.iter().chain(&["--cert", "cert.pem", "--jq", ".login_id"])).stdout;
    let id = id.trim();
    assert_eq!(env.run(create).code, 0);

    let shown = env.run(["login-domain", "show", "google", "acme.com", "--json"]).json();
    assert_eq!(
        (&shown["domain"]["active_login_count"], &shown["domain"]["logins"][0]["login_id"]),
        (&json!(1), &json!(id))
    );
    assert_eq!(env.run(["login-domain", "remove", "google", "acme.com", "--yes"]).code, 1, "an account is active");
    assert_eq!(env.run(["login", "disable", "google", id, "--domain", "acme.com"]).code, 0);
    assert_eq!(
        env.run(["login", "show", "google", id, "--domain", "acme.com", "--jq", ".login.is_active"]).stdout,
        "false\n"
    );
    assert_eq!(env.run(["login-domain", "remove", "google", "acme.com", "--yes"]).code, 0);
    assert_eq!(env.run(["login", "list", "google", "--domain", "acme.com"]).code, 5);
}

#[test]
fn teams_accounts_sign_in_with_a_password_that_reactivates_them() {
    let (env, _service) = user(&[]);
    assert_eq!(env.run(["login-domain", "add", "teams", "acme.com", "--name", "Acme"]).code, 0);
    let add = ["login", "add", "teams", "--domain", "acme.com", "--email", "b@acme.com", "--inactive"];
    let id = env.run_with_input(add.iter().chain(&["--password-stdin", "--jq", ".login_id"]), "hunter2").stdout;
    let id = id.trim();
    assert_eq!(env.run(["login", "show", "teams", id, "--jq", ".login.is_active"]).stdout, "false\n");
    assert_eq!(env.run_with_input(["login", "set-secret", "teams", id, "--password-stdin"], "hunter3").code, 0);
    assert_eq!(env.run(["login", "show", "teams", id, "--jq", ".login.is_active"]).stdout, "true\n");
    // Of Teams, the accounts go with the domain.
    assert_eq!(env.run(["login-domain", "remove", "teams", "acme.com", "--yes"]).code, 0);
    assert_eq!(env.run(["login", "show", "teams", id]).code, 5);
}

#[test]
fn a_calendar_brings_events_that_bots_join() {
    let (env, _service) = user(&["--speed", "1"]);
    assert_eq!(env.run(["calendar", "list", "--jq", ".calendars | length"]).stdout, "0\n");
    let connect = ["calendar", "connect", "google", "--client-id", "id", "--stdin"];
    assert_eq!(env.run_with_input(connect, "secret\ntoken\n").code, 0);
    let pages = env.run(["calendar", "events", "--limit", "2", "--all", "--json"]).json();
    let events: Vec<&str> =
        pages["events"].as_array().unwrap().iter().map(|e| e["event_id"].as_str().unwrap()).collect();
    assert_eq!(events.len(), 3);

    let bot = env.run(["calendar", "schedule", events[0], "--name", "Nina", "--jq", ".bot_id"]).stdout;
    let bot = bot.trim();
    let again = env.run(["calendar", "schedule", events[0]]);
    assert_eq!(again.code, 1);
    assert!(again.stderr.contains(&format!("there is bot {bot} already")), "{}", again.stderr);
    assert_eq!(env.run(["list", "-q"]).stdout, format!("{bot}\n"));
    assert_eq!(env.run(["calendar", "reschedule", bot, "--at", "2999-03-01T09:00:00Z"]).code, 0);
    let at = env.run(["calendar", "scheduled", "--jq", ".bots[0].scheduled_join_time"]).stdout;
    assert_eq!(at, "2999-03-01T09:00:00Z\n");
    assert_eq!(env.run(["calendar", "cancel", bot]).code, 0);
    assert_eq!(env.run(["calendar", "cancel", bot]).code, 5);
    assert_eq!(env.run(["status", bot]).code, 5);

    assert_eq!(env.run(["calendar", "recurrence", events[0], "on"]).code, 2, "it does not recur");
    assert_eq!(env.run(["calendar", "recurrence", events[2], "on"]).code, 0);
    assert_eq!(env.run(["calendar", "schedule", events[2], "--all-occurrences"]).code, 0);
    assert_eq!(env.run(["calendar", "unschedule", events[2], "--all-occurrences"]).code, 0);
    assert_eq!(env.run(["calendar", "schedule", "no-such-event"]).code, 5);

    assert_eq!(env.run(["calendar", "auto-join", "on", "--video"]).code, 0);
    let on = env.run(["calendar", "auto-join", "status", "--jq", ".auto_join, .bot_config.video_required"]).stdout;
    assert_eq!(on, "true\ntrue\n");
    assert_eq!(env.run(["calendar", "auto-join", "off"]).code, 0);
    assert_eq!(env.run(["calendar", "auto-join", "status"]).stdout, "auto-join is off\n");

    let outlook = ["calendar", "connect", "outlook", "--client-id", "id", "--stdin"];
    assert_eq!(env.run_with_input(outlook, "secret\ntoken\n").code, 0);
    assert_eq!(env.run_with_input(outlook, "secret\ntoken\n").code, 1, "one is connected");
    assert_eq!(env.run_with_input(outlook.iter().chain(&["--replace"]), "secret\ntoken\n").code, 0);
    let run = env.run(["calendar", "disconnect", "--yes"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("Several calendars are connected"), "{}", run.stderr);
    assert_eq!(env.run(["calendar", "disconnect", "--provider", "google", "--yes"]).code, 0);
    assert_eq!(env.run(["calendar", "disconnect", "--yes"]).code, 0);
    assert_eq!(env.run(["calendar", "events", "--jq", ".events | length"]).stdout, "0\n");
}

#[test]
fn storage_is_kept_without_its_credentials() {
    let (env, _service) = user(&[]);
    assert_eq!(env.run(["storage", "show"]).stderr, "no storage of your own: recordings are in the service's\n");
    env.file(
        "bucket.json",
        r#"{"provider":"aws","bucket_name":"b","access_key_id":"A","secret_key":"S","region":"x"}"#,
    );
    assert_eq!(env.run(["storage", "set", "bucket.json"]).code, 0);
    let stored = env.run(["storage", "show", "--json"]).json();
    assert_eq!(stored["response"], json!({"provider": "aws", "bucket_name": "b", "region": "x"}));
    assert_eq!(env.run(["storage", "clear", "--yes"]).code, 0);
    assert_eq!(env.run(["storage", "clear", "--yes"]).code, 5);
}

#[test]
fn bots_take_commands_while_they_are_in_a_meeting() {
    let (env, service) = user(&["--speed", "5"]);
    let link = "https://meet.google.com/abc-defg-hij";
    let live = env.run(["create", "-q", "--link", link]).stdout;
    let deadline = Instant::now() + Duration::from_secs(50);
    while env.run(["say", live.trim(), "hello"]).code != 0 {
        assert!(Instant::now() < deadline, "the bot was never in a meeting");
    }
    assert_eq!(env.run(["image", live.trim(), "https://example.com/a.png"]).code, 0);
    assert_eq!(env.run(["pause", live.trim()]).code, 0);

    let bot = env.run(["create", "-q", "--link", link, "--join-at", "2999-01-01T00:00:00Z"]).stdout;
    let bot = bot.trim();
    let run = env.run(["say", bot, "hello"]);
    assert_eq!(run.code, 1, "it has not joined");
    assert!(run.stderr.contains("the service answered 409"), "{}", run.stderr);
    assert_eq!(env.run(["api", "POST", &format!("bots/{bot}/send_image"), "-f", "url=x"]).code, 2);

    let pause = format!("/bots/{bot}/pause_recording");
    let statuses: Vec<u16> =
        (0..31).map(|_| service.call_as(TestEnv::KEY, "POST", &pause, &json!({})).status).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 409).count(), 30);
    let limited = service.call_as(TestEnv::KEY, "POST", &pause, &json!({}));
    assert_eq!(limited.status, 429);
    let run = env.run(["pause", bot]);
    assert_eq!(run.code, 6);
    assert!(run.stderr.contains("(wait 1m before the next call)"), "{}", run.stderr);
}

#[test]
fn wrong_verbs_and_unknown_routes_are_named() {
    let (env, service) = user(&[]);
    assert_eq!(service.call("PATCH", "/mia", &json!({})).status, 405);
    assert_eq!(service.call("DELETE", "/calendar/disconnect", &Value::Null).status, 405);
    assert_eq!(service.get("/google-logins/l-1").status, 405);
    let run = env.run(["api", "GET", "no/such/route"]);
    assert_eq!(run.code, 5);
    assert!(run.stderr.contains("/api/v1/no/such/route"), "{}", run.stderr);
}
