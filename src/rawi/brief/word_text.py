"""The text of Word documents: runs of each language in its direction, and marks of footnotes."""

from collections.abc import Iterable
from typing import Any

from rawi.brief.document import Piece

_LANGUAGES = {"ar": "ar-SA", "en": "en-GB"}
# XML takes no control characters; those that stay after one_line are none of text.
_NOT_XML = dict.fromkeys([*range(0x20), 0xFFFE, 0xFFFF])


def clean(text: str) -> str:
    """Leave out what no XML file may hold."""
    return text.translate(_NOT_XML)


def element(name: str, /, **attributes: str) -> Any:
    """Make an element of Word's, its attributes in the same namespace."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def font(style: Any, face: str) -> None:
    """Set the face of a style for Latin and Arabic letters alike."""
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    style.font.name = face
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [name for name in fonts.attrib if name.lower().endswith("theme")]:
        del fonts.attrib[name]
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), face)
    style.font.color.rgb = RGBColor(0x11, 0x11, 0x11)
    style.font.bold = style.font.cs_bold = False


def mark_direction(paragraph: Any, language: str) -> None:
    """Lay a paragraph out from right to left if its language is written so."""
    if language == "ar":
        paragraph._p.get_or_add_pPr().insert_element_before(
            element("bidi"),
            *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing"),
            *("w:mirrorIndents", "w:jc", "w:textDirection", "w:outlineLvl", "w:rPr", "w:sectPr"),
        )


def apart(told: Iterable[Piece], language: str) -> Iterable[Piece]:
    """Put a mark after every piece of the other direction, so that figures after it stay where they are."""
    mark = "\N{RIGHT-TO-LEFT MARK}" if language == "ar" else "\N{LEFT-TO-RIGHT MARK}"
    for piece in told:
        yield piece if piece.language == language else Piece(f"{mark}{piece.text}{mark}", piece.language)


def run_properties(language: str, *, size: float | None = None, style: str | None = None) -> Any:
    """Make the properties of a run in one language."""
    made = element("rPr")
    if style is not None:
        made.append(element("rStyle", val=style))
    if size is not None:
        made.append(element("sz", val=str(int(size * 2))))
        made.append(element("szCs", val=str(int(size * 2))))
    if language == "ar":
        made.append(element("rtl"))
        made.append(element("lang", bidi=_LANGUAGES["ar"]))
    else:
        made.append(element("lang", val=_LANGUAGES["en"]))
    return made


def make_run(text: str, properties: Any) -> Any:
    """Make a run of text."""
    made = element("r")
    made.append(properties)
    written = element("t")
    written.text = clean(text)
    written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.append(written)
    return made


def add_pieces(paragraph: Any, told: Iterable[Piece], language: str) -> list[Any]:
    """Write pieces into a paragraph, each as a run of its language."""
    runs = []
    for piece in apart(told, language):
        run = paragraph.add_run(clean(piece.text))
        if piece.language == "ar":
            run.font.rtl = True
        runs.append(run)
    return runs


def told_in(run: Any, *, size: float) -> None:
    """Set the size of a run's Arabic letters, which Word keeps apart."""
    run._r.get_or_add_rPr().insert_element_before(
        element("szCs", val=str(int(size * 2))),
        *("w:highlight", "w:u", "w:effect", "w:bdr", "w:shd", "w:fitText", "w:vertAlign", "w:rtl"),
        *("w:cs", "w:em", "w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath"),
    )


class Inline:
    """Writes marks of footnotes at the end of a paragraph."""

    def __init__(self, paragraph: Any, style: str) -> None:
        self._paragraph = paragraph
        self._style = style
        self._is_first = True

    def _properties(self) -> Any:
        made = element("rPr")
        made.append(element("rStyle", val=self._style))
        return made

    def footnote(self, number: int) -> None:
        """Put the footnote here, with a bookmark that others point to."""
        self.text("" if self._is_first else " ")
        self._is_first = False
        run = element("r")
        run.append(self._properties())
        run.append(element("footnoteReference", id=str(number)))
        opening = element("bookmarkStart", id=str(number), name=f"n{number}")
        for one in (opening, run, element("bookmarkEnd", id=str(number))):
            self._paragraph._p.append(one)

    def text(self, text: str) -> None:
        """Write what stands between marks."""
        if text:
            self._paragraph._p.append(make_run(text, self._properties()))

    def pointer(self, number: int, written: str) -> None:
        """Point to a footnote that stands elsewhere."""
        link = element("hyperlink", anchor=f"n{number}", history="1")
        link.append(make_run(written, self._properties()))
        self._paragraph._p.append(link)
