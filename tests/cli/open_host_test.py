"""A server that others can reach says so, unless it is the first process of a container."""

import subprocess

import pytest

from glueprint_server import BINARY, Server, own_environment

WARNING = "Listening on 0.0.0.0: whoever reaches this machine can use this server."


@pytest.mark.parametrize("host, is_told", [
    ("0.0.0.0", True), ("localhost", False), ("127.0.0.1", False)])
def test_whoever_listens_on_every_address_is_warned(host, is_told):
    with Server("--host", host) as server:
        assert (WARNING in server.errors()) == is_told


def test_a_container_is_not_warned_of_the_address_that_it_set_itself():
    as_first_process = ["unshare", "--map-root-user", "--pid", "--fork", "--kill-child"]
    with subprocess.Popen(
            [*as_first_process, BINARY, "serve", "--port", "0", "--host", "0.0.0.0"],
            env=own_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True) as server:
        for line in server.stdout:
            if line == "Ready.\n":
                break
        server.kill()
        assert "Listening on" not in server.communicate(timeout=10)[1]
        assert line == "Ready.\n"
