"""Debian's AWS CLI reads and writes as it would at AWS."""

import json

import pytest

from clients import LOCATION, ROLE, aws, aws_json
from glueprint_server import ROOT, Server
from seeds import write_many_runs

DEMO = ROOT / "fixtures" / "demo.json"
SERVICE_ERROR_STATUS = 254


@pytest.fixture(scope="module", name="demo")
def serve_demo():
    with Server("--fixtures", DEMO, "--timeline", "succeeds-at-once") as server:
        yield server


def test_the_demo_is_listed(demo):
    seeded = json.loads(DEMO.read_text())["BlueprintRuns"]
    for blueprint in {run["BlueprintName"] for run in seeded}:
        page = aws_json(demo, "get-blueprint-runs", "--blueprint-name", blueprint)
        ids = {run["RunId"] for run in seeded if run["BlueprintName"] == blueprint}
        assert {run["RunId"] for run in page["BlueprintRuns"]} == ids


def test_a_blueprint_is_made_started_and_its_run_read(demo):
    account = "200000000001"
    aws_json(demo, "create-blueprint", "--name", "orders", "--blueprint-location", LOCATION,
             account=account)
    run_id = aws_json(demo, "start-blueprint-run", "--blueprint-name", "orders", "--role-arn",
                      ROLE, "--parameters", '{"a": 1}', account=account)["RunId"]
    run = aws_json(demo, "get-blueprint-run", "--blueprint-name", "orders", "--run-id", run_id,
                   account=account)["BlueprintRun"]
    assert (run["State"], run["Parameters"]) == ("SUCCEEDED", '{"a": 1}')


def test_errors_are_printed_by_code_and_message(demo):
    def error_of(*arguments):
        result = aws(demo, *arguments)
        assert result.returncode == SERVICE_ERROR_STATUS
        return result.stderr.strip()

    assert error_of("get-blueprint-run", "--blueprint-name", "ghost", "--run-id", "br_1") == (
        "An error occurred (EntityNotFoundException) when calling the GetBlueprintRun operation: "
        "Blueprint run with id: br_1 not found.")
    assert "(ValidationException)" in error_of("get-blueprint-runs", "--blueprint-name", "a\nb")
    assert "(UnknownOperationException)" in error_of("get-databases")
    name = json.loads(DEMO.read_text())["BlueprintRuns"][0]["BlueprintName"]
    assert "(InvalidInputException)" in error_of(
        "get-blueprint-runs", "--blueprint-name", name, "--next-token", "forged")


@pytest.mark.parametrize("size", [499, 1000])
def test_2500_runs_are_paged_through(tmp_path, size):
    ids = write_many_runs(tmp_path / "runs.json")
    with Server("--fixtures", tmp_path / "runs.json") as server:
        found, token = [], []
        while token is not None:
            page = aws_json(server, "get-blueprint-runs", "--blueprint-name", "many",
                            "--max-results", str(size), *token)
            found += [run["RunId"] for run in page["BlueprintRuns"]]
            token = ["--next-token", page["NextToken"]] if "NextToken" in page else None
        assert found == ids


def test_what_the_cli_prints_loads_as_a_fixture(demo, tmp_path):
    name = json.loads(DEMO.read_text())["BlueprintRuns"][0]["BlueprintName"]
    printed = aws(demo, "get-blueprint-runs", "--blueprint-name", name).stdout
    (tmp_path / "pasted.json").write_text(printed)
    with Server("--fixtures", tmp_path / "pasted.json") as server:
        again = aws_json(server, "get-blueprint-runs", "--blueprint-name", name)
        finished = {run["RunId"]: run for run in json.loads(printed)["BlueprintRuns"]
                    if run["State"] in ("SUCCEEDED", "FAILED")}
        assert finished == {run["RunId"]: run for run in again["BlueprintRuns"]
                            if run["RunId"] in finished}
