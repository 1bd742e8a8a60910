"""Writes prepared readings: each article whole or not at all, the same one never twice."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select, text, update

from rawi.chronicle.identity import BY_NAME
from rawi.store import schema
from rawi.store.among import among
from rawi.store.bulk import write_rows
from rawi.store.columns import metadata
from rawi.store.copying import Newcomer, Remembered, find_copies
from rawi.store.correcting import replay_on
from rawi.store.engine import Store
from rawi.store.naming import Names, name_key
from rawi.store.prepared import BY_ID, Prepared, PreparedTelling
from rawi.store.reader import reader
from rawi.store.summing import pair_named_anew, stands_in, sum_anew, versions_of_voices
from rawi.store.taking_out import let_go, take_out

_AT_ONCE = 400
_SEARCH = {
    "sqlite": "INSERT INTO search (rowid, norm, lemma) VALUES (:version, :norm, :lemma)",
    "postgresql": (
        "INSERT INTO search (version, norm, lemma)"
        " VALUES (:version, to_tsvector('simple', :norm), to_tsvector('simple', :lemma))"
    ),
}


class Added(StrEnum):
    """What became of an article that was added."""

    NEW = "new"
    CHANGED = "changed"
    KNOWN = "known"
    REREAD = "reread"


def _next(connection: Connection, table: Any) -> int:
    """Give the next free number of a table; the writer is alone while it asks."""
    return int(connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()) + 1


def _party(key: str | None) -> str | None:
    """Leave out parties that rest on a name alone: who bears the name may be decided anew."""
    return None if key is not None and key.startswith(BY_NAME) else key


class _Known(NamedTuple):
    """An article that the chronicle has or is about to have, and its versions, oldest first."""

    number: int
    versions: list[dict[str, Any]]


class _Batch:
    """The rows of one transaction, gathered by table and written together."""

    def __init__(self, connection: Connection, names: Names, remembered: Remembered) -> None:
        self._connection = connection
        self._names = names
        self._remembered = remembered
        self._rows: dict[str, list[dict[str, Any]]] = {}
        self._newcomers: list[Newcomer] = []
        self._version = _next(connection, schema.version)
        self._telling = _next(connection, schema.telling)
        self._now = datetime.now(UTC).isoformat(timespec="seconds")
        self._article = _next(connection, schema.article)
        self._known: dict[str, _Known] = {}
        # Of tellings that were taken out the numbers, which the same tellings get again.
        self._taken: dict[str, int] = {}
        self._superseded: list[int] = []

    def add(self, ready: Sequence[Prepared]) -> list[Added]:
        known = self._resolve(ready)
        outcomes = [self._add(one, known) for one in ready]
        self._write()
        if searches := self._rows.get("search"):
            self._connection.execute(text(_SEARCH[self._connection.dialect.name]), searches)
        grown = find_copies(self._connection, self._newcomers, self._remembered)
        self._remembered.keep(self._newcomers)
        written = [one.version for one in self._newcomers]
        replay_on(self._connection, written)
        changed = {*written, *self._superseded, *versions_of_voices(self._connection, grown)}
        sum_anew(self._connection, set(stands_in(self._connection, changed).values()))
        self._mark_dirty(set())
        return outcomes

    def reread(self, ready: Sequence[Prepared]) -> list[Added]:
        known = self._resolve(ready)
        versions = {
            (key, row["digest"]): row["id"] for key, one in self._known.items() for row in one.versions
        }
        there = [(versions[one.key, one.digest], one) for one in ready if (one.key, one.digest) in versions]
        numbers = [number for number, _ in there]
        before = set(stands_in(self._connection, numbers).values())
        taken = take_out(self._connection, numbers)
        self._taken = taken.tellings
        for number, one in there:
            told = {**one.version, "reader": reader()}
            here = update(schema.version).where(schema.version.c.id == number)
            self._connection.execute(here.values(**told))
            self._findings(number, one, known)
        self._write()
        kept = {row["id"] for row in self._rows.get("telling", ())}
        left = let_go(self._connection, sorted(set(taken.tellings.values()) - kept))
        replay_on(self._connection, numbers)
        sum_anew(self._connection, {*before, *left, *stands_in(self._connection, numbers).values()})
        self._mark_dirty(taken.cells)
        return [Added.REREAD] * len(there)

    def _resolve(self, ready: Sequence[Prepared]) -> dict[Any, int]:
        """Find whom the readings name, and which of the articles are known."""
        self._look_up([one.key for one in ready])
        known = self._names.resolve(self._connection, (borne for one in ready for borne in one.bearers))
        pair_named_anew(self._connection, self._names.take_moved())
        return known

    def _write(self) -> None:
        for table in metadata.sorted_tables:
            write_rows(self._connection, table, self._rows.get(table.name, ()))

    def _into(self, table: str, rows: Iterable[dict[str, Any]]) -> None:
        self._rows.setdefault(table, []).extend(rows)

    def _look_up(self, keys: list[str]) -> None:
        """Find which of the articles are known, with their versions, oldest first."""
        article, version = schema.article.c, schema.version.c
        columns = (article.key, version.article, version.id, version.digest, version.known_at, version.voice)
        found = (
            select(*columns)
            .join_from(schema.article, schema.version)
            .where(among(article.key, keys))
            .order_by(version.number)
        )
        for row in self._connection.execute(found).mappings():
            self._known.setdefault(row["key"], _Known(row["article"], [])).versions.append(dict(row))

    def _add(self, ready: Prepared, known: dict[Any, int]) -> Added:
        article = self._known.get(ready.key)
        if article is None:
            url = ready.key if not ready.key.startswith(BY_ID) else None
            article = self._known[ready.key] = _Known(self._article, [])
            self._into("article", [{"id": self._article, "key": ready.key, "url": url}])
            self._article += 1
        before = article.versions
        if any(row["digest"] == ready.digest for row in before):
            return Added.KNOWN
        number, self._version = self._version, self._version + 1
        row = {
            **ready.version,
            **{"id": number, "article": article.number, "number": len(before) + 1, "added_at": self._now},
            **{"known_at": self._known_at(ready, before), "superseded_at": None, "reader": reader()},
            "voice": before[0]["voice"] if before else number,
        }
        if before:
            self._supersede(before[-1], row["known_at"])
        before.append(row)
        self._into("version", [row])
        self._findings(number, ready, known)
        norm, lemma = ready.search
        self._into("search", [{"version": number, "norm": norm, "lemma": lemma}])
        self._newcomers.append(Newcomer(number, ready.digest, ready.bands, ready.shingles))
        return Added.CHANGED if len(before) > 1 else Added.NEW

    def _supersede(self, version: dict[str, Any], day: str) -> None:
        """Mark a version as replaced from a day on, be it written or still of this batch."""
        version["superseded_at"] = day
        self._superseded.append(version["id"])
        last = schema.version.c.id == version["id"]
        self._connection.execute(update(schema.version).where(last).values(superseded_at=day))

    def _known_at(self, ready: Prepared, before: list[dict[str, Any]]) -> str:
        """Give the day from which the chronicle may speak of a version."""
        published: str | None = ready.version["published"]
        today = self._now[:10]
        if not before:
            return published or today
        # A later version under the day of the first became known when it was met.
        last = str(before[-1]["known_at"])
        return published if published is not None and published > last else max(today, last)

    def _findings(self, number: int, ready: Prepared, known: dict[Any, int]) -> None:
        names = [known[name_key(one.bearer)] for one in ready.bearers]
        self._into(
            "bearer",
            (
                {
                    "version": number,
                    "number": at,
                    "local": one.local,
                    "name": names[at],
                    "mentions": one.mentions,
                }
                for at, one in enumerate(ready.bearers)
            ),
        )
        tellings = [self._number(one) for one in ready.tellings]
        told = zip(tellings, ready.tellings, strict=True)
        in_telling = {event: at for at, one in told for event in one.telling.events}
        for table, rows in ready.rows.items():
            if table == "event":
                rows = [{**row, "telling": in_telling.get(row["number"])} for row in rows]
            self._into(table, ({**row, "version": number} for row in rows))
        for at, one in zip(tellings, ready.tellings, strict=True):
            self._into_telling(at, number, one, names)

    def _number(self, ready: PreparedTelling) -> int:
        """Give the number of a telling: the one it had, or the next."""
        if ready.telling.key in self._taken:
            return self._taken[ready.telling.key]
        self._telling += 1
        return self._telling - 1

    def _into_telling(self, number: int, version: int, ready: PreparedTelling, names: list[int]) -> None:
        told = ready.telling
        row = {
            **{"id": number, "key": told.key, "version": version, "family": told.family},
            **{"cell": told.frame.cell, "first": told.frame.first, "last": told.frame.last},
            **{"basis": told.frame.basis.value, "type": told.type, "mode": told.mode},
            **{"modality": told.modality, "place": names[told.place] if told.place is not None else None},
            **{"features": ready.features, "leader": None, "incident": None},
            **{"likeness": None, "reasons": None},
        }
        self._into("telling", [row])
        self._into(
            "side",
            (
                {
                    **{"telling": number, "number": at, "role": side.role, "party": _party(side.party)},
                    "name": names[side.bearer] if side.bearer is not None else None,
                    "words": side.words,
                }
                for at, side in enumerate(told.sides)
            ),
        )

    def _mark_dirty(self, left: set[tuple[str, str]]) -> None:
        """Have the cells of what was written settled, and those that tellings have left."""
        cells = left | {(row["family"], row["cell"]) for row in self._rows.get("telling", ())}
        if cells:
            rows = [{"family": family, "cell": cell} for family, cell in sorted(cells)]
            told = "INSERT INTO dirty (family, cell) VALUES (:family, :cell) ON CONFLICT DO NOTHING"
            self._connection.execute(text(told), rows)


class Writer:
    """Adds readings to one chronicle."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._names = Names()
        self._remembered = Remembered()

    def add(self, ready: Sequence[Prepared]) -> list[Added]:
        """Write readings in one transaction, and say of each what became of it."""
        return self._at_once(lambda batch: batch.add(ready))

    def reread(self, ready: Sequence[Prepared]) -> list[Added]:
        """Put readings in the place of those that versions have, in one transaction."""
        return self._at_once(lambda batch: batch.reread(ready))

    def _at_once(self, work: Callable[[_Batch], list[Added]]) -> list[Added]:
        try:
            with self._store.writing() as connection:
                return work(_Batch(connection, self._names, self._remembered))
        except BaseException:
            self._names.forget()
            raise

    def known(self, keys: Sequence[tuple[str, str]]) -> set[tuple[str, str]]:
        """Give those of some article keys and digests that the chronicle has already."""
        found: set[tuple[str, str]] = set()
        article, version = schema.article.c, schema.version.c
        with self._store.reading() as connection:
            for at in range(0, len(keys), _AT_ONCE):
                wanted = [key for key, _ in keys[at : at + _AT_ONCE]]
                rows = connection.execute(
                    select(article.key, version.digest)
                    .join_from(schema.article, schema.version)
                    .where(among(article.key, wanted))
                )
                found.update((row[0], row[1]) for row in rows)
        return found & set(keys)
