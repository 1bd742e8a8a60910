"""Names across articles: keys that survive spelling, and whether two names are spellings of one."""

from functools import cache, lru_cache

from rawi.letters import ALEF, ARTICLE, HEH, WAW, YEH, lookup_key
from rawi.lexicon import load_table

# How far apart spellings are by a vowel more or less, by a letter of the same sound, by any other letter.
_VOWEL, _ONE_SOUND, _CONSONANT = 1.0, 0.5, 1.5
_VOWELS = frozenset({ALEF, WAW, YEH})
# A name may be spelled otherwise by half a vowel, one of five letters and more by a vowel for every so many.
_LEAST_ALLOWED, _LETTERS_A_VOWEL = 0.5, 5
# Whoever looks for a name spells it worse than those who print it, and sees whom he is offered.
_ASKED_ALLOWED = 2.5
# How a name may end by ear: باشاغا, باشاغه.
_ENDINGS = frozenset({ALEF, HEH, YEH})
_SHORTEST_WITH_ARTICLE = 5


@cache
def _sounds() -> dict[int, str]:
    rows = load_table("chronicle/sounds")
    return {ord(row["letter"]): row["sound"] for row in rows}


@cache
def _joining() -> frozenset[str]:
    """Give the particles that belong to the part after them: عبد, أبو."""
    rows = load_table("names/particles")
    return (
        frozenset(
            lookup_key(row["particle"])
            for row in rows
            if row["position"] == "before" and not row["particle"].startswith(ARTICLE)
        )
        - _sons()
    )


@cache
def _sons() -> frozenset[str]:
    """Give the particles of descent, which outlets write or leave out."""
    rows = load_table("chronicle/descent")
    return frozenset(lookup_key(row["particle"]) for row in rows)


@cache
def _listed() -> dict[str, str]:
    """Give, by key, the Latin form of listed given and family names: different ones are different names."""
    listed: dict[str, str] = {}
    for table in ("given", "family"):
        for row in load_table(f"names/{table}"):
            listed.setdefault(lookup_key(row["name"]), row["latin"] or row["name"])
    return listed


def _bare(word: str) -> str:
    has_article = word.startswith(ARTICLE) and len(word) >= _SHORTEST_WITH_ARTICLE
    return word[len(ARTICLE) :] if has_article else word


@lru_cache(maxsize=1 << 15)
def name_parts(name: str) -> tuple[str, ...]:
    """Cut a name into its parts: articles and particles of descent off, عبد and أبو joined to what follows.

    >>> name_parts("عبد الله بن زايد") == name_parts("عبدالله زايد")
    True
    """
    parts: list[str] = []
    joined = ""
    for word in lookup_key(name).split():
        if word in _joining():
            joined += word
            continue
        if word in _sons() and not joined:
            continue
        parts.append(_bare(joined + word))
        joined = ""
    return tuple([*parts, joined] if joined else parts)


@lru_cache(maxsize=1 << 15)
def sound(part: str) -> str:
    """Give what is left of a part of a name when it is spelt by ear.

    >>> sound("قورباتشوف") == sound("غورباتشوف"), sound("عبدالله") == sound("عبدولاي")
    (True, True)
    """
    sounded = part.translate(_sounds())
    letters = [letter for at, letter in enumerate(sounded) if at == 0 or letter != sounded[at - 1]]
    return "".join(letters) or part


def name_block(name: str) -> str:
    """Give the key under which all spellings and orders of a name are looked for.

    >>> name_block("لافروف سيرغي") == name_block("سيرجي لافروف")
    True
    """
    return " ".join(sorted(map(sound, name_parts(name))))


def _same_part(one: str, other: str, least: float = _LEAST_ALLOWED) -> bool:
    if one == other:
        return True
    if sound(one) != sound(other):
        return False
    listed = _listed()
    if one in listed and other in listed:
        return listed[one] == listed[other]
    if one[:-1] == other[:-1] and one[-1:] in _ENDINGS and other[-1:] in _ENDINGS:
        return True
    return _differs(one, other) <= max(least, max(len(one), len(other)) // _LETTERS_A_VOWEL)


def _differs(one: str, other: str) -> float:
    """Weigh how far two parts that sound alike are spelled apart: letters of one sound little, vowels more.

    A guttural that only one of them has makes another name: `السروي`, `العسيري`.
    """
    above: list[float] = [0.0]
    for letter in other:
        above.append(above[-1] + _dropped(letter))
    for letter in one:
        row = [above[0] + _dropped(letter)]
        for place, against in enumerate(other):
            changed = 0.0 if letter == against else _changed(letter, against)
            row.append(
                min(above[place] + changed, above[place + 1] + _dropped(letter), row[-1] + _dropped(against))
            )
        above = row
    return above[-1]


def _dropped(letter: str) -> float:
    return _VOWEL if letter in _VOWELS else _CONSONANT


def _changed(letter: str, other: str) -> float:
    if letter in _VOWELS and other in _VOWELS:
        return _VOWEL
    sounds = _sounds()
    same = sounds.get(ord(letter)) == sounds.get(ord(other)) and sounds.get(ord(letter))
    return _ONE_SOUND if same else _CONSONANT * 2


@lru_cache(maxsize=1 << 15)
def same_name(one: str, other: str) -> bool:
    """Tell whether two names are spellings of one, whatever the order of their parts.

    >>> same_name("السعيد شنڨريحة", "السعيد شنغريحه"), same_name("سالم أحمد", "سليم أحمد")
    (True, False)
    """
    first = sorted(name_parts(one), key=sound)
    second = sorted(name_parts(other), key=sound)
    return len(first) == len(second) and all(map(_same_part, first, second))


def is_listed_name(part: str) -> bool:
    """Tell whether a part of a name is one of the lexicons: given, or of a family."""
    return part in _listed()


def may_be_called(name: str, words: str) -> bool:
    """Tell whether each part of some words is, by one spelling or another, a part of a name.

    >>> may_be_called("أنطونيو غوتيريش", "جوتيريش"), may_be_called("أنطونيو غوتيريش", "أنطون")
    (True, False)
    """
    own = name_parts(name)
    return all(any(_same_part(part, one, _ASKED_ALLOWED) for one in own) for part in name_parts(words))
