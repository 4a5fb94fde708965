//! Completions, in the shells themselves where they are installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::TestEnv;

const BOT: &str = "56be67b4-0165-471a-a880-06a1180be377";
const OTHER: &str = "9f1d2c3e-0165-471a-a880-06a1180be377";

/// What a shell is told that can follow; the last word is the one that is typed.
fn asked(env: &TestEnv, shell: &str, words: &[&str]) -> Vec<String> {
    let words = ["--", "meetstream"].iter().chain(words);
    let last = (words.clone().count() - 2).to_string();
    let mut command = env.command(words);
    command.env("COMPLETE", shell).env("_CLAP_COMPLETE_INDEX", last).env("_CLAP_IFS", "\n");
    let output = command.output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

/// Runs a script of a shell that has the program on its path. `None` where the shell is not installed.
fn in_shell(env: &TestEnv, shell: &str, flags: &[&str], script: &str) -> Option<String> {
    let program = Path::new(env!("CARGO_BIN_EXE_meetstream")).parent().unwrap();
    let path = format!("{}:/usr/local/bin:/usr/bin:/bin", program.display());
    let mut command = Command::new(shell);
    command.args(flags).arg("-c").arg(script).env_clear().current_dir(env.work());
    command.env("HOME", env.home()).env("PATH", path).env("TERM", "dumb").env("MEETSTREAM_STATE_DIR", "state");
    let output = command.output().ok()?;
    assert!(output.status.success(), "{shell}: {output:?}");
    Some(String::from_utf8(output.stdout).unwrap())
}

/// Everything below a folder.
fn files(folder: &Path) -> Vec<String> {
    let inside = |path: &Path| if path.is_dir() { files(path) } else { Vec::new() };
    let entries = fs::read_dir(folder).map(|entries| entries.flatten().collect::<Vec<_>>()).unwrap_or_default();
    let paths = entries.into_iter().map(|entry| entry.path());
    let mut found: Vec<_> =
        paths.flat_map(|path| inside(&path).into_iter().chain([path.display().to_string()])).collect();
    found.sort();
    found
}

/// An environment whose journal has a place that is the same on every system.
fn keeping() -> TestEnv {
    TestEnv::new().with("MEETSTREAM_STATE_DIR", "state")
}

fn journal(env: &TestEnv) -> PathBuf {
    env.work().join("state/default/journal.db")
}

/// Fills the journal: one bot by its webhooks.
fn keep(env: &TestEnv, bot: &str) {
    let record = serde_json::json!({
        "type": "event", "seq": 1, "received_at": "2026-02-27T07:11:51.863Z", "source": "webhook", "auth": "path",
        "name": "bot.recording", "bot_id": bot, "payload": {"bot_id": bot, "event": "bot.recording"},
    });
    let run = env.run_with_input(["events", "import", "-"], format!("{record}\n"));
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn every_shell_gets_a_few_lines_that_ask_the_program() {
    let env = TestEnv::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = env.run(["completions", shell]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{shell}");
        assert!(run.stdout.contains("COMPLETE") && run.stdout.contains("meetstream"), "{shell}: {}", run.stdout);
        assert!(!run.stdout.contains(env!("CARGO_MANIFEST_DIR")) && run.stdout.lines().count() < 60, "{shell}");
        let commands = asked(&env, shell, &["sand"]);
        assert!(commands[0].starts_with("sandbox"), "{shell}: {commands:?}");
    }
}

#[test]
fn an_unknown_shell_is_a_usage_error_that_names_the_known_ones() {
    let run = TestEnv::new().run(["completions", "tcsh"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("elvish"), "{}", run.stderr);
}

#[test]
fn a_variable_that_asks_for_nothing_changes_no_command() {
    let env = TestEnv::new();
    for shell in ["tcsh", "1", ""] {
        let output = env.command(["explain", "bot.done"]).env("COMPLETE", shell).output().unwrap();
        assert!(String::from_utf8_lossy(&output.stdout).contains("bot.done"), "{shell}: {output:?}");
    }
    let output = env.command(["explain", "bot.done"]).env("COMPLETE", "bash").output().unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).contains("bot.done"), "{output:?}");
}

#[test]
fn every_vocabulary_completes_and_no_file_is_made() {
    let env = TestEnv::new();
    env.file("a-file", "");
    let made = files(&env.home());
    for (words, expected) in [
        (&["simulate", ""][..], "lobby-timeout"),
        (&["simulate", "bot.inm"], "bot.inmeeting"),
        (&["explain", "bot.sto"], "bot.stopped"),
        (&["config", "get", ""], "listen.port"),
        (&["config", "set", "bot_n"], "bot_name"),
        (&["listen", "--until", ""], "complete"),
        (&["listen", "--until=bot.sto"], "--until=bot.stopped"),
        (&["listen", "--event", "manif"], "manifest.completed"),
        (&["listen", "--artifacts", "audio,tr"], "audio,transcript"),
        (&["fetch", "screen"], "screenshots"),
        (&["fetch", "transcript", BOT, "--format", "md,sr"], "md,srt"),
        (&["list", "--status", "Record"], "Recording"),
        (&["list", "--platform", "z"], "zoom"),
        (&["create", "--transcript", "deep"], "deepgram_streaming"),
        (&["help", "ev"], "events"),
        (&["help", "events", "rep"], "replay"),
        (&["help", "exit"], "exit-codes"),
        (&["man", "calendar", "auto"], "auto-join"),
        (&["completions", ""], "elvish"),
        (&["--color", ""], "never"),
        (&["--profile", ""], "default"),
        (&["status", "--wat"], "--watch"),
        (&["events", "list", "--journal", "a-"], "a-file"),
    ] {
        let found = asked(&env, "bash", words);
        assert!(found.iter().any(|found| found == expected), "{words:?}: {found:?}");
        let is_of_files = words.contains(&"--journal");
        assert!(is_of_files || !found.iter().any(|found| found == "a-file"), "{words:?}: {found:?}");
        let is_of_flags = words.last().unwrap().starts_with('-');
        assert!(is_of_flags || !found.iter().any(|found| found.starts_with('-')), "{words:?}: {found:?}");
    }
    assert_eq!(asked(&env, "bash", &["help", "ev"]), ["events"]);
    for words in [&["status", "9"][..], &["say", BOT, "x"], &["frobnicate", "x"], &["events", "list", "--bot", "9"]] {
        assert_eq!(asked(&env, "bash", words), [""; 0], "{words:?}");
    }
    assert_eq!(files(&env.home()), made);
}

#[test]
fn bots_complete_from_the_journal_the_newest_first_with_what_is_known_of_them() {
    let env = keeping();
    keep(&env, BOT);
    let db = crate::support::database(journal(&env));
    db.execute("INSERT INTO bots VALUES (?1, 1893456000000000, NULL, 0, '{\"bot_name\": \"Weekly sync\"}')", [OTHER])
        .unwrap();
    drop(db);
    let before = [files(&env.home()), files(&env.work())];
    for words in [&["status", ""][..], &["fetch", "all", ""], &["remove", OTHER, ""], &["events", "list", "--bot", ""]]
    {
        assert_eq!(asked(&env, "bash", words), [OTHER, BOT], "{words:?}");
    }
    assert_eq!(asked(&env, "bash", &["say", "56b"]), [BOT]);
    let told = asked(&env, "fish", &["show", ""]);
    assert!(
        told[0].contains("Weekly sync") && told[1].contains("bot.recording") && told[1].ends_with("ago"),
        "{told:?}"
    );
    assert_eq!(asked(&env, "bash", &["--profile", "other", "status", "5"]), [""; 0]);
    assert_eq!([files(&env.home()), files(&env.work())], before, "nothing is made, SQLite's own files included");
}

#[test]
fn bots_complete_beside_whoever_writes_and_what_is_no_journal_is_silent() {
    let env = keeping();
    keep(&env, BOT);
    let listener = crate::support::database(journal(&env));
    listener.pragma_update(None, "wal_autocheckpoint", 0).unwrap();
    listener.execute("INSERT INTO seen VALUES (?1, 1893456000000000)", [OTHER]).unwrap();
    assert_eq!(asked(&env, "bash", &["status", ""]), [OTHER, BOT]);
    drop(listener);
    let journal = env.file("broken.db", "no database at all").display().to_string();
    assert_eq!(asked(&env, "bash", &["events", "list", "--journal", &journal, "--bot", "5"]), [""; 0]);
    env.file("broken.toml", "profile = 3");
    assert_eq!(asked(&env, "bash", &["--config", "broken.toml", "status", "5"]), [""; 0]);
}

#[test]
fn profiles_complete_from_the_config_file() {
    let env = TestEnv::new();
    let config = env.file("c.toml", "[profiles.staging]\n[profiles.live]\n").display().to_string();
    let found = asked(&env, "bash", &["--config", &config, "list", "--profile", ""]);
    assert_eq!(found, ["live", "staging", "default"]);
}

#[test]
fn bash_completes_by_the_script_that_it_was_given() {
    let env = keeping();
    keep(&env, BOT);
    let script = r#"
        mkdir -p ~/.local/share/bash-completion/completions
        meetstream completions bash > ~/.local/share/bash-completion/completions/meetstream
        . ~/.local/share/bash-completion/completions/meetstream
        complete -p meetstream > /dev/null
        tab() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_TYPE=9; COMPREPLY=()
                _clap_complete_meetstream meetstream "${@: -1}" "${@: -2:1}"; echo "${COMPREPLY[*]}"; }
        tab meetstream fetch tra; tab meetstream status 5; tab meetstream simulate lobby
    "#;
    let told = in_shell(&env, "bash", &["--norc"], script).unwrap();
    assert_eq!(told, format!("transcript\n{BOT}\nlobby-timeout\n"));
}

