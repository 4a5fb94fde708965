//! What somebody else has put where files of ours go, and who may read what is written there.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::support::{Answer, FakeApi, Habits, Listener, MediaService, Run, TestEnv, in_shell};

const BOT: &str = MediaService::BOT;

fn with_media() -> (TestEnv, MediaService, PathBuf) {
    let media = MediaService::start(Habits { length: 300_000, ..Habits::default() });
    let env = TestEnv::new().with("MEETSTREAM_API_URL", &media.url()).with("MEETSTREAM_API_KEY", TestEnv::KEY);
    let folder = env.work().join("recordings").join(BOT);
    fs::create_dir_all(&folder).unwrap();
    (env, media, folder)
}

fn pipe(path: &Path) {
    let fifo = rustix::fs::FileType::Fifo;
    rustix::fs::mknodat(rustix::fs::CWD, path, fifo, 0o600.into(), 0).unwrap();
}

fn fetch(env: &TestEnv, flags: &[&str]) -> Run {
    env.run([&["fetch", "audio", BOT], flags].concat())
}

#[test]
fn what_stands_in_the_place_of_an_unfinished_file_is_replaced_and_never_written_to() {
    for planted in ["hard link", "link", "dangling link", "pipe"] {
        let (env, media, folder) = with_media();
        let victim = env.file("victim", "keep me");
        let place = folder.join("audio.partial");
        match planted {
            "hard link" => fs::hard_link(&victim, &place).unwrap(),
            "link" => symlink(&victim, &place).unwrap(),
            "dangling link" => symlink(env.work().join("new"), &place).unwrap(),
            _ => pipe(&place),
        }
        let run = fetch(&env, &[]);
        assert_eq!(run.code, 0, "{planted}: {}", run.stderr);
        assert_eq!(fs::read_to_string(&victim).unwrap(), "keep me", "{planted}");
        assert!(!env.work().join("new").exists(), "{planted}");
        assert!(fs::read(folder.join("audio.wav")).unwrap() == media.data(), "{planted}");
        assert_eq!(env.tree(&format!("recordings/{BOT}")), ["audio.wav", "session.json"]);
    }
}

#[test]
fn a_sidecar_that_leads_elsewhere_is_not_read_and_not_written_to() {
    for planted in ["hard link", "link", "pipe"] {
        let (env, media, folder) = with_media();
        let victim = env.file("victim", "{}");
        env.file(&format!("recordings/{BOT}/audio.partial"), "x");
        let place = folder.join("audio.partial.json");
        match planted {
            "hard link" => fs::hard_link(&victim, &place).unwrap(),
            "link" => symlink(&victim, &place).unwrap(),
            _ => pipe(&place),
        }
        let run = fetch(&env, &[]);
        assert_eq!(run.code, 0, "{planted}: {}", run.stderr);
        assert_eq!(fs::read_to_string(&victim).unwrap(), "{}", "{planted}");
        assert!(fs::read(folder.join("audio.wav")).unwrap() == media.data(), "{planted}");
    }
}

#[test]
fn a_manifest_that_is_no_file_is_refused_without_waiting_for_it() {
    for planted in ["link", "pipe", "endless"] {
        let (env, _media, folder) = with_media();
        let victim = env.file("victim", "{\"schema\":1}");
        let place = folder.join("session.json");
        match planted {
            "link" => symlink(&victim, &place).unwrap(),
            "pipe" => pipe(&place),
            _ => symlink("/dev/zero", &place).unwrap(),
        }
        let run = fetch(&env, &[]);
        assert_eq!(run.code, 1, "{planted}: {}", run.stderr);
        assert!(run.stderr.contains("session.json") && run.stderr.contains("hint: "), "{planted}: {}", run.stderr);
        assert_eq!(fs::read_to_string(&victim).unwrap(), "{\"schema\":1}", "{planted}");
    }
}

#[test]
fn the_final_name_is_replaced_only_when_asked_for_and_never_written_through() {
    for planted in ["hard link", "link", "pipe"] {
        let (env, media, folder) = with_media();
        let victim = env.file("victim", "keep me");
        let place = folder.join("audio.wav");
        match planted {
            "hard link" => fs::hard_link(&victim, &place).unwrap(),
            "link" => symlink(&victim, &place).unwrap(),
            _ => pipe(&place),
        }
        assert_eq!(fetch(&env, &[]).code, 1, "{planted}");
        let run = fetch(&env, &["--overwrite"]);
        assert_eq!(fs::read_to_string(&victim).unwrap(), "keep me", "{planted}");
        if planted != "pipe" {
            assert_eq!(run.code, 0, "{planted}: {}", run.stderr);
            assert!(fs::symlink_metadata(&place).unwrap().is_file(), "{planted}");
            assert!(fs::read(&place).unwrap() == media.data(), "{planted}");
        }
    }
}

