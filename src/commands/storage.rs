//! `meetstream storage`: the bucket that recordings are kept in.

use serde_json::{Value, json};

use crate::cli::{StorageArgs, StorageCommand};
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError, Source};
use crate::output::{Format, read_object, read_secret};

pub(crate) async fn run(args: StorageArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let api = ctx.api()?;
    match args.command {
        StorageCommand::Clear { key_name, yes } => {
            if !yes {
                ctx.printer.confirm("Future recordings go to the service's own storage again.", key_name.as_str())?;
            }
            let answer = api
                .clear_storage(key_name.as_str())
                .await
                .map_err(|source| Error::api("clear the storage configuration", source))?;
            let document = json!({"key_name": key_name.as_str(), "action": "cleared", "response": answer.raw});
            let line = format!("cleared storage configuration {}", crate::model::printable(key_name.as_str()));
            ctx.printer.outcome(&line, &document)?;
        }
        StorageCommand::Set { file, secret_key_file } => {
            let mut config = read_object(&Source::from_argument(file))?;
            if let Some(path) = secret_key_file {
                let secret = read_secret(&Source::from_argument(path))?;
                config.insert("secret_key".to_owned(), secret.reveal().into());
            }
            let missing: Vec<String> = ["provider", "bucket_name", "access_key_id", "secret_key"]
                .into_iter()
                .filter(|field| !config.get(*field).is_some_and(Value::is_string))
                .map(|field| format!("`{field}` is required"))
                .collect();
            if !missing.is_empty() {
                return Err(InputError::Refused { subject: "storage set", problems: missing }.into());
            }
            let bucket = config.get("bucket_name").and_then(Value::as_str).unwrap_or_default().to_owned();
            let answer = api
                .set_storage(config.into())
                .await
                .map_err(|source| Error::api("set the storage configuration", source))?;
            let line = format!("future recordings go to bucket {}", crate::model::printable(&bucket));
            ctx.printer.outcome(&line, &json!({"bucket_name": bucket, "action": "set", "response": answer.raw}))?;
        }
        StorageCommand::Show => {
            let answer = api.storage().await.map_err(|source| Error::api("fetch the storage configuration", source))?;
            match ctx.printer.format() {
                Format::Json => ctx.printer.document(&json!({"response": answer.raw}))?,
                Format::Human if is_empty(&answer.raw) => {
                    ctx.printer.note("no storage of your own: recordings are in the service's");
                }
                Format::Human => ctx.printer.document(&answer.raw)?,
            }
        }
    }
    Ok(ExitStatus::Done)
}

fn is_empty(raw: &Value) -> bool {
    match raw {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}
