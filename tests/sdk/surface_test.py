"""Every operation as Debian's boto3 and AWS CLI call it."""

import pytest

from clients import LOCATION, ROLE, aws, aws_json, boto3_client
from glueprint_server import Server

ARN = "arn:aws:glue:us-east-1:111122223333:blueprint/orders"


@pytest.fixture
def server():
    with Server("--timeline", "succeeds-at-once") as running:
        yield running


@pytest.fixture
def client(server):
    return boto3_client(server, account="111122223333")


def test_a_blueprint_is_made_updated_found_and_deleted(client):
    client.create_blueprint(Name="orders", BlueprintLocation=LOCATION, Tags={"team": "data"})
    client.update_blueprint(Name="orders", BlueprintLocation="s3://b/second.zip", Description="d")
    assert client.get_blueprint(Name="orders")["Blueprint"]["Description"] == "d"
    batch = client.batch_get_blueprints(Names=["orders", "none"])
    assert [found["Name"] for found in batch["Blueprints"]] == ["orders"]
    assert batch["MissingBlueprints"] == ["none"]
    assert client.list_blueprints(Tags={"team": "data"})["Blueprints"] == ["orders"]
    assert client.list_blueprints(Tags={"team": "web"})["Blueprints"] == []
    client.delete_blueprint(Name="orders")
    with pytest.raises(client.exceptions.EntityNotFoundException):
        client.update_blueprint(Name="orders", BlueprintLocation=LOCATION)


def test_tags_come_and_go(client):
    client.create_blueprint(Name="orders", BlueprintLocation=LOCATION)
    client.tag_resource(ResourceArn=ARN, TagsToAdd={"a": "1", "b": "2"})
    client.untag_resource(ResourceArn=ARN, TagsToRemove=["a"])
    assert client.get_tags(ResourceArn=ARN)["Tags"] == {"b": "2"}
    with pytest.raises(client.exceptions.EntityNotFoundException):
        client.get_tags(ResourceArn=ARN.replace("1111", "2222"))
    with pytest.raises(client.exceptions.InvalidInputException):
        client.tag_resource(ResourceArn=ARN, TagsToAdd={"aws:a": "1"})


def test_a_workflow_is_made_by_a_run(client):
    client.create_blueprint(Name="orders", BlueprintLocation=LOCATION)
    client.start_blueprint_run(BlueprintName="orders", RoleArn=ROLE,
                               Parameters='{"WorkflowName": "nightly"}')
    assert client.list_workflows()["Workflows"] == ["nightly"]
    workflow = client.get_workflow(Name="nightly", IncludeGraph=True)["Workflow"]
    assert workflow["Graph"] == {"Nodes": [], "Edges": []}
    batch = client.batch_get_workflows(Names=["nightly", "none"])
    assert (len(batch["Workflows"]), batch["MissingWorkflows"]) == (1, ["none"])
    assert client.delete_workflow(Name="nightly")["Name"] == "nightly"
    with pytest.raises(client.exceptions.EntityNotFoundException):
        client.get_workflow(Name="nightly")


def test_an_update_in_the_wrong_moment_has_the_modelled_exception(client):
    client.create_blueprint(Name="orders", BlueprintLocation=LOCATION,
                            Tags={"glueprint:blueprint-timeline": "active-on-second-read"})
    with pytest.raises(client.exceptions.IllegalBlueprintStateException):
        client.update_blueprint(Name="orders", BlueprintLocation=LOCATION)
    client.get_blueprint(Name="orders")
    client.update_blueprint(Name="orders", BlueprintLocation=LOCATION)
    with pytest.raises(client.exceptions.ConcurrentModificationException):
        client.update_blueprint(Name="orders", BlueprintLocation=LOCATION)


def test_a_quota_has_the_modelled_exception():
    with Server("--max-blueprints", "1") as server:
        client = boto3_client(server)
        client.create_blueprint(Name="one", BlueprintLocation=LOCATION)
        with pytest.raises(client.exceptions.ResourceNumberLimitExceededException):
            client.create_blueprint(Name="two", BlueprintLocation=LOCATION)


def test_the_aws_cli_walks_through_all_of_it(server):
    call = lambda *arguments: aws_json(server, *arguments, account="111122223333")
    call("create-blueprint", "--name", "orders", "--blueprint-location", LOCATION)
    call("update-blueprint", "--name", "orders", "--blueprint-location", LOCATION)
    call("tag-resource", "--resource-arn", ARN, "--tags-to-add", "k=v")
    assert call("get-tags", "--resource-arn", ARN) == {"Tags": {"k": "v"}}
    call("untag-resource", "--resource-arn", ARN, "--tags-to-remove", "k")
    assert call("list-blueprints") == {"Blueprints": ["orders"]}
    run_id = call("start-blueprint-run", "--blueprint-name", "orders", "--role-arn", ROLE)["RunId"]
    name = f"orders-{run_id[3:11]}"
    assert call("list-workflows") == {"Workflows": [name]}
    assert call("get-workflow", "--name", name)["Workflow"]["Name"] == name
    assert call("batch-get-workflows", "--names", name)["MissingWorkflows"] == []
    assert len(call("batch-get-blueprints", "--names", "orders")["Blueprints"]) == 1
    call("delete-workflow", "--name", name)
    call("delete-blueprint", "--name", "orders")
    result = aws(server, "get-blueprint", "--name", "orders", account="111122223333")
    assert "EntityNotFoundException" in result.stderr
