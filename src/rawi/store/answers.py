"""What a chronicle answers: frozen records, each with where it is known from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filters:
    """What a question is limited to; days are ISO dates, `pair` two parties in either direction."""

    actor: str | None = None
    pair: tuple[str, str] | None = None
    type: str | None = None
    place: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    limit: int | None = 50


@dataclass(frozen=True, slots=True)
class Mark:
    """A correction that stands behind an answer: its number, what it does, who made it, when and why."""

    number: int
    action: str
    author: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Party:
    """A state, body or person in an incident: its key, and its names in both languages."""

    key: str
    name: str
    name_ar: str


@dataclass(frozen=True, slots=True)
class Source:
    """Some words of an article: which version of it, where they stand, and who published it when."""

    article: str
    version: int
    start: int
    end: int
    words: str
    outlet: str | None
    url: str | None
    title: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Incident:
    """A happening, put together from what articles tell of it.

    `voices` counts independent texts, copies once; `first` and `last` are the days it can have been on.
    """

    id: str
    first: str | None
    last: str | None
    type: str
    mode: str | None
    modality: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Party | None
    voices: int
    outlets: int
    tellings: int
    known_at: str
    source: Source
    corrections: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's telling of an incident, and why it is counted to it: what it shares with the leader."""

    id: str
    incident: str
    first: str | None
    last: str | None
    basis: str
    type: str
    mode: str | None
    modality: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Party | None
    teller: str | None
    voice: int
    likeness: float | None
    reasons: tuple[str, ...]
    source: Source
    corrections: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Quads:
    """How many incidents of each of PLOVER's four classes."""

    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int


@dataclass(frozen=True, slots=True)
class Relation:
    """What one party did to another in a period, counted by incident: by quad class, with the mean score."""

    actor: Party
    recipient: Party
    period: str
    incidents: int
    quads: Quads
    score: float | None
    ids: tuple[str, ...]
    corrections: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """An office that articles give someone, from the first to the last day they do; or a lexicon's term.

    `basis` says which: articles, lexicon, or correction.
    """

    office: str
    country: str | None
    first: str | None
    last: str | None
    articles: int
    basis: str


@dataclass(frozen=True, slots=True)
class Person:
    """Someone or something across articles: names met, offices, how many articles from when to when."""

    key: str
    type: str
    name: str
    name_ar: str
    country: str | None
    kind: str | None
    names: tuple[str, ...]
    reasons: tuple[str, ...]
    offices: tuple[OfficeHeld, ...]
    articles: int
    first: str | None
    last: str | None
    corrections: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody says, in the article's words."""

    speaker: Party | None
    speaker_words: str | None
    act: str
    quote: str
    content: str | None
    channel: str | None
    source: Source
    corrections: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """An article in which words were found."""

    source: Source
    rank: float
