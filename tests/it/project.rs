//! `.meetstream.toml`: what a project says, what it must not, and what counts only once it was allowed.

use crate::support::{App, Run, TestEnv, http, listen_for_people, status};

const FILE: &str = ".meetstream.toml";

fn listed(env: &TestEnv, key: &str) -> (String, String) {
    let settings = env.run(["config", "list", "--json"]).json();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or("-").to_owned();
    (text(&settings[key]["value"]), text(&settings[key]["origin"]))
}

/// A short session of `listen`, or why there is none.
fn listen(env: &TestEnv, flags: &[&str]) -> Run {
    env.run([&["listen", "--port", "0", "--no-download", "--idle", "1ms"], flags].concat())
}

fn refused(env: &TestEnv, problem: &str) {
    let run = env.run(["config", "list"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{run:?}");
    assert!(run.stderr.contains(problem) && run.stderr.contains(FILE), "{problem}: {}", run.stderr);
}

#[test]
fn a_project_goes_before_the_profile_and_after_the_environment() {
    let mut env = TestEnv::new();
    assert_eq!(env.run(["config", "set", "bot_name", "Mine"]).code, 0);
    assert_eq!(env.run(["--profile", "work", "config", "set", "listen.port", "4000"]).code, 0);
    let file = env.file(FILE, "profile = \"work\"\nbot_name = \"Ours\"\noutput_dir = \"out\"\n[listen]\nport = 4001\n");
    let origin = format!("project file {}", file.canonicalize().unwrap().display());
    assert_eq!(listed(&env, "profile"), ("work".to_owned(), origin.clone()));
    assert_eq!(listed(&env, "bot_name"), ("Ours".to_owned(), origin.clone()));
    assert_eq!(listed(&env, "listen.port"), ("4001".to_owned(), origin.clone()));
    let out = file.canonicalize().unwrap().with_file_name("out").display().to_string();
    assert_eq!(listed(&env, "output_dir"), (out, origin.clone()), "it counts from where the file is");
    let shown = env.run(["config", "list", "--show-origin"]).stdout;
    assert!(shown.contains(&origin), "{shown}");
    assert!(env.run(["config", "path", "--json"]).json()["project"].as_str().unwrap().ends_with(FILE));

    env.set("MEETSTREAM_PROFILE", "default");
    assert_eq!(listed(&env, "profile").0, "default");
    let run = env.run(["config", "get", "bot_name", "--no-project"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "Mine\n"));
    env.set("MEETSTREAM_NO_PROJECT", "1");
    assert_eq!(listed(&env, "bot_name").0, "Mine");
}

#[test]
fn it_is_found_upward_to_the_repositorys_root() {
    let env = TestEnv::new();
    env.file(FILE, "bot_name = \"Ours\"\n");
    let inner = env.file("repository/a/b/file", "").parent().unwrap().to_owned();
    let from_inner = || {
        let mut command = env.command(["config", "get", "bot_name"]);
        Run::from(command.current_dir(&inner).output().unwrap()).stdout
    };
    assert_eq!(from_inner(), "Notetaker\n", "outside of a repository it is not looked for above");
    std::fs::create_dir(env.work().join("repository/.git")).unwrap();
    assert_eq!(from_inner(), "Notetaker\n", "nor above a repository");
    env.file("repository/.meetstream.toml", "bot_name = \"The repository's\"\n");
    assert_eq!(from_inner(), "The repository's\n");
}

#[test]
fn a_project_says_no_secret_and_not_where_secrets_go() {
    let env = TestEnv::new();
    for (line, problem) in [
        ("api_key = \"ms_0123456789abcdef\"", ":1:1: `api_key` is not for here: a project file is shared"),
        ("webhook_secrets = [\"whsec_0123456789\"]", "`webhook_secrets` is not for here"),
        ("api_url = \"https://evil.example/api/v1\"", "must not send your key elsewhere"),
        ("ca_file = \"evil.pem\"", "must not decide whom your key is sent to"),
        ("retention = \"1s\"", "has the events of other projects too"),
        ("bot_nam = \"N\"", "did you mean `bot_name`?"),
        ("[profiles.default]\nbot_name = \"N\"", "a project file has no profiles"),
        ("[listen]\nforward = 3000", ":2:11: it is a text, or a list of them"),
        ("[listen]\nforward = \"ftp://x\"", "begins with http:// or https://"),
        ("[listen]\nexec = \" \"", "a text in it is blank"),
        ("[listen]\nartifacts = [\"vidoe\"]", "did you mean `video`?"),
        ("[listen]\nroutes = \"x\"", "it is a table of names of events"),
        ("bot_name = \"unclosed", ":1:"),
    ] {
        env.file(FILE, line);
        refused(&env, problem);
        let run = env.run(["config", "list"]);
        assert!(!run.stderr.contains("0123456789"), "{}", run.stderr);
    }
    env.file(FILE, "profile = \"nobody\"\n");
    let run = env.run(["config", "list"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("no profile `nobody`, which project file"), "{}", run.stderr);
    // What makes or mends the configuration goes on.
    env.file(FILE, "bot_nam = \"N\"");
    assert_eq!(env.run(["config", "set", "bot_name", "N"]).code, 0);
    assert_eq!(env.run(["list", "--no-project"]).code, 4);
}

#[test]
fn a_project_file_that_may_be_another_users_is_refused() {
    let env = TestEnv::new();
    let path = env.file(FILE, "# ".repeat(40 << 10));
    refused(&env, "it has more than 64 KiB");
    env.file(FILE, b"bot_name = \"\xff\"");
    refused(&env, "it is not UTF-8 text");
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    refused(&env, "it is no file");
    std::fs::remove_dir(&path).unwrap();
    #[cfg(unix)]
    {
        let target = env.file("target.toml", "bot_name = \"N\"\n");
        std::os::unix::fs::symlink(target, &path).unwrap();
        refused(&env, "it is a link");
        std::fs::remove_file(&path).unwrap();
        if rustix::process::geteuid().is_root() {
            env.file(FILE, "bot_name = \"N\"\n");
            std::os::unix::fs::chown(&path, Some(65_534), None).unwrap();
            refused(&env, "it belongs to another user");
        }
    }
}

#[test]
fn what_runs_programs_or_leaves_this_machine_counts_only_once_it_was_allowed() {
    let env = TestEnv::new().with("PATH", "/usr/bin:/bin");
    for (text, key) in [
        ("[listen]\nexec = \"echo x >> ran\"\n", "listen.exec"),
        ("[listen.on]\n\"*\" = \"echo x >> ran\"\n", "listen.on"),
        ("[listen]\nforward = \"https://evil.example/x\"\n", "listen.forward"),
        ("[listen.routes]\n\"bot.*\" = \"evil.example:80\"\n", "listen.routes"),
        ("[listen]\nhost = \"0.0.0.0\"\n", "listen.host"),
        ("[listen]\nallow_hosts = [\"evil.example\"]\n", "listen.allow_hosts"),
    ] {
        env.file(FILE, text);
        let run = listen(&env, &[]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{text}: {run:?}");
        assert!(run.stderr.contains(&format!("sets {key}, and you have not allowed that")), "{}", run.stderr);
        assert!(run.stderr.contains("`meetstream config allow`"), "{}", run.stderr);
        assert_eq!(listen(&env, &["--no-project"]).code, 0);
        assert_eq!(env.run(["config", "list"]).code, 0, "everything else goes on");
        let checked = env.run(["doctor", "--json"]).json();
        let checks = checks_named(&checks(&checked), "configuration");
        assert!(checks.contains("warn") && checks.contains(key), "{checks}");
    }
    // This content is allowed, and nothing else.
    let command = "[listen]\nexec = \"echo x >> ran\"\n";
    env.file(FILE, command);
    let run = env.run(["config", "allow"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.stderr.contains("listen.exec: echo x >> ran"), "{}", run.stderr);
    let (listener, url) = listen_for_people(&env, &["--count", "1"]);
    assert_eq!(http("POST", &url, &[], br#"{"event":"bot.joining","bot_id":"b-1"}"#).status, 200);
    assert_eq!(listener.wait().code, 0);
    assert_eq!(env.wait_for("ran"), "x");
    env.file(FILE, format!("{command}# changed\n"));
    assert_eq!(listen(&env, &[]).code, 2);
    env.file("elsewhere/.meetstream.toml", command);
    let mut elsewhere = env.command(["listen", "--port", "0", "--idle", "1ms"]);
    assert_eq!(elsewhere.current_dir(env.work().join("elsewhere")).output().unwrap().status.code(), Some(2));
    env.file(FILE, command);
    assert_eq!(listen(&env, &[]).code, 0);

    std::fs::remove_file(env.work().join(FILE)).unwrap();
    let run = env.run(["config", "allow"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("no project file"), "{}", run.stderr);
}

fn checks(report: &serde_json::Value) -> Vec<serde_json::Value> {
    report["checks"].as_array().unwrap_or_else(|| panic!("{report}")).clone()
}

fn checks_named(checks: &[serde_json::Value], name: &str) -> String {
    checks.iter().filter(|check| check["name"] == name).map(ToString::to_string).collect()
}

#[test]
fn what_a_listener_does_stands_in_the_file_and_flags_take_its_place() {
    let env = TestEnv::new();
    let (all, video, other) = (App::start(|_| status(200)), App::start(|_| status(200)), App::start(|_| status(200)));
    env.file(
        FILE,
        format!(
            "[listen]\nforward = \"{}/all\"\nevent = [\"video.*\", \"bot.done\"]\nartifacts = \"audio\"\n\
             [listen.routes]\n\"video.*\" = \"{}/video\"\n",
            all.port(),
            video.port()
        ),
    );
    let session = |flags: &[&str]| {
        let (listener, url) = listen_for_people(&env, &[flags, &["--ephemeral", "--count", "2"]].concat());
        for (bot, name) in [("b-1", "audio.processed"), ("b-2", "video.processed"), ("b-3", "bot.done")] {
            let body = format!(r#"{{"event":"{name}","bot_id":"{bot}"}}"#);
            assert_eq!(http("POST", &url, &[], body.as_bytes()).status, 200);
        }
        let run = listener.wait();
        assert_eq!(run.code, 0, "{run:?}");
        run
    };
    let run = session(&[]);
    assert!(!run.stdout.contains("audio.processed"), "{run:?}");
    let names = |app: &App, count: usize| {
        let mut names: Vec<_> = (0..count).map(|_| app.take().name()).collect();
        names.sort();
        names
    };
    assert_eq!(names(&all, 2), ["bot.done", "video.processed"]);
    assert_eq!(names(&video, 1), ["video.processed"]);
    let target = other.port().to_string();
    session(&["--forward", &target]);
    assert_eq!(names(&other, 2), ["bot.done", "video.processed"]);
    assert_eq!(names(&video, 1), ["video.processed"], "routes are another setting");
    assert_eq!((all.so_far().len(), video.so_far().len()), (0, 0));
}

#[test]
fn lists_of_a_profile_are_set_one_at_a_time() {
    let env = TestEnv::new();
    for (key, value, shown) in [
        ("listen.forward", "3000/a, 3001", "http://localhost:3000/a, http://localhost:3001/"),
        ("listen.exec", "jq .message, or so", "jq .message, or so"),
        ("listen.event", "bot.*,audio.processed", "bot.*, audio.processed"),
        ("listen.artifacts", "audio", "audio"),
    ] {
        let run = env.run(["config", "set", key, value]);
        assert_eq!(run.code, 0, "{run:?}");
        assert_eq!(env.run(["config", "get", key]).stdout, format!("{shown}\n"));
    }
    for (key, value) in [("listen.forward", "ftp://x"), ("listen.artifacts", "vidoe"), ("listen.routes", "a=b")] {
        assert_eq!(env.run(["config", "set", key, value]).code, 2, "{key}");
    }
    assert_eq!(env.run(["config", "unset", "listen.forward"]).code, 0);
    assert_eq!(env.run(["config", "get", "listen.forward"]).stdout, "");
}

#[test]
fn a_config_file_to_begin_with_is_commented_private_and_never_overwritten() {
    let env = TestEnv::new();
    let run = env.run(["config", "init"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "no terminal is needed");
    let path = env.run(["config", "path"]).stdout;
    let text = std::fs::read_to_string(path.trim()).unwrap();
    assert!(text.contains("# bot_name = \"Notetaker\"\n") && text.contains("[profiles.default.listen]"), "{text}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(path.trim()).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(env.run(["config", "list"]).code, 0);
    let again = env.run(["config", "init"]);
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains("is there already"), "{}", again.stderr);
    assert_eq!(std::fs::read_to_string(path.trim()).unwrap(), text);

    let run = env.run(["config", "init", "--project", "--json"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.json()["project"].as_str().unwrap().ends_with(FILE));
    assert_eq!(env.run(["config", "init", "--project"]).code, 2);
    assert_eq!(listen(&env, &[]).code, 0, "nothing in it needs to be allowed");
}

#[cfg(unix)]
#[test]
fn a_config_file_with_a_key_that_others_can_read_is_warned_of_once_a_run() {
    use std::os::unix::fs::PermissionsExt;
    let env = TestEnv::new();
    let path = env.file("c.toml", "[profiles.other]\napi_key = \"ms_0123456789abcdef\"\n[profiles.default]\n");
    let config = path.to_str().unwrap();
    let run = |flags: &[&str]| env.run([&["--config", config, "config", "get", "bot_name"], flags].concat());
    for (mode, warned) in [(0o644, true), (0o640, true), (0o600, false)] {
        std::fs::set_permissions(&path, PermissionsExt::from_mode(mode)).unwrap();
        let said = run(&[]);
        assert_eq!((said.code, said.stderr.matches("warning: ").count()), (0, usize::from(warned)), "{said:?}");
        assert_eq!(said.stderr.contains(&format!("chmod 600 '{config}'")), warned, "{said:?}");
        assert_eq!(run(&["-q"]).stderr, "");
    }
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o644)).unwrap();
    std::fs::copy(env.file("n.toml", "[profiles.default]\nbot_name = \"N\"\n"), &path).unwrap();
    assert_eq!(run(&[]).stderr, "", "it holds nothing that others must not see");
}
