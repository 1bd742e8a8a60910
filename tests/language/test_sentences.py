"""Sentences end where a reader would pause, not at every full stop or line break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.language.sentences import segment
from rawi.language.tokens import tokenize

LONG_LINE = (
    "أعلنت السلطات في وقت متأخر من مساء الأربعاء أن فرق الإنقاذ تواصل البحث عن المفقودين في المناطق الجبلية"
)
PRESS = st.text(st.sampled_from('وصل الوفد. \n!؟…«»")(3.5أ'), max_size=80)


def cut(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in segment(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("وصل الوفد. غادر الوفد.", 2),
        ("وصل الوفد.غادر الوفد.", 2),
        ("هل وصل؟ نعم! وصل", 3),
        ("قال د. أحمد إنه سعيد", 1),
        ("بلغت النسبة 2.5 بالمئة", 1),
        ("قال «سنعود». ثم مضى", 2),
        ("ارتفع السعر إلى 30. وانخفض بعدها", 2),
        ("فوجئ الناس... ثم هدأوا", 2),
        ("فوجئ الناس… ثم هدأوا", 2),
        ("عنوان الخبر\nنص الخبر", 2),
        ("بلغت 12%. وزادت", 2),
        ("", 0),
        ("\n\n \n", 0),
    ],
)
def test_bounds(text: str, count: int) -> None:
    assert len(segment(text)) == count


def test_an_address_holds_no_bound() -> None:
    assert cut("راسلونا على press@example.org دائما") == ["راسلونا على press@example.org دائما"]


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    assert cut('قال "سنعود." ثم مضى')[0] == 'قال "سنعود."'


def test_a_line_broken_by_the_page_goes_on() -> None:
    assert len(segment(f"{LONG_LINE}\nالوعرة شمال البلاد.")) == 1


def test_an_empty_line_always_ends_a_sentence() -> None:
    assert len(segment(f"{LONG_LINE}\n\nالوعرة شمال البلاد.")) == 2


@given(PRESS)
def test_sentences_share_out_the_tokens_of_the_text(text: str) -> None:
    found = segment(text)
    assert [token for sentence in found for token in sentence.tokens] == tokenize(text)
    for sentence in found:
        assert (sentence.start, sentence.end) == (sentence.tokens[0].start, sentence.tokens[-1].end)
