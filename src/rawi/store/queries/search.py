"""Finds articles by their words: as written whatever the spelling, or by their lemmas."""

import re
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, literal_column, select, text

from rawi.chronicle.foreign_spellings import foreign_spellings
from rawi.chronicle.lemmas import search_forms, spellings
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
    others: tuple["_Term", ...] = ()

    @property
    def spelt(self) -> tuple["_Term", ...]:
        """The term in all its spellings."""
        return (self, *self.others)


def _terms(words: str) -> list[_Term]:
    """Cut what a user types into terms.

    >>> _terms('"مجلس الأمن" القرارات')
    [_Term(norm='مجلس الامن', lemma=None, others=()), _Term(norm='القرارات', lemma='قرار', others=())]
    """
    terms = []
    for match in _QUOTED.finditer(words):
        told = match["phrase"] or match["word"]
        forms = dict.fromkeys(map(search_forms, spellings(told)))
        spelt = [_Term(norm, lemma if match["word"] else None) for norm, lemma in forms if norm]
        spelt += [_Term(norm, None) for norm in foreign_spellings(match["word"] or "")]
        if spelt:
            terms.append(spelt[0]._replace(others=tuple(spelt[1:])))
    return terms


def _sqlite(terms: list[_Term]) -> str:
    def told(term: _Term) -> str:
        found = []
        for one in term.spelt:
            found.append(f'norm : "{one.norm}"')
            if one.lemma:
                found.append(f'lemma : "{one.lemma}"')
        return f"({' OR '.join(found)})"

    return " AND ".join(map(told, terms))


def _postgresql(terms: list[_Term]) -> tuple[str, dict[str, str]]:
    conditions, given = [], {}
    for at, term in enumerate(terms):
        any_of = []
        for number, one in enumerate(term.spelt):
            for column, words in (("norm", one.norm), ("lemma", one.lemma)):
                if words:
                    name = f"{column}{at}_{number}"
                    given[name] = words
                    any_of.append(f"search.{column} @@ phraseto_tsquery('simple', :{name})")
        conditions.append(f"({' OR '.join(any_of)})")
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
        self._norms = {one.norm.split()[0] for term in terms for one in term.spelt}
        self._lemmas = {one.lemma for term in terms for one in term.spelt} - {None}
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
        # Whole words: a year cut in two is another year.
        first = written.rfind(" ", 0, first) + 1 if first else 0
        last = last if (space := written.find(" ", last)) < 0 else space
        hits.append(Hit(texts.source(version, first, last), rank))
    return hits, len(whole)
