"""The process that runs a layout: what it gets of the server, and how it ends."""

import pathlib
import signal

import boto3

from glueprint_server import Server
from serving_layouts import Glue, archive, layout, serving
from waiting import wait_until


def list_children(server):
    path = pathlib.Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
    return path.read_text().split()


def sleeper(tmp_path):
    """A layout that leaves a process behind, writes down both, and sleeps."""
    pids = tmp_path / "pids"
    archive(tmp_path, layout(
        "import subprocess, time", "child = subprocess.Popen(['sleep', '600'])",
        f"open({str(pids)!r} + '.new', 'w').write(f'{{os.getpid()}} {{child.pid}}')",
        f"os.rename({str(pids)!r} + '.new', {str(pids)!r})", "time.sleep(600)"))
    return pids


def are_gone(pids):
    def lives(pid):
        try:
            return pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
        except FileNotFoundError:
            return False
    return not any(lives(pid) for pid in pids.read_text().split())


def test_a_layout_that_takes_too_long_is_ended_with_all_its_processes(tmp_path):
    pids = sleeper(tmp_path)
    with serving(tmp_path, "--layout-timeout", "3s") as server:
        glue = Glue(server)
        run = glue.ended(glue.start())
        assert run["ErrorMessage"] == ("The layout runner was ended: it gave no answer in the time "
                                       "of --layout-timeout")
        wait_until(lambda: are_gone(pids))


def test_a_layout_that_writes_without_end_is_ended(tmp_path):
    with serving(archive(tmp_path), command="yes") as server:
        glue = Glue(server)
        assert glue.ended(glue.start())["ErrorMessage"] == (
            "The layout runner was ended: it wrote more than 4194304 bytes")


def test_a_reset_ends_layouts_and_they_leave_nothing(tmp_path):
    pids = sleeper(tmp_path)
    with serving(tmp_path) as server:
        glue = Glue(server)
        glue.start()
        wait_until(pids.exists)
        assert server.admin("POST", "reset?account=111122223333")["requests_ended"] == 1
        wait_until(lambda: are_gone(pids))
        assert glue.client.list_blueprints()["Blueprints"] == []


def test_a_stop_ends_layouts_and_their_runs_fail(tmp_path):
    pids = sleeper(tmp_path)
    data = tmp_path / "data.db"
    with serving(tmp_path, "--data", data) as server:
        glue = Glue(server)
        run_id = glue.start()
        wait_until(pids.exists)
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(10) == 0
        wait_until(lambda: are_gone(pids))
    with Server("--data", data) as server:
        run = boto3.client("glue", endpoint_url=server.url, region_name="eu-west-1",
                           aws_access_key_id="111122223333", aws_secret_access_key="x"
                           ).get_blueprint_run(BlueprintName="sales", RunId=run_id)["BlueprintRun"]
        assert run["ErrorMessage"] == "The server stopped before the layout's answer was there"


def test_many_layouts_wait_for_their_turn(tmp_path):
    with serving(archive(tmp_path)) as server:
        glue = Glue(server)
        runs = [glue.start(WorkflowName=f"w{i}") for i in range(10)]
        assert len(list_children(server)) <= 4
        assert {glue.ended(run)["State"] for run in runs} == {"SUCCEEDED"}


def test_a_command_that_cannot_be_started_fails_the_run(tmp_path):
    with serving(archive(tmp_path), command="/no/such/command") as server:
        glue = Glue(server)
        assert glue.ended(glue.start())["ErrorMessage"] == (
            "The layout runner cannot be started: /no/such/command: No such file or directory")


def test_a_child_gets_no_descriptor_of_the_server(tmp_path):
    lists = f"""sh -c 'ls -l /proc/self/fd > {tmp_path}/fds; echo "{{}}"'"""
    with serving(archive(tmp_path), command=lists) as server:
        glue = Glue(server)
        glue.ended(glue.start())
    assert "socket" not in (tmp_path / "fds").read_text()
