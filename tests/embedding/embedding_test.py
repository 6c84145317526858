"""The sample project of examples/embedding, built against what `cmake --install` installs."""

import os
import pathlib
import re
import subprocess

import pytest

from glueprint_server import BINARY, ROOT

BUILD = pathlib.Path(BINARY).parent
SAMPLE = ROOT / "examples" / "embedding"

# Something is compiled here.
pytestmark = pytest.mark.seconds_max(900)


def run(*command):
    result = subprocess.run([*map(str, command)], capture_output=True, text=True, timeout=600,
                            check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module", name="prefix")
def fixture_prefix(tmp_path_factory):
    prefix = tmp_path_factory.mktemp("prefix")
    run("cmake", "--install", BUILD, "--prefix", prefix, "--component", "development")
    return prefix


def installed(prefix):
    return {str(path.relative_to(prefix)) for path in prefix.rglob("*") if path.is_file()}


def test_what_is_for_development_is_one_header_one_library_and_its_package(prefix):
    files = installed(prefix)
    assert {file for file in files if file.startswith("include")} == {
        "include/glueprint/emulator.hpp"}
    assert {pathlib.Path(file).name for file in files} == {
        "emulator.hpp", "libglueprint.a", "glueprintConfig.cmake",
        "glueprintConfigVersion.cmake", "glueprintTargets.cmake",
        *(name for name in map(os.path.basename, files) if name.startswith("glueprintTargets-"))}


def test_what_only_our_own_code_includes_is_not_asked_of_others(prefix):
    package = "".join(path.read_text() for path in prefix.rglob("glueprint*.cmake"))
    assert not re.findall(r"boost|nlohmann|cli11|toml|spdlog", package, re.IGNORECASE)
    assert str(ROOT) not in package


def test_the_sample_project_builds_and_its_tests_pass(prefix, tmp_path):
    run("cmake", "-S", SAMPLE, "-B", tmp_path, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}")
    run("cmake", "--build", tmp_path)
    output = run(tmp_path / "embedding_test")
    assert re.search(r"test cases: +3 \| +3 passed", output), output


def test_what_the_program_reads_comes_with_it(tmp_path):
    run("cmake", "--install", BUILD, "--prefix", tmp_path, "--component", "runtime")
    files = installed(tmp_path)
    assert {"bin/glueprint", "share/glueprint/demo.json", "share/glueprint/fixture.schema.json",
            "share/glueprint/faults/flaky-network.json", "share/doc/glueprint/README.md",
            "share/doc/glueprint/copyright"} <= files
    assert "no mistakes" in run(tmp_path / "bin" / "glueprint", "check",
                                tmp_path / "share" / "glueprint")
