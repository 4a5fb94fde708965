//! `listen` under attack: whatever comes, it answers or closes, goes on, and starves nobody.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::support::{Listener, TestEnv, http};

const EVENT: &str = r#"{"event":"bot.joining","bot_id":"b-1"}"#;

fn connect(listener: &Listener) -> TcpStream {
    let stream = TcpStream::connect(listener.address()).unwrap();
    stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
    stream
}

/// Sends bytes and reads everything until the server closes. A reset counts as a close.
fn exchange(listener: &Listener, bytes: &[u8]) -> String {
    let mut stream = connect(listener);
    drop(stream.write_all(bytes));
    drop(stream.shutdown(std::net::Shutdown::Write));
    read_all(&mut stream)
}

fn read_all(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    drop(stream.read_to_end(&mut answer));
    String::from_utf8_lossy(&answer).into_owned()
}

fn request(head: &str) -> Vec<u8> {
    format!("POST /webhook HTTP/1.1\r\nhost: localhost\r\n{head}\r\n{EVENT}").into_bytes()
}

fn chunked(body: &str) -> Vec<u8> {
    format!("POST /webhook HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n{body}").into_bytes()
}

fn is_well(listener: &Listener) {
    assert_eq!(listener.post(EVENT).status, 200);
}

fn start(env: &TestEnv) -> Listener {
    Listener::start(env, &["--no-download", "--ephemeral"])
}

#[test]
fn malformed_requests_are_refused_and_the_next_one_is_served() {
    let env = TestEnv::new();
    let mut listener = start(&env);
    let long_header = format!("x-long: {}\r\n", "x".repeat(1 << 20));
    let many_headers = (0..500).fold(String::new(), |all, n| all + &format!("x-{n}: 1\r\n"));
    for (bytes, status, reason) in [
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 garbage \r\n\r\n".to_vec(), 400, "it is TLS"),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(), 400, "HTTP/2 is not spoken"),
        (b"garbage\r\n\r\n".to_vec(), 400, "malformed"),
        (b"\0\0\0\0".to_vec(), 400, "malformed"),
        (request(&long_header), 431, "the head of the request is too large"),
        (request(&many_headers), 431, "the head of the request is too large"),
        (request("content-length: -1\r\n"), 400, "malformed"),
        (request("content-length: 4\r\ncontent-length: 5\r\n"), 400, "malformed"),
        (request("transfer-encoding: gzip\r\n"), 400, "malformed"),
        (request("transfer-encoding: chunked\r\n"), 400, "the body is incomplete"),
        (chunked(&format!("zz\r\n{EVENT}")), 400, "the body is incomplete"),
        (chunked(&format!("{:x}\r\n{EVENT}garbage", EVENT.len())), 400, "the body is incomplete"),
        (request("content-length: 100\r\n"), 400, "the body is incomplete"),
        (b"POST /webhook HTTP/1.1\r\n bad: folding\r\n\r\n".to_vec(), 400, "malformed"),
    ] {
        let answer = exchange(&listener, &bytes);
        let shown = String::from_utf8_lossy(&bytes[..80.min(bytes.len())]).into_owned();
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{answer:?} to {shown:?}");
        assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{answer:?} to {shown:?}");
        let record = listener.record("rejected");
        assert_eq!(record["status"], status, "{record} for {shown:?}");
        assert!(record["reason"].as_str().unwrap().contains(reason), "{record} for {shown:?}");
        is_well(&listener);
    }
}

#[test]
fn what_follows_a_body_withholds_no_answer() {
    let env = TestEnv::new();
    let listener = start(&env);
    let one = |version: &str, head: &str| {
        format!("POST /webhook HTTP/{version}\r\n{head}content-length: {}\r\n\r\n{EVENT}", EVENT.len())
    };
    for (sent, answers) in [
        (one("1.1", "host: localhost\r\n") + "\r\n", 1),
        (one("1.1", "host: localhost\r\nconnection: close\r\n") + "\r\n", 1),
        (one("1.0", "") + "\r\n", 1),
        (one("1.1", "host: localhost\r\n") + "POST /web", 1),
        (one("1.1", "host: localhost\r\n") + "\r\n" + &one("1.1", "host: localhost\r\n") + "P", 2),
        (one("1.1", "host: localhost\r\n") + &one("1.1", "host: localhost\r\ntransfer-encoding: x\r\n"), 2),
    ] {
        let mut stream = connect(&listener);
        stream.write_all(sent.as_bytes()).unwrap();
        // Its own side stays open: nothing but the answers that were asked for may be waited for.
        let mut answer = String::new();
        while answer.matches("HTTP/1.").count() < answers || !answer.ends_with('\n') {
            let mut part = [0; 4096];
            let length = stream.read(&mut part).unwrap();
            assert!(length > 0, "{answer:?} to {sent:?}");
            answer += &String::from_utf8_lossy(&part[..length]);
        }
        is_well(&listener);
    }
}

#[test]
fn a_client_that_goes_on_sending_still_reads_why_it_was_refused() {
    let env = TestEnv::new();
    let listener = start(&env);
    let large = " ".repeat(3 << 20);
    for (path, status) in [("/webhook", "413"), ("/other", "404")] {
        let head = format!("POST {path} HTTP/1.1\r\nhost: localhost\r\ncontent-length: {}\r\n\r\n", large.len());
        let answer = exchange(&listener, (head + &large).as_bytes());
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{answer:?}");
    }
    is_well(&listener);
}

