"""Pages through every run that the fixtures hold, with boto3, and fails when one is missing."""

import json
import os
import pathlib
import sys

import boto3

PAGE_SIZE = 2

glue = boto3.client("glue", endpoint_url=os.environ["GLUE_ENDPOINT"], region_name="us-east-1",
                    aws_access_key_id="any", aws_secret_access_key="any")


def seeded_runs():
    """The ids of the fixtures' runs, by blueprint."""
    ids = {}
    for file in pathlib.Path("/fixtures").glob("*.json"):
        for run in json.loads(file.read_text())["BlueprintRuns"]:
            ids.setdefault(run["BlueprintName"], []).append(run["RunId"])
    return ids


def pages(blueprint):
    request = {"BlueprintName": blueprint, "MaxResults": PAGE_SIZE}
    while True:
        answer = glue.get_blueprint_runs(**request)
        yield answer
        if "NextToken" not in answer:
            return
        request["NextToken"] = answer["NextToken"]


def main():
    complete = True
    for blueprint, expected in seeded_runs().items():
        answers = list(pages(blueprint))
        seen = [run["RunId"] for answer in answers for run in answer["BlueprintRuns"]]
        retries = sum(answer["ResponseMetadata"]["RetryAttempts"] for answer in answers)
        print(f"{blueprint}: {len(seen)} of {len(expected)} runs on {len(answers)} pages, "
              f"{retries} retries", flush=True)
        complete = complete and sorted(seen) == sorted(expected)
    return 0 if complete else 1


sys.exit(main())
