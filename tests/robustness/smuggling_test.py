"""Requests that two servers could take apart differently. Each must have one answer, and end."""

import pytest

from raw_http import chunked_request, names_blueprint, refusal, request, send_raw

SMUGGLED = request(b'{"Name":"smuggled"}')


@pytest.mark.parametrize("coding, status", [
    ("xchunked", 501), ("gzip", 501), ("gzip, chunked", 501), ("identity", 501), ("pigeons", 501),
    ("chunked, gzip", 400), ("chunked, chunked", 400), ("", 400), (",", 400), ("chunked,", 400),
    (", chunked", 400), ("chunked;a=b", 400), ("\x0bchunked", 400), ("chunked\0", 400),
])
def test_no_transfer_coding_but_chunked(server, coding, status):
    line = f"Transfer-Encoding: {coding}"
    body = b"0\r\n\r\n" + SMUGGLED
    assert refusal(server, request(body, [line], length=False)).status == status
    assert refusal(server, request(body, [line])).status == 400


@pytest.mark.parametrize("line", ["Transfer-Encoding: chunked", "transfer-encoding:\tCHUNKED ",
                                  "Transfer-Encoding:\r\n chunked", "Transfer-Encoding : chunked"])
def test_content_length_and_transfer_encoding_exclude_each_other(server, line):
    body = b"0\r\n\r\n" + SMUGGLED
    assert refusal(server, request(body, [line])).status == 400
    lines = [line, f"Content-Length: {len(body)}"]
    assert refusal(server, request(body, lines, length=False)).status == 400


def test_two_transfer_encodings_are_400(server):
    lines = ["Transfer-Encoding: chunked", "Transfer-Encoding: chunked"]
    assert refusal(server, request(b"0\r\n\r\n" + SMUGGLED, lines, length=False)).status == 400


def test_chunked_is_no_part_of_http_1_0(server):
    text = request(b"0\r\n\r\n" + SMUGGLED, ["Transfer-Encoding: chunked"], version="1.0",
                   length=False)
    assert refusal(server, text).status == 400


@pytest.mark.parametrize("value", ["abc", "", "+4", "-4", "-0", "0x4", "0o4", "1_0", "4, 4",
                                   "4, 10", "4 4", "4;", "99999999999999999999",
                                   "-123456789123456789123456789"])
def test_a_malformed_content_length_is_400(server, value):
    text = request(b"PING" + SMUGGLED, [f"Content-Length: {value}"], length=False)
    assert refusal(server, text).status == 400


@pytest.mark.parametrize("second", [4, 10])
def test_two_content_lengths_are_400(server, second):
    lines = ["Content-Length: 4", f"Content-Length: {second}"]
    assert refusal(server, request(b"PING" + SMUGGLED, lines, length=False)).status == 400


@pytest.mark.parametrize("encoded", [
    b"5;\r\nhello\r\n", b"5;a[=x\r\nhello\r\n", b"5;a=\"b\r\nhello\r\n", b"5;a\rX\r\nhello\r\n",
    b"5;\nhello\r\n", b"5;\0a\r\nhello\r\n", b"5 \r\nhello\r\n", b"5 ;a\r\nhello\r\n",
    b" 5\r\nhello\r\n", b"+5\r\nhello\r\n", b"-1\r\nhello\r\n", b"0x5\r\nhello\r\n",
    b"1_0\r\nhello\r\n", b"5\rhello\r\n", b"5\nhello\r\n", b"5\r\nhello\n", b"5\r\nhello\r0\r\n",
    b"5\r\nhello0\r\n", b"5\r\nhello!!\r\n", b"\r\n", b"g\r\n", b"10000000000000000\r\n",
    b"0\r\n\n", b"0\r\nX: y\n", b"0\r\nX y\r\n", b"0\r\n X: y\r\n", b"0\r\nX : y\r\n",
    b"0\r\nX: \x01\r\n",
])
def test_a_malformed_chunk_is_400(server, encoded):
    assert refusal(server, chunked_request(encoded + b"0\r\n\r\n" + SMUGGLED)).status == 400


@pytest.mark.parametrize("encoded", [
    b'C\r\n{"Name":"x"}\r\n0\r\n\r\n', b'c;a;b="c;\\""\r\n{"Name":"x"}\r\n000;d\r\n\r\n',
    b'4\r\n{"Na\r\n008\r\nme":"x"}\r\n0\r\nVary: *\r\nContent-Length: 50\r\n\r\n',
])
def test_a_chunked_body_is_read_to_its_end_and_no_further(server, encoded):
    responses = send_raw(server, chunked_request(encoded) + request(
        b'{"Name":"second"}', ["Connection: close"]))
    assert len(responses) == 2
    assert names_blueprint(responses[0], "x")
    assert names_blueprint(responses[1], "second")


def test_the_body_of_any_method_is_taken_from_the_connection(server):
    for method in ["GET", "OPTIONS", "DELETE"]:
        hidden = SMUGGLED
        first = request(method=method, target="/health",
                        fields=[f"Content-Length: {len(hidden)}"]) + hidden
        responses = send_raw(server, first + request(b'{"Name":"second"}', ["Connection: close"]))
        assert len(responses) == 2, method
        assert names_blueprint(responses[1], "second")


@pytest.mark.parametrize("parts", [
    (b"0\r\n", b"\r", b"\n"), (b"0", b"\r", b"\n", b"\r", b"\n"), (b"0\r", b"\n\r\n"),
    (b"0\r\nX: y\r", b"\n", b"\r", b"\n"),
])
def test_the_end_of_an_empty_chunked_body_may_come_in_pieces(server, parts):
    text = chunked_request(b"", ["Connection: close"])
    assert len(send_raw(server, text, *parts)) == 1
