"""The world that is served, and the requests that are measured."""

import json
import random

RUNS_COUNT = 1000
BLUEPRINTS_COUNT = 40
PAGE_RUNS = 25
BLUEPRINT = "orders-etl"
ROLE = "arn:aws:iam::123456789012:role/glue-blueprint"


def run_id(number):
    return "br_" + random.Random(number).randbytes(32).hex()


def write_fixture(path):
    runs = [{
        "BlueprintName": BLUEPRINT, "RunId": run_id(number), "State": "SUCCEEDED",
        "WorkflowName": f"orders-{number}", "StartedOn": 1700000000.123 + 60 * number,
        "CompletedOn": 1700000030.456 + 60 * number,
        "Parameters": json.dumps({"WorkflowName": f"orders-{number}", "Table": "orders"}),
        "RoleArn": ROLE,
    } for number in range(RUNS_COUNT)]
    blueprints = [{"Name": f"blueprint-{number:03}"} for number in range(BLUEPRINTS_COUNT)]
    path.write_text(json.dumps({"Blueprints": blueprints, "BlueprintRuns": runs}))


def gets(first):
    return [{"BlueprintName": BLUEPRINT, "RunId": run_id(first + number)}
            for number in range(RUNS_COUNT)]


# What is asked, by the name of the case: the operation, the inputs in turn, the status.
CASES = {
    "GetBlueprintRun": ("GetBlueprintRun", gets(0), 200),
    "page of 25": ("GetBlueprintRuns", [{"BlueprintName": BLUEPRINT, "MaxResults": PAGE_RUNS}],
                   200),
    "ListBlueprints": ("ListBlueprints", [{"MaxResults": 25}], 200),
    "StartBlueprintRun": ("StartBlueprintRun", [{
        "BlueprintName": BLUEPRINT, "RoleArn": ROLE, "Parameters": '{"Table": "orders"}'}], 200),
    "run not found": ("GetBlueprintRun", gets(RUNS_COUNT), 400),
    "wrong input": ("GetBlueprintRuns", [{"BlueprintName": BLUEPRINT, "MaxResults": 0}], 400),
}