#[test]
fn the_users_own_folder_may_be_a_link_and_a_bots_may_not() {
    let (env, media, folder) = with_media();
    fs::remove_dir(&folder).unwrap();
    fs::create_dir(env.work().join("elsewhere")).unwrap();
    symlink(env.work().join("elsewhere"), &folder).unwrap();
    let run = fetch(&env, &[]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("a link or a file is in the place of the folder"), "{}", run.stderr);
    assert_eq!(env.tree("elsewhere"), [""; 0]);

    symlink(env.work().join("elsewhere"), env.work().join("mine")).unwrap();
    let run = fetch(&env, &["--out", "mine"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(fs::read(env.work().join("elsewhere").join(BOT).join("audio.wav")).unwrap() == media.data());
}

#[test]
fn a_lock_that_is_a_link_or_a_pipe_is_refused() {
    for planted in ["link", "pipe"] {
        let env = TestEnv::new();
        let place = env.work().join("j.db.lock");
        if planted == "link" {
            symlink(env.work().join("made"), &place).unwrap();
        } else {
            pipe(&place);
        }
        let run = env.run(["listen", "--port", "0", "--journal", "j.db", "--idle", "1ms"]);
        assert!(!env.work().join("made").exists(), "{planted}");
        assert!(planted == "pipe" || run.code == 1, "{}", run.stderr);
    }
}

/// A listener whose bot has the files that its manifest lists, when the news of the deletion has come.
fn deleted(env: &TestEnv, listed: &[&str]) -> Run {
    let entry = |path: &&str| json!({"kind": "audio", "path": path, "bytes": 1, "sha256": "", "content_type": null, "saved_at": "2026-02-27T07:00:00Z"});
    let entries: Vec<Value> = listed.iter().map(entry).collect();
    let manifest = json!({"schema": 1, "bot_id": "b-1", "artifacts": entries});
    env.file("recordings/b-1/session.json", manifest.to_string());
    let mut listener = Listener::start(env, &["--on-deletion", "remove", "--secret-path"]);
    listener.event("data_deletion", "b-1", "");
    listener.record("event");
    listener.interrupt()
}

#[test]
fn a_removal_stays_inside_goes_on_after_a_failure_and_tells_what_stayed() {
    let api = FakeApi::always(Answer::json(404, &json!({"message": "no such bot"})));
    let env = TestEnv::of(&api);
    env.file("outside/a.wav", "keep me");
    for name in
        ["a.wav", "notes/mine.txt", "streams/audio/1.webm", "streams/audio/2.webm", "screenshots/1.png", "z.wav"]
    {
        env.file(&format!("recordings/b-1/{name}"), "x");
    }
    let folder = env.work().join("recordings/b-1");
    symlink(env.work().join("outside"), folder.join("link")).unwrap();
    symlink(env.work().join("outside/a.wav"), folder.join("b.wav")).unwrap();
    let listed =
        ["link/a.wav", "../../outside/a.wav", "notes", "a.wav", "b.wav", "streams", "screenshots", "z.wav", "gone.wav"];

    let run = deleted(&env, &listed);

    assert_eq!(fs::read_to_string(env.work().join("outside/a.wav")).unwrap(), "keep me");
    assert!(run.stderr.contains("local files removed: 6"), "{}", run.stderr);
    for (path, reason) in [
        ("link/a.wav", "a link or a file is in the place of a folder"),
        ("../../outside/a.wav", "it leads out of the folder"),
        ("notes", "it is a folder"),
    ] {
        assert!(run.stderr.contains(&format!("`{path}` stays: {reason}")), "{path}: {}", run.stderr);
    }
    let manifest: Value = serde_json::from_slice(&fs::read(folder.join("session.json")).unwrap()).unwrap();
    let left: Vec<&str> =
        manifest["artifacts"].as_array().unwrap().iter().map(|it| it["path"].as_str().unwrap()).collect();
    assert_eq!(left, ["link/a.wav", "../../outside/a.wav", "notes"], "what stayed is listed still");
    assert!(folder.join("notes/mine.txt").exists() && !folder.join("streams").exists());
}

#[test]
fn a_folder_of_a_bot_that_is_a_link_is_not_emptied() {
    let api = FakeApi::always(Answer::json(404, &json!({"message": "no such bot"})));
    let env = TestEnv::of(&api);
    env.file("outside/audio.wav", "keep me");
    fs::create_dir(env.work().join("recordings")).unwrap();
    symlink(env.work().join("outside"), env.work().join("recordings/b-1")).unwrap();
    let run = deleted(&env, &["audio.wav"]);
    assert!(env.work().join("outside/audio.wav").exists(), "{}", run.stderr);
    assert!(run.stderr.contains("stays: a link or a file is in the place of a folder"), "{}", run.stderr);
}

#[test]
fn words_are_for_their_owner_alone_and_recordings_as_the_umask_says() {
    let mode = |path: PathBuf| fs::metadata(&path).unwrap().permissions().mode() & 0o777;
    for (umask, media_mode) in [("000", 0o666), ("022", 0o644), ("077", 0o600)] {
        let (env, _media, folder) = with_media();
        let prepare = format!("umask {umask}");
        let run = Run::from(in_shell(&prepare, &env.command(["fetch", "audio", BOT])).output().unwrap());
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_eq!(mode(folder.join("audio.wav")), media_mode, "{umask}");
        assert_eq!(mode(folder.join("session.json")), 0o600, "{umask}");

        let api = FakeApi::ok(&json!({"messages": [{"text": "hi"}]}));
        let env = TestEnv::of(&api);
        let run = Run::from(in_shell(&prepare, &env.command(["fetch", "chat", "b-1"])).output().unwrap());
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_eq!(mode(env.work().join("recordings/b-1/chat.json")), 0o600, "{umask}");
    }
}
