//! What the emulated service tells of a meeting while it goes on.

use serde_json::{Value, json};

use crate::support::{Hook, Hooked, Service, TestEnv, free_port};

fn provider(name: &str, options: &Value) -> Value {
    json!({"transcript": {"provider": {name: options}}})
}

fn json_of(hooked: &[Hooked]) -> Vec<Value> {
    hooked.iter().map(Hooked::json).collect()
}

/// The words of every chunk that is final, with who said them and when.
fn finals(chunks: &[Value]) -> Vec<Value> {
    let finals = chunks.iter().filter(|chunk| chunk["end_of_turn"] == true);
    finals.map(|chunk| json!([chunk["speakerName"], chunk["transcript"], chunk["timestamp"]])).collect()
}

#[test]
fn the_words_come_while_they_are_spoken_and_are_those_of_the_transcript() {
    let env = TestEnv::new();
    let service = Service::start(&env, &["--speed", "400"]);
    let (hook, live) = (Hook::start(), Hook::start());
    let bot = service.create(&json!({
        "callback_url": hook.url(), "custom_attributes": {"tenant": "日本"},
        "live_transcription_required": {"webhook_url": live.url()},
        "recording_config": provider("meetstream_streaming", &json!({})),
    }));
    let id = bot["bot_id"].as_str().unwrap();
    let mut chunks = vec![live.take().json()];
    while !chunks.last().unwrap()["transcript"].as_str().unwrap().ends_with("ship it.") {
        chunks.push(live.take().json());
    }

    for chunk in &chunks {
        assert_eq!((&chunk["bot_id"], &chunk["custom_attributes"]), (&bot["bot_id"], &json!({"tenant": "日本"})));
        assert_eq!(chunk.get("event"), None, "a chunk has no name");
        assert_eq!(chunk["is_final"], chunk["end_of_turn"]);
        assert_eq!(chunk["words"][0]["confidence"], 0, "the service's own model does not say how sure it is");
    }
    for pair in chunks.windows(2).filter(|pair| pair[0]["end_of_turn"] == false) {
        let (before, after) = (pair[0]["transcript"].as_str().unwrap(), pair[1]["transcript"].as_str().unwrap());
        assert!(after.starts_with(before), "a running transcript grows: {before:?} {after:?}");
    }
    hook.take_until("bot.done");
    let run = service.call(
        "POST",
        &format!("/bots/{id}/transcribe"),
        &json!({"provider": {"deepgram": {"model": "nova-3"}}, "callback_url": hook.url()}),
    );
    hook.take_until("transcription.processed");
    let transcript = format!("/transcript/{}/get_transcript", run.json()["transcript_id"].as_str().unwrap());
    let transcript = service.get(&transcript).json();
    let spoken = transcript.as_array().unwrap().iter().map(|segment| {
        let end = segment["absolute_end_time"].as_str().unwrap().parse::<jiff::Timestamp>().unwrap();
        json!([segment["speaker"], segment["transcript"], end.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()])
    });
    assert_eq!(finals(&chunks), spoken.collect::<Vec<_>>());
    let last = transcript.as_array().unwrap().last().unwrap();
    let words = |words: &Value| -> Vec<Value> {
        words.as_array().unwrap().iter().map(|word| json!([word["word"], word["start"], word["end"]])).collect()
    };
    assert_eq!(words(&chunks.last().unwrap()["words"]), words(&last["words"]));
}

