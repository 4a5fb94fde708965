//! MIA agents (`docs/api.md`, "Agents"): one path, told apart by verb and query.

use hyper::StatusCode;
use serde_json::{Map, Value, json};

use super::call::{Call, CallError, CallReply};
use super::request::text;
use super::state::State;

const ID: &str = "agent_config_id";

pub(super) fn respond(state: &State, call: &Call<'_>) -> Result<CallReply, CallError> {
    match (call.method.as_str(), call.query(ID)) {
        ("GET", None) => Ok(list(state, call)),
        ("GET", Some(id)) => show(state, call, &id),
        ("POST", _) => create(state, call),
        ("PUT", _) => update(state, call),
        ("DELETE", Some(id)) => delete(state, call, &id),
        ("DELETE", None) => Err(CallError::bad("agent_config_id is required.")),
        _ => Err(call.wrong_method()),
    }
}

fn list(state: &State, call: &Call<'_>) -> CallReply {
    let agents = state.with_account(&call.key, |account| account.agents.clone());
    CallReply::ok(json!({"count": agents.len(), "agent_configs": agents}))
}

fn show(state: &State, call: &Call<'_>, id: &str) -> Result<CallReply, CallError> {
    let agent = state.with_account(&call.key, |account| account.agents.iter().find(|agent| is(agent, id)).cloned());
    agent.map(|agent| CallReply::ok(json!({"agent_config": agent}))).ok_or_else(|| unknown(id))
}

fn create(state: &State, call: &Call<'_>) -> Result<CallReply, CallError> {
    let fields = call.fields()?;
    if text(&fields, "agent_name").map_err(CallError::bad)?.is_none() {
        return Err(CallError::bad("agent_name is required."));
    }
    check(&fields)?;
    if !fields.get("model").is_some_and(Value::is_object) {
        return Err(CallError::bad("model is required."));
    }
    let id = uuid::Uuid::new_v4().to_string();
    let mut agent = Map::from_iter([(ID.to_owned(), json!(id))]);
    agent.extend(fields.into_iter().filter(|(key, _)| key != ID));
    let body = json!({"message": "Agent config created successfully", ID: id, "agent_config": agent});
    state.with_account(&call.key, |account| account.agents.push(agent));
    Ok(CallReply { status: StatusCode::CREATED, body, follow_up: None })
}

fn update(state: &State, call: &Call<'_>) -> Result<CallReply, CallError> {
    let fields = call.fields()?;
    let id =
        text(&fields, ID).map_err(CallError::bad)?.ok_or_else(|| CallError::bad("agent_config_id is required."))?;
    if fields.contains_key("mode") {
        check(&fields)?;
    }
    state.with_account(&call.key, |account| {
        let agent = account.agents.iter_mut().find(|agent| is(agent, &id)).ok_or_else(|| unknown(&id))?;
        agent.extend(fields);
        Ok(CallReply::ok(json!({"message": "Agent config updated successfully", ID: id, "agent_config": agent})))
    })
}

fn delete(state: &State, call: &Call<'_>, id: &str) -> Result<CallReply, CallError> {
    state.with_account(&call.key, |account| {
        let position = account.agents.iter().position(|agent| is(agent, id)).ok_or_else(|| unknown(id))?;
        account.agents.remove(position);
        Ok(CallReply::ok(json!({"message": format!("Agent config {id} deleted successfully")})))
    })
}

fn check(fields: &Map<String, Value>) -> Result<(), CallError> {
    match text(fields, "mode").map_err(CallError::bad)?.as_deref() {
        Some("pipeline" | "realtime") => Ok(()),
        Some(_) | None => Err(CallError::bad("mode must be pipeline or realtime")),
    }
}

fn is(agent: &Map<String, Value>, id: &str) -> bool {
    agent.get(ID).and_then(Value::as_str) == Some(id)
}

fn unknown(id: &str) -> CallError {
    CallError::not_found(format!("Agent config not found: {id}"))
}
