//! `meetstream status`: where bots are now.

use serde_json::json;

use super::{Done, each};
use crate::cli::StatusArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus};
use crate::model::printable;
use crate::output::Volume;

pub(crate) async fn status(args: StatusArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let api = ctx.api()?;
    each(&args.bots, ctx, async |bot| {
        let answer = api
            .bot_status(&bot)
            .await
            .map_err(|source| Error::api(format!("fetch the state of bot `{bot}`"), source))?;
        let status = answer.view.status.unwrap_or_else(|| "unknown".to_owned());
        let shown = printable(&status);
        let line = if ctx.printer.volume() == Volume::Quiet { shown } else { format!("{bot}  {shown}") };
        let json = json!({"bot_id": bot, "status": status, "response": answer.raw});
        Ok(Done { status: verdict(&status), ..Done::line(line, json) })
    })
    .await
}

/// What a state means to a script.
pub(super) fn verdict(status: &str) -> ExitStatus {
    let folded: String = status.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    match folded.as_str() {
        "notallowed" | "denied" | "error" | "failed" => ExitStatus::SessionFailed,
        _ => ExitStatus::Done,
    }
}
