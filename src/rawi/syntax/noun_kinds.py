"""Kinds of common nouns: which stand for people, bodies and sites, which are things or acts."""

from functools import lru_cache
from typing import Final

from rawi.language.verbs.lookup import verb_analyses
from rawi.language.verbs.model import Aspect, Number
from rawi.language.verbs.pronouns import bare_keys, split_pronoun
from rawi.letters import ALEF, ARTICLE, HEH, MEEM, NOON, WAW, YEH, lookup_key
from rawi.lexicon import built_once, load_table

# Kinds of nouns that can take part in an event.
ORGAN: Final = "organ"
GROUP: Final = "group"
PERSON: Final = "person"
CROWD: Final = "crowd"
SITE: Final = "site"
_PARTICIPLES: Final = (Aspect.PARTICIPLE_ACTIVE, Aspect.PARTICIPLE_PASSIVE)


@built_once
def _kinds() -> dict[str, str]:
    kinds: dict[str, str] = {}
    for row in load_table("syntax/participants"):
        for form in (row["noun"], *row.all("forms")):
            kinds.setdefault(lookup_key(form), row["kind"])
    return kinds


@lru_cache(maxsize=1 << 15)
def noun_kind(key: str) -> str | None:
    """Give the kind of a common noun that can take part in an event: `organ`, `person`, `site` …"""
    kinds = _kinds()
    bare = key.removeprefix(ARTICLE)
    found = kinds.get(key) or kinds.get(bare) or (kinds.get(bare[:-1]) if bare[-1:] == ALEF else None)
    if found is not None:
        return None if found in (PERSON, CROWD) and _is_third_form(key) else found
    if is_thing(key):
        return None  # محاكمة is no court of his
    possessed = (rest for before, _ in split_pronoun(key) for rest in bare_keys(before))  # حلفاؤهم، قادته
    known = next((kinds[rest] for rest in possessed if rest in kinds), None)
    return known or ("person" if _is_doers(key) else None)


@built_once
def _single() -> frozenset[str]:
    return frozenset(
        lookup_key(row["noun"]) for row in load_table("syntax/participants") if row["kind"] == PERSON
    )


def is_one_person(key: str) -> bool:
    """Tell whether a key is the singular of a listed noun for people: `الشاب`, but not `الشبان`."""
    return key.removeprefix(ARTICLE) in _single()


def _is_doers(key: str) -> bool:
    """Whether a definite noun is a sound plural of a participle, and so people: `الفاعلين`."""
    if not key.startswith(ARTICLE) or not key.endswith((WAW + NOON, YEH + NOON)):
        return False
    analyses = verb_analyses(key.removeprefix(ARTICLE))
    return any(one.aspect in _PARTICIPLES and one.number is Number.PLURAL for one in analyses)


def _is_third_form(key: str) -> bool:
    """Whether a noun is a masdar written like a woman: `محاربة`, `المساعدة`."""
    bare = key.removeprefix(ARTICLE)
    return bare.startswith(MEEM) and bare.endswith(HEH) and is_act(bare)


@built_once
def _things() -> frozenset[str]:
    rows = load_table("language/nouns")
    plurals = (lookup_key(form) for row in rows for form in row.all("plurals"))
    people = _kinds()  # الدول الأعضاء
    found = {key for key in plurals if people.get(key) != "person"}
    return frozenset(found.union(lookup_key(row["lemma"]) for row in rows))


@lru_cache(maxsize=1 << 14)
def is_thing(key: str) -> bool:
    """Tell whether a key is a listed noun or a masdar, which does not describe another noun: `القبض`."""
    bare = key.removeprefix(ARTICLE)
    return bare in _things() or any(a.aspect is Aspect.MASDAR for a in verb_analyses(bare))


@lru_cache(maxsize=1 << 14)
def is_participle(key: str) -> bool:
    """Tell whether a key can be a participle, with ال or without."""
    return any(analysis.aspect in _PARTICIPLES for analysis in verb_analyses(key.removeprefix(ARTICLE)))


@lru_cache(maxsize=1 << 14)
def is_act(key: str) -> bool:
    """Tell whether a key can be a masdar."""
    return any(analysis.aspect is Aspect.MASDAR for analysis in verb_analyses(key))


@built_once
def _adverbs() -> frozenset[str]:
    return frozenset(lookup_key(row["word"]) for row in load_table("syntax/adverbs"))


def is_adverb(key: str) -> bool:
    """Tell whether a key is a noun that tells only where or how: `جنوب`, `رسميا`."""
    return key in _adverbs()
