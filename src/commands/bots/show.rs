//! `meetstream show`: everything known of a bot, from the API and from the journal.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::each::{Done, each};
use super::failure::explain;
use super::finding::{Case, Finding};
use super::known::Known;
use crate::api::wire::{BotDetails, platform_of};
use crate::api::{Client, Subject};
use crate::cli::ShowArgs;
use crate::context::Context;
use crate::error::{Error, ExitStatus};
use crate::journal::Download;
use crate::model::{
    ArtifactKind, BotId, MeetingLink, Outcome, Processing, ProviderMode, Span, TimelineStage, is_loopback, printable,
};
use crate::output::{Layout, Palette, When, hanging};

pub(crate) async fn show(args: ShowArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let api = ctx.api()?;
    let when = if args.absolute { When::Absolute } else { When::Relative { now: ctx.now() } };
    each(&args.bots, ctx, async |bot| {
        let (details, local, raw) = find_out(&api, &bot, ctx).await?;
        let case = Case::new(&bot, &details, &local, ctx.now(), is_service_here(ctx));
        let explanation = explain(&case);
        Ok(Done {
            lines: Looks { when, layout: ctx.printer.layout(), palette: ctx.printer.palette() }
                .lines(&case, explanation.as_ref()),
            json: document(&case, explanation.as_ref(), &raw),
            status: case.exit_status(),
        })
    })
    .await
}

/// What the service and the journal know of a bot, and the service's answer as it came.
async fn find_out(api: &Client, bot: &BotId, ctx: &Context) -> Result<(BotDetails, Known, Value), Error> {
    let action = format!("fetch the details of bot `{bot}`");
    let answer = api.bot_details(bot).await;
    let answer = answer.map_err(|source| Error::call(Subject::Bot(bot.clone()), action, source))?;
    Ok((answer.view, Known::read(bot, ctx).await?, answer.raw))
}

fn is_service_here(ctx: &Context) -> bool {
    is_loopback(ctx.settings.api_url.value.as_url())
}

/// The document of `show --json`, and what the bot's session means to a script; `None` while that goes on.
pub(crate) async fn shown(bot: &BotId, ctx: &Context) -> Result<(Value, Option<Outcome>), Error> {
    let (details, local, raw) = find_out(&ctx.api()?, bot, ctx).await?;
    let case = Case::new(bot, &details, &local, ctx.now(), is_service_here(ctx));
    let outcome = (case.has_stopped() || case.session.reason.is_some()).then(|| case.session.outcome());
    Ok((document(&case, explain(&case).as_ref(), &raw), outcome))
}

/// How it is shown to people.
#[derive(Clone, Copy)]
struct Looks {
    when: When,
    layout: Layout,
    palette: Palette,
}

impl Looks {
    fn lines(self, case: &Case<'_>, explanation: Option<&Finding>) -> Vec<String> {
        let Case { bot_id: bot, details, known: local, .. } = case;
        let Self { layout, palette, .. } = self;
        let mut lines = self.facts(bot, details, local);
        let timeline = self.timeline(details);
        if !timeline.is_empty() {
            lines.push(String::new());
            let explained = palette.faint("(+ is the time since the stage before)");
            lines.push(format!("{}  {explained}", palette.strong("timeline")));
            lines.extend(timeline);
        }
        lines.push(String::new());
        lines.push(palette.strong("artifacts"));
        if artifacts(case).is_empty() {
            lines.push("  none: the bot never took part".to_owned());
        }
        for (kind, state) in artifacts(case) {
            let (status, here) =
                state.split_once(", ").map_or((state.as_str(), None), |(status, here)| (status, Some(here)));
            let here = here.map(|here| format!(", {here}")).unwrap_or_default();
            lines.push(format!("  {kind:<12}{}{here}", palette.status(status)));
        }
        if let Some(explanation) = explanation {
            lines.push(String::new());
            let told = |text: &str| hanging(text, 12, 12, layout.width());
            let problem = if explanation.failed { palette.bad("problem") } else { palette.warning("problem") };
            lines.push(format!("{problem}     {}", told(&printable(&explanation.what))));
            let r#try = palette.accent("try");
            lines.extend(explanation.advice.iter().map(|advice| format!("  {try}       {}", told(advice))));
        }
        lines
    }

