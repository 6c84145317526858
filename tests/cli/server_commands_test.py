"""The commands for a running server, against real ones."""

import json
import socket
import subprocess
import threading

import pytest

from clients import boto3_client
from glueprint_server import BINARY, Server
from shell import Shell

ACCOUNT = "111122223333"


@pytest.fixture(name="server", scope="module")
def fixture_server():
    with Server("--demo") as started:
        yield started


@pytest.fixture(name="shell")
def fixture_shell(server):
    shell = Shell(GLUEPRINT_URL=server.url)
    shell("reset", "--all")
    return shell


def test_the_clock_is_steered(shell):
    assert shell.json("clock", "freeze", "2030-01-01T00:00:00Z") == {
        "now": "2030-01-01T00:00:00.000Z", "rate": 0}
    assert shell("clock", "advance", "1h") == "now   2030-01-01T01:00:00.000Z\nrate  0\n"
    assert "\nwarning: the clock stands before runs of us-east-1, such as " in (
        shell("clock", "set", "2026-01-01T01:00:00Z"))
    assert shell.json("clock", "advance", "-30m")["now"] == "2026-01-01T00:30:00.000Z"
    assert shell.json("clock", "set", "2026-02-01T00:00:00Z")["now"] == "2026-02-01T00:00:00.000Z"
    assert shell.json("clock", "scale", "60")["rate"] == 60
    assert shell.json("clock", "real")["rate"] == 1


def test_an_account_of_its_own_is_steered_alone(shell):
    shell("clock", "freeze", "2026-01-01T00:00:00Z", "--account", ACCOUNT)
    assert shell.json("clock", "--account", ACCOUNT)["rate"] == 0
    assert shell.json("clock")["rate"] == 1


def test_faults_are_added_listed_and_removed(shell, server, tmp_path):
    plan = tmp_path / "plan.json"
    plan.write_text('[{"id": "a/b", "match": {"operation": "List*"}, "fault": {"kind": "error", '
                    '"code": "ThrottlingException"}}]')
    shell("faults", "add", plan)
    rule = {"id": "slow", "fault": {"kind": "latency", "fixed": "1ms"}}
    shell("faults", "add", "-", given=json.dumps(rule))
    with pytest.raises(Exception, match="ThrottlingException"):
        boto3_client(server).list_blueprints()
    lines = [line.split() for line in shell("faults").splitlines()]
    matched = lines[1][-1]
    assert int(matched) > 0
    assert lines == [["ID", "KIND", "OPERATION", "MATCHED", "FIRED"],
                     ["a/b", "error", "List*", matched, matched],
                     ["slow", "latency", "-", "0", "0"]]
    assert shell("faults", "remove", "a/b") == "Done.\n"
    assert [rule["id"] for rule in shell.json("faults", "list")["rules"]] == ["slow"]
    assert shell("faults", "clear", "--json") == ""
    assert shell("faults") == "None.\n"


def test_the_journal_is_filtered_and_cleared(shell, server):
    client = boto3_client(server)
    client.list_blueprints()
    client.get_blueprint(Name="orders-etl")
    assert [entry["operation"] for entry in shell.json("journal")["entries"]] == [
        "GetBlueprint", "ListBlueprints"]
    lines = shell("journal", "--operation", "List*").splitlines()
    assert len(lines) == 2 and "ListBlueprints" in lines[1]
    shell("journal", "clear")
    assert shell("journal") == "None.\n"


def test_the_journal_is_followed(shell, server):
    client = boto3_client(server)
    client.list_blueprints()
    with subprocess.Popen([BINARY, "journal", "--follow", "--json"], env=shell.env, text=True,
                          stdout=subprocess.PIPE) as following:
        assert json.loads(following.stdout.readline())["operation"] == "ListBlueprints"
        client.list_workflows()
        client.get_blueprint(Name="orders-etl")
        assert json.loads(following.stdout.readline())["operation"] == "ListWorkflows"
        assert json.loads(following.stdout.readline())["operation"] == "GetBlueprint"
        following.terminate()
    with subprocess.Popen([BINARY, "journal", "--follow", "--operation", "GetB*"], env=shell.env,
                          text=True, stdout=subprocess.PIPE) as following:
        assert "GetBlueprint" in following.stdout.readline()
        shell("faults", "add", "-", given='{"fault": {"kind": "latency", "fixed": "100ms"}}')
        client.list_workflows()
        client.get_blueprint(Name="orders-etl")
        assert following.stdout.readline().split()[2:4] == ["GetBlueprint", "200"]
        following.terminate()
    assert "did you mean" in shell.error("journal", "--follow", "--operation", "GetBluprint")


