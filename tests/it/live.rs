//! `live` and `create --live`: the transcript as it is spoken, the sound, and how they end.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::Stdio;

use meetstream::model::live::{AudioFrame, Handshake, wav_header};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::{Message, WebSocket, client};

use crate::support::{Run, Running, Service, TestEnv, Tty, free_port, http};

const BOT: &str = "6667fd0c-0165-471a-a880-06a1180be377";
const OTHER: &str = "5b0ff6e7-3cea-4c9f-a6b4-851c5f11cf4f";
const LINK: &str = "https://meet.google.com/abc-defg-hij";

/// `live` on a port of its own, and the addresses that it takes everything at.
struct View {
    running: Running,
    url: String,
    sound: String,
}

impl View {
    /// For scripts.
    fn start(env: &TestEnv, flags: &[&str]) -> Self {
        let mut running = env.start([&["live", BOT, "--port", "0", "--ephemeral", "--json"], flags].concat());
        let ready = running.record("ready");
        let at = |key: &str| ready[key].as_str().unwrap().to_owned();
        Self { running, url: at("url"), sound: at("live_audio_url") }
    }

    /// For people.
    fn for_people(env: &TestEnv, flags: &[&str]) -> Self {
        let (port, url, sound) = addresses(env);
        let running = env.start([&["live", BOT, "--port", &port, "--ephemeral"], flags].concat());
        running.wait_for_stderr("Ctrl-C");
        Self { running, url, sound }
    }

    /// Ends the session.
    fn stop(self, status: &str) -> Run {
        deliver(&self.url, &json!({"event": "bot.stopped", "bot_id": BOT, "bot_status": status}));
        self.running.wait()
    }
}

/// A free port, and the addresses that `live` takes everything at there.
fn addresses(env: &TestEnv) -> (String, String, String) {
    let port = free_port().to_string();
    let printed = env.run(["live", "--print-url", "--port", &port]);
    let mut lines = printed.stdout.lines().map(str::to_owned);
    (port, lines.next().unwrap(), lines.next().unwrap())
}

fn deliver(url: &str, body: &Value) {
    assert_eq!(http("POST", url, &[], body.to_string().as_bytes()).status, 200);
}

fn chunk(bot: &str, speaker: &str, text: &str, start: f64, is_final: bool) -> Value {
    json!({"bot_id": bot, "speakerName": speaker, "timestamp": "2026-05-26T10:21:43.681Z", "transcript": text,
        "words": [{"word": text, "start": start, "end": start + 1.0}], "end_of_turn": is_final})
}

fn frame(speaker: &str, pcm: &'static [u8]) -> Message {
    let (speaker_id, speaker) = ("s1".to_owned(), Some(speaker.to_owned()));
    Message::Binary(AudioFrame { speaker_id, speaker, pcm: pcm.into() }.encode())
}

/// A bot's side of the web socket for sound.
fn socket(url: &str) -> WebSocket<TcpStream> {
    let address = url.strip_prefix("ws://").unwrap().split('/').next().unwrap();
    client(url, TcpStream::connect(address).unwrap()).unwrap().0
}

/// The same once it is said which bot it is of.
fn socket_of(url: &str, bot: &str) -> WebSocket<TcpStream> {
    let mut socket = socket(url);
    socket.send(Message::text(Handshake { bot_id: bot.parse().unwrap() }.write())).unwrap();
    socket
}

/// Reads on until the other side has closed it; with what code.
fn closed(mut socket: WebSocket<TcpStream>) -> Option<CloseCode> {
    loop {
        match socket.read() {
            Ok(Message::Close(frame)) => return frame.map(|frame| frame.code),
            Ok(_) => {}
            Err(_) => return None,
        }
    }
}

/// What is told, without the time of day.
fn told(stdout: &str) -> Vec<&str> {
    stdout.lines().map(|line| line.get(10..).unwrap_or(line)).collect()
}

