"""boto3 reads and writes as it would at AWS."""

import datetime
import json
import re

import pytest

from clients import LOCATION, ROLE, boto3_client
from glueprint_server import ROOT, Server

DEMO = ROOT / "fixtures" / "demo.json"
REQUEST_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.fixture(scope="module", name="demo")
def serve_demo():
    with Server("--fixtures", DEMO, "--timeline", "succeeds-at-once") as server:
        yield server


def error_of(call, **request):
    """The typed error that a call raises, checked for what every error carries."""
    client = call.__self__
    with pytest.raises(client.exceptions.ClientError) as raised:
        call(**request)
    metadata = raised.value.response["ResponseMetadata"]
    assert REQUEST_ID.fullmatch(metadata["RequestId"])
    assert metadata["HTTPStatusCode"] == 400
    assert metadata["RetryAttempts"] == 0
    return raised.value


def start(client, name="orders"):
    client.create_blueprint(Name=name, BlueprintLocation=LOCATION)
    return client.start_blueprint_run(BlueprintName=name, RoleArn=ROLE)["RunId"]


def test_every_run_of_the_demo_is_read(demo):
    client = boto3_client(demo)
    seeded = json.loads(DEMO.read_text())["BlueprintRuns"]
    assert seeded
    for run in seeded:
        found = client.get_blueprint_run(BlueprintName=run["BlueprintName"], RunId=run["RunId"])
        assert found["BlueprintRun"]["RunId"] == run["RunId"]
        assert isinstance(found["BlueprintRun"]["StartedOn"], datetime.datetime)
        if run["State"] in ("SUCCEEDED", "FAILED"):
            assert found["BlueprintRun"]["State"] == run["State"]


def test_the_lists_of_the_demo_hold_every_run_newest_first(demo):
    client = boto3_client(demo)
    seeded = json.loads(DEMO.read_text())["BlueprintRuns"]
    for blueprint in {run["BlueprintName"] for run in seeded}:
        page = client.get_blueprint_runs(BlueprintName=blueprint)
        ids = {run["RunId"] for run in seeded if run["BlueprintName"] == blueprint}
        assert {run["RunId"] for run in page["BlueprintRuns"]} == ids
        started = [run["StartedOn"] for run in page["BlueprintRuns"]]
        assert started == sorted(started, reverse=True)
        assert "NextToken" not in page


def test_success_carries_a_request_id(demo):
    client = boto3_client(demo)
    name = json.loads(DEMO.read_text())["BlueprintRuns"][0]["BlueprintName"]
    metadata = client.get_blueprint_runs(BlueprintName=name)["ResponseMetadata"]
    assert REQUEST_ID.fullmatch(metadata["RequestId"])
    assert metadata["HTTPHeaders"]["content-type"] == "application/x-amz-json-1.1"


def test_a_blueprint_is_made_started_and_its_run_read(demo):
    client = boto3_client(demo, account="100000000001")
    run_id = start(client)
    assert re.fullmatch("br_[0-9a-f]{64}", run_id)
    run = client.get_blueprint_run(BlueprintName="orders", RunId=run_id)["BlueprintRun"]
    assert run["State"] == "SUCCEEDED"
    assert run["RoleArn"] == ROLE
    assert run["CompletedOn"] >= run["StartedOn"]
    blueprint = client.get_blueprint(Name="orders")["Blueprint"]
    assert (blueprint["Status"], blueprint["BlueprintLocation"]) == ("ACTIVE", LOCATION)


def test_parameters_come_back_byte_for_byte(demo):
    client = boto3_client(demo, account="100000000002")
    client.create_blueprint(Name="orders", BlueprintLocation=LOCATION)
    parameters = '{ "Tables" : ["a\\u00e9", "b \u20ac \U0001f600"],\n "Bucket":"x" }'
    run_id = client.start_blueprint_run(
        BlueprintName="orders", RoleArn=ROLE, Parameters=parameters)["RunId"]
    run = client.get_blueprint_run(BlueprintName="orders", RunId=run_id)["BlueprintRun"]
    assert run["Parameters"] == parameters


def test_what_is_not_there_is_entity_not_found(demo):
    client = boto3_client(demo, account="100000000003")
    run_id = start(client)
    client.create_blueprint(Name="invoices", BlueprintLocation=LOCATION)
    calls = [
        (client.get_blueprint, {"Name": "ghost"}),
        (client.get_blueprint_runs, {"BlueprintName": "ghost"}),
        (client.get_blueprint_run, {"BlueprintName": "orders", "RunId": "ghost"}),
        (client.get_blueprint_run, {"BlueprintName": "invoices", "RunId": run_id}),
        (client.start_blueprint_run, {"BlueprintName": "ghost", "RoleArn": ROLE}),
    ]
    for call, request in calls:
        error = error_of(call, **request)
        assert isinstance(error, client.exceptions.EntityNotFoundException)
        assert error.response["Message"].endswith("not found.")


def test_a_name_that_is_taken_already_exists(demo):
    client = boto3_client(demo, account="100000000004")
    start(client)
    error = error_of(client.create_blueprint, Name="orders", BlueprintLocation=LOCATION)
    assert isinstance(error, client.exceptions.AlreadyExistsException)
    assert error.response["Error"]["Message"] == "Blueprint with name: orders already exists."


def test_a_token_that_nobody_gave_is_invalid_input(demo):
    client = boto3_client(demo, account="100000000005")
    start(client)
    error = error_of(client.get_blueprint_runs, BlueprintName="orders", NextToken="forged")
    assert isinstance(error, client.exceptions.InvalidInputException)
    assert error.response["Error"]["Message"] == "Invalid next token."


def test_a_broken_constraint_is_a_validation_exception(demo):
    client = boto3_client(demo)
    error = error_of(client.get_blueprint_run, BlueprintName="no spaces", RunId="x" * 256)
    assert isinstance(error, client.exceptions.ValidationException)
    message = error.response["Error"]["Message"]
    assert message.startswith("2 validation errors detected: Value 'no spaces' at 'blueprintName'")


def test_a_missing_member_is_a_validation_exception(demo):
    client = boto3_client(demo)
    error = error_of(client.get_blueprint_runs)
    assert error.response["Error"]["Code"] == "ValidationException"
    assert "Value null at 'blueprintName'" in error.response["Error"]["Message"]


def test_a_member_of_the_wrong_type_is_a_serialization_exception(demo):
    client = boto3_client(demo)
    error = error_of(client.get_blueprint_runs, BlueprintName="orders", MaxResults="many")
    assert error.response["Error"]["Code"] == "SerializationException"


def test_a_failing_run_rolls_back_before_it_fails():
    with Server("--timeline", "fails-and-rolls-back", "--clock-rate", "0") as server:
        client = boto3_client(server)
        run_id = start(client)
        states = []
        while "FAILED" not in states:
            run = client.get_blueprint_run(BlueprintName="orders", RunId=run_id)["BlueprintRun"]
            assert ("ErrorMessage" in run) == (run["State"] != "RUNNING")
            assert ("CompletedOn" in run) == (run["State"] == "FAILED")
            if run["State"] not in states:
                states.append(run["State"])
            server.admin("POST", "clock/advance", {"by": "1s"})
        assert states == ["RUNNING", "ROLLING_BACK", "FAILED"]
