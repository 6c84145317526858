"""The real binary, as it is called from a shell."""

import http.server
import json
import os
import socket
import subprocess
import threading
import time

import pytest

from glueprint_server import BINARY, ROOT, Server, refusal

DEMO = ROOT / "fixtures" / "demo.json"


def glueprint(*arguments, env=None):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GLUEPRINT_")}
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True,
                          timeout=30, check=False, env={**environment, **(env or {})})


def test_version_is_one_line():
    result = glueprint("--version")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("glueprint ") and result.stdout.count("\n") == 1


def test_help_describes_each_flag_with_its_default_and_its_variable():
    result = glueprint("--help")
    assert (result.returncode, result.stderr) == (0, "")
    assert "--page-size N" in result.stdout and "[100]" in result.stdout
    assert "GLUEPRINT_PAGE_SIZE" in result.stdout


@pytest.mark.parametrize("arguments, env, message", [
    (["--prot", "1"], {}, 'unknown flag --prot; did you mean "--port"?'),
    (["--page-size", "0"], {}, '--page-size: "0" is not a whole number from 1 to 1000'),
    (["--host", "example.com"], {}, '--host: "example.com" is not an IP address'),
    (["--timeline", "suceeds"], {},
     '--timeline: there is no timeline "suceeds"; did you mean "succeeds"?'),
    (["--timeline", "registers"], {}, '--timeline: "registers" is a timeline of blueprints, not'),
    (["--blueprint-timeline", "fails"], {}, '--blueprint-timeline: "fails" is a timeline of runs'),
    (["--workflow-timeline", "fails"], {},
     '--workflow-timeline: "fails" is a timeline of runs, not of runs of workflows'),
    (["--s3-root", "nowhere"], {}, '--s3-root: "nowhere" is not the name of a directory that'),
    ([], {"GLUEPRINT_CLOCK_RATE": "-1"}, 'GLUEPRINT_CLOCK_RATE: "-1" is not a number from 0'),
    (["--region", "a\nb"], {}, '--region: "a\\nb" is not a region'),
    ([], {"GLUEPRINT_SEED": "x"}, 'GLUEPRINT_SEED: "x" is not a whole number'),
    ([], {"GLUEPRINT_SEDE": "1"}, 'GLUEPRINT_SEDE is no setting of Glueprint; did you mean'),
    (["--config", "/no/such"], {}, '--config: cannot read "/no/such": No such file'),
    (["--watch"], {}, "--watch has nothing to watch: give --fixtures"),
    ([], {"GLUEPRINT_WATCH": "true"}, "--watch has nothing to watch"),
    (["--durability", "full"], {}, "--durability says how --data keeps state: give --data"),
    (["check"], {}, "check needs the PATH"),
    (["check", "/no/such"], {}, 'check: "/no/such": no such file or directory'),
    (["healthcheck", "--url", "ftp://localhost/"], {}, '--url: "ftp://localhost/" is not'),
    (["healthcheck", "--url", "http://localhost:99999/"], {}, '--url: "http://localhost:99999/"'),
    (["healthcheck", "--url", "http://localhost:1/\r\nX: y"], {}, '--url: "http://localhost:1/\\r'),
])
def test_what_cannot_be_followed_is_one_line_and_exit_2(arguments, env, message):
    result = glueprint(*arguments, env=env)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"glueprint: {message}")
    assert result.stderr.count("\n") == 1


def test_a_wrong_configuration_names_line_and_column(tmp_path):
    file = tmp_path / "glueprint.toml"
    file.write_text("seed = 1\nprot = 80\n")
    result = glueprint("--config", file)
    assert result.returncode == 2
    assert result.stderr == f'glueprint: {file}:2:1: unknown name "prot"; did you mean "port"?\n'


def test_check_finds_nothing_wrong_with_the_demo():
    result = glueprint("check", DEMO, ROOT / "fixtures")
    assert result.returncode == 1, "the file is read twice"
    result = glueprint("check", ROOT / "fixtures")
    assert (result.returncode, result.stderr) == (0, "")
    *files, summary = result.stdout.splitlines()
    assert summary == ("7 files: 3 blueprints, 7 runs, 1 workflow, 4 timelines, 12 rules; "
                       "no mistakes")
    assert files[:2] == [f"{DEMO}: fixtures",
                         f"{ROOT}/fixtures/timelines/examples.json: timelines"]
    assert files[2] == f"{ROOT}/fixtures/faults/flaky-network.json: a fault plan"


def test_check_says_what_it_read_and_what_it_passed_over(tmp_path):
    (tmp_path / "sub" / "deep").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    for name in ("a.json", "sub/deep/b.json"):
        (tmp_path / name).write_text("{}")
    for name in (".git/c.json", ".#a.json", "._a.json", "sub/notes.yaml", "x.schema.json"):
        (tmp_path / name).write_text("no JSON")
    assert glueprint("check", tmp_path).stdout.splitlines() == [
        f"{tmp_path}/a.json: fixtures",
        f"{tmp_path}/sub/deep/b.json: fixtures",
        f"{tmp_path}/sub/notes.yaml: passed over, its name does not end in .json",
        "2 files: 0 blueprints, 0 runs, 0 workflows, 0 timelines, 0 rules; no mistakes"]


