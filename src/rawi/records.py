"""What Rawi knows: the article, its findings, and the reading that holds them all.

Offsets count Unicode characters of the article's own text, `end` exclusive, and
`text[start:end]` is always the finding's own `text`. All records are frozen; in JSON
they have the form `rawi-reading/1`.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

FORMAT = "rawi-reading/1"


class PublishedBasis(StrEnum):
    """How the publication date is known."""

    GIVEN = "given"
    METADATA = "metadata"
    TEXT = "text"
    UNKNOWN = "unknown"


class TimexType(StrEnum):
    """TIMEX3's four types of time expression."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class EntityType(StrEnum):
    """Person, organisation, place with a government, other place, people or nationality."""

    PER = "PER"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    NORP = "NORP"


@dataclass(frozen=True, slots=True)
class Removed:
    """A passage of the page that was taken for something other than the article."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article, as published; `text` holds no page furniture."""

    id: str
    text: str
    url: str | None = None
    source: str | None = None
    title: str | None = None
    published: date | None = None
    published_basis: PublishedBasis = PublishedBasis.UNKNOWN
    removed: tuple[Removed, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of an article."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Timex:
    """An expression that fixes a time; `value` is TIMEX3, `earliest` and `latest` the days it can mean."""

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    earliest: date | None
    latest: date | None
    rule: str
    calendar: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A place of the text that names an entity."""

    start: int
    end: int
    text: str
    type: EntityType
    entity: str
    rule: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A title or office that stands for an entity without naming it (`الوزير`, `وزير الخارجية المصري`)."""

    start: int
    end: int
    text: str
    entity: str
    rule: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something that an article names; `country` is an ISO 3166 alpha-2 code.

    Latitude and longitude are degrees (WGS 84), `precision_km` how far off they may be.
    """

    id: str
    type: EntityType
    name: str
    name_ar: str
    country: str | None = None
    kind: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision_km: float | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part in an event or a claim: words of the text, an entity, or both."""

    start: int | None = None
    end: int | None = None
    text: str | None = None
    entity: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, when and where, in PLOVER's types."""

    trigger: Span
    type: str
    mode: str | None
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    date: str | None
    place: str | None
    modality: str
    claim: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Speech as an act: who says what, through what channel, to whom."""

    cue: Span
    speaker: Participant | None
    act: str
    content: Span | None
    quote: str
    channel: Span | None
    addressee: Participant | None
    via: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """An agreement or standing arrangement, and what the article says happens to it here.

    All mentions of one instrument in an article share its `instrument`; `step` is the word that
    tells the status.
    """

    name: Span
    kind: str
    parties: tuple[str, ...]
    status: str
    date: str | None
    cadence: str | None
    rule: str
    instrument: str = ""
    step: Span | None = None
    founded: str | None = None
    session: int | None = None
    scope: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one article tells, each finding with its words and the rule that made it."""

    id: str
    url: str | None
    source: str | None
    title: str | None
    published: date | None
    published_basis: PublishedBasis
    text: str
    removed: tuple[Removed, ...] = ()
    timexes: tuple[Timex, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    references: tuple[Reference, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    notes: tuple[str, ...] = ()
    format: str = field(default=FORMAT)


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no reading, where it stood and why."""

    where: str
    error: str
