"""Lets words of the interface agree with the noun that they are said of: معاهدة معلقة, اتفاق معلق."""

from functools import cache, lru_cache

from rawi.letters import ALEF, ARTICLE, TEH, TEH_MARBUTA, lookup_key
from rawi.lexicon import load_table
from rawi.render.kinds import Label, label

_FEMININE = "f"
_SOUND_PLURAL = ALEF + TEH


@cache
def _feminines() -> dict[str, str]:
    return {row["key"]: row["feminine"] for row in load_table("render/feminines")}


@cache
def _genders() -> dict[str, bool]:
    """Tell of the nouns of the news whether they are feminine; a broken plural of things always is."""
    found: dict[str, bool] = {}
    for row in load_table("language/nouns"):
        found[lookup_key(row["lemma"])] = row["gender"] == _FEMININE
        for plural in row.all("plurals"):
            found.setdefault(lookup_key(plural), True)
    return found


@cache
def _numbers() -> frozenset[str]:
    rows = load_table("language/numbers")
    return frozenset(lookup_key(form) for row in rows for form in row.all("word"))


def _is_feminine_noun(word: str) -> bool | None:
    """Tell whether a noun is feminine; None for what is no noun known or shaped as one."""
    bare = word.removeprefix(ARTICLE)
    for one in (word, bare):
        known = _genders().get(lookup_key(one))
        if known is not None:
            return known
    return True if bare.endswith((TEH_MARBUTA, _SOUND_PLURAL)) else None


# Names come from articles, without end.
@lru_cache(maxsize=1 << 14)
def is_feminine(name: str, otherwise: str = "") -> bool:
    """Tell whether a name is feminine: by its first noun, else as another noun is.

    >>> is_feminine("معاهدة الصداقة"), is_feminine("26 اتفاقية"), is_feminine("المينورسو", "بعثة")
    (True, True, True)
    """
    for word in name.split():
        if word.isdecimal() or lookup_key(word) in _numbers():
            continue
        told = _is_feminine_noun(word)
        if told is not None:
            return told
        break
    return bool(otherwise) and is_feminine(otherwise)


def agreeing_label(key: str, name: str, otherwise: str = "") -> Label:
    """Give the words for a key of the interface, in Arabic in the gender of what they are said of.

    >>> agreeing_label("modality planned", "زيارة").ar
    'مزمعة'
    """
    told = label(key)
    return told._replace(ar=_feminines().get(key, told.ar)) if is_feminine(name, otherwise) else told


def standing_label(status: str, name: str, kind: str) -> Label:
    """Say how an agreement stands, in the gender of its Arabic name, else of what it is.

    >>> standing_label("suspended", "معاهدة الصداقة", "treaty").ar
    'معلقة'
    """
    return agreeing_label(f"status {status}", name, label(f"instrument {kind}").ar)
