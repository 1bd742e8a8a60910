"""Nouns of what speaks for somebody: statements, letters, talks, reports, media."""

from typing import Final

from rawi.claims.nouns import noun_forms
from rawi.letters import ALEF, ARTICLE, TEH, lookup_key
from rawi.lexicon import built_once, load_table

TEXT: Final = "text"
TALK: Final = "talk"
MEDIUM: Final = "medium"
WORD: Final = "word"


@built_once
def _documents() -> dict[str, str]:
    return {
        lookup_key(form): row["kind"]
        for row in load_table("claims/documents")
        for form in (row["noun"], *row.all("forms"))
    }


def document_kind(key: str) -> str | None:
    """Give the kind of document or talk that a key names: text, talk or medium."""
    known = _documents()
    bare = key.removeprefix(ARTICLE)
    found = known.get(bare)
    if found is None:
        found = next((known[form] for form in noun_forms(key) if form in known), None)
    return found


@built_once
def _single_documents() -> frozenset[str]:
    return frozenset(lookup_key(row["noun"]) for row in load_table("claims/documents"))


@built_once
def _reports() -> dict[str, str]:
    rows = (row for row in load_table("claims/documents") if row["own"])
    return {lookup_key(form): row["noun"] for row in rows for form in (row["noun"], *row.all("forms"))}


def report_noun(key: str) -> str | None:
    """Give the noun of a text that speaks only for the one it was told of: `تقرير` of `التقرير`."""
    return _reports().get(key.removeprefix(ARTICLE))


def is_one_document(key: str) -> bool:
    """Whether a noun calls one document, which someone told before may have issued: `البيان`."""
    bare = key.removeprefix(ARTICLE)
    return bare in _single_documents() and not bare.endswith(ALEF + TEH)
