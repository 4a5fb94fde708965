//! The emulated service, as a client meets it.

use std::net::TcpListener;

use serde_json::{Value, json};

use crate::support::{Hook, Hooked, Service, TestEnv, http};

fn deepgram() -> Value {
    json!({"transcript": {"provider": {"deepgram": {"model": "nova-3", "language": "en"}}}})
}

fn names(hooked: &[Hooked]) -> Vec<String> {
    hooked.iter().map(Hooked::name).collect()
}

#[test]
fn a_bot_lives_its_whole_life_and_leaves_real_files() {
    let env = TestEnv::new();
    let service = Service::start(&env, &[]);
    let hook = Hook::start();

    let bot = service.create(&json!({
        "callback_url": hook.url(), "video_required": true, "recording_config": deepgram(),
        "custom_attributes": {"tenant": "日本"},
    }));
    let webhooks = hook.take_until("bot.done");

    assert_eq!(
        names(&webhooks),
        [
            "bot.joining",
            "bot.in_waiting_room",
            "bot.inmeeting",
            "bot.recording",
            "bot.leaving",
            "bot.stopped",
            "manifest.completed",
            "audio.processed",
            "transcription.processed",
            "bot.transcriptionready",
            "video.processed",
            "bot.done"
        ]
    );
    for webhook in &webhooks {
        assert_eq!(webhook.json()["bot_id"], bot["bot_id"]);
        assert_eq!(webhook.json()["custom_attributes"], json!({"tenant": "日本"}));
        assert_eq!(webhook.header("x-meetstream-signature"), None, "unsigned without a secret");
    }
    let id = bot["bot_id"].as_str().unwrap();
    let audio =
        http("GET", service.get(&format!("/bots/{id}/get_audio")).json()["audio_url"].as_str().unwrap(), &[], b"");
    assert_eq!((audio.status, audio.header("content-type")), (200, Some("audio/wav")));
    assert_eq!(&audio.body[8..16], b"WAVEfmt ");
    let video =
        http("GET", service.get(&format!("/bots/{id}/get_video")).json()["video_url"].as_str().unwrap(), &[], b"");
    assert_eq!(&video.body[4..8], b"ftyp");
    let transcript_id = bot["transcript_id"].as_str().unwrap();
    let transcript = service.get(&format!("/transcript/{transcript_id}/get_transcript"));
    assert_eq!(transcript.status, 200);
    assert_eq!(transcript.json()[0]["speaker"], "Ana Duarte");
    let runs = service.get(&format!("/bots/{id}/transcriptions")).json();
    assert_eq!(runs["transcriptions"][0]["status"], "Success");
    let details = service.get(&format!("/bots/{id}/detail")).json();
    assert_eq!(details["bot_details"]["StatusTimeline"]["Done"]["status"], true);
    assert_eq!(service.get(&format!("/bots/{id}/status")).json()["status"], "Done");
}

#[test]
fn webhooks_are_signed_with_the_first_secret_of_the_file() {
    let env = TestEnv::new();
    env.file("secrets", "whsec_new\nwhsec_old\n");
    let service = Service::start(&env, &["--secret-file", "secrets"]);
    let hook = Hook::start();

    service.create(&json!({"callback_url": hook.url()}));
    let webhook = hook.take();

    let signature = webhook.header("x-meetstream-signature").expect("a signature");
    assert!(signature.starts_with("sha256=") && signature.len() == 71, "{signature}");
    let stamp = webhook.header("x-meetstream-timestamp").expect("a timestamp");
    assert!(stamp.ends_with('Z'), "{stamp}");
}

