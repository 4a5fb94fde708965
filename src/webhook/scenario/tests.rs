use serde_json::{Map, json};

use super::*;

const ALL_ASKED: Asked = Asked { transcript: true, video: true };

fn names(scenario: Scenario, envelope: Envelope) -> Vec<&'static str> {
    scenario.steps(ALL_ASKED, envelope).iter().map(Step::name).collect()
}

fn rendered(name: &str, envelope: Envelope) -> Value {
    let subject = Subject {
        bot_id: "6667fd0c-0165-471a-a880-06a1180be377",
        custom_attributes: Some(&Map::new()),
        at: "2026-02-27T07:11:51.863543Z".parse().unwrap(),
    };
    Step::single(EventKind::from_name(name)).unwrap().render(&subject, envelope)
}

#[test]
fn names_read_back() {
    for &scenario in Scenario::ALL {
        assert_eq!(scenario.as_str().parse(), Ok(scenario));
    }
    assert!("postcall".parse::<Scenario>().is_err());
}

#[test]
fn every_lifecycle_stops_once_and_time_only_goes_on() {
    for &scenario in Scenario::ALL {
        for envelope in [Envelope::Event, Envelope::TwoLayer] {
            let steps = scenario.steps(ALL_ASKED, envelope);
            let endings = steps.iter().filter(|step| step.kind().stop_reason().is_some()).count();
            assert_eq!(endings, 1, "{scenario}");
            assert!(steps.windows(2).all(|pair| pair[0].after <= pair[1].after), "{scenario}");
            assert_eq!(steps[0].name(), "bot.joining", "{scenario}");
        }
    }
}

#[test]
fn artifacts_come_as_asked_for() {
    let nothing = Asked { transcript: false, video: false };
    let bare: Vec<_> = Scenario::PostCall.steps(nothing, Envelope::TwoLayer).iter().map(Step::name).collect();
    assert!(bare.contains(&"audio.processed"));
    assert!(!bare.contains(&"video.processed") && !bare.contains(&"transcription.processed"));
    assert!(!names(Scenario::StreamingOnly, Envelope::TwoLayer).contains(&"transcription.processed"));
    assert_eq!(names(Scenario::StreamingOnly, Envelope::Event).last(), Some(&"video.processed"));
    assert_eq!(names(Scenario::LobbyTimeout, Envelope::Event).last(), Some(&"bot.notallowed"));
    assert_eq!(names(Scenario::DataDeletion, Envelope::Event).last(), Some(&"data_deletion"));
    let joins = names(Scenario::JoinRetried, Envelope::Event).iter().filter(|name| **name == "bot.joining").count();
    assert_eq!(joins, 3);
}

#[test]
fn the_first_generation_reads_as_the_guide_prints_it() {
    let body = rendered("bot.joining", Envelope::Event).to_string();
    assert_eq!(
        body,
        r#"{"event":"bot.joining","bot_id":"6667fd0c-0165-471a-a880-06a1180be377","bot_status":"Joining","message":"Bot is joining the meeting","status_code":200,"timestamp":"2026-02-27T07:11:51.863543+00:00","custom_attributes":{}}"#
    );
    let audio = rendered("audio.processed", Envelope::Event);
    assert_eq!(audio.get("timestamp"), None);
    assert_eq!(audio["audio_status"], "Success");
    let kicked = rendered("bot.kicked", Envelope::Event);
    assert_eq!((&kicked["event"], &kicked["bot_status"]), (&json!("bot.stopped"), &json!("Stopped")));
    assert_eq!(kicked.get("bot_event"), None, "the first generation cannot tell of a kick");
}

#[test]
fn the_second_generation_has_two_names_but_for_a_few() {
    let refused = rendered("bot.notallowed", Envelope::TwoLayer);
    assert_eq!(refused["event"], "bot.stopped");
    assert_eq!(refused["bot_event"], "bot.notallowed");
    assert_eq!(refused["status_code"], 500);
    assert_eq!(refused["timestamp"], "2026-02-27T07:11:51.863Z");
    assert_eq!(rendered("manifest.completed", Envelope::TwoLayer).get("bot_event"), None);
}

#[test]
fn a_bot_that_is_called_back_leaves_and_is_processed_as_planned() {
    let planned = Scenario::PostCall.steps(ALL_ASKED, Envelope::TwoLayer);
    let names = |recorded| Step::removal(recorded, &planned).iter().map(Step::name).collect::<Vec<_>>();
    assert_eq!(names(None), ["bot.leaving", "bot.stopped", "bot.done"]);
    let recorded = Some(ALL_ASKED);
    assert_eq!(
        names(recorded).get(..4),
        Some(&["bot.leaving", "bot.stopped", "manifest.completed", "audio.processed"][..])
    );
    assert_eq!(names(recorded).last(), Some(&"bot.done"));
    assert!(Step::removal(recorded, &planned).windows(2).all(|pair| pair[0].after <= pair[1].after));
}

#[test]
fn what_a_bot_recorded_before_it_was_called_back_is_processed_whatever_was_planned() {
    for scenario in Scenario::ALL {
        let planned = scenario.steps(ALL_ASKED, Envelope::TwoLayer);
        let recorded = planned.iter().any(|step| step.kind() == EventKind::Recording).then_some(ALL_ASKED);
        let remains: Vec<_> = Step::removal(recorded, &planned).iter().map(Step::kind).collect();
        assert_eq!(remains.contains(&EventKind::AudioProcessed), recorded.is_some(), "{scenario}");
        assert_eq!(remains.iter().filter(|kind| kind.stop_reason().is_some()).count(), 1, "{scenario}");
    }
}

#[test]
fn every_single_event_renders_in_both_generations() {
    for name in EventKind::ALL.iter().filter(|kind| **kind != EventKind::Unparsed).map(|kind| kind.name()) {
        for envelope in [Envelope::Event, Envelope::TwoLayer] {
            assert!(rendered(name, envelope).is_object(), "{name}");
        }
    }
}
