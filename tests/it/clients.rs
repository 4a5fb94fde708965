//! What every HTTP client of the program has in common.

use serde_json::json;

use crate::support::{Answer, App, FakeApi, Hook, Listener, TestEnv, free_port, status};

const USER_AGENT: &str = concat!("meetstream-cli/", env!("CARGO_PKG_VERSION"));

/// An environment in which every request that goes through the proxy fails: nobody is there.
fn behind_a_proxy(env: TestEnv) -> TestEnv {
    let proxy = format!("http://127.0.0.1:{}", free_port());
    ["http_proxy", "https_proxy", "all_proxy"].into_iter().fold(env, |env, name| env.with(name, &proxy))
}

#[test]
fn no_proxy_stands_between_this_machine_and_itself() {
    let api = FakeApi::always(Answer::json(200, &json!({"bots": []})));
    let env = behind_a_proxy(TestEnv::of(&api));
    assert_eq!(env.run(["auth", "status"]).code, 0);
    assert_eq!(api.calls()[0].header("user-agent"), Some(USER_AGENT));

    let hook = Hook::start();
    assert_eq!(env.run(["simulate", "bot.joining", "--to", &hook.url()]).code, 0);
    assert_eq!(hook.take().header("user-agent"), Some(USER_AGENT));

    let app = App::start(|_| status(200));
    let to = format!("http://localhost:{}/", app.port());
    let listener = Listener::start(&env, &["--no-download", "--forward", &to]);
    let body = json!({"event": "bot.joining", "bot_id": "b-1"}).to_string();
    assert_eq!(listener.post(&body).status, 200);
    assert_eq!(app.take().body, body.as_bytes());
    listener.kill();
}
