"""Whatever the text: it is read without a crash, every span slices back, and twice gives the same."""

from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

import rawi
from rawi import Reading
from rawi.letters import lookup_key, normalise
from rawi.lexicon import load_folder, load_table

MOST_EXAMPLES = 60
SIGNS = [
    "،",
    ".",
    "؟",
    "«",
    "»",
    "\n",
    "(",
    ")",
    ":",
    "-",
    "/",
    "\N{ARABIC TATWEEL}",
    "\N{ZERO WIDTH NON-JOINER}",
    "…",
]
FIGURES = ["3", "2023", "٢٢", "1436هـ", "12:30", "20/10/2015", "5,5", "72"]
TABLES = (
    ("timexes/months", "word"),
    ("timexes/weekdays", "word"),
    ("timexes/frames", "word"),
    ("timexes/units", "word"),
    ("timexes/turns", "word"),
    ("timexes/references", "word"),
    ("language/numbers", "word"),
    ("language/particles", "word"),
    ("names/titles", "title"),
    ("names/particles", "particle"),
    ("names/given", "name"),
    ("entities/offices", "names"),
    ("entities/heads", "head"),
    ("entities/countries", "names"),
    ("entities/countries", "adjectives"),
    ("entities/place_cues", "cue"),
)
FOLDERS = (("entities/people", "short"), ("entities/people", "names"), ("entities/organisations", "names"))


@cache
def words() -> list[list[str]]:
    """List the words of the lexicons that steer the reading, one list a table."""
    lists = [[word for row in load_table(table) for word in row.all(column)] for table, column in TABLES]
    lists += [[word for row in load_folder(name) for word in row.all(column)] for name, column in FOLDERS]
    return [[word.lstrip("?!") for word in found] for found in lists]


def mixes() -> st.SearchStrategy[str]:
    """Draw texts of such words, some with attached letters, among signs and figures."""
    known = st.one_of(*(st.sampled_from(found) for found in words()))
    attached = st.builds("".join, st.tuples(st.sampled_from(["و", "ف", "ب", "ل", "ك", "وال", "لل"]), known))
    parts = st.one_of(known, known, attached, st.sampled_from(SIGNS), st.sampled_from(FIGURES))
    return st.builds(" ".join, st.lists(parts, max_size=40))


any_text = st.text(st.characters(codec=None), max_size=200)  # type: ignore[arg-type]
dates = st.none() | st.dates(date(1950, 1, 1), date(2060, 1, 1))


def check_spans(reading: Reading) -> None:
    for found in (*reading.timexes, *reading.mentions, *reading.references):
        assert 0 <= found.start < found.end <= len(reading.text)
        assert reading.text[found.start : found.end] == found.text
        assert found.rule
    assert {mention.entity for mention in reading.mentions} <= {entity.id for entity in reading.entities}


@settings(max_examples=MOST_EXAMPLES, deadline=None)
@given(any_text, dates)
def test_any_string_is_read(text: str, published: date | None) -> None:
    reading = rawi.read(text, published=published)
    assert len(reading.text) == len(text)
    check_spans(reading)


@settings(max_examples=MOST_EXAMPLES, deadline=None)
@given(mixes(), dates)
def test_any_mix_of_known_words_is_read_and_slices_back(text: str, published: date | None) -> None:
    reading = rawi.read(text, published=published)
    assert reading.text == text
    check_spans(reading)


@settings(max_examples=MOST_EXAMPLES // 2, deadline=None)
@given(mixes(), dates)
def test_reading_twice_gives_the_same(text: str, published: date | None) -> None:
    assert rawi.read(text, published=published) == rawi.read(text, published=published)


@settings(max_examples=MOST_EXAMPLES // 2, deadline=None)
@given(mixes() | any_text, dates)
def test_a_reading_comes_back_from_json(text: str, published: date | None) -> None:
    reading = rawi.read(text, published=published)
    assert rawi.load_reading(rawi.dump_reading(reading)) == reading


@settings(max_examples=5, deadline=None)
@given(st.lists(mixes(), min_size=1, max_size=8))
def test_reading_many_is_reading_each_in_order(texts: list[str]) -> None:
    articles = [rawi.Article(f"a-{number}", text) for number, text in enumerate(texts)]
    assert list(rawi.read_many(articles, processes=1)) == [rawi.read(article) for article in articles]


@given(any_text | mixes())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert lookup_key(lookup_key(text)) == lookup_key(text)


@given(any_text | mixes())
def test_the_map_of_a_key_leads_back_into_the_text(text: str) -> None:
    key, offsets = normalise(text)
    assert key == lookup_key(text)
    assert len(key) == len(offsets)
    assert list(offsets) == sorted(offsets)
    assert all(
        lookup_key(text[offset]).find(letter) >= 0 for letter, offset in zip(key, offsets, strict=True)
    )


@given(any_text, any_text)
def test_folding_goes_letter_by_letter(first: str, second: str) -> None:
    assert lookup_key(first + second) == lookup_key(first) + lookup_key(second)
