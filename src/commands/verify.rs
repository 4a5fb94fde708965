//! `meetstream verify` and `meetstream sign`: webhook signatures, offline.

use std::path::Path;

use serde::Serialize;

use crate::cli::{SignArgs, VerifyArgs};
use crate::commands::input::read_input;
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputSource};
use crate::output::Format;
use crate::settings::{self, SettingsError};
use crate::webhook::mismatch::{self, VerifyError};
use crate::webhook::signature::{Keys, SignatureError, Signatures, check_timestamp};

#[derive(Serialize)]
struct Verified {
    valid: bool,
    bytes: usize,
    timestamp_checked: bool,
}

#[derive(Serialize)]
struct Signed {
    signature: String,
    bytes: usize,
}

pub(crate) fn verify(args: VerifyArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let VerifyArgs { file, signature, timestamp, tolerance, secret_file } = args;
    let keys = keys(secret_file.as_deref(), ctx)?;
    let given = signature.iter().map(String::as_bytes).filter(|value| !value.trim_ascii().is_empty());
    let signatures = Signatures::read(given).map_err(VerifyError::from)?;
    let signatures = signatures.ok_or(VerifyError::from(SignatureError::Missing))?;
    let body = read_input(&file.map_or(InputSource::Stdin, InputSource::from_argument))?;
    keys.verify_any(&body, &signatures).map_err(|source| VerifyError {
        source,
        mismatch: mismatch::explain(&keys, &body, &signatures, timestamp.as_deref()),
    })?;
    if let Some(timestamp) = &timestamp {
        check_timestamp(timestamp, (ctx.clock)(), tolerance.0).map_err(VerifyError::from)?;
    }
    match ctx.printer.format() {
        Format::Json => {
            ctx.printer.document(&Verified {
                valid: true,
                bytes: body.len(),
                timestamp_checked: timestamp.is_some(),
            })?;
        }
        Format::Human => {
            let stamp = if timestamp.is_some() { ", and the timestamp is fresh" } else { "" };
            ctx.printer.line(&format!("the signature is valid for these {} bytes{stamp}", body.len()))?;
        }
    }
    Ok(ExitStatus::Done)
}

pub(crate) fn sign(args: SignArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let SignArgs { file, secret_file } = args;
    let keys = keys(secret_file.as_deref(), ctx)?;
    let body = read_input(&file.map_or(InputSource::Stdin, InputSource::from_argument))?;
    let signature = keys.sign(&body).to_string();
    match ctx.printer.format() {
        Format::Json => ctx.printer.document(&Signed { signature, bytes: body.len() })?,
        Format::Human => ctx.printer.value(&signature)?,
    }
    Ok(ExitStatus::Done)
}

fn keys(secret_file: Option<&Path>, ctx: &Context) -> Result<Keys, Error> {
    let from_file = secret_file.map(settings::read_secrets).transpose()?;
    Keys::new(from_file.as_ref().unwrap_or(&ctx.settings.webhook_secrets.value))
        .ok_or(SettingsError::NoWebhookSecret.into())
}
