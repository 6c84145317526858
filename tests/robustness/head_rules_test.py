"""What a head must be before anything else is looked at: Beast's parser lets much of this pass."""

import pytest

from raw_http import refusal, request, send_raw

HOST = b"Host: localhost\r\n"


@pytest.mark.parametrize("line", [
    b"GET / \r\n", b"GET /\r\n", b"GET HTTP/1.1\r\n", b"GET  / HTTP/1.1\r\n",
    b"GET\t/ HTTP/1.1\r\n", b"GET /a b HTTP/1.1\r\n", b" GET / HTTP/1.1\r\n",
    b"GET / HTTP/1.1 \r\n", b"G[T / HTTP/1.1\r\n", b"GET / HTTP/1\r\n", b"GET / HTTP/01.01\r\n",
    b"GET / HTTP/ 1.1\r\n", b"GET / http/1.1\r\n", b"GET / ICE/1.0\r\n", b"GET / HTTP/1.1\n",
    b"GET / HTTP/1.1\r", b"GET /\0a HTTP/1.1\r\n", b"GET /caf\xc3\xa9 HTTP/1.1\r\n",
])
def test_a_malformed_request_line_is_400(server, line):
    assert refusal(server, line + HOST + b"\r\n").status == 400


@pytest.mark.parametrize("target", ["*", "localhost", "localhost:80", "a/b", "ftp://localhost/",
                                    "http://", "http:///a", "?a"])
def test_a_target_of_another_form_is_400(server, target):
    assert refusal(server, request(target=target)).status == 400


def test_connect_is_400(server):
    assert refusal(server, request(method="CONNECT", target="localhost:80")).status == 400


def test_an_asterisk_goes_with_options(server):
    text = request(method="OPTIONS", target="*", fields=["Connection: close"])
    responses = send_raw(server, text)
    assert len(responses) == 1
    assert responses[0].status < 500


def test_absolute_form_is_accepted(server):
    text = request(method="GET", target="http://localhost:1/health", fields=["Connection: close"])
    assert send_raw(server, text)[0].status == 200


@pytest.mark.parametrize("version", ["1.2", "2.0", "0.9", "9.9"])
def test_another_version_is_505(server, version):
    assert refusal(server, request(version=version)).status == 505


@pytest.mark.parametrize("line", [
    b"X : y\r\n", b": y\r\n", b"nothing\r\n", b"X[]: y\r\n", b"X\xc3\xab: y\r\n", b"X\x01: y\r\n",
    b"X: y\n", b"X: y\rz\r\n", b"X: y\0z\r\n", b"X: y\x07\r\n", b"X: y\x7f\r\n",
    b"X: y\r\n z\r\n", b"X: y\r\n\tz\r\n", b"X:\r\n y\r\n", b" \r\nX: y\r\n",
    b"Host: localhost\r\n", b"Host: other\r\n",
])
def test_a_malformed_field_is_400(server, line):
    assert refusal(server, b"GET /health HTTP/1.1\r\n" + HOST + line + b"\r\n").status == 400
    assert refusal(server, b"GET /health HTTP/1.1\r\n" + line + HOST + b"\r\n").status == 400


@pytest.mark.parametrize("line", [
    b"X:\r\n", b"X: \t \r\n", b"X: \xff\r\n", b"X_y: z\r\n", b"x!#$%&'*+-.^_`|~: y\r\n",
    b"X: a, b;c=\"d\"\r\n",
])
def test_an_unusual_field_is_accepted(server, line):
    text = b"GET /health HTTP/1.1\r\n" + HOST + line + b"Connection: close\r\n\r\n"
    assert [response.status for response in send_raw(server, text)] == [200]


def test_host_must_be_there_once_and_well_formed(server):
    assert refusal(server, b"GET /health HTTP/1.1\r\n\r\n").status == 400
    for host in ["", "user@localhost", "localhost/path", "localhost, other", "a b", "localhost:x",
                 "[::1", "localhost:99999"]:
        assert refusal(server, request(host=host)).status == 400, host


def test_garbage_is_400_at_once(server):
    for garbage in [b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"\0" * 10, b"   \r\n\r\n",
                    b"{\"Name\":\"x\"}", b"\xff\xfe"]:
        assert refusal(server, garbage).status == 400, garbage


def test_a_tls_handshake_is_told_that_this_is_plain_http(server):
    assert b"TLS" in refusal(server, b"\x16\x03\x01\x00\xf8\x01").body


def test_a_refusal_is_one_line_that_names_what_was_wrong(server):
    response = refusal(server, request(target="ftp://localhost/", method="GET"))
    assert response.fields["content-type"].startswith("text/plain")
    assert response.fields["date"].endswith(" GMT")
    assert response.body.count(b"\n") == 1
    assert b"ftp://localhost/" in response.body
