"""Quotes: what somebody says, and what is said about somebody."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, func, or_, select, true, tuple_

from rawi.chronicle.corrections import Layer
from rawi.store import schema
from rawi.store.answers import Filters, Mark, Party, Quote
from rawi.store.queries.corrections import Marks, unrejected
from rawi.store.queries.known import known, of_outlet, published_within
from rawi.store.queries.names import Meant, find_meant, is_country
from rawi.store.queries.sources import Texts

_version, _claim, _name = schema.version.c, schema.claim.c, schema.name.c
# Whoever is named in more articles than this is quoted in the newest of them already.
_SELDOM = 1500
# So many articles are looked into at once, then twice as many each time; after some looks all the rest.
_FIRST_LOOK, _LOOKS = 500, 3


def _lands(meant: Meant) -> list[str]:
    return [key for key in meant.keys if is_country(key)]


def _articles(meant: Meant, *, of_lands: bool) -> Select[tuple[int]]:
    """Ask for the articles with names of somebody; of a land those with any name of it.

    Whoever speaks for a land without being named is told to be of it by a name in the same article.
    """
    bearer, lands = schema.bearer.c, _lands(meant) if of_lands else []
    named = bearer.name.in_(meant.names)
    of_land = bearer.name.in_(select(_name.id).where(_name.country.in_(lands)))
    return select(bearer.version).where(or_(named, of_land) if lands else named)


def _by(meant: Meant, versions: Sequence[int] | None) -> ColumnElement[bool]:
    """Give the condition that somebody says it, or somebody of a land: found from the names on."""
    lands, named = _lands(meant), _name.id.in_(meant.names)
    said = or_(named, _claim.speaker_country.in_(lands)) if lands else named
    return said if versions is not None else and_(said, _claim.version.in_(_articles(meant, of_lands=True)))


def _about(meant: Meant, versions: Sequence[int] | None) -> ColumnElement[bool]:
    """Give the condition that what is said names somebody: found from the names on, which have an index."""
    mention, bearer = schema.mention.c, schema.bearer.alias("named").c
    said = schema.claim.alias("said").c
    naming = (
        select(said.version, said.number)
        .where(bearer.name.in_(meant.names))
        .where(bearer.version.in_(versions) if versions is not None else true())
        .where(mention.version == bearer.version, mention.bearer == bearer.number)
        .where(said.version == mention.version)
        .where(mention.start >= said.content_start, mention.end <= said.content_end)
    )
    return tuple_(_claim.version, _claim.number).in_(naming)


def _is_seldom(connection: Connection, meant: Meant | None, *, of_lands: bool) -> bool:
    """Tell whether somebody is named so seldom that all of it can be gone through."""
    if meant is None:
        return False
    some = _articles(meant, of_lands=of_lands).limit(_SELDOM + 1).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one() <= _SELDOM


def _looks(connection: Connection, filters: Filters) -> Iterator[Sequence[int]]:
    """Yield the newest of the versions that may be seen, in growing portions."""
    asked = (
        select(_version.id)
        .where(known(filters), of_outlet(filters), published_within(filters))
        .order_by(_version.published.desc(), _version.id)
        .limit(_FIRST_LOOK * (2**_LOOKS - 1))
    )
    found = connection.execute(asked).scalars().all()
    for look in range(_LOOKS):
        if some := found[_FIRST_LOOK * (2**look - 1) : _FIRST_LOOK * (2 ** (look + 1) - 1)]:
            yield some


class _Asked(NamedTuple):
    """Who is asked for: by whom something is said, about whom."""

    by: Meant | None
    about: Meant | None

    def rows(
        self, connection: Connection, filters: Filters, versions: Sequence[int] | None = None
    ) -> list[RowMapping]:
        """Give what is said, of some versions or of all, the latest first."""
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
            .where(_claim.version.in_(versions) if versions is not None else true())
            .where(unrejected(Layer.CLAIM, _claim.version, _claim.number))
            .where(_by(self.by, versions) if self.by is not None else true())
            .where(_about(self.about, versions) if self.about is not None else true())
            .order_by(_version.published.desc(), _claim.version, _claim.number)
            .limit(filters.limit)
        )
        return list(connection.execute(asked).mappings().all())

    def newest(self, connection: Connection, filters: Filters) -> list[RowMapping]:
        """Give as many as are wanted, from no more of the newest versions than hold them."""
        is_seldom = _is_seldom(connection, self.by, of_lands=True) or _is_seldom(
            connection, self.about, of_lands=False
        )
        if filters.limit is None or is_seldom:
            return self.rows(connection, filters)
        found: list[RowMapping] = []
        for some in _looks(connection, filters):
            found += self.rows(connection, filters, some)
            if len(found) >= filters.limit:
                return found[: filters.limit]
        return self.rows(connection, filters)


def find_quotes(
    connection: Connection, filters: Filters, *, by: str | None = None, about: str | None = None
) -> list[Quote]:
    """Give what is said by somebody, or about somebody, or by one about the other; the latest first."""
    asked = _Asked(*(find_meant(connection, words) if words is not None else None for words in (by, about)))
    rows = asked.newest(connection, filters)
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
