use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use serde_json::json;

use super::{event, listen, post};
use crate::support::{App, TestEnv, http, status, wait_until};

/// A user with the usual programs.
fn with_programs() -> TestEnv {
    TestEnv::new().with("PATH", "/usr/local/bin:/usr/bin:/bin")
}

fn read(env: &TestEnv, name: &str) -> String {
    std::fs::read_to_string(env.work().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn a_command_gets_the_payload_on_stdin_and_the_rest_in_its_environment() {
    let env = with_programs();
    let command = "cat > stdin; cat \"$MEETSTREAM_PAYLOAD_FILE\" > file; echo said; echo moaned >&2
        echo \"$MEETSTREAM_EVENT $MEETSTREAM_BOT_ID $MEETSTREAM_SEQ $# $MEETSTREAM_PAYLOAD_FILE\" > variables";
    let (mut listener, url) = listen(&env, &["--exec", command]);
    let body = "{\r\n \"event\": \"bot.stopped\", \"bot_event\":\"bot.kicked\", \"bot_id\":\"b-1\", \"n\": 1.50, \"x\":\"$(touch pwned); `touch pwned`\"}\n";
    assert_eq!(http("POST", &url, &[], body.as_bytes()).status, 200);
    let record = listener.record("exec");
    assert_eq!((&record["seq"], &record["exit_status"]), (&json!(1), &json!(0)));
    let run = listener.interrupt();
    assert_eq!(run.code, 0);
    assert!(run.stderr.contains("said\nmoaned\n"), "what it prints goes to stderr: {run:?}");
    assert!(!run.stdout.contains("said"));

    assert_eq!(read(&env, "stdin"), body);
    assert_eq!(read(&env, "file"), body);
    let variables = read(&env, "variables");
    let (variables, file) = variables.trim().rsplit_once(' ').unwrap();
    assert_eq!(variables, "bot.kicked b-1 1 0");
    assert!(!std::path::Path::new(file).exists(), "the payload's file is gone afterwards");
    assert_eq!(env.tree("."), ["file", "stdin", "variables"], "nothing of the payload was run");
    let shown = env.run(["events", "show", "1", "--json"]).json();
    assert_eq!(shown["effects"][0]["detail"]["exit_status"], 0);
}

#[test]
fn a_hostile_name_is_a_harmless_variable() {
    let env = with_programs();
    let (mut listener, url) = listen(&env, &["--exec", "printf %s \"$MEETSTREAM_EVENT|$MEETSTREAM_BOT_ID\" > name"]);
    post(&url, &json!({"event": "a\u{0}b\n$(touch pwned)\u{1b}[2J", "bot_id": "../../x"}));
    assert_eq!(listener.record("exec")["exit_status"], 0);
    assert_eq!(read(&env, "name"), "a b $(touch pwned)|");
    assert_eq!(env.tree("."), ["name"]);
}

#[test]
fn a_failure_is_shown_with_its_exit_status_and_can_be_run_again() {
    let env = with_programs();
    let command = "echo x >> runs; exit 3";
    let (mut listener, url) = listen(&env, &["--exec", command]);
    post(&url, &event("b-1", 1));
    assert_eq!(listener.record("exec")["exit_status"], 3);
    assert_eq!(env.run(["events", "replay", "1"]).code, 0);
    let record = listener.record_where(|record| record["type"] == "exec" && record["seq"] == 2);
    assert_eq!(record["exit_status"], 3);
    assert_eq!(read(&env, "runs"), "x\nx\n");
    assert_eq!(listener.interrupt().code, 0);

    let mut listener = env.start(["listen", "--port", "0", "--no-download", "--exec", command, "--count", "2"]);
    assert_eq!(env.run(["events", "replay", "1"]).code, 0);
    let line = loop {
        let line = listener.next_line().unwrap();
        if line.contains("→") {
            break line;
        }
    };
    assert!(line.trim_start().starts_with("→ exit 3 "), "{line}");
    assert!(line.ends_with("b-1 #3  run it again with `meetstream events replay 3`"), "{line}");
}

#[test]
fn a_command_that_takes_too_long_is_killed_with_all_that_it_started() {
    let env = with_programs();
    let command = "if [ \"$MEETSTREAM_SEQ\" = 1 ]; then sleep 100 & sleep 100; fi";
    let (mut listener, url) = listen(&env, &["--exec", command, "--exec-timeout", "300ms"]);
    let begin = Instant::now();
    post(&url, &event("b-1", 1));
    post(&url, &event("b-1", 2));
    let killed = listener.record("exec");
    assert_eq!((&killed["seq"], &killed["exit_status"]), (&json!(1), &json!(null)));
    assert_eq!(listener.record("exec")["exit_status"], 0);
    // Whoever is left of the group holds our stderr open, and the end of it does not come.
    assert_eq!(listener.interrupt().code, 0);
    assert!(begin.elapsed() < Duration::from_mins(1), "{:?}", begin.elapsed());
}

#[test]
fn one_bot_is_in_order_and_bots_run_side_by_side() {
    let env = with_programs();
    let (release, released) = channel::<()>();
    let released = std::sync::Mutex::new(released);
    let gate = App::start(move |_| {
        released.lock().unwrap().recv().unwrap_or_default();
        status(200)
    });
    // The first event of one bot waits for the test; the other bot must not.
    let script = format!(
        "if [ \"$MEETSTREAM_SEQ\" = 1 ]; then exec 3<>/dev/tcp/127.0.0.1/{}; \
         printf 'POST / HTTP/1.1\\r\\ncontent-length: 0\\r\\n\\r\\n' >&3; read -r line <&3; fi; echo $MEETSTREAM_SEQ >> order",
        gate.port()
    );
    let file = env.file("handle.sh", script);
    let (mut listener, url) = listen(&env, &["--exec-jobs", "2", "--exec", &format!("bash {}", file.display())]);
    for (bot, n) in [("b-1", 1), ("b-1", 2), ("b-2", 1), ("b-2", 2)] {
        post(&url, &event(bot, n));
    }
    gate.take();
    listener.record_where(|record| record["type"] == "exec" && record["seq"] == 4);
    assert_eq!(read(&env, "order"), "3\n4\n");
    drop(release);
    listener.record_where(|record| record["type"] == "exec" && record["seq"] == 2);
    assert_eq!(read(&env, "order"), "3\n4\n1\n2\n");
}

#[test]
fn a_command_of_some_names_runs_for_those_alone() {
    let env = with_programs();
    let (mut listener, url) = listen(&env, &["--on", "audio.*=echo $MEETSTREAM_EVENT >> names"]);
    for name in ["bot.joining", "audio.processed", "audio.processed", "audio.skipped"] {
        post(&url, &json!({"event": name, "bot_id": "b-1", "timestamp": "t"}));
    }
    listener.record_where(|record| record["type"] == "exec" && record["seq"] == 4);
    assert_eq!(read(&env, "names"), "audio.processed\naudio.skipped\n");
    let run = TestEnv::new().run(["listen", "--on", "audio.*"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("a route is written like 'video.*=TARGET'"), "{}", run.stderr);
}

#[test]
fn what_was_cut_short_by_a_kill_runs_again() {
    let env = with_programs();
    let command = "echo $MEETSTREAM_SEQ >> begun; [ -e go ] || sleep 100";
    let (listener, url) = listen(&env, &["--exec", command]);
    post(&url, &event("b-1", 1));
    post(&url, &event("b-1", 2));
    while !env.work().join("begun").exists() {
        std::thread::yield_now();
    }
    listener.signal(rustix::process::Signal::KILL);
    drop(env.file("go", ""));
    let (mut listener, _) = listen(&env, &["--exec", command]);
    listener.record_where(|record| record["type"] == "exec" && record["seq"] == 2);
    assert_eq!(read(&env, "begun"), "1\n1\n2\n");
}

/// What is in the folder for payloads, and the folder itself.
fn spooled(env: &TestEnv) -> Vec<std::path::PathBuf> {
    let folder = env.home().join(".local/state/meetstream/default/spool");
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    entries.map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn a_command_is_given_the_key_and_not_the_secret_and_its_payload_is_its_owners() {
    let env = with_programs().with("MEETSTREAM_API_KEY", TestEnv::KEY).with("MEETSTREAM_WEBHOOK_SECRET", "whsec_x");
    let command = "echo \"$MEETSTREAM_API_KEY ${MEETSTREAM_WEBHOOK_SECRET-unset}\" > secrets; \
                   ls -l \"$MEETSTREAM_PAYLOAD_FILE\" | cut -c 1-10 > mode; echo \"$MEETSTREAM_PAYLOAD_FILE\" > place";
    for kept in [&["--no-poll"][..], &["--no-poll", "--ephemeral"]] {
        let (mut listener, url) = listen(&env, &[kept, &["--allow-unsigned", "--exec", command]].concat());
        post(&url, &event("b-1", 1));
        assert_eq!(listener.record("exec")["exit_status"], 0);
        assert_eq!(listener.interrupt().code, 0);
        assert_eq!(read(&env, "secrets").trim(), format!("{} unset", TestEnv::KEY));
        assert_eq!(read(&env, "mode").trim(), "-rw-------");
        let place = read(&env, "place");
        assert!(place.starts_with(env.home().to_str().unwrap()), "{place}");
        assert!(spooled(&env).is_empty());
    }
}

#[test]
fn a_name_that_no_variable_can_hold_is_shortened_and_the_payload_has_it() {
    let env = with_programs();
    let (mut listener, url) = listen(&env, &["--exec", "cat > payload; printf %s \"$MEETSTREAM_EVENT\" > name"]);
    let name = "n".repeat(200 << 10);
    post(&url, &json!({"event": name, "bot_id": "b-1"}));
    assert_eq!(listener.record("exec")["exit_status"], 0);
    assert_eq!(read(&env, "name"), format!("{}…", "n".repeat(999)));
    assert!(read(&env, "payload").contains(&name));
}

#[test]
fn the_payload_of_a_command_that_a_kill_left_behind_goes_when_it_has_ended() {
    let env = with_programs();
    let command = "echo $$ > pid.new; mv pid.new pid; exec sleep 100";
    let (listener, url) = listen(&env, &["--exec", command]);
    post(&url, &event("b-1", 1));
    let pid = rustix::process::Pid::from_raw(env.wait_for("pid").parse().unwrap()).unwrap();
    // The command holds on to its stderr, so the end of that is not waited for.
    drop(listener);
    let left = spooled(&env);
    assert_eq!(left.len(), 1);

    // Of one that is still at work, nothing is taken.
    let bystander = env.home().join(".local/state/meetstream/default/spool/meetstream-left.json");
    drop(std::fs::File::create(&bystander).unwrap());
    let (listener, _) = listen(&env, &[]);
    wait_until("what nobody has is swept", || !bystander.exists());
    assert_eq!(spooled(&env), left);
    assert_eq!(listener.interrupt().code, 0);
    rustix::process::kill_process(pid, rustix::process::Signal::KILL).unwrap();
    wait_until("the command has ended", || rustix::process::test_kill_process(pid).is_err());
    let (listener, _) = listen(&env, &[]);
    wait_until("what the command had is swept", || spooled(&env).is_empty());
    assert_eq!(listener.interrupt().code, 0);
}

#[test]
fn who_runs_commands_for_whatever_comes_is_told_once() {
    let env = with_programs();
    let signed = with_programs().with("MEETSTREAM_WEBHOOK_SECRET", "whsec_x");
    let told = |env: &TestEnv, flags: &[&str]| {
        let (listener, _) = listen(env, flags);
        let run = listener.interrupt();
        (run.stderr.matches("deliveries are taken that prove nothing").count(), run.stderr)
    };
    let (port, signs) = (crate::support::free_port().to_string(), "--resign");
    for (env, flags, remedy) in [
        (&env, &["--exec", "true"][..], "`meetstream config set webhook_secrets --stdin`"),
        (&env, &["--on", "bot.*=true"], "--secret-path"),
        (&env, &["--forward", &port, signs], "--resign gives them a valid signature"),
        (&signed, &["--forward", &port, signs, "--allow-unsigned"], "leave out --allow-unsigned"),
    ] {
        let (times, stderr) = told(env, flags);
        assert_eq!(times, 1, "{flags:?}: {stderr}");
        assert!(stderr.contains(remedy), "{flags:?}: {stderr}");
    }
    for (env, flags) in [
        (&env, &["--forward", &port][..]),
        (&env, &["--exec", "true", "--secret-path"]),
        (&signed, &["--exec", "true", "--forward", &port, signs]),
    ] {
        assert_eq!(told(env, flags).0, 0, "{flags:?}");
    }
}
