"""Looks words up as verb forms; takes apart those with a pronoun, an article or a future «س»."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from rawi.language.verbs.model import VerbAnalysis
from rawi.language.verbs.pronouns import bare_keys, split_pronoun
from rawi.language.verbs.table import (
    FINITE,
    FINITE_TAKES_PRONOUN,
    GROUP_BITS,
    GROUP_MASK,
    IMPERFECT,
    IMPERFECT_TAKES_PRONOUN,
    NOMINAL,
    NOMINAL_TAKES_PRONOUN,
    TAKES_ALEF,
    Table,
    verb_table,
)
from rawi.letters import ALEF, ARTICLE, HAMZA_ALEFS, NOON, SEEN, TEH, YEH, lookup_key
from rawi.lexicon import built_once

_ALEF_HAMZA: Final = "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}"
_ALEF_HAMZA_BELOW: Final = "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}"
_ALEF_MADDA: Final = "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}"
_HAMZA: Final = "\N{ARABIC LETTER HAMZA}"
_HAMZA_SEATS: Final = frozenset(
    (_HAMZA, "\N{ARABIC LETTER WAW WITH HAMZA ABOVE}", "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}")
)
_TA_MARBUTA: Final = "\N{ARABIC LETTER TEH MARBUTA}"
_IMPERFECT_PREFIXES: Final = frozenset((ALEF, NOON, TEH, YEH))
# Forms of which no perfect or imperfect opens with إ.
_NEVER_BELOW: Final = frozenset(("I", "II", "III", "IV", "QI"))
# Forms of which no masdar opens with أ.
_MASDAR_WITHOUT_HAMZA: Final = frozenset(("VII", "VIII", "IX", "X"))


# Ways in which a word can hold a form: whole, behind a future «س», that with a pronoun after it, behind an
# article, before an accusative alef, before a pronoun.
_WHOLE: Final = 0
_FUTURE: Final = 1
_FUTURE_PRONOUN: Final = 2
_ARTICLE: Final = 3
_ACCUSATIVE: Final = 4
_PRONOUN: Final = 5
# What a group of cells must allow for each way, as bits of the table: finite forms, and nominal ones.
_FINITE: Final = (FINITE, IMPERFECT, IMPERFECT_TAKES_PRONOUN, 0, 0, FINITE_TAKES_PRONOUN)
_NOMINAL: Final = (NOMINAL, 0, 0, NOMINAL, TAKES_ALEF, NOMINAL_TAKES_PRONOUN)
_EITHER: Final = tuple(finite | nominal for finite, nominal in zip(_FINITE, _NOMINAL, strict=True))


class _Reading(NamedTuple):
    """A possible analysis, by the places of its verb and cell in the table."""

    place: int
    cell: int
    pronoun: str
    future: bool


class _Part(NamedTuple):
    """A part of a word that the table holds: its entries there, and what the rest of the word is."""

    entries: tuple[int, ...]
    way: int
    pronoun: str


class _Parts(NamedTuple):
    """Every part of a word that the table holds, and the places of all their verbs."""

    parts: tuple[_Part, ...]
    places: frozenset[int]


_NO_PARTS: Final = _Parts((), frozenset())


@built_once
def _cells() -> tuple[frozenset[int], ...]:
    """Give the cells that each way of holding a form allows."""
    table = verb_table()
    kinds = table.kinds
    return (
        frozenset(range(len(table.cells))),
        kinds.imperfect,
        kinds.imperfect & kinds.takes_pronoun,
        kinds.nominal,
        kinds.takes_alef,
        kinds.takes_pronoun,
    )


def _ways(key: str) -> list[tuple[str, int, str]]:
    """List every part of a key that may be a form: itself, how the rest of the word is read, its pronoun."""
    found = [(key, _WHOLE, "")]
    if key[0] == SEEN and key[1:2] in _IMPERFECT_PREFIXES:  # سيعلن، سيعلنه
        found.append((key[1:], _FUTURE, ""))
        for rest, pronoun in split_pronoun(key[1:]):
            found.extend([(bare, _FUTURE_PRONOUN, pronoun) for bare in bare_keys(rest)])
    if key.startswith(ARTICLE):  # المتهمون، الاجتماع
        found.append((key[2:], _ARTICLE, ""))
    if key[-1] == ALEF:  # هجوما، متهما
        found.append((key[:-1], _ACCUSATIVE, ""))
    for rest, pronoun in split_pronoun(key):  # انتقدوهم، اتهامه
        found.extend([(bare, _PRONOUN, pronoun) for bare in bare_keys(rest)])
    return found


@lru_cache(maxsize=1 << 16)
def _parts(key: str) -> _Parts:
    """Look up, once for each key, every part of it that may be a form; most words of a text have few."""
    if not key:
        return _NO_PARTS
    table = verb_table()
    known, answers = table.entries, table.answers
    parts: list[_Part] = []
    for bare, way, pronoun in _ways(key):
        entries = known.get(bare)
        if entries is None:
            continue
        several = (entries,) if isinstance(entries, int) else entries
        allowed = tuple([one for one in several if answers[one & GROUP_MASK] & _EITHER[way]])
        if allowed:
            parts.append(_Part(allowed, way, pronoun))
    if not parts:
        return _NO_PARTS
    places = frozenset([entry >> GROUP_BITS for part in parts for entry in part.entries])
    return _Parts(tuple(parts), places)


def _readings(key: str, table: Table, places: frozenset[int] | None) -> Iterator[_Reading]:
    """Give the readings of a key, of the verbs at some places only if these are told."""
    cells, groups = _cells(), table.groups
    for part in _parts(key).parts:
        allowed = cells[part.way]
        future = part.way in (_FUTURE, _FUTURE_PRONOUN)
        for entry in part.entries:
            place = entry >> GROUP_BITS
            if places is not None and place not in places:
                continue
            for cell in groups[entry & GROUP_MASK]:
                if cell in allowed:
                    yield _Reading(place, cell, part.pronoun, future)


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


def _agreeing(word: str, readings: Iterable[_Reading], table: Table) -> Iterable[_Reading]:
    """Keep the readings that the hamzas and the ta marbuta of `word` allow."""
    feminine = word[-1] == _TA_MARBUTA
    # In a finite form only a radical brings a hamza that does not sit on an alef.
    seated = not _HAMZA_SEATS.isdisjoint(word)
    if not feminine and not seated and word[0] not in HAMZA_ALEFS:
        return readings  # mostly
    return [one for one in readings if _agrees(word[0], one, table, feminine=feminine, seated=seated)]


def _agrees(first: str, reading: _Reading, table: Table, *, feminine: bool, seated: bool) -> bool:
    kinds = table.kinds
    nominal = reading.cell in kinds.nominal
    if feminine and (reading.pronoun or not nominal or reading.cell not in kinds.singular):
        return False
    if seated and not nominal and _HAMZA not in table.verbs[reading.place].root:
        return False
    return _opening_agrees(first, reading, table)


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


def _agreeing_readings(word: str, places: frozenset[int] | None) -> Iterable[_Reading]:
    key = lookup_key(word)
    if not _parts(key).parts:
        return ()
    table = verb_table()
    return dict.fromkeys(_agreeing(word, _readings(key, table, places), table))


def _analyses(word: str, places: frozenset[int] | None) -> list[tuple[int, VerbAnalysis]]:
    table = verb_table()
    return [
        (place, VerbAnalysis(table.verbs[place], *table.cells[cell], pronoun, future))
        for place, cell, pronoun, future in _agreeing_readings(word, places)
    ]


def verbs_of(word: str) -> frozenset[int]:
    """Give the places, in the table, of all verbs of which a word can be a form.

    >>> {verb_table().verbs[place].lemma for place in verbs_of("انتقدوهم")}
    {'انتقد'}
    """
    return frozenset([reading.place for reading in _agreeing_readings(word, None)])


class VerbalClass(NamedTuple):
    """Whether a word can be a finite form of a verb, and whether a masdar or participle."""

    finite: bool
    nominal: bool


_NOT_VERBAL: Final = VerbalClass(False, False)


def verbal_class(key: str) -> VerbalClass:
    """Tell what `verb_analyses` would find for a look-up key, many times as fast.

    >>> verbal_class(lookup_key("سيستأنف")), verbal_class(lookup_key("الاستئناف"))
    (VerbalClass(finite=True, nominal=False), VerbalClass(finite=False, nominal=True))
    """
    parts = _parts(key).parts
    if not parts:
        return _NOT_VERBAL
    table = verb_table()
    if _HAMZA in key:  # only the verb itself tells whether its forms can hold one
        nominal = table.kinds.nominal
        is_nominal = {one.cell in nominal for one in _agreeing(key, _readings(key, table, None), table)}
        return VerbalClass(False in is_nominal, True in is_nominal)
    as_finite = as_nominal = 0
    for part in parts:
        for entry in part.entries:
            allowed = table.answers[entry & GROUP_MASK]
            as_finite |= allowed & _FINITE[part.way]
            as_nominal |= allowed & _NOMINAL[part.way]
    return VerbalClass(bool(as_finite), bool(as_nominal))


def is_form_of(key: str, places: frozenset[int]) -> bool:
    """Tell whether a look-up key can be a form of some verbs, given by their places in the table.

    The hamzas of the written word may still say no.
    """
    found = _parts(key).places
    return bool(found) and not places.isdisjoint(found)
