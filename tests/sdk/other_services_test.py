"""Clients of other services, which AWS_ENDPOINT_URL sends here, read what is wrong."""

import json
import subprocess

import boto3
import botocore
import pytest
from botocore.exceptions import ClientError
from botocore.parsers import ResponseParserError

from clients import REGION, aws_environment, boto3_client
from glueprint_server import Server

ADVICE = "AWS_ENDPOINT_URL_GLUE"


@pytest.fixture(scope="module", name="server")
def serve():
    with Server("--log-level", "off") as running:
        yield running


def a_read_of(client):
    """An operation that needs no input, if there is one."""
    model = client.meta.service_model
    shapes = {name: model.operation_model(name).input_shape for name in model.operation_names}
    return next((name for name, shape in shapes.items()
                 if shape is None or not shape.required_members), None)


def error_of(client, operation, **members):
    with pytest.raises(ClientError) as raised:
        client._make_api_call(operation, members)  # pylint: disable=protected-access
    return raised.value.response


def complaint(server, service):
    """What a client of the service does not learn; None when it learns all."""
    client = boto3_client(server, service=service, inject_host_prefix=False)
    model, operation = client.meta.service_model, a_read_of(client)
    is_ours = model.signing_name == "glue"
    # S3's control API checks its account here, and bearer tokens come from elsewhere.
    if is_ours or not operation or service in ("s3control", "codecatalyst"):
        return None
    try:
        response = error_of(client, operation)
    except ResponseParserError as error:
        return f"{service}: {error}"
    if ADVICE not in response["ResponseMetadata"]["HTTPHeaders"].get("x-glueprint-hint", ""):
        return f"{service}: {response}"
    reads_cbor = "cbor" in model.metadata["protocol"]
    is_told = reads_cbor or ADVICE in response["Error"]["Message"]
    return None if is_told else f"{service}: {response['Error']}"


@pytest.mark.parametrize("service, operation", [
    ("sts", "GetCallerIdentity"), ("iam", "ListUsers"), ("ec2", "DescribeInstances"),
    ("s3", "ListBuckets"), ("sqs", "ListQueues"), ("sns", "ListTopics"),
    ("cloudwatch", "ListMetrics"), ("lambda", "ListFunctions"), ("dynamodb", "ListTables"),
    ("route53", "ListHostedZones"), ("secretsmanager", "ListSecrets")])
def test_the_exception_shows_the_advice(server, service, operation):
    response = error_of(boto3_client(server, service=service), operation)
    assert response["Error"]["Code"] == "UnknownOperationException"
    assert ADVICE in response["Error"]["Message"]
    assert response["ResponseMetadata"]["HTTPStatusCode"] == 400
    assert response["ResponseMetadata"]["RetryAttempts"] == 0
    assert ADVICE in response["ResponseMetadata"]["HTTPHeaders"]["x-glueprint-hint"]


def test_every_service_that_boto3_knows_reads_its_error(server):
    services = boto3.session.Session().get_available_services()
    complaints = [complaint(server, service) for service in services]
    assert len(complaints) > 200
    assert not [text for text in complaints if text]


@pytest.mark.parametrize("service, operation, members", [
    ("sts", "AssumeRoleWithWebIdentity",
     {"RoleArn": "arn:aws:iam::111122223333:role/r", "RoleSessionName": "s",
      "WebIdentityToken": "t"}),
    ("sso", "GetRoleCredentials", {"roleName": "r", "accountId": "a", "accessToken": "t"}),
    ("cognito-identity", "GetId", {"IdentityPoolId": "p"}),
    ("s3", "ListBuckets", {})])
def test_requests_without_a_signature_are_told_too(server, service, operation, members):
    config = {"signature_version": botocore.UNSIGNED} if service == "s3" else {}
    response = error_of(boto3_client(server, service=service, **config), operation, **members)
    assert ADVICE in response["Error"]["Message"]


def test_a_head_request_has_the_advice_in_its_header(server):
    response = error_of(boto3_client(server, service="s3"), "HeadBucket", Bucket="b")
    assert ADVICE in response["ResponseMetadata"]["HTTPHeaders"]["x-glueprint-hint"]


def test_the_aws_cli_prints_the_advice(server):
    for command in (["sts", "get-caller-identity"], ["s3", "ls"], ["sqs", "list-queues"]):
        result = subprocess.run(
            ["/usr/bin/aws", "--endpoint-url", server.url, *command], capture_output=True,
            text=True, env=aws_environment("test", REGION, 3), timeout=60, check=False)
        assert result.returncode in (1, 254, 255)
        assert ADVICE in result.stderr


def test_operations_that_are_not_served_tell_what_is(server):
    client = boto3_client(server, account="111122223333")
    for operation in ("GetJobs", "ListCrawlers", "GetDatabases"):
        error = error_of(client, operation)["Error"]
        assert error["Code"] == "UnknownOperationException"
        assert f"does not serve {operation}. It serves CreateBlueprint" in error["Message"]
    entries = server.admin("GET", "journal?account=111122223333")["entries"]
    assert [entry["operation"] for entry in entries] == ["GetDatabases", "ListCrawlers", "GetJobs"]
    assert json.dumps(entries[0]["input"]) == "{}"
