"""Who may include whom, held for every file of server/ and storage/."""

import re

import pytest

from source_text import includes, sources

SYSTEM = r"[a-z_]+|(unistd|fcntl|poll|signal|sys/\w+|netinet/\w+|arpa/inet)\.h"
FORMAT = r"fmt/.*|spdlog/.*"
JSON = r"nlohmann/json(_fwd)?\.hpp|" + FORMAT

# The files that stand by themselves in server/ are leaves, but for the few that put all together.
TOGETHER = "service|server|start_files|reload|gateway"
ROOT_FILE = rf"server/(main|{TOGETHER}|cli/serve|embedding/emulator)\.[ch]pp"
# What the faults are made of: it waits, so it knows Asio. Its rules and their requests do not.
FAULT = r"task|hold|fault|fault_kind|fault_chain"
LEAF = rf"server/(?!({TOGETHER}|world_registry|{FAULT})\.)\w+\.hpp"

# A file belongs to the first part whose pattern its path matches. Beside the leaves and the
# headers of the system it may include these files of the project, and these of libraries.
PARTS = [
    ("roots", ROOT_FILE, r"(server|storage)/.*", r"boost/.*|glueprint/.*|" + JSON),
    ("worlds", r"server/world_registry\.[ch]pp",
     r"server/fixtures/.*|server/(\w+|api/api_error)\.hpp|storage/.*", FORMAT),
    ("fault engine", rf"server/({FAULT})\.[ch]pp|server/fault_(request|rules)\.cpp",
     rf"server/({FAULT}|faults/table|api/api_error|model/model)\.hpp", r"boost/.*|" + JSON),
    ("faults", r"server/faults/.*",
     r"server/(faults/\w+|fault_kind|fault|api/known_errors|model/model)\.hpp", JSON),
    ("leaves", r"server/\w+\.[ch]pp", LEAF, r"openssl/.*|minizip/unzip\.h|" + JSON),
    ("storage", r"storage/.*", r"storage/.*", r"sqlite3\.h|" + FORMAT),
    ("model", r"server/model/.*", r"server/model/.*", JSON),
    ("operations", r"server/operations/.*",
     r"server/(operations/table|api/\w+)\.hpp|storage/.*", JSON),
    ("api", r"server/api/.*",
     r"server/(api|model)/.*|server/(operations/table|world_registry)\.hpp|storage/.*", JSON),
    ("admin", r"server/admin/.*",
     r"server/(admin|fixtures|model)/.*|server/(world_registry|fault_kind|faults/table)\.hpp"
     r"|storage/.*|server/api/(api_error|json_writer|parameters|run_future)\.hpp",
     JSON),
    ("fixtures", r"server/fixtures/.*",
     r"server/(fixtures|model)/.*|server/api/(\w+_json|json_writer|parameters|run_future)\.hpp"
     r"|server/(fault_kind|faults/table)\.hpp|storage/.*",
     JSON),
    ("http", r"server/http/.*", r"server/http/.*|server/(gateway|hold|task)\.hpp",
     r"boost/.*|" + FORMAT),
    ("cli", r"server/cli/.*", r"server/(cli|fixtures|model)/.*|storage/store_error\.hpp",
     r"CLI/.*|toml\+\+/.*|boost/.*|" + JSON),
    ("embedding", r"server/embedding/.*", r"server/(embedding|cli)/.*",
     r"glueprint/emulator\.hpp|" + JSON),
]
FILES = sources("server", "storage")


def part_of(path):
    return next(part for part in PARTS if re.fullmatch(part[1], path))


def may_include(path, is_own, name):
    _, _, own, foreign = part_of(path)
    if is_own:
        return re.fullmatch(own, name) or re.fullmatch(LEAF, name)
    return re.fullmatch(SYSTEM, name) or re.fullmatch(foreign, name)


@pytest.mark.parametrize("part", [part[0] for part in PARTS])
def test_includes_follow_the_table(part):
    found = [f"{path} must not include {name}" for path in FILES if part_of(path)[0] == part
             for is_own, name in includes(path) if not may_include(path, is_own, name)]
    assert not found, "\n" + "\n".join(found)


def test_the_public_header_needs_the_standard_library_only():
    assert not [name for path in sources("include") for is_own, name in includes(path)
                if is_own or not re.fullmatch(r"[a-z_]+", name)]


def test_no_source_file_is_included():
    assert not [name for path in FILES for is_own, name in includes(path)
                if is_own and not name.endswith(".hpp")]


def test_own_includes_are_written_from_the_root():
    assert not [f"{path}: {name}" for path in FILES for is_own, name in includes(path)
                if is_own and not name.startswith(("server/", "storage/"))]
