"""boto3 pages through 2,500 runs."""

import pytest

from clients import boto3_client
from glueprint_server import Server
from seeds import write_many_runs

PAGE_SIZES = [*range(1, 1001, 37), 25, 100, 1000]


@pytest.fixture(scope="module", name="many")
def serve_many(tmp_path_factory):
    path = tmp_path_factory.mktemp("many") / "runs.json"
    ids = write_many_runs(path)
    with Server("--fixtures", path) as server:
        yield server, ids


def pages(client, **request):
    while True:
        answer = client.get_blueprint_runs(**request)
        yield answer["BlueprintRuns"]
        if "NextToken" not in answer:
            return
        request["NextToken"] = answer["NextToken"]


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_every_run_comes_once_newest_first_at_page_size(many, size):
    server, ids = many
    found = list(pages(boto3_client(server), BlueprintName="many", MaxResults=size))
    assert [len(page) for page in found[:-1]] == [size] * (len(found) - 1)
    assert 0 < len(found[-1]) <= size
    assert [run["RunId"] for page in found for run in page] == ids


def test_a_page_without_max_results_has_a_hundred_runs(many):
    server, ids = many
    found = list(pages(boto3_client(server), BlueprintName="many"))
    assert [len(page) for page in found] == [100] * 25
    assert [run["RunId"] for page in found for run in page] == ids


def test_max_results_may_change_between_pages(many):
    server, ids = many
    client = boto3_client(server)
    first = client.get_blueprint_runs(BlueprintName="many", MaxResults=3)
    second = client.get_blueprint_runs(
        BlueprintName="many", MaxResults=5, NextToken=first["NextToken"])
    found = first["BlueprintRuns"] + second["BlueprintRuns"]
    assert [run["RunId"] for run in found] == ids[:8]


def test_a_token_works_again_and_only_where_it_was_given(many):
    server, ids = many
    client = boto3_client(server)
    token = client.get_blueprint_runs(BlueprintName="many", MaxResults=2)["NextToken"]
    for _ in range(2):
        page = client.get_blueprint_runs(BlueprintName="many", MaxResults=1, NextToken=token)
        assert page["BlueprintRuns"][0]["RunId"] == ids[2]
    strangers = [
        (client, "other"),
        (boto3_client(server, account="111122223333"), "many"),
        (boto3_client(server, region="eu-west-1"), "many"),
    ]
    for stranger, blueprint in strangers:
        with pytest.raises(stranger.exceptions.InvalidInputException):
            stranger.get_blueprint_runs(BlueprintName=blueprint, NextToken=token)
