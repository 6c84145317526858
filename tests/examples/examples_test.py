"""The example for pytest, run as it stands."""

import os
import re
import shutil
import subprocess

import pytest

from glueprint_server import BINARY, ROOT, Server

EXAMPLE = ROOT / "examples" / "pytest"
TESTS = len(re.findall(r"^def test_", (EXAMPLE / "test_blueprint_runs.py").read_text(), re.M))


def run_pytest(*flags, cwd=EXAMPLE, **environment):
    """Runs the example as its users would; only these variables of Glueprint are set."""
    inherited = {k: v for k, v in os.environ.items()
                 if not k.startswith(("GLUEPRINT_", "PYTEST_", "AWS_"))}
    return subprocess.run(
        ["/usr/bin/python3", "-B", "-m", "pytest", "-p", "no:cacheprovider", "-q", *flags],
        cwd=cwd, env={**inherited, "AWS_EC2_METADATA_DISABLED": "true", **environment},
        capture_output=True, text=True, timeout=120, check=False)


def check_all_passed(result):
    assert result.returncode == 0, result.stdout + result.stderr
    assert re.search(rf"^{TESTS} passed(, \d+ warnings?)? in ", result.stdout, re.MULTILINE)


@pytest.mark.parametrize("flags", [[], ["-n", "2"]], ids=["alone", "xdist"])
def test_pytest_example_starts_a_server(flags):
    check_all_passed(run_pytest(*flags, GLUEPRINT_BINARY=BINARY))


def test_pytest_example_uses_a_running_server_and_leaves_it_as_it_was():
    with Server("--log-level", "debug") as server:
        check_all_passed(run_pytest(GLUEPRINT_URL=server.url + "/", PATH="/nowhere"))
        accounts = set(re.findall(r"info +(\d{12}) ", server.errors()))
        assert len(accounts) == TESTS
        for account in accounts:
            seen = {route: server.admin("GET", f"{route}?account={account}")
                    for route in ["export", "journal", "faults", "clock"]}
            assert seen["export"]["Blueprints"] == []
            assert seen["journal"]["entries"] == []
            assert seen["faults"]["rules"] == []
            assert seen["clock"]["rate"] == 1


def test_pytest_example_says_why_what_was_to_be_verified_does_not_hold(tmp_path):
    shutil.copy(EXAMPLE / "conftest.py", tmp_path)
    (tmp_path / "test_one.py").write_text(
        'def test_one(account, glue):\n'
        '    glue.list_blueprints()\n'
        '    account.verify("ListBlueprints", at_least=2)\n')
    result = run_pytest(GLUEPRINT_BINARY=BINARY, cwd=tmp_path)
    assert result.returncode == 1
    assert "Expected at least 2 of ListBlueprints, but counted 1 (request 1)." in result.stdout


def test_pytest_example_tells_that_there_is_no_binary():
    result = run_pytest(GLUEPRINT_BINARY="/nowhere/glueprint")
    assert result.returncode == 2
    assert "name it in GLUEPRINT_BINARY" in result.stdout


def test_pytest_example_tells_that_the_server_does_not_start():
    result = run_pytest(GLUEPRINT_BINARY="/bin/false")
    assert result.returncode == 2
    assert "/bin/false did not start; its exit status is 1." in result.stdout
