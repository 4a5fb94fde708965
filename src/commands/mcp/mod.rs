//! `meetstream mcp`: tools for agents, over the Model Context Protocol on stdin and stdout. A tool does what a command
//! does, by the same functions; `tools` has the table of them.

mod answers;
mod arguments;
mod progress;
mod server;
mod tools;
mod transport;
mod wait;

use std::io::IsTerminal as _;

use rmcp::service::ServerInitializeError;

use self::server::Server;
use self::transport::Lines;
use super::interrupt::Interrupts;
use super::pipeline;
use crate::cli::McpArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError, SystemError};
use crate::output::OutputError;
use crate::reaction::OutputQueue;

pub(super) async fn run(args: McpArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    pipeline::run(ctx, async |ctx| serve(args, ctx).await).await
}

/// Serves one client, until it closes stdin or stdout, or a signal comes.
async fn serve(args: McpArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let mut signals = Interrupts::catch()?;
    if std::io::stdin().is_terminal() {
        ctx.printer.note("waiting for an MCP client on stdin; `meetstream mcp --help` shows how to set one up");
    }
    let (output, mut writing) = OutputQueue::start(&ctx.printer.clone().of_protocol())?;
    let lines = Lines::start(output, &ctx.printer).map_err(SystemError::Runtime)?;
    let served = tokio::select! {
        served = talk(Server::new(ctx, args.allow_delete), lines) => served,
        error = writing.failed() => Err(error.into()),
        _ = signals.next() => return Ok(ExitStatus::Done),
    };
    match served.and(writing.finish().await.map_err(Error::from)) {
        Ok(()) | Err(Error::Output(OutputError::Closed)) => Ok(ExitStatus::Done),
        Err(error) => Err(error),
    }
}

/// Answers what comes, until no more does.
async fn talk(server: Server, lines: Lines) -> Result<(), Error> {
    match Box::pin(rmcp::serve_server(server, lines)).await {
        Ok(running) => {
            running.waiting().await.map_err(|error| SystemError::Runtime(error.into()))?;
            Ok(())
        }
        Err(ServerInitializeError::ConnectionClosed(_)) => Ok(()),
        Err(error) => Err(InputError::Argument {
            message: format!("no client of the Model Context Protocol is on stdin: {error}"),
            hint: "`meetstream mcp --help` shows how to set a client up",
        }
        .into()),
    }
}
