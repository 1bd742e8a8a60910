"""What the name of an instrument shows by its form: one or many, a certain one or any."""

from functools import lru_cache

from rawi.letters import ARTICLE, lookup_key
from rawi.lexicon import built_once, load_table

_MANY = "many"
_QUOTES = frozenset('«»"“”')
# A number may stand before the noun, and an adjective or another noun behind it.
_FIRST = 2


@built_once
def _many() -> frozenset[str]:
    rows = (row for row in load_table("chronicle/ledger_words") if row["role"] == _MANY)
    return frozenset(lookup_key(form) for row in rows for form in row.all("words"))


# Articles call their instruments by the same names again and again.
@lru_cache(maxsize=8192)
def is_many(name: str) -> bool:
    """Tell whether a name is that of several at once.

    >>> is_many("الاتفاقيات الموقعة"), is_many("الاتفاقية الموقعة")
    (True, False)
    """
    keys = (key.removeprefix(ARTICLE) for key in lookup_key(name).split()[:_FIRST])
    return any(key in _many() for key in keys)


@lru_cache(maxsize=8192)
def is_definite(name: str) -> bool:
    """Tell whether a name means a certain one: by an article on any of its words, or quotation marks.

    >>> is_definite("اتفاق الهدنة"), is_definite("اتفاق تعاون")
    (True, False)
    """
    words = lookup_key(name).split()
    return any(word.startswith(ARTICLE) for word in words) or not _QUOTES.isdisjoint(name)
