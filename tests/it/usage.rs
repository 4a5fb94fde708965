//! What every command has in common.

use serde_json::json;

use crate::support::{Service, TestEnv};

#[test]
fn the_version_is_printed_on_stdout() {
    let run = TestEnv::new().run(["--version"]);
    assert_eq!(run.code, 0);
    assert_eq!(run.stdout, concat!("meetstream ", env!("CARGO_PKG_VERSION"), "\n"));
    assert_eq!(run.stderr, "");
}

#[test]
fn an_unknown_command_is_a_usage_error() {
    let run = TestEnv::new().run(["frobnicate"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains("frobnicate"), "{}", run.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_is_no_success() {
    let env = TestEnv::new();
    for arguments in
        [["--version"].as_slice(), &["--help"], &["help"], &["help", "listen"], &["man"], &["explain", "bot.done"]]
    {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output = env.command(arguments).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write to standard output"), "{arguments:?}");
    }
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let status = env.command(["frobnicate"]).stderr(full).status().unwrap();
    assert_eq!(status.code(), Some(2), "a mistake is one, whoever hears of it");
}

#[test]
fn whatever_prints_json_sends_it_through_the_expression() {
    const LINK: &str = "https://meet.google.com/abc-defg-hij";
    let env = TestEnv::new();
    let service = Service::start(&env, &[]);
    let env = env.with("MEETSTREAM_API_URL", service.api_url()).with("MEETSTREAM_API_KEY", "ms_test");
    let env = env.with("MEETSTREAM_WEBHOOK_SECRET", "whsec_test_1");
    let made = service.create(&json!({}));
    let bot = made["bot_id"].as_str().unwrap();
    // First what makes events and files, which the others print.
    for arguments in [
        &["watch", bot, "--until", "complete"][..],
        &["record", "--link", LINK],
        &["listen", "--port", "0", "--ephemeral", "--idle", "0s"],
        &["create", "--link", LINK],
        &["create", "--link", LINK, "--dry-run"],
        &["list"],
        &["status", bot],
        &["status", bot, "--watch", "30s"],
        &["show", bot],
        &["transcripts", bot],
        &["fetch", "audio", bot, "--out", "other"],
        &["fetch", "all", bot, "--out", "third"],
        &["events", "list"],
        &["events", "show", "1"],
        &["events", "replay", "1"],
        &["events", "reparse"],
        &["events", "export"],
        &["events", "catch-up", bot],
        &["events", "prune"],
        &["explain"],
        &["explain", "bot.done"],
        &["doctor"],
        &["doctor", bot],
        &["config", "list"],
        &["config", "path"],
        &["config", "get", "api_url"],
        &["config", "set", "retention", "30d"],
        &["auth", "status"],
        &["agent", "list"],
        &["calendar", "list"],
        &["storage", "show"],
        &["api", "GET", "bots"],
        &["delete", bot, "--yes"],
    ] {
        let run = env.run([arguments, &["--jq", "\"kept\""]].concat());
        assert!(!run.stdout.is_empty() && run.stdout.lines().all(|line| line == "kept"), "{arguments:?}: {run:?}");
    }
    for arguments in [&["sign", "file"][..], &["events", "import", "empty"]] {
        env.file("file", "{}");
        env.file("empty", "");
        let run = env.run([&["--jq", "\"kept\""], arguments].concat());
        assert_eq!(run.stdout, "kept\n", "{arguments:?}: {run:?}");
    }
}
