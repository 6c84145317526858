"""A fault that can do nothing to an answer has not fired, and the journal says why."""

import pytest


@pytest.mark.parametrize("kind, parameters, why", [
    ("truncated_body", {"at": 79}, "the body ends at byte 79, before it is cut"),
    ("truncated_body", {"at": 1000}, "the body ends at byte 79, before it is cut"),
    ("latency", {"fixed": "0s"}, "the delay is 0 ms"),
    ("hang", {"for": "0s"}, "it hangs for 0 ms"),
    ("clock_skew", {"by": "0s"}, "the clock is 0 ms off"),
    ("slow_body", {"bytes_per_second": 1_000_000}, "79 bytes take less than a millisecond")])
def test_a_figure_that_can_do_nothing_does_not_fire(world, kind, parameters, why):
    world.put_fault(kind, times=1, match={"operation": "StartBlueprintRun"}, **parameters)
    for _ in range(2):
        reply = world.start()
        assert (reply.status, reply.end, len(reply.body)) == (200, "open", 79)
        assert "x-glueprint-rule" not in reply.fields
    rule = world.admin("GET", "faults")["rules"][0]
    assert (rule["matched"], rule["fired"]) == (2, 0)
    entry = world.admin("GET", "journal?operation=Start*")["entries"][0]
    assert entry["rules"] == []
    assert entry["rules_without_effect"] == [{"rule": "x", "why": why}]
    assert world.admin("GET", "faults/tape") == {"rules": []}


@pytest.mark.parametrize("kind, parameters, members, why", [
    ("small_pages", {"items": 3}, {}, "the page has no more than 3 rows anyway"),
    ("small_pages", {"items": 1}, {"MaxResults": 1}, "the page has no more than 1 rows anyway"),
    ("small_pages", {}, {"MaxResults": 0}, "the answer is an error, not a page"),
    ("empty_page", {}, {"MaxResults": 0}, "the answer is an error, not a page"),
    ("odd_token", {"how": "null"}, {"MaxResults": 0}, "the answer is an error, not a page"),
    ("odd_token", {}, {}, "the request has no NextToken to repeat"),
    ("stale_read", {"by": "0s"}, {}, "the data is 0 ms old"),
    ("expire_tokens", {"after": "1h"}, {"NextToken": None}, "the token is younger than that")])
def test_a_fault_of_pages_that_can_do_nothing_does_not_fire(world, kind, parameters, members, why):
    world.send("CreateBlueprint", {"Name": "second", "BlueprintLocation": "s3://bucket/x.zip"})
    token = world.send("ListBlueprints", {"MaxResults": 1}).json["NextToken"]
    world.put_fault(kind, times=1, match={"operation": "ListBlueprints"}, **parameters)
    world.send("ListBlueprints", {name: token if value is None else value
                                  for name, value in members.items()})
    assert world.admin("GET", "faults")["rules"][0]["fired"] == 0
    entry = world.admin("GET", "journal?operation=List*")["entries"][0]
    assert entry["rules_without_effect"] == [{"rule": "x", "why": why}]


def test_only_what_can_be_corrupted_counts(world):
    world.put_fault("corrupt_body", how="wrong_types", times=1)
    assert world.send("UntagResource", {
        "ResourceArn": f"arn:aws:glue:us-east-1:{world.account}:blueprint/orders",
        "TagsToRemove": ["x"]}).body == b"{}"
    assert world.admin("GET", "faults")["rules"][0]["fired"] == 0
    assert world.send("ListBlueprints").body == b'{"Blueprints":[0]}'
    assert world.admin("GET", "faults")["rules"][0]["fired"] == 1
