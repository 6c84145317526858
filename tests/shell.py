"""Runs the program as it is called from a shell, for one server."""

import json
import subprocess

from glueprint_server import BINARY, own_environment


class Shell:
    """Runs commands for one server."""

    def __init__(self, **env):
        self.env = {**own_environment(), **env}

    def run(self, *arguments, given=""):
        return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True,
                              input=given, timeout=30, check=False, env=self.env)

    def __call__(self, *arguments, given=""):
        """What a command that goes well prints."""
        result = self.run(*arguments, given=given)
        assert (result.returncode, result.stderr) == (0, ""), arguments
        return result.stdout

    def json(self, *arguments, given=""):
        return json.loads(self(*arguments, "--json", given=given))

    def error(self, *arguments, given=""):
        """The one line that a command which cannot be run prints."""
        result = self.run(*arguments, given=given)
        assert (result.returncode, result.stdout) == (2, ""), arguments
        assert result.stderr.startswith("glueprint: ") and result.stderr.count("\n") == 1
        return result.stderr[len("glueprint: "):-1]
