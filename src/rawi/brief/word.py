"""Writes a brief as a Word document: right to left where it should be, with real footnotes."""

from io import BytesIO
from typing import Any

from rawi.brief.document import Brief, Told, plain
from rawi.brief.lines import Kind, Line, lines_of, notes_of
from rawi.brief.picture import draw_picture
from rawi.brief.record import dump_record
from rawi.brief.speech import Speech
from rawi.brief.word_parts import FACE, MARK, add_footnotes, add_record, embed_face, number_pages
from rawi.brief.word_text import Inline, add_pieces, font, mark_direction, told_in
from rawi.errors import MissingLibrary
from rawi.manners.links import original_address

_SIZES = {Kind.TITLE: 23, Kind.HEADING: 16, Kind.LEAD: 13.5, Kind.FACT: 12, Kind.SENTENCE: 12.5}
_QUIET = {Kind.FACT: "555555"}
_WIDTH_CM = 16.0


def _new_document() -> Any:
    try:
        from docx import Document
    except ImportError as error:
        raise MissingLibrary(
            "briefs as Word documents need python-docx; install it with: pip install 'rawi[brief]'"
        ) from error
    return Document()


def _prepare(document: Any, brief: Brief) -> None:
    """Set the page, the face and what the file says of itself."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    for name in ("Normal", "Heading 1", "Heading 2"):
        font(document.styles[name], FACE)
    for name, kind in (("FootnoteText", WD_STYLE_TYPE.PARAGRAPH), (MARK, WD_STYLE_TYPE.CHARACTER)):
        font(document.styles.add_style(name, kind), FACE)
    document.styles["FootnoteText"].font.size = Pt(9.5)
    document.styles[MARK].font.superscript = True
    core = document.core_properties
    core.title, core.author, core.language = plain(brief.title), "Rawi", brief.asked.reader.language
    core.comments = ""


def _add_line(document: Any, line: Line, speech: Speech) -> None:
    from docx.shared import Pt, RGBColor

    style = {Kind.TITLE: "Heading 1", Kind.HEADING: "Heading 2"}.get(line.kind, "Normal")
    paragraph = document.add_paragraph(style=style)
    mark_direction(paragraph, speech.language)
    runs = add_pieces(paragraph, line.told, speech.language)
    for run in runs:
        run.font.size, run.font.bold = Pt(_SIZES[line.kind]), False
        run.font.color.rgb = RGBColor.from_string(_QUIET.get(line.kind, "111111"))
        told_in(run, size=_SIZES[line.kind])
    paragraph.paragraph_format.space_after = Pt(4)
    paragraph.paragraph_format.keep_with_next = line.kind in (Kind.TITLE, Kind.HEADING, Kind.LEAD)
    marks = Inline(paragraph, MARK)
    # Without it the number of a note would join a number before it.
    marks.text("\N{RIGHT-TO-LEFT MARK}" if speech.language == "ar" else "")
    for number in line.homes:
        marks.footnote(number)
    for at, (first, last) in enumerate(line.cited):
        marks.text(" " if line.homes or at else "")
        marks.pointer(first, speech.number(first))
        if last != first:
            marks.text("\N{EN DASH}")
            marks.pointer(last, speech.number(last))


def _add_chart(document: Any, line: Line, brief: Brief) -> None:
    from docx.shared import Cm

    paragraph = document.add_paragraph()
    picture = draw_picture(brief, line.chart)
    if picture is not None:
        shape = paragraph.add_run().add_picture(BytesIO(picture), width=Cm(_WIDTH_CM))
        words = Speech(brief.asked.reader)
        kinds: list[Told] = [words.tell("chart.cooperation"), words.tell("chart.conflict")]
        shape._inline.docPr.set("descr", " / ".join(map(plain, kinds)))


def write_word(brief: Brief) -> bytes:
    """Write a brief as a Word document."""
    document, speech = _new_document(), Speech(brief.asked.reader)
    _prepare(document, brief)
    links = {note.number: original_address(note.url) for note in brief.notes}
    add_footnotes(document, tuple(notes_of(brief)), links, language=speech.language)
    for line in lines_of(brief):
        if line.kind is Kind.CHART:
            _add_chart(document, line, brief)
        else:
            _add_line(document, line, speech)
    number_pages(document)
    embed_face(document)
    add_record(document, dump_record(brief))
    written = BytesIO()
    document.save(written)
    return written.getvalue()
