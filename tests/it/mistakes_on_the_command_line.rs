//! What is typed and is no command line: the answer names what is wrong and what was meant, for people and for programs.

use serde_json::json;

use crate::support::{Run, Service, TestEnv};

const LINK: &str = "https://meet.google.com/abc-defg-hij";
const BOT: &str = "6667fd0c-0165-471a-a880-06a1180be377";

/// The error of a mistake: nothing on stdout, exit 2.
fn mistake(env: &TestEnv, arguments: &[&str]) -> String {
    let run = env.run(arguments);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}: {run:?}");
    run.stderr
}

/// Checks what each mistake is answered with; every answer says where more is said.
fn answers(cases: &[(&[&str], &[&str])]) {
    let env = TestEnv::new();
    for (arguments, parts) in cases {
        let said = mistake(&env, arguments);
        assert!(said.starts_with("error: ") && said.contains("--help"), "{arguments:?}: {said}");
        for part in *parts {
            assert!(said.contains(part), "{arguments:?}: {part}: {said}");
        }
        for library in ["invalid digit", "number too large", "relative URL", "IP address syntax", "tip:", "<KIND>,"] {
            assert!(!said.contains(library), "{arguments:?}: {said}");
        }
    }
}

#[test]
fn a_word_outside_a_vocabulary_is_refused_with_the_nearest() {
    answers(&[
        (&["listen", "--until", "compleet"], &["did you mean `complete`?"]),
        (&["listen", "--until", "bot.joinning"], &["did you mean `bot.joining`?"]),
        (&["listen", "--artifacts", "audio,vidoe"], &["`vidoe`", "did you mean `video`?"]),
        (&["list", "--status", "Recordng"], &["did you mean `Recording`?"]),
        (&["list", "--status", "Nonsense"], &["known are Active, Scheduled"]),
        (&["simulate", "post-cal", "--to", "3000"], &["did you mean `post-call`?"]),
        (&["create", LINK, "--transcript", "deepgrm"], &["did you mean `deepgram`?"]),
        (&["--color", "nevr", "list"], &["`auto`, `always`, `never`", "did you mean `never`?"]),
    ]);
}

#[test]
fn a_mistaken_name_is_answered_with_the_one_that_was_meant() {
    answers(&[
        (&["list", "--lmit", "3"], &["`meetstream list` has no flag `--lmit`", "did you mean `--limit`?"]),
        (&["lisst", "--all"], &["did you mean `meetstream list --all`?"]),
        (&["events", "shw", "12"], &["did you mean `meetstream events show 12`?", "`list`, `show`"]),
        (&["list", "extra"], &["`meetstream list` takes no `extra`"]),
        (&["list", "-x"], &["takes no flag `-x`"]),
        (&["auth"], &["needs a command: `login`, `logout`, `status`"]),
        (&["fetch"], &["`KIND` and `BOT` must be given", "meetstream fetch [OPTIONS] <KIND> <BOT>"]),
        (&["create"], &["`URL` must be given"]),
        (&["list", "--limit"], &["`--limit` needs a value"]),
        (&["list", "-qv"], &["cannot be given together"]),
    ]);
}

#[test]
fn a_number_or_an_address_that_is_none_is_told_with_what_is_expected() {
    answers(&[
        (&["list", "--limit", "abc"], &["`--limit` cannot be `abc`: a whole number is expected, 1 or more"]),
        (&["list", "--limit", "0"], &["1 or more"]),
        (&["events", "show", "abc"], &["`SEQ` cannot be `abc`: a whole number is expected"]),
        (&["listen", "--port", "99999"], &["0 to 65535"]),
        (&["listen", "--exec-jobs", "65"], &["1 to 64"]),
        (&["listen", "--host", "localhost"], &["an IP address is expected, such as 127.0.0.1"]),
        (&["image", BOT, "notaurl"], &["a whole URL is expected, such as https://"]),
        (&["fetch", "all", BOT, "--jobs", "0"], &["1 or more"]),
        (&["listen", "--exec", " "], &["it is blank"]),
        (&["create", LINK, "--retention", "90"], &["write 90h for hours, or 4d for days"]),
        (&["create", LINK, "--retention", "90m"], &["1h 30m is not a whole number of hours"]),
    ]);
}

