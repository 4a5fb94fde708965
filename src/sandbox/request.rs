//! Reads and checks the body of `create_bot`, refusing what the service refuses, in its words (`docs/api.md`, "Creating
//! a bot").

use std::ops::RangeInclusive;

use jiff::Timestamp;
use serde_json::{Map, Value};
use url::Url;

use super::account::{LoginProvider, SignIn};
use crate::model::{MeetingLink, NamedProvider, ParseMeetingLinkError, Platform, Provider, ProviderMode};
use crate::webhook::scenario::{Asked, Scenario};

/// A bot as it was asked for.
#[derive(Clone, Debug)]
pub(super) struct BotRequest {
    pub(super) meeting_link: String,
    pub(super) platform: Option<Platform>,
    pub(super) bot_name: String,
    pub(super) callback_url: Option<Url>,
    pub(super) join_at: Option<Timestamp>,
    pub(super) video: bool,
    /// The provider and its configuration.
    pub(super) provider: Option<(Provider, Value)>,
    pub(super) custom_attributes: Map<String, Value>,
    /// The account that it is to join with.
    pub(super) sign_in: Option<SignIn>,
    pub(super) deduplication_key: Option<String>,
    /// The lifecycle that the attribute [`SCENARIO_ATTRIBUTE`] picks.
    pub(super) scenario: Option<Scenario>,
    /// The body as it came, for `RequestPayload`.
    pub(super) payload: Map<String, Value>,
}

/// The custom attribute that picks a bot's lifecycle.
pub(super) const SCENARIO_ATTRIBUTE: &str = "scenario";

/// Accepted whole seconds of `automatic_leave`, where a bound is known. The waiting room depends on the platform.
const LEAVE_LIMITS: [(&str, RangeInclusive<u64>); 5] = [
    ("no_one_joined_timeout", 60..=1_800),
    ("everyone_left_timeout", 1..=1_800),
    ("voice_inactivity_timeout", 60..=1_800),
    ("in_call_recording_timeout", 600..=18_000),
    ("recording_permission_denied_timeout", 60..=300),
];

/// The keys of the streaming providers as the service lists them in its refusal.
const STREAMING_KEYS: &str =
    "deepgram_streaming, assemblyai_streaming, jigsawstack_streaming, meetstream_streaming, meeting_captions";

impl BotRequest {
    /// What the bot is to bring home.
    pub(super) fn asked(&self) -> Asked {
        let mode = self.provider.as_ref().map(|(provider, _)| provider.mode());
        Asked { transcript: mode == Some(ProviderMode::PostCall), video: self.video }
    }

    /// Whether a switch of the recording is on: at the top, or in `recording_config`; the top wins.
    pub(super) fn asks_for(&self, option: &str) -> bool {
        let nested = || self.payload.get("recording_config").and_then(|recording| recording.get(option));
        self.payload.get(option).or_else(nested).and_then(Value::as_bool).unwrap_or_default()
    }

    /// The lifecycle when neither the bot nor the sandbox was told one.
    pub(super) fn usual_scenario(&self) -> Scenario {
        match self.provider.as_ref().map(|(provider, _)| provider.mode()) {
            Some(ProviderMode::Streaming) => Scenario::StreamingOnly,
            Some(ProviderMode::PostCall | ProviderMode::Captions) | None => Scenario::PostCall,
        }
    }
}

