"""Checks that highlights nest whatever the spans are."""

from hypothesis import given
from hypothesis import strategies as st

from rawi.render.kinds import kinds
from rawi.render.marks import Mark
from rawi.render.nesting import Close, Open, Piece, Words, paragraphs, pieces

TEXT = "وصل الوفد إلى عنابة أمس"


def mark(start: int, end: int, name: str = "x") -> Mark:
    return Mark(start, end, kinds()["PER"], name, ())


def written(found: list[Piece]) -> str:
    signs = {Open: lambda piece: f"[{piece.mark.anchor}" + ("" if piece.is_first else "'") + " "}
    return "".join(
        signs[Open](piece) if isinstance(piece, Open) else "]" if isinstance(piece, Close) else piece.text
        for piece in found
    )


def test_nested_highlights_stay_whole() -> None:
    assert written(list(pieces("abcdef", [mark(2, 3, "in"), mark(1, 5, "out")]))) == "a[out b[in c]de]f"


def test_crossing_highlights_are_cut() -> None:
    assert written(list(pieces("abcdef", [mark(0, 4, "a"), mark(2, 6, "b")]))) == "[a ab[b cd]][b' ef]"


def test_highlights_of_the_same_words_nest_in_their_order() -> None:
    assert written(list(pieces("abc", [mark(0, 3, "a"), mark(0, 3, "b")]))) == "[a [b abc]]"


def test_a_highlight_over_two_paragraphs_goes_on_in_the_second() -> None:
    text, across = "ab\ncd", [mark(1, 5, "a")]
    lines = [written(list(pieces(text, across, start=start, end=end))) for start, end in paragraphs(text)]
    assert lines == ["a[a b]", "[a' cd]"]


@given(
    st.lists(st.tuples(st.integers(-2, 30), st.integers(-2, 30)), max_size=8),
    st.integers(0, len(TEXT)),
    st.integers(0, len(TEXT)),
)
def test_words_come_out_whole_and_highlights_close_in_order(
    spans: list[tuple[int, int]], start: int, end: int
) -> None:
    marks = [mark(*bounds, str(number)) for number, bounds in enumerate(spans)]
    opened: list[Mark] = []
    words, covered = "", dict.fromkeys(range(len(marks)), "")
    for piece in pieces(TEXT, marks, start=start, end=end):
        if isinstance(piece, Open):
            opened.append(piece.mark)
        elif isinstance(piece, Close):
            assert opened.pop() is piece.mark
        else:
            words += piece.text
            for one in opened:
                covered[int(one.anchor)] += piece.text
    assert not opened
    assert words == TEXT[start:end]
    for number, (first, last) in enumerate(spans):
        assert covered[number] == TEXT[max(first, start, 0) : max(min(last, end), 0)]


def test_words_are_pieces_even_without_highlights() -> None:
    assert list(pieces(TEXT, [])) == [Words(TEXT)]
