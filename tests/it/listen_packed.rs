//! Bodies that something was put around on their way, and what else came with them.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD as BASE64;
use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
use serde_json::{Value, json};

use crate::support::{App, Listener, TestEnv, http, status};

const EVENT: &str =
    r#"{"event":"bot.joining","bot_id":"b-1","message":"Réunion 😀","timestamp":"2026-02-27T07:11:51Z"}"#;

fn gzip(plain: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain).unwrap();
    encoder.finish().unwrap()
}

fn utf16(text: &str) -> Vec<u8> {
    format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A body, and the headers that say what was put around it.
type Form = (Vec<u8>, Vec<(&'static str, &'static str)>);

/// The event in every form that is understood.
fn forms() -> Vec<Form> {
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
    zlib.write_all(EVENT.as_bytes()).unwrap();
    let mut bare = DeflateEncoder::new(Vec::new(), Compression::best());
    bare.write_all(EVENT.as_bytes()).unwrap();
    let gzipped = gzip(EVENT.as_bytes());
    vec![
        (format!("\u{feff}{EVENT}").into_bytes(), vec![]),
        (utf16(EVENT), vec![("content-type", "application/json; charset=utf-16")]),
        (
            EVENT.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            vec![("content-type", "text/json; charset=UTF-16BE")],
        ),
        (gzipped.clone(), vec![("content-encoding", "gzip")]),
        (gzipped.clone(), vec![("Content-Encoding", "X-GZIP")]),
        (gzip(&gzipped), vec![("content-encoding", "gzip, gzip")]),
        (gzip(&gzipped), vec![("content-encoding", "gzip"), ("content-encoding", "gzip")]),
        (zlib.finish().unwrap(), vec![("content-encoding", "deflate")]),
        (bare.finish().unwrap(), vec![("content-encoding", "deflate")]),
        (gzip(&utf16(EVENT)), vec![("content-encoding", "gzip")]),
        (EVENT.as_bytes().to_vec(), vec![("content-encoding", "gzip")]),
    ]
}

#[test]
fn packed_bodies_are_read_everywhere_and_relayed_as_they_came() {
    let payload: Value = serde_json::from_str(EVENT).unwrap();
    let env = TestEnv::new();
    let app = App::start(|_| status(200));
    let target = app.url();
    let flags = ["--no-download", "--forward", &target, "--exec", "cat >> fed"];
    let mut listener = Listener::start(&env, &flags);
    let url = listener.url().to_owned();
    for (number, (body, headers)) in forms().into_iter().enumerate() {
        assert_eq!(http("POST", &url, &headers, &body).status, 200, "{headers:?}");
        let record = listener.record("event");
        assert_eq!((&record["payload"], &record["name"]), (&payload, &json!("bot.joining")), "{headers:?}");
        assert_eq!(record["duplicate"], number > 0, "one event, however it is packed");
        if number == 0 {
            assert_eq!(app.take().body, body);
        }
    }
    drop(listener.interrupt());
    assert_eq!(std::fs::read(env.work().join("fed")).unwrap(), forms()[0].0, "what is UTF-8 is as it came");

    // What the journal has is read back alike.
    let listed = env.run(["events", "list", "--json"]).records("event");
    assert!(listed.iter().all(|record| record["payload"] == payload), "{listed:?}");
    let forms = forms();
    let (gzipped, _) = &forms[3];
    assert_eq!(env.run(["events", "show", "4", "--json"]).json()["payload"], payload);
    assert!(env.run(["events", "show", "4"]).stdout.contains("Réunion 😀"));
    let exported = env.run(["events", "export"]);
    assert_eq!(exported.records("event")[3]["body_base64"], BASE64.encode(gzipped));
    let other = TestEnv::new();
    assert_eq!(other.run_with_input(["events", "import", "-"], &exported.stdout).code, 0);
    assert_eq!(other.run(["events", "export"]).stdout.matches("body_base64").count(), 9);
    let again = other.run(["events", "list", "--json"]).records("event");
    assert!(again.len() == forms.len() && again.iter().all(|record| record["payload"] == payload), "{again:?}");

    let replay = ["events", "replay", "4", "--to", &target];
    assert_eq!(env.run(replay).code, 0);
    let relayed = app.take();
    assert_eq!((relayed.header("content-encoding"), &relayed.body), (Some("gzip"), gzipped));
    let changed = env.run([&replay[..], &["--set", "message=\"x\""]].concat());
    assert_eq!(changed.code, 0, "{}", changed.stderr);
    let relayed = app.take();
    assert_eq!((relayed.header("content-encoding"), &relayed.json()["message"]), (None, &json!("x")));
}

#[test]
fn a_signature_is_of_the_bytes_that_came_and_an_array_may_be_packed() {
    let env = TestEnv::new().with("MEETSTREAM_WEBHOOK_SECRET", "whsec_test_1");
    let mut listener = Listener::start(&env, &["--no-download"]);
    let url = listener.url().to_owned();
    let body = gzip(format!("[{EVENT},{{\"event\":\"bot.done\",\"bot_id\":\"b-1\"}}]").as_bytes());
    env.file("body", &body);
    let of_bytes = env.run(["sign", "body"]).stdout.trim().to_owned();
    let of_text = env.run_with_input(["sign"], EVENT).stdout.trim().to_owned();
    for (signature, status) in [(&of_text, 401), (&of_bytes, 200)] {
        let headers = [("content-encoding", "gzip"), ("x-meetstream-signature", signature)];
        assert_eq!(http("POST", &url, &headers, &body).status, status);
    }
    let names = [(); 2].map(|()| listener.record("event")["name"].clone());
    assert_eq!(names, ["bot.joining", "bot.done"]);
    let run = listener.interrupt();
    assert_eq!(run.code, 0);
    let exported = env.run(["events", "export"]).stdout;
    assert!(!exported.contains("content-encoding") && !exported.contains("body_base64"), "{exported}");
}

#[test]
fn what_cannot_be_unpacked_is_refused_unless_it_proves_itself() {
    let env = TestEnv::new();
    let mut listener = Listener::start(&env, &["--no-download"]);
    let url = listener.url().to_owned();
    let bomb = gzip(&gzip(&vec![b' '; 64 << 20]));
    let gzipped = gzip(EVENT.as_bytes());
    let many = vec!["gzip"; 2_000].join(",");
    for (body, encoding, status) in [
        (&bomb, "gzip, gzip", 413),
        (&gzipped, "br", 415),
        (&gzipped, "gzip, zstd", 415),
        (&gzipped, &*many, 415),
        (&gzipped[..30].to_vec(), "gzip", 400),
        (&b"\x1f\x8b".to_vec(), "gzip", 400),
        (&gzip(b"event=bot.done"), "gzip", 400),
    ] {
        assert_eq!(http("POST", &url, &[("content-encoding", encoding)], body).status, status, "{encoding}");
        assert_eq!(listener.record("rejected")["status"], status, "{encoding}");
    }
    assert_eq!(listener.interrupt().records("event").len(), 0);
    let mut listener = Listener::start(&env, &["--no-download", "--secret-path"]);
    let url = listener.url().to_owned();
    assert_eq!(http("POST", &url, &[("content-encoding", "br")], &gzipped).status, 200);
    let record = listener.record("event");
    assert_eq!((&record["name"], &record["body_base64"]), (&json!("unparsed"), &json!(BASE64.encode(&gzipped))));
    assert_eq!(record["problem"], "the body is packed as `br`, which is not known; gzip and deflate are");
}

#[test]
fn credentials_are_neither_kept_nor_relayed_nor_links_shown() {
    let env = TestEnv::new();
    let app = App::start(|_| status(200));
    let target = app.url();
    let mut listener = Listener::start(&env, &["--no-download", "--forward", &target]);
    let body = r#"{"event":"audio.processed","bot_id":"b-1","message":"at https://store.example/a.wav?X-Amz-Signature=hush","audio_url":"https://store.example/b.wav?X-Amz-Date=1\u0026X-Amz-Signature=hush"}"#;
    let secret =
        ["Authorization", "Proxy-Authorization", "Cookie", "X-Api-Key", "x-auth-token", "CF-Access-Client-Secret"];
    let headers: Vec<_> = secret.iter().map(|name| (*name, "hush hush")).chain([("x-kept", "1")]).collect();
    assert_eq!(http("POST", listener.url(), &headers, body.as_bytes()).status, 200);
    assert_eq!(
        listener.record("event")["payload"],
        serde_json::from_str::<Value>(body).unwrap(),
        "scripts get all of it"
    );
    let relayed = app.take();
    assert_eq!((relayed.header("x-kept"), relayed.body.as_slice()), (Some("1"), body.as_bytes()));
    assert!(secret.iter().all(|name| relayed.header(&name.to_lowercase()).is_none()), "{relayed:?}");
    drop(listener.interrupt());
    let exported = env.run(["events", "export"]).stdout;
    assert!(!exported.contains("hush hush") && exported.contains("x-kept"), "{exported}");
    for shown in [&["events", "show", "1"][..], &["events", "list"]] {
        let run = env.run(shown);
        assert!(run.stdout.contains("https://store.example/") && !run.stdout.contains("hush"), "{}", run.stdout);
    }
    assert_eq!(env.run(["events", "show", "1", "--raw"]).stdout, body);
}

#[cfg(target_os = "linux")]
#[test]
fn large_bodies_share_a_budget_and_keep_no_usual_one_waiting() {
    let env = TestEnv::new();
    let mut listener = Listener::start(&env, &["--ephemeral", "--no-download"]);
    let large = format!("{}{EVENT}", " ".repeat((1 << 20) - EVENT.len()));
    let (most, last) = large.split_at(large.len() - 1);
    let begin = || {
        let mut stream = TcpStream::connect(listener.address()).unwrap();
        let head = format!("POST /webhook HTTP/1.1\r\nhost: localhost\r\ncontent-length: {}\r\n\r\n", large.len());
        stream.write_all(head.as_bytes()).unwrap();
        stream
    };
    let mut first: Vec<TcpStream> = (0..64).map(|_| begin()).collect();
    for stream in &mut first {
        stream.write_all(most.as_bytes()).unwrap();
    }
    let others: Vec<TcpStream> = (0..400)
        .map(|_| {
            let mut stream = begin();
            stream.set_nonblocking(true).unwrap();
            // As much as the system takes: the rest is not asked for.
            drop(stream.write_all(most.as_bytes()));
            stream
        })
        .collect();
    for _ in 0..20 {
        assert_eq!(listener.post(EVENT).status, 200);
    }
    let status = std::fs::read_to_string(format!("/proc/{}/status", listener.ready()["pid"])).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    let peak: u64 = peak.trim().trim_end_matches(" kB").parse().unwrap();
    assert!(peak < 256 << 10, "{peak} KiB, and 464 bodies of 1 MiB were begun");
    drop(others);
    for stream in &mut first {
        stream.write_all(last.as_bytes()).unwrap();
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).unwrap();
        // A slow machine may have taken longer than a body may.
        assert!([b"HTTP/1.1 200", b"HTTP/1.1 408"].contains(&&answer), "{answer:?}");
    }
    assert_eq!(listener.post(&large).status, 200, "the budget has come back");
    assert_eq!(listener.record("event")["name"], "bot.joining");
}
