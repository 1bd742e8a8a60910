"""`rawi export`: a chronicle for other programs."""

import io
import sys
from collections.abc import Iterator
from contextlib import closing
from enum import StrEnum
from typing import Annotated, Any

import typer

from rawi.cli.asking import Actor, AsOf, Outlet, Pair, Place, Since, Type, Until, Where, given_filters


class Format(StrEnum):
    """How a chronicle is written out."""

    PARQUET = "parquet"
    CSV = "csv"
    PLOVER = "plover"
    GEOJSON = "geojson"
    FTM = "ftm"


def export(
    chronicle: Place,
    output_format: Annotated[
        Format,
        typer.Option(
            "--format",
            "-f",
            help="Tables as Parquet or CSV; events in PLOVER's fields, one a line; incidents on a map as "
            "GeoJSON; entities of FollowTheMoney, one a line.",
        ),
    ],
    out: Annotated[
        str,
        typer.Option(
            "--out",
            "-o",
            metavar="PATH",
            help="A folder for Parquet and CSV, else a file; - is standard output.",
        ),
    ],
    table: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Of Parquet and CSV only this table: articles, mentions, events, claims, instruments or "
            "incidents. May be given several times.",
        ),
    ] = None,
    actor: Actor = None,
    pair: Pair = None,
    kind: Type = None,
    place: Where = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
) -> None:
    """Write a chronicle, or what filters select of it, for other programs.

    Files appear when all is written, or not at all; what stood there is replaced.
    """
    from rawi.cli.progress import with_progress
    from rawi.export.exporting import make_request, run_export
    from rawi.store.chronicle import open_chronicle

    found = given_filters(
        actor=actor, pair=pair, type=kind, place=place, outlet=outlet, since=since, until=until, as_of=as_of
    )
    request = make_request(output_format, out, tables=table or (), **found)
    to_output = out == "-"

    def through(rows: Iterator[Any]) -> Iterator[Any]:
        return with_progress(rows, what="rows written", output=sys.stdout if to_output else io.StringIO())

    with closing(open_chronicle(chronicle)) as opened:
        for made in run_export(opened, request, through=through):
            left_out = f", {made.left_out} without a place on the map" if made.left_out else ""
            typer.echo(f"{made.path}: {made.count} {made.what}{left_out}", err=to_output)
