"""Containers of the image, run as locked up as docs/containers.md shows."""

import os
import re
import subprocess
import time

import boto3

DOCKER = os.environ["DOCKER"]
LABEL = os.environ["TRY_LABEL"]
IMAGE = "glueprint:dev"
HEALTHY_SECONDS_MAX = 60
LOCKED_UP = ("--read-only", "--cap-drop=ALL", "--security-opt=no-new-privileges", "--memory=64m",
             "--memory-swap=64m", "--pids-limit=64")


def docker(*arguments):
    """What docker prints; a failure shows what it says."""
    result = subprocess.run([DOCKER, *map(str, arguments)], capture_output=True, text=True,
                            check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


class Container:
    """`with Container(...) as container:` waits until Docker calls it healthy, and removes it."""

    def __init__(self, *arguments, port=4566):
        self.port = port
        self.id = docker("run", "-d", "--label", LABEL, "--network", LABEL,
                         "-p", f"127.0.0.1::{port}", *LOCKED_UP, *arguments, IMAGE)

    def __enter__(self):
        try:
            self._wait_until_healthy()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        docker("rm", "-f", "-v", self.id)

    def _wait_until_healthy(self):
        deadline = time.monotonic() + HEALTHY_SECONDS_MAX
        while self.inspect("{{.State.Health.Status}}") != "healthy":
            assert self.inspect("{{.State.Running}}") == "true", self.logs()
            assert time.monotonic() < deadline, self.logs()
            time.sleep(0.05)

    @property
    def url(self):
        published = docker("port", self.id, f"{self.port}/tcp").splitlines()[0]
        return "http://127.0.0.1:" + re.search(r":(\d+)$", published).group(1)

    def inspect(self, template):
        return docker("inspect", "-f", template, self.id)

    def logs(self):
        result = subprocess.run([DOCKER, "logs", self.id], capture_output=True, text=True,
                                check=False)
        return result.stdout + result.stderr

    def stop(self):
        """Stops it as `docker stop` does, which kills after ten seconds; returns the exit status
        and how long it took."""
        began = time.monotonic()
        docker("stop", self.id)
        return int(self.inspect("{{.State.ExitCode}}")), time.monotonic() - began

    def client(self, **config):
        return boto3.client("glue", endpoint_url=self.url, region_name="us-east-1",
                            aws_access_key_id="any", aws_secret_access_key="any", **config)
