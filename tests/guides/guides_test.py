"""Follows the guides for an operation and a kind of fault to the letter, in a copy of the sources.

Only the long run does this (see `dev`): it builds the program anew.
"""

import http.client
import json
import os
import pathlib
import shutil
import subprocess
import sys

import pytest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]

from glueprint_server import ROOT, own_environment  # noqa: E402
from guide import steps  # noqa: E402

PLACE = ROOT / "build" / "guides"
COPY = PLACE / "source"
BUILD = PLACE / "build"
BINARY = BUILD / "glueprint"
GUIDES = ("adding-an-operation", "adding-a-fault-kind")
BUILD_SECONDS_MAX = 3600
# The first test waits for the build.
pytestmark = pytest.mark.seconds_max(BUILD_SECONDS_MAX)


def run(*command, cwd=COPY, timeout=600):
    environment = {**own_environment(), "GLUEPRINT_BINARY": str(BINARY)}
    result = subprocess.run([str(part) for part in command], cwd=cwd, env=environment,
                            capture_output=True, text=True, timeout=timeout, check=False)
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-4000:]
    return result.stdout


def copy_sources():
    shutil.rmtree(COPY, ignore_errors=True)
    shutil.copytree(ROOT, COPY, symlinks=True, ignore=lambda folder, names: [
        name for name in names if name in (".git", "node_modules", "__pycache__")
        or (name == "build" and pathlib.Path(folder) == ROOT)])


def drop_other_unit_tests(ours):
    """The rest is compiled by the usual run."""
    for path in (COPY / "tests").rglob("*_test.cpp"):
        if str(path.relative_to(COPY)) not in ours:
            path.unlink()


@pytest.fixture(scope="session", autouse=True)
def followed():
    """A copy of the sources after all that the guides say was done, built."""
    copy_sources()
    told = [step for guide in GUIDES for step in steps(ROOT / "docs" / f"{guide}.md")]
    drop_other_unit_tests({step.path for step in told if step.place == "new"})
    for step in told:
        step.follow(COPY)
    reference = COPY / "docs" / "reference.md"
    reference.write_text(reference.read_text().replace("Served: ", "Served: StartTrigger,\n"))
    run("clang-format", "-i", *{step.path for step in told if step.path.endswith(".cpp")})
    run("cmake", "-S", COPY, "-B", BUILD, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug",
        "-DCMAKE_CXX_FLAGS_DEBUG=-O0", "-DGLUEPRINT_TESTS=ON", "-DGLUEPRINT_UNITY=ON",
        "-DGLUEPRINT_WERROR=OFF")
    run("cmake", "--build", BUILD, "--parallel", os.cpu_count(), timeout=BUILD_SECONDS_MAX)
    schema = run(sys.executable, "-B", "tests/fixtures/fault_schema.py")
    (COPY / "fixtures" / "faults.schema.json").write_text(schema)


@pytest.fixture
def server():
    with subprocess.Popen([BINARY, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True,
                          env=own_environment()) as process:
        lines = iter(process.stdout.readline, "Ready.\n")
        url = next(line.split()[-1] for line in lines if "http://" in line)
        next(lines, None)
        yield url.removeprefix("http://").rstrip("/")
        process.terminate()


def ask(server, method, path, body, **fields):
    connection = http.client.HTTPConnection(server, timeout=10)
    connection.request(method, path, json.dumps(body), fields)
    response = connection.getresponse()
    text = response.read()
    connection.close()
    return response, json.loads(text) if text else None


def call(server, operation, body):
    return ask(server, "POST", "/", body, **{"X-Amz-Target": f"AWSGlue.{operation}",
                                             "Content-Type": "application/x-amz-json-1.1"})


def test_the_operation_answers(server):
    ask(server, "PUT", "/_glueprint/fixtures", {"Trigger": {"Name": "nightly"}})
    assert call(server, "StartTrigger", {"Name": "nightly"})[1] == {"Name": "nightly"}
    assert call(server, "GetTrigger", {"Name": "nightly"})[1]["Trigger"]["State"] == "ACTIVATED"


def test_the_fault_is_injected(server):
    ask(server, "POST", "/_glueprint/faults", {"fault": {"kind": "wrong_content_type"}})
    response, answer = call(server, "ListWorkflows", {})
    assert response.getheader("Content-Type") == "text/html"
    assert answer == {"Workflows": []}


def test_their_unit_tests_pass():
    assert "1 passed" in run(BUILD / "tests" / "glueprint_tests", "-nc")


@pytest.mark.parametrize("tests", [
    "wire", "model", "fixtures", "faults/wire_test.py", "admin/openapi_test.py",
    "admin/openapi_faults_test.py", "docs_test.py", "tidy_test.py", "include_rules_test.py"])
def test_the_tests_that_they_name_pass(tests):
    # The unit tests that documents name were dropped here.
    run("/usr/bin/python3", "-B", "-m", "pytest", "-q", "-k", "not places", f"tests/{tests}")
