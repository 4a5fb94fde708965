//! What `create_bot` refuses, known before anything is sent (`docs/api.md`, "Creating a bot"). Pure.

use std::time::Duration;

use serde_json::{Map, Value};
use url::Url;

use crate::model::{MeetingLink, Platform, Provider, ProviderMode, Span, printable, shortened};

/// A value that the service refuses, or will not act on as meant.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problem {
    /// Where it is in the body, with dots.
    pub field: String,
    /// What is wrong, and what it may be.
    pub text: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "`{}` {}", self.field, self.text)
    }
}

/// Everything that the service would refuse in a create body.
pub fn problems(body: &Value) -> Vec<Problem> {
    let Some(fields) = body.as_object() else {
        return vec![Problem { field: "body".to_owned(), text: "must be a JSON object".to_owned() }];
    };
    let mut found = Found::default();
    let platform = link(fields, &mut found);
    texts(fields, &mut found);
    attributes(fields, &mut found);
    timeouts(body, platform, &mut found);
    recording(body, platform, &mut found);
    live(body, &mut found);
    signed_in(body, platform, &mut found);
    found.0
}

/// What a service elsewhere cannot reach.
pub fn unreachable(body: &Value) -> Vec<Problem> {
    let mut found = Found::default();
    for field in ["callback_url", "bot_image_url"] {
        if let Some(url) = body.get(field).and_then(Value::as_str)
            && !is_public_https(url)
        {
            found.add(field, "is not a public https URL: the service cannot reach it from outside");
        }
    }
    found.0
}

/// What is allowed, but seldom meant.
pub fn warnings(body: &Value) -> Vec<Problem> {
    let mut found = Found::default();
    let link = body.get("meeting_link").and_then(Value::as_str).map(MeetingLink::parse);
    if link.and_then(Result::ok).is_some_and(|link| link.lacks_dashes()) {
        found.add(
            "meeting_link",
            "has no dashes in its code; links of Google Meet are written like https://meet.google.com/abc-defg-hij",
        );
    }
    let platform = body.get("meeting_link").and_then(Value::as_str).and_then(platform_of_link);
    if body.get("live_video_required").is_some() && platform == Some(Platform::Zoom) {
        found.add("live_video_required", "is said not to work on Zoom");
    }
    let permission = "recording_permission_denied_timeout";
    if body.pointer(&format!("/automatic_leave/{permission}")).is_some()
        && matches!(platform, Some(other) if other != Platform::Zoom)
    {
        found.add(&format!("automatic_leave.{permission}"), "counts on Zoom only and is ignored here");
    }
    found.0
}

/// What a bot does not show that signs in to Microsoft Teams: the account's own name and picture are seen there.
pub fn unshown(body: &Value) -> Vec<Problem> {
    let mut found = Found::default();
    if body.pointer("/teams/teams_login_domain").is_some_and(Value::is_string) {
        for field in ["bot_name", "bot_image_url"] {
            if body.get(field).is_some_and(Value::is_string) {
                found.add(field, "is not shown by a bot that signs in to Microsoft Teams: the account's own is");
            }
        }
    }
    found.0
}

#[derive(Default)]
struct Found(Vec<Problem>);

impl Found {
    fn add(&mut self, field: &str, text: impl Into<String>) {
        self.0.push(Problem { field: field.to_owned(), text: text.into() });
    }

    /// Requires a text to satisfy a condition, where there is one.
    fn require(&mut self, body: &Value, field: &str, expected: &str, condition: impl Fn(&str) -> bool) {
        match body.pointer(&format!("/{}", field.replace('.', "/"))) {
            None | Some(Value::Null) => {}
            Some(Value::String(text)) if condition(text) => {}
            Some(other) => self.add(field, format!("must be {expected}, not {}", shown(other))),
        }
    }
}

fn shown(value: &Value) -> String {
    shortened(&printable(&value.to_string()), 60)
}

fn link(fields: &Map<String, Value>, found: &mut Found) -> Option<Platform> {
    match fields.get("meeting_link") {
        Some(Value::String(link)) if !link.trim().is_empty() => platform_of_link(link),
        Some(Value::Null) | None if fields.contains_key("meeting_url") => {
            found.add("meeting_link", "is required (`meeting_url` is not its name)");
            None
        }
        Some(_) | None => {
            found.add("meeting_link", "is required");
            None
        }
    }
}

