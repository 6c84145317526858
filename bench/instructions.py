"""Counts, with callgrind, the instructions that a server runs for a request."""

import pathlib
import re
import tempfile

from servers import ask, started

FEW, MANY = 200, 1200


def instructions(command, requests, times):
    """All that the server runs from its start to its end, with so many requests between."""
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder) / "callgrind.out"
        with started(["valgrind", "-q", "--tool=callgrind", f"--callgrind-out-file={output}",
                      *command]) as port:
            ask(port, requests, times)
        return int(re.search(r"^totals: (\d+)", output.read_text(), re.MULTILINE).group(1))


def instructions_per_request(command, requests):
    few, many = (instructions(command, requests, times) for times in (FEW, MANY))
    return (many - few) / (MANY - FEW)
