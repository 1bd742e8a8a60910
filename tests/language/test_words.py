"""A written form is known once, with its kind, key and divisions."""

import pytest

from rawi.language.words import WordKind, word


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("مالي", WordKind.ARABIC),
        ("ڤيينا", WordKind.ARABIC),
        ("Reuters", WordKind.LATIN),
        ("Київ", WordKind.LATIN),
        ("2024", WordKind.NUMBER),
        ("٣٠", WordKind.NUMBER),
        ("،", WordKind.PUNCTUATION),
        ("«", WordKind.PUNCTUATION),
    ],
)
def test_the_first_letter_tells_the_kind(text: str, kind: WordKind) -> None:
    assert word(text).kind is kind
    assert word(text).is_arabic is (kind is WordKind.ARABIC)


def test_one_form_is_one_word() -> None:
    assert word("الخرطوم") is word("الخرطوم")


def test_only_arabic_words_divide() -> None:
    assert len(word("وهران").splits) > 1
    assert len(word("BBC").splits) == 1


@pytest.mark.parametrize("text", ["الوزير", "والوزير", "بالوزير", "للوزير"])
def test_the_article_behind_attached_letters_makes_definite(text: str) -> None:
    assert word(text).is_definite


def test_a_word_without_article_is_indefinite() -> None:
    assert not word("وزير").is_definite
