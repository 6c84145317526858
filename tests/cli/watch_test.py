"""--watch: fixtures are loaded again when their files change."""

import json

import pytest

from clients import boto3_client
from glueprint_server import Server
from waiting import wait_until


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
