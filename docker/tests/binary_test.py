"""The executable of the image: needs no other file, is hardened, and small."""

import os
import pathlib
import re
import statistics
import subprocess
import time

BYTES_MAX = 12_000_000
STARTS = 21


def readelf(binary, *flags):
    return subprocess.run(["readelf", "-W", *flags, binary], capture_output=True, text=True,
                          check=True).stdout


def segment(binary, kind):
    """The flags of a segment of that kind, such as `RW`; None when there is no such segment."""
    line = rf"^  {kind} .* 0x\w+ ([RWE ]+?) +0x\w+$"
    match = re.search(line, readelf(binary, "-l"), re.MULTILINE)
    return match.group(1) if match else None


def test_it_needs_no_shared_library_and_no_loader(binary):
    assert "(NEEDED)" not in readelf(binary, "-d")
    assert segment(binary, "INTERP") is None


def test_it_is_loaded_at_any_address(binary):
    assert re.search(r"Type: +DYN \(Position-Independent Executable", readelf(binary, "-h"))
    assert re.search(r"\(FLAGS_1\) .*\bPIE\b", readelf(binary, "-d"))


def test_what_is_relocated_is_read_only_afterwards(binary):
    assert segment(binary, "GNU_RELRO") == "R"
    assert re.search(r"\(FLAGS\) .*\bBIND_NOW\b", readelf(binary, "-d"))


def test_no_segment_is_writable_and_executable(binary):
    assert segment(binary, "GNU_STACK") == "RW"
    for line in re.findall(r"^  LOAD .*$", readelf(binary, "-l"), re.MULTILINE):
        assert not re.search(r" RWE ", line), line
    assert segment(binary, "LOAD") is not None


def test_it_is_stripped(binary):
    sections = readelf(binary, "-S")
    assert " .text " in sections
    assert " .symtab " not in sections and " .debug_" not in sections


def test_it_is_small(binary, measure):
    size = binary.stat().st_size
    measure("executable", f"{size / 1e6:.2f} MB")
    assert size <= BYTES_MAX


def start(binary):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GLUEPRINT_")}
    return subprocess.Popen([binary, "--port", "0"], stdout=subprocess.PIPE,
                            stderr=subprocess.DEVNULL, env=environment)


def test_how_soon_it_is_ready_and_how_much_memory_it_takes(binary, measure):
    delays, resident = [], 0
    for _ in range(STARTS):
        began = time.monotonic()
        with start(binary) as process:
            assert b"Ready.\n" in iter(process.stdout.readline, b"")
            delays.append(time.monotonic() - began)
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
            resident = max(resident, int(re.search(r"VmRSS:\s+(\d+) kB", status).group(1)))
            process.terminate()
            assert process.wait(timeout=30) == 0
    measure("ready after", f"{min(delays) * 1000:.1f} ms at best, "
            f"{statistics.median(delays) * 1000:.1f} ms in the median of {STARTS} starts")
    measure("idle", f"{resident / 1024:.1f} MiB resident")
