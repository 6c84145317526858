"""Starts the servers of the benchmark on one core and loads them from the other."""

import contextlib
import http.client
import os
import pathlib
import re
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
BUILD = HERE.parent / "build" / "bench"
PLAIN_BEAST = BUILD / "bench" / "plain_beast"
CORES = sorted(os.sched_getaffinity(0))
if len(CORES) < 2:
    raise SystemExit("bench: this machine has one core; the servers and wrk need one each")
SERVER_CORE, LOAD_CORE = CORES[:2]
CONNECTIONS = 16


def glueprint(*flags):
    return [BUILD / "glueprint", "serve", "--port", "0", "--log-level", "off", *flags]


@contextlib.contextmanager
def started(command):
    """Runs a server on its core; gives the port that it prints."""
    pinned = ["taskset", "-c", str(SERVER_CORE), *map(str, command)]
    with subprocess.Popen(pinned, stdout=subprocess.PIPE, text=True) as process:
        try:
            port = None
            while port is None:
                line = process.stdout.readline()
                if not line:
                    raise SystemExit(f"bench: {command[0]} did not start")
                match = re.search(r"(?:http://\S+:|^)(\d+)$", line.strip())
                port = int(match.group(1)) if match else None
            yield port
        finally:
            process.terminate()


def ask(port, requests, times=1):
    """Sends the requests of a folder in turn over one connection; returns the last answer."""
    operation = (requests / "operation").read_text()
    bodies = (requests / "bodies").read_text().splitlines()
    connection = http.client.HTTPConnection("127.0.0.1", port)
    headers = {"X-Amz-Target": f"AWSGlue.{operation}", "Content-Type": "application/x-amz-json-1.1"}
    for number in range(times):
        connection.request("POST", "/", bodies[number % len(bodies)], headers)
        response = connection.getresponse()
        answer = response.read()
        if response.status != 200:
            raise SystemExit(f"bench: {operation} was answered {response.status} {answer}")
    connection.close()
    return answer


def measure(port, requests, seconds):
    """Requests a second under wrk's load."""
    report = subprocess.run(
        ["taskset", "-c", str(LOAD_CORE), "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s",
         "-s", str(HERE / "requests.lua"), f"http://127.0.0.1:{port}/", "--", str(requests)],
        capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in report or "Socket errors" in report:
        raise SystemExit(f"bench: requests failed\n{report}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", report).group(1))
