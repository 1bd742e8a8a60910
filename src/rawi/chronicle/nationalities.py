"""Which countries a word may mean as a name or an adjective of nationality."""

from rawi.entities.nisba import nisba_forms
from rawi.letters import ARTICLE, lookup_key
from rawi.lexicon import built_once, load_table


@built_once
def _nationalities() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in load_table("entities/countries"):
        forms = [form for cell in row.all("adjectives") for form in nisba_forms(cell.lstrip("?!"))]
        for form in (*forms, *(name.lstrip("?!") for name in row.all("names"))):
            key = lookup_key(form)
            for written in (key, ARTICLE + key):
                found.setdefault(written, set()).add(row["code"])
    return {key: frozenset(codes) for key, codes in found.items()}


def nationalities(key: str) -> frozenset[str]:
    """Give the countries that a look-up key may mean.

    >>> sorted(nationalities(lookup_key("الليبية"))), sorted(nationalities(lookup_key("وزارة")))
    (['LY'], [])
    """
    return _nationalities().get(key, frozenset())
