//! `create`: what is sent, what is refused before, and what is printed.

use serde_json::{Value, json};

use crate::support::{Answer, FakeApi, Service, TestEnv};

const MEET: &str = "https://meet.google.com/abc-defg-hij";
const BOT: &str = "6667fd0c-0165-471a-a880-06a1180be377";

fn created() -> Answer {
    Answer::json(201, &json!({"bot_id": BOT, "transcript_id": null, "meeting_url": MEET, "status": "Active"}))
}

/// Runs `create` with these arguments and returns the body that was sent.
fn sent(arguments: &[&str]) -> Value {
    let api = FakeApi::always(created());
    let run = TestEnv::of(&api).run(["create", "-q", "--link", MEET].iter().chain(arguments));
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{arguments:?}");
    api.calls()[0].json()
}

#[test]
fn a_bot_is_sent_with_everything_that_is_contested_said_explicitly() {
    let api = FakeApi::always(created());
    let env = TestEnv::of(&api);

    let run = env.run(["create", "--link", MEET]);

    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(run.stdout, format!("created bot {BOT} (Active)\n"));
    let call = &api.calls()[0];
    assert_eq!(call.line(), "POST /api/v1/bots/create_bot");
    assert_eq!(call.header("content-type"), Some("application/json"));
    let key = call.header("idempotency-key").unwrap();
    assert_eq!((key.len(), key.matches('-').count()), (36, 4), "{key}");
    assert_eq!(
        call.json(),
        json!({
            "meeting_link": MEET, "bot_name": "Notetaker", "video_required": false,
            "recording_config": {"retention": {"type": "timed", "hours": 168}},
        })
    );
}

#[test]
fn a_bot_that_cannot_be_remembered_is_told_with_the_cause() {
    let api = FakeApi::always(created());
    let mut env = TestEnv::of(&api);
    let no_folder = env.file("state", "a file");
    env.set("MEETSTREAM_STATE_DIR", no_folder.to_str().unwrap());

    let run = env.run(["create", "--link", MEET, "-q"]);

    assert_eq!((run.code, run.stdout), (0, format!("{BOT}\n")));
    assert_eq!(run.stderr, "", "quiet means no warnings");
    let stderr = env.run(["create", "--link", MEET]).stderr;
    let what = "warning: the bot was created, but not remembered: cannot open the journal `";
    assert!(stderr.starts_with(what) && stderr.contains("a part of its path is no folder"), "{stderr}");
}

