"""Marks the lines above an article's first paragraph that tell of its making: place, outlet, reporter."""

from rawi.ingest.blocks import Block
from rawi.ingest.bylines import find_byline
from rawi.ingest.marks import Mark
from rawi.ingest.reasons import Why

_NEAR = 12  # such lines stand near the article, below whatever menu
_LEAD_BLOCKS = 2
_LEAST_LETTERS = 3


def mark_bylines(
    blocks: list[Block], marks: list[Mark], first: int, *, names: frozenset[str]
) -> tuple[list[Mark], list[str]]:
    """Mark the bylines above block `first`; give all marks and the outlets that the bylines name."""
    marked, outlets = list(marks), []
    lead = {token for block in blocks[first : first + _LEAD_BLOCKS] for token in block.tokens}
    lines = range(max(0, first - _NEAR), first)
    for index in lines:
        mark = marks[index]
        if mark.why not in (None, Why.BYLINE) or (index == 0 and len(lines) == 1):
            continue
        found = find_byline(blocks[index], names=names)
        if found is None:
            continue
        if found.outlet:
            outlets.append(found.outlet)
        # `place: two words` may also be a headline, but then the article takes its words up.
        if mark.why is None and (found.sure or (index and not _taken_up(blocks[index], lead))):
            marked[index] = Mark(Why.BYLINE, dateline=found.dateline)
    return marked, outlets


def _taken_up(block: Block, lead: set[str]) -> bool:
    return any(token in lead for token in block.tokens[1:] if len(token) >= _LEAST_LETTERS)
