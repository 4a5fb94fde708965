/// The commands as the help lists them: what they are for, and their names. Each stands once.
pub(super) const GROUPS: [(&str, &[&str]); 7] = [
    ("Bots", &["record", "create", "watch", "list", "status", "show", "remove", "delete"]),
    ("In the meeting", &["live", "say", "image", "pause", "resume"]),
    ("Files", &["fetch", "transcribe", "transcripts"]),
    ("Webhooks", &["listen", "events", "explain", "simulate", "verify", "sign"]),
    ("Try it", &["demo", "sandbox"]),
    ("Account", &["auth", "calendar", "agent", "login", "login-domain", "storage", "api"]),
    ("Tools", &["config", "doctor", "mcp", "completions", "man", "help"]),
];

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn every_command_stands_in_one_group() {
        let mut grouped: Vec<&str> = GROUPS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        let command = super::super::Cli::command();
        let mut known: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
        grouped.sort_unstable();
        known.sort_unstable();
        assert_eq!(grouped, known);
    }
}
