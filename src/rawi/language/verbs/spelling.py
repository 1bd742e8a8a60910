"""Spells sounds as the press does: without vowel signs, hamzas on their seats, all usual variants."""

import re
from typing import Final

_ALEF_HAMZA: Final = "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}"
_ALEF_HAMZA_BELOW: Final = "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}"
_ALEF_MADDA: Final = "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}"
_WAW_HAMZA: Final = "\N{ARABIC LETTER WAW WITH HAMZA ABOVE}"
_YEH_HAMZA: Final = "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}"
_HAMZA: Final = "\N{ARABIC LETTER HAMZA}"
_ALEF: Final = "\N{ARABIC LETTER ALEF}"
_LETTERS: dict[int, str | None] = str.maketrans(
    {
        "t": "\N{ARABIC LETTER TEH}",
        "n": "\N{ARABIC LETTER NOON}",
        "m": "\N{ARABIC LETTER MEEM}",
        "s": "\N{ARABIC LETTER SEEN}",
        "d": "\N{ARABIC LETTER DAL}",
        "T": "\N{ARABIC LETTER TAH}",
        "w": "\N{ARABIC LETTER WAW}",
        "y": "\N{ARABIC LETTER YEH}",
        "p": "\N{ARABIC LETTER TEH MARBUTA}",
        "A": _ALEF,
        "X": _ALEF,
        "U": "\N{ARABIC LETTER WAW}",
        "I": "\N{ARABIC LETTER YEH}",
        "Y": "\N{ARABIC LETTER ALEF MAKSURA}",
        "a": None,
        "i": None,
        "u": None,
    }
)
_SHORT: Final = "aiu"
# A consonant said twice without a vowel between is written once.
_DOUBLE: Final = re.compile(r"(.)\1")
_FINAL_SEATS: Final = {"a": _ALEF_HAMZA, "u": _WAW_HAMZA, "i": _YEH_HAMZA}
_PLURAL_ENDINGS: Final = frozenset(("UX", "Un", "U"))


def _seats_before_waw(before: str, rest: str) -> tuple[str, ...]:
    """Seats of a hamza before a long u, where the press is of several minds."""
    if rest in _PLURAL_ENDINGS and before == "a":
        return (_WAW_HAMZA, _ALEF_HAMZA, _HAMZA)  # قرؤوا، قرأوا، قرءوا
    if before == "A":
        return (_WAW_HAMZA, _HAMZA)  # جاؤوا، جاءوا
    if before == "U":
        return (_HAMZA, _WAW_HAMZA)  # يسوءون
    return (_WAW_HAMZA,) if before in "au" else (_WAW_HAMZA, _YEH_HAMZA)  # مسؤول، مسئول


def _seats(before: str, rest: str) -> tuple[str, ...]:
    """Give the seats of a hamza between the sound before it and the sounds after it."""
    after = rest[:1]
    if not before:
        if after == "A":
            return (_ALEF_HAMZA,)
        return (_ALEF_HAMZA_BELOW if after in "iI" else _ALEF_HAMZA,)
    if not after:
        return (_FINAL_SEATS.get(before, _HAMZA),)
    if before in "iI" or after in "iI":
        return (_YEH_HAMZA,)
    if after == "U":
        return _seats_before_waw(before, rest)
    if before == "u" or after == "u":
        return (_WAW_HAMZA,)
    return (_HAMZA,) if before in "AU" else (_ALEF_HAMZA,)


def spell(sounds: str) -> tuple[str, ...]:
    """Spell sounds in every usual way, the first being the most regular; digits stay.

    >>> spell("1a2a'UX")
    ('12ؤوا', '12أوا', '12ءوا')
    """
    if sounds[-1] in _SHORT:
        sounds = sounds[:-1]
    if _DOUBLE.search(sounds):
        sounds = _DOUBLE.sub(r"\1", sounds)
    sounds = sounds.replace("yY", "yA")  # أحيا
    opening = _ALEF if sounds[0] in _SHORT else ""
    if "'" not in sounds:
        return (opening + sounds.translate(_LETTERS),)
    spelled: tuple[str, ...] = (opening,)
    before = ""
    head, *rests = sounds.split("'")
    for place, part in enumerate((head, *rests)):
        if place:
            seats = _seats(before, "'".join(rests[place - 1 :]))
            if seats[0] == _ALEF_HAMZA and part.startswith("A"):
                seats, part = (_ALEF_MADDA,), part[1:]
            spelled = tuple(start + seat for seat in seats for start in spelled)
        letters = part.translate(_LETTERS)
        spelled = tuple(start + letters for start in spelled)
        before = part[-1:] or before
    return spelled
