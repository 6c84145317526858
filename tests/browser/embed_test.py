"""Pages of another origin that load the server's routes as parts of themselves."""

import pytest

from attack import READABLE, attack

ELEMENTS = [
    ("img", {}), ("script", {}), ("script", {"type": "module"}), ("iframe", {}),
    ("iframe", {"sandbox": "allow-scripts"}), ("embed", {}), ("object", {}), ("video", {}),
    ("link", {"rel": "stylesheet"}), ("link", {"rel": "preload", "as": "fetch"}),
    ("link", {"rel": "preload", "as": "fetch", "crossOrigin": "anonymous"}),
    ("img", {"crossOrigin": "use-credentials"}), ("img", {"referrerPolicy": "no-referrer"})]

# On a busy machine DevTools does not tell what these send.
UNSEEN = ("object", "embed")


@pytest.mark.parametrize("tag, more", ELEMENTS)
def test_no_element_shows_its_page_anything(victim, page, refused, tag, more):
    assert attack(page, "embed", victim.origin, tag, more) == []
    if tag not in UNSEEN:
        refused(victim, READABLE)


@pytest.mark.parametrize("victim", ["plain", "tls"], indirect=True)
@pytest.mark.parametrize("tag, more", ELEMENTS)
def test_no_element_tells_what_is_there(victim, page, refused, tag, more):
    paths = ["/_glueprint/health", "/_glueprint/nothing", "/_glueprint/export?account=x"]
    urls = [victim.origin + path for path in paths]
    assert len(set(attack(page, "eventsOf", tag, urls, more))) == 1
    if tag not in UNSEEN:
        refused(victim, len(urls))
