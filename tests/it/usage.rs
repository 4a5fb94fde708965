//! What every command has in common.

use crate::support::TestEnv;

#[test]
fn the_version_is_printed_on_stdout() {
    let run = TestEnv::new().run(["--version"]);
    assert_eq!(run.code, 0);
    assert_eq!(run.stdout, concat!("meetstream ", env!("CARGO_PKG_VERSION"), "\n"));
    assert_eq!(run.stderr, "");
}

#[test]
fn an_unknown_command_is_a_usage_error() {
    let run = TestEnv::new().run(["frobnicate"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains("frobnicate"), "{}", run.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_is_no_success() {
    let env = TestEnv::new();
    for arguments in
        [["--version"].as_slice(), &["--help"], &["help"], &["help", "listen"], &["man"], &["explain", "bot.done"]]
    {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output = env.command(arguments).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write to standard output"), "{arguments:?}");
    }
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let status = env.command(["frobnicate"]).stderr(full).status().unwrap();
    assert_eq!(status.code(), Some(2), "a mistake is one, whoever hears of it");
}
