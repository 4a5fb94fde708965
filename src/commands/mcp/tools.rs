use rmcp::model::{JsonObject, Tool as Described, ToolAnnotations};
use serde_json::Value;

use super::arguments::{CreateBot, Explain, ListBots, OneBot, RecentEvents, Say, Transcript, Wait, read, schema};
use super::progress::Progress;
use super::{answers, wait};
use crate::context::Context;
use crate::error::Error;
use crate::model::without_queries;

/// A tool: what an agent is told of it, and how what it is given is read.
pub(super) struct Tool {
    pub(super) name: &'static str,
    title: &'static str,
    about: &'static str,
    effect: Effect,
    schema: fn() -> JsonObject,
    read: fn(JsonObject) -> Result<Call, Error>,
}

/// What a call does to the service.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Effect {
    /// Nothing.
    Reads,
    /// Nothing; something is saved on this machine.
    Saves,
    /// Something that can be seen in a meeting, or is sent there.
    Changes,
    /// What cannot be had back is gone.
    Erases,
}

/// A call that was understood.
enum Call {
    Create(CreateBot),
    Delete(OneBot),
    Events(RecentEvents),
    Explain(Explain),
    List(ListBots),
    Remove(OneBot),
    Say(Say),
    Status(OneBot),
    Transcript(Transcript),
    Wait(Wait),
}

/// Every tool. Where the vendor's MCP server has the same one, the name is the same.
const TOOLS: [Tool; 10] = [
    Tool {
        name: "create_bot",
        title: "Send a bot",
        about: "Sends a bot into a meeting, now or later. Returns its id.",
        effect: Effect::Changes,
        schema: schema::<CreateBot>,
        read: |arguments| read(arguments).map(Call::Create),
    },
    Tool {
        name: "get_bot_status",
        title: "Status of a bot",
        about: "Everything known of a bot: status, timeline, artifacts, and, if it failed, why and what to do.",
        effect: Effect::Reads,
        schema: schema::<OneBot>,
        read: |arguments| read(arguments).map(Call::Status),
    },
    Tool {
        name: "wait_for_recording",
        title: "Wait for the recording",
        about: "Follows a bot to the end of its session, and saves its files on this machine. Returns the verdict and \
                where the files are, or `finished: false` when the time ran out: then call it again.",
        effect: Effect::Saves,
        schema: schema::<Wait>,
        read: |arguments| read(arguments).map(Call::Wait),
    },
    Tool {
        name: "get_transcript",
        title: "Read the transcript",
        about: "The transcript of a bot's meeting as text, a part at a time: `next_offset` is where it goes on.",
        effect: Effect::Reads,
        schema: schema::<Transcript>,
        read: |arguments| read(arguments).map(Call::Transcript),
    },
    Tool {
        name: "list_bots",
        title: "List bots",
        about: "The bots of the account, newest first.",
        effect: Effect::Reads,
        schema: schema::<ListBots>,
        read: |arguments| read(arguments).map(Call::List),
    },
    Tool {
        name: "send_chat_message",
        title: "Say something",
        about: "Has a bot write a message into the meeting's chat.",
        effect: Effect::Changes,
        schema: schema::<Say>,
        read: |arguments| read(arguments).map(Call::Say),
    },
    Tool {
        name: "remove_bot",
        title: "Have a bot leave",
        about: "Has a bot leave its meeting. What it recorded is kept.",
        effect: Effect::Changes,
        schema: schema::<OneBot>,
        read: |arguments| read(arguments).map(Call::Remove),
    },
    Tool {
        name: "recent_events",
        title: "Recent events",
        about: "The newest events that this machine has received or seen, each with its meaning and what to do.",
        effect: Effect::Reads,
        schema: schema::<RecentEvents>,
        read: |arguments| read(arguments).map(Call::Events),
    },
    Tool {
        name: "explain",
        title: "Explain a word",
        about: "What an event, a status, the reason of a stop, or an exit status means, and what to do.",
        effect: Effect::Reads,
        schema: schema::<Explain>,
        read: |arguments| read(arguments).map(Call::Explain),
    },
    Tool {
        name: "delete_bot_data",
        title: "Erase a bot's data",
        about: "Erases everything that the service has of a bot, for good. Files on this machine stay.",
        effect: Effect::Erases,
        schema: schema::<OneBot>,
        read: |arguments| read(arguments).map(Call::Delete),
    },
];

