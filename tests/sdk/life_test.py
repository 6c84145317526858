"""Runs and worlds as programs see them that know nothing of an emulator."""

import concurrent.futures
import http.client
import json

import pytest

from clients import LOCATION, ROLE, boto3_client
from glueprint_server import Server
from waiting import wait_until

FROZEN = ("--clock", "2024-02-23T14:44:45Z", "--clock-rate", "0")
DATED = (*FROZEN, "--date", "emulated")


def start(client, name, **members):
    client.create_blueprint(Name=name, BlueprintLocation=LOCATION, **members)
    return client.start_blueprint_run(BlueprintName=name, RoleArn=ROLE)["RunId"]


def states_of(client, name, run_id):
    """The states that a poll loop sees, each once, and the run at its end."""
    states = []

    def ended_run():
        run = client.get_blueprint_run(BlueprintName=name, RunId=run_id)["BlueprintRun"]
        if run["State"] not in states:
            states.append(run["State"])
        return run if run["State"] in ("SUCCEEDED", "FAILED") else None

    return states, wait_until(ended_run)


def test_a_poll_loop_sees_a_run_succeed_and_its_workflow():
    with Server("--clock-rate", "10") as server:
        client = boto3_client(server)
        states, run = states_of(client, "orders", start(client, "orders"))
        assert states == ["RUNNING", "SUCCEEDED"]
        workflow = client.get_workflow(Name=run["WorkflowName"])["Workflow"]
        assert workflow["BlueprintDetails"] == {"BlueprintName": "orders", "RunId": run["RunId"]}
        assert workflow["CreatedOn"] == run["CompletedOn"]


def test_a_poll_loop_sees_a_run_roll_back_and_fail():
    with Server("--clock-rate", "10", "--timeline", "fails-and-rolls-back") as server:
        client = boto3_client(server)
        states, run = states_of(client, "orders", start(client, "orders"))
        assert states == ["RUNNING", "ROLLING_BACK", "FAILED"]
        assert "pyspark" in run["ErrorMessage"]
        assert "WorkflowName" not in run


def test_an_hour_passes_in_a_moment():
    with Server(*FROZEN) as server:
        client = boto3_client(server)
        run_id = start(client, "orders", Tags={"glueprint:timeline": "takes-a-minute"})
        server.admin("POST", "clock/advance", {"by": "1h"})
        assert states_of(client, "orders", run_id)[0] == ["SUCCEEDED"]


def test_a_hundred_worlds_in_parallel_never_meet():
    with Server(*FROZEN) as server:
        def live(number):
            account = f"{number:012}"
            client = boto3_client(server, account=account)
            name = f"only-of-{number}"
            run_id = start(client, name)
            own = f"?account={account}"
            server.admin("POST", "clock/advance" + own, {"by": f"{number}s"})
            run = client.get_blueprint_run(BlueprintName=name, RunId=run_id)["BlueprintRun"]
            assert run["State"] == ("SUCCEEDED" if number else "RUNNING")
            assert client.list_blueprints()["Blueprints"] == [name]
            if number % 2:
                server.admin("POST", "reset" + own)
                assert client.list_blueprints()["Blueprints"] == []
            return client, name, number

        with concurrent.futures.ThreadPoolExecutor(8) as threads:
            worlds = list(threads.map(live, range(100)))
        for client, name, number in worlds:
            assert client.list_blueprints()["Blueprints"] == ([] if number % 2 else [name])


def answers_to(server, requests):
    """Every byte that comes back."""
    answers = []
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    for operation, members in requests:
        connection.request("POST", "/", json.dumps(members), {
            "X-Amz-Target": f"AWSGlue.{operation}", "Content-Type": "application/x-amz-json-1.1"})
        response = connection.getresponse()
        answers.append((response.status, response.getheaders(), response.read()))
    connection.close()
    return answers


def test_the_same_seed_clock_and_requests_give_the_same_bytes():
    orders = {"Name": "orders", "BlueprintLocation": LOCATION}
    run = {"BlueprintName": "orders", "RoleArn": ROLE}
    requests = [("CreateBlueprint", orders), ("StartBlueprintRun", run), ("StartBlueprintRun", run),
                ("GetBlueprintRuns", {"BlueprintName": "orders", "MaxResults": 1}),
                ("CreateBlueprint", orders), ("ListWorkflows", {}), ("GetBlueprint", {"Name": ""})]
    with Server("--seed", "7", *DATED) as one, Server("--seed", "7", *DATED) as two:
        first = answers_to(one, requests)
        assert first == answers_to(two, requests)
        one.admin("POST", "reset?all=true")
        assert first == answers_to(one, requests)
    with Server("--seed", "8", *DATED) as other:
        assert first != answers_to(other, requests)


@pytest.mark.parametrize("durability", ["full", "normal"])
def test_runs_stand_where_they_stood_after_a_restart(tmp_path, durability):
    flags = ("--data", tmp_path / "glue.db", "--durability", durability, *FROZEN)
    with Server(*flags, "--timeline", "succeeds-on-second-read") as server:
        client = boto3_client(server)
        counted = start(client, "orders")
        fresh = client.start_blueprint_run(BlueprintName="orders", RoleArn=ROLE)["RunId"]
        client.get_blueprint_run(BlueprintName="orders", RunId=counted)
        before = client.get_blueprint_runs(BlueprintName="orders")["BlueprintRuns"]
        server.admin("PUT", "snapshots/kept")
    with Server(*flags) as server:
        client = boto3_client(server)
        assert client.get_blueprint_runs(BlueprintName="orders")["BlueprintRuns"] == before
        state = lambda run_id: client.get_blueprint_run(
            BlueprintName="orders", RunId=run_id)["BlueprintRun"]["State"]
        assert [state(counted), state(fresh), state(fresh)] == ["SUCCEEDED", "RUNNING", "SUCCEEDED"]
        server.admin("POST", "snapshots/kept")
        assert client.get_blueprint_runs(BlueprintName="orders")["BlueprintRuns"] == before


def test_a_reset_rewinds_ids_in_memory_but_never_in_a_data_file(tmp_path):
    def ids_around_a_reset(*flags):
        with Server(*flags, *FROZEN) as server:
            client = boto3_client(server)
            first = start(client, "orders")
            server.admin("POST", "reset?all=true")
            return first, start(client, "orders")

    first, second = ids_around_a_reset()
    assert first == second
    first, second = ids_around_a_reset("--data", tmp_path / "glue.db")
    assert first != second


def test_a_reset_world_of_a_data_file_stays_reset(tmp_path):
    with Server("--data", tmp_path / "glue.db") as server:
        start(boto3_client(server), "orders")
        server.admin("POST", "reset?all=true")
    with Server("--data", tmp_path / "glue.db") as server:
        assert boto3_client(server).list_blueprints()["Blueprints"] == []
