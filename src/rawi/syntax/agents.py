"""Phrases before the one who did it: `من قبل`, `على يد`, `من طرف`."""

from rawi.letters import lookup_key
from rawi.lexicon import built_once, load_table
from rawi.syntax.line import Line

_FARTHEST = 16


@built_once
def _phrases() -> dict[str, frozenset[str]]:
    """Give, by the first word of each phrase, what may follow it; nothing for phrases of one word."""
    phrases: dict[str, set[str]] = {}
    for row in load_table("syntax/agents"):
        first, _, rest = lookup_key(row["phrase"]).partition(" ")
        phrases.setdefault(first, set()).add(rest)
    return {first: frozenset(rests) for first, rests in phrases.items()}


def agent_after(line: Line, at: int) -> int | None:
    """Give where the agent of a passive or an event noun begins, in the same clause: `من قبل | الجيش`."""
    known = _phrases()
    for place in range(at, min(at + _FARTHEST, line.length - 1)):
        if line.is_stop(place) or line.forms[place].opens_clause:
            return None
        rests = known.get(line.tokens[place].word.key)
        if rests is None:
            continue
        if line.tokens[place + 1].word.key in rests and place + 2 < line.length:
            return place + 2
        if "" in rests:
            return place + 1
    return None