#[test]
fn the_provider_or_an_attribute_or_a_flag_decides_what_happens() {
    let env = TestEnv::new();
    let service = Service::start(&env, &["--scenario", "kicked"]);
    let hook = Hook::start();
    let streaming = json!({"transcript": {"provider": {"meetstream_streaming": {}}}});

    service.create(&json!({"callback_url": hook.url()}));
    assert!(names(&hook.take_until("bot.done")).contains(&"bot.kicked".to_owned()));
    service.create(&json!({"callback_url": hook.url(), "custom_attributes": {"scenario": "denied"}}));
    assert_eq!(
        names(&hook.take_until("bot.done")),
        ["bot.joining", "bot.in_waiting_room", "bot.leaving", "bot.denied", "bot.done"]
    );

    let plain = Service::start(&env, &["--envelope", "event"]);
    let bot = plain.create(&json!({"callback_url": hook.url(), "recording_config": streaming}));
    assert_eq!(bot["transcript_id"], Value::Null, "a streaming provider has no transcript");
    let webhooks = hook.take_until("audio.processed");
    assert!(webhooks.iter().all(|webhook| webhook.json().get("bot_event").is_none()), "the older generation");
    assert!(!names(&webhooks).iter().any(|name| name.starts_with("transcription.")));
}

#[test]
fn what_is_not_ready_is_202_and_what_cannot_come_is_404() {
    let env = TestEnv::new();
    let service = Service::start(&env, &[]);
    let (hook, release) = Hook::holding(&["bot.joining", "manifest.completed"]);
    let bot = service.create(&json!({"callback_url": hook.url(), "recording_config": deepgram()}));
    let id = bot["bot_id"].as_str().unwrap();
    let transcript = format!("/transcript/{}/get_transcript", bot["transcript_id"].as_str().unwrap());

    assert_eq!(service.get(&format!("/bots/{id}/get_audio")).status, 404, "nothing is recorded yet");
    let early = service.get(&transcript);
    assert_eq!(early.status, 202);
    assert!(early.json()["message"].as_str().unwrap().starts_with("Transcript is still being processed."));
    release.send(()).unwrap();
    hook.take_until("manifest.completed");
    assert_eq!(service.get(&format!("/bots/{id}/get_audio")).status, 202, "the audio is being made");
    release.send(()).unwrap();
    hook.take_until("audio.processed");
    assert_eq!(service.get(&format!("/bots/{id}/get_audio")).status, 200);
    assert_eq!(service.get(&format!("/bots/{id}/get_video")).status, 404, "no video was asked for");
    hook.take_until("transcription.processed");
    assert_eq!(service.get(&transcript).status, 200);
}

#[test]
fn a_failed_transcript_stays_202_and_only_the_details_say_so() {
    let env = TestEnv::new();
    let service = Service::start(&env, &["--scenario", "transcript-failed"]);
    let hook = Hook::start();
    let bot = service.create(&json!({"callback_url": hook.url(), "recording_config": deepgram()}));
    hook.take_until("bot.done");

    let id = bot["bot_id"].as_str().unwrap();
    let transcript = format!("/transcript/{}/get_transcript", bot["transcript_id"].as_str().unwrap());
    assert_eq!(service.get(&transcript).status, 202);
    assert_eq!(service.get(&format!("/bots/{id}/detail")).json()["bot_details"]["TranscriptStatus"], "Failed");
    let runs = service.get(&format!("/bots/{id}/transcriptions")).json();
    assert_eq!(runs["transcriptions"][0]["status"], "Not started");

    let run = service.call(
        "POST",
        &format!("/bots/{id}/transcribe"),
        &json!({"provider": {"assemblyai": {}}, "callback_url": hook.url()}),
    );
    assert_eq!(run.status, 200, "{}", run.text());
    let told = hook.take();
    assert_eq!(told.name(), "transcription.processed");
    assert_eq!(told.json().get("custom_attributes"), None);
    let transcript = format!("/transcript/{}/get_transcript", run.json()["transcript_id"].as_str().unwrap());
    assert_eq!(service.get(&transcript).status, 200);
}

