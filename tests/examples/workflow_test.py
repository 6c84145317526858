"""The job for GitHub Actions: every name in it is held to a real server."""

import os
import re
import shlex
import subprocess

import pytest
import yaml

from examples_test import check_all_passed, run_pytest
from glueprint_server import BINARY, ROOT, Server

WORKFLOW = ROOT / "examples" / "github-actions" / "workflow.yaml"
JOB = yaml.safe_load(WORKFLOW.read_text())["jobs"]["tests"]
SERVICE = JOB["services"]["glueprint"]
SCRIPTS = [step["run"] for step in JOB["steps"] if "run" in step]


@pytest.fixture(scope="module", name="server")
def running_server():
    with Server("--log-level", "error") as server:
        yield server


def settings(server):
    """The variables that the job sets, as if this server were the job's service."""
    return {name: str(value).replace("http://localhost:4566", server.url)
            for name, value in JOB["env"].items()}


def test_the_job_reaches_the_port_that_the_server_takes():
    usage = subprocess.run([BINARY, "--help"], capture_output=True, text=True, check=True).stdout
    default = re.search(r"--port N .*\[(\d+)\]", usage).group(1)
    [(host_port, port)] = [ports.split(":") for ports in SERVICE["ports"]]
    assert port == default
    urls = [value for name, value in JOB["env"].items() if "URL" in name]
    assert urls == [f"http://localhost:{host_port}"] * 2


def test_the_job_gives_the_server_settings_that_it_knows():
    with Server(env=SERVICE["env"]):
        pass


def test_the_job_waits_for_the_health_check_of_the_image(server):
    names = shlex.split(SERVICE["options"])[::2]
    assert names == ["--health-interval", "--health-timeout", "--health-retries"]
    [command] = re.findall(r"/glueprint (.*)$", "\n".join(SCRIPTS), re.MULTILINE)
    for port, status in [(server.port, 0), (1, 1)]:
        result = subprocess.run([BINARY, *shlex.split(command)], timeout=30, check=False,
                                capture_output=True, env={"GLUEPRINT_PORT": str(port)})
        assert result.returncode == status, result.stderr
    dockerfile = (ROOT / "Dockerfile").read_text()
    assert re.search(rf'^HEALTHCHECK .*CMD \["/glueprint", "{command}"\]$', dockerfile, re.M)


def test_the_job_runs_the_example_for_pytest(server):
    [flags] = [shlex.split(script)[3:] for script in SCRIPTS if "-m pytest" in script]
    check_all_passed(run_pytest(*flags, PATH="/nowhere", PYTEST_XDIST_AUTO_NUM_WORKERS="2",
                                **settings(server)))


def test_the_job_leads_clients_to_the_server_without_a_change_of_code(server):
    script = ("import {GlueClient, ListBlueprintsCommand} from '@aws-sdk/client-glue';"
              "await new GlueClient().send(new ListBlueprintsCommand({}));")
    clean = {k: v for k, v in os.environ.items() if not k.startswith("AWS_")}
    result = subprocess.run(
        ["node", "--no-warnings", "--input-type=module", "-e", script],
        cwd=ROOT / "tests" / "sdk" / "js",
        env={**clean, "HOME": "/nonexistent", **settings(server)}, capture_output=True, text=True,
        timeout=60, check=False)
    assert result.returncode == 0, result.stderr
    account = JOB["env"]["AWS_ACCESS_KEY_ID"]
    [entry] = server.admin("GET", f"journal?account={account}")["entries"]
    assert (entry["operation"], entry["region"]) == ("ListBlueprints", JOB["env"]["AWS_REGION"])
