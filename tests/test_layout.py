"""The pages that are made of the source are current, and every lexicon file is documented."""

import importlib.util
import re
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
LEXICONS = Path(str(files("rawi"))) / "lexicons"
TABLES = sorted(path.relative_to(LEXICONS).as_posix() for path in LEXICONS.rglob("*.tsv"))
PAGE = (ROOT / "docs" / "lexicons.md").read_text(encoding="utf-8")
# A section: a heading that names one file, or a folder whose files are alike.
SECTION = re.compile(r"^### `([^`]+)`\n((?s:.*?))(?=^##|\Z)", re.MULTILINE)


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def columns(table: str) -> list[str]:
    lines = (LEXICONS / table).read_text(encoding="utf-8").splitlines()
    return next(line.split("\t") for line in lines if not line.startswith("#"))


def section(table: str) -> str:
    """Give what the page says of a file: its own section, or that of its folder, which names it."""
    sections = dict(SECTION.findall(PAGE))
    folder, _, name = table.rpartition("/")
    if table in sections:
        return sections[table]
    told = sections.get(f"{folder}/", "")
    return told if f"`{name}`" in told else ""


def test_the_layout_page_is_current() -> None:
    current = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert script("layout").page(current) == current, "run python scripts/layout.py"


@pytest.mark.parametrize("table", TABLES)
def test_a_lexicon_file_is_documented_with_its_columns(table: str) -> None:
    told = section(table)
    assert told, f"docs/lexicons.md has no section for {table}"
    assert [column for column in columns(table) if f"`{column}`" not in told and column != "source"] == []


def test_the_page_tells_of_no_file_that_is_gone() -> None:
    known = {*TABLES, *(f"{table.rpartition('/')[0]}/" for table in TABLES)}
    assert {heading for heading, _ in SECTION.findall(PAGE)} <= known
