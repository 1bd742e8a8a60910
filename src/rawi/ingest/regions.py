"""Marks what lies outside the article below it: related posts, comments, footers, up to the end."""

from rawi.ingest.blocks import Block
from rawi.ingest.marks import LIST, PAGE, Mark
from rawi.ingest.reasons import Why

# Running text of this size, in a row, shows that the article goes on below a box of links.
_RESUMING_BLOCKS = 3
_RESUMING_WORDS = 90
# Section names and bare figures may be headings inside an article.
_PLACED = (Why.SECTION, Why.COUNTER)


def judge_regions(blocks: list[Block], marks: list[Mark], first: int) -> dict[int, Why]:
    """Say why each block from `first` on is left out, as far as furniture phrases show it.

    A phrase that opens the rest of the page (a comment form, a list of popular posts) takes
    all that follows, unless the article clearly goes on.
    """
    judged: dict[int, Why] = {}
    region: Why | None = None
    opens = ""
    for index in range(first, len(blocks)):
        mark = marks[index]
        if mark.why is not None and (region or mark.why not in _PLACED):
            judged[index] = mark.why
            if mark.opens and (opens != PAGE or mark.opens == PAGE):
                region, opens = mark.why, mark.opens
        elif region is not None:
            if _resumes(blocks, marks, index, opens):
                region, opens = None, ""
            else:
                judged[index] = region
    return _give_back_heading(blocks, marks, judged)


def _resumes(blocks: list[Block], marks: list[Mark], index: int, opens: str) -> bool:
    if opens == LIST:
        block = blocks[index]
        return block.firm_prose and not block.broken_off and not _teases(blocks, marks, index + 1)
    words = 0
    for number in range(_RESUMING_BLOCKS):
        if index + number >= len(blocks):
            return False
        block = blocks[index + number]
        if marks[index + number].why is not None or not block.prose or block.broken_off:
            return False
        words += block.count
    return words >= _RESUMING_WORDS


def _teases(blocks: list[Block], marks: list[Mark], index: int) -> bool:
    """Tell whether a broken-off paragraph follows soon: then the one before is a teaser too."""
    return any(blocks[near].broken_off for near in range(index, min(index + 3, len(blocks))))


def _give_back_heading(blocks: list[Block], marks: list[Mark], judged: dict[int, Why]) -> dict[int, Why]:
    """Keep a heading that stands, after a blank line, between a list of links and more of the article."""
    kept = dict(judged)
    for index in judged:
        follows = index + 1 < len(blocks) and index + 1 not in judged
        own = marks[index].why is None and blocks[index].gap and not blocks[index].prose
        listed = index - 1 in judged and marks[index - 1].why is None
        if follows and own and listed and blocks[index + 1].firm_prose:
            del kept[index]
    return kept