/// Reads a body; `Err` is the message of the 400. `knows` tells whether a login domain (its field, its name) is there.
pub(super) fn read(body: &[u8], knows: impl Fn(&str, &str) -> bool) -> Result<BotRequest, String> {
    let payload: Map<String, Value> =
        serde_json::from_slice(body).map_err(|_| "BotRequest body must be a JSON object.".to_owned())?;
    let meeting_link = text(&payload, "meeting_link")?.ok_or("meeting_link is required.")?;
    let link = MeetingLink::parse_any(&meeting_link).map_err(|_| "meeting_link is not a valid URL.")?;
    let platform = match MeetingLink::parse(&meeting_link) {
        // The right host is enough to tell where a bot goes.
        Err(ParseMeetingLinkError::NoMeeting { platform, .. }) => Some(platform),
        Ok(_) | Err(_) => link.platform(),
    };
    let provider = provider(&payload)?;
    retention(&payload)?;
    automatic_leave(&payload, platform)?;
    live_transcription(&payload, provider.as_ref())?;
    let sign_in = sign_in(&payload, knows)?;
    zoom(&payload)?;
    if text(&payload, "bot_image_url")?.is_some_and(|image| !image.starts_with("http")) {
        return Err("bot_image_url must be a public URL; base64 images are not supported".to_owned());
    }
    let custom_attributes = custom_attributes(&payload)?;
    let scenario = match custom_attributes.get(SCENARIO_ATTRIBUTE).and_then(Value::as_str) {
        Some(name) => Some(name.parse::<Scenario>().map_err(|error| error.to_string())?),
        None => None,
    };
    let deduplication_key = text(&payload, "deduplication_key")?;
    if let Some(key) = &deduplication_key
        && !((1..=2_000).contains(&key.len()) && key.bytes().all(|byte| (0x20..0x7f).contains(&byte)))
    {
        return Err("deduplication_key must be 1 to 2000 printable ASCII characters".to_owned());
    }
    Ok(BotRequest {
        platform,
        bot_name: text(&payload, "bot_name")?.unwrap_or_else(|| "MeetStream Bot".to_owned()),
        callback_url: url(&payload, "callback_url")?,
        join_at: join_at(&payload)?,
        // The service takes an omitted `video_required` for true.
        video: flag(&payload, "video_required")?.unwrap_or(true),
        meeting_link,
        provider,
        custom_attributes,
        sign_in,
        deduplication_key,
        scenario,
        payload,
    })
}

/// The name of the one provider of a `provider` object that the service may have, but this sandbox has not.
pub(super) fn unknown_provider(object: &Value) -> Option<String> {
    let object = object.as_object().filter(|object| object.len() == 1)?;
    let (name, _) = object.iter().find(|(_, configuration)| configuration.is_object())?;
    match name.parse() {
        Ok(NamedProvider::Other(name)) => Some(name),
        Ok(NamedProvider::Known(_)) | Err(_) => None,
    }
}

/// Reads the one provider of a `provider` object.
pub(super) fn one_provider(object: &Value) -> Result<(Provider, Value), String> {
    let object = object.as_object().ok_or("transcript.provider must be an object")?;
    let mut entries = object.iter();
    match (entries.next(), entries.next()) {
        (Some((name, configuration)), None) => {
            let provider = name.parse::<Provider>().map_err(|error| error.to_string())?;
            // The one model of it that is documented.
            let model = configuration.get("model");
            if provider == Provider::Deepgram && model.is_some_and(|model| model != "nova-3") {
                return Err("deepgram.model must be nova-3".to_owned());
            }
            if configuration.is_object() {
                Ok((provider, configuration.clone()))
            } else {
                Err(format!("configuration of {name} must be an object"))
            }
        }
        _ => Err("transcript.provider must contain exactly one provider".to_owned()),
    }
}

pub(super) fn text(payload: &Map<String, Value>, key: &str) -> Result<Option<String>, String> {
    match payload.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(format!("{key} must be a string")),
    }
}

pub(super) fn flag(payload: &Map<String, Value>, key: &str) -> Result<Option<bool>, String> {
    match payload.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Bool(flag)) => Ok(Some(*flag)),
        Some(_) => Err(format!("{key} must be a boolean")),
    }
}

pub(super) fn object<'a>(payload: &'a Map<String, Value>, key: &str) -> Result<Option<&'a Map<String, Value>>, String> {
    match payload.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Object(object)) => Ok(Some(object)),
        Some(_) => Err(format!("{key} must be an object")),
    }
}

