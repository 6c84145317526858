"""What --admin-token keeps to those who know it."""

import http.client
import json

import pytest

from clients import boto3_client
from glueprint_server import Server

TOKEN = "sesame"


@pytest.fixture(scope="module")
def server():
    with Server("--admin-token", TOKEN, "--log-level", "error", "--allow-origin",
                "http://allowed.example") as running:
        yield running


def ask(server, method, path, token=None, body=None, **fields):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    if token is not None:
        fields["Authorization"] = token
    connection.request(method, path, body, fields)
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response, text


@pytest.mark.parametrize("token", [None, "", TOKEN, "Bearer", "Bearer sesam", "Bearer sesamee",
                                   "sesame", "Basic c2VzYW1l"])
def test_without_it_admin_routes_do_nothing(server, token):
    before = ask(server, "GET", "/_glueprint/clock", f"Bearer {TOKEN}")[1]
    for method, path, body in (
            ("GET", "/_glueprint/clock", None), ("POST", "/_glueprint/reset?all=true", None),
            ("PUT", "/_glueprint/clock", '{"now":"2030-01-01T00:00:00Z","rate":0}'),
            ("GET", "/_glueprint/nothing", None)):
        response, text = ask(server, method, path, token, body)
        assert response.status == 401
        assert response.headers["WWW-Authenticate"] == "Bearer"
        assert response.headers["Content-Type"] == "application/problem+json"
        assert json.loads(text)["detail"] == (
            "This route wants the header Authorization: Bearer TOKEN, with the token that "
            "--admin-token gives.")
    after = ask(server, "GET", "/_glueprint/clock", f"Bearer {TOKEN}")[1]
    assert json.loads(before)["rate"] == json.loads(after)["rate"] == 1


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_with_it_they_do(server, scheme):
    response, text = ask(server, "GET", "/_glueprint/clock", f"{scheme} {TOKEN}")
    assert response.status == 200
    assert "now" in json.loads(text)


@pytest.mark.parametrize("path", ["/health", "/_localstack/health", "/_glueprint/health"])
def test_health_is_open(server, path):
    assert ask(server, "GET", path)[0].status == 200


def test_the_api_does_not_ask_for_it(server):
    boto3_client(server).list_blueprints()


def test_a_preflight_of_an_allowed_origin_cannot_carry_it(server):
    response, _ = ask(server, "OPTIONS", "/_glueprint/clock", Origin="http://allowed.example",
                      **{"Access-Control-Request-Method": "GET",
                         "Access-Control-Request-Headers": "authorization"})
    assert response.status == 200
    assert response.headers["Access-Control-Allow-Headers"] == "authorization"
