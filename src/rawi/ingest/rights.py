"""Reads the name of a site in the line that states who holds the rights in its pages."""

import re
from functools import cache

from rawi.letters import lookup_key
from rawi.lexicon import load_table

_LONGEST = 160
_LONGEST_NAME = 5
_LONGEST_PHRASE = 5
_PARTS = re.compile(r"\s*[|•·\u060c,.:;\u061b]\s*|\s+[-–—]\s+|\s*[()\[\]]\s*")
_QUOTES = re.compile(r"[«»\"“”'‹›]")
_YEARS = re.compile(r"(?<!\d)(?:19|20|١٩|٢٠)\d\d(?!\d)\s*(?:[-–/]\s*\d{2,4})?")
_RIGHTS_SIGN = re.compile(r"\(c\)|©", re.I)
_SIGN = " © "
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_FOR = "\N{ARABIC LETTER LAM}"


def find_rights_holder(line: str) -> str | None:
    """Give the site's name in a line of rights, or None where the line is none or names nobody.

    >>> find_rights_holder("جميع الحقوق محفوظة لموقع مرسى الأخبار © 2023")
    'مرسى الأخبار'
    >>> find_rights_holder("© 2019-2024 جريدة المرسى | تصميم وتطوير: نجمة")
    'جريدة المرسى'
    >>> find_rights_holder("وصل الوفد إلى تونس.") is None
    True
    """
    if len(line) > _LONGEST or not _may_state_rights(line):
        return None
    plain = _QUOTES.sub(" ", _RIGHTS_SIGN.sub(_SIGN, _YEARS.sub(" ", line)))
    parts = [_Part(part) for part in _PARTS.split(plain) if part.split()]
    stating = [index for index, part in enumerate(parts) if part.states]
    if not stating:
        return None
    # A lone statement stands beside the name; with two names beside it, who knows which.
    others = [part.name for part in parts if not part.states and part.name]
    names = (*(parts[index].name for index in stating), *(others if len(others) == 1 else ()))
    return next((name for name in names if name), None)


def _may_state_rights(line: str) -> bool:
    key = lookup_key(line)
    return "©" in line or "(c)" in key or any(phrase in key for phrase in _phrases("rights"))


class _Part:
    """A part of a line between marks: whether it states rights, and the name that it leaves."""

    def __init__(self, text: str) -> None:
        words = text.split()
        self.states = False
        left: list[str] = []
        position = 0
        while position < len(words):
            if _size(words, position, "credit"):
                break
            size = _size(words, position, "rights")
            if size:
                self.states = True
                if left:
                    break
            else:
                left.append(words[position])
            position += size or 1
        self.name = _name(left)


def _size(words: list[str], position: int, role: str) -> int:
    """Give how many words from here make a phrase of this role."""
    sizes = range(min(_LONGEST_PHRASE, len(words) - position), 0, -1)
    keys = (lookup_key(" ".join(words[position : position + size])).strip() for size in sizes)
    return next((size for size, key in zip(sizes, keys, strict=True) if key in _phrases(role)), 0)


def _name(words: list[str]) -> str | None:
    words = [word for word in words if any(map(str.isalpha, word))]
    while words and (
        lookup_key(words[0]) in _phrases("kind") or words[0].strip("\N{ARABIC TATWEEL}") == _FOR
    ):
        words = words[1:]
    if not 1 <= len(words) <= _LONGEST_NAME or any(map(str.isdecimal, " ".join(words))):
        return None
    name = " ".join([_without_for(words[0]), *words[1:]])
    # `the newspaper`, `the site` alone name nobody.
    kind = lookup_key(name).removeprefix(_ARTICLE)
    return None if kind in _phrases("outlet") or kind in _phrases("kind") else name


def _without_for(word: str) -> str:
    """Take off the attached «for»: `للمرسى` is for `المرسى`, `لصحيفة` for `صحيفة`."""
    if word.startswith(_FOR + "\N{ARABIC TATWEEL}"):
        return word[1:].lstrip("\N{ARABIC TATWEEL}")
    if word.startswith(2 * _FOR):
        return _ARTICLE + word[2:]
    return word[1:] if lookup_key(word)[1:] in _phrases("outlet") and word.startswith(_FOR) else word


@cache
def _phrases(role: str) -> frozenset[str]:
    return frozenset(
        lookup_key(row["phrase"]).strip() for row in load_table("ingest/rights") if row["role"] == role
    )
