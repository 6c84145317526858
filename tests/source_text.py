"""Reads the project's C++ as the tidiness tests need it: without comments and quoted text."""

import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent

QUOTED = re.compile(
    r'R"(?P<tag>[^\s()\\]*)\(.*?\)(?P=tag)"'  # a raw string
    r'|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])*\''
    r'|//[^\n]*|/\*.*?\*/', re.DOTALL)
INCLUDE = re.compile(r'^#include ([<"])([^>"]+)[>"]', re.MULTILINE)


def sources(*folders, endings=(".cpp", ".hpp")):
    """The paths, from the root, of the files in these folders with these endings."""
    return [str(path.relative_to(ROOT))
            for folder in folders for path in sorted((ROOT / folder).rglob("*"))
            if path.suffix in endings and "node_modules" not in path.parts]


def room_of(path):
    """The folder that a path from the root lies in."""
    return path.rpartition("/")[0]


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


def code(path):
    """The file's code; comments and quoted text are gone, its lines are where they were."""
    def blank(match):
        return '""' + "\n" * match.group().count("\n")
    return QUOTED.sub(blank, read(path))


def includes(path):
    """The file's includes as pairs: whether it is one of the project's, and its path."""
    return [(quote == '"', name) for quote, name in INCLUDE.findall(read(path))]


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def blocks(text):
    """Each brace block with the text that heads it: (head, first line, last line)."""
    opened, head_start = [], 0
    for match in re.finditer(r"[{};]", text):
        position = match.start()
        if match.group() == "{":
            head = text[head_start:position]
            first = line_of(text, head_start + len(head) - len(head.lstrip()))
            opened.append((head.strip(), first))
        elif match.group() == "}" and opened:
            head, first = opened.pop()
            yield head, first, line_of(text, position)
        head_start = position + 1


def awaited(text):
    """What each co_await of the text waits for, with its line."""
    for match in re.finditer(r"\bco_await\b", text):
        depth, end = 0, match.end()
        while end < len(text) and text[end] != ";" and depth >= 0:
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            end += 1
        yield line_of(text, match.start()), text[match.end():end]
