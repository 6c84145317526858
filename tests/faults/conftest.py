import itertools

import pytest

from glueprint_server import Server
from world import World

ACCOUNTS = itertools.count(100_000_000_001)


@pytest.fixture(scope="session")
def shared_server():
    with Server("--log-level", "error") as server:
        yield server


@pytest.fixture
def world(shared_server):
    """An account of the test's own, in which the blueprint `orders` is."""
    made = World(shared_server, str(next(ACCOUNTS)))
    made.send("CreateBlueprint", {"Name": "orders", "BlueprintLocation": "s3://bucket/orders.zip"})
    yield made
    made.admin("DELETE", "faults")
    good = made.send("ListBlueprints")
    assert (good.status, good.end) == (200, "open")
    assert made.errors() == ""
