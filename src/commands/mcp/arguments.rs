//! What tools take, as types; their schemas are made of the same.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;

use clap::ValueEnum as _;
use rmcp::model::JsonObject;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

use crate::artifact::transcript::TranscriptFormat;
use crate::cli::PlatformChoice;
use crate::error::{Error, InputError};
use crate::model::{ArtifactKind, BotRef, EventPattern, MeetingLink, Provider, Status, printable};

/// The longest wait, in seconds.
pub(super) const LONGEST_WAIT: u64 = 3600;
/// The most characters of a transcript in one answer.
pub(super) const LONGEST_TEXT: usize = 100_000;
/// The most bots or events in one answer.
pub(super) const LONGEST_LIST: u32 = 200;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CreateBot {
    /// Link to the meeting: Google Meet, Zoom or Microsoft Teams
    #[serde(deserialize_with = "meeting_link")]
    pub(super) link: String,
    /// Name of the bot in the meeting; the profile's by default
    pub(super) name: Option<String>,
    /// Record video too, not audio alone
    #[serde(default)]
    pub(super) video: bool,
    /// Who transcribes; nobody by default
    #[serde(default, deserialize_with = "some_word")]
    #[schemars(schema_with = "providers")]
    pub(super) transcript: Option<Provider>,
    /// Language that is spoken, as the provider names it, such as en or en-IN; needs `transcript`
    pub(super) language: Option<String>,
    /// When to join: an RFC 3339 date with a zone, or a time from now such as +10m; at once by default
    pub(super) join_at: Option<String>,
    /// Chat message on joining
    pub(super) message: Option<String>,
    /// Texts by key that come back with every webhook of the bot
    #[serde(default)]
    pub(super) attributes: BTreeMap<String, String>,
    /// Where this bot's webhooks go; it cannot be set later
    pub(super) callback_url: Option<String>,
    /// Name of the call: called again with the same one, no second bot is sent
    pub(super) idempotency_key: Option<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OneBot {
    /// Bot id, the beginning of one (8 characters), or @last
    #[serde(deserialize_with = "word")]
    #[schemars(with = "String")]
    pub(super) bot: BotRef,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Wait {
    /// Bot id, the beginning of one (8 characters), or @last
    #[serde(deserialize_with = "word")]
    #[schemars(with = "String")]
    pub(super) bot: BotRef,
    /// How long to wait at most; 50 by default, for clients give up after 60
    #[serde(default = "fifty")]
    #[schemars(range(min = 1, max = LONGEST_WAIT))]
    pub(super) timeout_seconds: u64,
    /// What to bring home; audio, transcript and video by default
    #[serde(default, deserialize_with = "words")]
    #[schemars(schema_with = "artifacts")]
    pub(super) artifacts: Vec<ArtifactKind>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Transcript {
    /// Bot id, the beginning of one (8 characters), or @last
    #[serde(deserialize_with = "word")]
    #[schemars(with = "String")]
    pub(super) bot: BotRef,
    /// Form of the text; txt by default: a turn a line, with speaker and time
    #[serde(default, deserialize_with = "some_word")]
    #[schemars(schema_with = "formats")]
    pub(super) format: Option<TranscriptFormat>,
    /// Characters to pass over: the `next_offset` of the answer before
    #[serde(default)]
    pub(super) offset: usize,
    /// Characters to return at most
    #[serde(default = "twenty_thousand")]
    #[schemars(range(min = 1, max = LONGEST_TEXT))]
    pub(super) limit: usize,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ListBots {
    /// Bots to return at most, newest first
    #[serde(default = "twenty")]
    #[schemars(range(min = 1, max = LONGEST_LIST))]
    pub(super) limit: u32,
    /// Only bots in one of these states
    #[serde(default, deserialize_with = "words")]
    #[schemars(schema_with = "statuses")]
    pub(super) status: Vec<Status>,
    /// Only bots on this platform
    #[serde(default, deserialize_with = "platform")]
    #[schemars(schema_with = "platforms")]
    pub(super) platform: Option<PlatformChoice>,
    /// Only bots with these attributes
    #[serde(default)]
    pub(super) attributes: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Say {
    /// Bot id, the beginning of one (8 characters), or @last
    #[serde(deserialize_with = "word")]
    #[schemars(with = "String")]
    pub(super) bot: BotRef,
    /// The message
    pub(super) text: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecentEvents {
    /// Only events of this bot: its id, the beginning of one (8 characters), or @last
    #[serde(default, deserialize_with = "some_word")]
    #[schemars(with = "Option<String>")]
    pub(super) bot: Option<BotRef>,
    /// Only events of these names; * stands for any characters, such as transcription.*
    #[serde(default, deserialize_with = "words")]
    #[schemars(with = "Vec<String>")]
    pub(super) names: Vec<EventPattern>,
    /// Events to return at most, the newest last
    #[serde(default = "twenty")]
    #[schemars(range(min = 1, max = LONGEST_LIST))]
    pub(super) limit: u32,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Explain {
    /// Name of an event (bot.stopped), reason of a stop or status (`NotAllowed`), or an exit status (8)
    pub(super) name: String,
}

fn twenty() -> u32 {
    20
}

fn fifty() -> u64 {
    50
}

fn twenty_thousand() -> usize {
    20_000
}

/// The schema of what a tool takes.
pub(super) fn schema<T: JsonSchema>() -> JsonObject {
    let schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    let mut schema = schema.as_object().cloned().unwrap_or_default();
    schema.remove("$schema");
    schema.remove("title");
    for field in
        schema.get_mut("properties").and_then(Value::as_object_mut).into_iter().flat_map(|all| all.values_mut())
    {
        make_plain(field);
    }
    schema
}

/// Leaves out what not every client understands: sizes of integers, and that an absent field may be null.
fn make_plain(field: &mut Value) {
    let Some(field) = field.as_object_mut() else { return };
    field.remove("format");
    if field.get("default").is_some_and(Value::is_null) {
        field.remove("default");
    }
    if let Some(first) = field.get("type").and_then(|kind| kind.get(0)).cloned() {
        field.insert("type".to_owned(), first);
    }
}

/// Reads what a tool was given; a problem names the field.
pub(super) fn read<T: DeserializeOwned>(arguments: JsonObject) -> Result<T, Error> {
    serde_path_to_error::deserialize(Value::Object(arguments)).map_err(|error| {
        let path = error.path().to_string();
        let field = if path == "." { String::new() } else { format!("`{path}`: ") };
        let message = format!("the arguments cannot be used: {field}{}", error.into_inner());
        InputError::Argument { message: printable(&message), hint: "the tool's input schema tells what it takes" }
            .into()
    })
}

fn one_of(words: impl IntoIterator<Item = &'static str>) -> Value {
    json!({"type": "string", "enum": words.into_iter().collect::<Vec<_>>()})
}

fn schema_of(value: Value) -> Schema {
    Schema::try_from(value).unwrap_or_default()
}

fn providers(_: &mut SchemaGenerator) -> Schema {
    schema_of(one_of(Provider::ALL.map(Provider::as_str)))
}

fn formats(_: &mut SchemaGenerator) -> Schema {
    schema_of(one_of(TranscriptFormat::ALL.map(TranscriptFormat::as_str)))
}

fn artifacts(_: &mut SchemaGenerator) -> Schema {
    schema_of(json!({"type": "array", "items": one_of(ArtifactKind::ALL.map(ArtifactKind::as_str))}))
}

fn statuses(_: &mut SchemaGenerator) -> Schema {
    schema_of(json!({"type": "array", "items": one_of(Status::all().map(Status::as_str))}))
}

fn platforms(_: &mut SchemaGenerator) -> Schema {
    let names = PlatformChoice::value_variants().iter().filter_map(clap::ValueEnum::to_possible_value);
    schema_of(json!({"type": "string", "enum": names.map(|name| name.get_name().to_owned()).collect::<Vec<_>>()}))
}

/// The text of a link that leads to a meeting.
fn meeting_link<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = String::deserialize(from)?;
    MeetingLink::parse(&text).map(|_| ()).map_err(D::Error::custom)?;
    Ok(text)
}

fn word<'de, D: Deserializer<'de>, T: FromStr<Err: Display>>(from: D) -> Result<T, D::Error> {
    String::deserialize(from)?.parse().map_err(D::Error::custom)
}

fn some_word<'de, D: Deserializer<'de>, T: FromStr<Err: Display>>(from: D) -> Result<Option<T>, D::Error> {
    Option::<String>::deserialize(from)?.map(|text| text.parse().map_err(D::Error::custom)).transpose()
}

fn words<'de, D: Deserializer<'de>, T: FromStr<Err: Display>>(from: D) -> Result<Vec<T>, D::Error> {
    Vec::<String>::deserialize(from)?.iter().map(|text| text.parse().map_err(D::Error::custom)).collect()
}

fn platform<'de, D: Deserializer<'de>>(from: D) -> Result<Option<PlatformChoice>, D::Error> {
    let read = |text: String| PlatformChoice::from_str(&text, false).map_err(D::Error::custom);
    Option::<String>::deserialize(from)?.map(read).transpose()
}
