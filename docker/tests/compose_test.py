"""The stacks of docker/: a client that waits until Glueprint is healthy sees every run."""

import os
import pathlib
import re
import subprocess

from containers import LABEL

FOLDER = pathlib.Path(__file__).resolve().parent.parent
COMPOSE = os.environ["COMPOSE"].split()


def compose(file, *arguments):
    # An empty HOST_PORT has Docker choose one that is free.
    return subprocess.run([*COMPOSE, "-p", LABEL, "-f", FOLDER / file, *arguments],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300,
                          env={**os.environ, "HOST_PORT": ""}, check=False)


def run_stack(file):
    """What the stack prints; its exit status is the client's."""
    try:
        result = compose(file, "up", "--no-build", "--abort-on-container-exit",
                         "--exit-code-from", "client")
    finally:
        down = compose(file, "down", "-v")
    assert result.returncode == 0, result.stdout
    assert down.returncode == 0, down.stdout
    return result.stdout


def counts(output):
    """Of each blueprint: runs, runs seeded, pages, retries."""
    found = re.findall(r"([\w-]+): (\d+) of (\d+) runs on (\d+) pages, (\d+) retries", output)
    return {name: tuple(map(int, figures)) for name, *figures in found}


def test_the_client_pages_through_all_runs():
    output = run_stack("compose.yaml")
    assert counts(output) == {"orders-etl": (3, 3, 2, 0), "compaction": (3, 3, 2, 0),
                              "clickstream-partitions": (1, 1, 1, 0)}, output


def test_the_client_sees_all_runs_through_throttles_and_small_pages():
    output = run_stack("compose.faults.yaml")
    assert counts(output) == {"orders-etl": (3, 3, 3, 2), "compaction": (3, 3, 3, 0),
                              "clickstream-partitions": (1, 1, 1, 0)}, output
