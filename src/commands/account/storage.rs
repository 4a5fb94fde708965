//! `meetstream storage`: the bucket that recordings go to. The secret key goes to the service and nowhere else.

use serde_json::{Map, Value, json};

use super::print::{change, changed, details};
use crate::api::wire::Fields;
use crate::cli::{StorageArgs, StorageCommand, StorageProvider, StorageSetArgs};
use crate::commands::input::{ask_secret, confirm, read_object, read_secret};
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError, InputSource};
use crate::model::Secret;
use crate::output::Format;

pub(crate) async fn storage(args: StorageArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    match args.command {
        StorageCommand::Show => show(ctx).await,
        StorageCommand::Set(args) => set(*args, ctx).await,
        StorageCommand::Clear { provider, yes } => clear(provider, yes, ctx).await,
    }
}

/// The form of the answer is not published: its fields are shown as they are called.
async fn show(ctx: &Context) -> Result<ExitStatus, Error> {
    let answer = ctx.api()?.storage().await.map_err(|source| Error::api("fetch the storage configuration", source))?;
    let fields: Vec<(&str, String)> = Fields::of(&answer.raw)
        .entries()
        .filter(|(_, value)| !is_empty(value))
        .map(|(name, value)| (name.as_str(), shown(name, value)))
        .collect();
    let is_configured = !fields.is_empty() || answer.raw.as_array().is_some_and(|list| !list.is_empty());
    match ctx.printer.format() {
        Format::Json => ctx.printer.document(&json!({"configured": is_configured, "response": answer.raw}))?,
        Format::Human if !is_configured => ctx.printer.note("no bucket is set: the service keeps recordings itself"),
        Format::Human if fields.is_empty() => ctx.printer.document(&answer.raw)?,
        Format::Human => details(&fields, ctx)?,
    }
    Ok(ExitStatus::Done)
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::String(text) => text.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn shown(name: &str, value: &Value) -> String {
    let name = name.to_ascii_lowercase();
    match value {
        // The service is documented to leave credentials out. If it sends one nevertheless, it is not shown.
        Value::String(_) if name.contains("secret") || name.contains("access_key") => "•••".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(_) | Value::Bool(_) | Value::Null | Value::Number(_) | Value::Object(_) => value.to_string(),
    }
}

async fn set(args: StorageSetArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let secret_key_file = args.secret_key_file.clone().map(InputSource::from_argument);
    let file = args.file.clone().map(InputSource::from_argument);
    if let (Some(InputSource::Stdin), Some(InputSource::Stdin)) = (&secret_key_file, &file) {
        return Err(InputError::refused("storage set", "only one of --file and --secret-key-file can be stdin").into());
    }
    let mut config = match &file {
        Some(source) => read_object(source)?,
        None => Map::new(),
    };
    from_flags(args, &mut config);
    let key = match secret_key_file {
        Some(source) => Some(read_secret(&source)?),
        None if config.get("secret_key").and_then(Value::as_str).is_some_and(|key| !key.is_empty()) => None,
        None => Some(ask_key(ctx)?),
    };
    if let Some(key) = key {
        config.insert("secret_key".to_owned(), json!(key.reveal()));
    }
    let text = |name: &str| config.get(name).and_then(Value::as_str).unwrap_or("-").to_owned();
    let (bucket, region) = (text("bucket_name"), text("region"));
    let answer = ctx
        .api()?
        .set_storage(Value::Object(config))
        .await
        .map_err(|source| Error::api("set the storage configuration", source))?;
    let line = format!("recordings of future bots go to bucket {bucket} ({region})");
    let status = changed(&bucket, &line, &change(json!({"bucket_name": bucket}), "set", answer.raw), ctx)?;
    ctx.printer.next("meetstream storage show");
    Ok(status)
}

fn from_flags(args: StorageSetArgs, config: &mut Map<String, Value>) {
    let StorageSetArgs {
        file: _,
        provider,
        bucket,
        region,
        access_key_id,
        secret_key_file: _,
        access_mode,
        prefix,
        kind_prefix,
        endpoint_url,
    } = args;
    let flags = [
        ("provider", provider.map(|provider| provider.as_str().to_owned())),
        ("bucket_name", bucket),
        ("region", region),
        ("access_key_id", access_key_id),
        ("access_mode", access_mode.map(|mode| mode.as_str().to_owned())),
        ("prefix", prefix),
        ("endpoint_url", endpoint_url.map(String::from)),
    ];
    config.extend(flags.into_iter().filter_map(|(name, value)| Some((name.to_owned(), Value::String(value?)))));
    for (name, default) in [("provider", StorageProvider::Aws.as_str()), ("access_mode", "read_write")] {
        config.entry(name).or_insert_with(|| json!(default));
    }
    if !kind_prefix.is_empty() {
        let prefixes: Map<String, Value> =
            kind_prefix.into_iter().map(|(kind, prefix)| (kind, Value::String(prefix))).collect();
        config.insert("prefixes".to_owned(), Value::Object(prefixes));
    }
}

fn ask_key(ctx: &Context) -> Result<Secret, Error> {
    let instead = "pipe the key in with `--secret-key-file -`, or name a file";
    let answer = ask_secret(&ctx.printer, "secret key", instead)?;
    Ok(answer.ok_or_else(|| InputError::refused("storage set", "the secret key is empty"))?)
}

async fn clear(provider: StorageProvider, yes: bool, ctx: &Context) -> Result<ExitStatus, Error> {
    let name = provider.as_str();
    if !yes {
        let consequence = format!("Recordings of future bots will go to the service's own storage, not to {name}.");
        confirm(&ctx.printer, &consequence, name)?;
    }
    let answer = ctx
        .api()?
        .clear_storage(name)
        .await
        .map_err(|source| Error::api(format!("clear the storage configuration of {name}"), source))?;
    let document = change(json!({"provider": name}), "cleared", answer.raw);
    changed(name, &format!("cleared the storage configuration of {name}; files stay"), &document, ctx)
}
