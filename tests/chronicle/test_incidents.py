"""Tellings of one happening come together, whatever the wording and the order; others stay apart."""

import random
from itertools import chain

from rawi import read
from rawi.chronicle.features import article_features, features_of
from rawi.chronicle.identity import identify
from rawi.chronicle.incidents import Days, cluster
from rawi.chronicle.likeness import Comparable, Told
from rawi.chronicle.parties import ACTOR, RECIPIENT
from rawi.chronicle.tellings import find_tellings

# Three outlets on one downed drone, a second one downed a week later, and a meeting of the same day.
DOWNED = "أسقطت الدفاعات الجوية الجورجية، فجر الاثنين، طائرة مسيّرة أذربيجانية قرب بلدة مارنيولي الحدودية."
STORIES = (
    ("2024-06-03", DOWNED),
    ("2024-06-04", "قالت وزارة الدفاع الجورجية إن قواتها دمّرت مسيّرة أذربيجانية قرب مارنيولي الاثنين."),
    ("2024-06-04", "أكدت باكو إسقاط القوات الجورجية طائرة بدون طيار أذربيجانية قرب مارنيولي يوم الاثنين."),
    ("2024-06-11", DOWNED),
    ("2024-06-04", "التقى وزير الخارجية الجورجي نظيره الأذربيجاني في باتومي الاثنين لبحث ترسيم الحدود."),
)


def comparables(stories: tuple[tuple[str, str], ...]) -> list[tuple[str, Comparable]]:
    found = []
    for number, (published, text) in enumerate(stories):
        reading = read(text, published=published)
        bearers = identify(reading).bearers
        shared = article_features(reading, bearers)
        for telling in find_tellings(reading, bearers, digest=str(number)):
            sides = {
                role: frozenset(side.party for side in telling.sides if side.role == role and side.party)
                for role in (ACTOR, RECIPIENT)
            }
            told = Told(telling.modality, telling.type, telling.frame, sides[ACTOR], sides[RECIPIENT])
            features = frozenset((*features_of(telling, reading, bearers), *shared))
            one = Comparable(len(found), telling.key, number, told=told, features=features)
            found.append((telling.family, one))
    return found


def incidents(given: list[tuple[str, Comparable]]) -> set[frozenset[str]]:
    """Put tellings together as the store does, and give the keys of each incident's members."""
    cells: dict[tuple[str, str], list[Comparable]] = {}
    for family, one in given:
        cells.setdefault((family, one.frame.cell), []).append(one)
    by_id = {one.id: one for _, one in given}
    head = {one.id: one.id for _, one in given}
    leaders: dict[str, dict[str, list[Comparable]]] = {}
    for (family, cell), ones in cells.items():
        for joined in cluster(ones):
            head[joined.telling] = joined.leader
        leaders.setdefault(family, {})[cell] = [one for one in ones if head[one.id] == one.id]
    for by_cell in leaders.values():
        days = Days(by_cell)
        for joined in chain.from_iterable(map(days.joins, by_cell)):
            head[joined.telling] = joined.leader
    members: dict[int, set[str]] = {}
    for one in by_id.values():
        members.setdefault(head[head[one.id]], set()).add(one.key)
    return set(map(frozenset, members.values()))


def articles_together(stories: tuple[tuple[str, str], ...]) -> list[set[int]]:
    given = comparables(stories)
    article = {one.key: one.article for _, one in given}
    return [{article[key] for key in keys} for keys in incidents(given)]


def test_one_happening_is_one_incident_whatever_the_wording() -> None:
    assert {0, 1, 2} in articles_together(STORIES)


def test_a_like_happening_a_week_later_is_another() -> None:
    assert {3} in articles_together(STORIES)


def test_a_meeting_of_the_same_two_on_the_same_day_is_another() -> None:
    assert all(found == {4} for found in articles_together(STORIES) if 4 in found)


def test_the_order_of_adding_changes_nothing() -> None:
    given = comparables(STORIES)
    first = incidents(given)
    generator = random.Random(3)
    for _ in range(10):
        shuffled = list(given)
        generator.shuffle(shuffled)
        again = [(family, renumbered(one, number)) for number, (family, one) in enumerate(shuffled)]
        assert incidents(again) == first


def renumbered(one: Comparable, number: int) -> Comparable:
    told = Told(one.modality, one.type, one.frame, one.actors, one.recipients)
    return Comparable(number, one.key, one.article, told=told, features=one.features)
