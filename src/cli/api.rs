use std::path::PathBuf;

use clap::Args;

/// Call any operation of the API, with the same key, retries and errors as every command
///
/// PATH is relative to the API's address, with or without a leading slash. Fields make a JSON object that is sent as
/// the body; with GET and HEAD, and beside --input, they go to the query. The body of the answer is printed as it
/// came, also that of a refusal.
///
/// Keys of fields nest: `a[b]=c` makes {"a":{"b":…}}, `a[]=x` adds to a list.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream api GET /bots
  meetstream api GET /bots -f cursor=abc -f 'custom_attr[team]=sales'
  meetstream api GET /bots --paginate --jq '.bots[].BotID'
  meetstream api POST /bots/create_bot -F video_required=false \\
    -f meeting_link=https://meet.google.com/abc-defg-hij
  meetstream api PUT /mia --input agent.json
  meetstream api DELETE '/mia?agent_config_id=AGENT' -i
  echo '{\"message\":\"hi\"}' | meetstream api POST /bots/BOT/send_message --input -

In Git Bash on Windows, leave the leading slash away: it turns /bots into a path of Windows.")]
pub(crate) struct ApiArgs {
    /// HTTP method
    #[arg(value_name = "METHOD", value_parser = method)]
    pub(crate) method: String,

    /// Path of the operation
    #[arg(value_name = "PATH")]
    pub(crate) path: String,

    /// Add a field with a text; repeatable
    #[arg(long = "field", short = 'f', value_name = "KEY=VALUE", value_parser = raw_field)]
    pub(crate) fields: Vec<RawField>,

    /// Add a field with true, false, null, a number, @FILE (its text; @- is stdin), or else a text; repeatable
    #[arg(long = "typed-field", short = 'F', value_name = "KEY=VALUE", value_parser = raw_field)]
    pub(crate) typed_fields: Vec<RawField>,

    /// File to send as the body; - is stdin
    #[arg(long, value_name = "FILE")]
    pub(crate) input: Option<PathBuf>,

    /// Add a header; repeatable
    #[arg(long = "header", short = 'H', value_name = "NAME: VALUE", value_parser = header)]
    pub(crate) headers: Vec<(String, String)>,

    /// Print the status line and the headers of the answer too
    #[arg(long, short)]
    pub(crate) include: bool,

    /// Follow the cursor through every page, and print one document with all of them
    #[arg(long, conflicts_with = "include")]
    pub(crate) paginate: bool,
}

/// A field as typed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct RawField {
    /// With its brackets.
    pub(crate) key: String,
    pub(crate) value: String,
}

fn raw_field(text: &str) -> Result<RawField, String> {
    match text.split_once('=') {
        Some((key, value)) if !key.is_empty() => Ok(RawField { key: key.to_owned(), value: value.to_owned() }),
        Some(_) | None => Err("it is written KEY=VALUE".to_owned()),
    }
}

fn header(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once(':').ok_or("it is written NAME: VALUE")?;
    let (name, value) = (name.trim(), value.trim());
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if name.is_empty() || !name.bytes().all(is_token) {
        return Err("the name of a header holds letters, digits and dashes".to_owned());
    }
    if value.bytes().any(|byte| byte < 0x20 || byte == 0x7f) {
        return Err("the value of a header holds no control characters".to_owned());
    }
    match name.to_ascii_lowercase().as_str() {
        "authorization" => Err("the key is the profile's: use --profile, or MEETSTREAM_API_KEY".to_owned()),
        "host" | "content-length" | "transfer-encoding" | "connection" => {
            Err("this header is set by itself".to_owned())
        }
        _ => Ok((name.to_owned(), value.to_owned())),
    }
}

fn method(text: &str) -> Result<String, String> {
    let name = text.to_ascii_uppercase();
    match name.as_str() {
        "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS" => Ok(name),
        _ => Err("it is one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, and comes before the path".to_owned()),
    }
}