fn platform_of_link(link: &str) -> Option<Platform> {
    MeetingLink::parse(link).ok().and_then(|link| link.platform())
}

fn texts(fields: &Map<String, Value>, found: &mut Found) {
    let body = Value::Object(fields.clone());
    found.require(&body, "bot_name", "a text that is not blank", |name| !name.trim().is_empty());
    found.require(&body, "callback_url", "an http or https URL", |url| has_scheme(url, &["https", "http"]));
    found.require(&body, "bot_image_url", "a URL (the image itself is not accepted)", |url| {
        has_scheme(url, &["https", "http"])
    });
    found.require(&body, "join_at", "a date with a zone, such as 2026-03-01T09:00:00Z", |at| {
        at.parse::<jiff::Timestamp>().is_ok()
    });
    found.require(&body, "deduplication_key", "1 to 2000 printable ASCII characters", |key| {
        (1..=2000).contains(&key.len()) && key.bytes().all(|byte| (0x20..0x7f).contains(&byte))
    });
    for field in ["video_required", "audio_separate_streams", "video_separate_streams"] {
        if fields.get(field).is_some_and(|value| !value.is_boolean() && !value.is_null()) {
            found.add(field, "must be true or false");
        }
    }
}

fn attributes(fields: &Map<String, Value>, found: &mut Found) {
    match fields.get("custom_attributes") {
        None | Some(Value::Null) => {}
        Some(Value::Object(map)) => {
            for (key, value) in map.iter().filter(|(_, value)| !value.is_string()) {
                let key = printable(key);
                found.add(&format!("custom_attributes.{key}"), format!("must be a text, not {}", shown(value)));
            }
        }
        Some(other) => found.add("custom_attributes", format!("must be an object of texts, not {}", shown(other))),
    }
}

/// Whole seconds that the service accepts (`docs/api.md`, "Automatic leave").
fn timeouts(body: &Value, platform: Option<Platform>, found: &mut Found) {
    let waiting_room = match platform {
        Some(Platform::GoogleMeet) => (60, 600, " on Google Meet"),
        Some(Platform::Zoom) => (60, 1200, " on Zoom"),
        Some(Platform::Teams) => (60, 1800, " on Microsoft Teams"),
        None => (60, 1800, ""),
    };
    for (field, (least, most, place)) in [
        ("waiting_room_timeout", waiting_room),
        ("no_one_joined_timeout", (60, 1800, "")),
        // The documented range begins at 60; documented examples use 5.
        ("everyone_left_timeout", (5, 1800, "")),
        ("voice_inactivity_timeout", (60, 1800, "")),
        ("in_call_recording_timeout", (600, 18000, "")),
        ("recording_permission_denied_timeout", (60, 300, "")),
        ("bot_detection/using_participant_names/activate_after", (60, 1800, "")),
        ("bot_detection/using_participant_names/timeout", (5, 300, "")),
    ] {
        let Some(value) = body.pointer(&format!("/automatic_leave/{field}")).filter(|value| !value.is_null()) else {
            continue;
        };
        if !value.as_u64().is_some_and(|seconds| (least..=most).contains(&seconds)) {
            let field = format!("automatic_leave.{}", field.replace('/', "."));
            let span = |seconds| Span(Duration::from_secs(seconds));
            let given = value.as_u64().map_or_else(|| shown(value), |seconds| format!("{} ({seconds})", span(seconds)));
            let range = format!("{} to {} ({least} to {most} seconds)", span(least), span(most));
            found.add(&field, format!("must be {range}{place}, not {given}"));
        }
    }
}

