//! What may come in at the door of `listen` and of `sandbox`: nothing that a web page has a browser send, and everything
//! that is meant for them, however it is spelt.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::json;

use crate::support::{HttpReply, Listener, Service, TestEnv, http, listen_for_people};

const EVENT: &str = r#"{"event":"bot.joining","bot_id":"b-1"}"#;
const SECRET: &str = "whsec_test_1";

/// A request with these lines in its head and no others, on a connection of its own, to the end of the answer.
fn raw(address: &str, first: &str, lines: &[&str], body: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
    let head = lines.iter().fold(String::new(), |all, line| all + line + "\r\n");
    write!(stream, "{first}\r\n{head}connection: close\r\ncontent-length: {}\r\n\r\n{body}", body.len()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or_default()
}

fn signed(listener: &Listener, body: &str, headers: &[(&str, &str)]) -> HttpReply {
    http("POST", listener.url(), headers, body.as_bytes())
}

fn signature(env: &TestEnv, body: &str) -> String {
    env.run_with_input(["sign"], body).stdout.trim().to_owned()
}

#[test]
fn a_web_page_delivers_nothing_to_a_listener_that_asks_for_no_proof() {
    let env = TestEnv::new();
    let mut listener = Listener::start(&env, &["--no-download", "--exec", "echo ran >> ran"]);
    let address = listener.address().to_owned();
    let own = format!("Host: {address}");
    for lines in [
        &[&*own, "Origin: https://evil.example", "Sec-Fetch-Site: cross-site", "Content-Type: text/plain"][..],
        &[&own, "Origin: null"],
        &[&own, "origin: http://127.0.0.1"],
        &[&own, "Sec-Fetch-Mode: no-cors"],
        &[&own, "sec-fetch-site: none"],
        &[&own, "Sec-Fetch-Dest: empty"],
        &["Host: evil.example"],
        &["Host: 127.0.0.1.evil.example"],
        &["Host: localhost.evil.example:3333"],
        &["Host: user@localhost"],
        &["Host: 2130706433"],
        &["Host: 0177.0.0.1"],
        &["Host: 0.0.0.0"],
        &["Host: [::2]"],
        &["Host:"],
        &["Host: localhost", "Host: evil.example"],
        &["Host: evil.example", "X-MeetStream-Signature: sha256=00"],
    ] {
        let answer = raw(&address, "POST /webhook HTTP/1.1", lines, EVENT);
        assert_eq!(status(&answer), "403", "{lines:?}");
        assert!(!answer.to_lowercase().contains("access-control"), "{answer}");
        let record = listener.record("rejected");
        assert_eq!((&record["status"], &record["path"]), (&json!(403), &json!("/webhook")), "{record}");
    }
    let absolute = raw(&address, "POST http://evil.example/webhook HTTP/1.1", &["Host: localhost"], EVENT);
    assert_eq!(status(&absolute), "403");
    let run = listener.interrupt();
    assert_eq!((run.records("event").len(), run.records("exec").len()), (0, 0), "{}", run.stdout);
    assert!(!env.work().join("ran").exists());
    assert_eq!(env.run(["events", "list", "--json"]).stdout, "", "nothing is kept");
}

#[test]
fn whoever_means_this_machine_is_let_in() {
    let env = TestEnv::new();
    let listener = Listener::start(&env, &["--ephemeral", "--no-download", "--allow-host", "Box.example.com"]);
    let address = listener.address().to_owned();
    for lines in [
        &["Host: localhost:3333"][..],
        &["Host: LOCALHOST."],
        &["Host: app.localhost"],
        &["Host: 127.9.9.9"],
        &["Host: [::1]:1"],
        &["Host: box.example.com:8080"],
        &["Host: host.docker.internal:3333"],
        &["Host: localhost", "Referer: https://evil.example/"],
    ] {
        assert_eq!(status(&raw(&address, "POST /webhook HTTP/1.1", lines, EVENT)), "200", "{lines:?}");
    }
    assert_eq!(status(&raw(&address, "POST /webhook HTTP/1.0", &[], EVENT)), "200", "no host, so no browser");
    drop(listener);
    let configured = env.run(["config", "set", "listen.allow_hosts", "box.example.com, 10.0.0.7"]);
    assert_eq!(configured.code, 0, "{}", configured.stderr);
    assert_eq!(env.run(["config", "get", "listen.allow_hosts"]).stdout, "box.example.com, 10.0.0.7\n");
    let listener = Listener::start(&env, &["--ephemeral", "--no-download"]);
    let answer = raw(listener.address(), "POST /webhook HTTP/1.1", &["Host: 10.0.0.7"], EVENT);
    assert_eq!(status(&answer), "200");
    let refused = env.run(["listen", "--allow-host", "https://box.example.com"]);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("without scheme, port or path"), "{}", refused.stderr);
}

