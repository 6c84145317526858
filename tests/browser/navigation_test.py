"""Pages of another origin that send the whole window, or another one, to the server."""

import json

import pytest

from attack import attack
from victim import SECRET

ENCTYPES = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]
# Path, and the two halves around a `=` of a body that is JSON when sent as text/plain.
FORMS = [("/_glueprint/reset?all=true&fixtures=false", "", ""),
         ("/_glueprint/clock/advance", '{"by":"1000h","x":"', '"}'),
         ("/_glueprint/faults", '{"id":"evil', '","fault":{"kind":"hang"}}'),
         ("/_glueprint/timeline-rules", '{"timeline":"fails","match":{"BlueprintName":"', '"}}'),
         ("/", '{"Name":"evil","BlueprintLocation":"s3://b/k?', '"}')]


@pytest.mark.parametrize("enctype", ENCTYPES)
def test_forms_of_another_origin_are_refused(victim, page, refused, enctype):
    for path, field, value in FORMS:
        attack(page, "post", victim.origin + path, enctype, "_blank", field, value)
    attack(page, "post", victim.origin + path, enctype, "_self", field, value)
    refused(victim, len(FORMS) + 1)


@pytest.mark.parametrize("enctype", ENCTYPES)
def test_forms_in_a_sandboxed_frame_are_refused(victim, page, refused, enctype):
    for path, field, value in FORMS:
        url = victim.origin + path
        attack(page, "inSandbox", "post", url, enctype, "_self", field, value)
    refused(victim, 1)


@pytest.mark.parametrize("status", [302, 307, 308])
def test_forms_that_the_attacker_redirects_are_refused(victim, page, attacker, refused, status):
    for path, field, value in FORMS:
        url = attacker.redirect(status, victim.origin + path)
        attack(page, "post", url, "text/plain", "_blank", field, value)
    refused(victim, len(FORMS))


ROUTES = ["/_glueprint/export", "/_glueprint/journal", "/_glueprint/clock", "/health",
          "/_glueprint/faults"]


@pytest.mark.parametrize("is_redirected", [False, True])
def test_links_to_routes_of_the_admin_are_refused(victim, page, attacker, refused, is_redirected):
    for path in ROUTES:
        url = victim.origin + path
        attack(page, "click", attacker.redirect(302, url) if is_redirected else url, "_blank")
    attack(page, "click", victim.origin + ROUTES[0], "_self")
    refused(victim, len(ROUTES) + 1)


@pytest.mark.parametrize("path", ["/_glueprint/", *ROUTES])
def test_a_page_sees_nothing_of_a_window_that_it_opens(victim, page, path):
    assert attack(page, "open", victim.origin + path) == []


@pytest.mark.parametrize("path, lands_at", [
    ("/_glueprint/", "/_glueprint/"), ("/_glueprint", "/_glueprint/"),
    ("/_glueprint/?x=1", "/_glueprint/?x=1")])
def test_a_link_to_the_console_is_let_in_from_anywhere(victim, page, browser, path, lands_at):
    attack(page, "click", victim.origin + path, "_self")
    page.wait_until_loaded(victim.origin + lands_at)
    assert browser.sent(victim.host)[0].status != 403


def test_but_not_a_form_that_is_posted_to_it(victim, page, refused):
    attack(page, "post", f"{victim.origin}/_glueprint/", "text/plain", "_self", "{", "}")
    refused(victim, 1)


@pytest.mark.parametrize("victim", ["plain", "tls"], indirect=True)
def test_nor_a_frame_with_it(victim, page, refused):
    attack(page, "eventsOf", "iframe", [f"{victim.origin}/_glueprint/"], {})
    refused(victim, 1)


@pytest.mark.parametrize("victim", ["plain", "tls"], indirect=True)
def test_an_address_that_the_user_types_is_answered(victim, visit):
    page = visit(f"{victim.origin}/_glueprint/export")
    assert SECRET in json.dumps(page.run("document.documentElement.textContent"))


@pytest.mark.parametrize("path, lands_at", [
    ("/", "/_glueprint/"), ("/favicon.ico", "/favicon.ico")])
def test_a_get_that_can_run_no_operation_leaves_no_trace(shared_victim, visit, path, lands_at):
    victim = shared_victim.reach_as("http://localhost")
    victim.ask("POST", "/_glueprint/faults",
               {"times": 1, "fault": {"kind": "error", "code": "ThrottlingException"}})
    rules = victim.read("/_glueprint/faults")
    visit(victim.origin + path, victim.origin + lands_at)
    assert victim.read("/_glueprint/faults") == rules
