use serde_json::Value;

use super::wire::{Agent, Agents};
use super::{Answer, ApiError, Client, Request};
use crate::model::ResourceId;

impl Client {
    /// `GET /mia`: every agent.
    pub async fn agents(&self) -> Result<Answer<Agents>, ApiError> {
        self.ask(&Request::get(["mia"])).await
    }

    /// `GET /mia?agent_config_id=`: one agent.
    pub async fn agent(&self, agent: &ResourceId) -> Result<Answer<Agent>, ApiError> {
        self.ask(&Request::get(["mia"]).query("agent_config_id", agent.as_str())).await
    }

    /// `POST /mia`. The configuration is passed through: its field names drift (`docs/api.md`, "Agents").
    pub async fn create_agent(&self, config: Value) -> Result<Answer<Agent>, ApiError> {
        self.ask(&Request::post(["mia"]).json(config)).await
    }

    /// `PUT /mia`: the changed sections, and `agent_config_id`.
    pub async fn update_agent(&self, config: Value) -> Result<Answer<Agent>, ApiError> {
        self.ask(&Request::put(["mia"]).json(config)).await
    }

    /// `DELETE /mia?agent_config_id=`.
    pub async fn delete_agent(&self, agent: &ResourceId) -> Result<Answer<()>, ApiError> {
        self.ask(&Request::delete(["mia"]).query("agent_config_id", agent.as_str())).await
    }
}
