"""A test that never ends is ended, whoever runs it."""

import os
import pathlib
import re
import subprocess

import pytest

from glueprint_server import BINARY
from source_text import ROOT, read, sources

UNIT_TESTS = pathlib.Path(BINARY).parent / "tests" / "glueprint_tests"

ENDLESS = """
import threading, time, pytest

@pytest.fixture
def endless():
    threading.Event().wait()

def test_that_polls():
    while True:
        try:
            time.sleep(60)
        except Exception:
            pass

def test_with_a_fixture(endless):
    pass

@pytest.mark.seconds_max(60)
def test_that_may_take_longer():
    time.sleep(0.6)
"""


def run(*command, cwd=None):
    result = subprocess.run([*map(str, command)], cwd=cwd, capture_output=True, text=True,
                            timeout=60, check=False)
    return result.returncode, result.stdout + result.stderr


def test_pytest(tmp_path):
    (tmp_path / "endless_test.py").write_text(ENDLESS)
    (tmp_path / "pytest.ini").write_text(
        f"[pytest]\npythonpath = {ROOT / 'tests'}\npython_files = *_test.py\n"
        "addopts = -p no:cacheprovider\nseconds_max = 0.3\n")
    (tmp_path / "conftest.py").write_text(read("tests/conftest.py"))
    status, output = run("/usr/bin/python3", "-B", "-m", "pytest", "-q", ".", cwd=tmp_path)
    assert status == 1
    assert re.search(r"^1 failed, 1 passed, 1 error in", output, re.MULTILINE), output
    assert "endless_test.py::test_that_polls took longer than 0.3 s" in output


@pytest.mark.skipif(not UNIT_TESTS.exists(), reason="the unit tests were not built beside it")
def test_doctest():
    status, output = run(UNIT_TESTS, "--no-skip", "--test-case=This test never ends")
    assert status != 0
    assert 'the test "This test never ends" took longer than 0.2' in output


def test_tests_for_node_have_a_limit():
    for path in sources("tests/sdk/js", endings=(".mjs",)):
        if path.endswith(".test.mjs"):
            assert re.findall(r'import .*\btest\b.* from "(.*)"', read(path)) == ["./limited.mjs"]


def test_node(tmp_path):
    (tmp_path / "endless.test.mjs").write_text(
        f'import {{ test }} from "{ROOT}/tests/sdk/js/limited.mjs";\n'
        'test("endless", () => new Promise(() => setInterval(() => {}, 1000)));\n')
    result = subprocess.run(["node", "--test", tmp_path / "endless.test.mjs"], check=False,
                            env={**os.environ, "TEST_SECONDS_MAX": "0.3"}, capture_output=True,
                            text=True, timeout=60)
    assert result.returncode != 0
    assert "test timed out after 300ms" in result.stdout
