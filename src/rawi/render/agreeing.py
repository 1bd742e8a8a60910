"""Lets the words for how an agreement stands agree with the noun that names it: معاهدة معلقة, اتفاق معلق."""

from functools import cache

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


@cache
def is_feminine(name: str, kind: str) -> bool:
    """Tell whether the name of an agreement is feminine: by its first noun, else by what it is.

    >>> is_feminine("معاهدة الصداقة", "treaty"), is_feminine("26 اتفاقية", "agreement")
    (True, True)
    >>> is_feminine("اتفاق الحبوب", "agreement"), is_feminine("المينورسو", "mission")
    (False, True)
    """
    for word in name.split():
        if word.isdecimal() or lookup_key(word) in _numbers():
            continue
        told = _is_feminine_noun(word)
        if told is not None:
            return told
        break
    return bool(_is_feminine_noun(label(f"instrument {kind}").ar.split()[0]))


def standing_label(status: str, name: str, kind: str) -> Label:
    """Say how an agreement stands, in the gender of its Arabic name.

    >>> standing_label("suspended", "معاهدة الصداقة", "treaty").ar
    'معلقة'
    """
    key = f"status {status}"
    told = label(key)
    return told._replace(ar=_feminines().get(key, told.ar)) if is_feminine(name, kind) else told
