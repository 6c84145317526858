"""Fixtures that the tests of real SDKs read."""

import json

RUNS_COUNT = 2500


def run_id(number):
    return f"br_{number:064x}"


def write_many_runs(path):
    """Writes 2,500 finished runs of `many` in no special order, and one of `other`; returns the
    ids of `many`, newest first."""
    runs = [{"BlueprintName": "many", "RunId": run_id(n), "State": "SUCCEEDED",
             "StartedOn": 1700000000 + n, "CompletedOn": 1700000000.5 + n}
            for n in range(RUNS_COUNT)]
    shuffled = [runs[n * 7 % RUNS_COUNT] for n in range(RUNS_COUNT)]
    other = {**runs[0], "BlueprintName": "other", "RunId": run_id(RUNS_COUNT)}
    path.write_text(json.dumps({"BlueprintRuns": [*shuffled, other]}))
    return [run["RunId"] for run in reversed(runs)]
