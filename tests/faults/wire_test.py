"""The bytes of every kind of fault, and what became of the work, on raw sockets."""

import email.utils
import json
import time

import pytest

from connections import is_silent, read_to_end
from waiting import wait_until
from world import ROLE


def test_error_is_aws_own_shape_and_does_nothing(world):
    world.put_fault("error", code="ThrottlingException", retry_after_ms=1500)
    reply = world.start()
    assert (reply.status, reply.end) == (400, "open")
    assert reply.body == b'{"__type":"ThrottlingException","message":"Rate exceeded"}'
    assert reply.fields["content-type"] == "application/x-amz-json-1.1"
    assert reply.fields["x-amz-retry-after"] == "1500"
    assert reply.fields["retry-after"] == "2"
    assert len(reply.fields["x-amzn-requestid"]) == 36
    assert world.runs() == []


def test_custom_error(world):
    world.put_fault("error", code="BrandNewException", custom=True, status=418, message="Tea.")
    reply = world.start()
    assert reply.status == 418
    assert reply.body == b'{"__type":"BrandNewException","message":"Tea."}'


def test_throttle_follows_the_emulated_clock(world):
    world.admin("PUT", "clock", {"rate": 0})
    world.put_fault("throttle", rate=0.1, burst=1, match={"operation": "StartBlueprintRun"})
    assert [world.start().status for _ in range(2)] == [200, 400]
    world.admin("POST", "clock/advance", {"by": "10s"})
    reply = [world.start() for _ in range(2)][1]
    assert reply.body == b'{"__type":"ThrottlingException","message":"Rate exceeded"}'
    assert len(world.runs()) == 2


@pytest.mark.parametrize("figures", [
    {"fixed": "200ms"}, {"uniform": {"min": "200ms", "max": "250ms"}},
    {"normal": {"mean": "200ms", "deviation": "0s"}},
    {"lognormal": {"median": "200ms", "sigma": 0}}])
def test_latency(world, figures):
    world.put_fault("latency", **figures)
    reply = world.start()
    assert reply.status == 200
    assert reply.seconds >= 0.199
    assert len(world.runs()) == 1


def test_latency_works_on_when_the_client_leaves(world):
    world.put_fault("latency", fixed="200ms", match={"operation": "StartBlueprintRun"})
    world.open("StartBlueprintRun", {
        "BlueprintName": "orders", "RoleArn": ROLE}).close()
    wait_until(lambda: world.admin("GET", "journal?operation=Start*")["entries"][0]["duration_ms"]
               is not None)
    assert len(world.runs()) == 1


def test_lost_response_does_the_work(world):
    world.put_fault("lost_response", match={"operation": "StartBlueprintRun"})
    reply = world.start()
    assert (reply.data, reply.end) == (b"", "RST")
    assert len(world.runs()) == 1


