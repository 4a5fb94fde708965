//! `meetstream api`: any call of the API, in the manner of `gh api`, with the key, the retries and the errors of every
//! other command. The body of the answer goes to stdout, also that of a refusal.

mod fields;
mod pages;
mod path;

use bytes::Bytes;
use reqwest::Method;
use serde_json::Value;

use crate::api::{ApiError, Reply, Request, Subject, method as method_named};
use crate::cli::{ApiArgs, RawField};
use crate::commands::input::{read_input, read_text};
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError, InputSource};
use crate::model::printable;
use crate::output::{Format, OutputError};
use path::Target;

pub(crate) async fn run(args: ApiArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    if args.include && ctx.printer.format() == Format::Json {
        return Err(refused("--include prints headers, which --json and --jq have no place for"));
    }
    let paginate = args.paginate;
    let request = request(args, ctx)?;
    let action = format!("call {} {}", request.method, printable(&request.path));
    let api = ctx.api()?;
    if paginate {
        let document =
            pages::all(&api, &request.built).await.map_err(|source| Error::call(Subject::Path, action, source))?;
        ctx.printer.document(&document)?;
        return Ok(ExitStatus::Done);
    }
    match api.send(&request.built).await {
        Ok(reply) => {
            if request.include {
                head(&reply, ctx)?;
            }
            let json = if ctx.printer.format() == Format::Json { Some(decoded(&reply, &action)?) } else { None };
            show(&reply.body, json.as_ref(), ctx)?;
            Ok(ExitStatus::Done)
        }
        Err(source) => {
            if let Some(refusal) = source.refusal() {
                if request.include {
                    ctx.printer.line(&format!("HTTP/1.1 {}", refusal.status))?;
                    ctx.printer.line("")?;
                }
                let json = if ctx.printer.format() == Format::Json { refusal.json() } else { None };
                match (json, ctx.printer.format()) {
                    (Some(json), _) => ctx.printer.document(&json)?,
                    (None, Format::Human) => ctx.printer.refused(&refusal.body)?,
                    (None, Format::Json) => {}
                }
            }
            Err(Error::call(Subject::Path, action, source))
        }
    }
}

/// A call as the user asked for it.
struct Call {
    method: Method,
    /// As typed, for messages.
    path: String,
    built: Request,
    include: bool,
}

fn request(args: ApiArgs, ctx: &Context) -> Result<Call, Error> {
    let ApiArgs { method, path, fields, typed_fields, input, headers, include, paginate } = args;
    let target = Target::read(&path, &ctx.settings.api_url.value).map_err(|problem| refused(problem.to_string()))?;
    let method = method_named(&method).map_err(|source| Error::api("make the call", source))?;
    let reads = method == Method::GET || method == Method::HEAD;
    if paginate && method != Method::GET {
        return Err(refused("--paginate follows lists, which are read with GET"));
    }
    if reads && input.is_some() {
        return Err(refused("--input makes a body, which GET and HEAD do not have"));
    }
    let input = input.map(InputSource::from_argument);
    let typed = typed(typed_fields, matches!(input, Some(InputSource::Stdin)))?;
    let texts = fields.into_iter().map(|RawField { key, value }| (key, Value::String(value)));
    let fields: Vec<(String, Value)> = texts.chain(typed).collect();

    let mut built = Request::new(method.clone(), target.segments.iter().map(String::as_str));
    for (key, value) in &target.query {
        built = built.query(key, value);
    }
    if reads || input.is_some() {
        for (key, value) in &fields {
            built = built.query(key, fields::as_text(value));
        }
    } else if !fields.is_empty() {
        let body = fields::nested(fields).map_err(|problem| refused(problem.to_string()))?;
        built = built.json(Value::Object(body));
    }
    let is_json = !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    if let Some(source) = &input {
        built = built.raw(body_of(source, is_json)?);
    }
    for (name, value) in &headers {
        built = if name.eq_ignore_ascii_case("idempotency-key") {
            // The name of the call makes it safe to repeat, and 507 a success.
            built.idempotency_key(value)
        } else {
            let action = format!("call {method} {}", printable(&path));
            built.header(name, value).map_err(|source| Error::call(Subject::Path, action, source))?
        };
    }
    Ok(Call { method, path, built, include })
}

/// Reads the values of `-F`; a file is read once, stdin at most once in all.
fn typed(fields: Vec<RawField>, mut stdin_is_taken: bool) -> Result<Vec<(String, Value)>, Error> {
    let mut read = Vec::new();
    for RawField { key, value } in fields {
        let value = match value.strip_prefix('@') {
            Some(path) => {
                let source = InputSource::from_argument(path.into());
                if matches!(source, InputSource::Stdin) && std::mem::replace(&mut stdin_is_taken, true) {
                    return Err(refused("only one value can come from stdin"));
                }
                Value::String(read_text(&source)?)
            }
            None => fields::typed(value),
        };
        read.push((key, value));
    }
    Ok(read)
}

/// The bytes of a body, untouched. They must be JSON unless a header says that they are something else.
fn body_of(source: &InputSource, is_json: bool) -> Result<Bytes, Error> {
    let bytes = read_input(source)?;
    if is_json && let Err(error) = serde_json::from_slice::<serde::de::IgnoredAny>(&bytes) {
        return Err(InputError::Json { what: source.clone(), source: error }.into());
    }
    Ok(bytes.into())
}

/// Prints the status line and the headers.
fn head(reply: &Reply, ctx: &Context) -> Result<(), OutputError> {
    ctx.printer.line(&format!("HTTP/1.1 {}", reply.status))?;
    for (name, value) in &reply.headers {
        let value = String::from_utf8_lossy(value.as_bytes());
        ctx.printer.value(&format!("{name}: {}", printable(&value)))?;
    }
    ctx.printer.line("")
}

fn decoded(reply: &Reply, action: &str) -> Result<Value, Error> {
    reply.json().map_err(|source: ApiError| Error::call(Subject::Path, action, source))
}

fn show(body: &Bytes, json: Option<&Value>, ctx: &Context) -> Result<(), OutputError> {
    match json {
        Some(json) => ctx.printer.document(json),
        None => ctx.printer.outside(body),
    }
}

fn refused(problem: impl Into<String>) -> Error {
    InputError::refused("api", problem).into()
}
