"""The golden exchanges: JSON files, each a list of

    {"name": what is special, "class": "success", "error:CODE", "validation:KIND" or "protocol",
     "evidence": how the answer is known (see docs/fidelity.md),
     "flags": of the server, "before": [steps that lead there],
     "operation": "GetBlueprint", "input": {...} or "raw": "text", "headers": {...},
     "status": 400, "body": "the bytes of the answer"}

A step is {"operation": ..., "input": ...}, or {"admin": "POST clock/advance", "body": ...}.
"""

import json
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
CONTENT_TYPE = "application/x-amz-json-1.1"


def read_exchanges(files=None):
    """(file's name, exchange) of the given files, or of all."""
    paths = sorted(map(pathlib.Path, files or HERE.glob("*.json")))
    return [(path.stem, exchange)
            for path in paths for exchange in json.loads(path.read_text(encoding="utf-8"))]


def request_of(step):
    """The headers and the body of a step that is an operation."""
    headers = {"X-Amz-Target": f"AWSGlue.{step['operation']}", "Content-Type": CONTENT_TYPE}
    body = step["raw"] if "raw" in step else json.dumps(step["input"])
    return {**headers, **step.get("headers", {})}, body
