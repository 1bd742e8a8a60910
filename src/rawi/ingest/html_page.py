"""Finds the article in an HTML page, and names all visible text that was left out."""

import unicodedata
from dataclasses import replace

from rawi.ingest.blocks import Block
from rawi.ingest.extract import Extract
from rawi.ingest.html_blocks import PageBlock, list_page_blocks
from rawi.ingest.html_body import find_body
from rawi.ingest.html_metadata import Metadata, read_metadata
from rawi.ingest.html_opening import is_title, judge_opening, visible_date
from rawi.ingest.html_tree import parse_page, strip_markup
from rawi.ingest.marks import Mark, mark_block
from rawi.ingest.reasons import Why
from rawi.ingest.regions import judge_regions
from rawi.ingest.text_page import extract_blocks, read_text_page
from rawi.records import Removed


def read_html_page(text: str, *, url: str | None = None) -> Extract:
    """Part the article of an HTML page from menus, comments, related posts and the rest."""
    root = parse_page(text)
    if root is None:
        return read_text_page(unicodedata.normalize("NFC", strip_markup(text)))
    listed = list_page_blocks(root)
    blocks = [replace(block, text=unicodedata.normalize("NFC", block.text)) for block in listed]
    metadata = read_metadata(root, blocks, url=url)
    kept = find_body(root, blocks)
    if not kept:
        return _by_lines(blocks, metadata)
    return _by_body(blocks, kept, metadata)


def _by_lines(blocks: list[PageBlock], metadata: Metadata) -> Extract:
    """Judge a page without a clear body as if it had been saved as text, markup hints first."""
    inside = [block for block in blocks if block.hint is None] or blocks
    found = extract_blocks([Block(block.text) for block in inside])
    outside = tuple(
        Removed(block.text, block.hint.value)
        for block in blocks
        if block.hint is not None and inside is not blocks
    )
    return Extract(
        text=found.text,
        title=metadata.title or found.title,
        source=metadata.site or found.source,
        url=metadata.url,
        published=metadata.published,
        removed=found.removed + outside,
    )


def _by_body(blocks: list[PageBlock], kept: list[int], metadata: Metadata) -> Extract:
    body = [Block(blocks[index].text) for index in kept]
    marks = [_mark(block, blocks[index], metadata) for index, block in zip(kept, body, strict=True)]
    judged = {kept[index]: why for index, why in judge_regions(body, marks, 0).items()}
    judged |= judge_opening(blocks, kept, metadata)
    inside = [index for index in kept if index not in judged] or kept
    article = set(inside)
    removed = tuple(
        Removed(block.text, (judged.get(index) or _reason(block, metadata)).value)
        for index, block in enumerate(blocks)
        if index not in article
    )
    return Extract(
        text="\n".join(blocks[index].text for index in inside),
        title=metadata.title,
        source=metadata.site,
        url=metadata.url,
        published=metadata.published or visible_date(blocks, inside, metadata.title),
        removed=removed,
    )


def _mark(block: Block, source: PageBlock, metadata: Metadata) -> Mark:
    if is_title(block.text, metadata.title):
        return Mark(Why.TITLE)
    mark = mark_block(block)
    # A phrase in running text or a heading of the body opens nothing: the markup already bounds it.
    return Mark() if mark.why in (Why.SITE, Why.AUTHOR, Why.SECTION) and source.tag.startswith("h") else mark


def _reason(block: PageBlock, metadata: Metadata) -> Why:
    if is_title(block.text, metadata.title):
        return Why.TITLE
    if block.hint is not None and block.hint is not Why.OUTSIDE:
        return block.hint
    return mark_block(Block(block.text)).why or block.hint or Why.OUTSIDE
