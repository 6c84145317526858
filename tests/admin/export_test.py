"""Whatever the server has taken, its export is taken again, at any clock and of any size."""

import json
import random

import pytest

from glueprint_server import Server

INSTANTS = ["1970-01-01T00:00:00Z", "1970-01-01T00:00:00.001Z", "2026-02-28T23:59:59.999Z",
            "9999-12-31T00:00:00Z", "9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999-00:00",
            "9999-12-31T22:59:59.5-01:00", 0, 0.001, 1708699485.123, 253402300799,
            253402300799.999]
BEYOND = ["10000-01-01T00:00:00Z", "9999-12-31T23:59:59-00:01", "9999-12-31T12:00:00-14:00",
          "1970-01-01T00:00:00+00:01", 253402300800, -1, 1e300]
STATES = ["RUNNING", "SUCCEEDED", "FAILED", "ROLLING_BACK"]


@pytest.fixture(scope="module")
def server():
    with Server("--log-level", "error") as running:
        yield running


@pytest.mark.parametrize("instant", INSTANTS)
def test_what_the_clock_takes_it_shows_and_takes_again(server, instant):
    shown = server.admin("PUT", "clock", {"now": instant, "rate": 0})["now"]
    assert server.admin("PUT", "clock", {"now": shown, "rate": 0})["now"] == shown


@pytest.mark.parametrize("instant", BEYOND)
def test_an_instant_beyond_the_year_9999_or_before_1970_is_refused(server, instant):
    for route, body in (("clock", {"now": instant, "rate": 0}),
                        ("fixtures", {"Blueprint": {"Name": "b", "CreatedOn": instant}}),
                        ("faults", {"from": instant, "fault": {"kind": "hang"}})):
        with pytest.raises(AssertionError, match="status"):
            server.admin("PUT" if route != "faults" else "POST", route, body)


def names_in(fixture):
    return [[record.get("RunId", record.get("Name")) for record in fixture[kind]]
            for kind in ("Blueprints", "BlueprintRuns", "Workflows")]


def some_fixture(chance):
    times = [*INSTANTS, "-2h", "-1s"]

    def run(number):
        made = {"BlueprintName": f"b{chance.randrange(2)}", "RunId": f"br_{number}",
                "State": chance.choice(STATES)}
        if chance.random() < 0.6:
            made["StartedOn"] = chance.choice(times)
        if chance.random() < 0.3:
            made["ErrorMessage"] = "no\nreason \u2028"
        if chance.random() < 0.3:
            made["Timeline"] = chance.choice(["never-ends", "fails-and-rolls-back", "succeeds"])
        return made

    return {"Blueprints": [{"Name": "b0", "Status": chance.choice(["ACTIVE", "CREATING"]),
                            "CreatedOn": chance.choice(times)}],
            "BlueprintRuns": [run(i) for i in range(6)],
            "Workflows": [{"Name": "w", "CreatedOn": chance.choice(times)}]}


def try_to_load(server, fixture):
    """Leaves out what contradicts itself, as the server says."""
    try:
        server.admin("PUT", "fixtures?replace=true", fixture)
        return True
    except AssertionError:
        return False


def test_an_export_is_taken_again_at_any_clock(server):
    chance = random.Random(1)
    taken = 0
    for _ in range(250):
        server.admin("PUT", "clock", {"now": chance.choice(INSTANTS), "rate": 0})
        if not try_to_load(server, some_fixture(chance)):
            continue
        taken += 1
        server.admin("PUT", "clock", {"now": chance.choice(INSTANTS), "rate": 0})
        exported = server.admin("GET", "export")
        server.admin("PUT", "fixtures?replace=true", exported)
        again = server.admin("GET", "export")
        assert names_in(again) == names_in(exported)
    assert taken > 50


def test_an_export_that_is_larger_than_other_requests_is_taken_again(server):
    runs = [{"BlueprintName": "b", "RunId": f"br_{i}", "State": "SUCCEEDED",
             "StartedOn": 1708699485 + i, "Parameters": json.dumps({"x": "y" * 300})}
            for i in range(6000)]
    server.admin("PUT", "clock", {"now": "real", "rate": 1})
    for first in range(0, len(runs), 3000):
        server.admin("PUT", "fixtures", {"BlueprintRuns": runs[first:first + 3000]})
    exported = server.admin("GET", "export")
    assert len(json.dumps(exported)) > 2 * 1024 * 1024
    server.admin("PUT", "fixtures?replace=true", exported)
    assert server.admin("GET", "export") == exported
