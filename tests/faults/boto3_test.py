"""What boto3 makes of every kind of fault: which exception, after how many attempts."""

import email.utils
import time

import botocore.exceptions
import pytest

from clients import BODIES_ARE_MEASURED, boto3_client

LEGACY_ATTEMPTS = 5
STANDARD_ATTEMPTS = 3
ROLE = "arn:aws:iam::123456789012:role/glue"


class Client:
    """A boto3 client that counts its attempts and does not pause between them."""

    def __init__(self, world, mode="legacy", **config):
        self.glue = boto3_client(world.server, account=world.account, retries={"mode": mode},
                                 **config)
        self.attempts = 0
        self.glue.meta.events.register("before-send.glue.*", self._count)

    def _count(self, **_):
        self.attempts += 1

    def start(self):
        return self.glue.start_blueprint_run(BlueprintName="orders", RoleArn=ROLE)["RunId"]

    def failure(self, call=None):
        with pytest.raises(Exception) as raised:
            (call or self.start)()
        return raised.value


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch):
    monkeypatch.setattr("botocore.endpoint.time.sleep", lambda seconds: None)


@pytest.mark.parametrize("mode, attempts", [
    ("legacy", LEGACY_ATTEMPTS), ("standard", STANDARD_ATTEMPTS)])
@pytest.mark.parametrize("code, status", [
    ("ThrottlingException", 400), ("InternalServiceException", 500)])
def test_errors_that_are_retried(world, mode, attempts, code, status):
    world.put_fault("error", code=code)
    client = Client(world, mode)
    error = client.failure()
    assert error.response["Error"]["Code"] == code
    assert error.response["ResponseMetadata"]["HTTPStatusCode"] == status
    assert client.attempts == attempts
    assert world.runs() == []


@pytest.mark.parametrize("code", [
    "AccessDeniedException", "EntityNotFoundException", "ExpiredTokenException",
    "IllegalBlueprintStateException", "InvalidInputException", "OperationTimeoutException",
    "UnrecognizedClientException", "ValidationException"])
def test_errors_that_are_not_retried(world, code):
    world.put_fault("error", code=code, message="No.")
    client = Client(world)
    error = client.failure()
    assert error.response["Error"] == {"Code": code, "Message": "No."}
    assert client.attempts == 1
    known = getattr(client.glue.exceptions, code, None)
    assert known is None or isinstance(error, known)


def test_a_throttle_that_ends_is_not_noticed(world):
    world.put_fault("error", code="ThrottlingException", times=2, retry_after_ms=10)
    client = Client(world)
    assert client.start().startswith("br_")
    assert client.attempts == 3
    assert len(world.runs()) == 1


def test_throttle(world):
    world.admin("PUT", "clock", {"rate": 0})
    world.put_fault("throttle", rate=1, burst=2)
    client = Client(world)
    client.start()
    client.start()
    assert client.failure().response["Error"]["Message"] == "Rate exceeded"
    assert client.attempts == 2 + LEGACY_ATTEMPTS


def test_a_lost_response_leaves_exactly_one_run_for_each_attempt(world):
    world.put_fault("lost_response", match={"operation": "StartBlueprintRun"})
    client = Client(world)
    assert isinstance(client.failure(), botocore.exceptions.ConnectionClosedError)
    assert client.attempts == LEGACY_ATTEMPTS
    assert len(world.runs()) == LEGACY_ATTEMPTS


def test_a_start_whose_answer_is_lost_once_runs_twice(world):
    world.put_fault("lost_response", times=1)
    client = Client(world)
    run_id = client.start()
    runs = world.runs()
    assert client.attempts == len(runs) == 2
    assert runs[0]["RunId"] == run_id


@pytest.mark.parametrize("kind, parameters, runs", [
    ("reset_connection", {"when": "before"}, 0), ("empty_response", {}, 0),
    ("reset_connection", {"when": "headers"}, LEGACY_ATTEMPTS)])
def test_connections_that_end(world, kind, parameters, runs):
    world.put_fault(kind, **parameters)
    client = Client(world)
    assert isinstance(client.failure(), (botocore.exceptions.ConnectionError,
                                         botocore.exceptions.HTTPClientError))
    assert client.attempts == LEGACY_ATTEMPTS
    assert len(world.runs()) == runs


def test_latency_and_hang_beyond_the_read_timeout(world):
    for kind, parameters in (("latency", {"fixed": "1h"}), ("hang", {})):
        world.put_fault(kind, **parameters)
        client = Client(world, "standard", read_timeout=0.1)
        assert isinstance(client.failure(), botocore.exceptions.ReadTimeoutError)
        assert client.attempts == STANDARD_ATTEMPTS


def test_a_slow_body_comes_whole(world):
    world.put_fault("slow_body", bytes_per_second=400)
    client = Client(world)
    assert len(client.start()) == 67
    assert client.attempts == 1


