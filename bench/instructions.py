"""Counts, with callgrind, the instructions and the allocations of each case of the workload.

    instructions.py [--check | --write]

`--check` fails when a count is over 5 % above the one in instructions.json, `--write` writes them
there. Counts belong to a release of Debian, whose compiler and libraries they include.
"""

import json
import pathlib
import platform
import re
import sys
import tempfile

from servers import ask, glueprint, started
from workload import CASES, write_fixture

FEW, MANY = 200, 1200
GROWTH_MAX = 0.05
KEPT = pathlib.Path(__file__).with_name("instructions.json")


def counts(command, case, times):
    """What the server does from its start to its end, with so many requests between."""
    operation, bodies, status = CASES[case]
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder) / "callgrind.out"
        with started(["valgrind", "-q", "--tool=callgrind", f"--callgrind-out-file={output}",
                      *command]) as port:
            ask(port, operation, bodies, times, status)
        profile = output.read_text()
    called = re.search(r"\((\d+)\) operator new\(unsigned long\)$", profile, re.MULTILINE).group(1)
    calls = re.findall(rf"^cfn=\({called}\).*\ncalls=(\d+)", profile, re.MULTILINE)
    total = re.search(r"^totals: (\d+)", profile, re.MULTILINE).group(1)
    return {"instructions": int(total), "allocations": sum(map(int, calls))}


def counts_per_request(command, case):
    few, many = (counts(command, case, times) for times in (FEW, MANY))
    return {what: round((many[what] - few[what]) / (MANY - FEW), 1) for what in many}


def place():
    release = platform.freedesktop_os_release()
    return f"{release['ID']} {release.get('VERSION_ID', '')}, {platform.machine()}"


def count_all():
    with tempfile.TemporaryDirectory(prefix="glueprint-bench-") as folder:
        fixture = pathlib.Path(folder) / "runs.json"
        write_fixture(fixture)
        command = glueprint("--fixtures", fixture, "--journal-entries-max", "100")
        return {case: counts_per_request(command, case) for case in CASES}


def print_counts(counted):
    print(f"\n{'a request':34}{'instructions':>14}{'allocations':>13}")
    for case, count in counted.items():
        print(f"{case:34}{count['instructions']:14,.0f}{count['allocations']:13.1f}")


def require_no_growth(counted, kept):
    """Tells of each count that has grown; instructions.json is to be changed with a reason."""
    grown = [f"{case}: {count[what]:,} {what} a request, {kept[case][what]:,} in {KEPT.name}"
             for case, count in counted.items() for what in count
             if count[what] > kept[case][what] * (1 + GROWTH_MAX) + 0.1]
    if grown:
        raise SystemExit("bench: more than before\n" + "\n".join(grown)
                         + "\nIf this is worth it: bench/instructions.py --write")


def main(flags):
    counted = count_all()
    print_counts(counted)
    kept = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    if flags == ["--write"]:
        KEPT.write_text(json.dumps({**kept, place(): counted}, indent=2) + "\n")
    elif flags == ["--check"] and place() in kept:
        require_no_growth(counted, kept[place()])
    elif flags == ["--check"]:
        print(f"bench: {KEPT.name} has no counts of {place()}")


if __name__ == "__main__":
    main(sys.argv[1:])
