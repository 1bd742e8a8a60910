"""Judges what stands around an article's headline in HTML: section labels, bylines, a visible date."""

import re
from datetime import date

from rawi.ingest.blocks import Block
from rawi.ingest.bylines import find_byline
from rawi.ingest.datelines import Dateline, find_dateline
from rawi.ingest.html_blocks import PageBlock
from rawi.ingest.html_metadata import Metadata
from rawi.ingest.marks import mark_block
from rawi.ingest.reasons import Why
from rawi.ingest.site_names import short_forms
from rawi.letters import lookup_key

_SPACES = re.compile(r"\s+")
_LABEL_WORDS = 6
_NEAR_TITLE = 8
_NEAR_END = 4
_ELSEWHERE = (Why.RELATED, Why.COMMENTS, Why.NAVIGATION, Why.MENU, Why.COPYRIGHT, Why.ADVERTISEMENT)


def judge_opening(blocks: list[PageBlock], kept: list[int], metadata: Metadata) -> dict[int, Why]:
    """Say which blocks above an article's first paragraph are no part of it.

    What stands above the headline is a label; below it, only lines that show what they are
    go, for the article's summary stands there too.
    """
    first = next((index for index in kept if Block(blocks[index].text).firm_prose), None)
    if first is None:
        return {}
    headline = _headline(blocks, first, metadata.title)
    names = short_forms(metadata.site or "")
    judged: dict[int, Why] = {}
    for index in (index for index in kept if index < first):
        block = Block(blocks[index].text)
        mark = mark_block(block)
        if is_title(block.text, metadata.title):
            judged[index] = Why.TITLE
        elif mark.why in (Why.SECTION, Why.DATE):
            judged[index] = mark.why
        elif headline is not None and index < headline and block.count <= _LABEL_WORDS:
            judged[index] = Why.ABOVE_TITLE
        elif (byline := find_byline(block, names=names)) and byline.sure:
            judged[index] = Why.BYLINE
    return judged


def visible_date(blocks: list[PageBlock], inside: list[int], title: str | None) -> date | None:
    """Read the date line beside the headline or right below the article, where the page's data have none."""
    headline = _headline(blocks, inside[0], title)
    start = headline if headline is not None else max(0, inside[0] - _NEAR_END)
    # Blogs write the day right above the headline; elsewhere above it stands the clock of the site.
    if headline and blocks[headline - 1].hint is Why.DATE:
        start = headline - 1
    near = [
        *range(start, min(inside[0], start + _NEAR_TITLE)),
        *range(inside[-1] + 1, inside[-1] + 1 + _NEAR_END),
    ]
    found: dict[str, date] = {}
    for index in (index for index in near if index < len(blocks)):
        line = _dateline(blocks[index])
        # Below the article only a line that says so: the next one may date another article.
        if line and line.day and (line.role == "published" or index < inside[0]):
            found.setdefault(line.role, line.day)
    return found.get("published") or found.get("plain") or found.get("updated")


def _dateline(block: PageBlock) -> Dateline | None:
    if block.hint in _ELSEWHERE:
        return None
    line = Block(block.text)
    if found := find_dateline(line):
        return found
    byline = find_byline(line)
    return byline.dateline if byline else None


def _headline(blocks: list[PageBlock], first: int, title: str | None) -> int | None:
    """Give the place of the headline that stands nearest above a block."""
    above = (index for index in range(first, -1, -1) if is_title(blocks[index].text, title))
    return next(above, None)


def is_title(text: str, title: str | None) -> bool:
    """Tell whether a block says the same as the title."""
    return bool(title) and _key(text) == _key(title or "")


def _key(text: str) -> str:
    return _SPACES.sub(" ", lookup_key(text)).strip()
