"""Fixtures: a Glueprint for the session, and in it an account for each test."""

import json
import math
import os
import re
import secrets
import shutil
import subprocess
import threading
import time
import urllib.error
import urllib.request

import boto3
import pytest
from botocore.config import Config

REGION = "us-east-1"
START_SECONDS_MAX = 30


def start():
    """Starts Glueprint on a free port; its settings are its flags alone."""
    binary = shutil.which(os.environ.get("GLUEPRINT_BINARY", "glueprint"))
    if not binary:
        pytest.exit("Put glueprint into PATH, name it in GLUEPRINT_BINARY, or name a server that "
                    "runs in GLUEPRINT_URL.", returncode=2)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GLUEPRINT_")}
    return subprocess.Popen([binary, "serve", "--port", "0", "--log-level", "error"],
                            stdout=subprocess.PIPE, text=True, env=environment)


def read_url(server):
    """The URL that the server prints before it says `Ready.`"""
    deadline = threading.Timer(START_SECONDS_MAX, server.kill)
    deadline.start()
    url = None
    for line in server.stdout:
        url = url or re.search(r"http://\S+", line)
        if line == "Ready.\n":
            break
    deadline.cancel()
    if not url:
        pytest.exit(f"{server.args[0]} did not start; its exit status is {server.wait()}.",
                    returncode=2)
    return url.group()


@pytest.fixture(scope="session")
def glueprint_url():
    """With pytest-xdist each worker starts a server of its own, which takes milliseconds."""
    if running := os.environ.get("GLUEPRINT_URL"):
        yield running.rstrip("/")
        return
    with start() as server:
        try:
            yield read_url(server)
        finally:
            server.terminate()


class Account:
    """An account that no other test has. The access key is the account."""

    def __init__(self, url):
        self.url = url
        # Not drawn from `random`: plug-ins seed that alike for every test and worker.
        self.id = f"{1 + secrets.randbelow(10**12 - 1):012}"

    def client(self, **config):
        return boto3.client("glue", endpoint_url=self.url, region_name=REGION,
                            aws_access_key_id=self.id, aws_secret_access_key="any",
                            config=Config(**config))

    def admin(self, method, route, body=None):
        """The answer of an admin route, as JSON; None when it has none."""
        separator = "&" if "?" in route else "?"
        request = urllib.request.Request(
            f"{self.url}/_glueprint/{route}{separator}account={self.id}", method=method,
            data=None if body is None else json.dumps(body).encode())
        try:
            with urllib.request.urlopen(request, timeout=10) as response:
                text = response.read()
        except urllib.error.HTTPError as error:
            detail = json.load(error)["detail"]
            raise AssertionError(f"{method} {route}: {detail}") from None
        return json.loads(text) if text else None

    def freeze(self):
        """Emulated time stands, so that only advance() moves it."""
        self.admin("PUT", "clock", {"rate": 0})

    def advance(self, seconds):
        self.admin("POST", "clock/advance", {"by": f"{math.ceil(seconds * 1000)}ms"})

    def put_fault(self, kind, operation="*", times=None, **parameters):
        """Injects a fault into the next `times` requests of the operation (a glob), or all."""
        rule = {"match": {"operation": operation}, "fault": {"kind": kind, **parameters}}
        self.admin("POST", "faults", rule if times is None else {**rule, "times": times})

    def requests(self, operation):
        """What the server got, newest first: attempts, not calls."""
        return self.admin("GET", f"journal?operation={operation}")["entries"]

    def verify(self, operation, **expected):
        """Fails with what the server counted, and the nearest misses, unless this holds: `count=3`,
        `at_least`, `at_most` or `min_interval="1s"`; `input={...}` says which requests."""
        match = {"operation": operation}
        if "input" in expected:
            match["input"] = expected.pop("input")
        self.admin("POST", "verify", {"match": match, **expected})

    def reset(self):
        self.admin("POST", "reset")


@pytest.fixture
def account(glueprint_url, monkeypatch):
    """Code that makes clients of its own finds the account in the environment, if its boto3 is
    1.28 or newer; an older one takes the endpoint in code alone, as client() gives it."""
    made = Account(glueprint_url)
    for name, value in {
            "AWS_ENDPOINT_URL_GLUE": made.url, "AWS_DEFAULT_REGION": REGION,
            "AWS_ACCESS_KEY_ID": made.id, "AWS_SECRET_ACCESS_KEY": "any"}.items():
        monkeypatch.setenv(name, value)
    yield made
    made.reset()


@pytest.fixture
def glue(account):
    return account.client()


@pytest.fixture
def no_waiting(account, monkeypatch):
    """time.sleep(), which botocore's retries call too, moves the account's clock instead."""
    account.freeze()
    monkeypatch.setattr(time, "sleep", account.advance)
