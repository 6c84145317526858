"""What the server lets the pages of a browser do, and what it asks of them."""

import contextlib
import json
import pathlib

import pytest

from attack import AWS, attack
from conftest import ORIGINS
from victim import SECRET, TOKEN, Victim

FAULT_FORM = ('{"id":"evil","fault":{"kind":"error","code":"x=', 'y","custom":true}}')
LIST_BLUEPRINTS = {"method": "POST", "body": "{}", "headers": {
    "X-Amz-Target": "AWSGlue.ListBlueprints", "Content-Type": "application/x-amz-json-1.1"}}
SET_CLOCK = {"method": "PUT", "body": '{"now": "2030-01-01T00:00:00Z", "rate": 0}',
             "headers": {"Content-Type": "application/json"}}
SCRIPT = pathlib.Path(__file__).with_name("attacks.mjs").read_text(encoding="utf-8")


@pytest.fixture(params=["plain", "tls"])
def start(request, tmp_path):
    """Starts one server with flags, which must be well after the test."""
    with contextlib.ExitStack() as running:
        def start_with(*flags):
            victim = running.enter_context(Victim(tmp_path, ORIGINS[request.param], *flags))
            running.callback(victim.check_that_a_good_request_succeeds)
            return victim

        yield start_with


def fetch(page, url, **init):
    """The status and the text that a page gets."""
    return page.run(f"fetch({json.dumps(url)}, {json.dumps(init)})"
                    ".then(async answer => [answer.status, await answer.text()])")


def own_page(visit, victim):
    """A page of the server itself, with the attacks of others."""
    page = visit(f"{victim.origin}/health")
    page.run(SCRIPT.replace("export ", "") + "; window.attacks = {readEverything, doHarm}; 0")
    return page


def check_that_it_may_use_everything(page, victim):
    assert SECRET in json.dumps(attack(page, "readEverything", victim.origin, {}))
    status, text = fetch(page, f"{victim.origin}/", **LIST_BLUEPRINTS)
    assert (status, json.loads(text)) == (200, {"Blueprints": ["orders"]})
    assert fetch(page, f"{victim.origin}/_glueprint/clock", **SET_CLOCK)[0] in (200, 204)
    assert victim.read("/_glueprint/clock")["now"].startswith("2030-01-01T00:00:00")
    assert len(attack(page, "doHarm", victim.origin, AWS)) > 9
    assert "evil" in json.dumps(victim.read("/_glueprint/snapshots"))
    assert victim.ask("POST", "/_glueprint/reset?all=true")[0] == 200


def test_a_page_of_an_allowed_origin_may_use_everything(start, page, attacker):
    check_that_it_may_use_everything(page, start("--allow-origin", attacker.origin))


def test_a_page_of_the_server_itself_may_use_everything(start, visit):
    victim = start()
    check_that_it_may_use_everything(own_page(visit, victim), victim)


def test_a_form_of_an_allowed_origin_does_what_it_says(start, page, attacker, browser):
    victim = start("--allow-origin", attacker.origin)
    attack(page, "post", f"{victim.origin}/_glueprint/faults", "text/plain", "_blank", *FAULT_FORM)
    browser.wait_for(lambda: victim.read("/_glueprint/faults")["rules"])
    assert victim.ask("POST", "/_glueprint/reset?all=true")[0] == 200


def test_leave_for_one_origin_is_none_for_another(start, page, refused):
    victim = start("--allow-origin", "http://other.attacker.example")
    assert attack(page, "readEverything", victim.origin, {}) == []
    assert attack(page, "doHarm", victim.origin, AWS) == []
    refused(victim, 20)
    victim.check_that_nothing_was_done()


def test_without_the_admin_token_even_its_own_page_is_refused(start, visit):
    victim = start("--admin-token", TOKEN)
    page = own_page(visit, victim)
    bearer = {"headers": {"Authorization": f"Bearer {TOKEN}"}}
    for path in ("export", "clock", "journal", "faults"):
        url = f"{victim.origin}/_glueprint/{path}"
        assert fetch(page, url)[0] == 401
        assert fetch(page, url, **bearer)[0] == 200
    assert fetch(page, f"{victim.origin}/_glueprint/clock", **SET_CLOCK)[0] == 401
    assert fetch(page, f"{victim.origin}/", **LIST_BLUEPRINTS)[0] == 200


def asks_for_password(browser, page, url):
    """Whether the browser would ask its user for a password, typed as the address is."""
    browser.forget()
    browser.call("Fetch.enable", page.session, handleAuthRequests=True)
    page.browser.call("Page.navigate", page.session, url=url)
    return bool(browser.events("Fetch.authRequired", page.session))


def test_the_lack_of_the_token_brings_up_no_password_prompt(start, page, browser, attacker):
    victim = start("--admin-token", TOKEN)
    assert asks_for_password(browser, page, f"{attacker.url}password")
    assert not asks_for_password(browser, page, f"{victim.origin}/_glueprint/export")
    browser.wait_for(lambda: 401 in {each.status for each in browser.sent(victim.host)})
    assert not browser.events("Fetch.authRequired", page.session)
