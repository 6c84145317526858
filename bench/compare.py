"""Measures Glueprint against a plain Beast server that sends the same bytes.

Each server has one core, wrk has the other. The rounds of all are interleaved and the medians
compared, so that what else the machine does falls on all of them alike. Run it as `./dev bench`.
"""

import json
import pathlib
import random
import shutil
import statistics
import tempfile

from instructions import instructions_per_request
from servers import PLAIN_BEAST, ask, glueprint, measure, started

RUNS_COUNT = 1000
PAGE_RUNS = 25
ROUNDS = 7
ROUND_SECONDS = 2
BLUEPRINT = "orders-etl"


def run_id(number):
    return "br_" + random.Random(number).randbytes(32).hex()


def write_fixture(path):
    runs = [{
        "BlueprintName": BLUEPRINT, "RunId": run_id(number), "State": "SUCCEEDED",
        "WorkflowName": f"orders-{number}", "StartedOn": 1700000000.123 + 60 * number,
        "CompletedOn": 1700000030.456 + 60 * number,
        "Parameters": json.dumps({"WorkflowName": f"orders-{number}", "Table": "orders"}),
        "RoleArn": "arn:aws:iam::123456789012:role/glue-blueprint",
    } for number in range(RUNS_COUNT)]
    path.write_text(json.dumps({"BlueprintRuns": runs}))


def write_requests(folder, operation, bodies):
    """Lays out what requests.lua reads."""
    folder.mkdir()
    (folder / "operation").write_text(operation)
    (folder / "bodies").write_text("\n".join(map(json.dumps, bodies)) + "\n")
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
    gets = [{"BlueprintName": BLUEPRINT, "RunId": run_id(n)} for n in range(RUNS_COUNT)]
    pages = [{"BlueprintName": BLUEPRINT, "MaxResults": PAGE_RUNS}]
    get = write_requests(folder / "get", "GetBlueprintRun", gets)
    page = write_requests(folder / "page", "GetBlueprintRuns", pages)
    on_disk = ["--data", folder / "runs.db"]

    with started(glueprint("--fixtures", fixture)) as memory, \
            started(glueprint("--fixtures", fixture, *on_disk)) as disk:
        for requests in (get, page):
            (requests / "answer").write_bytes(ask(memory, requests))
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
        print(f"\n{'instructions a request':34}{'Glueprint':>12}")
        for requests in (get, page):
            count = instructions_per_request(glueprint("--fixtures", fixture), requests)
            print(f"{(requests / 'operation').read_text():34}{count:12,.0f}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="glueprint-bench-") as temporary:
        compare(pathlib.Path(temporary))
