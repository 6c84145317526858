"""A server that has no file descriptors left must neither spin nor stop."""

import resource
import subprocess

import pytest

from process import cpu_seconds, open_descriptors
from raw_http import check_that_a_good_request_succeeds, read_response, request
from waiting import wait_until


def is_closed(connection):
    connection.setblocking(False)
    try:
        return connection.recv(1) == b""
    except BlockingIOError:
        return False
    except ConnectionError:
        return True


def serves(server):
    try:
        check_that_a_good_request_succeeds(server)
        return True
    except (ConnectionError, AssertionError):
        return False


def limit_descriptors(server, more):
    limit = open_descriptors(server) + more
    _, hard = resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE)
    resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (limit, hard))


def test_connections_beyond_the_descriptors_are_refused_without_spinning(start):
    server = start()
    check_that_a_good_request_succeeds(server)
    limit_descriptors(server, 10)
    connections = [server.connect() for _ in range(40)]
    wait_until(lambda: is_closed(connections[-1]))
    before = cpu_seconds(server)
    with pytest.raises(subprocess.TimeoutExpired):
        server.process.wait(timeout=1)
    assert cpu_seconds(server) - before < 0.2
    served = refused = 0
    for connection in connections:
        connection.settimeout(5)
        try:
            connection.sendall(request())
            response = read_response(connection.makefile("rb"))
        except ConnectionError:
            response = None
        served += response is not None
        refused += response is None
        connection.close()
    assert served >= 5
    assert served + refused == 40
    assert refused >= 25
    wait_until(lambda: serves(server))


def test_descriptors_come_back_when_connections_end(start):
    server = start()
    before = open_descriptors(server)
    for _ in range(200):
        with server.connect() as connection:
            connection.sendall(b"\r\n:\r\n\r\n")
            connection.recv(100)
    wait_until(lambda: open_descriptors(server) <= before)
