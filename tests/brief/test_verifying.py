"""Briefs in every format hold against their chronicle; whatever is changed in them is found."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from rawi.brief.document import Brief
from rawi.brief.record import NoRecord
from rawi.brief.verifying import Verdict
from rawi.brief.writing import Format, write_brief
from rawi.errors import InputError, MissingLibrary, UnreadableInput

Asking = Callable[..., Brief]
Proving = Callable[[bytes], Verdict]


def written(brief: Brief, format: Format) -> bytes:
    try:
        return write_brief(brief, format)
    except MissingLibrary as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def page(ask: Asking) -> str:
    return written(ask("actor", "KE", language="ar-TN"), Format.HTML).decode("utf-8")


@pytest.fixture(scope="module")
def word(ask: Asking) -> bytes:
    return written(ask("actor", "KE", language="ar-TN"), Format.DOCX)


@pytest.fixture(scope="module")
def sheet(ask: Asking) -> bytes:
    return written(ask("actor", "KE", language="ar-TN"), Format.PDF)


@pytest.mark.parametrize("format", Format)
@pytest.mark.parametrize("language", ["en", "ar-TN", "ar-EG"])
def test_a_brief_holds(ask: Asking, prove: Proving, format: Format, language: str) -> None:
    brief = ask("actor", "KE", language=language)
    verdict = prove(written(brief, format))
    assert verdict.faults == ()
    assert verdict.notes == len(brief.notes) > 0


def in_body(page: str, old: str, new: str) -> str:
    """Change what a page shows, and not its record."""
    body, record, rest = page.partition("<script")
    assert old in body
    return body.replace(old, new, 1) + record + rest


def after(tag: str) -> str:
    return f'{tag}\n<p class="said">وانسحبت كينيا من كيسمايو.</p>'


PAGES = {
    "a changed quote": ("تسعة مسلحين»</a>", "تسعين مسلحا»</a>", "footnote"),
    "another outlet": ('">maraya', '">alnahda', "footnote"),
    "another link": ("https://maraya.example/1", "https://maraya.example/2", "leads to"),
    "another day": ("10 ماي 2022", "11 ماي 2022", "footnote"),
    "an added sentence": ("</h2>", after("</h2>"), "without footnote"),
    "a changed sentence": ("الواقعة لم تحدث", "الواقعة حدثت", "added or changed"),
    "words outside of sentences": ("</main>", "ملاحظة</main>", "not the brief's"),
    "a script": ("</main>", "</main><script>alert(1)</script>", "not the brief's"),
    "a picture": ("</main>", '<img src="https://elsewhere.example/x.png"></main>', "not the brief's"),
    "a hidden sentence": ('<p class="said">', '<p class="said" hidden>', "not the brief's"),
    "a covering style": ("</style>", ".said { display: none }</style>", "style"),
    "another title": ('<h1 class="title">', '<h1 class="title">فضيحة ', "added or changed"),
}


@pytest.mark.parametrize("kind", PAGES)
def test_what_is_changed_on_a_page_is_found(page: str, prove: Proving, kind: str) -> None:
    old, new, told = PAGES[kind]
    faults = prove(in_body(page, old, new).encode("utf-8")).faults
    assert any(told in fault for fault in faults), faults


def test_a_removed_footnote_is_found(page: str, prove: Proving) -> None:
    without = re.sub(r'<li class="note" id="n2">.*?</li>', "", page, count=1, flags=re.DOTALL)
    assert any("footnote 2: is missing" in fault for fault in prove(without.encode()).faults)


def test_a_removed_mark_of_a_footnote_is_found(page: str, prove: Proving) -> None:
    without = re.sub(r'<a href="#n2" id="r2">[^<]*</a>', "", page, count=1)
    assert without != page
    assert any("footnote 2: was removed" in fault for fault in prove(without.encode()).faults)


def test_a_record_that_is_changed_along_is_found(page: str, prove: Proving) -> None:
    """The quote is changed wherever it stands: only the chronicle can tell."""
    changed = page.replace("تسعة مسلحين", "تسعين مسلحا")
    assert any("the chronicle has" in fault for fault in prove(changed.encode()).faults)


def test_a_sentence_without_note_in_the_record_too_is_found(ask: Asking, prove: Proving) -> None:
    from dataclasses import replace

    brief = ask("actor", "KE")
    section = brief.sections[0]
    group = section.groups[0]
    bare = replace(group.sentences[0], notes=(), homes=())
    sections = (replace(section, groups=(replace(group, sentences=(bare, *group.sentences[1:])),)),)
    forged = replace(brief, sections=(*sections, *brief.sections[1:]))
    assert any("no footnote" in fault for fault in prove(write_brief(forged, Format.HTML)).faults)


def test_a_title_that_was_not_asked_for_is_found(ask: Asking, prove: Proving) -> None:
    from dataclasses import replace

    brief = ask("actor", "KE")
    forged = replace(brief, title=ask("actor", "SO").title)
    assert any(fault.startswith("title") for fault in prove(write_brief(forged, Format.HTML)).faults)


def changed_word(content: bytes, part: str, old: str, new: str) -> bytes:
    """Change a part of a Word file."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as before, zipfile.ZipFile(out, "w") as now:
        for name in before.namelist():
            told = before.read(name)
            if name == part:
                assert old.encode() in told
                told = told.replace(old.encode(), new.encode(), 1)
            now.writestr(name, told)
    return out.getvalue()


