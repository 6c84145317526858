"""Every text that an admin route takes has a maximum: openapi.json tells it, the server keeps it.

The tests walk the schemas of all bodies, and all parameters of paths and queries: a text without a
`maxLength` fails them, and so does one that is longer and passes.
"""

import copy
import http.client
import json
import re
import subprocess

import pytest

from glueprint_server import BINARY, Server

PREFIX = "/_glueprint/"
SLOW = {"phases": [{"state": "RUNNING", "lasts": "1h"}, {"state": "FAILED"}]}
RULE = {"fault": {"kind": "hang"}}
# What the value of a schema needs beside the text that a test puts into it.
WHOLE = {"FaultPlan": RULE, "FaultRule": RULE, "FaultTape": {"rules": [RULE]},
         "NewTimelineRule": {"timeline": "never-ends"}, "Timeline": SLOW,
         "kind:error": {"code": "X", "custom": True}}
# Objects that hold whatever the user likes: of these the bytes count.
FREE = {("FaultRule", "match", "input"),
        ("Expectation", "match", "EntryMatch", "input"),
        ("Expectation", "in_order", 0, "EntryMatch", "input"),
        ("NewTimelineRule", "match", "TimelineMatch", "Parameters"),
        ("NewTimelineRule", "match", "TimelineMatch", "RunProperties"),
        ("Timeline", "workflow", "graph"), ("Timeline", "workflow", "tags"),
        ("Timeline", "workflow", "default_run_properties")}


class Place(tuple):
    """Steps into a body; those that name a schema or a kind of fault lead no deeper."""

    def members(self):
        return [step for step in self if not str(step)[:1].isupper() and ":" not in str(step)
                or step in ("BlueprintName", "Parameters", "RunProperties", "WorkflowName")]

    def pointer(self):
        return "#" + "".join(f"/{step}" for step in self.members())

    def body_with(self, text):
        holder = [{}]
        container, key = holder, 0
        for step in self:
            if step not in self.members():
                whole = copy.deepcopy(WHOLE.get(step, {}))
                if step.startswith("kind:"):
                    whole["kind"] = step.removeprefix("kind:")
                if whole:
                    container[key] = whole
                continue
            if not isinstance(container[key], dict if isinstance(step, str) else list):
                container[key] = {} if isinstance(step, str) else [{}]
            container, key = container[key], step
            if isinstance(container, dict):
                container.setdefault(key, {})
        container[key] = text
        return holder[0]


def texts(schema, schemas, place=()):
    """Place and schema of each text that a schema allows, and of each object that may hold any."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        yield from texts(schemas[name], schemas, (*place, name))
    for part in schema.get("oneOf", []) + schema.get("anyOf", []):
        kind = part.get("properties", {}).get("kind", {}).get("enum")
        yield from texts(part, schemas, (*place, f"kind:{kind[0]}") if kind else place)
    is_free = schema.get("type") == "object" and "properties" not in schema
    if (schema.get("type") == "string" or is_free) and "oneOf" not in schema:
        yield Place(place), schema
    if "items" in schema:
        yield from texts(schema["items"], schemas, (*place, 0))
    for name, member in schema.get("properties", {}).items():
        yield from texts(member, schemas, (*place, name))


def is_bounded(schema):
    return "maxLength" in schema or "enum" in schema


@pytest.fixture(scope="module")
def server():
    with Server() as running:
        running.admin("PUT", "fixtures", {"Blueprint": {"Name": "b"}, "BlueprintRun": {
            "BlueprintName": "b", "RunId": "x", "State": "RUNNING"}})
        yield running


@pytest.fixture(scope="module", name="document")
def described(server):
    document = server.admin("GET", "openapi.json")
    kinds = server.admin("GET", "faults/kinds")["kinds"]
    document["components"]["schemas"]["FaultRule"]["properties"]["fault"] = {
        "oneOf": [kind["schema"] for kind in kinds]}
    return document


@pytest.fixture(scope="module", name="bodies")
def texts_of_bodies(document):
    """(method, path, place, schema) of each text in a body that is not AWS's own data."""
    found = []
    for path, methods in document["paths"].items():
        for method, route in methods.items():
            if "requestBody" in route:
                schema = route["requestBody"]["content"]["application/json"]["schema"]
                found += [(method.upper(), path, place, text)
                          for place, text in texts(schema, document["components"]["schemas"])
                          if not (place[0] == "Fixture" and place[-1] == 0)]
    return found


