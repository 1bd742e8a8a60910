"""How else a foreign name may be written: with another letter for a sound that Arabic lacks or has twice."""

from collections.abc import Iterator
from functools import cache
from itertools import islice, product

from rawi.chronicle.lemmas import is_word
from rawi.language.words import Word, word
from rawi.letters import lookup_key
from rawi.lexicon import load_table
from rawi.syntax.forms import form_of

# A shorter word is soon another word when a letter of it changes.
_SHORTEST = 4
_MOST = 32
_OWN = frozenset({"arabic", "amazigh", "kurdish"})


@cache
def _exchanged() -> dict[str, tuple[str, ...]]:
    rows = load_table("chronicle/foreign_letters")
    return {letter: row.all("letters") for row in rows for letter in row.all("letters")}


@cache
def _given() -> dict[str, bool]:
    """Tell of the given names whether they are of the region, so that nobody exchanges letters: قاسم."""
    return {lookup_key(row["name"]): row["origin"] in _OWN for row in load_table("names/given")}


def _is_foreign(told: Word) -> bool:
    """Tell whether a word may be a foreign name: listed as one, or known to no lexicon of words."""
    if told.key in _given():
        return not _given()[told.key]
    return len(told.key) >= _SHORTEST and not is_word(form_of(told).key)


def foreign_spellings(text: str) -> Iterator[str]:
    """Yield the other spellings of a foreign name, by their look-up keys; none of an Arabic word.

    >>> lookup_key("غوتيريش") in foreign_spellings("جوتيريش"), list(foreign_spellings("الجريدة"))
    (True, [])
    """
    told = word(text) if text else None
    if told is None or not told.is_arabic or not _is_foreign(told):
        return
    exchanged = _exchanged()
    letters = [(one, *(other for other in exchanged.get(one, ()) if other != one)) for one in told.key]
    for spelt in islice(product(*letters), 1, _MOST):
        other = "".join(spelt)
        if _given().get(other) is False or not is_word(other):  # العراك is no العراق
            yield other
