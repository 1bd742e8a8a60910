"""Adding keeps every article once, every version, and comes to the same incidents in any order."""

import random
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import func, select

from rawi import Article, Failure
from rawi.errors import ForeignChronicle, MissingChronicle
from rawi.store import schema
from rawi.store.adding import add_articles
from rawi.store.checking import check
from rawi.store.engine import Store
from rawi.store.writer import Added

from .conftest import NEWS, article


def count(store: Store, table: str) -> int:
    with store.reading() as connection:
        return connection.execute(
            select(func.count()).select_from(schema.metadata.tables[table])
        ).scalar_one()


def incidents(store: Store) -> set[frozenset[str]]:
    """Give the keys of the tellings of each incident."""
    members: dict[int, set[str]] = {}
    with store.reading() as connection:
        for key, incident in connection.execute(select(schema.telling.c.key, schema.telling.c.incident)):
            members.setdefault(incident, set()).add(key)
    return set(map(frozenset, members.values()))


def entities(store: Store) -> set[tuple[str, str]]:
    with store.reading() as connection:
        joined = select(schema.name.c.words, schema.entity.c.key).join_from(schema.name, schema.entity)
        return {(row[0], row[1]) for row in connection.execute(joined)}


def test_the_same_article_is_kept_once(store: Store, articles: list[Article]) -> None:
    assert Counter(add_articles(store, articles, processes=1)) == {Added.NEW: len(NEWS)}
    before = {name: count(store, name) for name in schema.metadata.tables}
    assert Counter(add_articles(store, articles, processes=1)) == {Added.KNOWN: len(NEWS)}
    assert {name: count(store, name) for name in schema.metadata.tables} == before
    assert list(check(store)) == []


def test_the_same_article_twice_in_one_batch_is_kept_once(store: Store, articles: list[Article]) -> None:
    outcomes = Counter(add_articles(store, [articles[0], articles[0]], processes=1))
    assert outcomes == {Added.NEW: 1, Added.KNOWN: 1}


def test_a_changed_article_is_a_new_version_and_the_old_one_stays(store: Store) -> None:
    first, second = article(0), article(0, text="نفت وزارة الدفاع الإثيوبية السيطرة على بلدة شيرارو.")
    assert list(add_articles(store, [first], processes=1)) == [Added.NEW]
    assert list(add_articles(store, [second], processes=1)) == [Added.CHANGED]
    assert list(add_articles(store, [first], processes=1)) == [Added.KNOWN]
    with store.reading() as connection:
        version = schema.version.c
        columns = (version.number, version.known_at, version.superseded_at, version.voice)
        old, new = connection.execute(select(*columns).order_by(version.number)).all()
    assert old.known_at == "2021-03-09"
    assert old.superseded_at == new.known_at > old.known_at
    assert new.superseded_at is None
    assert new.voice == old.voice
    assert list(check(store)) == []


def test_two_versions_in_one_batch_follow_one_another(store: Store) -> None:
    outcomes = list(add_articles(store, [article(0), article(0, text="حدث شيء آخر.")], processes=1))
    assert outcomes == [Added.NEW, Added.CHANGED]
    assert list(check(store)) == []


def test_copies_are_one_voice(store: Store, articles: list[Article]) -> None:
    list(add_articles(store, articles, processes=1))
    with store.reading() as connection:
        told = select(schema.version.c.reading_id, schema.version.c.voice)
        voices = {int(row[0]): row[1] for row in connection.execute(told)}
    assert voices[0] == voices[1]
    assert len(set(voices.values())) == len(NEWS) - 1


def test_one_happening_is_one_incident_and_the_same_a_week_later_another(
    store: Store, articles: list[Article]
) -> None:
    list(add_articles(store, articles, processes=1))
    with store.reading() as connection:
        captured = schema.telling.c.features.contains("o:capture")
        told = select(schema.version.c.reading_id, schema.telling.c.incident).join_from(
            schema.telling, schema.version
        )
        found = {(int(row[0]), row[1]) for row in connection.execute(told.where(captured))}
    of = {number: {incident for one, incident in found if one == number} for number in range(4)}
    assert of[0] & of[1] & of[2]
    assert not of[3] & (of[0] | of[1] | of[2])


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_adding_changes_no_incident_and_no_name(
    store: Store, articles: list[Article], tmp_path: Path, seed: int
) -> None:
    list(add_articles(store, articles, processes=1))
    shuffled = list(articles)
    random.Random(seed).shuffle(shuffled)
    other = Store(str(tmp_path / "shuffled.rawi"), create=True)
    for one in shuffled:  # each in a run of its own, so that all is settled again and again
        list(add_articles(other, [one], processes=1))
    assert incidents(other) == incidents(store)
    assert entities(other) == entities(store)
    assert list(check(other)) == []
    other.close()


def test_names_in_another_order_are_one_person(store: Store, articles: list[Article]) -> None:
    list(add_articles(store, articles, processes=1))
    keys = {key for words, key in entities(store) if "نديتو" in words}
    assert len(keys) == 1


def test_failures_pass_through_and_nothing_of_them_is_kept(store: Store) -> None:
    bad = Failure("page.html", "it is empty")
    assert list(add_articles(store, [bad, article(0)], processes=1)) == [bad, Added.NEW]
    assert count(store, "article") == 1


def test_a_chronicle_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingChronicle, match=r"none\.rawi"):
        Store(str(tmp_path / "none.rawi"))


def test_a_file_that_is_no_chronicle_is_refused_and_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "letters.txt"
    other.write_text("ليس هذا سجلا\n" * 200, encoding="utf-8")
    before = other.read_bytes()
    with pytest.raises(ForeignChronicle, match=r"letters\.txt"):
        Store(str(other), create=True)
    assert other.read_bytes() == before
