//! The body of a create request: the profile's table, under a file, under the flags, under what is always sent.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::api::wire::{
    AutomaticLeave, CreateBot, Endpoint, RealtimeEndpoint, RecordingConfig, Retention, SignedIn, TranscriptConfig,
    ZoomAccess, config_for, takes_language,
};
use crate::cli::{AccessArgs, BotArgs, Layout, LeavingArgs, RecordingArgs, TranscriptArgs};
use crate::commands::input::read_object;
use crate::context::Context;
use crate::error::{Error, InputError, InputSource};
use crate::model::{MeetingLink, Span, WholeHours};
use crate::settings::Settings;

/// Makes the body. Reads the files that the flags name, and nothing else.
pub(super) fn build(link: Option<&str>, args: &BotArgs, ctx: &Context) -> Result<Value, Error> {
    let mut body = Map::new();
    if args.sending.defaults {
        merge(&mut body, defaults(&ctx.settings)?);
    }
    if let Some(path) = &args.sending.payload {
        merge(&mut body, read_object(&InputSource::from_argument(path.clone()))?);
    }
    let mut problems = Vec::new();
    let flags = from_flags(link, args, ctx.now(), &mut problems)?;
    if !problems.is_empty() {
        return Err(InputError::Refused { subject: "create", problems }.into());
    }
    let mut flags = match serde_json::to_value(&flags) {
        Ok(Value::Object(flags)) => flags,
        Ok(_) | Err(_) => Map::new(),
    };
    if link.is_none() {
        flags.remove("meeting_link");
    }
    // A provider from a flag replaces the one in the payload: the service accepts exactly one.
    if args.transcript.transcript.is_some() {
        remove(&mut body, &["recording_config", "transcript", "provider"]);
    }
    merge(&mut body, flags);
    merge_absent(&mut body, always(&ctx.settings));
    Ok(Value::Object(body))
}

/// What is sent where nobody said otherwise, because the service's own defaults are contested.
fn always(settings: &Settings) -> Map<String, Value> {
    let body = json!({
        "bot_name": settings.bot_name.value,
        "video_required": false,
        "recording_config": {"retention": retention(settings.bot_retention.value)},
    });
    body.as_object().cloned().unwrap_or_default()
}

fn defaults(settings: &Settings) -> Result<Map<String, Value>, Error> {
    let missing = || InputError::refused("create --defaults", "the profile has no [create] table in the config file");
    let table = settings.create.as_ref().ok_or_else(missing)?;
    match serde_json::to_value(table) {
        Ok(Value::Object(map)) => Ok(map),
        Ok(_) | Err(_) => Err(missing().into()),
    }
}

fn from_flags(
    link: Option<&str>,
    args: &BotArgs,
    now: Timestamp,
    problems: &mut Vec<String>,
) -> Result<CreateBot, Error> {
    let attributes: Map<String, Value> =
        args.attr.iter().map(|(key, value)| (key.clone(), Value::String(value.clone()))).collect();
    let live = &args.live;
    Ok(CreateBot {
        meeting_link: meeting_link(link, args.any_link, problems),
        bot_name: args.name.clone(),
        video_required: args.video.then_some(true),
        bot_message: args.message.clone(),
        bot_image_url: args.image_url.clone(),
        callback_url: args.callback_url.clone(),
        join_at: args.join_at.as_deref().and_then(|when| join_at(when, now, problems)),
        agent_config_id: args.agent.as_ref().map(ToString::to_string),
        custom_attributes: (!attributes.is_empty()).then_some(attributes),
        deduplication_key: args.sending.dedup_key.clone(),
        socket_connection_url: live.control_ws.clone().map(Endpoint::websocket),
        live_audio_required: live.live_audio_ws.clone().map(Endpoint::websocket),
        live_video_required: live.live_video_ws.clone().map(Endpoint::websocket),
        live_transcription_required: live.live_transcript_webhook.clone().map(Endpoint::webhook),
        workflow_config_ids: (!args.workflow.is_empty())
            .then(|| args.workflow.iter().map(ToString::to_string).collect()),
        google_meet: google(&args.access),
        teams: teams(&args.access),
        zoom: zoom(&args.access, problems),
        recording_config: recording(args, problems)?,
        automatic_leave: leaving(&args.leaving, problems),
    })
}

