"""What one reading becomes in the store, worked out before the database is locked: rows without numbers.

Preparing is pure and takes longer than writing, so it happens where reading does, on all cores.
"""

from array import array
from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from rawi.chronicle.copies import shingles_of, signature
from rawi.chronicle.features import article_features, features_of
from rawi.chronicle.identity import Bearer, People, identify
from rawi.chronicle.lemmas import search_forms, search_forms_of
from rawi.chronicle.tellings import Telling, find_tellings
from rawi.language.tokens import words_in
from rawi.language.words import Word
from rawi.records import Article, Entity, Reading
from rawi.store.finding_rows import Rows, finding_rows
from rawi.store.packing import pack

_DIGEST_BYTES = 12
# PostgreSQL keeps no more of a text searchable.
_SEARCHABLE = 400_000
FEATURE_BETWEEN = "\x1f"
# Opens the keys of articles without an address.
BY_ID = "id:"


@dataclass(frozen=True, slots=True)
class PreparedTelling:
    """A telling with its features; its sides and place are numbers of bearers."""

    telling: Telling
    features: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """One reading, ready to be written."""

    key: str
    digest: str
    version: dict[str, Any]
    bearers: tuple[tuple[Bearer, Entity, int], ...]
    rows: Rows
    tellings: tuple[PreparedTelling, ...]
    search: tuple[str, str]
    bands: tuple[int, ...]
    shingles: bytes


def article_key(article: Article | Reading) -> str:
    """Give the key under which all versions of an article stand: its address, else its own id."""
    return article.url or f"{BY_ID}{article.id}"


def digest(article: Article | Reading) -> str:
    """Give what tells one version of an article from another: its words, headline, day and outlet."""
    day = article.published.isoformat() if article.published else ""
    told = "\x1f".join((article.text, article.title or "", day, article.source or ""))
    return blake2b(told.encode("utf-8", "replace"), digest_size=_DIGEST_BYTES).hexdigest()


def _version(reading: Reading, people: People, told: str) -> dict[str, Any]:
    return {
        "digest": told,
        "reading_id": reading.id,
        "source": reading.source,
        "title": reading.title,
        "published": reading.published.isoformat() if reading.published else None,
        "published_basis": reading.published_basis.value,
        "characters": len(reading.text),
        "features": FEATURE_BETWEEN.join(article_features(reading, people.bearers)),
        "reading": pack(reading),
    }


def _tellings(reading: Reading, people: People, told: str) -> tuple[PreparedTelling, ...]:
    found = find_tellings(reading, people.bearers, digest=f"{article_key(reading)}:{told}")
    return tuple(
        PreparedTelling(one, FEATURE_BETWEEN.join(features_of(one, reading, people.bearers))) for one in found
    )


def searchable(reading: Reading, words: list[Word]) -> tuple[str, str]:
    """Give what an article is searched by: the words of its headline and of its text."""
    title = reading.title or ""
    if len(title) + len(reading.text) < _SEARCHABLE and "\0" not in title + reading.text:
        return search_forms_of([*words_in(title), *words])
    return search_forms(f"{title}\n{reading.text}"[:_SEARCHABLE].replace("\0", " "))


def prepare(reading: Reading) -> Prepared:
    """Work out all rows of a reading.

    >>> from rawi import read
    >>> ready = prepare(read("قصف الجيش التركي بلدة سنجار أمس.", published="2020-06-16"))
    >>> [one.telling.frame.cell for one in ready.tellings]
    ['2020-06-15']
    """
    told, people = digest(reading), identify(reading)
    counts = Counter(mention.entity for mention in reading.mentions)
    bearers = tuple(
        (bearer, entity, counts[entity.id])
        for bearer, entity in zip(people.bearers.values(), reading.entities, strict=True)
    )
    words = words_in(reading.text)
    hashes = shingles_of(words)
    return Prepared(
        article_key(reading),
        told,
        _version(reading, people, told),
        bearers,
        finding_rows(reading, people),
        _tellings(reading, people, told),
        searchable(reading, words),
        signature(hashes).bands,
        array("I", sorted(hashes)).tobytes(),
    )
