"""A sandbox for a script, and an empty home for the programs that it starts."""

import contextlib
import json
import os
import subprocess
import tempfile

KEY = "ms_python_client"


@contextlib.contextmanager
def sandbox(program, *flags):
    """Runs one, and gives the environment in which it is the service."""
    with tempfile.TemporaryDirectory() as home:
        environment = {"HOME": home, "USERPROFILE": home, "PATH": os.environ.get("PATH", ""), "TMPDIR": home}
        command = [program, "sandbox", "--port", "0", "--json", *flags]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=home, text=True) as running:
            try:
                ready = json.loads(running.stdout.readline())
                yield {**environment, "MEETSTREAM_API_URL": ready["api_url"], "MEETSTREAM_API_KEY": KEY}
            finally:
                running.kill()
