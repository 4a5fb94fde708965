//! `mcp`: an agent's client speaks the protocol to the real program, which speaks to the sandbox.

use std::io::Write as _;
use std::process::{ChildStdin, Stdio};

use serde_json::{Value, json};

use crate::support::{Answer, FakeApi, Run, Running, Service, TestEnv};

const LINK: &str = "https://meet.google.com/abc-defg-hij";

/// A client that has shaken hands.
struct Client {
    server: Running,
    stdin: ChildStdin,
    asked: u64,
    /// The notifications that came before the last answer.
    notes: Vec<Value>,
}

impl Client {
    fn start(env: &TestEnv, flags: &[&str]) -> Self {
        let mut client = Self::connect(env, flags);
        let answer = client.ask("initialize", &hello());
        assert_eq!(answer["result"]["serverInfo"]["name"], "meetstream", "{answer}");
        assert!(answer["result"]["capabilities"]["tools"].is_object(), "{answer}");
        client.write(&json!({"jsonrpc": "2.0", "method": "notifications/initialized"}).to_string());
        client
    }

    fn connect(env: &TestEnv, flags: &[&str]) -> Self {
        let mut command = env.command(["mcp"].iter().chain(flags));
        command.stdin(Stdio::piped());
        let mut server = Running::start(command);
        let stdin = server.stdin();
        Self { server, stdin, asked: 0, notes: Vec::new() }
    }

    fn write(&mut self, line: &str) {
        self.stdin.write_all(format!("{line}\n").as_bytes()).unwrap();
    }

    fn send(&mut self, method: &str, params: &Value) -> u64 {
        self.asked += 1;
        let id = self.asked;
        self.write(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}).to_string());
        id
    }

    /// The next message; every line of stdout is one.
    fn next(&mut self) -> Value {
        let line = self.server.next_line().expect("a message");
        let message: Value = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error} in {line}"));
        assert_eq!(message["jsonrpc"], "2.0", "{line}");
        message
    }

    fn answer(&mut self, id: u64) -> Value {
        self.notes.clear();
        loop {
            let message = self.next();
            if message["id"] == id {
                return message;
            }
            assert!(message["method"].is_string(), "neither the answer nor a notification: {message}");
            self.notes.push(message);
        }
    }

    fn ask(&mut self, method: &str, params: &Value) -> Value {
        let id = self.send(method, params);
        self.answer(id)
    }

    /// Calls a tool, and returns its result.
    fn call(&mut self, tool: &str, arguments: &Value) -> Value {
        let answer = self.ask("tools/call", &json!({"name": tool, "arguments": arguments}));
        assert!(answer["result"].is_object(), "{tool} {arguments}: {answer}");
        answer["result"].clone()
    }

    /// Calls a tool that has to work, and returns what it says.
    fn done(&mut self, tool: &str, arguments: &Value) -> Value {
        let result = self.call(tool, arguments);
        assert_eq!(result["isError"], false, "{tool} {arguments}: {result}");
        let text = result["content"][0]["text"].as_str().unwrap();
        assert_eq!(serde_json::from_str::<Value>(text).unwrap(), result["structuredContent"], "{tool}");
        result["structuredContent"].clone()
    }

    /// Calls a tool that has to fail, and returns its text and the error's object.
    fn failed(&mut self, tool: &str, arguments: &Value) -> (String, Value) {
        let result = self.call(tool, arguments);
        assert_eq!(result["isError"], true, "{tool} {arguments}: {result}");
        (result["content"][0]["text"].as_str().unwrap().to_owned(), result["structuredContent"]["error"].clone())
    }

    fn tools(&mut self) -> Vec<Value> {
        self.ask("tools/list", &json!({}))["result"]["tools"].as_array().unwrap().clone()
    }

    /// Closes stdin, and waits for the end.
    fn close(self) -> Run {
        drop(self.stdin);
        self.server.wait()
    }
}

