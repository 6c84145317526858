"""What becomes of the connection: under each kind of fault, each two and many threes of them.

The strongest wish holds, whatever the order of the rules: a reset beats a close, a close beats an
open connection, and silence beats a body.
"""

import collections
import itertools
import random

import pytest

from connections import read_to_end

TRIPLES = 150
SEED = 20240223
ENDS = ["open", "FIN", "RST"]

Kind = collections.namedtuple(
    "Kind", ["fault", "answers", "status", "is_silent", "cuts_body", "end"])


def kind(name, end="open", answers=False, status=None, is_silent=False, cuts_body=False, **figures):
    return Kind({"kind": name, **figures}, answers, status, is_silent, cuts_body, end)


KINDS = {
    "bare_status": kind("bare_status", answers=True, status=503, body="no service"),
    "clock_skew": kind("clock_skew", by="1m"),
    "corrupt_body": kind("corrupt_body"),
    "empty_page": kind("empty_page"),
    "empty_response": kind("empty_response", "FIN", answers=True, is_silent=True),
    "error": kind("error", answers=True, status=400, code="ThrottlingException",
                  retry_after_ms=1),
    "expire_tokens": kind("expire_tokens", status=400),
    "gateway_error": kind("gateway_error", answers=True, status=502),
    "hang": kind("hang", **{"for": "1ms"}),
    "latency": kind("latency", fixed="1ms"),
    "lost_response": kind("lost_response", "RST", is_silent=True),
    "odd_token": kind("odd_token"),
    "reset_before": kind("reset_connection", "RST", answers=True, is_silent=True),
    "reset_headers": kind("reset_connection", "RST", cuts_body=True, when="headers"),
    "reset_body": kind("reset_connection", "RST", cuts_body=True, when="body"),
    "slow_body": kind("slow_body", bytes_per_second=100_000),
    "small_pages": kind("small_pages"),
    "stale_read": kind("stale_read", by="1s"),
    "throttle": kind("throttle", answers=True, status=400, rate=0),
    "truncated_body": kind("truncated_body", "FIN", cuts_body=True),
}


def met(names, requests_before):
    """The kinds that a request meets: the first request of all passes a throttle, and who answers
    in place of the work is the last."""
    kinds = []
    for name in names:
        if name == "throttle" and requests_before == 0:
            continue
        kinds.append(KINDS[name])
        if kinds[-1].answers:
            break
    return kinds


def check(world, names):
    world.admin("DELETE", "faults")
    world.admin("POST", "faults", [{"fault": KINDS[name].fault} for name in names])
    for requests_before in range(2 if "throttle" in names else 1):
        kinds = met(names, requests_before)
        end = max((kind.end for kind in kinds), key=ENDS.index, default="open")
        reply = world.send("ListBlueprints", {"NextToken": world.token})
        assert reply.end == end, names
        if any(kind.is_silent for kind in kinds):
            assert reply.data == b"", names
            continue
        statuses = [kind.status for kind in kinds if kind.status]
        assert reply.status == (statuses[-1] if statuses else 200), names
        is_short = len(reply.body) < int(reply.fields["content-length"])
        assert is_short == any(kind.cuts_body for kind in kinds), names
        if KINDS["reset_headers"] in kinds:
            assert reply.body == b"", names
    world.admin("DELETE", "faults")
    good = world.send("ListBlueprints")
    assert (good.status, good.end) == (200, "open"), names
    assert world.errors() == "", names


@pytest.fixture
def pages(world):
    """A world of two blueprints, with the token of the second page."""
    world.send("CreateBlueprint", {"Name": "second", "BlueprintLocation": "s3://bucket/x.zip"})
    world.token = world.send("ListBlueprints", {"MaxResults": 1}).json["NextToken"]
    return world


def test_every_kind_is_known_here(world):
    known = {kind["name"] for kind in world.server.admin("GET", "faults/kinds")["kinds"]}
    assert known == {kind.fault["kind"] for kind in KINDS.values()}


@pytest.mark.parametrize("name", KINDS)
def test_one_kind(pages, name):
    check(pages, [name])


@pytest.mark.parametrize("first", KINDS)
def test_every_pair_of_kinds_in_either_order(pages, first):
    for second in KINDS:
        check(pages, [first, second])


@pytest.mark.parametrize("part", range(3))
def test_triples_of_kinds_by_chance(pages, part):
    triples = list(itertools.product(KINDS, repeat=3))
    chosen = random.Random(SEED).sample(triples, TRIPLES)
    for names in chosen[part::3]:
        check(pages, names)


@pytest.mark.parametrize("name", KINDS)
def test_a_client_that_asks_for_the_end_gets_it(pages, name):
    if name == "throttle":
        pages.send("ListBlueprints")
    pages.put_fault(KINDS[name].fault["kind"], **{
        member: value for member, value in KINDS[name].fault.items() if member != "kind"})
    reply = pages.send("ListBlueprints", fields=["Connection: close"])
    assert reply.end == ("RST" if KINDS[name].end == "RST" else "FIN")
    if not KINDS[name].is_silent:
        assert reply.fields["connection"] == "close"


@pytest.mark.parametrize("name", ["empty_response", "truncated_body", "lost_response"])
def test_a_request_behind_one_whose_connection_ends_is_not_answered(world, name):
    world.put_fault(KINDS[name].fault["kind"], times=1)
    with world.server.connect() as connection:
        connection.sendall(world.request("ListBlueprints") + world.request("ListWorkflows"))
        data, end = read_to_end(connection)
    assert end == KINDS[name].end
    assert b"Workflows" not in data
    assert world.admin("GET", "journal?operation=ListWorkflows")["entries"] == []


def test_nothing_behind_a_hang_is_answered_when_its_client_leaves(world):
    world.put_fault("hang", times=1)
    with world.server.connect() as connection:
        connection.sendall(world.request("ListBlueprints") + world.request("ListWorkflows"))
        connection.shutdown(1)
        assert read_to_end(connection) == (b"", "FIN")
    assert world.admin("GET", "journal?operation=ListWorkflows")["entries"] == []
