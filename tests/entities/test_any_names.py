"""Whatever words of names meet: nothing overlaps, everything slices back and has a rule that is explained."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.entities import find_entities
from rawi.language.sentences import segment
from rawi.lexicon import load_table

TABLES = (
    ("names/titles", "title"),
    ("names/particles", "particle"),
    ("names/servants", "word"),
    ("names/divine", "name"),
    ("names/kunyas", "word"),
    ("entities/heads", "head"),
    ("entities/place_cues", "cue"),
    ("entities/countries", "adjectives"),
    ("entities/body_words", "word"),
    ("entities/offices", "names"),
)
LISTS = [
    [word.lstrip("?!") for row in load_table(name) for word in row.all(column)] for name, column in TABLES
]
SIGNS = [
    "،",
    ".",
    "«",
    "»",
    "(",
    ")",
    '"',
    "17",
    "و",
    "لل",
    "عبد",
    "بن",
    "زكرون",
    "محمد",
    "صالح",
    "إلى",
    "مالي",
]
PARTS = st.one_of(*(st.sampled_from(words) for words in (*LISTS, SIGNS)))
RULES = {row["rule"] for row in load_table("entities/rules")}


@settings(deadline=None)
@given(st.lists(PARTS, max_size=16))
def test_any_words_of_names(words: list[str]) -> None:
    text = " ".join(words)
    found = find_entities(text, segment(text))
    assert found == find_entities(text, segment(text))
    end = 0
    for mention in found.mentions:
        assert text[mention.start : mention.end] == mention.text == mention.text.strip()
        assert mention.start >= end
        assert mention.rule in RULES
        assert mention.entity
        end = mention.end
    for reference in found.references:
        assert text[reference.start : reference.end] == reference.text
        assert reference.rule in RULES
    ids = [entity.id for entity in found.entities]
    assert len(set(ids)) == len(ids)
    assert set(ids) == {named.entity for named in (*found.mentions, *found.references)}
