//! `config`: what is in effect, and where it came from.

use crate::support::TestEnv;

#[test]
fn every_setting_is_listed_with_its_origin_and_secrets_are_masked() {
    let mut env = TestEnv::new().with("MEETSTREAM_WEBHOOK_SECRET", "whsec_0123456789abcdef");
    let path = env.file("config.toml", "[profiles.default]\nbot_name = \"Nina\"\napi_key = \"ms_0123456789abcdef\"\n");
    env.set("MEETSTREAM_CONFIG", path.to_str().unwrap());

    let run = env.run(["config", "list", "--show-origin", "--timeout", "7s"]);

    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    insta::assert_snapshot!(run.stdout.replace(path.to_str().unwrap(), "CONFIG"), @r"
    SETTING             VALUE                             ORIGIN
    profile             default                           default
    api_key             …cdef                             file CONFIG
    api_url             https://api.meetstream.ai/api/v1  default
    ca_file             -                                 default
    webhook_secrets     …cdef                             environment MEETSTREAM_WEBHOOK_SECRET
    output_dir          recordings                        default
    bot_name            Nina                              file CONFIG
    bot_retention       7d                                default
    timeout             7s                                flag --timeout
    retention           30d                               default
    listen.host         127.0.0.1                         default
    listen.port         3333                              default
    listen.path         /webhook                          default
    listen.allow_hosts  -                                 default
    listen.forward      -                                 default
    listen.routes       -                                 default
    listen.headers      -                                 default
    listen.exec         -                                 default
    listen.on           -                                 default
    listen.event        -                                 default
    listen.where        -                                 default
    listen.artifacts    audio, video, transcript          default
    ");
    let json = env.run(["config", "list", "--json"]).json();
    assert_eq!(json["api_key"]["value"], "…cdef");
    assert_eq!(json["listen.port"]["origin"], "default");
}

#[test]
fn a_setting_is_set_read_and_removed() {
    let env = TestEnv::new();
    let run = env.run(["config", "set", "listen.port", "4000"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "set listen.port in profile `default`\n"));
    assert_eq!(env.run(["config", "get", "listen.port"]).stdout, "4000\n");
    assert_eq!(env.run(["--profile", "other", "config", "set", "bot_name", "N"]).code, 0);
    assert_eq!(env.run(["--profile", "other", "config", "get", "listen.port"]).stdout, "3333\n");
    let run = env.run(["config", "unset", "listen.port"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "unset listen.port in profile `default`\n"));
    assert_eq!(env.run(["config", "get", "listen.port"]).stdout, "3333\n");
}

#[test]
fn secrets_never_stand_on_the_command_line() {
    let env = TestEnv::new();
    let run = env.run(["config", "set", "api_key", "ms_0123456789abcdef"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("use --stdin") && !run.stderr.contains("0123456789"), "{}", run.stderr);

    let run =
        env.run_with_input(["config", "set", "webhook_secrets", "--stdin"], "whsec_aaaaaaaaaaaa\nwhsec_bbbbbbbbbbbb\n");
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(env.run(["config", "get", "webhook_secrets"]).stdout, "…aaaa, …bbbb\n");
}

#[test]
fn mistakes_are_named_with_the_setting() {
    let env = TestEnv::new();
    for (arguments, problem) in [
        (["config", "get", "apikey", ""], "there is no setting `apikey`"),
        (["config", "set", "listen.port", "http"], "`listen.port` cannot be set to that"),
        (["config", "set", "api_url", "http://api.meetstream.ai"], "`api_url` cannot be set to that"),
    ] {
        let run = env.run(arguments.iter().filter(|argument| !argument.is_empty()));
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains(problem), "{}", run.stderr);
    }
    let path = env.file("broken.toml", "[profiles.default]\napi_key = \"ms_0123456789abcdef\n");
    let run = env.run(["--config", path.to_str().unwrap(), "config", "list"]);
    assert_eq!(run.code, 2);
    assert!(!run.stderr.contains("0123456789"), "{}", run.stderr);
}

#[test]
fn an_address_in_the_clear_is_refused() {
    let run = TestEnv::new().run(["--api-url", "http://api.meetstream.ai/api/v1", "auth", "status"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("must be https"), "{}", run.stderr);
}

#[test]
fn a_profile_or_a_file_that_is_not_there_is_an_error_that_names_what_there_is() {
    let mut env = TestEnv::new();
    let path = env.file("c.toml", "[profiles.default]\n[profiles.prod]\nwebhook_secrets = [\"whsec_0123456789abc\"]\n");
    let config = path.to_str().unwrap();
    let run = env.run(["--config", config, "--profile", "prdo", "listen", "--port", "0", "--count", "1"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    insta::assert_snapshot!(run.stderr, @r"
    error: there is no profile `prdo`, which flag --profile names

    hint: did you mean `prod`? `meetstream --profile prdo auth login` makes it
    ");
    env.set("MEETSTREAM_PROFILE", "nothing-like-it");
    let run = env.run(["--config", config, "config", "list"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("environment MEETSTREAM_PROFILE"), "{}", run.stderr);
    assert!(run.stderr.contains("there are: default, prod"), "{}", run.stderr);
    assert_eq!(env.run(["completions", "bash"]).code, 0);

    let mut env = TestEnv::new();
    env.set("MEETSTREAM_CONFIG", "missing.toml");
    let run = env.run(["config", "list"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(
        run.stderr.contains("no config file `missing.toml`, which environment MEETSTREAM_CONFIG"),
        "{}",
        run.stderr
    );
    assert_eq!(env.run(["--profile", "new", "config", "set", "bot_name", "Nina"]).code, 0);
    assert_eq!(env.run(["--profile", "new", "config", "get", "bot_name"]).stdout, "Nina\n");
}

#[test]
fn a_secret_that_cannot_be_one_is_refused_and_can_be_mended() {
    let env = TestEnv::new().with("MEETSTREAM_API_KEY", "ms_012345\u{200b}6789");
    let run = env.run(["list"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    insta::assert_snapshot!(run.stderr, @r"
    error: what environment MEETSTREAM_API_KEY gives as `api_key` cannot be one
      caused by: character 10 is U+200B, which no key or secret has

    hint: copy the key anew; `meetstream auth login` stores it
    ");
    let env = TestEnv::new();
    let path = env.file("c.toml", "[profiles.default]\napi_key = \"ms 0123456789\"\nwebhook_secrets = \"é\"\n");
    let config = path.to_str().unwrap();
    assert_eq!(env.run(["--config", config, "list"]).code, 2);
    for key in ["api_key", "webhook_secrets"] {
        assert_eq!(env.run(["--config", config, "config", "unset", key]).code, 0, "{key}");
    }
    assert_eq!(env.run(["--config", config, "config", "list"]).code, 0);
}

#[cfg(unix)]
#[test]
fn a_variable_that_is_no_text_is_not_taken_for_one_that_is_not_set() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let env = TestEnv::new();
    let latin_1 = OsStr::from_bytes(b"caf\xe9");
    let run = env.command(["config", "list"]).env("MEETSTREAM_WEBHOOK_SECRET", latin_1).output().unwrap();
    assert_eq!(run.status.code(), Some(2));
    env.file("none.ndjson", "");
    let import = ["events", "import", "none.ndjson"];
    let run = env.command(import).env("MEETSTREAM_STATE_DIR", env.work().join(latin_1)).output().unwrap();
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    assert!(env.work().join(latin_1).join("default/journal.db").exists());
}

#[cfg(unix)]
#[test]
fn a_home_that_cannot_be_written_is_named_with_a_way_out() {
    let env = TestEnv::new();
    let file = env.file("file", "");
    let run =
        |arguments: &[&str]| super::support::Run::from(env.command(arguments).env("HOME", &file).output().unwrap());
    let refused = run(&["config", "set", "bot_name", "N"]);
    assert_eq!(refused.code, 2);
    assert!(
        refused.stderr.contains("/file/.config") && refused.stderr.contains("MEETSTREAM_CONFIG"),
        "{}",
        refused.stderr
    );
    let refused = run(&["listen", "--port", "0", "--count", "1"]);
    assert!(
        refused.stderr.contains("/file/.local/state") && refused.stderr.contains("MEETSTREAM_STATE_DIR"),
        "{}",
        refused.stderr
    );
    assert!(refused.stderr.contains("--ephemeral"), "{}", refused.stderr);
}
