"""No secret that a client sends, or that the server is started with, reaches its log."""

import hashlib
import http.client
import json

import botocore.auth
import botocore.awsrequest
import botocore.credentials
import pytest

from glueprint_server import Server, refusal

SECRET = "wJalrXUtnFEMIsecretofthekey"
SESSION_TOKEN = "IQoJb3JpZ2luX2VjtokenOfTheSession=="
ADMIN_TOKEN = "the-admins-own-token"
COOKIE = "session=of-another-program"
SECRETS = (SECRET, SESSION_TOKEN, ADMIN_TOKEN, COOKIE)


@pytest.fixture(name="keys")
def keys_file(tmp_path):
    file = tmp_path / "keys.json"
    file.write_text(json.dumps({"Credentials": {
        "AccessKeyId": "ASIASESSION", "SecretAccessKey": SECRET, "SessionToken": SESSION_TOKEN,
        "Expiration": "2999-01-01T00:00:00Z"}}))
    return file


def signed(server, secret=SECRET, token=SESSION_TOKEN, query="", **fields):
    """The headers of a request that is signed, whatever fields it has."""
    request = botocore.awsrequest.AWSRequest(
        "POST", f"{server.url}/{query}", data="{}", headers={
            "Content-Type": "application/x-amz-json-1.1",
            "X-Amz-Target": "AWSGlue.ListBlueprints", **fields})
    credentials = botocore.credentials.Credentials("ASIASESSION", secret, token)
    botocore.auth.SigV4Auth(credentials, "glue", "eu-west-1").add_auth(request)
    return dict(request.headers)


def post(server, headers, path="/"):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request("POST", path, "{}", headers)
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, text


def lines(server, *heads):
    """Sends heads that no client library would."""
    for head in heads:
        with server.connect() as client:
            client.sendall(head.encode() + b"\r\n\r\n")
            while client.recv(65536):
                pass


def test_no_secret_of_a_signed_request_is_in_the_log(keys):
    with Server("--verify-signatures", keys, "--admin-token", ADMIN_TOKEN,
                "--log-level", "debug") as server:
        good = signed(server, Cookie=COOKIE)
        assert post(server, good)[0] == 200
        query = f"?X-Amz-Security-Token={SESSION_TOKEN}"
        secret_fields = {"Cookie": COOKIE, "X-Api-Key": ADMIN_TOKEN}
        wrong = [signed(server, secret="wrong", **secret_fields),
                 {**good, "X-Amz-Target": "AWSGlue.GetBlueprints"},
                 {**good, "Authorization": good["Authorization"].replace("ASIASESSION", "OTHER")},
                 {**good, "Authorization": good["Authorization"].replace("Signature", "Signat")},
                 {**good, "Authorization": f"Bearer {ADMIN_TOKEN}"}]
        for headers in wrong:
            assert post(server, headers)[0] == 400
        assert post(server, signed(server, secret="wrong", query=query), "/" + query)[0] == 400
        for authorization in (f"Bearer {ADMIN_TOKEN}x", f"Basic {ADMIN_TOKEN}"):
            assert post(server, {"Authorization": authorization}, "/_glueprint/reset")[0] == 401
        post(server, {"Authorization": f"Bearer {ADMIN_TOKEN}"},
             f"/_glueprint/faults?token={SECRET}")
        lines(server, f"POST / HTTP/1.1\r\nHost: x\r\nAuthorization {good['Authorization']}",
              f"POST / HTTP/1.1\r\nX-Amz-Security-Token: {SESSION_TOKEN}",
              f"POST / HTTP/1.1\r\nHost: x\r\nCookie: {COOKIE}\x01",
              f"X-Amz-Security-Token: {SESSION_TOKEN}",
              f"POST /?X-Amz-Security-Token={SESSION_TOKEN} HTTP/1.1\r\nHost: x y",
              f"POST é?{SESSION_TOKEN} HTTP/1.1\r\nHost: x")
        status, log = server.stop()
    assert status == 0
    assert "The canonical request should have been" in log
    assert "x-amz-security-token:(hidden)" in log
    assert "refused a request with 400: the method is not a token: (hidden)" in log
    assert "x-amz-target:AWSGlue.ListBlueprints" in log
    assert hashlib.sha256(b"{}").hexdigest() in log
    signatures = [headers["Authorization"].split("Signature=")[-1] for headers in wrong + [good]
                  if "Signature=" in headers["Authorization"]]
    assert not [secret for secret in (*SECRETS, *signatures) if secret in log]


def test_the_journal_keeps_no_header(keys):
    with Server("--verify-signatures", keys, "--log-level", "error") as server:
        post(server, signed(server, secret="wrong", Cookie=COOKIE))
        post(server, {**signed(server), "Authorization": f"AWS4-HMAC-SHA256 {SECRET}"})
        journal = json.dumps(server.admin("GET", "journal"))
        assert "InvalidSignatureException" in journal or "IncompleteSignature" in journal
        assert not [secret for secret in SECRETS if secret in journal]


def test_no_mistake_at_the_start_repeats_a_secret(tmp_path):
    status, errors = refusal("--admin-token", f"{SECRET} with a blank")
    assert (status, "--admin-token" in errors, SECRET in errors) == (2, True, False)
    keys = tmp_path / "keys.json"
    for text in (f'{{"AccessKeys": [{{"SecretAccessKey": "{SECRET}\n"}}]}}',
                 f'{{"AccessKeys": [{{"AccessKeyId": 5, "SecretAccessKey": ["{SECRET}"]}}]}}',
                 f'{{"AccessKey": {{"SecretAccessKey": {SECRET}}}}}'):
        keys.write_text(text)
        status, errors = refusal("--verify-signatures", keys)
        assert status != 0
        assert "keys.json" in errors
        assert SECRET[:8] not in errors
