"""Inflects adjectives of nationality: feminine, dual, plural, article and accusative ending."""

from functools import cache

from rawi.letters import ALEF, ARTICLE
from rawi.lexicon import load_table


@cache
def _endings() -> tuple[str, ...]:
    return tuple(row["ending"] for row in load_table("entities/nisba_endings"))


def nisba_forms(adjective: str, *, broken: bool = False) -> tuple[str, ...]:
    """Give the forms of an adjective of nationality, or of its broken plural.

    >>> nisba_forms("مالي")[:4]
    ('مالي', 'المالي', 'ماليا', 'الماليا')
    >>> nisba_forms("روس", broken=True)
    ('روس', 'الروس', 'روسا')
    """
    if broken:
        return adjective, ARTICLE + adjective, adjective + ALEF
    inflected = [adjective + ending for ending in _endings()]
    return tuple(form for word in inflected for form in (word, ARTICLE + word))
