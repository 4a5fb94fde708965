use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::os::unix::process::CommandExt as _;

use rustix::process::{Pid, Signal, kill_process_group};

use super::stand_in::{Habit, StandIn};
use super::{callback_url, closing_error, deliver, script};
use crate::support::{Listener, Running, TestEnv, http, wait_until};

const CLOUDFLARED: [&str; 3] = ["--no-download", "--tunnel", "cloudflared"];

#[test]
fn a_tunnel_that_is_slow_to_start_is_announced_when_it_leads_here() {
    let mut env = TestEnv::new();
    let program = StandIn::install(&mut env, "cloudflared").with(Habit::Slow);
    let mut listener = Listener::start(&env, &CLOUDFLARED);
    let public_url = callback_url(listener.ready());
    let (host, token) = public_url.split_once("/webhook/").unwrap();
    assert_ne!(host, listener.at(""), "the other end of the tunnel");
    assert_eq!(listener.url(), listener.at(&format!("/webhook/{token}")));
    let arguments = program.arguments();
    let local = listener.address().to_owned();
    assert!(arguments.starts_with("--config /dev/null tunnel ") && arguments.ends_with(&local), "{arguments}");

    deliver(&mut listener, &public_url, "b-1");
    assert_eq!(http("POST", &format!("{host}/webhook"), &[], b"{}").status, 404, "only the secret path is open");
    let run = listener.interrupt();
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.records("tunnel").is_empty(), "nothing became of it: {}", run.stdout);
    program.assert_gone();
}

#[test]
fn people_see_the_public_url_first_and_scripts_find_it_in_a_file() {
    let mut env = TestEnv::new();
    let _program = StandIn::install(&mut env, "ngrok");
    let flags = ["listen", "--port", "0", "--no-download", "--tunnel", "ngrok", "--ready-file", "url"];
    let running = env.start(flags);
    let url = env.wait_for("url");
    let run = running.interrupt();
    let ready = run.stderr.lines().find(|line| line.contains("Ready")).unwrap();
    assert!(ready.trim().ends_with(&url), "{ready} {url}");
    assert!(run.stderr.contains("     local http://127.0.0.1:"), "{}", run.stderr);
}

#[test]
fn two_tunnels_at_once_lead_each_to_its_own() {
    let mut env = TestEnv::new();
    let programs = [StandIn::install(&mut env, "cloudflared"), StandIn::install(&mut env, "ngrok")];
    let folders: Vec<_> = ["cloudflared", "ngrok"].map(|name| env.work().join(format!("bin-{name}"))).to_vec();
    env.set("PATH", std::env::join_paths(folders).unwrap().to_str().unwrap());
    let mut listeners = ["cloudflared", "ngrok"]
        .map(|program| Listener::start(&env, &["--no-download", "--ephemeral", "--tunnel", program]));
    let urls = [0, 1].map(|number: usize| callback_url(listeners[number].ready()));
    assert_ne!(urls[0], urls[1]);
    for ((listener, url), bot) in listeners.iter_mut().zip(&urls).zip(["b-1", "b-2"]) {
        deliver(listener, url, bot);
    }
    let [first, second] = listeners;
    drop(first.interrupt());
    programs[0].assert_gone();
    deliver(&mut { second }, &urls[1], "b-3");
    programs[1].assert_gone();
}

