//! `login-domain` and `login`: domains, accounts, and secrets that are neither shown nor kept.

use serde_json::json;

use crate::support::{Answer, FakeApi, Run, Service, TestEnv};

const KEY: &str = "-----BEGIN PRIVATE KEY-----\nhush\n-----END PRIVATE KEY-----\n";
const CERTIFICATE: &str = "-----BEGIN CERTIFICATE-----\nhush\n-----END CERTIFICATE-----\n";

fn done(run: Run) -> String {
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    run.stdout
}

#[test]
fn a_domain_is_added_changed_shown_and_removed() {
    let (env, _service) = Service::with_user();
    let run = env.run(["login-domain", "google", "list"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", "no domains\n"));
    let add = ["login-domain", "google", "add", "example.com", "--login-mode", "if-required"];
    assert_eq!(done(env.run(add)), "added login domain example.com\n");
    let again = env.run(add);
    assert_eq!((again.code, again.stdout.as_str()), (1, ""));
    assert!(again.stderr.contains("409: Login domain example.com already exists"), "{}", again.stderr);
    let update = ["login-domain", "google", "update", "example.com", "--name", "Example"];
    assert_eq!(done(env.run(update)), "updated login domain example.com\n");
    insta::assert_snapshot!(done(env.run(["login-domain", "google", "list"])), @r"
    DOMAIN       NAME     SIGNS IN     ACCOUNTS
    example.com  Example  if_required  0 (0 active)
    ");
    let json = env.run(["login-domain", "google", "show", "example.com", "--json"]).json();
    assert_eq!((&json["login_mode"], &json["logins"]), (&json!("if_required"), &json!([])));
    assert_eq!(json["response"]["sso_workspace_domain"], "example.com");

    let run = env.run(["login-domain", "google", "remove", "example.com"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("no terminal to ask on"), "{}", run.stderr);
    let remove = ["login-domain", "google", "remove", "example.com", "--yes"];
    assert_eq!(done(env.run(remove)), "removed login domain example.com\n");
    assert_eq!(env.run(remove).code, 5);
}

#[test]
fn an_account_of_teams_is_added_by_password_used_and_removed() {
    let (env, _service) = Service::with_user();
    assert_eq!(env.run(["login-domain", "teams", "add", "example.com"]).code, 0);
    let add = ["login", "teams", "add", "--domain", "example.com", "--email", "bot@example.com"];
    let run = env.run_with_input(add.iter().chain(&["--password-stdin", "--inactive", "--json"]), "hush\n");
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let id = run.json()["login_id"].as_str().unwrap().to_owned();
    assert!(!run.stdout.contains("hush"));

    insta::assert_snapshot!(done(env.run(["login", "teams", "show", &id])).replace(&id, "LOGIN"), @r"
    login        LOGIN
    email        bot@example.com
    domain       example.com
    active       no
    in use       free
    last result  -
    last error   -
    ");
    assert_eq!(done(env.run(["login", "teams", "enable", &id])), format!("enabled login {id}\n"));
    assert_eq!(done(env.run(["login", "teams", "disable", &id])), format!("disabled login {id}\n"));
    env.file("password", "hush");
    assert_eq!(
        done(env.run(["login", "teams", "set-password", &id, "--password-file", "password"])),
        format!("replaced the password of login {id}\n")
    );
    let mut by_environment = env.command(["login", "teams", "set-password", &id]);
    by_environment.env("MEETSTREAM_LOGIN_PASSWORD", "hush");
    assert_eq!(done(Run::from(by_environment.output().unwrap())), format!("replaced the password of login {id}\n"));
    let listed = done(env.run(["login", "teams", "list", "--domain", "example.com"]));
    insta::assert_snapshot!(listed.replace(&id, "LOGIN-------------------------------"), @r"
    LOGIN                                 EMAIL            ACTIVE  IN USE  LAST RESULT
    LOGIN-------------------------------  bot@example.com  yes     free    -
    ");
    assert_eq!(env.run(["login", "teams", "remove", &id]).code, 2, "it asks first");
    assert_eq!(done(env.run(["login", "teams", "remove", &id, "--yes"])), format!("removed login {id}\n"));
    assert_eq!(env.run(["login", "teams", "show", &id]).code, 5);
    let run = env.run(["login", "teams", "list", "--domain", "example.com"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", "no logins\n"));
}

#[test]
fn an_account_of_google_is_added_by_certificate_and_guards_its_domain() {
    let (env, service) = Service::with_user();
    env.file("key.pem", KEY);
    env.file("cert.pem", CERTIFICATE);
    let body = json!({"google_meet": {"login_required": true, "google_login_domain": "example.com"},
        "meeting_link": "https://meet.google.com/abc-defg-hij"});
    assert_eq!(service.call("POST", "/bots/create_bot", &body).status, 400);
    assert_eq!(env.run(["login-domain", "google", "add", "example.com"]).code, 0);
    assert_eq!(service.call("POST", "/bots/create_bot", &body).status, 409, "nobody is there to sign in as");

    let certificate = ["--domain", "example.com", "--key-file", "key.pem", "--cert-file", "cert.pem"];
    let id = done(env.run(["login", "google", "add", "-q", "--email", "a@example.com"].iter().chain(&certificate)));
    let id = id.trim();
    let set = env.run(["login", "google", "set-cert", id].iter().chain(&certificate));
    assert_eq!(done(set), format!("replaced the certificate of login {id}\n"));
    let shown = env.run(["login", "google", "show", id, "--domain", "example.com", "--json"]).json();
    assert_eq!((&shown["login_id"], &shown["active"]), (&json!(id), &json!(true)));
    let run = env.run(["login", "google", "show", "other", "--domain", "example.com"]);
    assert_eq!((run.code, run.stdout.as_str()), (5, ""));
    assert!(run.stderr.contains("there is no login `other` in `example.com`"), "{}", run.stderr);

    let run = env.run(["login-domain", "google", "remove", "example.com", "--yes"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("409: The domain has active logins"), "{}", run.stderr);
    insta::assert_snapshot!(done(env.run(["login-domain", "google", "show", "example.com"])).replace(id, "LOGIN-------------------------------"), @r"
    domain    example.com
    name      -
    signs in  always
    accounts  1 (1 active)

    LOGIN                                 EMAIL          ACTIVE  IN USE  LAST RESULT
    LOGIN-------------------------------  a@example.com  yes     0       -
    ");
    assert_eq!(env.run(["login", "google", "remove", id, "--domain", "example.com", "-y"]).code, 0);
    assert_eq!(env.run(["login-domain", "google", "remove", "example.com", "-y"]).code, 0);
}

#[test]
fn what_is_sent_holds_the_secret_and_nothing_else_shows_it() {
    let api = FakeApi::ok(&json!({"login_id": "l-1"}));
    let env = TestEnv::of(&api);
    env.file("key.pem", KEY);
    let add = ["-v", "login", "google", "add", "--domain", "d", "--email", "a@d", "--key-file", "key.pem"];
    let google = env.run_with_input(add.iter().chain(&["--cert-file", "-"]), CERTIFICATE);
    let teams = env.run_with_input(["-v", "login", "teams", "set-password", "l/1", "--password-stdin"], "hush\n");
    let disable = env.run(["-v", "login", "google", "disable", "l-1", "--domain", "d"]);
    let remove = env.run(["-v", "login", "google", "remove", "l-1", "--domain", "d&e", "--yes"]);
    for run in [google, teams, disable, remove] {
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(!format!("{run:?}").contains("hush"), "{run:?}");
    }
    assert_eq!(
        api.lines(),
        [
            "POST /api/v1/google-logins",
            "PATCH /api/v1/teams-logins/l%2F1",
            "PATCH /api/v1/google-logins/l-1",
            "DELETE /api/v1/google-logins/l-1?domain=d%26e",
        ]
    );
    assert_eq!(
        api.calls()[0].json(),
        json!({
            "domain": "d", "email": "a@d", "is_active": true,
            "sso_private_key_pem": KEY.trim(), "sso_cert_pem": CERTIFICATE.trim(),
        })
    );
    assert_eq!(api.calls()[1].json(), json!({"password": "hush"}));
    assert_eq!(api.calls()[2].json(), json!({"is_active": false, "domain": "d"}));
}

#[test]
fn what_cannot_be_meant_is_refused_before_anything_is_sent() {
    let api = FakeApi::ok(&json!({}));
    let env = TestEnv::of(&api);
    env.file("key.pem", KEY);
    env.file("cert.pem", CERTIFICATE);
    let google = ["login", "google", "add", "--domain", "d", "--email", "a@d"];
    let teams = ["login", "teams", "add", "--domain", "d", "--email"];
    for (arguments, problem) in [
        (
            [&google[..], &["--key-file", "cert.pem", "--cert-file", "key.pem"]].concat(),
            "`cert.pem` holds no private key",
        ),
        (
            [&google[..], &["--key-file", "key.pem", "--cert-file", "key.pem"]].concat(),
            "`key.pem` holds no certificate",
        ),
        ([&google[..], &["--key-file", "-", "--cert-file", "-"]].concat(), "only one of"),
        ([&google[..], &["--key-file", "key.pem"]].concat(), "--cert-file"),
        ([&teams[..], &["a@d"]].concat(), "password needs an answer"),
        ([&teams[..], &["a@d", "--password-stdin"]].concat(), "cannot read standard input"),
        ([&teams[..], &["nobody", "--password-stdin"]].concat(), "an address such as"),
        (vec!["login", "teams", "add", "--domain", "d", "--email", "a@d", "--password", "hush"], "--password"),
        (vec!["login", "google", "enable", "l-1"], "--domain"),
        (vec!["login", "teams", "list"], "--domain"),
        (
            vec!["login-domain", "teams", "add", "d", "--login-mode", "if-required"],
            "knows the login mode `always` only",
        ),
        (vec!["login-domain", "google", "update", "d"], "--name"),
        (vec!["login-domain", "zoom", "list"], "zoom"),
    ] {
        let run = env.run(&arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains(problem), "{arguments:?}: {}", run.stderr);
    }
    assert!(api.calls().is_empty());
}

#[test]
fn a_domain_is_changed_with_the_other_verb_where_the_first_is_not_known() {
    let api = FakeApi::start(|call, _| match call.method.as_str() {
        "PATCH" => Answer::json(405, &json!({"message": "no"})),
        _ => Answer::json(200, &json!({"domain": {"domain": "d"}})),
    });
    let run = TestEnv::of(&api).run(["login-domain", "teams", "update", "d", "--name", "D"]);
    assert_eq!(done(run), "updated login domain d\n");
    assert_eq!(api.lines(), ["PATCH /api/v1/teams-login-domains/d", "PUT /api/v1/teams-login-domains/d"]);
    assert_eq!(api.calls()[1].json(), json!({"name": "D"}));
}

#[test]
fn odd_answers_are_shown_as_far_as_they_make_sense() {
    let odd = json!({"logins": [{"loginId": "l-1", "is_active": "true", "active_sessions": 2, "email": ["x"]}, null]});
    let api = FakeApi::ok(&odd);
    let env = TestEnv::of(&api);
    insta::assert_snapshot!(done(env.run(["login", "google", "list", "--domain", "d"])), @r"
    LOGIN  EMAIL  ACTIVE  IN USE  LAST RESULT
    l-1    -      yes     2       -
    -      -      -       -       -
    ");
    assert_eq!(env.run(["login", "google", "list", "--domain", "d", "--json"]).json()["response"], odd);
}
