"""Knows which HTML elements show no text, stand inside a line, or may stay open."""

from functools import cache

from rawi.lexicon import load_table


@cache
def elements(kind: str) -> frozenset[str]:
    """Name the elements of a kind: `unseen`, `inline`, or `optional` for those that need no end tag.

    >>> "script" in elements("unseen"), "span" in elements("inline"), "br" in elements("optional")
    (True, True, True)
    """
    rows = load_table("ingest/elements")
    return frozenset(row["element"] for row in rows if kind in (row["kind"], row["closing"]))