#[test]
fn a_program_that_is_missing_is_named_with_how_to_get_it() {
    let env = TestEnv::new().with("PATH", "/nowhere");
    for program in ["cloudflared", "ngrok", "ssh:box"] {
        let run = env.run(["listen", "--port", "0", "--json", "--tunnel", program]);
        let name = program.split(':').next().unwrap();
        let error = closing_error(&run);
        assert_eq!((run.code, error["kind"].as_str()), (6, Some("tunnel_missing")), "{error}");
        assert_eq!(error["message"], format!("`{name}` is not installed, or not in a folder of PATH"));
        assert!(error["hint"].as_str().unwrap().contains("install"), "{error}");
        assert_eq!(run.stdout, "", "nothing is ready");
    }
    let run = env.run(["listen", "--tunnel", "ssh:-oProxyCommand=x"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("a tunnel is `cloudflared`, `ngrok` or `ssh:[user@]host`"), "{}", run.stderr);
}

/// Runs `listen` to its end, which is that there is no tunnel.
fn fails(program: &str, habit: Habit, timeout: &str) -> serde_json::Value {
    let mut env = TestEnv::new();
    let stand_in = StandIn::install(&mut env, program).with(habit);
    let flags = ["listen", "--port", "0", "--json", "--no-download", "--tunnel", program, "--tunnel-timeout", timeout];
    let run = env.run(flags);
    assert_eq!((run.code, run.stdout.as_str()), (6, ""), "{}", run.stderr);
    stand_in.assert_gone();
    let error = closing_error(&run);
    assert_eq!(error["kind"], "tunnel");
    error
}

#[test]
fn without_an_address_in_time_its_last_words_are_told_and_no_secret() {
    let error = fails("cloudflared", Habit::Mute, "1s");
    assert_eq!(error["message"], "`cloudflared` told no public address within 1s");
    let words = error["causes"][0].as_str().unwrap();
    assert!(words.starts_with("its last words: ") && words.ends_with("dest=https://a.example/webhook/…"), "{words}");
}

#[test]
fn a_program_that_ends_at_once_is_not_waited_for() {
    let error = fails("ngrok", Habit::Refused, "10m");
    assert_eq!(error["message"], "`ngrok` ended without a tunnel");
    assert!(error["causes"][0].as_str().unwrap().contains("Your authtoken: …"), "{error}");
    assert!(error["hint"].as_str().unwrap().contains("ngrok config add-authtoken"), "{error}");
}

#[test]
fn output_without_end_ends_with_the_time_that_it_may_take() {
    let error = fails("cloudflared", Habit::Endless, "2s");
    assert_eq!(error["message"], "`cloudflared` told no public address within 2s");
    assert!(error.to_string().len() < 4_000, "{error}");
}

#[test]
fn an_address_where_somebody_else_answers_is_not_announced() {
    let error = fails("cloudflared", Habit::Elsewhere, "1s");
    assert!(error["message"].as_str().unwrap().ends_with(" did not lead to this receiver within 1s"), "{error}");
    assert_eq!(error["causes"][0], "another server answered it: 404, `tunnel xyz not found`");
}

#[test]
fn hostile_output_is_neither_believed_nor_shown() {
    let mut env = TestEnv::new();
    let program = StandIn::install(&mut env, "cloudflared").with(Habit::Hostile);
    let mut listener = Listener::start(&env, &CLOUDFLARED);
    let url = callback_url(listener.ready());
    assert!(!url.contains("evil"), "{url}");
    deliver(&mut listener, &url, "b-1");
    program.kill();
    let lost = listener.record("tunnel");
    let reason = lost["error"].as_str().unwrap();
    assert!(!reason.contains(['\x1b', '\u{202e}', '\0']) && reason.len() < 3_000, "{reason}");
    let run = listener.interrupt();
    assert!(!run.stderr.contains(['\x1b', '\u{202e}', '\0']), "{}", run.stderr);
}

#[test]
fn ctrl_c_ends_the_wait_for_a_tunnel() {
    let mut env = TestEnv::new();
    let program = StandIn::install(&mut env, "cloudflared").with(Habit::Mute);
    let running = env.start(["listen", "--port", "0", "--json", "--no-download", "--tunnel", "cloudflared"]);
    wait_until("it is started", || !program.processes().is_empty());
    let run = running.interrupt();
    assert_eq!((run.code, run.stdout.as_str()), (130, ""), "{}", run.stderr);
    program.assert_gone();
}

#[test]
fn nothing_is_left_of_the_program_when_the_listener_is_killed() {
    let mut env = TestEnv::new();
    let program = StandIn::install(&mut env, "cloudflared");
    let listener = Listener::start(&env, &CLOUDFLARED);
    drop(listener.kill());
    program.assert_gone();
}

#[test]
fn nothing_is_left_of_what_a_wrapper_has_started_either() {
    let mut env = TestEnv::new();
    let program = StandIn::install(&mut env, "cloudflared");
    let inner = env.work().join("bin-cloudflared/cloudflared");
    script(&env, "wrapped/cloudflared", &format!("#!/bin/sh\n'{}' \"$@\"\nexit 0\n", inner.display()));
    env.set("PATH", env.work().join("wrapped").to_str().unwrap());
    let listener = Listener::start(&env, &CLOUDFLARED);
    drop(listener.kill());
    program.assert_gone();
}

#[test]
fn ctrl_c_in_the_terminal_lets_a_delivery_through_the_tunnel_come_to_its_end() {
    let mut env = TestEnv::new();
    let program = StandIn::install(&mut env, "cloudflared");
    let mut command = env.command(["listen", "--port", "0", "--json", "--no-download", "--tunnel", "cloudflared"]);
    // As a shell starts it: Ctrl-C is for the whole group.
    command.process_group(0);
    let mut running = Running::start(command);
    let url = callback_url(&running.record("ready"));
    let (host, path) = url.strip_prefix("http://").unwrap().split_once('/').unwrap();
    let (head, body) =
        ("content-type: application/json\r\nconnection: close", r#"{"event":"bot.joining","bot_id":"b-1"}"#);
    let (begin, rest) = body.split_at(10);
    let mut stream = TcpStream::connect(host).unwrap();
    let length = body.len();
    write!(
        stream,
        "POST /{path} HTTP/1.1\r\nhost: {host}\r\n{head}\r\nexpect: 100-continue\r\ncontent-length: {length}\r\n\r\n"
    )
    .unwrap();
    // The receiver has the head when it asks for the body.
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    assert!(line.starts_with("HTTP/1.1 100"), "{line}");
    stream.write_all(begin.as_bytes()).unwrap();
    let group = Pid::from_raw(running.id().try_into().unwrap()).unwrap();
    // Whoever is in the group and does not catch it is dead from here on.
    kill_process_group(group, Signal::INT).unwrap();
    stream.write_all(rest.as_bytes()).unwrap();
    let answer = reader.lines().map_while(Result::ok).find(|line| line.starts_with("HTTP/1.1")).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let run = running.wait();
    assert_eq!((run.code, run.records("event").len()), (0, 1), "{}", run.stderr);
    program.assert_gone();
}
