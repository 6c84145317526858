"""A server that has no file descriptors left must neither spin nor stop."""

import os
import resource
import time

from raw_http import check_that_a_good_request_succeeds, read_response, request


def cpu_seconds(pid):
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def open_descriptors(pid):
    return len(os.listdir(f"/proc/{pid}/fd"))


def limit_descriptors(server, more):
    limit = open_descriptors(server.process.pid) + more
    _, hard = resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE)
    resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (limit, hard))


def test_connections_beyond_the_descriptors_are_refused_without_spinning(start):
    server = start()
    check_that_a_good_request_succeeds(server)
    limit_descriptors(server, 10)
    connections = [server.connect() for _ in range(40)]
    time.sleep(0.3)
    before = cpu_seconds(server.process.pid)
    time.sleep(1)
    assert cpu_seconds(server.process.pid) - before < 0.2
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
    time.sleep(0.3)
    check_that_a_good_request_succeeds(server)


def test_descriptors_come_back_when_connections_end(server):
    check_that_a_good_request_succeeds(server)
    time.sleep(0.3)
    before = open_descriptors(server.process.pid)
    for _ in range(200):
        with server.connect() as connection:
            connection.sendall(b"\r\n:\r\n\r\n")
            connection.recv(100)
    deadline = time.monotonic() + 5
    while open_descriptors(server.process.pid) > before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert open_descriptors(server.process.pid) <= before
