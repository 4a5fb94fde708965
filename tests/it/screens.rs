//! What a person sees while something goes on: lines that move, in the room that the terminal has, and gone at the end.

use std::os::unix::fs::PermissionsExt as _;
use std::time::Duration;

use rustix::process::Signal;
use serde_json::{Value, json};

use crate::support::{
    Answer, App, FakeApi, Habits, MediaService, TestEnv, Tty, free_port, http, listen_for_people, screen, status,
    wait_until,
};

const WIDTHS: [u16; 4] = [40, 60, 80, 120];
const BOTS: [&str; 3] = [
    "6667fd0c-0165-471a-a880-06a1180be377",
    "5b0ff6e7-3cea-4c9f-a6b4-851c5f11cf4f",
    "16d06330-0165-471a-a880-06a1180be377",
];
const LISTEN: [&str; 7] = ["listen", "--port", "0", "--no-download", "--ephemeral", "--ready-file", "url"];

fn deliver(url: &str, body: &Value) {
    assert_eq!(http("POST", url, &[], body.to_string().as_bytes()).status, 200);
}

fn event(url: &str, bot: &str, name: &str, status: &str) {
    deliver(url, &json!({"event": name, "bot_id": bot, "bot_status": status}));
}

/// Every line of what was drawn fits; returns them.
fn fitting(drawn: &str, columns: u16) -> Vec<String> {
    let (lines, widest) = screen(drawn, columns);
    assert!(widest <= usize::from(columns), "{columns} columns:\n{}", lines.join("\n"));
    lines
}

/// A listener on a terminal, once it takes deliveries, and where.
fn listen(env: &TestEnv, flags: &[&str], columns: u16) -> (Tty, String) {
    drop(std::fs::remove_file(env.work().join("url")));
    let tty = Tty::start(env.command([&LISTEN, flags].concat()), columns);
    (tty, env.wait_for("url"))
}

#[test]
fn a_listener_has_a_line_for_each_open_bot_and_leaves_none() {
    for columns in WIDTHS {
        let env = TestEnv::new();
        let port = free_port();
        let (tty, url) = listen(&env, &["--forward", &format!("{port}/hooks")], columns);
        for bot in BOTS {
            event(&url, bot, "bot.joining", "Joining");
        }
        event(&url, BOTS[0], "bot.inmeeting", "InMeeting");
        for person in ["Ana Duarte", "Ben Okoro"] {
            let participant = json!({"id": person, "full_name": person});
            deliver(
                &url,
                &json!({"event": "participant_events.join",
                       "data": {"data": {"participant": participant}, "bot": {"id": BOTS[0]}}}),
            );
        }
        event(&url, BOTS[1], "bot.in_waiting_room", "InWaitingRoom");
        tty.wait_for("▸ waiting 0:", 0);
        tty.wait_for("▸ joining", 0);
        tty.wait_for(if columns == 40 { "▸ in the meeting 0:" } else { "1 relay waiting" }, 0);
        if columns > 60 {
            tty.wait_for(" · 2 people · ", 0);
        }
        // The app comes back, and nothing waits any more.
        let before = tty.drawn().len();
        let _app = App::on(port, |_| status(200));
        tty.wait_for("is back", before);
        event(&url, BOTS[2], "bot.stopped", "NotAllowed");
        tty.wait_for("bot.stopped", before);
        tty.signal(Signal::INT);
        let (code, drawn) = tty.wait();
        assert_eq!(code, 0, "{drawn}");
        let lines = fitting(&drawn, columns);
        assert!(lines.iter().all(|line| !line.contains('▸')), "{}", lines.join("\n"));
        assert!(drawn.matches("\u{1b}[J").count() < 400, "it is drawn when there is news, not all the time");
        let text = lines.join("\n");
        assert!(text.contains("×2  Ana Duarte, Ben Okoro") || text.contains("Ana"), "{text}");
    }
}

