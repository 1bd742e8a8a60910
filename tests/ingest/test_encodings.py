"""Pages are decoded by their bytes, whatever they declare."""

import pytest

from rawi.ingest.encodings import decode

_TEXT = "قال الوزير إن الحكومة ستبدأ تنفيذ المشروع في الأسبوع المقبل، وإن الوفد وصل إلى العاصمة."
_WITH_META = '<html><head><meta charset="{}"></head><p>{}</p></html>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode(encoding: str) -> None:
    assert decode(_TEXT.encode(encoding)).text == _TEXT


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859_6"])
def test_code_pages_are_told_apart(encoding: str) -> None:
    assert decode(_TEXT.replace("،", ",").encode(encoding)).text == _TEXT.replace("،", ",")


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "iso-8859-6", "windows-1252", "base64"])
def test_lying_declaration_is_overruled(declared: str) -> None:
    page = _WITH_META.format(declared, _TEXT)
    assert _TEXT in decode(page.encode("cp1256")).text
    assert _TEXT in decode(page.encode("utf-8")).text


def test_utf8_cut_inside_a_letter_stays_utf8() -> None:
    assert decode(_TEXT.encode()[:-2]).text.startswith(_TEXT[:-2])


def test_french_stays_french() -> None:
    text = "Le président a reçu une délégation à Genève, où siège l'été la conférence générale des évêques."
    assert decode(text.encode("cp1252")).text == text
