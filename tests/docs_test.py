"""The documents name what there is."""

import json
import re
import shutil
import subprocess

import pytest

from glueprint_server import BINARY, ROOT
from guide import GUIDES, blocks, steps

REFERENCE = (ROOT / "docs/reference.md").read_text()
FAULTS = (ROOT / "docs/faults.md").read_text()
MODEL = json.loads((ROOT / "server/model/service_model.json").read_text())
KINDS = sorted(path.stem for path in (ROOT / "server/faults/kinds").glob("*.cpp")
               if f"FaultKind {path.stem}() {{" in path.read_text())
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
PLACE = re.compile(r"`((?:core|server|storage|tests|docs|fixtures|examples|include)/[\w./*-]+)`")
LINK = re.compile(r"\]\((?!https?:)([^)\s]+)\)")


def headings(document):
    """The anchors of a document's headings, as GitHub makes them."""
    lines = re.findall(r"^#+ (.*)$", document.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", line).lower().replace(" ", "-") for line in lines}


@pytest.mark.parametrize("operation", MODEL["operations"])
def test_the_reference_names_every_operation(operation):
    served = REFERENCE[REFERENCE.index("\nServed: "):]
    assert re.search(rf"\b{operation}\b", served)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_fault_has_a_row(kind):
    assert f"\n| `{kind}` |" in FAULTS


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_places_that_a_document_names_are_there(document):
    text = document.read_text()
    made = {step.path for step in steps(document)}
    missing = [name for name in PLACE.findall(text)
               if name not in made and not list(ROOT.glob(name.rstrip("*") + "*"))]
    assert not missing


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document):
    for link in LINK.findall(document.read_text()):
        path, _, heading = link.partition("#")
        target = document.parent / path if path else document
        assert target.exists(), link
        assert not heading or heading in headings(target), link


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_headings_stand_apart(document):
    assert not re.findall(r"\S\n##+ .*", document.read_text())


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_a_guide_can_be_followed(guide, tmp_path):
    told = list(steps(guide))
    if guide.stem != "adding-a-timeline":
        assert told and len(told) == blocks(guide)
    for step in told:
        if step.place != "new" and not (tmp_path / step.path).exists():
            (tmp_path / step.path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / step.path, tmp_path / step.path)
        (tmp_path / step.path).parent.mkdir(parents=True, exist_ok=True)
        step.follow(tmp_path)
    assert "\n## To tick\n\n- [ ] " in guide.read_text()


def test_the_timeline_of_its_guide_is_right(tmp_path):
    text = (ROOT / "docs/adding-a-timeline.md").read_text()
    (tmp_path / "timeline.json").write_text(text.split("```json\n")[1].split("```")[0])
    result = subprocess.run([BINARY, "check", tmp_path / "timeline.json"], capture_output=True,
                            text=True, timeout=30, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
