//! The commands about bots that exist: what is asked of the API, what is printed, how they exit.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{Answer, FakeApi, Service, TestEnv};

const BOT: &str = "6667fd0c-0165-471a-a880-06a1180be377";
const OTHER: &str = "6667fd0c-ffff-471a-a880-06a1180be377";
const MEET: &str = "https://meet.google.com/abc-defg-hij";

/// Answers `create_bot` with one bot after the other, and anything else with `{}`.
fn creating(bots: &'static [&'static str]) -> FakeApi {
    FakeApi::start(move |call, number| {
        if call.target.ends_with("/create_bot") {
            Answer::json(201, &json!({"bot_id": bots[number % bots.len()], "status": "Active"}))
        } else {
            Answer::json(200, &json!({"status": "InMeeting"}))
        }
    })
}

fn page(ids: &[&str], next: Option<&str>) -> Answer {
    let bots: Vec<Value> = ids
        .iter()
        .map(|id| {
            json!({"BotID": id, "Status": "Recording", "BotUsername": "Nina", "Platform": "gmeet",
            "CreatedAt": "2026-02-27T07:11:51Z"})
        })
        .collect();
    Answer::json(200, &json!({"bots": bots, "hasNextPage": next.is_some(), "nextCursor": next}))
}

#[test]
fn a_list_is_a_table_with_whole_ids() {
    let api = FakeApi::always(Answer::json(
        200,
        &json!({"bots": [
            {"BotID": BOT, "Status": "Recording", "BotUsername": "Nina\u{1b}[2J", "Platform": "gmeet",
                "CreatedAt": "2026-02-27T07:11:51Z"},
            {"bot_id": "b-2", "status": "Done", "platform": "teams", "CreatedAt": null},
            {"id": 7, "STATUS": ["odd"]},
        ], "hasNextPage": true, "nextCursor": "c-2"}),
    ));
    let run = TestEnv::of(&api).run(["list", "--absolute", "--attr", "team=a&b"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, "there are more: --all prints every one, --limit N so many\n"));
    insta::assert_snapshot!(run.stdout, @r"
    BOT                                   STATUS     NAME  PLATFORM         CREATED
    6667fd0c-0165-471a-a880-06a1180be377  Recording  Nina  Google Meet      2026-02-27 07:11:51Z
    b-2                                   Done       -     Microsoft Teams  -
    7                                     -          -     -                -
    ");
    assert_eq!(api.lines(), ["GET /api/v1/bots?custom_attr%5Bteam%5D=a%26b"]);
}

#[test]
fn json_holds_what_the_api_sent_unchanged() {
    let raw = json!({"BotID": BOT, "New": [1.5, null], "Status": {"odd": true}});
    let api = FakeApi::ok(&json!({"bots": [raw], "hasNextPage": false}));
    let run = TestEnv::of(&api).run(["list", "--json"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(run.json()["bots"][0]["response"], raw);
    assert_eq!(run.json()["bots"][0]["bot_id"], BOT);
    assert_eq!(run.json()["next_cursor"], Value::Null);
}

#[test]
fn all_follows_the_cursor_and_filters_apply_to_every_page() {
    let api = FakeApi::start(|call, _| match call.target.split_once("cursor=") {
        None => page(&["a-1", "a-2"], Some("c/2")),
        Some((_, "c%2F2")) => page(&["a-3"], Some("c3")),
        Some(_) => Answer::json(200, &json!({"bots": [{"BotID": "a-4", "Status": "Done"}], "hasNextPage": false})),
    });
    let env = TestEnv::of(&api);
    assert_eq!(env.run(["list", "--all", "-q"]).stdout, "a-1\na-2\na-3\na-4\n");
    assert_eq!(api.lines(), ["GET /api/v1/bots", "GET /api/v1/bots?cursor=c%2F2", "GET /api/v1/bots?cursor=c3"]);
    assert_eq!(env.run(["list", "--all", "-q", "--status", "done"]).stdout, "a-4\n");
    assert_eq!(env.run(["list", "--limit", "3", "-q", "--platform", "meet"]).stdout, "a-1\na-2\na-3\n");
    assert_eq!(env.run(["list", "--jq", ".bots[].bot_id, .next_cursor"]).stdout, "a-1\na-2\nc/2\n");
    assert_eq!(api.calls().len(), 3 + 3 + 2 + 1, "a page past the limit is not fetched");
}

#[test]
fn a_list_that_does_not_end_is_shown_and_said_to_be_incomplete() {
    let api = FakeApi::start(|_, _| page(&["a-1"], Some("again")));
    let run = TestEnv::of(&api).run(["list", "--all", "-q"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, "a-1\na-1\n"));
    assert!(run.stderr.contains("the list does not end"), "{}", run.stderr);
}

#[test]
fn an_empty_list_says_so_on_stderr() {
    let api = FakeApi::ok(&json!({"bots": [], "hasNextPage": false}));
    let env = TestEnv::of(&api);
    let run = env.run(["list"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", "no bots\n"));
    assert_eq!(env.run(["list", "--json"]).json(), json!({"bots": [], "next_cursor": null}));
}

#[test]
fn a_bot_is_named_by_the_beginning_of_its_id_or_as_the_last_one() {
    let api = creating(&[OTHER, BOT]);
    let env = TestEnv::of(&api);
    for _ in 0..2 {
        assert_eq!(env.run(["create", "-q", "--link", MEET]).code, 0);
    }
    let run = env.run(["status", "@last"]);
    assert_eq!((run.code, run.stdout), (0, format!("{BOT}  InMeeting\n")));
    assert_eq!(env.run(["status", "6667fd0c-f", "-q"]).stdout, "InMeeting\n");
    assert_eq!(api.lines()[3], format!("GET /api/v1/bots/{OTHER}/status"));

    let run = env.run(["status", "6667fd0c"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains(&format!("begins the ids of several bots: {BOT}, {OTHER}")), "{}", run.stderr);
    // Too short to be looked up, or unknown: taken as it is.
    assert_eq!(env.run(["status", "6667"]).stdout, "6667  InMeeting\n");
    assert_eq!(env.run(["status", "99999999"]).stdout, "99999999  InMeeting\n");
}

#[test]
fn without_a_bot_of_ones_own_there_is_no_last_one() {
    let api = FakeApi::ok(&json!({}));
    let run = TestEnv::of(&api).run(["status", "@last"]);
    assert_eq!((run.code, run.stdout.as_str()), (5, ""));
    assert!(run.stderr.contains("this machine has not created a bot yet"), "{}", run.stderr);
}

#[test]
fn ids_that_could_lead_elsewhere_are_refused() {
    let api = FakeApi::ok(&json!({}));
    let env = TestEnv::of(&api);
    for id in ["a/b", "..", "a b", "é", "a?b", ""] {
        for command in ["status", "show", "remove", "pause", "transcripts"] {
            let run = env.run([command, id]);
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{command} {id:?}");
        }
    }
    assert!(api.calls().is_empty());
}

#[test]
fn one_failure_does_not_stop_the_rest() {
    let api = FakeApi::start(|call, _| match call.target.as_str() {
        "/api/v1/bots/b-2/status" => Answer::json(404, &json!({"message": "Bot not found"})),
        "/api/v1/bots/b-3/status" => Answer::json(200, &json!({"status": "NotAllowed"})),
        _ => Answer::json(200, &json!({"status": "Done"})),
    });
    let env = TestEnv::of(&api);
    let run = env.run(["status", "b-1", "b-2", "b-3"]);
    assert_eq!((run.code, run.stdout.as_str()), (5, "b-1  Done\nb-3  NotAllowed\n"));
    assert!(run.stderr.contains("cannot fetch the state of bot `b-2`"), "{}", run.stderr);

    let run = env.run_with_input(["status", "-", "--json"], "b-1\n b-3\n");
    assert_eq!((run.code, run.stderr.as_str()), (8, ""));
    let statuses: Vec<_> = run.json().as_array().unwrap().iter().map(|bot| bot["status"].clone()).collect();
    assert_eq!(statuses, ["Done", "NotAllowed"]);
    // One bot is an object, not a list.
    assert_eq!(env.run(["status", "b-1", "--json"]).json()["response"], json!({"status": "Done"}));
    assert_eq!(env.run(["status", "b-3"]).code, 8);
    let run = env.run_with_input(["status", "-"], "b-1\na/b\n");
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
}

#[test]
fn bots_are_told_what_to_do() {
    let api = FakeApi::ok(&json!({"status": "ok"}));
    let env = TestEnv::of(&api);
    for (arguments, line, request, body) in [
        (&["remove", BOT][..], "asked bot BOT to leave", "GET /api/v1/bots/BOT/remove_bot", Value::Null),
        (
            &["pause", BOT],
            "bot BOT was told to pause its recording",
            "POST /api/v1/bots/BOT/pause_recording",
            json!({}),
        ),
        (
            &["resume", BOT],
            "bot BOT was told to resume its recording",
            "POST /api/v1/bots/BOT/resume_recording",
            json!({}),
        ),
        (&["delete", "--yes", BOT], "deleted the data of bot BOT", "DELETE /api/v1/bots/BOT/delete", Value::Null),
        (
            &["say", BOT, "hello", "you"],
            "bot BOT was told to say it",
            "POST /api/v1/bots/BOT/send_message",
            json!({"message": "hello you", "metadata": {"message_type": "text"}}),
        ),
        (
            &["image", BOT, "https://example.com/a.png", "--duration", "30s"],
            "bot BOT was told to show it",
            "POST /api/v1/bots/BOT/send_image",
            json!({"img_url": "https://example.com/a.png", "metadata": {"message_type": "image"}, "display_duration": 30}),
        ),
    ] {
        let before = api.calls().len();
        let run = env.run(arguments);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{arguments:?}");
        assert_eq!(run.stdout, format!("{}\n", line.replace("BOT", BOT)));
        let calls = api.calls();
        assert_eq!(calls[before].line(), request.replace("BOT", BOT));
        let sent: Value = serde_json::from_slice(&calls[before].body).unwrap_or_default();
        assert_eq!(sent, body, "{arguments:?}");
        let run = env.run(arguments.iter().copied().chain(["--json"]));
        assert_eq!((run.json()["bot_id"].as_str(), &run.json()["response"]), (Some(BOT), &json!({"status": "ok"})));
    }
    let run = env.run_with_input(["say", BOT, "-"], "from stdin\n");
    assert_eq!(run.code, 0);
    assert_eq!(api.calls().last().unwrap().json()["message"], "from stdin");
    assert_eq!(env.run_with_input(["say", BOT, "-"], " \n").code, 2);
    assert_eq!(env.run(["image", BOT, "ftp://example.com/a.png"]).code, 2);
    assert_eq!(env.run(["image", BOT, "https://example.com/a.png", "--duration", "0s"]).code, 2);
}

#[test]
fn data_is_not_erased_without_an_answer() {
    let api = FakeApi::ok(&json!({}));
    let run = TestEnv::of(&api).run(["delete", BOT]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("no terminal to ask on") && run.stderr.contains("--yes"), "{}", run.stderr);
    assert!(api.calls().is_empty());
}

#[test]
fn a_call_that_may_have_had_its_effect_is_not_repeated() {
    let api = FakeApi::always(Answer::json(503, &json!({"message": "busy"})));
    let env = TestEnv::of(&api);
    assert_eq!(env.run(["say", BOT, "hello"]).code, 6);
    assert_eq!(env.run(["delete", "--yes", BOT]).code, 6);
    assert_eq!(api.calls().len(), 2);
}

#[test]
fn everything_known_of_a_bot_is_shown() {
    let details = json!({"bot_details": {
        "BotID": BOT, "Status": "Done", "Platform": "zoom", "BotUsername": "Nina",
        "MeetingLink": "https://zoom.us/j/1234567890?pwd=hunter2", "CreatedAt": "2026-05-26T10:10:00Z",
        "Duration": 90, "TranscriptStatus": "Failed", "AudioStatus": "Success", "caption_file": null,
        "transcript_id": "t-1",
        "StatusTimeline": {
            "Done": {"message": "Error: Deepgram API error: 401", "status": true, "timestamp": "2026-05-26T10:12:00Z"},
            "Joining": {"message": "", "status": true, "timestamp": "2026-05-26T10:10:20Z"},
            "InMeeting": {"status": true, "timestamp": "2026-05-26T10:10:25Z"},
            "BotRejected": {"message": "", "status": false, "timestamp": null}},
        "RequestPayload": {"video_required": false, "recording_config": {"transcript": {"provider": {"deepgram": {}}}}},
        "custom_attributes": {"team": "sales"}}});
    let api = FakeApi::ok(&details);
    let env = TestEnv::of(&api);
    let run = env.run(["show", BOT, "--absolute"]);
    assert_eq!((run.code, run.stderr.as_str()), (8, ""));
    insta::assert_snapshot!(run.stdout, @r"
    bot         6667fd0c-0165-471a-a880-06a1180be377
    name        Nina
    status      Done
    platform    Zoom
    meeting     https://zoom.us/j/1234567890?…
    created     2026-05-26 10:10:00Z
    duration    1m 30s
    transcript  deepgram
    attribute   team=sales
    journal     0 events

    timeline  (+ is the time since the stage before)
      Joining    2026-05-26 10:10:20Z
      InMeeting  2026-05-26 10:10:25Z  +5s
      Done       2026-05-26 10:12:00Z  +1m 35s  Error: Deepgram API error: 401

    artifacts
      audio       Success
      transcript  Failed

    problem     the transcript failed: Error: Deepgram API error: 401
      try       check the key of deepgram on the service's dashboard
      try       transcribe again, or with another provider: `meetstream transcribe 6667fd0c-0165-471a-a880-06a1180be377 --provider deepgram`
    ");
    let json = env.run(["show", BOT, "--json"]).json();
    assert_eq!(json["response"], details);
    assert_eq!(json["provider"], "deepgram");
    assert_eq!(
        json["timeline"][1],
        json!({"stage": "InMeeting", "at": "2026-05-26T10:10:25Z", "gap_s": 5.0, "message": null})
    );
    assert!(json["problem"]["what"].as_str().unwrap().starts_with("the transcript failed"));
}

#[test]
fn details_of_any_shape_are_shown_as_far_as_they_make_sense() {
    for body in [json!({"bot_details": {"status": 7, "StatusTimeline": []}}), json!([]), json!({"bot_details": null})] {
        let api = FakeApi::ok(&body);
        let env = TestEnv::of(&api);
        let run = env.run(["show", "b-1"]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{body}");
        assert!(run.stdout.starts_with("bot         b-1\n"), "{}", run.stdout);
        assert_eq!(env.run(["show", "b-1", "--json"]).json()["response"], body);
    }
}

#[test]
fn a_transcription_is_started_and_waited_for() {
    let api = FakeApi::start(|call, number| match (call.target.rsplit('/').next().unwrap(), number) {
        ("transcribe", _) => Answer::json(200, &json!({"bot_id": BOT, "transcript_id": "t-2", "provider": "sarvam"})),
        ("transcriptions", 0..=2) => {
            Answer::json(200, &json!({"transcriptions": [{"transcript_id": "t-2", "status": "Processing"}]}))
        }
        ("transcriptions", _) => {
            Answer::json(200, &json!({"transcriptions": [{"transcript_id": "t-2", "status": "Success"}]}))
        }
        _ => Answer::json(200, &json!({"bot_details": {"transcript_id": "t-2", "TranscriptStatus": "Processing"}})),
    });
    let env = TestEnv::of(&api);
    let run = env.run(["transcribe", BOT, "--provider", "sarvam", "--language", "hi-IN", "--wait", "1m"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, "waiting up to 1m for transcript t-2\n"));
    assert_eq!(run.stdout, format!("transcript t-2 of bot {BOT} by sarvam: success\n"));
    assert_eq!(api.calls()[0].line(), format!("POST /api/v1/bots/{BOT}/transcribe"));
    assert_eq!(api.calls()[0].json()["provider"]["sarvam"]["language_code"], "hi-IN");

    let run = env.run(["transcribe", BOT, "--provider", "meetstream_streaming"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("transcribes during the call only"), "{}", run.stderr);
}

#[test]
fn a_run_that_failed_or_takes_too_long_exits_8_or_3() {
    let run_status = |status: &'static str, details: &'static str, wait: &str| {
        let api = FakeApi::start(move |call, _| match call.target.rsplit('/').next().unwrap() {
            "transcribe" => Answer::json(200, &json!({"transcript_id": "t-2"})),
            "transcriptions" => {
                Answer::json(200, &json!({"transcriptions": [{"transcript_id": "t-2", "status": status}]}))
            }
            _ => Answer::json(200, &json!({"bot_details": {"transcript_id": "t-2", "TranscriptStatus": details}})),
        });
        TestEnv::of(&api).run(["transcribe", BOT, "-p", "deepgram", "--wait", wait]).code
    };
    assert_eq!(run_status("Failed", "Failed", "1m"), 8);
    assert_eq!(run_status("Not started", "Failed", "1m"), 8, "the bot's own status is the authority");
    assert_eq!(run_status("Processing", "Processing", "100ms"), 3);
}

#[test]
fn transcripts_are_listed() {
    let body = json!({"bot_id": BOT, "transcriptions": [{"transcript_id": "t-1", "provider": "deepgram",
        "status": "Success", "created_at": "2026-05-26T10:12:00Z", "download_urls": null}]});
    let api = FakeApi::ok(&body);
    let env = TestEnv::of(&api);
    let run = env.run(["transcripts", BOT, "--absolute"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    insta::assert_snapshot!(run.stdout, @r"
    BOT       TRANSCRIPT  PROVIDER  STATUS   STARTED
    6667fd0c  t-1         deepgram  Success  2026-05-26 10:12:00Z
    ");
    assert_eq!(env.run(["transcripts", BOT, "--json"]).json()["response"], body);
}

#[test]
fn a_whole_life_is_seen_through_the_sandbox() {
    let mut env = TestEnv::new().with("MEETSTREAM_API_KEY", TestEnv::KEY);
    let service = Service::start(&env, &[]);
    env.set("MEETSTREAM_API_URL", service.api_url());
    let bot = env.run(["create", "-q", "--link", MEET, "--transcript", "deepgram", "--attr", "team=sales"]).stdout;
    let bot = bot.trim();
    // A second transcript needs the audio to be there.
    let run = env.run(["fetch", "audio", bot, "--wait"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let run = env.run(["transcribe", bot, "-p", "meetstream", "--wait"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(env.run(["transcripts", bot, "--jq", ".transcripts | length"]).stdout, "2\n");
    assert_eq!(env.run(["list", "-q", "--attr", "team=sales"]).stdout, format!("{bot}\n"));
    assert_eq!(env.run(["list", "-q", "--attr", "team=other"]).stdout, "");
    let shown = env.run(["show", "@last", "--json"]).json();
    assert_eq!((shown["bot_id"].as_str(), shown["provider"].as_str()), (Some(bot), Some("deepgram")));
    assert_eq!(shown["journal"]["events"], 0);
    let run = env.run(["delete", "--yes", bot]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(env.run(["show", bot]).code, 5);
}

#[test]
fn bots_take_commands_while_they_are_in_a_meeting() {
    let mut env = TestEnv::new().with("MEETSTREAM_API_KEY", TestEnv::KEY);
    let service = Service::start(&env, &["--speed", "5"]);
    env.set("MEETSTREAM_API_URL", service.api_url());
    let live = env.run(["create", "-q", "--link", MEET]).stdout;
    let deadline = Instant::now() + Duration::from_secs(50);
    let status = format!("/bots/{}/status", live.trim());
    while service.call_as(TestEnv::KEY, "GET", &status, &json!({})).json()["status"] != "Recording" {
        assert!(Instant::now() < deadline, "the bot never recorded");
    }
    assert_eq!(env.run(["say", live.trim(), "hello"]).code, 0);
    assert_eq!(env.run(["image", live.trim(), "https://example.com/a.png"]).code, 0);
    assert_eq!(env.run(["pause", live.trim()]).code, 0);

    let bot = env.run(["create", "-q", "--link", MEET, "--join-at", "2999-01-01T00:00:00Z"]).stdout;
    let bot = bot.trim();
    let run = env.run(["say", bot, "hello"]);
    assert_eq!(run.code, 1, "it has not joined");
    assert!(run.stderr.contains("the service answered 409"), "{}", run.stderr);
    assert_eq!(env.run(["api", "POST", &format!("bots/{bot}/send_image"), "-f", "url=x"]).code, 2);

    let pause = format!("/bots/{bot}/pause_recording");
    for _ in 0..30 {
        assert_eq!(service.call_as(TestEnv::KEY, "POST", &pause, &json!({})).status, 409);
    }
    let run = env.run(["pause", bot]);
    assert_eq!(run.code, 6);
    assert!(run.stderr.contains("(wait 1m before the next call)"), "{}", run.stderr);
    assert_eq!(service.call_as(TestEnv::KEY, "GET", &pause, &Value::Null).status, 405);
}

#[test]
fn a_bot_is_followed_until_it_has_left() {
    let states = ["Joining", "InMeeting", "InMeeting", "NotAllowed", "Unreachable"];
    let api = FakeApi::start(move |_, number| Answer::json(200, &json!({"status": states[number]})));
    let env = TestEnv::of(&api);
    let run = env.run(["status", BOT, "--watch"]);
    let expected = format!("{BOT}  Joining\n{BOT}  InMeeting\n{BOT}  NotAllowed\n");
    assert_eq!((run.code, run.stdout, run.stderr.as_str()), (8, expected, ""));
    assert_eq!(api.calls().len(), 4, "nothing is asked after the end");
}

#[test]
fn a_bot_that_stays_is_given_up_when_the_time_is_over() {
    let api = FakeApi::ok(&json!({"status": "InMeeting"}));
    let env = TestEnv::of(&api);
    let run = env.run(["status", BOT, "--watch", "500ms", "--json"]);
    assert_eq!(run.code, 3);
    assert_eq!(run.stdout.lines().count(), 1);
    assert_eq!(run.json()["status"], "InMeeting");
    assert!(run.stderr.contains("has not left within 500ms"), "{}", run.stderr);
    let run = env.run(["status", BOT, OTHER, "--watch"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
}
