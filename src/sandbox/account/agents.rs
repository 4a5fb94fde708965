//! MIA agents (`api.md`, section 4.4).

use hyper::{Method, StatusCode};
use serde_json::{Map, Value, json};

use super::{bad, object, required, wrong_method};
use crate::sandbox::routes::{Answer, Call, Refusal};

pub(super) fn respond(
    agents: &mut Vec<Map<String, Value>>,
    method: &Method,
    call: &Call<'_>,
) -> Result<Answer, Refusal> {
    match method.as_str() {
        "GET" => match call.query("agent_config_id") {
            Some(id) => Ok(Answer::ok(json!({"agent_config": agents.get(place(agents, &id)?)}))),
            None => Ok(Answer::ok(json!({"agent_configs": agents, "count": agents.len()}))),
        },
        "POST" => {
            let mut agent = object(call)?;
            required(&agent, "agent_name")?;
            if !matches!(required(&agent, "mode")?.as_str(), "pipeline" | "realtime") {
                return Err(bad("mode must be pipeline or realtime"));
            }
            if !agent.get("model").is_some_and(Value::is_object) {
                return Err(bad("model is required."));
            }
            let id = uuid::Uuid::new_v4().to_string();
            agent.insert("agent_config_id".to_owned(), id.clone().into());
            agents.push(agent.clone());
            let body = json!({"message": "Agent created", "agent_config_id": id, "agent_config": agent});
            Ok(Answer { status: StatusCode::CREATED, ..Answer::ok(body) })
        }
        "PUT" => {
            let changes = object(call)?;
            let id = required(&changes, "agent_config_id")?;
            let place = place(agents, &id)?;
            let Some(agent) = agents.get_mut(place) else { return Err(unknown(&id)) };
            agent.extend(changes);
            Ok(Answer::ok(json!({"message": "Agent updated", "agent_config_id": id, "agent_config": agent})))
        }
        "DELETE" => {
            let id = call.query("agent_config_id").ok_or_else(|| bad("agent_config_id is required."))?;
            let place = place(agents, &id)?;
            agents.remove(place);
            Ok(Answer::ok(json!({"message": "Agent deleted"})))
        }
        _ => Err(wrong_method()),
    }
}

fn place(agents: &[Map<String, Value>], id: &str) -> Result<usize, Refusal> {
    let named = |agent: &Map<String, Value>| agent.get("agent_config_id").and_then(Value::as_str) == Some(id);
    agents.iter().position(named).ok_or_else(|| unknown(id))
}

fn unknown(id: &str) -> Refusal {
    Refusal::not_found(format!("Agent not found: {id}"))
}