#[test]
fn what_has_another_name_elsewhere_is_answered_with_the_line_to_type() {
    let env = TestEnv::new();
    for (arguments, meant) in [
        (&["login"][..], "meetstream auth login"),
        (
            &["bot", "create", LINK, "-n", "My bot"],
            "meetstream create --link https://meet.google.com/abc-defg-hij --name 'My bot'",
        ),
        (
            &["bot", "create", LINK, "-t", "deepgram", "--callback", "https://a.b/c", "--retention-hours", "24"],
            "meetstream create --link https://meet.google.com/abc-defg-hij --transcript deepgram --callback-url \
             https://a.b/c --retention=24h",
        ),
        (
            &["create", LINK, "--bot-message", "Hi; all"],
            "meetstream create --link https://meet.google.com/abc-defg-hij --message 'Hi; all'",
        ),
        (&["transcript", BOT, "-w"], "meetstream fetch transcript 6667fd0c-0165-471a-a880-06a1180be377 --wait"),
        (
            &["transcribe", BOT, "-p", "sarvam", "-l", "en"],
            "meetstream transcribe 6667fd0c-0165-471a-a880-06a1180be377 --provider sarvam --language en",
        ),
        (&["mia", "list"], "meetstream agent list"),
        (&["logins", "teams", "domains"], "meetstream login-domain teams list"),
        (&["listen", "-p", "4000"], "meetstream listen --port 4000"),
        (&["init"], "meetstream config init"),
        (
            &[
                "calendar",
                "connect",
                "--client-id",
                "1",
                "--client-secret",
                "x0123456789",
                "--refresh-token",
                "y0123456789",
            ],
            "meetstream calendar connect google --client-id 1",
        ),
        (&["bot", "status", BOT], "meetstream status 6667fd0c-0165-471a-a880-06a1180be377"),
        (&["bot", "detail", BOT], "meetstream show 6667fd0c-0165-471a-a880-06a1180be377"),
        (&["logout"], "meetstream auth logout"),
        (&["whoami"], "meetstream auth status"),
        (&["webhook"], "meetstream listen"),
        (&["auth", "set-key", "ms_0123456789"], "meetstream auth login"),
        (&["fetch", "6667fd0c"], "meetstream fetch all 6667fd0c"),
        (&["fetch", "6667fd0c", "audio", "-o", "a.wav"], "meetstream fetch audio 6667fd0c -o a.wav"),
    ] {
        let said = mistake(&env, arguments);
        assert!(said.contains(&format!("did you mean `{meant}`?")), "{arguments:?}: {said}");
        assert!(!said.contains("0123456789"), "{arguments:?}: {said}");
    }
}

#[test]
fn a_key_on_the_command_line_is_not_repeated_and_the_way_in_is_told() {
    let said = mistake(&TestEnv::new(), &["auth", "login", "ms_0123456789abcdef"]);
    assert!(said.contains("--stdin < key.txt") && !said.contains("0123456789"), "{said}");
}

#[test]
fn a_mistake_under_json_is_one_object_wherever_the_flag_stands() {
    let env = TestEnv::new();
    for arguments in [
        &["list", "--json", "--limit", "abc"][..],
        &["--json", "lisst"],
        &["fetch", "--json"],
        &["agent", "--json"],
        &["list", "--limit", "abc", "--jq", ".bots", "--json"],
    ] {
        let said = mistake(&env, arguments);
        let error: serde_json::Value = serde_json::from_str(&said).unwrap();
        assert_eq!(error["error"]["kind"], "usage", "{said}");
        assert_eq!(error["error"]["exit_status"], 2);
        assert!(error["error"]["message"].as_str().unwrap().len() > 10, "{said}");
        assert_eq!(said.lines().count(), 1);
    }
}

#[test]
fn the_link_may_stand_alone_and_is_given_once() {
    let (env, _service) = Service::with_user();
    let body = |run: &Run| run.json()["body"]["meeting_link"].clone();
    for arguments in [&["create", LINK][..], &["create", "--link", LINK], &["create", LINK, "-l", LINK]] {
        let run = env.run([arguments, &["--dry-run"]].concat());
        assert_eq!((run.code, body(&run)), (0, json!(LINK)), "{run:?}");
    }
    for command in ["create", "record"] {
        let said = mistake(&env, &[command, LINK, "--link", "https://meet.google.com/xyz-xyzw-xyz"]);
        assert!(said.contains("the link is given twice"), "{said}");
    }
    let run = env.run(["record", LINK, "--dry-run"]);
    assert_eq!((run.code, body(&run)), (0, json!(LINK)), "{run:?}");
}

