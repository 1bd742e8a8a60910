"""Makes a brief anew from its chronicle as it was, and tells where it says something else.

What was added or corrected since changes what a chronicle tells of the same subject. So it is made of the
chronicle as it was at the moment that the brief names: no more, or it could be dated back.
"""

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from sqlalchemy import Connection

from rawi.brief.building import build_brief
from rawi.brief.document import Brief, Group, Note, plain, sentences_of
from rawi.brief.seen import short
from rawi.errors import NothingFound, UnknownName
from rawi.store.moments import has_changed, other_readers
from rawi.store.reader import reader
from rawi.store.rewinding import as_it_was

_Place = tuple[str, int, int]


class Recomputed(NamedTuple):
    """In what a brief differs from what its chronicle tells, and what else may be the reason for it."""

    faults: tuple[str, ...]
    reasons: tuple[str, ...]


class _Line(NamedTuple):
    """A sentence with the places that its notes quote."""

    text: str
    places: frozenset[_Place]


def _place(note: Note) -> _Place:
    return note.article, note.start, note.end


def _lines(brief: Brief) -> list[_Line]:
    places = {note.number: _place(note) for note in brief.notes}
    return [
        _Line(plain(one.told), frozenset(places[number] for number in one.notes if number in places))
        for one in sentences_of(brief)
    ]


def _differing_notes(given: list[_Line], right: list[_Line], numbers: dict[_Place, int]) -> Iterator[str]:
    for ours, theirs in zip(given, right, strict=True):
        for place in sorted(ours.places - theirs.places):
            yield f"footnote {numbers[place]}: is not what this rests on: {short(ours.text)!r}"
        for place in sorted(theirs.places - ours.places):
            known = f"footnote {numbers[place]}" if place in numbers else "a footnote"
            yield f"{known}: is missing from {short(ours.text)!r}"


def _differing_sentences(given: Brief, right: Brief) -> Iterator[str]:
    ours, theirs = _lines(given), _lines(right)
    numbers = {_place(note): note.number for note in given.notes}
    texts = [one.text for one in ours], [one.text for one in theirs]
    for kind, i, j, k, m in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from _differing_notes(ours[i:j], theirs[k:m], numbers)
            continue
        for at in range(max(j - i, m - k)):
            said = short(ours[i + at].text) if i + at < j else None
            told = short(theirs[k + at].text) if k + at < m else None
            if told is None:
                yield f"the chronicle does not tell {said!r}"
            elif said is None:
                yield f"a sentence that the chronicle tells was left out: {told!r}"
            else:
                yield f"the chronicle does not tell {said!r}; it tells {told!r}"


def _groups(brief: Brief) -> list[tuple[str, Group]]:
    return [(section.key, group) for section in brief.sections for group in section.groups]


def _differing_layout(given: Brief, right: Brief) -> Iterator[str]:
    """Tell of what differs though all sentences and the notes of each are right."""
    ours, theirs = _groups(given), _groups(right)
    for (_, one), (_, other) in zip(ours, theirs, strict=False):
        if one.chart != other.chart:
            yield f"the chart under {short(plain(one.sentences[0].told))!r} does not show what it tells"
    for note, meant in zip(given.notes, right.notes, strict=False):
        if _place(note) != _place(meant):
            yield f"footnote {note.number}: stands under another number than it should"
        elif note != meant:
            yield f"footnote {note.number}: is not as the chronicle has it"
    if [key for key, _ in ours] != [key for key, _ in theirs]:
        yield "its sections are not in the order of a brief"
    if given != right:
        yield "its record is not the one of such a brief"


def _anew(connection: Connection, brief: Brief) -> Brief | str:
    """Make a brief anew, of the same moment by name; or say why there is none."""
    try:
        made = build_brief(connection, brief.asked, chronicle=brief.chronicle)
    except (NothingFound, UnknownName) as error:
        return f"the chronicle tells nothing of what was asked: {error}"
    # What stands above the sections is held against what was asked elsewhere.
    return replace(made, title=brief.title, facts=brief.facts, moment=brief.moment)


def _reasons(connection: Connection, brief: Brief) -> Iterator[str]:
    """Say what may be the reason that an honest brief comes out otherwise."""
    moment = brief.moment
    if moment is None:
        yield "the brief does not say of which moment it is; what came later may be what differs"
        return
    if moment.reader != reader():
        yield f"Rawi {moment.reader} wrote it, and this is Rawi {reader()}: it may tell the same otherwise"
    for other in other_readers(connection, moment, [note.article for note in brief.notes]):
        yield f"its articles were read anew since, by Rawi {other}: that may be what differs"
    if not moment.is_settled:
        yield "it was written while articles were being added: incidents may have been put together since"


def recompute(connection: Connection, brief: Brief) -> Recomputed:
    """Hold a brief, by its record, against what the chronicle tells of the same subject and moment."""
    moment = brief.moment
    if moment is not None and has_changed(connection, moment):
        with as_it_was(connection, moment) as then:
            right = _anew(then, brief)
    else:
        right = _anew(connection, brief)
    if right == brief:
        return Recomputed((), ())
    reasons = tuple(_reasons(connection, brief))
    if isinstance(right, str):
        return Recomputed((right,), reasons)
    found = tuple(_differing_sentences(brief, right)) or tuple(_differing_layout(brief, right))
    return Recomputed(found, reasons)
