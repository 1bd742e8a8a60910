"""Notes at the foot of pages are laid out once each; what is printed is the same without that."""

from collections import Counter
from threading import Event, Thread
from typing import Any

import pytest

from rawi.brief.document import Asked, Brief, Group, Note, Piece, Section, Sentence
from rawi.brief.footing import quick_footnotes
from rawi.brief.seen_sheet import read_sheet, words_of
from rawi.brief.sheet import write_sheet
from rawi.manners.reader import Reader

WORDS = "أعلنت بلدية تطوان أن أشغال توسيع الميناء تتوقف أسبوعين بسبب الرياح، وأن الصيادين يعوضون عنها"
NOTES = 40


def brief() -> Brief:
    """Give a brief of many sentences with a note each, some of them long."""
    numbers = range(1, NOTES + 1)
    notes = tuple(
        Note(at, f"{at:020d}", 0, 9, " ".join([WORDS] * (1 + at % 4)), "marsa", "2024-02-01", None, None)
        for at in numbers
    )
    told = tuple(Sentence((Piece(f"جملة تقوم على الحاشية {at}.", "ar"),), (at,), (at,)) for at in numbers)
    asked = Asked("actor", ("MA",), Reader("ar", "MA"))
    title = (Piece("المغرب", "ar"),)
    return Brief(asked, "marsa.rawi", title, (), (Section("chronology", (Group(told),)),), notes)


@pytest.fixture(scope="module")
def printer() -> Any:
    try:
        import weasyprint
    except (ImportError, OSError) as error:  # the library or what it draws with
        pytest.skip(f"WeasyPrint cannot be used here: {error}")
    return weasyprint


@pytest.fixture(scope="module")
def quick(printer: Any) -> bytes:
    return write_sheet(brief())


def printed_plainly(printer: Any, monkeypatch: pytest.MonkeyPatch) -> bytes:
    monkeypatch.setattr(printer, "__version__", "1.0")
    return write_sheet(brief())


def counted(pages: tuple[str, ...]) -> Counter[str]:
    return Counter(word for page in pages for word in words_of(page) if not word.isdecimal())


def test_what_is_printed_is_the_same(quick: bytes, printer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = read_sheet(quick, where="quick").pages
    theirs = read_sheet(printed_plainly(printer, monkeypatch), where="plain").pages
    assert counted(ours) == counted(theirs)
    assert len(ours) <= len(theirs)


def test_notes_stand_on_the_page_of_their_sentence(quick: bytes) -> None:
    pages = read_sheet(quick, where="quick").pages
    assert len(pages) > 2
    for page in pages:
        words = Counter(words_of(page))
        assert abs(words["الحاشية"] - words["marsa"]) <= 1, page


def test_each_note_is_laid_out_once_before_it_is_drawn(printer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    layouts = []
    own = printer.layout.block_level_layout
    monkeypatch.setattr(
        printer.layout, "block_level_layout", lambda *given: layouts.append(given) or own(*given)
    )
    write_sheet(brief())
    assert 0 < len(layouts) <= NOTES


def test_another_weasyprint_is_left_as_it_is(printer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    own = printer.layout.LayoutContext._update_footnote_area
    with quick_footnotes(printer):
        assert printer.layout.LayoutContext._update_footnote_area is not own
    assert printer.layout.LayoutContext._update_footnote_area is own
    monkeypatch.setattr(printer, "__version__", "1.0")
    with quick_footnotes(printer):
        assert printer.layout.LayoutContext._update_footnote_area is own


def test_a_page_that_cannot_be_printed_leaves_weasyprint_as_it_was(printer: Any) -> None:
    own = printer.layout.LayoutContext._update_footnote_area
    with pytest.raises(ZeroDivisionError), quick_footnotes(printer):
        1 / 0  # noqa: B018 whatever ends the printing
    assert printer.layout.LayoutContext._update_footnote_area is own


def test_briefs_printed_at_once_leave_weasyprint_as_it_was(printer: Any) -> None:
    own = printer.layout.LayoutContext._update_footnote_area
    first, second, first_is_done = Event(), Event(), Event()

    def print_first() -> None:
        with quick_footnotes(printer):
            first.set()
            second.wait(0.5)
        first_is_done.set()

    def print_second() -> None:
        first.wait()
        with quick_footnotes(printer):
            second.set()
            first_is_done.wait(5)

    threads = [Thread(target=print_first), Thread(target=print_second)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert printer.layout.LayoutContext._update_footnote_area is own
