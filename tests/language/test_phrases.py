"""Phrases are found from their first word, whose attached letters may come off."""

from rawi.language.phrases import Match, Phrases, longest, matches, phrase_keys
from rawi.language.tokens import tokenize

BODIES = Phrases(
    [("مجلس", 1), ("مجلس الأمن", 2), ("مجلس الأمن القومي", 3), ("سو-57", 4), ("ولد", 5), ("لد", 6)]
)


def found(text: str, index: int = 0) -> list[tuple[int, list[int]]]:
    tokens = tokenize(text)
    starts = BODIES.starts(tokens[index].word)
    return [(match.last, list(match.values)) for match in matches(starts, tokens, index)]


def best(text: str, index: int = 0) -> Match[int] | None:
    tokens = tokenize(text)
    return longest(BODIES.starts(tokens[index].word), tokens, index)


def test_every_phrase_that_begins_here_is_given_shortest_first() -> None:
    assert found("مجلس الأمن القومي الأعلى") == [(1, [1]), (2, [2]), (3, [3])]


def test_the_longest_wins() -> None:
    match = best("في مجلس الأمن القومي", 1)
    assert match is not None
    assert (match.last, list(match.values)) == (4, [3])


def test_attached_letters_come_off_the_first_word() -> None:
    match = best("وبمجلس الامن")
    assert match is not None
    assert (match.split.prefix, match.split.skip, list(match.values)) == ("وب", 2, [2])


def test_attached_letters_inside_a_phrase_stay() -> None:
    assert found("مجلس والأمن") == [(1, [1])]


def test_of_equals_the_least_divided_wins() -> None:
    match = best("ولد")
    assert match is not None
    assert list(match.values) == [5]


def test_a_phrase_with_signs_is_cut_as_text_is() -> None:
    assert found("سو-57 الروسية") == [(3, [4])]


def test_a_word_that_opens_nothing_has_no_starts() -> None:
    assert BODIES.starts(tokenize("الأمن")[0].word) == ()
    assert best("الأمن") is None


def test_a_phrase_cut_off_by_the_end_is_not_found() -> None:
    assert found("مجلس الأمن") == [(1, [1]), (2, [2])]


def test_one_phrase_may_have_several_values() -> None:
    towns = Phrases([("طرابلس", "LY"), ("طرابلس", "LB")])
    assert list(towns.single("طرابلس")) == ["LY", "LB"]
    assert list(towns.single("صور")) == []


def test_values_can_be_made_when_they_are_met() -> None:
    made: list[int] = []

    def expand(number: int) -> str:
        made.append(number)
        return str(number)

    towns = Phrases([("صور", 1), ("صيدا", 2)], expand=expand)
    assert made == []
    assert list(towns.single("صيدا")) == ["2"]
    assert made == [2]


def test_keys_of_a_phrase_are_those_of_its_tokens() -> None:
    for phrase in ("مجلس الأمن", "سو-57", "د. أحمد", "حركة 20 فبراير"):
        assert phrase_keys(phrase) == [token.word.key for token in tokenize(phrase)]
