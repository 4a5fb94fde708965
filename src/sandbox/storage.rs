//! The user's own bucket (`docs/api.md`, "Storage"). Credentials go in and never come out.

use serde_json::{Map, Value, json};

use super::call::{Call, CallError, CallReply};
use super::request::text;
use super::state::State;

/// Fields that a bucket cannot do without.
const REQUIRED: [&str; 5] = ["provider", "bucket_name", "region", "access_key_id", "secret_key"];

/// Fields that are never answered.
const CREDENTIALS: [&str; 2] = ["access_key_id", "secret_key"];

pub(super) fn respond(state: &State, call: &Call<'_>) -> Result<CallReply, CallError> {
    match call.method.as_str() {
        "GET" => Ok(show(state, call)),
        "PUT" => set(state, call),
        "DELETE" => clear(state, call),
        _ => Err(call.wrong_method()),
    }
}

/// The form of the answer is not published; these are the fields that were set.
fn show(state: &State, call: &Call<'_>) -> CallReply {
    let fields = state.with_account(&call.key, |account| account.storage.clone()).unwrap_or_default();
    let shown: Map<String, Value> =
        fields.into_iter().filter(|(key, _)| !CREDENTIALS.contains(&key.as_str())).collect();
    CallReply::ok(Value::Object(shown))
}

fn set(state: &State, call: &Call<'_>) -> Result<CallReply, CallError> {
    // The sources disagree on the value's spelling.
    if !matches!(call.query("config_type").as_deref(), Some("storage" | "StorageConfig")) {
        return Err(CallError::bad("config_type must be storage"));
    }
    let mut fields = call.fields()?;
    for name in REQUIRED {
        text(&fields, name).map_err(CallError::bad)?.ok_or_else(|| CallError::bad(format!("{name} is required.")))?;
    }
    let allowed = |name: &str, values: &[&str]| match text(&fields, name).map_err(CallError::bad)? {
        Some(value) if !values.contains(&value.as_str()) => {
            Err(CallError::bad(format!("{name} must be one of: {}", values.join(", "))))
        }
        Some(_) | None => Ok(()),
    };
    allowed("provider", &["aws", "alibaba_oss"])?;
    allowed("access_mode", &["read_write", "write_only"])?;
    for (name, default) in [("access_mode", "read_write"), ("prefix", "meetstream")] {
        fields.entry(name).or_insert_with(|| json!(default));
    }
    state.with_account(&call.key, |account| account.storage = Some(fields));
    Ok(CallReply::empty())
}

fn clear(state: &State, call: &Call<'_>) -> Result<CallReply, CallError> {
    let name = call.query("key_name").ok_or_else(|| CallError::bad("key_name is required."))?;
    state.with_account(&call.key, |account| {
        let is_set = account.storage.as_ref().is_some_and(|fields| fields.get("provider") == Some(&json!(name)));
        if !is_set {
            return Err(CallError::not_found(format!("No storage config for {name}")));
        }
        account.storage = None;
        Ok(CallReply::empty())
    })
}