def test_runs_are_listed_shown_and_ended(shell, server):
    client = boto3_client(server)
    table = shell("runs", "list", "--blueprint", "orders-etl").splitlines()
    assert table[0].split() == ["RUN", "BLUEPRINT", "STATE", "STARTED"] and len(table) == 4
    run_id = next(run["RunId"] for run in shell.json("runs")["BlueprintRuns"]
                  if run["BlueprintName"] == "orders-etl" and run["State"] == "RUNNING")
    assert shell.json("runs", "show", run_id)["State"] == "RUNNING"
    shell("runs", "fail", run_id, "--message", "No more.")
    run = client.get_blueprint_run(BlueprintName="orders-etl", RunId=run_id)["BlueprintRun"]
    assert (run["State"], run["ErrorMessage"]) == ("FAILED", "No more.")
    rolling = next(run["RunId"] for run in shell.json("runs")["BlueprintRuns"]
                   if run["State"] == "ROLLING_BACK")
    shell("runs", "fail", rolling)
    assert shell.json("runs", "show", rolling)["State"] == "FAILED"
    assert shell.error("runs", "fail", run_id) == "The run is FAILED, and stays so."
    assert "There is no run" in shell.error("runs", "show", "br_none")
    begun = client.start_blueprint_run(BlueprintName="compaction",
                                       RoleArn="arn:aws:iam::123456789012:role/glue")["RunId"]
    shell("runs", "end", begun, "--timeline", "succeeds-at-once")
    assert shell.json("runs", "show", begun)["State"] == "SUCCEEDED"


def test_a_world_is_saved_restored_loaded_and_reset(shell, server, tmp_path):
    names = boto3_client(server, account=ACCOUNT).list_blueprints
    shell("snapshot", "save", "before-tea", "--account", ACCOUNT)
    (tmp_path / "a.json").write_text('{"Blueprint": {"Name": "one"}}')
    (tmp_path / "b.json").write_text('{"Blueprint": {"Name": "two"}}')
    shell("fixtures", "load", tmp_path, "--account", ACCOUNT)
    assert {"one", "two"} < set(names()["Blueprints"])
    shell("fixtures", "load", tmp_path / "a.json", "--replace", "--account", ACCOUNT)
    assert names()["Blueprints"] == ["one"]
    exported = shell.json("export", "--account", ACCOUNT)
    assert [blueprint["Name"] for blueprint in exported["Blueprints"]] == ["one"]
    assert "before-tea" in shell("snapshot", "--account", ACCOUNT)
    shell("snapshot", "restore", "before-tea", "--account", ACCOUNT)
    assert "orders-etl" in names()["Blueprints"]
    shell("snapshot", "drop", "before-tea", "--account", ACCOUNT)
    shell("reset", "--no-fixtures", "--account", ACCOUNT)
    assert names()["Blueprints"] == []


def test_timelines_and_their_rules_have_commands(shell):
    shell("timelines", "put", "slow", "-",
          given='{"phases": [{"state": "RUNNING", "lasts": "9m"}, {"state": "SUCCEEDED"}]}')
    assert shell.json("timelines", "show", "slow")["name"] == "slow"
    shell("timeline-rules", "add", "-", given='{"id": "r", "timeline": "slow"}')
    assert shell("timeline-rules").splitlines()[1].split() == ["r", "slow", "-", "-", "0"]
    shell("timeline-rules", "remove", "r")
    shell("timeline-rules", "clear")
    shell("timelines", "remove", "slow")


@pytest.mark.parametrize("arguments, message", [
    (["clok"], 'unknown command "clok"; did you mean "clock"?'),
    (["clock", "avance", "1h"], 'clock is followed by one of show, set, advance, freeze, scale, '
                                'real; did you mean "advance"?'),
    (["clock", "advance"], "clock advance needs DURATION; usage: glueprint clock advance DURATION"),
    (["clock", "advance", "1h", "2h"], 'unexpected argument "2h"; usage: glueprint clock advance'),
    (["clock", "advance", "soon"], '/by '),
    (["clock", "--jason"], 'unknown flag --jason; did you mean "--json"?'),
    (["clock", "--account", "1"], '--account: "1" is not the 12 digits of an account'),
    (["clock", "--account"], "--account needs a value"),
    (["clock", "--url", "a", "--url", "b"], "--url is given more than once; keep one"),
    (["clock", "--url", "tcp://a"], '--url: "tcp://a" is not http://HOST:PORT or https://'),
    (["clock", "--url", "http://no.such.host.invalid"], "http://no.such.host.invalid: Host not"),
    (["faults", "remove", "nope"], 'There is no rule "nope" of faults.'),
    (["faults", "remove", ""], "faults remove needs ID"),
    (["faults", "add", "/no/such"], '"/no/such": No such file'),
    (["journal", "--limit", "x"], "The query parameter limit must be a whole number"),
    (["reset"], "reset needs --account ID, or --all"),
    (["verify"], "verify needs what must hold: --count N"),
    (["verify", "f", "--count", "1"], "verify takes a FILE or flags"),
    (["verify", "--count", "x"], '--count: "x" is not a whole number'),
    (["verify", "--count", "1", "--input", "[]"], '--input: "[]" is not a JSON object'),
    (["completion", "tcsh"], "completion needs the name of a shell: bash, zsh or fish"),
    (["help", "clok"], 'unknown command "clok"; did you mean "clock"?'),
])
def test_a_mistake_is_one_line_and_exit_2(shell, arguments, message):
    assert shell.error(*arguments).startswith(message)