#[test]
fn who_comes_and_goes_is_told_as_the_participants_say() {
    let env = TestEnv::new();
    let service = Service::start(&env, &["--speed", "400"]);
    let (hook, people, goers) = (Hook::start(), Hook::start(), Hook::start());
    let endpoint = |url: String, events: &[&str]| json!({"type": "webhook", "url": url, "events": events});
    let bot = service.create(&json!({
        "callback_url": hook.url(), "custom_attributes": {"tenant": "x"},
        "recording_config": {"realtime_endpoints": [
            endpoint(people.url(), &["participant_events.join", "participant_events.leave"]),
            endpoint(goers.url(), &["participant_events.leave"]),
        ]},
    }));
    let events = json_of(&[people.take(), people.take(), people.take(), people.take()]);
    let listed = service.get(&format!("/bots/{}/get_participants", bot["bot_id"].as_str().unwrap())).json();

    let told = |event: &Value| {
        let participant = event.pointer("/data/data/participant").unwrap();
        json!([participant["id"], participant["full_name"]])
    };
    let listed: Vec<_> = listed.as_array().unwrap().iter().map(|it| json!([it["deviceId"], it["fullName"]])).collect();
    assert_eq!(events[..2].iter().map(told).collect::<Vec<_>>(), listed);
    assert_eq!(events[2..].iter().map(told).collect::<Vec<_>>(), listed);
    for (index, event) in events.iter().enumerate() {
        let action = if index < 2 { "join" } else { "leave" };
        assert_eq!(event["event"], format!("participant_events.{action}"));
        assert_eq!(event.pointer("/data/data/action").unwrap(), action);
        assert_eq!(event.pointer("/data/bot/id").unwrap(), &bot["bot_id"]);
        assert_eq!(event.get("bot_id"), None, "the id stands further in");
        assert_eq!(event["custom_attributes"]["tenant"], "x");
    }
    assert_eq!(events[2].pointer("/data/data/timestamp/relative").unwrap(), 24.0);
    let stamps: std::collections::BTreeSet<_> = events.iter().map(|event| event["timestamp"].to_string()).collect();
    assert_eq!(stamps.len(), 4, "no two events look like one sent twice");
    let left = json_of(&[goers.take(), goers.take()]);
    assert_eq!(left, events[2..], "each endpoint gets the events that it asked for");
    hook.take_until("bot.done");
    assert!(goers.so_far().is_empty());
}

#[test]
fn a_paused_bot_tells_nothing() {
    let env = TestEnv::new();
    let service = Service::start(&env, &["--speed", "20"]);
    let hook = Hook::start();
    let (live, release) = Hook::holding(&["unnamed"]);
    let bot = service.create(&json!({
        "callback_url": hook.url(), "live_transcription_required": {"webhook_url": live.url()},
        "recording_config": provider("meetstream_streaming", &json!({})),
    }));
    let first = live.take().json();
    let paused =
        service.call("POST", &format!("/bots/{}/pause_recording", bot["bot_id"].as_str().unwrap()), &json!({}));
    assert_eq!(paused.status, 200, "{}", paused.text());
    for _ in 0..40 {
        release.send(()).unwrap();
    }
    hook.take_until("bot.done");

    let mut chunks = vec![first];
    chunks.extend(json_of(&live.so_far()));
    let told: Vec<_> = finals(&chunks);
    assert!(told.len() < 3, "what was said in the pause is not told: {told:?}");
}

#[test]
fn what_is_told_live_is_lost_alone_and_dropped_alone() {
    let env = TestEnv::new();
    let mut service = Service::start(&env, &["--speed", "2000", "--fault", "drop=participant_events.join"]);
    let (hook, people) = (Hook::start(), Hook::start());
    let nobody = format!("http://127.0.0.1:{}/live", free_port());
    service.create(&json!({
        "callback_url": hook.url(), "live_transcription_required": {"webhook_url": nobody},
        "recording_config": {
            "transcript": {"provider": {"deepgram_streaming": {}}},
            "realtime_endpoints": [{"type": "webhook", "url": people.url(),
                "events": ["participant_events.join", "participant_events.leave"]}],
        },
    }));

    assert_eq!(people.take().name(), "participant_events.leave", "those who join are dropped by the fault");
    let names: Vec<_> = hook.take_until("bot.done").iter().map(Hooked::name).collect();
    assert!(names.contains(&"audio.processed".to_owned()), "{names:?}");
    let mut delivery = service.record("delivery");
    while delivery["name"] != "transcript.chunk" {
        delivery = service.record("delivery");
    }
    assert_eq!(delivery["error"], "nothing listens there");
    assert!(!delivery.to_string().contains("/live"), "an address may hold a secret");
}

#[test]
fn what_is_not_done_is_said() {
    let env = TestEnv::new();
    let mut service = Service::start(&env, &["--speed", "2000"]);
    service.create(&json!({
        "live_transcription_required": {"webhook_url": "http://127.0.0.1:9/live"},
        "recording_config": provider("meeting_captions", &json!({})),
    }));
    let ignored = service.record("ignored");
    assert!(ignored["told"].as_str().unwrap().starts_with("live_transcription_required: "), "{ignored}");

    let refused = service.call(
        "POST",
        "/bots/create_bot",
        &json!({"meeting_link": "https://meet.google.com/abc-defg-hij",
            "recording_config": {"realtime_endpoints": [{"type": "webhook", "url": "nowhere"}]}}),
    );
    assert_eq!(refused.status, 400);
    assert!(refused.text().contains("realtime_endpoints.url must be a valid URL"), "{}", refused.text());
}
