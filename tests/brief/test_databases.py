"""Briefs from a chronicle in PostgreSQL are those from a file."""

from contextlib import closing

from tests.brief.conftest import NEWS, article
from tests.store.conftest import place, server

from rawi.brief.building import build_brief
from rawi.brief.document import Asked, sentences_of
from rawi.brief.verifying import verify
from rawi.brief.writing import Format, write_brief
from rawi.manners.reader import Reader
from rawi.store.adding import add_articles
from rawi.store.engine import Store

__all__ = ["place", "server"]


def test_a_brief_holds_in_each_kind_of_database(place: str) -> None:
    with closing(Store(place, create=True)) as store:
        list(add_articles(store, [article(number) for number in range(len(NEWS))], processes=1))
        with store.reading() as connection:
            for asked in (
                Asked("actor", ("KE",), Reader("ar", "TN")),
                Asked("about", ("الماشية",), Reader("en")),
                Asked("instrument", ("اتفاقية",), Reader("en")),
            ):
                brief = build_brief(connection, asked, chronicle="horn")
                assert {section.key for section in brief.sections} >= {"summary", "chronology", "ledger"}
                assert all(one.notes for one in sentences_of(brief))
                page = write_brief(brief, Format.HTML)
                assert verify(page, connection, where="brief").faults == ()
