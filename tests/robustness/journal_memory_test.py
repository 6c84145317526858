"""What the journals of all accounts hold stays within what the flags allow, whatever clients do."""

import http.client

from glueprint_server import Server
from memory import MIB, OPTIONS, resident_bytes


def send(connection, account, body="{}", region="us-east-1"):
    connection.request("POST", "/", body, {
        "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "AWSGlue.ListBlueprints",
        "Authorization": f"AWS4-HMAC-SHA256 Credential={account}/20260101/{region}/glue/"
                         "aws4_request, SignedHeaders=host, Signature=0"})
    connection.getresponse().read()


def longest_rules():
    late = {"kind": "clock_skew", "by": "1s"}
    rules = [{"id": f"{i:0255}", "fault": late} for i in range(99)]
    return rules + [{"id": "x" * 255, "fault": {
        "kind": "error", "code": "X" * 255, "custom": True, "message": "m" * 4096}}]


def test_rules_with_long_ids_do_not_outgrow_the_journal_of_an_account():
    with Server("--journal-bytes-max", str(MIB), "--log-level", "error",
                env=OPTIONS) as server:
        server.admin("POST", "faults?account=111122223333", longest_rules())
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        for _ in range(100):
            send(connection, "111122223333")
        before = resident_bytes(server)
        for _ in range(1500):
            send(connection, "111122223333")
        connection.close()
        assert resident_bytes(server) - before < 24 * MIB
        entries = server.admin("GET", "journal?account=111122223333&limit=1000")["entries"]
        assert 5 < len(entries) < 50
        assert entries[0]["rules"] == [rule["id"] for rule in longest_rules()]


def test_accounts_without_end_do_not_outgrow_the_journals_of_the_server():
    with Server("--journal-total-bytes-max", str(MIB), "--log-level", "error",
                env=OPTIONS) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        body = '{"NextToken":"' + "x" * 5000 + '"}'
        for i in range(100):
            send(connection, f"{i:012}", body)
        before = resident_bytes(server)
        for i in range(3000):
            send(connection, f"{i % 300:012}", body)
        connection.close()
        assert resident_bytes(server) - before < 24 * MIB
        kept = [len(server.admin("GET", f"journal?account={i:012}")["entries"]) for i in (0, 299)]
        assert kept[0] < 2
        assert kept[1] >= 1
