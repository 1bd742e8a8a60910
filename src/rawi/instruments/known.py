"""Instruments that the lexicon knows by name, and resolutions that it knows by number."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from rawi.language.phrases import Phrases, Start, longest
from rawi.language.tokens import Token
from rawi.language.words import Word, once_a_word
from rawi.lexicon import Row, built_once, load_table


class Known(NamedTuple):
    """An instrument of the lexicon."""

    name: str
    kind: str
    parties: tuple[str, ...]
    founded: str | None
    where: frozenset[str]
    row: Row


class Match(NamedTuple):
    """A known name at its place: token after its last, letters before its first word."""

    end: int
    skip: int
    known: Known


def _known(row: Row) -> Known:
    founded = row["founded"] or None
    return Known(row["name_en"], row["kind"], row.all("parties"), founded, frozenset(row.all("where")), row)


@built_once
def _names() -> Phrases[Known]:
    rows = load_table("instruments/named")
    return Phrases((name, _known(row)) for row in rows for name in row.all("names"))


@once_a_word
def _starts(word: Word) -> tuple[Start[Known], ...]:
    return _names().starts(word)


def may_be_known(word: Word) -> bool:
    """Tell whether a known name can begin with a word."""
    return bool(_starts(word))


def known_at(tokens: Sequence[Token], at: int, article: Collection[str]) -> Match | None:
    """Give the longest known name at a token, in an article that names the ids in `article`."""
    starts = _starts(tokens[at].word)
    if not starts:
        return None
    match = longest(starts, tokens, at)
    if match is None:
        return None
    for known in match.values:
        if not known.where or not known.where.isdisjoint(article):
            return Match(match.last, match.split.skip, known)
    return None


@built_once
def _resolutions() -> dict[tuple[str, str], Known]:
    return {
        (row["number"], row["body"]): Known(
            f"{row['body']} Resolution {row['number']}",
            "resolution",
            (row["body"], *row.all("about")),
            row["adopted"] or None,
            frozenset(),
            row,
        )
        for row in load_table("instruments/resolutions")
    }


def known_resolution(number: str, body: str) -> Known | None:
    """Give what is known of a body's resolution.

    >>> known_resolution("1701", "UN Security Council").founded
    '2006-08-11'
    """
    return _resolutions().get((number, body))


@built_once
def _by_name() -> dict[str, Known]:
    resolutions = {known.name: known for known in _resolutions().values()}
    return resolutions | {row["name_en"]: _known(row) for row in load_table("instruments/named")}


def known_as(name: str) -> Known | None:
    """Give the instrument of a name in English, which bodies have as their id.

    >>> known_as("UN Security Council Resolution 1701").parties
    ('UN Security Council', 'LB', 'IL')
    """
    return _by_name().get(name)


def members(name: str) -> tuple[str, ...]:
    """Give the parties of an instrument known by its name, or nobody.

    >>> members("Alliance of Sahel States")
    ('ML', 'BF', 'NE')
    """
    known = known_as(name)
    return known.parties if known is not None else ()


@built_once
def issuers() -> frozenset[str]:
    """Give the ids of the bodies whose decisions are resolutions."""
    return frozenset(row["body"] for row in load_table("instruments/issuers"))


def rows_for(tokens: Sequence[Token]) -> tuple[Row, ...]:
    """Give the rows that know the words of an instrument's name."""
    return tuple(
        {
            known.row.where: known.row
            for at in range(len(tokens))
            for start in _starts(tokens[at].word)
            for match in _names().follow(start, tokens, at)
            for known in match.values
        }.values()
    )
