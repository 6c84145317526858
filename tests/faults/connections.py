"""What comes over a connection, and what becomes of it."""

import json
import socket

# No fault concerns it, so that its answer tells of the connection alone.
NEXT_REQUEST = b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"
CLOSING_SECONDS_MAX = 5


class Reply:
    """The answer to a request, and the end of its connection: FIN, RST, or `open` when the
    connection has served a next request. `quiet` when neither came within the time."""

    def __init__(self, data, end, seconds):
        self.data = data
        self.end = end
        self.seconds = seconds
        head, _, self.body = data.partition(b"\r\n\r\n")
        status_line, *lines = head.decode("latin-1").split("\r\n")
        self.status = int(status_line.split()[1]) if status_line else None
        pairs = [line.lower().split(": ", 1) for line in lines]
        self.fields = dict(pairs)
        assert len(self.fields) == len(pairs), "a field stands twice"

    @property
    def json(self):
        return json.loads(self.body)


def read_to_end(connection):
    data = b""
    try:
        while part := connection.recv(65536):
            data += part
        return data, "FIN"
    except ConnectionResetError:
        return data, "RST"
    except socket.timeout:
        return data, "quiet"


def is_whole(data):
    head, separator, body = data.partition(b"\r\n\r\n")
    length = head.lower().partition(b"\r\ncontent-length: ")[2].partition(b"\r\n")[0]
    return bool(separator) and len(body) >= int(length)


def read_answer(connection):
    """One answer, and how its connection ended."""
    data = b""
    try:
        while not is_whole(data):
            part = connection.recv(65536)
            if not part:
                return data, "FIN"
            data += part
    except ConnectionResetError:
        return data, "RST"
    except socket.timeout:
        return data, "quiet"
    connection.settimeout(CLOSING_SECONDS_MAX)
    if b"\r\nConnection: close\r\n" in data:
        rest, end = read_to_end(connection)
        return data + rest, end
    return data, serves_on(connection)


def serves_on(connection):
    """`open` when a next request on the connection is answered, else how it ended."""
    try:
        connection.sendall(NEXT_REQUEST)
        answer = connection.recv(65536)
    except ConnectionError:
        return "RST"
    except socket.timeout:
        return "quiet"
    if not answer:
        return "FIN"
    assert answer.startswith(b"HTTP/1.1 200 OK\r\n"), answer
    return "open"


def is_silent(connection, seconds=0.3):
    """Whether nothing comes for a while."""
    connection.settimeout(seconds)
    try:
        connection.recv(1)
        return False
    except socket.timeout:
        return True
