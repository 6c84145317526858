"""How connections end: the last answer arrives, and a stop waits for what is in hand."""

import signal
import time

from process import open_descriptors, refuses_connections, stop_and_wait, wait_until_read
from raw_http import (check_that_a_good_request_succeeds, names_blueprint, read_all, read_response,
                      request)
from waiting import wait_until


def test_a_refusal_reaches_a_client_that_goes_on_sending(server):
    body = b"a" * 1_000_000
    for _ in range(10):
        with server.connect() as connection:
            connection.sendall(request(b"", ["Content-Length: 3000000"], length=False))
            connection.sendall(body)
            responses = read_all(connection)
            assert [response.status for response in responses] == [413]


def test_a_refused_host_reaches_a_client_that_goes_on_sending(server):
    for _ in range(10):
        with server.connect() as connection:
            connection.sendall(request(b"a" * 500_000, host="evil.example"))
            assert [response.status for response in read_all(connection)] == [403]


def test_a_client_that_never_stops_sending_is_cut(server):
    with server.connect() as connection:
        connection.sendall(b"\r\n\r\n:\r\n\r\n")
        started = time.monotonic()
        try:
            while time.monotonic() - started < 20:
                connection.sendall(b"a" * 1000)
        except ConnectionError:
            pass
        assert time.monotonic() - started < 5


def seconds_until_given_up(server):
    """How long the server keeps the connection of a refused client that has left."""
    descriptors = open_descriptors(server)
    with server.connect() as connection:
        connection.sendall(request(b"a" * 5000, host="evil.example"))
        assert read_response(connection.makefile("rb")).status == 403
    left_at = time.monotonic()
    wait_until(lambda: open_descriptors(server) == descriptors)
    return time.monotonic() - left_at


def test_a_refused_client_that_leaves_is_given_up_at_once(start):
    server = start()
    assert min(seconds_until_given_up(server) for _ in range(5)) < 0.5


def test_a_stop_closes_idle_connections_at_once(start):
    server = start()
    with server.connect() as silent, server.connect() as used:
        used.sendall(request())
        assert read_response(used.makefile("rb")).status == 400
        check_that_a_good_request_succeeds(server)
        started = time.monotonic()
        server.process.send_signal(signal.SIGTERM)
        assert silent.recv(1) == b""
        assert used.recv(1) == b""
        assert server.process.wait(timeout=10) == 0
        assert time.monotonic() - started < 2


def test_a_stop_waits_for_the_request_in_hand(start):
    server = start()
    text = request(b'{"Name":"in-hand"}')
    with server.connect() as connection:
        connection.sendall(text[:-5])
        wait_until_read(connection)
        stop_and_wait(server, signal.SIGTERM)
        connection.sendall(text[-5:])
        responses = read_all(connection)
        assert len(responses) == 1
        assert names_blueprint(responses[0], "in-hand")
        assert responses[0].fields["connection"] == "close"
    assert server.process.wait(timeout=10) == 0


def test_a_stop_cuts_what_is_stuck(start):
    server = start()
    with server.connect() as connection:
        connection.sendall(request()[:-5])
        wait_until_read(connection)
        started = time.monotonic()
        server.process.send_signal(signal.SIGINT)
        assert read_all(connection) == []
        assert 4 < time.monotonic() - started < 7
    assert server.process.wait(timeout=10) == 0


def test_a_stopped_server_accepts_nothing(start):
    server = start()
    with server.connect() as connection:
        connection.sendall(request()[:-5])
        wait_until_read(connection)
        stop_and_wait(server, signal.SIGTERM)
        assert server.process.poll() is None
        assert refuses_connections(server)
    assert server.process.wait(timeout=10) == 0
