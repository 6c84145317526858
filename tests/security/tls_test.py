"""TLS and plain HTTP on one port, with real clients and openssl."""

import datetime
import json
import os
import socket
import ssl
import subprocess

import boto3
import pytest

from glueprint_server import ROOT, Server, refusal

HEALTH = b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    certificate = tmp_path_factory.mktemp("tls") / "cert.pem"
    with Server("--tls-self-signed", certificate, "--log-level", "error",
                "--fixtures", ROOT / "fixtures" / "demo.json") as running:
        running.certificate = str(certificate)
        running.tls_url = f"https://localhost:{running.port}"
        yield running


def connect(server, **settings):
    context = ssl.create_default_context(cafile=server.certificate)
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    # Python before 3.13 takes a connection that just ends for one whose end was said.
    context.options &= ~ssl.OP_IGNORE_UNEXPECTED_EOF
    for name, value in settings.items():
        setattr(context, name, value)
    return context.wrap_socket(server.connect(), server_hostname="localhost",
                               suppress_ragged_eofs=False)


def read_all(connection):
    data = b""
    while part := connection.recv(65536):
        data += part
    return data


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_both_versions_are_spoken_and_the_end_is_said(server, version):
    with connect(server, minimum_version=version, maximum_version=version) as connection:
        connection.sendall(HEALTH)
        assert read_all(connection).startswith(b"HTTP/1.1 200 OK\r\n")


@pytest.mark.parametrize("version", ["-tls1", "-tls1_1"])
def test_older_versions_are_not(server, version):
    result = openssl(server, version, "-cipher", "DEFAULT:@SECLEVEL=0")
    assert "protocol version" in result.stderr


def openssl(server, *flags, text="Q\n"):
    return subprocess.run(
        ["openssl", "s_client", "-connect", f"localhost:{server.port}", "-CAfile",
         server.certificate, "-verify_return_error", *flags], input=text, capture_output=True,
        text=True, timeout=30, check=False)


def test_openssl_verifies_the_certificate_and_agrees_on_http(server):
    for names, protocol in (("http/1.1", "ALPN protocol: http/1.1"),
                            ("h2,http/1.1", "ALPN protocol: http/1.1"),
                            ("h2", "No ALPN negotiated")):
        result = openssl(server, "-alpn", names)
        assert "Verify return code: 0 (ok)" in result.stdout
        assert protocol in result.stdout


def test_plain_http_goes_on_on_the_same_port(server):
    with server.connect() as connection:
        connection.sendall(HEALTH)
        assert read_all(connection).startswith(b"HTTP/1.1 200 OK\r\n")


def test_boto3_reads_runs_over_tls(server):
    glue = boto3.client("glue", endpoint_url=server.tls_url, region_name="us-east-1",
                        aws_access_key_id="any", aws_secret_access_key="any",
                        verify=server.certificate)
    for _ in range(3):
        assert len(glue.get_blueprint_runs(BlueprintName="orders-etl")["BlueprintRuns"]) == 3


def test_the_cli_and_curl_read_over_tls(server):
    environment = {**os.environ, "AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any",
                   "AWS_DEFAULT_REGION": "us-east-1", "AWS_EC2_METADATA_DISABLED": "true",
                   "AWS_CA_BUNDLE": server.certificate}
    result = subprocess.run(["/usr/bin/aws", "--endpoint-url", server.tls_url, "glue",
                             "list-blueprints"], env=environment, capture_output=True, text=True,
                            timeout=60, check=False)
    assert "orders-etl" in result.stdout, result.stderr
    result = subprocess.run(["curl", "-sS", "--cacert", server.certificate,
                             f"{server.tls_url}/_glueprint/tls.pem"], capture_output=True,
                            text=True, timeout=30, check=False)
    with open(server.certificate, encoding="ascii") as file:
        assert result.stdout == file.read()


def test_the_javascript_client_reads_over_tls(server):
    script = """
    import { GlueClient, ListBlueprintsCommand } from "@aws-sdk/client-glue";
    const client = new GlueClient({ endpoint: process.argv[1], region: "us-east-1",
      credentials: { accessKeyId: "any", secretAccessKey: "any" } });
    console.log((await client.send(new ListBlueprintsCommand({}))).Blueprints.length);
    """
    result = subprocess.run(
        ["node", "--input-type=module", "-e", script, "--", server.tls_url],
        cwd=ROOT / "tests" / "sdk" / "js", capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "NODE_EXTRA_CA_CERTS": server.certificate, "NODE_NO_WARNINGS": "1"})
    assert result.stdout == "3\n", result.stderr


