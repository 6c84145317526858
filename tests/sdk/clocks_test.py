"""How often boto3 sends a request that fails, wherever the emulated clock stands: as often as at
AWS, so that a rule with `times` meets the attempts that its test means."""

import pytest

from clients import boto3_client
from glueprint_server import Server

ATTEMPTS = {"legacy": 5, "standard": 3}
CLOCKS = {
    "frozen": {"now": "2024-02-23T14:44:45Z", "rate": 0},
    "advanced": {"now": "2040-01-01T00:00:00Z", "rate": 1},
    "scaled": {"now": "real", "rate": 100_000},
}
ERRORS = [("EntityNotFoundException", False), ("IllegalBlueprintStateException", False),
          ("ThrottlingException", True), ("InternalServiceException", True)]


@pytest.fixture(scope="module", params=["real", "emulated"])
def server(request):
    with Server("--date", request.param) as started:
        yield started


@pytest.mark.parametrize("code, is_retried", ERRORS)
@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("mode", ATTEMPTS)
def test_boto3_repeats_what_it_repeats_at_aws(server, monkeypatch, mode, clock, code, is_retried):
    monkeypatch.setattr("botocore.endpoint.time.sleep", lambda seconds: None)
    server.admin("PUT", "clock", {"now": "real", "rate": 1})
    server.admin("PUT", "clock", CLOCKS[clock])
    server.admin("PUT", "faults/x", {"fault": {"kind": "error", "code": code}})
    client = boto3_client(server, retries={"mode": mode})
    attempts = []
    client.meta.events.register("before-send.glue.*", lambda **_: attempts.append(1))
    with pytest.raises(client.exceptions.ClientError) as raised:
        client.list_blueprints()
    assert raised.value.response["Error"]["Code"] == code
    assert len(attempts) == (ATTEMPTS[mode] if is_retried else 1)
