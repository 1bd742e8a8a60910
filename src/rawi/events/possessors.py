"""Whom the pronoun of a deed means that people protest against: `احتجاجا على زيارته`, `تنديدا بسياساتها`."""

from collections.abc import Iterator
from typing import Final

from rawi.events.pronouns import agreeing
from rawi.language.verbs.pronouns import split_pronoun
from rawi.letters import ALEF, ARTICLE, HEH, TEH, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.records import EntityType, Participant
from rawi.syntax.phrases import NAME, TITLE, is_possessed, phrase_at
from rawi.syntax.scene import Scene

_HE: Final = HEH
_SHE: Final = HEH + ALEF
_FARTHEST: Final = 60


@built_once
def _deeds() -> frozenset[str]:
    rows = load_table("events/own_deeds")
    return frozenset(lookup_key(form) for row in rows for form in (row["noun"], *row.all("forms")))


def maker_meant(scene: Scene, at: int) -> list[Participant]:
    """Give whose deed a noun with a pronoun of one names: the person, state or body told of before."""
    line = scene.line
    key = line.forms[at].key
    if not is_possessed(line, at):
        return []
    found = next((pronoun for rest, pronoun in split_pronoun(key) if is_deed(rest)), None)
    if found not in (_HE, _SHE):
        return []
    return next(_before(scene, at, found), None) or [
        one for one in agreeing(scene, scene.before, found) if _may_be(scene, one, found)
    ]


def is_deed(key: str) -> bool:
    """Tell whether a noun names what its possessor does, says or wills: `سياسة`, `زيارة`."""
    key = key.removeprefix(ARTICLE)
    return key in _deeds() or (key.endswith(TEH) and key[:-1] + HEH in _deeds())  # زيارة


def _before(scene: Scene, at: int, pronoun: str) -> Iterator[list[Participant]]:
    """Give those told before in the sentence whom the pronoun can mean, the nearest first."""
    line = scene.line
    for place in range(at - 1, max(-1, at - _FARTHEST), -1):
        if not (line.begins_name(place) or line.is_title(place)) or _is_joined(scene, place):
            continue
        phrase = phrase_at(line, place)
        meant = scene.cast.meant(line, phrase) if phrase and phrase.kind in (NAME, TITLE) else None
        if meant is not None and _may_be(scene, meant, pronoun) and agreeing(scene, [meant], pronoun):
            yield [meant]


def _is_joined(scene: Scene, place: int) -> bool:
    """Whether a name belongs to one joined to another, whom no singular means: `الوزير | وزوجته ليلى`."""
    line = scene.line
    is_first = bool(line.forms[place].conjunction)
    return is_first or (
        place > 0 and is_possessed(line, place - 1) and bool(line.forms[place - 1].conjunction)
    )


def _may_be(scene: Scene, one: Participant, pronoun: str) -> bool:
    """Whether a pronoun of one person or body can mean a participant, but not a people."""
    entity = scene.cast.entity(one.entity)
    if entity is None:
        return pronoun == _HE or bool(one.text)
    allowed = {_HE: (EntityType.PER,), _SHE: (EntityType.GPE, EntityType.ORG, EntityType.PER)}
    return entity.type in allowed[pronoun]
