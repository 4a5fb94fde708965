//! What is printed in the place of listening.

use std::net::SocketAddr;

use serde_json::{Value, json};

use crate::commands::pipeline::{self, PipelineOptions};
use crate::commands::resign;
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError};
use crate::output::Format;

/// The callback URL.
pub(super) fn url(options: &PipelineOptions, ctx: &Context) -> Result<ExitStatus, Error> {
    let Some(receiver) = &options.receiver else { return Ok(ExitStatus::Done) };
    let trust = || receiver.trust(&options.secrets, ctx);
    let url = match &receiver.outside {
        Some(outside) => {
            let url = outside.known_url().ok_or(InputError::Argument {
                message: "the address of a tunnel is not known before the listener runs".to_owned(),
                hint: "read `public_url` in the `ready` record of `listen --json`, or use --ready-file",
            })?;
            url.join(&trust()?.callback_path())
        }
        None if receiver.port == 0 => {
            return Err(InputError::Argument {
                message: "port 0 is not known before the listener runs".to_owned(),
                hint: "give --port N, or read `url` in the `ready` record of `listen --json`, or use --ready-file",
            }
            .into());
        }
        None => pipeline::local_url(SocketAddr::new(receiver.host, receiver.port), &trust()?.callback_path()),
    };
    print(&url, &json!({"url": url}), ctx)
}

/// What relayed webhooks are signed with.
pub(super) fn secret(options: &PipelineOptions, ctx: &Context) -> Result<ExitStatus, Error> {
    match resign::secrets(&options.secrets, ctx)?.first() {
        Some(secret) => print(secret.reveal(), &json!({"secret": secret.reveal()}), ctx),
        None => Ok(ExitStatus::Done),
    }
}

/// Prints a value that is copied as it is, or a document with it.
fn print(value: &str, document: &Value, ctx: &Context) -> Result<ExitStatus, Error> {
    match ctx.printer.format() {
        Format::Human => ctx.printer.value(value)?,
        Format::Json => ctx.printer.document(document)?,
    }
    Ok(ExitStatus::Done)
}
