//! Where a bot is to tell of its meeting while it goes on, as `create_bot` asked (`docs/api.md`, "During the meeting").

use serde_json::{Map, Value};
use url::Url;

use super::feed::Channel;
use super::request::{BotRequest, object, text, unknown_provider};
use crate::model::{EventKind, Platform, ProviderMode};

/// Where a bot is to tell of its meeting while it goes on.
#[derive(Clone, Debug, Default)]
pub(super) struct Endpoints {
    /// Where the words go.
    pub(super) transcript: Option<Url>,
    /// Where it is told who comes and goes.
    pub(super) participants: Vec<ParticipantEndpoint>,
    /// Web sockets that it opens.
    pub(super) sockets: Vec<(Channel, Url)>,
    /// What was asked for, but is not done, and why.
    pub(super) ignored: Vec<String>,
}

/// Where some of the events of participants are told.
#[derive(Clone, Debug)]
pub(super) struct ParticipantEndpoint {
    pub(super) url: Url,
    pub(super) events: Vec<EventKind>,
}

impl Endpoints {
    /// Reads them from what a bot was asked for; `Err` is the message of the 400.
    pub(super) fn read(request: &BotRequest) -> Result<Self, String> {
        let mut endpoints = Self::default();
        if let Some(name) = request
            .payload
            .get("recording_config")
            .and_then(|it| it.pointer("/transcript/provider"))
            .and_then(unknown_provider)
        {
            endpoints.ignore(
                "recording_config.transcript.provider",
                &format!("`{name}` is not known here, and nothing is transcribed"),
            );
        }
        endpoints.read_transcript(request)?;
        endpoints.read_participants(&request.payload)?;
        endpoints.read_sockets(request)?;
        Ok(endpoints)
    }

    fn read_transcript(&mut self, request: &BotRequest) -> Result<(), String> {
        const FIELD: &str = "live_transcription_required";
        let Some(block) = object(&request.payload, FIELD)? else { return Ok(()) };
        if block.contains_key("websocket_url") {
            // Sources disagree on whether the service takes one.
            self.ignore(FIELD, "the sandbox sends the words to `webhook_url` alone");
        }
        let Some(url) = address(block, FIELD, "webhook_url", ["http", "https"])? else { return Ok(()) };
        match request.provider.as_ref().map(|(provider, _)| provider.mode()) {
            Some(ProviderMode::Streaming) => self.transcript = Some(url),
            Some(ProviderMode::Captions) => {
                self.ignore(FIELD, "the meeting's own captions are not sent while it goes on");
            }
            Some(ProviderMode::PostCall) | None => self.ignore(FIELD, "no streaming provider was asked for"),
        }
        Ok(())
    }

    fn read_participants(&mut self, payload: &Map<String, Value>) -> Result<(), String> {
        const FIELD: &str = "recording_config.realtime_endpoints";
        let asked = object(payload, "recording_config")?.and_then(|recording| recording.get("realtime_endpoints"));
        let list = match asked {
            None | Some(Value::Null) => return Ok(()),
            Some(list) => list.as_array().ok_or_else(|| format!("{FIELD} must be a list"))?,
        };
        for endpoint in list {
            let endpoint = endpoint.as_object().ok_or_else(|| format!("{FIELD} must hold objects"))?;
            if endpoint.get("type").and_then(Value::as_str) != Some("webhook") {
                self.ignore(FIELD, "the only type that is known is `webhook`");
                continue;
            }
            let url = address(endpoint, FIELD, "url", ["http", "https"])?
                .ok_or_else(|| format!("{FIELD}.url is required"))?;
            let mut events = Vec::new();
            for name in endpoint.get("events").and_then(Value::as_array).into_iter().flatten() {
                match name.as_str().map(EventKind::from_name) {
                    Some(kind @ (EventKind::ParticipantJoined | EventKind::ParticipantLeft)) => events.push(kind),
                    Some(_) | None => self.ignore(FIELD, &format!("the event {name} is not sent")),
                }
            }
            self.participants.push(ParticipantEndpoint { url, events });
        }
        Ok(())
    }

    fn read_sockets(&mut self, request: &BotRequest) -> Result<(), String> {
        for (field, channel) in [
            ("live_audio_required", Channel::Audio),
            ("live_video_required", Channel::Video),
            ("socket_connection_url", Channel::Control),
        ] {
            let Some(block) = object(&request.payload, field)? else { continue };
            match address(block, field, "websocket_url", ["ws", "wss"])? {
                None => self.ignore(field, "it has no `websocket_url`"),
                Some(_) if channel == Channel::Video && request.platform == Some(Platform::Zoom) => {
                    self.ignore(field, "there is no live video of Zoom");
                }
                Some(url) => self.sockets.push((channel, url)),
            }
        }
        Ok(())
    }

