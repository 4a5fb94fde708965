use std::time::Duration;

use serde::Serialize;

use super::check::{Check, Verdict};
use crate::error::ExitStatus;
use crate::model::{BotId, printable};
use crate::output::{Format, OutputError, Palette, Printer, hanging};

/// Where the texts begin.
const INDENT: usize = 21;

/// Everything that was found.
#[derive(Debug, Serialize)]
pub(super) struct Report<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) bot_id: Option<&'a BotId>,
    pub(super) status: Verdict,
    pub(super) duration_ms: u128,
    pub(super) checks: Vec<Check>,
}

impl<'a> Report<'a> {
    pub(super) fn new(bot_id: Option<&'a BotId>, checks: Vec<Check>, took: Duration) -> Self {
        let status = checks.iter().map(|check| check.status).max().unwrap_or(Verdict::Pass);
        Self { bot_id, status, duration_ms: took.as_millis(), checks }
    }

    /// Prints it, and says how the command ends.
    pub(super) fn print(&self, printer: &Printer) -> Result<ExitStatus, OutputError> {
        match printer.format() {
            Format::Json => printer.document(self)?,
            Format::Human => self.lines(printer).iter().try_for_each(|line| printer.line(line))?,
        }
        Ok(match self.status {
            Verdict::Pass | Verdict::Warn => ExitStatus::Done,
            Verdict::Fail => ExitStatus::Failure,
        })
    }

    fn lines(&self, printer: &Printer) -> Vec<String> {
        let palette = printer.palette();
        let told = |text: &str| laid_out(&printable(text), Printer::width());
        let mut lines = Vec::new();
        if let Some(bot_id) = self.bot_id {
            lines.push(format!("bot {bot_id}"));
        }
        for Check { name, status, what, advice, facts: _, lines: further } in &self.checks {
            let word = painted(*status, &format!("{:<6}", status.as_str()), palette);
            lines.push(format!("{word}{name:<15}{}", told(what)));
            lines.extend(further.iter().map(|line| format!("{:INDENT$}{}", "", palette.faint(&told(line)))));
            lines.extend(advice.iter().map(|advice| format!("{:<6}{:<15}{}", "", "try", told(advice))));
        }
        lines.push(self.verdict(palette));
        lines
    }

    fn verdict(&self, palette: Palette) -> String {
        let count = |verdict, one: &str, many: &str| {
            let count = self.checks.iter().filter(|check| check.status == verdict).count();
            (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
        };
        let found: Vec<String> =
            [count(Verdict::Fail, "failure", "failures"), count(Verdict::Warn, "warning", "warnings")]
                .into_iter()
                .flatten()
                .collect();
        let found = if found.is_empty() { "nothing is wrong".to_owned() } else { found.join(", ") };
        format!(
            "{} ({}.{} s)",
            painted(self.status, &found, palette),
            self.duration_ms / 1_000,
            self.duration_ms % 1_000 / 100
        )
    }
}

/// Breaks a text into lines, but no command in it, so that it can be copied.
fn laid_out(text: &str, width: Option<usize>) -> String {
    let parts = text.split('`').enumerate();
    let parts = parts.map(|(place, part)| if place % 2 == 1 { part.replace(' ', "\u{a0}") } else { part.to_owned() });
    let joined = parts.collect::<Vec<_>>().join("`");
    hanging(&joined, INDENT, INDENT, width).replace('\u{a0}', " ")
}

fn painted(verdict: Verdict, text: &str, palette: Palette) -> String {
    match verdict {
        Verdict::Pass => palette.good(text),
        Verdict::Warn => palette.warning(text),
        Verdict::Fail => palette.bad(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_command_is_broken() {
        let text = "go on with it: `meetstream events catch-up b-1`, or wait";
        let lines =
            "go on with it:\n`meetstream events catch-up b-1`,\nor wait".replace('\n', &format!("\n{:INDENT$}", ""));
        assert_eq!(laid_out(text, Some(50)), lines);
        assert_eq!(laid_out("an odd ` mark in it", None), "an odd ` mark in it");
    }
}
