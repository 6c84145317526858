"""The files of the console as they are served: what a browser may do with them, and who may."""

import http.client
import pathlib
import re

import pytest

from glueprint_server import ROOT, Server

FOLDER = pathlib.Path(ROOT) / "server" / "console"
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript",
         ".svg": "image/svg+xml"}
FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix in TYPES)
POLICY = {"default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'",
          "img-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"}
PAGE = "/_glueprint/"
NAVIGATION = {"Accept": "text/html", "Sec-Fetch-Site": "cross-site",
              "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


@pytest.fixture(scope="module")
def server():
    with Server() as running:
        yield running


def get(server, path, method="GET", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body.decode()


def path_of(name):
    return PAGE + ("" if name == "index.html" else name)


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_served_as_it_is_and_strictly(server, name):
    response, text = get(server, path_of(name))
    assert (response.status, text) == (200, (FOLDER / name).read_text(encoding="utf-8"))
    assert response.getheader("Content-Type").startswith(TYPES[pathlib.Path(name).suffix])
    assert set(response.getheader("Content-Security-Policy").split("; ")) == POLICY
    assert response.getheader("X-Content-Type-Options") == "nosniff"


@pytest.mark.parametrize("name", FILES)
def test_a_browser_that_has_a_file_is_told_so(server, name):
    tag = get(server, path_of(name))[0].getheader("ETag")
    response, text = get(server, path_of(name), If_None_Match=tag)
    assert (response.status, text, response.getheader("ETag")) == (304, "", tag)
    assert get(server, path_of(name), If_None_Match='"other"')[0].status == 200


def test_files_that_differ_have_tags_that_differ(server):
    assert len({get(server, path_of(name))[0].getheader("ETag") for name in FILES}) == len(FILES)


def test_the_page_loads_nothing_from_elsewhere():
    for name in FILES:
        text = (FOLDER / name).read_text(encoding="utf-8")
        strangers = set(re.findall(r"https?://[^\s\"'`<)]+", text)) - {"http://www.w3.org/2000/svg"}
        assert not strangers, name
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(",
                             text), name
        assert not re.search(r"<[a-z][^>]*\s(?:style|on[a-z]+)=", text), name


def test_modules_import_what_is_there():
    for name in FILES:
        text = (FOLDER / name).read_text(encoding="utf-8")
        assert set(re.findall(r"from \"\./([^\"]+)\"", text)) <= set(FILES), name


def test_no_file_is_long():
    assert max(len((FOLDER / name).read_text(encoding="utf-8").splitlines())
               for name in FILES) <= 300


def test_a_browser_that_opens_the_server_is_sent_to_the_page(server):
    response, _ = get(server, "/", Accept="text/html,application/xhtml+xml;q=0.9")
    assert (response.status, response.getheader("Location")) == (302, PAGE)
    assert get(server, "/_glueprint")[0].getheader("Location") == PAGE


@pytest.mark.parametrize(("path", "accept"), [
    ("/", "*/*"), ("/", "application/json"), ("/orders", "text/html")])
def test_any_other_get_has_the_answer_of_aws(server, path, accept):
    response, _ = get(server, path, Accept=accept)
    assert response.getheader("Location") is None
    assert response.getheader("x-amzn-RequestId")


@pytest.mark.parametrize("path", ["/", PAGE])
def test_a_link_may_come_from_anywhere(server, path):
    assert get(server, path, **NAVIGATION)[0].status in (200, 302)


@pytest.mark.parametrize("path", [PAGE + "console.js", PAGE + "clock", PAGE + "events"])
def test_all_else_stays_closed_to_other_sites(server, path):
    assert get(server, path, **NAVIGATION)[0].status == 403
    assert get(server, path, Origin="http://evil.test")[0].status == 403


def test_the_page_needs_no_token_but_its_data_does():
    with Server("--admin-token", "secret") as guarded:
        for name in FILES:
            assert get(guarded, path_of(name))[0].status == 200
        for route in ("events", "accounts", "journal"):
            assert get(guarded, PAGE + route)[0].status == 401
        assert get(guarded, PAGE + "accounts", Authorization="Bearer secret")[0].status == 200


def test_every_admin_answer_forbids_guessing_its_type(server):
    for route in ("clock", "none", "health"):
        assert get(server, PAGE + route)[0].getheader("X-Content-Type-Options") == "nosniff"
