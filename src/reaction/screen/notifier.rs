//! A notification on the desktop, for the moment in which a person must act.

use std::process::Stdio;
use std::time::Duration;

use tokio::process::Command;
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::model::{printable, shortened};
use crate::output::Printer;

/// How long the program that notifies may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// The longest text, in characters: a desktop shows no more.
const LONGEST: usize = 200;

/// Shows a toast of Windows; what it says comes in the environment, for nothing from outside is part of a script.
const TOAST: &str = "$ErrorActionPreference = 'Stop'; \
    [Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime] > $null; \
    $toast = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent('ToastText02'); \
    $texts = $toast.GetElementsByTagName('text'); \
    $texts.Item(0).AppendChild($toast.CreateTextNode($env:MEETSTREAM_NOTIFY_TITLE)) > $null; \
    $texts.Item(1).AppendChild($toast.CreateTextNode($env:MEETSTREAM_NOTIFY_TEXT)) > $null; \
    $shell = '{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe'; \
    [Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier($shell).Show(\
    [Windows.UI.Notifications.ToastNotification]::new($toast))";

/// Notifies through the desktop's own program, else through the terminal.
#[derive(Debug)]
pub(super) struct Notifier {
    printer: Printer,
    /// `None` if there was no program for it.
    running: JoinSet<Option<Result<(), String>>>,
    has_complained: bool,
}

impl Notifier {
    pub(super) fn new(printer: Printer) -> Self {
        Self { printer, running: JoinSet::new(), has_complained: false }
    }

    /// Tells a person something. Names from outside may be in it.
    pub(super) fn notify(&mut self, title: &str, text: &str) {
        let [title, text] = [title, text].map(|text| shortened(&printable(text), LONGEST));
        let printer = self.printer.clone();
        self.running.spawn(async move {
            let ran = run(command(&title, &text)).await;
            if !matches!(ran, Some(Ok(()))) {
                printer.notify(&title, &text);
            }
            ran
        });
    }

    /// Resolves when a notification has failed for the first time, and warns of it; never, if none does. Cancel safe.
    pub(super) async fn watch(&mut self) {
        loop {
            match self.running.join_next().await {
                Some(Ok(Some(Err(reason)))) if !self.has_complained => {
                    self.has_complained = true;
                    self.printer.warning(&format!("no notification could be shown: {}", printable(&reason)));
                    return;
                }
                Some(_) => {}
                None => return std::future::pending().await,
            }
        }
    }
}

/// The program of this system for it.
fn command(title: &str, text: &str) -> Command {
    if cfg!(windows) {
        let mut shell = Command::new("powershell.exe");
        shell.args(["-NoProfile", "-NonInteractive", "-Command", TOAST]);
        shell.env("MEETSTREAM_NOTIFY_TITLE", title).env("MEETSTREAM_NOTIFY_TEXT", text);
        return shell;
    }
    if cfg!(target_os = "macos") {
        let script = [
            "on run argv",
            "display notification (item 2 of argv) with title (item 1 of argv) sound name \"default\"",
            "end run",
        ];
        let mut osascript = Command::new("osascript");
        osascript.args(script.iter().flat_map(|line| ["-e", *line])).args([title, text]);
        return osascript;
    }
    let mut notify = Command::new("notify-send");
    notify.args(["--app-name=meetstream", "--urgency=critical", "--", title, &without_markup(text)]);
    notify
}

/// A text of which desktops that read markup make what it says.
fn without_markup(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// `None` if there is no such program.
async fn run(mut command: Command) -> Option<Result<(), String>> {
    let name = command.as_std().get_program().to_string_lossy().into_owned();
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
    match timeout(PATIENCE, command.status()).await {
        Err(_) => Some(Err(format!("`{name}` does not end"))),
        Ok(Err(error)) if error.kind() == std::io::ErrorKind::NotFound => None,
        Ok(Err(error)) => Some(Err(format!("`{name}` does not run: {error}"))),
        Ok(Ok(status)) if status.success() => Some(Ok(())),
        Ok(Ok(status)) => Some(Err(format!("`{name}` failed: {status}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_name_is_an_option_or_markup() {
        let command = command("a bot waits", "--help <a href=\"x\">Tom & Co</a>; $(id)");
        let arguments: Vec<_> = command.as_std().get_args().map(|argument| argument.to_string_lossy()).collect();
        if cfg!(target_os = "linux") {
            assert_eq!(
                arguments[2..],
                ["--", "a bot waits", "--help &lt;a href=\"x\"&gt;Tom &amp; Co&lt;/a&gt;; $(id)"]
            );
        } else {
            assert!(!arguments.iter().any(|argument| argument.contains("$(id)") && argument.contains("Command")));
        }
    }
}
