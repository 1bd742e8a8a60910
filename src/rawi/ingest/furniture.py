"""Recognises phrases of page furniture: menus, share buttons, comment forms, bylines, footers."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rawi.ingest.blocks import PARAGRAPH_WORDS, Block
from rawi.ingest.reasons import Why
from rawi.letters import lookup_key
from rawi.lexicon import Row, load_table

_SEPARATORS = re.compile(r"[\W_]+")
_LONGEST_PHRASE = 8
_LONGEST_LINE = 12  # of a line that opens with a phrase, where its row sets no limit of its own
_LONGEST_FURNITURE = 90
_LONGEST_LETTERS = 1500
_LONGEST_WORD = 40
_AGENCY_WORDS = 6
_SHORT_FORM = 5
_COLON = re.compile(r"^(?P<before>[^:：/]{1,40}?)\s*(?:[:：]|/)")
_DASH = re.compile(r"\s*[-–—/|(]\s*")


@dataclass(frozen=True, slots=True)
class Label:
    """What a line is, by its words; `opens` says what follows it: `page`, `list` or nothing."""

    why: Why
    opens: str
    rule: str


def find_furniture(block: Block) -> Label | None:
    """Say what piece of furniture a block is, or None where its words show none.

    >>> find_furniture(Block("اترك تعليقاً (3)")).why, find_furniture(Block("وصل الوفد إلى تونس."))
    (<Why.COMMENTS: 'comments'>, None)
    """
    if block.count > _LONGEST_FURNITURE or len(block.text) > _LONGEST_LETTERS:
        return None
    if block.count >= PARAGRAPH_WORDS:
        return _long_furniture(block)
    words = _words(block)
    if not words:
        return None
    return _whole_line(words) or _opening(words, block) or _agency_line(block) or _inner(words, block)


def _long_furniture(block: Block) -> Label | None:
    # Nearly all are the article's own paragraphs: their first word shows it, and no more is looked at.
    if _word_key(block.text.lstrip()[:_LONGEST_WORD].split()[0]) in _openings("start"):
        words = _words(block)
        if words and (label := _opening(words, block)):
            return label
    return _inside_paragraph(block)


def _words(block: Block) -> tuple[str, ...]:
    return tuple(token for token in block.tokens if not token.isdecimal())


def _whole_line(words: tuple[str, ...]) -> Label | None:
    rows = _rows("line")
    if row := rows.get(" ".join(words)):
        return _label(row, row["opens"])
    return _bar(words, rows)


def _bar(words: tuple[str, ...], rows: dict[str, Row]) -> Label | None:
    """Recognise a row of buttons or menu entries on one line: nothing but phrases of the lexicon."""
    found: list[Row] = []
    position = 0
    while position < len(words):
        for size in range(min(_LONGEST_PHRASE, len(words) - position), 0, -1):
            if row := rows.get(" ".join(words[position : position + size])):
                found.append(row)
                position += size
                break
        else:
            return None
    roles = {row["role"] for row in found}
    # Section names alone may also be an ordinary heading, «السياسة والاقتصاد» for one.
    if roles == {Why.SECTION.value}:
        return Label(Why.MENU, "", found[0].where) if len(found) >= 3 else None
    first = next(row for row in found if row["role"] != Why.SECTION.value)
    return _label(first, "")


def _opening(words: tuple[str, ...], block: Block) -> Label | None:
    # Figures stay out: `1. اقرأ أيضا` is furniture too.
    for size in range(min(_LONGEST_PHRASE, len(words)) if words[0] in _openings("start") else 0, 0, -1):
        row = _rows("start").get(" ".join(words[:size]))
        if row and block.count <= int(row["longest"] or _LONGEST_LINE):
            return _label(row, "" if "line" in row.all("match") else row["opens"])
    match = _COLON.match(block.text.strip()) if words[0] in _openings("colon") else None
    row = _rows("colon").get(_key(match["before"])) if match else None
    if row and block.count <= int(row["longest"] or _LONGEST_LINE):
        return _label(row, "" if "line" in row.all("match") else row["opens"])
    return None


def _agency_line(block: Block) -> Label | None:
    """Recognise `place – agency` alone on a line; before prose on the same line it stays."""
    if (
        block.count > _AGENCY_WORDS
        or not _agency_words().intersection(block.tokens)
        or (block.ended and not block.text.rstrip().endswith(":"))
    ):
        return None
    rows = _rows("agency")
    parts = [_key(part) for part in _DASH.split(block.text.strip(" ()[]:.*"))]
    named = [rows[part] for part in parts if part in rows]
    # A name alone may be a heading (`الجزيرة`); an agency's short form hardly.
    alone = len(parts) == 1 and len(parts[0]) > _SHORT_FORM
    return _label(named[0], "") if named and len(parts) <= 3 and not alone else None


def _inner(words: tuple[str, ...], block: Block) -> Label | None:
    rows, openings = _rows("inside"), _openings("inside")
    for position, word in enumerate(words):
        if word not in openings:
            continue
        for size in range(1, _LONGEST_PHRASE + 1):
            row = rows.get(" ".join(words[position : position + size]))
            if row and block.count <= int(row["longest"] or _LONGEST_LINE):
                return _label(row, row["opens"])
    return None


def _inside_paragraph(block: Block) -> Label | None:
    """Look for whole phrases as they are spelt: normalising every paragraph would cost too much."""
    match = _inner_pattern().search(block.text)
    row = _rows("inside").get(_key(match[0])) if match else None
    return _label(row, row["opens"]) if row and block.count <= int(row["longest"] or _LONGEST_LINE) else None


@cache
def phrases_of(why: Why, match: str) -> frozenset[str]:
    """Name the phrases of a role that match in one way, as look-up keys."""
    return frozenset(key for key, row in _rows(match).items() if row["role"] == why.value)


def _label(row: Row, opens: str) -> Label:
    return Label(Why(row["role"]), opens, row.where)


def _key(text: str) -> str:
    return _SEPARATORS.sub(" ", lookup_key(text)).strip()


@lru_cache(maxsize=10_000)
def _word_key(word: str) -> str:
    return _key(word)


@cache
def _rows(match: str) -> dict[str, Row]:
    return {_key(row["phrase"]): row for row in load_table("ingest/furniture") if match in row.all("match")}


@cache
def _openings(match: str) -> frozenset[str]:
    return frozenset(key.split()[0] for key in _rows(match))


@cache
def _inner_pattern() -> re.Pattern[str]:
    phrases = sorted((row["phrase"] for row in _rows("inside").values()), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, phrases)))


@cache
def _agency_words() -> frozenset[str]:
    return frozenset(word for key in _rows("agency") for word in key.split())
