"""Requests that faults hold take no thread and no lock: others go on, and stop still works."""

import json
import resource
import signal
import time

import pytest

from process import stop_and_wait
from raw_http import read_response, request
from waiting import wait_until

HELD = 500
TARGETS = {"hang": {"kind": "hang"}, "latency": {"kind": "latency", "fixed": "1h"},
           "slow_body": {"kind": "slow_body", "bytes_per_second": 1}}


def hold(server, fault, count):
    """Opens connections with a request that the fault holds."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 4 * count)), hard))
    rule = {"id": "held", "match": {"operation": "GetBlueprint"}, "fault": fault}
    server.admin("POST", "faults", rule)
    connections = [server.connect() for _ in range(count)]
    for connection in connections:
        connection.sendall(request())
    wait_until(lambda: server.admin("GET", "faults")["rules"][0]["fired"] == count)
    return connections


def close(connections):
    for connection in connections:
        connection.close()


def answer_of_another(server):
    """Another operation, of which the rule is not."""
    with server.connect() as connection:
        connection.sendall(request(b"{}").replace(b"GetBlueprint", b"ListBlueprints"))
        return read_response(connection.makefile("rb")).status


def is_answered(server):
    """False while there is no room for another connection."""
    try:
        return answer_of_another(server) == 200
    except (OSError, AttributeError):
        return False


@pytest.mark.parametrize("kind", TARGETS)
def test_others_are_answered_while_many_are_held_and_the_rest_when_the_rule_goes(start, kind):
    server = start()
    connections = hold(server, TARGETS[kind], HELD)
    for _ in range(20):
        assert answer_of_another(server) == 200
    server.admin("DELETE", "faults/held")
    for connection in connections:
        response = read_response(connection.makefile("rb"))
        assert response.status == 400
        assert json.loads(response.body)["__type"] == "EntityNotFoundException"
    close(connections)


@pytest.mark.parametrize("kind", TARGETS)
def test_stop_cuts_what_is_held_at_once(start, kind):
    server = start()
    connections = hold(server, TARGETS[kind], HELD)
    began = time.monotonic()
    status, errors = server.stop()
    assert status == 0, errors
    assert time.monotonic() - began < 4  # what is stuck would be cut after five seconds
    close(connections)


def test_a_request_that_comes_while_the_server_stops_is_not_held(start):
    server = start()
    with server.connect() as connection:
        connection.sendall(request()[:40])
        server.admin("POST", "faults", {"fault": {"kind": "hang"}})
        stop_and_wait(server, signal.SIGTERM)
        connection.sendall(request()[40:])
        began = time.monotonic()
        assert connection.recv(1) == b""
        assert time.monotonic() - began < 4
    assert server.process.wait(10) == 0


def test_connections_of_clients_that_left_a_hang_are_closed(start):
    server = start("--connections-max", "60")
    for _ in range(3):
        close(hold(server, TARGETS["hang"], 50))
        server.admin("DELETE", "faults")
        wait_until(lambda: is_answered(server))
