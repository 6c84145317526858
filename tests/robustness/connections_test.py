"""Connections that behave: keep-alive, pipelining, HTTP/1.0, HEAD, 100-continue."""

import time

import pytest

from raw_http import (chunked_request, names_blueprint, read_all, read_response, refusal, request,
                      send_raw)

CLOSE = ["Connection: close"]


def test_a_connection_serves_many_requests(server):
    with server.connect() as connection:
        stream = connection.makefile("rb")
        for number in range(50):
            connection.sendall(request(b'{"Name":"run-%d"}' % number))
            response = read_response(stream)
            assert names_blueprint(response, f"run-{number}")
            assert "connection" not in response.fields


def test_pipelined_requests_are_answered_in_order(server):
    names = [f"pipelined-{number}" for number in range(500)]
    bodies = [b'{"Name":"%s"}' % name.encode() for name in names]
    burst = b"".join(request(body) for body in bodies[:-1]) + request(bodies[-1], CLOSE)
    responses = send_raw(server, burst)
    assert len(responses) == len(names)
    for name, response in zip(names, responses):
        assert names_blueprint(response, name)


def test_a_request_may_come_in_many_parts(server):
    text = chunked_request(b'4\r\n{"Na\r\n8\r\nme":"x"}\r\n0\r\nX: y\r\n\r\n', CLOSE)
    parts = [text[i:i + 5] for i in range(0, len(text), 5)]
    responses = send_raw(server, *parts)
    assert len(responses) == 1
    assert names_blueprint(responses[0], "x")


def test_head_and_body_may_come_in_segments_of_their_own(server):
    text = request(b'{"Name":"segments"}', CLOSE)
    head_end = text.index(b"\r\n\r\n") + 4
    responses = send_raw(server, text[:head_end], text[head_end:])
    assert names_blueprint(responses[0], "segments")


def test_connection_close_is_kept(server):
    responses = send_raw(server, request(fields=CLOSE))
    assert responses[0].fields["connection"] == "close"


def test_nothing_after_connection_close_is_answered(server):
    assert len(send_raw(server, request(fields=CLOSE) + request())) == 1


def test_http_1_0_closes_unless_asked_to_stay(server):
    assert len(send_raw(server, request(version="1.0") + request(version="1.0"))) == 1
    keep = request(version="1.0", fields=["Connection: keep-alive"])
    responses = send_raw(server, keep + request(version="1.0"))
    assert [response.fields["connection"] for response in responses] == ["keep-alive", "close"]


def test_http_1_0_needs_no_host(server):
    assert names_blueprint(send_raw(server, request(version="1.0", host=None))[0], "x")


def test_empty_lines_before_a_request_are_passed_over(server):
    responses = send_raw(server, b"\r\n\r\n" + request() + b"\r\n" + request(fields=CLOSE))
    assert len(responses) == 2


def test_the_answer_to_head_has_no_body(server):
    with server.connect() as connection:
        stream = connection.makefile("rb")
        connection.sendall(request(method="HEAD", target="/health"))
        response = read_response(stream, "HEAD")
        assert "content-length" in response.fields
        connection.sendall(request())
        assert names_blueprint(read_response(stream), "x")


def test_a_large_answer_to_nobody_does_no_harm(server):
    for _ in range(20):
        with server.connect() as connection:
            connection.sendall(request() * 100)


def test_100_continue_is_sent_before_the_body(server):
    text = request(b'{"Name":"expected"}', ["Expect: 100-continue", *CLOSE])
    head_end = text.index(b"\r\n\r\n") + 4
    with server.connect() as connection:
        stream = connection.makefile("rb")
        connection.sendall(text[:head_end])
        assert read_response(stream).status == 100
        connection.sendall(text[head_end:])
        assert names_blueprint(read_response(stream), "expected")
        assert stream.read() == b""


def test_no_100_continue_when_the_body_is_there(server):
    responses = send_raw(server, request(fields=["Expect: 100-continue", *CLOSE]))
    assert [response.status for response in responses] == [400]


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_no_100_continue_without_need(server, version):
    text = request(method="GET", target="/health", version=version,
                   fields=["Expect: 100-continue", *CLOSE])
    assert [response.status for response in send_raw(server, text)] == [200]


def test_no_100_continue_to_http_1_0(server):
    text = request(version="1.0", fields=["Expect: 100-continue"])
    head_end = text.index(b"\r\n\r\n") + 4
    responses = send_raw(server, text[:head_end], text[head_end:])
    assert [response.status for response in responses] == [400]


def test_no_100_continue_for_a_body_that_is_not_wanted(server):
    too_large = request(b"", ["Expect: 100-continue", "Content-Length: 3000000"], length=False)
    assert refusal(server, too_large).status == 413
    not_let_in = request(b"", ["Expect: 100-continue", "Content-Length: 3"], length=False,
                         host="evil.example")
    assert refusal(server, not_let_in).status == 403


def test_other_expectations_are_417(server):
    assert refusal(server, request(fields=["Expect: 200-ok"])).status == 417


def test_a_client_that_half_closes_is_answered(server):
    with server.connect() as connection:
        connection.sendall(request())
        connection.shutdown(1)
        assert names_blueprint(read_all(connection)[0], "x")


def test_a_connection_that_ends_within_a_request_is_just_closed(server):
    with server.connect() as connection:
        connection.sendall(request()[:-3])
        connection.shutdown(1)
        assert read_all(connection) == []


def test_answers_come_without_delay(server):
    with server.connect() as connection:
        stream = connection.makefile("rb")
        begin = time.monotonic()
        for _ in range(50):
            connection.sendall(request())
            read_response(stream)
        assert time.monotonic() - begin < 1.5
