"""Real AWS clients that talk to a server under test, with keys that no AWS knows."""

import json
import os
import subprocess

import boto3
import botocore.config
import urllib3

REGION = "us-east-1"
ROLE = "arn:aws:iam::123456789012:role/glue"
LOCATION = "s3://bucket/blueprints/orders.zip"
# From version 2 on, urllib3 fails when a body is shorter than its Content-Length.
BODIES_ARE_MEASURED = int(urllib3.__version__.split(".")[0]) >= 2


def boto3_client(server, account="test", region=REGION, service="glue", **config):
    """A boto3 client; `account` is its access key. Its own checks of parameters are off, so that
    what the server says of a wrong one is seen."""
    return boto3.session.Session().client(
        service, endpoint_url=server.url, region_name=region,
        aws_access_key_id=account, aws_secret_access_key="secret",
        config=botocore.config.Config(parameter_validation=False, **config))


def aws_environment(account, region, attempts_max):
    """All that Debian's AWS CLI is to see of the environment."""
    return {
        "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "AWS_PAGER": "",
        "AWS_EC2_METADATA_DISABLED": "true", "AWS_DEFAULT_REGION": region,
        "AWS_ACCESS_KEY_ID": account, "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_MAX_ATTEMPTS": str(attempts_max),
    }


def aws(server, *arguments, account="test", region=REGION, attempts_max=3):
    """Runs Debian's AWS CLI as a user would; three attempts are what it makes by itself."""
    environment = aws_environment(account, region, attempts_max)
    return subprocess.run(
        ["/usr/bin/aws", "--endpoint-url", server.url, "glue", *arguments],
        capture_output=True, text=True, env=environment, timeout=60, check=False)


def aws_json(server, *arguments, **options):
    """What the AWS CLI prints, read."""
    result = aws(server, *arguments, **options)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout) if result.stdout else {}


os.environ["AWS_EC2_METADATA_DISABLED"] = "true"
for name in ("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_GLUE", "AWS_PROFILE"):
    os.environ.pop(name, None)
