//! What an API key has beside bots: calendars, agents, sign-in accounts, storage. Each key is an account of its own.

mod agents;
mod calendar;
mod live;
mod logins;
mod storage;

use std::collections::HashMap;
use std::sync::Arc;

use hyper::{Method, StatusCode};
use serde_json::{Map, Value};

use super::Shared;
use super::routes::{Answer, Call, Refusal};

/// What one key has.
#[derive(Debug, Default)]
pub(super) struct Account {
    agents: Vec<Map<String, Value>>,
    calendars: calendar::Calendars,
    logins: logins::Logins,
    storage: Option<Map<String, Value>>,
}

impl Account {
    /// Whether a bot can sign in with an account of this domain.
    pub(super) fn knows_domain(&self, block: &str, domain: &str) -> bool {
        self.logins.knows(block, domain)
    }
}

/// The accounts by key.
pub(super) type Accounts = HashMap<String, Account>;

/// Answers a request for something that is no bot's recording; `None` where there is no such route.
pub(super) fn respond(
    shared: &Arc<Shared>,
    method: &Method,
    segments: &[&str],
    call: &Call<'_>,
) -> Option<Result<Answer, Refusal>> {
    match segments {
        ["bots", id, operation] => live::respond(shared, method, id, operation, call),
        ["mia"] => Some(shared.with_account(&call.key, |account| agents::respond(&mut account.agents, method, call))),
        ["admin", "configs"] => {
            Some(shared.with_account(&call.key, |account| storage::respond(&mut account.storage, method, call)))
        }
        ["calendar", rest @ ..] => calendar::respond(shared, method, rest, call),
        [resource, rest @ ..] => logins::respond(shared, method, resource, rest, call),
        [] => None,
    }
}

/// Reads a body that must be an object.
fn object(call: &Call<'_>) -> Result<Map<String, Value>, Refusal> {
    serde_json::from_slice(call.body).map_err(|_| bad("Request body must be a JSON object."))
}

/// A text that must be there.
fn required(body: &Map<String, Value>, field: &str) -> Result<String, Refusal> {
    let text = body.get(field).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
    text.map(str::to_owned).ok_or_else(|| bad(&format!("{field} is required.")))
}

fn bad(message: &str) -> Refusal {
    Refusal::new(StatusCode::BAD_REQUEST, message)
}

fn wrong_method() -> Refusal {
    Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "Method Not Allowed")
}

/// An answer that is no success, with fields beside its message.
fn refusal(status: StatusCode, body: Value) -> Answer {
    Answer { status, body, job: None, retry_after: None }
}
