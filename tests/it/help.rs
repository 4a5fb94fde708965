//! Help and manual pages: what is printed where, and topics that are made from the tables they tell of.

use std::collections::BTreeSet;

use crate::support::TestEnv;

/// The names below one in the tree of commands, as the program tells them.
fn walk(env: &TestEnv, path: &[String], found: &mut Vec<Vec<String>>) {
    let words = ["help".to_owned()].into_iter().chain(path.iter().cloned()).chain(["--json".to_owned()]);
    let help = env.run(words).json();
    for inner in help["commands"].as_array().unwrap() {
        let inner = [path, &[inner["name"].as_str().unwrap().to_owned()]].concat();
        walk(env, &inner, found);
        found.push(inner);
    }
}

#[test]
fn help_of_a_command_is_the_same_however_it_is_asked_for() {
    let env = TestEnv::new();
    for (by_flag, by_name) in
        [(&["--help"][..], &["help"][..]), (&["events", "list", "--help"], &["help", "events", "list"])]
    {
        let (by_flag, by_name) = (env.run(by_flag), env.run(by_name));
        assert_eq!((by_flag.code, by_flag.stderr.as_str()), (0, ""), "{by_flag:?}");
        assert_eq!(by_flag.stdout, by_name.stdout);
    }
    let (short, long) = (env.run(["listen", "-h"]), env.run(["listen", "--help"]));
    assert!(short.stdout.lines().count() * 3 / 2 < long.stdout.lines().count());
    let nothing = env.run([""; 0]);
    assert_eq!((nothing.code, nothing.stdout.as_str()), (2, ""));
    assert!(nothing.stderr.contains("Webhooks:") && nothing.stderr.contains("exit-codes"), "{nothing:?}");
}

#[test]
fn help_needs_no_configuration() {
    let env = TestEnv::new();
    env.file("broken.toml", "profile = ");
    for arguments in [&["help", "create"][..], &["help", "environment"], &["man"], &["completions", "fish"]] {
        let run = env.run([&["--config", "broken.toml"], arguments].concat());
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run:?}");
    }
}

#[test]
fn a_topic_tells_its_whole_table() {
    let env = TestEnv::new();
    for (topic, parts) in [
        ("exit-codes", &["  8  ", "  130  ", "the port or tunnel"][..]),
        ("environment", &["MEETSTREAM_STATE_DIR", "NO_COLOR", "SSL_CERT_DIR"]),
        ("json", &["request_id", "  rejected", "  summary"]),
        ("events", &["meetstream events list", "bot.in_waiting_room", "data_deletion"]),
        ("trust", &["  signature", "  path", "  none", "--allow-unsigned"]),
        ("durations", &["1h30m", "  1w ", "--retention"]),
        ("options", &["--profile <NAME>", "--timeout <DURATION>", "else 1m]"]),
    ] {
        let run = env.run(["help", topic]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{topic}");
        for part in parts {
            assert!(run.stdout.contains(part), "{topic}: {part}: {}", run.stdout);
        }
        let document = env.run(["help", topic, "--json"]).json();
        let rows = if topic == "events" { &document["events"] } else { &document["rows"] };
        assert!(rows.as_array().is_some_and(|rows| rows.len() >= 3), "{topic}: {document}");
    }
}

#[test]
fn the_records_of_the_topic_are_those_of_the_documentation() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/records.md");
    let page = std::fs::read_to_string(path).unwrap();
    let documented: BTreeSet<&str> = page
        .split(['"', '`'])
        .collect::<Vec<_>>()
        .windows(3)
        .filter(|part| part[0] == "type" && part[1].trim() == ":")
        .map(|part| part[2])
        .collect();
    let told = TestEnv::new().run(["help", "json", "--json"]).json();
    let told: BTreeSet<&str> =
        told["rows"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(told, documented);
}

#[test]
fn a_word_that_no_help_is_there_for_is_answered_with_the_nearest() {
    let env = TestEnv::new();
    for (arguments, part) in [
        (&["help", "nothing"][..], "`meetstream help` lists the commands; topics are `options`, `environment`"),
        (&["help", "lisst"], "did you mean `meetstream help list`?"),
        (&["help", "exit-code"], "did you mean `meetstream help exit-codes`?"),
        (&["help", "events", "shw"], "did you mean `meetstream help events show`?"),
        (&["events", "help", "show"], "did you mean `meetstream help events show`?"),
        (&["man", "lisst"], "did you mean"),
    ] {
        let run = env.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{run:?}");
        assert!(run.stderr.contains(part), "{arguments:?}: {}", run.stderr);
    }
}

#[test]
fn the_manual_has_a_page_for_every_command() {
    let env = TestEnv::new();
    let mut commands = Vec::new();
    walk(&env, &[], &mut commands);
    assert!(commands.len() > 80, "{}", commands.len());
    let run = env.run(["man", "--out", "pages/man1"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{run:?}");
    let folder = env.work().join("pages/man1");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), commands.len() + 1);
    for command in &commands {
        let name = format!("meetstream-{}", command.join("-"));
        let page = std::fs::read_to_string(folder.join(format!("{name}.1"))).unwrap();
        assert!(page.contains(&format!(".TH {name} 1")), "{page}");
        for section in ["NAME", "SYNOPSIS", "DESCRIPTION", "EXAMPLES", "\"SEE ALSO\""] {
            assert!(page.lines().any(|line| line == format!(".SH {section}")), "{name}: {section}: {page}");
        }
        assert!(!page.contains("\\-\\-ca\\-file"), "{name}: what every command takes is on the program's own page");
    }
}

#[test]
fn the_page_of_the_program_tells_statuses_variables_and_files() {
    let env = TestEnv::new();
    let run = env.run(["man"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(run.stdout.matches(".TH ").count(), 1);
    for section in ["COMMANDS", "OPTIONS", "\"EXIT STATUS\"", "ENVIRONMENT", "FILES", "EXAMPLES", "\"SEE ALSO\""] {
        assert!(run.stdout.lines().any(|line| line == format!(".SH {section}")), "{section}: {}", run.stdout);
    }
    assert!(run.stdout.contains("MEETSTREAM_STATE_DIR") && run.stdout.contains("meetstream demo"), "{}", run.stdout);
    assert!(run.stdout.contains("\\-\\-ca\\-file"), "{}", run.stdout);
    let one = env.run(["man", "events", "list"]);
    assert!(one.stdout.contains(".TH meetstream-events-list 1"), "{one:?}");
}

/// Where there is a formatter, it finds nothing wrong.
#[cfg(unix)]
#[test]
fn a_formatter_of_manuals_accepts_the_pages() {
    use std::process::{Command, Stdio};
    let env = TestEnv::new();
    assert_eq!(env.run(["man", "--out", "pages"]).code, 0);
    for formatter in [&["mandoc", "-T", "lint", "-W", "error"][..], &["groff", "-man", "-Tutf8", "-ww", "-z"]] {
        let Ok(Some(_)) = Command::new(formatter[0])
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map(|mut child| child.wait().ok())
        else {
            continue;
        };
        for page in ["meetstream.1", "meetstream-create.1", "meetstream-events-list.1", "meetstream-sandbox.1"] {
            let output = Command::new(formatter[0])
                .args(&formatter[1..])
                .arg(env.work().join("pages").join(page))
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success() && said.is_empty(), "{formatter:?} {page}: {said}");
        }
    }
}
