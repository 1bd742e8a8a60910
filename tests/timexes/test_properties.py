"""Whatever the text, spans slice back, values carry their days, and rules can be explained."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.language.sentences import segment
from rawi.lexicon import load_table
from rawi.timexes import find_timexes
from rawi.timexes.rules import explain_rule

_TABLES = (
    "frames",
    "months",
    "months_cldr",
    "weekdays",
    "units",
    "turns",
    "parts_of_day",
    "edges",
    "periods",
)
_LISTS = [[word for row in load_table(f"timexes/{name}") for word in row.all("word")] for name in _TABLES]
_SIGNS = [
    "3",
    "31",
    "12",
    "2015",
    "1436",
    "14:30",
    "04/04/2017",
    "هـ",
    "م",
    "و",
    "(",
    ")",
    "/",
    "-",
    "،",
    ".",
]
_WORD = st.one_of([st.sampled_from(words) for words in [*_LISTS, _SIGNS]])
_PUBLISHED = st.sampled_from([None, date(2015, 8, 6), date(2024, 2, 29)])


@settings(deadline=None)
@given(st.lists(_WORD, max_size=14), _PUBLISHED)
def test_any_words(words: list[str], published: date | None) -> None:
    text = " ".join(words)
    found = find_timexes(text, segment(text), published=published)
    assert found == find_timexes(text, segment(text), published=published)
    end = 0
    for timex in found:
        assert text[timex.start : timex.end] == timex.text
        assert timex.start >= end
        end = timex.end
        assert timex.value
        assert explain_rule(timex.rule), timex.rule
        if timex.earliest and timex.latest and "/" not in timex.value:
            assert timex.earliest <= timex.latest
