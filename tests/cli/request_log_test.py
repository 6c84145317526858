"""What the log says of requests, on a real server."""

import json
import os
import pty
import re
import subprocess

import pytest

from glueprint_server import BINARY, Server, own_environment
from waiting import wait_until

ACCOUNT = "111122223333"
SIGNED = (f"AWS4-HMAC-SHA256 Credential={ACCOUNT}/20260101/eu-west-1/glue/aws4_request, "
          "SignedHeaders=host, Signature=0")


def request(operation="ListBlueprints", **fields):
    lines = ["POST / HTTP/1.1", "Host: localhost", f"X-Amz-Target: AWSGlue.{operation}",
             "Content-Type: application/x-amz-json-1.1", "Content-Length: 2",
             f"Authorization: {SIGNED}",
             *(f"{name.replace('_', '-')}: {value}" for name, value in fields.items())]
    return ("\r\n".join(lines) + "\r\n\r\n{}").encode()


def send(server, data):
    with server.connect() as connection:
        connection.sendall(data)
        try:
            while connection.recv(65536):
                connection.settimeout(0.2)
        except OSError:
            pass


def lines_of(server, part):
    return [line for line in server.errors().splitlines() if part in line]


def one_line(server, part):
    wait_until(lambda: len(lines_of(server, part)) == 1)
    return lines_of(server, part)[0].split(" info  ")[1]


def put_fault(server, **fault):
    server.admin("PUT", f"faults/x?account={ACCOUNT}", {"fault": fault})


def test_a_request_is_one_line_with_all_that_matters():
    with Server() as server:
        send(server, request(amz_sdk_request="attempt=3; max=4"))
        line = one_line(server, "ListBlueprints")
        assert re.fullmatch(rf"{ACCOUNT} eu-west-1 ListBlueprints 200 \d+\.\d\d ms attempt=3", line)
        put_fault(server, kind="error", code="ThrottlingException")
        send(server, request("ListWorkflows"))
        assert re.fullmatch(rf"{ACCOUNT} eu-west-1 ListWorkflows 400 ThrottlingException "
                            r"\d+\.\d\d ms rule=x", one_line(server, "ListWorkflows"))


@pytest.mark.parametrize("fault, answer", [
    ({"kind": "reset_connection", "when": "before"}, "reset"),
    ({"kind": "lost_response"}, "reset"),
    ({"kind": "empty_response"}, "closed"),
    ({"kind": "truncated_body", "at": 3}, "200 cut"),
    ({"kind": "reset_connection", "when": "body"}, "200 cut reset"),
], ids=str)
def test_what_is_not_answered_whole_says_so(fault, answer):
    with Server() as server:
        put_fault(server, **fault)
        send(server, request())
        assert f" ListBlueprints {answer} " in one_line(server, "ListBlueprints")


def test_admin_calls_are_lines_too_and_good_health_is_not():
    with Server() as server:
        server.admin("GET", f"clock?account={ACCOUNT}")
        assert re.fullmatch(rf"{ACCOUNT} - GET /_glueprint/clock 200 \d+\.\d\d ms",
                            one_line(server, "GET /_glueprint/clock"))
        server.admin("GET", "health")
        send(server, b"GET /_glueprint/nothing HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert "- - GET /_glueprint/nothing 404 " in one_line(server, "nothing")
        for line in (b"GET /_glueprint/ HTTP/1.1", b"GET /_glueprint/export HTTP/1.1\r\n"
                     b"X-Glueprint-Console: 1"):
            send(server, line + b"\r\nHost: localhost\r\n\r\n")
        send(server, b"GET /_glueprint/no HTTP/1.1\r\nHost: localhost\r\n"
                     b"X-Glueprint-Console: 1\r\n\r\n")
        assert " 404 " in one_line(server, "/_glueprint/no ")
        assert not lines_of(server, "health") and not lines_of(server, "export")
        assert not lines_of(server, "/_glueprint/ ")


def test_what_is_refused_is_a_line_too():
    with Server() as server:
        send(server, request().replace(b"Host: localhost", b"Host: evil.example"))
        assert one_line(server, "POST / 403").startswith("- - POST / 403")
        send(server, b"nonsense\r\n\r\n")
        assert one_line(server, "be read 400") == "- - a request that cannot be read 400"
        assert len(lines_of(server, " warn  refused a request with 403: ")) == 1


def test_as_json_the_fields_are_members():
    with Server("--log-format", "json") as server:
        put_fault(server, kind="lost_response")
        send(server, request())
        wait_until(lambda: lines_of(server, '"ListBlueprints"'))
        entry = json.loads(lines_of(server, '"ListBlueprints"')[0])
        assert entry.pop("time") and entry.pop("message") and entry.pop("duration_ms") >= 0
        assert entry == {"level": "info", "account": ACCOUNT, "region": "eu-west-1",
                         "operation": "ListBlueprints", "status": None, "error": None,
                         "rules": ["x"], "attempt": None, "sent": "nothing", "ending": "reset"}


@pytest.mark.parametrize("flags", [["--log-requests", "off"], ["--log-level", "warn"]])
def test_it_can_be_quiet(flags):
    with Server(*flags) as server:
        send(server, request())
        server.admin("GET", "clock")
        status, errors = server.stop()
        assert status == 0 and "clock" not in errors and "ListBlueprints" not in errors


def first_line_on_a_terminal(**environment):
    """What a terminal shows of a request."""
    terminal, of_server = pty.openpty()
    with subprocess.Popen([BINARY, "--port", "0"], stdout=subprocess.PIPE, stderr=of_server,
                          text=True, env={**own_environment(), **environment}) as process:
        os.close(of_server)
        port = int(re.search(r":(\d+)", process.stdout.readline()).group(1))
        process.stdout.readline()
        subprocess.run([BINARY, "clock", "--url", f"http://localhost:{port}"], check=True,
                       capture_output=True, env=own_environment())
        shown = os.read(terminal, 1000).decode()
        process.terminate()
        process.communicate()
    os.close(terminal)
    return shown


def test_a_terminal_gets_colours_unless_it_wants_none():
    environment = {"NO_COLOR": ""}
    assert "/_glueprint/clock \x1b[32m200\x1b[0m " in first_line_on_a_terminal(**environment)
    assert "\x1b" not in first_line_on_a_terminal(NO_COLOR="1")
