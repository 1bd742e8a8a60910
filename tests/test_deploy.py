"""The examples of how to run a watch are sound: the outlets load, the commands exist."""

import re
from pathlib import Path

import pytest

from rawi.cli.application import application
from rawi.watch.canonical import canonical_key
from rawi.watch.outlets import load_outlets

DEPLOY = Path(__file__).parents[1] / "deploy"
# The members of the Arab League.
COUNTRIES = set(re.findall("..", "aebhdjdzegiqjokmkwlblymamrompsqasasdsosytnye"))


def test_the_example_has_outlets_of_all_arab_countries() -> None:
    outlets = load_outlets(DEPLOY / "outlets.toml")
    text = (DEPLOY / "outlets.toml").read_text(encoding="utf-8")
    assert len(COUNTRIES) == 22
    assert set(re.findall(r'country = "(..)"', text)) >= COUNTRIES
    assert "example" in text.splitlines()[0]
    keys = [canonical_key(source.url) for source in outlets.sources]
    assert len(set(keys)) == len(keys) > 50
    assert all(source.url.startswith("https://") for source in outlets.sources)


@pytest.mark.parametrize("name", ["rawi-watch.service", "Containerfile"])
def test_the_services_call_a_command_that_exists(name: str) -> None:
    text = (DEPLOY / name).read_text(encoding="utf-8")
    assert "example" in text.splitlines()[0]
    assert re.search(r"rawi\W+watch\W.*--outlets", text)
    assert "watch" in [command.name for command in application.registered_commands]
