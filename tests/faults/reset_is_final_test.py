"""What a fault holds when its world is reset ends without its work."""

import pytest

from connections import is_silent
from world import ROLE

START = {"BlueprintName": "orders", "RoleArn": ROLE}
FIXTURE = {"Blueprint": {"Name": "orders"}}
FAULTS = [("hang", {}), ("hang", {"for": "1h"}), ("latency", {"fixed": "1h"}),
          ("latency", {"uniform": {"min": "30m", "max": "1h"}})]


def runs_of(world):
    return world.send("GetBlueprintRuns", {"BlueprintName": "orders"}).json["BlueprintRuns"]


def take_a_snapshot(world):
    world.admin("PUT", "snapshots/before")


RESETS = [(lambda world: None, ("POST", "reset", None)),
          (lambda world: None, ("PUT", "fixtures?replace=true", FIXTURE)),
          (take_a_snapshot, ("POST", "snapshots/before", None))]


@pytest.mark.parametrize(("kind", "figures"), FAULTS)
@pytest.mark.parametrize(("prepare", "reset"), RESETS)
def test_a_held_write_never_reaches_the_fresh_world(world, kind, figures, prepare, reset):
    prepare(world)
    world.put_fault(kind, match={"operation": "StartBlueprintRun"}, **figures)
    with world.open("StartBlueprintRun", START) as client:
        assert is_silent(client)
        world.admin(*reset)
        client.settimeout(10)
        with pytest.raises(ConnectionResetError):
            client.recv(1)
    world.admin("DELETE", "faults")
    world.admin("PUT", "fixtures", FIXTURE)
    assert runs_of(world) == []
    if reset[1] != "reset":
        entry = world.admin("GET", "journal?operation=Start*")["entries"][0]
        assert (entry["status"], entry["note"]) == (
            None, "ended without its work: its world was reset")


def test_a_rule_that_goes_before_the_reset_does_not_let_the_work_through(world):
    world.put_fault("hang", rule_id="first", match={"operation": "StartBlueprintRun"})
    world.put_fault("latency", rule_id="second", fixed="1h",
                    match={"operation": "StartBlueprintRun"})
    with world.open("StartBlueprintRun", START) as client:
        assert is_silent(client)
        world.admin("DELETE", "faults/first")
        assert is_silent(client)
        assert world.admin("POST", "reset")["requests_ended"] == 1
        client.settimeout(10)
        with pytest.raises(ConnectionResetError):
            client.recv(1)


def test_a_reset_of_another_region_leaves_it_held(world):
    world.put_fault("hang", match={"operation": "StartBlueprintRun"})
    with world.open("StartBlueprintRun", START) as client:
        assert is_silent(client)
        world.admin("PUT", "fixtures?replace=true&region=eu-west-1", FIXTURE)
        assert is_silent(client)
        world.admin("DELETE", "faults")
        client.settimeout(10)
        assert client.recv(65536).startswith(b"HTTP/1.1 200 OK\r\n")
    assert len(runs_of(world)) == 1