    fn facts(self, bot: &BotId, details: &BotDetails, local: &Known) -> Vec<String> {
        let Self { when, palette, .. } = self;
        let mut lines = Vec::new();
        let mut painted = |name: &str, value: String| {
            lines.push(format!("{}{value}", palette.faint(&format!("{name:<12}"))));
        };
        painted("bot", palette.bot(bot, bot.as_str()));
        if let Some(name) = &details.name {
            painted("name", palette.strong(&printable(name)));
        }
        if let Some(status) = &details.status {
            painted("status", palette.status(&printable(status)));
        }
        let mut fact = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                painted(name, printable(&value));
            }
        };
        let platform = details.platform.as_deref().and_then(platform_of);
        fact("platform", platform.map(|platform| platform.to_string()).or_else(|| details.platform.clone()));
        fact("meeting", details.meeting_link.as_deref().map(redacted));
        fact("created", details.created_at.map(|at| when.show(Some(at))));
        fact("duration", duration(details, local).map(|span| span.to_string()));
        let transcript = details.provider().map(|provider| provider.to_string());
        fact("transcript", transcript);
        for (key, value) in &details.custom_attributes {
            fact("attribute", Some(format!("{key}={value}")));
        }
        let sent = local.sent.as_ref().map(|sent| format!(", sent from here {}", when.show(Some(sent.created_at))));
        let last =
            local.session.milestones.last().map(|last| format!(", last {} {}", last.name, when.show(Some(last.at))));
        let deleted = local.session.deleted_at.map(|at| format!(", data deleted {}", when.show(Some(at))));
        let known = [sent, last, deleted].into_iter().flatten().collect::<String>();
        let events = local.events.len();
        fact("journal", Some(format!("{} {}{known}", events, if events == 1 { "event" } else { "events" })));
        lines
    }

    /// The stages that were reached: when, how long after the one before, and what was said. Where the line is short, when
    /// each was is left out, for how long after the one before tells as much.
    fn timeline(self, details: &BotDetails) -> Vec<String> {
        let Self { when, layout, palette } = self;
        let mut before: Option<Timestamp> = None;
        let stages: Vec<[String; 4]> = details
            .reached()
            .into_iter()
            .map(|(name, stage)| {
                let gap = gap(before, stage.at).map(|gap| format!("+{}", Span(gap))).unwrap_or_default();
                before = stage.at.or(before);
                let message = stage.message.as_deref().map(printable).unwrap_or_default();
                [printable(name), when.show(stage.at), gap, message]
            })
            .collect();
        let width =
            |column: usize| stages.iter().filter_map(|stage| stage.get(column)).map(|text| text.chars().count()).max();
        let [name, at, gap, message] = [0, 1, 2, 3].map(|column| width(column).unwrap_or_default());
        let with_time = layout.width().is_none_or(|columns| name + at + gap + message + 8 <= columns);
        let line = |[stage, when, after, said]: &[String; 4]| {
            let when = if with_time { palette.faint(&format!("{when:<at$}  ")) } else { String::new() };
            let after = palette.faint(&format!("{after:<gap$}"));
            let column = 2 + name + 2 + if with_time { at + 2 } else { 0 } + gap + 2;
            let said = hanging(said, column, column, layout.width());
            let line = format!("  {}  {when}{after}  {said}", palette.status(&format!("{stage:<name$}")));
            line.trim_end().to_owned()
        };
        stages.iter().map(line).collect()
    }
}

fn redacted(link: &str) -> String {
    MeetingLink::parse_any(link).map_or_else(|_| "-".to_owned(), |link| link.redacted())
}

fn duration(details: &BotDetails, local: &Known) -> Option<Span> {
    let seconds =
        details.duration_s.filter(|seconds| (0.0..1e9).contains(seconds)).map(std::time::Duration::from_secs_f64);
    let span = || Some(details.ended_at?.duration_since(details.started_at?).unsigned_abs());
    seconds.or_else(span).or_else(|| local.session.duration()).map(Span)
}

