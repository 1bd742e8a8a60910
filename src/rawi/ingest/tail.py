"""Judges the lines below an article's last paragraph that no furniture phrase explains."""

from rawi.ingest.blocks import Block
from rawi.ingest.head import Head
from rawi.ingest.reasons import Why
from rawi.letters import is_arabic, lookup_key

_NAME_WORDS = 5
_TAG_WORDS = 3
_TAG_LINES = 3
_TEASER_LINES = 2


def judge_tail(blocks: list[Block], kept: list[int], head: Head) -> dict[int, Why]:
    """Say why lines below the last paragraph are left out: signatures, tags, teasers."""
    judged = _teasers(blocks, kept)
    left = [index for index in kept if index not in judged]
    trailing: list[int] = []
    for index in reversed(left):
        if blocks[index].prose or blocks[index].bullet:
            break
        trailing.append(index)
    trailing.reverse()
    if len(trailing) == len(left):
        return judged
    before = left[len(left) - len(trailing) - 1]
    # A colon opens a list, and the lines below are its items.
    if blocks[before].text.rstrip().endswith(":"):
        return judged
    return judged | _trailing(blocks, trailing, head)


def _trailing(blocks: list[Block], lines: list[int], head: Head) -> dict[int, Why]:
    judged: dict[int, Why] = {}
    short = [index for index in lines if blocks[index].count <= _TAG_WORDS]
    if len(short) >= _TAG_LINES and len(short) == len(lines):
        return dict.fromkeys(lines, Why.TAGS)
    headlines = sum(blocks[index].count > _NAME_WORDS for index in lines)
    for index in lines:
        block = blocks[index]
        if head.title and lookup_key(block.text).strip() == lookup_key(head.title):
            judged[index] = Why.TITLE
        elif not any(character.isalnum() for character in block.text):
            judged[index] = Why.OUTSIDE
        elif not any(map(str.isalpha, block.text)):
            judged[index] = Why.COUNTER
        elif not any(map(is_arabic, block.text)):
            judged[index] = Why.SITE_NAME
        elif block.count <= _NAME_WORDS and not block.ended:
            judged[index] = Why.BYLINE
        elif block.count > _NAME_WORDS and headlines >= _TEASER_LINES:
            judged[index] = Why.RELATED
    return judged


def _teasers(blocks: list[Block], kept: list[int]) -> dict[int, Why]:
    """Find two or more teasers, each a headline and a broken-off paragraph, at the end of the page."""
    position = len(kept)
    found = 0
    while position >= 1 and blocks[kept[position - 1]].broken_off:
        found += 1
        position -= 1
        while position >= 1 and not blocks[kept[position - 1]].prose and blocks[kept[position - 1]].count > 2:
            position -= 1
    return dict.fromkeys(kept[position:], Why.RELATED) if found >= _TEASER_LINES else {}
