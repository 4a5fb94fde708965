"""The official client of the Model Context Protocol runs every tool of `meetstream mcp`: mcp_client.py PROGRAM"""

import asyncio
import sys
from pathlib import Path

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

from sandbox import KEY, sandbox


async def main(program, environment):
    server = StdioServerParameters(
        command=program, args=["mcp", "--allow-delete"], env=environment, cwd=environment["HOME"]
    )
    async with stdio_client(server) as streams, ClientSession(*streams) as session:
        await session.initialize()
        tools = {tool.name: tool for tool in (await session.list_tools()).tools}
        called = set()

        async def call(name, arguments, is_error=False, **more):
            called.add(name)
            result = await session.call_tool(name, arguments, **more)
            assert bool(getattr(result, "isError", getattr(result, "is_error", None))) == is_error, (name, result)
            assert KEY not in str(result), name
            content = getattr(result, "structuredContent", None) or result.structured_content
            return content

        told = []

        async def progress(step, total, message):
            told.append((step, message))

        bot = (await call("create_bot", {"link": "https://meet.google.com/abc-defg-hij", "transcript": "deepgram"}))["bot_id"]
        verdict = await call("wait_for_recording", {"bot": bot}, progress_callback=progress)
        assert verdict["finished"] and verdict["outcome"] == "completed" and verdict["exit_status"] == 0, verdict
        assert {file["kind"] for file in verdict["files"]} == {"audio", "transcript"}, verdict
        assert all(Path(file["path"]).is_file() for file in verdict["files"]), verdict
        assert any("bot.stopped" in message for _, message in told), told
        assert "Ana Duarte" in (await call("get_transcript", {"bot": bot}))["text"]
        assert (await call("get_bot_status", {"bot": bot}))["status"] == "Done"
        assert [item["bot_id"] for item in (await call("list_bots", {}))["bots"]] == [bot]
        assert (await call("recent_events", {"bot": bot, "limit": 200}))["events"]
        assert (await call("explain", {"name": "8"}))["kind"] == "exit_status"
        for gone in [("send_chat_message", {"bot": bot, "text": "hello"}), ("remove_bot", {"bot": bot})]:
            assert (await call(*gone, is_error=True))["error"]["http_status"] == 404, gone
        assert (await call("create_bot", {"link": 5}, is_error=True))["error"]["kind"] == "input"
        assert (await call("delete_bot_data", {"bot": bot}))["action"] == "deleted"
        assert called == set(tools), set(tools) - called
        print(f"MCP client: {len(called)} tools, {len(told)} steps of progress")


if __name__ == "__main__":
    with sandbox(sys.argv[1], "--speed", "60") as environment:
        asyncio.run(asyncio.wait_for(main(sys.argv[1], environment), 60))
