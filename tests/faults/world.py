"""An account of a server, talked to over raw sockets and by its admin routes."""

import json
import time

from connections import Reply, read_answer

ROLE = "arn:aws:iam::123456789012:role/glue"


class World:
    def __init__(self, server, account):
        self.server = server
        self.account = account
        self._errors_before = server.errors()

    def errors(self):
        """What the server has logged since this world is known."""
        return self.server.errors().removeprefix(self._errors_before)

    def admin(self, method, route, body=None):
        separator = "&" if "?" in route else "?"
        return self.server.admin(method, f"{route}{separator}account={self.account}", body)

    def put_fault(self, kind, rule_id="x", match=None, **parameters):
        """Puts a rule of that id; parameters that are members of rules are taken as such."""
        members = {name: parameters.pop(name) for name in ("times", "skip", "until", "every")
                   if name in parameters}
        fault = {"kind": kind, **parameters}
        self.admin("PUT", f"faults/{rule_id}", {**members, "match": match or {}, "fault": fault})

    def request(self, operation, members=None, fields=()):
        body = json.dumps(members or {}).encode()
        lines = ["POST / HTTP/1.1", "Host: localhost", f"X-Amz-Target: AWSGlue.{operation}",
                 "Content-Type: application/x-amz-json-1.1", f"Content-Length: {len(body)}",
                 f"Authorization: AWS4-HMAC-SHA256 Credential={self.account}/20260101/us-east-1/"
                 "glue/aws4_request, SignedHeaders=host, Signature=0", *fields]
        return ("\r\n".join(lines) + "\r\n\r\n").encode() + body

    def open(self, operation, members=None):
        """A connection on which a request has been sent and nothing was read."""
        connection = self.server.connect()
        connection.sendall(self.request(operation, members))
        return connection

    def send(self, operation, members=None, fields=(), timeout=10):
        """One request on a connection of its own, which is to stay open unless a field says else.
        """
        with self.server.connect(timeout) as connection:
            started = time.monotonic()
            connection.sendall(self.request(operation, members, fields))
            data, end = read_answer(connection)
            return Reply(data, end, time.monotonic() - started)

    def start(self, fields=()):
        return self.send("StartBlueprintRun", {"BlueprintName": "orders", "RoleArn": ROLE}, fields)

    def runs(self):
        """The runs that there are, whatever the rules are about: reads are not faulted here."""
        rules = self.admin("GET", "faults")["rules"]
        self.admin("DELETE", "faults")
        runs = self.send("GetBlueprintRuns", {"BlueprintName": "orders"}).json["BlueprintRuns"]
        assert rules
        return runs