#[test]
fn proof_counts_wherever_a_request_comes_from() {
    let env = TestEnv::new().with("MEETSTREAM_WEBHOOK_SECRET", SECRET);
    let listener = Listener::start(&env, &["--no-download", "--secret-path"]);
    let foreign = ["Host: fox.trycloudflare.com", "Origin: https://evil.example"];
    let secret = listener.url().split_at("http://".len() + listener.address().len()).1.to_owned();
    let address = listener.address().to_owned();
    assert_eq!(status(&raw(&address, &format!("POST {secret} HTTP/1.1"), &foreign, EVENT)), "200");
    drop(listener.interrupt());

    let mut listener = Listener::start(&env, &["--no-download", "--allow-unsigned"]);
    let address = listener.address().to_owned();
    let signature = format!("X-MeetStream-Signature: {}", signature(&env, EVENT));
    let lines = [foreign[0], foreign[1], &signature];
    assert_eq!(status(&raw(&address, "POST /webhook HTTP/1.1", &lines, EVENT)), "200");
    assert_eq!(listener.record("event")["auth"], "signature");
    assert_eq!(status(&raw(&address, "POST /webhook HTTP/1.1", &lines, &format!("{EVENT} "))), "401");
    assert_eq!(status(&raw(&address, "POST /webhook HTTP/1.1", &foreign, EVENT)), "403");
}

#[test]
fn a_body_that_cannot_count_is_not_waited_for() {
    let env = TestEnv::new();
    let listener = Listener::start(&env, &["--ephemeral", "--no-download"]);
    let mut stream = TcpStream::connect(listener.address()).unwrap();
    write!(stream, "POST /webhook HTTP/1.1\r\nhost: evil.example\r\nexpect: 100-continue\r\ncontent-length: 9\r\n\r\n")
        .unwrap();
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 403", "no 100 before it");
}

#[test]
fn no_page_may_ask_whether_it_may() {
    let env = TestEnv::new();
    let listener = Listener::start(&env, &["--ephemeral", "--no-download"]);
    let preflight = ["Origin: https://evil.example", "Access-Control-Request-Method: POST", "Host: localhost"];
    for path in ["/webhook", "/healthz", "/webhook/"] {
        let answer = raw(listener.address(), &format!("OPTIONS {path} HTTP/1.1"), &preflight, "");
        assert_eq!(status(&answer), "405", "{path}");
        assert!(!answer.to_lowercase().contains("access-control"), "{answer}");
    }
    let health = raw(listener.address(), "GET /healthz HTTP/1.1", &["Host: balancer.example"], "");
    assert_eq!(status(&health), "200");
    assert!(!health.to_lowercase().contains("access-control"), "{health}");
}

#[test]
fn people_are_told_what_to_do_about_a_name_that_is_not_known() {
    let env = TestEnv::new();
    let (running, url) = listen_for_people(&env, &["--ephemeral"]);
    let address = url.strip_prefix("http://").unwrap().split('/').next().unwrap();
    assert_eq!(status(&raw(address, "POST /webhook HTTP/1.1", &["Host: box.local\u{9b}2J"], EVENT)), "403");
    assert_eq!(status(&raw(address, "POST /webhook HTTP/1.1", &["Host: localhost", "Origin: null"], EVENT)), "403");
    let run = running.interrupt();
    assert!(run.stdout.contains("rejected  403  the host `box.local"), "{}", run.stdout);
    assert!(run.stdout.contains("a browser sent it, for a web page: it has the header origin"), "{}", run.stdout);
    assert!(!run.stdout.contains('\u{9b}'));
    for hint in ["--allow-host NAME", "web pages must not deliver events"] {
        assert_eq!(run.stdout.matches(hint).count(), 1, "{hint} in {}", run.stdout);
    }
}

#[test]
fn no_web_page_gets_anything_from_the_sandbox() {
    let env = TestEnv::new();
    let service = Service::start(&env, &["--allow-host", "box.example.com"]);
    let base = service.api_url().to_owned();
    let address = base.strip_prefix("http://").unwrap().split('/').next().unwrap().to_owned();
    let own = format!("Host: {address}");
    for (first, lines) in [
        ("POST /api/v1/bots/create_bot HTTP/1.1", &[&*own, "Origin: https://evil.example"][..]),
        ("GET /api/v1/bots HTTP/1.1", &[&own, "Sec-Fetch-Site: same-origin"]),
        ("GET /sandbox/requests HTTP/1.1", &["Host: evil.example"]),
        ("PUT /sandbox/faults HTTP/1.1", &["Host: 127.0.0.1.evil.example"]),
        ("GET /media/x HTTP/1.1", &["Host: evil.example"]),
        ("OPTIONS /api/v1/bots HTTP/1.1", &[&own, "Origin: https://evil.example"]),
        ("GET http://evil.example/api/v1/bots HTTP/1.1", &[&own]),
    ] {
        let answer = raw(&address, first, &[lines, &["Authorization: Token ms_sandbox"]].concat(), "");
        assert_eq!(status(&answer), "403", "{first}");
        assert!(answer.contains("--allow-host NAME") && !answer.to_lowercase().contains("access-control"), "{answer}");
    }
    let key = "Authorization: Token ms_sandbox";
    for host in [&*own, "Host: box.example.com:4000", "Host: localhost", "Host: host.docker.internal"] {
        let answer = raw(&address, "GET /api/v1/bots HTTP/1.1", &[host, key], "");
        assert_eq!(status(&answer), "200", "{host}");
    }
    let control = raw(&address, "GET /sandbox/requests HTTP/1.1", &["Host: box.example.com"], "");
    assert_eq!(status(&control), "403", "that is for this machine alone");
    let control = raw(&address, "GET /sandbox/requests HTTP/1.1", &["Host: localhost"], "");
    assert_eq!(status(&control), "200");
    let run = service.interrupt();
    let requests = run.records("request");
    assert_eq!(requests[0]["refused"], "a browser sent it, for a web page: it has the header origin");
    assert_eq!(requests.last().unwrap()["refused"], serde_json::Value::Null);
}

