"""Against whom people protest: what stands behind `احتجاجا على`, `ضد`, `منددين ب`."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from rawi.events.possessors import maker_meant
from rawi.language.verbs.lookup import verb_analyses
from rawi.letters import ALEF, ARTICLE, BEH, LAM, MEEM, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.records import Participant
from rawi.syntax.clauses import complements, is_finite
from rawi.syntax.line import Line
from rawi.syntax.noun_kinds import GROUP, ORGAN
from rawi.syntax.participants import Cast
from rawi.syntax.phrases import OTHER, Phrase, phrase_at
from rawi.syntax.scene import Scene
from rawi.syntax.subjects import core_of

_FARTHEST: Final = 30
_ADJECTIVES: Final = 2
_NEAR: Final = 3
_DEMAND: Final = "demand"
_ASKING: Final = frozenset({BEH, LAM})
_WHAT: Final = MEEM + ALEF


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


@built_once
def _callings() -> frozenset[str]:
    return frozenset(row["lemma"] for row in load_table("events/callings"))


def opponents(scene: Scene, at: int) -> Iterator[Participant]:
    """Give those against whom the protest named by the word at `at` is, as the words behind it tell."""
    line = scene.line
    for place in range(at, min(line.length, at + _FARTHEST)):
        if line.is_stop(place):
            return
        for ground in _grounds_at(line, place):
            if ground.tells != _DEMAND or line.forms[place].preposition in _ASKING:
                yield from _behind(scene, place, ground.via)


def stands_against(scene: Scene, at: int) -> bool:
    """Whether right behind a word stands against whom it is: `تظاهرة | تطالب الوزير`, `مسيرة | ضد القرار`."""
    line = scene.line
    near = range(at + 1, min(line.length, at + _NEAR))
    return any(
        ground.tells != _DEMAND and any(_behind(scene, place, ground.via))
        for place in near
        for ground in _grounds_at(line, place)
    )


def _behind(scene: Scene, place: int, via: str) -> Iterator[Participant]:
    line = scene.line
    if not via and line.forms[place].particle == "preposition":
        yield from told_by(scene, phrase_at(line, place + 1))
        return
    start = place + 1
    while via and start < min(line.length, place + 1 + _ADJECTIVES) and _describes(line, start):
        start += 1  # غضب | متزايد من
    if start < line.length - 2 and via == line.forms[start].key and line.forms[start + 1].key == _WHAT:
        yield from _of_what(scene, start + 2)
        return
    for preposition, phrase in complements(line, start)[:1]:
        if preposition == via:
            yield from told_by(scene, phrase)


def _of_what(scene: Scene, verb: int) -> list[Participant]:
    """Give who did what a clause tells, or whose what they call so is: `على ما | يصفونه بتعسف الإدارة`."""
    line = scene.line
    if not is_finite(line, verb):
        return []
    analyses = verb_analyses(line.tokens[verb].word.text[line.forms[verb].skip :])
    is_called = any(one.lemma in _callings() for one in analyses)
    for preposition, phrase in complements(line, verb + 1)[:1]:
        if preposition == (BEH if is_called else ""):
            return told_by(scene, phrase)
    return []


def _describes(line: Line, at: int) -> bool:
    form = line.forms[at]
    return form.is_adjective and not form.preposition and not form.conjunction and not line.begins_name(at)


def told_by(scene: Scene, phrase: Phrase | None) -> list[Participant]:
    """Give whom a phrase means or, of an abstract noun, whose it is: `سياسة | الحكومة`."""
    if phrase is None:
        return []
    line, cast = scene.line, scene.cast
    if phrase.kind == OTHER and (maker := maker_meant(scene, phrase.head)):
        return maker
    if cast.meant(line, phrase) is None and (owners := _owners(line, phrase, cast)):
        return owners  # مطالب | الأحزاب القومية والدينية
    found = list(cast.participants(line, phrase.first))
    if not found and phrase.kind == OTHER:
        found = cast.behind(line, phrase)
    return found or _makers(line, phrase, cast)


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
