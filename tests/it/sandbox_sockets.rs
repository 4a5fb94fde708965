//! The web sockets that the emulated service's bots open.

use serde_json::{Value, json};

use crate::support::{Authority, Came, Hook, Service, Shown, SocketHost, TestEnv, TlsFront, free_port, http};

/// A message of live sound: the speaker's name and the samples.
fn sound(message: &[u8]) -> (String, Vec<i16>) {
    let (kind, rest) = message.split_first().unwrap();
    assert_eq!(*kind, 1);
    let name = |bytes: &[u8]| usize::from(u16::from_le_bytes([bytes[0], bytes[1]]));
    let rest = &rest[2 + name(rest)..];
    let speaker = String::from_utf8(rest[2..2 + name(rest)].to_vec()).unwrap();
    let pcm = &rest[2 + name(rest)..];
    (speaker, pcm.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect())
}

fn binary(messages: Vec<Came>) -> Vec<Vec<u8>> {
    let bytes = |message| match message {
        Came::Binary(bytes) => bytes,
        other @ (Came::Text(_) | Came::Closed(_)) => panic!("{other:?}"),
    };
    messages.into_iter().map(bytes).collect()
}

/// The next record of a web socket.
fn channel(service: &mut Service) -> [String; 3] {
    let record = service.record("channel");
    ["channel", "state", "told"].map(|key| record[key].as_str().unwrap().to_owned())
}

#[test]
fn the_sound_is_that_of_the_recording_and_names_who_speaks() {
    let env = TestEnv::new();
    let service = Service::start(&env, &["--speed", "400"]);
    let (hook, host) = (Hook::start(), SocketHost::start());
    let bot = service.create(&json!({"callback_url": hook.url(), "live_audio_required": host.block()}));
    let id = bot["bot_id"].as_str().unwrap();
    let mut socket = host.open();
    let ready = json!({"type": "ready", "bot_id": id, "message": "Ready to receive messages"});
    assert_eq!(socket.text(), ready);
    let (messages, code) = socket.rest();
    assert_eq!(code, 1000);
    hook.take_until("bot.done");

    let (speakers, samples): (Vec<_>, Vec<_>) = binary(messages).iter().map(|message| sound(message)).unzip();
    let url = service.get(&format!("/bots/{id}/get_audio")).json()["audio_url"].as_str().unwrap().to_owned();
    let file = http("GET", &url, &[], b"").body;
    let recorded: Vec<_> = file[44..].chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect();
    let heard: Vec<i16> = samples.concat().into_iter().step_by(3).collect();
    assert!(heard == recorded, "48,000 samples a second, of the same sound: {} {}", heard.len(), recorded.len());
    let named: std::collections::BTreeSet<_> = speakers.iter().map(String::as_str).collect();
    assert_eq!(named.into_iter().collect::<Vec<_>>(), ["Ana Duarte", "Ben Okoye", "NoSpeaker"]);
}

#[test]
fn the_pictures_are_a_file_in_pieces_and_the_pings_are_counted() {
    let env = TestEnv::new();
    let mut service = Service::start(&env, &["--speed", "400"]);
    let host = SocketHost::start();
    let bot = service.create(&json!({"live_video_required": host.block()}));
    let mut socket = host.open();
    let start = socket.text();
    assert_eq!(
        json!([start["type"], start["bot_id"], start["container"]]),
        json!(["video_stream_start", bot["bot_id"], "fmp4"])
    );
    let mut file = Vec::new();
    let end = loop {
        match socket.next() {
            Came::Binary(bytes) => file.extend(bytes),
            Came::Text(ping) if ping["type"] == "video_latency_ping" => {
                assert!(ping["sent_at_ms"].as_u64().is_some(), "{ping}");
                socket
                    .send(&json!({"type": "video_latency_pong", "seq": ping["seq"], "sent_at_ms": ping["sent_at_ms"],
                    "server_received_at_ms": ping["sent_at_ms"], "bot_id": ping["bot_id"]}));
            }
            Came::Text(end) => break end,
            Came::Closed(code) => panic!("{code}"),
        }
    };
    assert_eq!(json!([end["type"], end["duration_seconds"]]), json!(["video_stream_end", 24.0]));
    assert!(matches!(socket.next(), Came::Closed(1000)));
    assert_eq!(&file[4..8], b"ftyp");
    assert_eq!(file.windows(4).filter(|four| *four == b"moof").count(), 24);
    assert_eq!(channel(&mut service), ["video", "open", ""]);
    let told = "24 fragments were sent, 4 of 4 video_latency_ping answered";
    assert_eq!(channel(&mut service), ["video", "closed", told]);
}

