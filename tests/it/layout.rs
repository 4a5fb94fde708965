//! What a person sees on terminals of several widths: no line is broken by the terminal, and so within no word.

use serde_json::{Value, json};

use crate::support::{Answer, FakeApi, Screen, Service, TestEnv, http};

const WIDTHS: [u16; 4] = [40, 60, 80, 120];
const BOT: &str = "6667fd0c-0165-471a-a880-06a1180be377";

/// What was drawn, without colours, the time of day, and the ends of lines that terminals have.
fn text(drawn: &str) -> String {
    let mut text = String::new();
    for (place, part) in drawn.replace("\r\n", "\n").split("\u{1b}[").enumerate() {
        text.push_str(if place == 0 { part } else { part.split_once('m').unwrap().1 });
    }
    assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
    text
}

/// The lines of a screen, every one of which fits.
fn fitting(drawn: &str, columns: u16) -> String {
    let text = text(drawn);
    for line in text.lines() {
        assert!(line.chars().count() <= usize::from(columns), "{columns} columns:\n{line}\nin\n{text}");
    }
    text
}

/// What a command draws at every width.
fn screens(env: &TestEnv, arguments: &[&str]) -> String {
    let screen = |columns: u16| {
        let run = env.run_on_screen(arguments, columns);
        format!("--- {columns}\n{}", fitting(&run.stdout, columns))
    };
    WIDTHS.map(screen).concat()
}

fn journal() -> TestEnv {
    let env = TestEnv::new();
    let events = [
        json!({"event": "bot.in_waiting_room", "bot_id": BOT, "bot_status": "InWaitingRoom", "message": "Bot is waiting to be admitted"}),
        json!({"event": "bot.transcriptionready", "bot_id": BOT, "bot_status": "TranscriptionReady", "message": "Transcription is ready"}),
        json!({"event": "bot.stopped", "bot_event": "bot.notallowed", "bot_id": BOT, "bot_status": "NotAllowed",
               "message": "Failed: Not admitted to meeting"}),
    ];
    let lines = events
        .map(|event| json!({"type": "event", "received_at": "2026-02-27T07:11:51Z", "payload": event}).to_string());
    assert_eq!(env.run_with_input(["events", "import"], lines.join("\n")).code, 0);
    env
}

