"""Whom a crowd curses or sends away in what it shouts and writes: `مرددين «يسقط الظالم»`."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from rawi.events.grounds import told_by
from rawi.events.possessors import is_deed
from rawi.language.vocabulary import is_listed_word
from rawi.letters import ALEF, ARTICLE, YEH, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.records import Participant
from rawi.syntax.line import Line
from rawi.syntax.noun_kinds import SITE, is_act
from rawi.syntax.phrases import OTHER, Phrase, phrase_at
from rawi.syntax.scene import Scene

_VOICE: Final = "voice"
_AGAINST: Final = "against"
# So many words stand before the quotation, behind the word that tells of shouting, and in the quotation.
_NEAR: Final = 8
_LONGEST: Final = 14
_FARTHEST: Final = 40
_RIGHT_BEHIND: Final = 2
_VOCATIVE: Final = YEH + ALEF


class _Chant(NamedTuple):
    via: str
    tells: str


@built_once
def _chants() -> dict[str, tuple[_Chant, ...]]:
    chants: dict[str, tuple[_Chant, ...]] = {}
    for row in load_table("events/chants"):
        for form in (row["word"], *row.all("forms")):
            key = lookup_key(form)
            chants[key] = (*chants.get(key, ()), _Chant(lookup_key(row["via"]), row["tells"]))
    return chants


def _chants_at(line: Line, at: int) -> tuple[_Chant, ...]:
    key = line.forms[at].key
    return _chants().get(key, ()) or _chants().get(key.removeprefix(ARTICLE), ())


def cried_down(scene: Scene, at: int) -> Iterator[Participant]:
    """Give those whom the protest named by the word at `at` curses in the chants behind it."""
    line = scene.line
    end = min(line.length, at + _FARTHEST)
    voice: int | None = None
    place = at
    while place < end:
        if any(chant.tells == _VOICE for chant in _chants_at(line, place)):
            voice = place
        elif voice is not None and line.is_quote(place) and place - voice <= _NEAR:
            close = _close_of(line, place)
            yield from _in_chant(scene, place + 1, close)
            voice, place = close, close  # «…» و«…»
        elif voice is not None and place - voice <= _RIGHT_BEHIND and not line.is_quote(voice):
            yield from _in_chant(scene, place, place + 1)  # يهتفون | يسقط الظالم
        place += 1


def _close_of(line: Line, opens: int) -> int:
    last = min(line.length, opens + _LONGEST)
    return next((place for place in range(opens + 1, last) if line.is_quote(place)), last)


def _in_chant(scene: Scene, start: int, end: int) -> Iterator[Participant]:
    for place in range(start, end):
        for chant in _chants_at(scene.line, place):
            target = _target(scene.line, place + 1, chant.via) if chant.tells == _AGAINST else None
            if target is not None:
                yield from _meant(scene, target, chant.via)


def _target(line: Line, place: int, via: str) -> Phrase | None:
    """Give the phrase cursed behind a word: right there, behind its preposition or called with `يا`."""
    if place < line.length and line.forms[place].key == _VOCATIVE:
        place += 1
    if place >= line.length or line.is_sign(place):
        return None
    form = line.forms[place]
    if form.particle == "preposition" and not form.preposition:
        return phrase_at(line, place + 1) if form.key == via else None
    return phrase_at(line, place) if form.preposition == via else None


def _meant(scene: Scene, phrase: Phrase, via: str) -> list[Participant]:
    """Give whom a phrase of a chant means: whose deed it is, but not who suffers: `لا لتقسيم | البلاد`."""
    head = scene.line.forms[phrase.head]
    if phrase.kind == SITE:
        return []
    if phrase.kind != OTHER or is_deed(head.key):
        return told_by(scene, phrase)
    is_alone = phrase.end == phrase.head + 1 and not head.is_definite and not head.is_accusative
    is_name = is_alone and (not via or not is_listed_word(head.key)) and not is_act(head.key)
    return [scene.cast.worded(scene.line, phrase.head, phrase.end)] if is_name else []
