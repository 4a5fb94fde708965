//! `record` and `watch`: from a link to files, whatever becomes of webhooks, the API and the program itself.

#[cfg(unix)]
mod ends;
mod faults;
mod job;
mod restart;
mod watch;

use serde_json::Value;

use crate::support::{Answer, Call, FakeApi, Run, Service, TestEnv, http};

pub(super) const LINK: &str = "https://meet.google.com/abc-defg-hij";

/// What makes a bot that leaves every kind of file that is fetched.
pub(super) const WHOLE: [&str; 3] = ["--video", "--transcript", "deepgram"];

/// The files of such a bot.
pub(super) const FILES: [&str; 5] = ["audio.wav", "session.json", "transcript.json", "transcript.md", "video.mp4"];

/// A user with a key, and a sandbox of further flags.
pub(super) fn user(flags: &[&str]) -> (TestEnv, Service) {
    let mut env = TestEnv::new();
    let service = Service::start(&env, flags);
    env.set("MEETSTREAM_API_URL", service.api_url());
    env.set("MEETSTREAM_API_KEY", "ms_test");
    (env, service)
}

/// The words of `record` of a link, with flags.
pub(super) fn words<'a>(flags: &[&'a str]) -> Vec<&'a str> {
    [&["record", "--link", LINK, "--poll-every", "50ms", "--json"], flags].concat()
}

/// Records a meeting to the end.
pub(super) fn record(env: &TestEnv, flags: &[&str]) -> Run {
    env.run(words(flags))
}

/// The bots that the service has.
pub(super) fn bots(service: &Service) -> Vec<Value> {
    service.get("/bots").json()["bots"].as_array().unwrap().clone()
}

/// A bot's manifest.
pub(super) fn manifest(env: &TestEnv, bot: &str) -> Value {
    serde_json::from_slice(&std::fs::read(env.work().join("recordings").join(bot).join("session.json")).unwrap())
        .unwrap()
}

/// The bot of a run's session.
pub(super) fn bot_of(run: &Run) -> String {
    run.records("session")[0]["bot_id"].as_str().unwrap().to_owned()
}

/// The sandbox, but for calls that `answer` has another answer to.
pub(super) fn instead(service: &Service, answer: impl Fn(&Call) -> Option<Answer> + Send + Sync + 'static) -> FakeApi {
    let api = service.api_url().to_owned();
    FakeApi::start(move |call, _| {
        answer(call).unwrap_or_else(|| {
            let headers: Vec<(&str, &str)> = ["authorization", "content-type", "idempotency-key"]
                .into_iter()
                .filter_map(|name| Some((name, call.header(name)?)))
                .collect();
            let path = call.target.strip_prefix("/api/v1").unwrap();
            let reply = http(&call.method, &format!("{api}{path}"), &headers, &call.body);
            Answer::text(reply.status, "application/json", reply.text())
        })
    })
}
