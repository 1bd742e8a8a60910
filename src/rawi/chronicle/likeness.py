"""How much two tellings have in common, with reasons."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from typing import NamedTuple

from rawi.chronicle.features import (
    ARTICLE,
    CONCEPT,
    COUNTRY,
    DEED,
    ENTITY,
    HEADLINE,
    KIND,
    ONE_DEED,
    PLACE,
    ROOT,
    SENTENCE,
    THING,
    WORD,
    Feature,
)
from rawi.chronicle.frames import Basis, Frame, near, overlap

# How much a kind of feature says of a happening: people, bodies and places more than words.
_WEIGHT = {
    **{
        ENTITY: 3.0,
        PLACE: 3.0,
        SENTENCE: 1.5,
        COUNTRY: 1.5,
        CONCEPT: 1.5,
        DEED: 1.0,
        THING: 1.5,
        ONE_DEED: 3.0,
    },
    **{ROOT: 1.0, KIND: 0.7, WORD: 0.8, ARTICLE: 0.7, HEADLINE: 0.7},
}
# Tellings in which a feature is taken to stand beside those of the cell, so that a day with little news
# does not make common words rare.
_PRIOR = {
    **{ENTITY: 1, PLACE: 1, SENTENCE: 1, COUNTRY: 4, CONCEPT: 3, DEED: 5, THING: 3, ONE_DEED: 1},
    **{ROOT: 3, KIND: 8, WORD: 2, ARTICLE: 2, HEADLINE: 2},
}
_PRIOR_TELLINGS = 30
# Weights are whole numbers, so that sums do not depend on the order of sets.
_EXACT = 1000
LEAST_LIKENESS = 0.4
# The same done to the same thing of one country on one day: sentences may differ wholly, and parties to a
# quarrel tell it in one article.
LEAST_WITH_THING = 0.2
# Where the same deed among the same names is told, sentences may differ more.
LEAST_WITH_NAMES = 0.35
# Two places in one country may be one place told otherwise, two types of a family one deed.
_OTHER_PLACE, _OTHER_TYPE, _TURNED_ROUND = 0.75, 0.92, 0.8
# What else is told of one deed differs from account to account.
_SAME_DEED = 1.6
# A deed told by no more than these on some days is one deed; in a war it may be many.
_RARE_DEED = 16
# Words that must be shared where no name is; each of two countries stands for one.
_WORDS_ENOUGH = 5
_COUNTRIES_COUNT = 2
_NAMES_ENOUGH = 3
# A shared name alone is shared by all news of a war.
_WORDS_BESIDE_NAMES = 4


class Comparable:
    """A telling as it is compared: what it shares with others, when it was, and of which article it is."""

    __slots__ = (
        *("id", "key", "article", "modality", "type", "frame", "features"),
        *("actors", "recipients", "entities", "places", "countries"),
    )

    def __init__(
        self, id: int, key: str, article: int, *, told: "Told", features: frozenset[Feature]
    ) -> None:
        self.id = id
        self.key = key
        self.article = article
        self.modality, self.type, self.frame, self.actors, self.recipients = told
        self.features = features
        self.entities = frozenset(one for one in features if one[0] == ENTITY)
        self.places = frozenset(one for one in features if one[0] == PLACE)
        self.countries = frozenset(one for one in features if one[0] == COUNTRY)

    def richness(self) -> float:
        """Tell how much a telling says by itself; the richest of a cell lead."""
        words = sum(one[0] == WORD for one in self.features)
        told = 3 * len(self.entities) + 3 * len(self.places) + len(self.countries) + min(words, 16) / 8
        return told + (2 if self.frame.basis is Basis.TOLD else 0)


class Told(NamedTuple):
    """What a telling says of itself apart from its features."""

    modality: str
    type: str
    frame: Frame
    actors: frozenset[str]
    recipients: frozenset[str]


class Likeness(NamedTuple):
    """How alike two tellings are, from 0 to 1, and what they share."""

    score: float
    shared: tuple[Feature, ...]


class Weights:
    """How much each feature weighs among some tellings: the fewer have it, the more."""

    def __init__(self, tellings: Sequence[Comparable]) -> None:
        self.counts: Counter[Feature] = Counter()
        for telling in tellings:
            self.counts.update(telling.features)
        total = _PRIOR_TELLINGS + len(tellings)
        # Few kinds and few counts make up thousands of features.
        known: dict[tuple[str, int], int] = {}
        self.weight = {}
        for one, seen in self.counts.items():
            kind = one[0], seen
            if kind not in known:
                known[kind] = max(0, round(_EXACT * _WEIGHT[one[0]] * log(total / (seen + _PRIOR[one[0]]))))
            self.weight[one] = known[kind]
        weight = self.weight
        self.sums = {one.id: sum(map(weight.__getitem__, one.features)) for one in tellings}


def _same_deed(one: Comparable, other: Comparable, shared: Iterable[Feature]) -> bool:
    """Tell whether the same is done to the same thing between the same two states, and not in two places."""
    kinds = [feature[0] for feature in shared]
    apart = one.places and other.places and one.places.isdisjoint(other.places)
    return ONE_DEED in kinds and kinds.count(COUNTRY) >= _COUNTRIES_COUNT and not apart


def _may_be_one_day(one: Comparable, other: Comparable) -> bool:
    """Tell whether two tellings can mean one day; of one deed the day of its announcement may be told."""
    if overlap(one.frame, other.frame):
        return True
    deeds = (feature for feature in one.features if feature[0] == ONE_DEED)
    return any(deed in other.features for deed in deeds) and near(one.frame, other.frame)


def _contradicts(one: Comparable, other: Comparable) -> bool:
    """Tell whether two tellings cannot be one happening."""
    if not _may_be_one_day(one, other):
        return True
    apart = one.countries and other.countries and one.countries.isdisjoint(other.countries)
    return bool(apart) and one.entities.isdisjoint(other.entities)


def _factor(one: Comparable, other: Comparable) -> float:
    factor = 1.0
    if one.places and other.places and one.places.isdisjoint(other.places):
        factor *= _OTHER_PLACE
    if one.type != other.type:
        factor *= _OTHER_TYPE
    straight = one.actors & other.actors or one.recipients & other.recipients
    crossed = one.actors & other.recipients or one.recipients & other.actors
    return factor * (_TURNED_ROUND if crossed and not straight else 1.0)


def _is_the_thing(shared: Iterable[Feature]) -> bool:
    """Tell whether two tellings share deed, thing and a country or name."""
    kinds = {one[0] for one in shared}
    return DEED in kinds and THING in kinds and not kinds.isdisjoint((COUNTRY, PLACE, ENTITY))


def _least(shared: Iterable[Feature]) -> float:
    return LEAST_WITH_NAMES if _names_it(shared) else LEAST_LIKENESS


def _names_it(shared: Iterable[Feature]) -> bool:
    """Tell whether two tellings share the deed, a name and at least two more names or countries."""
    kinds = Counter(one[0] for one in shared)
    names = kinds[ENTITY] + kinds[PLACE] + kinds[SENTENCE]
    return kinds[ROOT] > 0 and kinds[CONCEPT] > 0 and names > 0 and names + kinds[COUNTRY] >= _NAMES_ENOUGH


def _tells(shared: Iterable[Feature]) -> bool:
    """Tell whether what is shared can single out a happening at all."""
    kinds = Counter(one[0] for one in shared)
    words = kinds[WORD] + kinds[HEADLINE] + kinds[ROOT] + kinds[CONCEPT] + kinds[ONE_DEED]
    named = kinds[ENTITY] + kinds[PLACE] + kinds[SENTENCE]
    if named:
        return words + named >= _WORDS_BESIDE_NAMES
    return words + min(kinds[COUNTRY], _COUNTRIES_COUNT) >= _WORDS_ENOUGH


def likeness(one: Comparable, other: Comparable, weights: Weights) -> Likeness | None:
    """Compare two tellings; None where they contradict each other or share too little."""
    if _contradicts(one, other):
        return None
    shared, weight = one.features & other.features, weights.weight
    total = (weights.sums[one.id] * weights.sums[other.id]) ** 0.5
    score = sum([weight[feature] for feature in shared]) / total if total else 0.0
    if _same_deed(one, other, shared):
        score = min(1.0, score * _SAME_DEED)
        if all(weights.counts[deed] <= _RARE_DEED for deed in shared if deed[0] == ONE_DEED):
            score = max(score, LEAST_LIKENESS / _factor(one, other))
    if score < LEAST_WITH_THING:
        return None
    score *= _factor(one, other)
    is_the_thing = _is_the_thing(shared)
    if one.article == other.article and not is_the_thing:
        return None
    if not is_the_thing and (score < _least(shared) or not _tells(shared)):
        return None
    if score < LEAST_WITH_THING:
        return None
    return Likeness(round(score, 4), tuple(sorted(shared, key=lambda told: (-weight[told], told))))
