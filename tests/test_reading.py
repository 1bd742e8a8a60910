"""A reading as a whole: layers, notes, dates, ids, and the format that it is written in."""

import json
from datetime import date

import pytest

import rawi
from rawi import Article, Layer, PublishedBasis, Reading

TEXT = (
    "أعلن وزير الخارجية المصري سامح شكري، أمس الأحد، أن القاهرة ستستضيف الاجتماع. "
    "وقال الوزير إن وفدا من الجزائر وصل إلى مقر الأمم المتحدة."
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return rawi.read(TEXT, published="2023-04-24")


def test_every_finding_is_tied_to_its_words(reading: Reading) -> None:
    findings = (*reading.timexes, *reading.mentions, *reading.references)
    assert len(findings) > 5
    assert all(TEXT[found.start : found.end] == found.text for found in findings)


def test_findings_stand_in_the_order_of_the_text(reading: Reading) -> None:
    for layer in (reading.timexes, reading.mentions, reading.references):
        assert [found.start for found in layer] == sorted(found.start for found in layer)


def test_mentions_do_not_overlap(reading: Reading) -> None:
    pairs = zip(reading.mentions, reading.mentions[1:], strict=False)
    assert all(first.end <= second.start for first, second in pairs)


def test_entities_are_exactly_those_that_are_meant(reading: Reading) -> None:
    meant = {mention.entity for mention in reading.mentions}
    assert meant <= {entity.id for entity in reading.entities}
    assert {reference.entity for reference in reading.references} <= {
        entity.id for entity in reading.entities
    }
    assert len({(entity.id, entity.type) for entity in reading.entities}) == len(reading.entities)


def test_a_title_stands_for_the_person_named_before(reading: Reading) -> None:
    assert [(found.text, found.entity) for found in reading.references] == [("الوزير", "Sameh Shoukry")]


def test_only_the_layers_asked_for_are_filled() -> None:
    times = rawi.read(TEXT, published="2023-04-24", layers=[Layer.TIMEXES])
    assert times.timexes
    assert times.mentions == times.entities == times.references == ()
    names = rawi.read(TEXT, published="2023-04-24", layers=["mentions"])
    assert names.mentions
    assert names.timexes == ()


def test_an_unknown_layer_is_refused() -> None:
    with pytest.raises(ValueError, match="rumours"):
        rawi.read(TEXT, layers=["rumours"])


def test_the_date_may_be_a_date_or_iso() -> None:
    assert rawi.read(TEXT, published=date(2023, 4, 24)) == rawi.read(TEXT, published="2023-04-24")


def test_a_day_that_no_calendar_has_is_refused() -> None:
    with pytest.raises(rawi.InvalidDate, match="2023-02-30"):
        rawi.read(TEXT, published="2023-02-30")


def test_without_a_date_nothing_is_counted_from_today() -> None:
    found = rawi.read("وصل الوفد أمس.")
    assert found.published is None
    assert found.published_basis is PublishedBasis.UNKNOWN
    assert [timex.earliest for timex in found.timexes] == [None]


def test_the_articles_own_words_bound_its_date() -> None:
    found = rawi.read("وصل الوفد أمس الأحد 23 أفريل 2023 إلى تونس.")
    assert (found.published, found.published_basis) == (date(2023, 4, 24), PublishedBasis.TEXT)


def test_an_article_keeps_what_it_came_with() -> None:
    article = Article("a-1", TEXT, url="https://news.example/1", source="news", title="عنوان")
    found = rawi.read(article)
    assert (found.id, found.url, found.source, found.title, found.text) == (
        "a-1",
        "https://news.example/1",
        "news",
        "عنوان",
        TEXT,
    )


@pytest.mark.parametrize("text", ["", " \n\t", "123 ... !", "The delegation arrived on Sunday."])
def test_what_is_no_arabic_is_said_and_not_read(text: str) -> None:
    found = rawi.read(text)
    assert found.notes
    assert found.timexes == found.mentions == ()


def test_a_language_of_the_same_letters_is_no_arabic() -> None:
    persian = rawi.read("رئیس جمهوری گفت که پیمان تازه‌ای با کشورهای همسایه بسته می‌شود.")
    assert not persian.mentions and "Persian" in persian.notes[0]
    assert not rawi.read("زار الوفد مدينة چالوس ثم عاد إلى بغداد يوم الأحد برفقة وزير النفط.").notes


def test_what_is_longer_than_any_article_is_said_and_not_read() -> None:
    assert "too long" in rawi.read("وصل الوفد. " * 200_000).notes[0]


def test_a_list_without_stops_is_read_to_its_end() -> None:
    days = rawi.read("12 ماي و" * 1500, published="2024-05-20").timexes
    assert len(days) > 1400 and {day.value for day in days} <= {"2024-05-12"}


@pytest.mark.parametrize("wrong", [None, 5, b"\xd9\x88"])
def test_what_is_neither_text_nor_article_is_refused(wrong: object) -> None:
    with pytest.raises(TypeError, match="give a text"):
        rawi.read(wrong)  # type: ignore[arg-type]


def test_a_date_that_is_a_number_is_refused() -> None:
    with pytest.raises(rawi.InvalidDate):
        rawi.read(TEXT, published=5)  # type: ignore[arg-type]


def test_a_reading_comes_back_from_its_json(reading: Reading) -> None:
    line = rawi.dump_reading(reading)
    assert "\n" not in line
    assert json.loads(line)["format"] == "rawi-reading/1"
    assert "شكري" in line
    assert rawi.load_reading(line) == reading


def test_fields_that_are_not_known_are_passed_over(reading: Reading) -> None:
    record = {**json.loads(rawi.dump_reading(reading)), "chronicle": {"new": True}}
    assert rawi.load_reading(json.dumps(record)) == reading


@pytest.mark.parametrize("line", ["", "{}", "[]", "no json", '{"id": 1}', b"\xff\xfe"])
def test_what_is_no_reading_says_where(line: str | bytes) -> None:
    with pytest.raises(rawi.InvalidRecord, match=r"readings\.jsonl:7"):
        rawi.load_reading(line, where="readings.jsonl:7")


def test_the_schema_has_every_field_of_a_reading(reading: Reading) -> None:
    schema = rawi.reading_schema()
    definition = schema["$defs"]["Reading"]
    assert set(definition["properties"]) == set(json.loads(rawi.dump_reading(reading)))
