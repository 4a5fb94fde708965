//! What newcomers get wrong, and what they are told: in plain words, on few lines, with what to do next.

mod table;

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::json;

use self::table::MISTAKES;
use crate::support::{Answer, FakeApi, Service, TestEnv, free_port};

/// How libraries and the system speak, which helps nobody.
const LIBRARY_WORDS: &[&str] = &[
    "os error",
    "invalid digit",
    "expected ident",
    "expected value at",
    "EOF while parsing",
    "relative URL without a base",
    "Error code",
    "error sending request",
    "client error (",
    "tcp connect error",
    "dns error",
    "failed to lookup address",
    "invalid type:",
    "unknown field",
    "missing field",
    "TOML parse error",
    "number too large to fit",
    "cannot parse integer",
    "provided string was not",
    "unexpected ``",
    "syntax error",
    "TLS handshake eof",
    "received corrupt message",
    "panicked",
    "RUST_BACKTRACE",
    "Some(",
    "Err(",
];

/// The key whose bots the scene has.
const KEY: &str = "ms_test";

/// The most lines of a message.
const MOST_LINES: usize = 9;

/// How a person finds a way on.
const WAYS_ON: &[&str] = &["hint:", "tip:", "--help", "did you mean", "similar:"];

/// What the lines of the table are about: names in `{…}`, and what they stand for.
struct Scene {
    names: BTreeMap<&'static str, String>,
    /// A port that somebody has.
    _taken: TcpListener,
}

impl Scene {
    /// Of a service whose bots are done at once, and one whose bots never get into a meeting.
    fn new(env: &TestEnv, fast: &Service, slow: &Service) -> Self {
        let done = fast.create(&json!({}));
        let denied = fast.create(&json!({"custom_attributes": {"scenario": "denied"}}));
        let joining = slow.create(&json!({}));
        let id = |bot: &serde_json::Value| bot["bot_id"].as_str().unwrap().to_owned();
        for bot in [&done, &denied] {
            let mut command = env.command(["status", &id(bot), "--watch"]);
            command.env("MEETSTREAM_API_URL", fast.api_url()).env("MEETSTREAM_API_KEY", KEY);
            command.output().unwrap();
        }
        let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let forbidding = FakeApi::always(Answer::json(403, &json!({"message": "Invalid API key"})));
        let page = "<!DOCTYPE html>\n<html><body>\n<h1>It works!</h1>\n</body></html>\n";
        let web = FakeApi::always(Answer::text(404, "text/html", page));
        let front = FakeApi::always(Answer::text(200, "text/html", page));
        let host = |url: &str| url.trim_start_matches("http://").split('/').next().unwrap().to_owned();
        let names = BTreeMap::from([
            ("link", "--link https://meet.google.com/abc-defg-hij".to_owned()),
            ("done", id(&done)),
            ("denied", id(&denied)),
            ("joining", id(&joining)),
            ("fast", fast.api_url().to_owned()),
            ("slow", slow.api_url().to_owned()),
            ("dead", format!("127.0.0.1:{}", free_port())),
            ("taken", taken.local_addr().unwrap().port().to_string()),
            ("forbidding", forbidding.url()),
            ("fasthost", host(fast.api_url())),
            ("zeros", "0".repeat(64)),
            ("web", web.url()),
            ("page", front.url()),
        ]);
        Self { names, _taken: taken }
    }

    /// A line with the names filled in.
    fn filled(&self, line: &str) -> String {
        self.names.iter().fold(line.to_owned(), |line, (name, value)| line.replace(&format!("{{{name}}}"), value))
    }

    /// A message with the names in the place of what they stand for: the same in every run.
    fn masked(&self, text: &str, root: &str) -> String {
        let mut values: Vec<_> = self.names.iter().filter(|(name, _)| **name != "link").collect();
        values.sort_by_key(|(_, value)| std::cmp::Reverse(value.len()));
        let text = values.into_iter().fold(text.to_owned(), |text, (name, value)| {
            let text = text.replace(value, &format!("{{{name}}}"));
            // Parts of URLs and short ids stand alone too.
            let short = value.split('-').next().filter(|short| short.len() == 8);
            short.map_or(text.clone(), |short| text.replace(short, &format!("{{{name}}}")))
        });
        text.replace(root, "{root}")
    }

    /// Runs a line of the table in a home of its own.
    fn run(&self, line: &str) -> (i32, String, String) {
        let env = TestEnv::new().with("MEETSTREAM_API_KEY", KEY);
        let url = if line.contains("{joining}") { "slow" } else { "fast" };
        let env = env.with("MEETSTREAM_API_URL", &self.names[url]);
        files(&env);
        let root = env.work().parent().unwrap().to_str().unwrap().to_owned();
        let line = self.filled(line);
        let mut last = None;
        for command in line.split(" ; ") {
            if let Some((code, _, stderr)) = last.replace(run_line(&env, command)) {
                assert_eq!(code, 0, "{line}: {stderr}");
            }
        }
        let (code, stdout, stderr) = last.unwrap();
        (code, self.masked(&stdout, &root), self.masked(&stderr, &root))
    }
}

