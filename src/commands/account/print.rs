//! What these commands print. Under `--json`, a list is `{"<things>": [what we understood of each], "response": what the
//! API sent}`, and a change is `{<ids>, "action", "response"}`. With `-q`, both print ids alone.

use serde_json::{Map, Value, json};

use crate::context::Context;
use crate::error::{Error, ExitStatus};
use crate::model::printable;
use crate::output::{Column, Format, Table, Volume};

/// A list on its way to the user.
pub(super) struct Listed {
    /// What the things are called, in JSON and in "no …".
    pub(super) name: &'static str,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
}

/// One thing of a list.
pub(super) struct Row {
    pub(super) id: Option<String>,
    /// A value for each column.
    pub(super) cells: Vec<String>,
    pub(super) document: Value,
}

impl Listed {
    /// Prints the list: a table, ids alone, or a JSON document with `rest` after the list.
    pub(super) fn print(
        self,
        rest: impl IntoIterator<Item = (&'static str, Value)>,
        ctx: &Context,
    ) -> Result<ExitStatus, Error> {
        let Self { name, columns, rows } = self;
        match ctx.printer.format() {
            Format::Json => {
                let documents = rows.into_iter().map(|row| row.document).collect();
                let mut document = Map::from_iter([(name.replace(' ', "_"), Value::Array(documents))]);
                document.extend(rest.into_iter().map(|(key, value)| (key.to_owned(), value)));
                ctx.printer.document(&document)?;
            }
            Format::Human if rows.is_empty() => ctx.printer.note(&format!("no {name}")),
            Format::Human if ctx.printer.volume() == Volume::Quiet => {
                for id in rows.iter().filter_map(|row| row.id.as_deref()) {
                    ctx.printer.line(&printable(id))?;
                }
            }
            Format::Human => {
                let mut table = Table::new(columns);
                for row in rows {
                    table.row(row.cells);
                }
                ctx.printer.table(&table)?;
            }
        }
        Ok(ExitStatus::Done)
    }
}

/// Prints what was changed: one line, the id alone, or a JSON document.
pub(super) fn changed(id: &str, line: &str, document: &Value, ctx: &Context) -> Result<ExitStatus, Error> {
    match (ctx.printer.format(), ctx.printer.volume()) {
        (Format::Json, _) => ctx.printer.document(document)?,
        (Format::Human, Volume::Quiet) => ctx.printer.line(&printable(id))?,
        (Format::Human, Volume::Normal | Volume::Verbose) => ctx.printer.line(&printable(line))?,
    }
    Ok(ExitStatus::Done)
}

/// Prints fields, one a line.
pub(super) fn details(fields: &[(&str, String)], ctx: &Context) -> Result<(), Error> {
    let width = fields.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    for (name, value) in fields {
        ctx.printer.line(&format!("{name:width$}  {}", printable(value)))?;
    }
    Ok(())
}

pub(super) fn or_dash(text: Option<&str>) -> String {
    text.unwrap_or("-").to_owned()
}

pub(super) fn yes_no(truth: Option<bool>) -> String {
    or_dash(truth.map(|truth| if truth { "yes" } else { "no" }))
}

/// The document of a change.
pub(super) fn change(ids: Value, action: &str, response: Value) -> Value {
    let mut document = ids;
    if let Some(fields) = document.as_object_mut() {
        fields.insert("action".to_owned(), json!(action));
        fields.insert("response".to_owned(), response);
    }
    document
}
