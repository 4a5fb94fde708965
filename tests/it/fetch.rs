//! `fetch`: every kind, every way to say where, and what each refusal means. Faults of stores are in `download`.

use std::fs;

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::support::{Answer, Call, FakeApi, Run, TestEnv};

const BOT: &str = "305e708e-1111-4222-8333-444455556666";
const WAV: &str = "RIFF0000WAVEfmt and then sound";
const TRANSCRIPT: &str = r#"{"message":[{"speaker":"Ann","transcript":"Hello --> there.","start_time":1.5,"end_time":3},
 {"speaker":1,"transcript":"مرحبا","start_time":3725.25,"end_time":3727}]}"#;

/// The whole of a session, as the service tells it.
fn session(call: &Call) -> Answer {
    let host = call.header("host").unwrap();
    let link = |name: &str| json!(format!("http://{host}/store/{name}?X-Amz-Signature=hushhush"));
    let path = call.target.split('?').next().unwrap();
    if let Some(name) = path.strip_prefix("/store/") {
        assert!(call.header("authorization").is_none(), "the key never goes to a store");
        let (kind, body) = match name {
            "audio.mp3" => ("audio/mpeg", WAV.to_owned()),
            "video" => ("video/mp4", "\0\0\0\u{20}ftypisom moving".to_owned()),
            "captions.vtt" => ("text/plain", "WEBVTT\n".to_owned()),
            other => ("application/octet-stream", format!("content of {other}")),
        };
        let etag = format!("\"{name}-1\"");
        return Answer::text(200, kind, body).header("etag", &etag);
    }
    let json = |body: &Value| Answer::json(200, body);
    match path.trim_start_matches("/api/v1").trim_start_matches(&format!("/bots/{BOT}")) {
        "/detail" => json(&json!({"bot_details": {"BotID": BOT, "Status": "Stopped", "transcript_id": "t-1",
            "TranscriptStatus": "Success", "caption_file": link("captions.vtt")}})),
        "/get_audio" => json(&json!({"audio_url": link("audio.mp3")})),
        "/get_video" => json(&json!({"video_url": link("video")})),
        "/transcript/t-1/get_transcript" => Answer::text(200, "application/json", TRANSCRIPT),
        "/transcript/t-0/get_transcript" => Answer::text(200, "application/json", "[]"),
        "/get_participants" => json(&json!([{"deviceId": "d/1", "displayName": "Ann"}])),
        "/get_chats" => json(&json!({"chatMessages": [{"text": "hi"}]})),
        "/get_speaker_timeline" => json(&json!({"chunks": [
            {"sampleRate": 48_000, "speakerName": "Ann", "startByte": 0, "endByte": 288_000}]})),
        "/summary" => json(&json!({"summary": "short", "file": link("x")})),
        "/get_screenshots" => json(&json!({"screenshots": [{"url": link("s1.png")}, {"url": link("s2.png")}]})),
        "/get_audio_streams" => json(&json!({"participants": [{"participant_name": "../Jane", "streams": [
            {"segments": [{"url": link("a.webm"), "filename": "../../../etc/passwd"}]}]}]})),
        "/get_recording_streams" => Answer::json(200, &json!({"recording_streams_available": false})),
        other => panic!("{other}"),
    }
}

fn fetch(env: &TestEnv, arguments: &[&str]) -> Run {
    env.run(["fetch"].iter().chain(arguments))
}

fn service() -> (FakeApi, TestEnv) {
    let api = FakeApi::start(|call, _| session(call));
    let env = TestEnv::of(&api);
    (api, env)
}

fn read(env: &TestEnv, name: &str) -> String {
    fs::read_to_string(env.work().join(name)).unwrap()
}

fn in_folder(name: &str) -> String {
    format!("recordings/{BOT}/{name}")
}

#[test]
fn audio_is_saved_under_a_name_that_its_bytes_decide_and_listed() {
    let (_api, env) = service();
    let run = fetch(&env, &["audio", BOT]);
    // With time and rate where it took any.
    assert!(run.code == 0 && run.stderr.starts_with("audio: 30 B") && run.stderr.lines().count() == 1, "{run:?}");
    assert_eq!(run.stdout, format!("{}\n", in_folder("audio.wav")));
    assert_eq!(read(&env, &in_folder("audio.wav")), WAV);
    let manifest: Value = serde_json::from_str(&read(&env, &in_folder("session.json"))).unwrap();
    let entry = &manifest["artifacts"][0];
    assert_eq!((&manifest["schema"], &manifest["bot_id"]), (&json!(1), &json!(BOT)));
    assert_eq!((&entry["kind"], &entry["path"], &entry["bytes"]), (&json!("audio"), &json!("audio.wav"), &json!(30)));
    let sha256 = Sha256::digest(WAV).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    assert_eq!(entry["sha256"], sha256);
    assert!(!manifest.to_string().contains("hushhush"), "no link is written");
}