#[test]
fn turns_are_printed_when_they_are_over_and_saved_as_the_file_grows() {
    let env = TestEnv::new();
    env.file("meeting.txt", "Before.\n");
    let view = View::for_people(&env, &["--save", "meeting.txt"]);
    for body in [
        chunk(BOT, "Ann", "so", 1.0, false),
        chunk(OTHER, "Eve", "I am in another meeting.", 1.0, true),
        chunk(BOT, "Ann", "so what", 1.0, false),
        json!({"bot_id": BOT, "transcript": {"odd": 1}, "words": 7}),
        chunk(BOT, "Ann", "So what?", 1.0, true),
        chunk(BOT, "Ann", "So what?", 1.0, true),
        chunk(BOT, "Bo\u{1b}[2J", "Hm.", 2.0, true),
        json!({"bot_id": BOT, "transcript": "Without a name.", "words": []}),
        chunk(BOT, "Ann", "I only wanted", 3.0, false),
    ] {
        deliver(&view.url, &body);
    }
    assert!(
        view.url.starts_with("http://") && view.sound == view.url.replace("http", "ws") + "/audio",
        "{}",
        view.sound
    );
    let run = view.stop("Stopped");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let turns = ["Ann: So what?", "Bo: Hm.", "somebody: Without a name.", "Ann: I only wanted"];
    assert_eq!(told(&run.stdout), turns);
    let saved = std::fs::read_to_string(env.work().join("meeting.txt")).unwrap();
    assert_eq!(saved, format!("Before.\n{}", run.stdout));
}

#[test]
fn scripts_get_every_chunk_and_the_status_of_the_session() {
    let env = TestEnv::new();
    let mut view = View::start(&env, &["--save", "meeting.ndjson"]);
    deliver(&view.url, &json!({"event": "bot.joining", "bot_id": BOT, "bot_status": "Joining"}));
    deliver(&view.url, &chunk(BOT, "Ann", "so", 1.0, false));
    deliver(&view.url, &chunk(BOT, "Ann", "So what?", 1.0, true));
    let mut first = view.running.record("transcript");
    assert!(first["received_at"].take().is_string());
    assert_eq!(
        first,
        json!({"type": "transcript", "seq": 2, "received_at": null, "bot_id": BOT, "speaker": "Ann", "text": "so",
            "at": "2026-05-26T10:21:43.681Z", "start": 1.0, "end": 2.0, "final": false})
    );
    let run = view.stop("NotAllowed");
    assert_eq!(run.code, 8, "{}", run.stderr);
    let chunks = run.records("transcript");
    let texts: Vec<_> = chunks.iter().map(|chunk| (chunk["text"].as_str().unwrap(), chunk["final"] == true)).collect();
    assert_eq!(texts, [("so", false), ("So what?", true)]);
    let events: Vec<_> = run.records("event").iter().map(|event| event["name"].clone()).collect();
    assert_eq!(events, ["bot.joining", "bot.stopped"], "a chunk is told once");
    let saved = std::fs::read_to_string(env.work().join("meeting.ndjson")).unwrap();
    assert_eq!(serde_json::from_str::<Value>(saved.trim()).unwrap(), chunks[1], "what is over is saved");
}

#[test]
fn the_sound_of_the_bot_goes_into_a_file_that_is_whole_and_nothing_else_does() {
    let env = TestEnv::new();
    let mut view = View::start(&env, &["--audio", "meeting.wav"]);
    let mut bot = socket_of(&view.sound, BOT);
    assert_eq!(view.running.record("sound"), json!({"type": "sound", "bot_id": BOT, "state": "opened", "bytes": 0}));
    let mut other = socket_of(&view.sound, OTHER);
    other.send(frame("Eve", &[9; 8])).unwrap();
    other.close(None).unwrap();
    closed(other);
    bot.send(frame("Ann", &[1, 2, 3, 4])).unwrap();
    bot.send(Message::text("{\"type\":\"what\"}")).unwrap();
    bot.send(Message::binary(&b"\x01\x05"[..])).unwrap();
    bot.send(frame("NoSpeaker", &[5, 6])).unwrap();
    bot.close(Some(CloseFrame { code: CloseCode::Normal, reason: "".into() })).unwrap();
    assert_eq!(closed(bot), Some(CloseCode::Normal));
    assert_eq!(view.running.record("sound"), json!({"type": "sound", "bot_id": BOT, "state": "closed", "bytes": 6}));
    let run = view.stop("Stopped");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let sound = std::fs::read(env.work().join("meeting.wav")).unwrap();
    assert_eq!(sound, [&wav_header(6)[..], &[1, 2, 3, 4, 5, 6]].concat());
    assert!(run.stderr.contains(&format!("bot {OTHER} sends its sound here too; it is left out")), "{}", run.stderr);
    assert_eq!(run.stderr.matches("a text where sound is due").count(), 1, "{}", run.stderr);
}

