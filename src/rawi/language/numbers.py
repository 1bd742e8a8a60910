"""Number words and digits to values: `ستة عشر`, `10،5 مليار`, `الثالث والعشرين`, `الـ16`."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from rawi.language.clitics import Split
from rawi.language.tokens import Token
from rawi.language.words import Word, WordKind, once_a_word
from rawi.letters import ARTICLE, WAW, lookup_key
from rawi.lexicon import load_table

_SEPARATORS: Final = re.compile(
    "[.,\N{ARABIC COMMA}\N{ARABIC DECIMAL SEPARATOR}\N{ARABIC THOUSANDS SEPARATOR}]"
)
_THOUSANDS: Final = 3
# Longer runs of digits are no amount of anything, and beyond three hundred not even a float.
_LONGEST: Final = 60
# What may follow what inside one number: after و, and with nothing between.
_AFTER_AND: Final = {
    "ones": ("tens", "fraction"),
    "tens": ("fraction",),
    "hundreds": ("one", "one_in_compound", "ten", "tens", "digits", "fraction"),
    "scales": (
        "one",
        "one_in_compound",
        "ten",
        "tens",
        "hundred",
        "hundreds",
        "digits",
        "fraction",
        "scales",
    ),
}
_ORDINAL_ROLES: Final = frozenset({"ordinal", "ordinal_one"})
_ONES: Final = frozenset({"one", "one_in_compound"})


class Numeral(NamedTuple):
    """What one word says as a number; `prefix` are the letters attached before it."""

    value: float
    role: str
    definite: bool
    prefix: str
    skip: int


class Number(NamedTuple):
    """A number at its place: tokens `first` to `end`, `skip` characters of the first are no part of it."""

    first: int
    end: int
    skip: int
    value: float
    is_ordinal: bool
    is_definite: bool
    is_digits: bool
    prefix: str = ""

    @property
    def whole(self) -> int:
        """The value as a whole number, -0 decimals dropped."""
        return int(self.value)


@cache
def _lexicon() -> dict[str, tuple[float, str]]:
    known: dict[str, tuple[float, str]] = {}
    for row in load_table("language/numbers"):
        for form in row.all("word"):
            known.setdefault(lookup_key(form), (float(row["value"]), row["role"]))
    return known


def digits_value(text: str) -> float | None:
    """Read digits with their separators; None where they are no number, or one that nobody means.

    >>> digits_value("10،5"), digits_value("1.500"), digits_value("٢٥"), digits_value("04.04.2017")
    (10.5, 1500.0, 25.0, None)
    """
    if len(text) > _LONGEST:
        return None
    parts = _SEPARATORS.split(lookup_key(text))
    if len(parts) == 1:
        return float(parts[0])
    if all(len(part) == _THOUSANDS for part in parts[1:]) and len(parts[0]) <= _THOUSANDS and parts[0] != "0":
        return float("".join(parts))
    return float(".".join(parts)) if len(parts) == 2 else None


def _of_split(split: Split) -> Numeral | None:
    known = _lexicon()
    entry = known.get(split.key)
    if entry:
        return Numeral(entry[0], entry[1], False, split.prefix, split.skip)
    if split.key.startswith(ARTICLE):
        entry = known.get(split.key[len(ARTICLE) :])
        if entry:
            return Numeral(entry[0], entry[1], True, split.prefix, split.skip)
    return None


@once_a_word
def numeral(word: Word) -> Numeral | None:
    """Say what a word is as a number.

    >>> from rawi.language.words import word
    >>> numeral(word("وعشرين")).value, numeral(word("الثالثة")).role
    (20.0, 'ordinal')
    """
    if word.kind is WordKind.NUMBER:
        value = digits_value(word.text)
        return None if value is None else Numeral(value, "digits", False, "", 0)
    if not word.is_arabic:
        return None
    for split in word.splits:
        found = _of_split(split)
        if found:
            return found
    return None


class _Reader:
    """Reads one number from a place in a line, keeping what has been added up."""

    def __init__(self, numerals: Sequence[Numeral | None], first: int) -> None:
        self.numerals = numerals
        self.end = first
        self.total = 0.0
        self.group = 0.0
        self.last = ""

    def take(self, numeral_: Numeral) -> None:
        role = numeral_.role
        if role == "scale":
            self.total += (self.group or 1) * numeral_.value
            self.group, self.last = 0.0, "scales"
        elif role == "scales":
            self.total += numeral_.value
            self.last = "scales"
        elif role == "hundred":
            self.group = (self.group or 1) * numeral_.value
            self.last = "hundreds"
        else:
            self.group += numeral_.value
            self.last = "ones" if role in _ONES else role
        self.end += 1

    def follows(self, numeral_: Numeral, *, joined: bool) -> bool:
        """Tell whether a numeral goes on with the number, after و or with nothing between."""
        role = numeral_.role
        if joined:
            return role in _AFTER_AND.get(self.last, ())
        if role == "scale":
            return self.group > 0
        if role == "hundred":
            return self.last == "ones"
        return role == "ten" and self.last == "ones" and self.group < 10


def _joined(tokens: Sequence[Token], numerals: Sequence[Numeral | None], at: int) -> tuple[int, bool]:
    """Find the place of the next numeral and whether و joins it."""
    if at < len(tokens) and tokens[at].word.key == WAW:
        return at + 1, True
    following = numerals[at] if at < len(tokens) else None
    return at, bool(following and following.prefix == WAW)


def _read(tokens: Sequence[Token], numerals: Sequence[Numeral | None], first: int) -> _Reader:
    reader = _Reader(numerals, first)
    opening = numerals[first]
    assert opening is not None
    reader.take(opening)
    while True:
        place, joined = _joined(tokens, numerals, reader.end)
        following = numerals[place] if place < len(tokens) else None
        if following is None or (following.prefix and following.prefix != WAW):
            return reader
        if not reader.follows(following, joined=joined):
            return reader
        reader.end = place
        reader.take(following)


def _ordinal(tokens: Sequence[Token], numerals: Sequence[Numeral | None], first: int) -> Number | None:
    opening = numerals[first]
    assert opening is not None
    value, end = opening.value, first + 1
    place, joined = _joined(tokens, numerals, end)
    following = numerals[place] if place < len(tokens) else None
    if (following and following.role == "ten" and not joined and not following.prefix) or (
        following and following.role == "tens" and joined and following.definite
    ):
        value, end = value + following.value, place + 1
    elif opening.role == "ordinal_one":
        return None
    return Number(first, end, opening.skip, value, True, opening.definite, False, opening.prefix)


def _number(tokens: Sequence[Token], numerals: Sequence[Numeral | None], first: int) -> Number | None:
    opening = numerals[first]
    if opening is None:
        return None
    if opening.role in _ORDINAL_ROLES:
        return _ordinal(tokens, numerals, first)
    reader = _read(tokens, numerals, first)
    if opening.role == "one_in_compound" and reader.end == first + 1:
        return None
    is_digits = opening.role == "digits"
    value = reader.total + reader.group
    number = Number(
        first, reader.end, opening.skip, value, False, opening.definite, is_digits, opening.prefix
    )
    if is_digits and first and tokens[first - 1].word.is_arabic:
        return _with_article(tokens[first - 1].word, number)
    return number


def _with_article(before: Word, number: Number) -> Number:
    """Give digits the article written apart from them: `الـ16`, `والـ24`."""
    for split in before.splits:
        if split.key == ARTICLE:
            first = number.first - 1
            return number._replace(first=first, skip=split.skip, is_definite=True, prefix=split.prefix)
    return number


def find_numbers(tokens: Sequence[Token]) -> tuple[Number, ...]:
    """Find the numbers among the tokens of a sentence.

    >>> from rawi.language.tokens import tokenize
    >>> [n.value for n in find_numbers(tokenize("قتل ستة عشر شخصا و25 جنديا من أصل ثلاثة آلاف وخمسمائة"))]
    [16.0, 25.0, 3500.0]
    >>> [(n.value, n.is_ordinal) for n in find_numbers(tokenize("في الثالث والعشرين، الدورة الـ16"))]
    [(23.0, True), (16.0, False)]
    """
    numerals = [numeral(token.word) for token in tokens]
    found: list[Number] = []
    at = 0
    while at < len(numerals):
        number = _number(tokens, numerals, at) if numerals[at] else None
        if number:
            found.append(number)
        at = number.end if number else at + 1
    return tuple(found)
