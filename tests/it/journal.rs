//! The journal's files: what they are called, what becomes of them under a listener, and who made them.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::support::{Listener, Run, TestEnv, database, rename};

fn body(n: u32) -> String {
    format!(r#"{{"event":"bot.recording","bot_id":"b-1","timestamp":"t{n}","n":{n}}}"#)
}

/// The number of each event that a journal lists, in order.
fn listed(env: &TestEnv, journal: &str) -> Vec<u64> {
    let run = env.run(["events", "list", "--json", "--journal", journal]);
    assert_eq!(run.code, 0, "{run:?}");
    run.records("event").iter().map(|event| event["payload"]["n"].as_u64().unwrap()).collect()
}

/// Delivers what can no longer be kept: it is refused, and said in full with the file that is gone.
fn refused(listener: Listener, n: u32, gone: &Path) -> Run {
    let answer = listener.post(body(n));
    assert_eq!(answer.status, 503);
    let run = listener.interrupt();
    assert!(run.stderr.contains(&body(n)), "the event itself: {}", run.stderr);
    let what = format!("`{}` was removed, renamed or replaced", gone.display());
    assert!(run.stderr.contains(&what), "{what}: {}", run.stderr);
    run
}

#[test]
fn nothing_is_acknowledged_once_the_folder_was_removed() {
    let env = TestEnv::new();
    let listener = Listener::start(&env, &["--no-download", "--journal", "state/journal.db"]);
    assert_eq!(listener.post(body(1)).status, 200);
    let folder = env.work().join("state").canonicalize().unwrap();
    fs::remove_dir_all(&folder).unwrap();
    refused(listener, 2, &folder.join("journal.db"));
}

#[test]
fn nothing_is_acknowledged_once_another_journal_is_in_its_place() {
    let env = TestEnv::new();
    let listener = Listener::start(&env, &["--no-download", "--journal", "state/journal.db"]);
    assert_eq!(listener.post(body(1)).status, 200);
    let folder = env.work().join("state").canonicalize().unwrap();
    fs::remove_dir_all(&folder).unwrap();
    env.file("none.ndjson", "");
    assert_eq!(env.run(["events", "import", "none.ndjson", "--journal", "state/journal.db"]).code, 0);
    assert_eq!(listed(&env, "state/journal.db"), [0; 0]);
    refused(listener, 2, &folder.join("journal.db"));
}

#[test]
fn nothing_is_acknowledged_once_the_log_was_removed() {
    let env = TestEnv::new();
    let listener = Listener::start(&env, &["--no-download", "--journal", "journal.db"]);
    assert_eq!(listener.post(body(1)).status, 200);
    let log = env.work().join("journal.db-wal").canonicalize().unwrap();
    fs::remove_file(&log).unwrap();
    refused(listener, 2, &log);
}

#[test]
fn a_journal_that_is_renamed_under_a_listener_keeps_what_was_acknowledged() {
    let env = TestEnv::new();
    let listener = Listener::start(&env, &["--no-download", "--journal", "journal.db"]);
    for n in [1, 2] {
        assert_eq!(listener.post(body(n)).status, 200);
    }
    let journal = env.work().join("journal.db").canonicalize().unwrap();
    let moved = journal.with_file_name("moved.db");
    rename(&journal, &moved);
    refused(listener, 3, &journal);

    for command in [&["events", "list"][..], &["listen", "--port", "0", "--no-download"]] {
        let run = env.run([command, &["--journal", "journal.db", "--json"]].concat());
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "no empty journal takes its place");
        let error = run.error();
        let what = format!("`{0}` is missing, but `{0}-wal` holds events of it", journal.display());
        assert_eq!(error["causes"][0], what);
        assert!(error["hint"].as_str().unwrap().starts_with("if the database was moved, move it back"), "{error}");
    }
    rename(&moved, &journal);
    assert_eq!(listed(&env, "journal.db"), [1, 2]);
}

#[test]
fn a_journal_that_is_moved_back_is_used_again() {
    let env = TestEnv::new();
    let listener = Listener::start(&env, &["--no-download", "--journal", "journal.db"]);
    let (journal, moved) = (env.work().join("journal.db"), env.work().join("moved.db"));
    assert_eq!(listener.post(body(1)).status, 200);
    rename(&journal, &moved);
    assert_eq!(listener.post(body(2)).status, 503);
    rename(&moved, &journal);
    assert_eq!(listener.post(body(3)).status, 200);
    let run = listener.interrupt();
    assert_eq!(run.code, 0);
    assert_eq!(run.records("event").len(), 2);
    assert_eq!(listed(&env, "journal.db"), [1, 3]);
}

