use serde_json::{Value, json};

use super::{HttpReply, Run, Running, TestEnv, http};

/// The sandbox, running as its own process.
pub(crate) struct Service {
    running: Running,
    ready: Value,
}

impl Service {
    /// Starts a fast sandbox on a free port, with further flags.
    pub(crate) fn start(env: &TestEnv, flags: &[&str]) -> Self {
        let mut arguments = vec!["sandbox", "--port", "0", "--json"];
        if !flags.contains(&"--speed") {
            arguments.extend(["--speed", "200"]);
        }
        arguments.extend(flags);
        let mut running = env.start(arguments);
        let ready = running.record("ready");
        Self { running, ready }
    }

    /// A user with a key, and a sandbox for them whose meetings take as long as real ones.
    pub(crate) fn with_user() -> (TestEnv, Self) {
        let mut env = TestEnv::new();
        let service = Self::start(&env, &["--speed", "1"]);
        env.set("MEETSTREAM_API_URL", service.api_url());
        env.set("MEETSTREAM_API_KEY", "ms_test");
        (env, service)
    }

    /// What `MEETSTREAM_API_URL` is set to.
    pub(crate) fn api_url(&self) -> &str {
        self.ready["api_url"].as_str().unwrap()
    }

    pub(crate) fn ready(&self) -> &Value {
        &self.ready
    }

    /// One call with a key.
    pub(crate) fn call(&self, method: &str, path: &str, body: &Value) -> HttpReply {
        self.call_as("ms_test", method, path, body)
    }

    /// One call with another key.
    pub(crate) fn call_as(&self, key: &str, method: &str, path: &str, body: &Value) -> HttpReply {
        let authorization = format!("Token {key}");
        let body = if body.is_null() { Vec::new() } else { body.to_string().into_bytes() };
        http(method, &format!("{}{path}", self.api_url()), &[("authorization", &authorization)], &body)
    }

    pub(crate) fn get(&self, path: &str) -> HttpReply {
        self.call("GET", path, &Value::Null)
    }

    /// Asks the sandbox itself, not the service.
    pub(crate) fn control(&self, method: &str, path: &str, body: &Value) -> HttpReply {
        let root = self.api_url().strip_suffix("/api/v1").unwrap();
        let body = if body.is_null() { Vec::new() } else { body.to_string().into_bytes() };
        http(method, &format!("{root}/sandbox{path}"), &[], &body)
    }

    /// Switches these faults on, and every other off.
    pub(crate) fn set_faults(&self, faults: &[&str]) {
        assert_eq!(self.control("PUT", "/faults", &json!(faults)).status, 200);
    }

    /// How often each route was asked about a bot: method and route, and the count.
    pub(crate) fn requests(&self, bot_id: &str) -> Vec<(String, u64)> {
        let counted = self.control("GET", "/requests", &Value::Null).json();
        let own = counted.as_array().unwrap().iter().filter(|count| count["bot_id"] == bot_id);
        let line =
            |count: &Value| format!("{} {}", count["method"].as_str().unwrap(), count["route"].as_str().unwrap());
        own.map(|count| (line(count), count["count"].as_u64().unwrap())).collect()
    }

    /// Creates a bot; `extra` is laid over a plain request.
    pub(crate) fn create(&self, extra: &Value) -> Value {
        let mut body = json!({"meeting_link": "https://meet.google.com/abc-defg-hij", "video_required": false});
        for (key, value) in extra.as_object().unwrap() {
            body[key] = value.clone();
        }
        let reply = self.call("POST", "/bots/create_bot", &body);
        assert_eq!(reply.status, 201, "{}", reply.text());
        reply.json()
    }

    /// The next record of a type.
    pub(crate) fn record(&mut self, kind: &str) -> Value {
        self.running.record(kind)
    }

    #[cfg(unix)]
    pub(crate) fn interrupt(self) -> Run {
        self.running.interrupt()
    }
}
