"""Phrases before the one who did it (`من قبل`, `على يد`) and before those who took part (`بمشاركة`)."""

from collections.abc import Mapping
from typing import Final

from rawi.letters import lookup_key
from rawi.lexicon import built_once, load_table
from rawi.syntax.line import Line

_FARTHEST: Final = 16


Phrases = Mapping[str, frozenset[tuple[str, ...]]]


def _read(table: str) -> Phrases:
    """Give, by the first word of each phrase, the words that follow it."""
    phrases: dict[str, set[tuple[str, ...]]] = {}
    for row in load_table(table):
        first, *rest = lookup_key(row["phrase"]).split()
        phrases.setdefault(first, set()).add(tuple(rest))
    return {first: frozenset(rests) for first, rests in phrases.items()}


@built_once
def _of_agents() -> Phrases:
    return _read("syntax/agents")


@built_once
def _of_company() -> Phrases:
    return _read("syntax/company")


def agent_after(line: Line, at: int) -> int | None:
    """Give where the agent of a passive or an event noun begins, in the same clause: `من قبل | الجيش`."""
    return _after(line, at, _of_agents(), stops_at_pause=True)


def company_after(line: Line, at: int) -> int | None:
    """Give where those begin who take part besides, in the same clause: `بمشاركة | الوزيرين`."""
    return _after(line, at, _of_company())


def _after(line: Line, at: int, known: Phrases, *, stops_at_pause: bool = False) -> int | None:
    if known.keys().isdisjoint(line.keys):
        return None  # mostly
    for place in range(at, min(at + _FARTHEST, line.length - 1)):
        if line.is_stop(place) or line.forms[place].opens_clause or (stops_at_pause and line.is_pause(place)):
            return None
        for rest in known.get(line.tokens[place].word.key, ()):
            end = place + 1 + len(rest)
            if end < line.length and tuple(token.word.key for token in line.tokens[place + 1 : end]) == rest:
                return end
    return None
