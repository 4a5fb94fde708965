//! What is said at the start.

use super::PipelineOptions;
use super::ready::Ready;
use crate::journal::Location;
use crate::model::{BotPrefix, Condition, EventFilter, EventPattern, printable};
use crate::output::OutputError;
use crate::reaction::OutputQueue;
use crate::record::SignaturePolicy;

/// The `ready` record for scripts, or the banner for people.
pub(super) async fn show(
    ready: &Ready,
    journal: &Location,
    options: &PipelineOptions,
    output: &OutputQueue,
) -> Result<(), OutputError> {
    let printer = output.printer();
    let journal = match journal {
        Location::File(path) => Some(path.display().to_string()),
        Location::Memory => None,
    };
    let palette = printer.stderr_palette();
    let say = |name: &str, text: &str| printer.note(&format!("{} {text}", palette.good(&format!("{name:>10}"))));
    if output.is_json() {
        if let Some(filter) = filter(&options.filter) {
            say("filter", &filter);
        }
        let sound = ready.sound_url();
        return output.show(&ready.record(journal.as_deref(), sound.as_deref()), |_| String::new()).await;
    }
    let signatures = match (ready.signatures, options.secrets.len()) {
        (SignaturePolicy::Required, 1) => "required".to_owned(),
        (SignaturePolicy::Required, secrets) => format!("required, under any of {secrets} secrets"),
        (SignaturePolicy::Checked, _) => "checked where there is one; unsigned deliveries are accepted".to_owned(),
        (SignaturePolicy::Off, _) => "not checked: no webhook secret is configured".to_owned(),
    };
    let files = match &options.artifacts {
        Some(kinds) => {
            let kinds: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
            format!("{} to {}", kinds.join(", "), options.folder.display())
        }
        None => "not fetched (--no-download)".to_owned(),
    };
    let files = options.live.is_none().then_some(("files", files));
    let mut lines = Vec::new();
    if let Some(url) = ready.callback_url() {
        lines.push(("Ready", palette.strong(url)));
        lines.extend(ready.sound_url().map(|url| ("sound", url)));
        lines.extend(ready.public_url.as_ref().and(ready.url.as_ref()).map(|local| ("local", local.clone())));
        lines.push(("signatures", signatures));
    }
    lines.extend(files);
    lines.push(("journal", journal.unwrap_or_else(|| "in memory only (--ephemeral)".to_owned())));
    lines.extend(filter(&options.filter).map(|filter| ("filter", filter)));
    lines.extend(options.relay.lines());
    lines.push(("stop", "with Ctrl-C".to_owned()));
    for (name, text) in lines {
        say(name, &text);
    }
    Ok(())
}

/// What is left out; `None` if nothing is.
fn filter(filter: &EventFilter) -> Option<String> {
    let names: Vec<&str> = filter.patterns.iter().map(EventPattern::as_str).collect();
    let bots: Vec<&str> = filter.bots.iter().map(BotPrefix::as_str).collect();
    let conditions: Vec<&str> = filter.conditions.iter().map(Condition::as_str).collect();
    let of = |bots: &[&str]| format!("of {}", bots.join(", "));
    let meant = match (names.is_empty(), bots.is_empty()) {
        (true, true) if conditions.is_empty() => return None,
        (true, true) => "events".to_owned(),
        (false, true) => names.join(", "),
        (true, false) => format!("events {}", of(&bots)),
        (false, false) => format!("{} {}", names.join(", "), of(&bots)),
    };
    let meant = match conditions.as_slice() {
        [] => meant,
        conditions => format!("{meant} where {}", printable(&conditions.join(" and "))),
    };
    Some(format!("only {meant} shown, relayed and run; everything is kept"))
}
