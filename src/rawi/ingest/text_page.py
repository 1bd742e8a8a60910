"""Finds the article in a page that was saved as plain text, menus and comments included."""

from datetime import date

from rawi.ingest.blocks import Block, join_blocks, split_blocks
from rawi.ingest.extract import Extract
from rawi.ingest.head import Head, judge_head
from rawi.ingest.head_bylines import mark_bylines
from rawi.ingest.marks import PAGE, Mark, mark_block
from rawi.ingest.reasons import Why
from rawi.ingest.regions import judge_regions
from rawi.ingest.site_names import name_key, names_itself, rights_holder, short_forms, top_line
from rawi.ingest.tail import judge_tail
from rawi.records import Removed

# A description of the site stands near the end; the same words may open a paragraph anywhere else.
_CLOSING = (Why.SITE, Why.AUTHOR)
_UNNAMED = (Why.MENU, Why.ABOVE_TITLE)
# No page of news has so many lines; whatever this is, it is kept whole.
_MOST_BLOCKS = 20_000


def read_text_page(text: str) -> Extract:
    """Part the article from its page; whatever is unsure stays in the article.

    >>> read_text_page("سياسة\\n\\nوصل الوفد إلى تونس صباح اليوم.\\n\\nم.ع").removed
    (Removed(text='سياسة', why='section'), Removed(text='م.ع', why='byline'))
    """
    return extract_blocks(split_blocks(text))


def extract_blocks(blocks: list[Block]) -> Extract:
    """Part the article's blocks from all others of a page."""
    if len(blocks) > _MOST_BLOCKS:
        return Extract(text=join_blocks(blocks))
    marks = _settle(blocks, [mark_block(block) for block in blocks])
    first = _first_paragraph(blocks, marks)
    site = _Site(blocks, marks)
    marks, outlets = mark_bylines(blocks, marks, first, names=site.names)
    if site.line is not None and site.line < first and site.is_stated(outlets):
        marks[site.line] = Mark(Why.SITE_NAME)
    head = judge_head(blocks, marks, first)
    below = judge_regions(blocks, marks, first)
    kept = [index for index in range(len(blocks)) if index not in head.why and index not in below]
    why = head.why | below | judge_tail(blocks, kept, head)
    source = head.source or site.name(head, outlets)
    if source and site.line is not None and why.get(site.line) in _UNNAMED:
        why[site.line] = Why.SITE_NAME if name_key(source) in site.names else why[site.line]
    body = [block for index, block in enumerate(blocks) if index not in why]
    if not body:
        return _whole(blocks, why)
    removed = tuple(Removed(blocks[index].text.strip(), why[index].value) for index in sorted(why))
    return Extract(
        text=join_blocks(body),
        title=head.title,
        source=source or _site_name(blocks, why),
        published=_published(marks, head, first, below),
        removed=removed,
    )


class _Site:
    """What a page may call its site: the holder of its rights, or a first line that it repeats."""

    def __init__(self, blocks: list[Block], marks: list[Mark]) -> None:
        self._blocks = blocks
        self.holder = rights_holder(blocks)
        self.line = top_line(blocks, marks)
        self.top = blocks[self.line].text.strip() if self.line is not None else ""
        self.names = short_forms(self.top) | short_forms(self.holder or "")

    def name(self, head: Head, outlets: list[str]) -> str | None:
        """Choose the site's name once the title is known."""
        if self.holder:
            return self.holder
        if self.line is None or head.why.get(self.line) not in (*_UNNAMED, Why.SITE_NAME):
            return None
        return self.top if self.is_stated(outlets) else None

    def is_stated(self, outlets: list[str]) -> bool:
        """Tell whether the page repeats its first line as the name of an outlet."""
        forms = short_forms(self.top)
        if self.holder and not forms.isdisjoint(short_forms(self.holder)):
            return True
        return any(name_key(outlet) in forms for outlet in outlets) or names_itself(self._blocks, forms)


def _settle(blocks: list[Block], marks: list[Mark]) -> list[Mark]:
    """Take back closing marks, a site's or author's description, where the article goes on below them."""
    settled = list(marks)
    goes_on = False
    top = next(
        (index for index, block in enumerate(blocks) if block.prose and marks[index].why is None), len(blocks)
    )
    for index in range(len(blocks) - 1, -1, -1):
        mark = marks[index]
        if mark.opens == PAGE:
            goes_on = False
        elif mark.why in _CLOSING and (goes_on or index < top):
            settled[index] = Mark()
        elif mark.why is None and blocks[index].firm_prose:
            goes_on = True
    return settled


def _first_paragraph(blocks: list[Block], marks: list[Mark]) -> int:
    free = [index for index, mark in enumerate(marks) if mark.why is None]
    firm = (index for index in free if blocks[index].firm_prose and not blocks[index].broken_off)
    first = next(firm, None)
    if first is None:
        # A short or unpunctuated page: its last prose-like line decides, else all is article.
        prose = [index for index in free if blocks[index].prose]
        first = prose[-1] if len(prose) == 1 else prose[0] if prose else (free[0] if free else 0)
    return first


def _whole(blocks: list[Block], why: dict[int, Why]) -> Extract:
    """Keep a page of nothing but headings and furniture phrases: its title line is its text."""
    titles = [blocks[index] for index in sorted(why) if why[index] is Why.TITLE]
    body = titles[:1]
    left = (index for index in sorted(why) if blocks[index] not in body)
    return Extract(
        text=join_blocks(body),
        removed=tuple(Removed(blocks[index].text.strip(), why[index].value) for index in left),
    )


def _site_name(blocks: list[Block], why: dict[int, Why]) -> str | None:
    names = (blocks[index].text.strip() for index in sorted(why) if why[index] is Why.SITE_NAME)
    return next((name for name in names if not any(map(str.isdecimal, name))), None)


def _published(marks: list[Mark], head: Head, first: int, below: dict[int, Why]) -> date | None:
    """Choose the page's date line: a named publication, else a plain date, else the last change.

    A plain date above the title is the site's own clock on the day of saving.
    """
    titles = [index for index, why in head.why.items() if why is Why.TITLE]
    top = max(titles, default=-1)
    end = next((index for index in sorted(below) if marks[index].opens == PAGE), len(marks))
    found: dict[str, date] = {}
    for index in range(end):
        line = marks[index].dateline
        if line is None or line.day is None:
            continue
        if line.role != "plain" or top < index:
            found.setdefault(line.role, line.day)
    return found.get("published") or found.get("plain") or found.get("updated")