fn hello() -> Value {
    json!({"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}})
}

/// A user with a key, and a sandbox with fast meetings.
fn with_fast_meetings() -> (TestEnv, Service) {
    let mut env = TestEnv::new();
    let service = Service::start(&env, &[]);
    env.set("MEETSTREAM_API_URL", service.api_url());
    env.set("MEETSTREAM_API_KEY", "ms_test");
    (env, service)
}

#[test]
fn an_agent_sends_a_bot_waits_for_its_files_and_reads_what_was_said() {
    let (env, _service) = with_fast_meetings();
    let mut client = Client::start(&env, &[]);

    let sent = client.done("create_bot", &json!({"link": LINK, "transcript": "deepgram", "attributes": {"team": "a"}}));
    let bot = sent["bot_id"].as_str().unwrap().to_owned();
    let wait = json!({"name": "wait_for_recording", "arguments": {"bot": bot}, "_meta": {"progressToken": "w"}});
    let waited = client.ask("tools/call", &wait)["result"]["structuredContent"].clone();
    assert_eq!(
        (&waited["finished"], &waited["outcome"], &waited["exit_status"]),
        (&json!(true), &json!("completed"), &json!(0))
    );
    assert_eq!((&waited["missing"], &waited["unsaved"]), (&json!([]), &json!([])), "{waited}");
    let files = waited["files"].as_array().unwrap();
    let kinds: Vec<_> = files.iter().map(|file| file["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["audio", "transcript", "transcript"]);
    for file in files {
        let path = std::path::Path::new(file["path"].as_str().unwrap());
        assert!(path.is_absolute() && path.is_file(), "{file}");
    }
    let steps: Vec<f64> = client.notes.iter().map(|note| note["params"]["progress"].as_f64().unwrap()).collect();
    assert!(!steps.is_empty() && steps.is_sorted_by(|one, other| one < other), "{:?}", client.notes);
    let said = client.notes.iter().map(|note| note["params"]["message"].as_str().unwrap()).collect::<Vec<_>>();
    assert!(said.iter().any(|said| said.starts_with("bot.stopped: ")), "{said:?}");

    let part = client.done("get_transcript", &json!({"bot": "@last", "limit": 40}));
    assert_eq!((part["offset"].as_u64(), part["next_offset"].as_u64()), (Some(0), Some(40)));
    assert!(part["text"].as_str().unwrap().contains("Ana Duarte:"), "{part}");
    let rest = client.done("get_transcript", &json!({"bot": bot, "offset": 40}));
    assert_eq!(rest["next_offset"], Value::Null);
    let length = [&part, &rest].map(|part| part["text"].as_str().unwrap().chars().count()).iter().sum::<usize>();
    assert_eq!(rest["characters"], length);

    let status = client.done("get_bot_status", &json!({"bot": bot}));
    assert_eq!(
        (&status["status"], &status["outcome"], &status["problem"]),
        (&json!("Done"), &json!("completed"), &Value::Null)
    );
    let listed =
        client.done("list_bots", &json!({"attributes": {"team": "a"}, "status": ["Done"], "platform": "meet"}));
    assert_eq!((listed["bots"].as_array().unwrap().len(), &listed["bots"][0]["bot_id"]), (1, &json!(bot)));
    assert_eq!(client.done("list_bots", &json!({"attributes": {"team": "b"}}))["bots"], json!([]));
    let events = client.done("recent_events", &json!({"bot": bot, "names": ["transcription.*"]}));
    let event = &events["events"][0];
    assert_eq!((&event["name"], &event["source"]), (&json!("transcription.processed"), &json!("poll")));
    assert!(event["meaning"].is_string() && event["next"].is_string(), "{event}");

    let ended = client.close();
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""), "a client that closes stdin is done");
    assert!(
        !ended.stdout.contains("X-Sandbox") && !ended.stdout.contains("://127.0.0.1"),
        "no link to a store is told"
    );
}

#[test]
fn an_agent_acts_in_a_meeting_and_what_it_may_not_do_is_told() {
    let (env, service) = Service::with_user();
    let mut client = Client::start(&env, &[]);
    let bot = service.create(&json!({}))["bot_id"].as_str().unwrap().to_owned();

    let unfinished = client.done("wait_for_recording", &json!({"bot": bot, "timeout_seconds": 1}));
    assert_eq!(unfinished["finished"], false, "{unfinished}");
    assert!(unfinished["next"].as_str().unwrap().contains("again"), "{unfinished}");
    let (early, error) = client.failed("get_transcript", &json!({"bot": bot}));
    assert!(early.starts_with("error: ") && error["exit_status"].is_u64(), "{early}");
    let (said, error) = client.failed("send_chat_message", &json!({"bot": bot, "text": "hello"}));
    assert_eq!((&error["kind"], &error["http_status"]), (&json!("api_refused"), &json!(409)));
    assert!(said.contains("\nhint: ") && said.contains(error["hint"].as_str().unwrap()), "{said}");
    assert_eq!(client.done("remove_bot", &json!({"bot": bot}))["action"], "removing");

    let answer = client.ask("tools/call", &json!({"name": "delete_bot_data", "arguments": {"bot": bot}}));
    assert_eq!(answer["error"]["code"], -32602);
    assert!(answer["error"]["message"].as_str().unwrap().contains("--allow-delete"), "{answer}");
    assert_eq!(service.get(&format!("/bots/{bot}/detail")).status, 200, "nothing is erased without the flag");

    let mut careless = Client::start(&env, &["--allow-delete"]);
    let deletion = careless.tools().into_iter().find(|tool| tool["name"] == "delete_bot_data").unwrap();
    assert_eq!(
        (&deletion["annotations"]["destructiveHint"], &deletion["annotations"]["readOnlyHint"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(careless.done("delete_bot_data", &json!({"bot": bot}))["action"], "deleted");
}

#[test]
fn the_tools_say_what_they_do_and_what_they_take() {
    let env = TestEnv::new();
    let mut client = Client::start(&env, &[]);
    let tools = client.tools();
    let hint = |tool: &Value, name: &str| tool["annotations"][name].as_bool();
    let told: Vec<_> = tools
        .iter()
        .map(|tool| (tool["name"].as_str().unwrap(), hint(tool, "readOnlyHint"), hint(tool, "destructiveHint")))
        .collect();
    assert_eq!(
        told,
        [
            ("create_bot", Some(false), Some(false)),
            ("get_bot_status", Some(true), None),
            ("wait_for_recording", Some(false), Some(false)),
            ("get_transcript", Some(true), None),
            ("list_bots", Some(true), None),
            ("send_chat_message", Some(false), Some(false)),
            ("remove_bot", Some(false), Some(false)),
            ("recent_events", Some(true), None),
            ("explain", Some(true), None),
        ]
    );
    let create = &tools[0]["inputSchema"];
    assert_eq!(create["required"], json!(["link"]));
    let providers = create["properties"]["transcript"]["enum"].as_array().unwrap();
    assert!(providers.contains(&json!("deepgram")) && providers.contains(&json!("meeting_captions")), "{create}");
    let wait = &tools[2]["inputSchema"]["properties"]["timeout_seconds"];
    assert_eq!((&wait["minimum"], &wait["maximum"], &wait["default"]), (&json!(1), &json!(3600), &json!(50)));

    assert_eq!(client.done("explain", &json!({"name": "NotAllowed"}))["kind"], "reason");
    assert_eq!(client.done("explain", &json!({"name": "8"}))["kind"], "exit_status");
    assert_eq!(client.done("recent_events", &json!({})), json!({"events": []}));
    let (text, error) = client.failed("list_bots", &json!({}));
    assert_eq!(
        (&error["kind"], &error["exit_status"]),
        (&json!("api_key_missing"), &json!(4)),
        "without a key it starts, and says so"
    );
    assert!(text.contains("auth login"), "{text}");
}

#[test]
fn bad_arguments_name_the_field_and_say_what_it_may_be() {
    let env = TestEnv::new();
    let mut client = Client::start(&env, &[]);
    for (tool, arguments, expected) in [
        ("create_bot", json!({}), "missing field `link`"),
        ("create_bot", json!({"link": 5}), "`link`: invalid type: integer `5`"),
        ("create_bot", json!({"link": "https://example.com/x"}), "`link`: `example.com` is not a Google Meet"),
        ("create_bot", json!({"link": LINK, "transcript": "deepgran"}), "`transcript`: unknown transcription provider"),
        ("create_bot", json!({"link": LINK, "attributes": {"n": 1}}), "`attributes.n`: invalid type"),
        ("create_bot", json!({"link": LINK, "language": "en"}), "`language` needs `transcript`"),
        ("create_bot", json!({"link": LINK, "vidoe": true}), "unknown field `vidoe`"),
        ("get_bot_status", json!({"bot": "a b"}), "`bot`: "),
        ("get_bot_status", json!({"bot": "@last"}), "not created a bot"),
        ("wait_for_recording", json!({"bot": "b-1", "timeout_seconds": -1}), "`timeout_seconds`: invalid value"),
        ("wait_for_recording", json!({"bot": "b-1", "artifacts": ["adio"]}), "did you mean `audio`?"),
        ("get_transcript", json!({"bot": "b-1", "format": "doc"}), "`format`: unknown transcript format"),
        ("list_bots", json!({"status": ["Recordng"]}), "did you mean `Recording`?"),
        ("list_bots", json!({"platform": "webex"}), "`platform`: "),
        ("send_chat_message", json!({"bot": "b-1", "text": "  "}), "the message is empty"),
        ("explain", json!({"name": "bot.joinning"}), "similar: bot.joining"),
    ] {
        let (text, error) = client.failed(tool, &arguments);
        assert!(text.contains(expected), "{tool} {arguments}: {text}");
        assert!(["input"].contains(&error["kind"].as_str().unwrap()), "{error}");
    }
    let answer = client.ask("tools/call", &json!({"name": "nonsense", "arguments": {}}));
    assert_eq!(answer["error"]["code"], -32602);
    assert!(answer["error"]["message"].as_str().unwrap().contains("create_bot"), "{answer}");
    let answer = client.ask("tools/call", &json!({"name": "explain", "arguments": "bot.done"}));
    assert!(answer["error"]["code"].is_i64(), "{answer}");
    assert_eq!(client.ask("no/such/method", &json!({}))["error"]["code"], -32601);
}

#[test]
fn a_line_that_is_no_message_is_answered_and_the_next_one_is_heard() {
    let env = TestEnv::new();
    let mut client = Client::connect(&env, &[]);
    client.write("{\"jsonrpc\": nonsense");
    assert_eq!(client.next()["error"]["code"], -32700);
    client.write("");
    client.write("[1, 2]");
    assert_eq!(client.next()["error"]["code"], -32600);
    client.write("{\"jsonrpc\":\"1.0\",\"id\":\"a\",\"method\":\"tools/list\"}");
    let refused = client.next();
    assert_eq!((&refused["error"]["code"], &refused["id"]), (&json!(-32600), &json!("a")));
    client.write(&format!("\"{}\"", "x".repeat(2 << 20)));
    let refused = client.next();
    assert!(refused["error"]["message"].as_str().unwrap().contains("longer than"), "{refused}");
    assert!(client.ask("tools/list", &json!({}))["error"].is_object(), "nothing is done before the handshake");
    assert_eq!(client.ask("initialize", &hello())["result"]["serverInfo"]["name"], "meetstream");
    assert_eq!(client.tools().len(), 9);
    let ended = client.close();
    assert_eq!(ended.code, 0);
    assert!(ended.stderr.contains("warning: a line is not JSON"), "{}", ended.stderr);
}

#[test]
fn a_call_that_is_cancelled_is_given_up_and_others_go_on() {
    let (env, service) = Service::with_user();
    let bot = service.create(&json!({}))["bot_id"].as_str().unwrap().to_owned();
    let mut client = Client::start(&env, &[]);
    let wait = json!({"name": "wait_for_recording", "arguments": {"bot": bot, "timeout_seconds": 3600},
                      "_meta": {"progressToken": 7}});
    let waiting = client.send("tools/call", &wait);
    while client.next()["params"]["progressToken"] != 7 {}
    assert_eq!(
        client.ask("tools/call", &json!({"name": "explain", "arguments": {"name": "bot.done"}}))["result"]["isError"],
        false
    );
    client.write(
        &json!({"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": waiting}}).to_string(),
    );
    assert_eq!(client.done("explain", &json!({"name": "3"}))["meaning"], "not ready yet, or a wait ran out");
    assert_eq!(client.close().code, 0, "the wait is over, or closing would take an hour");
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_with_0_while_stdin_is_open() {
    let env = TestEnv::new();
    let client = Client::start(&env, &[]);
    let Client { server, stdin, .. } = client;
    let ended = server.interrupt();
    drop(stdin);
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
}

#[test]
fn whoever_is_no_client_is_told_how_to_be_one() {
    let env = TestEnv::new();
    let run = env.run_with_input(["mcp"], "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n");
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("no client of the Model Context Protocol"), "{}", run.stderr);
    assert!(run.stderr.contains("meetstream mcp --help"), "{}", run.stderr);
    assert_eq!(env.run_with_input(["mcp"], "").code, 0, "nobody came");
}

#[test]
fn no_secret_reaches_an_agent() {
    let link = "https://store.example/audio.wav?X-Amz-Signature=abc";
    let told = format!("see {link}");
    let api = FakeApi::start(move |call, _| {
        if call.line().contains("b-1") {
            let stage = json!({"status": true, "message": told, "timestamp": "2026-05-26T10:10:20Z"});
            let details = json!({"Status": "Recording", "StatusTimeline": {"Recording": stage}, "AudioUrl": told});
            return Answer::json(200, &json!({"bot_details": details}));
        }
        Answer::json(403, &json!({"message": told}))
    });
    let env = TestEnv::of(&api);
    let mut client = Client::start(&env, &["-v"]);
    let status = client.done("get_bot_status", &json!({"bot": "b-1"}));
    assert!(status.to_string().contains("store.example"), "what is said besides is told: {status}");
    let (text, _) = client.failed("get_bot_status", &json!({"bot": "b-2"}));
    assert!(text.contains("403"), "{text}");
    let ended = client.close();
    for secret in [TestEnv::KEY, "X-Amz-Signature"] {
        assert!(!ended.stdout.contains(secret) && !ended.stderr.contains(secret), "{secret}: {ended:?}");
    }
}
