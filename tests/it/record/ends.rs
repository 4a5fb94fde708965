//! Ends that are asked for, and deletions.

use std::io::{Read as _, Write as _};
use std::process::Stdio;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};

use super::{LINK, WHOLE, bots, user, words};
use crate::support::{Service, terminal};

/// Whether a bot was told to leave.
fn was_told_to_leave(service: &Service, bot: &str) -> bool {
    service.requests(bot).iter().any(|(route, _)| route.ends_with("/remove_bot"))
}

#[test]
fn a_signal_keeps_the_bot_and_says_how_to_go_on() {
    let (env, service) = user(&["--speed", "1"]);
    for (signal, status) in [(Signal::INT, 130), (Signal::TERM, 143)] {
        let mut running = env.start(words(&["--name", &status.to_string()]));
        let event = running.record("event");
        let bot = event["bot_id"].as_str().unwrap();
        running.signal(signal);
        let run = running.wait();
        assert_eq!(run.code, status, "{}", run.stderr);
        assert!(run.stderr.contains(&format!("meetstream record --resume {bot}")), "{}", run.stderr);
        assert!(run.records("summary")[0]["open"].as_array().unwrap().contains(&json!(bot)), "{}", run.stdout);
        assert!(!was_told_to_leave(&service, bot));
    }
}

#[test]
fn an_interrupt_has_the_bot_leave_where_that_was_decided() {
    let (env, service) = user(&["--speed", "1"]);
    let mut running = env.start(words(&["--on-interrupt", "leave"]));
    let event = running.record("event");
    let run = running.interrupt();
    assert_eq!(run.code, 130, "{}", run.stderr);
    assert!(run.stderr.contains("was asked to leave"), "{}", run.stderr);
    assert!(was_told_to_leave(&service, event["bot_id"].as_str().unwrap()));
}

#[test]
fn on_a_terminal_an_interrupt_asks_and_a_second_one_ends_at_once() {
    for (answer, leaves) in [(Some("y\n"), true), (Some("\n"), false), (None, false)] {
        let (env, service) = user(&["--speed", "1"]);
        let env = env.with("TERM", "xterm");
        let (mut person, program) = terminal();
        let mut command = env.command(["record", "--link", LINK, "--poll-every", "50ms"]);
        command.stdin(program.try_clone().unwrap()).stdout(Stdio::null()).stderr(program);
        let mut child = command.spawn().unwrap();
        drop(command);
        let screen = Screen::of(person.try_clone().unwrap());
        let interrupt = || {
            let pid = Pid::from_raw(child.id().try_into().unwrap()).unwrap();
            kill_process(pid, Signal::INT).unwrap();
        };
        screen.wait_for("joining");
        interrupt();
        screen.wait_for("[y/N]");
        match answer {
            Some(answer) => person.write_all(answer.as_bytes()).unwrap(),
            None => interrupt(),
        }
        assert_eq!(child.wait().unwrap().code(), Some(130), "{answer:?}");
        let bot = bots(&service)[0]["BotID"].as_str().unwrap().to_owned();
        assert_eq!(was_told_to_leave(&service, &bot), leaves, "{answer:?}");
    }
}

#[test]
fn on_a_terminal_one_line_tells_of_each_bot_and_bars_of_its_files() {
    let (env, _service) = user(&["--speed", "20"]);
    let env = env.with("TERM", "xterm");
    let run = env.run_watched(["record", "--link", LINK, "--video", "--poll-every", "50ms"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for state in ["joining", "recording", "being processed"] {
        assert!(run.stderr.contains(state), "{state}: {:?}", run.stderr);
    }
    assert!(!run.stderr.contains("bot.joining"), "{:?}", run.stderr);
    assert!(run.stdout.starts_with("Timeline\n") && run.stdout.contains("\nFiles\n"), "{}", run.stdout);
    assert!(run.stdout.trim_end().ends_with("Outcome  completed after 1s"), "{}", run.stdout);
}

/// What is drawn on a terminal.
struct Screen(Receiver<Vec<u8>>);

impl Screen {
    fn of(mut terminal: std::fs::File) -> Self {
        let (sender, drawn) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4_096];
            while let Ok(length @ 1..) = terminal.read(&mut bytes) {
                if sender.send(bytes[..length].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self(drawn)
    }

    fn wait_for(&self, text: &str) {
        let mut drawn = Vec::new();
        while !String::from_utf8_lossy(&drawn).contains(text) {
            let bytes = self.0.recv_timeout(Duration::from_secs(30));
            drawn.extend(bytes.unwrap_or_else(|_| panic!("no {text} in {}", String::from_utf8_lossy(&drawn))));
        }
    }
}

#[test]
fn data_that_are_deleted_end_it_with_5_or_with_9_where_something_was_saved() {
    for (stage, status) in [("bot.inmeeting", 5), ("saved", 9)] {
        let (env, service) = user(&["--speed", "5"]);
        let mut running = env.start(words(&WHOLE));
        let reached = running.record_where(|record| record["name"] == stage || record["state"] == stage);
        let bot = reached["bot_id"].as_str().unwrap();
        assert_eq!(service.call("DELETE", &format!("/bots/{bot}/delete"), &Value::Null).status, 200);
        let run = running.wait();
        assert_eq!(run.code, status, "{stage}: {}", run.stderr);
        assert!(super::manifest(&env, bot)["deleted_remotely_at"].is_string(), "{stage}");
    }
}
