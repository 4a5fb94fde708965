//! Downloads that are interrupted from without: by the network, by expiring links, by SIGKILL, by a full disk.

use std::fs;
use std::time::Duration;

use sha2::{Digest as _, Sha256};

#[cfg(unix)]
use crate::support::in_shell;
use crate::support::{Habits, MediaService, Run, TestEnv};
#[cfg(target_os = "linux")]
use crate::support::{SmallDisk, fill_up};

const MIB: usize = 1 << 20;

fn env(service: &MediaService) -> TestEnv {
    TestEnv::new().with("MEETSTREAM_API_URL", &service.url()).with("MEETSTREAM_API_KEY", TestEnv::KEY)
}

fn fetch(env: &TestEnv) -> Run {
    env.run(["fetch", "audio", MediaService::BOT])
}

fn path(env: &TestEnv) -> std::path::PathBuf {
    env.work().join("recordings").join(MediaService::BOT).join("audio.wav")
}

fn assert_whole(env: &TestEnv, service: &MediaService) {
    let digest = |bytes: &[u8]| Sha256::digest(bytes);
    assert!(digest(&fs::read(path(env)).unwrap()) == digest(service.data()), "the bytes are the same");
    assert_eq!(env.tree(&format!("recordings/{}", MediaService::BOT)), ["audio.wav", "session.json"]);
}

/// Fetches from a store that breaks off every `drop_after` bytes and whose links expire after `link_life`.
fn survives_drops_and_expired_links(length: usize, drop_after: usize, link_life: Duration, pace: Duration) {
    let service = MediaService::start(Habits {
        length,
        drop_after: Some(drop_after),
        link_life: Some(link_life),
        pace,
        ..Habits::default()
    });
    let env = env(&service);
    let run = fetch(&env);
    assert_eq!((run.code, run.stdout.lines().count()), (0, 1), "{}", run.stderr);
    assert_whole(&env, &service);
    assert!(service.requests() > length / drop_after && service.links() > 1);
    let sent = usize::try_from(service.sent()).unwrap();
    assert!(sent < length + length / 4, "{sent} bytes of {length} were sent: what arrived is not sent again");
}

#[test]
fn one_fetch_survives_drops_and_expired_links() {
    survives_drops_and_expired_links(32 * MIB, 2 * MIB, Duration::from_millis(100), Duration::from_millis(1));
}

#[test]
fn a_killed_fetch_goes_on_where_it_was() {
    let length = 64 * MIB;
    let service = MediaService::start(Habits { length, pace: Duration::from_millis(1), ..Habits::default() });
    let env = env(&service);
    let running = env.start(["fetch", "audio", MediaService::BOT]);
    let sidecar = path(&env).with_extension("partial.json");
    let is_kept = |sidecar: &str| {
        let sidecar: serde_json::Value = serde_json::from_str(sidecar).ok()?;
        Some(sidecar["done"][0][1].as_u64()? * 10 >= sidecar["length"].as_u64()? * 6)
    };
    // How far the disk is behind the network depends on the disk; what it has is not fetched again.
    while !fs::read_to_string(&sidecar).is_ok_and(|sidecar| is_kept(&sidecar).unwrap_or(false)) {
        std::thread::yield_now();
    }
    running.kill();
    assert!(!path(&env).exists(), "an unfinished file has no name");
    assert!(!fs::read_to_string(sidecar).unwrap().contains("http"), "the link is never written");
    let before = service.sent();

    let run = fetch(&env);

    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_whole(&env, &service);
    let second = usize::try_from(service.sent() - before).unwrap();
    assert!(second * 100 < length * 45, "{second} bytes of {length} were sent the second time");
    // What was sent twice had arrived, or was on its way, and was not synced before the kill.
    let sent = usize::try_from(service.sent()).unwrap();
    assert!(sent < length + length / 4, "{sent} bytes of {length} were sent in all");
}