fn recording(body: &Value, platform: Option<Platform>, found: &mut Found) {
    let provider = "recording_config.transcript.provider";
    match body.pointer("/recording_config/transcript/provider") {
        None | Some(Value::Null) => {}
        Some(Value::Object(providers)) if providers.len() == 1 => {}
        Some(Value::Object(providers)) => {
            let names: Vec<String> = providers.keys().map(|name| printable(name)).collect();
            found.add(provider, format!("must have exactly one provider, not {}: {}", names.len(), names.join(", ")));
        }
        Some(other) => found.add(provider, format!("must be an object with one provider, not {}", shown(other))),
    }
    if super::wire::provider_of(body) == Some(Provider::MeetingCaptions) && platform == Some(Platform::Zoom) {
        found.add(provider, "cannot be `meeting_captions` on Zoom: only Google Meet and Microsoft Teams have captions");
    }
    if body.get("retention").is_some() {
        found.add("retention", "belongs under `recording_config`");
    }
    if let Some(retention) = body.pointer("/recording_config/retention").filter(|value| !value.is_null()) {
        if retention.get("type").and_then(Value::as_str) != Some("timed") {
            found.add("recording_config.retention.type", "must be `timed`");
        }
        if retention.get("hours").and_then(Value::as_u64).is_none_or(|hours| hours == 0) {
            found.add("recording_config.retention.hours", "must be a whole number of hours, at least 1");
        }
    }
    let layout = "recording_config.video_layout";
    found.require(body, layout, "`speaker_view` or `grid_view`", |name| matches!(name, "speaker_view" | "grid_view"));
    if body.pointer("/recording_config/video_layout").is_some()
        && body.get("video_required") == Some(&Value::Bool(false))
    {
        found.add(layout, "needs video to be recorded");
    }
}

fn live(body: &Value, found: &mut Found) {
    for field in ["socket_connection_url", "live_audio_required", "live_video_required"] {
        if body.get(field).is_some_and(|value| !value.is_null()) {
            let field = format!("{field}.websocket_url");
            found.require(body, &field, "a wss URL", |url| has_scheme(url, &["wss", "ws"]));
            if body.pointer(&format!("/{}", field.replace('.', "/"))).is_none() {
                found.add(&field, "is required");
            }
        }
    }
    if let Some(live) = body.get("live_transcription_required").filter(|value| !value.is_null()) {
        let field = "live_transcription_required.webhook_url";
        found.require(body, field, "an http or https URL", |url| has_scheme(url, &["https", "http"]));
        let streams = super::wire::provider_of(body).is_some_and(|provider| provider.mode() != ProviderMode::PostCall);
        let known = body.pointer("/recording_config/transcript/provider").is_some_and(Value::is_object);
        let unknown_provider = known && super::wire::provider_of(body).is_none();
        if !streams && !unknown_provider && live.is_object() {
            let names: Vec<&str> = Provider::ALL
                .into_iter()
                .filter(|provider| provider.mode() == ProviderMode::Streaming)
                .map(Provider::as_str)
                .collect();
            found.add(field, format!("needs a streaming provider: {}", names.join(", ")));
        }
    }
    if body.get("agent_config_id").is_some_and(|id| !id.is_null()) {
        for field in ["socket_connection_url", "live_audio_required"] {
            if body.get(field).is_some_and(|value| !value.is_null()) {
                found.add(field, "must be left away with an agent, which attaches its bridge by itself");
            }
        }
    }
}

fn signed_in(body: &Value, platform: Option<Platform>, found: &mut Found) {
    for (block, domain, own) in
        [("google_meet", "google_login_domain", Platform::GoogleMeet), ("teams", "teams_login_domain", Platform::Teams)]
    {
        let Some(fields) = body.get(block).filter(|value| !value.is_null()) else { continue };
        if fields.get("login_required") != Some(&Value::Bool(true)) {
            found.add(&format!("{block}.login_required"), "must be true, or the block is dropped silently");
        }
        if fields.get(domain).and_then(Value::as_str).is_none_or(|name| name.trim().is_empty()) {
            found.add(&format!("{block}.{domain}"), "is required to sign in");
        }
        if platform.is_some_and(|platform| platform != own) {
            found.add(block, format!("is for {own} links"));
        }
    }
    let live_com =
        body.get("meeting_link").and_then(Value::as_str).is_some_and(|link| link.contains("//teams.live.com/"));
    if live_com && body.get("teams").is_some_and(|value| !value.is_null()) {
        found.add("teams", "cannot sign in at teams.live.com, where bots join as guests");
    }
    if let Some(zoom) = body.get("zoom").and_then(Value::as_object) {
        let given = ["zak_url", "obf_url"].into_iter().filter(|name| zoom.contains_key(*name)).count();
        if given != 1 {
            found.add("zoom", "must have exactly one of `zak_url` and `obf_url`");
        }
        for field in ["zoom.zak_url", "zoom.obf_url"] {
            found.require(body, field, "an https URL that answers with a token", |url| has_scheme(url, &["https"]));
        }
        if platform.is_some_and(|platform| platform != Platform::Zoom) {
            found.add("zoom", "is for Zoom links");
        }
    }
}