def test_times_in_the_future_of_the_clock_are_told_by_check_and_at_the_start(tmp_path):
    (tmp_path / "late.json").write_text(json.dumps({"Blueprints": [
        {"Name": "a", "CreatedOn": "2024-02-23T15:00:00Z"},
        {"Name": "b", "CreatedOn": "2999-01-01T00:00:00Z"}]}))
    checked = glueprint("check", tmp_path)
    assert checked.returncode == 0
    assert 'before 1 of its rows (the first is the blueprint "b" with CreatedOn 2999' in (
        checked.stdout)
    with Server("--fixtures", tmp_path, "--clock", "2024-01-01T00:00:00Z") as server:
        assert (f"warn  {tmp_path}/late.json: warning: the clock stands at "
                "2024-01-01T00:00:00.000Z, before 2 of its rows") in server.errors()
    with Server("--fixtures", tmp_path, "--clock", "2999-01-01T00:00:00Z") as server:
        assert "the clock stands" not in server.errors()


def test_a_plan_with_a_rule_that_is_over_at_the_start_is_refused(tmp_path):
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps({"until": "2024-01-02T00:00:00Z", "fault": {"kind": "hang"}}))
    status, errors = refusal("--faults", plan)
    assert (status, errors.count("\n")) == (2, 1)
    assert errors.startswith(f"{plan}:1: /until: is past, the clock stands at ")
    with Server("--faults", plan, "--clock", "2024-01-01T00:00:00Z"):
        pass


def test_check_prints_every_mistake_with_file_line_and_pointer(tmp_path):
    (tmp_path / "a.json").write_text('{"Blueprints": [\n  {"Name": "no good"},\n  {"Nam": 1}]}\n')
    (tmp_path / "b.json").write_text("{\n  oops\n}\n")
    (tmp_path / "not-read.txt").write_text("{")
    result = glueprint("check", tmp_path)
    assert (result.returncode, result.stderr) == (1, "")
    lines = result.stdout.splitlines()
    assert lines[0] == (f'{tmp_path}/a.json:2: /Blueprints/0/Name: must be letters, digits, dots, '
                        'dashes and underscores, not "no good"')
    assert lines[1].startswith(f"{tmp_path}/a.json:3: /Blueprints/1/Nam: ")
    assert lines[2] == f'{tmp_path}/a.json:3: /Blueprints/1: lacks "Name"'
    assert lines[3].startswith(f"{tmp_path}/b.json:2: is not JSON: ")
    assert len(lines) == 4


def test_check_tells_of_a_directory_that_holds_nothing(tmp_path):
    result = glueprint("check", ROOT / "fixtures", tmp_path)
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout == f"{tmp_path}: holds no *.json file\n"


class Health(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/health" else 503)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture(name="healthy_port")
def fixture_healthy_port():
    with http.server.HTTPServer(("127.0.0.1", 0), Health) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def test_healthcheck_tells_by_its_exit_status(healthy_port):
    for host in ("127.0.0.1", "localhost"):
        result = glueprint("healthcheck", "--url", f"http://{host}:{healthy_port}/health")
        assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
        assert glueprint("healthcheck", "--url", f"http://{host}:{healthy_port}").returncode == 0
    url = f"http://127.0.0.1:{healthy_port}/"
    assert glueprint("healthcheck", env={"GLUEPRINT_URL": url}).returncode == 0
    result = glueprint("healthcheck", env={"GLUEPRINT_PORT": str(healthy_port)})
    assert result.returncode == 0
    result = glueprint("healthcheck", "--url", f"http://127.0.0.1:{healthy_port}/other")
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert '503' in result.stderr


def test_healthcheck_takes_https_and_host_names(tmp_path):
    with Server("--tls-self-signed", tmp_path / "cert.pem", "--host", "0.0.0.0") as server:
        hosts = ["127.0.0.1", "localhost", socket.gethostname()]
        for url in (f"{scheme}://{host}:{server.port}" for scheme in ("http", "https")
                    for host in hosts):
            result = glueprint("healthcheck", "--url", url)
            assert (result.returncode, result.stdout, result.stderr) == (0, "", ""), url
    url = "http://no-such-host.invalid/"
    result = glueprint("healthcheck", "--url", url)
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert result.stderr.startswith(f"glueprint: {url}: ")


def test_healthcheck_of_nobody_fails_with_one_line():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/health"
        result = glueprint("healthcheck", "--url", url)
    assert (result.returncode, result.stderr) == (1, f"glueprint: {url}: Connection refused\n")


def test_healthcheck_does_not_wait_for_a_silent_server():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        began = time.monotonic()
        result = glueprint("healthcheck", "--url",
                           f"http://127.0.0.1:{silent.getsockname()[1]}/health")
    assert result.returncode == 1
    assert 1.5 < time.monotonic() - began < 10
