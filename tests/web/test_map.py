"""The map places incidents as closely as articles allow, and says of how many it cannot."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest
from tests.web.conftest import client_of

from rawi import Article
from rawi.charts.clusters import Located, make_clusters, with_names
from rawi.charts.projection import Frame
from rawi.store.adding import add_articles
from rawi.store.answers import Filters, Party
from rawi.store.engine import Store
from rawi.web.questions.happenings import Wanted
from rawi.web.questions.located import Locations, find_located

TOLD = (
    # A town, a capital, a country, a place of no position in a country, and none at all.
    "قصفت طائرات حربية معسكرا لمسلحين في مدينة كيسمايو الصومالية، الثلاثاء.",
    "اختتم وزيرا خارجية النيجر وبنين محادثات في نيامي، الثلاثاء.",
    "تظاهر مئات المعلمين في موريتانيا، الثلاثاء، احتجاجا على تأخر الرواتب.",
    "أعلنت كينيا تعليق عضويتها في الرابطة، الثلاثاء.",
)


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    place = tmp_path_factory.mktemp("map") / "map.rawi"
    with closing(Store(str(place), create=True)) as store:
        articles = [
            Article(f"{number:020d}", text, None, "sada", None, date(2021, 6, 16 + number))
            for number, text in enumerate(TOLD)
        ]
        list(add_articles(store, articles, processes=1))
        yield store


def locate(store: Store, filters: Filters | None = None) -> Locations:
    with store.reading() as connection:
        return find_located(connection, Wanted(filters or Filters(limit=None)))


def test_towns_capitals_and_countries_stand_on_the_map(placed: Store) -> None:
    found = locate(placed)
    places = {one.party.key: one for one in found.places}
    assert {"Kismayo", "Niamey", "MR"} <= places.keys()
    assert not places["Niamey"].is_country
    assert places["MR"].is_country
    assert (round(places["MR"].latitude), round(places["MR"].longitude)) == (20, -10)
    assert found.on_map + found.off_map + found.nowhere == found.total
    assert found.nowhere >= 1
    assert found.in_country == sum(len(one.quads) for one in found.places if one.is_country) >= 1


def test_the_map_of_a_day_holds_only_what_was_known(placed: Store) -> None:
    then = locate(placed, Filters(as_of="2021-06-16", limit=None))
    assert {one.party.key for one in then.places} == {"Kismayo"}
    assert locate(placed, Filters(as_of="2021-06-30", limit=None)) == locate(placed)


def test_what_is_known_only_by_its_country_is_marked(placed: Store) -> None:
    page = client_of(placed, "en").get("/map").text
    assert 'class="whole"' in page
    assert "only the country is known" in page
    assert "no article tells where" in page


def test_a_country_is_no_part_of_a_cluster_of_towns() -> None:
    frame = Frame(20.0, 0.0, 40.0, 1000.0, 600.0)
    town = Located(Party("a", "A", "أ"), 20.0, 0.0, 5.0, ("material_conflict",) * 3)
    near = town._replace(party=Party("b", "B", "ب"), longitude=0.1)
    whole = town._replace(party=Party("ML", "Mali", "مالي"), is_country=True, quads=("verbal_conflict",))
    clusters = make_clusters((town, near, whole), frame)
    assert [(one.incidents, one.is_country) for one in clusters] == [(6, False), (1, True)]


def test_every_place_leads_to_as_many_incidents_as_it_counts(placed: Store) -> None:
    found = locate(placed)
    lands = {land.party.key: land for land in found.lands if land.party}
    assert {"SO", "NE", "MR"} <= lands.keys()
    assert [spot.party.key for spot in lands["SO"].spots] == ["Kismayo"]
    assert (lands["MR"].whole, lands["MR"].spots) == (lands["MR"].incidents, ())
    counted = {key: land.incidents for key, land in lands.items()}
    counted |= {spot.party.key: spot.incidents for land in lands.values() for spot in land.spots}
    for key, number in counted.items():
        assert locate(placed, Filters(place=key, limit=None)).total == number


def test_names_stand_only_where_they_have_room() -> None:
    frame = Frame(20.0, 0.0, 40.0, 1000.0, 600.0)
    quads = ("material_conflict",) * 9
    first = Located(Party("a", "Alfa", "ألفا"), 20.0, 0.0, 5.0, quads)
    below = first._replace(party=Party("b", "Beta", "بيتا"), latitude=18.7, quads=quads[:4])
    apart = first._replace(party=Party("c", "Gamma", "غاما"), longitude=12.0, quads=quads[:2])
    once = first._replace(party=Party("d", "Delta", "دلتا"), longitude=-12.0, quads=quads[:1])
    edge = first._replace(party=Party("e", "Epsilon", "إبسيلون"), longitude=19.9)
    clusters = make_clusters((first, below, apart, once, edge), frame)
    assert [one.places[0].party.key for one in with_names(clusters, frame)] == ["b", "c"]
