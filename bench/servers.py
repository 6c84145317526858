"""Starts the servers of the benchmark on one core and loads them from the other."""

import contextlib
import json
import os
import pathlib
import re
import socket
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


HEAD = """POST / HTTP/1.1\r
Host: localhost:4566\r
X-Amz-Target: AWSGlue.{}\r
Content-Type: application/x-amz-json-1.1\r
Accept-Encoding: identity\r
Content-Length: {}\r
\r
"""


def read_answer(stream):
    """The status and the body of the answer that comes."""
    status = int(stream.readline().split()[1])
    length = 0
    while (line := stream.readline().strip()):
        name, _, value = line.partition(b": ")
        length = int(value) if name == b"Content-Length" else length
    return status, stream.read(length)


def ask(port, operation, inputs, times=1, wanted_status=200):
    """Sends the inputs in turn, each request in one piece; returns the last answer."""
    bodies = [json.dumps(each) for each in inputs]
    requests = [(HEAD.format(operation, len(body)) + body).encode() for body in bodies]
    with socket.create_connection(("127.0.0.1", port)) as connection:
        with connection.makefile("rb") as stream:
            for number in range(times):
                connection.sendall(requests[number % len(requests)])
                status, answer = read_answer(stream)
                if status != wanted_status:
                    raise SystemExit(f"bench: {operation} was answered {status} {answer}")
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
