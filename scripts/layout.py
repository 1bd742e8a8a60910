"""Write docs/architecture.md from the docstrings: `python scripts/layout.py`."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "architecture.md"
SOURCE = ROOT / "src" / "rawi"
BEGIN, END = "<!-- layout -->", "<!-- end of layout -->"
_SENTENCE_END = re.compile(r"(?<=[.])\s")


def job(module: Path) -> str:
    """Give the first sentence of a module's docstring, on one line."""
    told = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    paragraph = " ".join(told.split("\n\n")[0].split())
    return _SENTENCE_END.split(paragraph)[0]


def _table(folder: Path) -> Iterator[str]:
    yield "| file | job |"
    yield "|-|-|"
    for module in sorted(folder.glob("*.py")):
        if module.name not in ("__init__.py", "__main__.py"):
            yield f"| `{module.name}` | {job(module).replace('|', chr(92) + '|')} |"


def _folders() -> Iterator[Path]:
    yield from (path.parent for path in sorted(SOURCE.rglob("__init__.py")))
    yield from (ROOT / name for name in ("scripts", "benchmarks"))


def layout() -> str:
    """Write the folders and files as Markdown."""
    parts: list[str] = []
    for folder in _folders():
        opening = folder / "__init__.py"
        parts += [f"### {folder.relative_to(ROOT).as_posix()}/", ""]
        if opening.exists():
            parts += [job(opening), ""]
        if any(module.name not in ("__init__.py", "__main__.py") for module in folder.glob("*.py")):
            parts += [*_table(folder), ""]
    return "\n".join(parts)


def page(current: str) -> str:
    """Give the page with its layout part made anew; what stands around it is written by hand."""
    before, rest = current.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n\n{layout()}\n{END}{after}"


if __name__ == "__main__":
    TARGET.write_text(page(TARGET.read_text(encoding="utf-8")), encoding="utf-8")
