import pathlib
import subprocess
import sys

import pytest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from attacker import Attacker  # noqa: E402
from chromium import Chromium  # noqa: E402
from victim import Victim  # noqa: E402

# Chromium sends no Sec-Fetch fields over plain HTTP to a name that does not mean this machine to
# it, as that of a compose service.
ORIGINS = {"plain": "http://localhost", "tls": "https://localhost", "compose": "http://glueprint"}
OUR_NAMES = ["glueprint", "glueprint.test", "glueprint.internal", "glue.us-east-1.amazonaws.com"]
NAMES = ", ".join(f"MAP {name} 127.0.0.1"
                  for name in ["attacker.example", "*.attacker.example", *OUR_NAMES])


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    with Chromium(tmp_path_factory.mktemp("profile"), f"--host-resolver-rules={NAMES}",
                  "--ignore-certificate-errors") as started:
        yield started


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """The attacker's, as a pair of files."""
    folder = tmp_path_factory.mktemp("attacker")
    files = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
                    "-subj", "/CN=attacker.example", "-addext",
                    "subjectAltName=DNS:attacker.example,DNS:*.attacker.example",
                    "-out", files[0], "-keyout", files[1]], check=True, capture_output=True)
    return files


@pytest.fixture
def attacker():
    server = Attacker()
    yield server
    server.stop()


@pytest.fixture
def visit(browser):
    """Opens pages, each in a private window that is closed after the test."""
    pages = []

    def visit_url(url, lands_at=None):
        pages.append(browser.new_page(url))
        return pages[-1].wait_until_loaded(lands_at or url)

    browser.forget()
    yield visit_url
    for page in pages:
        page.close()


@pytest.fixture
def page(visit, attacker):
    """The attacker's page, in the browser of the developer."""
    return visit(attacker.url)


@pytest.fixture(scope="session")
def shared_victim(tmp_path_factory):
    with Victim(tmp_path_factory.mktemp("victim"), ORIGINS["plain"]) as server:
        yield server


@pytest.fixture(params=ORIGINS)
def victim(request, shared_victim):
    """After the test nothing may have been done to it, and it must be well."""
    yield shared_victim.reach_as(ORIGINS[request.param])
    shared_victim.check_that_nothing_was_done()
    shared_victim.check_that_a_good_request_succeeds()


@pytest.fixture
def refused(browser):
    """`refused(victim, 9)` waits until that many requests have been answered, but for a third,
    because DevTools misses some, above all of frames that go away; and checks that each was
    refused. Where the browser says of no request whence it comes, a GET that says nothing of
    itself is let in: it changes nothing, and no page can read the answer."""
    def check(server, count):
        def answered():
            return [each for each in browser.sent(server.host) if each.status is not None]

        try:
            browser.wait_for(lambda: 3 * len(answered()) >= 2 * count)
        except TimeoutError:
            pytest.fail(f"of {count} requests these came: {browser.sent(server.host)}")
        for each in answered():
            says_whence = {"Origin", "Sec-Fetch-Site"} & each.fields.keys()
            assert each.status == 403 or not says_whence, each
            assert says_whence or server.is_unknown_to_be_local, each

    return check
