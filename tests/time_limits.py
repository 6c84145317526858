"""A pytest plugin: no test takes longer than a limit. `@pytest.mark.seconds_max(600)` gives a test
another one than the setting `seconds_max` of pytest.ini. Setup, test and teardown have it each."""

import faulthandler
import signal
import sys

import pytest

SECONDS_MAX = 120

# What the alarm cannot interrupt, as a call that never comes back from C, ends the whole process.
GRACE_SECONDS = 30


class TooLong(BaseException):
    """Passes through handlers of Exception, which a test that polls may have."""


def pytest_addoption(parser):
    parser.addini("seconds_max", "how long a test may take", default=str(SECONDS_MAX))


def pytest_configure(config):
    config.addinivalue_line("markers", "seconds_max(seconds): how long this test may take")


def seconds_max(item):
    marker = item.get_closest_marker("seconds_max")
    return float(marker.args[0] if marker else item.config.getini("seconds_max"))


def limited(item):
    """Ends the phase of a test that is awaited within when its time is over."""
    limit = seconds_max(item)

    def end(*_):
        raise TooLong(f"{item.nodeid} took longer than {limit:g} s")

    previous = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, limit)
    faulthandler.dump_traceback_later(limit + GRACE_SECONDS, exit=True, file=sys.__stderr__)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
        faulthandler.cancel_dump_traceback_later()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_setup(item):
    yield from limited(item)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_call(item):
    yield from limited(item)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_teardown(item):
    yield from limited(item)
