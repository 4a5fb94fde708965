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
    SETTING          VALUE                             ORIGIN
    profile          default                           default
    api_key          ms_…cdef                          file CONFIG
    api_url          https://api.meetstream.ai/api/v1  default
    webhook_secrets  whs…cdef                          environment MEETSTREAM_WEBHOOK_SECRET
    output_dir       recordings                        default
    bot_name         Nina                              file CONFIG
    bot_retention    7d                                default
    timeout          7s                                flag --timeout
    retention        30d                               default
    listen.host      127.0.0.1                         default
    listen.port      3333                              default
    listen.path      /webhook                          default
    ");
    let json = env.run(["config", "list", "--json"]).json();
    assert_eq!(json["api_key"]["value"], "ms_…cdef");
    assert_eq!(json["listen.port"]["origin"], "default");
}

#[test]
fn a_setting_is_set_read_and_removed() {
    let env = TestEnv::new();
    let run = env.run(["config", "set", "listen.port", "4000"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "set listen.port in profile `default`\n"));
    assert_eq!(env.run(["config", "get", "listen.port"]).stdout, "4000\n");
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
    assert_eq!(env.run(["config", "get", "webhook_secrets"]).stdout, "whs…aaaa, whs…bbbb\n");
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
