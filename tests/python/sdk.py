"""The official Python SDK runs its whole surface against the sandbox, once blocking and once asynchronous: sdk.py PROGRAM

Each method of a resource must be called. What cannot work is listed in `BROKEN`, with the reason.
"""

import asyncio
import inspect
import json
import queue
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import meetstream

from sandbox import sandbox

RESOURCES = ["bots", "transcripts", "calendar", "mia", "google_logins", "zoom", "storage"]
SECRET = "whsec_python_sdk"
LINK = "https://meet.google.com/abc-defg-hij"
BROKEN = {
    "zoom.authorize_url": "the service has removed the route",
    "zoom.create_connection": "the service has removed the route",
    "zoom.list_connections": "the service has removed the route",
    "zoom.get_connection": "the service has removed the route",
    "zoom.delete_connection": "the service has removed the route",
    "google_logins.delete": "the SDK leaves out the login's domain",
}


class Hooks:
    """A webhook handler: checks each signature, as the SDK's README has it."""

    def __init__(self):
        self.events = queue.Queue()
        events = self.events

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                signature = self.headers.get("x-meetstream-signature", "")
                events.put(meetstream.parse_webhook(body, signature, SECRET))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def until_done(self, bot):
        """Every event of a bot, its last one included."""
        seen = []
        while not seen or seen[-1].get("bot_event", seen[-1]["event"]) != "bot.done":
            event = self.events.get(timeout=30)
            if event["bot_id"] == bot:
                seen.append(event)
        return seen


class Surface:
    """A client whose calls are counted."""

    def __init__(self, client):
        self.client = client
        self.called = set()

    async def __call__(self, name, *args, **kwargs):
        resource, method = name.split(".")
        self.called.add(name)
        result = getattr(getattr(self.client, resource), method)(*args, **kwargs)
        return await result if inspect.isawaitable(result) else result

    async def fails(self, error, name, *args, **kwargs):
        try:
            result = await self(name, *args, **kwargs)
        except error as raised:
            return raised
        raise AssertionError(f"{name} did not fail: {result}")

    def missed(self):
        every = {
            f"{resource}.{name}"
            for resource in RESOURCES
            for name, _ in inspect.getmembers(getattr(self.client, resource), callable)
            if not name.startswith("_")
        }
        return every - self.called - set(BROKEN)


async def bots(call, hooks):
    create = {
        "meeting_link": LINK, "bot_name": "SDK", "video_required": True, "callback_url": hooks.url,
        "audio_separate_streams": True, "video_separate_streams": True, "custom_attributes": {"team": "a"},
        "recording_config": {"transcript": {"provider": {"deepgram": {"model": "nova-3", "language": "en"}}}},
    }
    made = await call("bots.create", create, idempotency_key="one")
    bot, run = made["bot_id"], made["transcript_id"]
    again = await call("bots.create", create, idempotency_key="one")
    assert again["bot_id"] == bot, again
    early = await call.fails(meetstream.NotReadyError, "transcripts.get", run)
    assert early.status == 202, early

    live = (await call("bots.create", {"meeting_link": LINK, "video_required": False}))["bot_id"]
    await in_meeting(call, live)
    await call("bots.send_message", live, "hello")
    await call("bots.send_image", live, "https://example.com/a.png", 5)
    await call("bots.pause_recording", live)
    await call("bots.resume_recording", live)
    await call("bots.remove", live)

    waited = await call("transcripts.wait_for", run, timeout=30, interval=0.2)
    assert waited[0]["speaker"] == "Ana Duarte", waited
    seen = await asyncio.to_thread(hooks.until_done, bot)
    stop = next(event for event in seen if meetstream.is_terminal(event))
    assert meetstream.describe_stop(stop) == "The bot left normally.", stop
    assert (await call("bots.status", bot))["status"] == "Done"
    assert run in json.dumps(await call("bots.detail", bot))
    assert bot in json.dumps(await call("bots.list"))
    assert (await call("bots.wait_for_audio", bot, timeout=30, interval=0.2))["audio_url"]
    assert (await call("bots.wait_for_video", bot, timeout=30, interval=0.2))["video_url"]
    for method in ["audio", "video", "audio_streams", "recording_streams", "screenshots", "participants", "chats"]:
        assert await call(f"bots.{method}", bot), method
    assert await call("bots.speaker_timeline", bot)
    await call.fails(meetstream.NotFoundError, "bots.summary", bot)
    assert await call("transcripts.get", run, raw=True)
    started = await call("transcripts.transcribe_bot_audio", bot, {"provider": {"assemblyai": {}}})
    assert started["transcript_id"], started
    assert len((await call("transcripts.list_for_bot", bot))["transcriptions"]) == 2
    await call("bots.delete_data", bot)
    missing = await call.fails(meetstream.NotFoundError, "bots.detail", bot)
    assert missing.request_id, missing
    await call.fails(meetstream.BadRequestError, "bots.create", {"bot_name": "no link"})


