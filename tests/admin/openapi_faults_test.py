"""openapi.json describes the fault of a rule by its kind, as the server takes it."""

import http.client
import json

import jsonschema
import pytest

from glueprint_server import Server

RULE = {"id": "x", "times": 1}
EXAMPLES = {
    "bare_status": {"status": 429, "body": "{}", "content_type": "application/json"},
    "clock_skew": {"by": "-1h"}, "corrupt_body": {"how": "cut_json"}, "empty_page": {},
    "empty_response": {}, "error": {"code": "ThrottlingException", "retry_after_ms": 5},
    "expire_tokens": {"after": "1m"}, "gateway_error": {"status": 503}, "hang": {"for": "1s"},
    "latency": {"uniform": {"min": "1ms", "max": "2ms"}}, "lost_response": {},
    "odd_token": {"how": "empty"},
    "reset_connection": {"when": "headers"}, "slow_body": {"bytes_per_second": 10},
    "small_pages": {"items": 2}, "stale_read": {"by": "5s"}, "throttle": {"rate": 1, "burst": 2},
    "truncated_body": {"at": 0.5},
}
WRONG = [
    {}, "hang", {"kind": "hangs"}, {"kind": 1}, {"kind": "hang", "for": 3}, {"kind": "error"},
    {"kind": "hang", "code": "ThrottlingException"}, {"kind": "latency"},
    {"kind": "latency", "fixed": "1s", "uniform": {"min": "0s", "max": "1s"}},
    {"kind": "gateway_error", "status": 500}, {"kind": "small_pages", "items": 0},
    {"kind": "bare_status", "status": 100}, {"kind": "odd_token", "how": "odd"},
    {"kind": "bare_status", "content_type": "text/plain\r\nX: y"},
]


@pytest.fixture(scope="module")
def server():
    with Server() as running:
        yield running


def call(server, method, path, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request(method, f"/_glueprint/{path}", None if body is None else json.dumps(body))
    response = connection.getresponse()
    text = response.read()
    connection.close()
    return response.status, json.loads(text)


@pytest.fixture(scope="module")
def components(server):
    return call(server, "GET", "openapi.json")[1]["components"]


def validator(components, name):
    return jsonschema.Draft7Validator(
        {"$ref": f"#/components/schemas/{name}", "components": components})


def test_every_kind_has_an_example(server):
    kinds = call(server, "GET", "faults/kinds")[1]["kinds"]
    assert [kind["name"] for kind in kinds] == list(EXAMPLES)


def test_the_discriminator_leads_each_kind_to_its_schema(components):
    fault = components["schemas"]["Fault"]
    assert fault["discriminator"]["propertyName"] == "kind"
    mapping = fault["discriminator"]["mapping"]
    assert [each["$ref"] for each in fault["oneOf"]] == list(mapping.values())
    for kind, reference in mapping.items():
        schema = components["schemas"][reference.removeprefix("#/components/schemas/")]
        assert schema["properties"]["kind"]["enum"] == [kind]


@pytest.mark.parametrize("kind", EXAMPLES)
def test_an_example_of_a_kind_fits_and_is_taken(server, components, kind):
    rule = {**RULE, "fault": {"kind": kind, **EXAMPLES[kind]}}
    validator(components, "FaultRule").validate(rule)
    status, answer = call(server, "PUT", "faults/x", rule)
    assert status in (200, 201), answer
    validator(components, "LiveFaultRule").validate(answer)
    assert answer["fault"] == rule["fault"]


@pytest.mark.parametrize("fault", WRONG, ids=json.dumps)
def test_a_wrong_fault_does_not_fit_and_is_refused(server, components, fault):
    rule = {**RULE, "fault": fault}
    assert not validator(components, "FaultRule").is_valid(rule)
    status, answer = call(server, "PUT", "faults/x", rule)
    assert status == 422
    assert answer["errors"][0]["pointer"].startswith("#/fault")
