//! `agent`: configurations pass through untouched.

use serde_json::json;

use crate::support::{Answer, FakeApi, Run, Service, TestEnv};

const CONFIG: &str = r#"{"agent_name":"Anna","mode":"pipeline","model":{"provider":"openai","model":"gpt-4o","temperature":0.70},"Avatar":{"x":[1,null]}}"#;

fn done(run: Run) -> String {
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    run.stdout
}

#[test]
fn an_agent_is_made_shown_changed_and_deleted() {
    let (env, _service) = Service::with_user();
    let run = env.run(["agent", "list"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", "no agents\n"));
    env.file("agent.json", CONFIG);
    let created = env.run(["agent", "create", "--file", "agent.json", "--json"]).json();
    let id = created["agent_config_id"].as_str().unwrap();
    assert_eq!(created["response"]["agent_config"]["Avatar"], json!({"x": [1, null]}));

    let listed = done(env.run(["agent", "list"]));
    insta::assert_snapshot!(listed.replace(id, "AGENT-------------------------------"), @r"
    AGENT                                 NAME  MODE      MODEL
    AGENT-------------------------------  Anna  pipeline  openai gpt-4o
    ");
    let shown = done(env.run(["agent", "show", id]));
    let change = shown.replace("Anna", "Berta");
    assert_eq!(
        done(env.run_with_input(["agent", "update", id, "--file", "-"], change)),
        format!("updated agent {id} (Berta)\n")
    );
    assert_eq!(env.run(["agent", "show", id, "--json"]).json()["agent_name"], "Berta");

    let run = env.run(["agent", "delete", id]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("no terminal to ask on"), "{}", run.stderr);
    assert_eq!(done(env.run(["agent", "delete", id, "--yes"])), format!("deleted agent {id}\n"));
    for arguments in [vec!["show", id], vec!["delete", id, "--yes"], vec!["update", id, "-f", "agent.json"]] {
        let run = env.run(["agent"].iter().chain(&arguments));
        assert_eq!((run.code, run.stdout.as_str()), (5, ""), "{arguments:?}");
        assert!(run.stderr.contains("404: Agent config not found"), "{}", run.stderr);
    }
}

#[cfg(unix)]
#[test]
fn what_cannot_be_undone_is_confirmed_by_typing_its_name() {
    let api = FakeApi::ok(&json!({"message": "ok"}));
    let env = TestEnv::of(&api);

    let declined = env.run_on_terminal(["agent", "delete", "a-1"], "yes");
    assert_eq!((declined.code, declined.stdout.as_str()), (1, ""));
    assert!(declined.stderr.contains("This deletes agent a-1, for good."), "{}", declined.stderr);
    assert!(declined.stderr.contains("not confirmed, so nothing was done"), "{}", declined.stderr);
    assert!(api.calls().is_empty());

    let confirmed = env.run_on_terminal(["agent", "delete", "a-1"], "a-1");
    assert_eq!((confirmed.code, confirmed.stdout.as_str()), (0, "deleted agent a-1\n"), "{}", confirmed.stderr);
    for (arguments, word) in [
        (vec!["calendar", "disconnect"], "disconnect"),
        (vec!["storage", "clear"], "aws"),
        (vec!["login-domain", "teams", "remove", "example.com"], "example.com"),
        (vec!["login", "google", "remove", "l-1", "--domain", "example.com"], "l-1"),
    ] {
        assert_eq!(env.run_on_terminal(&arguments, "").code, 1, "{arguments:?}");
        assert_eq!(env.run_on_terminal(&arguments, word).code, 0, "{arguments:?}");
    }
    assert_eq!(api.calls().len(), 5);
}

#[test]
fn what_is_sent_is_what_the_file_holds() {
    let api = FakeApi::ok(&json!({"agent_config_id": "a-1", "message": "ok"}));
    let env = TestEnv::of(&api);
    env.file("agent.json", CONFIG);
    env.file("change.json", r#"{"voice":{"speed":1.0}}"#);
    assert_eq!(done(env.run(["agent", "create", "-f", "agent.json", "-q"])), "a-1\n");
    assert_eq!(done(env.run(["agent", "update", "a/1 é", "-f", "change.json"])), "updated agent a/1 é\n");
    assert_eq!(env.run(["agent", "delete", "a/1 é", "-y"]).code, 0);
    assert_eq!(api.lines(), ["POST /api/v1/mia", "PUT /api/v1/mia", "DELETE /api/v1/mia?agent_config_id=a%2F1+%C3%A9"]);
    assert_eq!(String::from_utf8_lossy(&api.calls()[0].body), CONFIG.replace("0.70", "0.7"));
    assert_eq!(String::from_utf8_lossy(&api.calls()[1].body), r#"{"agent_config_id":"a/1 é","voice":{"speed":1.0}}"#);
}

#[test]
fn files_that_are_no_configuration_send_nothing() {
    let api = FakeApi::ok(&json!({}));
    let env = TestEnv::of(&api);
    env.file("text", "agent_name: Anna");
    env.file("list", "[1]");
    env.file("other", r#"{"agent_config_id":"a-2"}"#);
    for (arguments, problem) in [
        (["create", "-f", "text", "-q"], "`text` is not JSON"),
        (["create", "-f", "list", "-q"], "`list` must hold a JSON object"),
        (["create", "-f", "missing", "-q"], "cannot read `missing`"),
        (["update", "a-1", "-f", "other"], "the configuration of another agent"),
        (["update", "..", "-f", "other"], "an id cannot be"),
    ] {
        let run = env.run(["agent"].iter().chain(&arguments));
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains(problem), "{arguments:?}: {}", run.stderr);
    }
    assert!(api.calls().is_empty());
}

#[test]
fn a_refusal_says_what_the_service_said() {
    let (env, _service) = Service::with_user();
    let run = env.run_with_input(["agent", "create", "-f", "-"], r#"{"agent_name":"A","mode":"odd","model":{}}"#);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    insta::assert_snapshot!(run.stderr, @r"
    error: cannot create the agent
      caused by: the service answered 400: mode must be pipeline or realtime
    ");
    let api = FakeApi::always(Answer::json(405, &json!({"detail": "Method \"PUT\" not allowed."})));
    let run = TestEnv::of(&api).run_with_input(["agent", "update", "a", "-f", "-", "--json"], "{}");
    assert_eq!((run.code, run.error()["http_status"].clone()), (1, json!(405)));
}

#[test]
fn odd_answers_are_shown_as_far_as_they_make_sense() {
    let odd = json!({"agents": [{"agentConfigId": 5, "mode": null, "model": "gpt"}, 3]});
    let api = FakeApi::ok(&odd);
    let env = TestEnv::of(&api);
    insta::assert_snapshot!(done(env.run(["agent", "list"])), @r"
    AGENT  NAME  MODE  MODEL
    5      -     -     -
    -      -     -     -
    ");
    assert_eq!(env.run(["agent", "list", "--json"]).json()["response"], odd);
}