#[test]
fn a_link_to_a_journal_is_that_journal() {
    let env = TestEnv::new();
    fs::create_dir(env.work().join("real")).unwrap();
    // Neither of the two is there yet.
    symlink("real/journal.db", env.work().join("link.db")).unwrap();
    symlink(env.work().join("link.db"), env.work().join("link-of-link.db")).unwrap();
    let first = Listener::start(&env, &["--no-download", "--journal", "link-of-link.db"]);
    assert_eq!(first.post(body(1)).status, 200);
    for name in ["real/journal.db", "link.db", "real/../link.db"] {
        let second = env.run(["listen", "--port", "0", "--no-download", "--json", "--journal", name]);
        assert_eq!(second.code, 1, "{name}");
        let cause = second.error()["causes"][0].as_str().unwrap().to_owned();
        assert!(cause.starts_with("another listener is using"), "{name}: {cause}");
        assert_eq!(listed(&env, name), [1], "{name}");
    }
    assert_eq!(first.interrupt().code, 0);
    assert_eq!(listed(&env, "link.db"), [1]);
    let real = ["real/journal.db", "real/journal.db-acked", "real/journal.db.lock"];
    assert_eq!(env.tree(""), [&["link-of-link.db", "link.db"][..], &real].concat());
}

#[test]
fn a_journal_of_a_newer_version_is_read_and_not_changed() {
    let env = TestEnv::new();
    let listener = Listener::start(&env, &["--no-download", "--journal", "journal.db"]);
    assert_eq!(listener.post(body(1)).status, 200);
    listener.interrupt();
    let newer = database(env.work().join("journal.db"));
    newer.execute_batch("PRAGMA user_version = 1000; ALTER TABLE events ADD COLUMN added TEXT;").unwrap();

    assert_eq!(listed(&env, "journal.db"), [1]);
    let shown = env.run(["events", "show", "1", "--json", "--journal", "journal.db"]);
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    let exported = env.run(["events", "export", "--journal", "journal.db"]);
    assert_eq!((exported.code, exported.stdout.lines().count()), (0, 1));
    let line = r#"{"type":"event","received_at":"2026-02-27T07:00:00Z","payload":{"event":"x"}}"#;
    for run in [
        env.run(["listen", "--port", "0", "--json", "--journal", "journal.db"]),
        env.run(["events", "prune", "--older-than", "1s", "--json", "--journal", "journal.db"]),
        env.run_with_input(["events", "import", "--json", "--journal", "journal.db"], line),
    ] {
        assert_eq!((run.code, run.stdout.as_str()), (1, ""));
        let error = run.error();
        assert!(error["causes"][0].as_str().unwrap().contains("has format 1000, this program knows"), "{error}");
        assert!(error["hint"].as_str().unwrap().starts_with("update meetstream"), "{error}");
    }
    assert_eq!(listed(&env, "journal.db"), [1]);
    let version: i64 = newer.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    assert_eq!(version, 1000);
}

#[test]
fn journals_of_older_versions_are_read_and_used() {
    for format in [1, 2, 3, 4, 5, 6, 7, 8, 9] {
        let env = TestEnv::new();
        let dump = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/journal-format-{format}.sql"));
        let old = database(env.work().join("journal.db"));
        old.execute_batch(&fs::read_to_string(dump).unwrap()).unwrap();
        drop(old);
        let of = |arguments: &[&str]| env.run([arguments, &["--json", "--journal", "journal.db"]].concat());

        let events = of(&["events", "list"]).records("event");
        let known = |name: &str| -> Vec<u64> {
            events.iter().filter(|event| event[name] == true).map(|event| event["seq"].as_u64().unwrap()).collect()
        };
        assert_eq!(events.len(), 7, "format {format}");
        assert_eq!((known("duplicate"), known("late")), (vec![2], vec![6]), "format {format}");
        let of_bot = of(&["events", "list", "--bot", "b-old-0001"]).records("event");
        assert_eq!(of_bot.len(), 5, "format {format}");
        let stops = of(&["events", "list", "--event", "bot.stopped"]).records("event");
        assert_eq!(stops.len(), 1, "format {format}");
        assert_eq!(of(&["events", "list", "--event", "never"]).stdout, "", "format {format}");
        let shown = of(&["events", "show", "1"]);
        assert!(shown.stdout.contains(r#""status":200"#), "what was done with it: {shown:?}");

        let mut listener = Listener::start(&env, &["--no-download", "--journal", "journal.db"]);
        let joining = r#"{"event":"bot.joining","bot_id":"b-old-0001","timestamp":"2026-02-27T07:11:51.863543+00:00"}"#;
        assert_eq!(listener.post(joining).status, 200);
        let event = listener.record("event");
        assert_eq!((&event["seq"], &event["duplicate"]), (&8.into(), &true.into()), "format {format}");
        assert_eq!(listener.interrupt().code, 0);
    }
}

#[test]
fn a_journal_that_others_could_read_is_its_owners_alone_again() {
    use std::os::unix::fs::PermissionsExt as _;
    let env = TestEnv::new();
    let listener = Listener::start(&env, &["--no-download", "--journal", "journal.db"]);
    assert_eq!(listener.post(body(1)).status, 200);
    drop(listener.kill());
    let files = ["", "-wal", "-shm", "-acked", ".lock"].map(|suffix| env.work().join(format!("journal.db{suffix}")));
    for file in &files {
        fs::set_permissions(file, fs::Permissions::from_mode(0o644)).unwrap();
    }
    let listener = Listener::start(&env, &["--no-download", "--journal", "journal.db"]);
    for file in &files {
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{}", file.display());
    }
    assert_eq!(listener.interrupt().code, 0);
}