fn url(payload: &Map<String, Value>, key: &str) -> Result<Option<Url>, String> {
    let Some(text) = text(payload, key)? else { return Ok(None) };
    match Url::parse(&text) {
        Ok(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => Ok(Some(url)),
        Ok(_) | Err(_) => Err(format!("{key} must be a valid URL")),
    }
}

fn join_at(payload: &Map<String, Value>) -> Result<Option<Timestamp>, String> {
    let Some(text) = text(payload, "join_at")? else { return Ok(None) };
    text.parse().map(Some).map_err(|_| "join_at must be an ISO 8601 time with a time zone".to_owned())
}

fn custom_attributes(payload: &Map<String, Value>) -> Result<Map<String, Value>, String> {
    let Some(attributes) = object(payload, "custom_attributes")? else { return Ok(Map::new()) };
    match attributes.iter().find(|(_, value)| !value.is_string()) {
        Some((key, _)) => Err(format!("custom_attributes.{key} must be a string")),
        None => Ok(attributes.clone()),
    }
}

fn provider(payload: &Map<String, Value>) -> Result<Option<(Provider, Value)>, String> {
    let Some(recording) = object(payload, "recording_config")? else { return Ok(None) };
    if let Some(layout) = text(recording, "video_layout")?
        && !matches!(layout.as_str(), "grid_view" | "speaker_view")
    {
        return Err("video_layout must be speaker_view or grid_view".to_owned());
    }
    let Some(transcript) = object(recording, "transcript")? else { return Ok(None) };
    match transcript.get("provider") {
        None | Some(Value::Null) => Ok(None),
        Some(provider) if unknown_provider(provider).is_some() => Ok(None),
        Some(provider) => one_provider(provider).map(Some),
    }
}

fn retention(payload: &Map<String, Value>) -> Result<(), String> {
    if payload.contains_key("retention") {
        return Err("retention must be provided under recording_config".to_owned());
    }
    let Some(recording) = object(payload, "recording_config")? else { return Ok(()) };
    let Some(retention) = object(recording, "retention")? else { return Ok(()) };
    if retention.get("type").and_then(Value::as_str) != Some("timed") {
        return Err("retention.type must be timed".to_owned());
    }
    match retention.get("hours").and_then(Value::as_f64) {
        Some(hours) if hours > 0.0 => Ok(()),
        Some(_) | None => Err("retention.hours must be a positive number".to_owned()),
    }
}

fn automatic_leave(payload: &Map<String, Value>, platform: Option<Platform>) -> Result<(), String> {
    let Some(leave) = object(payload, "automatic_leave")? else { return Ok(()) };
    let longest_wait = match platform {
        Some(Platform::GoogleMeet) => 600,
        Some(Platform::Zoom) => 1_200,
        Some(Platform::Teams) | None => 1_800,
    };
    let limits = LEAVE_LIMITS.into_iter().chain([("waiting_room_timeout", 60..=longest_wait)]);
    for (key, range) in limits {
        let Some(value) = leave.get(key) else { continue };
        let Some(seconds) = value.as_u64() else {
            return Err(format!("{key} must be a whole number of seconds"));
        };
        if seconds < *range.start() {
            return Err(format!("{key} must be at least {} seconds", range.start()));
        }
        if seconds > *range.end() {
            return Err(format!("{key} must not exceed {} seconds", range.end()));
        }
    }
    Ok(())
}

fn live_transcription(payload: &Map<String, Value>, provider: Option<&(Provider, Value)>) -> Result<(), String> {
    let Some(live) = object(payload, "live_transcription_required")? else { return Ok(()) };
    let streams = provider.is_some_and(|(provider, _)| match provider.mode() {
        ProviderMode::Captions | ProviderMode::Streaming => true,
        ProviderMode::PostCall => false,
    });
    if live.contains_key("webhook_url") && !streams {
        return Err(format!(
            "live_transcription_required.webhook_url is provided but no streaming provider found. Use one of: {STREAMING_KEYS}"
        ));
    }
    Ok(())
}

fn sign_in(payload: &Map<String, Value>, knows: impl Fn(&str, &str) -> bool) -> Result<Option<SignIn>, String> {
    let blocks = [
        (LoginProvider::Teams, "teams", "teams_login_domain"),
        (LoginProvider::Google, "google_meet", "google_login_domain"),
    ];
    for (provider, block, key) in blocks {
        let Some(login) = object(payload, block)? else { continue };
        let Some(domain) = text(login, key)? else { continue };
        if !knows(key, &domain) {
            return Err(format!("{block}.{key} '{domain}' is not registered"));
        }
        let email = text(login, "sign_in_email")?;
        let is_strict = flag(login, "strict_email")?.unwrap_or(true);
        return Ok(Some(SignIn { provider, domain, email, is_strict }));
    }
    Ok(None)
}

/// Keys of `zoom` that the service took once and refuses now.
const FORMER_ZOOM_KEYS: [&str; 2] = ["use_zoom_obf", "zoom_oauth_connection_user_id"];

fn zoom(payload: &Map<String, Value>) -> Result<(), String> {
    let Some(zoom) = object(payload, "zoom")? else { return Ok(()) };
    if let Some(former) = FORMER_ZOOM_KEYS.iter().find(|key| zoom.contains_key(**key)) {
        return Err(format!("zoom.{former} is no longer supported; use zoom.zak_url or zoom.obf_url"));
    }
    if zoom.contains_key("zak_url") && zoom.contains_key("obf_url") {
        return Err("zoom.zak_url and zoom.obf_url cannot both be provided".to_owned());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn with(extra: &Value) -> Result<BotRequest, String> {
        let mut body = json!({"meeting_link": "https://meet.google.com/abc-defg-hij"});
        for (key, value) in extra.as_object().unwrap() {
            body[key] = value.clone();
        }
        read(body.to_string().as_bytes(), |_, _| false)
    }

    #[test]
    fn what_the_service_refuses_is_refused_in_its_words() {
        for (extra, message) in [
            (json!({"meeting_link": ""}), "meeting_link is required."),
            (json!({"meeting_link": 7}), "meeting_link must be a string"),
            (
                json!({"automatic_leave": {"in_call_recording_timeout": 60}}),
                "in_call_recording_timeout must be at least 600 seconds",
            ),
            (
                json!({"automatic_leave": {"recording_permission_denied_timeout": 301}}),
                "recording_permission_denied_timeout must not exceed 300 seconds",
            ),
            (
                json!({"automatic_leave": {"waiting_room_timeout": 601}}),
                "waiting_room_timeout must not exceed 600 seconds",
            ),
            (
                json!({"live_transcription_required": {"webhook_url": "https://x.example/"}}),
                "no streaming provider found",
            ),
            (
                json!({"teams": {"teams_login_domain": "acme.com"}}),
                "teams.teams_login_domain 'acme.com' is not registered",
            ),
            (json!({"zoom": {"zak_url": "https://a", "obf_url": "https://b"}}), "cannot both be provided"),
            (json!({"retention": {"type": "timed", "hours": 1}}), "under recording_config"),
            (json!({"recording_config": {"retention": {"type": "timed", "hours": 0}}}), "positive"),
            (json!({"recording_config": {"retention": {"type": "forever"}}}), "must be timed"),
            (json!({"recording_config": {"transcript": {"provider": {}}}}), "exactly one provider"),
            (
                json!({"recording_config": {"transcript": {"provider": {"no-body": {}}}}}),
                "unknown transcription provider",
            ),
            (json!({"zoom": {"use_zoom_obf": true}}), "zoom.use_zoom_obf is no longer supported"),
            (
                json!({"recording_config": {"transcript": {"provider": {"deepgram": {"model": "nova-2"}}}}}),
                "deepgram.model must be nova-3",
            ),
            (json!({"recording_config": {"video_layout": "round"}}), "video_layout"),
            (json!({"custom_attributes": {"n": 1}}), "custom_attributes.n must be a string"),
            (json!({"custom_attributes": {"scenario": "nope"}}), "unknown scenario `nope`"),
            (json!({"callback_url": "ftp://x"}), "callback_url must be a valid URL"),
            (json!({"join_at": "2026-02-27T07:11:51"}), "join_at"),
            (json!({"bot_image_url": "data:image/png;base64,AAAA"}), "base64"),
            (json!({"deduplication_key": "é"}), "deduplication_key"),
            (json!({"video_required": "yes"}), "video_required must be a boolean"),
        ] {
            let error = with(&extra).expect_err(message);
            assert!(error.contains(message), "{error}");
        }
        assert!(read(b"[]", |_, _| false).is_err());
        assert_eq!(
            read(br#"{"meeting_url":"https://meet.google.com/x"}"#, |_, _| false).unwrap_err(),
            "meeting_link is required."
        );
    }

    #[test]
    fn the_provider_decides_what_comes() {
        let asked = |provider: Option<&str>| {
            let extra = provider.map_or_else(
                || json!({"video_required": false}),
                |name| json!({"video_required": false, "recording_config": {"transcript": {"provider": {name: {}}}}}),
            );
            let request = with(&extra).unwrap();
            (request.asked().transcript, request.usual_scenario())
        };
        assert_eq!(asked(Some("deepgram")), (true, Scenario::PostCall));
        assert_eq!(asked(Some("deepgram_streaming")), (false, Scenario::StreamingOnly));
        assert_eq!(asked(Some("meeting_captions")), (false, Scenario::PostCall));
        assert_eq!(asked(None), (false, Scenario::PostCall));
        assert!(with(&json!({})).unwrap().video, "an omitted video_required means true");
    }
}
