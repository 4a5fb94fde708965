use clap::Args;

/// Serve agents: an MCP server on stdin and stdout
///
/// An agent (Claude, an editor, any client of the Model Context Protocol) starts this command, and gets tools that do
/// what the commands do: send a bot, wait for its recording, read the transcript. It uses the profile's key and folders.
/// stdout carries the protocol alone; what is said besides goes to stderr. It ends with 0 when the client closes stdin.
///
/// Nothing can be erased unless --allow-delete is given.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  meetstream mcp
  meetstream mcp --profile work --allow-delete
  claude mcp add meetstream -- meetstream mcp

Configuration of a client:
  {\"mcpServers\": {\"meetstream\": {\"command\": \"meetstream\", \"args\": [\"mcp\"]}}}")]
pub(crate) struct McpArgs {
    /// Offer the tool that erases a bot's data for good
    #[arg(long)]
    pub(crate) allow_delete: bool,
}
