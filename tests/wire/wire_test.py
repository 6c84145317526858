"""Replays the golden exchanges over a socket, each in a world that is empty."""

import contextlib
import http.client
import json
import pathlib
import subprocess
import sys

import pytest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE)]

from exchanges import CONTENT_TYPE, read_exchanges, request_of  # noqa: E402
from glueprint_server import ROOT, Server  # noqa: E402

FLAGS = ("--seed", "1", "--clock", "2024-02-23T14:44:45Z", "--clock-rate", "0")
# What only AWS's own trouble causes.
NOT_PROVOKED = {"OperationTimeoutException", "InternalServiceException"}
# What an operation declares and we have no reason for.
NEVER_SENT = {
    "GetBlueprint": {"InvalidInputException"}, "BatchGetBlueprints": {"InvalidInputException"},
    "UpdateBlueprint": {"InvalidInputException"}, "DeleteBlueprint": {"InvalidInputException"},
    "GetWorkflow": {"InvalidInputException"}, "BatchGetWorkflows": {"InvalidInputException"},
    "DeleteWorkflow": {"InvalidInputException", "ConcurrentModificationException"},
    "CreateWorkflow": {"ResourceNumberLimitExceededException", "ConcurrentModificationException"},
    "UpdateWorkflow": {"ConcurrentModificationException"},
    "StartWorkflowRun": {"InvalidInputException", "ResourceNumberLimitExceededException"},
    "GetWorkflowRun": {"InvalidInputException"}, "StopWorkflowRun": {"InvalidInputException"},
    "GetWorkflowRunProperties": {"InvalidInputException"},
    "PutWorkflowRunProperties": {"AlreadyExistsException", "InvalidInputException",
                                 "ResourceNumberLimitExceededException",
                                 "ConcurrentModificationException"},
    "GetTrigger": {"InvalidInputException"}, "DeleteJob": {"InvalidInputException"},
    "DeleteTrigger": {"InvalidInputException", "ConcurrentModificationException"},
    "DeleteCrawler": {"CrawlerRunningException", "SchedulerTransitioningException"},
}
EXCHANGES = read_exchanges()


@pytest.fixture(scope="module")
def servers():
    """Gives the server that runs with these flags."""
    with contextlib.ExitStack() as stack:
        running = {}

        def server_with(flags):
            if flags not in running:
                running[flags] = stack.enter_context(Server(*FLAGS, *flags))
            return running[flags]

        yield server_with


def send(server, method, path, headers, body):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request(method, path, body, headers)
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response, text


def take(server, step):
    if "admin" in step:
        method, route = step["admin"].split()
        response, text = send(server, method, f"/_glueprint/{route}", {}, json.dumps(step["body"]))
    else:
        response, text = send(server, "POST", "/", *request_of(step))
    assert response.status < 300, (step, text)


@pytest.mark.parametrize(
    "exchange", [pytest.param(exchange, id=f"{file}: {exchange['name']}")
                 for file, exchange in EXCHANGES])
def test_exchange(servers, exchange):
    server = servers(tuple(exchange.get("flags", ())))
    send(server, "POST", "/_glueprint/reset?all=true&fixtures=false", {}, None)
    for step in exchange.get("before", ()):
        take(server, step)
    response, text = send(server, "POST", "/", *request_of(exchange))
    assert (response.status, text) == (exchange["status"], exchange["body"])
    is_ours = "headers" not in exchange or CONTENT_TYPE in exchange["headers"]["Content-Type"]
    assert response.getheader("Content-Type") == (CONTENT_TYPE if is_ours else "application/json")


def test_every_operation_has_its_exchanges():
    model = json.loads((ROOT / "server/model/service_model.json").read_text())
    for operation, declared in model["operations"].items():
        classes = {exchange["class"] for _, exchange in EXCHANGES
                   if exchange["operation"] == operation}
        assert "success" in classes, operation
        assert any(name.startswith("validation:") for name in classes), operation
        wanted = set(declared["errors"]) - NOT_PROVOKED - NEVER_SENT.get(operation, set())
        assert {f"error:{code}" for code in wanted} <= classes, operation


def test_exchanges_are_named_once_and_say_how_they_are_known():
    names = [(file, exchange["operation"], exchange["name"]) for file, exchange in EXCHANGES]
    assert len(names) == len(set(names))
    evidence = {"modelled", "documented", "observed", "guess"}
    assert {exchange["evidence"] for _, exchange in EXCHANGES} <= evidence


def run_parity(*arguments):
    return subprocess.run([sys.executable, "-B", HERE / "parity.py", *map(str, arguments)],
                          capture_output=True, text=True, timeout=120, check=False)


def test_parity_with_ourselves_finds_no_difference():
    with Server() as server:
        result = run_parity("--endpoint", server.url, "--yes", "--test-credentials")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "0 differ" in result.stdout


def test_parity_tells_what_differs(tmp_path):
    exchange = {"name": "n", "class": "success", "evidence": "guess", "operation": "GetBlueprint",
                "input": {"Name": "glueprint-parity-none"}, "status": 200, "body": "{\"A\":1}"}
    file = tmp_path / "one.json"
    file.write_text(json.dumps([exchange]))
    with Server() as server:
        result = run_parity("--endpoint", server.url, "--yes", "--test-credentials", file)
    assert result.returncode == 1
    assert "status: 200 here, 400 there" in result.stdout


def test_parity_asks_before_it_sends_anything():
    result = run_parity("--endpoint", "http://127.0.0.1:1")
    assert result.returncode == 2
    assert "--yes" in result.stderr
