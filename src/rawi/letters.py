"""Normalises spelling variants of Arabic letters, for look-ups only.

The published text is never changed: `lookup_key` gives a key, and `normalise` also says
which published character each letter of the key came from.
"""

import re
import unicodedata
from typing import Final, NamedTuple

ALEF: Final = "\N{ARABIC LETTER ALEF}"
LAM: Final = "\N{ARABIC LETTER LAM}"
WAW: Final = "\N{ARABIC LETTER WAW}"
FEH: Final = "\N{ARABIC LETTER FEH}"
BEH: Final = "\N{ARABIC LETTER BEH}"
KAF: Final = "\N{ARABIC LETTER KAF}"
SEEN: Final = "\N{ARABIC LETTER SEEN}"
YEH: Final = "\N{ARABIC LETTER YEH}"
ALEF_MAKSURA: Final = "\N{ARABIC LETTER ALEF MAKSURA}"
HEH: Final = "\N{ARABIC LETTER HEH}"
TEH: Final = "\N{ARABIC LETTER TEH}"
TEH_MARBUTA: Final = "\N{ARABIC LETTER TEH MARBUTA}"
NOON: Final = "\N{ARABIC LETTER NOON}"
AIN: Final = "\N{ARABIC LETTER AIN}"
MEEM: Final = "\N{ARABIC LETTER MEEM}"
REH: Final = "\N{ARABIC LETTER REH}"
QAF: Final = "\N{ARABIC LETTER QAF}"
ARTICLE: Final = ALEF + LAM

# Letters that writers and keyboards exchange, each mapped to the one used in keys.
_SAME: Final = {
    "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}": ALEF,
    "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}": ALEF,
    "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}": ALEF,
    "\N{ARABIC LETTER ALEF WASLA}": ALEF,
    "\N{ARABIC LETTER WAW WITH HAMZA ABOVE}": WAW,
    "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}": YEH,
    ALEF_MAKSURA: YEH,
    "\N{ARABIC LETTER FARSI YEH}": YEH,
    "\N{ARABIC LETTER TEH MARBUTA}": HEH,
    "\N{ARABIC LETTER HEH GOAL}": HEH,
    "\N{ARABIC LETTER KEHEH}": KAF,
    "\N{ARABIC LETTER GAF}": KAF,
    "\N{ARABIC LETTER NG}": KAF,
    "\N{ARABIC LETTER QAF WITH THREE DOTS ABOVE}": "\N{ARABIC LETTER QAF}",
    "\N{ARABIC LETTER QAF WITH DOT ABOVE}": "\N{ARABIC LETTER QAF}",
    "\N{ARABIC LETTER VEH}": FEH,
    "\N{ARABIC LETTER FEH WITH THREE DOTS BELOW}": FEH,
    "\N{ARABIC LETTER PEH}": BEH,
    "\N{ARABIC LETTER TCHEH}": "\N{ARABIC LETTER JEEM}",
    "\N{ARABIC LETTER JEH}": "\N{ARABIC LETTER ZAIN}",
}
HAMZA_ALEFS: Final = frozenset(
    (
        "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}",
        "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}",
        "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}",
    )
)
# Where a hamza within a word stands, by the rules of one country or another: on waw, on yeh, or alone.
SEATED_HAMZAS: Final = frozenset(
    {
        "\N{ARABIC LETTER WAW WITH HAMZA ABOVE}",
        "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}",
        "\N{ARABIC LETTER HAMZA}",
    }
)
# Letters that nobody writes by carelessness.
_TELLING: Final = HAMZA_ALEFS | {
    "\N{ARABIC LETTER WAW WITH HAMZA ABOVE}",
    "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}",
    "\N{ARABIC LETTER TEH MARBUTA}",
    ALEF_MAKSURA,
}
_DROPPED_CATEGORIES: Final = {"Mn", "Cf"}
_TATWEEL: Final = "\N{ARABIC TATWEEL}"


# Runs of Arabic letters, marks left out; `is_arabic` says the same of one character.
ARABIC_RUN: Final = re.compile(
    "[\u0621-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc]+"
)

# The letters that Persian, Urdu and Kurdish write and Arabic does not.
SISTER_LETTER: Final = re.compile(
    "[\u067e\u0686\u0698\u06af\u06a9\u06cc\u06c1\u06d2\u06ba"
    "\u0679\u0688\u0691\u06be\u06d5\u06c6\u06ce\u0695\u06b5]"
)


class Normalised(NamedTuple):
    """A look-up key and, for each of its letters, the index of the published character."""

    key: str
    offsets: tuple[int, ...]


class _KeyTable(dict[int, str]):
    """A translation table that learns each character when it first meets it."""

    def __missing__(self, code: int) -> str:
        value = _key_of_character(chr(code))
        self[code] = value
        return value


def _key_of_character(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    if character == _TATWEEL or unicodedata.category(character) in _DROPPED_CATEGORIES:
        return ""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    plain = unicodedata.normalize("NFKC", character)
    if plain == character:
        return character.lower()
    return "".join(map(_key_of_character, plain))


_KEYS: Final = _KeyTable()


def lookup_key(text: str) -> str:
    """Give the form under which lexicons know `text`.

    >>> lookup_key("إلـى مُسيَّرة") == lookup_key("الي مسيره")
    True
    """
    return text.translate(_KEYS)


def normalise(text: str) -> Normalised:
    """Give the look-up key with a map back to the published characters.

    >>> normalise("أُمّ").offsets
    (0, 2)
    """
    key = lookup_key(text)
    if len(key) == len(text) and text.isalpha():
        return Normalised(key, tuple(range(len(text))))  # one letter for each character
    letters: list[str] = []
    offsets: list[int] = []
    for index, character in enumerate(text):
        for letter in _KEYS[ord(character)]:
            letters.append(letter)
            offsets.append(index)
    return Normalised("".join(letters), tuple(offsets))


def is_spelling_of(written: str, listed: str) -> bool:
    """Tell whether `written` can be a careless spelling of `listed`: hamza left out, ه for ة.

    A hamza or a ta marbuta that is written but not listed contradicts.

    >>> is_spelling_of("افاد", "آفاد"), is_spelling_of("أفاد", "آفاد"), is_spelling_of("مدينه", "مدينة")
    (True, False, True)
    """
    letters = [character for character in written if _KEYS[ord(character)]]
    expected = [character for character in listed if _KEYS[ord(character)]]
    if len(letters) != len(expected):
        return False
    return all(
        letter == other or (letter not in _TELLING and _KEYS[ord(letter)] == _KEYS[ord(other)])
        for letter, other in zip(letters, expected, strict=True)
    )


def is_arabic(character: str) -> bool:
    """Tell whether a character is a letter of the Arabic script.

    >>> is_arabic("ڨ"), is_arabic("x"), is_arabic("،")
    (True, False, False)
    """
    return (
        character.isalpha()
        and character != _TATWEEL
        and (
            "\u0600" <= character <= "\u06ff"
            or "\u0750" <= character <= "\u077f"
            or "\ufb50" <= character <= "\ufdff"
            or "\ufe70" <= character <= "\ufeff"
        )
    )
