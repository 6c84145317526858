"""Where the server listens, and what it says when it cannot."""

import contextlib
import os
import re
import socket
import sqlite3
import subprocess

import pytest

from glueprint_server import BINARY
from process import open_descriptors
from raw_http import check_that_a_good_request_succeeds, read_response, request
from waiting import wait_until


def has_ipv6():
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
        return True
    except OSError:
        return False


def environment():
    return {name: value for name, value in os.environ.items() if not name.startswith("GLUEPRINT_")}


def failure_of(*flags):
    """Standard error of a server that must give up with exit status 2."""
    result = subprocess.run([BINARY, "serve", *flags], capture_output=True, text=True, timeout=10,
                            check=False, env=environment())
    assert result.returncode == 2
    assert len(result.stderr.strip().splitlines()) == 1, result.stderr
    return result.stderr


@pytest.mark.skipif(not has_ipv6(), reason="no IPv6 on this machine")
def test_both_loopback_addresses_listen_on_one_port(server):
    with socket.create_connection(("::1", server.port), timeout=5) as connection:
        connection.sendall(request())
        assert read_response(connection.makefile("rb")).status == 400


def test_an_address_listens_alone(start):
    server = start("--host", "127.0.0.1")
    check_that_a_good_request_succeeds(server)
    if has_ipv6():
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("::1", server.port), timeout=5)


def test_a_port_in_use_is_one_line(server):
    assert f"port {server.port} is in use" in failure_of("--port", str(server.port))


def test_a_name_is_no_address(server):
    line = failure_of("--host", "example.com", "--port", "0")
    assert "--host" in line
    assert "example.com" in line


def test_an_address_of_another_machine_is_one_line(server):
    assert "--host" in failure_of("--host", "192.0.2.1", "--port", "0")


def test_closed_standard_descriptors_do_not_become_the_database(tmp_path):
    def close_standard_descriptors():
        os.close(0)
        os.close(2)

    data = tmp_path / "glueprint.db"
    process = subprocess.Popen(
        [BINARY, "serve", "--port", "0", "--data", data, "--log-level", "debug"],
        stdout=subprocess.PIPE, text=True, env=environment(),
        preexec_fn=close_standard_descriptors)
    try:
        port = int(re.search(r":(\d+)", process.stdout.readline()).group(1))
        for _ in range(3):
            with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
                connection.sendall(request() + b":\r\n\r\n")
                assert read_response(connection.makefile("rb")).status == 400
        assert process.poll() is None
    finally:
        process.terminate()
        assert process.wait(timeout=10) == 0
    with contextlib.closing(sqlite3.connect(data)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_clients_that_vanish_do_not_end_the_server(start):
    server = start()
    linger = b"\x01\0\0\0\0\0\0\0"
    before = open_descriptors(server)
    for _ in range(100):
        connection = server.connect()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        connection.sendall(request() * 20)
        connection.close()
    wait_until(lambda: open_descriptors(server) <= before)