#[test]
fn creating_twice_with_one_key_makes_one_bot() {
    let env = TestEnv::new();
    let service = Service::start(&env, &[]);
    let link = "https://meet.google.com/abc-defg-hij";
    let url = format!("{}/bots/create_bot", service.api_url());
    let create = |body: Value, headers: &[(&str, &str)]| {
        let mut all = vec![("authorization", "Token ms_test")];
        all.extend(headers);
        http("POST", &url, &all, body.to_string().as_bytes())
    };

    let first = create(json!({"meeting_link": link, "recording_config": deepgram()}), &[("Idempotency-Key", "k-1")]);
    let again = create(json!({"nonsense": true}), &[("idempotency-key", "k-1")]);
    assert_eq!((first.status, again.status), (201, 507));
    assert_eq!(again.json()["bot_id"], first.json()["bot_id"]);
    assert_eq!(again.json()["transcript_id"], Value::Null);

    let bound = json!({"meeting_link": link, "deduplication_key": "standup"});
    let (one, two) = (create(bound.clone(), &[]), create(bound, &[]));
    assert_eq!((one.status, two.status), (201, 200));
    assert_eq!(one.json()["bot_id"], two.json()["bot_id"]);
    let other = json!({"meeting_link": "https://meet.google.com/xyz-defg-hij", "deduplication_key": "standup"});
    assert_eq!(create(other, &[]).status, 409);
}

#[test]
fn who_may_not_ask_is_told_so() {
    let env = TestEnv::new();
    let service = Service::start(&env, &[]);
    let bots = format!("{}/bots", service.api_url());
    let bot = service.create(&json!({}));
    let status = format!("/bots/{}/status", bot["bot_id"].as_str().unwrap());

    assert_eq!(http("GET", &bots, &[], b"").status, 401);
    assert_eq!(http("GET", &bots, &[("authorization", "Bearer ms_test")], b"").status, 401);
    assert_eq!(http("GET", &bots, &[("authorization", "Token wrong")], b"").status, 403);
    assert_eq!(service.call_as("ms_other", "GET", &status, &Value::Null).status, 403);
    assert_eq!(service.get("/bots/no-such-bot/status").status, 404);
    let lost = service.get("/bots/x/fly");
    assert_eq!(lost.status, 404);
    assert!(lost.json()["message"].as_str().unwrap().contains("GET /api/v1/bots/x/fly"), "{}", lost.text());
    let invalid = service.call("POST", "/bots/create_bot", &json!({"meeting_url": "https://meet.google.com/x"}));
    assert_eq!((invalid.status, invalid.json()), (400, json!({"message": "meeting_link is required."})));
    assert!(invalid.header("x-request-id").is_some());
}

#[test]
fn bots_are_listed_page_by_page_newest_first() {
    let env = TestEnv::new();
    let service = Service::start(&env, &[]);
    let mut created: Vec<Value> = (0..45)
        .map(|n| service.create(&json!({"custom_attributes": {"odd": (n % 2).to_string()}}))["bot_id"].clone())
        .collect();
    created.reverse();

    let collect = |filter: &str| {
        let (mut listed, mut pages, mut cursor) = (Vec::new(), 0, String::new());
        loop {
            let page = service.get(&format!("/bots?x=1{filter}{cursor}")).json();
            pages += 1;
            listed.extend(page["bots"].as_array().unwrap().iter().map(|bot| bot["BotID"].clone()));
            match page["nextCursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break (listed, pages),
            }
        }
    };
    assert_eq!(collect(""), (created.clone(), 3));
    assert_eq!(collect("&custom_attr[odd]=1").0.len(), 22);
    let other = service.call_as("ms_other", "GET", "/bots", &Value::Null).json();
    assert_eq!(other, json!({"bots": [], "hasNextPage": false, "nextCursor": null}));
}

#[test]
fn a_bot_that_is_called_back_leaves_and_what_it_has_is_processed() {
    let env = TestEnv::new();
    let service = Service::start(&env, &[]);
    let (hook, release) = Hook::holding(&["bot.recording"]);
    let bot = service.create(&json!({"callback_url": hook.url()}));
    let remove = format!("/bots/{}/remove_bot", bot["bot_id"].as_str().unwrap());
    hook.take_until("bot.recording");

    assert_eq!(service.get(&remove).status, 200);
    release.send(()).unwrap();
    let webhooks = names(&hook.take_until("bot.done"));
    let end = ["bot.leaving", "bot.stopped", "manifest.completed", "audio.processed", "bot.done"];
    assert!(webhooks.ends_with(&end.map(str::to_owned)), "{webhooks:?}");
    assert_eq!(service.get(&remove).status, 404, "it is not in the meeting any more");
}

