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
