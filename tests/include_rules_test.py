"""Who may include whom: the table of rooms, held for every file of core/, storage/ and server/."""

import re

import pytest

from source_text import includes, read, room_of, sources

# A room is a folder. Each names the rooms whose headers it may include, and the libraries that it
# may use beside the standard one. A room stands below all those that include it.
ROOMS = {
    "core/text": ("", "arpa fcntl.h fmt netinet nlohmann sys unistd.h"),
    "core/time": ("core/text", "fmt"),
    "core": ("core/text core/time", "fmt nlohmann spdlog unistd.h"),
    "storage": ("core core/time", "fmt sqlite3.h sys unistd.h"),
    "server/model": ("core/text", "nlohmann"),
    "server/exchange": ("core core/text core/time", "boost"),
    "server/security": ("core core/text core/time server/exchange", "fmt openssl"),
    "server/documents": ("core core/text core/time server/model", "fmt nlohmann"),
    "server/archive": ("core core/text", "fmt nlohmann sys unistd.h zlib.h"),
    "server/faults": (
        "core core/text core/time server/documents server/exchange server/model",
        "boost fmt nlohmann"),
    "server/faults/kinds": (
        "core core/text core/time server/exchange server/faults server/model", "fmt nlohmann"),
    "server/account": ("core core/text core/time server/faults", "fmt nlohmann"),
    "server/glue": (
        "core core/text core/time server/account server/archive server/exchange server/model"
        " server/security storage",
        "fmt nlohmann openssl"),
    "server/seeding": (
        "core core/text core/time server/account server/documents server/faults"
        " server/glue server/model server/security storage",
        "fmt nlohmann"),
    "server/operations": ("core server/glue", "nlohmann"),
    "server/insight": (
        "core core/text core/time server/account server/documents server/faults server/model",
        "fmt nlohmann"),
    "server/console": ("", "fmt"),
    "server/admin": (
        "core core/text core/time server/account server/console server/documents server/exchange"
        " server/faults server/glue server/insight server/model server/security server/seeding"
        " storage",
        "fmt nlohmann"),
    "server/api": (
        "core core/text core/time server/account server/exchange server/glue server/model"
        " server/operations server/security server/seeding",
        "fmt"),
    "server/gateway": (
        "core core/text core/time server/account server/admin server/api server/exchange"
        " server/faults server/model",
        "fmt"),
    "server/http": (
        "core core/text core/time server/exchange server/faults server/gateway server/security",
        "boost fcntl.h fmt poll.h sys unistd.h"),
    "server/layouts": (
        "core core/text server/account server/archive server/exchange server/faults server/glue"
        " storage",
        "boost fcntl.h fmt nlohmann spawn.h stdlib.h sys unistd.h"),
    "server/service": (
        "core core/text core/time server/account server/admin server/api server/documents"
        " server/exchange server/faults server/gateway server/http server/layouts server/security"
        " server/seeding storage",
        "boost fmt"),
    "server/client": ("core core/text core/time server/admin", "boost fmt nlohmann"),
    "server/cli": (
        "core core/text core/time server/account server/admin server/archive server/client"
        " server/documents server/seeding server/service",
        "CLI boost fcntl.h fmt nlohmann toml++ unistd.h"),
    "server/embedding": (
        "core core/text server/cli server/exchange server/service",
        "boost fmt glueprint nlohmann"),
    "server": ("server/cli storage", "fcntl.h unistd.h"),
}
FILES = sources("core", "server", "storage")


def rooms_named(room):
    return ROOMS[room][0].split()


def library_of(header):
    """What stands for a foreign header in the table; nothing for one of the standard library."""
    if "/" in header:
        return header.split("/")[0]
    return None if header.isidentifier() else header


def drawn_rooms():
    """The map in docs/architecture.md: (room, sentence, rooms that it may include), as drawn."""
    drawing = re.search(r"^```map\n(.*?)^```$", read("docs/architecture.md"), re.M | re.S).group(1)
    for entry in re.split(r"\n(?=\S)", drawing.strip("\n")):
        head, _, below = entry.partition("->")
        room, sentence = head.split(maxsplit=1)
        names = [name if name in ROOMS else f"server/{name}" for name in below.split()]
        yield room, sentence.strip(), names


def used(room):
    """The rooms and the libraries that a room's files include, each with a file that does."""
    rooms, libraries = {}, {}
    for path in (path for path in FILES if room_of(path) == room):
        for is_own, name in includes(path):
            if is_own and room_of(name) != room:
                rooms[room_of(name)] = f"{path} includes {name}"
            elif not is_own and library_of(name):
                libraries[library_of(name)] = f"{path} includes {name}"
    return rooms, libraries


def test_every_file_is_in_a_room():
    assert {room_of(path) for path in FILES} == set(ROOMS)


def test_main_alone_stands_in_no_room():
    assert [path for path in FILES if room_of(path) == "server"] == ["server/main.cpp"]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_includes_what_the_table_names(room):
    rooms, libraries = used(room)
    wrong = [why for name, why in rooms.items() if name not in rooms_named(room)]
    wrong += [why for name, why in libraries.items() if name not in ROOMS[room][1].split()]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("room", ROOMS)
def test_the_table_names_nothing_that_a_room_does_not_include(room):
    rooms, libraries = used(room)
    assert rooms_named(room) == sorted(rooms)
    assert ROOMS[room][1].split() == sorted(libraries)


def test_the_table_goes_from_the_bottom_to_the_top():
    standing = []
    for room in ROOMS:
        assert set(rooms_named(room)) <= set(standing), f"{room} includes what stands above it"
        standing.append(room)


def test_no_room_includes_itself_in_a_circle():
    arrows = {room: set(used(room)[0]) for room in ROOMS}
    while leaves := [room for room, below in arrows.items() if not below]:
        arrows = {room: below - set(leaves) for room, below in arrows.items() if below}
    assert not arrows, f"these include each other: {arrows}"


def test_the_map_of_the_architecture_is_this_table_drawn_from_the_top():
    drawn = list(drawn_rooms())
    assert [room for room, _, _ in drawn] == list(reversed(ROOMS))
    for room, sentence, below in drawn:
        assert len(sentence.split()) > 3, f"docs/architecture.md does not say what {room} is for"
        assert sorted(below) == rooms_named(room), f"docs/architecture.md, {room}"


def test_the_way_of_a_request_names_what_there_is():
    way = re.findall(r"^(\w+(?:::\w+)?) +(core\S*|storage|server/\S+) ",
                     read("docs/architecture.md"), re.M)
    assert len(way) > 10
    for name, room in way:
        defined = re.sub("::", r"(?:<\\w+>)?::", name) + r"\b"
        assert any(re.search(rf"\b{defined}", read(path)) for path in FILES
                   if room_of(path) == room), f"{name} in {room}"


def test_the_public_header_needs_the_standard_library_only():
    assert not [name for path in sources("include") for is_own, name in includes(path)
                if is_own or not name.isidentifier()]


def test_no_source_file_is_included():
    assert not [name for path in FILES for is_own, name in includes(path)
                if is_own and not name.endswith(".hpp")]


def test_own_includes_are_written_from_the_root():
    assert not [f"{path}: {name}" for path in FILES for is_own, name in includes(path)
                if is_own and name not in FILES]
