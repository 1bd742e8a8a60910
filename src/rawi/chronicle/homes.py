"""Finds the country whose bodies need no nationality in an article: `وزارة الداخلية` at home."""

from collections.abc import Mapping

from rawi.chronicle.nationalities import nationalities
from rawi.language.tokens import tokenize
from rawi.lexicon import built_once, load_table
from rawi.records import Entity, EntityType, Reading

_OF = " of "
_ENOUGH = 2


@built_once
def country_names() -> Mapping[str, str]:
    """Give the English names of countries, as names of their bodies end, by code."""
    return {row["code"]: row["name_en"] for row in load_table("entities/countries")}


def home_of(reading: Reading) -> str | None:
    """Give the country whose bodies an article names without nationality, if anything shows it.

    A body named once with its nationality and once without (`وزارة الدفاع`, `وزارة الدفاع الليبية`) shows it,
    or the outlet's own name (`الضفاف الجزائرية`), or that the article names nobody of any other country.

    >>> from rawi import read
    >>> home_of(read("قالت وزارة الدفاع العراقية إنها مستعدة. وأضافت وزارة الدفاع أن القوات في البصرة."))
    'IQ'
    """
    bodies = [one for one in reading.entities if one.type is EntityType.ORG]
    bare = [one.id for one in bodies if one.country is None and one.kind is not None]
    found = {
        one.country
        for one in bodies
        if one.country is not None and any(one.id.startswith(body + _OF) for body in bare)
    }
    if not found:
        words = tokenize(reading.source or "")
        found = {code for token in words for code in nationalities(token.word.key)}
    return next(iter(found)) if len(found) == 1 else _only(reading)


def _only(reading: Reading) -> str | None:
    """Give the one country that an article names again and again, and no other."""
    countries = {one.id: one.country for one in reading.entities if one.country is not None}
    named = [countries[one.entity] for one in reading.mentions if one.entity in countries]
    return named[0] if len(named) >= _ENOUGH and len(set(named)) == 1 else None


def named_of(entity: Entity, home: str) -> str:
    """Give the name of a body with its country, as the lexicons make it: `Ministry of Interior of Iraq`."""
    return f"{entity.id}{_OF}{country_names()[home]}"