#[test]
fn commands_are_carried_out_or_said_to_be_none_and_what_is_written_is_in_the_chat() {
    let env = TestEnv::new();
    let mut service = Service::start(&env, &["--speed", "400"]);
    let (hook, release) = Hook::holding(&["bot.recording"]);
    let host = SocketHost::start();
    let bot = service.create(&json!({
        "callback_url": hook.url(), "socket_connection_url": host.block(), "bot_message": "I take notes.",
    }));
    let id = bot["bot_id"].as_str().unwrap();
    hook.take_until("bot.recording");
    let mut socket = host.open();
    assert_eq!(socket.text()["type"], "ready");
    assert_eq!(channel(&mut service)[1], "open");
    for (message, state, told) in [
        (
            json!({"command": "sendchat", "bot_id": id, "role": "assistant", "text": "He", "is_final": false}),
            "command",
            "more",
        ),
        (
            json!({"command": "sendchat", "bot_id": id, "role": "assistant", "text": "Hey", "is_final": true}),
            "command",
            "3 characters",
        ),
        (json!({"command": "sendmsg", "bot_id": id, "msg": "Ho"}), "command", "2 characters"),
        (
            json!({"command": "sendaudio", "bot_id": id, "audiochunk": "AAAA".repeat(32_000)}),
            "command",
            "1.0 s of sound",
        ),
        (json!({"command": "interrupt", "bot_id": id, "action": "clear_audio_queue"}), "command", "are dropped"),
        (json!({"command": "sendimg", "bot_id": id, "img": "/9j/"}), "command", "3 bytes"),
        (
            json!({"command": "sendimg_url", "bot_id": id, "img_url": "https://x.test/secret"}),
            "command",
            "does not fetch",
        ),
        (json!({"command": "dance", "bot_id": id}), "ignored", "no command `dance`"),
        (json!({"command": "sendmsg", "bot_id": "another", "message": "x"}), "ignored", "another bot"),
        (json!({"command": "sendaudio", "audiochunk": "%"}), "ignored", "not base64"),
        (json!([]), "ignored", "no `command`"),
    ] {
        socket.send(&message);
        let record = channel(&mut service);
        assert_eq!((record[0].as_str(), record[1].as_str()), ("control", state), "{message}: {record:?}");
        assert!(record[2].contains(told) && !record[2].contains("secret"), "{message}: {record:?}");
    }
    let said = service.call("POST", &format!("/bots/{id}/send_message"), &json!({"message": "Hi"}));
    assert_eq!(said.status, 200, "{}", said.text());
    release.send(()).unwrap();
    assert!(matches!(socket.next(), Came::Closed(1000)));
    hook.take_until("bot.done");

    let chats = service.get(&format!("/bots/{id}/get_chats")).json();
    let messages = chats["chatMessages"].as_array().unwrap();
    let own: Vec<_> =
        messages.iter().filter(|it| it["speakerName"] == "MeetStream Bot").map(|it| &it["text"]).collect();
    assert_eq!(own, ["I take notes.", "Hey", "Ho", "Hi"]);
    assert_eq!(json!([chats["metadata"]["totalMessages"], chats["metadata"]["uniqueSpeakers"]]), json!([6, 3]));
}

#[test]
fn a_socket_that_breaks_is_opened_again_and_one_that_cannot_be_opened_harms_nothing() {
    let env = TestEnv::new();
    let mut service = Service::start(&env, &["--speed", "400"]);
    let (hook, release) = Hook::holding(&["bot.recording"]);
    let (host, website) = (SocketHost::start(), Hook::start());
    let nobody = format!("ws://127.0.0.1:{}/secret", free_port());
    service.create(&json!({
        "callback_url": hook.url(), "socket_connection_url": host.block(),
        "live_audio_required": {"websocket_url": nobody},
        "live_video_required": {"websocket_url": website.url().replace("http:", "ws:")},
    }));
    let mut socket = host.open();
    assert_eq!(socket.text()["type"], "ready");
    drop(socket);
    let mut again = host.open();
    assert_eq!(again.text()["type"], "ready");
    let (mut audio, mut video, mut control) = (Vec::new(), Vec::new(), Vec::new());
    while audio.len() < 5 || video.len() < 5 || control.len() < 3 {
        let [kind, state, told] = channel(&mut service);
        assert!(!told.contains("secret"), "{told}");
        match kind.as_str() {
            "audio" => audio.push((state, told)),
            "video" => video.push((state, told)),
            _ => control.push(state),
        }
    }
    release.send(()).unwrap();
    assert!(matches!(again.next(), Came::Closed(1000)));

    let spoken = |state: &str, told: &str| (state.to_owned(), told.to_owned());
    assert_eq!(audio[..4], [(); 4].map(|()| spoken("unreachable", "nothing listens there")));
    assert_eq!(audio[4], spoken("closed", "it is not opened again"));
    assert_eq!(video[0], spoken("unreachable", "it answers 200, and opens no web socket"));
    assert_eq!(control, ["open", "broken", "open"]);
    let names: Vec<_> = hook.take_until("bot.done").iter().map(crate::support::Hooked::name).collect();
    assert_eq!(names[..3], ["bot.joining", "bot.in_waiting_room", "bot.inmeeting"]);
    assert!(names.contains(&"audio.processed".to_owned()), "{names:?}");
}

#[test]
fn a_paused_bot_sends_no_sound() {
    let env = TestEnv::new();
    let service = Service::start(&env, &["--speed", "20"]);
    let host = SocketHost::start();
    let bot = service.create(&json!({"live_audio_required": host.block()}));
    let mut socket = host.open();
    assert_eq!(socket.text()["type"], "ready");
    assert!(matches!(socket.next(), Came::Binary(_)));
    let path = format!("/bots/{}/pause_recording", bot["bot_id"].as_str().unwrap());
    assert_eq!(service.call("POST", &path, &Value::Null).status, 200);
    let (messages, code) = socket.rest();
    assert_eq!(code, 1000);
    assert!(messages.len() < 120, "{} messages of 100 ms", messages.len());
}

#[test]
fn a_socket_over_tls_is_trusted_as_a_webhook_is() {
    let env = TestEnv::new();
    let authority = Authority::new();
    let file = authority.file(&env);
    let website = Hook::start();
    let front = TlsFront::before(&website.url(), &authority, Shown::Good);
    let block = json!({"websocket_url": front.url("/socket").replace("https:", "wss:")});
    for (flags, told) in [
        (&["--ca-file", file.to_str().unwrap()][..], "it answers 200, and opens no web socket"),
        (&[], "no known authority issued it"),
    ] {
        let mut service = Service::start(&env, flags);
        service.create(&json!({"socket_connection_url": block}));
        let record = channel(&mut service);
        assert_eq!(record[1], "unreachable");
        assert!(record[2].contains(told), "{record:?}");
    }
}
