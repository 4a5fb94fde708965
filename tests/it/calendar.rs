//! `calendar`: connecting, events, bots that join them.

use serde_json::json;

use crate::support::{Answer, FakeApi, TestEnv};

const BOT: &str = "6667fd0c-0165-471a-a880-06a1180be377";

#[test]
fn calendars_are_connected_with_secrets_from_files_or_stdin() {
    let api = FakeApi::ok(&json!({"calendar_id": "c-1", "user_email": "ann@acme.com", "calendars": []}));
    let env = TestEnv::of(&api);
    env.file("secret.txt", "s3cret\n");
    env.file("token.txt", "t0ken\n");
    let run = env.run([
        "calendar",
        "connect",
        "google",
        "--client-id",
        "id",
        "--client-secret-file",
        "secret.txt",
        "--refresh-token-file",
        "token.txt",
    ]);
    assert_eq!(
        (run.code, run.stdout.as_str(), run.stderr.as_str()),
        (0, "connected calendar c-1 of ann@acme.com\n", "")
    );
    assert_eq!(api.calls()[0].line(), "POST /api/v1/calendar/create_calendar");
    assert_eq!(
        api.calls()[0].json(),
        json!({"google_client_id": "id", "google_client_secret": "s3cret", "google_refresh_token": "t0ken"})
    );
    let outlook = ["calendar", "connect", "outlook", "--client-id", "id", "--stdin", "--replace"];
    assert_eq!(env.run_with_input(outlook, "s3cret\nt0ken\n").code, 0);
    assert_eq!(api.calls()[1].line(), "POST /api/v1/calendar/create_outlook_calendar");
    assert_eq!(api.calls()[1].json()["replace"], true);
    let run = env.run_with_input(outlook, "only one\n");
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("two lines") && !run.stderr.contains("only one"), "{}", run.stderr);
}

