"""The guides of docs/, read as steps: each block of code, and where the line above puts it."""

import re

from glueprint_server import ROOT

GUIDES = sorted(ROOT.glob("docs/adding-*.md"))
BLOCK = re.compile(r"^(?P<lead>[^\n]*):\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
LEADS = (
    re.compile(r'In `(?P<path>[^`]+)`, (?P<place>above|below) (?:`(?P<a>[^`]+)`|"(?P<b>[^"]+)")$'),
    re.compile(r"At the (?P<place>end) of `(?P<path>[^`]+)`$"),
    re.compile(r"`(?P<path>[^`]+)`, a (?P<place>new) file$"),
)


class Step:
    """One block of a guide: `text` belongs to `path`, `place` its line `anchor`."""

    def __init__(self, place, path, text, anchor=None):
        self.place = place
        self.path = path
        self.text = text
        self.anchor = anchor

    def follow(self, root):
        """Puts the block into its file below the root."""
        file = root / self.path
        assert file.exists() != (self.place == "new"), f"{self.path}: {self.place}"
        lines = [] if self.place == "new" else file.read_text().splitlines(keepends=True)
        at = len(lines)
        if self.anchor:
            found = [number for number, line in enumerate(lines) if self.anchor in line]
            assert found, f"{self.path} has no line with {self.anchor}"
            at = found[0] + (self.place == "below")
        lines.insert(at, self.text)
        file.write_text("".join(lines))


def steps(guide):
    """What a guide tells to write, in its order."""
    for block in BLOCK.finditer(guide.read_text()):
        for lead in LEADS:
            if match := lead.match(block["lead"]):
                named = match.groupdict()
                yield Step(named["place"], named["path"], block["text"],
                           named.get("a") or named.get("b"))


def blocks(guide):
    """How many blocks of code a guide has."""
    return len(re.findall(r"^```\w+$", guide.read_text(), re.MULTILINE))
