import pytest

from blueprint_runs import RunFailed, start_once, wait_for_run

pytestmark = pytest.mark.usefixtures("no_waiting")

ROLE = "arn:aws:iam::123456789012:role/glue"


def create(glue, timeline="succeeds"):
    glue.create_blueprint(Name="orders", BlueprintLocation="s3://bucket/orders.zip",
                          Tags={"glueprint:timeline": timeline})


def start(glue):
    return glue.start_blueprint_run(BlueprintName="orders", RoleArn=ROLE)["RunId"]


def runs(glue):
    return glue.get_blueprint_runs(BlueprintName="orders")["BlueprintRuns"]


def test_a_run_of_a_minute_is_polled_every_ten_seconds(account, glue):
    create(glue, "takes-a-minute")
    run = wait_for_run(glue, "orders", start(glue))
    assert (run["CompletedOn"] - run["StartedOn"]).total_seconds() == 60
    account.verify("GetBlueprintRun", input={"BlueprintName": "orders"}, count=7)
    account.verify("GetBlueprintRun", min_interval="10s")


def test_a_run_that_fails_raises_what_aws_says(glue):
    create(glue, "fails-and-rolls-back")
    with pytest.raises(RunFailed, match="layout generator"):
        wait_for_run(glue, "orders", start(glue))


def test_throttles_are_tried_again(account, glue):
    create(glue)
    run_id = start(glue)
    account.put_fault("error", "GetBlueprintRun", times=2, code="ThrottlingException")
    assert wait_for_run(glue, "orders", run_id)["State"] == "SUCCEEDED"
    statuses = [request["status"] for request in account.requests("GetBlueprintRun")]
    assert statuses[-1:-4:-1] == [400, 400, 200]


def test_a_retry_after_a_lost_reply_starts_a_second_run(account, glue):
    create(glue)
    account.put_fault("lost_response", "StartBlueprintRun", times=1)
    start(glue)
    assert len(runs(glue)) == 2


def test_a_lost_reply_is_looked_for(account, glue):
    create(glue)
    account.put_fault("lost_response", "StartBlueprintRun", times=1)
    careful = account.client(retries={"max_attempts": 0})
    run_id = start_once(careful, "orders", ROLE, {"WorkflowName": "orders-of-may"})
    assert [run["RunId"] for run in runs(glue)] == [run_id]


def test_no_test_sees_what_another_one_made(glue):
    assert glue.list_blueprints()["Blueprints"] == []
