"""Workflows and their runs as Debian's boto3 and AWS CLI call them."""

import json

import pytest

from clients import LOCATION, ROLE, aws, aws_json, boto3_client
from glueprint_server import Server

ACCOUNT = "111122223333"
TRIGGER = "acme-daily-load_starting_trigger"
GRAPH = {
    "Nodes": [
        {"Type": "TRIGGER", "Name": TRIGGER, "UniqueId": "wnode_t", "TriggerDetails": {
            "Trigger": {"Type": "ON_DEMAND", "State": "CREATED",
                        "Actions": [{"JobName": "load"}]}}},
        {"Type": "JOB", "Name": "load", "UniqueId": "wnode_j", "JobDetails": {"JobRuns": []}}],
    "Edges": [{"SourceId": "wnode_t", "DestinationId": "wnode_j"}]}


@pytest.fixture(scope="module")
def server():
    with Server("--clock", "2026-01-01T00:00:00Z", "--clock-rate", "0") as running:
        yield running


@pytest.fixture
def client(server):
    server.admin("POST", "reset?all=true")
    return boto3_client(server, account=ACCOUNT)


def advance(server, by):
    server.admin("POST", f"clock/advance?account={ACCOUNT}", {"by": by})


def test_a_workflow_is_made_changed_run_and_deleted(client, server):
    client.create_workflow(Name="nightly", Description="d", DefaultRunProperties={"a": "b"},
                           MaxConcurrentRuns=1, Tags={"team": "data"})
    with pytest.raises(client.exceptions.AlreadyExistsException):
        client.create_workflow(Name="nightly")
    client.update_workflow(Name="nightly", MaxConcurrentRuns=2, DefaultRunProperties={"c": "d"})
    run_id = client.start_workflow_run(Name="nightly", RunProperties={"e": "f"})["RunId"]
    client.start_workflow_run(Name="nightly")
    with pytest.raises(client.exceptions.ConcurrentRunsExceededException):
        client.start_workflow_run(Name="nightly")
    run = client.get_workflow_run(Name="nightly", RunId=run_id)["Run"]
    assert (run["Status"], run["WorkflowRunProperties"]) == ("RUNNING", {"c": "d", "e": "f"})
    client.stop_workflow_run(Name="nightly", RunId=run_id)
    with pytest.raises(client.exceptions.IllegalWorkflowStateException):
        client.stop_workflow_run(Name="nightly", RunId=run_id)
    advance(server, "1s")
    assert [run["Status"] for run in client.get_workflow_runs(Name="nightly")["Runs"]] == [
        "COMPLETED", "STOPPED"]
    resumed = client.resume_workflow_run(Name="nightly", RunId=run_id, NodeIds=["wnode_1"])
    last = client.get_workflow(Name="nightly")["Workflow"]["LastRun"]
    assert (last["WorkflowRunId"], last["PreviousRunId"]) == (resumed["RunId"], run_id)
    client.put_workflow_run_properties(Name="nightly", RunId=run_id, RunProperties={"e": "g"})
    properties = client.get_workflow_run_properties(Name="nightly", RunId=run_id)
    assert properties["RunProperties"] == {"c": "d", "e": "g"}
    client.delete_workflow(Name="nightly")
    with pytest.raises(client.exceptions.EntityNotFoundException):
        client.get_workflow_runs(Name="nightly")


def test_runs_are_listed_page_by_page(client):
    client.create_workflow(Name="nightly")
    started = [client.start_workflow_run(Name="nightly")["RunId"] for _ in range(5)]
    seen, token = [], {}
    while True:
        page = client.get_workflow_runs(Name="nightly", MaxResults=2, **token)
        seen += [run["WorkflowRunId"] for run in page["Runs"]]
        if "NextToken" not in page:
            break
        token = {"NextToken": page["NextToken"]}
    assert seen == started[::-1]


def test_the_tool_of_many_tenants_goes_all_the_way(client, server):
    """A blueprint whose layout composes the workflow's name: made, run, unmade, made again."""
    server.admin("PUT", f"timelines/made?account={ACCOUNT}", {
        "phases": [{"state": "RUNNING", "lasts": "1s"}, {"state": "SUCCEEDED"}],
        "workflow": {"graph": GRAPH}})
    client.create_blueprint(Name="tenants", BlueprintLocation=LOCATION, Tags={
        "glueprint:timeline": "made",
        "glueprint:workflow-name": "{TenantName}-{WorkflowGroupName}-{WorkflowName}"})
    start = {"BlueprintName": "tenants", "RoleArn": ROLE, "Parameters": json.dumps({
        "TenantName": "acme", "WorkflowGroupName": "daily", "WorkflowName": "load"})}
    run_id = client.start_blueprint_run(**start)["RunId"]
    advance(server, "1s")
    run = client.get_blueprint_run(BlueprintName="tenants", RunId=run_id)["BlueprintRun"]
    name = "acme-daily-load"
    assert run["WorkflowName"] == name
    workflow = client.get_workflow(Name=name, IncludeGraph=True)["Workflow"]
    assert workflow["Graph"] == GRAPH
    client.start_workflow_run(Name=name)
    advance(server, "1s")
    last = client.get_workflow(Name=name)["Workflow"]["LastRun"]
    assert (last["Status"], last["Statistics"]["SucceededActions"]) == ("COMPLETED", 1)

    client.delete_workflow(Name=name)
    assert client.get_trigger(Name=TRIGGER)["Trigger"]["WorkflowName"] == name
    client.delete_trigger(Name=TRIGGER)
    client.delete_job(JobName="load")
    with pytest.raises(client.exceptions.EntityNotFoundException):
        client.delete_crawler(Name="none")
    with pytest.raises(client.exceptions.EntityNotFoundException):
        client.get_trigger(Name=TRIGGER)
    client.start_blueprint_run(**start)
    advance(server, "1s")
    assert client.get_trigger(Name=TRIGGER)["Trigger"]["State"] == "CREATED"


def test_the_aws_cli_walks_through_all_of_it(client, server):
    del client
    cli = {"account": ACCOUNT}
    aws(server, "create-workflow", "--name", "nightly", **cli)
    run_id = aws_json(server, "start-workflow-run", "--name", "nightly", "--run-properties", "a=b",
                      **cli)["RunId"]
    run = ("--name", "nightly", "--run-id", run_id)
    shown = aws_json(server, "get-workflow-run", *run, **cli)["Run"]
    assert shown["WorkflowRunProperties"] == {"a": "b"}
    aws(server, "stop-workflow-run", *run, **cli)
    runs = aws_json(server, "get-workflow-runs", "--name", "nightly", **cli)["Runs"]
    assert [run["Status"] for run in runs] == ["STOPPING"]
    saved = aws_json(server, "get-workflow", "--name", "nightly", "--include-graph", **cli)
    server.admin("PUT", f"fixtures?account={ACCOUNT}&replace=true", saved)
    assert aws_json(server, "get-workflow", "--name", "nightly", "--include-graph", **cli) == saved
