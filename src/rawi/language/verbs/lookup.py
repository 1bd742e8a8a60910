"""Looks words up as verb forms; takes apart those with a pronoun, an article or a future «س»."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rawi.language.verbs.model import VerbAnalysis
from rawi.language.verbs.pronouns import bare_keys, split_pronoun
from rawi.language.verbs.table import (
    FINITE,
    FINITE_TAKES_PRONOUN,
    IMPERFECT,
    IMPERFECT_TAKES_PRONOUN,
    NOMINAL,
    NOMINAL_TAKES_PRONOUN,
    TAKES_ALEF,
    Table,
    verb_table,
)
from rawi.letters import ALEF, ARTICLE, NOON, SEEN, TEH, YEH, lookup_key

_ALEF_HAMZA = "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}"
_ALEF_HAMZA_BELOW = "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}"
_ALEF_MADDA = "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}"
_HAMZA = "\N{ARABIC LETTER HAMZA}"
_HAMZA_SEATS = frozenset(
    (_HAMZA, "\N{ARABIC LETTER WAW WITH HAMZA ABOVE}", "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}")
)
_TA_MARBUTA = "\N{ARABIC LETTER TEH MARBUTA}"
_IMPERFECT_PREFIXES = frozenset((ALEF, NOON, TEH, YEH))
# Forms of which no perfect or imperfect opens with إ.
_NEVER_BELOW = frozenset(("I", "II", "III", "IV", "QI"))
# Forms of which no masdar opens with أ.
_MASDAR_WITHOUT_HAMZA = frozenset(("VII", "VIII", "IX", "X"))


class _Reading(NamedTuple):
    """A possible analysis, by the places of its verb and cell in the table."""

    place: int
    cell: int
    pronoun: str = ""
    future: bool = False


def _with_pronoun(key: str, table: Table) -> Iterator[_Reading]:
    """«انتقدوهم», «اتهامه»: a pronoun after; passives hardly ever take one."""
    for rest, pronoun in split_pronoun(key):
        for bare in bare_keys(rest):
            for place, cell in table.readings(bare):
                if cell in table.kinds.takes_pronoun:
                    yield _Reading(place, cell, pronoun)


def _future(key: str, table: Table) -> Iterator[_Reading]:
    """«سيعلن», «سيعلنه»: a future س before an imperfect."""
    imperfect = table.kinds.imperfect
    for place, cell in table.readings(key):
        if cell in imperfect:
            yield _Reading(place, cell, future=True)
    for reading in _with_pronoun(key, table):
        if reading.cell in imperfect:
            yield reading._replace(future=True)


def _readings(key: str, table: Table) -> Iterator[_Reading]:
    for place, cell in table.readings(key):
        yield _Reading(place, cell)
    if key[0] == SEEN and key[1:2] in _IMPERFECT_PREFIXES:
        yield from _future(key[1:], table)
    if key.startswith(ARTICLE):  # المتهمون، الاجتماع
        for place, cell in table.readings(key[2:]):
            if cell in table.kinds.nominal:
                yield _Reading(place, cell)
    if key[-1] == ALEF:  # هجوما، متهما
        for place, cell in table.readings(key[:-1]):
            if cell in table.kinds.takes_alef:
                yield _Reading(place, cell)
    yield from _with_pronoun(key, table)


def _opening_agrees(first: str, reading: _Reading, table: Table) -> bool:
    """Tell whether the hamza on the first alef allows the reading."""
    verb = table.verbs[reading.place]
    if first == _ALEF_HAMZA_BELOW:
        return reading.cell in table.kinds.nominal or verb.form not in _NEVER_BELOW
    if first in (_ALEF_HAMZA, _ALEF_MADDA) and reading.cell in table.kinds.masdar:
        if verb.form == "IV":
            return any(masdar[0] == first for masdar in verb.masdars)
        return verb.form not in _MASDAR_WITHOUT_HAMZA
    return True


def _agreeing(word: str, readings: Iterator[_Reading], table: Table) -> Iterator[_Reading]:
    """Keep the readings that the hamzas and the ta marbuta of `word` allow."""
    kinds = table.kinds
    feminine = word[-1] == _TA_MARBUTA
    # In a finite form only a radical brings a hamza that does not sit on an alef.
    seated = not _HAMZA_SEATS.isdisjoint(word)
    for reading in readings:
        nominal = reading.cell in kinds.nominal
        if feminine and (reading.pronoun or not nominal or reading.cell not in kinds.singular):
            continue
        if seated and not nominal and _HAMZA not in table.verbs[reading.place].root:
            continue
        if _opening_agrees(word[0], reading, table):
            yield reading


@lru_cache(maxsize=1 << 15)
def verb_analyses(word: str) -> tuple[VerbAnalysis, ...]:
    """Tell what a word may be as a verb form; a conjunction before it must be off already.

    Readings of the whole word come first, then those with a future «س», an article, an
    accusative alef, and an object pronoun.

    >>> [(found.lemma, found.future) for found in verb_analyses("سيستأنف")][:1]
    [('استأنف', True)]
    >>> {(found.lemma, found.pronoun) for found in verb_analyses("انتقدوهم")}
    {('انتقد', 'هم')}
    """
    return tuple([analysis for _, analysis in _analyses(word, None)])


def analyses_among(word: str, places: frozenset[int]) -> list[tuple[int, VerbAnalysis]]:
    """Tell what a word may be as a form of the verbs at some places in the table, each with its place.

    >>> verbs = verb_table().verbs
    >>> places = frozenset(place for place, verb in enumerate(verbs) if verb.lemma == "استأنف")
    >>> [(found.aspect.value, found.future) for _, found in analyses_among("سيستأنف", places)][:1]
    [('imperfect', True)]
    """
    return _analyses(word, places) if is_form_of(lookup_key(word), places) else []


def _analyses(word: str, places: frozenset[int] | None) -> list[tuple[int, VerbAnalysis]]:
    key = lookup_key(word)
    if not key:
        return []
    table = verb_table()
    readings = _readings(key, table)
    if places is not None:
        readings = (reading for reading in readings if reading.place in places)
    return [
        (place, VerbAnalysis(table.verbs[place], *table.cells[cell], pronoun, future))
        for place, cell, pronoun, future in dict.fromkeys(_agreeing(word, readings, table))
    ]


class VerbalClass(NamedTuple):
    """Whether a word can be a finite form of a verb, and whether a masdar or participle."""

    finite: bool
    nominal: bool


def verbal_class(key: str) -> VerbalClass:
    """Tell what `verb_analyses` would find for a look-up key, many times as fast.

    >>> verbal_class(lookup_key("سيستأنف")), verbal_class(lookup_key("الاستئناف"))
    (VerbalClass(finite=True, nominal=False), VerbalClass(finite=False, nominal=True))
    """
    table = verb_table()
    if _HAMZA in key:  # only the verb itself tells whether its forms can hold one
        nominal = table.kinds.nominal
        is_nominal = {reading.cell in nominal for reading in _agreeing(key, _readings(key, table), table)}
        return VerbalClass(False in is_nominal, True in is_nominal)
    found = table.allows(key)
    if key[:1] == SEEN and key[1:2] in _IMPERFECT_PREFIXES:
        bare, before = table.allows(key[1:]), _allows_before_pronoun(key[1:], table)
        found |= FINITE if bare & IMPERFECT or before & IMPERFECT_TAKES_PRONOUN else 0
    if key.startswith(ARTICLE):
        found |= table.allows(key[2:]) & NOMINAL
    if key[-1:] == ALEF and table.allows(key[:-1]) & TAKES_ALEF:
        found |= NOMINAL
    before = _allows_before_pronoun(key, table)
    return VerbalClass(
        bool(found & FINITE or before & FINITE_TAKES_PRONOUN),
        bool(found & NOMINAL or before & NOMINAL_TAKES_PRONOUN),
    )


@lru_cache(maxsize=1 << 16)
def verb_places(key: str) -> frozenset[int]:
    """Give the places, in the table, of all verbs of which a look-up key can be a form.

    The hamzas of the written word may still say no to some.
    """
    table = verb_table()
    wholes = [key]
    if key[:1] == SEEN:
        wholes.append(key[1:])
    forms = list(wholes)
    if key.startswith(ARTICLE):
        forms.append(key[2:])
    if key[-1:] == ALEF:
        forms.append(key[:-1])
    for whole in wholes:
        for rest, _ in split_pronoun(whole):
            forms.extend(bare_keys(rest))
    return table.places(forms)


def is_form_of(key: str, places: frozenset[int]) -> bool:
    """Tell whether a look-up key can be a form of some verbs, given by their places in the table."""
    return not places.isdisjoint(verb_places(key))


def _allows_before_pronoun(key: str, table: Table) -> int:
    """Give what the words allow that a pronoun may have joined: `انتقدوهم`."""
    allowed = 0
    for rest, _ in split_pronoun(key):
        for bare in bare_keys(rest):
            allowed |= table.allows(bare)
    return allowed
