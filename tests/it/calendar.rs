//! `calendar`: what is shown, what is sent, and what is refused before anything is sent.

use serde_json::{Value, json};

use crate::support::{Answer, FakeApi, Run, Service, TestEnv};

const CREDENTIALS: &str =
    r#"{"type":"authorized_user","client_id":"id-1","client_secret":"hush-1","refresh_token":"hush-2"}"#;
const BOT: &str = "6667fd0c-0165-471a-a880-06a1180be377";

fn connected() -> (TestEnv, Service) {
    let (env, service) = Service::with_user();
    let run = env.run_with_input(["calendar", "connect", "google", "--credentials", "-"], CREDENTIALS);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    (env, service)
}

fn done(run: Run) -> String {
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    run.stdout
}

#[test]
fn a_calendar_is_connected_listed_and_disconnected() {
    let (env, _service) = Service::with_user();
    let run = env.run(["calendar", "list"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", "no calendars\n"));

    let path = env.file("google.json", CREDENTIALS);
    let connect = ["calendar", "connect", "google", "--credentials", path.to_str().unwrap()];
    assert_eq!(done(env.run(connect)), "connected google calendar google-primary of me@google.example\n");
    insta::assert_snapshot!(done(env.run(["calendar", "list"])), @r"
    CALENDAR        NAME               PRIMARY  ACCESS  TIME ZONE
    google-primary  me@google.example  yes      owner   UTC
    ");
    assert_eq!(done(env.run(["calendar", "list", "-q"])), "google-primary\n");
    let json = env.run(["calendar", "list", "--json"]).json();
    assert_eq!(json["calendars"][0]["calendar_id"], "google-primary");
    assert_eq!(json["response"]["calendars"][0]["backgroundColor"], "#9fe1e7", "the answer is unchanged");

    let run = env.run(["calendar", "disconnect"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("no terminal to ask on") && run.stderr.contains("--yes"), "{}", run.stderr);
    assert_eq!(
        done(env.run(["calendar", "disconnect", "--yes", "--purge-events"])),
        "disconnected the calendar (events deleted: 6, bots taken back: 0)\n"
    );
    assert_eq!(env.run(["calendar", "disconnect", "--yes"]).code, 5, "there is none any more");
}

#[test]
fn several_calendars_are_told_apart() {
    let (env, _service) = connected();
    let outlook = ["calendar", "connect", "outlook", "--credentials", "-"];
    assert_eq!(env.run_with_input(outlook, CREDENTIALS).code, 0);
    let run = env.run_with_input(outlook, CREDENTIALS);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("409: This Outlook account is already connected"), "{}", run.stderr);
    assert_eq!(env.run_with_input(outlook.iter().chain(&["--replace"]), CREDENTIALS).code, 0);

    let run = env.run(["calendar", "disconnect", "--yes"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("Several calendars are connected"), "{}", run.stderr);
    let run = env.run(["calendar", "disconnect", "--yes", "--provider", "outlook", "--json"]);
    assert_eq!((run.code, run.json()["action"].clone()), (0, json!("disconnected")));
    assert_eq!(done(env.run(["calendar", "list", "-q"])), "google-primary\n");
}

#[test]
fn secrets_come_from_files_or_stdin_and_go_to_the_service_alone() {
    let api = FakeApi::ok(&json!({"calendar_id": "c-1", "message": "ok"}));
    let env = TestEnv::of(&api);
    env.file("secret", "hush-1\n");
    env.file("token", "hush-2\n");
    let flags = ["--client-id", "id-1", "--client-secret-file", "secret", "--refresh-token-file"];

    let google = env.run(["-v", "calendar", "connect", "google"].iter().chain(&flags).chain(&["token"]));
    let outlook = ["-v", "calendar", "connect", "outlook", "--replace"];
    let outlook = env.run_with_input(outlook.iter().chain(&flags).chain(&["-"]), "hush-2");

    for run in [google, outlook] {
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(!format!("{run:?}").contains("hush"), "{run:?}");
    }
    assert_eq!(api.lines(), ["POST /api/v1/calendar/create_calendar", "POST /api/v1/calendar/create_outlook_calendar"]);
    assert_eq!(
        api.calls()[0].json(),
        json!({"google_client_id": "id-1", "google_client_secret": "hush-1", "google_refresh_token": "hush-2"})
    );
    assert_eq!(api.calls()[1].json()["microsoft_refresh_token"], "hush-2");
    assert_eq!(api.calls()[1].json()["replace"], true);
}

#[test]
fn credentials_that_cannot_be_read_send_nothing() {
    let api = FakeApi::ok(&json!({}));
    let env = TestEnv::of(&api);
    env.file("broken", r#"{"client_id": "hush"#);
    env.file("list", "[]");
    env.file("half", r#"{"client_secret": "hush", "refresh_token": "hush"}"#);
    env.file("empty", "\n");
    for (arguments, problem) in [
        (vec!["--credentials", "broken"], "is not JSON"),
        (vec!["--credentials", "list"], "must hold a JSON object"),
        (vec!["--credentials", "half"], "no `client_id`"),
        (vec!["--credentials", "missing"], "cannot read `missing`"),
        (vec!["--client-id", "i"], "client secret needs an answer"),
        (vec!["--client-id", "i", "--client-secret-file", "empty"], "cannot read `empty`"),
        (vec!["--client-id", "i", "--client-secret-file", "-", "--refresh-token-file", "-"], "only one of the files"),
        (vec!["--credentials", "half", "--replace"], "--replace is for Outlook"),
        (vec![], "--client-id"),
    ] {
        let run = env.run(["calendar", "connect", "google"].iter().chain(&arguments));
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains(problem) && !run.stderr.contains("hush"), "{arguments:?}: {}", run.stderr);
    }
    assert!(api.calls().is_empty());
}

#[test]
fn events_are_listed_with_when_they_begin() {
    let (env, _service) = connected();
    insta::assert_snapshot!(done(env.run(["calendar", "events"])), @r"
    EVENT                   BEGINS  NAME           MEETING      BOT
    google-1-weekly-sync-1  in 1h   Weekly sync    google_meet  -
    google-1-design-review  in 3h   Design review  zoom         -
    google-1-customer-call  in 1d   Customer call  teams        -
    google-1-lunch          in 2d   Lunch          -            -
    google-1-weekly-sync-2  in 7d   Weekly sync    google_meet  -
    google-1-weekly-sync-3  in 14d  Weekly sync    google_meet  -
    ");
    assert_eq!(done(env.run(["calendar", "events", "--until", "+2h", "-q"])), "google-1-weekly-sync-1\n");
    assert_eq!(done(env.run(["calendar", "events", "--limit", "4", "-q"])).lines().count(), 4);
    let json = env.run(["calendar", "events", "--limit", "1", "--json"]).json();
    assert_eq!(json["events"][0]["name"], "Weekly sync");
    assert_eq!(json["events"][0]["response"]["raw"]["summary"], "Weekly sync");
    assert_eq!(json["next_cursor"], "google-1-weekly-sync-1");
    let run = env.run(["calendar", "events", "--calendar", "other"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", "no events\n"));
}

fn page(id: &str, next: &Value) -> Answer {
    let has_more = !next.is_null();
    Answer::json(200, &json!({"results": [{"id": id, "bots": ["b"]}], "has_more": has_more, "next": next}))
}

#[test]
fn a_list_is_followed_page_by_page_whether_the_next_one_is_a_cursor_or_a_url() {
    let api = FakeApi::start(|_, number| match number {
        0 => page("e-1", &json!("c/1")),
        1 => page("e-2", &json!("https://api.example/calendar/events?limit=1&cursor=c%262")),
        _ => page("e-3", &Value::Null),
    });
    let env = TestEnv::of(&api);
    let from = ["--from", "2030-03-01T09:00:00+01:00", "--until", "2030-03-08T00:00:00Z"];
    let run = env.run(["calendar", "events", "--all", "-q", "--calendar", "cal"].iter().chain(&from));
    assert_eq!(done(run), "e-1\ne-2\ne-3\n");
    let query = "calendar_id=cal&time_min=2030-03-01T08%3A00%3A00Z&time_max=2030-03-08T00%3A00%3A00Z";
    assert_eq!(
        api.lines(),
        ["", "&cursor=c%2F1", "&cursor=c%262"].map(|cursor| format!("GET /api/v1/calendar/events?{query}{cursor}"))
    );

    let api = FakeApi::start(|_, _| page("e-1", &json!("c")));
    let run = TestEnv::of(&api).run(["calendar", "events", "--stored"]);
    assert_eq!((run.code, run.stdout.lines().count()), (0, 2));
    assert!(run.stderr.contains("there are more: --all"), "{}", run.stderr);
    assert_eq!(api.lines(), ["GET /api/v1/calendar/get_events"]);
}

#[test]
fn a_list_that_does_not_end_is_told_after_what_there_is() {
    let api = FakeApi::start(|_, _| page("e-1", &json!("again")));
    let run = TestEnv::of(&api).run(["calendar", "events", "--all", "-q"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, "e-1\ne-1\n"));
    assert!(run.stderr.contains("the list does not end"), "{}", run.stderr);
    assert_eq!(api.calls().len(), 2);
}

#[test]
fn a_bot_is_scheduled_moved_and_taken_back() {
    let (env, _service) = connected();
    let event = "google-1-design-review";
    let run = env.run(["calendar", "schedule", event, "--name", "Nina", "--transcript", "deepgram", "--json"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let json = run.json();
    assert_eq!((&json["event_id"], &json["action"]), (&json!(event), &json!("scheduled")));
    let bot = json["bot_id"].as_str().unwrap();

    let again = env.run(["calendar", "schedule", event]);
    assert_eq!((again.code, again.stdout.as_str()), (1, ""));
    assert!(again.stderr.contains(&format!("there is bot {bot} already")), "{}", again.stderr);
    let listed = done(env.run(["calendar", "scheduled"]));
    insta::assert_snapshot!(listed.replace(bot, "BOT---------------------------------"), @r"
    BOT                                   JOINS  NAME  STATUS     EVENT
    BOT---------------------------------  in 3h  Nina  Scheduled  google-1-design-review
    ");
    assert!(done(env.run(["calendar", "events"])).contains(bot));

    let moved = done(env.run(["calendar", "reschedule", "@last", "2030-03-01T09:00:00+01:00", "--name", "Otto"]));
    assert_eq!(moved, format!("rescheduled bot {bot} to 2030-03-01 08:00:00Z\n"));
    let scheduled = env.run(["calendar", "scheduled", "--json"]).json();
    assert_eq!(scheduled["scheduled_bots"][0]["name"], "Otto");
    assert_eq!(scheduled["scheduled_bots"][0]["scheduled_time"], "2030-03-01T08:00:00Z");

    assert_eq!(done(env.run(["calendar", "cancel", bot])), format!("cancelled bot {bot}\n"));
    let run = env.run(["calendar", "scheduled"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", "no scheduled bots\n"));
    assert_eq!(env.run(["calendar", "cancel", bot]).code, 5);
}

#[test]
fn a_series_gets_its_bots_and_loses_them() {
    let (env, _service) = connected();
    let first = "google-1-weekly-sync-1";
    assert_eq!(env.run(["calendar", "schedule", first, "--all-occurrences", "--occurrence-limit", "2"]).code, 0);
    assert_eq!(done(env.run(["calendar", "scheduled", "-q"])).lines().count(), 2);
    assert_eq!(
        done(env.run(["calendar", "unschedule", first, "--all-occurrences"])),
        format!("unscheduled event {first} (2 bots taken back)\n")
    );
    assert_eq!(env.run(["calendar", "unschedule", first]).code, 5);
    assert_eq!(done(env.run(["calendar", "recurrence", first, "on"])), format!("recurrence of event {first} is on\n"));
    for (arguments, problem) in [
        (["calendar", "recurrence", "google-1-lunch", "on"], "not a recurring event"),
        (["calendar", "schedule", "google-1-lunch", "-q"], "no meeting link"),
    ] {
        let run = env.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert!(run.stderr.contains(problem), "{}", run.stderr);
    }
}

#[test]
fn what_is_sent_for_an_event_says_what_is_contested_explicitly() {
    let api = FakeApi::ok(&json!({"scheduled": true, "bot_id": BOT, "scheduled_time": "2030-03-01T09:00:00Z"}));
    let env = TestEnv::of(&api);
    let run = env.run(["calendar", "schedule", "e-1"]);
    assert_eq!(done(run), format!("scheduled bot {BOT} for event e-1 at 2030-03-01 09:00:00Z\n"));
    env.file(
        "bot.json",
        r#"{"bot_name": "File", "bot_message": "hi", "automatic_leave": {"everyone_left_timeout": 60}}"#,
    );
    let flags = ["--bot-config", "bot.json", "--name", "Flag", "--video", "--retention", "2h", "--transcript"];
    let occurrence = ["meeting_captions", "--occurrence", "2030-03-01"];
    assert_eq!(env.run(["calendar", "schedule", "e-1"].iter().chain(&flags).chain(&occurrence)).code, 0);

    let bodies: Vec<Value> = api.calls().iter().map(crate::support::Call::json).collect();
    assert_eq!(
        bodies[0],
        json!({"bot_config": {
            "bot_name": "Notetaker", "video_required": false,
            "recording_config": {"retention": {"type": "timed", "hours": 168}},
        }})
    );
    assert_eq!(
        bodies[1],
        json!({
            "bot_config": {
                "bot_name": "Flag", "bot_message": "hi", "automatic_leave": {"everyone_left_timeout": 60},
                "video_required": true, "transcription": {"meeting_captions": {}},
                "recording_config": {"retention": {"type": "timed", "hours": 2}},
            },
            "occurrence_date": "2030-03-01",
        })
    );
    assert_eq!(
        done(env.run(["calendar", "reschedule", BOT, "--attr", "a=b"])),
        format!("changed custom_attributes of bot {BOT}\n")
    );
    assert_eq!(api.calls()[2].line(), format!("PATCH /api/v1/calendar/scheduled_bots/{BOT}"));
    assert_eq!(api.calls()[2].json(), json!({"custom_attributes": {"a": "b"}}));
}

#[test]
fn what_cannot_be_meant_is_refused_before_anything_is_sent() {
    let api = FakeApi::ok(&json!({}));
    let env = TestEnv::of(&api);
    env.file("bot.json", r#"{"meeting_link": "https://meet.google.com/x"}"#);
    env.file("text.json", "bot_name: Nina");
    for (arguments, problem) in [
        (vec!["reschedule", BOT, "2030-03-01T09:00:00"], "a date needs a time and a zone"),
        (vec!["reschedule", BOT, "2030-03-01"], "a date needs a time and a zone"),
        (vec!["reschedule", BOT, "2020-03-01T09:00:00Z"], "in the past"),
        (vec!["reschedule", BOT], "WHEN"),
        (vec!["reschedule", "a/b", "+1h"], "a/b"),
        (vec!["events", "--from", "tomorrow"], "a date needs a time and a zone"),
        (vec!["events", "--from", "+2h", "--until", "+1h"], "--until must be after --from"),
        (vec!["events", "--limit", "0"], "--limit"),
        (vec!["schedule", ".."], "an id cannot be"),
        (vec!["schedule", "a\u{1b}[2J"], "control characters"),
        (vec!["schedule", "e", "--occurrence", "2030-03-01T09:00:00"], "a time with a zone"),
        (vec!["schedule", "e", "--bot-config", "bot.json"], "`meeting_link` comes from the event"),
        (vec!["schedule", "e", "--bot-config", "text.json"], "is not JSON"),
        (vec!["schedule", "e", "--retention", "90m"], "whole number of hours"),
        (vec!["schedule", "e", "--callback-url", "nope"], "--callback-url"),
        (vec!["unschedule", "e", "--from-date", "2030-03-01"], "--all-occurrences"),
        (vec!["recurrence", "e", "maybe"], "maybe"),
    ] {
        let run = env.run(["calendar"].iter().chain(&arguments));
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains(problem) && !run.stderr.contains('\u{1b}'), "{arguments:?}: {}", run.stderr);
    }
    assert!(api.calls().is_empty());
}

#[test]
fn an_events_id_never_becomes_another_route() {
    let api = FakeApi::ok(&json!({"schedules_cancelled": 1}));
    let env = TestEnv::of(&api);
    for id in ["a/../b", "a b?c=d", "会議", "%2e%2e"] {
        assert_eq!(env.run(["calendar", "unschedule", id]).code, 0);
    }
    assert_eq!(
        api.lines(),
        ["a%2F..%2Fb", "a%20b%3Fc=d", "%E4%BC%9A%E8%AD%B0", "%252e%252e"]
            .map(|id| format!("DELETE /api/v1/calendar/schedule/{id}"))
    );
}

#[test]
fn odd_answers_are_shown_as_far_as_they_make_sense() {
    let odd = json!({"Results": [
        {"ID": 7, "startTime": 1_900_000_000, "raw": {"subject": "In\u{1b}[2JOutlook"}, "bots": null},
        {"id": null, "start_time": {}, "meeting_url": "https://x.example/"},
        "not an event",
    ]});
    let api = FakeApi::ok(&odd);
    let env = TestEnv::of(&api);
    insta::assert_snapshot!(done(env.run(["calendar", "events", "--absolute"])), @r"
    EVENT  BEGINS                NAME        MEETING  BOT
    7      2030-03-17 17:46:40Z  In Outlook  -        -
    -      -                     -           link     -
    -      -                     -           -        -
    ");
    let json = env.run(["calendar", "events", "--json"]).json();
    assert_eq!(json["events"][0]["response"], odd["Results"][0]);
    let api = FakeApi::ok(&json!(["b-1", {"BotID": "b-2", "join_at": "soon"}]));
    let run = TestEnv::of(&api).run(["calendar", "scheduled"]);
    assert_eq!((run.code, run.stdout.lines().count()), (0, 3), "{}", run.stdout);
    let api = FakeApi::ok(&Value::Null);
    assert_eq!(TestEnv::of(&api).run(["calendar", "list"]).stderr, "no calendars\n");
    assert_eq!(done(TestEnv::of(&api).run(["calendar", "auto-join", "status"])), "auto-join  unknown\n");
}

#[test]
fn disconnecting_takes_the_other_verb_where_the_first_is_not_known() {
    for status in [404, 405] {
        let api = FakeApi::start(move |call, _| match call.method.as_str() {
            "POST" => Answer::json(status, &json!({"message": "no"})),
            _ => Answer::json(200, &json!({"disconnected": true})),
        });
        let run =
            TestEnv::of(&api).run(["calendar", "disconnect", "--yes", "--provider", "google", "--account", "a/1"]);
        assert_eq!(done(run), "disconnected google calendar\n");
        assert_eq!(api.lines(), ["POST /api/v1/calendar/disconnect", "DELETE /api/v1/calendar/disconnect"]);
        assert_eq!(api.calls()[1].json(), json!({"provider": "google", "account_id": "a/1"}));
    }
    let api = FakeApi::always(Answer::json(403, &json!({"message": "not yours"})));
    let run = TestEnv::of(&api).run(["calendar", "disconnect", "--yes"]);
    assert_eq!((run.code, run.stdout.as_str(), api.calls().len()), (4, "", 1));
    assert!(run.stderr.contains("403: not yours"), "{}", run.stderr);
}

#[test]
fn auto_join_is_turned_on_shown_and_turned_off() {
    let (env, _service) = connected();
    assert_eq!(done(env.run(["calendar", "auto-join", "status"])), "auto-join  off\n");
    let on = ["calendar", "auto-join", "on", "--video", "--transcript", "deepgram", "--language", "de"];
    assert_eq!(done(env.run(on)), "auto-join is on, as Notetaker\n");
    insta::assert_snapshot!(done(env.run(["calendar", "auto-join", "status"])), @r"
    auto-join   on
    name        Notetaker
    video       yes
    transcript  deepgram
    ");
    let json = env.run(["calendar", "auto-join", "status", "--json"]).json();
    assert_eq!(json["enabled"], true);
    assert_eq!(json["default_bot_config"]["transcription"]["deepgram"]["language"], "de");
    assert_eq!(
        done(env.run(["calendar", "auto-join", "off"])),
        "auto-join is off; bots that are scheduled already stay\n"
    );
    assert_eq!(done(env.run(["calendar", "auto-join", "status", "--jq", ".enabled"])), "false\n");
}
