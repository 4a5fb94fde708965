//! `meetstream list`: the bots of the account.

use serde_json::{Map, Value, json};

use crate::api::wire::{BotSummary, platform_of};
use crate::api::{ApiError, Client};
use crate::cli::ListArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus};
use crate::model::{BotId, Platform, printable, with_causes};
use crate::output::{Cell, Column, Format, Table, Volume, When};

/// What was fetched.
pub(crate) struct Listed {
    pub(super) bots: Vec<(BotSummary, Value)>,
    /// Where the list goes on.
    pub(crate) next_cursor: Option<String>,
    /// Why the list could not be followed to its end.
    broken: Option<ApiError>,
}

pub(crate) async fn list(args: ListArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let listed = Listed::fetch(&args, ctx).await?;
    match ctx.printer.format() {
        Format::Json => {
            ctx.printer.document(&json!({"bots": listed.documents(), "next_cursor": listed.next_cursor}))?;
        }
        Format::Human if listed.bots.is_empty() => ctx.printer.note("no bots"),
        Format::Human if ctx.printer.volume() == Volume::Quiet => {
            for id in listed.bots.iter().filter_map(|(bot, _)| bot.id.as_deref()) {
                ctx.printer.line(&printable(id))?;
            }
        }
        Format::Human => ctx.printer.table(&table(&listed.bots, &args, ctx))?,
    }
    if let Some(source) = listed.broken {
        return Err(Error::api("list all bots", source));
    }
    if listed.next_cursor.is_some() && args.limit.is_none() && ctx.printer.format() == Format::Human {
        ctx.printer.note("there are more: --all prints every one, --limit N so many");
    }
    Ok(ExitStatus::Done)
}

impl Listed {
    /// Fetches what is asked for, and has the journal know it.
    pub(crate) async fn fetch(args: &ListArgs, ctx: &Context) -> Result<Self, Error> {
        let listed = fetch(args, &ctx.api()?).await.map_err(|source| Error::api("list the bots", source))?;
        let ids = listed.bots.iter().filter_map(|(bot, _)| bot.id.as_deref()?.parse().ok()).collect();
        remember(ids, ctx).await;
        Ok(listed)
    }

    /// The bots as `--json` has them.
    pub(crate) fn documents(&self) -> Vec<Value> {
        self.bots.iter().map(|(bot, raw)| document(bot, raw)).collect()
    }
}

/// Has the journal know what is shown, so that the beginning of it can be typed. A journal that cannot take it is no
/// reason to show nothing.
pub(super) async fn remember(bots: Vec<BotId>, ctx: &Context) {
    if bots.is_empty() {
        return;
    }
    let remembered = async {
        let failed = |source| Error::Journal { action: "note the bots in the journal", source };
        ctx.journal()?.saw_bots(bots, ctx.now()).await.map_err(failed)
    };
    if let Err(error) = remembered.await {
        ctx.printer.trace(&printable(&with_causes(&error)));
    }
}

async fn fetch(args: &ListArgs, api: &Client) -> Result<Listed, ApiError> {
    let limit = args.limit.map_or(usize::MAX, |limit| usize::try_from(limit).unwrap_or(usize::MAX));
    let mut listed = Listed { bots: Vec::new(), next_cursor: None, broken: None };
    let mut pages = api.bot_pages(&args.attr);
    loop {
        let page = match pages.next().await {
            Ok(Some(page)) => page,
            Ok(None) => return Ok(listed),
            Err(endless @ ApiError::Endless { .. }) => {
                listed.broken = Some(endless);
                return Ok(listed);
            }
            Err(error) => return Err(error),
        };
        let items = items(&page.raw);
        let bots = page.view.bots.into_iter().zip(items).filter(|(bot, _)| matches(bot, args));
        listed.bots.extend(bots);
        listed.next_cursor = pages.cursor().map(str::to_owned);
        if listed.bots.len() > limit {
            // No cursor is shown with `--limit`: the page's own leads past the bots that are left out.
            listed.bots.truncate(limit);
            listed.next_cursor = None;
        }
        if listed.bots.len() >= limit || !(args.all || args.limit.is_some()) {
            return Ok(listed);
        }
    }
}

/// A page's items as they came.
fn items(raw: &Value) -> Vec<Value> {
    let list = raw.as_array().or_else(|| raw.as_object()?.values().find_map(Value::as_array));
    list.cloned().unwrap_or_default()
}

fn matches(bot: &BotSummary, args: &ListArgs) -> bool {
    let platform = bot.platform.as_deref().and_then(platform_of);
    let has_status = args.status.is_empty()
        || bot.status.as_deref().is_some_and(|status| args.status.iter().any(|wanted| wanted.is(status)));
    has_status && args.platform.is_none_or(|wanted| platform == Some(Platform::from(wanted)))
}

fn document(bot: &BotSummary, raw: &Value) -> Value {
    let attributes: Map<String, Value> =
        bot.custom_attributes.iter().map(|(key, value)| (key.clone(), value.clone().into())).collect();
    json!({
        "bot_id": bot.id, "name": bot.name, "status": bot.status, "platform": bot.platform,
        "created_at": bot.created_at, "custom_attributes": attributes, "response": raw,
    })
}

fn table(bots: &[(BotSummary, Value)], args: &ListArgs, ctx: &Context) -> Table {
    let when = if args.absolute { When::Absolute } else { When::Relative { now: ctx.now() } };
    let mut table = Table::new([
        Column::whole("BOT"),
        Column::whole("STATUS"),
        Column::text("NAME"),
        Column::extra("PLATFORM"),
        Column::extra("CREATED"),
    ]);
    let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    for (bot, _) in bots {
        let platform = bot.platform.as_deref().and_then(platform_of);
        table.row([
            Cell::bot(&or_dash(&bot.id)),
            Cell::status(&or_dash(&bot.status)),
            or_dash(&bot.name).into(),
            platform.map_or_else(|| or_dash(&bot.platform), |platform| platform.to_string()).into(),
            when.show(bot.created_at).into(),
        ]);
    }
    table
}
