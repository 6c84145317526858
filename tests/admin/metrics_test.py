"""GET metrics: what it counts, and that it keeps the rules of both text formats."""

import re
import urllib.request

import botocore.exceptions
import pytest

from clients import boto3_client
from glueprint_server import Server
from waiting import wait_until

SAMPLE = re.compile(r"([a-z_]+)(?:\{((?:[a-z_]+=\"[^\"\\\n]*\",?)+)\})? (\S+)")
OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8"
SUFFIXES = {"counter": ["_total"], "gauge": [""], "histogram": ["_bucket", "_sum", "_count"]}


def read(server, accept="*/*"):
    request = urllib.request.Request(f"{server.url}/_glueprint/metrics",
                                     headers={"Accept": accept})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.headers["Content-Type"], answer.read().decode()


def samples(server):
    """Every sample by its name and labels."""
    lines = read(server)[1].splitlines()
    return {line.rsplit(" ", 1)[0]: float(line.rsplit(" ", 1)[1])
            for line in lines if not line.startswith("#")}


def check_family(name, kind, rows):
    """The rules for the samples of one metric."""
    assert rows, name
    assert len({(row[1], row[2]) for row in rows}) == len(rows), f"{name} has a sample twice"
    for suffix, labels, value in rows:
        assert suffix in SUFFIXES[kind], (name, suffix)
        assert float(value) >= 0 and (suffix != "_bucket") == ("le=" not in (labels or ""))
    if kind == "histogram":
        buckets = [row for row in rows if row[0] == "_bucket"]
        ends = [row[1][4:-1] for row in buckets]
        assert ends[-1] == "+Inf" and all("." in end for end in ends[:-1])
        assert [float(end) for end in ends] == sorted({float(end) for end in ends})
        counts = [float(row[2]) for row in buckets]
        assert counts == sorted(counts)
        assert [float(row[2]) for row in rows if row[0] == "_count"] == counts[-1:]


def families(text, is_open):
    """The metrics of a text, which must be written one after the other, each with HELP and TYPE."""
    found = {}
    lines = text.split("\n")
    assert lines.pop() == ""
    assert (lines[-1] == "# EOF") == is_open
    for line in lines[:-1] if is_open else lines:
        if line.startswith("# HELP "):
            name, words = line[len("# HELP "):].split(" ", 1)
            assert name not in found and words and "\\" not in words
            found[name] = [None, []]
        elif line.startswith("# TYPE "):
            name, kind = line[len("# TYPE "):].split(" ")
            assert name == list(found)[-1] and found[name] == [None, []]
            found[name][0] = kind
        else:
            base, labels, value = SAMPLE.fullmatch(line).groups()
            name = list(found)[-1]
            stem = name if is_open or found[name][0] != "counter" else name.removesuffix("_total")
            assert base.startswith(stem), line
            found[name][1].append((base[len(stem):], labels, value))
    return found


@pytest.fixture(name="server", scope="module")
def start_server():
    with Server("--demo") as running:
        client = boto3_client(running, retries={"max_attempts": 0})
        client.list_blueprints()
        running.admin("POST", "faults", {"times": 1, "fault": {
            "kind": "error", "code": "Odd\"\n", "custom": True, "status": 418}})
        running.admin("POST", "faults", {"times": 1, "fault": {"kind": "lost_response"}})
        for _ in range(2):
            with pytest.raises((botocore.exceptions.ClientError,
                                botocore.exceptions.HTTPClientError)):
                client.get_blueprint(Name="orders-etl")
        with pytest.raises(botocore.exceptions.ClientError):
            client.get_blueprint(Name="nobody")
        yield running


@pytest.mark.parametrize("accept, content_type, is_open", [
    ("*/*", "text/plain; version=0.0.4; charset=utf-8", False),
    ("application/openmetrics-text;version=1.0.0,text/plain;q=0.5", OPEN_METRICS, True),
])
def test_the_rules_of_the_format_hold(server, accept, content_type, is_open):
    given, text = read(server, accept)
    assert given == content_type
    found = families(text, is_open)
    for name, (kind, rows) in found.items():
        assert re.fullmatch("glueprint_[a-z_]+", name)
        assert name.endswith("_total") == (kind == "counter" and not is_open)
        check_family(name, kind, rows)


def test_what_happened_is_counted(server):
    counted = samples(server)
    name = 'glueprint_answers_total{{operation="{}",code="{}"}}'.format
    assert counted[name("ListBlueprints", "OK")] == 1
    assert counted[name("GetBlueprint", "EntityNotFoundException")] == 1
    assert counted[name("GetBlueprint", "other")] == 1
    assert counted[name("GetBlueprint", "none")] == 1
    assert counted["glueprint_answer_seconds_count"] == 4
    assert 0 < counted["glueprint_answer_seconds_sum"] < 60
    assert counted['glueprint_faults_fired_total{kind="error"}'] == 1
    assert counted['glueprint_faults_fired_total{kind="lost_response"}'] == 1
    assert counted['glueprint_faults_fired_total{kind="hang"}'] == 0
    assert counted["glueprint_journal_entries"] == 4 and counted["glueprint_journal_bytes"] > 400
    assert counted["glueprint_worlds"] == 1 and counted["glueprint_store_bytes"] >= 4096


def test_connections_are_counted_until_they_are_gone(server):
    before = samples(server)
    with server.connect(), server.connect():
        wait_until(lambda: samples(server)["glueprint_open_connections"] >= 3)
    wait_until(lambda: samples(server)["glueprint_open_connections"]
               <= before["glueprint_open_connections"])
    assert samples(server)["glueprint_connections_total"] >= \
        before["glueprint_connections_total"] + 3
