"""The ledger that is kept ready is the one that would be put together, and is passed over once it is old."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rawi import Article, Chronicle
from rawi.chronicle.lives import live
from rawi.store.adding import add_articles
from rawi.store.answers import Filters
from rawi.store.board_schema import entry, ground
from rawi.store.engine import Store
from rawi.store.ledger_answers import LedgerEntry
from rawi.store.queries import instruments, ledger_entries
from rawi.store.queries.instruments import LedgerFilters, entries_of, find_instruments
from rawi.store.shelf import is_shelved, load_grounds

from .conftest import article

PLEDGES = (
    "وقّعت موريتانيا والسنغال في نواكشوط، الاثنين، مذكرة تفاهم بشأن الصيد البحري، تجتمع لجنتها كل سنة.",
    "أعلنت أوغندا والكونغو الديمقراطية أنهما ستوقعان اتفاقية لتسليم المطلوبين قبل نهاية العام.",
    "انسحبت السنغال، الجمعة، من مذكرة التفاهم بشأن الصيد البحري الموقعة مع موريتانيا.",
)
QUESTIONS: tuple[dict[str, Any], ...] = (
    *({}, {"limit": 1}, {"actor": "SN"}, {"pair": ("SN", "MR")}, {"kind": "memorandum"}, {"name": "الصيد"}),
    *({"status": "withdrawn"}, {"overdue": True}, {"unconfirmed": True}, {"as_of": "2999-01-01"}),
    *({"on": day} for day in ("1999-01-01", "2021-03-09", "2021-03-12", "2022-12-01", "2999-01-01")),
    *({"on": "1999-01-01", "status": "withdrawn"}, {"on": "2999-01-01", "overdue": True, "actor": "SN"}),
    *({"on": "2021-03-10", "unconfirmed": True}, {"on": "2021-06-01", "unconfirmed": True, "limit": 1}),
)
NARROWED: tuple[dict[str, Any], ...] = (
    *({"as_of": day} for day in ("2021-03-08", "2021-03-09", "2021-03-10", "2021-03-12", "2021-03-20")),
    *({"outlet": outlet} for outlet in ("barq", "maraya", "alnahda-news")),
    *({"since": day} for day in ("2021-03-01", "2021-03-10")),
    *({"until": day} for day in ("2021-03-09", "2021-03-10", "2021-03-30")),
    {"as_of": "2021-03-10", "on": "2022-06-01", "overdue": True},
    {"as_of": "2021-03-11", "actor": "KE", "limit": 1},
    {"since": "2021-03-09", "until": "2021-03-10", "kind": "memorandum", "on": "2021-03-09"},
    {"until": "2021-03-10", "moved_by": "2021-03-10"},
)


@pytest.fixture
def news(store: Store, articles: list[Article]) -> Chronicle:
    told = [article(n, text=text, url=f"https://pledges.example/{n}") for n, text in enumerate(PLEDGES)]
    list(add_articles(store, [*articles, *told], processes=1))
    return Chronicle(store)


def entries_in(store: Store, day: str | None) -> dict[tuple[int, int], str]:
    with store.reading() as connection:
        return entries_of(connection, Filters(as_of=day))


def shelved(store: Store) -> bool:
    with store.reading() as connection:
        return is_shelved(connection)


def test_the_ledger_is_told_alike_from_what_is_kept_and_anew(store: Store, news: Chronicle) -> None:
    assert shelved(store)
    kept = [news.instruments(**one) for one in QUESTIONS]
    assert kept[0]
    with store.writing() as connection:
        connection.execute(entry.delete())
    assert [news.instruments(**one) for one in QUESTIONS] == kept


def test_what_is_kept_is_used_where_nothing_narrows_the_question(
    store: Store, news: Chronicle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def put_together(*_: Any, **__: Any) -> Any:
        raise AssertionError("put together anew")

    monkeypatch.setattr(instruments, "put_together", put_together)
    assert news.instruments()
    assert news.instruments(on="2021-03-20") and news.instruments(as_of="2999-01-01")
    for question in NARROWED[:4]:
        with pytest.raises(AssertionError, match="anew"):
            news.instruments(**question)


def test_narrower_questions_are_told_alike_from_what_is_kept_and_anew(
    store: Store, news: Chronicle, articles: list[Article]
) -> None:
    # A version of this one was known before, and tells of another instrument.
    later = replace(articles[5], text=articles[4].text, published=date(2021, 3, 20))
    list(add_articles(store, [later], processes=1))
    kept = [news.instruments(**one) for one in NARROWED]
    entries = [(entries_in(store, day), day) for day in (None, "2021-03-10", "2021-03-15")]
    assert len({str(one) for one in kept}) > 5
    with store.keeping() as connection:
        assert load_grounds(connection)
        connection.execute(ground.delete())
    assert [news.instruments(**one) for one in NARROWED] == kept
    assert [(entries_in(store, day), day) for _, day in entries] == entries


def test_of_what_is_kept_only_what_is_told_otherwise_is_told_anew(
    news: Chronicle, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Any] = []
    monkeypatch.setattr(ledger_entries, "live", lambda groups, **_: told.append(groups) or live(groups))
    assert news.instruments(since="2021-03-01") and not told
    assert len(news.instruments(as_of="2021-03-09")) > len(told) > 0


def test_the_ledger_is_passed_over_once_anything_changes(store: Store, news: Chronicle) -> None:
    told = news.instruments()[0]
    news.corrections(by="سلمى").reject_finding(
        told.source.url or told.source.article, "instrument", told.source.start, reason="ليس اتفاقا"
    )
    assert not shelved(store)
    assert told not in news.instruments()
    list(add_articles(store, [], processes=1))
    assert shelved(store)
    assert told not in news.instruments()


def test_what_another_rawi_kept_is_made_anew(
    store: Store, news: Chronicle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rawi.store.changes.reader", lambda: "999.0")
    assert not shelved(store)
    list(add_articles(store, [], processes=1))
    assert shelved(store)


def test_adding_what_is_known_leaves_the_ledger_on_its_shelf(
    store: Store, news: Chronicle, articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instruments, "shelve", None)
    list(add_articles(store, articles, processes=1))
    assert shelved(store)


# Two bodies with agreements of their own, one of them told by two outlets.
PACTS = (
    "وقّعت حركة حماس وحركة فتح، الأربعاء، اتفاق مصالحة في القاهرة.",
    "وقّعت حركة حماس وحركة الجهاد الإسلامي، الخميس، اتفاقية التنسيق الميداني في بيروت.",
    "رحبت كينيا، الخميس، بتوقيع حركة حماس وحركة فتح اتفاق المصالحة.",
)


def pacts() -> list[Article]:
    return [article(n, text=text, url=f"https://pacts.example/{n}") for n, text in enumerate(PACTS)]


def _start_in(entry: LedgerEntry, ending: str) -> int:
    """Give where an article begins to name an instrument, by the sentence that tells its first step there."""
    sources = [one for step in entry.steps for one in step.sources if (one.url or "").endswith(ending)]
    return sources[0].start + sources[0].words.index("اتفاق")


def test_entries_are_marked_by_the_corrections_that_touch_them(store: Store) -> None:
    list(add_articles(store, pacts(), processes=1))
    news, before = Chronicle(store), {one.id: one for one in Chronicle(store).instruments()}
    assert not any(one.corrections for one in before.values())
    pact = next(one for one in before.values() if one.articles > 1)
    other = "https://pacts.example/2" if (pact.source.url or "").endswith("0") else "https://pacts.example/0"
    news.corrections(by="سلمى").reject_finding(
        other, "instrument", _start_in(pact, other), reason="ليس اتفاقا"
    )
    found = {one.id: one for one in news.instruments()}
    assert found[pact.id].articles == 1
    assert [(mark.action, mark.author) for mark in found[pact.id].corrections] == [("reject", "سلمى")]
    assert not any(one.corrections for key, one in found.items() if key != pact.id)
    news.corrections(by="سلمى").undo(1)
    assert {one.id: one for one in news.instruments()} == before


def test_entries_are_marked_where_somebody_else_is_a_party(store: Store) -> None:
    list(add_articles(store, pacts(), processes=1))
    news = Chronicle(store)
    news.corrections(by="سلمى").merge_entities("حركة فتح", "حركة الجهاد الإسلامي", reason="حركة واحدة")
    marks = {one.name: [mark.action for mark in one.corrections] for one in news.instruments()}
    assert marks.pop("اتفاقية التنسيق الميداني") == ["merge-entities"]
    assert not any(marks.values())
    assert {party.key for one in news.instruments() for party in one.parties} == {"Hamas", "Fatah"}


def test_what_moved_last_stands_first_and_only_that_is_loaded(
    store: Store, news: Chronicle, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[int] = []
    load = instruments.load_entries

    def counted(connection: Any, numbers: list[int]) -> list[LedgerEntry]:
        loaded.extend(numbers)
        return load(connection, numbers)

    monkeypatch.setattr(instruments, "load_entries", counted)
    asked = LedgerFilters(moved_by="2999-01-01")
    with store.reading() as connection:
        every = find_instruments(connection, Filters(limit=None), asked)
        loaded.clear()
        first = find_instruments(connection, Filters(limit=1), asked)
        none = find_instruments(connection, Filters(limit=None), LedgerFilters(moved_by="1900-01-01"))
    days = [max(step.first or "" for step in one.steps) for one in every]
    assert days == sorted(days, reverse=True)
    assert len(set(days)) > 1
    assert first == every[:1]
    assert len(loaded) == 1
    assert none == []


def test_agreements_of_which_all_is_told_alike_have_ids_of_their_own(store: Store) -> None:
    texts = (
        "وقعت تونس وليبيا اتفاقا في طرابلس.",
        "وقعت تونس وليبيا اتفاقا في بنغازي.",
        "تبحث تونس وليبيا توقيع اتفاق.",
        "تنوي تونس وليبيا توقيع اتفاق قريبا.",
    )
    told = [article(n, text=text, url=f"https://alike.example/{n}") for n, text in enumerate(texts)]
    list(add_articles(store, told, processes=1))
    with store.reading() as connection:
        found = find_instruments(connection, Filters(limit=None), LedgerFilters())
        again = entries_of(connection, Filters(limit=None))
    assert len(found) > 1
    assert len({one.id for one in found}) == len(found)
    assert set(again.values()) == {one.id for one in found}
    for one in found:
        with store.reading() as connection:
            assert find_instruments(connection, Filters(limit=None), LedgerFilters(name=one.id)) == [one]
