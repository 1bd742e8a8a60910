"""What the pages promise holds: their Python and their terminal excerpts run, their links lead somewhere."""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import rawi

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "src").rglob("*.md")])
PYTHON = [page for page in PAGES if "```python\n>>>" in page.read_text(encoding="utf-8")]
TERMINAL = re.findall(r"```console\n\$ (.+)\n((?s:.*?))```", README)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
CARRIER = "قال وزير الخارجية المصري سامح شكري إنه وصل. وحدث ذلك {}."


def page_name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PYTHON, ids=page_name)
def test_the_python_of_a_page_runs(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text = page.read_text(encoding="utf-8").replace("\n```", "\n\n")
    test = doctest.DocTestParser().get_doctest(text, {}, page_name(page), str(page), 0)
    assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.skipif(os.name != "posix", reason="the excerpt is one of a POSIX shell")
@pytest.mark.parametrize(("command", "shown"), TERMINAL)
def test_a_terminal_shows_what_the_readme_shows(command: str, shown: str) -> None:
    program = f'rawi() {{ "{sys.executable}" -m rawi "$@"; }}; {command}'
    plain = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    run = subprocess.run(["sh", "-c", program], capture_output=True, check=True, env=plain)
    assert [line.rstrip() for line in run.stdout.decode("utf-8").splitlines()] == shown.splitlines()


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_readme_opens_with_one_command_to_the_browser() -> None:
    first, *_ = re.findall(r"```sh\n((?s:.*?))```", README)
    assert len(first.strip().splitlines()) == 1
    assert "rawi add news.rawi examples && " in first
    assert "'.[web]'" in first
    assert "rawi accounts news.rawi" in first
    assert "rawi instruments news.rawi" in first
    assert first.rstrip().endswith("rawi serve news.rawi")


def test_the_readme_shows_the_pages() -> None:
    pictures = re.findall(r"!\[([^]]+)\]\((docs/images/[\w.]+)\)", README)
    assert len(pictures) == 4
    for told, path in pictures:
        assert len(told) > 20
        assert 5_000 < (ROOT / path).stat().st_size < 200_000


def test_the_command_of_the_tests_is_marked() -> None:
    found = re.search(r"<!-- tests -->\n```sh\n(.+)\n```", README)
    assert found
    assert found[1].endswith("pytest -n auto --dist worksteal")


def test_what_the_readme_says_is_found_is_found() -> None:
    table = dict(re.findall(r"^\| \*\*(\w+)\*\* \| (.+?) \|", README, flags=re.MULTILINE))
    assert set(table) == {"times", "people", "bodies", "places", "peoples", "claims", "instruments", "events"}
    for kind, cell in table.items():
        for words in re.findall(r"`([^`]+)`", cell):
            text = f"{words}." if kind in ("events", "claims", "instruments") else CARRIER.format(words)
            reading = rawi.read(text, published="2023-04-24")
            if kind == "events":
                assert reading.events, words
                continue
            if kind == "claims":
                assert reading.claims, words
                continue
            if kind == "instruments":
                assert any(found.step is not None for found in reading.instruments), words
                continue
            found = reading.timexes if kind == "times" else (*reading.mentions, *reading.references)
            last = text.rindex(words)
            assert any(one.start <= last + 3 and last + len(words) - 3 <= one.end for one in found), words


def test_the_pins_name_no_host() -> None:
    pins = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert re.search(r"://|--index|--find-links| @ ", pins) is None
    assert all(re.match(r"[a-z0-9-]+==\S+( ;.*)?$", line) for line in pins.splitlines())
