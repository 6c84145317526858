#!/usr/bin/env python3
"""Runs the layout of a blueprint, for `glueprint --layout-runner "python3 layout_runner.py"`.

Standard input holds one JSON object: the unpacked archive's `folder`, the `layoutGenerator`,
`userParams`, `systemParams`, the server's `endpointUrl`, and `s3Root`. What the layout's function
answers goes to standard output as JSON; an exception ends this with its traceback.

It needs the standard library, and the library `awsglue.blueprint` of whoever runs it. Layouts get a
boto3 whose Glue is the server, and whose S3 is the folder `s3Root`.
"""

import importlib
import json
import os
import pathlib
import shutil
import sys
import types


def real_module(name):
    """A module of the user's environment; None when it is not installed."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        return None


class ClientError(Exception):
    """As botocore raises it, where botocore is not installed."""

    def __init__(self, error_response, operation_name):
        super().__init__("An error occurred ({Code}) when calling the {0} operation: {Message}"
                         .format(operation_name, **error_response["Error"]))
        self.response = error_response
        self.operation_name = operation_name


def error(kind, operation, code, message, status=400):
    return kind({"Error": {"Code": code, "Message": message},
                 "ResponseMetadata": {"HTTPStatusCode": status}}, operation)


class Exceptions:
    """`client.exceptions`: a class for each error, made when it is named."""

    def __init__(self, base):
        self._base = base
        self.ClientError = base

    def __getattr__(self, name):
        made = type(name, (self._base,), {})
        setattr(self, name, made)
        return made


class Missing:
    """Stands for what is not there, and says so when it is called."""

    def __init__(self, name):
        self._name = name

    def __getattr__(self, name):
        return Missing(f"{self._name}.{name}")

    def __call__(self, *_, **__):
        raise NotImplementedError(
            f"{self._name} is not there: layouts have S3 below --s3-root, and Glue's blueprints, "
            "workflows and databases. Put what the layout needs in place of it, or run the layout "
            "with another --layout-runner")


class S3:
    """The folder `s3Root` as a client of S3: a bucket is a folder, an object a file."""

    def __init__(self, root, base_error):
        self._root = pathlib.Path(root).resolve()
        self.exceptions = Exceptions(base_error)
        self._error = base_error

    def __getattr__(self, name):
        return Missing(f"boto3.client('s3').{name}")

    def _bucket(self, name, operation):
        folder = self._inside(self._root, name)
        if folder.is_dir():
            return folder
        code, message = ("404", "Not Found") if operation == "HeadBucket" else (
            "NoSuchBucket", "The specified bucket does not exist")
        raise error(self._error, operation, code, message, 404)

    @staticmethod
    def _inside(folder, name):
        path = (folder / name).resolve()
        if not path.is_relative_to(folder):
            raise ValueError(f"{name!r} leads out of {folder}")
        return path

    def _object(self, bucket, key, operation):
        path = self._inside(self._bucket(bucket, operation), key)
        if path.is_file():
            return path
        code, message = ("404", "Not Found") if operation == "HeadObject" else (
            "NoSuchKey", "The specified key does not exist.")
        raise error(self._error, operation, code, message, 404)

    def _new(self, bucket, key, operation):
        path = self._inside(self._bucket(bucket, operation), key)
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def head_bucket(self, *, Bucket, **_):
        self._bucket(Bucket, "HeadBucket")
        return {"ResponseMetadata": {"HTTPStatusCode": 200}}

    def create_bucket(self, *, Bucket, **_):
        self._inside(self._root, Bucket).mkdir(parents=True, exist_ok=True)
        return {"Location": f"/{Bucket}"}

    def upload_fileobj(self, Fileobj, Bucket, Key, **_):
        with self._new(Bucket, Key, "PutObject").open("wb") as file:
            shutil.copyfileobj(Fileobj, file)

    def upload_file(self, Filename, Bucket, Key, **_):
        shutil.copyfile(Filename, self._new(Bucket, Key, "PutObject"))

    def put_object(self, *, Bucket, Key, Body=b"", **_):
        content = Body.read() if hasattr(Body, "read") else Body
        if isinstance(content, str):
            content = content.encode()
        self._new(Bucket, Key, "PutObject").write_bytes(content)
        return {}

    def get_object(self, *, Bucket, Key, **_):
        path = self._object(Bucket, Key, "GetObject")
        return {"Body": path.open("rb"), "ContentLength": path.stat().st_size}

    def head_object(self, *, Bucket, Key, **_):
        return {"ContentLength": self._object(Bucket, Key, "HeadObject").stat().st_size}

    def download_fileobj(self, Bucket, Key, Fileobj, **_):
        with self._object(Bucket, Key, "GetObject").open("rb") as file:
            shutil.copyfileobj(file, Fileobj)

    def download_file(self, Bucket, Key, Filename, **_):
        shutil.copyfile(self._object(Bucket, Key, "GetObject"), Filename)

    def copy_object(self, *, Bucket, Key, CopySource, **_):
        if isinstance(CopySource, str):
            source_bucket, _, source_key = CopySource.lstrip("/").partition("/")
        else:
            source_bucket, source_key = CopySource["Bucket"], CopySource["Key"]
        source = self._object(source_bucket, source_key, "CopyObject")
        shutil.copyfile(source, self._new(Bucket, Key, "CopyObject"))
        return {}

    def list_objects_v2(self, *, Bucket, Prefix="", **_):
        folder = self._bucket(Bucket, "ListObjectsV2")
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        keys = [(path.relative_to(folder).as_posix(), path.stat().st_size) for path in files]
        found = [{"Key": key, "Size": size} for key, size in keys if key.startswith(Prefix)]
        return {"KeyCount": len(found), "IsTruncated": False,
                **({"Contents": found} if found else {})}


class Catalog:
    """Databases and tables, as far as layouts make them: they last for one layout."""

    def __init__(self, exceptions):
        self._exceptions = exceptions
        self._things = {}

    def _make(self, operation, kind, key, thing):
        if key in self._things:
            raise error(self._exceptions.AlreadyExistsException, operation,
                        "AlreadyExistsException", f"{kind} already exists.")
        self._things[key] = thing
        return {}

    def _get(self, operation, kind, key):
        if key not in self._things:
            raise error(self._exceptions.EntityNotFoundException, operation,
                        "EntityNotFoundException", f"{kind} {key[-1]} not found.")
        return {kind: self._things[key]}

    def create_database(self, *, DatabaseInput, **_):
        return self._make("CreateDatabase", "Database", ("d", DatabaseInput["Name"]),
                          DatabaseInput)

    def get_database(self, *, Name, **_):
        return self._get("GetDatabase", "Database", ("d", Name))

    def create_table(self, *, DatabaseName, TableInput, **_):
        return self._make("CreateTable", "Table", ("t", DatabaseName, TableInput["Name"]),
                          {"DatabaseName": DatabaseName, **TableInput})

    def get_table(self, *, DatabaseName, Name, **_):
        return self._get("GetTable", "Table", ("t", DatabaseName, Name))

    def update_table(self, *, DatabaseName, TableInput, **_):
        self._get("UpdateTable", "Table", ("t", DatabaseName, TableInput["Name"]))
        self._things["t", DatabaseName, TableInput["Name"]] = TableInput
        return {}


class Glue:
    """Glue: databases and tables here, all else from the server, by the real boto3."""

    def __init__(self, server, base_error):
        self._server = server
        self.exceptions = server.exceptions if server else Exceptions(base_error)
        self._catalog = Catalog(self.exceptions)

    def __getattr__(self, name):
        if not name.startswith("_") and hasattr(self._catalog, name):
            return getattr(self._catalog, name)
        return getattr(self._server, name) if self._server else Missing(
            f"boto3.client('glue').{name} (install boto3 for it)")


class Sts:
    def __init__(self, account):
        self._account = account

    def get_caller_identity(self, **_):
        return {"Account": self._account, "UserId": "AROAGLUEPRINT:layout",
                "Arn": f"arn:aws:sts::{self._account}:assumed-role/layout/GlueSession"}

    def __getattr__(self, name):
        return Missing(f"boto3.client('sts').{name}")


class Session:
    """A boto3 session of the account and the region of the run."""

    order = None
    boto3 = None
    base_error = ClientError

    def __init__(self, region_name=None, **_):
        self.region_name = region_name or self.order["systemParams"]["region"]

    def client(self, service_name, region_name=None, **_):
        account = self.order["systemParams"]["accountId"]
        if service_name == "s3":
            return S3(self.order["s3Root"], self.base_error)
        if service_name == "sts":
            return Sts(account)
        if service_name != "glue":
            return Missing(f"boto3.client({service_name!r})")
        server = self.boto3 and self.boto3.client(
            "glue", endpoint_url=self.order["endpointUrl"],
            region_name=region_name or self.region_name, aws_access_key_id=account,
            aws_secret_access_key="layout")
        return Glue(server, self.base_error)

    def resource(self, service_name, **_):
        return Missing(f"boto3.resource({service_name!r})")


def put_boto3_in_place(order):
    """Gives the modules that layouts import their place, whether boto3 is installed or not."""
    botocore = real_module("botocore.exceptions")
    Session.order = order
    Session.boto3 = real_module("boto3")
    Session.base_error = botocore.ClientError if botocore else ClientError
    if not botocore:
        for name in ("botocore", "botocore.exceptions", "botocore.client"):
            sys.modules[name] = types.ModuleType(name)
            sys.modules[name].ClientError = ClientError
    boto3 = types.ModuleType("boto3")
    boto3.Session = Session
    boto3.session = types.ModuleType("boto3.session")
    boto3.session.Session = Session
    boto3.client = lambda *args, **named: Session().client(*args, **named)
    boto3.resource = lambda *args, **named: Session().resource(*args, **named)
    sys.modules["boto3"] = boto3
    sys.modules["boto3.session"] = boto3.session


def run(order):
    """The layout of the run, as its `to_json()` gives it."""
    os.chdir(order["folder"])
    sys.path.insert(0, order["folder"])
    put_boto3_in_place(order)
    module_name, _, function_name = order["layoutGenerator"].rpartition(".")
    function = getattr(importlib.import_module(module_name), function_name)
    layout = function(order["userParams"], order["systemParams"])
    return layout.to_json() if hasattr(layout, "to_json") else layout


def main():
    order = json.load(sys.stdin)
    answer = sys.stdout
    sys.stdout = sys.stderr  # what a layout prints is no part of the answer
    json.dump(run(order), answer)


if __name__ == "__main__":
    main()
