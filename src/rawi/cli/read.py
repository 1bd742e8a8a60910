"""`rawi read`: articles in, readings out, for a person, a program, a browser or event data."""

from collections.abc import Iterator
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from rawi.cli.exits import Exit

if TYPE_CHECKING:  # loaded when there is something to read: help must be quick
    from rawi.events.ontology import Types
    from rawi.records import Failure, Reading


class Format(StrEnum):
    """How readings are written."""

    TEXT = "text"
    JSONL = "jsonl"
    HTML = "html"
    PLOVER = "plover"


def _own_types(path: Path | None, output_format: Format) -> "Types | None":
    """Read the file of `--types`, which only the export to PLOVER asks for."""
    if path is None:
        return None
    if output_format is not Format.PLOVER:
        raise typer.BadParameter("types of your own go with --format plover.", param_hint="--types")
    from rawi.events.ontology import load_types

    return load_types(path)


def _write(
    readings: "Iterator[Reading]",
    stream: TextIO,
    output_format: Format,
    *,
    types: "Types | None",
    shown: dict[str, bool],
) -> None:
    if output_format is Format.JSONL:
        from rawi.reading_format import dump_reading

        for reading in readings:
            stream.write(dump_reading(reading) + "\n")
    elif output_format is Format.PLOVER:
        from rawi.plover import dump_plover

        for reading in readings:
            stream.write(dump_plover(reading, types=types))
    elif output_format is Format.HTML:
        from rawi.render.page import write_page

        write_page(readings, stream)
    else:
        from rawi.render.terminal import write_terminal

        write_terminal(readings, stream, **shown)


def read(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH", help="Files or folders (text, HTML, JSONL, .gz); - is standard input."
        ),
    ],
    output_format: Annotated[
        Format,
        typer.Option(
            "--format",
            "-f",
            help="For a person, as JSON lines, as one web page, or events alone in PLOVER's fields.",
        ),
    ] = Format.TEXT,
    only: Annotated[
        str | None,
        typer.Option(metavar="LAYERS", help="Only these findings: timexes,mentions,events,instruments."),
    ] = None,
    brief: Annotated[
        bool, typer.Option("--brief", help="For a person: leave out the text, show its tables.")
    ] = False,
    removed: Annotated[
        bool, typer.Option("--removed", help="For a person: show in full what was left out of the page.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of standard output."),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Publication date, such as 2015-08-06, of articles that give none."
        ),
    ] = None,
    types: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="For PLOVER: event types of your own, with their scores, beside Rawi's."
        ),
    ] = None,
    processes: Annotated[
        int | None,
        typer.Option(
            "--processes", "-p", min=1, metavar="COUNT", help="Cores to use; all of them by default."
        ),
    ] = None,
) -> None:
    """Read articles and show what they tell.

    Every finding is tied to its words. Without a date of its own, an article is bounded by its
    own words; today's date is never used.
    """
    from rawi.cli.inputs import dated, reported, wanted_layers
    from rawi.cli.output import open_output, refuse_to_overwrite
    from rawi.cli.progress import with_progress
    from rawi.ingest.loading import load_articles
    from rawi.scale import read_batches

    failures: list[Failure] = []
    layers = wanted_layers(only)
    own_types = _own_types(types, output_format)
    articles = dated(load_articles(paths), published)
    outcomes = iter(read_batches(articles, layers=layers, processes=processes))
    refuse_to_overwrite(paths, output)
    with open_output(output) as stream, closing(outcomes):  # type: ignore[type-var]  # a generator at run time
        readings = reported(outcomes, failures, notes=output_format is not Format.TEXT)
        shown = {"brief": brief, "removed": removed}
        readings = with_progress(readings, what="articles read", output=stream)
        _write(readings, stream, output_format, types=own_types, shown=shown)
    if failures:
        raise typer.Exit(Exit.SOME_FAILED)
