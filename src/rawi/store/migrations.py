"""Brings the tables of a chronicle to the version that this Rawi knows, one step at a time."""

import json
from collections.abc import Callable, Mapping
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Connection, insert, inspect, select, text, update

from rawi.chronicle.parties import ACTOR, RECIPIENT
from rawi.chronicle.relating import TellingSides, pair_parties
from rawi.errors import ForeignChronicle, MissingChronicle
from rawi.store import (
    board_schema,
    correction_schema,
    incident_schema,
    name_schema,
    relation_schema,
    schema,
)
from rawi.store.columns import metadata
from rawi.store.name_words import Spelt, keep_words

_KEY = "schema"
_SEARCH = {
    # Rawi folds the letters itself, and SQLite splits words at vowel signs: none are left here.
    "sqlite": ("CREATE VIRTUAL TABLE search USING fts5(norm, lemma, content='', tokenize='unicode61')",),
    "postgresql": (
        "CREATE TABLE search (version INTEGER PRIMARY KEY REFERENCES version(id),"
        " norm TSVECTOR NOT NULL, lemma TSVECTOR NOT NULL)",
        "CREATE INDEX search_norm ON search USING gin (norm)",
        "CREATE INDEX search_lemma ON search USING gin (lemma)",
    ),
}
Step = Callable[[Connection], None]
# Tables of Rawi's beside those of the first version.
_OWN = (
    correction_schema.correction,
    incident_schema.incident,
    relation_schema.relation,
    name_schema.name_word,
)

# What chronicles of the first version have, and some made before it was published have not.
_OF_THE_FIRST = {"name": {"folded", "folded_latin"}, "instrument": {"lemmas", "by", "sentence"}}
_CORRECTIONS = (
    "ALTER TABLE name ADD COLUMN found INTEGER",
    "ALTER TABLE name ADD COLUMN found_reason TEXT",
    "ALTER TABLE bearer ADD COLUMN found INTEGER",
    "ALTER TABLE telling ADD COLUMN found INTEGER",
    "ALTER TABLE telling ADD COLUMN found_type TEXT",
    "ALTER TABLE telling ADD COLUMN found_mode TEXT",
    "ALTER TABLE telling ADD COLUMN rejected INTEGER",
    "ALTER TABLE side ADD COLUMN found TEXT",
    "CREATE INDEX name_found ON name (found) WHERE found IS NOT NULL",
    "CREATE INDEX bearer_found ON bearer (found) WHERE found IS NOT NULL",
    "CREATE INDEX telling_found ON telling (found) WHERE found IS NOT NULL",
    "CREATE INDEX telling_found_type ON telling (found_type) WHERE found_type IS NOT NULL",
    "CREATE INDEX telling_rejected ON telling (rejected) WHERE rejected IS NOT NULL",
)
_CORRECTION_TABLES = {
    "sqlite": (
        "CREATE TABLE correction (id INTEGER NOT NULL PRIMARY KEY, key TEXT NOT NULL UNIQUE,"
        " at TEXT NOT NULL, told TEXT NOT NULL, undone_at TEXT, undone_by TEXT)",
        "CREATE TABLE judged (correction INTEGER NOT NULL REFERENCES correction (id),"
        " passage INTEGER NOT NULL, version INTEGER NOT NULL REFERENCES version (id), part TEXT NOT NULL,"
        " layer TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (correction, passage, version))"
        " WITHOUT ROWID",
    ),
    "postgresql": (
        "CREATE TABLE correction (id SERIAL PRIMARY KEY, key TEXT NOT NULL UNIQUE,"
        " at TEXT NOT NULL, told TEXT NOT NULL, undone_at TEXT, undone_by TEXT)",
        "CREATE TABLE judged (correction INTEGER NOT NULL REFERENCES correction (id),"
        " passage INTEGER NOT NULL, version INTEGER NOT NULL REFERENCES version (id), part TEXT NOT NULL,"
        " layer TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (correction, passage, version))",
    ),
}
_JUDGED = "CREATE INDEX judged_version ON judged (version, layer, number)"


def _add_corrections(connection: Connection) -> None:
    """From 1 to 2: corrections, and beside what they put in place what was found."""
    for table, columns in _OF_THE_FIRST.items():
        missing = columns - {column["name"] for column in inspect(connection).get_columns(table)}
        if missing:
            raise ForeignChronicle(
                f"this chronicle was made by a Rawi that was never published: its table {table} has no"
                f" {sorted(missing)[0]}. Add its articles to a new one: rawi add NEW PATH…"
            )
    for statement in (*_CORRECTIONS, *_CORRECTION_TABLES[connection.dialect.name], _JUDGED):
        connection.execute(text(statement))


