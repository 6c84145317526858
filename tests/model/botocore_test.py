"""Holds service_model.json against the Glue model that the installed botocore brings.

Ours is of 2026 (botocore 1.43.67), that of Debian 12 is of 2022 (1.29.27). What AWS has changed in
between is named in three tables, with the reason; a difference that is not named fails, and so does
one that is named and does not occur. A later botocore, as that of Debian 13, has fewer of them.
"""

import json
import pathlib

import botocore
import botocore.loaders
import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
OURS = json.loads((ROOT / "server" / "model" / "service_model.json").read_text())
THEIRS = botocore.loaders.Loader().load_service_model("glue", "service-2")
HAS_EVERY_DIFFERENCE = botocore.__version__.startswith("1.29.")

JOB_RUN_STATES = ["STARTING", "RUNNING", "STOPPING", "STOPPED", "SUCCEEDED", "FAILED", "TIMEOUT",
                  "ERROR", "WAITING"]
WORKER_TYPES = ["Standard", "G.1X", "G.2X", "G.025X"]

# Shapes that Debian 12's botocore lacks.
NEW_SHAPES = {
    "JobMode": "a job run now says how the job was made",
    "MaintenanceWindow": "streaming jobs got a weekly window for restarts",
    "OperationNotSupportedException": "an error of later operations; clients have a class for it",
    "OrchestrationMessageString": "a job run now has a StateDetail",
    "OrchestrationPageSize25": "ListBlueprints and ListWorkflows came to allow 25 a page only",
    "OrchestrationPolicyJsonString": "a job run now has an ExecutionRoleSessionPolicy",
    "WorkflowDescriptionString": "descriptions of workflows got a limit",
    "ThrottlingException": "was always sent, but described only later",
}

# Members that it lacks, of shapes that it has.
NEW_MEMBERS = {
    "EntityNotFoundException": (["FromFederationSource"], "federated catalogs"),
    "InvalidInputException": (["FromFederationSource"], "federated catalogs"),
    "JobRun": (["JobMode", "JobRunQueuingEnabled", "MaintenanceWindow", "ProfileName",
                "StateDetail", "ExecutionRoleSessionPolicy"], "jobs have learnt much since"),
}

# Anything else: (place, fact): (theirs, ours, reason).
CHANGES = {
    ("ConditionList", "max"): (None, 500, "a limit was written down"),
    ("CreateWorkflowRequest.Description", "shape"):
        ("GenericString", "WorkflowDescriptionString", "descriptions of workflows got a limit"),
    ("UpdateWorkflowRequest.Description", "shape"):
        ("GenericString", "WorkflowDescriptionString", "descriptions of workflows got a limit"),
    ("GlueResourceArn", "pattern"):
        ("arn:(aws|aws-us-gov|aws-cn):glue:.*", "arn:aws(-(cn|us-gov|iso(-[bef])?))?:glue:.*",
         "the isolated partitions were added"),
    ("GlueVersionString", "pattern"):
        (r"^\w+\.\w+$", r"^(\w+\.)+\w+$", "versions of three parts"),
    ("JobRunState", "enum"): (JOB_RUN_STATES, [*JOB_RUN_STATES, "EXPIRED"], "queued runs expire"),
    ("ListBlueprintsRequest.MaxResults", "shape"):
        ("PageSize", "OrchestrationPageSize25", "25 a page, was 1000"),
    ("ListWorkflowsRequest.MaxResults", "shape"):
        ("PageSize", "OrchestrationPageSize25", "25 a page, was 1000"),
    ("WorkerType", "enum"):
        (WORKER_TYPES, [*WORKER_TYPES, "G.4X", "G.8X", "Z.2X"], "larger workers, and Ray's"),
}

CONSTRAINTS = ("type", "min", "max", "pattern", "enum", "required")

# What their shapes say beyond ours: prose, and hints for the makers of clients.
LEFT_OUT = {"documentation", "box", "deprecated", "exception", "fault"}


