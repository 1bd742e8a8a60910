"""Checks help, version, schema and the reference of the command line."""

import json
import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rawi.cli.application import application
from rawi.cli.exits import Exit

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ROOT = Path(__file__).parents[2]
COMMANDS = [str(command.name) for command in application.registered_commands]


SCALE = [("scale",), ("scale", "read"), ("scale", "add")]


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS), *SCALE], ids=str)
def test_every_command_has_help_that_tells_the_exit_codes(rawi: Run, command: tuple[str, ...]) -> None:
    done = rawi(*command, "--help", LANG="C", LC_ALL="C")
    assert done.returncode == Exit.DONE
    assert "130 interrupted" in " ".join(done.stdout.split())
    assert rawi(*command, "-h").stdout == done.stdout


def test_help_loads_neither_the_reader_nor_what_draws() -> None:
    code = (
        "import sys; sys.argv = ['rawi', '--help']\n"
        "from rawi.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "unwanted = {'rawi.reading', 'rawi.ingest', 'rawi.entities', 'rich.console', 'jinja2'}\n"
        "print(sorted(unwanted & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_no_command_is_a_wrong_call(rawi: Run) -> None:
    assert rawi().returncode == Exit.WRONG_CALL
    assert rawi("nonsense").returncode == Exit.WRONG_CALL


def test_the_version_is_printed(rawi: Run) -> None:
    assert rawi("--version").stdout.startswith("rawi ")


def test_the_schema_is_printed(rawi: Run) -> None:
    assert json.loads(rawi("schema").stdout)["title"] == "rawi-reading/1"


def test_the_reference_is_up_to_date() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "cli_reference.py"))
    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert written == script["reference"](), "run: python scripts/cli_reference.py"
    for code in Exit:
        assert f"| {code.value} |" in written
