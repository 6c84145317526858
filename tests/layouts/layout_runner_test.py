"""Layouts, run by a command of the user's: the real server, the shipped runner, real boto3."""

import json
import os

import pytest

from glueprint_server import Server
from serving_layouts import LIBRARY, PARAMETERS, RUNNER, Glue, archive, layout, serving
from waiting import wait_until

MADE = "its layout has answered"
UNKNOWN = "Unknown error executing layout generator function "


def advance(server, by):
    server.admin("POST", "clock/advance?account=111122223333", {"by": by})


def test_a_layout_makes_the_workflow_that_it_asks_for(tmp_path):
    with serving(archive(tmp_path)) as server:
        glue = Glue(server)
        run = glue.ended(glue.start())
        assert (run["State"], run["WorkflowName"]) == ("SUCCEEDED", "nightly")
        workflow = glue.client.get_workflow(Name="nightly", IncludeGraph=True)["Workflow"]
        nodes = {(node["Type"], node["Name"]) for node in workflow["Graph"]["Nodes"]}
        assert nodes == {("CRAWLER", "nightly_sales_"), ("JOB", "nightly_sums_"),
                         ("TRIGGER", "nightly_starting_trigger"),
                         ("TRIGGER", "nightly_nightly_sums__trigger")}
        trigger = glue.client.get_trigger(Name="nightly_starting_trigger")["Trigger"]
        assert trigger["Schedule"] == "cron(0 6 * * ? *)"
        again = glue.ended(glue.start())
        assert again["ErrorMessage"] == "workflow with name: nightly already exists."


def test_a_layout_gets_its_parameters_with_defaults_and_those_of_the_system(tmp_path):
    say = layout("with open(system_params['workflowBucket'] + '.json', 'w') as file:",
                 "    json.dump([user_params, system_params, os.listdir('.')], file)",
                 "import shutil; shutil.copy(file.name, os.environ['SAID'])")
    said = tmp_path / "said.json"
    with Server("--s3-root", archive(tmp_path, say), "--layout-runner", RUNNER,
                env={**LIBRARY, "SAID": str(said)}) as server:
        glue = Glue(server)
        glue.ended(glue.start())
    user, system, files = json.loads(said.read_text())
    assert user == {**PARAMETERS, "Workers": 2}
    assert system == {"accountId": "111122223333", "region": "eu-west-1",
                      "roleArn": "arn:aws:iam::111122223333:role/Layout",
                      "workflowBucket": "aws-glue-assets-111122223333-eu-west-1"}
    assert "sales" in files


@pytest.mark.parametrize("lines, message", [
    (["import no_such_module"], UNKNOWN + "ModuleNotFoundError: No module named 'no_such_module'"),
    (["return user_params['Nmae']"], UNKNOWN + "KeyError: 'Nmae'"),
    (["open('demo-project/foo.py')"], UNKNOWN + "FileNotFoundError: [Errno 2] No such file or "
     "directory: 'demo-project/foo.py'"),
    (["raise ValueError('two\\nlines')"], UNKNOWN + "ValueError: two\nlines"),
    (["print('Traceback (most recent call last):')", "os._exit(3)"],
     "The layout runner ended with status 3 and neither a layout nor a traceback: "
     "\"Traceback (most recent call last):\""),
    (["os.kill(os.getpid(), 9)"],
     "The layout runner ended with status 137 and neither a layout nor a traceback"),
    (["return 5"], "The layout runner ended with status 0 and neither a layout nor a traceback: "
     "\"5\""),
    (["return {'Workflow': {}}"],
     "The answer of the layout runner is no layout: it lacks a Workflow with a Name."),
    (["return Workflow(Name='a', OnSchedule='cron(0 0 * * * *)', Entities=Entities())"],
     "The schedule cron(0 0 * * * *) is invalid."),
    (["three = [Crawler(Name=name) for name in 'abc']",
      "return Workflow(Name='a', Entities=Entities(Crawlers=three))"],
     "Only two crawlers can be activated by a single trigger: a_starting_trigger."),
    (["return Workflow(Name='a', Entities=Entities(Crawlers=[Crawler(Name='c')] * 2))"],
     "Crawler with name 'c_' already submitted with different configuration"),
    (["return Workflow(Name='a\\nb', Entities=Entities())"],
     "1 validation error detected: Value 'a\nb' at 'name' failed to satisfy constraint: Member "
     "must satisfy regular expression pattern: [\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-"
     "\\uDBFF\\uDFFF\\t]*"),
], ids=lambda value: value[0][:40] if isinstance(value, list) else "")
def test_what_fails_in_a_layout_fails_its_run(tmp_path, lines, message):
    with serving(archive(tmp_path, layout(*lines))) as server:
        glue = Glue(server)
        run = glue.ended(glue.start())
        assert (run["State"], run["ErrorMessage"]) == ("FAILED", message)
        assert glue.client.list_workflows()["Workflows"] == []
        assert message.split(":")[0] in server.errors()


