//! Journals that were damaged: what can be read is read, what cannot is named, and nothing is taken for whole that is not.

use std::io::Write as _;
use std::path::Path;

use crate::support::{App, Listener, Run, TestEnv, database, status, wait_until};

const COUNT: u64 = 20;

fn body(n: u64) -> String {
    format!(r#"{{"event":"bot.recording","bot_id":"b-1","timestamp":"t{n}","n":{n}}}"#)
}

fn numbers(run: &Run) -> Vec<u64> {
    let events = run.stdout.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    events.filter_map(|event| event["payload"]["n"].as_u64()).collect()
}

/// A journal with so many events, which nobody has open.
fn filled(env: &TestEnv, count: u64) {
    let at = "2026-02-27T07:11:51.863Z";
    let lines = (1..=count).map(|n| format!(r#"{{"type":"event","received_at":"{at}","payload":{}}}"#, body(n)));
    let lines: Vec<String> = lines.collect();
    let run = env.run_with_input(["events", "import", "-", "--journal", "journal.db"], lines.join("\n"));
    assert_eq!(run.code, 0, "{run:?}");
}

fn of(env: &TestEnv, arguments: &[&str]) -> Run {
    env.run([&["events"], arguments, &["--journal", "journal.db"]].concat())
}

fn change(path: &Path, sql: &str) {
    database(path).execute_batch(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
}

#[test]
fn a_row_that_cannot_be_read_stops_nothing() {
    let all_but_ten: Vec<u64> = (1..=COUNT).filter(|n| *n != 10).collect();
    for sql in [
        "UPDATE events SET body = x'ff' WHERE seq = 10",
        "UPDATE events SET body = x'ff', checksum = NULL WHERE seq = 10",
        "UPDATE events SET headers = CAST(x'ff' AS TEXT), checksum = NULL WHERE seq = 10",
        "UPDATE events SET source = 'elsewhere', checksum = NULL WHERE seq = 10",
    ] {
        let env = TestEnv::new();
        filled(&env, COUNT);
        change(&env.work().join("journal.db"), sql);
        for arguments in [&["list", "--json"][..], &["export"], &["export", "--skip-damaged"]] {
            let run = of(&env, arguments);
            let status = i32::from(arguments == ["export"]);
            assert_eq!((run.code, numbers(&run)), (status, all_but_ten.clone()), "{sql}: {arguments:?}: {run:?}");
            let named = run.stderr.matches("event 10 in the journal cannot be read: ").count();
            assert_eq!(named, 1, "{sql}: {arguments:?}: {}", run.stderr);
        }
        for arguments in [["show", "10"], ["replay", "10"]] {
            let run = of(&env, &arguments);
            assert_eq!(run.code, 1, "{sql}: {run:?}");
            assert!(run.stderr.contains("event 10 in the journal cannot be read: "), "{sql}: {run:?}");
            assert!(run.stderr.contains("events export --skip-damaged"), "what to do: {run:?}");
        }
        assert_eq!(of(&env, &["show", "11"]).code, 0);
        let run = of(&env, &["replay", "9..11", "--json"]);
        assert_eq!((run.code, numbers(&run)), (0, vec![9, 11]), "{sql}: {run:?}");
        let rows: i64 = database(env.work().join("journal.db"))
            .query_row("SELECT count(*) FROM events", [], |row| row.get(0))
            .unwrap();
        assert_eq!(rows.unsigned_abs(), COUNT + 2, "it is kept");
    }
}

#[test]
fn a_listener_starts_and_goes_on_past_rows_that_cannot_be_read() {
    let env = TestEnv::new();
    let app = App::start(|_| status(200));
    let flags = ["--no-poll", "--no-download", "--journal", "journal.db", "--forward", &app.url()];
    assert_eq!(Listener::start(&env, &flags).interrupt().code, 0, "the app has its place now");
    filled(&env, COUNT);
    change(
        &env.work().join("journal.db"),
        "UPDATE events SET body = x'ff' WHERE seq IN (1, 10, 11);
         INSERT INTO sessions (bot_id) VALUES ('no bot at all');",
    );
    let listener = Listener::start(&env, &flags);
    for n in (2..10).chain(12..=COUNT) {
        assert_eq!(app.take().json()["n"], n);
    }
    assert_eq!(listener.post(body(COUNT + 1)).status, 200);
    assert_eq!(app.take().json()["n"], COUNT + 1);
    let run = listener.interrupt();
    assert_eq!(run.code, 0, "{run:?}");
    for what in ["event 1 in", "event 10 in", "event 11 in", "bot `no bot at all` in"] {
        assert_eq!(run.stderr.matches(&format!("{what} the journal cannot be read: ")).count(), 1, "{}", run.stderr);
    }
}

/// A journal as a killed listener leaves it, with so many acknowledged events.
fn killed(env: &TestEnv, count: u64) {
    let listener = Listener::start(env, &["--no-poll", "--no-download", "--journal", "journal.db"]);
    for n in 1..=count {
        assert_eq!(listener.post(body(n)).status, 200);
    }
    drop(listener.kill());
}

fn flip(path: &Path, at: usize, bit: u32) {
    let mut bytes = std::fs::read(path).unwrap();
    bytes[at] ^= 1 << bit;
    std::fs::File::create(path).unwrap().write_all(&bytes).unwrap();
}

#[test]
fn a_log_that_was_damaged_is_noticed_and_set_aside() {
    const ALL: u64 = 30;
    type Damage = fn(&Path);
    let damages: [(&str, Damage); 3] = [
        ("flipped", |log| flip(log, usize::try_from(log.metadata().unwrap().len()).unwrap() / 2, 3)),
        ("truncated", |log| {
            let file = std::fs::File::options().write(true).open(log).unwrap();
            file.set_len(log.metadata().unwrap().len() / 2).unwrap();
        }),
        ("deleted", |log| std::fs::remove_file(log).unwrap()),
    ];
    for (what, damage) in damages {
        let env = TestEnv::new();
        let (database, log) = (env.work().join("journal.db"), env.work().join("journal.db-wal"));
        for round in 1..=2 {
            killed(&env, ALL * round);
            damage(&log);
            let found = [&database, &log].map(|path| std::fs::read(path).unwrap_or_default());
            let run = of(&env, &["list", "--json", "--limit", "0"]);
            assert_eq!(run.code, 0, "{what}: {run:?}");
            assert!(
                run.stderr.starts_with("warning: events are lost: `journal.db` has acknowledged "),
                "{what}: {run:?}"
            );
            let left = numbers(&run).len();
            let copy = database.with_file_name(format!("journal.db.damaged-{round}"));
            assert!(run.stderr.contains(&format!("--salvage --journal {}`", copy.display())), "{what}: {run:?}");
            let copied = [copy.clone(), copy.with_file_name(format!("journal.db.damaged-{round}-wal"))];
            assert_eq!(copied.map(|path| std::fs::read(path).unwrap_or_default()), found, "{what}");

            let again = of(&env, &["list", "--json", "--limit", "0"]);
            assert_eq!((again.stderr.as_str(), numbers(&again).len()), ("", left), "{what}: it is said once");
        }
        let mut listener = Listener::start(&env, &["--no-poll", "--no-download", "--journal", "journal.db"]);
        assert_eq!(listener.post(body(0)).status, 200);
        let acknowledged = std::fs::read_to_string(env.work().join("journal.db-acked")).unwrap();
        let place = listener.record("event")["seq"].as_u64().unwrap();
        assert!(acknowledged.trim_end().ends_with(&format!(" {place}")), "{acknowledged}");
        assert!(place > ALL * 2, "no place is given twice: {place}");
    }
}

#[test]
fn what_is_quiet_is_in_the_database_alone() {
    let env = TestEnv::new();
    let listener = Listener::start(&env, &["--no-poll", "--no-download", "--journal", "journal.db"]);
    for n in 1..=COUNT {
        assert_eq!(listener.post(body(n)).status, 200);
    }
    let log = env.work().join("journal.db-wal");
    wait_until("the log is emptied", || log.metadata().unwrap().len() == 0);
    assert_eq!(listener.post(body(COUNT + 1)).status, 200, "and it goes on");
    wait_until("the log is emptied again", || log.metadata().unwrap().len() == 0);
    drop(listener.kill());
    std::fs::copy(env.work().join("journal.db"), env.work().join("copy.db")).unwrap();
    let run = env.run(["events", "list", "--json", "--journal", "copy.db"]);
    assert_eq!(numbers(&run), (1..=COUNT + 1).collect::<Vec<_>>());
}

#[test]
fn what_belongs_to_another_journal_or_to_an_older_time_cries_no_wolf() {
    let env = TestEnv::new();
    filled(&env, COUNT);
    let acked = |name: &str| env.work().join(format!("{name}-acked"));
    let quiet = |journal: &str| {
        let run = env.run(["events", "list", "--json", "--journal", journal]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{journal}");
        numbers(&run).len()
    };
    // An older binary writes without it.
    let newest = std::fs::read(acked("journal.db")).unwrap();
    env.file("journal.db-acked", String::from_utf8(newest.clone()).unwrap().replace("20\n", " 1\n"));
    assert_eq!(quiet("journal.db"), 20);
    assert_eq!(std::fs::read(acked("journal.db")).unwrap(), newest, "it is brought up to date");
    for odd in ["", "x", "\u{0}\u{0}", "x 99999999999999999999999", &format!("{} 99\n", "0".repeat(32))] {
        env.file("journal.db-acked", odd);
        assert_eq!(quiet("journal.db"), 20, "{odd}");
    }
    for with_it in [false, true] {
        std::fs::copy(env.work().join("journal.db"), env.work().join("copy.db")).unwrap();
        if with_it {
            std::fs::copy(acked("journal.db"), acked("copy.db")).unwrap();
        }
        assert_eq!(quiet("copy.db"), 20, "with it: {with_it}");
        // Another journal takes its place.
        let other = TestEnv::new();
        filled(&other, 3);
        std::fs::copy(other.work().join("journal.db"), env.work().join("copy.db")).unwrap();
        assert_eq!(quiet("copy.db"), 3, "with it: {with_it}");
    }
    // An older copy is an older copy, once.
    std::fs::copy(env.work().join("journal.db"), env.work().join("backup.db")).unwrap();
    assert_eq!(
        env.run_with_input(
            ["events", "import", "-", "--journal", "journal.db"],
            r#"{"type":"event","received_at":"2026-02-27T08:00:00Z","payload":{"n":21}}"#
        )
        .code,
        0
    );
    std::fs::copy(env.work().join("backup.db"), env.work().join("journal.db")).unwrap();
    let run = of(&env, &["list"]);
    assert!(run.stderr.contains("has acknowledged 21, and holds them up to 20 only"), "{run:?}");
    assert_eq!(quiet("journal.db"), 20);
}

#[test]
fn a_database_that_is_gone_is_missed_once() {
    let env = TestEnv::new();
    filled(&env, COUNT);
    std::fs::remove_file(env.work().join("journal.db")).unwrap();
    let run = of(&env, &["list"]);
    assert!(run.stderr.contains("has acknowledged 20, and holds them up to 0 only; its database is gone"), "{run:?}");
    assert_eq!(of(&env, &["list"]).stderr, "the journal has no events yet\n");
}

#[cfg(unix)]
#[test]
fn a_journal_that_another_user_owns_can_be_read_and_not_changed() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    use std::os::unix::process::CommandExt as _;

    let env = TestEnv::new();
    filled(&env, COUNT);
    let journal = env.work().join("journal.db");
    let set = |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    // Root may write everywhere: then somebody else looks.
    let is_root = journal.metadata().unwrap().uid() == 0;
    let program = env.work().join("program");
    std::fs::copy(env!("CARGO_BIN_EXE_meetstream"), &program).unwrap();
    let look = |arguments: &[&str]| {
        let mut other = std::process::Command::new(&program);
        other.args(arguments).env_clear().env("HOME", env.home()).current_dir(env.work());
        if is_root {
            other.uid(65_534).gid(65_534);
        }
        Run::from(other.output().unwrap())
    };
    for (path, mode) in [(env.work().parent().unwrap(), 0o755), (&env.work(), 0o555), (&program, 0o755)] {
        set(path, mode);
    }
    set(&journal, 0o444);
    let run = look(&["events", "list", "--json", "--journal", "journal.db"]);
    assert_eq!((run.code, numbers(&run).len()), (0, 20), "{run:?}");
    let run = look(&["events", "export", "--journal", "journal.db"]);
    assert_eq!((run.code, numbers(&run).len()), (0, 20), "{run:?}");
    for arguments in [&["listen", "--port", "0"][..], &["events", "prune", "--older-than", "1s"]] {
        let run = look(&[arguments, &["--journal", "journal.db"]].concat());
        assert_eq!(run.code, 2, "{run:?}");
        assert!(
            run.stderr.contains("which belongs to user ") && run.stderr.contains("cannot be written by you"),
            "{run:?}"
        );
        assert!(run.stderr.contains("--journal FILE"), "{run:?}");
    }
    set(&env.work(), 0o755);
    set(&journal, 0o000);
    let run = look(&["events", "list", "--journal", "journal.db"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(
        run.stderr.contains("journal.db`, which belongs to user ") && run.stderr.contains("cannot be read by you"),
        "{run:?}"
    );
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_open_to_all_is_warned_of() {
    use std::os::unix::fs::PermissionsExt as _;

    let env = TestEnv::new();
    for (mode, is_warned) in [(0o777, true), (0o1777, false), (0o755, false)] {
        std::fs::set_permissions(env.work(), std::fs::Permissions::from_mode(mode)).unwrap();
        let listener = Listener::start(&env, &["--journal", "journal.db"]);
        let run = listener.interrupt();
        assert_eq!(
            run.stderr.contains("anybody on this machine may replace the journal"),
            is_warned,
            "{mode:o}: {run:?}"
        );
    }
}