fn run_line(env: &TestEnv, line: &str) -> (i32, String, String) {
    let (line, input) = line.split_once(" <<< ").map_or((line, None), |(line, input)| (line, Some(input)));
    let mut words = words(line);
    let variables: Vec<String> =
        words.iter().map_while(|word| word.starts_with("MEETSTREAM_").then(|| word.clone())).collect();
    words.drain(..variables.len());
    let mut command = env.command(&words);
    command.envs(variables.iter().map(|variable| variable.split_once('=').unwrap()));
    let input = input.map(|input| {
        let path = env.file("stdin", input.trim_matches('\''));
        std::fs::File::open(path).unwrap()
    });
    if let Some(input) = input {
        command.stdin(input);
    }
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

/// The words of a line, as a shell splits it.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (place, part) in line.split('\'').enumerate() {
        if place % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// What lies in the folder where the lines are run.
fn files(env: &TestEnv) {
    std::fs::create_dir(env.work().join("folder")).unwrap();
    let event = |name: &str| {
        let payload = json!({"event": name, "bot_id": "6667fd0c-0165-471a-a880-06a1180be377"});
        json!({"type": "event", "received_at": "2026-02-27T07:11:51Z", "payload": payload}).to_string()
    };
    for (name, content) in [
        ("not.json", "{ bot_name: 'x' }\n".to_owned()),
        ("array.json", "[1, 2]\n".to_owned()),
        (
            "strict.json",
            json!({"meeting_link": "https://meet.google.com/abc-defg-hij", "automatic_leave": {"waiting_room_timeout": 5}})
                .to_string(),
        ),
        ("empty", String::new()),
        ("empty.ndjson", "{}\n".to_owned()),
        ("events.ndjson", [event("bot.joining"), event("bot.inmeeting")].join("\n")),
        ("not.db", "this is no database, and long enough for its head to be read as one\n".repeat(4)),
        ("secret", "whsec_test\n".to_owned()),
        ("broken.toml", "profile = \"default\n".to_owned()),
        ("apikey.toml", "[profiles.default]\napikey = \"ms_live_0123456789abcdef\"\n".to_owned()),
        ("port.toml", "[profiles.default.listen]\nport = \"many\"\n".to_owned()),
        ("staging.toml", "profile = \"staging\"\n".to_owned()),
    ] {
        env.file(name, content);
    }
}

/// What is wrong with a message.
fn faults((status, line, word): (i32, &str, &str), run: &(i32, String, String)) -> Vec<String> {
    let (code, stdout, stderr) = run;
    let mut faults = Vec::new();
    let mut fault = |what: String| faults.push(format!("{line}: {what}"));
    if *code != status {
        fault(format!("exit status {code}, not {status}"));
    }
    if !stderr.contains(word) {
        fault(format!("does not say `{word}`"));
    }
    for phrase in LIBRARY_WORDS.iter().filter(|phrase| stderr.contains(**phrase)) {
        fault(format!("says `{phrase}`"));
    }
    if stderr.contains("\n\n\n") || stderr.starts_with('\n') {
        fault("has two empty lines".to_owned());
    }
    let lines = stderr.lines().filter(|line| !line.is_empty()).count();
    let is_help = stderr.contains("Usage: ") && stderr.contains("Commands:");
    if lines > MOST_LINES && !is_help {
        fault(format!("has {lines} lines"));
    }
    if stderr.matches("caused by:").count() > 2 {
        fault("names more than two causes".to_owned());
    }
    for secret in ["ms_live_0123456789abcdef", KEY, "ms_wrong_0123456789", "whsec_test"] {
        if stderr.contains(secret) && !line.contains(&format!("auth login {secret}")) {
            fault("shows a secret".to_owned());
        }
    }
    if !WAYS_ON.iter().any(|way| stderr.contains(way)) {
        fault("does not say what to do next".to_owned());
    }
    if stdout.contains("error") {
        fault(format!("has `error` on stdout: {stdout}"));
    }
    faults
}

#[test]
fn whoever_makes_a_mistake_is_told_in_plain_words_and_what_to_do() {
    let env = TestEnv::new();
    let services = [["--speed", "1000"], ["--speed", "0.01"]].map(|speed| Service::start(&env, &speed));
    let scene = Scene::new(&env, &services[0], &services[1]);
    let next = AtomicUsize::new(0);
    let runs = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                while let Some((_, line, _)) = MISTAKES.get(next.fetch_add(1, Ordering::SeqCst)) {
                    let run = scene.run(line);
                    runs.lock().unwrap().insert(*line, run);
                }
            });
        }
    });
    let runs = runs.into_inner().unwrap();
    let messages: Vec<String> = MISTAKES
        .iter()
        .map(|(_, line, _)| {
            let (code, _, stderr) = &runs[line];
            format!("$ meetstream {line}\n{}\n[{code}]\n\n", stderr.trim_end())
        })
        .collect();
    let faults: Vec<String> = MISTAKES.iter().flat_map(|mistake| faults(*mistake, &runs[mistake.1])).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    let filters = [
        (r"127\.0\.0\.1:\d+", "127.0.0.1:PORT"),
        (r"; in a container, an app on the host is at host\.docker\.internal", ""),
        (r"\d+(\.\d+)? m?s\b", "TIME"),
        (r"whsec_[0-9a-f]{32}", "whsec_GENERATED"),
    ];
    insta::with_settings!({filters => filters}, {
        insta::assert_snapshot!("messages", messages.concat());
    });
}
