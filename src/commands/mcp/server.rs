use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, ErrorData, Implementation, ListToolsResult,
    PaginatedRequestParams, ServerCapabilities, ServerConfig,
};
use rmcp::service::RequestContext;
use rmcp::{RoleServer, ServerHandler};

use super::progress::Progress;
use super::tools::{Tool, without_links};
use crate::context::Context;
use crate::model::without_queries;

/// What an agent is told before it calls anything.
const INSTRUCTIONS: &str = "MeetStream sends bots into meetings (Google Meet, Zoom, Microsoft Teams) and brings home what \
    they recorded. create_bot sends one; wait_for_recording follows it and saves its files: it returns after \
    timeout_seconds at the latest with `finished`, so call it again until that is true. get_transcript reads the words. \
    A `bot` is an id, the beginning of one (8 characters), or @last. Errors say what to do next.";

/// Answers one client.
pub(super) struct Server {
    ctx: Context,
    tools: Vec<&'static Tool>,
}

impl Server {
    /// A server with every tool, or with those alone that erase nothing.
    pub(super) fn new(ctx: &Context, allow_delete: bool) -> Self {
        Self { ctx: ctx.clone(), tools: Tool::all().filter(|tool| allow_delete || !tool.erases()).collect() }
    }

    /// What is said where a tool is called that is not there.
    fn no_tool(&self, name: &str) -> ErrorData {
        let message = if Tool::all().any(|tool| tool.name == name) {
            format!("`{name}` erases data: it is there when the server is started as `meetstream mcp --allow-delete`")
        } else {
            let known: Vec<&str> = self.tools.iter().map(|tool| tool.name).collect();
            format!("there is no such tool; known are {}", known.join(", "))
        };
        ErrorData::invalid_params(message, None)
    }
}

impl ServerHandler for Server {
    fn get_info(&self) -> ServerConfig {
        let implementation = Implementation::new("meetstream", env!("CARGO_PKG_VERSION"));
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
            .with_server_info(implementation)
            .with_instructions(INSTRUCTIONS)
    }

    async fn list_tools(
        &self,
        _request: Option<PaginatedRequestParams>,
        _context: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult::with_all_items(self.tools.iter().map(|tool| tool.described()).collect()))
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        context: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let Some(tool) = self.tools.iter().find(|tool| tool.name == request.name) else {
            return Err(self.no_tool(&request.name));
        };
        let progress = Progress::of(&context);
        let call = Box::pin(tool.call(request.arguments.unwrap_or_default(), &self.ctx, &progress));
        let answer = tokio::select! {
            answer = call => answer,
            () = context.ct.cancelled() => return Err(ErrorData::internal_error("the call was cancelled", None)),
        };
        let result = match answer {
            Ok(answer) => CallToolResult::structured(answer),
            Err(error) => {
                let (text, report) = self.ctx.printer.told(&error);
                let mut result = CallToolResult::structured_error(without_links(report));
                result.content = vec![ContentBlock::text(without_queries(&text))];
                result
            }
        };
        Ok(result.into())
    }
}
