use serde_json::Value;

use super::{Answer, ApiError, Client, Request};

impl Client {
    /// `GET /admin/configs`: where recordings are kept; without credentials.
    pub async fn storage(&self) -> Result<Answer<()>, ApiError> {
        self.ask(&Request::get(["admin", "configs"])).await
    }

    /// `PUT /admin/configs?config_type=storage`: the service checks the bucket at once. The answer may be empty.
    pub async fn set_storage(&self, config: Value) -> Result<Answer<()>, ApiError> {
        self.ask(&Request::put(["admin", "configs"]).query("config_type", "storage").json(config)).await
    }

    /// `DELETE /admin/configs?key_name=`: future bots only; files stay. The answer may be empty.
    pub async fn clear_storage(&self, key_name: &str) -> Result<Answer<()>, ApiError> {
        self.ask(&Request::delete(["admin", "configs"]).query("key_name", key_name)).await
    }
}
