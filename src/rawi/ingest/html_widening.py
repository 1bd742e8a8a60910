"""Adds to an article the paragraphs that stand in one box with it, where extraction passed them over."""

from collections import Counter

from rawi.ingest.blocks import Block
from rawi.ingest.html_blocks import PageBlock
from rawi.ingest.marks import mark_block

_MAIN_SHARE = 0.5


def widen(blocks: list[PageBlock], kept: list[int], anchors: list[int]) -> list[int]:
    """Give the kept blocks and, of the box that holds most of them, what stands between and beside them.

    Between the article's first and last paragraph all of the box belongs to it; above and below only
    running text does, up to the first line that is none.
    """
    words: Counter[int] = Counter()
    for index in anchors:
        words[blocks[index].box] += len(blocks[index].text.split())
    box, most = words.most_common(1)[0]
    if most < _MAIN_SHARE * words.total():
        return kept
    inside = [index for index in anchors if blocks[index].box == box]
    first, last = inside[0], inside[-1]
    hint = blocks[first].hint
    belonging = [i for i, block in enumerate(blocks) if block.box == box and block.hint == hint]
    found = {index for index in belonging if first < index < last}
    found |= _run(blocks, [index for index in reversed(belonging) if index < first])
    found |= _run(blocks, [index for index in belonging if index > last])
    return sorted(found | set(kept))


def _run(blocks: list[PageBlock], indices: list[int]) -> set[int]:
    run: set[int] = set()
    for index in indices:
        block = Block(blocks[index].text)
        if not block.firm_prose or block.broken_off or mark_block(block).why is not None:
            break
        run.add(index)
    return run
