"""Files of briefs: what articles hold stays text, directions are set, nothing is fetched."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree, html

from rawi.brief.document import Brief
from rawi.brief.verifying import Verdict
from rawi.brief.writing import Format, format_of, write_brief
from rawi.errors import MissingLibrary

Asking = Callable[..., Brief]
MAIN = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


@pytest.fixture(scope="module")
def brief(ask: Asking) -> Brief:
    return ask("pair", "KE", "SO", language="ar-TN")


def test_hostile_words_stay_words(brief: Brief) -> None:
    page = html.document_fromstring(write_brief(brief, Format.HTML))
    assert page.xpath("//img") == []
    assert [one.get("type") for one in page.xpath("//script")] == ["application/json"]
    assert any("<img src=x onerror=alert(1)>" in text for text in page.xpath("//li//text()"))
    assert any("<202E>" in text for text in page.xpath("//li//text()"))
    assert not any("\u202e" in text for text in page.xpath("//body//text()[not(parent::script)]"))


def test_a_page_needs_nothing_from_elsewhere(brief: Brief) -> None:
    page = html.document_fromstring(write_brief(brief, Format.HTML))
    assert page.get("dir") == "rtl"
    assert page.xpath("//link | //iframe | //object | //img") == []
    style = "".join(page.xpath("//style/text()"))
    assert "url(data:font/woff2" in style
    assert style.count("url(") == style.count("url(data:")


def test_an_article_with_an_address_that_is_a_script_is_not_linked(brief: Brief) -> None:
    from dataclasses import replace

    notes = (replace(brief.notes[0], url="javascript:alert(1)"), *brief.notes[1:])
    page = html.document_fromstring(write_brief(replace(brief, notes=notes), Format.HTML))
    assert not any("javascript" in link for link in page.xpath("//a/@href"))


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert len(set(archive.namelist())) == len(archive.namelist())
        return etree.fromstring(archive.read(name))


def test_a_word_file_runs_from_right_to_left_with_real_footnotes(brief: Brief) -> None:
    try:
        content = write_brief(brief, Format.DOCX)
    except MissingLibrary as error:
        pytest.skip(str(error))
    body, notes = part(content, "word/document.xml"), part(content, "word/footnotes.xml")
    told = [one for one in body.iterfind(".//w:p", MAIN) if "".join(one.itertext()).strip()]
    assert all(one.find("w:pPr/w:bidi", MAIN) is not None for one in told)
    references = body.xpath("//w:footnoteReference/@w:id", namespaces=MAIN)
    assert references == [str(note.number) for note in brief.notes]
    assert set(references) <= set(notes.xpath("//w:footnote/@w:id", namespaces=MAIN))
    marks = set(body.xpath("//w:bookmarkStart/@w:name", namespaces=MAIN))
    assert set(body.xpath("//w:hyperlink/@w:anchor", namespaces=MAIN)) <= marks


def test_the_face_is_in_the_word_file_disguised(brief: Brief) -> None:
    from importlib.resources import files

    from rawi.brief.word_parts import _KEY

    try:
        content = write_brief(brief, Format.DOCX)
    except MissingLibrary as error:
        pytest.skip(str(error))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        face = archive.read("word/fonts/font1.odttf")
    key = (_KEY.bytes[::-1] * 2)[:32]
    plain = bytes(one ^ other for one, other in zip(face[:32], key, strict=True)) + face[32:]
    assert plain == (files("rawi.brief") / "fonts" / "amiri-regular.ttf").read_bytes()


def test_a_pdf_is_set_in_the_shipped_face_alone(brief: Brief) -> None:
    try:
        content = write_brief(brief, Format.PDF)
    except MissingLibrary as error:
        pytest.skip(str(error))
    import re

    assert content.startswith(b"%PDF")
    names = set(re.findall(rb"/BaseFont\s*/([\w+-]+)", content))
    assert all(b"Rawi" in name or b"Amiri" in name for name in names)


@pytest.mark.parametrize(
    ("name", "format"), [("a.pdf", Format.PDF), ("a.HTM", Format.HTML), ("a.docx", Format.DOCX), ("a", None)]
)
def test_the_ending_of_a_name_tells_the_format(name: str, format: Format | None) -> None:
    assert format_of(Path(name)) == format


def test_very_many_notes_stand_at_the_end(
    brief: Brief, prove: Callable[[bytes], Verdict], monkeypatch: pytest.MonkeyPatch
) -> None:
    from rawi.brief import sheet

    monkeypatch.setattr(sheet, "MOST_AT_FOOT", 1)
    assert 'class="foot"' not in sheet.paged_html(brief)
    assert sheet.paged_html(brief).count('class="note"') == len(brief.notes)
    try:
        assert prove(write_brief(brief, Format.PDF)).faults == ()
    except MissingLibrary as error:
        pytest.skip(str(error))
