"""Judges what stands above an article's first paragraph: title, site name, menus, section labels."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rawi.ingest.blocks import LONGEST_TITLE, Block
from rawi.ingest.marks import Mark
from rawi.ingest.reasons import Why
from rawi.letters import lookup_key

# `title – site`; only a dash between spaces divides, and only before a short name.
_SITE_MARK = re.compile(r"\s+[|–—:»«•·\u0640-]+\s+|\s*[|»]\s*")
_SITE_WORDS = 5
_LONGEST_LETTERS = 400
_SHORT_WORDS = 4
_AUTHOR_WORDS = 6
_MOST_HEADS = 80  # a title stands near its article, below whatever menu
_LEAD_BLOCKS = 3
_CONTENT_LETTERS = 4
_MARGIN = " \t\u200f\u200e\u202b\u202c\xa0"
_SECTION_RUN = 4


@dataclass(frozen=True, slots=True)
class Head:
    """What the lines above the first paragraph give; `why` holds what each removed line is."""

    title: str | None
    source: str | None
    why: dict[int, Why]


def judge_head(blocks: list[Block], marks: list[Mark], first: int) -> Head:
    """Find title and site name above block `first`, and say why each other line there is left out.

    A line between title and article stays unless it shows by itself what it is: it may be
    the article's own summary.
    """
    why = {index: mark.why for index in range(first) if (mark := marks[index]).why is not None}
    open_lines = [index for index in range(first) if index not in why]
    if not open_lines:
        return Head(None, None, _known(why))
    title, source, copies = _choose_title(blocks, open_lines, first)
    judged = _known(why)
    told = any(mark.why in (Why.BYLINE, Why.DATE) for mark in marks[max(copies, default=first) : first])
    if len(copies) == 1 and title and not told and _is_author_line(blocks, min(copies), first):
        return Head(None, None, judged | dict.fromkeys(copies, Why.BYLINE))
    for index in copies:
        judged[index] = Why.TITLE
    top = min(copies, default=first)
    main = max(copies, default=-1)
    free = set(open_lines)
    for index in open_lines:
        if index < main and index not in copies:
            judged[index] = Why.ABOVE_TITLE if index > top or _is_lone(index, free) else Why.MENU
        elif index > main and _is_name_line(blocks[index]):
            judged[index] = Why.BYLINE
    return Head(title, source, judged)


def _known(why: Mapping[int, Why | None]) -> dict[int, Why]:
    return {index: reason for index, reason in why.items() if reason is not None}


def _is_lone(index: int, open_lines: set[int]) -> bool:
    near = sum(index + step in open_lines for step in (-2, -1, 0, 1, 2))
    return near < _SECTION_RUN


def _choose_title(
    blocks: list[Block], lines: list[int], first: int
) -> tuple[str | None, str | None, set[int]]:
    heads = [index for index in lines if _may_be_title(blocks[index])][-_MOST_HEADS:]
    if found := _repeated(blocks, heads):
        return found
    if not heads:
        return None, None, set()
    index = _best(blocks, heads, first)
    text = blocks[index].text.strip(_MARGIN)
    title, source = _without_site(text)
    return title, source, {index}


def _may_be_title(block: Block) -> bool:
    return (
        2 <= block.count <= LONGEST_TITLE
        and len(block.text) <= _LONGEST_LETTERS
        and not block.firm_prose
        and not block.bullet
    )


def _repeated(blocks: list[Block], heads: list[int]) -> tuple[str, str | None, set[int]] | None:
    """Find `title – site` that also stands as `title` alone, or a title that stands twice."""
    keys = {index: _key(blocks[index].text) for index in heads}
    for index in heads:
        if blocks[index].count < 3:
            continue
        copies = {other for other in heads if other != index and keys[other] == keys[index]}
        longer = {other for other in heads if keys[other].startswith(keys[index] + " ")}
        named = {other: _tail(blocks[other].text, keys[index]) for other in longer}
        sites = {other: site for other, site in named.items() if site}
        if copies or sites:
            source = next(iter(sites.values()), None)
            return blocks[index].text.strip(_MARGIN), source, {index, *copies, *sites}
    return None


def _tail(text: str, title_key: str) -> str | None:
    """Give the site's name behind the title, if a mark parts the two."""
    for match in reversed(list(_SITE_MARK.finditer(text))):
        if _key(text[: match.start()]) == title_key:
            site = text[match.end() :].strip(_MARGIN)
            return site if 0 < len(site.split()) <= _SITE_WORDS else None
    return None


def _without_site(text: str) -> tuple[str, str | None]:
    """Part `title | site`; a dash alone may belong to the title and parts nothing."""
    ahead, mark, site = text.rpartition("|")
    if mark and len(ahead.split()) >= 3 and 0 < len(site.split()) <= _SITE_WORDS:
        return ahead.strip(_MARGIN), site.strip(_MARGIN)
    return text, None


def _best(blocks: list[Block], heads: list[int], first: int) -> int:
    """Choose the line that shares most words with the article's opening, the first among equals."""
    longer = [index for index in heads if blocks[index].count > _SHORT_WORDS - 1] or heads
    if len(longer) == 1:
        return longer[0]
    lead = {word for block in blocks[first : first + _LEAD_BLOCKS] for word in _content_words(block)}
    shared = {index: len(lead & _content_words(blocks[index])) for index in longer}
    best = max(shared.values())
    # A summary under the title may repeat more of the article than the title does.
    return next(index for index in longer if shared[index] >= max(1, best - 1)) if best else longer[0]


def _content_words(block: Block) -> set[str]:
    return {token[-5:] for token in block.tokens if len(token) >= _CONTENT_LETTERS}


def _is_author_line(blocks: list[Block], index: int, first: int) -> bool:
    """Tell `name` or `paper – place` from a title: few words, none of them in the article's opening."""
    block = blocks[index]
    if block.count > _AUTHOR_WORDS or (block.count > _SHORT_WORDS - 1 and not _SITE_MARK.search(block.text)):
        return False
    lead = {word for near in blocks[first : first + _LEAD_BLOCKS] for word in _content_words(near)}
    return first < len(blocks) and first != index and not block.ended and not lead & _content_words(block)


def _is_name_line(block: Block) -> bool:
    """Tell a lone name under the title: a few words without figures or marks."""
    text = block.text.strip(_MARGIN)
    return 2 <= block.count <= _SHORT_WORDS and all(part.isalpha() for part in text.replace(".", "").split())


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", " ", lookup_key(text)).strip()
