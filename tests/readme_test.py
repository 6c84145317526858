"""The examples of the README, run as they stand."""

import json
import os
import re
import subprocess

import pytest

from glueprint_server import ROOT, Server

DEMO = ROOT / "fixtures" / "demo.json"
NODE_MODULES = ROOT / "tests" / "sdk" / "js" / "node_modules"
BLOCK = re.compile(r"^```(python|sh|js)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def examples():
    """Blocks of Python that import nothing go on from the last one that does."""
    beginning = ""
    for language, text in BLOCK.findall((ROOT / "README.md").read_text()):
        if language == "python" and "import " in text:
            beginning = text
        elif language == "python":
            text = f"{beginning}\n{text}"
        if not text.startswith("./dev"):
            yield language, text


EXAMPLES = list(examples())
INTERPRETERS = {
    "python": (".py", ["/usr/bin/python3", "-B"]),
    "sh": (".sh", ["/bin/sh", "-e"]),
    "js": (".mjs", ["node", "--no-warnings"]),
}


def run_example(server, language, text, folder):
    ending, interpreter = INTERPRETERS[language]
    script = folder / f"example{ending}"
    assert "http://localhost:4566" in text
    script.write_text(text.replace("localhost:4566", f"localhost:{server.port}"))
    (folder / "node_modules").symlink_to(NODE_MODULES)
    settings = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "AWS_PAGER": "",
                "AWS_EC2_METADATA_DISABLED": "true"}
    return subprocess.run([*interpreter, script], capture_output=True, text=True, timeout=60,
                          env={**os.environ, **settings}, check=False)


@pytest.mark.parametrize("language, text", EXAMPLES,
                         ids=[f"{n}-{e[0]}" for n, e in enumerate(EXAMPLES)])
def test_example_works_as_it_stands(language, text, tmp_path):
    with Server("--fixtures", DEMO) as server:
        result = run_example(server, language, text, tmp_path)
        assert result.returncode == 0, result.stderr
        if "fault(" in text:
            return  # it holds what it says by itself
        if "orders-etl" not in text:
            assert "SUCCEEDED" in result.stdout
            return
        for run in json.loads(DEMO.read_text())["BlueprintRuns"]:
            assert (run["RunId"] in result.stdout) == (run["BlueprintName"] == "orders-etl")


def test_every_client_has_an_example():
    assert {language for language, _ in EXAMPLES} == {"python", "sh", "js"}
