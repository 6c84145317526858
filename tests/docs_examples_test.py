"""The examples of what users read, followed as they stand, from top to bottom, twice."""

import json
import os
import re
import subprocess

import pytest

from glueprint_server import BINARY, ROOT, Server
from guide import GUIDES

DEMO = ROOT / "fixtures" / "demo.json"
NODE_MODULES = ROOT / "tests" / "sdk" / "js" / "node_modules"
DOCUMENTS = [ROOT / "README.md", *(path for path in sorted(ROOT.glob("docs/*.md"))
                                   if path not in GUIDES)]
BLOCK = re.compile(r"(?P<lead>[^\n]*\n*)^```(?P<language>\w*)\n(?P<text>.*?)^```$",
                   re.DOTALL | re.MULTILINE)
INTERPRETERS = {
    "python": (".py", ["/usr/bin/python3", "-B"]),
    "sh": (".sh", ["/bin/sh", "-e"]),
    "js": (".mjs", ["node", "--no-warnings"]),
}
# Docker's commands are tried by the tests of the image, the map by that of includes.
LANGUAGES = {*INTERPRETERS, "console", "json", "toml", "cpp", "cmake", "map", "text"}

# Both rounds of one document, with the pauses of the SDKs.
pytestmark = pytest.mark.seconds_max(120)


class Block:
    """One example: its language, its text, and whether it says that it needs the demo."""

    def __init__(self, match):
        self.language = match["language"]
        self.text = match["text"]
        before = match.string[:match.start("language")]
        self.paragraph = before[before.rstrip("`\n").rfind("\n\n") + 2:]
        self.needs_demo = "demo" in self.paragraph and "no demo" not in self.paragraph


def examples(document, *languages):
    return [block for block in map(Block, BLOCK.finditer(document.read_text()))
            if block.language in languages and not block.text.startswith("./dev")]


def scripts(document, has_demo):
    """What a reader runs: Python and shell go on from block to block, a JavaScript file ends."""
    blocks = [block for block in examples(document, *INTERPRETERS)
              if has_demo or not block.needs_demo]
    for language in ("sh", "python"):
        texts = [block.text for block in blocks if block.language == language]
        if texts:
            yield language, "\n".join(texts)
    yield from (("js", block.text) for block in blocks if block.language == "js")


def follow(server, document, folder, has_demo):
    output = ""
    for number, (language, text) in enumerate(scripts(document, has_demo)):
        ending, interpreter = INTERPRETERS[language]
        script = folder / f"example-{number}{ending}"
        assert "http://localhost:4566" in text
        script.write_text(text.replace("localhost:4566", f"localhost:{server.port}"))
        settings = {"PATH": f"{os.path.dirname(BINARY)}:/usr/bin:/bin", "HOME": str(folder),
                    "AWS_PAGER": "", "AWS_EC2_METADATA_DISABLED": "true"}
        result = subprocess.run([*interpreter, script], capture_output=True, text=True,
                                timeout=60, env={**os.environ, **settings}, check=False)
        assert result.returncode == 0, f"{script}\n{result.stdout}{result.stderr}"
        output += result.stdout
    return output


def with_scripts(has_demo):
    found = [path for path in DOCUMENTS if list(scripts(path, has_demo))]
    return pytest.mark.parametrize("document", found, ids=[path.stem for path in found])


@with_scripts(has_demo=True)
def test_a_document_can_be_followed_twice(document, tmp_path):
    (tmp_path / "node_modules").symlink_to(NODE_MODULES)
    demo = json.loads(DEMO.read_text())["BlueprintRuns"]
    wanted = {run["RunId"] for run in demo if run["BlueprintName"] == "orders-etl"}
    with Server("--fixtures", DEMO) as server:
        for _ in range(2):
            output = follow(server, document, tmp_path, has_demo=True)
            if any(block.needs_demo for block in examples(document, *INTERPRETERS)):
                assert wanted <= set(output.split())


@with_scripts(has_demo=False)
def test_what_does_not_name_the_demo_works_without_it(document, tmp_path):
    (tmp_path / "node_modules").symlink_to(NODE_MODULES)
    with Server() as server:
        for _ in range(2):
            follow(server, document, tmp_path, has_demo=False)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_every_example_is_of_a_language_that_is_tried(document):
    assert {match["language"] for match in BLOCK.finditer(document.read_text())} <= LANGUAGES


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_examples_of_code_stand_in_a_project_that_is_built(document):
    sources = [path.read_text() for path in (ROOT / "examples").rglob("*")
               if path.suffix in (".cpp", ".txt")]
    for block in examples(document, "cpp", "cmake"):
        assert any(block.text in source for source in sources), block.text


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_examples_of_files_are_taken(document, tmp_path):
    for block in examples(document, "json"):
        path = tmp_path / "example.json"
        path.write_text(block.text)
        if "AccessKeys" in block.text:
            with Server("--verify-signatures", path):
                continue
        result = subprocess.run([BINARY, "check", path], capture_output=True, text=True,
                                timeout=30, check=False)
        assert result.returncode == 0, result.stdout + result.stderr


def test_the_example_of_a_configuration_is_taken(tmp_path):
    for document in DOCUMENTS:
        for block in examples(document, "toml"):
            path = tmp_path / "glueprint.toml"
            path.write_text(block.text.replace("port = 8000\n", "").replace(
                "fixtures/demo.json", str(DEMO)))
            with Server("--config", path):
                pass


def test_flags_of_commands_are_there():
    words = subprocess.run([BINARY, "--help"], capture_output=True, text=True, timeout=30,
                           check=True).stdout.split()
    for document in DOCUMENTS:
        for block in examples(document, "console"):
            for line in block.text.splitlines():
                if line.startswith("glueprint "):
                    flags = re.findall(r"--[\w-]+", line)
                    assert set(flags) <= set(words), line


def test_every_client_has_an_example():
    found = {block.language for path in DOCUMENTS for block in examples(path, *INTERPRETERS)}
    assert found == set(INTERPRETERS)
