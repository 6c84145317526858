"""The image, run read-only, without capabilities, in 64 MiB, by its unprivileged user."""

import http.client
import io
import json
import subprocess
import tarfile
import threading
import time
import urllib.request

import pytest

from containers import DOCKER, IMAGE, LABEL, Container, docker

BYTES_MAX = 13_000_000
WATCH_SECONDS_MAX = 20
ROLE = "arn:aws:iam::000000000000:role/glue"


def write(folder, name, document):
    file = folder / name
    file.write_text(json.dumps(document))
    file.chmod(0o644)
    return file


def a_run(number):
    return {"BlueprintName": "seeded", "RunId": f"br_{number}", "State": "SUCCEEDED",
            "StartedOn": 1700000000 + number}


def run_ids(client, **members):
    page = client.get_blueprint_runs(BlueprintName="seeded", **members)
    return [run["RunId"] for run in page["BlueprintRuns"]]


def test_it_holds_the_executable_and_two_folders_of_its_user():
    container = docker("create", "--label", LABEL, IMAGE)
    exported = subprocess.run([DOCKER, "export", container], capture_output=True, check=True).stdout
    docker("rm", container)
    made_by_docker = ("dev", "etc", "proc", "sys", ".dockerenv")
    with tarfile.open(fileobj=io.BytesIO(exported)) as archive:
        entries = {entry.name.rstrip("/"): (entry.uid, entry.gid, entry.isdir())
                   for entry in archive if entry.name.split("/")[0] not in made_by_docker}
    assert entries == {"glueprint": (0, 0, False), "data": (10001, 10001, True),
                       "fixtures": (10001, 10001, True)}


def test_it_is_small_and_its_user_is_not_root(measure):
    size = int(docker("image", "inspect", "-f", "{{.Size}}", IMAGE))
    user = docker("image", "inspect", "-f", "{{.Config.User}}", IMAGE)
    measure("image", f"{size / 1e6:.2f} MB, user {user}")
    assert size <= BYTES_MAX
    assert user == "10001:10001"


def test_it_is_healthy_with_no_fixture_and_no_volume():
    with Container() as container:
        with urllib.request.urlopen(container.url + "/health", timeout=10) as answer:
            assert answer.status == 200
        assert container.client().list_blueprints()["Blueprints"] == []
        logs = container.logs()
        assert "No fixture was found in /fixtures." in logs
        assert "0.0.0.0" not in logs


def test_fixtures_are_loaded_and_watched(fixtures):
    write(fixtures, "seed.json", {"BlueprintRuns": [a_run(n) for n in range(30)]})
    with Container("-v", f"{fixtures}:/fixtures:ro") as container:
        client = container.client()
        assert run_ids(client, MaxResults=25) == [f"br_{n}" for n in range(29, 4, -1)]
        write(fixtures, "seed.json", {"BlueprintRuns": [a_run(n) for n in range(31)]})
        deadline = time.monotonic() + WATCH_SECONDS_MAX
        while run_ids(client)[0] != "br_30" and time.monotonic() < deadline:
            time.sleep(0.05)
        assert run_ids(client) == [f"br_{n}" for n in range(30, -1, -1)]


def test_settings_are_variables_that_the_health_check_follows():
    with Container("-e", "GLUEPRINT_PORT=8000", "-e", "GLUEPRINT_PAGE_SIZE=1", "-e",
                   "GLUEPRINT_WATCH=false", port=8000) as container:
        client = container.client()
        for name in ("one", "two"):
            client.create_blueprint(Name=name, BlueprintLocation="s3://bucket/blueprint.zip")
        for _ in range(2):
            client.start_blueprint_run(BlueprintName="one", RoleArn=ROLE)
        assert len(client.get_blueprint_runs(BlueprintName="one")["BlueprintRuns"]) == 1


def test_the_program_in_it_steers_the_server():
    settings = ("-e", "GLUEPRINT_PORT=8000", "-e", "GLUEPRINT_DEMO=true")
    with Container(*settings, port=8000) as container:
        steer = lambda *command: docker("exec", container.id, "glueprint", *command)
        assert "orders-etl" in steer("runs", "list")
        steer("clock", "freeze", "2026-01-01T00:00:00Z")
        assert '"now":"2026-01-01T00:00:00.000Z"' in steer("clock", "--json")


def test_stop_ends_it_before_docker_kills_it(measure):
    with Container() as container:
        status, seconds = container.stop()
        measure("docker stop", f"{seconds:.2f} s")
        assert status == 0


def test_stop_does_not_wait_for_a_request_that_hangs(fixtures, measure):
    plan = write(fixtures, "plan.json", {"rules": [{"fault": {"kind": "hang"}}]})
    with Container("-v", f"{plan}:/plan.json:ro", "-e", "GLUEPRINT_FAULTS=/plan.json") as container:
        connection = http.client.HTTPConnection(container.url.removeprefix("http://"), timeout=60)
        connection.request("POST", "/", "{}", {
            "X-Amz-Target": "AWSGlue.ListBlueprints",
            "Content-Type": "application/x-amz-json-1.1"})
        threading.Event().wait(0.5)
        status, seconds = container.stop()
        measure("docker stop while a request hangs", f"{seconds:.2f} s")
        assert status == 0
        with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
            connection.getresponse()


def test_a_data_file_on_a_volume_outlives_the_container():
    volume = docker("volume", "create", "--label", LABEL)
    arguments = ("-v", f"{volume}:/data", "-e", "GLUEPRINT_DATA=/data/x.db")
    try:
        with Container(*arguments) as container:
            client = container.client()
            client.create_blueprint(Name="kept", BlueprintLocation="s3://bucket/blueprint.zip")
            run_id = client.start_blueprint_run(BlueprintName="kept", RoleArn=ROLE)["RunId"]
        with Container(*arguments) as container:
            runs = container.client().get_blueprint_runs(BlueprintName="kept")["BlueprintRuns"]
            assert [run["RunId"] for run in runs] == [run_id]
    finally:
        docker("volume", "rm", volume)
