"""What Debian's AWS CLI prints under faults, how it exits, and what it leaves behind."""

import pytest

from clients import BODIES_ARE_MEASURED, ROLE, aws, aws_json

SERVICE_ERROR_STATUS = 254
OTHER_ERROR_STATUS = 255
START = ("start-blueprint-run", "--blueprint-name", "orders", "--role-arn", ROLE)


def attempts(world, operation):
    return len(world.admin("GET", f"journal?operation={operation}")["entries"])


@pytest.mark.parametrize("fault, attempts_max, printed", [
    ({"kind": "error", "code": "ThrottlingException"}, 1,
     "(ThrottlingException) when calling the StartBlueprintRun operation "
     "(reached max retries: 0): Rate exceeded"),
    ({"kind": "error", "code": "EntityNotFoundException", "message": "No."}, 3,
     "(EntityNotFoundException) when calling the StartBlueprintRun operation: No."),
    ({"kind": "gateway_error", "status": 503}, 1,
     "(503) when calling the StartBlueprintRun operation "
     "(reached max retries: 0): Service Unavailable")],
    ids=["throttled", "not found", "gateway"])
def test_errors_are_printed_in_one_line(world, fault, attempts_max, printed):
    world.put_fault(**fault)
    result = aws(world.server, *START, account=world.account, attempts_max=attempts_max)
    assert result.returncode == SERVICE_ERROR_STATUS
    assert result.stderr.strip() == f"An error occurred {printed}"
    assert result.stdout == ""
    assert attempts(world, "StartBlueprintRun") == 1
    assert world.runs() == []


def test_a_throttle_that_ends_is_not_noticed(world):
    world.put_fault("error", code="ThrottlingException", times=1)
    run_id = aws_json(world.server, *START, account=world.account, attempts_max=2)["RunId"]
    assert attempts(world, "StartBlueprintRun") == 2
    assert [run["RunId"] for run in world.runs()] == [run_id]


def test_a_lost_response_leaves_one_run_for_each_attempt(world):
    world.put_fault("lost_response")
    result = aws(world.server, *START, account=world.account, attempts_max=2)
    assert result.returncode == OTHER_ERROR_STATUS
    assert "Connection was closed before we received a valid response" in result.stderr
    assert attempts(world, "StartBlueprintRun") == len(world.runs()) == 2


@pytest.mark.skipif(not BODIES_ARE_MEASURED, reason="urllib3 is older than 2")
def test_a_truncated_body_is_asked_for_again(world):
    world.put_fault("truncated_body")
    result = aws(world.server, "list-blueprints", account=world.account, attempts_max=2)
    assert result.returncode == OTHER_ERROR_STATUS
    assert "Connection was closed before we received a valid response" in result.stderr
    assert attempts(world, "ListBlueprints") == 2


@pytest.mark.skipif(BODIES_ARE_MEASURED, reason="urllib3 is 2 or newer")
def test_a_truncated_body_passes_for_an_answer_of_nothing(world):
    world.put_fault("truncated_body")
    result = aws(world.server, "list-blueprints", account=world.account)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert attempts(world, "ListBlueprints") == 1


def test_garbage_is_told_by_its_first_wrong_byte(world):
    world.put_fault("corrupt_body", how="garbage")
    result = aws(world.server, "list-blueprints", account=world.account)
    assert result.returncode == OTHER_ERROR_STATUS
    assert "'utf-8' codec can't decode byte 0x8b in position 1" in result.stderr
    assert attempts(world, "ListBlueprints") == 1


def test_small_pages_lose_nothing(world):
    # Debian's CLI does not page through this operation by itself.
    started = [world.start().json["RunId"] for _ in range(5)][::-1]
    world.put_fault("small_pages", items=3)
    found, pages, token = [], 0, []
    while token is not None:
        page = aws_json(world.server, "get-blueprint-runs", "--blueprint-name", "orders",
                        *token, account=world.account)
        found += [run["RunId"] for run in page["BlueprintRuns"]]
        pages += 1
        token = ["--next-token", page["NextToken"]] if "NextToken" in page else None
    assert found == started
    assert pages == 2
