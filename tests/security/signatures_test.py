"""Requests of real SDKs, verified by --verify-signatures."""

import datetime
import hashlib
import http.client
import json
import subprocess

import boto3
import botocore.auth
import botocore.awsrequest
import botocore.credentials
import pytest

from clients import aws
from glueprint_server import ROOT, Server, refusal

SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
WORLD = "?account=111122223333"
SESSION_TOKEN = "the/session+token=="
MISMATCH = ("The request signature we calculated does not match the signature you provided. Check "
            "your AWS Secret Access Key and signing method. Consult the service documentation for "
            "details.")
NODE_CLIENT = """
import { GlueClient, ListBlueprintsCommand } from "@aws-sdk/client-glue";
const [url, accessKeyId, secretAccessKey, sessionToken] = process.argv.slice(1);
const client = new GlueClient({ endpoint: url, region: "eu-west-1", maxAttempts: 2,
  credentials: { accessKeyId, secretAccessKey, sessionToken } });
for (let i = 0; i < 2; i += 1) {
  try {
    const { $metadata } = await client.send(new ListBlueprintsCommand({}));
    console.log($metadata.httpStatusCode, $metadata.attempts);
  } catch (error) { console.log(error.name, error.$metadata?.attempts); }
}
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    keys = tmp_path_factory.mktemp("keys") / "keys.json"
    keys.write_text(json.dumps({
        "AccessKeys": [{"AccessKeyId": "111122223333", "SecretAccessKey": SECRET},
                       {"AccessKeyId": "444455556666", "SecretAccessKey": "another"}],
        "Credentials": {"AccessKeyId": "ASIASESSION", "SecretAccessKey": SECRET,
                        "SessionToken": SESSION_TOKEN, "Expiration": "2999-01-01T00:00:00Z"},
    }))
    with Server("--verify-signatures", keys, "--log-level", "error") as running:
        yield running


def client(server, key="111122223333", secret=SECRET, token=None, **parameters):
    return boto3.session.Session().client(
        "glue", endpoint_url=server.url, region_name="eu-west-1", aws_access_key_id=key,
        aws_secret_access_key=secret, aws_session_token=token, **parameters)


def error_of(glue):
    with pytest.raises(glue.exceptions.ClientError) as raised:
        glue.list_blueprints()
    return raised.value.response["Error"]


@pytest.mark.parametrize("key, secret, token", [
    ("111122223333", SECRET, None), ("444455556666", "another", None),
    ("ASIASESSION", SECRET, SESSION_TOKEN)])
def test_boto3_passes_with_each_key(server, key, secret, token):
    glue = client(server, key, secret, token)
    name = "größe".encode().decode("latin-1")
    glue.create_blueprint(Name="b", BlueprintLocation="s3://b/k", Description=name)
    assert glue.get_blueprint(Name="b")["Blueprint"]["Description"] == name
    glue.delete_blueprint(Name="b")


@pytest.mark.parametrize("key, secret, token, error", [
    ("111122223333", "guess", None, {"Code": "InvalidSignatureException", "Message": MISMATCH}),
    ("AKIDUNKNOWN", SECRET, None, {
        "Code": "UnrecognizedClientException",
        "Message": "The security token included in the request is invalid."}),
    ("ASIASESSION", SECRET, None, {
        "Code": "UnrecognizedClientException",
        "Message": "The security token included in the request is invalid."})])
def test_boto3_with_wrong_credentials(server, key, secret, token, error):
    assert error_of(client(server, key, secret, token)) == error


def sign_and_send(server, service="glue", **changes):
    """Signs as botocore does, and sends; the answer's JSON."""
    request = botocore.awsrequest.AWSRequest("POST", server.url + "/", data=b"{}", headers={
        "X-Amz-Target": "AWSGlue.ListBlueprints", "Content-Type": "application/x-amz-json-1.1"})
    credentials = botocore.credentials.Credentials("111122223333", SECRET)
    botocore.auth.SigV4Auth(credentials, service, "eu-west-1").add_auth(request)
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request("POST", "/", b"{}", {**dict(request.headers), **changes})
    return json.loads(connection.getresponse().read())


def test_the_scope_has_to_name_glue(server):
    assert sign_and_send(server) == {"Blueprints": []}
    assert sign_and_send(server, "s3") == {
        "__type": "InvalidSignatureException",
        "message": "Credential should be scoped to correct service: 'glue'."}


def test_a_target_that_was_changed_on_the_way_does_not_verify(server):
    changed = sign_and_send(server, **{"X-Amz-Target": "AWSGlue.ListWorkflows"})
    assert changed["__type"] == "InvalidSignatureException"


class QueryAuth(botocore.auth.SigV4QueryAuth):
    """Signs in the query, with the body that is sent beside it."""

    def payload(self, request):
        return hashlib.sha256(b"{}").hexdigest()


def sign_in_query(server, secret=SECRET, key="ASIASESSION", token=SESSION_TOKEN):
    """Signs a query as botocore does; its fields and its path."""
    request = botocore.awsrequest.AWSRequest("POST", server.url + "/", headers={
        "X-Amz-Target": "AWSGlue.ListBlueprints", "Content-Type": "application/x-amz-json-1.1"})
    credentials = botocore.credentials.Credentials(key, secret, token)
    QueryAuth(credentials, "glue", "eu-west-1").add_auth(request)
    return dict(request.headers), request.url.removeprefix(server.url)