def send(server, method, path, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    concrete = path.replace("{id}", "x").replace("{name}", "x")
    text = None if body is None else json.dumps(body, ensure_ascii=False).encode()
    connection.request(method, concrete, text)
    response = connection.getresponse()
    text = response.read()
    connection.close()
    return response.status, json.loads(text) if text else {}


def places_at_fault(answer):
    return [error.get("pointer") or error["parameter"] for error in answer.get("errors", [])]


def test_there_are_as_many_texts_as_one_thinks(bodies):
    assert len({(path, place) for _, path, place, _ in bodies}) > 60


def test_every_text_of_a_body_has_a_maximum(bodies):
    assert not [(path, place) for _, path, place, schema in bodies
                if schema["type"] == "string" and not is_bounded(schema)]


def test_a_text_over_the_maximum_is_refused_with_its_place(server, bodies):
    for method, path, place, schema in bodies:
        if "maxLength" not in schema:
            continue
        body = place.body_with("é" * (schema["maxLength"] + 1))
        status, answer = send(server, method, path, body)
        assert status == 422, (path, place, answer)
        assert place.pointer() in places_at_fault(answer), (path, place, answer)
        assert len(json.dumps(answer)) < 2000, (path, place)


def test_a_text_of_the_maximum_is_not_too_long(server, bodies):
    for method, path, place, schema in bodies:
        if "maxLength" in schema:
            body = place.body_with("x" * schema["maxLength"])
            answer = send(server, method, path, body)[1]
            assert "characters" not in json.dumps(answer), (path, place, answer)


def test_an_object_that_may_hold_anything_is_bounded_in_bytes(server, bodies):
    free = [body for body in bodies if body[3]["type"] == "object"]
    assert {place for _, _, place, _ in free} >= FREE
    for method, path, place, schema in free:
        assert any(place[-len(known):] == known for known in FREE), (path, place)
        fitting = {"Name": "x" * (schema["x-maxBytes"] - len('{"Name":""}'))}
        assert place.pointer() not in places_at_fault(
            send(server, method, path, place.body_with(fitting))[1])
        fitting["Name"] += "x"
        status, answer = send(server, method, path, place.body_with(fitting))
        assert status == 422
        assert place.pointer() in places_at_fault(answer), (path, place, answer)


def parameters(document, place):
    return [(method.upper(), path, parameter) for path, methods in document["paths"].items()
            for method, route in methods.items() for parameter in route["parameters"]
            if parameter["in"] == place]


def test_a_query_parameter_over_the_maximum_is_refused_by_its_name(server, document):
    found = parameters(document, "query")
    assert len(found) > 40
    for method, path, parameter in found:
        schema = parameter["schema"]
        assert schema["type"] != "string" or is_bounded(schema), (path, parameter)
        text = "1" * (schema.get("maxLength", 64) + 1)
        status, answer = send(server, method, f"{path}?{parameter['name']}={text}", {})
        assert (status, places_at_fault(answer)) == (400, [parameter["name"]]), (path, answer)


def test_a_name_in_a_path_over_the_maximum_is_refused(server, document):
    found = parameters(document, "path")
    assert len(found) > 8
    for method, path, parameter in found:
        text = "x" * (parameter["schema"]["maxLength"] + 1)
        status, answer = send(server, method, re.sub("{[a-z]+}", text, path))
        assert (status, "characters" in answer["detail"]) == (400, True), (path, answer)


def test_files_are_held_to_the_same(tmp_path, bodies):
    rules = [place.body_with("x" * (schema["maxLength"] + 1))
             for _, path, place, schema in bodies
             if path.endswith("faults/{id}") and "maxLength" in schema]
    lives = [place.body_with("x" * (schema["maxLength"] + 1))
             for _, path, place, schema in bodies
             if path.endswith("timelines/{name}") and "maxLength" in schema]
    for body in lives:
        body.setdefault("name", "x")
    assert (len(rules) > 15, len(lives)) == (True, 6)
    for name, document in (("rules", rules), ("timelines", lives)):
        (tmp_path / f"{name}.json").write_text(json.dumps({name: document}))
        result = subprocess.run([BINARY, "check", tmp_path / f"{name}.json"], timeout=30,
                                capture_output=True, text=True, check=False)
        assert result.returncode == 1
        for i in range(len(document)):
            assert f"/{name}/{i}/" in result.stdout
