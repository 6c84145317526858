"""What a client sees of each plan in fixtures/faults/, by default settings of boto3."""

import json

import pytest

from clients import boto3_client
from glueprint_server import ROOT, Server

DEMO = ROOT / "fixtures" / "demo.json"
ROLE = "arn:aws:iam::123456789012:role/glue"


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch):
    monkeypatch.setattr("botocore.endpoint.time.sleep", lambda seconds: None)


@pytest.fixture
def serve(request):
    """Starts a server with the demo and a plan; gives a client factory."""
    def start(plan, *flags):
        server = Server("--fixtures", DEMO, "--log-level", "error", "--faults",
                        ROOT / "fixtures" / "faults" / f"{plan}.json", *flags)
        request.addfinalizer(lambda: server.__exit__(None))
        return server
    return start


def demo_runs():
    runs = json.loads(DEMO.read_text())["BlueprintRuns"]
    return {run["RunId"] for run in runs if run["BlueprintName"] == "orders-etl"}


def test_a_poller_is_throttled_until_the_clock_goes_on(serve):
    server = serve("throttled-poller", "--clock-rate", "0")
    client = boto3_client(server, retries={"max_attempts": 0})
    for _ in range(3):
        client.get_blueprint_runs(BlueprintName="orders-etl")
    with pytest.raises(client.exceptions.ClientError, match="Rate exceeded"):
        client.get_blueprint_runs(BlueprintName="orders-etl")
    client.list_blueprints()


def test_a_lost_start_is_started_twice(serve):
    client = boto3_client(serve("lost-start"))
    before = len(client.get_blueprint_runs(BlueprintName="orders-etl")["BlueprintRuns"])
    for _ in range(2):
        client.start_blueprint_run(BlueprintName="orders-etl", RoleArn=ROLE,
                                   Parameters='{"WorkflowName":"w","SourceBucket":"bucket"}')
    runs = client.get_blueprint_runs(BlueprintName="orders-etl")["BlueprintRuns"]
    assert len(runs) == before + 3


def test_odd_pages_hold_every_run_once(serve):
    client = boto3_client(serve("odd-pages"))
    pages, token = [], None
    while token or not pages:
        answer = client.get_blueprint_runs(
            BlueprintName="orders-etl", **({"NextToken": token} if token else {}))
        pages.append([run["RunId"] for run in answer["BlueprintRuns"]])
        token = answer.get("NextToken")
    found = sum(pages, [])
    assert len(found) == len(set(found))
    assert set(found) == demo_runs()
    assert max(map(len, pages)) == 2 and pages[1] == []


def test_a_flaky_network_is_the_same_for_the_same_seed(serve):
    def outcomes():
        client = boto3_client(serve("flaky-network", "--seed", "7"), retries={"max_attempts": 0})
        for _ in range(40):
            try:
                yield sorted(client.list_blueprints())
            except Exception as error:  # pylint: disable=broad-except
                yield type(error).__name__
    first = list(outcomes())
    assert first == list(outcomes())
    assert {"ConnectionClosedError", "ClientError"} <= set(map(str, first))


def test_a_slow_region_leaves_the_others_alone(serve):
    server = serve("slow-region")
    far = boto3_client(server, region="ap-southeast-2")
    near = boto3_client(server)
    for client in (far, near):
        assert client.get_blueprint_runs(BlueprintName="orders-etl")["BlueprintRuns"]
    journal = server.admin("GET", "journal")["entries"]
    entries = {region: [entry for entry in journal if entry["region"] == region]
               for region in ("ap-southeast-2", "us-east-1")}
    assert [entry["rules"] for entry in entries["us-east-1"]] == [[]]
    assert [entry["rules"] for entry in entries["ap-southeast-2"]] == [["far", "behind", "narrow"]]
