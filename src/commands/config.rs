//! `meetstream config`: the settings in effect, and the file that holds the user's own.

use serde_json::{Map, Value, json};

use crate::cli::{ConfigArgs, ConfigCommand};
use crate::commands::input::read_text;
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError, InputSource};
use crate::model::{nearest, printable};
use crate::output::{Column, Format, Table};
use crate::settings::{self, Key, SettingsError};

pub(crate) fn run(args: ConfigArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    match args.command {
        ConfigCommand::Get { key } => get(&key, ctx),
        ConfigCommand::List { show_origin } => list(show_origin, ctx),
        ConfigCommand::Path => path(ctx),
        ConfigCommand::Set { key, value, stdin } => set(&key, value, stdin, ctx),
        ConfigCommand::Unset { key } => unset(&key, ctx),
    }
}

fn path(ctx: &Context) -> Result<ExitStatus, Error> {
    let locations = &ctx.settings.locations;
    match ctx.printer.format() {
        Format::Json => ctx.printer.document(&json!({
            "config": locations.config_file, "state": locations.state_dir,
        }))?,
        Format::Human => ctx.printer.value(&locations.config_file.display().to_string())?,
    }
    Ok(ExitStatus::Done)
}

fn get(key: &str, ctx: &Context) -> Result<ExitStatus, Error> {
    let entries = ctx.settings.entries();
    let near = nearest(key, entries.iter().map(|entry| entry.key));
    let entry = entries.into_iter().find(|entry| entry.key == key);
    let entry = entry.ok_or_else(|| SettingsError::UnknownKey { key: printable(key), near })?;
    match ctx.printer.format() {
        Format::Json => {
            ctx.printer.document(&json!({
                "key": entry.key, "value": entry.value, "origin": entry.origin.to_string(),
            }))?;
        }
        Format::Human => match entry.value {
            Some(value) => ctx.printer.value(&value)?,
            None => ctx.printer.note(&format!("`{key}` is not set")),
        },
    }
    Ok(ExitStatus::Done)
}

fn list(show_origin: bool, ctx: &Context) -> Result<ExitStatus, Error> {
    let entries = ctx.settings.entries();
    match ctx.printer.format() {
        Format::Json => {
            let settings: Map<String, Value> = entries
                .into_iter()
                .map(|entry| (entry.key.to_owned(), json!({"value": entry.value, "origin": entry.origin.to_string()})))
                .collect();
            ctx.printer.document(&settings)?;
        }
        Format::Human => {
            let mut columns = vec![Column::whole("SETTING"), Column::whole("VALUE")];
            if show_origin {
                columns.push(Column::whole("ORIGIN"));
            }
            let mut table = Table::new(columns);
            for entry in entries {
                let mut row = vec![entry.key.to_owned(), entry.value.unwrap_or_else(|| "-".to_owned())];
                if show_origin {
                    row.push(entry.origin.to_string());
                }
                table.row(row);
            }
            ctx.printer.table(&table)?;
        }
    }
    Ok(ExitStatus::Done)
}

fn set(key: &str, value: Option<String>, stdin: bool, ctx: &Context) -> Result<ExitStatus, Error> {
    let key = Key::named(key)?;
    let value = match value {
        Some(_) if key.is_secret() => {
            let problem = "a secret on the command line can be seen by others: use --stdin";
            return Err(InputError::refused("config set", problem).into());
        }
        Some(value) => value,
        None if stdin => read_text(&InputSource::Stdin)?,
        None => return Err(InputError::refused("config set", "there is no value").into()),
    };
    settings::set(&ctx.settings.locations.config_file, &ctx.settings.profile.value, key, &value)?;
    changed("set", key, ctx)
}

fn unset(key: &str, ctx: &Context) -> Result<ExitStatus, Error> {
    let key = Key::named(key)?;
    if settings::unset(&ctx.settings.locations.config_file, &ctx.settings.profile.value, key)? {
        changed("unset", key, ctx)
    } else {
        ctx.printer.note(&format!("`{}` is not set in {}", key.name, ctx.settings.locations.config_file.display()));
        Ok(ExitStatus::Done)
    }
}

fn changed(verb: &str, key: Key, ctx: &Context) -> Result<ExitStatus, Error> {
    let profile = &ctx.settings.profile.value;
    match ctx.printer.format() {
        Format::Json => ctx.printer.document(&json!({"profile": profile, "key": key.name, "change": verb}))?,
        Format::Human => ctx.printer.line(&format!("{verb} {} in profile `{profile}`", key.name))?,
    }
    Ok(ExitStatus::Done)
}
