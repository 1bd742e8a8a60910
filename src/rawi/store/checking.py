"""Checks a chronicle: every span against its text, every row against its reading, every reference."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select, text

from rawi.chronicle.identity import identify
from rawi.records import Reading
from rawi.store import schema
from rawi.store.columns import metadata
from rawi.store.engine import Store
from rawi.store.finding_rows import finding_rows
from rawi.store.packing import unpack
from rawi.store.prepared import digest
from rawi.store.renaming import on_entities, present_owners, wanted_owners
from rawi.store.replaying import load_corrections, present_standings, wanted_standings
from rawi.store.summing import wrongly_summed

# Tables whose rows repeat the findings of a reading.
_FINDINGS = ("mention", "timex", "office", "event", "participant", "claim", "instrument", "instrument_party")
_OWN = frozenset({"version", "telling"})


def spans_of(found: object) -> Iterator[tuple[int, int, str]]:
    """Yield every span within a finding or a reading.

    >>> from rawi import read
    >>> [told for _, _, told in spans_of(read("وصل الوفد إلى تونس."))]
    ['تونس']
    """
    if isinstance(found, tuple):
        for one in found:
            yield from spans_of(one)
    elif is_dataclass(found) and not isinstance(found, type):
        start, end = getattr(found, "start", None), getattr(found, "end", None)
        if start is not None and end is not None:
            yield start, end, getattr(found, "text", "")
        for field in fields(found):
            yield from spans_of(getattr(found, field.name))


def _wrong_spans(reading: Reading) -> Iterator[str]:
    for start, end, told in spans_of(reading):
        if reading.text[start:end] != told:
            yield f"the words «{told}» do not stand at {start}–{end}"


def _wrong_rows(connection: Connection, number: int, reading: Reading) -> Iterator[str]:
    """Compare the rows of a version with those that its reading gives."""
    expected = finding_rows(reading, identify(reading))
    for name in _FINDINGS:
        table = metadata.tables[name]
        columns = [column for column in table.c if column.name not in _OWN]
        found = connection.execute(select(*columns).where(table.c.version == number)).mappings()
        rows = sorted((dict(row) for row in found), key=repr)
        wanted = sorted(expected[name], key=lambda row: repr({c.name: row[c.name] for c in columns}))
        if rows != [{c.name: row[c.name] for c in columns} for row in wanted]:
            yield f"the rows of {name} are not those of its reading"


def _versions(connection: Connection) -> Iterator[str]:
    version = schema.version
    for number in connection.execute(select(version.c.id).order_by(version.c.id)).scalars().all():
        row = connection.execute(select(version).where(version.c.id == number)).mappings().one()
        where = f"version {number} ({row['reading_id']})"
        try:
            reading = unpack(row["reading"], where=where)
        except Exception as error:  # whatever a damaged row does, the check goes on
            yield f"{where}: its reading cannot be unpacked ({error})"
            continue
        if digest(reading) != row["digest"]:
            yield f"{where}: its reading is not the one that was added"
        for fault in (*_wrong_spans(reading), *_wrong_rows(connection, number, reading)):
            yield f"{where}: {fault}"


def _succession(connection: Connection) -> Iterator[str]:
    """Check that the versions of each article follow one another without a gap."""
    version = schema.version.c
    columns = (version.article, version.number, version.known_at, version.superseded_at)
    last: dict[int, Any] = {}
    for row in connection.execute(select(*columns).order_by(version.article, version.number)):
        before = last.get(row.article)
        if row.number != (before.number + 1 if before else 1):
            yield f"article {row.article}: version {row.number} follows {before.number if before else 'none'}"
        if before is not None and before.superseded_at != row.known_at:
            yield f"article {row.article}: version {before.number} is not superseded when the next is known"
        last[row.article] = row
    for row in last.values():
        if row.superseded_at is not None:
            yield f"article {row.article}: its last version is superseded"


# What no foreign key says: each question lists rows that point nowhere.
_REFERENCES = {
    "a mention, event or office of an entity that its article does not have": (
        "SELECT m.version FROM mention m LEFT JOIN bearer b ON b.version = m.version AND b.number = m.bearer"
        " WHERE m.bearer IS NOT NULL AND b.number IS NULL"
    ),
    "a participant of an entity that its article does not have": (
        "SELECT p.version FROM participant p"
        " LEFT JOIN bearer b ON b.version = p.version AND b.number = p.bearer"
        " WHERE p.bearer IS NOT NULL AND b.number IS NULL"
    ),
    "a participant of no event": (
        "SELECT p.version FROM participant p"
        " LEFT JOIN event e ON e.version = p.version AND e.number = p.event WHERE e.number IS NULL"
    ),
    "an event in a telling of another article": (
        "SELECT e.version FROM event e LEFT JOIN telling t ON t.id = e.telling"
        " WHERE e.telling IS NOT NULL AND (t.id IS NULL OR t.version <> e.version)"
    ),
    "a telling without an event": (
        "SELECT t.id FROM telling t LEFT JOIN event e ON e.version = t.version AND e.telling = t.id"
        " WHERE e.number IS NULL"
    ),
    "a telling whose incident is none": (
        "SELECT t.id FROM telling t LEFT JOIN telling h ON h.id = t.incident"
        " WHERE t.incident IS NOT NULL AND (h.id IS NULL OR h.incident <> h.id"
        " OR (h.family <> t.family AND t.found IS NULL))"
    ),
    "a telling that is not settled although nothing is left to settle": (
        "SELECT t.id FROM telling t LEFT JOIN dirty d ON d.family = t.family AND d.cell = t.cell"
        " WHERE t.incident IS NULL AND d.cell IS NULL"
    ),
    "a name that is not found by its words": (
        "SELECT n.id FROM name n LEFT JOIN name_word w ON w.name = n.id AND w.sounded = 0"
        " WHERE w.name IS NULL AND n.folded <> ''"
    ),
    "words of a name that is none": (
        "SELECT w.name FROM name_word w LEFT JOIN name n ON n.id = w.name WHERE n.id IS NULL"
    ),
    "a version whose voice is that of no version": (
        "SELECT v.id FROM version v LEFT JOIN version w ON w.id = v.voice WHERE w.id IS NULL"
    ),
    "a correction of a claim, event or instrument that its article does not have": (
        "SELECT j.version FROM judged j"
        " LEFT JOIN event e ON j.layer = 'event' AND e.version = j.version AND e.number = j.number"
        " LEFT JOIN claim c ON j.layer = 'claim' AND c.version = j.version AND c.number = j.number"
        " LEFT JOIN instrument i"
        " ON j.layer = 'instrument' AND i.version = j.version AND i.number = j.number"
        " WHERE e.number IS NULL AND c.number IS NULL AND i.number IS NULL"
    ),
    "two copies with two voices": (
        "SELECT c.version FROM copy c JOIN version v ON v.id = c.version JOIN version w ON w.id = c.other"
        " WHERE v.voice <> w.voice"
    ),
}


def _references(connection: Connection) -> Iterator[str]:
    for what, question in _REFERENCES.items():
        found = connection.execute(text(question)).scalars().all()
        if found:
            yield f"{what}: {len(found)} rows, the first {found[0]}"
    if connection.dialect.name == "sqlite":
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"{row[0]} row {row[1]} refers to a row of {row[2]} that is not there"
        for row in connection.exec_driver_sql("PRAGMA quick_check"):
            if row[0] != "ok":
                yield f"the file is damaged: {row[0]}"


def _searchable(connection: Connection) -> Iterator[str]:
    versions = connection.execute(select(func.count()).select_from(schema.version)).scalar_one()
    rows = "search_docsize" if connection.dialect.name == "sqlite" else "search"
    found = connection.execute(text(f"SELECT count(*) FROM {rows}")).scalar_one()
    if found != versions:
        yield f"{versions} versions, and {found} of them searchable"


def _summed(connection: Connection) -> Iterator[str]:
    """Check that the sums of incidents are those of their tellings."""
    for one in sorted(wrongly_summed(connection)):
        yield f"incident {one} is not summed up as its tellings say"


def _corrected(connection: Connection) -> Iterator[str]:
    """Check that what stands is what was found with the corrections that hold on top of it."""
    try:
        load_corrections(connection, undone=True)
    except msgspec.DecodeError as error:
        yield f"a correction cannot be read ({error})"
        return
    wanted, present = wanted_standings(connection), present_standings(connection)
    for telling in sorted({*wanted, *present}):
        if wanted.get(telling) != present.get(telling):
            yield f"telling {telling} does not stand as the corrections say"
    owners, owned = wanted_owners(connection, on_entities(connection)), present_owners(connection)
    for name in sorted({*owners, *owned}):
        if owners.get(name) != owned.get(name):
            yield f"name {name} is not whose the corrections say"


def check(store: Store) -> Iterator[str]:
    """Yield what is wrong with a chronicle, in words; nothing if it is whole."""
    with store.reading() as connection:
        yield from _versions(connection)
        yield from _succession(connection)
        yield from _references(connection)
        yield from _searchable(connection)
        yield from _summed(connection)
        yield from _corrected(connection)