#[test]
fn lines_follow_the_width_of_the_terminal() {
    let env = TestEnv::new();
    let (tty, url) = listen(&env, &[], 100);
    event(&url, BOTS[0], "bot.recording", "Recording");
    tty.wait_for("▸ recording", 0);
    let before = tty.drawn().len();
    tty.resize(44);
    event(&url, BOTS[1], "bot.recording", "Recording");
    tty.wait_for("5b0ff6e7 ▸", before);
    let drawn = tty.drawn();
    // What is drawn from then on fits, from the first line that is drawn anew.
    let anew = drawn.get(before..).unwrap().split_once("\u{1b}[J").unwrap().1;
    fitting(anew, 44);
    tty.signal(Signal::INT);
    assert_eq!(tty.wait().0, 0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_listener_that_is_stopped_leaves_the_screen_to_the_shell_and_draws_again() {
    let env = TestEnv::new();
    let (tty, url) = listen(&env, &[], 80);
    event(&url, BOTS[0], "bot.recording", "Recording");
    tty.wait_for("▸ recording", 0);
    tty.signal(Signal::TSTP);
    wait_until("stopped", || tty.is_stopped());
    // What it has written last may still be on its way.
    wait_until("nothing of it on the screen", || !fitting(&tty.drawn(), 80).iter().any(|line| line.contains('▸')));
    let drawn = tty.drawn();
    tty.signal(Signal::CONT);
    tty.wait_for("▸ recording", drawn.len());
    tty.signal(Signal::INT);
    let (code, drawn) = tty.wait();
    assert_eq!(code, 0);
    assert!(!fitting(&drawn, 80).iter().any(|line| line.contains('▸')), "{drawn:?}");
}

#[test]
fn nothing_moves_where_nobody_looks_or_the_terminal_cannot() {
    for (flag, term) in [("-q", "xterm"), ("--json", "xterm"), ("-v", "dumb")] {
        let env = TestEnv::new().with("TERM", term);
        let (tty, url) = listen(&env, &[flag, "--until", "bot.done"], 80);
        event(&url, BOTS[0], "bot.recording", "Recording");
        event(&url, BOTS[0], "bot.done", "Done");
        let (code, drawn) = tty.wait();
        assert_eq!(code, 0, "{drawn}");
        assert!(!drawn.contains('▸') && !drawn.contains("\u{1b}[J"), "{flag} {term}: {drawn:?}");
    }
}

/// What the API answers about a bot that may wait in the lobby for ten minutes.
fn detail() -> Value {
    json!({"bot_details": {"BotID": BOTS[0], "BotUsername": "Nina",
                           "RequestPayload": {"automatic_leave": {"waiting_room_timeout": 600}}}})
}

/// A bot is sent by `create`, with a name and ten minutes to wait.
fn sent_from_here(env: &TestEnv, name: &str) {
    let flags = ["create", "--link", "https://meet.google.com/abc-defg-hij", "--waiting-room-timeout", "10m"];
    let run = env.run([&flags[..], &[&format!("--name={name}")]].concat());
    assert_eq!(run.code, 0, "{run:?}");
}

#[test]
fn a_bot_in_the_lobby_shows_how_long_of_how_long_and_half_of_it_is_warned_of_once() {
    let api = FakeApi::ok(&json!({"bot_id": BOTS[0], "status": "Active"}));
    let env = TestEnv::of(&api);
    sent_from_here(&env, "Nina");
    let flags = ["listen", "--port", "0", "--no-download", "--no-poll", "--ready-file", "url"];
    let tty = Tty::start(env.command(flags), 80);
    let url = env.wait_for("url");
    let since = jiff::Timestamp::now() - jiff::SignedDuration::from_secs(310);
    deliver(
        &url,
        &json!({"event": "bot.in_waiting_room", "bot_id": BOTS[0], "bot_status": "InWaitingRoom",
               "timestamp": since.to_string()}),
    );
    tty.wait_for("▸ waiting 5:1", 0);
    tty.wait_for(" of 10:00 to be admitted", 0);
    tty.wait_for("Nina (6667fd0c) has waited 5m 1", 0);
    event(&url, BOTS[1], "bot.joining", "Joining");
    tty.wait_for("5b0ff6e7 ▸ joining", 0);
    tty.signal(Signal::INT);
    let (code, drawn) = tty.wait();
    assert_eq!(code, 0);
    assert_eq!(fitting(&drawn, 80).join(" ").matches("has waited").count(), 1, "{drawn}");
}

#[test]
fn the_api_tells_how_long_a_bot_of_another_machine_may_wait() {
    let api = FakeApi::ok(&detail());
    let env = TestEnv::of(&api);
    let (tty, url) = listen(&env, &["--poll-every", "1h"], 80);
    event(&url, BOTS[0], "bot.in_waiting_room", "InWaitingRoom");
    tty.wait_for(" of 10:00 to be admitted", 0);
    tty.signal(Signal::INT);
    assert_eq!(tty.wait().0, 0);
}

/// A `notify-send` that writes down its arguments, and ends with a status.
fn with_notifier(env: TestEnv, exit: i32) -> TestEnv {
    let script = format!("#!/bin/sh\nprintf '%s\\n' \"$@\" end >> \"{}/told\"\nexit {exit}\n", env.work().display());
    let path = env.file("bin/notify-send", script);
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).unwrap();
    let folder = env.work().join("bin");
    env.with("PATH", &format!("{}:/usr/bin:/bin", folder.display()))
}

#[cfg(target_os = "linux")]
#[test]
fn a_person_is_notified_of_a_bot_that_waits_and_of_one_that_was_not_let_in() {
    let api = FakeApi::ok(&json!({"bot_id": BOTS[0], "status": "Active"}));
    let env = with_notifier(TestEnv::of(&api), 0);
    sent_from_here(&env, "--help <b>Nina</b>; $(touch owned)");
    let flags = ["--notify", "--no-poll"];
    let (running, url) = listen_for_people(&env, &flags);
    event(&url, BOTS[0], "bot.in_waiting_room", "InWaitingRoom");
    event(&url, BOTS[0], "bot.in_waiting_room", "InWaitingRoom");
    wait_until("a notification", || env.work().join("told").exists());
    event(&url, BOTS[0], "bot.stopped", "Denied");
    let told = || std::fs::read_to_string(env.work().join("told")).unwrap_or_default();
    wait_until("another", || told().matches("end\n").count() == 2);
    let run = running.interrupt();
    assert!(!run.stderr.contains("no notification"), "{run:?}");
    insta::assert_snapshot!(told(), @r"
    --app-name=meetstream
    --urgency=critical
    --
    A bot waits in the lobby
    --help &lt;b&gt;Nina&lt;/b&gt;; $(touch owned) (6667fd0c) waits to be admitted to the meeting, 10m at most
    end
    --app-name=meetstream
    --urgency=critical
    --
    A bot was not let in
    --help &lt;b&gt;Nina&lt;/b&gt;; $(touch owned) (6667fd0c): the host refused the bot, or refused the recording; there is no recording
    end
    ");
    assert!(!env.work().join("owned").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_notifier_that_fails_is_warned_of_once_and_the_terminal_is_asked() {
    let env = with_notifier(TestEnv::new(), 3);
    let (tty, url) = listen(&env, &["--notify"], 80);
    for bot in BOTS {
        event(&url, bot, "bot.in_waiting_room", "InWaitingRoom");
    }
    tty.wait_for("\u{1b}]777;notify;A bot waits in the lobby;bot 16d06330 waits", 0);
    tty.wait_for("no notification could be shown: `notify-send` failed", 0);
    tty.signal(Signal::INT);
    let (code, drawn) = tty.wait();
    assert_eq!((code, drawn.matches("no notification").count()), (0, 1), "{drawn}");
}

fn media(habits: Habits) -> (MediaService, TestEnv) {
    let service = MediaService::start(habits);
    let env = TestEnv::new().with("MEETSTREAM_API_URL", &service.url()).with("MEETSTREAM_API_KEY", "ms_test");
    (service, env)
}

#[test]
fn a_file_of_unknown_length_says_so_and_ends_with_size_time_and_rate() {
    let pace = Duration::from_millis(4);
    let (_service, env) = media(Habits { length: 8 << 20, hides_length: true, pace, ..Habits::default() });
    for columns in WIDTHS {
        let flags = ["fetch", "audio", MediaService::BOT, "--out", &format!("at-{columns}")];
        let tty = Tty::start(env.command(flags), columns);
        tty.wait_for("length unknown", 0);
        let (code, drawn) = tty.wait();
        assert_eq!(code, 0, "{drawn}");
        assert!(!drawn.contains(['█', '░']) && !drawn.contains(" of "), "{drawn}");
        let lines = fitting(&drawn, columns);
        let end =
            lines.iter().find(|line| line.starts_with("audio: 8.0 MiB in ")).unwrap_or_else(|| panic!("{lines:?}"));
        assert!(end.contains("iB/s"), "{end}");
    }
}

#[test]
fn what_is_here_already_is_told_from_what_was_downloaded() {
    let (_service, env) = media(Habits { length: 1 << 20, ..Habits::default() });
    let first = env.run(["fetch", "audio", MediaService::BOT]);
    assert!(first.stderr.starts_with("audio: 1.0 MiB") && !first.stderr.contains("already"), "{first:?}");
    let second = env.run(["fetch", "audio", MediaService::BOT]);
    assert_eq!((second.stderr.as_str(), &second.stdout), ("audio: 1.0 MiB, already here\n", &first.stdout));
    let record = env.run(["fetch", "audio", MediaService::BOT, "--json"]).records("artifact").pop().unwrap();
    assert_eq!((&record["state"], &record["unchanged"]), (&json!("saved"), &json!(true)));
    let other = env.run(["fetch", "audio", MediaService::BOT, "--json", "--out", "other"]);
    assert_eq!(
        (other.records("artifact").pop().unwrap()["unchanged"].clone(), other.stderr.as_str()),
        (json!(false), "")
    );
    assert_eq!(env.run(["fetch", "audio", MediaService::BOT, "-q"]).stderr, "");
}

#[test]
fn no_bar_stays_on_the_screen_after_an_interrupt() {
    let pace = Duration::from_millis(2);
    let (_service, env) = media(Habits { length: 32 << 20, pace, ..Habits::default() });
    for columns in [40, 60, 120] {
        let out = format!("at-{columns}");
        let tty = Tty::start(env.command(["fetch", "audio", MediaService::BOT, "--out", &out]), columns);
        tty.wait_for("iB of 32.0 MiB", 0);
        tty.signal(Signal::INT);
        let (code, drawn) = tty.wait();
        assert_eq!(code, 130, "{drawn}");
        let lines = fitting(&drawn, columns);
        assert!(lines[0].starts_with("interrupted; "), "{}", lines.join("\n"));
        assert!(lines.iter().all(|line| !line.contains(['█', '░'])), "{}", lines.join("\n"));
    }
}

#[test]
fn json_is_indented_and_coloured_on_a_terminal_alone() {
    let body = r#"{"id":1.0e2,"name":"Nina","none":null,"list":[]}"#;
    let api = FakeApi::always(Answer::text(200, "application/json", body));
    let env = TestEnv::of(&api);
    assert_eq!(env.run(["api", "GET", "/bots"]).stdout, body);
    let (_, drawn) = Tty::start(env.command(["api", "GET", "/bots"]), 80).wait();
    assert!(drawn.contains("\u{1b}[32m\"Nina\"\u{1b}[0m"), "{drawn:?}");
    insta::assert_snapshot!(fitting(&drawn, 80).join("\n"), @r#"
    {
      "id": 1.0e2,
      "name": "Nina",
      "none": null,
      "list": []
    }
    "#);
    let plain = env.with("NO_COLOR", "1");
    let (_, drawn) = Tty::start(plain.command(["api", "GET", "/bots"]), 80).wait();
    assert!(drawn.contains("  \"name\": \"Nina\",") && !drawn.contains('\u{1b}'), "{drawn:?}");
}

#[test]
fn a_refusal_and_what_is_said_of_it_are_on_lines_of_their_own() {
    let api = FakeApi::always(Answer::text(404, "application/json", r#"{"message":"no such thing"}"#));
    let env = TestEnv::of(&api);
    let run = env.run(["api", "GET", "/nothing"]);
    assert_eq!(run.stdout, "{\"message\":\"no such thing\"}\n", "{run:?}");
    let (_, drawn) = Tty::start(env.command(["api", "GET", "/nothing"]), 80).wait();
    assert!(fitting(&drawn, 80).iter().any(|line| line.starts_with("error: ")), "{drawn}");
}

#[test]
fn states_and_bots_are_coloured_in_every_command_and_not_without_colour() {
    let bots = json!({"bots": [
        {"BotID": BOTS[0], "Status": "Denied", "BotUsername": "Nina", "Platform": "gmeet"},
        {"BotID": BOTS[1], "Status": "Done", "BotUsername": "Ben", "Platform": "gmeet"},
    ], "hasNextPage": false, "bot_id": BOTS[0], "status": "Denied"});
    let api = FakeApi::ok(&bots);
    let env = TestEnv::of(&api);
    for command in [&["list"][..], &["status", BOTS[0]]] {
        let (_, drawn) = Tty::start(env.command(command), 80).wait();
        assert!(drawn.contains("\u{1b}[31mDenied"), "{command:?} {drawn:?}");
        assert!(drawn.contains("6667fd0c\u{1b}[0m"), "its id in a colour, and short: {drawn:?}");
        let plain = env.run(command).stdout;
        assert!(plain.contains(BOTS[0]) && !plain.contains('\u{1b}'), "{plain}");
    }
    let dumb = env.with("TERM", "dumb");
    let (_, drawn) = Tty::start(dumb.command(["list"]), 80).wait();
    assert!(!drawn.contains('\u{1b}'), "{drawn:?}");
}