#[test]
fn records_say_what_was_saved() {
    let (_api, env) = service();
    let run = fetch(&env, &["video", BOT, "--json"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let records: Vec<Value> = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let states: Vec<_> = records.iter().map(|record| record["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["started", "saved"]);
    assert!(run.stdout.starts_with(r#"{"type":"artifact","bot_id":"#), "{}", run.stdout);
    assert_eq!((&records[1]["path"], &records[1]["bytes"]), (&json!(in_folder("video.mp4")), &json!(19)));
}

#[test]
fn a_transcript_is_kept_as_received_and_made_readable() {
    let (_api, env) = service();
    let run = fetch(&env, &["transcript", BOT]);
    assert_eq!((run.code, run.stderr.as_str()), (0, "transcript.md: 92 B\ntranscript.json: 172 B\n"));
    assert_eq!(run.stdout, format!("{}\n{}\n", in_folder("transcript.md"), in_folder("transcript.json")));
    assert_eq!(read(&env, &in_folder("transcript.json")), TRANSCRIPT);
    insta::assert_snapshot!(read(&env, &in_folder("transcript.md")), @r"
    # Transcript

    **Ann** · 00:00:01

    Hello --\> there.

    **Speaker 1** · 01:02:05

    مرحبا
    ");
}

#[test]
fn transcripts_come_in_the_formats_asked_for() {
    let (_api, env) = service();
    let run = fetch(&env, &["transcript", BOT, "--format", "srt,vtt,txt"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let names = env.tree(&in_folder(""));
    assert_eq!(names, ["session.json", "transcript.json", "transcript.srt", "transcript.txt", "transcript.vtt"]);
    let srt = read(&env, &in_folder("transcript.srt"));
    assert!(srt.starts_with("1\n00:00:01,500 --> 00:00:03,000\nAnn: Hello → there.\n\n2\n01:02:05,250 --> "), "{srt}");
    assert!(read(&env, &in_folder("transcript.vtt")).contains("Hello --&gt; there."));

    let piped = fetch(&env, &["transcript", BOT, "--format", "txt", "-o", "-"]);
    assert_eq!((piped.code, piped.stderr.as_str()), (0, ""));
    assert_eq!(piped.stdout, "[00:00:01] Ann: Hello --> there.\n[01:02:05] Speaker 1: مرحبا\n");
    let older = fetch(&env, &["transcript", BOT, "--transcript-id", "t-0"]);
    assert_eq!(older.code, 0, "{}", older.stderr);
    assert_eq!(read(&env, &in_folder("transcript-t-0.json")), "[]");
    assert!(older.stderr.contains("no words"), "{}", older.stderr);
    let raw = fetch(&env, &["transcript", BOT, "--raw"]);
    assert_eq!(raw.stdout, format!("{}\n", in_folder("transcript.raw.json")));
}

#[test]
fn everything_there_is_comes_home_and_the_rest_is_told() {
    let (api, env) = service();
    let run = fetch(&env, &["all", BOT, "--out", "home"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(
        env.tree(&format!("home/{BOT}")),
        [
            "audio.wav",
            "captions.vtt",
            "chat.json",
            "participants.json",
            "screenshots/0001.png",
            "screenshots/0002.png",
            "session.json",
            "speakers.json",
            "speakers.md",
            "streams/audio/01-Jane/1-0.webm",
            "summary.json",
            "transcript.json",
            "transcript.md",
            "video.mp4"
        ]
    );
    assert_eq!(env.tree(""), env.tree("home").iter().map(|name| format!("home/{name}")).collect::<Vec<_>>());
    assert!(run.stderr.contains("video-streams  not available: no separate streams"), "{}", run.stderr);
    assert!(read(&env, &format!("home/{BOT}/speakers.md")).contains("| Ann | 3s | 100.0 % | 1 |"));
    assert!(!read(&env, &format!("home/{BOT}/summary.json")).contains("hushhush"));

    let before = read(&env, &format!("home/{BOT}/session.json"));
    let asked = api.calls().len();
    let again = fetch(&env, &["all", BOT, "--out", "home"]);
    assert_eq!((again.code, again.stdout), (0, run.stdout));
    assert_eq!(read(&env, &format!("home/{BOT}/session.json")), before, "nothing changed, nothing is written");
    assert_eq!(api.calls().len(), 2 * asked, "what is there is looked at, once each");
}

#[test]
fn one_file_can_go_where_the_user_says() {
    let (_api, env) = service();
    let run = fetch(&env, &["audio", BOT, "-o", "sound.bin"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "sound.bin\n"));
    assert_eq!(env.tree(""), ["sound.bin"], "and nothing else appears");
    let piped = fetch(&env, &["audio", BOT, "-o", "-"]);
    assert_eq!((piped.code, piped.stdout.as_str(), piped.stderr.as_str()), (0, WAV, ""));
    for (kind, message) in [("screenshots", "the screenshots is 2 files"), ("all", "cannot go into one")] {
        let many = fetch(&env, &[kind, BOT, "-o", "x"]);
        assert_eq!((many.code, many.stdout.as_str()), (2, ""));
        assert!(many.stderr.contains(message), "{}", many.stderr);
    }
    assert_eq!(env.tree(""), ["sound.bin"]);
}

#[test]
fn another_file_is_only_replaced_when_told_to() {
    let (_api, env) = service();
    for kind in ["audio", "transcript"] {
        let name = in_folder(if kind == "audio" { "audio.wav" } else { "transcript.md" });
        env.file(&name, "mine");
        let run = fetch(&env, &[kind, BOT]);
        assert_eq!(run.code, if kind == "audio" { 1 } else { 9 }, "{}", run.stderr);
        assert!(run.stderr.contains("exists and differs"), "{}", run.stderr);
        assert_eq!(read(&env, &name), "mine");
        let run = fetch(&env, &[kind, BOT, "--overwrite"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_ne!(read(&env, &name), "mine");
    }
}

/// An API that answers the same to everything but the details.
fn refusing(status: u16, body: Value, details: Value) -> (FakeApi, TestEnv) {
    let api = FakeApi::start(move |call, _| match call.target.ends_with("/detail") {
        true if details.is_null() => Answer::json(404, &json!({"message": "no such bot"})),
        true => Answer::json(200, &json!({ "bot_details": details })),
        false => Answer::json(status, &body),
    });
    let env = TestEnv::of(&api);
    (api, env)
}

#[test]
fn each_refusal_has_its_status_and_its_reason() {
    let waiting = json!({"message": "Transcript is still being processed. Current status: Processing"});
    let details = |more: Value| {
        let mut details = json!({"transcript_id": "t-1", "Status": "Stopped"});
        details.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        details
    };
    let streaming =
        json!({"RequestPayload": {"recording_config": {"transcript": {"provider": {"deepgram_streaming": {}}}}}});
    for (kind, status, body, details, code, said) in [
        ("transcript", 202, &waiting, details(json!({})), 3, "still being processed"),
        ("transcript", 200, &waiting, details(json!({})), 3, "still being processed"),
        ("transcript", 202, &waiting, details(json!({"TranscriptStatus": "Failed"})), 8, "TranscriptStatus Failed"),
        ("transcript", 202, &waiting, details(streaming), 5, "during the meeting only"),
        ("audio", 404, &json!({}), details(json!({"Status": "InMeeting"})), 3, "the bot is `InMeeting`"),
        ("audio", 404, &json!({}), details(json!({"Status": "NotAllowed"})), 5, "never in the meeting"),
        ("audio", 404, &json!({}), Value::Null, 5, "does not know this bot"),
        ("audio", 401, &json!({"message": "bad key"}), Value::Null, 4, "bad key"),
        ("video", 202, &json!({}), details(json!({"RequestPayload": {"video_required": false}})), 5, "without video"),
        ("chat", 500, &json!({"message": "oops"}), Value::Null, 6, "oops"),
    ] {
        let (_api, env) = refusing(status, body.clone(), details);
        let run = fetch(&env, &[kind, BOT]);
        assert_eq!((run.code, run.stdout.as_str()), (code, ""), "{kind} {status}: {}", run.stderr);
        assert!(run.stderr.contains(said), "{kind} {status}: {}", run.stderr);
        assert_eq!(env.tree(""), [""; 0], "nothing is left behind");
    }
}

#[test]
fn data_that_the_service_erased_is_said_to_be_erased() {
    let (_api, env) = refusing(404, json!({}), Value::Null);
    let manifest = json!({"schema": 1, "bot_id": BOT, "artifacts": [], "deleted_remotely_at": "2026-02-27T07:00:00Z"});
    env.file(&in_folder("session.json"), manifest.to_string());
    let run = fetch(&env, &["audio", BOT]);
    assert_eq!((run.code, run.stdout.as_str()), (5, ""));
    assert!(run.stderr.contains("erased the session's data at 2026-02-27T07:00:00Z"), "{}", run.stderr);
    assert!(run.stderr.contains("local files stay"), "{}", run.stderr);
}

#[test]
fn a_failure_under_json_is_a_record_and_an_object() {
    let (_api, env) = refusing(404, json!({}), Value::Null);
    let run = fetch(&env, &["audio", BOT, "--json"]);
    assert_eq!(run.code, 5);
    let record: Value = serde_json::from_str(run.stdout.trim()).unwrap();
    assert_eq!(
        (&record["type"], &record["state"], &record["kind"]),
        (&json!("artifact"), &json!("failed"), &json!("audio"))
    );
    assert_eq!((&run.error()["kind"], &run.error()["exit_status"]), (&json!("artifact_gone"), &json!(5)));
}

#[test]
fn everything_of_a_session_that_is_not_ready_exits_3_and_of_one_that_broke_9() {
    for (broken, code, said) in [(202, 3, "not ready"), (500, 9, "failed")] {
        let api = FakeApi::start(move |call, _| {
            if call.target.ends_with("/get_chats") {
                Answer::json(broken, &json!({"message": "not now"}))
            } else {
                session(call)
            }
        });
        let run = fetch(&TestEnv::of(&api), &["all", BOT]);
        assert_eq!(run.code, code, "{}", run.stderr);
        assert!(run.stderr.contains(&format!("chat           {said}")), "{}", run.stderr);
        assert!(run.stdout.contains("audio.wav"), "the rest is saved");
    }
}

#[test]
fn waiting_ends_when_it_is_ready() {
    let api = FakeApi::start(|call, number| {
        if call.target.ends_with("/get_audio") && number < 2 {
            Answer::json(202, &json!({"message": "busy"}))
        } else {
            session(call)
        }
    });
    let run = fetch(&TestEnv::of(&api), &["audio", BOT, "--wait", "1m"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("audio is not ready: busy; asking again in 2s"), "{}", run.stderr);
}

#[test]
fn waiting_in_vain_is_told_to_people_meanwhile_and_to_scripts_once() {
    let (_api, env) = refusing(202, json!({"message": "busy"}), json!({"Status": "Stopped"}));
    let run = fetch(&env, &["audio", BOT, "--wait", "500ms"]);
    assert_eq!((run.code, run.stdout.as_str()), (3, ""));
    assert!(run.stderr.starts_with("audio is not ready: busy; asking again in 1s\nerror: "), "{}", run.stderr);
    let run = fetch(&env, &["audio", BOT, "--wait", "500ms", "--json"]);
    assert_eq!((run.code, &run.error()["kind"]), (3, &json!("artifact_not_ready")));
}

#[test]
fn waiting_ends_at_once_when_it_can_never_be_ready() {
    let failed = json!({"transcript_id": "t-1", "TranscriptStatus": "Failed"});
    let (api, env) = refusing(202, json!({"message": "still being processed"}), failed);
    let run = fetch(&env, &["transcript", BOT, "--wait", "1h"]);
    assert_eq!(run.code, 8, "{}", run.stderr);
    assert_eq!(api.calls().len(), 2);
}

#[test]
fn recordings_that_the_api_sends_itself_are_saved_too() {
    let api = FakeApi::always(Answer::text(200, "audio/wav", WAV));
    let env = TestEnv::of(&api);
    let run = fetch(&env, &["audio", BOT]);
    // With time and rate where it took any.
    assert!(run.code == 0 && run.stderr.starts_with("audio: 30 B") && run.stderr.lines().count() == 1, "{run:?}");
    assert_eq!(read(&env, &in_folder("audio.wav")), WAV);
    assert_eq!(api.calls().len(), 1);
}

#[test]
fn a_link_into_the_clear_is_refused() {
    let link = "http://store.example/audio.wav?X-Amz-Signature=hushhush";
    let api = FakeApi::ok(&json!({ "audio_url": link }));
    let env = TestEnv::of(&api);
    let run = fetch(&env, &["audio", BOT, "-v"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("not https") && !run.stderr.contains("hushhush"), "{}", run.stderr);
}

#[test]
fn what_is_nearly_json_is_saved_as_it_came_and_read_all_the_same() {
    const CUT: &str = "\u{feff}[{\"speaker\":\"Ann\",\"transcript\":\"Great \\ud83d\",\"confidence\":NaN,\"start_time\":1,\"end_time\":1e999}]";
    let api = FakeApi::start(|call, _| {
        let body = match call.line() {
            line if line.contains("/get_transcript") => CUT,
            line if line.ends_with("/get_chats") => "<html>busy</html>",
            _ => r#"{"bot_details":{"BotID":"x","Status":"Stopped","transcript_id":"t-1","Message":"\ud83d"}}"#,
        };
        Answer::text(200, "application/json", body)
    });
    let env = TestEnv::of(&api);
    let bot = "305e708e-0000-4000-8000-000000000001";
    let run = env.run(["fetch", "transcript", bot, "--format", "txt,json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(read(&env, &format!("recordings/{bot}/transcript.json")), CUT);
    assert!(read(&env, &format!("recordings/{bot}/transcript.txt")).contains("Great \u{fffd}"));
    let run = env.run(["fetch", "chat", bot]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("chat.json is saved as received"), "{}", run.stderr);
    assert_eq!(read(&env, &format!("recordings/{bot}/chat.json")), "<html>busy</html>");
}