fn gap(before: Option<Timestamp>, at: Option<Timestamp>) -> Option<std::time::Duration> {
    Some(at?.duration_since(before?).unsigned_abs())
}

/// What there is, or will be, of each artifact that the bot was sent for.
fn artifacts(case: &Case<'_>) -> Vec<(ArtifactKind, String)> {
    let Case { details, known: local, .. } = case;
    let mode = details.provider().map(crate::model::Provider::mode);
    let wants_video = details.video_required().or(local.sent.as_ref().map(|sent| sent.video));
    if !case.took_part() {
        return Vec::new();
    }
    let wanted = |kind: ArtifactKind| match kind {
        ArtifactKind::Audio => true,
        ArtifactKind::Video => wants_video.unwrap_or(true),
        ArtifactKind::Transcript => mode == Some(ProviderMode::PostCall) || details.transcript_id.is_some(),
        ArtifactKind::Captions => mode == Some(ProviderMode::Captions) || details.caption_file.is_some(),
        ArtifactKind::AudioStreams
        | ArtifactKind::Chat
        | ArtifactKind::Participants
        | ArtifactKind::Screenshots
        | ArtifactKind::Speakers
        | ArtifactKind::Summary
        | ArtifactKind::VideoStreams => false,
    };
    let state = |kind| {
        let service = match kind {
            ArtifactKind::Audio => details.audio_status.clone(),
            ArtifactKind::Transcript => details.transcript_status.clone(),
            ArtifactKind::Captions => details.caption_file.as_ref().map(|_| "Success".to_owned()),
            ArtifactKind::Video => {
                let is_over = || details.stage(TimelineStage::VideoProcessing).map(|_| "processed".to_owned());
                details.video_status.clone().or_else(is_over)
            }
            ArtifactKind::AudioStreams
            | ArtifactKind::Chat
            | ArtifactKind::Participants
            | ArtifactKind::Screenshots
            | ArtifactKind::Speakers
            | ArtifactKind::Summary
            | ArtifactKind::VideoStreams => None,
        };
        let heard = local.session.processing_of(kind).map(Processing::as_str);
        let service = service.map(|text| printable(&text)).or(heard.map(str::to_owned));
        let here = local.downloads.iter().find(|download| download.kind == kind).map(Download::progress);
        match (service, here) {
            (Some(service), Some(here)) => format!("{service}, {here} here"),
            (Some(service), None) => service,
            (None, Some(here)) => format!("{here} here"),
            (None, None) => "-".to_owned(),
        }
    };
    ArtifactKind::ALL.into_iter().filter(|kind| wanted(*kind)).map(|kind| (kind, state(kind))).collect()
}

fn document(case: &Case<'_>, explanation: Option<&Finding>, raw: &Value) -> Value {
    let Case { bot_id: bot, details, known: local, .. } = case;
    let mut before = None;
    let timeline: Vec<Value> = details
        .reached()
        .into_iter()
        .map(|(name, stage)| {
            let gap = gap(before, stage.at).map(|gap| gap.as_secs_f64());
            before = stage.at.or(before);
            json!({"stage": name, "at": stage.at, "gap_s": gap, "message": stage.message})
        })
        .collect();
    let artifacts: Vec<Value> =
        artifacts(case).into_iter().map(|(kind, state)| json!({"kind": kind, "state": state})).collect();
    let attributes: Map<String, Value> =
        details.custom_attributes.iter().map(|(key, value)| (key.clone(), value.clone().into())).collect();
    json!({
        "bot_id": bot, "name": details.name, "status": details.status, "platform": details.platform,
        "created_at": details.created_at, "started_at": details.started_at, "ended_at": details.ended_at,
        "duration_s": duration(details, local).map(|span| span.0.as_secs_f64()),
        "provider": details.provider(), "video": details.video_required(), "transcript_id": details.transcript_id,
        "custom_attributes": attributes, "timeline": timeline, "artifacts": artifacts,
        "journal": {
            "events": local.events.len(),
            "sent_at": local.sent.as_ref().map(|sent| sent.created_at),
            "last_event": local.session.milestones.last(),
            "deleted_at": local.session.deleted_at,
        },
        "problem": explanation, "response": raw,
    })
}
