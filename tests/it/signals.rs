//! Signals: those that a program was started to ignore, those that stop it for a while, and what it hands on.

use std::time::Duration;

use rustix::process::Signal;

use crate::support::{Running, TestEnv, http, in_shell};

fn event(n: u32) -> String {
    format!(r#"{{"event":"bot.recording","bot_id":"b-1","timestamp":"t{n}"}}"#)
}

/// A listener that a shell has prepared the ground for, and the URL to deliver to.
fn listen_after(prepare: &str, env: &TestEnv, flags: &[&str]) -> (Running, String) {
    let command = env.command([&["listen", "--port", "0", "--json", "--no-download"], flags].concat());
    let mut listener = Running::start(in_shell(prepare, &command));
    let url = listener.record("ready")["url"].as_str().unwrap().to_owned();
    (listener, url)
}

#[test]
fn what_was_ignored_at_the_start_stays_ignored() {
    let (hang_up, interrupt) = (("HUP", Signal::HUP), ("INT", Signal::INT));
    for ignored in [vec![hang_up], vec![interrupt], vec![hang_up, interrupt]] {
        let env = TestEnv::new();
        let names: Vec<&str> = ignored.iter().map(|(name, _)| *name).collect();
        let (mut listener, url) = listen_after(&format!("trap '' {}", names.join(" ")), &env, &[]);
        for (n, (_, signal)) in (0..20).zip(ignored.iter().cycle()) {
            listener.signal(*signal);
            assert_eq!(http("POST", &url, &[], event(n).as_bytes()).status, 200, "{names:?}");
            listener.record("event");
        }
        listener.signal(Signal::TERM);
        let run = listener.wait();
        assert_eq!((run.code, run.records("event").len()), (0, 20), "{names:?}: {}", run.stderr);
    }
}

#[test]
fn a_sandbox_that_was_started_with_nohup_outlives_its_terminal() {
    let env = TestEnv::new();
    let command = env.command(["sandbox", "--port", "0", "--json"]);
    let mut sandbox = Running::start(in_shell("trap '' HUP INT", &command));
    let url = sandbox.record("ready")["api_url"].as_str().unwrap().to_owned();
    for signal in [Signal::HUP, Signal::INT].into_iter().cycle().take(10) {
        sandbox.signal(signal);
        assert_eq!(http("GET", &format!("{url}/no/such/page"), &[], b"").status, 401);
    }
    sandbox.signal(Signal::TERM);
    assert_eq!(sandbox.wait().code, 0);
}

#[test]
fn a_hang_up_that_nobody_ignored_ends_it() {
    let env = TestEnv::new();
    let (listener, _) = listen_after(":", &env, &[]);
    listener.signal(Signal::HUP);
    assert_eq!(listener.wait().code, 0);
}

#[expect(clippy::disallowed_methods, reason = "the stop itself must be longer than what any sender waits")]
#[test]
fn a_stop_is_noticed_as_a_sleep_is() {
    let env = TestEnv::new();
    let (mut listener, url) = listen_after(":", &env, &[]);
    listener.signal(Signal::STOP);
    std::thread::sleep(Duration::from_secs(3));
    listener.signal(Signal::CONT);
    listener.wait_for_stderr("this program was stopped for about");
    listener.wait_for_stderr("`meetstream events catch-up` asks the API what they told");
    assert_eq!(http("POST", &url, &[], event(1).as_bytes()).status, 200);
    listener.record("event");
    assert_eq!(listener.interrupt().code, 0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_command_is_given_the_signals_as_they_were_handed_over() {
    let file_size = 1 << (Signal::XFSZ.as_raw() - 1);
    for (prepare, ignored) in [(":", 0), ("trap '' XFSZ", file_size)] {
        let env = TestEnv::new().with("PATH", "/usr/local/bin:/usr/bin:/bin");
        let command = "grep SigIgn /proc/self/status | cut -f 2 > ignored";
        let (mut listener, url) = listen_after(prepare, &env, &["--exec", command]);
        assert_eq!(http("POST", &url, &[], event(1).as_bytes()).status, 200);
        assert_eq!(listener.record("exec")["exit_status"], 0);
        let mask = std::fs::read_to_string(env.work().join("ignored")).unwrap();
        assert_eq!(u64::from_str_radix(mask.trim(), 16).unwrap() & file_size, ignored, "{mask}");
    }
}
