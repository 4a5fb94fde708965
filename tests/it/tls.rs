//! Whom `meetstream` trusts over HTTPS, and what it says where it does not: the API, stores, and the targets of webhooks.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;

use serde_json::json;

use crate::support::{
    App, Authority, FakeApi, Habits, MediaService, Shown, TestEnv, TlsFront, free_port, http, status,
};

fn api() -> FakeApi {
    FakeApi::ok(&json!({"bots": []}))
}

fn env(front: &TlsFront) -> TestEnv {
    TestEnv::new().with("MEETSTREAM_API_URL", &front.url("/api/v1")).with("MEETSTREAM_API_KEY", TestEnv::KEY)
}

#[test]
fn each_way_to_name_an_authority_is_enough_for_the_api() {
    let (api, authority) = (api(), Authority::new());
    let front = TlsFront::before(&api.url(), &authority, Shown::Good);
    for (variable, value) in [
        ("MEETSTREAM_CA_FILE", "authority.pem"),
        ("SSL_CERT_FILE", "authority.pem"),
        ("SSL_CERT_DIR", "/nowhere:authorities"),
    ] {
        let env = env(&front).with(variable, value);
        authority.file(&env);
        env.file("authorities/5c44d531.0", authority.pem());
        env.file("authorities/key.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        let run = env.run(["api", "GET", "/bots"]);
        assert_eq!(run.code, 0, "{variable}: {}", run.stderr);
    }
    let env = env(&front);
    authority.file(&env);
    assert_eq!(env.run(["api", "GET", "/bots", "--ca-file", "authority.pem"]).code, 0);
    assert_eq!(env.run(["config", "set", "ca_file", "authority.pem"]).code, 0);
    let run = env.run(["api", "GET", "/bots"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let kept = env.run(["config", "get", "ca_file"]).stdout;
    assert!(
        std::path::Path::new(kept.trim_end()).is_absolute() && kept.trim_end().ends_with("authority.pem"),
        "{kept}"
    );
    // A path in the file counts from where the file is.
    env.file("elsewhere/c.toml", "[profiles.default]\nca_file = \"../authority.pem\"\n");
    let run = env.run(["api", "GET", "/bots", "--config", "elsewhere/c.toml"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn a_file_of_authorities_is_beside_the_variables_and_the_variables_are_in_the_place_of_the_system() {
    let (api, authority, other) = (api(), Authority::new(), Authority::new());
    let front = TlsFront::before(&api.url(), &authority, Shown::Good);
    let env = env(&front).with("SSL_CERT_FILE", "other.pem");
    authority.file(&env);
    env.file("other.pem", other.pem());
    assert_eq!(env.run(["api", "GET", "/bots", "--ca-file", "authority.pem"]).code, 0);
    assert_eq!(env.run(["api", "GET", "/bots"]).code, 6);
}

#[test]
fn a_failure_of_trust_is_told_as_one_and_is_not_tried_again() {
    let authority = Authority::new();
    for (shown, trusts, said, advised) in [
        (Shown::Good, false, "no known authority issued it", "--ca-file"),
        (Shown::Expired, true, "has expired", "clock"),
        (Shown::Other, true, "not for this address, but for elsewhere.example", "the name that the certificate is for"),
        (Shown::Authority, true, "is an authority's, not a server's", "mkcert"),
    ] {
        let api = api();
        let front = TlsFront::before(&api.url(), &authority, shown);
        let mut env = env(&front);
        if trusts {
            authority.file(&env);
            env.set("MEETSTREAM_CA_FILE", "authority.pem");
        }
        let run = env.run(["api", "GET", "/bots", "--json"]);
        assert_eq!((run.code, run.error()["kind"].as_str()), (6, Some("api_untrusted")), "{}", run.stderr);
        let error = run.error();
        assert!(error.to_string().contains(said), "{shown:?}: {error}");
        assert!(error["hint"].as_str().unwrap().contains(advised), "{shown:?}: {error}");
        assert!(api.calls().is_empty(), "the key is not told to a stranger");
        let doctor = env.run(["doctor"]);
        assert!(doctor.stdout.contains(said) && doctor.stdout.contains(advised), "{}", doctor.stdout);
    }
}

#[test]
fn https_to_a_plain_server_and_the_reverse_are_told_by_their_names() {
    let (app, authority) = (App::start(|_| status(200)), Authority::new());
    let front = TlsFront::before(&app.url(), &authority, Shown::Good);
    let env = TestEnv::new();
    let plain = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let plain_port = plain.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for mut stream in plain.incoming().map_while(Result::ok) {
            let mut hello = [0; 1024];
            drop(stream.read(&mut hello));
            drop(stream.write_all(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n"));
        }
    });
    for (to, said, advised) in [
        (format!("https://127.0.0.1:{plain_port}/hook"), "does not speak TLS", "write http://"),
        (format!("https://127.0.0.1:{}/hook", app.port()), "ended the TLS handshake", "write http://"),
        (format!("http://127.0.0.1:{}/hook", front.port()), "is not plain HTTP", "write https://"),
        (format!("http://127.0.0.1:{}/hook", free_port()), "nothing listens there", ""),
    ] {
        let run = env.run(["simulate", "bot.done", "--to", &to]);
        assert_eq!(run.code, 6, "{}", run.stderr);
        assert!(run.stdout.contains(said) && run.stdout.contains(advised), "{to}: {}", run.stdout);
    }
}

#[test]
fn a_store_behind_a_proxy_is_trusted_by_the_same_file() {
    let service = MediaService::start(Habits { length: 100_000, ..Habits::default() });
    let authority = Authority::new();
    let front = TlsFront::before(&service.url(), &authority, Shown::Good);
    let link = "https://store.example/object.wav?link=0".to_owned();
    let api = FakeApi::ok(&json!({"audio_url": link}));
    let env = TestEnv::of(&api).with("HTTPS_PROXY", &format!("http://127.0.0.1:{}", front.port()));
    authority.file(&env);
    // The first link, which the store counts.
    http("GET", &service.url(), &[], b"");
    let untrusted = env.run(["fetch", "audio", "b-1"]);
    assert_eq!(untrusted.code, 6, "{}", untrusted.stderr);
    assert!(
        untrusted.stderr.contains("no known authority") && untrusted.stderr.contains("--ca-file"),
        "{}",
        untrusted.stderr
    );
    let run = env.run(["fetch", "audio", "b-1", "--ca-file", "authority.pem"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(std::fs::read(env.work().join("recordings/b-1/audio.wav")).unwrap(), service.data());
}

#[test]
fn targets_of_webhooks_are_trusted_by_the_same_file_and_told_apart_from_absent_ones() {
    let (app, authority) = (App::start(|_| status(200)), Authority::new());
    let front = TlsFront::before(&app.url(), &authority, Shown::Good);
    let env = TestEnv::new();
    authority.file(&env);
    let to = front.url("/hook");

    let run = env.run(["simulate", "bot.done", "--to", &to, "--ca-file", "authority.pem"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    app.take();
    let run = env.run(["simulate", "bot.done", "--to", &to]);
    assert!(
        run.code == 6 && run.stdout.contains("no known authority") && run.stdout.contains("--ca-file"),
        "{}",
        run.stdout
    );

    let flags = ["listen", "--port", "0", "--json", "--no-download", "--forward", &to];
    let mut listener = env.start(flags);
    let url = listener.record("ready")["url"].as_str().unwrap().to_owned();
    let body = json!({"event": "bot.done", "bot_id": "b-1", "timestamp": "t"}).to_string();
    assert_eq!(http("POST", &url, &[], body.as_bytes()).status, 200);
    let record = listener.record("forward");
    assert!(record["error"].as_str().unwrap().contains("no known authority"), "{record}");
    let run = listener.kill();
    assert!(run.stderr.contains("--ca-file") && !run.stderr.contains("start your app"), "{}", run.stderr);

    let replay = ["events", "replay", "1", "--to", &to];
    let run = env.run(replay);
    assert_eq!(run.code, 6, "{}", run.stderr);
    assert!(run.stderr.contains("no known authority") && run.stderr.contains("--ca-file"), "{}", run.stderr);
    assert!(!run.stderr.contains("start your app"), "{}", run.stderr);
    let run = env.run(replay.into_iter().chain(["--ca-file", "authority.pem"]));
    assert_eq!(run.code, 0, "{}", run.stderr);
    app.take();
    assert!(app.so_far().is_empty());
}

#[cfg(unix)]
#[test]
fn a_public_address_whose_certificate_is_not_trusted_is_told_as_such() {
    let (app, authority) = (App::start(|_| status(200)), Authority::new());
    let front = TlsFront::before(&app.url(), &authority, Shown::Good);
    let env = TestEnv::new();
    let mut listener = env.start(["listen", "--port", "0", "--json", "--no-download", "--public-url", &front.url("")]);
    listener.record("ready");
    listener.wait_for_stderr("no known authority");
    let run = listener.kill();
    assert!(run.stderr.contains("no known authority") && run.stderr.contains("--ca-file"), "{}", run.stderr);
}

#[test]
fn a_file_that_holds_no_certificates_is_named_with_what_it_should_hold() {
    let (api, authority) = (api(), Authority::new());
    let front = TlsFront::before(&api.url(), &authority, Shown::Good);
    let env = env(&front);
    std::fs::create_dir(env.work().join("folder.pem")).unwrap();
    env.file("empty.pem", "");
    env.file("key.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    env.file("half.pem", authority.pem().get(..80).unwrap());
    env.file("odd.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    env.file("letters.pem", "-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n");
    env.file("binary.pem", [0x30, 0x82, 0xff, 0x00]);
    for name in ["missing", "folder", "empty", "key", "half", "odd", "letters", "binary"] {
        let file = format!("{name}.pem");
        let run = env.run(["api", "GET", "/bots", "--ca-file", &file]);
        assert_eq!(run.code, 2, "{name}: {}", run.stderr);
        assert!(run.stderr.contains(&file) && run.stderr.contains("flag --ca-file"), "{name}: {}", run.stderr);
        assert!(run.stderr.contains("BEGIN CERTIFICATE"), "{name}: {}", run.stderr);
    }
    let env = env.with("SSL_CERT_FILE", "missing.pem");
    let run = env.run(["api", "GET", "/bots"]);
    assert!(run.code == 2 && run.stderr.contains("environment SSL_CERT_FILE"), "{}", run.stderr);
    assert_eq!(env.run(["config", "list"]).code, 0, "what speaks to nobody needs no certificates");
    assert_eq!(env.run(["events", "list"]).code, 0);
}