fn meeting_link(text: Option<&str>, any_link: bool, problems: &mut Vec<String>) -> String {
    let Some(text) = text else { return String::new() };
    let link = if any_link { MeetingLink::parse_any(text) } else { MeetingLink::parse(text) };
    match link {
        Ok(link) => link.as_str().to_owned(),
        Err(error) => {
            let escape = if any_link { "" } else { " (--any-link accepts any host)" };
            problems.push(format!("--link: {error}{escape}"));
            String::new()
        }
    }
}

/// Reads a date with a zone, or a time from now.
fn join_at(text: &str, now: Timestamp, problems: &mut Vec<String>) -> Option<String> {
    if let Some(span) = text.strip_prefix('+') {
        let at = span.parse::<Span>().ok().and_then(|span| now.checked_add(span.0).ok());
        if at.is_none() {
            problems.push("--join-at: a time from now is written like +10m".to_owned());
        }
        return at.map(|at| at.round(jiff::Unit::Second).unwrap_or(at).to_string());
    }
    match text.parse::<Timestamp>() {
        Ok(at) if at < now => {
            problems.push("--join-at: that is in the past; a time from now is written like +10m".to_owned());
            None
        }
        Ok(_) => Some(text.to_owned()),
        Err(_) => {
            problems.push("--join-at: a time is written like +10m (from now), or with date and zone: 2030-03-01T09:00:00Z, …+01:00".to_owned());
            None
        }
    }
}

fn recording(args: &BotArgs, problems: &mut Vec<String>) -> Result<Option<RecordingConfig>, Error> {
    let RecordingArgs { separate_audio, separate_video, layout, participant_webhook } = &args.recording;
    let config = RecordingConfig {
        transcript: transcript(&args.transcript, problems)?,
        retention: args.retention.map(retention),
        realtime_endpoints: participant_webhook.clone().map(|url| {
            vec![RealtimeEndpoint {
                kind: "webhook".to_owned(),
                url,
                events: ["participant_events.join", "participant_events.leave"].map(str::to_owned).to_vec(),
            }]
        }),
        video_layout: layout.map(|layout| {
            match layout {
                Layout::Grid => "grid_view",
                Layout::Speaker => "speaker_view",
            }
            .to_owned()
        }),
        audio_separate_streams: separate_audio.then_some(true),
        video_separate_streams: separate_video.then_some(true),
    };
    Ok(Some(config).filter(|config| serde_json::to_value(config).is_ok_and(|value| value != json!({}))))
}

fn transcript(args: &TranscriptArgs, problems: &mut Vec<String>) -> Result<Option<TranscriptConfig>, Error> {
    let Some(provider) = &args.transcript else { return Ok(None) };
    if args.language.is_some() && !provider.known().is_some_and(takes_language) {
        problems.push(format!("--language: {provider} has no such option that is known; --provider-config takes any"));
    }
    let config = match &args.provider_config {
        Some(path) => Value::Object(read_object(&InputSource::from_argument(path.clone()))?),
        None => provider.known().map_or(json!({}), |known| config_for(known, args.language.as_deref())),
    };
    Ok(Some(TranscriptConfig { provider: Map::from_iter([(provider.as_str().to_owned(), config)]) }))
}

fn retention(time: WholeHours) -> Retention {
    Retention { kind: "timed".to_owned(), hours: time.hours() }
}

fn leaving(args: &LeavingArgs, problems: &mut Vec<String>) -> Option<AutomaticLeave> {
    let mut seconds = |flag: &str, span: Option<Span>| {
        let span = span?;
        if span.0.subsec_nanos() != 0 {
            problems.push(format!("{flag} must be a whole number of seconds"));
        }
        Some(span.0.as_secs())
    };
    let leave = AutomaticLeave {
        waiting_room_timeout: seconds("--waiting-room-timeout", args.waiting_room_timeout),
        no_one_joined_timeout: seconds("--no-one-joined-timeout", args.no_one_joined_timeout),
        everyone_left_timeout: seconds("--everyone-left-timeout", args.everyone_left_timeout),
        voice_inactivity_timeout: seconds("--silence-timeout", args.silence_timeout),
        in_call_recording_timeout: seconds("--max-recording", args.max_recording),
        recording_permission_denied_timeout: seconds("--permission-timeout", args.permission_timeout),
        bot_detection: None,
    };
    (leave != AutomaticLeave::default()).then_some(leave)
}

