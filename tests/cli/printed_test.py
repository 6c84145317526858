"""What the program prints of itself: help, completions, the manual page."""

import os
import shutil
import subprocess

import pytest

from glueprint_server import BINARY, own_environment
from shell import Shell


def completed(words):
    """What bash offers for the last of the words."""
    script = (f'source <({BINARY} completion bash); COMP_WORDS=({" ".join(words)} ""); '
              f'COMP_CWORD={len(words)}; _glueprint; printf "%s\\n" "${{COMPREPLY[@]}}"')
    return subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True,
                          env=own_environment()).stdout.split()


def test_bash_completes_commands_and_flags():
    assert {"serve", "clock", "faults", "reset", "--port"} < set(completed(["glueprint"]))
    assert completed(["glueprint", "snapshot"]) == ["list", "save", "restore", "drop"]
    assert "--operation" in completed(["glueprint", "journal", "--json"])
    assert "--no-fixtures" in completed(["glueprint", "reset"])
    assert completed(["glueprint", "completion"]) == ["bash", "zsh", "fish"]


@pytest.mark.parametrize("shell_name, check", [("zsh", "-n"), ("fish", "--no-execute")])
def test_other_shells_can_read_their_completions(shell_name, check, tmp_path):
    script = tmp_path / "script"
    script.write_text(Shell()("completion", shell_name))
    assert "snapshot" in script.read_text() and "--no-fixtures" in script.read_text()
    if shutil.which(shell_name):
        subprocess.run([shell_name, check, script], check=True)


def test_the_manual_page_names_every_command_and_flag(tmp_path):
    page = tmp_path / "glueprint.1"
    page.write_text(Shell()("man"))
    shown = subprocess.run(["man", "--warnings", "-l", page], capture_output=True, text=True,
                           check=True, env={**os.environ, "MANWIDTH": "100"})
    assert shown.stderr == ""
    for part in ("glueprint clock advance DURATION", "--no-fixtures", "--page-size N", "SHELL"):
        assert part in shown.stdout


def test_help_names_every_command_and_describes_one():
    shell = Shell()
    assert "glueprint clock advance DURATION" in shell("--help")
    assert shell("help", "clock", "advance") == shell("clock", "advance", "--help")
    assert shell("help", "clock", "advance").startswith("glueprint clock advance DURATION [")
    assert "--follow" in shell("help", "journal")
    assert "faults add FILE|-" in shell("help", "faults")
    assert shell("version") == shell("-v") == shell("--version")


def test_the_package_holds_the_page_and_the_completions(tmp_path):
    build = os.path.dirname(BINARY)
    subprocess.run(["cmake", "--install", build, "--prefix", tmp_path, "--component", "runtime"],
                   check=True, capture_output=True)
    for name in ("man/man1/glueprint.1", "bash-completion/completions/glueprint",
                 "zsh/vendor-completions/_glueprint", "fish/vendor_completions.d/glueprint.fish"):
        assert "snapshot" in (tmp_path / "share" / name).read_text(), name
