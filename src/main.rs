//! The `meetstream` program: argv in, exit status out.

use std::process::ExitCode;

use meetstream::Environment;

fn main() -> ExitCode {
    let environment = Environment::read(std::env::vars_os());
    ExitCode::from(meetstream::run(std::env::args_os(), &environment).code())
}
