"""What a brief tells, and that nothing in it is without a note."""

from collections.abc import Callable

import pytest

from rawi.brief.document import Brief, plain, sentences_of
from rawi.errors import NothingFound, UnknownName
from rawi.letters import is_arabic
from rawi.manners.figures import day_of

Asking = Callable[..., Brief]
SUBJECTS = (
    ("pair", ("KE", "SO")),
    ("actor", ("كينيا",)),
    ("about", ("الماشية",)),
    ("instrument", ("اتفاقية",)),
)


def told(brief: Brief, key: str) -> list[str]:
    """List the sentences of a section."""
    return [
        plain(one.told)
        for section in brief.sections
        if section.key == key
        for group in section.groups
        for one in group.sentences
    ]


@pytest.mark.parametrize("language", ["en", "ar-TN"])
@pytest.mark.parametrize(("about", "words"), SUBJECTS, ids=[about for about, _ in SUBJECTS])
def test_every_sentence_has_notes_and_every_note_is_printed_once(
    ask: Asking, about: str, words: tuple[str, ...], language: str
) -> None:
    brief = ask(about, *words, language=language)
    sentences = sentences_of(brief)
    assert sentences
    assert all(one.notes for one in sentences)
    assert [number for one in sentences for number in one.homes] == [note.number for note in brief.notes]
    assert [note.number for note in brief.notes] == list(range(1, len(brief.notes) + 1))
    assert {number for one in sentences for number in one.notes} == {note.number for note in brief.notes}
    assert all(note.outlet and note.published and note.words.strip() for note in brief.notes)


def test_a_dispute_names_both_sides_with_their_words(ask: Asking) -> None:
    brief = ask("actor", "KE")
    assert told(brief, "disputes")[1:] == [
        "Disputed, whether it happened: it happened, according to Kenya.",
        "Disputed, whether it happened: it did not happen, according to Somalia.",
    ]
    denied = next(one for one in sentences_of(brief) if "did not happen" in plain(one.told))
    words = {note.number: note for note in brief.notes}[denied.notes[0]]
    assert words.outlet == "maraya"
    assert words.words.startswith("نفت وزارة الدفاع الصومالية")


def test_the_ledger_tells_steps_cadence_and_standing(ask: Asking) -> None:
    lines = told(ask("pair", "KE", "SO"), "ledger")
    assert "12 June 2022: signature (Somalia and Kenya)." in lines
    assert "Meets every 6 months, in turns." in lines
    assert any("Standing on 12 June 2022: signed." in line for line in lines)


def test_the_series_counts_what_the_chronology_tells(ask: Asking) -> None:
    brief = ask("pair", "KE", "SO")
    assert "Kenya towards Somalia: 2 incidents." in told(brief, "series")
    charts = [group.chart for section in brief.sections for group in section.groups if group.chart]
    assert [(bar.period, bar.cooperation, bar.conflict) for bar in charts[0]] == [("2022-06", 2, 0)]


def test_people_are_those_whom_articles_name_beside_their_office(ask: Asking) -> None:
    people = told(ask("actor", "KE", language="ar-TN"), "people")
    assert people[0] == "محمد حسن كامل: وزير الدفاع، كينيا؛ بهذه الصفة في 9 ماي 2022."
    # The president is known by his title alone, so no words say who it is.
    assert not any("أوهورو" in line for line in people)


def test_one_incident_is_told_with_all_its_accounts(ask: Asking) -> None:
    whole = ask("actor", "KE")
    assert told(whole, "disputes")
    from rawi.brief.building import SECTIONS

    assert [section.key for section in whole.sections] == [
        key for key in SECTIONS if key in {section.key for section in whole.sections}
    ]


def test_arabic_sentences_hold_no_latin_letters_but_names(ask: Asking) -> None:
    for one in sentences_of(ask("actor", "KE", language="ar-EG")):
        assert any(map(is_arabic, plain(one.told)))
        assert all(piece.language == "ar" for piece in one.told), plain(one.told)


def test_dates_and_digits_are_those_of_the_country(ask: Asking) -> None:
    brief = ask("pair", "KE", "SO", language="ar-EG")
    assert any("١٢ يونيو ٢٠٢٢" in line for line in told(brief, "chronology"))
    assert day_of("2022-06-12", brief.asked.reader) == "١٢ يونيو ٢٠٢٢"


def test_days_limit_what_is_told(ask: Asking) -> None:
    assert len(told(ask("actor", "KE", until="2022-05-31"), "chronology")) < len(
        told(ask("actor", "KE"), "chronology")
    )
    assert not any("June" in line for line in told(ask("actor", "KE", as_of="2022-05-31"), "chronology"))


@pytest.mark.parametrize(
    ("about", "words", "days"),
    [
        ("pair", ("KE", "SO"), {"since": "2031-01-01"}),
        ("about", ("كسوف",), {}),
        ("instrument", ("معاهدة القطب",), {}),
    ],
)
def test_an_empty_brief_says_what_was_asked(
    ask: Asking, about: str, words: tuple[str, ...], days: dict[str, str]
) -> None:
    with pytest.raises(NothingFound, match=words[0]):
        ask(about, *words, **days)


def test_an_unknown_name_is_named(ask: Asking) -> None:
    with pytest.raises(UnknownName, match="بلاد العجائب"):
        ask("actor", "بلاد العجائب")
