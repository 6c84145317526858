"""What GET retries and GET findings say of boto3's calls, in both of its modes."""

import time
import zlib

import botocore.exceptions
import pytest

from clients import LOCATION, ROLE, boto3_client
from glueprint_server import Server
from waiting import wait_until

ATTEMPTS = {"legacy": 5, "standard": 3}


@pytest.fixture(scope="module")
def server():
    with Server("--log-level", "error") as running:
        yield running


@pytest.fixture
def account(request):
    return f"{4 * 10**11 + zlib.crc32(request.node.name.encode()):012}"


def throttle(server, account, **members):
    fault = {"kind": "error", "code": "ThrottlingException", **members}
    server.admin("POST", f"faults?account={account}", {"id": "throttle", "fault": fault})


@pytest.mark.parametrize("mode", ATTEMPTS)
def test_the_attempts_of_a_call_are_one_group(server, account, mode, monkeypatch):
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    throttle(server, account)
    client = boto3_client(server, account, retries={"mode": mode})
    with pytest.raises(botocore.exceptions.ClientError):
        client.list_blueprints()
    [call] = server.admin("GET", f"retries?account={account}")["calls"]
    assert call["attempts"] == ATTEMPTS[mode]
    assert call["statuses"] == [400] * ATTEMPTS[mode]
    assert call["errors"] == ["ThrottlingException"] * ATTEMPTS[mode]
    assert len(call["gaps_ms"]) == ATTEMPTS[mode] - 1
    assert len(call["invocation_id"]) == 36
    assert call["user_agent"].startswith("Boto3/")
    assert call["succeeded"] is False
    entries = server.admin("GET", f"journal?account={account}")["entries"]
    assert [entry["attempt"] for entry in entries] == list(range(ATTEMPTS[mode], 0, -1))
    assert entries[0]["connection"] is not None


@pytest.mark.parametrize("mode", ATTEMPTS)
def test_a_hint_that_boto3_does_not_know_is_found_ignored(server, account, mode, monkeypatch):
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    throttle(server, account, retry_after_ms=60_000)
    client = boto3_client(server, account, retries={"mode": mode})
    with pytest.raises(botocore.exceptions.ClientError):
        client.list_blueprints()
    [call] = server.admin("GET", f"retries?account={account}")["calls"]
    assert call["hints_kept"] is False
    assert call["hints_ms"][0] == 60_000
    [finding] = server.admin("GET", f"findings?account={account}")["findings"]
    assert finding["kind"] == "ignored_throttle"
    assert finding["requests"] == call["requests"][:2]


def test_a_lost_start_is_started_twice(server, account):
    client = boto3_client(server, account, retries={"mode": "standard"})
    client.create_blueprint(Name="orders", BlueprintLocation=LOCATION)
    server.admin("POST", f"faults?account={account}", {
        "id": "lost", "times": 1, "fault": {"kind": "lost_response"}})
    client.start_blueprint_run(BlueprintName="orders", RoleArn=ROLE)
    kinds = [finding["kind"]
             for finding in server.admin("GET", f"findings?account={account}")["findings"]]
    assert kinds == ["started_twice"]


def test_a_client_that_gives_up_is_found(server, account):
    server.admin("POST", f"faults?account={account}", {"id": "h", "fault": {"kind": "hang"}})
    client = boto3_client(server, account, read_timeout=0.3, retries={"max_attempts": 0})
    with pytest.raises(botocore.exceptions.ReadTimeoutError):
        client.list_blueprints()
    [finding] = wait_until(
        lambda: server.admin("GET", f"findings?account={account}")["findings"])
    assert finding["kind"] == "gave_up"
    assert server.admin("GET", f"journal?account={account}")["entries"][0]["client_left"] is True
