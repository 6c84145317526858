"""A data file that somebody takes away or changes while the server runs is noticed at once: what is
acknowledged is there at the next start."""

import http.client
import json
import os
import signal

import pytest

from glueprint_server import Server


def ask(server, operation, body):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("POST", "/", json.dumps(body), {
        "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": f"AWSGlue.{operation}"})
    response = connection.getresponse()
    answer = json.loads(response.read())
    connection.close()
    return response.status, answer


def create(server, name):
    return ask(server, "CreateBlueprint", {"Name": name, "BlueprintLocation": "s3://b/k"})


def names(server):
    status, answer = ask(server, "ListBlueprints", {})
    assert status == 200
    return answer["Blueprints"]


def remove(file):
    file.unlink()


def move_away(file):
    file.rename(file.with_suffix(".away"))


def replace(file):
    copy = file.with_suffix(".copy")
    copy.write_bytes(b"x" * 100_000)
    copy.rename(file)


def overwrite(file):
    file.write_bytes(b"x" * file.stat().st_size)


def empty(file):
    os.truncate(file, 0)


def cut(file):
    os.truncate(file, file.stat().st_size // 2)


def remove_log(file):
    file.with_name(file.name + "-wal").unlink()


def empty_log(file):
    os.truncate(file.with_name(file.name + "-wal"), 0)


@pytest.mark.parametrize("take", [remove, move_away, replace, overwrite, empty, cut, remove_log,
                                  empty_log])
def test_no_write_is_acknowledged_that_would_be_lost(take, tmp_path):
    file = tmp_path / "data.db"
    with Server("--data", file, "--log-level", "error") as server:
        assert create(server, "kept")[0] == 200
        take(file)
        for i in range(2):
            status, answer = create(server, f"lost-{i}")
            assert (status, answer["__type"]) == (500, "InternalServiceException")
            assert str(file) in answer["Message" if "Message" in answer else "message"]
        assert names(server) == ["kept"]
        lines = server.errors().splitlines()
        assert lines
        assert all("cannot be written" in line and "stop the server" in line for line in lines)


def test_a_file_that_comes_back_is_written_again(tmp_path):
    file = tmp_path / "data.db"
    with Server("--data", file, "--log-level", "error") as server:
        assert create(server, "one")[0] == 200
        away = file.with_suffix(".away")
        file.rename(away)
        assert create(server, "two")[0] == 500
        away.rename(file)
        assert create(server, "two")[0] == 200
    with Server("--data", file, "--log-level", "error") as server:
        assert names(server) == ["one", "two"]


def test_what_is_put_in_its_place_is_left_as_it_is(tmp_path):
    file, other = tmp_path / "data.db", tmp_path / "other.db"
    with Server("--data", other, "--log-level", "error") as server:
        create(server, "other")
    with Server("--data", file, "--log-level", "error") as server:
        create(server, "mine")
        bytes_of_other = other.read_bytes()
        file.write_bytes(bytes_of_other)
        assert create(server, "lost")[0] == 500
    assert file.read_bytes() == bytes_of_other
    with Server("--data", file, "--log-level", "error") as server:
        assert names(server) == ["other"]


def test_a_file_that_is_moved_away_takes_all_along_that_was_acknowledged(tmp_path):
    file, away = tmp_path / "data.db", tmp_path / "away.db"
    with Server("--data", file, "--log-level", "error") as server:
        create(server, "mine")
        file.rename(away)
        assert create(server, "lost")[0] == 500
    with Server("--data", away, "--log-level", "error") as server:
        assert names(server) == ["mine"]


def test_many_writes_move_the_log_into_the_file_and_are_no_false_alarm(tmp_path):
    file = tmp_path / "data.db"
    spec = json.dumps({"x": {"type": "String", "defaultValue": "y" * 100_000}})
    with Server("--data", file, "--durability", "normal", "--log-level", "error") as server:
        for i in range(30):
            server.admin("PUT", "fixtures", {"Blueprints": [
                {"Name": f"b-{i}-{j}", "ParameterSpec": spec} for j in range(10)]})
        assert file.stat().st_size > 20_000_000
        assert create(server, "last")[0] == 200
        server.process.send_signal(signal.SIGKILL)
        server.process.wait()
    with Server("--data", file, "--log-level", "error") as server:
        assert ask(server, "GetBlueprint", {"Name": "last"})[0] == 200
        assert ask(server, "GetBlueprint", {"Name": "b-29-9"})[0] == 200


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_lets_the_log_be_moved_into_the_file(name, tmp_path):
    file = tmp_path / "data.db"
    with Server("--data", file, "--log-level", "error") as server:
        create(server, "one")
        server.process.send_signal(name)
        assert server.process.wait(timeout=10) == 0
    assert os.listdir(tmp_path) == ["data.db"]
