use std::path::PathBuf;

use clap::Args;

use super::defaults;
use crate::model::{ApiUrl, Span};
use crate::output::{Format, Volume};
use crate::settings::{ColorChoice, DEFAULT_TIMEOUT};

/// Flags that every command takes.
#[derive(Args, Debug)]
#[command(next_help_heading = "Global options")]
pub(crate) struct GlobalArgs {
    /// Profile of the config file to use [env: MEETSTREAM_PROFILE] [default: the file's `profile`, else default]
    #[arg(long, global = true, value_name = "NAME")]
    pub(crate) profile: Option<String>,

    /// Config file to use; `meetstream config path` prints which [env: MEETSTREAM_CONFIG]
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// Read no project file, `.meetstream.toml` [env: MEETSTREAM_NO_PROJECT]
    #[arg(long, global = true)]
    pub(crate) no_project: bool,

    #[arg(
        long,
        global = true,
        value_name = "URL",
        help = defaults::of_setting("Address of the API [env: MEETSTREAM_API_URL]", "api_url", ApiUrl::DEFAULT)
    )]
    pub(crate) api_url: Option<String>,

    /// Trust the authorities whose certificates (PEM) are in it, beside the system's [env: MEETSTREAM_CA_FILE]
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) ca_file: Option<PathBuf>,

    /// Print JSON on stdout, and errors as JSON on stderr
    #[arg(long, global = true)]
    pub(crate) json: bool,

    /// Print what a jq expression makes of the JSON; implies --json
    #[arg(long, global = true, value_name = "EXPR")]
    pub(crate) jq: Option<String>,

    /// Say nothing on stderr but errors
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,

    /// Trace requests on stderr, secrets masked; print long paths whole
    #[arg(long, short, global = true)]
    pub(crate) verbose: bool,

    /// When to use colour [env: NO_COLOR, FORCE_COLOR]
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: ColorChoice,

    #[arg(
        long,
        global = true,
        value_name = "DURATION",
        help = defaults::of_setting("How long one request to the API may take in all, such as 30s; a number alone counts seconds", "timeout", Span(DEFAULT_TIMEOUT))
    )]
    pub(crate) timeout: Option<Span>,
}

impl GlobalArgs {
    pub(crate) fn format(&self) -> Format {
        if self.json || self.jq.is_some() { Format::Json } else { Format::Human }
    }

    pub(crate) fn volume(&self) -> Volume {
        match (self.quiet, self.verbose) {
            (true, _) => Volume::Quiet,
            (false, true) => Volume::Verbose,
            (false, false) => Volume::Normal,
        }
    }
}