fn has_scheme(text: &str, schemes: &[&str]) -> bool {
    Url::parse(text).is_ok_and(|url| schemes.contains(&url.scheme()) && url.has_host())
}

/// Whether the service can reach a URL, as far as the URL tells.
fn is_public_https(text: &str) -> bool {
    let Ok(url) = Url::parse(text) else { return false };
    let private = match url.host() {
        Some(url::Host::Domain(name)) => {
            name == "localhost"
                || !name.contains('.')
                || [".localhost", ".local", ".internal"].iter().any(|end| name.ends_with(end))
        }
        Some(url::Host::Ipv4(address)) => {
            address.is_loopback() || address.is_private() || address.is_link_local() || address.is_unspecified()
        }
        Some(url::Host::Ipv6(address)) => {
            address.is_loopback() || address.is_unspecified() || address.is_unique_local()
        }
        None => true,
    };
    url.scheme() == "https" && !private
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const MEET: &str = "https://meet.google.com/abc-defg-hij";
    const ZOOM: &str = "https://zoom.us/j/1234567890";
    const TEAMS: &str = "https://teams.microsoft.com/l/meetup-join/19";

    fn with(link: &str, extra: &Value) -> Value {
        let mut body = json!({"meeting_link": link, "bot_name": "N", "video_required": false});
        body.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        body
    }

    fn fields(body: &Value) -> Vec<String> {
        problems(body).into_iter().map(|problem| problem.field).collect()
    }

    #[test]
    fn what_the_service_accepts_passes() {
        for (link, extra) in [
            (MEET, json!({})),
            (MEET, json!({"automatic_leave": {"waiting_room_timeout": 600, "everyone_left_timeout": 5}})),
            (TEAMS, json!({"automatic_leave": {"waiting_room_timeout": 1800}})),
            (ZOOM, json!({"zoom": {"zak_url": "https://example.com/zak"}})),
            (MEET, json!({"google_meet": {"login_required": true, "google_login_domain": "acme.com"}})),
            (
                MEET,
                json!({"live_transcription_required": {"webhook_url": "https://a.b/c"},
                "recording_config": {"transcript": {"provider": {"meetstream_streaming": {}}}}}),
            ),
            (
                MEET,
                json!({"recording_config": {"transcript": {"provider": {"brand_new": {}}},
                "retention": {"type": "timed", "hours": 1}}}),
            ),
            (MEET, json!({"agent_config_id": "a-1", "join_at": "2026-03-01T09:00:00+01:00"})),
            ("https://meet.example.org/x", json!({"automatic_leave": {"waiting_room_timeout": 1800}})),
        ] {
            assert_eq!(problems(&with(link, &extra)), [], "{extra}");
        }
    }

    #[test]
    fn a_bot_that_signs_in_to_teams_shows_neither_name_nor_picture() {
        let signed_in = json!({"login_required": true, "teams_login_domain": "a.b"});
        let found = |body: Value| unshown(&body).into_iter().map(|problem| problem.field).collect::<Vec<_>>();
        assert_eq!(
            found(with(TEAMS, &json!({"teams": signed_in, "bot_image_url": "https://a.b/c"}))),
            ["bot_name", "bot_image_url"]
        );
        assert_eq!(found(with(TEAMS, &json!({"bot_image_url": "https://a.b/c"}))), [""; 0]);
        assert_eq!(
            found(with(MEET, &json!({"google_meet": {"login_required": true, "google_login_domain": "a.b"}}))),
            [""; 0]
        );
    }

    #[test]
    fn what_the_service_refuses_is_named() {
        for (link, extra, field) in [
            (MEET, json!({"automatic_leave": {"waiting_room_timeout": 601}}), "automatic_leave.waiting_room_timeout"),
            (ZOOM, json!({"automatic_leave": {"waiting_room_timeout": 1201}}), "automatic_leave.waiting_room_timeout"),
            (
                MEET,
                json!({"automatic_leave": {"in_call_recording_timeout": 599}}),
                "automatic_leave.in_call_recording_timeout",
            ),
            (
                MEET,
                json!({"automatic_leave": {"no_one_joined_timeout": "60"}}),
                "automatic_leave.no_one_joined_timeout",
            ),
            (MEET, json!({"custom_attributes": {"n": 1}}), "custom_attributes.n"),
            (MEET, json!({"join_at": "2026-03-01T09:00:00"}), "join_at"),
            (MEET, json!({"deduplication_key": "é"}), "deduplication_key"),
            (MEET, json!({"bot_image_url": "data:image/png;base64,AAAA"}), "bot_image_url"),
            (
                MEET,
                json!({"recording_config": {"transcript": {"provider": {}}}}),
                "recording_config.transcript.provider",
            ),
            (
                MEET,
                json!({"recording_config": {"retention": {"type": "timed", "hours": 0}}}),
                "recording_config.retention.hours",
            ),
            (MEET, json!({"recording_config": {"video_layout": "grid_view"}}), "recording_config.video_layout"),
            (MEET, json!({"retention": {}}), "retention"),
            (
                MEET,
                json!({"live_transcription_required": {"webhook_url": "https://a.b/c"},
                "recording_config": {"transcript": {"provider": {"deepgram": {}}}}}),
                "live_transcription_required.webhook_url",
            ),
            (
                MEET,
                json!({"live_audio_required": {"websocket_url": "https://a.b"}}),
                "live_audio_required.websocket_url",
            ),
            (
                MEET,
                json!({"agent_config_id": "a", "socket_connection_url": {"websocket_url": "wss://a.b"}}),
                "socket_connection_url",
            ),
            (ZOOM, json!({"zoom": {"zak_url": "https://a.b", "obf_url": "https://a.b"}}), "zoom"),
            (MEET, json!({"zoom": {"zak_url": "https://a.b"}}), "zoom"),
            (MEET, json!({"google_meet": {"google_login_domain": "acme.com"}}), "google_meet.login_required"),
            (MEET, json!({"teams": {"login_required": true, "teams_login_domain": "acme.com"}}), "teams"),
            (
                "https://teams.live.com/meet/93123",
                json!({"teams": {"login_required": true, "teams_login_domain": "a.b"}}),
                "teams",
            ),
            (
                ZOOM,
                json!({"recording_config": {"transcript": {"provider": {"meeting_captions": {}}}}}),
                "recording_config.transcript.provider",
            ),
        ] {
            assert_eq!(fields(&with(link, &extra)), [field], "{extra}");
        }
        assert_eq!(fields(&json!({"meeting_url": MEET})), ["meeting_link"]);
        assert_eq!(fields(&json!([])), ["body"]);
    }

    #[test]
    fn a_code_of_google_meet_without_its_dashes_is_warned_of() {
        let warned = |link: &str| !warnings(&with(link, &json!({}))).is_empty();
        assert!(warned("https://meet.google.com/abcdefghij"));
        assert!(!warned(MEET));
        assert!(!warned(ZOOM));
    }

    #[test]
    fn addresses_that_cannot_be_reached_are_warned_of() {
        for (url, reachable) in [
            ("https://example.com/hook", true),
            ("https://8.8.8.8/hook", true),
            ("http://example.com/hook", false),
            ("https://localhost/hook", false),
            ("https://10.0.0.7/hook", false),
            ("https://[::1]/hook", false),
            ("https://mymac.local/hook", false),
        ] {
            assert_eq!(unreachable(&with(MEET, &json!({"callback_url": url}))).is_empty(), reachable, "{url}");
        }
    }
}