#[test]
fn deletion_is_told_and_leaves_nothing_to_fetch() {
    let env = TestEnv::new();
    let service = Service::start(&env, &[]);
    let hook = Hook::start();
    let bot = service.create(&json!({"callback_url": hook.url()}));
    let id = bot["bot_id"].as_str().unwrap();
    hook.take_until("bot.done");
    let link = service.get(&format!("/bots/{id}/get_audio")).json()["audio_url"].as_str().unwrap().to_owned();

    let delete = || service.call("DELETE", &format!("/bots/{id}/delete"), &Value::Null);
    let first = delete();
    assert_eq!((first.status, &first.json()["deleted_objects"]), (200, &json!(2)));
    let told = hook.take();
    assert_eq!((told.name().as_str(), &told.json()["deleted_objects"]), ("data_deletion", &json!(2)));
    assert_eq!(delete().status, 404);
    assert_eq!(service.get(&format!("/bots/{id}/detail")).status, 404);
    assert_eq!(http("GET", &link, &[], b"").status, 404);
}

#[test]
fn links_expire_refuse_a_key_and_resume() {
    let env = TestEnv::new();
    let hook = Hook::start();
    let link_of = |service: &Service| {
        let bot = service.create(&json!({"callback_url": hook.url()}));
        hook.take_until("audio.processed");
        let audio = service.get(&format!("/bots/{}/get_audio", bot["bot_id"].as_str().unwrap()));
        audio.json()["audio_url"].as_str().unwrap().to_owned()
    };
    let service = Service::start(&env, &[]);
    let link = link_of(&service);
    let whole = http("GET", &link, &[], b"");
    let etag = whole.header("etag").unwrap();
    let rest = http("GET", &link, &[("range", "bytes=1000-"), ("if-range", etag)], b"");
    assert_eq!((rest.status, &rest.body[..]), (206, &whole.body[1000..]));
    assert_eq!(http("GET", &link, &[("range", "bytes=1000-"), ("if-range", "\"old\"")], b"").status, 200);
    assert_eq!(http("GET", &link, &[("authorization", "Token ms_test")], b"").status, 400);
    assert_eq!(http("HEAD", &link, &[], b"").status, 403);
    assert_eq!(http("GET", link.split('?').next().unwrap(), &[], b"").status, 403);

    let expired = http("GET", &link_of(&Service::start(&env, &["--link-lifetime", "0s"])), &[], b"");
    assert_eq!(expired.status, 403);
    assert!(expired.text().contains("Request has expired"), "{}", expired.text());
}

#[test]
fn a_scheduled_bot_waits_for_its_time() {
    let env = TestEnv::new();
    let service = Service::start(&env, &["--speed", "1000"]);
    let hook = Hook::start();
    let join_at = jiff::Timestamp::now() + std::time::Duration::from_mins(10);
    service.create(&json!({"callback_url": hook.url(), "join_at": join_at.to_string()}));
    assert_eq!(names(&hook.take_until("bot.joining")), ["bot.scheduled", "bot.joining"]);
}

#[test]
fn a_receiver_that_is_not_there_is_told_of_and_not_tried_again() {
    let env = TestEnv::new();
    let mut service = Service::start(&env, &[]);
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    service.create(&json!({"callback_url": format!("http://{nobody}/token-in-the-path")}));

    let delivery = service.record("delivery");
    assert_eq!((&delivery["status"], &delivery["error"]), (&Value::Null, &json!("nothing listens there")));
    let next = service.record("delivery");
    assert_ne!(next["name"], delivery["name"]);
    assert!(!next.to_string().contains("token-in-the-path"));
}

