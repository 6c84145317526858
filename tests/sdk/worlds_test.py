"""Accounts and regions never meet, and other services' clients are told so."""

import http.client
import json

import pytest

from clients import LOCATION, boto3_client
from glueprint_server import Server


@pytest.fixture(scope="module", name="server")
def serve():
    with Server() as server:
        yield server


def has_blueprint(client, name):
    try:
        client.get_blueprint(Name=name)
        return True
    except client.exceptions.EntityNotFoundException:
        return False


def test_two_accounts_never_meet(server):
    first = boto3_client(server, account="111111111111")
    second = boto3_client(server, account="222222222222")
    first.create_blueprint(Name="mine", BlueprintLocation=LOCATION)
    assert has_blueprint(first, "mine")
    assert not has_blueprint(second, "mine")
    second.create_blueprint(Name="mine", BlueprintLocation=LOCATION)


def test_two_regions_of_an_account_never_meet(server):
    here = boto3_client(server, account="333333333333", region="us-east-1")
    there = boto3_client(server, account="333333333333", region="eu-west-1")
    here.create_blueprint(Name="mine", BlueprintLocation=LOCATION)
    assert has_blueprint(here, "mine")
    assert not has_blueprint(there, "mine")


def test_any_other_access_key_is_the_default_account(server):
    boto3_client(server, account="AKIDEXAMPLE").create_blueprint(
        Name="shared", BlueprintLocation=LOCATION)
    assert has_blueprint(boto3_client(server, account="000000000000"), "shared")
    assert has_blueprint(boto3_client(server, account="123"), "shared")


def test_an_operation_that_is_not_served_is_unknown(server):
    client = boto3_client(server)
    for call in (client.list_crawlers, client.get_databases):
        with pytest.raises(client.exceptions.ClientError) as raised:
            call()
        assert raised.value.response["Error"]["Code"] == "UnknownOperationException"


@pytest.mark.parametrize("service, operation", [
    ("dynamodb", "list_tables"), ("kinesis", "list_streams"), ("ssm", "describe_parameters")])
def test_another_service_is_an_unknown_operation_and_logged_once(service, operation):
    with Server() as server:
        client = boto3_client(server, service=service)
        for _ in range(2):
            with pytest.raises(client.exceptions.ClientError) as raised:
                getattr(client, operation)()
            assert raised.value.response["Error"]["Code"] == "UnknownOperationException"
        status, log = server.stop()
        assert status == 0
        hints = [line for line in log.splitlines() if "AWS_ENDPOINT_URL_GLUE" in line]
        assert len(hints) == 1
        assert service in hints[0]


def create(server, path="/", name="made", **fields):
    """Creates a blueprint by a request whose credentials are as given."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request("POST", path, json.dumps({"Name": name, "BlueprintLocation": LOCATION}), {
        "X-Amz-Target": "AWSGlue.CreateBlueprint", "Content-Type": "application/x-amz-json-1.1",
        **{field.replace("_", "-"): value for field, value in fields.items()}})
    assert connection.getresponse().status == 200


def test_credentials_in_the_query_choose_the_world(server):
    create(server, "/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="
                   "444444444444%2F20260101%2Feu-west-1%2Fglue%2Faws4_request&X-Amz-Date="
                   "20260101T000000Z&X-Amz-SignedHeaders=host&X-Amz-Signature=00")
    assert has_blueprint(boto3_client(server, account="444444444444", region="eu-west-1"), "made")


def test_a_signature_of_version_4a_chooses_the_world(server):
    create(server, Authorization="AWS4-ECDSA-P256-SHA256 "
           "Credential=555555555555/20260101/glue/aws4_request, SignedHeaders=host, Signature=00",
           X_Amz_Region_Set="eu-west-1")
    assert has_blueprint(boto3_client(server, account="555555555555", region="eu-west-1"), "made")


def test_identity_that_is_guessed_is_said_once():
    with Server() as server:
        for number in range(3):
            create(server, name=f"a{number}", Authorization="Bearer a-secret-token")
            create(server, "/?X-Amz-Credential=x", name=f"q{number}")
            boto3_client(server, account="1234567").create_blueprint(
                Name=f"b{number}", BlueprintLocation=LOCATION)
            boto3_client(server, account="AKIDEXAMPLE").create_blueprint(
                Name=f"c{number}", BlueprintLocation=LOCATION)
            create(server, name=f"d{number}")
        assert has_blueprint(boto3_client(server, account="000000000000"), "b0")
        _, log = server.stop()
    assert log.count("The credentials of a request cannot be read: account 000000000000") == 1
    assert log.count('The access key "1234567" has 7 digits, and an account 12') == 1
    assert "a-secret-token" not in log
    assert "AKIDEXAMPLE" not in log