#[test]
fn the_same_path_is_the_same_however_it_is_spelt() {
    let env = TestEnv::new();
    let listener = Listener::start(&env, &["--no-download", "--secret-path", "--path", "/hook/"]);
    let token = listener.url().rsplit('/').next().unwrap().to_owned();
    let encoded = token.bytes().fold(String::new(), |all, byte| all + &format!("%{byte:02X}"));
    for path in [
        format!("/hook/{token}"),
        format!("/hook/{token}/"),
        format!("//hook/{token}"),
        format!("/%68ook/{token}"),
        format!("/hook/{encoded}/"),
    ] {
        assert_eq!(http("POST", &listener.at(&path), &[], EVENT.as_bytes()).status, 200, "{path}");
    }
    let double = encoded.replace('%', "%25");
    for path in [
        "/hook".to_owned(),
        "/hook/".to_owned(),
        format!("/hook%2f{token}"),
        format!("/hook/{double}"),
        format!("/x/{encoded}"),
        format!("/hook/{}", token.to_uppercase()),
        format!("/x/..%2fhook/{token}"),
        format!("/x/%2e%2e/hook/{token}"),
        format!("/hook/%2e/{token}"),
    ] {
        assert_eq!(http("POST", &listener.at(&path), &[], EVENT.as_bytes()).status, 404, "{path}");
    }
    let run = listener.interrupt();
    let after = run.stdout.lines().filter(|line| !line.contains("\"ready\"")).collect::<String>() + &run.stderr;
    for hidden in [&token, &encoded, &double] {
        assert!(!after.to_lowercase().contains(&hidden.to_lowercase()), "{hidden} in {after}");
    }
    let plain = Listener::start(&env, &["--no-download", "--path", "/hook/"]);
    for path in ["/hook", "/hook/", "//hook", "/h%6fok"] {
        assert_eq!(http("POST", &plain.at(path), &[], EVENT.as_bytes()).status, 200, "{path}");
    }
}

#[test]
fn a_time_may_be_counted_and_a_signature_stand_among_others() {
    let env = TestEnv::new().with("MEETSTREAM_WEBHOOK_SECRET", SECRET);
    let listener = Listener::start(&env, &["--no-download"]);
    let good = signature(&env, EVENT);
    let wrong = format!("sha256={}", "0".repeat(64));
    let now = jiff::Timestamp::now();
    let stale = now.as_second() - 310;
    for (stamp, status) in [
        (now.as_second().to_string(), 200),
        (format!("{}.25", now.as_second()), 200),
        (now.as_millisecond().to_string(), 200),
        (now.to_string(), 200),
        (stale.to_string(), 401),
        (format!("{stale}000"), 401),
        (format!("{}000", now.as_millisecond()), 401),
    ] {
        let headers = [("x-meetstream-signature", &*good), ("x-meetstream-timestamp", &*stamp)];
        assert_eq!(signed(&listener, EVENT, &headers).status, status, "{stamp}");
        let verified = env.run_with_input(["verify", "--signature", &good, "--timestamp", &stamp], EVENT);
        assert_eq!(verified.code, if status == 200 { 0 } else { 7 }, "{stamp}: {}", verified.stderr);
    }
    let list = |wrong_ones: usize| [vec![&*wrong; wrong_ones], vec![&*good]].concat().join(",");
    for (values, status) in [
        (vec![format!("{wrong},{good}")], 200),
        (vec![format!("{good}, {wrong}")], 200),
        (vec![wrong.clone(), good.clone()], 200),
        (vec![format!("v1=x,{good}")], 200),
        (vec![list(7)], 200),
        (vec![list(8)], 401),
        (vec![wrong.clone(), wrong.clone()], 401),
        (vec![String::new()], 401),
    ] {
        let headers: Vec<_> = values.iter().map(|value| ("x-meetstream-signature", value.as_str())).collect();
        assert_eq!(signed(&listener, EVENT, &headers).status, status, "{values:?}");
        let flags = values.iter().flat_map(|value| ["--signature", value]);
        let verified = env.run_with_input(["verify"].into_iter().chain(flags), EVENT);
        assert_eq!(verified.code, if status == 200 { 0 } else { 7 }, "{values:?}: {}", verified.stderr);
    }
}
