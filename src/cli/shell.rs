use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;

/// Examples under the help of `completions`.
const EXAMPLES: &str = "\
Examples:
  # bash (needs the package bash-completion)
  mkdir -p ~/.local/share/bash-completion/completions
  meetstream completions bash \\
    > ~/.local/share/bash-completion/completions/meetstream
  # zsh (needs `fpath+=~/.zfunc` before `compinit` in ~/.zshrc)
  mkdir -p ~/.zfunc
  meetstream completions zsh > ~/.zfunc/_meetstream
  # fish
  mkdir -p ~/.config/fish/completions
  meetstream completions fish > ~/.config/fish/completions/meetstream.fish
  # PowerShell, in $PROFILE
  meetstream completions powershell | Out-String | Invoke-Expression
  # elvish, in rc.elv
  eval (meetstream completions elvish | slurp)

The script asks `meetstream` itself, which must be on the PATH: bots of the journal complete too, with their states.";

/// Flags of `completions`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CompletionsArgs {
    /// Shell to complete in
    #[arg(value_name = "SHELL")]
    pub(crate) shell: Shell,
}

/// Flags of `man`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream man | man -l -
  meetstream man events list | man -l -
  meetstream man --out man1")]
pub(crate) struct ManArgs {
    /// Command whose page is printed; the program's own without it
    #[arg(value_name = "COMMAND", conflicts_with = "out")]
    pub(crate) words: Vec<String>,

    /// Write every page to this folder, a file each, such as meetstream-create.1
    #[arg(long, value_name = "FOLDER")]
    pub(crate) out: Option<PathBuf>,
}
