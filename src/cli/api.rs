use std::path::PathBuf;

use clap::Args;

/// Make any call of the API
///
/// With the same key, retries and errors as every command. The path is below the API's URL, with or without a slash in
/// front. Fields become the query of a GET, and the JSON body of anything else.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream api GET /bots
  meetstream api GET bots --paginate --jq '.bots[].BotID'
  meetstream api POST bots/6667fd0c-0165-471a-a880-06a1180be377/send_message -f message=hello
  meetstream api PATCH teams-logins/LOGIN -F is_active=true
  meetstream api POST bots/create_bot -f meeting_link=https://meet.google.com/abc-defg-hij -F video_required=false -f 'custom_attributes[team]=sales'
  meetstream api PUT mia --input agent.json -i")]
pub(crate) struct ApiArgs {
    /// HTTP method, such as GET
    #[arg(value_name = "METHOD")]
    pub(crate) method: String,

    /// Path below the API's URL, such as /bots; it may have a query
    #[arg(value_name = "PATH")]
    pub(crate) path: String,

    /// Add a text field; a[b]=c nests, a[]=c appends
    #[arg(long = "raw-field", short = 'f', value_name = "KEY=VALUE", value_parser = super::create::attribute)]
    pub(crate) raw_fields: Vec<(String, String)>,

    /// Add a typed field: true, false, null and numbers are themselves, @FILE and @- are read
    #[arg(long = "field", short = 'F', value_name = "KEY=VALUE", value_parser = super::create::attribute)]
    pub(crate) fields: Vec<(String, String)>,

    /// Send a file as the body; - is stdin. Fields then go to the query
    #[arg(long, value_name = "FILE")]
    pub(crate) input: Option<PathBuf>,

    /// Add a header
    #[arg(long = "header", short = 'H', value_name = "NAME:VALUE", value_parser = header)]
    pub(crate) headers: Vec<(String, String)>,

    /// Print the status and the headers too
    #[arg(long, short)]
    pub(crate) include: bool,

    /// Follow the cursor of a GET and merge the pages
    #[arg(long)]
    pub(crate) paginate: bool,

    /// Name of the call, so that it may be repeated after a fault
    #[arg(long, value_name = "KEY")]
    pub(crate) idempotency_key: Option<String>,
}

fn header(text: &str) -> Result<(String, String), String> {
    match text.split_once(':') {
        Some((name, value)) if !name.trim().is_empty() => Ok((name.trim().to_owned(), value.trim().to_owned())),
        Some(_) | None => Err("it is written NAME:VALUE".to_owned()),
    }
}