#[test]
fn fish_completes_by_the_script_that_it_was_given() {
    let env = keeping();
    keep(&env, BOT);
    let script = "
        mkdir -p ~/.config/fish/completions
        meetstream completions fish > ~/.config/fish/completions/meetstream.fish
        complete -C 'meetstream fetch tra'; complete -C 'meetstream help ev'; complete -C 'meetstream status 5'
    ";
    let Some(told) = in_shell(&env, "fish", &[], script) else { return };
    let values: Vec<_> = told.lines().filter_map(|line| line.split('\t').next()).collect();
    assert_eq!(values, ["transcript", "events", BOT], "{told}");
    assert!(told.contains("bot.recording"), "{told}");
}

#[test]
fn zsh_completes_by_the_script_that_it_was_given() {
    let env = keeping();
    keep(&env, BOT);
    // A terminal would be needed for more: what is shown is noted in its place.
    let script = r"
        mkdir -p ~/.zfunc
        meetstream completions zsh > ~/.zfunc/_meetstream
        fpath=(~/.zfunc $fpath)
        autoload -U compinit && compinit -u -D
        [[ $_comps[meetstream] == _meetstream ]] || exit 1
        _describe() { print -l -- ${(P)@[-1]} }
        tab() { words=($@); CURRENT=$#; $_comps[meetstream] }
        tab meetstream fetch tra; tab meetstream help ev; tab meetstream status 5
    ";
    let Some(told) = in_shell(&env, "zsh", &["-f"], script) else { return };
    let values: Vec<_> = told.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(values, ["transcript", "events", BOT], "{told}");
}
