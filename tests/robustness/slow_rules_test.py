"""No rule and no request that clients can make keeps the server from the requests of others.

What the kernel counts is the time that the server computes, so that a loaded machine fails nothing.
"""

import http.client
import json

import pytest

from glueprint_server import Server
from process import cpu_seconds

PARAMETERS_MAX = 131_072
RULES_MAX = 10_000
# Without bounds it was several seconds; sanitizers slow it down.
SECONDS_MAX = 0.6
ACCOUNT = "111122223333"


def ask(server, body, operation="StartBlueprintRun"):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("POST", "/", json.dumps(body), {
        "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": f"AWSGlue.{operation}",
        "Authorization": f"AWS4-HMAC-SHA256 Credential={ACCOUNT}/20260101/us-east-1/glue/"
                         "aws4_request, SignedHeaders=host, Signature=0"})
    response = connection.getresponse()
    text = response.read()
    connection.close()
    return response.status, text


def start_of(parameters):
    return {"BlueprintName": "b", "RoleArn": "arn:aws:iam::123456789012:role/r",
            "Parameters": parameters}


def rule(parameters):
    return {"match": {"operation": "StartBlueprintRun", "input": {"Parameters": parameters}},
            "fault": {"kind": "error", "code": "ThrottlingException", "status": 400}}


def computes(server, action, times=3):
    """The least time that the server computes for the action: the clock of the kernel is coarse."""
    taken = []
    for _ in range(times):
        before = cpu_seconds(server)
        action()
        taken.append(cpu_seconds(server) - before)
    return min(taken)


SLOW = {
    "stars": ("*" + "a" * 16_000 + "b", "a" * PARAMETERS_MAX),
    "question marks": ("*" + "?a" * 8000 + "b*", "a" * PARAMETERS_MAX),
    "many stars": ("*a" * 8000 + "b", "a" * PARAMETERS_MAX),
    "members": ({"p": "*" + "a" * 15_000 + "b"}, json.dumps({"p": "a" * 130_000})),
    "elements": ({"p": [2] * 7000}, json.dumps({"p": [1] * 43_000})),
    "nested": ({"p": [[2] * 50] * 50}, json.dumps({"p": [[1] * 40] * 900})),
}


@pytest.mark.parametrize("kind", SLOW)
def test_the_longest_rule_and_the_largest_input_take_no_time(kind):
    wanted, given = SLOW[kind]
    with Server("--log-level", "error") as server:
        server.admin("POST", f"faults?account={ACCOUNT}", [rule(wanted)])
        plain = computes(server, lambda: ask(server, start_of(given)))
        assert plain < SECONDS_MAX, "with one rule"
        rules = [rule(wanted)] * 20
        server.admin("POST", f"faults?account={ACCOUNT}", rules)
        assert computes(server, lambda: ask(server, start_of(given))) < SECONDS_MAX, "with twenty"


def test_as_many_rules_as_there_can_be_take_no_time():
    with Server("--log-level", "error") as server:
        rules = [rule({"WorkflowName": f"w-{i}-*"}) for i in range(RULES_MAX)]
        for first in range(0, RULES_MAX, 1000):
            server.admin("POST", f"faults?account={ACCOUNT}", rules[first:first + 1000])
        parameters = json.dumps({"WorkflowName": "w-9999-x", "p": "a" * 130_000})
        assert computes(server, lambda: ask(server, start_of(parameters))) < SECONDS_MAX
        assert ask(server, start_of(parameters))[1].count(b"ThrottlingException") == 1


def test_the_log_says_when_rules_may_have_missed_a_request():
    with Server("--log-level", "warn") as server:
        server.admin("POST", f"faults?account={ACCOUNT}", [rule(SLOW["question marks"][0])])
        assert ask(server, start_of("{}"))[0] == 400
        assert "too long to compare" not in server.errors()
        ask(server, start_of(SLOW["question marks"][1]))
        assert "StartBlueprintRun: its input takes too long to compare" in server.errors()


def test_an_input_that_the_model_refuses_meets_no_rule_that_looks_at_it():
    with Server("--log-level", "error") as server:
        server.admin("POST", f"faults?account={ACCOUNT}", [rule("a*")])
        assert b"ThrottlingException" in ask(server, start_of("a" * PARAMETERS_MAX))[1]
        status, text = ask(server, start_of("a" * (PARAMETERS_MAX + 1)))
        assert (status, b"ValidationException" in text) == (400, True)
        rules = server.admin("GET", f"faults?account={ACCOUNT}")["rules"]
        assert (rules[0]["matched"], rules[0]["fired"]) == (1, 1)