#[test]
fn events_that_are_listed_fit() {
    insta::assert_snapshot!(screens(&journal(), &["events", "list"]), @r"
    --- 40
         1  2026-02-27 07:11:51  6667fd0c
            bot.in_waiting_room       replay
            Bot is waiting to be admitted
         2  2026-02-27 07:11:51  6667fd0c
            bot.transcriptionready    replay
            Transcription is ready
         3  2026-02-27 07:11:51  6667fd0c
            bot.notallowed
            not_allowed  replay  Failed: Not
            admitted to meeting
    --- 60
         1  2026-02-27 07:11:51  6667fd0c  bot.in_waiting_room
            replay  Bot is waiting to be admitted
         2  2026-02-27 07:11:51  6667fd0c
            bot.transcriptionready    replay  Transcription is
            ready
         3  2026-02-27 07:11:51  6667fd0c  bot.notallowed
            not_allowed  replay  Failed: Not admitted to meeting
    --- 80
         1  2026-02-27 07:11:51  6667fd0c  bot.in_waiting_room       replay  Bot is
            waiting to be admitted
         2  2026-02-27 07:11:51  6667fd0c  bot.transcriptionready    replay
            Transcription is ready
         3  2026-02-27 07:11:51  6667fd0c  bot.notallowed            not_allowed
            replay  Failed: Not admitted to meeting
    --- 120
         1  2026-02-27 07:11:51  6667fd0c  bot.in_waiting_room       replay  Bot is waiting to be admitted
         2  2026-02-27 07:11:51  6667fd0c  bot.transcriptionready    replay  Transcription is ready
         3  2026-02-27 07:11:51  6667fd0c  bot.notallowed            not_allowed  replay  Failed: Not admitted to meeting
    ");
}

#[test]
fn an_event_that_is_shown_fits() {
    let env = journal();
    for columns in WIDTHS {
        let drawn = text(&env.run_on_screen(["events", "show", "3"], columns).stdout);
        let (head, body) = drawn.split_once("\nbody (").unwrap();
        assert!(head.contains(BOT) && fitting(head, columns) == head);
        assert!(body.contains(&format!(r#"  "bot_id": "{BOT}","#)), "whoever copies it gets it whole: {body}");
    }
}

#[test]
fn bots_that_are_listed_fit() {
    let bot = |id: &str, status: &str, name: &str| json!({"BotID": id, "Status": status, "BotUsername": name, "Platform": "gmeet", "CreatedAt": "2026-02-27T07:11:51Z"});
    let api = FakeApi::ok(&json!({"bots": [
        bot(BOT, "InWaitingRoom", "A rather long name of a bot"),
        bot("5b0ff6e7-3cea-4c9f-a6b4-851c5f11cf4f", "Done", "Nina"),
    ], "hasNextPage": false}));
    insta::assert_snapshot!(screens(&TestEnv::of(&api), &["list", "--absolute"]), @r"
    --- 40
    BOT       STATUS         NAME
    6667fd0c  InWaitingRoom  A rather long …
    5b0ff6e7  Done           Nina
    --- 60
    BOT       STATUS         NAME           CREATED
    6667fd0c  InWaitingRoom  A rather lon…  2026-02-27 07:11:51Z
    5b0ff6e7  Done           Nina           2026-02-27 07:11:51Z
    --- 80
    BOT       STATUS         NAME                  PLATFORM     CREATED
    6667fd0c  InWaitingRoom  A rather long name …  Google Meet  2026-02-27 07:11:51Z
    5b0ff6e7  Done           Nina                  Google Meet  2026-02-27 07:11:51Z
    --- 120
    BOT       STATUS         NAME                         PLATFORM     CREATED
    6667fd0c  InWaitingRoom  A rather long name of a bot  Google Meet  2026-02-27 07:11:51Z
    5b0ff6e7  Done           Nina                         Google Meet  2026-02-27 07:11:51Z
    ");
}

#[test]
fn the_state_of_a_bot_fits() {
    let api = FakeApi::ok(&json!({"bot_id": BOT, "status": "InWaitingRoom"}));
    insta::assert_snapshot!(screens(&TestEnv::of(&api), &["status", BOT]), @r"
    --- 40
    6667fd0c  InWaitingRoom
    --- 60
    6667fd0c  InWaitingRoom
    --- 80
    6667fd0c  InWaitingRoom
    --- 120
    6667fd0c  InWaitingRoom
    ");
}

/// An API with a bot that the host turned away.
fn denied_bot() -> FakeApi {
    let stage = |at: &str, message: &str| json!({"status": true, "timestamp": at, "message": message});
    FakeApi::ok(&json!({"bot_details": {
        "BotID": BOT, "BotUsername": "A rather long name of a bot", "Status": "Denied",
        "StatusTimeline": {
            "Joining": stage("2026-02-27T07:11:51Z", "Bot is joining the meeting"),
            "InWaitingRoom": stage("2026-02-27T07:12:03Z", "Bot is waiting to be admitted by somebody in the meeting"),
            "Denied": stage("2026-02-27T07:20:11Z", "Host denied the bot"),
        },
        "RequestPayload": {"meeting_link": "https://meet.google.com/abc-defg-hij"},
    }}))
}

#[test]
fn what_is_known_of_a_bot_fits() {
    insta::assert_snapshot!(screens(&TestEnv::of(&denied_bot()), &["show", BOT, "--absolute"]), @r"
    --- 40
    bot
        6667fd0c-0165-471a-a880-06a1180be377
    name        A rather long name of a bot
    status      Denied
    journal     0 events

    timeline  (+ is the time since the stage
              before)
      Joining                Bot is joining
        the meeting
      InWaitingRoom  +12s    Bot is waiting
        to be admitted by somebody in the
        meeting
      Denied         +8m 8s  Host denied the
        bot

    artifacts
      none: the bot never took part

    problem     the host turned the bot, or
                its recording, away
      try       tell the host that a bot is
                coming; `create --name`
                gives it a name that people
                recognise
    --- 60
    bot         6667fd0c-0165-471a-a880-06a1180be377
    name        A rather long name of a bot
    status      Denied
    journal     0 events

    timeline  (+ is the time since the stage before)
      Joining                Bot is joining the meeting
      InWaitingRoom  +12s    Bot is waiting to be admitted by
                             somebody in the meeting
      Denied         +8m 8s  Host denied the bot

    artifacts
      none: the bot never took part

    problem     the host turned the bot, or its recording, away
      try       tell the host that a bot is coming; `create
                --name` gives it a name that people recognise
    --- 80
    bot         6667fd0c-0165-471a-a880-06a1180be377
    name        A rather long name of a bot
    status      Denied
    journal     0 events

    timeline  (+ is the time since the stage before)
      Joining                Bot is joining the meeting
      InWaitingRoom  +12s    Bot is waiting to be admitted by somebody in the
                             meeting
      Denied         +8m 8s  Host denied the bot

    artifacts
      none: the bot never took part

    problem     the host turned the bot, or its recording, away
      try       tell the host that a bot is coming; `create --name` gives it a name
                that people recognise
    --- 120
    bot         6667fd0c-0165-471a-a880-06a1180be377
    name        A rather long name of a bot
    status      Denied
    journal     0 events

    timeline  (+ is the time since the stage before)
      Joining        2026-02-27 07:11:51Z          Bot is joining the meeting
      InWaitingRoom  2026-02-27 07:12:03Z  +12s    Bot is waiting to be admitted by somebody in the meeting
      Denied         2026-02-27 07:20:11Z  +8m 8s  Host denied the bot

    artifacts
      none: the bot never took part

    problem     the host turned the bot, or its recording, away
      try       tell the host that a bot is coming; `create --name` gives it a name that people recognise
    ");
}

#[test]
fn settings_and_where_they_come_from_fit() {
    let env = TestEnv::new().with("MEETSTREAM_API_URL", "https://api.staging.example.org/api/v1");
    let origin = "environment MEETSTREAM_API_URL";
    assert_eq!(screens(&env, &["config", "list", "--show-origin"]).matches(origin).count(), WIDTHS.len());
}

#[test]
fn the_demo_fits() {
    let env = TestEnv::new();
    for columns in WIDTHS {
        let run = env.run_on_screen(["demo", "--out", &format!("at-{columns}")], columns);
        assert_eq!(run.code, 0, "{run:?}");
        let drawn = fitting(&run.stdout, columns);
        assert!(drawn.contains("Timeline\n") && drawn.contains("audio.wav") && drawn.contains("bot.done"), "{drawn}");
        // Explanations stand in a column of their own where that is wide enough, and never go on at the edge.
        assert!(drawn.lines().all(|line| line.starts_with(' ') || line.split(' ').count() < 8), "{drawn}");
    }
}

#[test]
fn every_screen_fits_in_colour_and_without() {
    let bots = json!({"bots": [{"BotID": BOT, "Status": "InWaitingRoom", "BotUsername": "A rather long name of a bot"}],
                      "hasNextPage": false, "status": "InWaitingRoom", "bot_id": BOT});
    let api = FakeApi::ok(&bots);
    for color in ["always", "never"] {
        let env = TestEnv::of(&api);
        for command in [
            &["list"][..],
            &["status", BOT],
            &["show", BOT],
            &["config", "list"],
            &["events", "show", "7"],
            &["fetch", "audio", "@last"],
            &["list", "--limit", "none"],
        ] {
            for columns in WIDTHS {
                let run = env.run_on_screen([command, &["--color", color]].concat(), columns);
                for drawn in [&run.stdout, &run.stderr] {
                    fitting(drawn, columns);
                    assert!(color == "always" || !drawn.contains('\u{1b}'), "{command:?} {drawn:?}");
                }
            }
        }
    }
}

#[test]
fn an_error_fits_and_names_the_file() {
    let env = TestEnv::new();
    let folder = "a-folder-with-a-long-name/and-another-one-within-it/and-a-third-one-at-last";
    env.file("a-folder-with-a-long-name", "");
    for columns in WIDTHS {
        let run = env.run_on_screen(["events", "list", "--journal", &format!("{folder}/journal.db")], columns);
        assert_eq!(run.code, 2, "{run:?}");
        let said = fitting(&run.stderr, columns);
        assert!(said.contains("at-last`") || said.contains("journal.db`"), "{said}");
    }
}

#[test]
fn a_session_that_is_listened_to_fits() {
    for columns in WIDTHS {
        let env = TestEnv::new();
        let service = Service::start(&env, &[]);
        let env = env.with("MEETSTREAM_API_URL", service.api_url()).with("MEETSTREAM_API_KEY", "ms_test");
        let flags = ["listen", "--port", "0", "--until", "complete", "--ready-file", "url"];
        let screen = Screen::start(env.command(flags), columns);
        let url = env.wait_for("url");
        service.create(&json!({"callback_url": url, "video_required": true, "recording_config":
            {"transcript": {"provider": {"deepgram": {"model": "nova-3", "language": "en"}}}}}));
        let run = screen.wait();
        assert_eq!(run.code, 0, "{run:?}");
        let drawn = fitting(&run.stdout, columns);
        for path in ["/audio.wav (", "/transcript.md (", "/video.mp4 ("] {
            assert!(drawn.contains(path), "{path} in {drawn}");
        }
        assert!(drawn.contains(" recordings/"), "{drawn}");
    }
}

/// Events of which the names, the states and the messages are long.
fn deliver_long_events(url: &str) {
    for (number, (event, status, message)) in [
        ("bot.in_waiting_room", "InWaitingRoom", "Bot is waiting to be admitted"),
        ("bot.transcriptionready", "TranscriptionReady", "Transcription is ready"),
        ("bot.recording_permission_allowed", "InMeeting", "The host has allowed the recording"),
        ("bot.denied", "Denied", "Host denied the bot"),
    ]
    .into_iter()
    .enumerate()
    {
        // Each of another bot, so that none tells how long after the one before it came.
        let bot = format!("6667fd0c-{number}");
        let body = json!({"event": event, "bot_id": bot, "bot_status": status, "message": message});
        assert_eq!(http("POST", url, &[], body.to_string().as_bytes()).status, 200);
    }
}

#[test]
fn events_that_are_listened_to_fit() {
    let env = TestEnv::new();
    let screen = |columns: u16| {
        let flags = ["listen", "--port", "0", "--no-download", "--ephemeral", "--count", "4", "--ready-file", "url"];
        let screen = Screen::start(env.command(flags), columns);
        deliver_long_events(&env.wait_for("url"));
        let run = screen.wait();
        format!("--- {columns}\n{}", fitting(&run.stdout, columns))
    };
    let screens = WIDTHS.map(screen).concat();
    insta::with_settings!({filters => vec![(r"\d\d:\d\d:\d\d", "07:11:51")]}, {
        insta::assert_snapshot!(screens, @r"
        --- 40
        07:11:51  bot.in_waiting_room
                  6667fd0c  InWaitingRoom
                  Bot is waiting to be admitted
        07:11:51  bot.transcriptionready
                  6667fd0c  TranscriptionReady
        07:11:51  bot.recording_permission_allo…
                  6667fd0c  InMeeting
        07:11:51  bot.denied
                  6667fd0c  Denied
                  Host denied the bot
                  means  the host refused the
                         bot, or refused the
                         recording; there is no
                         recording
                   next  ask the host to admit
                         it, then create a new
                         bot
        --- 60
        07:11:51  bot.in_waiting_room       6667fd0c  InWaitingRoom
                  Bot is waiting to be admitted
        07:11:51  bot.transcriptionready    6667fd0c
                  TranscriptionReady
        07:11:51  bot.recording_permission_allowed  6667fd0c
                  InMeeting
        07:11:51  bot.denied                6667fd0c  Denied
                  Host denied the bot
                  means  the host refused the bot, or refused the
                         recording; there is no recording
                   next  ask the host to admit it, then create a new
                         bot
        --- 80
        07:11:51  bot.in_waiting_room       6667fd0c  InWaitingRoom       Bot is waiting
                  to be admitted
        07:11:51  bot.transcriptionready    6667fd0c  TranscriptionReady
        07:11:51  bot.recording_permission_allowed  6667fd0c  InMeeting
        07:11:51  bot.denied                6667fd0c  Denied              Host denied
                  the bot
                  means  the host refused the bot, or refused the recording; there is no
                         recording
                   next  ask the host to admit it, then create a new bot
        --- 120
        07:11:51  bot.in_waiting_room       6667fd0c  InWaitingRoom       Bot is waiting to be admitted
        07:11:51  bot.transcriptionready    6667fd0c  TranscriptionReady  Transcription is ready
        07:11:51  bot.recording_permission_allowed  6667fd0c  InMeeting           The host has allowed the recording
        07:11:51  bot.denied                6667fd0c  Denied              Host denied the bot
                  means  the host refused the bot, or refused the recording; there is no recording
                   next  ask the host to admit it, then create a new bot
        ");
    });
}

#[test]
fn a_terminal_alone_shortens_and_breaks() {
    let api = FakeApi::start(|_, _| Answer::json(200, &json!({"status": "InWaitingRoom"})));
    let mut env = TestEnv::of(&api);
    env.set("COLUMNS", "40");
    let run = env.run(["status", BOT]);
    assert_eq!(run.stdout, format!("{BOT}  InWaitingRoom\n"));
    let run = env.run_on_screen(["status", BOT, "--json"], 40);
    assert_eq!(serde_json::from_str::<Value>(&text(&run.stdout)).unwrap()["status"], "InWaitingRoom");
}
