"""A server that runs layouts by the shipped runner, and a blueprint there."""

import json
import pathlib
import sys
import zipfile

import boto3
from glueprint_server import ROOT, Server
from waiting import wait_until

RUNNER = f"{sys.executable} -B {ROOT / 'tools' / 'layout_runner.py'}"
LIBRARY = {"PYTHONPATH": str(ROOT / "tests" / "layouts" / "library")}
SALES = ROOT / "examples" / "blueprints" / "sales"
PARAMETERS = {"WorkflowName": "nightly", "SalesPath": "s3://arrivals/2026/", "Role": "Glue"}


def archive(root, layout=None, cfg=None):
    """Puts the example into s3://blueprints/sales.zip, with another layout if one is given."""
    path = pathlib.Path(root) / "blueprints" / "sales.zip"
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr("sales/blueprint.cfg", cfg or (SALES / "blueprint.cfg").read_text())
        zipped.writestr("sales/layout.py", layout or (SALES / "layout.py").read_text())
    return root


class Glue:
    """A client, and a blueprint of the archive."""

    def __init__(self, server, account="111122223333", tags=None):
        self.client = boto3.client("glue", endpoint_url=server.url, region_name="eu-west-1",
                                   aws_access_key_id=account, aws_secret_access_key="x")
        self.client.create_blueprint(Name="sales", Tags=tags or {},
                                     BlueprintLocation="s3://blueprints/sales.zip")

    def start(self, **parameters):
        return self.client.start_blueprint_run(
            BlueprintName="sales", Parameters=json.dumps({**PARAMETERS, **parameters}),
            RoleArn="arn:aws:iam::111122223333:role/Layout")["RunId"]

    def run(self, run_id):
        return self.client.get_blueprint_run(BlueprintName="sales", RunId=run_id)["BlueprintRun"]

    def ended(self, run_id):
        return wait_until(lambda: self.run(run_id)["State"] in ("SUCCEEDED", "FAILED")
                          and self.run(run_id))


def serving(root, *flags, command=RUNNER):
    return Server("--s3-root", root, "--layout-runner", command, "--timeline", "succeeds-at-once",
                  *flags, env=LIBRARY)


def layout(*lines):
    """A layout that does this, and answers a workflow without entities."""
    body = "".join(f"    {line}\n" for line in lines)
    return ("import boto3, json, os, sys\n"
            "from awsglue.blueprint.crawler import Crawler\n"
            "from awsglue.blueprint.workflow import Entities, Workflow\n"
            f"def generate_layout(user_params, system_params):\n{body}"
            "    return Workflow(Name=user_params['WorkflowName'], Entities=Entities())\n")