def facts_of_our_shape(shape):
    facts = {key: shape.get(key) for key in (*CONSTRAINTS, "element", "key", "value")}
    assert set(shape) <= {*facts, "members"}
    return facts, shape.get("members", {})


def facts_of_their_shape(shape):
    assert set(shape) <= {*CONSTRAINTS, "members", "member", "key", "value", *LEFT_OUT}
    facts = {key: shape.get(key) for key in CONSTRAINTS}
    for ours, theirs in (("element", "member"), ("key", "key"), ("value", "value")):
        facts[ours] = shape[theirs]["shape"] if theirs in shape else None
    return facts, {name: member["shape"] for name, member in shape.get("members", {}).items()}


def differences(name):
    """The changed facts of a shape that both have, and the members that only ours has."""
    our_facts, our_members = facts_of_our_shape(OURS["shapes"][name])
    their_facts, their_members = facts_of_their_shape(THEIRS["shapes"][name])
    new_members = [member for member in our_members if member not in their_members]
    our_facts["order of members"] = [each for each in our_members if each in their_members]
    their_facts["order of members"] = list(their_members)
    changes = {(name, fact): (their_facts[fact], ours) for fact, ours in our_facts.items()
               if their_facts[fact] != ours}
    changes |= {(f"{name}.{member}", "shape"): (theirs, our_members[member])
                for member, theirs in their_members.items()
                if our_members.get(member, theirs) != theirs}
    return changes, new_members


def reached_from(name, reached):
    if name not in reached:
        reached.add(name)
        shape = OURS["shapes"][name]
        parts = [shape[part] for part in ("element", "key", "value") if part in shape]
        for each in [*shape.get("members", {}).values(), *parts]:
            reached_from(each, reached)
    return reached


def test_the_target_prefix_is_botocores():
    assert OURS["target_prefix"] == THEIRS["metadata"]["targetPrefix"]


@pytest.mark.parametrize("name", OURS["operations"])
def test_an_operation_has_botocores_shapes_and_errors(name):
    ours, theirs = OURS["operations"][name], THEIRS["operations"][name]
    assert ours["input"] == theirs["input"]["shape"]
    assert ours["output"] == theirs["output"]["shape"]
    assert ours["errors"] == [error["shape"] for error in theirs["errors"]]
    assert theirs["http"] == {"method": "POST", "requestUri": "/"}


@pytest.mark.parametrize("name", OURS["shapes"])
def test_a_shape_is_botocores_but_for_what_is_named(name):
    if name not in THEIRS["shapes"]:
        assert name in NEW_SHAPES
        return
    changes, new_members = differences(name)
    named = {key: change[:2] for key, change in CHANGES.items()
             if key[0].partition(".")[0] == name}
    named_members = NEW_MEMBERS.get(name, ([], ""))[0]
    if not HAS_EVERY_DIFFERENCE:
        named = {key: change for key, change in named.items() if key in changes}
        named_members = [member for member in named_members if member in new_members]
    assert changes == named
    assert new_members == named_members


def test_every_difference_that_is_named_has_its_shape():
    assert not HAS_EVERY_DIFFERENCE or not set(NEW_SHAPES) & set(THEIRS["shapes"])
    named = {*NEW_SHAPES, *NEW_MEMBERS, *(place.partition(".")[0] for place, _ in CHANGES)}
    assert named <= set(OURS["shapes"])


def test_every_shape_is_reached_by_an_operation_or_is_an_error():
    reached = set()
    for operation in OURS["operations"].values():
        for name in (operation["input"], operation["output"], *operation["errors"]):
            reached_from(name, reached)
    for name in set(OURS["shapes"]) - reached:
        assert name in NEW_SHAPES or THEIRS["shapes"][name]["exception"]
        assert OURS["shapes"][name]["members"] == {"Message": "MessageString"}


def test_no_error_has_a_status_of_its_own():
    for name in {error for each in OURS["operations"].values() for error in each["errors"]}:
        shape = THEIRS["shapes"][name]
        assert "error" not in shape
        assert shape.get("fault", False) == (name == "InternalServiceException")
