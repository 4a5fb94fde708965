use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};

use super::{Fields, View};
use crate::model::{Expected, Platform, Provider, ProviderMode, TimelineStage, folded};

/// One page of `GET /bots`.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BotsPage {
    /// The page's bots, newest first as far as the service says.
    pub bots: Vec<BotSummary>,
    /// Whether there is another page.
    pub has_next_page: bool,
    /// What to send as `cursor` to get it.
    pub next_cursor: Option<String>,
}

/// One bot in a list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct BotSummary {
    /// Its id, as the service wrote it.
    #[serde(rename = "BotID")]
    pub id: Option<String>,
    /// Its state, as the service wrote it.
    #[serde(rename = "Status")]
    pub status: Option<String>,
    /// Its name in the meeting.
    #[serde(rename = "BotUsername")]
    pub name: Option<String>,
    /// Where it is: `gmeet`, `zoom`, `teams` …
    #[serde(rename = "Platform")]
    pub platform: Option<String>,
    /// The meeting's link. It may hold a passcode.
    #[serde(rename = "MeetingLink")]
    pub meeting_link: Option<String>,
    /// When it was created.
    #[serde(rename = "CreatedAt")]
    pub created_at: Option<Timestamp>,
    /// What its maker wrote on it.
    #[serde(serialize_with = "as_map")]
    pub custom_attributes: Vec<(String, String)>,
}

/// `GET /bots/{id}/status`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct BotState {
    /// The bot's id, as the service wrote it.
    pub bot_id: Option<String>,
    /// Its state, as the service wrote it.
    pub status: Option<String>,
    /// What its maker wrote on it.
    #[serde(serialize_with = "as_map")]
    pub custom_attributes: Vec<(String, String)>,
}

/// `bot_details` of `GET /bots/{id}/detail`, as far as anything depends on it; the rest is in the raw answer.
#[derive(Clone, Debug, Default, Serialize)]
pub struct BotDetails {
    /// Its id, as the service wrote it.
    #[serde(rename = "BotID")]
    pub id: Option<String>,
    /// Its state, as the service wrote it.
    #[serde(rename = "Status")]
    pub status: Option<String>,
    /// Its name in the meeting.
    #[serde(rename = "BotUsername")]
    pub name: Option<String>,
    /// Where it is: `gmeet`, `zoom`, `teams` …
    #[serde(rename = "Platform")]
    pub platform: Option<String>,
    /// The meeting's link. It may hold a passcode.
    #[serde(rename = "MeetingLink")]
    pub meeting_link: Option<String>,
    /// When it was created.
    #[serde(rename = "CreatedAt")]
    pub created_at: Option<Timestamp>,
    /// When it came in.
    #[serde(rename = "StartTime")]
    pub started_at: Option<Timestamp>,
    /// When it left.
    #[serde(rename = "EndTime")]
    pub ended_at: Option<Timestamp>,
    /// How long it was there, in seconds.
    #[serde(rename = "Duration")]
    pub duration_s: Option<f64>,
    /// Which transcript is the current one.
    pub transcript_id: Option<String>,
    /// The authority on the transcript: `Success`, `Failed` … (`docs/api.md`, "Transcripts").
    #[serde(rename = "TranscriptStatus")]
    pub transcript_status: Option<String>,
    /// How the audio's processing goes.
    #[serde(rename = "AudioStatus")]
    pub audio_status: Option<String>,
    /// How the video's processing goes.
    #[serde(rename = "VideoStatus")]
    pub video_status: Option<String>,
    /// How the manifest's processing goes.
    #[serde(rename = "ManifestStatus")]
    pub manifest_status: Option<String>,
    /// Where the meeting's own captions are; presigned.
    #[serde(serialize_with = "super::fields::reveal")]
    pub caption_file: Option<crate::model::Secret>,
    /// The stages of the bot's life.
    #[serde(rename = "StatusTimeline", serialize_with = "timeline_map")]
    pub timeline: Vec<(String, Stage)>,
    /// The body of `create_bot`.
    #[serde(rename = "RequestPayload")]
    pub request: Value,
    /// What its maker wrote on it.
    #[serde(serialize_with = "as_map")]
    pub custom_attributes: Vec<(String, String)>,
    /// A text for people, in older answers.
    #[serde(rename = "Message", skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// One stage of a bot's life, in `StatusTimeline`.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Stage {
    /// A text for people.
    pub message: Option<String>,
    /// Whether the stage was reached.
    #[serde(rename = "status")]
    pub reached: bool,
    /// When.
    #[serde(rename = "timestamp")]
    pub at: Option<Timestamp>,
}

/// The answer of `DELETE /bots/{id}/delete`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Deletion {
    /// A text for people.
    pub message: Option<String>,
    /// The bot.
    pub bot_id: Option<String>,
    /// How many objects are gone.
    pub deleted_objects: Option<u64>,
}

/// The spellings of a bot's id.
const ID: &[&str] = &["BotID", "bot_id", "id"];

