"""Quotes: what somebody says, and what is said about somebody."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select, true, tuple_

from rawi.chronicle.corrections import Layer
from rawi.store import schema
from rawi.store.answers import Filters, Mark, Party, Quote
from rawi.store.queries.corrections import Marks, unrejected
from rawi.store.queries.known import known, of_outlet, published_within
from rawi.store.queries.names import Meant, find_meant
from rawi.store.queries.sources import Texts

_version, _claim, _name = schema.version.c, schema.claim.c, schema.name.c


def _by(meant: Meant) -> ColumnElement[bool]:
    return or_(_name.id.in_(meant.names), _claim.speaker_country.in_(meant.keys))


def _about(meant: Meant) -> ColumnElement[bool]:
    """Give the condition that what is said names somebody: found from the names on, which have an index."""
    mention, bearer = schema.mention.c, schema.bearer.alias("named").c
    said = schema.claim.alias("said").c
    naming = (
        select(said.version, said.number)
        .where(bearer.name.in_(meant.names))
        .where(mention.version == bearer.version, mention.bearer == bearer.number)
        .where(said.version == mention.version)
        .where(mention.start >= said.content_start, mention.end <= said.content_end)
    )
    return tuple_(_claim.version, _claim.number).in_(naming)


def find_quotes(
    connection: Connection, filters: Filters, *, by: str | None = None, about: str | None = None
) -> list[Quote]:
    """Give what is said by somebody, or about somebody, or by one about the other; the latest first."""
    bearer, entity = schema.bearer.c, schema.entity.c
    asked = (
        select(
            schema.claim,
            entity.id.label("entity"),
            entity.key,
            entity.name.label("entity_name"),
            entity.name_ar,
        )
        .join_from(schema.claim, schema.version)
        .outerjoin(schema.bearer, (bearer.version == _claim.version) & (bearer.number == _claim.speaker))
        .outerjoin(schema.name, _name.id == bearer.name)
        .outerjoin(schema.entity, entity.id == _name.entity)
        .where(known(filters), of_outlet(filters), published_within(filters))
        .where(unrejected(Layer.CLAIM, _claim.version, _claim.number))
        .where(_by(find_meant(connection, by)) if by is not None else true())
        .where(_about(find_meant(connection, about)) if about is not None else true())
        .order_by(_version.published.desc(), _claim.version, _claim.number)
        .limit(filters.limit)
    )
    rows = connection.execute(asked).mappings().all()
    texts = Texts(connection, (row["version"] for row in rows))
    marks = Marks(connection).of_entities()
    return [_quote(row, texts, marks.get(row["entity"], ())) for row in rows]


def _quote(row: Any, texts: Texts, marks: tuple[Mark, ...]) -> Quote:
    version = row["version"]

    def words(name: str) -> str | None:
        start, end = row[f"{name}_start"], row[f"{name}_end"]
        return texts.text(version)[start:end] if start is not None else None

    return Quote(
        Party(row["key"], row["entity_name"], row["name_ar"]) if row["key"] else None,
        words("speaker"),
        row["act"],
        row["quote"],
        words("content"),
        words("channel"),
        texts.sentence(version, row["start"], row["end"]),
        marks,
    )
