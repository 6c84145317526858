"""What openapi.json says of the admin routes is what they do."""

import http.client
import json
import re

import jsonschema
import pytest

from glueprint_server import Server

PREFIX = "/_glueprint/"
SLOW = {"phases": [{"state": "RUNNING", "lasts": "1h"}, {"state": "SUCCEEDED"}]}
RUN = {"BlueprintName": "b", "RunId": "r", "State": "RUNNING", "Timeline": "never-ends"}

CHAOS = {"service": "glue", "operation": "Get*", "error": {"statusCode": 500, "code": "Odd"}}

# One call of every route, in an order in which they can be made.
CALLS = [
    ("GET", "health", None), ("GET", "openapi.json", None), ("GET", "tls.pem", None),
    ("GET", "metrics", None), ("GET", "clock", None),
    ("PUT", "clock", {"now": "2026-01-01T00:00:00Z", "rate": 0}),
    ("POST", "clock/advance", {"by": "30s"}),
    ("GET", "timelines", None), ("PUT", "timelines/{name}", SLOW),
    ("GET", "timelines/{name}", None), ("GET", "timeline-rules", None),
    ("POST", "timeline-rules", {"id": "x", "match": {"BlueprintName": "b*"}, "timeline": "x"}),
    ("DELETE", "timeline-rules/{id}", None), ("DELETE", "timeline-rules", None),
    ("DELETE", "timelines/{name}", None),
    ("PUT", "fixtures", {"Blueprint": {"Name": "b"}, "BlueprintRun": RUN}),
    ("PUT", "runs/{id}/timeline", {"timeline": "fails"}), ("GET", "export", None),
    ("PUT", "snapshots/{name}", None), ("GET", "snapshots", None),
    ("POST", "snapshots/{name}", None), ("DELETE", "snapshots/{name}", None),
    ("POST", "faults", [{"id": "slow", "fault": {"kind": "latency", "fixed": "1ms"}}]),
    ("PUT", "faults/{id}", {"fault": {"kind": "lost_response"}, "times": 1}),
    ("GET", "faults", None), ("GET", "faults/kinds", None), ("GET", "faults/tape", None),
    ("DELETE", "faults/{id}", None), ("DELETE", "faults", None), ("GET", "journal", None),
    ("POST", "verify", {"match": {"operation": "ListBlueprints"}, "count": 0}),
    ("GET", "retries", None), ("GET", "findings", None), ("GET", "events", None),
    ("GET", "accounts", None), ("DELETE", "journal", None), ("POST", "reset", None),
    ("GET", "/health", None), ("GET", "/_localstack/health", None),
    ("GET", "/_localstack/info", None), ("GET", "/_localstack/init", None),
    ("GET", "/_localstack/init/{stage}", None), ("POST", "/_localstack/chaos/faults", [CHAOS]),
    ("PATCH", "/_localstack/chaos/faults", [{}]), ("GET", "/_localstack/chaos/faults", None),
    ("DELETE", "/_localstack/chaos/faults", [CHAOS]),
    ("POST", "/_localstack/chaos/effects", {"latency": 1}),
    ("GET", "/_localstack/chaos/effects", None), ("POST", "/_localstack/state/reset", None),
    ("POST", "/moto-api/reset", None),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    certificate = tmp_path_factory.mktemp("tls") / "cert.pem"
    with Server("--tls-self-signed", certificate) as running:
        yield running


def full(path):
    return path if path.startswith("/") else PREFIX + path


def call(server, method, path, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request(method, full(path), None if body is None else json.dumps(body))
    response = connection.getresponse()
    is_endless = response.getheader("Content-Type") == "text/event-stream"
    text = response.readline() if is_endless else response.read()
    response.close()
    connection.close()
    content_type = response.getheader("Content-Type")
    is_json = text and content_type.endswith("json")
    return response.status, content_type, json.loads(text) if is_json else text.decode()


@pytest.fixture(scope="module")
def document(server):
    return call(server, "GET", "openapi.json")[2]


def schema_of(document, content_type, content):
    """The schema with all others beside it, in JSON Schema's terms."""
    text = json.dumps({**content[content_type]["schema"], "components": document["components"]})
    return json.loads(re.sub(r'"nullable": true, "type": ("\w+")|"type": ("\w+"), "nullable": true',
                             r'"type": [\1\2, "null"]', text))


def test_every_route_is_called(document):
    described = {(method.upper(), path.removeprefix(PREFIX))
                 for path, methods in document["paths"].items() for method in methods}
    assert described == {(method, path) for method, path, _ in CALLS}


def test_every_schema_is_used(document):
    text = json.dumps(document)
    unused = [name for name in document["components"]["schemas"]
              if f'"#/components/schemas/{name}"' not in text]
    assert not unused


def test_every_route_takes_and_answers_what_it_says(server, document):
    for method, path, body in CALLS:
        described = document["paths"][full(path)][method.lower()]
        if body is not None:
            content = described["requestBody"]["content"]
            jsonschema.validate(body, schema_of(document, "application/json", content))
        concrete = path.replace("runs/{id}", "runs/r").replace("{id}", "x").replace("{name}", "x")
        concrete = concrete.replace("{stage}", "ready")
        concrete = "reset?all=true" if path == "reset" else concrete
        status, content_type, answer = call(server, method, concrete, body)
        assert status in (200, 201, 204), (method, path, answer)
        assert str(status) in described["responses"], (method, path)
        content = described["responses"][str(status)].get("content")
        assert (content is None) == (answer == "")
        if content:
            assert list(content) == [content_type]
            jsonschema.validate(answer, schema_of(document, content_type, content))


def operations(document):
    return [(method.upper(), path, described) for path, methods in document["paths"].items()
            for method, described in methods.items()]


def test_every_route_has_a_name_and_a_tag_of_its_own(document):
    names = [described["operationId"] for _, _, described in operations(document)]
    assert len(set(names)) == len(names)
    assert {"getHealth", "putRunTimeline", "postClockAdvance", "deleteFault", "deleteFaults",
            "getOpenapiJson", "postTimelineRules"} <= set(names)
    tags = [tag["name"] for tag in document["tags"]]
    assert len(set(tags)) == len(tags)
    assert {tag for _, _, described in operations(document) for tag in described["tags"]} == set(
        tags)


def test_every_status_has_a_meaning_of_its_own(document):
    for method, path, described in operations(document):
        meanings = [answer["description"] for answer in described["responses"].values()]
        assert len(set(meanings)) == len(meanings), (method, path)


def test_every_body_has_an_example_that_is_taken(server, document):
    call(server, "PUT", "timelines/fails", SLOW)
    for method, path, described in operations(document):
        if "requestBody" not in described:
            continue
        content = described["requestBody"]["content"]["application/json"]
        name = content["schema"]["$ref"].rsplit("/", 1)[1]
        example = document["components"]["schemas"][name]["example"]
        call(server, "PUT", "fixtures", {"Blueprint": {"Name": "b"}, "BlueprintRun": RUN})
        concrete = path.removeprefix(PREFIX).replace("runs/{id}", "runs/r")
        concrete = concrete.replace("{id}", "y").replace("{name}", "y")
        assert call(server, method, concrete, example)[0] in (200, 201), (method, path)


def test_the_token_is_wanted_where_there_is_one(document):
    assert document["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    assert {"token": []} in document["security"]


@pytest.mark.parametrize(("method", "path", "body"), [
    ("GET", "nothing", None), ("PATCH", "clock", None), ("PUT", "clock", {"now": 1, "rat": 2}),
    ("GET", "clock?account=x", None), ("PUT", "timelines/x", {"phases": []}),
    ("PUT", "fixtures", {"Blueprint": {"Nam": "b"}}), ("POST", "snapshots/none", None)])
def test_every_problem_is_one(server, document, method, path, body):
    status, content_type, answer = call(server, method, path, body)
    assert content_type == "application/problem+json"
    assert answer["status"] == status >= 400
    responses = document["paths"][PREFIX + "clock"]["get"]["responses"]
    content = responses["default"]["content"]
    jsonschema.validate(answer, schema_of(document, "application/problem+json", content))


def test_a_body_that_is_too_large_is_a_problem_too():
    with Server("--request-bytes-max", "100") as small:
        status, content_type, answer = call(small, "PUT", "clock", {"x": "y" * 200})
        assert (status, content_type) == (413, "application/problem+json")
        assert "--request-bytes-max" in answer["detail"]