#[test]
fn the_sound_on_stdout_is_for_a_pipe_and_the_transcript_beside_it() {
    let env = TestEnv::new();
    let (port, url, sound) = addresses(&env);
    let mut command = env.command(["live", BOT, "--port", &port, "--ephemeral", "--audio", "-"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let mut head = [0; 44];
    stdout.read_exact(&mut head).unwrap();
    assert_eq!(head, wav_header(u64::MAX));
    let mut bot = loop {
        // The head is written before the port is open.
        let address = sound.strip_prefix("ws://").unwrap().split('/').next().unwrap();
        if TcpStream::connect(address).is_ok() {
            break socket_of(&sound, BOT);
        }
    };
    bot.send(frame("Ann", &[1, 2, 3, 4])).unwrap();
    let mut pcm = [0; 4];
    stdout.read_exact(&mut pcm).unwrap();
    assert_eq!(pcm, [1, 2, 3, 4]);
    deliver(&url, &chunk(BOT, "Ann", "Hello.", 1.0, true));
    deliver(&url, &json!({"event": "bot.stopped", "bot_id": BOT, "bot_status": "Stopped"}));
    assert_eq!(closed(bot), Some(CloseCode::Away), "the end of the view closes it");
    let output = child.wait_with_output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && stderr.contains("Ann: Hello."), "{stderr}");
}

#[test]
fn the_door_for_sound_lets_in_bots_that_know_the_secret_path_and_say_who_they_are() {
    let env = TestEnv::new();
    let view = View::start(&env, &[]);
    let sound = view.sound.replace("ws://", "http://");
    let (root, _) = sound.split_once("/webhook").unwrap();
    let upgrade = [
        ("upgrade", "websocket"),
        ("sec-websocket-version", "13"),
        ("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="),
        ("origin", "https://evil.example"),
    ];
    for path in ["/webhook/audio", "/webhook/00112233445566778899aabbccddeeff/audio", "/audio", "/webhook"] {
        assert_eq!(http("GET", &format!("{root}{path}"), &upgrade, b"").status, 404, "{path}");
    }
    let plain = http("GET", &sound, &[], b"");
    assert_eq!((plain.status, plain.header("upgrade")), (426, Some("websocket")));
    assert_eq!(http("POST", &sound, &[], b"{}").status, 426);

    let mut nameless = socket(&view.sound);
    nameless.send(frame("Ann", &[1, 2])).unwrap();
    assert_eq!(closed(nameless), Some(CloseCode::Policy));
    let mut odd = socket(&view.sound);
    odd.send(Message::text("{\"type\":\"ready\",\"bot_id\":\"../x\"}")).unwrap();
    assert_eq!(closed(odd), Some(CloseCode::Policy));
    let mut large = socket_of(&view.sound, BOT);
    large.send(Message::binary(vec![1; 2 << 20])).unwrap_or_default();
    assert!(matches!(closed(large), Some(CloseCode::Size) | None), "it may be closed before all is read");
    let run = view.stop("Stopped");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("a message of "), "{}", run.stderr);
    assert!(run.records("rejected").iter().all(|record| !record.to_string().contains("00112233")), "{}", run.stdout);
}

