"""Starts the real binary on a free port and stops it again."""

import http.client
import json
import os
import pathlib
import re
import socket
import subprocess
import tempfile
import threading

ROOT = pathlib.Path(__file__).resolve().parent.parent
BINARY = os.environ.get("GLUEPRINT_BINARY", str(ROOT / "build" / "dev" / "glueprint"))
START_SECONDS_MAX = 30


def own_environment():
    """The environment without settings of Glueprint."""
    return {k: v for k, v in os.environ.items() if not k.startswith("GLUEPRINT_")}


def refusal(*flags, cwd=None):
    """The exit status and the standard error of a server that cannot start."""
    result = subprocess.run([BINARY, "serve", "--port", "0", *map(str, flags)], cwd=cwd,
                            env=own_environment(), capture_output=True, text=True, timeout=30,
                            check=False)
    return result.returncode, result.stderr


class Server:
    """`with Server("--fixtures", path) as server:` gives `server.url` and `server.port`.

    Leaving the block stops the server and checks that it ended well, sanitizers included.
    """

    def __init__(self, *flags, env=None, port=0):
        self._errors = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(
            [BINARY, "serve", "--port", str(port), *map(str, flags)],
            stdout=subprocess.PIPE, stderr=self._errors, text=True,
            env={**own_environment(), **(env or {})})
        self.port = self._wait_until_ready()
        self.url = f"http://127.0.0.1:{self.port}"

    def _wait_until_ready(self):
        deadline = threading.Timer(START_SECONDS_MAX, self.process.kill)
        deadline.start()
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if line == "Ready.\n":
                break
        deadline.cancel()
        match = re.search(r"http://\S+:(\d+)", "".join(lines))
        if not match:
            self.process.wait()
            raise RuntimeError(f"no server: {''.join(lines)}{self.errors()}")
        return int(match.group(1))

    def __enter__(self):
        return self

    def __exit__(self, exception_type, *_):
        if self.process.poll() is not None:
            return
        status, errors = self.stop()
        if exception_type is None:
            assert status == 0, errors

    def connect(self, timeout=10):
        return socket.create_connection(("127.0.0.1", self.port), timeout=timeout)

    def admin(self, method, route, body=None):
        """The JSON that an admin route answers; None when it answers nothing."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, f"/_glueprint/{route}",
                           None if body is None else json.dumps(body))
        response = connection.getresponse()
        text = response.read()
        connection.close()
        assert response.status < 300, text
        return json.loads(text) if text else None

    def errors(self):
        """What the server has written to standard error so far."""
        self._errors.seek(0)
        return self._errors.read()

    def stop(self):
        """Ends the server as SIGTERM does; returns its exit status and standard error."""
        if self.process.poll() is None:
            self.process.terminate()
        self.process.communicate(timeout=30)
        return self.process.returncode, self.errors()