ADDED = "<w:p><w:r><w:t>وانسحبت كينيا من كيسمايو.</w:t></w:r></w:p>"
WORDS = {
    "a changed quote": ("word/footnotes.xml", "تسعة مسلحين", "تسعين مسلحا", "footnote"),
    "an added sentence": ("word/document.xml", "<w:body>", f"<w:body>{ADDED}", "without footnote"),
    "a changed sentence": ("word/document.xml", "الواقعة لم تحدث", "الواقعة حدثت", "added or changed"),
    "a removed footnote": ("word/document.xml", '<w:footnoteReference w:id="2"/>', "", "was removed"),
    "hidden words": ("word/document.xml", "<w:rtl/>", "<w:rtl/><w:vanish/>", "not the brief's"),
    "a picture": (
        "word/document.xml",
        "</w:body>",
        "<w:p><w:r><w:pict/></w:r></w:p></w:body>",
        "pictures",
    ),
    "a filled footer": (
        "word/footer1.xml",
        "</w:p>",
        "<w:r><w:t>سري</w:t></w:r></w:p>",
        "not the brief's",
    ),
}


@pytest.mark.parametrize("kind", WORDS)
def test_what_is_changed_in_a_word_file_is_found(word: bytes, prove: Proving, kind: str) -> None:
    part, old, new, told = WORDS[kind]
    faults = prove(changed_word(word, part, old, new)).faults
    assert any(told in fault for fault in faults), faults


DRAWN = '<div style="position: absolute; top: 0; width: 9mm; height: 9mm; background: #fff"></div></body>'
SHEETS = {
    "a changed quote": ("تسعة مسلحين", "سبعين مسلحا", "سبعين"),
    "a changed sentence": ("الواقعة لم تحدث", "الواقعة قد تحدث", "الواقعة"),
    "an added sentence": ("</h2>", after("</h2>"), "وانسحبت"),
    "a shape over the words": ("</body>", DRAWN, "a line or shape"),
}


@pytest.mark.parametrize("kind", SHEETS)
def test_what_is_changed_in_a_pdf_is_found(ask: Asking, prove: Proving, kind: str) -> None:
    """A PDF that shows other words than its record, as if it had been edited."""
    from rawi.brief import sheet as pdf
    from rawi.brief.record import NAME, dump_record

    old, new, told = SHEETS[kind]
    brief = ask("actor", "KE", language="ar-TN")
    html, record = pdf.paged_html(brief), {f"{NAME}.json": dump_record(brief)}
    assert old in html
    try:
        edited = pdf.print_page(html.replace(old, new, 1), pdf.sheet_style(brief), attached=record)
    except MissingLibrary as error:
        pytest.skip(str(error))
    faults = prove(edited).faults
    assert any(told in fault for fault in faults), faults


def test_a_pdf_names_the_sentence_that_was_changed(ask: Asking, prove: Proving) -> None:
    from rawi.brief import sheet as pdf
    from rawi.brief.record import NAME, dump_record

    brief = ask("actor", "KE")
    html, record = pdf.paged_html(brief), {f"{NAME}.json": dump_record(brief)}
    edited = html.replace("2 independent sources", "7 independent sources", 1)
    assert edited != html
    try:
        faults = prove(pdf.print_page(edited, pdf.sheet_style(brief), attached=record)).faults
    except MissingLibrary as error:
        pytest.skip(str(error))
    assert any(
        fault.startswith("page 1: reads '7' instead of '2'") and "2 independent sources" in fault
        for fault in faults
    ), faults


def test_a_brief_of_another_chronicle_does_not_hold(page: str, tmp_path: Path) -> None:
    from rawi.brief.verifying import verify
    from rawi.store.engine import Store

    store = Store(str(tmp_path / "other.rawi"), create=True)
    try:
        with store.reading() as connection:
            faults = verify(page.encode(), connection, where="brief").faults
    finally:
        store.close()
    assert any("the chronicle has no article" in fault for fault in faults)


@pytest.mark.parametrize(
    "content", [b"", b"<html><body>x</body></html>", b"%PDF-1.7 nothing", b"PK\x03\x04 nothing", b"\xff\xfe"]
)
def test_what_is_no_brief_is_refused(prove: Proving, content: bytes) -> None:
    with pytest.raises(InputError):
        prove(content)


def test_a_damaged_record_is_refused(page: str, prove: Proving) -> None:
    with pytest.raises(NoRecord, match="damaged"):
        prove(page.replace('"asked":', '"asked":{', 1).encode())


def test_a_word_file_of_others_is_refused(prove: Proving) -> None:
    from docx import Document

    out = BytesIO()
    Document().save(out)
    with pytest.raises(UnreadableInput, match="footnotes"):
        prove(out.getvalue())
