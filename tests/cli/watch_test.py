"""--watch: fixtures are loaded again when their files change."""

import json

import pytest

from clients import boto3_client
from glueprint_server import ROOT, Server
from waiting import wait_until


def throttle(rule):
    return {"id": rule, "times": 1, "fault": {"kind": "error", "code": "ThrottlingException",
                                              "status": 400}}


def started_state(client):
    run = client.start_blueprint_run(BlueprintName="a", RoleArn="arn:aws:iam::123456789012:role/r")
    found = client.get_blueprint_run(BlueprintName="a", RunId=run["RunId"])
    return found["BlueprintRun"]["State"]


def until(answer, wanted):
    """Asks until the answer is what is wanted: files are looked at a few times a second."""
    wait_until(lambda: answer() == wanted)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "seed.json"
    path.write_text('{"Blueprint": {"Name": "one"}}')
    return path


def test_a_file_that_changes_is_merged_and_nothing_is_removed(file):
    with Server("--fixtures", file.parent, "--watch") as server:
        client = boto3_client(server)
        other = boto3_client(server, account="111122223333")
        names = lambda glue: glue.list_blueprints()["Blueprints"]
        assert names(client) == names(other) == ["one"]
        file.write_text('{"Blueprint": {"Name": "two"}}')
        until(lambda: names(client), ["one", "two"])
        assert names(other) == ["one", "two"]
        (file.parent / "more.json").write_text('{"Blueprint": {"Name": "three"}}')
        until(lambda: names(client), ["one", "three", "two"])


def test_a_directory_may_be_empty_at_first(tmp_path):
    with Server("--fixtures", tmp_path, "--watch") as server:
        assert f"No fixture was found in {tmp_path}." in server.errors()
        client = boto3_client(server)
        assert client.list_blueprints()["Blueprints"] == []
        (tmp_path / "seed.json").write_text('{"Blueprint": {"Name": "one"}}')
        until(lambda: client.list_blueprints()["Blueprints"], ["one"])


def test_a_file_in_a_sub_folder_is_loaded_and_other_endings_are_named_in_the_log(tmp_path):
    (tmp_path / "notes.yaml").write_text("Blueprint: {}")
    (tmp_path / ".hidden.json").write_text("no JSON")
    with Server("--fixtures", tmp_path, "--watch") as server:
        assert f"do not end in .json: {tmp_path}/notes.yaml." in server.errors()
        client = boto3_client(server)
        (tmp_path / "sub").mkdir()
        (tmp_path / "sub" / "seed.json").write_text('{"Blueprint": {"Name": "one"}}')
        until(lambda: client.list_blueprints()["Blueprints"], ["one"])


def test_a_file_with_a_mistake_changes_nothing_and_is_told_of(file):
    with Server("--fixtures", file, "--watch") as server:
        client = boto3_client(server)
        file.write_text('{"Blueprint": {"Nam": "two"}}')
        until(lambda: "nothing was loaded again" in server.errors(), True)
        assert f"{file}:1: /Blueprint/Nam: " in server.errors()
        assert client.list_blueprints()["Blueprints"] == ["one"]
        file.write_text('{"Blueprint": {"Name": "two"}}')
        until(lambda: client.list_blueprints()["Blueprints"], ["one", "two"])


def test_a_file_that_becomes_what_it_was_is_loaded_once_more(file):
    first = {"Blueprint": {"Name": "one", "Description": "first"}}
    second = {"Blueprint": {"Name": "one", "Description": "second!"}}
    file.write_text(json.dumps(first))
    with Server("--fixtures", file, "--watch") as server:
        client = boto3_client(server)
        description = lambda: client.get_blueprint(Name="one")["Blueprint"]["Description"]
        for content in (second, first, second):
            file.write_text(json.dumps(content))
            until(description, content["Blueprint"]["Description"])


def test_a_fault_plan_that_changes_takes_the_place_of_the_former_one(tmp_path):
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps([throttle("first"), throttle("second")]))
    with Server("--faults", plan, "--watch") as server:
        ids = lambda account: [rule["id"] for rule in
                               server.admin("GET", f"faults?account={account}")["rules"]]
        server.admin("POST", "faults?account=111122223333", throttle("own"))
        plan.write_text(json.dumps([throttle("second"), throttle("third")]))
        until(lambda: ids("111122223333"), ["second", "third", "own"])
        assert ids("444455556666") == ["second", "third"]
        server.admin("POST", "reset?account=111122223333")
        assert ids("111122223333") == ["second", "third"]


def test_a_plan_keeps_its_counts_when_another_file_changes(tmp_path, file):
    plan = tmp_path / "faults" / "plan.json"
    plan.parent.mkdir()
    plan.write_text(json.dumps(throttle("first")))
    with Server("--faults", plan, "--fixtures", file, "--watch") as server:
        client = boto3_client(server)
        assert client.list_blueprints()["ResponseMetadata"]["RetryAttempts"] == 1
        file.write_text('{"Blueprint": {"Name": "two"}}')
        until(lambda: "Loaded the files" in server.errors(), True)
        assert client.list_blueprints()["ResponseMetadata"]["RetryAttempts"] == 0


def test_a_plan_that_changes_beside_a_broken_file_is_taken_over_when_that_is_mended(tmp_path, file):
    plan = tmp_path / "faults" / "plan.json"
    plan.parent.mkdir()
    plan.write_text(json.dumps(throttle("first")))
    with Server("--faults", plan, "--fixtures", file, "--watch") as server:
        told = lambda: server.errors().count("nothing was loaded again")
        file.write_text('{"Blueprint": {"Nam": "two"}}')
        until(told, 1)
        plan.write_text(json.dumps(throttle("second")))
        until(told, 2)
        file.write_text('{"Blueprint": {"Name": "two"}}')
        ids = lambda: [rule["id"] for rule in server.admin("GET", "faults")["rules"]]
        until(ids, ["second"])


def test_a_timeline_that_changes_is_that_of_later_runs_also_as_the_default(tmp_path):
    file = tmp_path / "mine.json"
    mine = lambda state: json.dumps({"name": "mine", "phases": [{"state": state}]})
    file.write_text(mine("FAILED"))
    with Server("--timelines", file, "--timeline", "mine", "--watch") as server:
        client = boto3_client(server)
        client.create_blueprint(Name="a", BlueprintLocation="s3://b/c.zip")
        state = lambda: started_state(client)
        assert state() == "FAILED"
        file.write_text(mine("SUCCEEDED"))
        until(state, "SUCCEEDED")
        file.write_text(mine("ACTIVE"))
        until(lambda: '--timeline: "mine" is a timeline of blueprints' in server.errors(), True)
        assert state() == "SUCCEEDED"


def test_plans_and_timelines_in_a_folder_of_fixtures_are_passed_over_and_told():
    folder = ROOT / "fixtures"
    with Server("--fixtures", folder) as server:
        told = server.errors()
        for path in (folder / "faults").glob("*.json"):
            assert f"{path}:1: warning: is passed over: holds a fault plan; give it to" in told
        for path in (folder / "timelines").glob("*.json"):
            assert f"{path}:1: warning: is passed over: holds timelines; give it to" in told
        assert boto3_client(server).list_blueprints()["Blueprints"]