#[test]
fn a_taken_port_is_6_and_names_the_way_out() {
    let env = TestEnv::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();

    let run = env.run(["sandbox", "--port", &port]);

    assert_eq!((run.code, run.stdout.as_str()), (6, ""));
    assert!(run.stderr.contains(&port) && run.stderr.contains("--port 0"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn it_says_how_to_be_reached_and_ends_well_on_ctrl_c() {
    let env = TestEnv::new();
    let mut running = env.start(["sandbox", "--port", "0"]);
    let (url, key) = (running.next_line().unwrap(), running.next_line().unwrap());
    assert!(url.starts_with("export MEETSTREAM_API_URL=http://127.0.0.1:"), "{url}");
    assert_eq!(key, "export MEETSTREAM_API_KEY=ms_sandbox");

    let run = running.interrupt();

    assert_eq!(run.code, 0);
    assert!(run.stderr.contains("Ctrl-C ends it"), "{}", run.stderr);
    assert_eq!(Service::start(&env, &[]).interrupt().code, 0, "with records too");
}

#[test]
fn an_empty_secret_file_is_a_usage_error() {
    let env = TestEnv::new();
    env.file("secrets", "\n");
    let run = env.run(["sandbox", "--port", "0", "--secret-file", "secrets"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("holds no secret"), "{}", run.stderr);
}

#[test]
fn a_meeting_leaves_who_what_and_when_too() {
    let env = TestEnv::new();
    let service = Service::start(&env, &[]);
    let hook = Hook::start();
    let bot = service.create(&json!({
        "callback_url": hook.url(), "video_required": true, "audio_separate_streams": true,
        "recording_config": {"video_separate_streams": true}, "workflow_config_ids": ["w-1"],
    }));
    let id = bot["bot_id"].as_str().unwrap();
    hook.take_until("video.processed");
    let get = |operation: &str| {
        let reply = service.get(&format!("/bots/{id}/{operation}"));
        assert_eq!(reply.status, 200, "{operation}: {}", reply.text());
        reply.json()
    };

    assert_eq!(get("get_participants")[0]["displayName"], "Ana Duarte");
    assert_eq!(get("get_chats")["chatMessages"][1]["text"], "no cent spent ✓");
    assert!(get("summary")["bot_details"]["Summary"].is_string());
    let audio = http("GET", get("get_audio")["audio_url"].as_str().unwrap(), &[], b"").body;
    let timeline = get("get_speaker_timeline");
    assert_eq!(timeline["totalFileSize"], audio.len());
    let loudest_of = |chunk: &Value| {
        let (from, to) = (chunk["startByte"].as_u64().unwrap(), chunk["endByte"].as_u64().unwrap());
        let bytes = &audio[44 + usize::try_from(from).unwrap()..44 + usize::try_from(to).unwrap()];
        bytes.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).max().unwrap()
    };
    assert!(timeline["chunks"].as_array().unwrap().iter().all(|chunk| loudest_of(chunk) > 1_000), "they speak there");
    for (operation, codec) in [("get_audio_streams", "opus"), ("get_recording_streams", "vp8")] {
        let segment = get(operation)["participants"][1]["streams"][0]["segments"][0].clone();
        assert_eq!(segment["codec"], codec);
        let file = http("GET", segment["url"].as_str().unwrap(), &[], b"");
        assert_eq!((file.status, &file.body[..4]), (200, &b"\x1a\x45\xdf\xa3"[..]), "{operation}");
    }
    let screenshot = get("get_screenshots")["screenshots"][0]["url"].as_str().unwrap().to_owned();
    assert_eq!(&http("GET", &screenshot, &[], b"").body[1..4], b"PNG");
}

#[test]
fn a_file_that_no_manifest_lists_is_listed_as_what_the_service_says_that_it_is() {
    let mut env = TestEnv::new();
    let service = Service::start(&env, &[]);
    let hook = Hook::start();
    let bot = service.create(&json!({"callback_url": hook.url()}));
    hook.take_until("bot.done");
    env.set("MEETSTREAM_API_URL", service.api_url());
    env.set("MEETSTREAM_API_KEY", "ms_test");
    let id = bot["bot_id"].as_str().unwrap();
    let manifest = env.work().join("recordings").join(id).join("session.json");
    let listed = || {
        let run = env.run(["fetch", "audio", id]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let manifest: Value = serde_json::from_slice(&std::fs::read(&manifest).unwrap()).unwrap();
        let mut audio = manifest["artifacts"][0].clone();
        audio.as_object_mut().unwrap().remove("saved_at");
        audio
    };

    let before = listed();
    std::fs::remove_file(&manifest).unwrap();

    assert_eq!(before["content_type"], "audio/wav");
    assert_eq!(listed(), before);
}

#[test]
fn what_was_not_asked_for_is_not_there() {
    let env = TestEnv::new();
    let service = Service::start(&env, &[]);
    let (hook, release) = Hook::holding(&["bot.recording"]);
    let bot = service.create(&json!({"callback_url": hook.url()}));
    let get = |operation: &str| service.get(&format!("/bots/{}/{operation}", bot["bot_id"].as_str().unwrap()));
    hook.take_until("bot.recording");
    assert_eq!(get("get_participants").json()[0]["humanized_status"], "in_meeting");
    for operation in ["get_chats", "get_speaker_timeline", "get_audio_streams", "get_recording_streams"] {
        assert_eq!(get(operation).status, 202, "{operation} during the meeting");
    }
    release.send(()).unwrap();
    hook.take_until("bot.done");
    assert_eq!(get("get_audio_streams").json()["audio_streams_available"], false);
    for operation in ["get_screenshots", "summary"] {
        assert_eq!(get(operation).status, 404, "{operation}");
    }
}

#[test]
fn everything_can_be_fetched_with_one_command() {
    let mut env = TestEnv::new();
    let service = Service::start(&env, &[]);
    let hook = Hook::start();
    let bot = service.create(&json!({
        "callback_url": hook.url(), "video_required": true, "recording_config": deepgram(),
        "audio_separate_streams": true, "video_separate_streams": true,
    }));
    hook.take_until("bot.done");
    env.set("MEETSTREAM_API_URL", service.api_url());
    env.set("MEETSTREAM_API_KEY", "ms_test");

    let run = env.run(["fetch", "all", bot["bot_id"].as_str().unwrap(), "--out", "kept"]);

    let id = bot["bot_id"].as_str().unwrap();
    let tree: Vec<_> = env.tree("kept").iter().map(|path| path.replace(&format!("{id}/"), "")).collect();
    for file in ["audio.wav", "video.mp4", "transcript.md", "participants.json", "chat.json", "screenshots/0001.png"] {
        assert!(tree.iter().any(|path| path == file), "{file}: {tree:?}\n{}", run.stderr);
    }
    assert_eq!(tree.iter().filter(|path| path.starts_with("streams/")).count(), 4, "{tree:?}");
}

/// Every webhook of a plain meeting, in order.
const PLAIN: [&str; 9] = [
    "bot.joining",
    "bot.in_waiting_room",
    "bot.inmeeting",
    "bot.recording",
    "bot.leaving",
    "bot.stopped",
    "manifest.completed",
    "audio.processed",
    "bot.done",
];

#[test]
fn a_webhook_that_is_dropped_is_told_of_and_moves_the_bot_all_the_same() {
    let env = TestEnv::new();
    let mut service = Service::start(&env, &["--fault", "drop=audio.processed", "--fault", "drop=bot.stopped"]);
    let hook = Hook::start();
    let bot = service.create(&json!({"callback_url": hook.url()}));

    let webhooks = names(&hook.take_until("bot.done"));

    let sent = PLAIN.into_iter().filter(|name| !["audio.processed", "bot.stopped"].contains(name));
    assert_eq!(webhooks, sent.collect::<Vec<_>>());
    let details = service.get(&format!("/bots/{}/detail", bot["bot_id"].as_str().unwrap())).json();
    assert_eq!(details["bot_details"]["AudioStatus"], "Success");
    assert_eq!(details["bot_details"]["StatusTimeline"]["Stopped"]["status"], true);
    let dropped = std::iter::repeat_with(|| service.record("delivery")).find(|record| record["name"] == "bot.stopped");
    let dropped = dropped.unwrap();
    assert_eq!((&dropped["status"], &dropped["error"]), (&Value::Null, &json!("dropped: a fault is switched on")));
}

#[test]
fn webhooks_come_twice_and_in_the_same_wrong_order_each_time() {
    let env = TestEnv::new();
    let service = Service::start(&env, &["--fault", "duplicate", "--fault", "shuffle"]);
    let live = || {
        let hook = Hook::start();
        service.create(&json!({"callback_url": hook.url()}));
        let webhooks: Vec<Hooked> = std::iter::repeat_with(|| hook.take()).take(2 * PLAIN.len()).collect();
        names(&webhooks)
    };

    let first = live();

    assert_eq!(first, live());
    for name in PLAIN {
        assert_eq!(first.iter().filter(|sent| *sent == name).count(), 2, "{name} in {first:?}");
    }
    let mut arrived = first.clone();
    arrived.dedup();
    assert_ne!(arrived, PLAIN, "out of order");
}

#[test]
fn faults_change_while_it_runs_and_calls_are_counted_all_the_same() {
    let env = TestEnv::new();
    let service = Service::start(&env, &["--speed", "1"]);
    let bot = service.create(&json!({}));
    let id = bot["bot_id"].as_str().unwrap();
    let status = format!("/bots/{id}/status");
    assert_eq!(service.get(&status).status, 200);

    service.set_faults(&["unavailable"]);
    let down = service.get(&status);
    assert_eq!((down.status, down.header("retry-after")), (503, None));
    service.set_faults(&["rate-limited"]);
    let limited = service.get(&status);
    assert_eq!((limited.status, limited.header("retry-after")), (429, Some("1")));
    assert_eq!(service.control("GET", "/faults", &Value::Null).json(), json!(["rate-limited"]));
    service.set_faults(&[]);
    assert_eq!(service.get(&status).status, 200);

    assert_eq!(service.requests(id), [("GET /bots/{bot_id}/status".to_owned(), 4)]);
    let all = service.control("GET", "/requests", &Value::Null).json();
    let created = json!({"bot_id": null, "method": "POST", "route": "/bots/create_bot", "count": 1});
    assert!(all.as_array().unwrap().contains(&created), "{all}");
}

#[test]
fn details_leave_out_or_garble_what_the_faults_say() {
    let (env, service) = Service::with_user();
    let bot = service.create(&json!({}));
    let id = bot["bot_id"].as_str().unwrap();
    let details = || service.get(&format!("/bots/{id}/detail")).json()["bot_details"].clone();

    service.set_faults(&["no-timeline", "no-artifact-status"]);
    let bare = details();
    assert_eq!((bare.get("StatusTimeline"), bare.get("AudioStatus")), (None, None));
    assert!(bare["Status"].is_string());
    service.set_faults(&["odd-timeline"]);
    let stages = details()["StatusTimeline"].clone();
    let stages: Vec<&String> = stages.as_object().unwrap().keys().collect();
    assert_eq!((stages.first().unwrap().as_str(), stages.last().unwrap().as_str()), ("Rejoicing", "Resting"));

    let run = env.run(["show", id]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn only_this_machine_may_switch_faults_and_only_ones_that_exist() {
    let env = TestEnv::new();
    let service = Service::start(&env, &[]);
    for (body, reason) in [
        (json!(["drop=bot.flew"]), "bot.flew"),
        (json!(["nonsense"]), "unknown fault"),
        (json!("unavailable"), "a JSON list"),
        (Value::Null, "a JSON list"),
    ] {
        let refused = service.control("PUT", "/faults", &body);
        assert_eq!(refused.status, 400);
        assert!(refused.json()["message"].as_str().unwrap().contains(reason), "{}", refused.text());
    }
    let url = service.api_url().replace("/api/v1", "/sandbox/faults");
    let rebound = http("PUT", &url, &[("host", "rebound.example")], br#"["unavailable"]"#);
    assert_eq!(rebound.status, 403, "a page whose name leads here");
    assert_eq!(service.control("GET", "/faults", &Value::Null).json(), json!([]));
    assert_eq!(service.control("GET", "/nothing", &Value::Null).status, 404);

    let run = env.run(["sandbox", "--port", "0", "--fault", "drop=bot.flew"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("no event is called `bot.flew`"), "{}", run.stderr);
}