#[test]
fn quiet_prints_the_id_alone_and_json_prints_what_the_api_sent() {
    let api = FakeApi::always(created());
    let env = TestEnv::of(&api);
    assert_eq!(env.run(["create", "--link", MEET, "-q"]).stdout, format!("{BOT}\n"));

    let run = env.run(["create", "--link", MEET, "--idempotency-key", "k-1", "--json"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(
        run.json(),
        json!({
            "bot_id": BOT, "transcript_id": null, "status": "Active", "replayed": false, "idempotency_key": "k-1",
            "response": {"bot_id": BOT, "transcript_id": null, "meeting_url": MEET, "status": "Active"},
        })
    );
    assert_eq!(api.calls()[1].header("idempotency-key"), Some("k-1"));
    assert_eq!(env.run(["create", "--link", MEET, "--jq", ".bot_id"]).stdout, format!("{BOT}\n"));
}

#[test]
fn a_repeated_call_names_itself_alike_and_a_replay_is_a_success() {
    let api = FakeApi::start(|_, number| match number {
        0 => Answer::json(500, &json!({"message": "oops"})),
        _ => Answer::json(507, &json!({"bot_id": BOT, "transcript_id": null, "status": "InMeeting"})),
    });
    let run = TestEnv::of(&api).run(["create", "--link", MEET]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(run.stdout, format!("this call had created bot {BOT} (InMeeting)\n"));
    let calls = api.calls();
    assert_eq!(calls.len(), 2);
    assert_eq!(calls[0].header("idempotency-key"), calls[1].header("idempotency-key"));
}

#[test]
fn a_dry_run_sends_nothing_and_shows_no_secret() {
    let api = FakeApi::always(created());
    let run = TestEnv::of(&api).run([
        "create",
        "--dry-run",
        "--idempotency-key",
        "k-1",
        "--link",
        "https://zoom.us/j/1234567890?pwd=hunter2",
        "--transcript",
        "deepgram",
        "--zoom-zak-url",
        "https://example.com/zak?token=hunter2",
    ]);
    assert_eq!((run.code, run.stderr.as_str()), (0, "nothing was sent\n"));
    assert!(api.calls().is_empty());
    insta::assert_snapshot!(run.stdout.replace(&api.url(), "API"), @r#"
    {
      "method": "POST",
      "url": "API/bots/create_bot",
      "idempotency_key": "k-1",
      "body": {
        "meeting_link": "https://zoom.us/j/1234567890?•••",
        "zoom": {
          "zak_url": "https://example.com/zak?•••"
        },
        "recording_config": {
          "transcript": {
            "provider": {
              "deepgram": {
                "model": "nova-3",
                "language": "en",
                "diarize": true,
                "punctuate": true,
                "smart_format": true
              }
            }
          },
          "retention": {
            "type": "timed",
            "hours": 168
          }
        },
        "bot_name": "Notetaker",
        "video_required": false
      }
    }
    "#);
}

#[test]
fn every_flag_has_its_place_in_the_body() {
    let body = sent(&[
        "--name",
        "Nina",
        "--video",
        "--message",
        "hello",
        "--image-url",
        "https://example.com/n.png",
        "--attr",
        "team=sales",
        "--attr",
        "k=a=b",
        "--retention",
        "2d",
        "--workflow",
        "w-1",
        "--workflow",
        "w-2",
        "--callback-url",
        "https://example.com/hook",
        "--join-at",
        "2999-01-01T00:00:00Z",
        "--transcript",
        "meetstream_streaming",
        "--separate-audio",
        "--separate-video",
        "--layout",
        "speaker",
        "--participant-webhook",
        "https://example.com/people",
        "--waiting-room-timeout",
        "5m",
        "--no-one-joined-timeout",
        "2m",
        "--everyone-left-timeout",
        "60s",
        "--silence-timeout",
        "100s",
        "--max-recording",
        "1h",
        "--google-login-domain",
        "acme.com",
        "--sign-in-email",
        "bot@acme.com",
        "--no-strict-email",
        "--live-transcript-webhook",
        "https://example.com/live",
        "--live-audio-ws",
        "wss://example.com/audio",
        "--live-video-ws",
        "wss://example.com/video",
        "--control-ws",
        "wss://example.com/control",
        "--dedup-key",
        "d-1",
    ]);
    assert_eq!(
        body,
        json!({
            "meeting_link": MEET, "bot_name": "Nina", "video_required": true, "bot_message": "hello",
            "bot_image_url": "https://example.com/n.png", "callback_url": "https://example.com/hook",
            "join_at": "2999-01-01T00:00:00Z", "custom_attributes": {"team": "sales", "k": "a=b"},
            "deduplication_key": "d-1", "workflow_config_ids": ["w-1", "w-2"],
            "socket_connection_url": {"websocket_url": "wss://example.com/control"},
            "live_audio_required": {"websocket_url": "wss://example.com/audio"},
            "live_video_required": {"websocket_url": "wss://example.com/video"},
            "live_transcription_required": {"webhook_url": "https://example.com/live"},
            "google_meet": {"login_required": true, "google_login_domain": "acme.com",
                "sign_in_email": "bot@acme.com", "strict_email": false},
            "recording_config": {
                "transcript": {"provider": {"meetstream_streaming": {}}},
                "retention": {"type": "timed", "hours": 48},
                "realtime_endpoints": [{"type": "webhook", "url": "https://example.com/people",
                    "events": ["participant_events.join", "participant_events.leave"]}],
                "video_layout": "speaker_view", "audio_separate_streams": true, "video_separate_streams": true,
            },
            "automatic_leave": {"waiting_room_timeout": 300, "no_one_joined_timeout": 120,
                "everyone_left_timeout": 60, "voice_inactivity_timeout": 100, "in_call_recording_timeout": 3600},
        })
    );
}

#[test]
fn an_agent_is_attached_by_its_id_alone() {
    let agent = sent(&["--agent", "a-1"]);
    assert_eq!(agent["agent_config_id"], "a-1");
    assert!(agent.get("live_audio_required").is_none());
}

#[test]
fn each_provider_gets_its_complete_options_or_the_users_own() {
    let provider = |arguments: &[&str]| sent(arguments)["recording_config"]["transcript"]["provider"].clone();
    assert_eq!(
        provider(&["--transcript", "sarvam", "--language", "hi-IN"]),
        json!({"sarvam": {"model": "saaras:v3", "language_code": "hi-IN", "mode": "transcribe",
            "with_diarization": true}})
    );
    assert_eq!(provider(&["--transcript", "meeting_captions"]), json!({"meeting_captions": {}}));

    let api = FakeApi::always(created());
    let env = TestEnv::of(&api);
    env.file("options.json", r#"{"model":"nova-3","language":"multi"}"#);
    let arguments = ["create", "-q", "--link", MEET, "--transcript", "deepgram", "--provider-config", "options.json"];
    assert_eq!(env.run(arguments).code, 0);
    assert_eq!(
        api.calls()[0].json()["recording_config"]["transcript"]["provider"],
        json!({"deepgram": {"model": "nova-3", "language": "multi"}})
    );
}

#[test]
fn flags_lie_on_a_payload_which_lies_on_the_profiles_table() {
    let api = FakeApi::always(created());
    let env = TestEnv::of(&api);
    let config = env.file(
        "config.toml",
        "[profiles.default.create]\nbot_name = \"From table\"\nvideo_required = true\n\
         [profiles.default.create.custom_attributes]\na = \"table\"\nb = \"table\"\n",
    );
    let payload = json!({"meeting_link": MEET, "new_field": {"x": 1}, "custom_attributes": {"b": "payload", "c": "payload"},
        "recording_config": {"transcript": {"provider": {"assemblyai": {}}}, "retention": {"type": "timed", "hours": 1}}});
    let run = env.run_with_input(
        [
            "--config",
            config.to_str().unwrap(),
            "create",
            "-q",
            "--defaults",
            "--payload",
            "-",
            "--attr",
            "c=flag",
            "--transcript",
            "meeting_captions",
        ],
        payload.to_string(),
    );
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(
        api.calls()[0].json(),
        json!({
            "bot_name": "From table", "video_required": true, "meeting_link": MEET, "new_field": {"x": 1},
            "custom_attributes": {"a": "table", "b": "payload", "c": "flag"},
            "recording_config": {"transcript": {"provider": {"meeting_captions": {}}},
                "retention": {"type": "timed", "hours": 1}},
        })
    );
}

#[test]
fn what_the_service_would_refuse_is_refused_here_with_the_range() {
    let api = FakeApi::always(created());
    let env = TestEnv::of(&api);
    for (arguments, problem) in [
        (
            &["--link", MEET, "--waiting-room-timeout", "20m"][..],
            "--waiting-room-timeout must be 1m to 10m (60 to 600 seconds) on Google Meet, not 20m (1200)",
        ),
        (
            &["--link", MEET, "--max-recording", "90s"],
            "--max-recording must be 10m to 5h (600 to 18000 seconds), not 1m 30s (90)",
        ),
        (&["--link", MEET, "--retention", "90m"], "1h 30m is not a whole number of hours"),
        (
            &["--link", MEET, "--join-at", "2030-01-01T09:00:00"],
            "--join-at: a time is written like +10m (from now), or with date and zone",
        ),
        (
            &["--link", MEET, "--live-transcript-webhook", "https://a.example/b", "--transcript", "deepgram"],
            "needs a streaming provider",
        ),
        (&["--link", MEET, "--agent", "a-1", "--control-ws", "wss://a.example"], "must be left away with an agent"),
        (&["--link", MEET, "--layout", "grid"], "needs video to be recorded"),
        (&["--link", MEET, "--sign-in-email", "a@b.example"], "needs --google-login-domain or --teams-login-domain"),
        (
            &["--link", "https://example.com/x"],
            "is not a Google Meet, Zoom or Microsoft Teams host (--any-link accepts any host)",
        ),
        (&["--link", MEET, "--transcript", "deepgramm"], "cannot be `deepgramm`"),
        (
            &["--link", MEET, "--zoom-zak-url", "https://a.b", "--zoom-obf-url", "https://a.b"],
            "cannot be given together with",
        ),
        (&["--link", MEET, "--attr", "novalue"], "it is written KEY=VALUE"),
        (&["--defaults", "--link", MEET], "the profile has no [create] table"),
        (&["--payload", "missing.json"], "cannot read `missing.json`"),
        (&[], "`URL` must be given"),
    ] {
        let run = env.run(["create"].iter().chain(arguments));
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains(problem), "{arguments:?}: {}", run.stderr);
    }
    env.file("broken.json", "{");
    let run = env.run(["create", "--payload", "broken.json"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("`broken.json` is not JSON"), "{}", run.stderr);
    assert!(api.calls().is_empty());
    assert_eq!(env.run(["create", "-q", "--link", "https://example.com/x", "--any-link"]).code, 0);
}

#[test]
fn a_callback_that_cannot_be_reached_is_warned_of() {
    let arguments = ["create", "--dry-run", "--link", MEET, "--callback-url", "http://127.0.0.1:3333/webhook"];
    let run = TestEnv::new().run(arguments);
    assert_eq!(run.code, 0);
    assert_eq!(
        run.stderr,
        "warning: --callback-url is not a public https URL: the service cannot reach it from outside\n\
         nothing was sent\n"
    );
    // A service on this machine can.
    let api = FakeApi::always(created());
    assert_eq!(TestEnv::of(&api).run(arguments).stderr, "nothing was sent\n");
}

#[test]
fn a_name_or_picture_that_a_signed_in_bot_does_not_show_is_warned_of() {
    const TEAMS: &str = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0";
    let env = TestEnv::new();
    let said = |arguments: &[&str]| {
        let run = env.run([&["create", TEAMS, "--dry-run"], arguments].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stderr
    };
    let both = said(&["--teams-login-domain", "a.b", "--name", "X", "--image-url", "https://a.b/c.png"]);
    for flag in ["--name", "--image-url"] {
        assert!(both.contains(&format!("warning: {flag} is not shown by a bot that signs in")), "{both}");
    }
    for arguments in [&["--teams-login-domain", "a.b"][..], &["--name", "X"]] {
        assert!(!said(arguments).contains("is not shown"), "{arguments:?}");
    }
}

#[test]
fn the_short_flags_of_the_vendor_are_taken() {
    let run = TestEnv::new().run(["create", MEET, "-t", "deepgram", "-c", "https://a.b/c", "--dry-run"]);
    let body = &run.json()["body"];
    assert_eq!(body["callback_url"], "https://a.b/c", "{body}");
    assert!(body["recording_config"]["transcript"]["provider"]["deepgram"].is_object(), "{body}");
}

#[test]
fn a_provider_that_is_new_passes_with_a_warning_and_the_sandbox_takes_it() {
    let (env, _service) = Service::with_user();
    let run = env.run(["create", MEET, "--transcript", "brand_new", "--json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("warning: `brand_new` is no provider that is known here"), "{}", run.stderr);
    assert!(run.json()["transcript_id"].is_null(), "{}", run.stdout);
    let dry = env.run(["create", MEET, "--transcript", "brand_new", "--dry-run"]).json();
    assert_eq!(dry["body"]["recording_config"]["transcript"]["provider"], json!({"brand_new": {}}));
    let slip = env.run(["create", MEET, "--transcript", "deepgrm"]);
    assert!(slip.code == 2 && slip.stderr.contains("did you mean `deepgram`?"), "{}", slip.stderr);
}

#[test]
fn refusals_of_the_service_are_told_apart() {
    for (status, body, code, text) in [
        (400, json!({"message": "meeting_link is required."}), 2, "meeting_link is required."),
        (401, json!({"detail": "Invalid token."}), 4, "the key from environment MEETSTREAM_API_KEY was refused"),
        (404, json!({"message": "sign_in_email is not registered"}), 5, "sign_in_email is not registered"),
        (409, json!({"error": "key bound", "bot_id": BOT}), 1, "`meetstream show 6667fd0c-"),
    ] {
        let api = FakeApi::always(Answer::json(status, &body));
        let run = TestEnv::of(&api).run(["create", "--link", MEET]);
        assert_eq!((run.code, run.stdout.as_str()), (code, ""), "{status}");
        assert!(
            run.stderr.starts_with("error: cannot create the bot\n") && run.stderr.contains(text),
            "{}",
            run.stderr
        );
        assert_eq!(api.calls().len(), 1);
    }
}

#[test]
fn without_a_key_nothing_is_sent() {
    let api = FakeApi::always(created());
    let run = TestEnv::new().with("MEETSTREAM_API_URL", &api.url()).run(["create", "--link", MEET]);
    assert_eq!((run.code, run.stdout.as_str()), (4, ""));
    assert!(
        run.stderr.contains("hint: `meetstream auth login` stores one, or set MEETSTREAM_API_KEY"),
        "{}",
        run.stderr
    );
    assert!(api.calls().is_empty());
}
