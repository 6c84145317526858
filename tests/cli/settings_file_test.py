"""Kinds of values in the configuration file, as the server takes them."""

import http.client
import json

from glueprint_server import Server


def test_switches_decimals_and_instants_are_taken_from_the_file(tmp_path):
    fixture = tmp_path / "seed.json"
    fixture.write_text("{}")
    file = tmp_path / "glueprint.toml"
    file.write_text(f"""
        clock = "2026-01-01T00:00:00Z"
        clock-rate = 0.0
        watch = true
        max-running = 3
        fixtures = ["{fixture}"]
    """)
    with Server("--config", file) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        connection.request("GET", "/_glueprint/clock")
        clock = json.loads(connection.getresponse().read())
        connection.close()
    assert clock == {"now": "2026-01-01T00:00:00.000Z", "rate": 0}
