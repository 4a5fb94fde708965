//! Why one bot is silent, has failed or has no transcript: what the service says of it, and what the journal knows.

use std::time::Duration;

use tokio::time::timeout;

use super::check::{Check, Verdict};
use crate::api::ApiError;
use crate::api::wire::BotDetails;
use crate::commands::bots::{Case, Finding, Known, findings};
use crate::context::Context;
use crate::model::{BotId, Situation, is_loopback};
use crate::output::When;

/// What is found of a bot. Without a key or a network, the journal alone tells.
pub(super) async fn checks(bot_id: &BotId, ctx: &Context, limit: Duration) -> Vec<Check> {
    let at = ctx.printer.situation();
    let client = match ctx.api() {
        Ok(client) => client.with_timeout(limit),
        Err(error) => return vec![Check::failed("service", &error, at)],
    };
    let (answer, known) = tokio::join!(client.bot_details(bot_id), timeout(limit, Known::read(bot_id, ctx)));
    let (known, journal) = match known {
        Ok(Ok(known)) => {
            let check = heard(&known, ctx);
            (known, check)
        }
        Ok(Err(error)) => {
            let check = Check::failed("journal", &error, at).advise("look at the journal: `meetstream doctor`");
            (Known::default(), Check { status: Verdict::Warn, ..check })
        }
        Err(_) => (Known::default(), Check::unanswered("journal", limit)),
    };
    let (details, service) = match answer.map(|answer| answer.view) {
        Ok(details) => {
            let status = details.status.as_deref().unwrap_or("nothing of its state");
            (details.clone(), Some(Check::pass("service", format!("says: {status}"))))
        }
        // The deletion is what there is to say.
        Err(error) if error.is_not_found() && known.session.deleted_at.is_some() => (BotDetails::default(), None),
        Err(error) => (BotDetails::default(), Some(unasked(bot_id, &error, at))),
    };
    let service_is_here = is_loopback(ctx.settings.api_url.value.as_url());
    let case = Case::new(bot_id, &details, &known, ctx.now(), service_is_here);
    service.into_iter().chain([journal]).chain(findings(&case).into_iter().map(found)).collect()
}

/// What it means that the service did not tell.
fn unasked(bot_id: &BotId, error: &ApiError, at: &Situation) -> Check {
    const NAME: &str = "service";
    let account = "a bot can be seen with a key of the account that made it: `meetstream auth status`";
    let said = error.message().unwrap_or_default();
    if error.is_not_found() {
        let gone = "check the id: `meetstream list --all`; what was deleted or has expired is gone for good";
        return Check::fail(NAME, format!("does not know it: {said}"), gone).advise(account);
    }
    if error.status() == Some(403) {
        return Check::fail(NAME, format!("refuses to tell (403): {said}"), account);
    }
    let again = format!("find out why: `meetstream doctor`; then `meetstream doctor {bot_id}` again");
    Check { status: Verdict::Warn, ..Check::failed(NAME, error, at).advise(again) }
}

fn heard(known: &Known, ctx: &Context) -> Check {
    let events = known.events.len();
    let when = When::Relative { now: ctx.now() };
    let sent = known.sent.as_ref().map(|sent| format!(", sent from here {}", when.show(Some(sent.created_at))));
    let last = known.session.milestones.last().map(|last| format!(", last {} {}", last.name, when.show(Some(last.at))));
    let what = match events {
        0 => "no events of it".to_owned(),
        1 => "1 event".to_owned(),
        events => format!("{events} events"),
    };
    let what = format!("{what}{}{}", sent.unwrap_or_default(), last.unwrap_or_default());
    Check::pass("journal", what).fact("events", events)
}

fn found(finding: Finding) -> Check {
    let Finding { about, what, advice, failed } = finding;
    let check = if failed { Check::fail(about, what, "") } else { Check::warn(about, what, "") };
    Check { advice, ..check }
}
