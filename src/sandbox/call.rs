//! What the operations speak in: a request taken apart, what is answered, and what is refused.

use hyper::{HeaderMap, Method, StatusCode};
use serde_json::{Map, Value, json};
use url::form_urlencoded;

use super::account::{LeaseRefusal, LoginProvider};
use super::bot::Bot;
use super::state::{FollowUp, State};

/// What is answered, and what is to happen after.
pub(super) struct CallReply {
    pub(super) status: StatusCode,
    pub(super) body: Value,
    pub(super) follow_up: Option<FollowUp>,
}

/// An answer that ends an operation early.
#[derive(Debug)]
pub(super) struct CallError {
    status: StatusCode,
    message: String,
}

impl CallReply {
    pub(super) fn ok(body: Value) -> Self {
        Self { status: StatusCode::OK, body, follow_up: None }
    }

    /// Done, with nothing to say.
    pub(super) fn empty() -> Self {
        Self::ok(Value::Null)
    }

    /// A refusal that says more than its message.
    pub(super) fn refused(status: StatusCode, body: Value) -> Self {
        Self { status, body, follow_up: None }
    }

    /// What exists, but is not ready.
    pub(super) fn pending(body: Value) -> Self {
        Self { status: StatusCode::ACCEPTED, body, follow_up: None }
    }
}

impl CallError {
    pub(super) fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self { status, message: message.into() }
    }

    /// A value that the service does not accept.
    pub(super) fn bad(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    /// No account can be had to sign in with.
    pub(super) fn without_account(refusal: &LeaseRefusal) -> Self {
        let status = match refusal {
            LeaseRefusal::AllBusy(_) => StatusCode::TOO_MANY_REQUESTS,
            LeaseRefusal::NoneActive(_) | LeaseRefusal::PinnedBusy(_) => StatusCode::CONFLICT,
            LeaseRefusal::Unknown(_) => StatusCode::NOT_FOUND,
        };
        Self::new(status, refusal.to_string())
    }

    pub(super) fn not_found(message: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, message)
    }
}

impl From<CallError> for CallReply {
    fn from(refusal: CallError) -> Self {
        Self { status: refusal.status, body: json!({"message": refusal.message}), follow_up: None }
    }
}

/// A request to the API, taken apart.
pub(super) struct Call<'a> {
    pub(super) method: &'a Method,
    pub(super) path: &'a str,
    pub(super) query: &'a str,
    pub(super) headers: &'a HeaderMap,
    pub(super) body: &'a [u8],
    /// The key that was sent; it has proved nothing but its form.
    pub(super) key: String,
}

impl Call<'_> {
    /// Runs an operation on a bot of the caller: 404 for none, 403 for another's.
    pub(super) fn on_bot<T>(&self, state: &State, id: &str, run: impl FnOnce(&mut Bot) -> T) -> Result<T, CallError> {
        match state.with_bot(id, |bot| (bot.owner == self.key).then(|| run(bot))) {
            Some(Some(value)) => Ok(value),
            Some(None) => Err(CallError::new(StatusCode::FORBIDDEN, "This bot belongs to another account.")),
            None => Err(CallError::not_found(format!("Bot not found: {id}"))),
        }
    }

    /// The body's fields; none where there is no body.
    pub(super) fn fields(&self) -> Result<Map<String, Value>, CallError> {
        if self.body.trim_ascii().is_empty() {
            return Ok(Map::new());
        }
        serde_json::from_slice(self.body).map_err(|_| CallError::bad("Request body must be a JSON object."))
    }

    /// Tells which login domains the caller has, by the field that names one.
    pub(super) fn login_domains<'s>(&'s self, state: &'s State) -> impl Fn(&str, &str) -> bool + use<'s> {
        |field, domain| {
            let provider = if field == "google_login_domain" { LoginProvider::Google } else { LoginProvider::Teams };
            state.with_account(&self.key, |account| account.has_login_domain(provider, domain))
        }
    }

    /// The refusal of a path that leads nowhere.
    pub(super) fn no_route(&self) -> CallError {
        CallError::not_found(format!("The sandbox has no route {} {}", self.method, self.path))
    }

    /// The refusal of a verb on a path that knows others.
    pub(super) fn wrong_method(&self) -> CallError {
        CallError::new(StatusCode::METHOD_NOT_ALLOWED, format!("Method \"{}\" not allowed.", self.method))
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// Whether there is no body.
    pub(super) fn is_empty(&self) -> bool {
        self.body.is_empty()
    }

    pub(super) fn query(&self, name: &str) -> Option<String> {
        self.pairs().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The names and values of the query.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (String, String)> {
        form_urlencoded::parse(self.query.as_bytes()).into_owned()
    }
}
