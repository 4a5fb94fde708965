//! The `meetstream` program: argv in, exit status out.

use std::process::ExitCode;

use meetstream::Environment;

/// Bodies are made in one thread and dropped in another, which the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let environment = Environment::read(std::env::vars_os());
    ExitCode::from(meetstream::run(std::env::args_os(), &environment).code())
}
