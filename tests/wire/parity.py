#!/usr/bin/env python3
"""Sends the golden exchanges to another endpoint, such as the real service, and tells what differs.

Nothing runs this by itself. It makes and deletes blueprints and starts runs in the account whose
credentials boto3 finds, so use one that holds nothing else. Exchanges that need an admin route or
flags of Glueprint are left out.
"""

import argparse
import json
import re
import sys
import urllib.error
import urllib.request

import botocore.auth
import botocore.awsrequest
import botocore.credentials
import botocore.session
from exchanges import read_exchanges, request_of

# What differs from one service, account or run to the next.
MASKS = [(re.compile(pattern), mask) for pattern, mask in [
    (r"[bw]r_[0-9a-f]{64}", "RUN"), (r"\d\.\d+E9", "TIME"), (r"[0-9]{12}", "ACCOUNT"),
    (r'"NextToken":"[^"]*"', '"NextToken":"TOKEN"')]]


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--endpoint", required=True, metavar="URL")
    parser.add_argument("--region", default="us-east-1")
    parser.add_argument("--profile", help="of the AWS configuration")
    parser.add_argument("--test-credentials", action="store_true", help="sign with made-up keys")
    parser.add_argument("--yes", action="store_true", help="yes, make and delete things there")
    parser.add_argument("files", nargs="*", help="files of exchanges; all when there is none")
    arguments = parser.parse_args()
    if not arguments.yes:
        parser.error("this makes, changes and deletes blueprints, tags and workflows there: "
                     "say --yes when the account holds nothing else")
    return arguments


def credentials_of(arguments):
    if arguments.test_credentials:
        return botocore.credentials.Credentials("000000000000", "secret")
    found = botocore.session.Session(profile=arguments.profile).get_credentials()
    return found or sys.exit("parity: boto3 finds no credentials")


class Endpoint:
    """Signs requests and sends them."""

    def __init__(self, arguments):
        self.url = arguments.endpoint
        self.auth = botocore.auth.SigV4Auth(credentials_of(arguments), "glue", arguments.region)

    def send(self, step):
        headers, body = request_of(step)
        request = botocore.awsrequest.AWSRequest("POST", self.url, headers, body.encode())
        self.auth.add_auth(request)
        wire = urllib.request.Request(self.url, request.body, dict(request.headers.items()),
                                      method="POST")
        try:
            with urllib.request.urlopen(wire, timeout=60) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def clear(self):
        """Deletes what exchanges make: both operations succeed when there is nothing."""
        for name in ("orders", "two", "a", "b"):
            self.send({"operation": "DeleteBlueprint", "input": {"Name": name}})
        self.send({"operation": "DeleteWorkflow", "input": {"Name": "nightly"}})
        self.send({"operation": "DeleteTrigger", "input": {"Name": "nightly_starting_trigger"}})


def masked(text):
    for pattern, mask in MASKS:
        text = pattern.sub(mask, text)
    return text


def read_object(text):
    try:
        value = json.loads(text)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def differences(exchange, status, text):
    """What is not the same, a line each."""
    if status != exchange["status"]:
        yield f"status: {exchange['status']} here, {status} there"
    here, there = read_object(masked(exchange["body"])), read_object(masked(text))
    if list(here) != list(there):
        yield f"members: {list(here)} here, {list(there)} there"
    for name in here.keys() & there.keys():
        if here[name] != there[name]:
            yield f"{name}: {json.dumps(here[name])} here, {json.dumps(there[name])} there"


def can_be_sent(exchange):
    steps = exchange.get("before", ())
    return "flags" not in exchange and not any("admin" in step for step in steps)


def main():
    arguments = read_arguments()
    endpoint = Endpoint(arguments)
    sent = differ = 0
    exchanges = read_exchanges(arguments.files)
    for file, exchange in exchanges:
        if not can_be_sent(exchange):
            continue
        endpoint.clear()
        for step in exchange.get("before", ()):
            endpoint.send(step)
        found = list(differences(exchange, *endpoint.send(exchange)))
        sent += 1
        differ += bool(found)
        for line in found:
            print(f"{file}: {exchange['operation']}, {exchange['name']} "
                  f"({exchange['evidence']}): {line}")
    endpoint.clear()
    print(f"{sent} sent, {len(exchanges) - sent} left out, {differ} differ")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
