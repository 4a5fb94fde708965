//! `meetstream agent`: MIA agents. Their configurations pass through untouched: field names drift between versions of
//! the service (`docs/api.md`, "Agents"), and it checks them itself.

use serde_json::{Map, Value, json};

use super::print::{Listed, Row, change, changed, or_dash};
use crate::api::Subject;
use crate::api::wire::{AGENT_BODY, Agent, Fields};
use crate::cli::{AgentArgs, AgentCommand};
use crate::commands::create::print_example;
use crate::commands::input::{confirm, read_object};
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError, InputSource};
use crate::model::ResourceId;
use crate::output::{Column, Format};

/// What prints the ids of agents.
const AGENTS: &str = "`meetstream agent list`";

const ID: &str = "agent_config_id";

pub(crate) async fn agent(args: AgentArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    match args.command {
        AgentCommand::List => list(ctx).await,
        AgentCommand::Show { agent } => show(&agent, ctx).await,
        AgentCommand::Create { file: Some(file), example: _ } => create(&InputSource::from_argument(file), ctx).await,
        AgentCommand::Create { file: None, example: _ } => print_example(AGENT_BODY, ctx),
        AgentCommand::Update { agent, file } => update(&agent, &InputSource::from_argument(file), ctx).await,
        AgentCommand::Delete { agent, yes } => delete(&agent, yes, ctx).await,
    }
}

async fn list(ctx: &Context) -> Result<ExitStatus, Error> {
    let answer = ctx.api()?.agents().await.map_err(|source| Error::api("list the agents", source))?;
    let row = |agent: &Agent| Row {
        id: agent.agent_config_id.clone(),
        cells: [&agent.agent_config_id, &agent.agent_name, &agent.mode, &agent.model]
            .map(|text| or_dash(text.as_deref()))
            .to_vec(),
        document: document(agent),
    };
    let rows = answer.view.agent_configs.iter().map(row).collect();
    let columns = vec![Column::whole("AGENT"), Column::text("NAME"), Column::text("MODE"), Column::text("MODEL")];
    let is_empty = answer.view.agent_configs.is_empty();
    let status = Listed { name: "agents", columns, rows }.print([("response", answer.raw)], ctx)?;
    if is_empty {
        ctx.printer.next("meetstream agent create --file agent.json");
    }
    Ok(status)
}

fn document(agent: &Agent) -> Value {
    json!({ID: agent.agent_config_id, "agent_name": agent.agent_name, "mode": agent.mode, "model": agent.model})
}

async fn show(agent: &ResourceId, ctx: &Context) -> Result<ExitStatus, Error> {
    let answer = ctx
        .api()?
        .agent(agent)
        .await
        .map_err(|source| Error::call(Subject::Listed(AGENTS), format!("fetch agent `{agent}`"), source))?;
    match ctx.printer.format() {
        Format::Json => {
            let mut document = document(&answer.view);
            if let Some(fields) = document.as_object_mut() {
                fields.insert("response".to_owned(), answer.raw);
            }
            ctx.printer.document(&document)?;
        }
        // People edit a configuration as JSON and send it back from a file.
        Format::Human => {
            let config = Fields::of(&answer.raw).value(&["agent_config"]).unwrap_or(&answer.raw);
            ctx.printer.document(config)?;
        }
    }
    Ok(ExitStatus::Done)
}

async fn create(source: &InputSource, ctx: &Context) -> Result<ExitStatus, Error> {
    let config = read_object(source)?;
    let answer = ctx
        .api()?
        .create_agent(Value::Object(config))
        .await
        .map_err(|source| Error::api("create the agent", source))?;
    let id = answer.view.agent_config_id.as_deref().unwrap_or("-").to_owned();
    let line = format!("created agent {id}{}", named(&answer.view));
    let document = change(json!({ID: answer.view.agent_config_id}), "created", answer.raw);
    let status = changed(&id, &line, &document, ctx)?;
    ctx.printer.next(&format!("meetstream create --agent {id} --link https://meet.google.com/abc-defg-hij"));
    Ok(status)
}

async fn update(agent: &ResourceId, source: &InputSource, ctx: &Context) -> Result<ExitStatus, Error> {
    let changes = read_object(source)?;
    if changes.get(ID).is_some_and(|id| id.as_str() != Some(agent.as_str())) {
        let problem = format!("{source} holds the configuration of another agent: its `{ID}` is not `{agent}`");
        return Err(InputError::refused("agent update", problem).into());
    }
    let mut body = Map::from_iter([(ID.to_owned(), json!(agent.as_str()))]);
    body.extend(changes);
    let answer = ctx
        .api()?
        .update_agent(Value::Object(body))
        .await
        .map_err(|source| Error::call(Subject::Listed(AGENTS), format!("update agent `{agent}`"), source))?;
    let line = format!("updated agent {agent}{}", named(&answer.view));
    changed(agent.as_str(), &line, &change(json!({ID: agent.as_str()}), "updated", answer.raw), ctx)
}

async fn delete(agent: &ResourceId, yes: bool, ctx: &Context) -> Result<ExitStatus, Error> {
    if !yes {
        let consequence = format!("This deletes agent {agent}, for good.");
        confirm(&ctx.printer, &consequence, agent.as_str())?;
    }
    let answer = ctx
        .api()?
        .delete_agent(agent)
        .await
        .map_err(|source| Error::call(Subject::Listed(AGENTS), format!("delete agent `{agent}`"), source))?;
    let document = change(json!({ID: agent.as_str()}), "deleted", answer.raw);
    changed(agent.as_str(), &format!("deleted agent {agent}"), &document, ctx)
}

fn named(agent: &Agent) -> String {
    agent.agent_name.as_ref().map(|name| format!(" ({name})")).unwrap_or_default()
}
