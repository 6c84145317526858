"""Refusals leave a trace: a line in the log, within bounds, and a count in the metrics."""

import http.client
import json
import re
import ssl

import pytest

from glueprint_server import Server
from raw_http import refusal, request, send_raw

SECOND_TARGET = "X-Amz-Target: AWSGlue.ListBlueprints"
LINES_MAX = 20


@pytest.fixture(name="talking")
def start_talking():
    with Server() as running:
        yield running


def refused(server):
    """How many requests were refused, by reason, without the reasons that no request had."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request("GET", "/_glueprint/metrics")
    response = connection.getresponse()
    assert response.getheader("Content-Type").startswith("text/plain; version=0.0.4")
    counts = re.findall(r'^glueprint_refusals_total\{reason="(\w+)"\} ([1-9]\d*)$',
                        response.read().decode(), re.MULTILINE)
    connection.close()
    return {reason: int(count) for reason, count in counts}


def warnings(server, text):
    return [line for line in server.errors().splitlines() if " warn " in line and text in line]


@pytest.mark.parametrize("reason, told, message", [
    ("host", {"host": "evil.example"}, 'Host "evil.example" is not one of this server'),
    ("origin", {"fields": ["Origin: null"]}, 'Origin "null" may not use this server'),
    ("content_encoding", {"fields": ["Content-Encoding: br"]}, 'Content-Encoding "br"'),
    ("repeated_field", {"fields": [SECOND_TARGET]}, "there is more than one X-Amz-Target"),
    ("malformed", {"fields": ["Expect: much"]}, "the only expectation that can be met"),
    ("head_too_large", {"fields": ["A: " + "x" * 40_000]}, "--header-bytes-max"),
])
def test_each_is_logged_at_warn_and_counted(talking, reason, told, message):
    assert refusal(talking, request(**told)).status >= 400
    assert refused(talking) == {reason: 1}
    assert len(warnings(talking, message)) == 1


@pytest.mark.parametrize("told, status, code", [
    ({"host": "evil.example"}, 403, "AccessDeniedException"),
    ({"fields": ["Content-Encoding: gzip"]}, 415, "MalformedHttpRequestException"),
    ({"fields": ["Expect: much"]}, 417, "MalformedHttpRequestException"),
    ({"fields": [SECOND_TARGET]}, 400, "MalformedHttpRequestException")])
def test_a_refused_client_of_glue_gets_its_json(talking, told, status, code):
    response = refusal(talking, request(**told))
    assert response.status == status
    assert response.fields["content-type"] == "application/x-amz-json-1.1"
    error = json.loads(response.body)
    assert error["__type"] == code
    assert error.get("Message", error.get("message"))


def test_a_body_that_comes_too_slowly_is_told_in_json():
    with Server("--body-timeout", "100ms") as server:
        response = send_raw(server, request(b"{}")[:-1])[0]
        assert (response.status, json.loads(response.body)["__type"]) == (
            408, "RequestTimeoutException")
        assert refused(server) == {"time_out": 1}
        [line] = warnings(server, "took longer")
        assert line.endswith("took longer than 100 ms (--body-timeout)")


def test_a_body_that_is_too_large_is_bare_and_logged():
    with Server("--request-bytes-max", "10") as server:
        response = send_raw(server, request(b"x" * 11))[0]
        assert (response.status, response.body) == (413, b"")
        assert "content-type" not in response.fields
        assert "x-glueprint-hint" not in response.fields
        assert refused(server) == {"body_too_large": 1}
        assert len(warnings(server, "refused a request with 413")) == 1


def test_the_log_takes_so_many_lines_of_a_sort_and_the_metrics_count_on(talking):
    for _ in range(LINES_MAX + 5):
        refusal(talking, request(host="evil.example"))
    refusal(talking, request(fields=["Origin: null"]))
    assert len(warnings(talking, "Host")) == LINES_MAX
    assert len(warnings(talking, "Origin")) == 1
    assert refused(talking) == {"host": LINES_MAX + 5, "origin": 1}


def test_a_tls_client_at_a_plain_port_is_recognised(talking):
    context = ssl.create_default_context()
    with talking.connect() as plain, pytest.raises((ssl.SSLError, ConnectionError)):
        context.wrap_socket(plain, server_hostname="localhost")
    assert refused(talking) == {"tls": 1}
    line, = warnings(talking, "TLS client")
    assert "http://" in line and "--tls-self-signed" in line


def test_one_byte_tells_a_tls_client(talking):
    assert refusal(talking, b"\x16").status == 400
    assert refused(talking) == {"tls": 1}


def test_each_request_for_an_operation_that_is_not_served_has_its_line(talking):
    get_job = request(b"{}", ["Connection: close"]).replace(b"GetBlueprint", b"GetJob")
    for _ in range(30):
        assert b"does not serve GetJob" in send_raw(talking, get_job)[0].body
    assert len(warnings(talking, "GetJob,")) == 30