#[test]
fn an_event_that_nobody_knows_is_warned_of_and_taken() {
    let env = TestEnv::new();
    for (flag, value, warned) in [
        (
            "--event",
            "bot.joinning",
            Some("--event: no event is known that fits `bot.joinning`; did you mean `bot.joining`?"),
        ),
        ("--route", "vidio.*=3000", Some("--route: no event is known that fits `vidio.*`")),
        ("--on", "video=true", Some("--on: no event is known that fits `video`; did you mean `video.processed`?")),
        ("--until", "brand.new", Some("--until: no event is known that fits `brand.new`")),
        ("--event", "video.*", None),
        ("--until", "bot.done", None),
    ] {
        let run = env.run(["listen", "--port", "0", "--ephemeral", "--no-download", "--idle", "0s", flag, value]);
        assert_ne!(run.code, 2, "{run:?}");
        match warned {
            Some(warned) => assert!(run.stderr.contains(&format!("warning: {warned}")), "{run:?}"),
            None => assert!(!run.stderr.contains("no event is known"), "{run:?}"),
        }
    }
}

#[test]
fn unknown_fields_of_a_body_are_warned_of_and_sent_as_they_are() {
    let (env, _service) = Service::with_user();
    env.file("bot.json", json!({"meeting_link": LINK, "bot_nme": "A"}).to_string());
    let config = "[profiles.default.create]\nbot_mesage = \"hi\"\n";
    let config = env.file("config.toml", config).display().to_string();
    let run = env.run(["--config", &config, "create", "--payload", "bot.json", "--defaults", "--dry-run"]);
    assert_eq!(run.code, 0, "{run:?}");
    for (field, meant) in [("bot_nme", "bot_name"), ("bot_mesage", "bot_message")] {
        let warned = format!("`{field}` is no known field of the body, and is sent as it is; did you mean `{meant}`?");
        assert!(run.stderr.contains(&warned), "{run:?}");
        assert!(run.json()["body"].get(field).is_some(), "{run:?}");
    }
    let plain = env.run(["create", LINK, "--dry-run"]);
    assert!(!plain.stderr.contains("no known field"), "{plain:?}");
}

#[test]
fn the_example_of_a_body_is_explained_and_accepted_by_the_service() {
    let (env, _service) = Service::with_user();
    for (command, file, sent) in [
        (&["create"][..], "bot.json", &["create", "--payload", "bot.json", "-q"][..]),
        (&["agent", "create"], "agent.json", &["agent", "create", "--file", "agent.json", "-q"]),
    ] {
        let example = env.run([command, &["--example"]].concat());
        assert_eq!((example.code, example.stderr.as_str()), (0, ""), "{example:?}");
        assert!(example.stdout.contains("\n  // "), "{example:?}");
        env.file(file, &example.stdout);
        let run = env.run(sent);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run:?}");
        assert_eq!(run.stdout.lines().count(), 1, "{run:?}");
        let plain = env.run([command, &["--example", "--json"]].concat());
        assert!(plain.json().is_object(), "{plain:?}");
    }
    env.file("broken.json", "{\n  // said\n  \"meeting_link\": ,\n}");
    let run = env.run(["create", "--payload", "broken.json"]);
    assert!(run.code == 2 && run.stderr.contains("line 3"), "{run:?}");
}

#[test]
fn a_time_for_requests_that_is_none_is_refused_wherever_it_is_said() {
    let env = TestEnv::new();
    env.file("config.toml", "[profiles.default]\ntimeout = \"0s\"\n");
    for arguments in [&["--timeout", "0s", "list"][..], &["--config", "config.toml", "list"]] {
        let said = mistake(&env, arguments);
        assert!(said.contains("is 0, which leaves no time"), "{said}");
    }
}

#[test]
fn the_retention_of_the_config_follows_the_rule_of_the_flag() {
    let env = TestEnv::new();
    for value in ["30m", "90m", "90"] {
        let said = mistake(&env, &["config", "set", "bot_retention", value]);
        assert!(said.contains("bot_retention"), "{said}");
        env.file("config.toml", format!("[profiles.default]\nbot_retention = \"{value}\"\n"));
        let said = mistake(&env, &["--config", "config.toml", "create", LINK, "--dry-run"]);
        assert!(said.contains("bot_retention"), "{said}");
    }
}

#[test]
fn a_setting_with_a_slip_in_its_name_is_answered_with_the_one_that_was_meant() {
    let env = TestEnv::new();
    for arguments in [&["config", "get", "api_urll"][..], &["config", "set", "api_urll", "x"]] {
        assert!(mistake(&env, arguments).contains("did you mean `api_url`?"));
    }
}
