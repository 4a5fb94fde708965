//! The recipes of `docs/scripting.md` and the blocks of `README.md`, run as they stand against the sandbox.

use std::os::unix::fs::symlink;
use std::process::Command;

use super::page::Page;
use crate::support::{App, Running, Service, TestEnv, status};

/// A script, and what it prints; `…` stands for what differs from run to run.
struct Recipe {
    section: String,
    script: String,
    prints: String,
}

/// In the order of the page. The block that starts the sandbox and leads commands to it is the test's own affair.
fn recipes() -> Vec<Recipe> {
    let mut recipes: Vec<Recipe> = Vec::new();
    for block in Page::named("docs/scripting.md").blocks() {
        match &*block.language {
            "sh" => recipes.push(Recipe { section: block.section, script: block.text, prints: String::new() }),
            _ => recipes.last_mut().unwrap().prints.push_str(&block.text),
        }
    }
    recipes.retain(|recipe| !starts_the_sandbox(&recipe.script));
    recipes
}

/// Whether a script is the one before the recipes.
pub(super) fn starts_the_sandbox(script: &str) -> bool {
    script.starts_with("meetstream sandbox ")
}

/// What of the README cannot run here: what builds the program, needs an account, or is the test's own affair.
fn is_for_people(script: &str) -> bool {
    ["cargo ", "meetstream auth login"].iter().any(|start| script.starts_with(start)) || starts_the_sandbox(script)
}

/// A user with the program in PATH, and a sandbox for them.
fn with_sandbox() -> (TestEnv, Service) {
    let mut env = TestEnv::new();
    let service = Service::start(&env, &[]);
    env.set("MEETSTREAM_API_URL", service.api_url());
    env.set("MEETSTREAM_API_KEY", "ms_sandbox");
    std::fs::create_dir(env.home().join("bin")).unwrap();
    symlink(env!("CARGO_BIN_EXE_meetstream"), env.home().join("bin/meetstream")).unwrap();
    let path = format!("{}:/usr/bin:/bin", env.home().join("bin").display());
    env.set("PATH", &path);
    (env, service)
}

#[test]
fn every_recipe_does_what_it_says_and_does_it_again() {
    let (env, _service) = with_sandbox();
    let recipes = recipes();
    assert!(recipes.len() >= 8, "{}", recipes.len());
    for round in ["the first time", "again, in the same folder"] {
        for Recipe { section, script, prints } in &recipes {
            let run = Running::start(shell(&env, script)).wait();
            assert_eq!(run.code, 0, "{section}, {round}: {run:?}");
            let printed: Vec<_> = run.stdout.lines().collect();
            let expected: Vec<_> = prints.lines().collect();
            assert_eq!(printed.len(), expected.len(), "{section}, {round}: {run:?}");
            for (line, expected) in printed.into_iter().zip(expected) {
                assert!(fits(line, expected), "{section}, {round}: {line}\n  is not {expected}");
            }
        }
    }
}

#[test]
fn every_block_of_the_readme_does_what_it_says_and_does_it_again() {
    let (env, service) = with_sandbox();
    let app = App::start(|_| status(200));
    let (api, port) = (service.api_url().to_owned(), format!("{}/hooks", app.port()));
    let blocks = Page::named("README.md").blocks();
    let scripts: Vec<_> = blocks.iter().filter(|block| block.language == "sh").map(|block| &block.text).collect();
    let (for_people, scripts): (Vec<_>, Vec<_>) = scripts.into_iter().partition(|script| is_for_people(script));
    assert_eq!((for_people.len(), scripts.len()), (4, 3), "{for_people:?} {scripts:?}");
    for round in ["the first time", "again, in the same folder"] {
        for script in &scripts {
            let here = script.replace("http://127.0.0.1:4000/api/v1", &api).replace("3000/hooks", &port);
            let run = Running::start(shell(&env, &here)).wait();
            assert_eq!(run.code, 0, "{round}: {script}\n{run:?}");
        }
        let relayed = app.so_far();
        assert!(!relayed.is_empty() && relayed.iter().all(|hook| hook.path == "/hooks"), "{round}");
    }
    let listed = env.run(["events", "list", "--limit", "0", "--event", "bot.joining", "--json"]);
    assert_eq!(listed.stdout.lines().count(), 6, "each round, two listeners and a recording miss nothing: {listed:?}");
}

/// A shell that ends at the first command that fails.
fn shell(env: &TestEnv, script: &str) -> Command {
    let program = env.command::<[&str; 0]>([]);
    let mut shell = Command::new("/bin/bash");
    shell.args(["-eu", "-c", script]).env_clear().current_dir(env.work());
    shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    shell
}

/// Whether a line is the expected one, where `…` stands for anything.
fn fits(line: &str, expected: &str) -> bool {
    let mut parts = expected.split('…');
    let Some(mut rest) = parts.next().and_then(|first| line.strip_prefix(first)) else { return false };
    let Some(last) = parts.next_back() else { return rest.is_empty() };
    for part in parts {
        let Some((_, after)) = rest.split_once(part) else { return false };
        rest = after;
    }
    rest.ends_with(last)
}

#[test]
fn an_ellipsis_stands_for_anything() {
    for (line, expected, fit) in [
        ("abc", "abc", true),
        ("abcd", "abc", false),
        ("a/1/b", "a/…/b", true),
        ("a/1/c", "a/…/b", false),
        ("x=1,y=2", "x=…,y=…", true),
        ("x=1,z=2", "x=…,y=…", false),
        (".srt", "….srt", true),
        ("", "", true),
    ] {
        assert_eq!(fits(line, expected), fit, "{line} {expected}");
    }
}
