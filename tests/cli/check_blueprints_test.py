"""`glueprint check` of blueprints, in archives and in folders."""

import json
import subprocess
import zipfile

from glueprint_server import BINARY, ROOT

LAYOUT = "def generate_layout(user_params, system_params):\n    return user_params['Name']\n"
CFG = {"layoutGenerator": "demo.layout.generate_layout",
       "parameterSpec": {"Name": {"type": "String"}}}


def glueprint(*arguments):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True,
                          timeout=30, check=False)


def folder(at, cfg=None, **files):
    """A blueprint's folder, and the archive that a file manager makes of it."""
    at.mkdir(parents=True)
    text = cfg if isinstance(cfg, str) else json.dumps(cfg or CFG)
    for name, content in {"blueprint.cfg": text, "layout.py": LAYOUT, **files}.items():
        (at / name).write_text(content)
    return at


def archive_of(source, path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(source.iterdir()):
            archive.write(file, f"{source.name}/{file.name}")
    return path


def test_blueprints_are_told_as_what_they_are(tmp_path):
    demo = folder(tmp_path / "all" / "demo", **{"notes.json": "no JSON"})
    archive = archive_of(demo, tmp_path / "all" / "demo.zip")
    summary = ("0 blueprints, 0 runs, 0 workflows, 0 timelines, 0 rules, {} to register; "
               "no mistakes")
    for path, told in ((demo, f"{demo}: a blueprint's folder"),
                       (demo / "blueprint.cfg", f"{demo}: a blueprint's folder"),
                       (archive, f"{archive}: a blueprint's archive")):
        result = glueprint("check", path)
        assert (result.returncode, result.stderr) == (0, "")
        assert result.stdout.splitlines() == [told, "0 files: " + summary.format("1 blueprint")]
    (tmp_path / "all" / "seed.json").write_text("{}")
    result = glueprint("check", tmp_path)
    assert result.returncode == 0
    assert result.stdout.splitlines() == [
        f"{archive}: a blueprint's archive", f"{demo}: a blueprint's folder",
        f"{tmp_path}/all/seed.json: fixtures", "1 file: " + summary.format("2 blueprints")]


def test_mistakes_of_a_blueprint_have_their_file_and_line(tmp_path):
    bad = {"layoutGenerator": 5, "parameterSpec": {
        "A": {"type": "Text"}, "B/C": {"type": "String", "collection": "no"}}}
    cfg = folder(tmp_path / "cfg", json.dumps(bad, indent=1))
    torn = folder(tmp_path / "torn", '{\n "layoutGenerator": oops}')
    spark = folder(tmp_path / "spark", **{"layout.py": "import boto3\nimport pyspark\n" + LAYOUT})
    uses = folder(tmp_path / "uses", **{"layout.py": LAYOUT + "    user_params['Nmae']\n"})
    other = folder(tmp_path / "other", {**CFG, "layoutGenerator": "demo.layout.other"})
    lines = glueprint("check", tmp_path).stdout.splitlines()
    failing = "every run fails: Unknown error executing layout generator function "
    assert lines == [
        f"{cfg}/blueprint.cfg:1: lacks layoutGenerator",
        f"{cfg}/blueprint.cfg:5: /parameterSpec/A/type: must be one of String, Integer, Double, "
        "Boolean, S3Uri, S3Bucket, IAMRoleArn, IAMRoleName",
        f"{cfg}/blueprint.cfg:9: /parameterSpec/B~1C/collection: must be true or false",
        f"{other}/layout.py: {failing}AttributeError: module 'demo.layout' has no attribute "
        "'other'",
        f"{spark}/layout.py:2: {failing}ModuleNotFoundError: No module named 'pyspark'",
        lines[5],
        f"{uses}/layout.py:3: the layout asks for the parameter \"Nmae\", which blueprint.cfg does "
        "not declare: add it to parameterSpec"]
    assert lines[5].startswith(f"{torn}/blueprint.cfg:2: is not JSON")
    archive = archive_of(spark, tmp_path / "spark.zip")
    told = glueprint("check", archive)
    assert told.returncode == 1
    assert told.stdout == (f"{archive}/blueprint.cfg: {failing}ModuleNotFoundError: "
                           "No module named 'demo'\n").replace("/blueprint.cfg",
                                                               "/spark/blueprint.cfg")


def test_archives_that_aws_does_not_take_are_told(tmp_path):
    large = folder(tmp_path / "large", **{"data.bin": "x" * (5 * 1024 * 1024)})
    archive = archive_of(large, tmp_path / "large.zip")
    with zipfile.ZipFile(tmp_path / "odd.zip", "w", zipfile.ZIP_BZIP2) as odd:
        odd.writestr("blueprint.cfg", json.dumps(CFG))
    with zipfile.ZipFile(tmp_path / "none.zip", "w") as none:
        none.writestr("deep/er/blueprint.cfg", json.dumps(CFG))
    (tmp_path / "torn.zip").write_bytes(archive.read_bytes()[:500])
    told = glueprint("check", tmp_path)
    assert told.returncode == 1
    assert told.stdout.splitlines() == [
        f"{archive}: it is too large unpacked",
        f'{tmp_path}/none.zip: it holds "deep/er/blueprint.cfg": expected at the root or in none/',
        f"{tmp_path}/odd.zip: blueprint.cfg is compressed by bzip2, which is not read: make the "
        "archive with deflate, as zip does by default",
        f"{tmp_path}/torn.zip: it is no ZIP archive",
        f"{large}: it is too large unpacked"]


def test_a_spec_longer_than_aws_takes_is_told(tmp_path):
    spec = {f"P{i}": {"type": "String", "description": "x" * 1000} for i in range(130)}
    demo = folder(tmp_path / "demo", {**CFG, "parameterSpec": spec})
    assert glueprint("check", demo).stdout == (
        f"{demo}/blueprint.cfg:1: /parameterSpec: is longer than 131072 characters\n")


def test_the_examples_of_this_project_are_good():
    assert glueprint("check", ROOT / "examples" / "blueprints").returncode == 0
