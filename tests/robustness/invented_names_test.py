"""Names without end, as a client may invent them, take no memory without end."""

import http.client
import os

import pytest

from glueprint_server import Server
from memory import MIB, OPTIONS, resident_bytes

ROUNDS = int(os.environ.get("GLUEPRINT_SOAK_NAMES", "3000"))
SMALL = ("--log-level", "error", "--worlds-max", "200", "--journal-total-bytes-max", str(MIB))


def ask(connection, number):
    connection.request("POST", "/", '{"Name":"name-%d"}' % number, {
        "Content-Type": "application/x-amz-json-1.1",
        "X-Amz-Target": f"AWSGlue.{'GetBlueprint' if number % 3 else f'Invented{number}'}",
        "User-Agent": f"agent-{number}", "amz-sdk-invocation-id": f"id-{number}",
        "Authorization": f"AWS4-HMAC-SHA256 Credential={number:012}/20260101/xx-invented-{number}/"
                         f"{'glue' if number % 5 else f'service{number}'}/aws4_request, "
                         "SignedHeaders=host, Signature=0"})
    connection.getresponse().read()


def unseed(connection, number):
    connection.request("POST", f"/_glueprint/reset?fixtures=false&account={number:012}")
    connection.getresponse().read()


def look(connection, number):
    connection.request("GET", f"/_glueprint/export?account={number:012}&region=eu-west-{number}")
    connection.getresponse().read()


def fail_to_name(connection, number):
    connection.request("DELETE", f"/_glueprint/snapshots/invented-{number}?account={number:012}")
    connection.getresponse().read()


@pytest.mark.parametrize("use", [ask, unseed, look, fail_to_name])
def test_invented_names_take_no_memory(use):
    with Server(*SMALL, env=OPTIONS) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        for number in range(1000):
            use(connection, number)
        before = resident_bytes(server)
        for number in range(1000, 1000 + ROUNDS):
            use(connection, number)
        connection.close()
        assert resident_bytes(server) - before < 8 * MIB