fn google(args: &AccessArgs) -> Option<SignedIn> {
    let domain = args.google_login_domain.clone()?;
    Some(SignedIn { google_login_domain: Some(domain), ..account(args) })
}

fn teams(args: &AccessArgs) -> Option<SignedIn> {
    let domain = args.teams_login_domain.clone()?;
    Some(SignedIn { teams_login_domain: Some(domain), ..account(args) })
}

fn account(args: &AccessArgs) -> SignedIn {
    SignedIn {
        login_required: true,
        sign_in_email: args.sign_in_email.clone(),
        strict_email: args.sign_in_email.is_some().then_some(!args.no_strict_email),
        ..SignedIn::default()
    }
}

fn zoom(args: &AccessArgs, problems: &mut Vec<String>) -> Option<ZoomAccess> {
    if args.sign_in_email.is_some() && args.google_login_domain.is_none() && args.teams_login_domain.is_none() {
        problems.push("--sign-in-email: needs --google-login-domain or --teams-login-domain".to_owned());
    }
    let access = ZoomAccess { zak_url: args.zoom_zak_url.clone(), obf_url: args.zoom_obf_url.clone() };
    (access.zak_url.is_some() || access.obf_url.is_some()).then_some(access)
}

/// Lays `over` on `under`: objects are merged, anything else is replaced.
fn merge(under: &mut Map<String, Value>, over: Map<String, Value>) {
    for (key, value) in over {
        match (under.get_mut(&key), value) {
            (Some(Value::Object(under)), Value::Object(over)) => merge(under, over),
            (Some(place), value) => *place = value,
            (None, value) => drop(under.insert(key, value)),
        }
    }
}

/// Adds what is not there.
fn merge_absent(body: &mut Map<String, Value>, defaults: Map<String, Value>) {
    for (key, value) in defaults {
        match (body.get_mut(&key), value) {
            (Some(Value::Object(body)), Value::Object(defaults)) if key == "recording_config" => {
                merge_absent(body, defaults);
            }
            (Some(_), _) => {}
            (None, value) => drop(body.insert(key, value)),
        }
    }
}

fn remove(body: &mut Map<String, Value>, path: &[&str]) {
    match path {
        [last] => drop(body.shift_remove(*last)),
        [first, rest @ ..] => {
            if let Some(Value::Object(inner)) = body.get_mut(*first) {
                remove(inner, rest);
            }
        }
        [] => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(value: Value) -> Map<String, Value> {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn flags_lie_on_the_file_and_defaults_fill_the_gaps() {
        let mut body = map(json!({"a": {"x": 1, "y": 2}, "video_required": true}));
        merge(&mut body, map(json!({"a": {"y": 3}, "b": [1]})));
        merge_absent(&mut body, map(json!({"video_required": false, "c": 1, "a": {"z": 9}})));
        assert_eq!(Value::Object(body), json!({"a": {"x": 1, "y": 3}, "video_required": true, "b": [1], "c": 1}));
    }

    #[test]
    fn a_time_to_join_needs_a_zone_and_lies_ahead() {
        let now: Timestamp = "2026-02-27T07:11:51.863Z".parse().unwrap();
        let read = |text: &str| {
            let mut problems = Vec::new();
            let at = join_at(text, now, &mut problems);
            (at, problems.len())
        };
        assert_eq!(read("2026-03-01T09:00:00+01:00"), (Some("2026-03-01T09:00:00+01:00".to_owned()), 0));
        assert_eq!(read("+10m"), (Some("2026-02-27T07:21:52Z".to_owned()), 0));
        for text in ["2026-03-01T09:00:00", "2026-02-01T09:00:00Z", "tomorrow", "+soon"] {
            assert_eq!(read(text), (None, 1), "{text}");
        }
    }
}
