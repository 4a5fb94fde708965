//! `meetstream config`: the settings in effect, and the file that holds the user's own.

use serde_json::{Map, Value, json};

use crate::cli::{ConfigArgs, ConfigCommand};
use crate::commands::input::{ask_secret, ask_text, can_ask, read_text};
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError, InputSource};
use crate::model::{Secret, nearest, printable};
use crate::output::{Column, Format, Table};
use crate::settings::{self, FirstAnswers, Key, SettingsError};

pub(crate) fn run(args: ConfigArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    match args.command {
        ConfigCommand::Allow => allow(ctx),
        ConfigCommand::Init { project: false } => init(ctx),
        ConfigCommand::Init { project: true } => init_project(ctx),
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
            "project": ctx.settings.project.as_ref().map(|project| &project.path),
        }))?,
        Format::Human => ctx.printer.value(&locations.config_file.display().to_string())?,
    }
    Ok(ExitStatus::Done)
}

/// Writes a config file. Whoever can be asked is asked for what differs from one to the other.
fn init(ctx: &Context) -> Result<ExitStatus, Error> {
    let (path, profile) = (&ctx.settings.locations.config_file, &ctx.settings.profile.value);
    if path.exists() {
        return Err(SettingsError::Exists { path: path.clone() }.into());
    }
    let answers = if can_ask(&ctx.printer) { first_answers(ctx)? } else { FirstAnswers::default() };
    settings::write_config(path, profile, &answers)?;
    let document = json!({"config": path, "profile": profile, "api_key": answers.api_key.is_some()});
    ctx.printer.outcome(&format!("wrote {}", path.display()), &document)?;
    ctx.printer.next(match answers.api_key {
        Some(_) => "meetstream auth status",
        None => "meetstream auth login",
    });
    Ok(ExitStatus::Done)
}

fn first_answers(ctx: &Context) -> Result<FirstAnswers, Error> {
    let instead = "`meetstream auth login --stdin < FILE` stores the key";
    let key = ask_secret(&ctx.printer, "API key (empty: later)", instead)?;
    let key = key.map_or(Ok(None), |key| Secret::api_key(key.reveal()));
    Ok(FirstAnswers {
        api_key: key.map_err(|error| InputError::refused("config init", error.to_string()))?,
        bot_name: ask_text(&ctx.printer, "What bots are called in meetings", "Notetaker")?,
        output_dir: ask_text(&ctx.printer, "Folder for recordings", "recordings")?,
    })
}

/// Writes a project file, and has what it says count from the start.
fn init_project(ctx: &Context) -> Result<ExitStatus, Error> {
    let folder =
        std::env::current_dir().map_err(|error| InputError::unreadable(InputSource::File(".".into()), error))?;
    let path = settings::write_project(&folder)?;
    ctx.printer.outcome(&format!("wrote {}", path.display()), &json!({"project": path}))?;
    Ok(ExitStatus::Done)
}

/// Has the project file count as it is.
fn allow(ctx: &Context) -> Result<ExitStatus, Error> {
    let project = ctx.settings.allow_project()?;
    let path = &project.path;
    for (key, value) in &project.restricted {
        ctx.printer.note(&format!("{key}: {}", printable(value)));
    }
    let keys: Vec<&str> = project.restricted.iter().map(|(key, _)| *key).collect();
    let document = json!({"project": path, "sha256": project.fingerprint, "settings": keys});
    ctx.printer.outcome(&format!("allowed {} as it is", path.display()), &document)?;
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
