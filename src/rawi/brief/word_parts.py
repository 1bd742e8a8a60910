"""The parts of a Word file that python-docx does not make: footnotes, the face, the record, page numbers."""

from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any
from uuid import UUID

from rawi.brief.lines import Line
from rawi.brief.word_text import apart, element, make_run, run_properties

FACE = "Amiri"
MARK = "RawiMark"
RECORD_NAMESPACE = "urn:rawi:brief"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# The key with which Word wants an embedded face disguised; any will do.
_KEY = UUID("5b1d8c0e-6a0f-4f6d-9a55-3f0c2c7d9e41")
_DISGUISED = 32
_SMALL = 9.5


def _part(document: Any, name: str, kind: str, content: bytes) -> Any:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    return Part(PackURI(name), kind, content, document.part.package)


def _separator(number: int, kind: str) -> Any:
    """Make the line above the notes, which Word asks for."""
    note, paragraph, run = element("footnote", type=kind, id=str(number)), element("p"), element("r")
    run.append(element(kind))
    paragraph.append(run)
    note.append(paragraph)
    return note


def _footnote(line: Line, link: str | None, language: str) -> Any:
    """Make one footnote; `link` is the relation to its article's address."""
    note, paragraph, properties = element("footnote", id=str(line.homes[0])), element("p"), element("pPr")
    properties.append(element("pStyle", val="FootnoteText"))
    if language == "ar":
        properties.append(element("bidi"))
    paragraph.append(properties)
    mark = element("r")
    mark.append(run_properties(language, style=MARK))
    mark.append(element("footnoteRef"))
    paragraph.append(mark)
    paragraph.append(make_run(" ", run_properties(language)))
    holder = paragraph
    if link is not None:
        holder = element("hyperlink")
        holder.set(f"{{{_RELATED}}}id", link)
        paragraph.append(holder)
    for piece in apart(line.told, language):
        holder.append(make_run(piece.text, run_properties(piece.language, size=_SMALL)))
    note.append(paragraph)
    return note


def add_footnotes(
    document: Any, notes: Sequence[Line], links: Mapping[int, str | None], *, language: str
) -> None:
    """Add the part that holds the footnotes."""
    from docx.oxml import parse_xml
    from lxml import etree

    root = parse_xml(f'<w:footnotes xmlns:w="{_MAIN}" xmlns:r="{_RELATED}"/>')
    root.append(_separator(-1, "separator"))
    root.append(_separator(0, "continuationSeparator"))
    part = _part(document, "/word/footnotes.xml", f"{_WORD}.footnotes+xml", b"")
    for line in notes:
        address = links.get(line.homes[0])
        link = part.relate_to(address, f"{_RELATED}/hyperlink", is_external=True) if address else None
        root.append(_footnote(line, link, language))
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    document.part.relate_to(part, f"{_RELATED}/footnotes")


def embed_face(document: Any) -> None:
    """Put the face into the file, disguised as Word wants it, so that it looks the same everywhere."""
    from docx.oxml import parse_xml
    from lxml import etree

    plain = bytearray((files("rawi.brief") / "fonts" / "amiri-regular.ttf").read_bytes())
    key = _KEY.bytes[::-1]
    for at in range(_DISGUISED):
        plain[at] ^= key[at % len(key)]
    kind = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
    face = _part(document, "/word/fonts/font1.odttf", kind, bytes(plain))
    table = next(
        one.target_part for one in document.part.rels.values() if one.reltype == f"{_RELATED}/fontTable"
    )
    root = parse_xml(table.blob)
    entry = element("font", name=FACE)
    embedded = element("embedRegular", fontKey=f"{{{str(_KEY).upper()}}}")
    embedded.set(f"{{{_RELATED}}}id", table.relate_to(face, f"{_RELATED}/font"))
    entry.append(embedded)
    root.append(entry)
    table._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    settings = document.settings.element
    after = [one for one in settings if one.tag.rpartition("}")[2] in ("writeProtection", "view", "zoom")]
    settings.insert(settings.index(after[-1]) + 1 if after else 0, element("embedTrueTypeFonts"))


def add_record(document: Any, record: str) -> None:
    """Add the record of the brief as data that Word keeps and does not show."""
    from lxml import etree

    root = etree.Element(f"{{{RECORD_NAMESPACE}}}brief")
    root.text = record
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    part = _part(document, "/customXml/rawi-brief.xml", "application/xml", content)
    document.part.relate_to(part, f"{_RELATED}/customXml")


def number_pages(document: Any) -> None:
    """Put the number of the page at its foot."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = element("fldSimple", instr="PAGE")
    field.append(element("r"))
    paragraph._p.append(field)
