"""Writes `docs/cli.md`, the reference of the command line, from the command line's own help.

python scripts/cli_reference.py            write it
python scripts/cli_reference.py --check    fail if it is not up to date
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from typer.models import TyperInfo
from typer.testing import CliRunner

from rawi.cli.application import application

_WIDTH = 100
TARGET = Path(__file__).parent.parent / "docs" / "cli.md"

_OPENING = """\
# The command line

*Written by `scripts/cli_reference.py` from the help texts; change those.*

`rawi COMMAND --help` shows the same in a terminal. Results go to standard output, everything else
(progress, notes, what could not be read) to standard error; both are UTF-8 whatever the locale says.
Colours appear in a terminal only, and not where `NO_COLOR` is set.

```sh
rawi read article.html                               # for a person
rawi read folder/ --format jsonl -o readings.jsonl   # for a program: docs/reading-format.md
rawi read folder/ --format html -o page.html         # one page for a browser, Arabic right to left
rawi read folder/ --format plover -o events.jsonl    # events alone, one a line: docs/events.md
cat article.txt | rawi read - --published 2025-04-03 # from standard input
rawi read crawl.warc.gz -f jsonl -o out.jsonl --resume   # a web archive; go on after a stop: docs/ingest.md
rawi read https://example.org/news/1                 # a page of the web: docs/fetching.md
rawi watch news.rawi --outlets outlets.toml          # new articles of outlets: docs/watching.md
rawi explain article.txt --text "…"                  # which rule and lexicon rows made a finding
rawi add news.rawi folder/                           # into a chronicle: docs/chronicle.md
rawi incidents news.rawi --actor DZ --voices 2       # what happened, told by two independent voices or more
rawi accounts news.rawi 4f1a                         # who tells what of one incident
rawi relations news.rawi --pair الجزائر,مالي         # how two stand to one another, month by month
rawi who news.rawi "وزير الخارجية المصري"            # who held an office, by the articles' days
rawi search news.rawi "مجلس الأمن" --json            # articles by their words
rawi reread news.rawi                                # what an older Rawi read, read anew
rawi export news.rawi -f parquet -o tables/          # for other programs: docs/export.md
rawi scale read crawls/ --out run/ --scheduler tcp://head:8786   # on many machines: docs/scale.md
rawi scale add news.rawi --out run/                  # what was read there, into a chronicle
rawi correct news.rawi merge-incidents 4f1a 98ee --reason "…"   # what you know better: docs/chronicle.md
rawi brief news.rawi --pair DZ,ML -o brief.pdf       # what is known, with footnotes: docs/brief.md
rawi verify brief.pdf                                # every footnote's words stand in the chronicle
rawi schema                                          # the JSON Schema of a reading
```

## Exit codes

| Code | Meaning |
|-|-|
| 0 | All was read. Also where the reader of the output, such as `head`, stopped early. |
| 1 | Some of the input could not be read; each such input is named on standard error. The rest was read. |
| 2 | The call is wrong, or the output cannot be written or would overwrite an input. |
| 130 | Interrupted from the keyboard. `-o FILE` holds what was read so far; a web page is left empty. |
"""


def _help(*command: str) -> str:
    run = CliRunner().invoke(application, [*command, "--help"], prog_name="rawi", terminal_width=_WIDTH)
    lines = [line.rstrip() for line in run.output.strip().split("\n")]
    # The exit codes stand once, above.
    end = next((number for number, line in enumerate(lines) if "Exit codes" in line), len(lines))
    return "\n".join(lines[:end]).strip()


def _group(group: TyperInfo) -> Iterator[str]:
    """Yield the sections of a command that has commands of its own, and perhaps arguments before them."""
    assert group.typer_instance
    own = ["CHRONICLE"] if group.typer_instance.registered_callback else []
    yield f"## `rawi {group.name}`\n\n```text\n{_help(str(group.name))}\n```\n"
    for command in group.typer_instance.registered_commands:
        name = str(command.name or getattr(command.callback, "__name__", ""))
        told = _help(str(group.name), *own, name).replace("{CHRONICLE}", "CHRONICLE", len(own))
        yield f"### `rawi {' '.join((str(group.name), *own, name))}`\n\n```text\n{told}\n```\n"


def reference() -> str:
    """Give the text of the reference."""
    names = [str(command.name) for command in application.registered_commands]
    sections = [f"## `rawi {name}`\n\n```text\n{_help(name)}\n```\n" for name in names]
    sections += [section for group in application.registered_groups for section in _group(group)]
    return "\n".join([_OPENING, *sections])


def main() -> None:
    """Write the reference, or check it."""
    text = reference()
    if "--check" in sys.argv[1:]:
        if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
            sys.exit(f"{TARGET.name} is not up to date; run: python scripts/cli_reference.py")
        return
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
