"""Measures Glueprint against a plain Beast server that sends the same bytes.

Each server has one core, wrk has the other. The rounds of all are interleaved and the medians
compared, so that what else the machine does falls on all of them alike. Run it as `./dev bench`.
"""

import json
import pathlib
import shutil
import statistics
import tempfile

from instructions import count_all, print_counts
from servers import PLAIN_BEAST, ask, glueprint, measure, started
from workload import CASES, PAGE_RUNS, write_fixture

ROUNDS = 7
ROUND_SECONDS = 2


def write_requests(folder, case):
    """Lays out what requests.lua reads."""
    operation, inputs, _ = CASES[case]
    folder.mkdir()
    (folder / "operation").write_text(operation)
    (folder / "bodies").write_text("\n".join(map(json.dumps, inputs)) + "\n")
    return folder


def print_ratios(rates):
    print(f"\n{'requests a second, one core':34}{'Glueprint':>12}{'plain Beast':>13}{'ratio':>8}")
    for name, pairs in rates.items():
        ours, plain = (statistics.median(side) for side in zip(*pairs))
        ratios = sorted(mine / theirs for mine, theirs in pairs)
        print(f"{name:34}{ours:12,.0f}{plain:13,.0f}{statistics.median(ratios):8.2f}"
              f"   ({ratios[0]:.2f} to {ratios[-1]:.2f})")


def compare(folder):
    fixture = folder / "runs.json"
    write_fixture(fixture)
    get = write_requests(folder / "get", "GetBlueprintRun")
    page = write_requests(folder / "page", "page of 25")
    on_disk = ["--data", folder / "runs.db"]

    with started(glueprint("--fixtures", fixture)) as memory, \
            started(glueprint("--fixtures", fixture, *on_disk)) as disk:
        for requests, case in ((get, "GetBlueprintRun"), (page, "page of 25")):
            (requests / "answer").write_bytes(ask(memory, *CASES[case][:2]))
        with started([PLAIN_BEAST, get / "answer", page / "answer"]) as plain:
            cases = {"GetBlueprintRun, memory": (memory, get),
                     "GetBlueprintRun, data file": (disk, get),
                     f"GetBlueprintRuns, page of {PAGE_RUNS}": (memory, page)}
            rates = {name: [] for name in cases}
            for _ in range(ROUNDS):
                for name, (server, requests) in cases.items():
                    rates[name].append((measure(server, requests, ROUND_SECONDS),
                                        measure(plain, requests, ROUND_SECONDS)))
    print_ratios(rates)
    if shutil.which("valgrind"):
        print_counts(count_all())


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="glueprint-bench-") as temporary:
        compare(pathlib.Path(temporary))
