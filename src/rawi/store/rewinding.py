"""Brings a chronicle back to an earlier moment: without what was added or corrected since.

Nothing of that is ever kept: a file is copied first, and in PostgreSQL the transaction is taken back.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, or_, select, text, update

from rawi.language.tokens import words_in
from rawi.store import schema
from rawi.store.changes import count_change
from rawi.store.correcting import replay
from rawi.store.correction_schema import correction
from rawi.store.engine import Store, taken_back
from rawi.store.moments import Moment
from rawi.store.name_words import forget_words
from rawi.store.naming import Names
from rawi.store.packing import unpack
from rawi.store.prepared import searchable
from rawi.store.renaming import chunks
from rawi.store.settling import settle_some
from rawi.store.summing import pair_named_anew, stands_in, sum_anew
from rawi.store.taking_out import let_go, take_out

_version, _name, _entity, _copy = schema.version.c, schema.name.c, schema.entity.c, schema.copy.c
_NEVER = "0000"
_UNSEARCH = {
    "sqlite": "INSERT INTO search (search, rowid, norm, lemma) VALUES ('delete', :version, :norm, :lemma)",
    "postgresql": "DELETE FROM search WHERE version = :version",
}


def _reset_voices(connection: Connection, later: Collection[int]) -> set[int]:
    """Part the voices that only later versions join, and give the versions whose voice changes."""
    voices: set[int] = set()
    for some in chunks(later):
        voices.update(connection.execute(select(_version.voice).where(_version.id.in_(some))).scalars())
    voice: dict[int, int] = {}
    first: dict[int, int] = {}
    pairs: list[tuple[int, int]] = []
    gone = set(later)
    for some in chunks(voices):
        asked = select(_version.id, _version.article, _version.voice).where(_version.voice.in_(some))
        for number, article, had in connection.execute(asked.order_by(_version.id)):
            if number not in gone:
                voice[number] = had
                pairs.append((first.setdefault(article, number), number))
    for some in chunks(voice):
        asked = select(_copy.other, _copy.version).where(_copy.version.in_(some))
        pairs += [(row[0], row[1]) for row in connection.execute(asked) if row[0] in voice]
    wanted = _least_of_each(pairs)
    changed = {one: least for one, least in wanted.items() if voice[one] != least}
    if changed:
        here = update(schema.version).where(_version.id == bindparam("of")).values(voice=bindparam("to"))
        connection.execute(here, [{"of": one, "to": least} for one, least in sorted(changed.items())])
    return set(changed)


def _least_of_each(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Join what is paired, and give for each the least with which it is joined."""
    leads: dict[int, int] = {}

    def least(one: int) -> int:
        while leads.setdefault(one, one) != one:
            one = leads[one] = leads[leads[one]]
        return one

    for one, other in pairs:
        low, high = sorted((least(one), least(other)))
        leads[high] = low
    return {one: least(one) for one in tuple(leads)}


def _unsearch(connection: Connection, later: Iterable[int]) -> None:
    """Take versions out of full-text search; what holds no texts must be told what it held."""
    gone = text(_UNSEARCH[connection.dialect.name])
    for some in chunks(later):
        for row in connection.execute(select(_version.id, _version.reading).where(_version.id.in_(some))):
            reading = unpack(row.reading)
            norm, lemma = searchable(reading, words_in(reading.text))
            connection.execute(gone, {"version": row.id, "norm": norm, "lemma": lemma})


def _delete_versions(connection: Connection, later: Collection[int]) -> None:
    for some in chunks(later):
        connection.execute(delete(schema.copy).where(or_(_copy.version.in_(some), _copy.other.in_(some))))
        connection.execute(delete(schema.band).where(schema.band.c.version.in_(some)))
        connection.execute(delete(schema.version).where(_version.id.in_(some)))
    article = schema.article.c
    connection.execute(delete(schema.article).where(article.id.not_in(select(_version.article))))
    # Of each article the last version that is left was superseded by none.
    last = select(func.max(_version.id)).group_by(_version.article)
    stale = _version.superseded_at.is_not(None) & _version.id.in_(last)
    connection.execute(update(schema.version).where(stale).values(superseded_at=None))


