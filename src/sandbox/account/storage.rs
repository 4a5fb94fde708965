//! The bucket that recordings are kept in (`api.md`, section 4.3). Nothing is ever written to it.

use hyper::Method;
use serde_json::{Map, Value};

use super::{bad, object, required, wrong_method};
use crate::sandbox::routes::{Answer, Call, Refusal};

/// What is never shown again.
const CREDENTIALS: [&str; 2] = ["access_key_id", "secret_key"];

pub(super) fn respond(
    storage: &mut Option<Map<String, Value>>,
    method: &Method,
    call: &Call<'_>,
) -> Result<Answer, Refusal> {
    match method.as_str() {
        "GET" => Ok(Answer::ok(Value::Object(storage.clone().unwrap_or_default()))),
        "PUT" => {
            if !matches!(call.query("config_type").as_deref(), Some("storage" | "StorageConfig")) {
                return Err(bad("config_type must be storage"));
            }
            let mut config = object(call)?;
            if !matches!(required(&config, "provider")?.as_str(), "aws" | "alibaba_oss") {
                return Err(bad("provider must be aws or alibaba_oss"));
            }
            for field in ["bucket_name", "access_key_id", "secret_key"] {
                required(&config, field)?;
            }
            if let Some(mode) = config.get("access_mode")
                && !matches!(mode.as_str(), Some("read_write" | "write_only"))
            {
                return Err(bad("access_mode must be read_write or write_only"));
            }
            config.retain(|key, _| !CREDENTIALS.contains(&key.as_str()));
            *storage = Some(config);
            Ok(Answer::empty())
        }
        "DELETE" => {
            let name = call.query("key_name").ok_or_else(|| bad("key_name is required."))?;
            let stored = storage.as_ref().and_then(|config| config.get("provider")).and_then(Value::as_str);
            if stored != Some(name.as_str()) {
                return Err(Refusal::not_found(format!("No storage configuration {name}")));
            }
            *storage = None;
            Ok(Answer::empty())
        }
        _ => Err(wrong_method()),
    }
}