#[test]
fn a_kill_at_any_moment_leaves_no_half_file() {
    let service = MediaService::start(Habits { length: 12 * MIB, pace: Duration::from_millis(1), ..Habits::default() });
    let env = env(&service);
    let mut random = fastrand::Rng::with_seed(5);
    for _ in 0..8 {
        let until = service.sent() + random.u64(0..4 << 20);
        let running = env.start(["fetch", "audio", MediaService::BOT]);
        let requests = service.requests();
        while service.sent() < until && !path(&env).exists() {
            std::thread::yield_now();
        }
        if random.bool() {
            while service.requests() == requests && !path(&env).exists() {
                std::thread::yield_now();
            }
        }
        running.kill();
        if path(&env).exists() {
            assert!(fs::read(path(&env)).unwrap() == service.data(), "what has the name is whole");
        }
    }
    let run = fetch(&env);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_whole(&env, &service);
}

#[cfg(unix)]
#[test]
fn a_disk_that_is_full_is_an_error_and_no_file() {
    let service = MediaService::start(Habits { length: 8 * MIB, ..Habits::default() });
    let env = env(&service);
    let fetch_here = env.command(["fetch", "audio", MediaService::BOT]);
    let mut limited = in_shell("ulimit -f 4096", &fetch_here);
    let run = Run::from(limited.output().unwrap());
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{}", run.stderr);
    assert!(run.stderr.contains("cannot write") && run.stderr.contains("hint: "), "{}", run.stderr);
    assert!(!path(&env).exists());
    let run = fetch(&env);
    assert_eq!(run.code, 0, "with room it goes on: {}", run.stderr);
    assert_whole(&env, &service);
}

#[test]
fn a_script_that_asks_for_connections_gets_its_file_and_is_told() {
    let service = MediaService::start(Habits { length: MIB, ..Habits::default() });
    let env = env(&service);
    let run = env.run(["fetch", "audio", MediaService::BOT, "--connections", "4"]);
    assert_eq!((run.code, run.stdout.lines().count()), (0, 1), "{}", run.stderr);
    assert!(run.stderr.contains("warning: --connections has no effect"), "{}", run.stderr);
    assert_whole(&env, &service);
}

#[test]
fn two_processes_never_write_one_file() {
    let service = MediaService::start(Habits { length: 4 * MIB, pace: Duration::from_millis(5), ..Habits::default() });
    let env = env(&service);
    let first = env.start(["fetch", "audio", MediaService::BOT]);
    while service.sent() == 0 {
        std::thread::yield_now();
    }
    let second = fetch(&env);
    assert_eq!((second.code, second.stdout.as_str()), (1, ""));
    assert!(second.stderr.contains("is being written by another process"), "{}", second.stderr);
    assert_eq!(first.wait().code, 0);
    assert_whole(&env, &service);
}

#[cfg(unix)]
#[test]
fn an_interrupted_fetch_says_so_and_goes_on_where_it_was() {
    let length = 32 * MIB;
    let service = MediaService::start(Habits { length, pace: Duration::from_millis(1), ..Habits::default() });
    let env = env(&service);
    let running = env.start(["fetch", "audio", MediaService::BOT]);
    while service.sent() < u64::try_from(length / 2).unwrap() {
        std::thread::yield_now();
    }
    let run = running.interrupt();
    assert_eq!((run.code, run.stdout.as_str()), (130, ""), "{}", run.stderr);
    assert!(run.stderr.starts_with("interrupted; the same command goes on from here"), "{}", run.stderr);
    assert!(run.stderr.contains("audio: ") && run.stderr.contains(" of 32.0 MiB ("), "{}", run.stderr);
    assert!(!path(&env).exists(), "an unfinished file has no name");
    let before = service.sent();
    assert_eq!(fetch(&env).code, 0);
    assert_whole(&env, &service);
    let second = usize::try_from(service.sent() - before).unwrap();
    assert!(second * 10 < length * 9, "{second} bytes of {length} were sent the second time");
}

