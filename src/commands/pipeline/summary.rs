//! What is said at the end: what was done, what is left, and the commands that go on with it.

use super::PipelineOptions;
use crate::context::Context;
use crate::files::Spool;
use crate::journal::{Journal, Location, TaskQueue};
use crate::model::shell_word;
use crate::output::{Palette, Printer};
use crate::reaction::{Counters, ExecOptions, ForwardOptions, LeftOver};
use crate::record::{RelayedTo, StreamRecord};

/// Bots whose session goes on that the record names: a journal may have hundreds of thousands.
const OPEN_NAMED: u32 = 100;
/// Those that people are shown.
const OPEN_SHOWN: usize = 5;

/// Where to look for what is left.
#[derive(Debug)]
pub(super) struct Owed {
    /// The tasks of each app, and its address as it is shown.
    targets: Vec<(TaskQueue, String)>,
    /// The tasks of each command.
    commands: Vec<TaskQueue>,
    journal: Location,
    /// Whether that is another than the profile's.
    is_named: bool,
    /// The flags that name the apps.
    flags: Vec<String>,
}

impl Owed {
    /// Looks where the pipeline of these options leaves something; `targets` are its apps.
    pub(super) fn of(
        options: &PipelineOptions,
        targets: &[(String, ForwardOptions)],
        spool: &Spool,
        ctx: &Context,
    ) -> Self {
        Self {
            targets: targets.iter().map(|(_, forward)| (forward.queue(), forward.target.to_string())).collect(),
            commands: options.relay.execs(spool).iter().map(ExecOptions::queue).collect(),
            is_named: options.journal != Location::File(ctx.settings.locations.journal()),
            journal: options.journal.clone(),
            flags: options.relay.flags(),
        }
    }

    /// Whether nothing of it is kept.
    pub(super) fn is_ephemeral(&self) -> bool {
        self.journal == Location::Memory
    }

    /// What is left for the next listener. A journal that cannot tell is no reason to end badly.
    pub(super) async fn left(&self, journal: &Journal, counters: &Counters) -> LeftOver {
        let mut left = LeftOver::default();
        for (queue, url) in &self.targets {
            let waiting = count(journal, queue).await;
            // Two rules may lead to one app.
            if let Some(known) = left.targets.iter_mut().find(|known| known.url == *url) {
                known.waiting += waiting;
                continue;
            }
            left.targets.push(RelayedTo { url: url.clone(), relayed: counters.relayed_to(url), waiting });
        }
        for queue in &self.commands {
            left.commands += count(journal, queue).await;
        }
        left.downloads = count(journal, &TaskQueue::downloads()).await;
        let open = journal.open_sessions(None, OPEN_NAMED).await.unwrap_or_default();
        left.open = open.sessions.into_iter().map(|session| session.bot_id).collect();
        left.open_count = journal.count_open_sessions().await.unwrap_or_default();
        left.next = self.next(&left);
        left
    }

    /// The commands that go on with what is left: one for all that waits, and one for each bot.
    fn next(&self, left: &LeftOver) -> Vec<String> {
        let journal = match &self.journal {
            Location::File(path) if self.is_named => format!(" --journal {}", shell_word(&path.to_string_lossy())),
            Location::File(_) | Location::Memory => String::new(),
        };
        let flags = self.flags.iter().fold(String::new(), |flags, flag| flags + " " + &shell_word(flag));
        let waits = left.is_any_due() && !self.is_ephemeral();
        let listen = waits.then(|| format!("meetstream listen{journal}{flags}"));
        listen.into_iter().chain(left.open.iter().map(|bot| format!("meetstream watch {bot}{journal}"))).collect()
    }
}

/// How much of a queue is to be done.
async fn count(journal: &Journal, queue: &TaskQueue) -> u64 {
    journal.open_tasks(queue).await.map_or(0, |open| open.count)
}

/// Tells people, on stderr.
pub(super) fn show(counters: &Counters, left: &LeftOver, printer: &Printer) {
    let palette = printer.stderr_palette();
    printer.note(&line(counters, left, palette));
    let say = |name: &str, text: &str| printer.note(&format!("{} {text}", palette.warning(&format!("{name:>10}"))));
    let is_watch = |command: &&String| command.starts_with("meetstream watch ");
    for command in left.next.iter().filter(|command| !is_watch(command)) {
        say("waiting", &format!("{}; `{command}` starts them again", due(left)));
    }
    for (bot, command) in left.open.iter().zip(left.next.iter().filter(is_watch)).take(OPEN_SHOWN) {
        say("open", &format!("{}  `{command}` goes on with it", bot.short()));
    }
    let more = left.open_count.saturating_sub(u64::try_from(OPEN_SHOWN).unwrap_or(u64::MAX));
    if more > 0 {
        say("open", &format!("{more} more; `meetstream status` lists them"));
    }
}

/// Warns, also when quiet, of what an end without a journal loses.
pub(super) fn warn_of_loss(left: &LeftOver, printer: &Printer) {
    if left.is_any_due() {
        let warning = printer.stderr_palette().warning("warning:");
        printer.loud(&format!(
            "{warning} lost, for --ephemeral keeps nothing: {}; a listener with a journal would go on with it",
            due(left)
        ));
    }
}

/// What is still to be done, in words.
fn due(left: &LeftOver) -> String {
    let several = |count: u64, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {many}")),
    };
    let relays = left.targets.iter().filter_map(|RelayedTo { url, waiting, .. }| {
        Some(format!("{} for {url}", several(*waiting, "event", "events")?))
    });
    let others = [
        several(left.commands, "command", "commands").map(|commands| format!("{commands} to be run")),
        several(left.downloads, "download", "downloads"),
    ];
    relays.chain(others.into_iter().flatten()).collect::<Vec<_>>().join(", ")
}

/// The closing line: what came, and what was done with it as far as anything was.
fn line(counters: &Counters, left: &LeftOver, palette: Palette) -> String {
    let StreamRecord::Summary {
        received,
        polled,
        duplicates,
        rejected,
        saved,
        failed,
        targets,
        ran,
        ran_failed,
        open_count,
        ..
    } = counters.summary(left)
    else {
        return String::new();
    };
    let failures = |count: u64| {
        let text = format!("{count} failed");
        if count > 0 { palette.bad(&text) } else { text }
    };
    let mut parts = Vec::new();
    if received + rejected > 0 || polled == 0 {
        parts.push(format!("{received} received, {duplicates} duplicates, {rejected} rejected"));
    }
    if polled > 0 {
        let events = received.saturating_sub(duplicates) + polled;
        parts.push(format!("{polled} of {events} events came only by polling"));
    }
    parts.push(format!("artifacts: {saved} saved, {}", failures(failed)));
    for RelayedTo { url, relayed, waiting } in targets.iter().filter(|target| target.relayed + target.waiting > 0) {
        let to = if targets.len() > 1 { format!(" to {url}") } else { String::new() };
        parts.push(format!("relayed{to}: {relayed}, {waiting} waiting"));
    }
    if ran > 0 {
        parts.push(format!("commands: {ran} run, {}", failures(ran_failed)));
    }
    if open_count > 0 {
        parts.push(format!("sessions still open: {open_count}"));
    }
    parts.join("; ")
}
