"""Writes the tables of `docs/export.md`, column by column, from what the export itself is made by.

python scripts/export_page.py            write them
python scripts/export_page.py --check    fail if they are not up to date
"""

import sys
from pathlib import Path

from rawi.export.columns import TABLES, Table

TARGET = Path(__file__).parent.parent / "docs" / "export.md"
_HEADING = "## The tables, column by column\n"
_NOTE = "*Written by `scripts/export_page.py` from `src/rawi/export/columns.py`; change it there.*\n"


def _section(table: Table) -> str:
    rows = "\n".join(f"| `{one.name}` | {one.kind.value} | {one.what} |" for one in table.columns)
    return f"### `{table.name}`\n\nA row for each {table.what}.\n\n| column | | |\n|-|-|-|\n{rows}\n"


def page(before: str) -> str:
    """Give the page with its last part written anew."""
    opening = before.partition(_HEADING)[0]
    return "\n".join([opening + _HEADING, _NOTE, *map(_section, TABLES.values())])


def main() -> None:
    """Write the tables, or check them."""
    before = TARGET.read_text(encoding="utf-8")
    after = page(before)
    if "--check" in sys.argv[1:]:
        if after != before:
            sys.exit(f"{TARGET.name} is not up to date; run: python scripts/export_page.py")
        return
    TARGET.write_text(after, encoding="utf-8")


if __name__ == "__main__":
    main()