def _reopened(connection: Connection, later: Collection[int]) -> set[int]:
    """Give the versions that later ones superseded."""
    found: set[int] = set()
    for some in chunks(later):
        of = select(_version.article).where(_version.id.in_(some))
        found.update(connection.execute(select(_version.id).where(_version.article.in_(of))).scalars())
    return found - set(later)


def _forget_names(connection: Connection, moment: Moment) -> None:
    """Delete names and entities that came later and that nothing has which is left; decide the rest anew."""
    side, telling, bearer = schema.side.c, schema.telling.c, schema.bearer.c
    used = [select(bearer.name), select(side.name).where(side.name.is_not(None))]
    used.append(select(telling.place).where(telling.place.is_not(None)))
    newer = _name.id > moment.name
    rows = connection.execute(select(_name.id, _name.block).where(newer)).all()
    kept = {number for one in used for number in connection.execute(one.distinct()).scalars()}
    gone = [row for row in rows if row.id not in kept]
    for some in chunks(row.id for row in gone):
        forget_words(connection, some)
        connection.execute(delete(schema.name).where(_name.id.in_(some)))
    names = Names()
    names.decide_anew(connection, sorted({row.block for row in gone if row.block is not None}))
    pair_named_anew(connection, names.take_moved())
    owned = select(_name.entity)
    connection.execute(delete(schema.entity).where(_entity.id > moment.entity, _entity.id.not_in(owned)))


def _hold(connection: Connection, numbers: Collection[int]) -> None:
    """Let some corrections hold and no others."""
    connection.execute(update(correction).values(undone_at=_NEVER, undone_by=""))
    for some in chunks(numbers):
        connection.execute(
            update(correction).where(correction.c.id.in_(some)).values(undone_at=None, undone_by=None)
        )
    replay(connection)


def _take_away(connection: Connection, later: Collection[int], moment: Moment) -> None:
    """Take later versions away with all that they brought."""
    reopened = _reopened(connection, later)
    before = set(stands_in(connection, (*later, *reopened)).values())
    _unsearch(connection, later)
    gone: dict[str, int] = {}
    cells: set[tuple[str, str]] = set()
    for some in chunks(later):
        taken = take_out(connection, some)
        gone.update(taken.tellings)
        cells |= taken.cells
    left = let_go(connection, sorted(gone.values()))
    changed = _reset_voices(connection, later) | reopened
    _delete_versions(connection, later)
    _forget_names(connection, moment)
    sum_anew(connection, {*before, *left, *stands_in(connection, changed).values()})
    rows = [{"family": family, "cell": cell} for family, cell in sorted(cells)]
    if rows:
        told = "INSERT INTO dirty (family, cell) VALUES (:family, :cell) ON CONFLICT DO NOTHING"
        connection.execute(text(told), rows)


def rewind(connection: Connection, moment: Moment) -> None:
    """Bring what a connection sees back to a moment."""
    is_corrected = connection.execute(select(correction.c.id).limit(1)).scalar() is not None
    if is_corrected:
        # What is found, without corrections, is taken away; then those of the moment are put on top again.
        _hold(connection, ())
    later = list(connection.execute(select(_version.id).where(_version.id > moment.version)).scalars())
    if later:
        _take_away(connection, later, moment)
    while settle_some(connection):
        pass
    if is_corrected:
        _hold(connection, moment.corrections)
    # What is kept ready was made of more.
    count_change(connection)


@contextmanager
def as_it_was(connection: Connection, moment: Moment) -> Iterator[Connection]:
    """Give a connection that sees a chronicle as it was at a moment; nothing is changed by that."""
    if connection.dialect.name != "sqlite":
        with taken_back(connection.engine) as other:
            rewind(other, moment)
            yield other
        return
    with TemporaryDirectory() as folder:
        place = Path(folder) / "chronicle.rawi"
        with closing(sqlite3.connect(place)) as copy:
            driver: Any = connection.connection.driver_connection
            driver.backup(copy)
        with closing(Store(str(place))) as store, taken_back(store.engine) as other:
            rewind(other, moment)
            yield other
