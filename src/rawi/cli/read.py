"""`rawi read`: articles in, readings out, for a person, a program, a browser or event data."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from rawi.cli.exits import Exit

if TYPE_CHECKING:  # loaded when there is something to read: help must be quick
    from rawi.cli.tracking import Resumption
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


def _resumption(output: Path | None, output_format: Format) -> "Resumption":
    """Check that a run can be resumed: only lines written to a file can be gone on with."""
    from rawi.cli.tracking import Resumption

    if output is None or output_format not in (Format.JSONL, Format.PLOVER):
        raise typer.BadParameter(
            "only JSON lines in a file can be gone on with: -f jsonl -o FILE.", param_hint="--resume"
        )
    return Resumption(output)


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
            metavar="PATH",
            help="Files, folders, archives (WARC, ZIP, TAR, MBOX), tables, documents, or addresses of the "
            "web; - is standard input.",
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
    resume: Annotated[
        bool,
        typer.Option("--resume", help="With -o and JSON lines: go on where a run that was stopped left off."),
    ] = False,
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
    from rawi.cli.inputs import dated, reported, wanted_layers, web
    from rawi.cli.output import open_output, refuse_to_overwrite
    from rawi.cli.progress import with_progress
    from rawi.cli.tracking import Track
    from rawi.ingest.loading import load_placed
    from rawi.scale import read_batches

    failures: list[Failure] = []
    layers = wanted_layers(only)
    own_types = _own_types(types, output_format)
    refuse_to_overwrite(paths, output)
    with ExitStack() as opened:
        resumption = opened.enter_context(_resumption(output, output_format)) if resume else None
        track = Track(paths)
        placed = load_placed(paths, fetch=web(), after=resumption.begin() if resumption else None)
        articles = dated(track.inputs(placed), published)
        outcomes = iter(read_batches(articles, layers=layers, processes=processes))
        stream = opened.enter_context(open_output(output, in_place=resume))
        opened.enter_context(closing(outcomes))  # type: ignore[type-var]  # a generator at run time
        results = track.results(outcomes, resumption.follow(stream) if resumption else None)
        readings = reported(results, failures, notes=output_format is not Format.TEXT)
        shown = {"brief": brief, "removed": removed}
        readings = with_progress(readings, what="articles read", output=stream, share=track.share)
        _write(readings, stream, output_format, types=own_types, shown=shown)
    if failures:
        raise typer.Exit(Exit.SOME_FAILED)