def test_large_answers_and_requests_in_pieces_come_through(server):
    body = json.dumps({"BlueprintName": "orders-etl"}).encode()
    request = (b"POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: AWSGlue.GetBlueprintRuns\r\n"
               b"Content-Type: application/x-amz-json-1.1\r\nContent-Length: %d\r\n" % len(body))
    with connect(server) as connection:
        for byte in request + b"\r\n" + body:
            connection.sendall(bytes([byte]))
        connection.sendall(100 * (request + b"\r\n" + body))
        connection.sendall(request + b"Connection: close\r\n\r\n" + body)
        assert read_all(connection).count(b"HTTP/1.1 200 OK\r\n") == 102


def test_an_origin_of_its_own_is_https(server):
    for scheme, status in ((b"https", b"200"), (b"http", b"403")):
        with connect(server) as connection:
            connection.sendall(HEALTH[:-2] + b"Origin: %s://localhost\r\n\r\n" % scheme)
            assert read_all(connection).split()[1] == status


def test_a_hang_ends_with_its_client_over_tls_too(server):
    server.admin("POST", "faults", {"match": {"operation": "DeleteBlueprint"},
                                    "fault": {"kind": "hang"}})
    body = b'{"Name":"orders-etl"}'
    connection = connect(server)
    connection.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: AWSGlue."
                       b"DeleteBlueprint\r\nContent-Type: application/x-amz-json-1.1\r\n"
                       b"Content-Length: %d\r\n\r\n" % len(body) + body)
    connection.settimeout(0.3)
    with pytest.raises(socket.timeout):
        connection.recv(1)
    connection.close()
    journal = "journal?operation=DeleteBlueprint"
    while server.admin("GET", journal)["entries"][0]["duration_ms"] is None:
        pass
    server.admin("DELETE", "faults")
    names = [blueprint["Name"] for blueprint in server.admin("GET", "export")["Blueprints"]]
    assert "orders-etl" in names


def ask_for_health(connection):
    """Leaves the connection open; its client knows then that the server has shaken hands too."""
    connection.sendall(HEALTH.replace(b"Connection: close\r\n", b""))
    assert connection.recv(1) == b"H"


def test_idle_connections_hold_up_no_stop_and_hear_of_it(tmp_path):
    with Server("--tls-self-signed", tmp_path / "cert.pem", "--log-level", "error") as server:
        server.certificate = str(tmp_path / "cert.pem")
        silent = server.connect()
        idle = connect(server)
        ask_for_health(idle)
        began = datetime.datetime.now()
        assert server.stop()[0] == 0
        assert datetime.datetime.now() - began < datetime.timedelta(seconds=4)
        assert silent.recv(1) == b""
        assert read_all(idle).endswith(b"}\n")


def test_connections_that_idle_too_long_hear_of_their_end(tmp_path):
    with Server("--tls-self-signed", tmp_path / "cert.pem", "--log-level", "error",
                "--idle-timeout", "100ms") as server:
        server.certificate = str(tmp_path / "cert.pem")
        idle = connect(server)
        ask_for_health(idle)
        assert read_all(idle).endswith(b"}\n")


@pytest.mark.parametrize("flags, message", [
    (["--tls-cert", "x.pem"], "--tls-cert and --tls-key go together: give both"),
    (["--tls-cert", "x", "--tls-key", "x", "--tls-self-signed", "y"],
     "--tls-self-signed makes a certificate of its own: leave it or --tls-cert out"),
    (["--tls-cert", "x.pem", "--tls-key", "x.pem"],
     '--tls-cert "x.pem": cannot be read: No such file or directory'),
    (["--tls-self-signed", "nowhere/x.pem"],
     '--tls-self-signed "nowhere/x.pem": cannot be written: No such file or directory')])
def test_wrong_flags_are_one_line(flags, message, tmp_path):
    assert refusal(*flags, cwd=tmp_path) == (2, f"glueprint: {message}\n")
