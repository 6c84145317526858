"""Everything that a client sends has a limit, and going over it has its status."""

import socket

import pytest

from raw_http import chunked_request, names_blueprint, read_all, refusal, request, send_raw

CLOSE = ["Connection: close"]


def test_a_request_line_of_8_kib_is_accepted_and_a_longer_one_is_414(server):
    fits = "/?" + "a" * (8 * 1024 - len("POST /? HTTP/1.1"))
    assert names_blueprint(send_raw(server, request(target=fits, fields=CLOSE))[0], "x")
    assert refusal(server, request(target=fits + "a")).status == 414
    assert refusal(server, request(method="GET", target="/" + "a" * 100_000)).status == 414
    assert refusal(server, b"GET /" + b"a" * 9000).status == 414


def test_a_method_without_end_is_400(server):
    assert refusal(server, b"A" * 100_000 + b" / HTTP/1.1\r\n\r\n").status == 400


@pytest.mark.parametrize("lines", [
    ["X: " + "a" * 100_000], ["a" * 100_000 + ": x"], [f"X-{i}: y" for i in range(10_000)],
    [f"X-{i}: y" for i in range(201)], ["a" * 40_000],
])
def test_a_head_over_its_limit_is_431(server, lines):
    assert refusal(server, request(method="GET", target="/health", fields=lines)).status == 431


def test_200_fields_are_accepted(server):
    lines = CLOSE + [f"X-{i}: y" for i in range(198)]
    assert send_raw(server, request(method="GET", target="/health", fields=lines))[0].status == 200


def test_a_head_without_end_is_431(server):
    assert refusal(server, b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 7000).status == 431
    assert refusal(server, b"\r\n" * 40_000).status == 431


def test_a_body_whose_stated_length_is_too_large_is_413_before_it_comes(server):
    for length in ["2097153", "99999999999999999"]:
        text = request(b"", [f"Content-Length: {length}"], length=False)
        response = refusal(server, text)
        assert response.status == 413
        assert response.body == b""


def test_a_chunked_body_that_grows_too_large_is_413(server):
    text = chunked_request(b"100000\r\n" + b"x" * 0x100000 + b"\r\n100001\r\n")
    assert refusal(server, text).status == 413
    assert refusal(server, chunked_request(b"ffffffffffffffff\r\n")).status == 413


def test_a_body_of_2_mib_is_read(server):
    name = b"x" * (2 * 1024 * 1024 - 11)
    responses = send_raw(server, request(b'{"Name":"%s"}' % name, CLOSE))
    assert [response.status for response in responses] == [400]


def test_a_trailer_of_64_kib_is_refused(server):
    text = chunked_request(b"0\r\nX: " + b"a" * 65536 + b"\r\n\r\n")
    assert refusal(server, text).status == 431


def test_trailers_and_chunk_extensions_without_end_are_refused(server):
    assert refusal(server, chunked_request(b"0\r\n" + b"X: y\r\n" * 3000)).status == 431
    assert refusal(server, chunked_request(b"5;" + b"a" * 20_000)).status == 431
    assert refusal(server, chunked_request(b"1;abcd\r\nx\r\n" * 3000)).status == 431


def test_a_body_in_single_bytes_is_read(server):
    encoded = b"".join(b"1\r\n%c\r\n" % byte for byte in b'{"Name":"single"}' + b" " * 20_000)
    responses = send_raw(server, chunked_request(encoded + b"0\r\n\r\n", CLOSE))
    assert names_blueprint(responses[0], "single")


def test_limits_are_set_by_flag(start):
    server = start("--request-line-bytes-max", 300, "--header-bytes-max", 600,
                   "--header-fields-max", 8, "--request-bytes-max", 1000,
                   "--trailer-bytes-max", 100)
    assert refusal(server, request(target="/" + "a" * 300)).status == 414
    assert refusal(server, request(fields=["X: " + "a" * 600])).status == 431
    assert refusal(server, request(fields=["X: y"] * 9)).status == 431
    assert refusal(server, request(b"a" * 1001)).status == 413
    assert refusal(server, chunked_request(b"0\r\nX: " + b"a" * 200 + b"\r\n\r\n")).status == 431


def test_connections_over_the_limit_are_closed(start):
    server = start("--connections-max", 3)
    held = [server.connect() for _ in range(3)]
    for connection in held:
        connection.sendall(request())
        assert connection.recv(12) == b"HTTP/1.1 400"
    with server.connect() as one_too_many:
        try:
            assert read_all(one_too_many) == []
        except ConnectionResetError:
            pass
    for connection in held:
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(4096):
            pass
        connection.close()
