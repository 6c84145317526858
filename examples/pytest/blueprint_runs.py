"""Code under test, as it might stand in a program that uses AWS Glue."""

import json
import time

from botocore.exceptions import HTTPClientError

POLL_SECONDS = 10
FINISHED = {"SUCCEEDED", "FAILED"}


class RunFailed(Exception):
    pass


def wait_for_run(glue, blueprint, run_id):
    """Polls until the run has finished; raises RunFailed when it failed."""
    while True:
        run = glue.get_blueprint_run(BlueprintName=blueprint, RunId=run_id)["BlueprintRun"]
        if run["State"] in FINISHED:
            break
        time.sleep(POLL_SECONDS)
    if run["State"] == "FAILED":
        raise RunFailed(run["ErrorMessage"])
    return run


def start_once(glue, blueprint, role, parameters):
    """Starts a run; the parameters must be those of no other run.

    `glue` must not try again by itself: when only the reply was lost, that starts a second run.
    """
    wanted = json.dumps(parameters)
    try:
        return glue.start_blueprint_run(
            BlueprintName=blueprint, RoleArn=role, Parameters=wanted)["RunId"]
    except HTTPClientError:
        for run in glue.get_blueprint_runs(BlueprintName=blueprint)["BlueprintRuns"]:
            if run.get("Parameters") == wanted:
                return run["RunId"]
        raise