impl BotDetails {
    /// The provider that the request named; `None` if it named none, or one that is not known.
    pub fn provider(&self) -> Option<Provider> {
        super::provider_of(&self.request)
    }

    /// Whether video was asked for; `None` where the request does not say.
    pub fn video_required(&self) -> Option<bool> {
        Fields::of(&self.request).truth(&["video_required"])
    }

    /// What the session is going to produce, by what the service remembers of its request.
    pub fn expected(&self) -> Expected {
        if !self.request.is_object() {
            return Expected::default();
        }
        let provider = self.provider().map(|provider| provider.mode() == ProviderMode::PostCall);
        let asks_for_transcript = self.request.pointer("/recording_config/transcript/provider").is_some();
        Expected {
            // Whether a provider that is not known makes a transcript, nobody can say.
            transcript: provider.or((!asks_for_transcript).then_some(false)),
            video: self.video_required(),
        }
    }

    /// How long it was in the meeting, where the service says so.
    pub fn duration(&self) -> Option<Duration> {
        let told = self.duration_s.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
        told.or_else(|| Duration::try_from(self.ended_at?.duration_since(self.started_at?)).ok())
    }

    /// The whole answer of `GET /bots/{id}/detail`.
    pub fn wrapped(&self) -> Value {
        let mut outer = Map::new();
        outer.insert("bot_details".to_owned(), serde_json::to_value(self).unwrap_or_default());
        Value::Object(outer)
    }

    /// A stage, if it was reached.
    pub fn stage(&self, stage: TimelineStage) -> Option<&Stage> {
        let named = |name: &str| TimelineStage::from_name(name) == Some(stage);
        self.timeline.iter().find(|(name, entry)| entry.reached && named(name)).map(|(_, entry)| entry)
    }

    /// The stages that were reached, in the order of their times; those without a time come last.
    pub fn reached(&self) -> Vec<(&str, &Stage)> {
        let mut reached: Vec<(&str, &Stage)> = self
            .timeline
            .iter()
            .filter(|(_, stage)| stage.reached)
            .map(|(name, stage)| (name.as_str(), stage))
            .collect();
        reached.sort_by_key(|(_, stage)| stage.at.unwrap_or(Timestamp::MAX));
        reached
    }
}

/// Reads what the service calls a platform, or what we do.
pub fn platform_of(text: &str) -> Option<Platform> {
    match folded(text).as_str() {
        "gmeet" | "googlemeet" | "meet" | "google" => Some(Platform::GoogleMeet),
        "zoom" => Some(Platform::Zoom),
        "teams" | "msteams" | "microsoftteams" => Some(Platform::Teams),
        _ => None,
    }
}

impl View for BotsPage {
    fn read(json: &Value) -> Self {
        let fields = Fields::of(json);
        let bots = if json.is_array() { Vec::read(json) } else { fields.list(&["bots", "data", "results"]) };
        Self {
            bots,
            has_next_page: fields.truth(&["hasNextPage", "has_more"]).unwrap_or_default(),
            next_cursor: fields.text(&["nextCursor", "cursor", "next"]),
        }
    }
}

impl View for BotSummary {
    fn read(json: &Value) -> Self {
        let fields = Fields::of(json);
        Self {
            id: fields.text(ID),
            status: fields.text(&["Status", "bot_status"]),
            name: fields.text(&["BotUsername", "bot_name", "name"]),
            platform: fields.text(&["Platform"]),
            meeting_link: fields.text(&["MeetingLink", "meeting_url"]),
            created_at: fields.instant(&["CreatedAt"]),
            custom_attributes: fields.texts(&["custom_attributes"]),
        }
    }
}

impl View for BotState {
    fn read(json: &Value) -> Self {
        let fields = Fields::of(json);
        Self {
            bot_id: fields.text(ID),
            status: fields.text(&["status", "bot_status"]),
            custom_attributes: fields.texts(&["custom_attributes"]),
        }
    }
}

impl View for BotDetails {
    fn read(json: &Value) -> Self {
        let outer = Fields::of(json);
        let fields = match outer.value(&["bot_details", "bot"]) {
            Some(inner @ Value::Object(_)) => Fields::of(inner),
            Some(_) | None => outer,
        };
        Self {
            id: fields.text(ID),
            status: fields.text(&["Status", "bot_status"]),
            name: fields.text(&["BotUsername", "bot_name", "name"]),
            platform: fields.text(&["Platform"]),
            meeting_link: fields.text(&["MeetingLink", "meeting_url"]),
            created_at: fields.instant(&["CreatedAt", "PlatformCreatedAt"]),
            started_at: fields.instant(&["StartTime"]),
            ended_at: fields.instant(&["EndTime"]),
            duration_s: fields.number(&["Duration"]),
            transcript_id: fields.text(&["transcript_id"]),
            transcript_status: fields.text(&["TranscriptStatus"]),
            audio_status: fields.text(&["AudioStatus"]),
            video_status: fields.text(&["VideoStatus"]),
            manifest_status: fields.text(&["ManifestStatus"]),
            caption_file: fields.secret(&["caption_file"]),
            timeline: timeline(fields),
            request: request(fields),
            custom_attributes: fields.texts(&["custom_attributes"]),
            message: fields.text(&["Message"]),
        }
    }
}