def test_the_boto3_of_a_layout_reaches_this_server_and_the_folder(tmp_path):
    uses = layout(
        "from botocore.client import ClientError",
        "session = boto3.Session(region_name=system_params['region'])",
        "s3, glue = session.client('s3'), session.client('glue')",
        "try:", "    s3.head_bucket(Bucket='scripts')", "    raise SystemExit('it is there')",
        "except ClientError as error:", "    assert error.response['Error']['Code'] == '404'",
        "    s3.create_bucket(Bucket='scripts')",
        "s3.head_bucket(Bucket='scripts', ExpectedBucketOwner=system_params['accountId'])",
        "with open('sales/layout.py', 'rb') as file:",
        "    s3.upload_fileobj(file, 'scripts', 'a/layout.py')",
        "glue.create_database(DatabaseInput={'Name': 'd'})",
        "try:", "    glue.create_database(DatabaseInput={'Name': 'd'})",
        "    raise SystemExit('made twice')", "except glue.exceptions.AlreadyExistsException:",
        "    pass",
        "names = glue.list_blueprints()['Blueprints']",
        "s3.put_object(Bucket='scripts', Key='names', Body=json.dumps(names))")
    with serving(archive(tmp_path, uses)) as server:
        glue = Glue(server)
        run = glue.ended(glue.start())
        assert run["State"] == "SUCCEEDED", run
    assert (tmp_path / "scripts" / "a" / "layout.py").read_text() == uses
    assert json.loads((tmp_path / "scripts" / "names").read_text()) == ["sales"]


@pytest.mark.parametrize("call, told", [
    ("boto3.client('dynamodb').put_item()", "boto3.client('dynamodb').put_item is not there"),
    ("boto3.client('s3').delete_bucket()", "boto3.client('s3').delete_bucket is not there"),
    ("boto3.resource('s3').Bucket('x')", "boto3.resource('s3').Bucket is not there"),
    ("boto3.client('s3').put_object(Bucket='..', Key='x')", "'..' leads out of"),
])
def test_what_the_runner_does_not_have_is_said(tmp_path, call, told):
    with serving(archive(tmp_path, layout(call))) as server:
        glue = Glue(server)
        assert told in glue.ended(glue.start())["ErrorMessage"]


def test_a_run_stays_running_until_its_layout_has_answered_and_as_long_as_its_timeline(tmp_path):
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    waits = layout(f"open({str(gate)!r}).read()")
    with Server("--s3-root", archive(tmp_path, waits), "--layout-runner", RUNNER, "--clock-rate",
                "0", env=LIBRARY) as server:
        glue = Glue(server)
        run_id = glue.start()
        advance(server, "1h")
        assert glue.run(run_id)["State"] == "RUNNING"
        gate.write_text("go")
        assert glue.ended(run_id)["State"] == "SUCCEEDED"
        second = glue.start(WorkflowName="other")
        gate.write_text("go")
        wait_until(lambda: server.errors().count(MADE) == 2)
        assert glue.run(second)["State"] == "RUNNING"
        advance(server, "1s")
        assert glue.run(second)["State"] == "SUCCEEDED"


def test_rolling_back_unmakes_what_a_layout_made(tmp_path):
    with Server("--s3-root", archive(tmp_path), "--layout-runner", RUNNER, "--clock-rate", "0",
                "--timeline", "fails-and-rolls-back", env=LIBRARY) as server:
        glue = Glue(server)
        run_id = glue.start()
        wait_until(lambda: MADE in server.errors())
        advance(server, "3s")
        assert glue.run(run_id)["State"] == "ROLLING_BACK"
        assert glue.client.get_trigger(Name="nightly_starting_trigger")
        advance(server, "2s")
        assert glue.run(run_id)["State"] == "FAILED"
        with pytest.raises(glue.client.exceptions.EntityNotFoundException):
            glue.client.get_trigger(Name="nightly_starting_trigger")


def test_more_than_forty_entities_are_told(tmp_path):
    many = layout(
        "made, last = [], None", "for i in range(41):",
        "    last = Crawler(Name=f'c{i}', DependsOn={last: 'SUCCEEDED'} if last else None)",
        "    made.append(last)", "return Workflow(Name='a', Entities=Entities(Crawlers=made))")
    with serving(archive(tmp_path, many)) as server:
        glue = Glue(server)
        assert glue.ended(glue.start())["State"] == "SUCCEEDED"
        assert "as the timeline never-ends does" in server.errors()
