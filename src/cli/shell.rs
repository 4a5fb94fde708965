use clap::Args;
use clap_complete::Shell;

/// Examples under the help of `completions`.
const EXAMPLES: &str = "\
Examples:
  meetstream completions bash > ~/.local/share/bash-completion/completions/meetstream
  meetstream completions zsh > \"${fpath[1]}/_meetstream\"
  meetstream completions fish > ~/.config/fish/completions/meetstream.fish
  meetstream completions powershell | Out-String | Invoke-Expression";

/// Flags of `completions`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CompletionsArgs {
    /// Shell to complete in
    #[arg(value_name = "SHELL")]
    pub(crate) shell: Shell,
}
