//! `listen … -- COMMAND`: what is run once deliveries are taken, and how both end.

use std::io::Read as _;
use std::process::Command;
use std::time::Instant;

use rustix::process::Signal;
use serde_json::json;

use crate::support::{Run, Running, Service, TestEnv, http, in_shell, terminal, wait_until};

const MEET: &str = "https://meet.google.com/abc-defg-hij";
const PATH: &str = "/usr/local/bin:/usr/bin:/bin";

/// A user who has the program in PATH, as `meetstream`.
fn with_programs() -> TestEnv {
    let env = TestEnv::new();
    let bin = env.home().join("bin");
    std::fs::create_dir(&bin).unwrap();
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_meetstream"), bin.join("meetstream")).unwrap();
    let path = format!("{}:{PATH}", bin.display());
    env.with("PATH", &path)
}

fn listening(env: &TestEnv, flags: &[&str], command: &[&str]) -> Command {
    let listen = ["listen", "--port", "0", "--no-download"];
    env.command([&listen, flags, &["--"], command].concat())
}

fn listen(env: &TestEnv, flags: &[&str], command: &[&str]) -> Run {
    Run::from(listening(env, flags, command).output().unwrap())
}

/// Whether a process runs that a command has named in a file. One that nobody has buried does not.
fn is_alive(env: &TestEnv, file: &str) -> bool {
    let state = Command::new("ps").args(["-o", "stat=", "-p", &env.wait_for(file)]).output().unwrap().stdout;
    !state.is_empty() && !state.starts_with(b"Z")
}

#[test]
fn the_verdict_of_the_session_that_the_command_begins_is_the_status() {
    let mut env = with_programs();
    let service = Service::start(&env, &[]);
    env.set("MEETSTREAM_API_URL", service.api_url());
    env.set("MEETSTREAM_API_KEY", "ms_sandbox");
    let create = ["meetstream", "create", "-q", "--link", MEET, "--callback-url", "{url}"];
    for (scenario, status) in [("post-call", 0), ("denied", 8)] {
        let attribute = format!("scenario={scenario}");
        let command = [&create[..], &["--attr", &attribute]].concat();
        let run = listen(&env, &["--until", "complete", "--json"], &command);
        assert_eq!(run.code, status, "{scenario}: {run:?}");
        let sessions = run.records("session");
        assert_eq!(sessions.len(), 1, "{run:?}");
        assert_eq!(run.stderr.trim(), sessions[0]["bot_id"], "what the command prints goes to stderr");
    }
}

#[test]
fn a_command_that_is_refused_ends_the_listener_and_is_named() {
    let env = with_programs();
    let create = ["meetstream", "create", "--link", "https://example.com/x", "--callback-url", "{url}"];
    let run = listen(&env, &["--until", "complete", "--json"], &create);
    assert_eq!(run.code, 1, "{run:?}");
    let error = run.stderr.lines().last().unwrap();
    let error: serde_json::Value = serde_json::from_str(error).unwrap();
    assert_eq!(error["error"]["kind"], "command");
    assert_eq!(error["error"]["message"], "`meetstream`, which was run beside the listener, ended with status 2");
    assert_eq!(run.records("summary").len(), 1, "it ends as it always does");

    let run = listen(&env, &[], &["sh", "-c", "kill -9 $$"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("`sh`, which was run beside the listener, was ended by signal 9"), "{}", run.stderr);
}

#[test]
fn a_program_that_is_not_there_is_an_error_with_a_way_out() {
    let env = with_programs();
    let folder = env.work().display().to_string();
    for (program, problem) in [("no-such-program", "there is no program `no-such-program`"), (&folder, "cannot run `")]
    {
        let run = listen(&env, &["--until", "complete"], &[program, "{url}"]);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.stderr.contains(problem) && run.stderr.contains("\nhint: "), "{}", run.stderr);
    }
    let run = env.run(["listen", "--print-url", "--", "true"]);
    assert_eq!(run.code, 2, "{run:?}");
}

