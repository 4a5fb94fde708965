//! The fenced blocks. A shell runs them with a `meetstream` that takes its command line apart and goes no further.

use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use super::page::{Block, Page};
use super::recipes::starts_the_sandbox;
use crate::support::TestEnv;

/// Stands in for the program: whatever its command line says, it ends at a configuration that cannot be read, which it
/// names. What it says instead is a problem.
const MEETSTREAM: &str = r#"#!/bin/sh
echo "$*" >> "$ACCEPTED"
said=$("$PROGRAM" "$@" 2>&1 < /dev/null) || case $said in
    *"$MEETSTREAM_CONFIG"*) ;;
    *) echo "meetstream $*: $said" >> "$PROBLEMS" ;;
esac
echo 6667fd0c-0165-471a-a880-06a1180be377
"#;

/// Stands in for other programs.
const OTHER: &str = "#!/bin/sh\n";

#[test]
fn every_block_is_of_a_known_language_and_every_command_in_it_is_accepted() {
    let env = TestEnv::new();
    for (program, script) in
        [("meetstream", MEETSTREAM), ("cargo", OTHER), ("curl", OTHER), ("less", OTHER), ("mkdir", OTHER)]
    {
        let path = env.file(&format!("bin/{program}"), script);
        std::fs::set_permissions(path, PermissionsExt::from_mode(0o755)).unwrap();
    }
    // What blocks read and write.
    for file in
        ["secrets.txt", "password.txt", "links.txt", "../home/.local/share/bash-completion/completions/meetstream"]
    {
        env.file(file, "");
    }
    let mut unknown = Vec::new();
    for page in Page::all() {
        for block in page.blocks() {
            match &*block.language {
                "console" => accept(&env, &page, &typed(&block)),
                "json" => drop(serde_json::from_str::<serde_json::Value>(&block.text).unwrap()),
                "sh" => accept(&env, &page, &block.text),
                "text" | "toml" => {}
                _ => unknown.push(format!("{}: {}\n{}", page.name(), block.language, block.text)),
            }
        }
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
    let problems = std::fs::read_to_string(env.work().join("problems")).unwrap_or_default();
    assert!(problems.is_empty(), "{problems}");
    let accepted = std::fs::read_to_string(env.work().join("accepted")).unwrap();
    for command in ["demo", "auth login", "list -q --all --status Recording", "remove -"] {
        assert!(accepted.lines().any(|line| line == command), "{command}: {accepted}");
    }
}

/// Runs a script of a page.
fn accept(env: &TestEnv, page: &Page, script: &str) {
    // Recipes have a test of their own, which runs them.
    if page.name() == "docs/scripting.md" && !starts_the_sandbox(script) {
        return;
    }
    let mut shell = Command::new("/bin/sh");
    shell.args(["-e", "-c", &format!("{script}\nwait")]).env_clear().current_dir(env.work());
    shell.env("PATH", env.work().join("bin")).env("HOME", env.home());
    shell.env("PROGRAM", env!("CARGO_BIN_EXE_meetstream")).env("MEETSTREAM_CONFIG", env.home());
    shell.env("ACCEPTED", env.work().join("accepted")).env("PROBLEMS", env.work().join("problems"));
    let output = shell.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{}: {said}\n{script}", page.name());
}

/// What a person types in a block that shows answers too.
fn typed(block: &Block) -> String {
    block.text.lines().filter_map(|line| line.strip_prefix("$ ")).fold(String::new(), |all, line| all + line + "\n")
}
