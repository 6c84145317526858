"""Scripts of another origin that send requests in every way a browser has."""

import json

import pytest

from attack import AWS, HARMS, READABLE, SIGNED, TEXT, attack
from attacker import Attacker

EVERYTHING = READABLE + HARMS


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_a_page_of_another_origin_reads_and_does_nothing(victim, page, refused, method):
    assert attack(page, "fetchEverything", victim.origin, method, {"mode": "cors"}) == []
    refused(victim, EVERYTHING)


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_nor_does_it_without_asking_for_leave(victim, page, refused, method):
    assert attack(page, "fetchEverything", victim.origin, method, {"mode": "no-cors"}) == []
    refused(victim, EVERYTHING)


@pytest.mark.parametrize("init", [
    AWS, SIGNED, {**AWS, "keepalive": True}, {**AWS, "credentials": "include"},
    {**AWS, "referrerPolicy": "no-referrer"}, {**AWS, "targetAddressSpace": "loopback"}])
def test_requests_as_sdks_send_them_fail_at_their_preflights(victim, page, refused, init):
    assert attack(page, "doHarm", victim.origin, init) == []
    refused(victim, HARMS)


@pytest.mark.parametrize("init", [
    TEXT, {**TEXT, "keepalive": True}, {**TEXT, "referrerPolicy": "no-referrer"}])
def test_plain_text_that_needs_no_preflight_is_refused(victim, page, refused, init):
    assert attack(page, "fetchEverything", victim.origin, "POST", init) == []
    refused(victim, EVERYTHING)


@pytest.mark.parametrize("kind", [
    "text/plain", "application/x-www-form-urlencoded", "application/json"])
def test_beacons_are_refused(victim, page, refused, kind):
    assert attack(page, "beacon", victim.origin, kind) == []
    refused(victim, 6)


def test_xml_http_requests_are_refused(victim, page, refused):
    assert attack(page, "request", victim.origin) == []
    refused(victim, HARMS)


def test_event_sources_are_refused(victim, page, refused):
    assert attack(page, "events", victim.origin) == []
    refused(victim, READABLE)


def test_web_sockets_are_refused(victim, page, refused):
    assert attack(page, "sockets", victim.origin) == []
    refused(victim, READABLE)


@pytest.mark.parametrize("name, given", [
    ("fetchEverything", ["POST", TEXT]), ("fetchEverything", ["GET", {}]), ("doHarm", [AWS]),
    ("request", []), ("events", []), ("sockets", [])])
def test_a_sandboxed_frame_without_an_origin_is_refused(victim, page, refused, name, given):
    assert attack(page, "inSandbox", name, victim.origin, *given) == []
    refused(victim, READABLE)


# A page that came over TLS may not ask a compose service over plain HTTP: browsers see to that.
@pytest.mark.parametrize("victim", ["plain", "tls"], indirect=True)
@pytest.mark.parametrize("name, given", [
    ("fetchEverything", ["POST", TEXT]), ("readEverything", [{}]),
    ("readEverything", [{"mode": "no-cors"}]), ("doHarm", [AWS])])
def test_a_service_worker_of_another_origin_is_refused(
        victim, visit, refused, certificate, name, given):
    attacker = Attacker(certificate=certificate)
    page = visit(attacker.url)
    assert attack(page, "inServiceWorker", name, victim.origin, *given) == []
    refused(victim, READABLE)
    attacker.stop()


@pytest.mark.parametrize("status", [302, 307, 308])
@pytest.mark.parametrize("mode", ["cors", "no-cors"])
def test_a_redirect_by_the_attacker_is_refused(victim, page, attacker, refused, status, mode):
    for path in ("/", "/_glueprint/clock/advance", "/_glueprint/reset?all=true"):
        url = attacker.redirect(status, victim.origin + path)
        for method in ("GET", "POST"):
            body = ", body: JSON.stringify({by: '1000h'})" if method == "POST" else ""
            read = page.run(f"fetch({json.dumps(url)}, {{method: '{method}', mode: '{mode}'"
                            f"{body}}}).then(r => r.text(), () => '')")
            assert read == ""
    refused(victim, 6)


# Another port of this machine is the same site: its pages may send a GET that says nothing of
# them, and as little as from anywhere else comes of it.
@pytest.mark.parametrize("victim", ["plain", "tls"], indirect=True)
@pytest.mark.parametrize("name, given", [
    ("fetchEverything", ["GET", {}]), ("fetchEverything", ["GET", {"mode": "no-cors"}]),
    ("fetchEverything", ["POST", TEXT]), ("doHarm", [AWS]), ("embed", ["iframe", {}]),
    ("embed", ["script", {}]), ("embed", ["link", {"rel": "stylesheet"}])])
@pytest.mark.parametrize("site", ["localhost", "127.0.0.1"])
def test_a_page_of_another_port_reads_and_does_nothing(victim, visit, browser, site, name, given):
    attacker = Attacker(site)
    assert attack(visit(attacker.url), name, victim.origin, *given) == []
    browser.wait_for(lambda: browser.sent(victim.host))
    attacker.stop()
