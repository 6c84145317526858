import pathlib
import sys

import pytest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from glueprint_server import Server  # noqa: E402
from raw_http import check_that_a_good_request_succeeds  # noqa: E402

QUIET = ("--log-level", "error")


@pytest.fixture(scope="session")
def shared_server():
    with Server(*QUIET) as server:
        yield server


@pytest.fixture
def server(shared_server):
    """A server with the default limits. After the test a good request must succeed."""
    yield shared_server
    check_that_a_good_request_succeeds(shared_server)


@pytest.fixture
def start():
    """Starts servers with flags. After the test a good request must succeed on each."""
    servers = []

    def start_with(*flags, **options):
        servers.append(Server(*QUIET, *flags, **options))
        return servers[-1]

    yield start_with
    for started in servers:
        if started.process.poll() is None:
            check_that_a_good_request_succeeds(started)
        started.stop()