def _part_passages(connection: Connection) -> None:
    """From 2 to 3: the passages of corrections in a column of their own."""
    connection.execute(text("ALTER TABLE correction ADD COLUMN passages TEXT NOT NULL DEFAULT '[]'"))
    for number, told in connection.execute(text("SELECT id, told FROM correction")).all():
        whole = json.loads(told)
        passages = json.dumps(whole.pop("passages", []), ensure_ascii=False)
        parted = {"number": number, "told": json.dumps(whole, ensure_ascii=False), "passages": passages}
        connection.execute(
            text("UPDATE correction SET told = :told, passages = :passages WHERE id = :number"), parted
        )


_INCIDENT = (
    "CREATE TABLE incident (id INTEGER NOT NULL PRIMARY KEY, key TEXT NOT NULL, type TEXT NOT NULL,"
    " mode TEXT, day TEXT NOT NULL, first TEXT, last TEXT, voices INTEGER NOT NULL, outlets INTEGER NOT NULL,"
    " tellings INTEGER NOT NULL, known_at TEXT NOT NULL, complete_at TEXT NOT NULL)",
    "CREATE INDEX incident_day ON incident (day DESC, voices DESC, id)",
    "CREATE INDEX incident_kind ON incident (day, type, mode)",
    "CREATE INDEX incident_known ON incident (known_at)",
    "CREATE INDEX incident_voices ON incident (voices, tellings)",
    "CREATE INDEX version_superseded ON version (superseded_at) WHERE superseded_at IS NOT NULL",
)
_SUMMED = (
    "INSERT INTO incident SELECT s.id, h.key, h.type, h.mode, COALESCE(s.first, ''), s.first, s.last,"
    " s.voices, s.outlets, s.tellings, s.known_at, s.complete_at FROM ("
    "SELECT COALESCE(t.incident, t.id) AS id,"
    " COALESCE(MIN(CASE WHEN t.basis = 'told' THEN t.first END), MAX(t.first)) AS first,"
    " COALESCE(MAX(CASE WHEN t.basis = 'told' THEN t.last END), MIN(t.last)) AS last,"
    " COUNT(DISTINCT v.voice) AS voices, COUNT(DISTINCT v.source) AS outlets, COUNT(*) AS tellings,"
    " MIN(v.known_at) AS known_at, MAX(v.known_at) AS complete_at"
    " FROM telling t JOIN version v ON v.id = t.version"
    " WHERE v.superseded_at IS NULL AND t.rejected IS NULL GROUP BY COALESCE(t.incident, t.id)"
    " HAVING COUNT(CASE WHEN t.modality IN ('actual', 'planned') THEN 1 END) > 0"
    ") s JOIN telling h ON h.id = s.id"
)


def _sum_incidents(connection: Connection) -> None:
    """From 3 to 4: a table that sums incidents up."""
    for statement in (*_INCIDENT, _SUMMED):
        connection.execute(text(statement))


_RELATION = (
    "CREATE TABLE relation (incident INTEGER NOT NULL, actor TEXT NOT NULL, recipient TEXT NOT NULL,"
    " day TEXT NOT NULL, type TEXT NOT NULL, mode TEXT, PRIMARY KEY (incident, actor, recipient)){own}",
    "CREATE INDEX relation_actor ON relation (actor)",
    "CREATE INDEX relation_recipient ON relation (recipient)",
)
_SIDES = (
    "SELECT COALESCE(t.incident, t.id), t.id, t.type, t.mode, COALESCE(t.first, ''), s.role,"
    " COALESCE(s.party, e.key) FROM telling t JOIN version v ON v.id = t.version"
    " JOIN side s ON s.telling = t.id LEFT JOIN name n ON n.id = s.name LEFT JOIN entity e ON e.id = n.entity"
    " WHERE v.superseded_at IS NULL AND t.rejected IS NULL AND t.modality = 'actual'"
    " AND (s.party IS NOT NULL OR s.name IS NOT NULL)"
    " ORDER BY 1, t.id != COALESCE(t.incident, t.id), t.first, t.id, s.number"
)


