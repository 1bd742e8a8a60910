"""The board of an incident: a column for each teller, a row for each attribute, in each cell the words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from rawi.records import Claim, Entity, Event, Participant, Reading
from rawi.render.kinds import Label, country_label
from rawi.render.naming import entities_by_id, entity_label, kind_label, participant_label
from rawi.store import schema
from rawi.store.queries.members import Member
from rawi.web.questions.articles import Told, find_article

ROWS = ("what", "happened", "when", "where", "who", "whom")
ACTUAL, NEGATED = "actual", "negated"
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Value:
    """What a teller says of one attribute: what it means, its words, and where they stand."""

    key: str
    label: Label
    words: str
    version: int
    start: int
    end: int


class Piece(NamedTuple):
    """One event of one article as it bears on the incident, with who tells it."""

    version: int
    voice: int
    outlet: str | None
    published: str | None
    teller: str
    teller_label: Label
    teller_words: tuple[int, int] | None
    is_claimed: bool
    trigger: tuple[int, int]
    values: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Carrier:
    """An article that carries an account."""

    version: int
    outlet: str | None
    published: str | None
    voice: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What one teller says of one attribute: distinct values, each once, with the voices that carry it."""

    values: tuple[tuple[Value, int], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One teller: a party that is quoted, or outlets in their own words; with who carries it."""

    teller: str
    label: Label
    is_claimed: bool
    carriers: tuple[Carrier, ...]
    cells: dict[str, Cell]

    @property
    def voices(self) -> int:
        """How many independent texts carry this account."""
        return len({one.voice for one in self.carriers})


@dataclass(frozen=True, slots=True)
class Row:
    """One attribute over all columns, and whether they agree, differ, or contradict each other."""

    attribute: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Board:
    """The whole board."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class _Article(NamedTuple):
    """An article with its names across articles."""

    reading: Reading
    actors: dict[str, str]
    known: dict[str, Entity]


def _participant(one: Participant, article: _Article) -> tuple[str, Label]:
    key = article.actors.get(one.entity or "", one.entity) or one.country or one.text or ""
    return key, participant_label(one, article.known)


def _speaker(claim: Claim, article: _Article) -> tuple[str, Label] | None:
    """Name who says a claim: somebody known, else by the words (`مصدر أمني`)."""
    if claim.speaker is None:
        return None
    key, name = _participant(claim.speaker, article)
    return (key, name) if key else None


def _dates(event: Event, article: _Article) -> Iterable[tuple[str, Label, int, int]]:
    if event.date is None:
        return
    day = event.date[:10] if event.date[:4].isdigit() else event.date
    told = [timex for timex in article.reading.timexes if timex.value == event.date]
    near = min(told, key=lambda timex: abs(timex.start - event.trigger.start), default=None)
    span = (near.start, near.end) if near else (event.trigger.start, event.trigger.end)
    yield day, Label(day, day), *span


def _places(event: Event, article: _Article) -> Iterable[tuple[str, Label, int, int]]:
    if event.place is None:
        return
    key = article.actors.get(event.place, event.place)
    known = article.known.get(event.place)
    name = entity_label(known) if known else country_label(event.place)
    told = [mention for mention in article.reading.mentions if mention.entity == event.place]
    near = min(told, key=lambda mention: abs(mention.start - event.trigger.start), default=None)
    span = (near.start, near.end) if near else (event.trigger.start, event.trigger.end)
    yield key, name, *span


def _people(
    ones: Sequence[Participant], event: Event, article: _Article
) -> Iterable[tuple[str, Label, int, int]]:
    for one in ones:
        key, name = _participant(one, article)
        span = (one.start, one.end) if one.start is not None and one.end is not None else None
        start, end = span or (event.trigger.start, event.trigger.end)
        yield key, name, start, end


def _values(event: Event, version: int, article: _Article) -> tuple[tuple[str, Value], ...]:
    here = (event.trigger.start, event.trigger.end)
    told = {
        "what": [(f"{event.type}/{event.mode or ''}", kind_label(event), *here)],
        "happened": [(event.modality, Label(event.modality, event.modality), *here)],
        "when": _dates(event, article),
        "where": _places(event, article),
        "who": _people(event.actors, event, article),
        "whom": _people(event.recipients, event, article),
    }
    return tuple(
        (attribute, Value(key, name, article.reading.text[start:end], version, start, end))
        for attribute, ones in told.items()
        for key, name, start, end in ones
    )


def _piece(event: Event, row: Any, article: _Article) -> Piece:
    reading = article.reading
    claim = (
        reading.claims[event.claim] if event.claim is not None and event.claim < len(reading.claims) else None
    )
    speaker = _speaker(claim, article) if claim is not None else None
    own = reading.source or reading.title or reading.id
    teller, name = speaker or (f"={row['voice']}", Label(own, own))
    words = claim.speaker if claim is not None and speaker is not None else None
    at = (words.start, words.end) if words and words.start is not None and words.end is not None else None
    published = reading.published.isoformat() if reading.published else None
    trigger = (event.trigger.start, event.trigger.end)
    values = _values(event, row["version"], article)
    head = (row["version"], row["voice"], reading.source, published, teller, name, at)
    return Piece(*head, speaker is not None, trigger, values)


def _events(connection: Connection, tellings: Sequence[int]) -> dict[int, list[int]]:
    event = schema.event.c
    found: dict[int, list[int]] = {}
    for at in range(0, len(tellings), _AT_ONCE):
        some = event.telling.in_(tellings[at : at + _AT_ONCE])
        for telling, number in connection.execute(
            select(event.telling, event.number).where(some).order_by(event.version, event.number)
        ):
            found.setdefault(telling, []).append(number)
    return found


def find_pieces(connection: Connection, ones: Sequence[Member]) -> tuple[Piece, ...]:
    """Give what each article tells of an incident, event by event, in the order of the members."""
    numbers = _events(connection, [one.row["id"] for one in ones])
    articles: dict[int, _Article] = {}
    pieces = []
    for one in ones:
        version = one.row["version"]
        if version not in articles:
            articles[version] = _load(connection, version)
        article = articles[version]
        pieces += [
            _piece(article.reading.events[n], one.row, article) for n in numbers.get(one.row["id"], ())
        ]
    return tuple(pieces)


def _load(connection: Connection, version: int) -> _Article:
    told = find_article(connection, version)
    assert isinstance(told, Told)  # a telling always is of a version
    return _Article(told.reading, told.actors, entities_by_id(told.reading))
