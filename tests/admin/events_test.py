"""Server-sent events of the journal: what comes, what is made good, and when they end."""

import contextlib
import http.client
import json
import socket
import time

import pytest

from glueprint_server import Server
from memory import MIB, OPTIONS, resident_bytes

STREAMS_MAX = 100
AWS = {"Content-Type": "application/x-amz-json-1.1"}


class Reader:
    """Follows the events of a server."""

    def __init__(self, server, query="", method="GET", receive_bytes=None, **headers):
        self._connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
        if receive_bytes is not None:
            self._connection.connect()
            self._connection.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_bytes)
        self._connection.request(method, f"/_glueprint/events{query}",
                                 headers={k.replace("_", "-"): v for k, v in headers.items()})
        self.response = self._connection.getresponse()
        self.last_id = None

    def block(self):
        """The next event as a dictionary of its fields; None at the end of the stream."""
        fields = {}
        while line := self.response.readline().decode():
            if line == "\n":
                if "id" in fields:
                    self.last_id = fields["id"]
                return fields
            name, _, value = line.rstrip("\n").partition(":")
            fields[name] = value.strip()
        return None

    def event(self, name="request"):
        while (fields := self.block()) is not None:
            if "event" in fields:
                assert fields["event"] == name, fields
                return json.loads(fields["data"])
        return None

    def close(self):
        self.response.close()
        self._connection.close()


@pytest.fixture(name="server")
def start_server():
    with Server() as running:
        yield running


@pytest.fixture(name="follow")
def open_readers(server):
    with contextlib.ExitStack() as opened:
        def follow(*given, **headers):
            reader = Reader(server, *given, **headers)
            opened.callback(reader.close)
            reader.block()
            return reader

        yield follow


def call(server, name="none", account=None):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    signed = {"Authorization": f"AWS4-HMAC-SHA256 Credential={account}/20260101/us-east-1/glue/"
                               "aws4_request, SignedHeaders=host, Signature=00"} if account else {}
    connection.request("POST", "/", json.dumps({"Name": name}),
                       {**AWS, **signed, "X-Amz-Target": "AWSGlue.GetBlueprint"})
    connection.getresponse().read()
    connection.close()


def test_a_request_is_told_as_the_journal_has_it(server, follow):
    reader = follow()
    assert reader.response.getheader("Content-Type") == "text/event-stream"
    call(server, "<b>\n\nevent: evil")
    assert reader.event() == server.admin("GET", "journal")["entries"][0]


def test_only_the_chosen_account_is_told(server, follow):
    reader = follow("?account=111122223333")
    call(server, account="444455556666")
    call(server, "mine", account="111122223333")
    assert reader.event()["input"] == {"Name": "mine"}


def test_filters_choose_as_those_of_the_journal_do(server, follow):
    reader = follow("?input.Name=or*&status=400")
    for name in ("other", "orders"):
        call(server, name)
    assert reader.event()["input"] == {"Name": "orders"}
    refused = Reader(server, "?operation=GetBluprint")
    assert refused.response.status == 400
    assert "did you mean" in json.loads(refused.response.read())["detail"]
    refused.close()


def test_what_a_fault_holds_is_told_when_it_comes_and_when_it_ends(server, follow):
    reader = follow()
    server.admin("POST", "faults", {"id": "late", "fault": {"kind": "latency", "fixed": "200ms"}})
    call(server)
    came, ended = reader.event(), reader.event()
    assert (came["id"], came["status"], came["rules"]) == (1, None, ["late"])
    assert (ended["id"], ended["status"]) == (1, 400)


def test_who_comes_again_misses_nothing(server, follow):
    reader = follow()
    call(server, "first")
    assert reader.event()["input"] == {"Name": "first"}
    reader.close()
    for name in ("second", "third"):
        call(server, name)
    again = follow(Last_Event_ID=reader.last_id)
    assert [again.event()["input"]["Name"] for _ in range(2)] == ["second", "third"]


def test_who_comes_first_is_told_of_what_comes_then(server, follow):
    call(server, "before")
    reader = follow(Last_Event_ID="1234-17")
    call(server, "after")
    assert reader.event()["input"] == {"Name": "after"}


def test_a_cleared_journal_is_told_and_ids_may_begin_again(server, follow):
    reader = follow()
    call(server)
    reader.event()
    server.admin("POST", "reset?account=000000000000")
    assert reader.event("cleared") == {}
    call(server, "anew")
    assert reader.event()["id"] == 1


def test_a_head_request_has_no_events(server):
    reader = Reader(server, method="HEAD")
    assert reader.response.status == 200
    assert reader.response.read() == b""
    reader.close()


def test_streams_are_counted_and_given_back(server):
    readers = [Reader(server) for _ in range(STREAMS_MAX)]
    refused = Reader(server)
    assert refused.response.status == 503
    assert "100 clients" in json.loads(refused.response.read())["detail"]
    for reader in readers:
        reader.close()
    deadline = time.monotonic() + 20
    while (last := Reader(server)).response.status == 503:
        assert time.monotonic() < deadline
        last.close()
    last.close()


def test_the_server_stops_at_once(follow, server):
    reader = follow()
    began = time.monotonic()
    status, errors = server.stop()
    assert (status, time.monotonic() - began < 3) == (0, True), errors
    assert reader.event() is None


def test_a_reader_that_is_slower_than_the_journal_costs_no_memory_and_is_told():
    with Server("--journal-entries-max", "50", env=OPTIONS) as small, contextlib.closing(
            http.client.HTTPConnection("127.0.0.1", small.port, timeout=20)) as connection:
        reader = Reader(small, receive_bytes=4096)
        reader.block()
        body = json.dumps({"Name": "n" * 255, "Description": "d" * 2000})
        before = None
        for count in range(4000):
            connection.request("POST", "/", body, {**AWS, "X-Amz-Target": "AWSGlue.GetBlueprint"})
            connection.getresponse().read()
            if count == 2500:
                before = resident_bytes(small)
        assert resident_bytes(small) - before < 4 * MIB
        names = set()
        while "gap" not in names:
            names.add(reader.block().get("event"))
        reader.close()