#[cfg(unix)]
#[test]
fn an_interrupted_fetch_to_stdout_leaves_nothing() {
    let service = MediaService::start(Habits { length: 8 * MIB, pace: Duration::from_millis(1), ..Habits::default() });
    let env = env(&service).with("TMPDIR", ".");
    let running = env.start(["fetch", "audio", MediaService::BOT, "-o", "-"]);
    while service.sent() == 0 {
        std::thread::yield_now();
    }
    let run = running.interrupt();
    assert_eq!((run.code, run.stdout.as_str()), (130, ""), "{}", run.stderr);
    assert!(run.stderr.contains("nothing is kept"), "{}", run.stderr);
    assert_eq!(env.tree(""), [""; 0]);
}

#[cfg(unix)]
#[test]
fn bars_are_drawn_on_a_terminal_and_nowhere_else() {
    let service = MediaService::start(Habits { length: 8 * MIB, pace: Duration::from_millis(2), ..Habits::default() });
    let env = env(&service).with("TERM", "xterm");
    let watched = env.run_watched(["fetch", "audio", MediaService::BOT]);
    assert_eq!(watched.code, 0, "{}", watched.stderr);
    assert!(watched.stderr.contains("audio") && watched.stderr.contains("8.0 MiB"), "{:?}", watched.stderr);
    for flag in ["-q", "--json"] {
        let quiet = env.run_watched(["fetch", "audio", MediaService::BOT, "--overwrite", "-o", "again", flag]);
        assert_eq!((quiet.code, quiet.stderr.as_str()), (0, ""), "{flag}");
    }
}

// Where mounting is not allowed, the limit of the size of a file is all that is tested, above.

#[cfg(target_os = "linux")]
#[test]
fn a_disk_without_room_is_told_before_the_first_byte_is_written() {
    let service = MediaService::start(Habits { length: 8 * MIB, ..Habits::default() });
    let env = env(&service);
    let Some(disk) = SmallDisk::mount(&env, "4m") else { return };
    let run = env.run(["fetch", "audio", MediaService::BOT, "--out", disk.path()]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{}", run.stderr);
    assert!(run.stderr.contains("needs 8.0 MiB and the disk has room for"), "{}", run.stderr);
    assert!(run.stderr.contains("hint: make room"), "{}", run.stderr);
    assert_eq!(env.tree(disk.path()), [""; 0], "no file is left");
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_fills_up_meanwhile_ends_a_fetch_that_goes_on_when_there_is_room() {
    let length = 16 * MIB;
    let service = MediaService::start(Habits { length, pace: Duration::from_millis(2), ..Habits::default() });
    let env = env(&service);
    let Some(disk) = SmallDisk::mount(&env, "20m") else { return };
    let arguments = ["fetch", "audio", MediaService::BOT, "--out", disk.path()];
    let running = env.start(arguments);
    while service.sent() < u64::try_from(length / 2).unwrap() {
        std::thread::yield_now();
    }
    let ballast = fill_up(disk.path());
    let run = running.wait();
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{}", run.stderr);
    assert!(run.stderr.contains("no room is left for"), "{}", run.stderr);
    assert!(run.stderr.contains("hint: make room, and the same command goes on where it stopped"), "{}", run.stderr);
    let file = format!("{}/{}/audio.wav", disk.path(), MediaService::BOT);
    assert!(!fs::exists(&file).unwrap(), "an unfinished file has no name");
    fs::remove_file(ballast).unwrap();
    let before = service.sent();

    let run = env.run(arguments);

    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(fs::read(file).unwrap() == service.data(), "the bytes are the same");
    let second = usize::try_from(service.sent() - before).unwrap();
    assert!(second * 4 < length * 3, "{second} bytes of {length} were sent the second time");
    assert_eq!(env.tree(&format!("{}/{}", disk.path(), MediaService::BOT)), ["audio.wav", "session.json"]);
}
