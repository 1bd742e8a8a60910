"""Corrections: what an analyst says that Rawi got wrong, keyed on words of articles and on names."""

from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import blake2b

import msgspec

_KEY_BYTES = 8


class Action(StrEnum):
    """What a correction does."""

    MERGE_INCIDENTS = "merge-incidents"
    SPLIT_INCIDENT = "split-incident"
    RETYPE = "retype"
    REJECT = "reject"
    MERGE_ENTITIES = "merge-entities"
    SPLIT_ENTITY = "split-entity"
    SET_OFFICE = "set-office"


class Part(StrEnum):
    """Which part a passage or name plays in a correction."""

    # What keeps its place, and what comes to it: of a merge.
    INTO = "into"
    OTHER = "other"
    # What leaves, and what stays: of a split.
    APART = "apart"
    REST = "rest"
    # What is judged as it is: retyped, rejected, given an office.
    ITSELF = "itself"


class Layer(StrEnum):
    """The kinds of finding that a correction can mean."""

    EVENT = "event"
    CLAIM = "claim"
    INSTRUMENT = "instrument"


@dataclass(frozen=True, slots=True)
class Passage:
    """A finding, told by what survives: its article, its words, where they stand and their sentence.

    `digest` says in which text `start` counts; in other versions of the article the sentence is looked for.
    """

    part: Part
    layer: Layer
    article: str
    digest: str
    start: int
    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Named:
    """Someone by a name that articles give him; `country` is the one that they put beside it, or none.

    `key` is that of a lexicon where one lists him, else empty.
    """

    part: Part
    key: str
    type: str
    words: str
    country: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction, with who made it, when and why.

    `whole` tells whether the incident is meant or only the passages; `articles` limit a split of somebody to
    some articles; `first` and `last` are the days of an office, both included.
    """

    action: Action
    author: str
    at: str
    reason: str
    passages: tuple[Passage, ...] = ()
    names: tuple[Named, ...] = ()
    articles: tuple[str, ...] = ()
    whole: bool = True
    type: str | None = None
    mode: str | None = None
    office: str | None = None
    country: str | None = None
    first: str | None = None
    last: str | None = None
    number: int = 0
    undone_at: str | None = None
    undone_by: str | None = None

    @property
    def holds(self) -> bool:
        """Whether it was not undone."""
        return self.undone_at is None

    @property
    def key(self) -> str:
        """What tells it from all others, the same in every chronicle."""
        told = replace(self, number=0, undone_at=None, undone_by=None)
        return blake2b(msgspec.json.encode(told), digest_size=_KEY_BYTES).hexdigest()

    def named(self, part: Part) -> tuple[Named, ...]:
        """Give the names that play a part."""
        return tuple(one for one in self.names if one.part is part)
