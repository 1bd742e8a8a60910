"""Checks events in PLOVER's fields: types, dates, participants, and what is left out."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rawi.events.ontology import COLUMNS, load_types
from rawi.plover import dump_plover, plover_events
from rawi.records import (
    Entity,
    EntityType,
    Event,
    Participant,
    PublishedBasis,
    Reading,
    Span,
    Timex,
    TimexType,
)

TEXT = "خبر من الساحل. زار وزير مالي مدينة عنابة أمس، وسيوقع اتفاقا في أفريل. انتهى الخبر."
START = TEXT.index("زار")


def event(**fields: Any) -> Event:
    given: dict[str, Any] = {
        "trigger": Span(START, START + 3, "زار"),
        "type": "CONSULT",
        "mode": "visit",
        "actors": (Participant(19, 28, "وزير مالي", None, "ML"),),
        "recipients": (Participant(entity="Annaba"),),
        "date": "2025-04-02",
        "place": "Annaba",
        "modality": "actual",
        "claim": None,
        "rule": "events.verb",
    }
    return Event(**given | fields)


def reading(*events: Event) -> Reading:
    april = Timex(64, 69, "أفريل", TimexType.DATE, "2025-SP", date(2025, 4, 1), None, "timexes.month")
    annaba = Entity("Annaba", EntityType.GPE, "Annaba", "عنابة", "DZ", "city", 36.9, 7.77, 10.0)
    army = Entity("Army", EntityType.ORG, "Malian Army", "الجيش المالي", "ML", "army")
    given = PublishedBasis.GIVEN
    made = Reading("a1", "https://example.org/1", "صحيفة المثال", None, date(2025, 4, 3), given, TEXT)
    return replace(made, timexes=(april,), entities=(annaba, army), events=events)


def exported(**fields: Any) -> dict[str, Any]:
    (record,) = plover_events(reading(event(**fields)))
    return record


@pytest.mark.parametrize(
    ("text", "contexts"),
    [
        ("وأقر مجلس النواب مشروع القانون بعد نقاش.", ["legislative"]),
        ("وجرت المحاكمة بتهمة غسل الأموال.", ["legal", "crime", "corruption"]),
        ("ووصل الضيف مساء.", []),
    ],
)
def test_the_words_of_its_sentence_give_an_event_its_contexts(text: str, contexts: list[str]) -> None:
    (record,) = plover_events(replace(reading(event(trigger=Span(0, 3, text[:3]))), text=text))
    assert sorted(record["event_context"]) == sorted(contexts)


def test_an_event_has_plover_s_fields() -> None:
    record = exported()
    assert record.pop("rawi")
    assert record == {
        "id": "a1:0",
        "version": "PLOVER 2021",
        "date": "2025-04-02",
        "event_type": "CONSULT",
        "event_mode": "visit",
        "event_context": ["executive"],
        "quad_code": 1,
        "intensity": 4,
        "actor": [{"name": "وزير مالي", "country": "MLI", "text": "وزير مالي"}],
        "recipient": [{"name": "Annaba", "country": "DZA"}],
        "location": {"name": "Annaba", "country": "DZA", "latitude": 36.9, "longitude": 7.77},
        "text": "زار وزير مالي مدينة عنابة أمس، وسيوقع اتفاقا في أفريل.",
        "language": "ar",
        "publisher": "صحيفة المثال",
        "publication_date": "2025-04-03",
        "url": "https://example.org/1",
    }


def test_rawi_s_own_event_stays_whole() -> None:
    own = exported()["rawi"]
    assert (own["article"], own["number"], own["rule"]) == ("a1", 0, "events.verb")
    assert own["trigger"] == {"start": START, "end": START + 3, "text": "زار"}
    assert own["actors"][0]["start"] == 19 and own["place"] == "Annaba"


@pytest.mark.parametrize(
    ("planned", "exported_as"),
    [
        ("CONSULT", "AGREE"),
        ("SUPPORT", "AGREE"),
        ("COOPERATE", "AGREE"),
        ("AID", "AGREE"),
        ("RETREAT", "CONCEDE"),
        ("PROTEST", "PROTEST"),
    ],
)
def test_a_plan_is_its_announcement(planned: str, exported_as: str) -> None:
    record = exported(type=planned, mode=None, modality="planned")
    assert record["event_type"] == exported_as
    assert (record["rawi"]["type"], record["rawi"]["modality"]) == (planned, "planned")


def test_an_announcement_has_its_own_score_and_no_mode() -> None:
    record = exported(modality="planned")
    assert (record["event_mode"], record["intensity"], record["quad_code"]) == (None, 2.5, 1)


@pytest.mark.parametrize("modality", ["negated", "hypothetical"])
def test_what_did_not_happen_is_left_out_unless_asked_for(modality: str) -> None:
    told = reading(event(modality=modality), event())
    assert [record["id"] for record in plover_events(told)] == ["a1:1"]
    assert [record["id"] for record in plover_events(told, modalities={modality})] == ["a1:0"]


@pytest.mark.parametrize(
    ("told", "day", "basis"),
    [
        ("2025-04-02TEV", "2025-04-02", "told"),
        ("2014", "2014-01-01", "earliest"),
        ("2014-06", "2014-06-01", "earliest"),
        ("2025-W14", "2025-03-31", "earliest"),
        ("2025-SP", "2025-04-01", "earliest"),
        ("2014-99", None, "unknown"),
        ("PAST_REF", None, "unknown"),
        (None, "2025-04-03", "published"),
    ],
)
def test_a_date_is_a_day_and_says_what_it_rests_on(told: str | None, day: str | None, basis: str) -> None:
    record = exported(date=told)
    assert (record["date"], record["rawi"]["date_basis"], record["rawi"]["date"]) == (day, basis, told)


def test_without_any_date_it_is_unknown() -> None:
    (record,) = plover_events(replace(reading(event(date=None)), published=None))
    assert (record["date"], record["publication_date"]) == (None, None)
    assert record["rawi"]["date_basis"] == "unknown"


def test_a_kind_of_one_sector_gives_the_sector() -> None:
    (army,) = exported(actors=(Participant(entity="Army"),))["actor"]
    assert army == {"name": "Malian Army", "country": "MLI", "sector": "MIL"}


def test_who_is_only_a_country_is_called_by_it() -> None:
    assert exported(actors=(Participant(country="YE"),))["actor"] == [{"name": "YEM", "country": "YEM"}]


def test_a_place_that_is_no_entity_of_the_article_keeps_its_id() -> None:
    assert exported(place="Kidal")["location"] == {"name": "Kidal"}
    assert exported(place=None)["location"] is None


def test_own_types_give_their_scores(tmp_path: Path) -> None:
    row = "DANCE\t\tmaterial_cooperation\t8\t\tDance\tرقص\t\t\tmine"
    path = tmp_path / "own.tsv"
    path.write_text("\t".join(COLUMNS) + "\n" + row + "\n", encoding="utf-8")
    danced = reading(event(type="DANCE", mode=None))
    (known,) = plover_events(danced, types=load_types(path))
    (unknown,) = plover_events(danced)
    assert (known["intensity"], known["quad_code"]) == (8, 2)
    assert (unknown["intensity"], unknown["quad_code"]) == (None, None)


def test_one_event_is_one_line() -> None:
    lines = dump_plover(reading(event(), event(modality="negated"), event())).splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a1:0", "a1:2"]
    assert dump_plover(reading()) == ""
