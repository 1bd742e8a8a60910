"""`rawi brief`: what a chronicle tells of a subject, with footnotes, as HTML, PDF or Word."""

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rawi.cli.asking import AsOf, Place, Since, Until, given_filters
from rawi.cli.guard import say

if TYPE_CHECKING:  # loaded when a brief is asked for: help must be quick
    from rawi.brief.document import Asked
    from rawi.brief.writing import Format

_PAIR, _LANGUAGES = "pair", "ar, en, or with a country: ar-DZ, ar-EG, en-GB."


def _subject(**given: str | None) -> tuple[str, tuple[str, ...]]:
    """Give the one subject that was asked for."""
    named = [(about, words) for about, words in given.items() if words is not None and words.strip()]
    if len(named) != 1:
        options = ", ".join(f"--{about}" for about in given)
        raise typer.BadParameter(f"give one of {options}.", param_hint="the subject")
    about, words = named[0]
    return about, tuple(given_filters(pair=words)["pair"]) if about == _PAIR else (words.strip(),)


def _format(chosen: str | None, out: Path | None) -> "Format":
    from rawi.brief.writing import Format, format_of

    if chosen is not None:
        if chosen.lower() not in list(Format):
            raise typer.BadParameter(f"give one of {', '.join(Format)}.", param_hint="--format")
        return Format(chosen.lower())
    if out is None:
        return Format.HTML
    found = format_of(out)
    if found is None:
        raise typer.BadParameter(
            f"{out}: end the name with .html, .pdf or .docx, or give --format.", param_hint="--out"
        )
    return found


def _asked(subject: tuple[str, tuple[str, ...]], language: str, days: dict[str, str]) -> "Asked":
    from rawi.brief.document import Asked
    from rawi.manners.reader import read_locale

    reader = read_locale(language)
    if reader is None:
        raise typer.BadParameter(f"give {_LANGUAGES}", param_hint="--language")
    return Asked(*subject, reader, days.get("since"), days.get("until"), days.get("as_of"))


def brief(
    chronicle: Place,
    pair: Annotated[
        str | None, typer.Option(metavar="NAME,NAME", help="About two: names, or ISO codes.")
    ] = None,
    actor: Annotated[str | None, typer.Option(metavar="NAME", help="About somebody.")] = None,
    incident: Annotated[
        str | None, typer.Option(metavar="ID", help="About one incident, by the id of `rawi incidents`.")
    ] = None,
    instrument: Annotated[
        str | None, typer.Option(metavar="NAME", help="About an agreement: words of its name, or its id.")
    ] = None,
    about: Annotated[
        str | None, typer.Option(metavar="WORDS", help="About whatever articles with these words tell.")
    ] = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    language: Annotated[str, typer.Option(metavar="LANGUAGE", help=_LANGUAGES)] = "en",
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="FILE", help="Where to write; its ending tells the format. Else to stdout."
        ),
    ] = None,
    format: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="html, pdf or docx.")
    ] = None,
) -> None:
    """Write a brief: what moved, chronology, accounts and disputes, agreements, series, people.

    Every sentence has footnotes with outlet, day and the quoted words; `rawi verify` proves them. About one
    subject: a pair, somebody, an incident, an agreement, or words. PDF and Word need: pip install
    'rawi[brief]'.
    """
    subject = _subject(pair=pair, actor=actor, incident=incident, instrument=instrument, about=about)
    days = given_filters(since=since, until=until, as_of=as_of)
    kind = _format(format, out)
    asked = _asked(subject, language, days)
    from rawi.brief.building import build_brief
    from rawi.brief.writing import write_brief
    from rawi.manners.naming import chronicle_name
    from rawi.store.engine import Store

    with closing(Store(chronicle)) as store, store.reading() as connection:
        made = build_brief(connection, asked, chronicle=chronicle_name(chronicle))
    written = write_brief(made, kind)
    if out is None:
        sys.stdout.buffer.write(written)
        return
    out.write_bytes(written)
    sentences = sum(len(group.sentences) for section in made.sections for group in section.groups)
    say(f"{out}: {sentences} sentences, {len(made.notes)} footnotes")
