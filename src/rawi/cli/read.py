"""`rawi read`: articles in, readings out, for a person, a program or a browser."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TextIO

import typer

from rawi.cli.exits import Exit
from rawi.reading import ALL_LAYERS, Layer
from rawi.records import Article, Failure, PublishedBasis, Reading


class Format(StrEnum):
    """How readings are written."""

    TEXT = "text"
    JSONL = "jsonl"
    HTML = "html"


def _layers(only: str | None) -> frozenset[Layer]:
    if only is None:
        return ALL_LAYERS
    try:
        return frozenset(Layer(name.strip()) for name in only.split(",") if name.strip())
    except ValueError as error:
        known = ", ".join(Layer)
        raise typer.BadParameter(f"{error}; choose among {known}", param_hint="--only") from error


def dated(
    articles: Iterable[Article | Failure], published: str | None
) -> Iterator[Article | Failure]:
    """Give the date of the command line to the articles that do not know their own."""
    if published is None:
        yield from articles
        return
    from rawi.ingest.dates import parse_given_date

    day = parse_given_date(published)
    sure = (PublishedBasis.GIVEN, PublishedBasis.METADATA)
    for article in articles:
        if isinstance(article, Article) and article.published_basis not in sure:
            article = replace(article, published=day, published_basis=PublishedBasis.GIVEN)
        yield article


def _reported(outcomes: Iterable[Reading | Failure], failures: list[Failure]) -> Iterator[Reading]:
    """Pass the readings on and say on stderr what failed."""
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            failures.append(outcome)
            typer.echo(f"rawi: {outcome.where}: {outcome.error}", err=True)
        else:
            for note in outcome.notes:
                typer.echo(f"rawi: {outcome.url or outcome.id}: {note}", err=True)
            yield outcome


def _write(readings: Iterator[Reading], output_format: Format, stream: TextIO) -> None:
    if output_format is Format.JSONL:
        from rawi.reading_format import dump_reading

        for reading in readings:
            stream.write(dump_reading(reading) + "\n")
    elif output_format is Format.HTML:
        from rawi.render.page import write_page

        write_page(readings, stream)
    else:
        from rawi.render.terminal import write_terminal

        write_terminal(readings, stream)


def read(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files or folders (text, HTML, JSONL, .gz); - is standard input."),
    ],
    output_format: Annotated[
        Format, typer.Option("--format", "-f", help="For a person, as JSON lines, or as one web page.")
    ] = Format.TEXT,
    only: Annotated[
        str | None, typer.Option(metavar="LAYERS", help="Only these findings: timexes,mentions.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file instead of standard output.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication date of articles that give none.")
    ] = None,
    processes: Annotated[
        int | None, typer.Option("--processes", "-p", min=1, help="Cores to use; all of them by default.")
    ] = None,
) -> None:
    """Read articles and show what they tell, every finding tied to its words."""
    from rawi.cli.progress import with_progress
    from rawi.ingest import load_articles
    from rawi.scale import read_batches

    layers = _layers(only)
    failures: list[Failure] = []
    articles = dated(load_articles(paths), published)
    outcomes = read_batches(articles, layers=layers, processes=processes)
    readings = with_progress(_reported(outcomes, failures), what="articles read")
    with output.open("w", encoding="utf-8") if output else nullcontext(sys.stdout) as stream:
        _write(readings, output_format, stream)
    if failures:
        raise typer.Exit(Exit.SOME_FAILED)
