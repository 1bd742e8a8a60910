"""Many articles on many cores: order, failures, and workers that die."""

import multiprocessing
import os
import sys
from collections.abc import Iterator

import pytest

import rawi
from rawi import Article, Failure, Reading
from rawi.scale import batches

COUNT = 200
DEADLY = "deadly"
# A patched reader reaches the workers only where they are forked.
forked = pytest.mark.skipif(
    sys.platform != "linux", reason="workers inherit the patched reader only when forked"
)


def articles() -> list[Article]:
    return [
        Article(f"a-{n}", f"وصل الوفد رقم {n} إلى باماكو يوم {1 + n % 28} ماي 2023.") for n in range(COUNT)
    ]


def ids(outcomes: Iterator[Reading | Failure]) -> list[str]:
    return [outcome.id if isinstance(outcome, Reading) else outcome.where for outcome in outcomes]


def killing(article: Article, **options: object) -> Reading:
    if article.id == DEADLY and multiprocessing.parent_process() is not None:
        os._exit(9)
    return READ(article, **options)


def raising(article: Article, **options: object) -> Reading:
    if article.id == DEADLY:
        raise RuntimeError("no way through")
    return READ(article, **options)


READ = batches.read


def test_readings_come_in_order_and_equal_single_ones() -> None:
    given = articles()
    assert list(rawi.read_many(given, processes=2)) == [rawi.read(article) for article in given]


def test_one_process_gives_what_two_give() -> None:
    assert list(rawi.read_many(articles(), processes=1)) == list(rawi.read_many(articles(), processes=2))


def test_layers_reach_the_workers() -> None:
    found = list(rawi.read_many(articles(), layers=["timexes"], processes=2))
    assert all(isinstance(one, Reading) and one.timexes and not one.mentions for one in found)


@pytest.mark.parametrize("processes", [1, 2])
def test_a_failure_passes_through_at_its_place(processes: int) -> None:
    given: list[Article | Failure] = [*articles()]
    given.insert(50, Failure("bad.jsonl:3", "no text"))
    found = list(rawi.read_many(given, processes=processes))
    assert found[50] == Failure("bad.jsonl:3", "no text")
    assert len(found) == COUNT + 1


@forked
@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_in_one_article_spares_the_others(monkeypatch: pytest.MonkeyPatch, processes: int) -> None:
    monkeypatch.setattr(batches, "read", raising)
    given = articles()
    given[77] = Article(DEADLY, "نص")
    found = list(rawi.read_many(given, processes=processes))
    assert found[77] == Failure(DEADLY, "RuntimeError: no way through")
    assert sum(isinstance(one, Reading) for one in found) == COUNT - 1


@forked
@pytest.mark.parametrize("place", [0, 77, COUNT - 1])
def test_an_article_that_kills_its_worker_fails_alone(monkeypatch: pytest.MonkeyPatch, place: int) -> None:
    monkeypatch.setattr(batches, "read", killing)
    given = articles()
    given[place] = Article(DEADLY, "نص")
    found = list(rawi.read_many(given, processes=2))
    assert ids(iter(found)) == [article.id for article in given]
    assert [one.where for one in found if isinstance(one, Failure)] == [DEADLY]


@forked
def test_every_article_that_kills_its_worker_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "read", killing)
    given = articles()
    for place in (3, 4, 120):
        given[place] = Article(DEADLY, "نص")
    found = list(rawi.read_many(given, processes=2))
    assert [place for place, one in enumerate(found) if isinstance(one, Failure)] == [3, 4, 120]
    assert len(found) == COUNT


def test_articles_are_taken_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[Article]:
        nonlocal taken
        while True:
            taken += 1
            yield Article(f"a-{taken}", "وصل الوفد أمس.")

    outcomes = rawi.read_many(endless(), processes=2)
    assert next(iter(outcomes))
    outcomes.close()  # type: ignore[attr-defined]
    assert taken < 1000


def test_texts_are_read_and_other_things_fail_alone() -> None:
    text, nothing, number = rawi.read_many(["وصل الوفد إلى باماكو.", None, 42])  # type: ignore[list-item]
    assert isinstance(text, Reading) and text.mentions
    assert isinstance(nothing, Failure) and "NoneType" in nothing.error
    assert isinstance(number, Failure) and number.where == "42"


def test_nothing_in_gives_nothing_out() -> None:
    assert list(rawi.read_many([], processes=2)) == []


def measured(reading: Reading) -> int:
    return len(reading.text)


def squared(number: int) -> tuple[int, int]:
    """Give a square, and the process that worked it out; one number kills whoever is not the caller."""
    if number == UNLUCKY and multiprocessing.parent_process() is not None:
        os._exit(9)
    return number * number, os.getpid()


UNLUCKY = 13


def test_those_who_have_read_do_other_work_in_its_order() -> None:
    given = articles()
    with batches.crew_into(measured, processes=2) as crew:
        assert list(crew.read(given)) == [len(article.text) for article in given]
        found = list(crew.each(squared, range(10)))
    assert [square for square, _ in found] == [number * number for number in range(10)]
    assert os.getpid() not in {process for _, process in found}


def test_the_crew_works_by_itself_where_few_articles_were_read() -> None:
    with batches.crew_into(measured, processes=2) as crew:
        assert len(list(crew.read(articles()[:3]))) == 3
        assert {process for _, process in crew.each(squared, range(10))} == {os.getpid()}


def test_work_that_kills_whoever_does_it_is_done_by_the_caller() -> None:
    with batches.crew_into(measured, processes=2) as crew:
        list(crew.read(articles()))
        found = list(crew.each(squared, range(40)))
    assert [square for square, _ in found] == [number * number for number in range(40)]
    assert os.getpid() in {process for _, process in found}
