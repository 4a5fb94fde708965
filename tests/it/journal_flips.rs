//! One bit flipped anywhere in a journal's files, or a log that was cut short: everything is read, or what is lost is named
//! and the rest is saved. `MEETSTREAM_FLIPS=1000` goes on for longer.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::support::{Listener, Run, TestEnv};

/// Events in the database, and in all.
const SETTLED: u64 = 60;
const ALL: u64 = 120;
const FLIPS: u64 = 60;
const FILES: [&str; 3] = ["", "-wal", "-acked"];

/// Some go on on other pages.
fn body(n: u64) -> String {
    let length = if n.is_multiple_of(9) { 9_000 } else { n % 7 * 40 };
    let text = format!("{n} ").repeat(usize::try_from(length).unwrap() / 3);
    format!(r#"{{"event":"bot.recording","bot_id":"b-{}","timestamp":"t{n}","text":"{text}"}}"#, n % 5)
}

/// A journal as a killed listener leaves it: half in the database, half in its log.
fn journal(env: &TestEnv) -> PathBuf {
    let post = |listener: &Listener, range: std::ops::RangeInclusive<u64>| {
        for n in range {
            assert_eq!(listener.post(body(n)).status, 200);
        }
    };
    let flags = ["--no-poll", "--no-download", "--journal", "journal.db"];
    let listener = Listener::start(env, &flags);
    post(&listener, 1..=SETTLED);
    assert_eq!(listener.interrupt().code, 0);
    let listener = Listener::start(env, &flags);
    post(&listener, SETTLED + 1..=ALL);
    drop(listener.kill());
    let log = env.work().join("journal.db-wal");
    assert!(log.metadata().unwrap().len() > 0, "the log was emptied before it could be damaged");
    env.work().join("journal.db")
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut beside = path.to_owned().into_os_string();
    beside.push(suffix);
    beside.into()
}

fn copy(from: &Path, to: &Path) {
    for suffix in FILES {
        fs::copy(beside(from, suffix), beside(to, suffix)).unwrap();
    }
}

fn export(env: &TestEnv, journal: &Path, flags: &[&str]) -> Run {
    let journal = journal.to_str().unwrap();
    env.run([&["events", "export", "--journal", journal], flags].concat())
}

/// The lines of an export by their places.
fn lines(run: &Run) -> BTreeMap<u64, String> {
    let place = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["seq"].as_u64().unwrap();
    run.stdout.lines().map(|line| (place(line), line.to_owned())).collect()
}

/// The places that are said to be lost.
fn lost(run: &Run) -> BTreeSet<u64> {
    let said = run.stderr.lines().filter_map(|line| line.strip_prefix("lost: "));
    let ranges = said.flat_map(|line| line.split(", "));
    ranges
        .flat_map(|range| {
            let words: Vec<u64> = range.split(' ').filter_map(|word| word.parse().ok()).collect();
            words[0]..=*words.last().unwrap()
        })
        .collect()
}

fn rounds() -> u64 {
    let told = std::env::vars().find(|(name, _)| name == "MEETSTREAM_FLIPS");
    told.map_or(FLIPS, |(_, count)| count.parse().unwrap())
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures of a longer run")]
fn whatever_flips_everything_is_read_or_named() {
    let env = TestEnv::new();
    let original = journal(&env);
    let whole_copy = env.work().join("whole.db");
    copy(&original, &whole_copy);
    let whole = lines(&export(&env, &whole_copy, &[]));
    assert!(whole.keys().copied().eq(1..=ALL), "{:?}", whole.keys());

    let rounds = rounds();
    let mut random = fastrand::Rng::with_seed(19);
    let (mut unharmed, mut salvaged, mut gone) = (0, 0, 0);
    for round in 0..rounds {
        let folder = env.work().join(format!("round-{round}"));
        fs::create_dir(&folder).unwrap();
        let damaged = folder.join("journal.db");
        copy(&original, &damaged);
        let file = beside(&damaged, if random.bool() { "" } else { "-wal" });
        let mut bytes = fs::read(&file).unwrap();
        let what = if round % 10 == 9 {
            let log = fs::File::options().write(true).open(beside(&damaged, "-wal")).unwrap();
            let length = random.u64(0..log.metadata().unwrap().len());
            log.set_len(length).unwrap();
            format!("the log cut to {length} bytes")
        } else {
            let (at, bit) = (random.usize(0..bytes.len()), random.u32(0..8));
            bytes[at] ^= 1 << bit;
            fs::File::create(&file).unwrap().write_all(&bytes).unwrap();
            format!("bit {bit} of byte {at} of {}", file.display())
        };
        let run = export(&env, &damaged, &[]);
        let read = lines(&run);
        for (place, line) in &read {
            assert_eq!(whole.get(place), Some(line), "round {round}, {what}: {}", run.stderr);
        }
        let is_told = run.stderr.contains("--salvage");
        assert!(run.code == 0 || is_told, "round {round}, {what}: {run:?}");
        if read == whole {
            unharmed += 1;
        } else {
            assert!(is_told, "round {round}, {what}: {} are missing: {}", whole.len() - read.len(), run.stderr);
            let aside = folder.join("journal.db.damaged-1");
            let run = export(&env, if aside.exists() { &aside } else { &damaged }, &["--salvage"]);
            let (saved, lost) = (lines(&run), lost(&run));
            for (place, line) in &saved {
                assert_eq!(whole.get(place), Some(line), "round {round}, {what}: {}", run.stderr);
            }
            assert_eq!(run.code, if lost.is_empty() { 0 } else { 9 }, "round {round}, {what}: {run:?}");
            let named: BTreeSet<u64> = saved.keys().chain(&lost).copied().collect();
            assert_eq!(named, (1..=ALL).collect(), "round {round}, {what}: {}", run.stderr);
            salvaged += 1;
            gone += lost.len();
        }
        fs::remove_dir_all(folder).unwrap();
    }
    println!("{rounds} rounds: {unharmed} read whole, {salvaged} salvaged, {gone} events lost in all");
}
