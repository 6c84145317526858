"""Clients that begin a TLS handshake and never end it take no memory without end, and keep nobody
out."""

import resource
import ssl
import time

import pytest

from glueprint_server import Server
from memory import MIB, OPTIONS, resident_bytes
from waiting import wait_until

HANDSHAKES_MAX = 1000
SIX_BYTES = b"\x16\x03\x01\x02\x00\x01"


@pytest.fixture(autouse=True)
def descriptors():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def speaks_tls(server, path):
    context = ssl.create_default_context(cafile=path)
    try:
        with context.wrap_socket(server.connect(), server_hostname="localhost") as connection:
            connection.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
            return connection.recv(12) == b"HTTP/1.1 200"
    except OSError:
        return False


def test_handshakes_that_stay_open_leave_room_for_others(tmp_path):
    path = tmp_path / "tls.pem"
    with Server("--tls-self-signed", path, "--log-level", "warn", env=OPTIONS) as server:
        assert speaks_tls(server, path)
        held = []
        for _ in range(HANDSHAKES_MAX):
            held.append(server.connect())
            held[-1].sendall(SIX_BYTES)
        wait_until(lambda: "turned away" in server.errors() or not speaks_tls(server, path))
        before = resident_bytes(server)
        for _ in range(1500):
            held.append(server.connect())
            held[-1].sendall(SIX_BYTES)
        assert resident_bytes(server) - before < 24 * MIB
        wait_until(lambda: speaks_tls(server, path))
        started = time.monotonic()
        assert speaks_tls(server, path)
        assert time.monotonic() - started < 5
        for connection in held:
            connection.close()
