"""What a server holds in memory. Sanitizers keep what is freed, so they are told not to."""

import os
import re

MIB = 1024 * 1024
OPTIONS = {"ASAN_OPTIONS": f"{os.environ.get('ASAN_OPTIONS', '')}:quarantine_size_mb=1".strip(":")}


def resident_bytes(server):
    with open(f"/proc/{server.process.pid}/status", encoding="ascii") as text:
        return 1024 * int(re.search(r"VmRSS:\s+(\d+)", text.read()).group(1))
