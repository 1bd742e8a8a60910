"""Tells participants that are people, and those that are one: whom a plural verb or an arrest can mean."""

from typing import Final

from rawi.letters import ARTICLE, HEH, NOON, WAW, YEH, lookup_key
from rawi.records import EntityType, Participant
from rawi.syntax.noun_kinds import CROWD, PERSON, is_one_person, noun_kind
from rawi.syntax.participants import Cast
from rawi.syntax.phrases import UNIT

_PEOPLE: Final = frozenset({PERSON, CROWD, UNIT})


def is_single(cast: Cast, participant: Participant) -> bool:
    """Whether a participant is one person, in name or words, or a body told of in the feminine."""
    entity = cast.entity(participant.entity)
    words = lookup_key(participant.text or "").split()
    if entity is None:
        return bool(words) and words[0].startswith(ARTICLE) and is_one_person(words[0])
    if entity.type is EntityType.ORG:
        return bool(words) and words[0].endswith(HEH)  # الشرطة
    return entity.type is EntityType.PER


def is_people(cast: Cast, participant: Participant) -> bool:
    """Whether a participant is a person, one of a nation (`تونسي`), or words for people."""
    words = lookup_key(participant.text or "").split()
    entity = cast.entity(participant.entity)
    if entity is None:
        return bool(words) and noun_kind(words[0]) in _PEOPLE
    if entity.type is EntityType.PER:
        return True
    if entity.id != entity.country or not words:
        return False
    is_one = words[0].endswith(YEH) and not words[0].startswith(ARTICLE)
    return is_one or words[0].endswith((YEH + NOON, WAW + NOON))
