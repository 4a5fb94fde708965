//! `meetstream api METHOD PATH`: any call of the API, with the key, the retries and the errors of every command.

mod fields;

use std::collections::HashSet;

use bytes::Bytes;
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

use crate::api::wire::Fields;
use crate::api::{ApiError, Client, Reply, Request, method};
use crate::cli::ApiArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError, Source};
use crate::model::{printable, printable_lines};
use crate::output::{read_input, read_text};

/// How many pages are followed at most.
const MOST_PAGES: usize = 1_000;

pub(crate) async fn run(args: ApiArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let request = request(&args, ctx)?;
    let api = ctx.api()?;
    let action = format!("call {} {}", args.method.to_uppercase(), printable(&args.path));
    if args.paginate {
        let (merged, broken) = pages(&api, &request).await.map_err(|source| Error::api(action.clone(), source))?;
        ctx.printer.document(&merged)?;
        return broken.map_or(Ok(ExitStatus::Done), |source| Err(Error::api(action, source)));
    }
    match api.send(&request).await {
        Ok(reply) => {
            if args.include {
                head(&reply, ctx)?;
            }
            print(&reply.body, ctx)?;
            Ok(ExitStatus::Done)
        }
        Err(source) => {
            // What is not ready yet says so in its body, which was asked for.
            if let (true, Some(refusal)) = (source.is_not_ready(), source.refusal()) {
                print(&refusal.body, ctx)?;
            }
            Err(Error::api(action, source))
        }
    }
}

fn refused(problem: impl Into<String>) -> Error {
    InputError::refused("api", problem).into()
}

fn request(args: &ApiArgs, ctx: &Context) -> Result<Request, Error> {
    let invalid = |source| Error::api("make the request", source);
    let method = method(&args.method).map_err(invalid)?;
    let asks = matches!(method.as_str(), "GET" | "HEAD");
    if args.paginate && !asks {
        return Err(refused("--paginate is for GET"));
    }
    let (segments, query) = path(&args.path, ctx)?;
    let mut request = Request::new(method, segments.iter().map(String::as_str));
    for (key, value) in query {
        request = request.query(&key, value);
    }
    let typed = typed_fields(args)?;
    if asks || args.input.is_some() {
        for (key, value) in &args.raw_fields {
            request = request.query(key, value.as_str());
        }
        for (key, value) in typed {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            request = request.query(&key, text);
        }
    } else if !(args.raw_fields.is_empty() && typed.is_empty()) {
        let mut body = Map::new();
        let texts = args.raw_fields.iter().map(|(key, value)| (key.clone(), Value::from(value.as_str())));
        for (key, value) in texts.chain(typed) {
            fields::insert(&mut body, &key, value).map_err(|error| refused(printable(&error.to_string())))?;
        }
        request = request.json(body.into());
    }
    if let Some(path) = &args.input {
        request = request.raw(Bytes::from(read_input(&Source::from_argument(path.clone()))?));
    }
    for (name, value) in &args.headers {
        request = request.header(name, value).map_err(invalid)?;
    }
    Ok(match &args.idempotency_key {
        Some(key) => request.idempotency_key(key),
        None => request,
    })
}

fn typed_fields(args: &ApiArgs) -> Result<Vec<(String, Value)>, Error> {
    let read = |(key, value): &(String, String)| {
        let value = match value.strip_prefix('@') {
            Some(path) => Value::from(read_text(&Source::from_argument(path.into()))?),
            None => fields::typed(value),
        };
        Ok((key.clone(), value))
    };
    args.fields.iter().map(read).collect()
}

/// The segments and the query of a path below the API's URL.
#[expect(clippy::type_complexity, reason = "a path's two halves, used once")]
fn path(text: &str, ctx: &Context) -> Result<(Vec<String>, Vec<(String, String)>), Error> {
    let base = ctx.settings.api_url.value.to_string();
    let below = text.strip_prefix(&base).unwrap_or(text);
    if below.contains("://") {
        return Err(refused("the path must be below the API's URL: the key is sent nowhere else"));
    }
    // Git's shell on Windows makes `/bots` into `C:/Program Files/Git/bots`.
    if below.get(1..3) == Some(":/") {
        return Err(refused("the shell changed the path: leave the slash in front away"));
    }
    let (path, query) = below.split_once('?').unwrap_or((below, ""));
    let segments: Vec<String> = path
        .trim_matches('/')
        .split('/')
        .map(|segment| percent_decode_str(segment).decode_utf8_lossy().into_owned())
        .collect();
    let query = url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    Ok((segments, query))
}

fn head(reply: &Reply, ctx: &Context) -> Result<(), Error> {
    ctx.printer.line(&format!("HTTP {}", reply.status))?;
    for (name, value) in &reply.headers {
        let value = printable(&String::from_utf8_lossy(value.as_bytes()));
        ctx.printer.line(&format!("{name}: {value}"))?;
    }
    ctx.printer.line("")
}

/// Prints a body: JSON indented, anything else as text.
fn print(body: &[u8], ctx: &Context) -> Result<(), Error> {
    if body.trim_ascii().is_empty() {
        return Ok(());
    }
    match serde_json::from_slice::<Value>(body) {
        Ok(json) => ctx.printer.document(&json),
        Err(_) => ctx.printer.line(printable_lines(&String::from_utf8_lossy(body)).trim_end()),
    }
}

/// Follows a list to its end. The lists of all pages are put into the first page.
async fn pages(api: &Client, request: &Request) -> Result<(Value, Option<ApiError>), ApiError> {
    let mut merged = api.send(request).await?.json()?;
    let mut cursor = next(&merged);
    let mut seen = HashSet::new();
    while let Some(at) = cursor {
        if seen.len() >= MOST_PAGES || !seen.insert(at.clone()) {
            return Ok((merged, Some(ApiError::Endless { pages: seen.len() + 1 })));
        }
        let page = api.send(&request.clone().replace_query("cursor", &at)).await?.json()?;
        cursor = next(&page);
        append(&mut merged, page);
    }
    Ok((merged, None))
}

fn next(page: &Value) -> Option<String> {
    let fields = Fields::of(page);
    let more = fields.truth(&["hasNextPage", "has_more"]).unwrap_or(true);
    fields.text(&["nextCursor", "next"]).filter(|_| more)
}

fn append(merged: &mut Value, page: Value) {
    match (merged, page) {
        (Value::Array(merged), Value::Array(page)) => merged.extend(page),
        (Value::Object(merged), Value::Object(page)) => {
            for (key, value) in page {
                match (merged.get_mut(&key), value) {
                    (Some(Value::Array(merged)), Value::Array(page)) => merged.extend(page),
                    (_, value) => drop(merged.insert(key, value)),
                }
            }
        }
        (_, _) => {}
    }
}
