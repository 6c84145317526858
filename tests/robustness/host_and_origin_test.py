"""What a web page may not do to a server on a developer's machine."""

import json

import pytest

from raw_http import read_response, refusal, request, send_raw

CLOSE = ["Connection: close"]


def status(server, **arguments):
    arguments["fields"] = [*arguments.get("fields", ()), *CLOSE]
    responses = send_raw(server, request(**arguments))
    assert len(responses) == 1
    return responses[0].status


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "a.localhost", "glueprint:4566",
                                  "127.0.0.1", "[::1]:4566", "glue.eu-west-1.amazonaws.com",
                                  "glue-fips.us-gov-west-1.api.aws", "host.docker.internal",
                                  "vpce-1.glue.us-east-1.vpce.amazonaws.com", "glueprint.test",
                                  "glue.cn-north-1.amazonaws.com.cn",
                                  "glue.us-east-1.localhost.localstack.cloud"])
def test_a_host_of_ours_is_let_in(server, host):
    assert status(server, host=host) == 400
    assert status(server, method="GET", target="/health", host=host) == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "10.0.0.1",
                                  "127.0.0.1.evil.example", "[2001:db8::1]", "amazonaws.com",
                                  "vpce-1.vpce-svc-2.us-east-1.vpce.amazonaws.com", "a.b_c",
                                  "evil.svc", "evil.com%00.localhost", ".localhost", "2130706433",
                                  "0x7f000001"])
def test_another_host_is_403_on_every_route(server, host):
    for target in ["/", "/health", "/_glueprint/health", "/_localstack/health"]:
        response = refusal(server, request(target=target, host=host))
        assert response.status == 403
        assert host.encode() in response.body
        assert b"--allow-host" in response.body
    assert refusal(server, request(target=f"http://{host}/")).status == 403


@pytest.mark.parametrize("fields", [
    ["Origin: null"], ["Origin: http://evil.example"], ["Origin: http://localhost:3000"],
    ["Origin:"], ["Sec-Fetch-Site: cross-site"],
    ["Origin: http://localhost", "Origin: http://evil.example"],
])
def test_a_page_of_another_origin_is_403_on_every_route(server, fields):
    for target in ["/", "/health", "/_glueprint/health"]:
        response = refusal(server, request(target=target, fields=fields))
        assert response.status == 403
        assert not any(name.startswith("access-control") for name in response.fields)


def test_the_refusal_of_an_origin_says_how_to_allow_it(server):
    response = refusal(server, request(fields=["Origin: http://evil.example"]))
    assert b"http://evil.example" in response.body
    assert b"--allow-origin" in response.body


def test_our_own_origin_is_let_in(server):
    assert status(server, host="localhost:4566", fields=["Origin: http://localhost:4566"]) == 400


def test_an_encoded_body_is_415(server):
    assert refusal(server, request(fields=["Content-Encoding: gzip"])).status == 415
    assert status(server, fields=["Content-Encoding: identity"]) == 400


def test_a_refused_request_without_body_leaves_the_connection_open(server):
    with server.connect() as connection:
        stream = connection.makefile("rb")
        connection.sendall(request(method="GET", host="evil.example"))
        assert read_response(stream).status == 403
        connection.sendall(request())
        assert read_response(stream).status == 400


def test_on_a_network_names_of_clusters_and_containers_are_let_in(start):
    server = start("--host", "0.0.0.0")
    for host in ["glueprint.default.svc:4566", "glueprint.default.svc.cluster.local", "10.0.0.1",
                 "glueprint.project_default", "glueprint"]:
        assert status(server, host=host) == 400
    for host in ["evil.cluster.local", "evil_.example", "evil.example", "0x7f000001"]:
        assert status(server, host=host) == 403


def test_all_names_below_a_suffix_are_allowed_by_flag(start):
    server = start("--allow-host", "*.example.org", "--allow-host", "::2")
    for host in ["a.example.org", "b.a.EXAMPLE.org:4566", "[::2]:80"]:
        assert status(server, host=host) == 400
    for host in ["example.org", "xexample.org", "a.example.org.evil.example"]:
        assert status(server, host=host) == 403


def test_hosts_and_origins_are_allowed_by_flag(start):
    server = start("--allow-host", "dev.example", "--allow-origin", "http://app.example:3000")
    assert status(server, host="dev.example:4566") == 400
    fields = ["Origin: http://app.example:3000", "Sec-Fetch-Site: cross-site", *CLOSE]
    response = send_raw(server, request(fields=fields))[0]
    assert response.fields["access-control-allow-origin"] == "http://app.example:3000"
    assert "x-amzn-RequestId" in response.fields["access-control-expose-headers"]
    assert "EntityNotFound" in json.loads(response.body)["__type"]
    preflight = send_raw(server, request(method="OPTIONS", fields=[
        *fields, "Access-Control-Request-Method: POST",
        "Access-Control-Request-Headers: authorization,x-amz-target"]))[0]
    assert preflight.status == 200
    assert preflight.body == b""
    assert preflight.fields["access-control-allow-methods"] == "POST"
    assert preflight.fields["access-control-allow-headers"] == "authorization,x-amz-target"
    assert preflight.fields["access-control-max-age"] == "172800"
