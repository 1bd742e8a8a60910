"""The article page: the text with its findings by layer, what was left out, and its versions."""

import re
from typing import NamedTuple

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from rawi.manners.naming import type_name
from rawi.render.kinds import Kind, Label, kinds, label
from rawi.render.marks import Mark, marks_of
from rawi.render.nesting import paragraphs, pieces
from rawi.render.panels import panels_of, rules_of
from rawi.render.safety import isolated, one_line
from rawi.web.addresses import VersionNumber
from rawi.web.questions.articles import Told, find_article, find_reading, find_standing
from rawi.web.questions.differences import compare
from rawi.web.showing import reader_of, show, site_of

router = APIRouter()
HERE = "here"
_PLACE = re.compile(r"(?P<start>\d{1,9})-(?P<end>\d{1,9})")
_ASKED = Kind(HERE, HERE, Label("", ""), Label("", ""), "", "", "")


class Happening(NamedTuple):
    """An incident that the article tells of: its id, and the words and kind of its first event here."""

    id: str
    words: str
    type: str
    mode: str | None
    anchor: str


def _card(mark: Mark, language: str) -> str:
    """Write what is told of a mark as lines of name and value, the first its kind."""
    lines = [getattr(mark.kind.label, language)]
    for fact in mark.facts:
        name, value = getattr(label(fact.key), language), getattr(fact.value, language)
        lines.append(f"{name}: {isolated(one_line(value))}")
    return "\n".join(lines)


def _asked(at: str | None, length: int) -> tuple[Mark, ...]:
    """Give the words that a link leads to as a mark of their own."""
    match = _PLACE.fullmatch(at or "")
    if match is None:
        return ()
    start, end = int(match["start"]), int(match["end"])
    return (Mark(start, end, _ASKED, HERE, ()),) if start < end <= length else ()


def _happenings(told: Told, language: str) -> tuple[Happening, ...]:
    found: dict[str, Happening] = {}
    for number, key in sorted(told.incidents.items()):
        event = told.reading.events[number]
        one = Happening(key, event.trigger.text, event.type, event.mode, f"event-{number}")
        found.setdefault(key, one)
    return tuple(sorted(found.values(), key=lambda one: type_name(one.type, one.mode, language)))


@router.get("/articles/{version}", include_in_schema=False)
def article(request: Request, version: VersionNumber, at: str | None = None) -> Response:
    """Show one version of an article."""
    told = site_of(request).ask(("article", version), lambda asked: find_article(asked, version))
    if told is None:
        raise HTTPException(404)
    reading = site_of(request).ask(
        ("standing", version), lambda asked: find_standing(asked, version, told.reading)
    )
    language = reader_of(request).language
    marks = (*_asked(at, len(reading.text)), *marks_of(reading))
    present = {mark.kind.key for mark in marks}
    return show(
        request,
        "article.html",
        told=told,
        reading=reading,
        text=[
            list(pieces(reading.text, marks, start=start, end=end)) for start, end in paragraphs(reading.text)
        ],
        legend=[kind for kind in kinds().values() if kind.key in present],
        panels=list(panels_of(reading)),
        rules=rules_of(reading),
        happenings=_happenings(told, language),
        card=lambda mark: _card(mark, language),
        at=at,
    )


@router.get("/articles/{version}/changes/{other}", include_in_schema=False)
def changes(request: Request, version: VersionNumber, other: VersionNumber) -> Response:
    """Show what changed from another version of an article to this one."""
    told = site_of(request).ask(("article", version), lambda asked: find_article(asked, version))
    if told is None or other not in {one.id for one in told.versions}:
        raise HTTPException(404)
    earlier = site_of(request).ask(("reading", other), lambda asked: find_reading(asked, other))
    if earlier is None:
        raise HTTPException(404)
    return show(
        request,
        "changes.html",
        told=told,
        reading=told.reading,
        other=next(one for one in told.versions if one.id == other),
        text=compare(earlier.text, told.reading.text),
    )