@pytest.mark.parametrize("when, runs", [("before", 0), ("headers", 1), ("body", 1)])
def test_reset_connection(world, when, runs):
    world.put_fault("reset_connection", when=when)
    reply = world.start()
    assert reply.end == "RST"
    whole = json.dumps({"RunId": "br_" + 64 * "0"}, separators=(",", ":")).encode()
    if when == "before":
        assert reply.data == b""
    else:
        assert reply.status == 200
        assert reply.fields["content-length"] == str(len(whole))
        assert len(reply.body) == (len(whole) // 2 if when == "body" else 0)
        assert reply.seconds >= 0.019
    assert len(world.runs()) == runs


def test_hang_answers_when_its_time_is_over(world):
    world.put_fault("hang", **{"for": "200ms"})
    reply = world.start()
    assert reply.status == 200
    assert reply.seconds >= 0.199
    assert len(world.runs()) == 1


@pytest.mark.parametrize("release", [
    ("DELETE", "faults/x", None), ("DELETE", "faults", None),
    ("PUT", "faults/x", {"fault": {"kind": "lost_response"}})])
def test_hang_goes_on_when_its_rule_goes(world, release):
    world.put_fault("hang")
    with world.open("ListBlueprints") as connection:
        assert is_silent(connection)
        world.admin(*release)
        connection.settimeout(10)
        assert connection.recv(65536).startswith(b"HTTP/1.1 200 OK\r\n")


def test_nothing_is_done_for_a_client_that_gave_up_on_a_hang(world):
    world.put_fault("hang", match={"operation": "StartBlueprintRun"})
    with world.open("StartBlueprintRun", {
            "BlueprintName": "orders", "RoleArn": ROLE}) as client:
        assert is_silent(client)
        entry = world.admin("GET", "journal?operation=Start*")["entries"][0]
        assert (entry["status"], entry["duration_ms"]) == (None, None)
    wait_until(lambda: world.admin("GET", "journal?operation=Start*")["entries"][0]["duration_ms"]
               is not None)
    assert world.runs() == []


def test_empty_response(world):
    world.put_fault("empty_response")
    reply = world.start()
    assert (reply.data, reply.end) == (b"", "FIN")
    assert world.runs() == []


@pytest.mark.parametrize("at, sent", [(0, 0), (10, 10), (0.25, 19), (None, 39), (78, 78)])
def test_truncated_body(world, at, sent):
    world.put_fault("truncated_body", **({} if at is None else {"at": at}))
    reply = world.start()
    assert (reply.status, reply.end) == (200, "FIN")
    assert reply.fields["content-length"] == "79"
    assert len(reply.body) == sent
    assert len(world.runs()) == 1


def test_slow_body(world):
    world.put_fault("slow_body", bytes_per_second=200)
    reply = world.start()
    assert reply.status == 200
    assert len(reply.body) == 79
    assert reply.seconds >= 79 / 200 - 0.01


def test_slow_body_is_sent_at_once_when_its_rule_goes(world):
    world.put_fault("slow_body", bytes_per_second=1)
    with world.open("ListBlueprints") as connection:
        assert connection.recv(65536).endswith(b"\r\n\r\n")
        assert connection.recv(1) == b"{"
        world.admin("DELETE", "faults/x")
        rest = b""
        while not rest.endswith(b"}"):
            rest += connection.recv(65536)
        assert rest == b'"Blueprints":["orders"]}'


def test_corrupt_body(world):
    for how in ("garbage", "cut_json", "wrong_types"):
        world.put_fault("corrupt_body", how=how, match={"operation": "ListBlueprints"})
        reply = world.send("ListBlueprints")
        assert (reply.status, reply.end) == (200, "open")
        assert int(reply.fields["content-length"]) == len(reply.body)
        if how == "wrong_types":
            assert reply.body == b'{"Blueprints":[0]}'
        else:
            with pytest.raises(ValueError):
                json.loads(reply.body)


@pytest.mark.parametrize("status, title", [
    (502, "502 Bad Gateway"), (503, "503 Service Temporarily Unavailable"),
    (504, "504 Gateway Time-out")])
def test_gateway_error(world, status, title):
    world.put_fault("gateway_error", status=status)
    reply = world.start()
    assert reply.status == status
    assert reply.body == (f"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n"
                          f"<center><h1>{title}</h1></center>\r\n</body>\r\n</html>\r\n").encode()
    assert set(reply.fields) == {"date", "server", "content-type", "content-length",
                                 "x-glueprint-rule"}
    assert world.runs() == []


@pytest.mark.parametrize("parameters, status, body, content_type", [
    ({}, 503, b"", None), ({"status": 429}, 429, b"", None), ({"status": 408}, 408, b"", None),
    ({"status": 501, "body": "no"}, 501, b"no", "text/plain"),
    ({"status": 200, "body": "{}", "content_type": "application/json"}, 200, b"{}",
     "application/json")])
def test_bare_status(world, parameters, status, body, content_type):
    world.put_fault("bare_status", **parameters)
    reply = world.start()
    assert (reply.status, reply.body, reply.end) == (status, body, "open")
    assert reply.fields.get("content-type") == content_type
    assert "x-amzn-requestid" not in reply.fields
    assert world.runs() == []


@pytest.mark.parametrize("how, token", [("empty", '""'), ("null", "null")])
@pytest.mark.parametrize("members", [{}, {"MaxResults": 1}])
def test_odd_token_takes_the_place_of_any(world, how, token, members):
    world.send("CreateBlueprint", {"Name": "second", "BlueprintLocation": "s3://bucket/x.zip"})
    right = world.send("ListBlueprints", members)
    world.put_fault("odd_token", how=how)
    odd = world.send("ListBlueprints", members)
    assert odd.json == {**right.json, "NextToken": json.loads(token)}
    assert odd.body.count(b"NextToken") == 1


def test_odd_token_repeats_the_token_that_was_just_used(world):
    for _ in range(2):
        world.start()
    read = {"BlueprintName": "orders", "MaxResults": 1}
    token = world.send("GetBlueprintRuns", read).json["NextToken"]
    right = world.send("GetBlueprintRuns", {**read, "NextToken": token}).json
    world.put_fault("odd_token", how="repeat")
    odd = world.send("GetBlueprintRuns", {**read, "NextToken": token}).json
    assert odd == {**right, "NextToken": token}


def seconds_off(reply):
    """How far the Date of an answer is from now."""
    return email.utils.parsedate_to_datetime(reply.fields["date"]).timestamp() - time.time()


def test_only_clock_skew_moves_the_date(world):
    world.admin("PUT", "clock", {"now": "2026-01-01T00:00:00Z", "rate": 0})
    assert abs(seconds_off(world.start())) < 60
    world.put_fault("gateway_error")
    assert abs(seconds_off(world.start())) < 60
    world.put_fault("clock_skew", by="-10m")
    assert abs(seconds_off(world.start()) + 600) < 60
    world.put_fault("error", rule_id="y", code="ThrottlingException")
    assert abs(seconds_off(world.start()) + 600) < 60


def test_stale_read(world):
    world.admin("POST", "clock/advance", {"by": "1h"})
    world.start()
    read = ("GetBlueprintRuns", {"BlueprintName": "orders"})
    world.put_fault("stale_read", by="1m")
    assert world.send(*read).json == {"BlueprintRuns": []}
    world.admin("POST", "clock/advance", {"by": "1m"})
    assert len(world.send(*read).json["BlueprintRuns"]) == 1


def test_faults_of_pages(world):
    world.send("CreateBlueprint", {"Name": "second", "BlueprintLocation": "s3://bucket/x.zip"})
    world.put_fault("small_pages", items=1)
    first = world.send("ListBlueprints").json
    assert first["Blueprints"] == ["orders"]
    world.put_fault("empty_page")
    empty = world.send("ListBlueprints", {"NextToken": first["NextToken"]}).json
    assert empty["Blueprints"] == []
    assert empty["NextToken"] != first["NextToken"]
    world.put_fault("expire_tokens")
    dead = world.send("ListBlueprints", {"NextToken": empty["NextToken"]})
    assert dead.body == b'{"__type":"InvalidInputException","Message":"Next token expired."}'
    world.admin("DELETE", "faults")
    last = world.send("ListBlueprints", {"NextToken": empty["NextToken"]}).json
    assert last == {"Blueprints": ["second"]}


@pytest.mark.parametrize("kind, parameters", [
    ("error", {"code": "ThrottlingException"}), ("latency", {"fixed": "1ms"}),
    ("slow_body", {"bytes_per_second": 100_000}), ("corrupt_body", {}), ("gateway_error", {})])
def test_a_connection_goes_on_after_a_fault_that_leaves_it_open(world, kind, parameters):
    world.put_fault(kind, times=1, **parameters)
    with world.open("ListBlueprints") as connection:
        assert connection.recv(65536).startswith(b"HTTP/1.1 ")
        connection.sendall(world.request("ListBlueprints", fields=["Connection: close"]))
        data, end = read_to_end(connection)
    assert data.endswith(b'{"Blueprints":["orders"]}')
    assert end == "FIN"


def test_requests_behind_one_that_hangs_are_answered_in_their_order(world):
    world.put_fault("hang", times=1)
    with world.server.connect() as connection:
        connection.sendall(world.request("ListBlueprints") + world.request("ListWorkflows")
                           + world.request("GetBlueprint", fields=["Connection: close"]))
        assert is_silent(connection)
        world.admin("DELETE", "faults/x")
        connection.settimeout(10)
        data, end = read_to_end(connection)
    assert end == "FIN"
    answers = [data.index(part) for part in (b'"Blueprints"', b'"Workflows"', b"Validation")]
    assert answers == sorted(answers)
