"""What a reviewer judges beside incidents: an actor with names and articles, an article with its findings."""

from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from rawi.chronicle.corrections import Layer
from rawi.errors import UnknownName
from rawi.lexicon import load_table
from rawi.store import schema
from rawi.store.answers import Filters, Party, Person, Source
from rawi.store.queries.corrections import unrejected
from rawi.store.queries.known import known
from rawi.store.queries.sources import Texts
from rawi.store.queries.who import find_people

_version, _article, _bearer = schema.version.c, schema.article.c, schema.bearer.c
_name, _entity, _mention = schema.name.c, schema.entity.c, schema.mention.c
_claim, _instrument = schema.claim.c, schema.instrument.c
_ARTICLES = 30


class Naming(NamedTuple):
    """An article that names somebody: its key, and the sentence of the first mention."""

    article: str
    source: Source


class ActorToReview(NamedTuple):
    """An actor with the latest articles that name him."""

    person: Person
    namings: tuple[Naming, ...]


class Finding(NamedTuple):
    """A claim or a mention of an instrument: where it begins, its kind, whose it is, and its sentence."""

    start: int
    kind: str
    party: Party | None
    words: str
    source: Source


class ArticleToReview(NamedTuple):
    """An article with its findings that stand; `is_latest` tells whether they can be corrected here."""

    article: str
    version: int
    title: str | None
    outlet: str | None
    published: str | None
    is_latest: bool
    claims: tuple[Finding, ...]
    instruments: tuple[Finding, ...]


@cache
def known_offices() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the ids of the offices and the codes of the countries that the lexicons list."""
    offices = tuple(row["id"] for row in load_table("entities/offices") if row["names"])
    return offices, tuple(row["code"] for row in load_table("entities/countries"))


def find_actor_to_review(connection: Connection, key: str) -> ActorToReview:
    """Find an actor with the articles that name him last.

    Raises UnknownName if nobody has the key.
    """
    person = next((one for one in find_people(connection, key, Filters(limit=None)) if one.key == key), None)
    if person is None:
        raise UnknownName(f"«{key}»: no article names it.")
    borne = (_bearer.version == _mention.version) & (_bearer.number == _mention.bearer)
    asked = (
        select(_article.key, _version.id, func.min(_mention.start))
        .join_from(schema.bearer, schema.mention, borne)
        .join(schema.version, _version.id == _bearer.version)
        .join(schema.article, _article.id == _version.article)
        .join(schema.name, _name.id == _bearer.name)
        .join(schema.entity, _entity.id == _name.entity)
        .where(_entity.key == key, known(Filters()))
        .group_by(_article.key, _version.id, _version.published)
        .order_by(_version.published.desc(), _version.id.desc())
        .limit(_ARTICLES)
    )
    rows = connection.execute(asked).all()
    texts = Texts(connection, (row[1] for row in rows))
    namings = tuple(Naming(row[0], texts.sentence(row[1], row[2], row[2] + 1)) for row in rows)
    return ActorToReview(person, namings)


def _claims(connection: Connection, version: int, texts: Texts) -> tuple[Finding, ...]:
    asked = (
        select(schema.claim, _entity.key, _entity.name, _entity.name_ar)
        .outerjoin_from(
            schema.claim,
            schema.bearer,
            (_bearer.version == _claim.version) & (_bearer.number == _claim.speaker),
        )
        .outerjoin(schema.name, _name.id == _bearer.name)
        .outerjoin(schema.entity, _entity.id == _name.entity)
        .where(_claim.version == version, unrejected(Layer.CLAIM, _claim.version, _claim.number))
        .order_by(_claim.start)
    )
    return tuple(_said(row, texts) for row in connection.execute(asked))


def _said(row: Any, texts: Texts) -> Finding:
    party = Party(row.key, row.name, row.name_ar) if row.key else None
    text, said = texts.text(row.version), row.speaker_start is not None
    words = text[row.speaker_start : row.speaker_end] if said else ""
    return Finding(row.start, row.act, party, words, texts.sentence(row.version, row.start, row.end))


def _instruments(connection: Connection, version: int, texts: Texts) -> tuple[Finding, ...]:
    asked = (
        select(schema.instrument)
        .where(_instrument.version == version)
        .where(unrejected(Layer.INSTRUMENT, _instrument.version, _instrument.number))
        .order_by(_instrument.start)
    )
    return tuple(
        Finding(
            row.start,
            row.kind,
            None,
            texts.text(version)[row.start : row.end],
            texts.sentence(version, row.start, row.end),
        )
        for row in connection.execute(asked)
    )


def find_article_to_review(connection: Connection, version: int) -> ArticleToReview | None:
    """Find the claims and agreements of a version of an article that no correction rejects."""
    asked = select(
        *(_article.key, _version.id, _version.title, _version.source, _version.published),
        _version.superseded_at.is_(None),
    )
    row = connection.execute(
        asked.join_from(schema.version, schema.article).where(_version.id == version)
    ).one_or_none()
    if row is None:
        return None
    texts = Texts(connection, [version])
    found = _claims(connection, version, texts), _instruments(connection, version, texts)
    key, number, title, outlet, published, is_latest = row
    return ArticleToReview(key, number, title, outlet, published, bool(is_latest), *found)
