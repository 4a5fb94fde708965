//! What is printed in the place of listening.

use serde_json::{Value, json};

use crate::commands::pipeline::PipelineOptions;
use crate::commands::resign;
use crate::context::Context;
use crate::error::{Error, ExitStatus};
use crate::output::Format;

/// The callback URL.
pub(super) fn url(options: &PipelineOptions, ctx: &Context) -> Result<ExitStatus, Error> {
    let Some(receiver) = &options.receiver else { return Ok(ExitStatus::Done) };
    let url = receiver.known_url(&options.secrets, ctx)?;
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