impl Tool {
    pub(super) fn all() -> impl Iterator<Item = &'static Self> {
        const { &TOOLS }.iter()
    }

    /// Whether what it does cannot be undone.
    pub(super) fn erases(&self) -> bool {
        self.effect == Effect::Erases
    }

    /// The tool as a client is told of it.
    pub(super) fn described(&self) -> Described {
        let annotations = match self.effect {
            Effect::Reads => ToolAnnotations::new().read_only(true),
            Effect::Saves => ToolAnnotations::new().read_only(false).destructive(false).idempotent(true),
            Effect::Changes => ToolAnnotations::new().read_only(false).destructive(false),
            Effect::Erases => ToolAnnotations::new().read_only(false).destructive(true).idempotent(true),
        };
        Described::new(self.name, self.about, (self.schema)()).with_title(self.title).with_annotations(annotations)
    }

    /// Reads what it is given, and does it.
    pub(super) async fn call(&self, arguments: JsonObject, ctx: &Context, progress: &Progress) -> Result<Value, Error> {
        let answer = match (self.read)(arguments)? {
            Call::Create(asked) => answers::create(asked, ctx).await,
            Call::Delete(OneBot { bot }) => answers::delete(&bot, ctx).await,
            Call::Events(asked) => answers::events(asked, ctx).await,
            Call::Explain(asked) => answers::explain(&asked),
            Call::List(asked) => answers::list(asked, ctx).await,
            Call::Remove(OneBot { bot }) => answers::remove(&bot, ctx).await,
            Call::Say(Say { bot, text }) => answers::say(&bot, &text, ctx).await,
            Call::Status(OneBot { bot }) => answers::status(&bot, ctx).await,
            // What was said in a meeting stays as it was said.
            Call::Transcript(asked) => return answers::transcript(asked, ctx).await,
            Call::Wait(asked) => wait::recording(asked, ctx, progress).await,
        };
        answer.map(without_links)
    }
}

/// An answer without the queries of the links in it: whoever has a presigned link can download what it leads to, and the
/// agent's provider reads along.
pub(super) fn without_links(answer: Value) -> Value {
    match answer {
        Value::String(text) => Value::String(without_queries(&text).into_owned()),
        Value::Array(items) => items.into_iter().map(without_links).collect(),
        Value::Object(fields) => fields.into_iter().map(|(key, value)| (key, without_links(value))).collect(),
        Value::Bool(_) | Value::Null | Value::Number(_) => answer,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_tool_says_what_it_takes_and_no_two_have_one_name() {
        let mut names: Vec<&str> = Tool::all().map(|tool| tool.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), TOOLS.len());
        for tool in Tool::all() {
            let schema = Value::Object((tool.schema)());
            assert_eq!(
                (&schema["type"], &schema["additionalProperties"]),
                (&json!("object"), &json!(false)),
                "{schema}"
            );
            for (name, field) in schema["properties"].as_object().unwrap() {
                assert!(field["description"].is_string(), "{}: {name}: {field}", tool.name);
                assert!(field.get("$ref").is_none(), "{}: {name}: {field}", tool.name);
            }
        }
    }

    #[test]
    fn no_answer_has_the_query_of_a_link() {
        let answer = json!({"events": [{"message": "see https://store/audio.wav?X-Amz-Signature=abc now"}], "n": 1});
        let told = without_links(answer);
        assert_eq!(told, json!({"events": [{"message": "see https://store/audio.wav?… now"}], "n": 1}));
    }
}
