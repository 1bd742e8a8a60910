"""A chronicle brought back to a moment is what it was: row by row, whatever was added and corrected since."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, text

from rawi import Article, Chronicle
from rawi.store.engine import Store
from rawi.store.moments import could_be, present_moment
from rawi.store.rewinding import as_it_was
from rawi.store.summing import wrongly_summed

from .conftest import article

TABLES = (
    *("article", "version", "entity", "name", "bearer", "mention", "event", "participant", "claim", "office"),
    *("instrument", "instrument_party", "telling", "side", "band", "copy", "incident", "relation", "dirty"),
)
# Spellings of one name, of which the second tells a country, so that the block is decided otherwise.
NAMES = (
    "قال سمير البرقوقي إن الجفاف أتلف محصول البن في المرتفعات.",
    "وصل المغربي سمير البرقوقي إلى كيغالي أمس للمشاركة في المؤتمر.",
    "انتقد الموريتاني سمير البرقوقي قرار الاتحاد الإفريقي.",
)


def rows(connection: Connection) -> dict[str, list[Any]]:
    found = {
        table: sorted(map(repr, connection.execute(text(f"SELECT * FROM {table}")).all())) for table in TABLES
    }
    held = "SELECT id FROM correction WHERE undone_at IS NULL ORDER BY id"
    return {**found, "corrections": list(connection.execute(text(held)).scalars())}


def searched(connection: Connection) -> list[int]:
    """Count what full-text search holds."""
    table = "search_docsize" if connection.dialect.name == "sqlite" else "search"
    return list(connection.execute(text(f"SELECT count(*) FROM {table}")).scalars())


def add(store: Store, some: list[Article]) -> None:
    assert all(result.value for result in Chronicle(store).add(some, processes=1))  # type: ignore[union-attr]


def named(at: int) -> Article:
    return article(at, text=NAMES[at], url=f"https://names.example/{at}")


def later(articles: list[Article]) -> list[Article]:
    """Give a new version, a copy, and news that move what was there before."""
    changed = replace(articles[0], text=articles[0].text + " وأضاف البيان أن القتال تجدد.")
    copied = replace(articles[1], id="9" * 20, url="https://copies.example/1", source="copies")
    return [*articles[2:], changed, copied, *map(named, range(1, len(NAMES)))]


def first(articles: list[Article]) -> list[Article]:
    return [*articles[:2], named(0)]


def assert_rewound(store: Store, before: dict[str, list[Any]], moment: Any) -> None:
    with store.reading() as connection:
        now = rows(connection)
        assert now != before
        with as_it_was(connection, moment) as then:
            found = rows(then)
            assert {table: found[table] for table in found if found[table] != before[table]} == {}
            assert not wrongly_summed(then)
            assert searched(then) == [moment.version]
    with store.reading() as connection:
        assert rows(connection) == now


def test_what_was_added_since_is_gone(store: Store, articles: list[Article]) -> None:
    add(store, first(articles))
    with store.reading() as connection:
        before, moment = rows(connection), present_moment(connection)
    add(store, later(articles))
    assert_rewound(store, before, moment)


def test_corrections_are_those_of_the_moment(store: Store, articles: list[Article]) -> None:
    add(store, first(articles))
    corrections = Chronicle(store).corrections(by="سلمى")
    told = Chronicle(store).incidents()
    corrections.merge_incidents(told[0].id, told[-1].id, reason="واحد")
    with store.reading() as connection:
        before, moment = rows(connection), present_moment(connection)
    add(store, later(articles))
    corrections.undo(
        1,
    )
    corrections.reject(told[0].id, reason="لم يقع")
    assert_rewound(store, before, moment)


def test_every_moment_on_the_way_comes_back(store: Store, articles: list[Article]) -> None:
    moments = []
    for one in (*first(articles), *later(articles)):
        add(store, [one])
        with store.reading() as connection:
            moments.append((rows(connection), present_moment(connection)))
    for before, moment in moments[:-1]:
        assert_rewound(store, before, moment)


def test_a_chronicle_tells_which_moments_it_can_have_had(store: Store, articles: list[Article]) -> None:
    add(store, articles)
    corrections = Chronicle(store).corrections(by="سلمى")
    for one in Chronicle(store).incidents()[:2]:
        corrections.reject(one.id, reason="لم يقع")
    with store.reading() as connection:
        moment = present_moment(connection)
        assert could_be(connection, moment)
        assert could_be(connection, replace(moment, corrections=(1,)))
        assert not could_be(connection, replace(moment, corrections=(2,)))
        assert not could_be(connection, replace(moment, corrections=(1, 2, 3)))
        assert not could_be(connection, replace(moment, version=moment.version + 1))
        assert not could_be(connection, replace(moment, version=0))
        assert not could_be(connection, replace(moment, added=date(1999, 1, 1).isoformat()))
