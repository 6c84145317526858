import itertools
import pathlib
import sys

import pytest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "sdk")]

from glueprint_server import Server  # noqa: E402
from world import World  # noqa: E402

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
    assert made.send("ListBlueprints").status == 200
