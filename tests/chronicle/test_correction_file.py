"""Whatever is corrected can be written as text, read by a person, and taken in again."""

import tomllib
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi import InvalidRecord
from rawi.chronicle.correction_file import FORMAT, dump_corrections, load_corrections
from rawi.chronicle.corrections import Action, Correction, Layer, Named, Part, Passage

# All that articles can hold: control characters and quotation marks among them, but no halves of pairs.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
MAYBE = st.none() | TEXTS.filter(bool)
PASSAGES = st.builds(
    Passage, st.sampled_from(Part), st.sampled_from(Layer), TEXTS, TEXTS, st.integers(0, 10**6), TEXTS, TEXTS
)
NAMES = st.builds(Named, st.sampled_from(Part), TEXTS, TEXTS, TEXTS, TEXTS)
CORRECTIONS = st.builds(
    Correction,
    st.sampled_from(Action),
    TEXTS,
    TEXTS,
    TEXTS,
    st.lists(PASSAGES, max_size=3).map(tuple),
    st.lists(NAMES, max_size=3).map(tuple),
    st.lists(TEXTS, max_size=3).map(tuple),
    whole=st.booleans(),
    **dict.fromkeys(("type", "mode", "office", "country", "first", "last", "undone_at", "undone_by"), MAYBE),
)


@given(st.lists(CORRECTIONS, max_size=3).map(tuple))
def test_corrections_come_back_from_their_text(corrections: tuple[Correction, ...]) -> None:
    text = dump_corrections(corrections)
    assert load_corrections(text) == corrections
    assert [one.key for one in load_corrections(text)] == [one.key for one in corrections]
    assert len(tomllib.loads(text).get("correction", ())) == len(corrections)


@given(CORRECTIONS)
def test_a_key_tells_corrections_apart_and_not_what_became_of_them(one: Correction) -> None:
    from dataclasses import replace

    assert replace(one, undone_at="2025-01-01", undone_by="سلمى", number=7).key == one.key
    assert replace(one, reason=one.reason + "!").key != one.key


HEAD = f'format = "{FORMAT}"\n'
WHOLE = '[[correction]]\naction = "reject"\nauthor = "سلمى"\nat = "2025-01-01"\nreason = "خطأ"\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[correction]", "no TOML"),
        ("", "format"),
        ('format = "rawi-corrections/9"', "format"),
        (HEAD + "correction = 3", "each under"),
        (HEAD + "[[correction]]\nauthor = 'x'", "correction 1: .*action"),
        (HEAD + WHOLE + WHOLE.replace("reject", "praise"), "correction 2: .*praise"),
        (HEAD + WHOLE + "colour = 'red'", "correction 1: .*colour"),
        (HEAD + WHOLE + "passages = [{ part = 'into' }]", "correction 1: .*layer"),
    ],
)
def test_a_file_that_is_no_list_of_corrections_is_named(text: str, says: str) -> None:
    with pytest.raises(InvalidRecord, match=f"mine.toml.*{says}"):
        load_corrections(text, where="mine.toml")


def test_what_is_not_said_is_not_written() -> None:
    text = dump_corrections([Correction(Action.REJECT, "سلمى", "2025-01-01", "خطأ")])
    written = {line.partition(" = ")[0] for line in text.splitlines() if " = " in line}
    assert written == {"format", "action", "author", "at", "reason"}
    assert "number" in {field.name for field in fields(Correction)}
