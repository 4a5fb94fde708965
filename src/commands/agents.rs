//! `meetstream agent`: MIA agents. Their configuration is the user's own file, passed on as it is.

use serde_json::json;

use crate::cli::{AgentArgs, AgentCommand};
use crate::context::Context;
use crate::error::{Error, ExitStatus, Source};
use crate::model::{ResourceId, printable};
use crate::output::{Column, Format, Table, read_object};

pub(crate) async fn run(args: AgentArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    match args.command {
        AgentCommand::Create { file } => {
            let config = read_object(&Source::from_argument(file))?;
            let answer = ctx
                .api()?
                .create_agent(config.into())
                .await
                .map_err(|source| Error::api("create the agent", source))?;
            let id = answer.view.agent_config_id.unwrap_or_else(|| "-".to_owned());
            ctx.printer.next(&format!("meetstream create --link URL --agent {}", printable(&id)));
            let document = json!({"agent_config_id": id, "action": "created", "response": answer.raw});
            ctx.printer.outcome(&format!("created agent {}", printable(&id)), &document)?;
            Ok(ExitStatus::Done)
        }
        AgentCommand::Delete { agents, yes } => delete(&agents, yes, ctx).await,
        AgentCommand::List => list(ctx).await,
        AgentCommand::Show { agent } => show(&agent, ctx).await,
        AgentCommand::Update { agent, file } => {
            let mut config = read_object(&Source::from_argument(file))?;
            config.insert("agent_config_id".to_owned(), agent.as_str().into());
            let shown = printable(agent.as_str());
            let answer = ctx
                .api()?
                .update_agent(config.into())
                .await
                .map_err(|source| Error::api(format!("update agent `{shown}`"), source))?;
            let document = json!({"agent_config_id": agent.as_str(), "action": "updated", "response": answer.raw});
            ctx.printer.outcome(&format!("updated agent {shown}"), &document)?;
            Ok(ExitStatus::Done)
        }
    }
}

async fn list(ctx: &Context) -> Result<ExitStatus, Error> {
    let answer = ctx.api()?.agents().await.map_err(|source| Error::api("list the agents", source))?;
    let agents = answer.view.agent_configs;
    if ctx.printer.format() == Format::Json {
        ctx.printer.document(&json!({"agents": agents, "response": answer.raw}))?;
    } else if agents.is_empty() {
        ctx.printer.note("no agents; `meetstream agent create` makes one");
    } else {
        let mut table =
            Table::new([Column::whole("AGENT"), Column::text("NAME"), Column::text("MODE"), Column::text("MODEL")]);
        for agent in agents {
            let row = [agent.agent_config_id, agent.agent_name, agent.mode, agent.model];
            table.row(row.map(|cell| cell.unwrap_or_else(|| "-".to_owned())));
        }
        ctx.printer.table(&table)?;
    }
    Ok(ExitStatus::Done)
}

async fn show(agent: &ResourceId, ctx: &Context) -> Result<ExitStatus, Error> {
    let action = format!("fetch agent `{}`", printable(agent.as_str()));
    let answer = ctx.api()?.agent(agent).await.map_err(|source| Error::api(action, source))?;
    match ctx.printer.format() {
        Format::Json => ctx.printer.document(&json!({
            "agent_config_id": agent.as_str(), "agent_name": answer.view.agent_name, "mode": answer.view.mode,
            "model": answer.view.model, "response": answer.raw,
        }))?,
        // A configuration is JSON by nature: it is what `agent update` takes.
        Format::Human => ctx.printer.document(answer.raw.get("agent_config").unwrap_or(&answer.raw))?,
    }
    Ok(ExitStatus::Done)
}

async fn delete(agents: &[ResourceId], yes: bool, ctx: &Context) -> Result<ExitStatus, Error> {
    let api = ctx.api()?;
    let mut status = ExitStatus::Done;
    let mut documents = Vec::new();
    for agent in agents {
        let shown = printable(agent.as_str());
        if !yes {
            ctx.printer.confirm(&format!("This deletes agent {shown} for good."), agent.as_str())?;
        }
        match api.delete_agent(agent).await {
            Ok(answer) => {
                let document = json!({"agent_config_id": agent.as_str(), "action": "deleted", "response": answer.raw});
                if ctx.printer.format() == Format::Human {
                    ctx.printer.line(&format!("deleted agent {shown}"))?;
                }
                documents.push(document);
            }
            Err(source) if agents.len() == 1 => return Err(Error::api(format!("delete agent `{shown}`"), source)),
            Err(source) => {
                let error = Error::api(format!("delete agent `{shown}`"), source);
                if status == ExitStatus::Done {
                    status = error.exit_status();
                }
                ctx.printer.error(&error);
            }
        }
    }
    if ctx.printer.format() == Format::Json {
        match documents.as_slice() {
            [document] if agents.len() == 1 => ctx.printer.document(document)?,
            documents => ctx.printer.document(&documents)?,
        }
    }
    Ok(status)
}
