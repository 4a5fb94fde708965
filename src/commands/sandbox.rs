//! `meetstream sandbox`: the service on loopback, until Ctrl-C. What it does goes to stdout, one line or record each.

use std::net::SocketAddr;

use serde::Serialize;
use tokio::sync::mpsc;

use super::interrupt::Interrupts;
use crate::cli::SandboxArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus};
use crate::model::printable;
use crate::output::{Format, OutputError, Printer};
use crate::sandbox::{ChannelNotice, ChannelState, Delivered, Fault, Notice, Options, Sandbox};
use crate::settings;
use crate::webhook::signature::Keys;

/// What the sandbox prints under `--json`.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum SandboxRecord<'a> {
    Ready { api_url: &'a str, signed: bool, pid: u32 },
    Bot { bot_id: &'a str, scenario: &'a str },
    Delivery { bot_id: &'a str, name: &'a str, status: Option<u16>, duration_ms: u128, error: Option<&'a str> },
    Ignored { bot_id: &'a str, told: &'a str },
    Channel { bot_id: &'a str, channel: &'a str, state: &'a str, told: &'a str },
    Request { method: &'a str, path: &'a str, status: u16, refused: Option<&'a str> },
}

pub(crate) async fn run(args: SandboxArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let SandboxArgs { port, host, allow_host, speed, secret_file, scenario, envelope, fault, link_lifetime } = args;
    let secrets = secret_file.as_deref().map(settings::read_secrets).transpose()?.unwrap_or_default();
    let (notices, mut happenings) = mpsc::channel(1024);
    let options = Options {
        speed,
        keys: Keys::new(&secrets),
        scenario,
        envelope: envelope.into(),
        faults: fault.clone(),
        link_lifetime: link_lifetime.map(|span| span.0),
        allowed_hosts: allow_host,
        notices: Some(notices),
        trust: ctx.trust()?,
        clock: ctx.clock,
    };
    // Signals are caught from before the first word is printed, so that a script may stop us as soon as it reads it.
    let mut interrupts = Interrupts::catch()?;
    let sandbox = Sandbox::bind(SocketAddr::new(host, port), options).await.map_err(Error::Sandbox)?;
    announce(&sandbox, !secrets.is_empty(), &fault, &ctx.printer)?;
    let serving = sandbox.serve(async move {
        interrupts.next().await;
    });
    tokio::pin!(serving);
    loop {
        tokio::select! {
            () = &mut serving => break,
            Some(notice) = happenings.recv() => show(&notice, &ctx.printer)?,
        }
    }
    ctx.printer.note("the sandbox has stopped; its bots and recordings are gone");
    Ok(ExitStatus::Done)
}

fn announce(sandbox: &Sandbox, signed: bool, faults: &[Fault], printer: &Printer) -> Result<(), OutputError> {
    let api_url = sandbox.api_url();
    match printer.format() {
        Format::Json => printer.record(&SandboxRecord::Ready { api_url: &api_url, signed, pid: std::process::id() }),
        Format::Human => {
            printer.value(&format!("export MEETSTREAM_API_URL={api_url}"))?;
            printer.value("export MEETSTREAM_API_KEY=ms_sandbox")?;
            let webhooks = if signed { "signed" } else { "unsigned, as the service leaves per-bot callbacks" };
            printer.note(&format!(
                "the sandbox is ready; webhooks are {webhooks}\n\
                 set the two variables above in another terminal, then:\n\
                 \x20 meetstream listen\n\
                 \x20 meetstream create --link https://meet.google.com/abc-defg-hij --callback-url http://127.0.0.1:3333/webhook\n\
                 Ctrl-C ends it"
            ));
            if !faults.is_empty() {
                let words: Vec<String> = faults.iter().map(Fault::to_string).collect();
                printer.note(&format!("faults switched on: {}", words.join(", ")));
            }
            Ok(())
        }
    }
}

fn show(notice: &Notice, printer: &Printer) -> Result<(), OutputError> {
    let record = match notice {
        Notice::Answered { method, path, status, refused } => {
            SandboxRecord::Request { method, path, status: *status, refused: refused.as_deref() }
        }
        Notice::Created { bot_id, scenario } => SandboxRecord::Bot { bot_id, scenario: scenario.as_str() },
        Notice::Delivered(Delivered { bot_id, name, outcome, took }) => SandboxRecord::Delivery {
            bot_id,
            name,
            status: outcome.as_ref().ok().copied(),
            duration_ms: took.as_millis(),
            error: outcome.as_ref().err().map(String::as_str),
        },
        Notice::Ignored { bot_id, told } => SandboxRecord::Ignored { bot_id, told },
        Notice::Channel(ChannelNotice { bot_id, channel, state, told }) => {
            SandboxRecord::Channel { bot_id, channel, state: state.as_str(), told }
        }
    };
    match printer.format() {
        Format::Json => printer.record(&record),
        Format::Human => printer.line(&line(notice, printer)),
    }
}

fn line(notice: &Notice, printer: &Printer) -> String {
    let palette = printer.palette();
    let short = |bot_id: &str| palette.faint(bot_id.get(..8).unwrap_or(bot_id));
    match notice {
        Notice::Answered { method, path, status, refused } => {
            let status = status.to_string();
            let colored = if status.starts_with('2') { palette.good(&status) } else { palette.warning(&status) };
            let refused = refused.as_ref().map(|refused| format!(": {refused}")).unwrap_or_default();
            format!("{colored} {method} {}{refused}", printable(path))
        }
        Notice::Created { bot_id, scenario } => format!("new bot {bot_id}: {scenario}, {}", scenario.summary()),
        Notice::Delivered(Delivered { bot_id, name, outcome, took }) => {
            let outcome = match outcome {
                Ok(status @ 200..300) => palette.good(&status.to_string()),
                Ok(status) => palette.bad(&status.to_string()),
                Err(error) => palette.bad(error),
            };
            format!("{} webhook {name} → {outcome} {} ms", short(bot_id), took.as_millis())
        }
        Notice::Ignored { bot_id, told } => {
            format!("{} {} {}", short(bot_id), palette.warning("ignored"), printable(told))
        }
        Notice::Channel(ChannelNotice { bot_id, channel, state, told }) => {
            let word = match state {
                ChannelState::Broken | ChannelState::Unreachable => palette.bad(state.as_str()),
                ChannelState::Closed | ChannelState::Command | ChannelState::Open => palette.good(state.as_str()),
                ChannelState::Ignored => palette.warning(state.as_str()),
            };
            let told = if told.is_empty() { String::new() } else { format!(": {}", printable(told)) };
            format!("{} web socket for {channel} → {word}{told}", short(bot_id))
        }
    }
}
