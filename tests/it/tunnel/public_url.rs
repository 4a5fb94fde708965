use super::callback_url;
use crate::support::{Answer, FakeApi, Listener, TestEnv, free_port, http};

#[test]
fn a_public_url_of_the_users_own_is_checked_and_shown_wherever_the_callback_url_is() {
    let env = TestEnv::new();
    // A name of this machine stands for a proxy in front of it.
    let port = free_port().to_string();
    let public = format!("http://localhost:{port}/");
    let printed = env.run(["listen", "--print-url", "--public-url", &public]);
    let flags = ["--json", "--no-download", "--port", &port, "--public-url", &public, "--ready-file", "url"];
    let mut listener = env.start([&["listen"], &flags[..]].concat());
    let ready = listener.record("ready");
    let url = callback_url(&ready);
    assert!(url.starts_with(&format!("http://localhost:{port}/webhook/")), "{url}");
    assert_eq!((env.wait_for("url"), printed.stdout.trim().to_owned()), (url.clone(), url));
    assert_eq!(http("POST", ready["url"].as_str().unwrap(), &[], b"{}").status, 200);
    let run = listener.interrupt();
    assert!(!run.stderr.contains("does not lead to this receiver"), "{}", run.stderr);
}

#[test]
fn a_public_url_that_leads_elsewhere_is_warned_of_with_what_came_back() {
    let env = TestEnv::new();
    let other = FakeApi::always(Answer::text(502, "text/plain", "bad gateway \u{9b}31m"));
    let public = other.url().replace("/api/v1", "");
    let listener = Listener::start(&env, &["--no-download", "--public-url", &public]);
    let run = listener.interrupt();
    let warning = format!("{public} does not lead to this receiver (another server answered it: 502, `bad gateway`)");
    assert!(run.stderr.contains(&warning), "{}", run.stderr);
    let asked = &other.calls()[0];
    assert!(asked.target.starts_with("/.well-known/meetstream?nonce="), "{}", asked.target);

    // Two receivers have two tokens: one does not answer for the other.
    let another = TestEnv::new();
    let receiver = Listener::start(&another, &["--no-download", "--secret-path"]);
    let listener = Listener::start(&env, &["--no-download", "--public-url", &receiver.at("")]);
    let run = listener.interrupt();
    assert!(run.stderr.contains("does not lead to this receiver (another server answered it: 200"), "{}", run.stderr);

    let nobody = format!("http://127.0.0.1:{}", free_port());
    let listener = Listener::start(&env, &["--no-download", "--public-url", &nobody]);
    let run = listener.interrupt();
    assert!(run.stderr.contains("does not lead to this receiver (nobody answered there"), "{}", run.stderr);
}

#[test]
fn what_is_no_public_url_is_refused_before_anything_is_done() {
    let env = TestEnv::new();
    for (url, reason) in [
        ("hooks.example.com", "a public address is written like https://hooks.example.com"),
        ("http://hooks.example.com", "a public address begins with https://"),
        ("https://ana:pw@hooks.example.com", "a public address has no user"),
    ] {
        let run = env.run(["listen", "--public-url", url]);
        assert_eq!(run.code, 2, "{url}");
        assert!(run.stderr.contains(reason), "{}", run.stderr);
    }
    let run = env.run(["listen", "--public-url", "https://a.example", "--tunnel", "ngrok"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    let run = env.run(["listen", "--print-url", "--tunnel", "ngrok"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("the address of a tunnel is not known before the listener runs"), "{}", run.stderr);
}

#[test]
fn a_challenge_is_answered_to_whoever_asks_and_opens_nothing() {
    let env = TestEnv::new();
    let listener = Listener::start(&env, &["--no-download", "--secret-path"]);
    let ask = |query: &str| http("GET", &listener.at(&format!("/.well-known/meetstream{query}")), &[], b"");
    let nonce = "?nonce=00112233445566778899aabbccddeeff";
    let (first, second) = (ask(nonce), ask(nonce));
    assert_eq!((first.status, first.header("cache-control")), (200, Some("no-store")));
    assert_eq!(first.body, second.body);
    assert_ne!(ask("?nonce=ffeeddccbbaa99887766554433221100").body, first.body);
    let token = listener.url().rsplit('/').next().unwrap().to_owned();
    assert!(!first.text().contains(&token));
    for query in ["", "?nonce=", "?nonce=1", &format!("{nonce}00"), &format!("{nonce}&x=1")] {
        assert_eq!(ask(query).status, 404, "{query}");
    }
    let posted = http("POST", &listener.at(&format!("/.well-known/meetstream{nonce}")), &[], b"{}");
    assert_eq!(posted.status, 404);
    let delivered = http("POST", &listener.at(&format!("/webhook/{}", first.text().trim())), &[], b"{}");
    assert_eq!(delivered.status, 404, "the answer opens nothing");
    drop(listener.interrupt());

    let plain = Listener::start(&env, &["--no-download"]);
    let answer = http("GET", &plain.at(&format!("/.well-known/meetstream{nonce}")), &[], b"");
    assert_eq!(answer.status, 404, "nobody needs to ask there");
}
