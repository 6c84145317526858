"""What documents say about waiting for a server, held to a real one."""

import json
import re
import subprocess
import urllib.request

import pytest

from glueprint_server import BINARY, ROOT, Server

DEFAULT_URL = "http://localhost:4566"
DOCUMENT = ROOT / "docs" / "testing.md"
TESTCONTAINERS = (ROOT / "examples" / "testcontainers.md").read_text()


@pytest.fixture(scope="module", name="server")
def running_server():
    with Server("--log-level", "error") as server:
        yield server


def blocks(language, text):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def waits():
    """The loops of the document's scripts, each of which may stand for itself."""
    return re.findall(r"until .*?; done", "".join(blocks("sh", DOCUMENT.read_text())), re.DOTALL)


def test_the_document_has_scripts_that_wait():
    assert len(waits()) == 5


@pytest.fixture(name="path")
def path_with_glueprint(tmp_path):
    (tmp_path / "glueprint").symlink_to(BINARY)
    return f"{tmp_path}:/usr/bin:/bin"


@pytest.mark.parametrize("wait", waits())
def test_scripts_that_wait_end_when_the_server_runs(wait, server, path):
    """And they go on when it does not: in their pause, where they are made to fail here."""
    assert DEFAULT_URL in wait
    for url, status in [(server.url, 0), ("http://localhost:1", 7)]:
        script = wait.replace(DEFAULT_URL, url).replace("sleep 1", "exit 7")
        result = subprocess.run(["/bin/sh", "-c", script], env={"PATH": path}, timeout=30,
                                capture_output=True, check=False)
        assert result.returncode == status, result


def test_localstack_clients_find_that_glue_runs(server):
    with urllib.request.urlopen(f"{server.url}/_localstack/health", timeout=10) as response:
        assert json.load(response)["services"] == {"glue": "running"}


def test_links_of_the_document_lead_somewhere():
    links = re.findall(r"\]\(([^)#]+)\)", DOCUMENT.read_text())
    assert len(links) == 7
    assert [link for link in links if not (DOCUMENT.parent / link).exists()] == []


@pytest.mark.parametrize("language", ["java", "python", "js"])
def test_containers_are_waited_for_as_they_announce_themselves(language, server):
    [block] = blocks(language, TESTCONTAINERS)
    assert set(re.findall(r"\b\d{4}\b", block)) == {"4566"}
    assert '"glueprint:dev"' in block
    [(path, line)] = re.findall(r'"(/[a-z]+)"|r"(.*?)"', block)
    if line:  # the one that Server waits for
        assert re.fullmatch(line, "Ready.")
    else:
        assert urllib.request.urlopen(server.url + path, timeout=10).status == 200


def test_python_and_node_of_the_containers_can_be_read(tmp_path):
    compile(blocks("python", TESTCONTAINERS)[0], "testcontainers.md", "exec")
    (tmp_path / "block.mjs").write_text(blocks("js", TESTCONTAINERS)[0])
    result = subprocess.run(["node", "--check", tmp_path / "block.mjs"], capture_output=True,
                            text=True, timeout=30, check=False)
    assert result.returncode == 0, result.stderr