#[test]
fn events_are_listed_page_by_page() {
    let event = json!({"id": "e/1", "start_time": "2026-03-01T09:00:00Z", "meeting_url":
        "https://zoom.us/j/1234567890?pwd=hunter2", "bots": [{}], "raw": {"summary": "Weekly"}});
    let first = event.clone();
    let api = FakeApi::start(move |call, _| {
        let last = call.target.contains("cursor=");
        let next = if last { json!(null) } else { json!("n-2") };
        Answer::json(200, &json!({"next": next, "has_more": !last, "results": [first]}))
    });
    let env = TestEnv::of(&api);
    let run = env.run(["calendar", "events", "--absolute", "--from", "2026-03-01T00:00:00+01:00", "--limit", "1"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, "there are more: --all prints every one\n"));
    insta::assert_snapshot!(run.stdout, @r"
    EVENT  STARTS                NAME    BOTS  MEETING
    e/1    2026-03-01 09:00:00Z  Weekly  1     https://zoom.us/j/1234567890?…
    ");
    assert_eq!(api.lines(), ["GET /api/v1/calendar/events?time_min=2026-03-01T00%3A00%3A00%2B01%3A00&limit=1"]);
    let json = env.run(["calendar", "events", "--all", "--stored", "--json"]).json();
    assert_eq!((json["events"].as_array().unwrap().len(), &json["events"][0]["response"]), (2, &event));
    assert_eq!(api.lines()[2], "GET /api/v1/calendar/get_events?cursor=n-2");
    let run = env.run(["calendar", "events", "--from", "2026-03-01"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("--from: a date needs a zone"), "{}", run.stderr);
}

#[test]
fn bots_are_scheduled_for_events_and_taken_off_them() {
    let api = FakeApi::ok(&json!({"scheduled": true, "bot_id": BOT}));
    let env = TestEnv::of(&api);
    let run = env.run([
        "calendar",
        "schedule",
        "e/1",
        "--name",
        "Nina",
        "--video",
        "--transcript",
        "meetstream",
        "--all-occurrences",
        "--occurrence-limit",
        "4",
    ]);
    assert_eq!((run.code, run.stdout), (0, format!("bot {BOT} joins event e/1\n")));
    assert_eq!(
        api.calls()[0].json(),
        json!({
            "bot_config": {"bot_name": "Nina", "video_required": true,
                "transcription": {"meetstream": {"language": "auto", "translate": false}}},
            "schedule_all_occurrences": true, "recurring_event": true, "occurrence_limit": 4,
        })
    );
    assert_eq!(env.run(["calendar", "schedule", "e-1", "--occurrence", "2026-03-01"]).code, 0);
    assert_eq!(api.calls()[1].json(), json!({"occurrence_date": "2026-03-01"}));
    assert_eq!(env.run(["calendar", "unschedule", "e/1", "--all-occurrences"]).stdout, "no bot joins event e/1\n");
    let run = env.run(["calendar", "reschedule", BOT, "--at", "2030-03-01T09:00:00Z", "--name", "N"]);
    assert_eq!((run.code, run.stdout), (0, format!("rescheduled bot {BOT}\n")));
    assert_eq!(api.calls()[3].json(), json!({"scheduled_join_time": "2030-03-01T09:00:00Z", "bot_username": "N"}));
    assert_eq!(env.run(["calendar", "cancel", BOT]).stdout, format!("cancelled bot {BOT}\n"));
    assert_eq!(
        api.lines(),
        [
            "POST /api/v1/calendar/schedule/e%2F1".to_owned(),
            "POST /api/v1/calendar/schedule/e-1".to_owned(),
            "DELETE /api/v1/calendar/schedule/e%2F1?cancel_all_occurrences=true".to_owned(),
            format!("PATCH /api/v1/calendar/scheduled_bots/{BOT}"),
            format!("DELETE /api/v1/calendar/scheduled_bots/{BOT}"),
        ]
    );
    assert_eq!(env.run(["calendar", "schedule", "..", "--video"]).code, 2);
    assert_eq!(env.run(["calendar", "reschedule", BOT]).code, 2);
    assert_eq!(env.run(["calendar", "reschedule", BOT, "--at", "2030-03-01T09:00:00"]).code, 2);
}

#[test]
fn an_event_that_has_a_bot_names_it() {
    let api = FakeApi::always(Answer::json(409, &json!({"message": "already scheduled", "bot_id": BOT})));
    let run = TestEnv::of(&api).run(["calendar", "schedule", "e-1"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains(&format!("there is bot {BOT} already")), "{}", run.stderr);
}

#[test]
fn auto_join_is_turned_on_and_off_and_shown() {
    let api = FakeApi::ok(&json!({"auto_schedule_enabled": true, "default_bot_config": {"bot_name": "N"}}));
    let env = TestEnv::of(&api);
    assert_eq!(env.run(["calendar", "auto-join", "on", "--name", "Nina"]).stdout, "auto-join is on\n");
    assert_eq!(api.calls()[0].json(), json!({"default_bot_config": {"bot_name": "Nina", "video_required": false}}));
    assert_eq!(env.run(["calendar", "auto-join", "off"]).stdout, "auto-join is off\n");
    assert_eq!(env.run(["calendar", "auto-join", "status"]).stdout, "auto-join is on\n");
    assert_eq!(env.run(["calendar", "recurrence", "e-1", "off"]).code, 0);
    assert_eq!(api.calls()[3].json(), json!({"event_id": "e-1", "recurring_enabled": false}));
}

#[test]
fn disconnecting_falls_back_to_the_other_verb() {
    let api = FakeApi::start(|call, _| match call.method.as_str() {
        "POST" => Answer::json(405, &json!({"message": "Method Not Allowed"})),
        _ => Answer::json(200, &json!({"disconnected": true})),
    });
    let env = TestEnv::of(&api);
    let run = env.run(["calendar", "disconnect", "--provider", "google", "--account", "acc", "--yes"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "disconnected acc\n"));
    assert_eq!(api.lines(), ["POST /api/v1/calendar/disconnect", "DELETE /api/v1/calendar/disconnect"]);
    assert_eq!(api.calls()[1].json(), json!({"provider": "google", "account_id": "acc"}));
    assert_eq!(env.run(["calendar", "disconnect"]).code, 2, "asks first");
}

#[test]
fn calendars_and_scheduled_bots_of_any_shape_are_listed() {
    let api = FakeApi::start(|call, _| {
        let body = if call.target.ends_with("/calendar") {
            json!({"total": 1, "calendars": [{"id": "c-1", "summary": "Work", "isPrimary": true,
                "timeZone": "Europe/Paris"}]})
        } else {
            json!([{"bot_id": "b-1", "join_at": "2026-03-01T09:00:00Z"}])
        };
        Answer::json(200, &body)
    });
    let env = TestEnv::of(&api);
    insta::assert_snapshot!(env.run(["calendar", "list"]).stdout, @r"
    CALENDAR  NAME  PRIMARY  ACCESS  TIME ZONE
    c-1       Work  yes      -       Europe/Paris
    ");
    insta::assert_snapshot!(env.run(["calendar", "scheduled", "--absolute"]).stdout, @r"
    BOT  JOINS                 NAME  STATUS  EVENT
    b-1  2026-03-01 09:00:00Z  -     -       -
    ");
    let nothing = FakeApi::ok(&json!({"calendars": []}));
    let run = TestEnv::of(&nothing).run(["calendar", "list"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    assert!(run.stderr.starts_with("no calendars"), "{}", run.stderr);
}