def _pair_parties(connection: Connection) -> None:
    """From 4 to 5: a table of who did what to whom.

    It repeats what tellings say, so it is filled by the rule of today, whichever that is.
    """
    # What is kept ready was kept in another form.
    for kept in ("ledger_entry", "state"):
        connection.execute(text(f"DROP TABLE IF EXISTS {kept}"))
    own = " WITHOUT ROWID" if connection.dialect.name == "sqlite" else ""
    for statement in _RELATION:
        connection.execute(text(statement.format(own=own)))
    found = []
    for incident, rows in groupby(connection.execute(text(_SIDES)).all(), key=itemgetter(0)):
        told = []
        for _, some in groupby(rows, key=itemgetter(1)):
            sides: dict[str, dict[str, None]] = {ACTOR: {}, RECIPIENT: {}}
            for row in some:
                sides[row[5]][row[6]] = None
            told.append(TellingSides(row[2], row[3], row[4], tuple(sides[ACTOR]), tuple(sides[RECIPIENT])))
        found += [(incident, one.actor, one.recipient, *one.told[2::-1]) for one in pair_parties(told)]
    if found:
        names = ("incident", "actor", "recipient", "day", "mode", "type")
        given = text(f"INSERT INTO relation ({', '.join(names)}) VALUES (:{', :'.join(names)})")
        connection.execute(given, [dict(zip(names, one, strict=True)) for one in found])


def _mark_who_kept(connection: Connection) -> None:
    """From 5 to 6: what is kept ready names the Rawi that made it; it is made anew."""
    connection.execute(text("DROP TABLE IF EXISTS state"))


_NAME_WORD = (
    "CREATE TABLE name_word (sounded INTEGER NOT NULL, word TEXT {letters} NOT NULL,"
    " name INTEGER NOT NULL REFERENCES name (id), PRIMARY KEY (sounded, word, name)){own}",
    "CREATE INDEX name_word_name ON name_word (name)",
)
_NAMES = "SELECT id, words, folded, folded_latin FROM name WHERE id > :last ORDER BY id LIMIT 5000"


def _part_names(connection: Connection) -> None:
    """From 6 to 7: a table of the words of names, filled by the rule of today, for it repeats the names."""
    is_sqlite = connection.dialect.name == "sqlite"
    form = {"own": " WITHOUT ROWID", "letters": ""} if is_sqlite else {"own": "", "letters": 'COLLATE "C"'}
    for statement in _NAME_WORD:
        connection.execute(text(statement.format(**form)))
    last = 0
    while names := [Spelt(*row) for row in connection.execute(text(_NAMES), {"last": last}).all()]:
        keep_words(connection, names)
        last = names[-1].id
    # Boards name their place from now on, and beside the ledger is kept of what it is put together.
    for kept in ("board", "state"):
        connection.execute(text(f"DROP TABLE IF EXISTS {kept}"))


# From each version to the next. A step is never changed once a Rawi that has it was published.
STEPS: dict[int, Step] = {
    1: _add_corrections,
    2: _part_passages,
    3: _sum_incidents,
    4: _pair_parties,
    5: _mark_who_kept,
    6: _part_names,
}


def _create(connection: Connection) -> None:
    metadata.create_all(connection)
    for statement in _SEARCH[connection.dialect.name]:
        connection.execute(text(statement))
    connection.execute(insert(schema.meta).values(key=_KEY, value=str(schema.VERSION)))


def migrate(
    connection: Connection,
    *,
    place: str,
    create: bool,
    steps: Mapping[int, Step] = STEPS,
    to: int = schema.VERSION,
) -> None:
    """Make the tables where there are none, or bring older ones to the present version.

    Raises ForeignChronicle if they are of a later version or not Rawi's, and MissingChronicle if there
    are none and they are not to be made.
    """
    tables = set(inspect(connection).get_table_names())
    if not {"meta", "version"} <= tables:
        if not create:
            raise MissingChronicle(f"{place}: this database holds no chronicle.")
        if tables & {*metadata.tables, *(table.name for table in _OWN)}:
            raise ForeignChronicle(f"{place}: this database has other tables of the same names.")
        _create(connection)
        board_schema.metadata.create_all(connection)
        return
    found = connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == _KEY)).scalar()
    now = int(found) if found else 0
    if not found or now > to:
        raise ForeignChronicle(
            f"{place}: a chronicle of version {found}, and this Rawi knows {to}; update Rawi."
        )
    for version in range(now, to):
        try:
            steps[version](connection)
        except ForeignChronicle as error:
            raise ForeignChronicle(f"{place}: {error}") from error
        connection.execute(
            update(schema.meta).where(schema.meta.c.key == _KEY).values(value=str(version + 1))
        )
    board_schema.metadata.create_all(connection)
