"""Who is said to be behind an attack: `مسؤولية الهجوم على | التنظيم`, `المتهم بالوقوف خلف التفجير`."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from rawi.letters import AIN, ALEF_MAKSURA, ARTICLE, LAM, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.records import Participant
from rawi.senses.frames import ACTOR
from rawi.senses.lexicon import MASDAR, NOUN, Sense
from rawi.syntax.clauses import complements, phrase_before
from rawi.syntax.light import preposition_of
from rawi.syntax.line import Line
from rawi.syntax.phrases import OTHER
from rawi.syntax.scene import Roles, Scene

_ATTACK: Final = "ASSAULT"
_ACCUSE: Final = "ACCUSE"
_NEAR: Final = 3
_FARTHEST: Final = 14
_UPON: Final = lookup_key(AIN + LAM + ALEF_MAKSURA)


class _Blame(NamedTuple):
    """What may stand between a word of blame and the attack, and whether على then names who is blamed."""

    ways: frozenset[str]
    is_upon: bool


@built_once
def _words() -> dict[str, _Blame]:
    words: dict[str, _Blame] = {}
    for row in load_table("events/blame"):
        blame = _Blame(frozenset(map(lookup_key, row.all("via"))), row["upon"] == "yes")
        words.update(dict.fromkeys(map(lookup_key, (row["word"], *row.all("forms"))), blame))
    return words


def _blame_at(line: Line, at: int) -> _Blame | None:
    return _words().get(line.forms[at].key.removeprefix(ARTICLE))


def _blame_before(line: Line, at: int) -> int | None:
    """Where the word of blame stands that governs an attack."""
    via = preposition_of(line, at)
    for place in range(at - 1, max(-1, at - 1 - _NEAR), -1):
        blame = _blame_at(line, place)
        if blame is None:
            continue
        is_genitive = not via and place == at - 1 and not line.forms[place].is_definite  # مسؤولية | الهجوم
        is_behind = via in blame.ways or (place < at - 1 and line.forms[at - 1].key in blame.ways)
        return place if is_genitive or is_behind else None
    return None


def lay_blame(scene: Scene, at: int, sense: Sense, roles: Roles) -> None:
    """Make those the actors of an attack at whose door the clause lays it."""
    if sense.entry.type != _ATTACK or sense.shape not in (MASDAR, NOUN):
        return
    place = _blame_before(scene.line, at)
    if place is None:
        return
    found = list(_blamed(scene, place, at))
    known = {one.start for one in found}
    if found:
        roles.actors = []
        roles.recipients = [one for one in roles.recipients if one.start not in known]
        roles.add(ACTOR, found)


def _blamed(scene: Scene, place: int, at: int) -> Iterable[Participant]:
    line = scene.line
    upon = next((c for c in complements(line, at + 1)[:2] if c.preposition == _UPON), None)
    blame = _blame_at(line, place)
    if upon is not None and blame is not None and blame.is_upon and place == at - 1:
        return scene.meant(upon.phrase.first)
    if scene.here and scene.here[-1][1].type == _ACCUSE and at - scene.here[-1][0] <= _FARTHEST:
        return scene.here[-1][1].recipients
    before = phrase_before(line, place - 1) if place > 0 else None  # تنظيم القاعدة | المتهم بالوقوف خلف
    is_called = before is not None and before.end == place - 1 and line.forms[place - 1].is_definite
    return scene.meant(before.first) if before is not None and is_called and before.kind != OTHER else ()
