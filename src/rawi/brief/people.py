"""The people of a brief: offices that its articles give them, and what they say."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import case, func, select

from rawi.brief.document import Draft, DraftGroup
from rawi.brief.evidence import Quoting
from rawi.brief.matter import Matter
from rawi.brief.selection import ACTOR, PAIR
from rawi.chronicle.corrections import Layer
from rawi.manners import naming
from rawi.records import EntityType
from rawi.store import schema
from rawi.store.answers import Party
from rawi.store.queries.corrections import unrejected
from rawi.store.queries.members import chunks
from rawi.store.queries.names import find_meant

_MOST_PEOPLE, _MOST_QUOTES = 16, 2
# So many characters may stand between a name and its office.
_BESIDE = 60
# Of so many characters is what is worth quoting at least.
_FEWEST_SAID = 30
_office, _bearer, _entity = schema.office.c, schema.bearer.c, schema.entity.c
_version, _name, _claim = schema.version.c, schema.name.c, schema.claim.c
_mention = schema.mention.c


class _Held(NamedTuple):
    """An office that an article gives somebody whom it names beside it."""

    party: Party
    office: str
    country: str | None
    published: str | None
    version: int
    start: int
    end: int


def _held(matter: Matter) -> Iterator[_Held]:
    columns = (_entity.key, _entity.name, _entity.name_ar, _office.office, _office.country)
    # Whoever is known by the title alone is so by the lexicon: no words of the article say who it is.
    first, last = func.min(_mention.start), func.max(_mention.end)
    start = case((first < _office.start, first), else_=_office.start)
    end = case((last > _office.end, last), else_=_office.end)
    beside = (
        (_mention.version == _office.version)
        & (_mention.bearer == _office.bearer)
        & _mention.start.between(_office.start - _BESIDE, _office.end + _BESIDE)
    )
    place = (_version.published, _office.version, start, end)
    for some in chunks(sorted(matter.selection.versions)):
        asked = (
            select(*columns, *place)
            .join_from(schema.office, schema.version, _version.id == _office.version)
            .join(schema.bearer, (_bearer.version == _office.version) & (_bearer.number == _office.bearer))
            .join(schema.name, _name.id == _bearer.name)
            .join(schema.entity, _entity.id == _name.entity)
            .join(schema.mention, beside)
            .where(_office.version.in_(some), _entity.type == EntityType.PER.value)
            .group_by(*columns, _version.published, *schema.office.c)
            .order_by(_version.published, _office.version, _office.number)
        )
        for row in matter.connection.execute(asked):
            yield _Held(Party(*row[:3]), *row[3:])


def _wanted(matter: Matter) -> frozenset[str] | None:
    """Give the countries whose people are told of; None for all."""
    if matter.asked.about not in (PAIR, ACTOR):
        return None
    return frozenset(key for words in matter.asked.words for key in find_meant(matter.connection, words).keys)


def _offices(matter: Matter) -> dict[str, dict[tuple[str, str | None], list[_Held]]]:
    """Group the offices by who holds them; whoever is named most comes first."""
    wanted = _wanted(matter)
    found: dict[str, dict[tuple[str, str | None], list[_Held]]] = {}
    for one in _held(matter):
        if wanted is None or one.country in wanted or one.party.key in wanted:
            found.setdefault(one.party.key, {}).setdefault((one.office, one.country), []).append(one)
    ranked = sorted(
        found.items(), key=lambda item: -sum(len({one.version for one in held}) for held in item[1].values())
    )
    return dict(ranked[:_MOST_PEOPLE])


def _office_told(matter: Matter, held: Sequence[_Held], quotes: Quoting) -> Draft:
    """Tell an office with the first and the last article that give it."""
    speech, first, last = matter.speech, held[0], held[-1]
    name, office = speech.party(first.party), speech.words(naming.office_name(first.office, speech.language))
    days = [speech.day(day) for day in dict.fromkeys((first.published, last.published)) if day]
    sources = dict.fromkeys(quotes.sentence(one.version, one.start, one.end) for one in (first, last))
    if not days:
        return Draft(speech.tell("people.undated", name=name, office=office), tuple(sources))
    listed = speech.list_of([speech.words(day) for day in days])
    if first.country is None:
        return Draft(speech.tell("people.stateless", name=name, office=office, days=listed), tuple(sources))
    country = speech.country(first.country)
    told = speech.tell("people.office", name=name, office=office, country=country, days=listed)
    return Draft(told, tuple(sources))


def _said(matter: Matter, key: str) -> Iterator[Draft]:
    """Quote somebody, the latest words first."""
    columns = (
        _entity.key,
        _entity.name,
        _entity.name_ar,
        _claim.version,
        _claim.content_start,
        _claim.content_end,
    )
    wanted = list(matter.selection.versions)
    asked = (
        select(*columns, _version.published)
        .join_from(schema.claim, schema.version, _version.id == _claim.version)
        .join(schema.bearer, (_bearer.version == _claim.version) & (_bearer.number == _claim.speaker))
        .join(schema.name, _name.id == _bearer.name)
        .join(schema.entity, _entity.id == _name.entity)
        .where(_entity.key == key, _claim.version.in_(wanted))
        .where(unrejected(Layer.CLAIM, _claim.version, _claim.number))
        .where(_claim.content_end - _claim.content_start >= _FEWEST_SAID)
        .order_by(_version.published.desc(), _claim.version, _claim.number)
        .limit(_MOST_QUOTES)
    )
    rows = matter.connection.execute(asked).all()
    quotes = Quoting(matter.connection, (row[3] for row in rows))
    speech = matter.speech
    for row in rows:
        said = quotes.exactly(row[3], row[4], row[5])
        words = speech.tell("note.quoted", words=speech.words(said.words))
        told = speech.tell(
            "people.said", name=speech.party(Party(*row[:3])), day=speech.day(row[6]), words=words
        )
        yield Draft(told, (quotes.sentence(*row[3:6]),))


def tell_people(matter: Matter) -> tuple[DraftGroup, ...]:
    """Tell who is who, and what they say."""
    quotes = Quoting(matter.connection, matter.selection.versions)
    groups = []
    for key, offices in _offices(matter).items():
        told = [_office_told(matter, held, quotes) for held in offices.values()]
        groups.append(DraftGroup((*told, *_said(matter, key))))
    return tuple(groups)