    fn ignore(&mut self, field: &str, why: &str) {
        self.ignored.push(format!("{field}: {why}"));
    }
}

/// An address in a block of the request.
fn address(block: &Map<String, Value>, field: &str, key: &str, schemes: [&str; 2]) -> Result<Option<Url>, String> {
    let Some(text) = text(block, key)? else { return Ok(None) };
    match Url::parse(&text) {
        Ok(url) if schemes.contains(&url.scheme()) && url.has_host() => Ok(Some(url)),
        Ok(_) | Err(_) => Err(format!("{field}.{key} must be a valid URL")),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(extra: &Value) -> Result<Endpoints, String> {
        let mut body = json!({"meeting_link": "https://meet.google.com/abc-defg-hij"});
        for (key, value) in extra.as_object().unwrap() {
            body[key] = value.clone();
        }
        Endpoints::read(&super::super::request::read(body.to_string().as_bytes(), |_, _| false).unwrap())
    }

    fn transcript(provider: &str) -> Value {
        json!({"live_transcription_required": {"webhook_url": "http://127.0.0.1:1/live"},
            "recording_config": {"transcript": {"provider": {provider: {}}}}})
    }

    #[test]
    fn what_is_asked_for_is_done_or_named() {
        let streamed = read(&transcript("meetstream_streaming")).unwrap();
        assert!(streamed.transcript.is_some() && streamed.ignored.is_empty(), "{streamed:?}");
        let captions = read(&transcript("meeting_captions")).unwrap();
        assert!(captions.transcript.is_none() && captions.ignored[0].contains("captions"), "{captions:?}");

        let asked = json!({"recording_config": {"realtime_endpoints": [
            {"type": "websocket", "url": "ws://127.0.0.1:1/"},
            {"type": "webhook", "url": "http://127.0.0.1:1/people",
             "events": ["participant_events.join", "participant_events.speech_on"]},
        ]}});
        let people = read(&asked).unwrap();
        assert_eq!(people.participants[0].events, [EventKind::ParticipantJoined]);
        assert_eq!(people.ignored.len(), 2, "{people:?}");
        assert!(people.ignored[1].contains("speech_on"), "{people:?}");

        let socket = json!({"websocket_url": "ws://127.0.0.1:1/"});
        let mut asked =
            json!({"live_audio_required": socket, "live_video_required": socket, "socket_connection_url": {}});
        let sockets = read(&asked).unwrap();
        assert_eq!(
            sockets.sockets.iter().map(|(channel, _)| *channel).collect::<Vec<_>>(),
            [Channel::Audio, Channel::Video]
        );
        assert_eq!(sockets.ignored, ["socket_connection_url: it has no `websocket_url`"]);
        asked["meeting_link"] = json!("https://zoom.us/j/123456789?pwd=x");
        let zoom = read(&asked).unwrap();
        assert_eq!(zoom.ignored[0], "live_video_required: there is no live video of Zoom");
    }

    #[test]
    fn an_address_that_is_none_is_refused() {
        for (asked, message) in [
            (json!({"recording_config": {"realtime_endpoints": {}}}), "must be a list"),
            (json!({"live_audio_required": "ws://127.0.0.1:1/"}), "live_audio_required must be an object"),
            (
                json!({"live_audio_required": {"websocket_url": "http://127.0.0.1:1/"}}),
                "live_audio_required.websocket_url must be a valid URL",
            ),
            (json!({"recording_config": {"realtime_endpoints": ["x"]}}), "must hold objects"),
            (json!({"recording_config": {"realtime_endpoints": [{"type": "webhook"}]}}), "url is required"),
            (
                json!({"recording_config": {"realtime_endpoints": [{"type": "webhook", "url": "x"}]}}),
                "must be a valid URL",
            ),
            (
                json!({"live_transcription_required": {"webhook_url": "ftp://x/"},
                    "recording_config": {"transcript": {"provider": {"deepgram_streaming": {}}}}}),
                "live_transcription_required.webhook_url must be a valid URL",
            ),
        ] {
            assert!(read(&asked).unwrap_err().contains(message), "{asked}");
        }
    }
}
