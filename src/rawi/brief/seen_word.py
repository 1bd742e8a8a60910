"""Reads back what the Word document of a brief shows."""

import zipfile
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any

from lxml import etree

from rawi.brief.seen import Seen, SeenLine, squeezed
from rawi.brief.word_parts import MARK, RECORD_NAMESPACE
from rawi.errors import UnreadableInput

_MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# No part of a brief is larger; what is would only be meant to fill the memory.
_LARGEST = 50_000_000
_FOOTNOTES, _BODY = "word/footnotes.xml", "word/document.xml"
_EMPTY = ("word/header", "word/footer", "word/comments", "word/endnotes")
_LINKS = "word/_rels/footnotes.xml.rels"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PARTS = 400
# What makes words look other than they are, hides them, or puts them where they are not read as text.
_LOOKS = frozenset(
    (
        *("bdr", "caps", "color", "del", "delText", "dstrike", "effect", "em", "fitText", "highlight"),
        *("imprint", "ins", "moveFrom", "moveTo", "outline", "position", "rFonts", "rStyle", "shadow", "shd"),
        *("smallCaps", "spacing", "specVanish", "strike", "sym", "sz", "szCs", "vanish", "vertAlign", "w"),
        *("webHidden", "altChunk", "fldChar", "fldSimple", "framePr", "instrText", "ruby", "sdt", "subDoc"),
        *("tbl", "txbxContent"),
    )
)
_LOOKING = ("word/document.xml", "word/footnotes.xml", "word/styles.xml")


def _tag(name: str) -> str:
    return f"{_MAIN}{name}"


def _parse(content: bytes) -> Any:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


class _Archive:
    """The parts of a Word file."""

    def __init__(self, content: bytes, where: str) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
            self.names = self._zip.namelist()
            if len(self.names) > _PARTS or len(set(self.names)) < len(self.names):
                raise UnreadableInput(where, "this is no Word document as Rawi writes them")
        except zipfile.BadZipFile as error:
            raise UnreadableInput(where, "this is no Word document") from error
        self._where = where

    def part(self, name: str) -> Any:
        """Parse a part."""
        if self._zip.getinfo(name).file_size > _LARGEST:
            raise UnreadableInput(self._where, f"its part {name} is too large")
        try:
            return _parse(self._zip.read(name))
        except (etree.XMLSyntaxError, zipfile.BadZipFile) as error:
            raise UnreadableInput(self._where, f"its part {name} is damaged: {error}") from error

    def raw(self, name: str) -> bytes:
        """Give a part as it is."""
        if self._zip.getinfo(name).file_size > _LARGEST:
            raise UnreadableInput(self._where, f"its part {name} is too large")
        return self._zip.read(name)


def _looks(archive: _Archive) -> Iterator[str]:
    """Give the kinds of formats that words have, and the faces."""
    for name in archive.names:
        if name in _LOOKING:
            for one in archive.part(name).iter(*map(_tag, _LOOKS)):
                given = sorted(f"{key.rpartition('}')[2]}={value}" for key, value in one.attrib.items())
                yield " ".join((one.tag.rpartition("}")[2], *given))
        elif name.startswith("word/fonts/"):
            yield f"a face {sha256(archive.raw(name)).hexdigest()}"


def _drawings(archive: _Archive) -> tuple[bytes, ...]:
    return tuple(archive.raw(name) for name in sorted(archive.names) if name.startswith("word/media/"))


def _is_mark(run: Any) -> bool:
    style = run.find(f"{_tag('rPr')}/{_tag('rStyle')}")
    return style is not None and style.get(_tag("val")) == MARK


def _text(run: Any) -> str:
    told = []
    for one in run:
        if one.tag == _tag("t"):
            told.append(one.text or "")
        elif one.tag in (_tag("tab"), _tag("br"), _tag("cr")):
            told.append(" ")
    return "".join(told)


def _own_runs(paragraph: Any) -> list[Any]:
    """Give the runs of a paragraph, not those of paragraphs in boxes inside it."""
    return [
        run
        for run in paragraph.iter(_tag("r"))
        if next(one for one in run.iterancestors(_tag("p"))) is paragraph
    ]


def _numbers(marks: list[str]) -> set[int]:
    """Read marks such as «3–9 12» as numbers."""
    found: set[int] = set()
    for part in squeezed("".join(marks)).split():
        first, _, last = part.partition("\N{EN DASH}")
        if first.isdecimal() and (last or first).isdecimal():
            found.update(range(int(first), min(int(last or first), int(first) + 10_000) + 1))
    return found


def _line(paragraph: Any) -> SeenLine:
    words: list[str] = []
    marks: list[str] = []
    numbers: set[int] = set()
    for run in _own_runs(paragraph):
        for one in run.iter(_tag("footnoteReference")):
            numbers.add(int(one.get(_tag("id"), "0")))
        (marks if _is_mark(run) else words).append(_text(run))
    return SeenLine(squeezed("".join(words)), frozenset(numbers | _numbers(marks)))


def _hidden(root: Any) -> list[str]:
    return (
        ["words that are hidden"]
        if next(root.iter(_tag("vanish"), _tag("webHidden")), None) is not None
        else []
    )


def _links(archive: _Archive, footnotes: Any) -> dict[int, str]:
    """Give where the footnotes lead."""
    if _LINKS not in archive.names:
        return {}
    targets = {one.get("Id"): one.get("Target", "") for one in archive.part(_LINKS)}
    return {
        int(note.get(_tag("id"), "0")): targets.get(link.get(_RELATED), "")
        for note in footnotes.iter(_tag("footnote"))
        for link in note.iter(_tag("hyperlink"))
    }


def read_word(content: bytes, *, where: str) -> Seen:
    """Read a Word document."""
    archive = _Archive(content, where)
    if _BODY not in archive.names or _FOOTNOTES not in archive.names:
        raise UnreadableInput(where, "this is no brief: it has no footnotes")
    body, footnotes = archive.part(_BODY), archive.part(_FOOTNOTES)
    lines = [line for line in map(_line, body.iter(_tag("p"))) if line.text or line.notes]
    notes = {
        int(note.get(_tag("id"), "0")): squeezed(" ".join(_line(one).text for one in note.iter(_tag("p"))))
        for note in footnotes.iter(_tag("footnote"))
        if note.get(_tag("type")) is None
    }
    strange = _hidden(body) + _hidden(footnotes)
    record = None
    for name in archive.names:
        if name.startswith(_EMPTY) and name.endswith(".xml"):
            told = squeezed("".join(_text(run) for run in archive.part(name).iter(_tag("r"))))
            strange += [f"{name}: {told}"] if told and not told.isdecimal() else []
        if name.startswith("customXml/") and name.endswith(".xml"):
            root = archive.part(name)
            if root.tag == f"{{{RECORD_NAMESPACE}}}brief":
                record = root.text
    pictures = sum(1 for _ in body.iter(_tag("drawing"), _tag("pict"), _tag("object")))
    parts, drawings = frozenset(_looks(archive)), _drawings(archive)
    return Seen(
        record,
        tuple(lines),
        notes,
        _links(archive, footnotes),
        pictures,
        tuple(strange),
        parts,
        (),
        drawings,
        True,
    )
