"""What a run and a chronicle hold of the same articles, in terms that both have."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from sqlalchemy import select

from rawi.store import schema
from rawi.store.engine import Store

Told = dict[str, tuple[Any, ...]]


def rows(folder: Path, kind: str) -> list[dict[str, Any]]:
    found = []
    for path in sorted((folder / kind).glob("*.parquet")):
        found.extend(pq.read_table(path, partitioning=None).to_pylist())
    return found


def digests(folder: Path) -> dict[str, str]:
    """Give the hash of every file of a run."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in files}


def incidents_of_run(folder: Path) -> Told:
    return {
        row["telling"]: (row["incident"], row["leader"], row["likeness"], row["reasons"])
        for row in rows(folder, "incidents")
    }


def incidents_of_chronicle(store: Store) -> Told:
    telling = schema.telling.c
    columns = (telling.id, telling.key, telling.incident, telling.leader, telling.likeness, telling.reasons)
    with store.reading() as connection:
        found = connection.execute(select(*columns)).all()
    keys = {row.id: row.key for row in found}
    return {row.key: (keys[row.incident], keys[row.leader], row.likeness, row.reasons) for row in found}


def copies_of_run(folder: Path) -> set[tuple[str, str, float]]:
    ids = {row["number"]: row["digest"] for row in rows(folder, "articles")}
    return {(ids[row["number"]], ids[row["other"]], row["contained"]) for row in rows(folder, "copies")}


def copies_of_chronicle(store: Store) -> set[tuple[str, str, float]]:
    with store.reading() as connection:
        ids = {
            row[0]: row[1] for row in connection.execute(select(schema.version.c.id, schema.version.c.digest))
        }
        found = connection.execute(select(schema.copy)).all()
    return {(ids[row.version], ids[row.other], row.contained) for row in found}


def _groups(voices: dict[tuple[str, str], int]) -> set[frozenset[tuple[str, str]]]:
    groups: dict[int, set[tuple[str, str]]] = {}
    for one, voice in voices.items():
        groups.setdefault(voice, set()).add(one)
    return set(map(frozenset, groups.values()))


def voices_of_run(folder: Path) -> set[frozenset[tuple[str, str]]]:
    return _groups({(row["key"], row["digest"]): row["voice"] for row in rows(folder, "articles")})


def voices_of_chronicle(store: Store) -> set[frozenset[tuple[str, str]]]:
    columns = (schema.article.c.key, schema.version.c.digest, schema.version.c.voice)
    with store.reading() as connection:
        found = connection.execute(select(*columns).join_from(schema.article, schema.version)).all()
    return _groups({(row[0], row[1]): row[2] for row in found})


def versions_of_run(folder: Path) -> dict[tuple[str, str], int]:
    return {(row["key"], row["digest"]): row["version"] for row in rows(folder, "articles")}


def versions_of_chronicle(store: Store) -> dict[tuple[str, str], int]:
    columns = (schema.article.c.key, schema.version.c.digest, schema.version.c.number)
    with store.reading() as connection:
        found = connection.execute(select(*columns).join_from(schema.article, schema.version)).all()
    return {(row[0], row[1]): row[2] for row in found}