@pytest.mark.skipif(not BODIES_ARE_MEASURED, reason="urllib3 is older than 2")
def test_a_truncated_body_is_asked_for_again(world):
    world.put_fault("truncated_body")
    client = Client(world)
    error = client.failure(client.glue.list_blueprints)
    assert isinstance(error, botocore.exceptions.ConnectionClosedError)
    assert client.attempts == LEGACY_ATTEMPTS


@pytest.mark.skipif(BODIES_ARE_MEASURED, reason="urllib3 is 2 or newer")
def test_a_truncated_body_reads_as_an_empty_answer(world):
    world.put_fault("truncated_body")
    client = Client(world)
    answer = client.glue.list_blueprints()
    assert "Blueprints" not in answer
    assert client.attempts == 1


@pytest.mark.parametrize("status, attempts", [(501, 1), (503, LEGACY_ATTEMPTS)])
def test_bare_status(world, status, attempts):
    world.put_fault("bare_status", status=status)
    client = Client(world)
    error = client.failure()
    assert error.response["Error"]["Code"] == str(status)
    assert client.attempts == attempts
    assert world.runs() == []


def test_a_token_that_repeats(world):
    client = Client(world)
    for _ in range(3):
        client.start()
    world.put_fault("odd_token", how="repeat")
    first = client.glue.get_blueprint_runs(BlueprintName="orders", MaxResults=1)
    read = {"BlueprintName": "orders", "MaxResults": 1, "NextToken": first["NextToken"]}
    assert client.glue.get_blueprint_runs(**read)["NextToken"] == first["NextToken"]


@pytest.mark.parametrize("how, has_token", [("empty", True), ("null", False)])
def test_a_token_of_nothing(world, how, has_token):
    world.put_fault("odd_token", how=how)
    page = Client(world).glue.list_blueprints()
    assert page["Blueprints"] == ["orders"]
    assert page.get("NextToken") == ("" if has_token else None)


def test_garbage(world):
    world.put_fault("corrupt_body", how="garbage")
    client = Client(world)
    assert isinstance(client.failure(client.glue.list_blueprints), UnicodeDecodeError)
    assert client.attempts == 1


def test_json_that_was_cut_reads_as_an_empty_answer(world):
    world.put_fault("corrupt_body", how="cut_json")
    client = Client(world)
    answer = client.glue.list_blueprints()
    assert "Blueprints" not in answer
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200
    assert client.attempts == 1


def test_values_of_wrong_types(world):
    world.start()
    world.put_fault("corrupt_body", how="wrong_types")
    client = Client(world)
    error = client.failure(lambda: client.glue.get_blueprint_runs(BlueprintName="orders"))
    assert isinstance(error, ValueError)
    assert "Invalid timestamp" in str(error)
    assert client.glue.list_blueprints()["Blueprints"] == [0]


@pytest.mark.parametrize("status", [502, 503, 504])
def test_gateway_errors(world, status):
    world.put_fault("gateway_error", status=status)
    client = Client(world)
    assert client.failure().response["Error"]["Code"] == str(status)
    assert client.attempts == LEGACY_ATTEMPTS
    assert world.runs() == []


def test_clock_skew(world):
    world.put_fault("clock_skew", by="1h")
    headers = Client(world).glue.list_blueprints()["ResponseMetadata"]["HTTPHeaders"]
    date = email.utils.parsedate_to_datetime(headers["date"]).timestamp()
    assert abs(date - time.time() - 3600) < 60


def test_stale_read(world):
    world.admin("POST", "clock/advance", {"by": "1h"})
    client = Client(world)
    run_id = client.start()
    world.put_fault("stale_read", by="1m")

    def read():
        return client.glue.get_blueprint_run(BlueprintName="orders", RunId=run_id)["BlueprintRun"]

    assert isinstance(client.failure(read), client.glue.exceptions.EntityNotFoundException)
    world.admin("POST", "clock/advance", {"by": "1m"})
    assert read()["State"] == "RUNNING"


def all_runs(client):
    # Debian's boto3 has no paginator for this operation.
    runs, token = [], None
    while True:
        answer = client.glue.get_blueprint_runs(
            BlueprintName="orders", MaxResults=3, **({"NextToken": token} if token else {}))
        runs += [run["RunId"] for run in answer["BlueprintRuns"]]
        token = answer.get("NextToken")
        if not token:
            return runs


def test_odd_pages_lose_nothing(world):
    client = Client(world)
    started = [client.start() for _ in range(10)][::-1]
    world.put_fault("small_pages", "small", items=2)
    world.put_fault("empty_page", "empty", every=2)
    assert all_runs(client) == started
    world.put_fault("expire_tokens", "dead", times=1)
    error = client.failure(lambda: all_runs(client))
    assert isinstance(error, client.glue.exceptions.InvalidInputException)
    assert all_runs(client) == started