#[test]
fn ctrl_c_ends_it_and_leaves_the_bot_and_a_closed_stdout_ends_it_quietly() {
    let env = TestEnv::new();
    let view = View::for_people(&env, &["--audio", "meeting.wav"]);
    deliver(&view.url, &chunk(BOT, "Ann", "So what?", 1.0, true));
    let run = view.running.interrupt();
    assert_eq!((run.code, told(&run.stdout)), (130, vec!["Ann: So what?"]), "{}", run.stderr);
    assert!(run.stderr.contains(&format!("meetstream remove {BOT}")), "{}", run.stderr);
    assert!(run.stderr.contains("no sound came"), "{}", run.stderr);

    let (port, url, _) = addresses(&env);
    let mut command = env.command(["live", BOT, "--port", &port, "--ephemeral", "-q"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    while TcpStream::connect(("127.0.0.1", port.parse().unwrap())).is_err() {}
    deliver(&url, &chunk(BOT, "Ann", "Nobody reads this.", 1.0, true));
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn a_terminal_shows_what_is_being_spoken_on_its_last_line() {
    let env = TestEnv::new();
    let (port, url, sound) = addresses(&env);
    let tty = Tty::start(env.command(["live", BOT, "--port", &port, "--ephemeral"]), 80);
    tty.wait_for("Ctrl-C", 0);
    let mut bot = socket_of(&sound, BOT);
    bot.send(frame("Ann", &[0xff, 0x7f])).unwrap();
    tty.wait_for("█ Ann: ", 0);
    deliver(&url, &chunk(BOT, "Ann", "so what", 1.0, false));
    tty.wait_for("Ann: so what", 0);
    deliver(&url, &chunk(BOT, "Ann", "So what?", 1.0, true));
    tty.wait_for("Ann: So what?", 0);
    bot.close(None).unwrap();
    closed(bot);
    deliver(&url, &json!({"event": "bot.stopped", "bot_id": BOT, "bot_status": "Stopped"}));
    let (code, drawn) = tty.wait();
    let (lines, _) = crate::support::screen(&drawn, 80);
    assert_eq!(code, 0, "{drawn}");
    assert!(lines.iter().any(|line| line.ends_with("Ann: So what?")), "{}", lines.join("\n"));
    assert!(lines.iter().all(|line| !line.contains("so what") && !line.contains('█')), "{}", lines.join("\n"));
}

#[test]
fn what_is_typed_goes_to_the_meetings_chat() {
    let (env, service) = Service::with_user();
    let bot = service.create(&json!({}))["bot_id"].as_str().unwrap().to_owned();
    let mut command = env.command(["live", &bot, "--port", "0", "--ephemeral", "--chat"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"Hello there.\n\n").unwrap();
    let is_sent = || service.requests(&bot).iter().any(|(line, count)| line.contains("send_message") && *count == 1);
    crate::support::wait_until("the message", is_sent);
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn create_sends_a_bot_that_sends_everything_here_and_ends_with_its_session() {
    let env = TestEnv::new();
    let service = Service::start(&env, &[]);
    let env = env.with("MEETSTREAM_API_URL", service.api_url()).with("MEETSTREAM_API_KEY", "ms_test");
    let run = env.run(["create", LINK, "--live", "--port", "0", "--json", "--save", "meeting.txt"]);
    assert_eq!(run.code, 0, "{}\n{}", run.stdout, run.stderr);
    assert_eq!(run.records("ready").len(), 1);
    let events: Vec<_> = run.records("event").iter().map(|event| event["name"].clone()).collect();
    assert!(events.contains(&json!("bot.inmeeting")) && events.contains(&json!("bot.stopped")), "{events:?}");
    let over: Vec<_> = run.records("transcript").into_iter().filter(|chunk| chunk["final"] == true).collect();
    assert!(over.iter().any(|chunk| chunk["speaker"].is_string()), "{}", run.stdout);
    let saved = std::fs::read_to_string(env.work().join("meeting.txt")).unwrap();
    assert!(saved.contains(over[0]["text"].as_str().unwrap()), "{saved}");
    let dry = env.run(["create", LINK, "--live", "--port", "4321", "--dry-run"]);
    let body = &dry.json()["body"];
    assert_eq!(body["live_transcription_required"]["webhook_url"], "http://127.0.0.1:4321/webhook/•••");
    assert_eq!(body["live_audio_required"]["websocket_url"], "ws://127.0.0.1:4321/webhook/•••/audio");
    assert_eq!(body["callback_url"], "http://127.0.0.1:4321/webhook/•••");
    assert_eq!(body["recording_config"]["transcript"]["provider"], json!({"meetstream_streaming": {}}));
    assert!(dry.stderr.contains("transcribed by meetstream_streaming; --transcript names another"), "{}", dry.stderr);
}

#[test]
fn what_cannot_work_is_refused_with_what_to_do() {
    let env = TestEnv::new().with("MEETSTREAM_API_KEY", "ms_test");
    env.file("there.wav", "sound");
    for (arguments, problem) in [
        (vec!["create", LINK, "--live"], "--tunnel cloudflared"),
        (vec!["create", LINK, "--live", "--transcript", "deepgram", "--dry-run"], "needs a streaming provider"),
        (vec!["create", LINK, "--live", "--callback-url", "https://example.com"], "--callback-url"),
        (vec!["create", LINK, "--save", "meeting.txt"], "--live"),
        (vec!["live", BOT, "--save", "meeting.srt"], "fetch transcript"),
        (vec!["live", BOT, "--json", "--audio", "-"], "--audio meeting.wav"),
        (vec!["live", BOT, "--port", "0", "--ephemeral", "--audio", "there.wav"], "there.wav"),
        (vec!["live"], "BOT"),
    ] {
        let run = env.run(&arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(problem), "{arguments:?}: {}", run.stderr);
    }
    assert_eq!(std::fs::read_to_string(env.work().join("there.wav")).unwrap(), "sound");
}
