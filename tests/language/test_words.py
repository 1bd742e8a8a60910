"""A written form is known once, with its kind, key and divisions."""

import pytest

from rawi import Article, read
from rawi.language import words
from rawi.language.words import LatelyMet, WordKind, word


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


def test_what_two_generations_did_not_meet_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_GENERATION", 2)
    asked: list[str] = []
    lengths = LatelyMet(lambda text: asked.append(text) or len(text))
    assert [lengths[text] for text in ("سد", "نهر", "بحر", "سد", "جبل", "سهل", "نهر")] == [
        2,
        3,
        3,
        2,
        3,
        3,
        3,
    ]
    assert asked == ["سد", "نهر", "بحر", "جبل", "سهل", "نهر"]
    assert len(lengths) <= 2


def test_forgetting_changes_no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = (
        "أعلنت وزارة الدفاع التشادية، الاثنين، مقتل ثلاثة جنود في هجوم شنّه مسلحون قرب بحيرة تشاد.",
        "قال وزير الخارجية العماني إن بلاده وقّعت مع الهند اتفاقا للتجارة، وأضاف أنه سيُعرض على البرلمان.",
        "تظاهر المئات في سوسة، الأحد، ضد غلاء الأسعار، ودعا الاتحاد إلى إضراب عام.",
    )
    articles = [Article(f"{n}", text) for n, text in enumerate(texts)]
    before = [read(article) for article in articles]
    assert all(reading.events for reading in before)
    monkeypatch.setattr(words, "_GENERATION", 3)
    assert [read(article) for _ in range(2) for article in articles] == before * 2


def test_only_arabic_words_divide() -> None:
    assert len(word("وهران").splits) > 1
    assert len(word("BBC").splits) == 1


@pytest.mark.parametrize("text", ["الوزير", "والوزير", "بالوزير", "للوزير"])
def test_the_article_behind_attached_letters_makes_definite(text: str) -> None:
    assert word(text).is_definite


def test_a_word_without_article_is_indefinite() -> None:
    assert not word("وزير").is_definite
