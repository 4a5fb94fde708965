use std::collections::BTreeMap;

use hyper::Method;
use serde_json::{Value, json};

/// How often each bot was asked about, by method and route.
#[derive(Debug, Default)]
pub(super) struct Requests(BTreeMap<Counted, u64>);

/// A bot, if the path leads to one, the method, and the path with placeholders for ids.
type Counted = (Option<String>, String, String);

impl Requests {
    /// Counts a call of the API. `bot_of` tells whose a transcript is.
    pub(super) fn count(&mut self, method: &Method, path: &str, bot_of: impl Fn(&str) -> Option<String>) {
        let path = path.strip_prefix("/api/v1").unwrap_or(path);
        let (bot_id, route) = match path.split('/').collect::<Vec<_>>().as_slice() {
            ["", "bots", id, operation] => (Some((*id).to_owned()), format!("/bots/{{bot_id}}/{operation}")),
            ["", "transcript", id, operation] => (bot_of(id), format!("/transcript/{{transcript_id}}/{operation}")),
            _ => (None, path.to_owned()),
        };
        *self.0.entry((bot_id, method.to_string(), route)).or_default() += 1;
    }

    /// The counts, in the order of the bots' ids.
    pub(super) fn tell(&self) -> Value {
        let told = |((bot_id, method, route), count): (&Counted, &u64)| json!({"bot_id": bot_id, "method": method, "route": route, "count": count});
        self.0.iter().map(told).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_counted_by_bot_and_route() {
        let mut requests = Requests::default();
        for path in [
            "/api/v1/bots/b-1/detail",
            "/api/v1/bots/b-1/detail",
            "/api/v1/bots",
            "/api/v1/transcript/t-1/get_transcript",
        ] {
            requests.count(&Method::GET, path, |transcript_id| Some(format!("the bot of {transcript_id}")));
        }
        requests.count(&Method::DELETE, "/api/v1/bots/b-1/delete", |_| None);
        let count = |bot_id: Value, method: &str, route: &str, count: u64| json!({"bot_id": bot_id, "method": method, "route": route, "count": count});
        assert_eq!(
            requests.tell(),
            json!([
                count(Value::Null, "GET", "/bots", 1),
                count("b-1".into(), "DELETE", "/bots/{bot_id}/delete", 1),
                count("b-1".into(), "GET", "/bots/{bot_id}/detail", 2),
                count("the bot of t-1".into(), "GET", "/transcript/{transcript_id}/get_transcript", 1),
            ])
        );
    }
}