def test_nobody_there_is_one_line_and_exit_2():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        assert Shell(GLUEPRINT_URL=url).error("clock") == f"{url}: Connection refused"


def test_the_settings_of_the_server_name_it_too(server):
    assert Shell(GLUEPRINT_PORT=str(server.port)).json("clock")["rate"] == 1


def test_the_token_is_sent_and_asked_for():
    with Server("--admin-token", "secret") as guarded:
        shell = Shell(GLUEPRINT_URL=guarded.url)
        assert "Authorization: Bearer TOKEN" in shell.error("clock")
        assert shell.json("clock", "--admin-token", "secret")["rate"] == 1
        shell.env["GLUEPRINT_ADMIN_TOKEN"] = "secret"
        assert shell.json("clock")["rate"] == 1


def test_tls_is_spoken_and_checked(tmp_path):
    ca = tmp_path / "ca.pem"
    with Server("--tls-self-signed", ca) as secure:
        url = f"https://localhost:{secure.port}"
        shell = Shell(GLUEPRINT_URL=url)
        assert shell.error("clock").startswith(f"{url}: its certificate is not trusted")
        assert shell.json("clock", "--ca", ca)["rate"] == 1
        shell.env["SSL_CERT_FILE"] = str(ca)
        assert shell.json("clock")["rate"] == 1
        other = f"https://{socket.gethostname()}:{secure.port}"
        shell.env["GLUEPRINT_URL"] = other
        assert shell.error("clock").startswith(other)
        (tmp_path / "no.pem").write_text("no")
        assert "--ca: " in shell.error("clock", "--ca", tmp_path / "no.pem")


class Verdict:
    """Answers one request with a fixed status and body, and keeps what came."""

    def __init__(self, status, body):
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listening.getsockname()[1]}"
        self.answer = (f"HTTP/1.1 {status} X\r\nContent-Type: application/problem+json\r\n"
                       f"Content-Length: {len(body)}\r\n\r\n{body}").encode()
        self.came = b""
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        connection, _ = self.listening.accept()
        with connection:
            while b"\r\n\r\n{" not in self.came:
                self.came += connection.recv(65536)
            connection.sendall(self.answer)


def test_verify_exits_1_and_explains_when_it_does_not_hold(shell, server, tmp_path):
    client = boto3_client(server)
    client.get_blueprint(Name="orders-etl")
    client.list_workflows()
    of_blueprint = ["verify", "--operation", "GetBlueprint", "--input", '{"Name": "ord*"}']
    assert shell.json(*of_blueprint, "--count", "1") == {"counted": 1, "holds": True}
    result = shell.run(*of_blueprint, "--at-least", "2")
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout.count("\n") == 1
    assert result.stdout.startswith('Expected at least 2 of GetBlueprint with input.Name "ord*", '
                                    "but counted 1 (request 1)")
    result = shell.run(*of_blueprint, "--at-least", "2", "--json")
    assert result.returncode == 1
    assert json.loads(result.stdout)["near_misses"][0]["operation"] == "ListWorkflows"
    order = tmp_path / "order.json"
    order.write_text('{"in_order": [{"operation": "GetBlueprint"}, {"operation": "List*"}]}')
    assert shell.json("verify", order)["holds"] is True
    assert "did you mean" in shell.error("verify", "--operation", "GetBluprint", "--count", "0")
    assert shell.run("verify", "--operation", "Get*", "--min-interval", "5s").returncode == 1


def test_retries_findings_accounts_and_metrics_have_commands(shell, server):
    shell("faults", "add", "-", given='{"times": 1, "fault": {"kind": "lost_response"}}')
    client = boto3_client(server, retries={"mode": "standard"})
    client.list_blueprints(MaxResults=1)
    assert shell.json("retries")["calls"][0]["statuses"] == [None, 200]
    assert [finding["kind"] for finding in shell.json("findings")["findings"]] == [
        "dropped_next_token"]
    assert shell("accounts").splitlines()[0].split() == [
        "ACCOUNT", "REGIONS", "REQUESTS", "LAST", "REQUEST"]
    assert shell("retries").splitlines()[1].split()[:4] == ["ListBlueprints", "2", "-,", "200"]
    assert shell("findings").splitlines()[1].startswith("dropped_next_token  2 ")
    assert shell.json("accounts")["accounts"][0]["requests"] == 2
    assert "glueprint_requests_total" in shell("metrics")


def test_an_answer_that_is_none_of_ours_is_one_line():
    verdict = Verdict(502, "<html>\x1b[2J</html>")
    said = Shell(GLUEPRINT_URL=verdict.url).error("verify", "--count", "1")
    assert said.startswith('the server answered 502 "<html>') and "\x1b" not in said
