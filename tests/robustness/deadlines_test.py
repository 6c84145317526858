"""Deadlines are total: a client that sends a byte now and then is ended as well."""

import json
import socket
import time

import pytest

from process import open_descriptors
from raw_http import read_all, read_response, request
from waiting import wait_until

TIMEOUT = 0.4
SLACK = 1.5


def dribble(connection, data, pause=0.05):
    """Sends byte after byte until the server has answered or closed; gives the responses."""
    connection.settimeout(pause)
    received = b""
    for i in range(len(data)):
        try:
            connection.sendall(data[i:i + 1])
            received = connection.recv(65536)
            break
        except socket.timeout:
            continue
        except ConnectionError:
            break
    connection.settimeout(10)
    return received


@pytest.mark.parametrize("flag, begin", [
    ("--header-timeout", b"POST / HTTP/1.1\r\nHost: localhost\r\nX: "),
    ("--body-timeout", request(b"", ["Content-Length: 1000"], length=False)),
    ("--body-timeout", request(b"", ["Transfer-Encoding: chunked"], length=False) + b"5;a="),
])
def test_a_request_that_dribbles_is_408(start, flag, begin):
    server = start(flag, f"{int(TIMEOUT * 1000)}ms")
    with server.connect() as connection:
        connection.sendall(begin)
        started = time.monotonic()
        received = dribble(connection, b"a" * 200)
        assert received.startswith(b"HTTP/1.1 408 "), received
        assert b"Connection: close" in received
        assert flag.encode() in received
        assert TIMEOUT - 0.1 < time.monotonic() - started < TIMEOUT + SLACK


def let_the_header_timeout_pass(server):
    with server.connect() as slow:
        slow.sendall(b"POST / HTTP/1.1\r\n")
        assert [response.status for response in read_all(slow)] == [408]


def test_the_time_for_the_head_counts_from_its_first_byte(start):
    server = start("--header-timeout", "400ms")
    with server.connect() as connection:
        let_the_header_timeout_pass(server)
        connection.sendall(request())
        assert read_response(connection.makefile("rb")).status == 400
        let_the_header_timeout_pass(server)
        connection.sendall(request(fields=["Connection: close"]))
        assert read_all(connection)[0].status == 400


def test_an_idle_connection_is_just_closed(start):
    server = start("--idle-timeout", "400ms")
    with server.connect() as silent, server.connect() as used:
        used.sendall(request())
        assert read_response(used.makefile("rb")).status == 400
        started = time.monotonic()
        assert silent.recv(1) == b""
        assert used.recv(1) == b""
        assert time.monotonic() - started < TIMEOUT + SLACK


def test_a_client_that_does_not_read_is_cut(start):
    server = start("--write-timeout", "400ms")
    with server.connect() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(0.5)
        started = time.monotonic()
        with pytest.raises(OSError):
            while time.monotonic() - started < 20:
                connection.sendall(request() * 1000)
        connection.settimeout(10)
        with pytest.raises(ConnectionError):
            while connection.recv(65536):
                pass
            raise ConnectionResetError


def test_a_slow_body_that_its_client_does_not_read_is_cut(start, tmp_path):
    runs = [{"BlueprintName": "orders", "RunId": f"br_{number:064x}", "State": "SUCCEEDED",
             "WorkflowName": "w", "StartedOn": 1700000000, "CompletedOn": 1700000060,
             "Parameters": json.dumps({"Table": "x" * 100_000}),
             "RoleArn": "arn:aws:iam::123456789012:role/glue"} for number in range(50)]
    (tmp_path / "runs.json").write_text(json.dumps({"BlueprintRuns": runs}))
    server = start("--fixtures", tmp_path / "runs.json", "--write-timeout", "400ms")
    before = open_descriptors(server)
    server.admin("POST", "faults", {"match": {"operation": "GetBlueprintRuns"},
                                    "fault": {"kind": "slow_body", "bytes_per_second": 10 ** 9}})
    with server.connect() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.sendall(request(b'{"BlueprintName":"orders"}').replace(
            b"AWSGlue.GetBlueprint\r", b"AWSGlue.GetBlueprintRuns\r"))
        wait_until(lambda: server.admin("GET", "faults")["rules"][0]["fired"] == 1)
        wait_until(lambda: open_descriptors(server) <= before)


def test_many_slow_clients_leave_room_for_a_quick_one(start):
    server = start("--header-timeout", "20s")
    slow = [server.connect() for _ in range(500)]
    for connection in slow:
        connection.sendall(b"POST / HTTP/1.1\r\nHost: loc")
    started = time.monotonic()
    with server.connect() as quick:
        quick.sendall(request(fields=["Connection: close"]))
        assert len(read_all(quick)) == 1
    assert time.monotonic() - started < 5
    for connection in slow:
        connection.close()
