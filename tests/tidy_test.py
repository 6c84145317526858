"""The style of the house, where a machine can tell."""

import ast
import re
import statistics
import subprocess

import pytest

from source_text import ROOT, awaited, blocks, code, line_of, read, sources

CPP = sources("core", "include", "server", "storage", "tests", "bench", "examples")
PRODUCT = sources("core", "include", "server", "storage")
PYTHON = sources("tests", "bench", "docker", "examples", "tools", endings=(".py",))
GO = sources("tests", "examples", endings=(".go",))
SCRIPTS = ["dev", ".ci/run", "docker/make_root", "docker/try_image", "tests/other_release"]
WRITTEN = [*CPP, *PYTHON, *GO, *SCRIPTS, *sources("tests", "examples", endings=(".mjs", ".js")),
           *sources("examples", endings=(".md", ".yaml")),
           *sources("cmake", endings=(".cmake",))]

DOCUMENTS = [*sorted(path.name for path in ROOT.glob("*.md")),
             *sources("docs", "docker", "fixtures", endings=(".md",))]

FILE_LINES_MAX = 300
FILE_LINES_MEDIAN_MAX = 100
FUNCTION_LINES_MAX = 60
COLUMNS_MAX = 100

JSON_BLOCK = re.compile(r"^```json\n.*?^```$", re.MULTILINE | re.DOTALL)
LONE_LINK = re.compile(r"\s*<?https?://\S+$")
LEFTOVER = re.compile(r"\b(TO[D]O|FIX[M]E|XX[X]|HAC[K])\b")
EMPTY_NAME = re.compile(r"\b(?:class|struct) \w*(?:Manager|Helper|Util|Base|Impl)\b")
CLOCK_OR_CHANCE = re.compile(
    r"(?:system|steady)_clock::now|std::time\(|\btime\((?:0|NULL|nullptr)\)|gettimeofday"
    r"|clock_gettime|random_device|RAND_bytes|getrandom|mt19937|\brand\(")
UNWANTED = re.compile(r"std::(regex|views|ranges::views|format)\b|<(regex|format|ranges)>")
GO_FUNCTION = re.compile(r"^func (?:[^\n]*\}$|.*?^\}$)", re.MULTILINE | re.DOTALL)
LAMBDA_OR_BRACE = re.compile(r"\{|(?:^|[^\w\])\s])\s*\[[^\]]*\]\s*[({m]")


def failures(found):
    """Fails with one line for each finding."""
    found = list(found)
    assert not found, "\n" + "\n".join(found)


def test_no_file_is_too_long():
    failures(f"{path}: {lines} lines" for path in WRITTEN
             if (lines := len(read(path).splitlines())) > FILE_LINES_MAX)


def test_the_median_file_is_short():
    assert statistics.median(len(read(p).splitlines()) for p in PRODUCT) < FILE_LINES_MEDIAN_MAX


def test_no_function_is_too_long():
    def measured():
        for path in CPP:
            for head, first, last in blocks(code(path)):
                is_function = ")" in head and not re.match(r"(namespace|class|struct|enum)\b", head)
                if is_function and not head.startswith("TEST_SUITE"):
                    yield path, first, last
        for path in PYTHON:
            for node in ast.walk(ast.parse(read(path))):
                if isinstance(node, ast.FunctionDef):
                    yield path, node.lineno, node.end_lineno
        for path in GO:
            for match in GO_FUNCTION.finditer(text := read(path)):
                yield path, line_of(text, match.start()), line_of(text, match.end())
    failures(f"{path}:{first}: {last - first + 1} lines" for path, first, last in measured()
             if last - first >= FUNCTION_LINES_MAX)


def test_no_line_is_too_wide():
    failures(f"{path}:{number}: {columns} columns" for path in WRITTEN
             for number, line in enumerate(read(path).splitlines(), 1)
             if (columns := len(line.expandtabs(4))) > COLUMNS_MAX)


def test_no_line_of_a_document_is_too_wide():
    # A text in JSON cannot be broken, nor can a link.
    def without_json(text):
        return JSON_BLOCK.sub(lambda block: "\n" * block.group().count("\n"), text)
    failures(f"{path}:{number}: {len(line)} columns" for path in DOCUMENTS
             for number, line in enumerate(without_json(read(path)).splitlines(), 1)
             if len(line) > COLUMNS_MAX and not LONE_LINK.match(line))


def test_nothing_is_left_to_do():
    failures(f"{path}: {match.group()}" for path in WRITTEN
             for match in LEFTOVER.finditer(read(path)))


def test_tests_wait_for_what_they_await_and_do_not_sleep():
    failures(f"{path}:{node.lineno}: sleep" for path in sources("tests", endings=(".py",))
             if path != "tests/waiting.py"
             for node in ast.walk(ast.parse(read(path)))
             if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("sleep"))


def test_names_say_something():
    failures(f"{path}: {match.group()}" for path in CPP
             for match in EMPTY_NAME.finditer(code(path)))


def test_only_clock_and_random_ask_for_time_and_chance():
    owners = re.compile(r"core/(time/clock|random)\.[ch]pp")
    failures(f"{path}: {match.group()}" for path in PRODUCT if not owners.fullmatch(path)
             for match in CLOCK_OR_CHANCE.finditer(code(path)))


def test_nothing_that_the_oldest_compilers_lack_or_that_overflows_is_used():
    failures(f"{path}: {match.group()}" for path in CPP for match in UNWANTED.finditer(code(path)))


def test_awaited_expressions_have_no_lambda_and_no_brace():
    # g++ 12 destroys such temporaries twice.
    failures(f"{path}:{line}: co_await{text}" for path in CPP
             for line, text in awaited(code(path)) if LAMBDA_OR_BRACE.search(text))


def test_no_structured_binding_is_captured():
    # clang 14 refuses it, and CAPTURE makes a lambda of its argument.
    binding = re.compile(r"auto& \[([\w, ]+)\] :")
    def captured():
        for path in CPP:
            text = code(path)
            for match in binding.finditer(text):
                body = text[match.end():text.find("\n  }\n", match.end())]
                for name in match.group(1).split(", "):
                    if re.search(rf"\b(CAPTURE|INFO)\({name}\)", body):
                        yield f"{path}:{line_of(text, match.start())}: {name}"
    failures(captured())


def test_every_header_is_read_once():
    failures(path for path in CPP
             if path.endswith(".hpp") and not read(path).startswith("#pragma once\n"))


def test_every_operation_has_its_line_in_the_table():
    table = read("server/operations/table.cpp")
    for path in sources("server/operations", endings=(".cpp",)):
        name = path.rsplit("/", 1)[1].removesuffix(".cpp")
        aws_name = "".join(word.capitalize() for word in name.split("_"))
        if name != "table":
            assert re.search(rf'Operation\{{"{aws_name}", {name}\}}', table), path


def test_every_kind_of_fault_has_its_line_in_the_table():
    table = read("server/faults/table.cpp")
    for path in sources("server/faults/kinds", endings=(".cpp",)):
        name = path.rsplit("/", 1)[1].removesuffix(".cpp")
        if f'FaultKind {name}() {{' in read(path):
            assert f"      {name}()," in table, path


@pytest.mark.parametrize("command", [
    ["shellcheck", *SCRIPTS], ["clang-format", "--dry-run", "-Werror", *CPP]],
    ids=lambda command: command[0])
def test_tools_find_nothing_to_mend(command):
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
