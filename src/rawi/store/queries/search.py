"""Finds articles by their words: as written whatever the spelling, or by their lemmas."""

import re
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, literal_column, select, text

from rawi.chronicle.lemmas import search_forms
from rawi.language.tokens import token_bounds
from rawi.store import schema
from rawi.store.answers import Filters, Hit
from rawi.store.queries.known import known, of_outlet, published_within
from rawi.store.queries.sources import Texts

_QUOTED = re.compile(r"[\"«“](?P<phrase>[^\"»”]+)[\"»”]|(?P<word>[^\s\"«»“”]+)")
_AROUND = 70


class _Term(NamedTuple):
    """A word or a phrase that is looked for; a phrase only as it is written."""

    norm: str
    lemma: str | None


def _terms(words: str) -> list[_Term]:
    """Cut what a user types into terms.

    >>> _terms('"مجلس الأمن" القرارات')
    [_Term(norm='مجلس الامن', lemma=None), _Term(norm='القرارات', lemma='قرار')]
    """
    terms = []
    for match in _QUOTED.finditer(words):
        norm, lemma = search_forms(match["phrase"] or match["word"])
        if norm:
            terms.append(_Term(norm, lemma if match["word"] else None))
    return terms


def _sqlite(terms: list[_Term]) -> str:
    def told(term: _Term) -> str:
        norm = f'norm : "{term.norm}"'
        return f'({norm} OR lemma : "{term.lemma}")' if term.lemma else norm

    return " AND ".join(map(told, terms))


def _postgresql(terms: list[_Term]) -> tuple[str, dict[str, str]]:
    conditions, given = [], {}
    for at, term in enumerate(terms):
        given[f"norm{at}"] = term.norm
        condition = f"search.norm @@ phraseto_tsquery('simple', :norm{at})"
        if term.lemma:
            given[f"lemma{at}"] = term.lemma
            condition = f"({condition} OR search.lemma @@ phraseto_tsquery('simple', :lemma{at}))"
        conditions.append(condition)
    return " AND ".join(conditions), given


def _found(connection: Connection, terms: list[_Term], filters: Filters) -> list[tuple[int, float]]:
    """Give the numbers of versions that hold all terms, the best first."""
    version = schema.version.c
    visible = (known(filters), of_outlet(filters), published_within(filters))
    asked: Any
    rank: Any
    if connection.dialect.name == "sqlite":
        rank = literal_column("bm25(search)")
        asked = (
            select(version.id, rank)
            .select_from(schema.version)
            .join(text("search"), text("search.rowid = version.id"))
            .where(text("search MATCH :words").bindparams(words=_sqlite(terms)), *visible)
        )
        rows = connection.execute(asked.order_by(rank, version.id).limit(filters.limit))
        return [(row[0], round(-row[1], 4)) for row in rows]
    condition, given = _postgresql(terms)
    queries = [func.phraseto_tsquery(literal_column("'simple'"), term.norm) for term in terms]
    any_of: Any = queries[0]
    for query in queries[1:]:
        any_of = any_of.op("||")(query)
    rank = func.ts_rank(literal_column("search.norm"), any_of)
    asked = (
        select(version.id, rank)
        .select_from(schema.version)
        .join(text("search"), text("search.version = version.id"))
        .where(text(condition).bindparams(**given), *visible)
    )
    rows = connection.execute(asked.order_by(rank.desc(), version.id).limit(filters.limit))
    return [(row[0], round(row[1], 4)) for row in rows]


class _Places:
    """Finds where in a text the first word stands that is looked for."""

    def __init__(self, terms: list[_Term]) -> None:
        self._norms = {term.norm.split()[0] for term in terms}
        self._lemmas = {term.lemma for term in terms} - {None}
        self._judged: dict[str, bool] = {}

    def find(self, written: str) -> tuple[int, int]:
        for start, end in token_bounds(written):
            told = written[start:end]
            is_meant = self._judged.get(told)
            if is_meant is None:
                is_meant = self._judged[told] = self._is_meant(told)
            if is_meant:
                return start, end
        return 0, 0

    def _is_meant(self, told: str) -> bool:
        norm, lemma = search_forms(told)
        return norm in self._norms or lemma in self._lemmas


def search(connection: Connection, words: str, filters: Filters) -> list[Hit]:
    """Find the articles that hold all words, each by its letters or its lemma; the best first."""
    return search_some(connection, words, filters)[0]


def search_some(
    connection: Connection, words: str, filters: Filters, *, wanted: slice = slice(None)
) -> tuple[list[Hit], int]:
    """Find articles as `search` does, and look only into those wanted; also tell how many there are."""
    terms = _terms(words)
    whole = _found(connection, terms, filters) if terms else []
    found = whole[wanted]
    texts = Texts(connection, (version for version, _ in found))
    hits, places = [], _Places(terms)
    for version, rank in found:
        written = texts.text(version)
        start, end = places.find(written)
        first, last = max(0, start - _AROUND), min(len(written), end + _AROUND)
        first = written.rfind(" ", 0, first) + 1 if first else 0
        hits.append(Hit(texts.source(version, first, last), rank))
    return hits, len(whole)
