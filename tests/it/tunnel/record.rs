use serde_json::Value;

use super::stand_in::{Habit, StandIn};
use super::{callback_url, closing_error};
use crate::support::{Answer, FakeApi, Service, TestEnv, wait_until};

const LINK: &str = "https://meet.google.com/abc-defg-hij";

/// A user of a sandbox who has cloudflared.
fn user(flags: &[&str]) -> (TestEnv, Service, StandIn) {
    let mut env = TestEnv::new();
    let service = Service::start(&env, flags);
    env.set("MEETSTREAM_API_URL", service.api_url());
    env.set("MEETSTREAM_API_KEY", "ms_test");
    let program = StandIn::install(&mut env, "cloudflared");
    (env, service, program)
}

fn words<'a>(flags: &[&'a str]) -> Vec<&'a str> {
    [&["record", "--link", LINK, "--json"], flags].concat()
}

fn bots(service: &Service) -> usize {
    service.get("/bots").json()["bots"].as_array().unwrap().len()
}

fn sources(events: &[Value]) -> Vec<&str> {
    events.iter().map(|event| event["source"].as_str().unwrap()).collect()
}

#[test]
fn webhooks_come_in_through_a_tunnel_that_is_up_before_the_bot_is_sent() {
    let (env, service, program) = user(&[]);
    // Nothing but webhooks can be as fast as this.
    let mut running = env.start(words(&["--tunnel", "cloudflared", "--poll-every", "1h"]));
    let url = callback_url(&running.record("ready"));
    let run = running.wait();
    assert_eq!(run.code, 0, "{}", run.stderr);
    let events = run.records("event");
    assert!(events.iter().any(|event| event["name"] == "audio.processed"), "{}", run.stdout);
    assert!(sources(&events).iter().all(|source| *source == "webhook"), "{}", run.stdout);
    assert!(events.iter().all(|event| event["auth"] == "path"), "{}", run.stdout);
    assert!(url.contains("/webhook/"), "{url}");
    assert_eq!(bots(&service), 1);
    program.assert_gone();
}

#[test]
fn without_a_tunnel_no_bot_is_sent() {
    let (env, service, program) = user(&[]);
    program.begin(Habit::Refused);
    let run = env.run(words(&["--tunnel", "cloudflared"]));
    assert_eq!((run.code, run.stdout.as_str()), (6, ""), "{}", run.stderr);
    assert_eq!(closing_error(&run)["kind"], "tunnel");
    program.cease(Habit::Refused);

    program.begin(Habit::Mute);
    let before = program.processes().len();
    let running = env.start(words(&["--tunnel", "cloudflared"]));
    wait_until("it is started", || program.processes().len() > before);
    let run = running.interrupt();
    assert_eq!((run.code, run.stdout.as_str()), (130, ""), "{}", run.stderr);
    assert_eq!(bots(&service), 0);
    program.assert_gone();
}

#[test]
fn polling_brings_what_a_tunnel_that_dies_has_missed() {
    let (env, _service, program) = user(&["--speed", "20"]);
    let mut running = env.start(words(&["--tunnel", "cloudflared", "--poll-every", "50ms"]));
    running.record("event");
    program.kill();
    let run = running.wait();
    assert_eq!(run.code, 0, "{}", run.stderr);
    let events = run.records("event");
    assert!(events.iter().any(|event| event["name"] == "audio.processed"), "{}", run.stdout);
    assert!(sources(&events).contains(&"poll"), "{}", run.stdout);
    assert_eq!(run.records("tunnel")[0]["state"], "lost");
    program.assert_gone();
}

#[test]
fn a_public_url_that_leads_elsewhere_is_warned_of_and_polling_does_the_job() {
    let (env, _service, _program) = user(&[]);
    let other = FakeApi::always(Answer::text(404, "text/plain", "no such app"));
    let public = other.url().replace("/api/v1", "");
    let run = env.run(words(&["--public-url", &public, "--port", "0", "--poll-every", "50ms"]));
    assert_eq!(run.code, 0, "{}", run.stderr);
    let warning = "does not lead to this receiver (another server answered it: 404, `no such app`)";
    assert!(run.stderr.contains(warning), "{}", run.stderr);
    assert!(sources(&run.records("event")).iter().all(|source| *source == "poll"), "{}", run.stdout);
}

#[test]
fn webhooks_cannot_go_to_two_places() {
    let (env, service, _program) = user(&[]);
    let run = env.run(words(&["--tunnel", "cloudflared", "--callback-url", "https://hooks.example.com"]));
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.error()["message"].as_str().unwrap().contains("--callback-url"), "{}", run.stderr);
    assert_eq!(bots(&service), 0);
}
