"""Accounts and regions never meet, and other services' clients are told so."""

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
