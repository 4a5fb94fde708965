use rustix::process::{Signal, getpgid, kill_process, test_kill_process};
use serde_json::json;

use super::stand_in::{Habit, StandIn};
use super::{callback_url, deliver};
use crate::support::{Listener, TestEnv, wait_until};

const FLAGS: [&str; 5] = ["--no-download", "--check-every", "50ms", "--tunnel", "cloudflared"];

#[test]
fn a_program_that_dies_is_started_again_and_a_new_address_is_told_loudly() {
    let mut env = TestEnv::new();
    let program = StandIn::install(&mut env, "cloudflared");
    let mut listener = Listener::start(&env, &FLAGS);
    let before = callback_url(listener.ready());
    program.kill();
    let lost = listener.record("tunnel");
    assert_eq!((&lost["state"], &lost["url"]), (&json!("lost"), &json!(before)));
    let reason = lost["error"].as_str().unwrap();
    assert!(reason.starts_with("`cloudflared` ended; its last words: "), "{reason}");
    let again = listener.record("tunnel");
    assert_eq!((&again["state"], &again["error"]), (&json!("restarted"), &json!(null)));
    let after = callback_url(&again);
    assert_ne!(after, before);
    deliver(&mut listener, &after, "b-1");
    let run = listener.interrupt();
    assert_eq!((run.code, program.processes().len()), (0, 2), "{}", run.stderr);
    assert!(run.stderr.contains("warning: the tunnel at "), "{}", run.stderr);
    let loud = format!("is up again at ANOTHER address, {after}: bots that were created with ");
    assert!(run.stderr.contains(&loud), "{}", run.stderr);
    program.assert_gone();
}

#[test]
fn a_program_that_comes_back_at_the_same_address_is_no_reason_to_worry() {
    let mut env = TestEnv::new();
    let program = StandIn::install(&mut env, "cloudflared").with(Habit::Constant);
    let mut listener = Listener::start(&env, &FLAGS);
    let before = callback_url(listener.ready());
    program.kill();
    assert_eq!(listener.record("tunnel")["state"], "lost");
    let again = listener.record("tunnel");
    assert_eq!((again["state"].as_str(), callback_url(&again)), (Some("restarted"), before.clone()));
    deliver(&mut listener, &before, "b-1");
    let run = listener.interrupt();
    assert!(run.stderr.contains("is up again") && !run.stderr.contains("ANOTHER"), "{}", run.stderr);
}

#[test]
fn a_watchdog_that_is_killed_leaves_no_program_either() {
    let mut env = TestEnv::new();
    let program = StandIn::install(&mut env, "cloudflared");
    let mut listener = Listener::start(&env, &FLAGS);
    let first = program.processes()[0];
    kill_process(getpgid(Some(first)).unwrap(), Signal::KILL).unwrap();
    assert_eq!(listener.record("tunnel")["state"], "lost");
    let again = listener.record("tunnel");
    assert_eq!(again["state"], "restarted");
    wait_until("the first program is gone", || test_kill_process(first).is_err());
    deliver(&mut listener, &callback_url(&again), "b-1");
    drop(listener.interrupt());
    program.assert_gone();
}

#[test]
fn another_address_that_a_program_tells_while_it_runs_is_taken_up() {
    let mut env = TestEnv::new();
    let program = StandIn::install(&mut env, "ngrok");
    let mut listener = Listener::start(&env, &["--no-download", "--tunnel", "ngrok"]);
    let before = callback_url(listener.ready());
    program.begin(Habit::Moves);
    let moved = listener.record("tunnel");
    let after = callback_url(&moved);
    assert_eq!(moved["state"], "restarted");
    assert_ne!(after, before);
    deliver(&mut listener, &after, "b-1");
    let run = listener.interrupt();
    assert!(run.stderr.contains("ANOTHER address"), "{}", run.stderr);
    assert_eq!(program.processes().len(), 1, "the same program all the time");
}

#[test]
fn a_program_that_cannot_start_again_is_tried_until_it_can() {
    let mut env = TestEnv::new();
    let program = StandIn::install(&mut env, "cloudflared");
    let mut listener = Listener::start(&env, &FLAGS);
    program.begin(Habit::Refused);
    program.kill();
    let mut reasons = Vec::new();
    for _ in 0..2 {
        let lost = listener.record("tunnel");
        assert_eq!(lost["state"], "lost");
        reasons.push(lost["error"].as_str().unwrap().to_owned());
    }
    assert!(reasons[1].starts_with("`cloudflared` ended without a tunnel: its last words: "), "{reasons:?}");
    program.cease(Habit::Refused);
    let again = listener.running().record_where(|record| record["type"] == "tunnel" && record["state"] == "restarted");
    deliver(&mut listener, &callback_url(&again), "b-1");
    drop(listener.interrupt());
    program.assert_gone();
}

#[test]
fn an_address_that_leads_elsewhere_for_a_while_is_lost_and_found() {
    let mut env = TestEnv::new();
    let program = StandIn::install(&mut env, "cloudflared");
    let mut listener = Listener::start(&env, &FLAGS);
    let url = callback_url(listener.ready());
    program.begin(Habit::Elsewhere);
    let lost = listener.record("tunnel");
    let reason = json!("another server answered it: 404, `tunnel xyz not found`");
    assert_eq!((&lost["state"], &lost["url"], &lost["error"]), (&json!("lost"), &json!(url), &reason));
    program.cease(Habit::Elsewhere);
    let back = listener.record("tunnel");
    assert_eq!((back["state"].as_str(), callback_url(&back)), (Some("up"), url.clone()));
    deliver(&mut listener, &url, "b-1");
    assert_eq!(program.processes().len(), 1, "the same program all the time");
    let run = listener.interrupt();
    assert_eq!(run.records("tunnel").len(), 2, "each is told once");
}