#[test]
fn lengths_at_odds_smuggle_nothing() {
    let env = TestEnv::new();
    let listener = start(&env);
    let smuggled = "POST /webhook HTTP/1.1\r\nhost: localhost\r\ncontent-length: 13\r\n\r\n{\"event\":\"s\"}";
    let chunked = format!("{:x}\r\n{EVENT}\r\n0\r\n\r\n", EVENT.len());
    let bytes = format!(
        "POST /webhook HTTP/1.1\r\nhost: localhost\r\ncontent-length: {}\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n\
         {chunked}{smuggled}",
        chunked.len() + smuggled.len()
    );
    let answer = exchange(&listener, bytes.as_bytes());
    // A close with bytes unread can cost the client the answer, but never brings it a second one.
    assert!(answer.matches("HTTP/1.1 ").count() <= 1, "{answer}");
    let run = listener.interrupt();
    assert!(run.records("event").iter().all(|record| record["name"] != "s"), "{}", run.stdout);
}

#[test]
fn an_endless_body_is_cut_off_at_the_limit() {
    let env = TestEnv::new();
    let mut listener = start(&env);
    let mut stream = connect(&listener);
    stream.write_all(b"POST /webhook HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n").unwrap();
    let chunk = format!("10000\r\n{}\r\n", " ".repeat(0x10000)).into_bytes();
    let mut sent = 0;
    while stream.write_all(&chunk).is_ok() {
        sent += 1;
        assert!(sent < 10_000, "the server reads on and on");
    }
    let record = listener.record("rejected");
    assert_eq!(record["status"], 413);
    assert!(record["bytes"].as_u64().unwrap() <= 1 << 20, "{record}");
    is_well(&listener);
}

#[test]
fn a_body_that_would_be_refused_is_not_asked_for() {
    let env = TestEnv::new();
    let listener = start(&env);
    for (path, length, status) in [("/webhook", 1 << 30, "413"), ("/other", 9, "404")] {
        let mut stream = connect(&listener);
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: localhost\r\nexpect: 100-continue\r\ncontent-length: {length}\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).unwrap();
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).unwrap();
        assert_eq!(String::from_utf8_lossy(&answer), format!("HTTP/1.1 {status}"), "no 100 before it");
        is_well(&listener);
    }
}

#[test]
fn old_and_pipelined_requests_are_served() {
    let env = TestEnv::new();
    let mut listener = start(&env);
    let length = EVENT.len();
    let answer =
        exchange(&listener, format!("POST /webhook HTTP/1.0\r\ncontent-length: {length}\r\n\r\n{EVENT}").as_bytes());
    assert!(answer.starts_with("HTTP/1.0 200"), "{answer}");
    let one = |name: &str| {
        let body = format!(r#"{{"event":"{name}"}}"#);
        format!("POST /webhook HTTP/1.1\r\nhost: localhost\r\ncontent-length: {}\r\n\r\n{body}", body.len())
    };
    let answer = exchange(&listener, [one("first"), one("second"), one("third")].concat().as_bytes());
    assert_eq!(answer.matches("HTTP/1.1 200 OK").count(), 3, "{answer}");
    let names: Vec<_> = (0..4).map(|_| listener.record("event")["name"].clone()).collect();
    assert_eq!(names, ["bot.joining", "first", "second", "third"]);
}

#[test]
fn paths_are_not_resolved() {
    let env = TestEnv::new();
    let listener = start(&env);
    for path in [
        "/webhook/../webhook",
        "/./webhook",
        "/webhook%2f",
        "/WEBHOOK",
        "/webhook/../x",
        "/%2e%2e/webhook",
        "/webhook;x",
        "/webhook%00",
    ] {
        let reply = http("POST", &listener.at(path), &[], EVENT.as_bytes());
        assert_eq!(reply.status, 404, "{path}");
    }
    let absolute = format!(
        "POST {} HTTP/1.1\r\nhost: localhost\r\ncontent-length: {}\r\n\r\n{EVENT}",
        listener.url(),
        EVENT.len()
    );
    assert!(exchange(&listener, absolute.as_bytes()).starts_with("HTTP/1.1 200"));
}

#[test]
fn slow_heads_and_bodies_are_cut_off_while_others_are_served() {
    let env = TestEnv::new();
    let listener = start(&env);
    let begun = Instant::now();
    let trickles: Vec<TcpStream> = (0..20)
        .map(|n| {
            let mut stream = connect(&listener);
            let begin: &[u8] =
                if n % 2 == 0 { b"POST /webhook HT" } else { b"POST /webhook HTTP/1.1\r\ncontent-length: 9\r\n\r\n{" };
            stream.write_all(begin).unwrap();
            stream
        })
        .collect();
    is_well(&listener);
    for mut stream in trickles {
        let answer = read_all(&mut stream);
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408"), "{answer}");
    }
    let took = begun.elapsed().as_secs();
    assert!((9..50).contains(&took), "cut off after ten seconds, not {took}");
    is_well(&listener);
}

#[cfg(unix)]
#[test]
fn two_thousand_idle_connections_starve_nobody() {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum.map(|maximum| maximum.min(8_192)).or(Some(8_192));
    setrlimit(Resource::Nofile, limit).unwrap();
    let env = TestEnv::new();
    let listener = start(&env);
    let idle: Vec<TcpStream> = (0..2_000).map(|_| connect(&listener)).collect();
    for _ in 0..20 {
        is_well(&listener);
    }
    drop(idle);
    is_well(&listener);
}