def send_query(server, headers, path):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request("POST", path, b"{}", headers)
    return json.loads(connection.getresponse().read())


def test_a_signature_in_the_query(server):
    headers, path = sign_in_query(server)
    assert send_query(server, headers, path) == {"Blueprints": []}
    changed = send_query(server, {**headers, "X-Amz-Target": "AWSGlue.ListWorkflows"}, path)
    assert changed == {"__type": "InvalidSignatureException", "message": MISMATCH}
    assert send_query(server, *sign_in_query(server, secret="guess"))["message"] == MISMATCH
    assert send_query(server, *sign_in_query(server, token=None))["__type"] == (
        "UnrecognizedClientException")
    assert send_query(server, headers, "/?X-Amz-Algorithm=AWS4-HMAC-SHA256")["message"] == (
        "AWS query-string parameters must include 'X-Amz-Credential'. "
        "AWS query-string parameters must include 'X-Amz-Signature'. "
        "AWS query-string parameters must include 'X-Amz-SignedHeaders'. "
        "AWS query-string parameters must include 'X-Amz-Date'. "
        "Re-examine the query-string parameters.")


def test_no_credentials_at_all(server):
    glue = client(server, config=boto3.session.Config(signature_version=botocore.UNSIGNED))
    assert error_of(glue) == {"Code": "MissingAuthenticationTokenException",
                              "Message": "Missing Authentication Token"}


def test_a_signature_expires_by_real_time(server, monkeypatch):
    real = datetime.datetime

    class LongAgo(real):
        @classmethod
        def utcnow(cls):
            return real.utcnow() - datetime.timedelta(minutes=16)

    monkeypatch.setattr(botocore.auth.datetime, "datetime", LongAgo)
    error = error_of(client(server))
    assert error["Code"] == "InvalidSignatureException"
    assert error["Message"].startswith("Signature expired: ")
    assert error["Message"].endswith(" - 15 min.)")


def test_a_moved_clock_locks_nobody_out_and_a_skewed_one_does(server):
    glue = client(server)
    server.admin("POST", f"clock/advance{WORLD}", {"by": "1000h"})
    glue.list_blueprints()
    server.admin("POST", f"faults{WORLD}", {"fault": {"kind": "clock_skew", "by": "1h"}})
    assert error_of(glue)["Message"].startswith("Signature expired: ")
    server.admin("DELETE", f"faults{WORLD}")
    server.admin("PUT", f"clock{WORLD}", {"now": "real"})
    glue.list_blueprints()


def node(server, *credentials):
    result = subprocess.run(
        ["node", "--no-warnings", "--input-type=module", "-e", NODE_CLIENT, "--", server.url,
         *credentials], cwd=ROOT / "tests" / "sdk" / "js", capture_output=True, text=True,
        timeout=60, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout.splitlines()


def test_the_javascript_client(server):
    assert node(server, "111122223333", SECRET) == ["200 1", "200 1"]
    assert node(server, "ASIASESSION", SECRET, SESSION_TOKEN) == ["200 1", "200 1"]
    assert node(server, "111122223333", "guess")[0].startswith("InvalidSignatureException")


def test_the_javascript_client_follows_a_clock_that_was_moved(server):
    server.admin("POST", f"clock/advance{WORLD}", {"by": "1000h"})
    assert node(server, "111122223333", SECRET) == ["200 1", "200 1"]
    server.admin("PUT", f"clock{WORLD}", {"now": "real"})


def test_the_cli(server):
    assert "UnrecognizedClientException" in aws(server, "list-blueprints", attempts_max=1).stderr
    refused = aws(server, "list-blueprints", account="111122223333", attempts_max=1)
    assert "InvalidSignatureException" in refused.stderr


def test_admin_routes_and_health_want_no_signature(server):
    server.admin("POST", f"reset{WORLD}")


@pytest.mark.parametrize("document, message", [
    ({}, ':1: must be {"AccessKeys": [...]}, or hold an "AccessKey" or "Credentials"'),
    ({"AccessKeys": [{"AccessKeyId": "a"}]}, ':1: /AccessKeys/0: lacks "SecretAccessKey"'),
    ({"AccessKey": {"AccessKeyId": "a", "SecretAccessKey": "s", "Status": "Inactive"}},
     ':1: /AccessKey/Status: "Inactive" is none of Active'),
    ({"AccessKeys": [{"AccessKeyId": "a", "SecretAccesKey": "s3cret"}]},
     'did you mean "SecretAccessKey"?'),
    ({"AccessKeys": 2 * [{"AccessKeyId": "a", "SecretAccessKey": "s3cret"}]},
     ':1: /AccessKeys/1/AccessKeyId: "a" is there already; keep one of the two'),
    ({"Credentials": {"AccessKeyId": "a", "SecretAccessKey": "s", "Expiration": "soon"}},
     ":1: /Credentials/Expiration: must be an instant")])
def test_wrong_key_files_are_refused_without_quoting_a_secret(document, message, tmp_path):
    file = tmp_path / "keys.json"
    file.write_text(json.dumps(document))
    status, errors = refusal("--verify-signatures", file)
    assert status == 2
    assert message in errors
    assert "s3cret" not in errors