impl View for Stage {
    fn read(json: &Value) -> Self {
        let fields = Fields::of(json);
        Self {
            message: fields.text(&["message"]),
            reached: fields.truth(&["status"]).or(json.as_bool()).unwrap_or_default(),
            at: fields.instant(&["timestamp"]),
        }
    }
}

impl View for Deletion {
    fn read(json: &Value) -> Self {
        let fields = Fields::of(json);
        Self {
            message: fields.text(&["message"]),
            bot_id: fields.text(ID),
            deleted_objects: fields.count(&["deleted_objects"]),
        }
    }
}

fn timeline(fields: Fields<'_>) -> Vec<(String, Stage)> {
    let stages = fields.fields(&["StatusTimeline"]);
    stages.entries().map(|(name, stage)| (name.clone(), Stage::read(stage))).collect()
}

/// The echoed create body; older answers hold it as a text.
fn request(fields: Fields<'_>) -> Value {
    match fields.value(&["RequestPayload"]) {
        Some(Value::String(text)) => serde_json::from_str(text).unwrap_or_default(),
        Some(value) => value.clone(),
        None => Value::Null,
    }
}

fn as_map<S: serde::Serializer>(pairs: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(key, value)| (key, value)))
}

fn timeline_map<S: serde::Serializer>(stages: &[(String, Stage)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(stages.iter().map(|(name, stage)| (name, stage)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_documented_detail_is_understood() {
        let raw = json!({"bot_details": {"BotID": "305e708e", "Status": "Stopped", "Platform": "gmeet",
            "transcript_id": "t-1", "TranscriptStatus": "Success", "AudioStatus": "Success", "caption_file": null,
            "StatusTimeline": {
                "Recording": {"message": "", "status": true, "timestamp": "2026-05-26T10:10:40Z"},
                "Joining": {"message": "", "status": true, "timestamp": "2026-05-26T10:10:20Z"},
                "BotRejected": {"message": "", "status": false, "timestamp": null}},
            "RequestPayload": {"meeting_link": "x", "video_required": true,
                "recording_config": {"transcript": {"provider": {"deepgram": {}}}}},
            "custom_attributes": {"k": "v", "n": 1}}});
        let details = BotDetails::read(&raw);
        assert_eq!(details.id.as_deref(), Some("305e708e"));
        assert_eq!(details.provider(), Some(Provider::Deepgram));
        assert_eq!(details.video_required(), Some(true));
        assert_eq!(details.reached().iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["Joining", "Recording"]);
        assert_eq!(details.custom_attributes, [("k".into(), "v".into()), ("n".into(), "1".into())]);
        assert_eq!(BotDetails::read(&details.wrapped()).reached(), details.reached());
    }

    #[test]
    fn details_of_any_shape_are_read_as_far_as_they_make_sense() {
        for raw in [json!(null), json!([]), json!({"bot_details": 3}), json!({"bot_details": {"StatusTimeline": "x"}})]
        {
            assert_eq!(BotDetails::read(&raw).id, None, "{raw}");
        }
        let details =
            BotDetails::read(&json!({"botid": 7, "STATUS": "x", "RequestPayload": "{\"video_required\":false}"}));
        assert_eq!((details.id.as_deref(), details.status.as_deref()), (Some("7"), Some("x")));
        assert_eq!(details.video_required(), Some(false));
    }

    #[test]
    fn what_was_asked_for_is_expected() {
        let expected = |request: Value| {
            let expected = BotDetails { request, ..BotDetails::default() }.expected();
            (expected.transcript, expected.video)
        };
        let provider = |name: &str| json!({"recording_config": {"transcript": {"provider": {name: {}}}}});
        assert_eq!(expected(provider("deepgram")), (Some(true), None));
        assert_eq!(expected(provider("deepgram_streaming")), (Some(false), None));
        assert_eq!(expected(provider("something_new")), (None, None));
        assert_eq!(expected(json!({"video_required": true})), (Some(false), Some(true)));
        assert_eq!(expected(Value::Null), (None, None));
    }

    #[test]
    fn pages_and_their_items_are_normalised() {
        let page = BotsPage::read(&json!({"bots": [{"BotID": "a"}, {"bot_id": "b", "status": "Done"}, {"id": "c"}, 3],
            "hasNextPage": true, "nextCursor": "n"}));
        let ids: Vec<_> = page.bots.iter().map(|bot| bot.id.as_deref()).collect();
        assert_eq!(ids, [Some("a"), Some("b"), Some("c"), None]);
        assert_eq!((page.has_next_page, page.next_cursor.as_deref()), (true, Some("n")));
        assert_eq!(BotsPage::read(&json!([{"id": "a"}])).bots.len(), 1);
    }
}
