"""--demo, and what a terminal is told after Ready."""

import json
import os
import pty
import re
import subprocess

from clients import boto3_client
from glueprint_server import BINARY, ROOT, Server, own_environment, refusal
from waiting import wait_until

DEMO = json.loads((ROOT / "fixtures" / "demo.json").read_text())
NAMES = sorted(blueprint["Name"] for blueprint in DEMO["Blueprints"])


def test_the_demo_is_in_the_executable():
    with Server("--demo") as server:
        assert boto3_client(server).list_blueprints()["Blueprints"] == NAMES
        other = boto3_client(server, account="111122223333")
        runs = other.get_blueprint_runs(BlueprintName="orders-etl")["BlueprintRuns"]
        assert {run["RunId"] for run in runs} == {
            run["RunId"] for run in DEMO["BlueprintRuns"] if run["BlueprintName"] == "orders-etl"}


def test_it_stays_when_other_fixtures_are_loaded_again(tmp_path):
    file = tmp_path / "seed.json"
    file.write_text('{"Blueprint": {"Name": "one"}}')
    with Server("--demo", "--fixtures", tmp_path, "--watch") as server:
        names = lambda account: boto3_client(server, account=account).list_blueprints()[
            "Blueprints"]
        assert names("111122223333") == sorted([*NAMES, "one"])
        file.write_text('{"Blueprint": {"Name": "two"}}')
        wait_until(lambda: "two" in names("111122223333"))
        assert names("222233334444") == sorted([*NAMES, "two"])


def test_a_name_of_the_demo_cannot_come_from_a_file_too():
    status, errors = refusal("--demo", "--fixtures", ROOT / "fixtures" / "demo.json")
    assert status == 2
    assert "demo.json:" in errors and "the demo" in errors


def shown_on_a_terminal(*flags):
    """The lines after Ready, and the port."""
    terminal, of_server = pty.openpty()
    with subprocess.Popen([BINARY, "--port", "0", *flags], stdout=of_server,
                          stderr=subprocess.DEVNULL, env=own_environment()) as process:
        os.close(of_server)
        text = ""
        while "Console:" not in text or not text.endswith("\n"):
            text += os.read(terminal, 1000).decode()
        yield text.replace("\r\n", "\n").split("Ready.\n")[1].splitlines()
        yield int(re.search(r":(\d+)\n", text.replace("\r", "")).group(1))
        process.terminate()
    os.close(terminal)


def test_a_terminal_is_told_of_the_console_and_of_a_command_that_works(tmp_path):
    server = shown_on_a_terminal("--demo")
    lines, port = next(server), next(server)
    assert lines[0] == f"Console: http://localhost:{port}/_glueprint/"
    command = lines[1].removeprefix("A run of the demo: ")
    result = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True,
                            check=False, env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)})
    list(server)
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["BlueprintRuns"][0]["BlueprintName"] == "orders-etl"


def test_without_the_demo_there_is_no_run_to_see():
    server = shown_on_a_terminal()
    assert len(next(server)) == 1
    list(server)


def test_what_is_no_terminal_reads_ready_last():
    with subprocess.Popen([BINARY, "--port", "0", "--demo"], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True, env=own_environment()) as process:
        wait_until(lambda: process.stdout.readline() == "Ready.\n")
        process.terminate()
        assert process.communicate()[0] == ""