def listed(answer):
    return next((value for value in answer.values() if isinstance(value, list)), []) if isinstance(answer, dict) else answer


async def in_meeting(call, bot):
    for _ in range(200):
        if (await call("bots.status", bot))["status"] == "Recording":
            return
        await asyncio.sleep(0.05)
    raise AssertionError("the bot does not record")


async def account(call):
    access = {"google_client_id": "id", "google_client_secret": "secret", "google_refresh_token": "token"}
    await call("calendar.connect_google", access)
    await call("calendar.connect_outlook", {
        "microsoft_client_id": "id", "microsoft_client_secret": "secret", "microsoft_refresh_token": "token",
    })
    assert listed(await call("calendar.list"))
    event = listed(await call("calendar.events"))[0]
    name = event.get("id") or event["event_id"]
    scheduled = await call("calendar.schedule_event", name, {"bot_config": {"bot_name": "SDK"}})
    bots = listed(await call("calendar.list_scheduled_bots"))
    assert bots, scheduled
    await call("calendar.reschedule_bot", bots[0]["bot_id"], "2030-03-01T09:00:00Z")
    await call("calendar.delete_scheduled_bot", bots[0]["bot_id"])
    await call("calendar.schedule_event", name, {})
    await call("calendar.unschedule_event", name)
    await call("calendar.enable_auto_schedule", {"default_bot_config": {"bot_name": "SDK"}})
    assert await call("calendar.auto_schedule_settings")
    await call("calendar.disable_auto_schedule")
    await call("calendar.toggle_recurrence", {"event_id": name, "recurring_enabled": False})
    await call.fails(meetstream.BadRequestError, "calendar.disconnect")
    await call("calendar.disconnect", {"provider": "outlook"})
    await call("calendar.disconnect")

    agent = (await call("mia.create", {
        "agent_name": "SDK", "mode": "pipeline", "model": {"provider": "openai", "model": "gpt-4o"},
    }))["agent_config_id"]
    await call("mia.update", agent, {"agent_name": "SDK 2"})
    assert (await call("mia.list", agent_config_id=agent)) and (await call("mia.list"))
    await call("mia.delete", agent)

    await call("google_logins.create_domain", {"sso_workspace_domain": "sdk.example", "login_mode": "always"})
    await call("google_logins.update_domain", "sdk.example", {"login_mode": "if_required"})
    assert await call("google_logins.get_domain", "sdk.example")
    assert listed(await call("google_logins.list_domains"))
    login = await call("google_logins.create", {"domain": "sdk.example", "email": "bot@sdk.example",
                                                "sso_cert_pem": "cert", "sso_private_key_pem": "key"})
    assert listed(await call("google_logins.list"))
    await call("google_logins.update", login.get("id") or login["login_id"], {"domain": "sdk.example", "is_active": False})
    await call("google_logins.delete_domain", "sdk.example")

    await call("storage.set", {
        "provider": "aws", "bucket_name": "bucket", "region": "eu-central-1", "access_key_id": "id", "secret_key": "key",
    })
    assert await call("storage.get")
    await call("storage.delete")


async def run(client):
    call = Surface(client)
    await bots(call, Hooks())
    await account(call)
    assert not call.missed(), f"never called: {sorted(call.missed())}"
    return call.called


async def blocking(flags):
    with meetstream.MeetStream(**flags) as client:
        return await run(client)


async def asynchronous(flags):
    async with meetstream.AsyncMeetStream(**flags) as client:
        return await run(client)


async def main(environment):
    """Runs both at a time, each with an account of its own."""
    key, url = environment["MEETSTREAM_API_KEY"], environment["MEETSTREAM_API_URL"]
    flags = [{"api_key": f"{key}_{name}", "base_url": url} for name in ("blocking", "asynchronous")]
    called, again = await asyncio.gather(asyncio.to_thread(asyncio.run, blocking(flags[0])), asynchronous(flags[1]))
    assert called == again, called ^ again
    try:
        meetstream.MeetStream(api_key="x", base_url=url).bots.list()
    except meetstream.PermissionError as refused:
        assert refused.status == 403 and refused.request_id, refused
    else:
        raise AssertionError("a bad key is taken")
    print(f"SDK: {len(called)} methods twice, {len(BROKEN)} left out")


if __name__ == "__main__":
    with tempfile.NamedTemporaryFile("w", suffix=".secret") as secret:
        secret.write(SECRET + "\n")
        secret.flush()
        with sandbox(sys.argv[1], "--speed", "15", "--secret-file", secret.name) as environment:
            asyncio.run(asyncio.wait_for(main(environment), 60))