#[test]
fn the_url_is_in_the_arguments_and_the_environment_and_no_shell_is_between() {
    let env = with_programs();
    let script = r#"printf '%s\n' "$MEETSTREAM_URL" "${MEETSTREAM_WEBHOOK_SECRET-none}" "$@" > said"#;
    let run = listen(&env, &["--json"], &["sh", "-c", script, "sh", "{url}", "--to={url}#{url}", "$HOME *", ""]);
    assert_eq!(run.code, 0, "{run:?}");
    let url = run.records("ready")[0]["url"].as_str().unwrap().to_owned();
    let said = env.wait_for("said");
    assert_eq!(said.lines().collect::<Vec<_>>(), [&*url, "none", &url, &format!("--to={url}#{url}"), "$HOME *"]);

    assert_eq!(listen(&env, &[], &["sh", "-c", "echo here > none"]).code, 0, "a command needs no place for it");
    assert_eq!(env.wait_for("none"), "here");

    let secret = env.run(["listen", "--print-secret"]).stdout;
    let command = ["sh", "-c", r#"echo "$MEETSTREAM_WEBHOOK_SECRET" > secret"#];
    assert_eq!(listen(&env, &["--resign"], &command).code, 0);
    assert_eq!(env.wait_for("secret"), secret.trim());
    env.file("secrets", "whsec_new_0123456789\nwhsec_old_0123456789\n");
    assert_eq!(listen(&env, &["--secret-file", "secrets"], &command).code, 0);
    assert_eq!(env.wait_for("secret"), "whsec_new_0123456789");
}

#[test]
fn without_an_end_of_its_own_the_listener_ends_with_the_command_and_all_that_came() {
    let env = with_programs();
    let post = r#"for n in 1 2 3; do
        meetstream simulate lobby-timeout --to "$MEETSTREAM_URL" --speed 10000 -q
    done"#;
    let run = listen(&env, &["--json", "--exec", "echo x >> runs"], &["sh", "-ec", post]);
    assert_eq!(run.code, 0, "{run:?}");
    let events = run.records("event").len();
    assert!(events >= 9, "{run:?}");
    assert_eq!(env.wait_for("runs").lines().count(), events);
}

#[test]
fn the_terminal_is_not_the_commands_and_a_pipe_is() {
    let env = with_programs();
    let (_keyboard, program) = terminal();
    let run = Run::from(listening(&env, &[], &["cat"]).stdin(program).output().unwrap());
    assert_eq!(run.code, 0, "{run:?}");
    let listen = ["listen", "--port", "0", "--no-download", "--", "sh", "-c", "cat > copy"];
    assert_eq!(env.run_with_input(listen, "typed").code, 0);
    assert_eq!(env.wait_for("copy"), "typed");
}

#[test]
fn a_command_that_never_ends_ends_with_the_listener_and_with_all_that_it_started() {
    let env = with_programs();
    let script = "sleep 1000 & echo $! > inner.new; mv inner.new inner; meetstream simulate post-call --to {url} \
                  --speed 10000 -q; sleep 1000";
    let begin = Instant::now();
    let run = listen(&env, &["--until", "stopped"], &["sh", "-c", script]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(!is_alive(&env, "inner"));
    assert!(begin.elapsed().as_secs() < 60);
}

#[test]
fn a_command_that_is_deaf_to_the_end_is_killed() {
    let env = with_programs();
    let script = "trap '' TERM INT; sleep 1000 & echo $! > inner.new; mv inner.new inner; wait; wait; sleep 1000";
    let run = listen(&env, &["--idle", "200ms"], &["sh", "-c", script]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(!is_alive(&env, "inner"));
}

#[test]
fn what_a_command_leaves_in_the_background_works_until_the_listener_ends() {
    let env = with_programs();
    let script = "sleep 1000 & echo $! > inner.new; mv inner.new inner";
    let mut running = Running::start(listening(&env, &["--json", "--count", "1"], &["sh", "-c", script]));
    let ready = running.record("ready");
    assert!(is_alive(&env, "inner"));
    let body = br#"{"event":"bot.joining","bot_id":"b-1"}"#;
    assert_eq!(http("POST", ready["url"].as_str().unwrap(), &[], body).status, 200);
    // It has our stderr, and the end of that comes with its own.
    assert_eq!(running.wait().code, 0);
    assert!(!is_alive(&env, "inner"));
}

#[test]
fn a_signal_goes_to_the_command_too_and_the_status_tells_it() {
    for (signal, name, status) in [(Signal::INT, "INT", 130), (Signal::TERM, "TERM", 143)] {
        let env = with_programs();
        let script = format!("trap 'echo {name} > got; exit 0' {name}; echo > begun; while :; do sleep 0.1; done");
        let flags = ["--until", "complete", "--ready-file", "ready"];
        let running = Running::start(listening(&env, &flags, &["sh", "-c", &script]));
        env.wait_for("begun");
        assert!(env.work().join("ready").exists());
        running.signal(signal);
        let run = running.wait();
        assert_eq!(run.code, status, "{run:?}");
        assert_eq!(env.wait_for("got"), name);
        assert!(!env.work().join("ready").exists());
    }
}

#[test]
fn a_ready_file_is_there_for_as_long_as_deliveries_are_taken() {
    let env = with_programs();
    env.file("ready", "http://127.0.0.1:9/webhook/of-an-earlier-one\n");
    let check = r#"test "$(cat ready)" = {url} && test "$(wc -l < ready)" = 1"#;
    let run = listen(&env, &["--ready-file", "ready"], &["sh", "-c", check]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(!env.work().join("ready").exists());

    // A start that fails leaves none either.
    env.file("ready", "http://127.0.0.1:9/webhook\n");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let run = env.run(["listen", "--port", &port, "--ready-file", "ready"]);
    assert_eq!(run.code, 6, "{run:?}");
    assert!(!env.work().join("ready").exists());

    // Nor does Ctrl-C, and what a kill has left is gone with the next start.
    for kill in [false, true] {
        let running = env.start(["listen", "--port", "0", "--no-download", "--ready-file", "ready"]);
        env.wait_for("ready");
        if kill {
            running.kill();
            assert!(env.work().join("ready").exists());
        } else {
            assert_eq!(running.interrupt().code, 0);
            assert!(!env.work().join("ready").exists());
        }
    }
    let run = listen(&env, &["--ready-file", "ready"], &["sh", "-c", check]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(env.tree("."), Vec::<String>::new());
}

#[test]
fn a_ready_file_of_a_later_listener_stays() {
    let env = with_programs();
    let first = env.start(["listen", "--port", "0", "--no-download", "--ready-file", "ready"]);
    env.wait_for("ready");
    let mut second =
        env.start(["listen", "--port", "0", "--no-download", "--ready-file", "ready", "--json", "--ephemeral"]);
    let url = second.record("ready")["url"].as_str().unwrap().to_owned();
    wait_until("the second one's URL", || env.wait_for("ready") == url);
    assert_eq!(first.interrupt().code, 0);
    assert_eq!(env.wait_for("ready"), url);
    assert_eq!(second.interrupt().code, 0);
    assert!(!env.work().join("ready").exists());
}

#[test]
fn what_is_no_ready_file_is_refused_and_stays() {
    let env = with_programs();
    std::fs::create_dir(env.work().join("folder")).unwrap();
    env.file("notes.txt", "http://127.0.0.1/\nand more\n");
    std::os::unix::fs::symlink("notes.txt", env.work().join("link")).unwrap();
    let pipe = env.work().join("pipe");
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
    for file in ["folder", "notes.txt", "link", "pipe", "missing/ready", "notes.txt/ready"] {
        let run = listen(&env, &["--ready-file", file], &["true"]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{file}: {run:?}");
        assert!(run.stderr.contains(file) && run.stderr.contains("--ready-file"), "{file}: {}", run.stderr);
        assert!(!run.stderr.contains("Ready http"), "it is known before anything is bound: {}", run.stderr);
    }
    let notes = std::fs::read_to_string(env.work().join("notes.txt")).unwrap();
    assert_eq!(notes, "http://127.0.0.1/\nand more\n");
    // What `mktemp` makes is nobody's.
    env.file("empty", "");
    assert_eq!(listen(&env, &["--ready-file", "empty"], &["true"]).code, 0);
}

#[test]
fn a_quiet_listener_prints_its_url_first_and_its_summary_nowhere() {
    let env = with_programs();
    let run = listen(&env, &["-q"], &["sh", "-c", "echo $MEETSTREAM_URL > url"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(run.stdout, format!("{}\n", env.wait_for("url")));

    let run = listen(&env, &[], &["true"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "the banner and the summary are talk");
    assert!(run.stderr.contains("0 received"), "{}", run.stderr);
}

#[test]
fn a_url_that_is_printed_for_a_script_is_json_where_that_is_asked_for() {
    let env = TestEnv::new();
    let run = env.run(["listen", "--print-url", "--port", "4567", "--json"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(run.json(), json!({"url": "http://127.0.0.1:4567/webhook"}));
}

#[test]
fn a_listener_in_a_script_does_not_hang_it() {
    let env = with_programs();
    // The end of a pipe comes when everybody has closed it who holds it.
    let listen = listening(&env, &[], &["sh", "-c", "sleep 1000 & exit 0"]);
    let mut shell = in_shell("exec 2>&1", &listen);
    let mut child = shell.stdout(std::process::Stdio::piped()).spawn().unwrap();
    let mut all = String::new();
    child.stdout.take().unwrap().read_to_string(&mut all).unwrap();
    assert!(child.wait().unwrap().success(), "{all}");
}
