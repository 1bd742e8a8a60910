"""Against whom people protest: what stands behind `احتجاجا على`, `ضد`, `منددين ب`."""

from collections.abc import Iterator
from typing import NamedTuple

from rawi.letters import ARTICLE, BEH, LAM, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.records import Participant
from rawi.syntax.clauses import complements, is_finite
from rawi.syntax.line import Line
from rawi.syntax.participants import GROUP, ORGAN, Cast
from rawi.syntax.phrases import OTHER, Phrase, phrase_at
from rawi.syntax.subjects import core_of

_FARTHEST = 30
_ADJECTIVES = 2
_NEAR = 3
_DEMAND = "demand"
_ASKING = frozenset({BEH, LAM})


class _Ground(NamedTuple):
    """The preposition after a word, and what the word tells of those behind it."""

    via: str
    tells: str


@built_once
def _grounds() -> dict[str, tuple[_Ground, ...]]:
    grounds: dict[str, tuple[_Ground, ...]] = {}
    for row in load_table("events/grounds"):
        for form in (row["word"], *row.all("forms")):
            key = lookup_key(form)
            grounds[key] = (*grounds.get(key, ()), _Ground(lookup_key(row["via"]), row["tells"]))
    return grounds


def _grounds_at(line: Line, at: int) -> tuple[_Ground, ...]:
    key = line.forms[at].key
    return _grounds().get(key, ()) or _grounds().get(key.removeprefix(ARTICLE), ())


def opponents(line: Line, at: int, cast: Cast) -> Iterator[Participant]:
    """Give those against whom the protest named by the word at `at` is, as the words behind it tell."""
    for place in range(at, min(line.length, at + _FARTHEST)):
        if line.is_stop(place):
            return
        for ground in _grounds_at(line, place):
            if ground.tells != _DEMAND or line.forms[place].preposition in _ASKING:
                yield from _behind(line, place, ground.via, cast)


def _behind(line: Line, place: int, via: str, cast: Cast) -> Iterator[Participant]:
    if not via and line.forms[place].particle == "preposition":
        yield from _of_phrase(line, phrase_at(line, place + 1), cast)
        return
    start = place + 1
    while via and start < min(line.length, place + 1 + _ADJECTIVES) and _describes(line, start):
        start += 1  # غضب | متزايد من
    for preposition, phrase in complements(line, start)[:1]:
        if preposition == via:
            yield from _of_phrase(line, phrase, cast)


def _describes(line: Line, at: int) -> bool:
    form = line.forms[at]
    return form.is_adjective and not form.preposition and not form.conjunction and not line.begins_name(at)


def _of_phrase(line: Line, phrase: Phrase | None, cast: Cast) -> list[Participant]:
    """Give whom a phrase means or, of an abstract noun, whose it is: `سياسة | الحكومة`."""
    if phrase is None:
        return []
    found = list(cast.participants(line, phrase.first))
    if not found and phrase.kind == OTHER:
        found = cast.behind(line, phrase)
    return found or _owners(line, phrase, cast) or _makers(line, phrase, cast)


def _makers(line: Line, phrase: Phrase, cast: Cast) -> list[Participant]:
    """Give who made what people protest against, told in a clause behind it: `أحكام أصدرها | القضاء`."""
    verb = phrase.end
    if phrase.kind != OTHER or verb >= line.length or not is_finite(line, verb):
        return []
    maker = core_of(line, verb).subject
    is_behind = maker is not None and maker > verb
    return list(cast.participants(line, maker)) if maker is not None and is_behind else []


def is_grounded(line: Line, at: int) -> bool:
    """Whether a word stands right behind one that tells what a protest is about: `احتجاجا على | زيارته`."""
    return any(
        ground.via and not ground.tells
        for place in range(max(0, at - _NEAR), at)
        for ground in _grounds_at(line, place)
    )


def _owners(line: Line, phrase: Phrase, cast: Cast) -> list[Participant]:
    """Give the organ or group in the genitive of what people protest against: `قرار | الحكومة`."""
    for place in range(phrase.head + 1, min(phrase.end + 1, line.length)):
        owner = phrase_at(line, place) if not line.forms[place].conjunction else None
        if owner is not None and owner.kind in (ORGAN, GROUP):
            return list(cast.participants(line, place))
    return []
