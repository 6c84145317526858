"""What a data file keeps when the server is killed, as seen by a client."""

import json

from raw_http import read_response


def call(server, operation, members):
    """The answer of an operation: its response, and its body as JSON."""
    body = json.dumps(members).encode()
    head = (f"POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: AWSGlue.{operation}\r\n"
            "Content-Type: application/x-amz-json-1.1\r\n"
            f"Content-Length: {len(body)}\r\n\r\n")
    with server.connect() as connection:
        connection.sendall(head.encode() + body)
        response = read_response(connection.makefile("rb"))
    return response, json.loads(response.body)


def start_run(server):
    return call(server, "StartBlueprintRun", {
        "BlueprintName": "orders", "RoleArn": "arn:aws:iam::111122223333:role/Glue"})[1]["RunId"]


def kill(server):
    server.process.kill()
    server.process.wait()


def test_acknowledged_runs_and_tokens_outlive_a_killed_server(start, tmp_path):
    flags = ("--data", tmp_path / "glueprint.db")
    server = start(*flags)
    call(server, "CreateBlueprint", {"Name": "orders", "BlueprintLocation": "s3://bucket/key"})
    started = [start_run(server) for _ in range(5)]
    _, page = call(server, "GetBlueprintRuns", {"BlueprintName": "orders", "MaxResults": 2})
    kill(server)

    again = start(*flags)
    _, rest = call(again, "GetBlueprintRuns",
                   {"BlueprintName": "orders", "NextToken": page["NextToken"]})
    seen = [run["RunId"] for run in page["BlueprintRuns"] + rest["BlueprintRuns"]]
    assert seen == started[::-1]


def test_no_id_is_drawn_twice_over_a_restart(start, tmp_path):
    flags = ("--data", tmp_path / "glueprint.db")
    ids = []
    for _ in range(2):
        server = start(*flags)
        response, _ = call(server, "CreateBlueprint",
                           {"Name": "orders", "BlueprintLocation": "s3://bucket/key"})
        ids += [response.fields["x-amzn-requestid"], start_run(server)]
        kill(server)
    assert len(set(ids)) == 4
