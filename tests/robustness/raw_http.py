"""HTTP by hand: bytes out over a socket, responses in."""

import socket
import uuid

from process import wait_until_read


class Response:
    def __init__(self, status, fields, body):
        self.status = status
        self.fields = fields
        self.body = body


def read_response(stream, method="POST"):
    """The next response of a connection's file; None at its end."""
    status_line = stream.readline()
    if not status_line:
        return None
    version, status, _ = status_line.split(b" ", 2)
    assert version == b"HTTP/1.1", status_line
    fields = {}
    while (line := stream.readline()) not in (b"\r\n", b""):
        name, value = line.decode("latin-1").split(":", 1)
        assert name.lower() not in fields, f"{name} twice"
        fields[name.lower()] = value.strip()
    has_body = method != "HEAD" and int(status) >= 200
    body = stream.read(int(fields["content-length"])) if has_body else b""
    return Response(int(status), fields, body)


def read_all(connection):
    """All responses until the server closes; fails when it does not within the time-out."""
    stream = connection.makefile("rb")
    responses = []
    while (response := read_response(stream)) is not None:
        responses.append(response)
    return responses


def send_raw(server, *parts):
    """Sends the parts on a connection of their own, each when the server has read the last one, and
    gives what comes until the server closes."""
    with server.connect() as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for number, part in enumerate(parts):
            if number > 0:
                wait_until_read(connection)
            connection.sendall(part)
        return read_all(connection)


def refusal(server, *parts):
    """The one response to bytes that must be refused, after which the connection must end."""
    responses = send_raw(server, *parts)
    assert len(responses) == 1, [response.status for response in responses]
    assert 400 <= responses[0].status < 600
    assert responses[0].fields["connection"] == "close"
    return responses[0]


def request(body=b'{"Name":"x"}', fields=(), method="POST", target="/", version="1.1",
            host="localhost", length=True):
    """The bytes of a GetBlueprint request, or of what the arguments make of it."""
    lines = [f"{method} {target} HTTP/{version}"]
    if host is not None:
        lines.append(f"Host: {host}")
    if method == "POST":
        lines += ["X-Amz-Target: AWSGlue.GetBlueprint", "Content-Type: application/x-amz-json-1.1"]
    if length and method == "POST":
        lines.append(f"Content-Length: {len(body)}")
    lines += fields
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + (body if method == "POST" else b"")


def chunked_request(encoded, fields=()):
    return request(b"", ["Transfer-Encoding: chunked", *fields], length=False) + encoded


def names_blueprint(response, name):
    return (response.status == 400 and b"EntityNotFoundException" in response.body
            and name.encode() in response.body)


def check_that_a_good_request_succeeds(server):
    name = f"good-{uuid.uuid4()}"
    with server.connect() as connection:
        connection.sendall(request(b'{"Name":"%s"}' % name.encode()))
        response = read_response(connection.makefile("rb"))
    assert names_blueprint(response, name), response
    assert server.process.poll() is None
