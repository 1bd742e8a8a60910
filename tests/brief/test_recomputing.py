"""What is forged in file and record alike is found by making the brief anew; what came later is no fault."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.brief.conftest import NEWS, article

from rawi import Article, Chronicle
from rawi.brief.building import build_brief
from rawi.brief.document import Asked, Brief, Group, Piece, Sentence, plain, sentences_of
from rawi.brief.record import NoRecord
from rawi.brief.verifying import Verdict, verify
from rawi.brief.writing import Format, write_brief
from rawi.errors import MissingLibrary
from rawi.manners.reader import Reader
from rawi.store.adding import add_articles
from rawi.store.engine import Store

Asking = Callable[..., Brief]
Proving = Callable[[bytes], Verdict]
Change = Callable[[Sentence], Sentence | None]
LATER = (
    "نفى الجيش الكيني قصف معسكر المسلحين في كيسمايو الأحد، وقالت الصومال إن القصف أوقع عشرين قتيلا.",
    "أعلنت وزارة الدفاع الكينية أن طائرات كينية قصفت معسكرا لمسلحين في مدينة كيسمايو الصومالية، الأحد."
    " وأضافت أن سبعة من المسلحين قتلوا.",
    "انسحبت الصومال، الثلاثاء، من اتفاقية تسهيل عبور الماشية مع كينيا.",
)


def written(brief: Brief, format: Format) -> bytes:
    try:
        return write_brief(brief, format)
    except MissingLibrary as error:
        pytest.skip(str(error))


def forged(brief: Brief, change: Callable[[list[Sentence]], None], key: str) -> Brief:
    """Change the sentences of the first group of a section; the record will say the same."""
    sections = []
    for section in brief.sections:
        if section.key == key:
            group = section.groups[0]
            sentences = list(group.sentences)
            change(sentences)
            section = replace(section, groups=(Group(tuple(sentences), group.chart, group.led),))
        sections.append(section)
    return replace(brief, sections=tuple(sections))


def reworded(old: str, new: str) -> Callable[[list[Sentence]], None]:
    def change(sentences: list[Sentence]) -> None:
        at = next(at for at, one in enumerate(sentences) if old in plain(one.told))
        told = tuple(Piece(one.text.replace(old, new), one.language) for one in sentences[at].told)
        sentences[at] = replace(sentences[at], told=told)

    return change


def added(sentences: list[Sentence]) -> None:
    one = sentences[0]
    sentences.append(Sentence((Piece("Kenya withdrew from Kismayo.", "en"),), one.notes, ()))


def swapped(sentences: list[Sentence]) -> None:
    first, last = sentences[0], sentences[-1]
    sentences[0], sentences[-1] = (
        replace(first, notes=last.notes, homes=last.homes),
        replace(last, notes=first.notes, homes=first.homes),
    )


def without_note(sentences: list[Sentence]) -> None:
    at, one = next((at, one) for at, one in enumerate(sentences) if len(one.notes) > 1)
    sentences[at] = replace(
        one, notes=one.notes[:-1], homes=tuple(n for n in one.homes if n in one.notes[:-1])
    )


# What is changed in both: the section, how, and what must be said of it.
FORGERIES: dict[str, tuple[str, Callable[[list[Sentence]], None], str]] = {
    "a number": ("chronology", reworded("2 independent sources", "7 independent sources"), "does not tell"),
    "a name": ("chronology", reworded("Somalia", "Ethiopia"), "does not tell"),
    "a day": ("chronology", reworded("8 May 2022", "18 May 2022"), "does not tell"),
    "a sentence more": ("chronology", added, "does not tell 'Kenya withdrew from Kismayo.'"),
    "a sentence less": ("chronology", lambda ones: ones.pop(), "was left out"),
    "another order": ("chronology", lambda ones: ones.reverse(), "does not tell"),
    "swapped footnotes": ("chronology", swapped, "is not what this rests on"),
    "a footnote less": ("chronology", without_note, "is missing from"),
}


@pytest.mark.parametrize("kind", FORGERIES)
@pytest.mark.parametrize("format", [Format.HTML, Format.DOCX])
def test_what_is_forged_in_file_and_record_alike_is_found(
    ask: Asking, prove: Proving, format: Format, kind: str
) -> None:
    key, change, told = FORGERIES[kind]
    brief = ask("actor", "KE")
    changed = forged(brief, change, key)
    assert changed != brief
    faults = prove(written(changed, format)).faults
    assert any(told in fault for fault in faults), faults


def test_an_arabic_sentence_that_is_forged_alike_is_found_in_a_pdf(ask: Asking, prove: Proving) -> None:
    brief = ask("actor", "KE", language="ar-TN")
    changed = forged(brief, reworded("مصدران مستقلان", "9 مصادر مستقلة"), "chronology")
    faults = prove(written(changed, Format.PDF)).faults
    assert any("does not tell" in fault and "مصدران مستقلان" in fault for fault in faults), faults


def test_bars_of_a_chart_that_are_forged_alike_are_found(ask: Asking, prove: Proving) -> None:
    brief = ask("pair", "KE", "SO")
    section = next(one for one in brief.sections if one.key == "series")
    at = next(at for at, group in enumerate(section.groups) if group.chart)
    group = section.groups[at]
    higher = replace(group, chart=(replace(group.chart[0], conflict=40), *group.chart[1:]))
    groups = (*section.groups[:at], higher, *section.groups[at + 1 :])
    sections = tuple(replace(one, groups=groups) if one is section else one for one in brief.sections)
    faults = prove(write_brief(replace(brief, sections=sections), Format.HTML)).faults
    assert any("chart under" in fault for fault in faults), faults


def changed_record(page: bytes, change: Callable[[dict[str, object]], None]) -> bytes:
    found = re.search(rb'(<script type="application/json"[^>]*>)(.*?)(</script>)', page, re.DOTALL)
    assert found
    record = json.loads(found[2])
    change(record)
    return page.replace(found[2], json.dumps(record).replace("<", "\\u003c").encode())


RECORDS: dict[str, Callable[[dict[str, object]], object]] = {
    "another moment": lambda record: record["moment"].update(version=1),  # type: ignore[attr-defined]
    "no such moment": lambda record: record["moment"].update(added="1999-01-01"),  # type: ignore[attr-defined]
    "other words of a note": lambda record: record["notes"][0].update(words="x"),  # type: ignore[index]
    "another subject": lambda record: record["asked"].update(words=["SO"]),  # type: ignore[attr-defined]
    "another time": lambda record: record["asked"].update(since="2022-06-01"),  # type: ignore[attr-defined]
}


@pytest.mark.parametrize("kind", RECORDS)
def test_a_changed_record_is_found(ask: Asking, prove: Proving, kind: str) -> None:
    page = write_brief(ask("actor", "KE"), Format.HTML)
    assert prove(changed_record(page, lambda record: None)).faults == ()
    assert prove(changed_record(page, lambda record: RECORDS[kind](record))).faults


@pytest.mark.parametrize(
    "asked",
    [
        {"about": "everything"},
        {"about": "pair"},
        {"words": []},
        {"reader": ["fr", None, "auto"]},
        {"reader": ["ar", "../..", "auto"]},
        {"since": "yesterday"},
    ],
)
def test_a_record_of_what_nobody_can_ask_is_refused(
    ask: Asking, prove: Proving, asked: dict[str, object]
) -> None:
    page = write_brief(ask("actor", "KE"), Format.HTML)
    with pytest.raises(NoRecord, match="damaged"):
        prove(changed_record(page, lambda record: record["asked"].update(asked)))  # type: ignore[attr-defined]


HIDDEN = {
    "words for screen readers": ('<p class="said">', '<p class="said" aria-label="كينيا انسحبت">'),
    "another title of the window": ("<title>", "<title>فضيحة "),
    "a hidden description": ("</title>", '</title><meta name="description" content="كينيا انسحبت">'),
    "a taller bar": ('height="', 'height="9'),
    "another face": ("@font-face{", '@font-face{font-family:"x";src:url(x)}@font-face{'),
}


@pytest.mark.parametrize("kind", HIDDEN)
def test_what_hides_in_a_page_is_found(ask: Asking, prove: Proving, kind: str) -> None:
    page = write_brief(ask("pair", "KE", "SO", language="ar-TN"), Format.HTML).decode()
    old, new = HIDDEN[kind]
    assert prove(page.encode()).faults == ()
    assert old in page
    assert prove(page.replace(old, new, 1).encode()).faults


@pytest.fixture
def growing(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(str(tmp_path / "growing.rawi"), create=True)) as opened:
        list(add_articles(opened, [article(number) for number in range(len(NEWS))], processes=1))
        yield opened


def briefs(store: Store) -> list[bytes]:
    asked = (
        Asked("actor", ("KE",), Reader("ar", "TN")),
        Asked("pair", ("KE", "SO"), Reader("en")),
        Asked("about", ("كيسمايو",), Reader("en")),
        Asked("instrument", ("اتفاقية",), Reader("ar", "EG")),
    )
    with store.reading() as connection:
        return [write_brief(build_brief(connection, one, chronicle="horn"), Format.HTML) for one in asked]


def proved(store: Store, page: bytes) -> Verdict:
    with store.reading() as connection:
        return verify(page, connection, where="brief")


def grow(store: Store) -> None:
    later = [
        Article(f"{90 + at:020d}", text, f"https://later.example/{at}", "later", None, date(2022, 5, 11 + at))
        for at, text in enumerate(LATER)
    ]
    changed = replace(
        article(1), text=article(1).text + " وقالت إن ثلاثين قتلوا.", published=date(2022, 5, 20)
    )
    list(add_articles(store, [*later, changed], processes=1))


def test_a_chronicle_that_has_grown_proves_older_briefs_still(growing: Store) -> None:
    before = briefs(growing)
    assert all(proved(growing, page).remarks == () for page in before)
    grow(growing)
    assert briefs(growing) != before
    for page in before:
        verdict = proved(growing, page)
        assert verdict.faults == ()
        assert verdict.remarks and "4 texts were added since" in verdict.remarks[0]


def test_a_forgery_is_found_also_once_the_chronicle_has_grown(growing: Store) -> None:
    page = briefs(growing)[0].decode()
    grow(growing)
    forgery = page.replace("مصدران مستقلان", "9 مصادر مستقلة")
    assert forgery != page
    faults = proved(growing, forgery.encode()).faults
    assert any("it tells" in fault and "مصدران مستقلان" in fault for fault in faults), faults


def test_what_later_articles_tell_cannot_be_put_into_an_older_brief(growing: Store) -> None:
    older = briefs(growing)[1].decode()
    grow(growing)
    newer = briefs(growing)[1].decode()
    moment = re.compile(r'"moment":\{.*?\}')
    told, fact = moment.search(older), re.compile(r"it holds \d+ texts")
    assert told
    backdated = fact.sub("it holds 3 texts", moment.sub(lambda _: told[0], newer))
    assert any("does not tell" in fault for fault in proved(growing, backdated.encode()).faults)


def test_corrections_since_are_no_faults_and_leave_what_was_said_before(growing: Store) -> None:
    news = Chronicle(growing)
    corrections, told = news.corrections(by="سلمى"), news.incidents()
    corrections.reject(told[-1].id, reason="لم يقع")
    page = briefs(growing)[0]
    corrections.undo(1)
    corrections.retype(told[0].id, "COERCE", reason="غير ذلك")
    assert briefs(growing)[0] != page
    assert proved(growing, page).faults == ()


def test_a_correction_cannot_be_left_out_of_a_moment(growing: Store) -> None:
    news = Chronicle(growing)
    corrections, told = news.corrections(by="سلمى"), news.incidents()
    page = briefs(growing)[0]
    corrections.reject(told[-1].id, reason="لم يقع")
    corrections.retype(told[0].id, "COERCE", reason="غير ذلك")
    forgery = changed_record(page, lambda record: record["moment"].update(corrections=[2]))  # type: ignore[attr-defined]
    assert any("no such moment" in fault for fault in proved(growing, forgery).faults)


def test_it_is_said_when_another_rawi_may_be_the_reason(growing: Store) -> None:
    page = briefs(growing)[0]
    forgery = page.replace("مصدران مستقلان".encode(), "9 مصادر مستقلة".encode())
    other = re.sub(rb'"reader":"[\d.]+[^"]*"', b'"reader":"0.0.1"', forgery)
    assert other != forgery
    faults = proved(growing, other).faults
    assert any("it tells" in fault for fault in faults)
    assert any("Rawi 0.0.1 wrote it" in fault for fault in faults)


def test_proving_changes_nothing(growing: Store) -> None:
    before = briefs(growing)
    grow(growing)
    now = briefs(growing)
    for page in before:
        proved(growing, page)
    assert briefs(growing) == now


def test_sentences_are_there_to_be_forged(ask: Asking) -> None:
    assert len(sentences_of(ask("actor", "KE"))) > 5
