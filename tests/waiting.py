"""Waits for what is awaited, in place of sleeping."""

import time

PAUSE_SECONDS = 0.01


def wait_until(condition, seconds_max=20):
    """Asks until the answer is true, and returns it. Fails when that takes too long."""
    deadline = time.monotonic() + seconds_max
    while not (answer := condition()):
        assert time.monotonic() < deadline, f"nothing came within {seconds_max} s"
        time.sleep(PAUSE_SECONDS)
    return answer
