"""Names and addresses that mean the server although they are not its own."""

import json
import socket

import pytest

from attack import AWS, SIGNED, TEXT, attack
from attacker import Attacker
from conftest import OUR_NAMES
from victim import SECRET, Victim

REBOUND = "rebind.attacker.example"
# Names that look like classes of names that are let in.
LOOKALIKES = ["glue.us-east-1.amazonaws.com.attacker.example", "a_b.attacker.example",
              "glueprint.internal.attacker.example"]


def rebind(attacker, browser, folder, *flags):
    """Glueprint where the attacker's own server was, as if the name had got another address."""
    origin_without_port = attacker.origin.rpartition(":")[0]
    attacker.stop()
    browser.forget()
    return Victim(folder, origin_without_port, *flags, port=attacker.port)


def check_that_nothing_came_of_it(victim, browser, texts):
    sent = browser.wait_for(lambda: browser.sent(victim.host))
    assert {each.status for each in sent} <= {403, None}, sent
    # A refusal of a request of AWS JSON is JSON, whose quotes are escaped.
    assert all(f'Host "{victim.host}' in text.replace('\\"', '"') for text in texts), texts
    assert SECRET not in json.dumps(texts)
    victim.check_that_nothing_was_done()
    victim.check_that_a_good_request_succeeds()


@pytest.mark.parametrize("is_tls", [False, True])
@pytest.mark.parametrize("name, given", [
    ("readEverything", [{}]), ("doHarm", [AWS]), ("doHarm", [SIGNED]), ("request", []),
    ("fetchEverything", ["POST", TEXT]), ("embed", ["iframe", {}]), ("embed", ["img", {}]),
    ("events", []), ("sockets", [])])
def test_a_name_that_the_attacker_binds_anew_gives_nothing(
        visit, browser, certificate, tmp_path, is_tls, name, given):
    attacker = Attacker(REBOUND, certificate=certificate if is_tls else None)
    page = visit(attacker.url)
    with rebind(attacker, browser, tmp_path) as victim:
        assert victim.origin == attacker.origin
        read = attack(page, name, victim.origin, *given)
        check_that_nothing_came_of_it(victim, browser, read)


@pytest.mark.parametrize("name, given", [("readEverything", [{}]), ("doHarm", [AWS])])
def test_nor_does_it_to_a_service_worker_of_that_name(
        visit, browser, certificate, tmp_path, name, given):
    attacker = Attacker(REBOUND, certificate=certificate)
    page = visit(attacker.url)
    attack(page, "inServiceWorker", "sockets", attacker.origin)
    with rebind(attacker, browser, tmp_path) as victim:
        read = attack(page, "askServiceWorker", name, victim.origin, *given)
        check_that_nothing_came_of_it(victim, browser, read)


def test_nor_with_an_origin_that_is_allowed_for_another_name(visit, browser, tmp_path):
    attacker = Attacker(REBOUND)
    page = visit(attacker.url)
    with rebind(attacker, browser, tmp_path, "--allow-origin", attacker.origin) as victim:
        check_that_nothing_came_of_it(
            victim, browser, attack(page, "readEverything", victim.origin, {}))


def test_a_name_that_is_allowed_is_as_good_as_the_servers_own(visit, browser, tmp_path):
    attacker = Attacker(REBOUND)
    page = visit(attacker.url)
    with rebind(attacker, browser, tmp_path, "--allow-host", REBOUND) as victim:
        assert SECRET in json.dumps(attack(page, "readEverything", victim.origin, {}))
        attack(page, "doHarm", victim.origin, AWS)
        assert victim.state() != victim.began_as


@pytest.mark.parametrize("name", LOOKALIKES)
def test_nor_does_a_name_that_looks_like_one_of_ours(visit, browser, tmp_path, name):
    attacker = Attacker(name)
    page = visit(attacker.url)
    with rebind(attacker, browser, tmp_path) as victim:
        read = attack(page, "readEverything", victim.origin, {})
        check_that_nothing_came_of_it(victim, browser, read)


@pytest.mark.parametrize("name", OUR_NAMES)
def test_a_name_of_ours_gives_nothing_to_a_page_of_another(shared_victim, page, browser, name):
    victim = shared_victim.reach_as(f"http://{name}")
    assert attack(page, "readEverything", victim.origin, {"mode": "no-cors"}) == []
    assert attack(page, "doHarm", victim.origin, TEXT) == []
    assert browser.sent(victim.host)
    victim.check_that_nothing_was_done()


@pytest.mark.parametrize("address", ["0.0.0.0", "[::]", "[::ffff:127.0.0.1]"])
def test_addresses_that_lead_here_without_being_loopback_are_refused(
        shared_victim, page, browser, address):
    victim = shared_victim.reach_as(f"http://{address}")
    assert attack(page, "readEverything", victim.origin, {"mode": "no-cors"}) == []
    assert attack(page, "doHarm", victim.origin, TEXT) == []
    assert {each.status for each in browser.sent(victim.host)} <= {403, None}
    victim.check_that_nothing_was_done()


def outer_address():
    """This machine's address on its network, or None when it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("198.51.100.1", 9))  # sends nothing
        except OSError:
            return None
        return probe.getsockname()[0]


@pytest.mark.parametrize("host", ["localhost", "0.0.0.0"])
@pytest.mark.parametrize("name, given", [
    ("fetchEverything", ["GET", {}]), ("fetchEverything", ["POST", TEXT]), ("doHarm", [AWS])])
def test_a_page_from_an_address_of_this_machine_gets_nothing(
        visit, refused, tmp_path, host, name, given):
    address = outer_address() or pytest.skip("this machine has no address but its loopback ones")
    attacker = Attacker(address, address)
    page = visit(attacker.url)
    target = "localhost" if host == "localhost" else address
    with Victim(tmp_path, f"http://{target}", "--host", host) as victim:
        assert attack(page, name, victim.origin, *given) == []
        refused(victim, 10)
        victim.check_that_nothing_was_done()
        victim.check_that_a_good_request_succeeds()
    attacker.stop()
