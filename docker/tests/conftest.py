"""What the tests of the image share. Speed and sizes are printed at the end, never asserted."""

import pytest

from containers import IMAGE, LABEL, docker

pytest_plugins = ["time_limits"]

measured = []


@pytest.fixture
def measure():
    """measure("what", "figure") adds a line to those that are printed at the end."""
    return lambda what, figure: measured.append(f"{what}: {figure}")


def pytest_terminal_summary(terminalreporter):
    for line in measured:
        terminalreporter.write_line(line)


@pytest.fixture(scope="session", autouse=True)
def network():
    """A Docker of our own has no bridge that containers are on unless they say otherwise."""
    docker("network", "create", "--label", LABEL, LABEL)
    yield
    docker("network", "rm", LABEL)


@pytest.fixture(scope="session")
def binary(tmp_path_factory):
    """The executable of the image."""
    path = tmp_path_factory.mktemp("image") / "glueprint"
    container = docker("create", "--label", LABEL, IMAGE)
    docker("cp", f"{container}:/glueprint", path)
    docker("rm", container)
    return path


@pytest.fixture
def fixtures(tmp_path):
    """A folder that the image's user can read."""
    folder = tmp_path / "fixtures"
    folder.mkdir()
    folder.chmod(0o755)
    return folder
