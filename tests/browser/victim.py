"""Glueprint with something in it that a web page may neither read nor change."""

import datetime
import http.client
import json
import time

from clients import boto3_client
from glueprint_server import Server

TOKEN = "the-admin-token"
SECRET = "a-secret-of-the-developer"
ACCOUNTS = ("000000000000", "111122223333")
LISTS = ("export", "faults", "timelines", "timeline-rules", "snapshots")
SEEDS = {"Blueprints": [{"Name": "orders", "Description": SECRET}]}
CLOCK_SECONDS_OFF_MAX = 60


class Victim:
    """`origin`, given without the port, is how the browser names the server; `host` is what it
    sends for that."""

    def __init__(self, folder, origin, *flags, port=0):
        fixture = folder / "seeds.json"
        fixture.write_text(json.dumps(SEEDS))
        self._server = Server("--log-level", "error", "--fixtures", fixture,
                              "--tls-self-signed", folder / "certificate.pem", *flags, port=port)
        self._glue = boto3_client(self._server)
        self.reach_as(origin)

    def reach_as(self, origin):
        """Begins anew, and from now on the browser knows the server by this origin."""
        self.host = f"{origin.split('//')[1]}:{self._server.port}"
        self.origin = f"{origin}:{self._server.port}"
        self.is_unknown_to_be_local = origin.startswith("http:") and "localhost" not in origin
        assert self.ask("POST", "/_glueprint/reset?all=true")[0] == 200
        self.began_as = self.state()
        return self

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self._server.__exit__(*failure)

    def ask(self, method, path, body=None):
        """Answers a request as a tool on the developer's machine would send it."""
        connection = http.client.HTTPConnection("127.0.0.1", self._server.port, timeout=10)
        try:
            connection.request(method, path, body and json.dumps(body),
                               {"Authorization": f"Bearer {TOKEN}"})
            response = connection.getresponse()
            return response.status, response.read().decode()
        finally:
            connection.close()

    def read(self, path):
        status, text = self.ask("GET", path)
        assert status == 200, text
        return json.loads(text)

    def requests_of(self, account):
        """What came through to the API."""
        return self.read(f"/_glueprint/journal?account={account}")["entries"]

    def state(self):
        """All that a page could have changed; the time only in so far as it was moved."""
        found = {}
        for account in ACCOUNTS:
            for name in LISTS:
                found[account, name] = self.read(f"/_glueprint/{name}?account={account}")
            found[account, "journal"] = self.requests_of(account)
            clock = self.read(f"/_glueprint/clock?account={account}")
            shown = datetime.datetime.fromisoformat(clock["now"].replace("Z", "+00:00"))
            off = abs(shown.timestamp() - time.time())
            found[account, "clock"] = clock["rate"], off < CLOCK_SECONDS_OFF_MAX
        return found

    def check_that_nothing_was_done(self):
        assert self.state() == self.began_as

    def check_that_a_good_request_succeeds(self):
        answer = self._glue.get_blueprint(Name="orders")
        assert answer["Blueprint"]["Description"] == SECRET
