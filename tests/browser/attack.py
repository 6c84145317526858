"""Runs what attacks.mjs exports in a page, and knows how much that file tries."""

import json

READABLE = 9
HARMS = 13
TEXT = {"mode": "no-cors", "headers": {"Content-Type": "text/plain"}}
AWS = {"headers": {"Content-Type": "application/x-amz-json-1.1"}}
SIGNED = {"headers": {**AWS["headers"], "Authorization": (
    "AWS4-HMAC-SHA256 Credential=111122223333/20260101/us-east-1/glue/aws4_request, "
    "SignedHeaders=host, Signature=00")}}


def attack(page, name, *given):
    """The texts that the page could read."""
    return page.run(f"attacks.{name}({', '.join(json.dumps(each) for each in given)})")
