use serde_json::Value;

use super::{HttpReply, Run, Running, TestEnv, http};

/// `listen --json` on a free port.
pub(crate) struct Listener {
    running: Running,
    ready: Value,
}

impl Listener {
    /// Starts it with further flags, and waits until it takes deliveries.
    pub(crate) fn start(env: &TestEnv, flags: &[&str]) -> Self {
        let mut arguments = vec!["listen", "--port", "0", "--json"];
        arguments.extend(flags);
        let mut running = env.start(arguments);
        let line = running.next_line().expect("a first line");
        let ready: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(ready["type"], "ready", "the first record");
        Self { running, ready }
    }

    pub(crate) fn ready(&self) -> &Value {
        &self.ready
    }

    /// Where to deliver.
    pub(crate) fn url(&self) -> &str {
        self.ready["url"].as_str().unwrap()
    }

    /// The URL of another path.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("http://{}{path}", self.address())
    }

    /// Host and port.
    pub(crate) fn address(&self) -> &str {
        self.url().strip_prefix("http://").unwrap().split('/').next().unwrap()
    }

    /// Delivers a body.
    pub(crate) fn post(&self, body: impl AsRef<[u8]>) -> HttpReply {
        http("POST", self.url(), &[("content-type", "application/json")], body.as_ref())
    }

    /// Delivers an event of a bot with a timestamp of its own.
    pub(crate) fn event(&self, name: &str, bot: &str, status: &str) {
        let body = format!(r#"{{"event":"{name}","bot_id":"{bot}","bot_status":"{status}"}}"#);
        assert_eq!(self.post(body).status, 200);
    }

    /// The next record of a type.
    pub(crate) fn record(&mut self, kind: &str) -> Value {
        self.running.record(kind)
    }

    pub(crate) fn running(&mut self) -> &mut Running {
        &mut self.running
    }

    #[cfg(unix)]
    pub(crate) fn interrupt(self) -> Run {
        self.running.interrupt()
    }

    pub(crate) fn kill(self) -> Run {
        self.running.kill()
    }

    pub(crate) fn wait(self) -> Run {
        self.running.wait()
    }
}

/// `listen` for people on a free port, without downloads, and the URL to deliver to.
pub(crate) fn listen_for_people(env: &TestEnv, flags: &[&str]) -> (Running, String) {
    let running = env.start([&["listen", "--port", "0", "--no-download", "--ready-file", "url"], flags].concat());
    (running, env.wait_for("url"))
}

impl Run {
    /// Every NDJSON record on stdout of a type.
    pub(crate) fn records(&self, kind: &str) -> Vec<Value> {
        let records = self
            .stdout
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap_or_else(|error| panic!("{error} in {line}")));
        records.filter(|record| record["type"] == kind).collect()
    }
}
