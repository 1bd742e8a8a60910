"""Accounts and ledger of the examples: one incident told by six outlets, a committee that one side leaves."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import rawi
from rawi.errors import UnknownName
from rawi.store.account_answers import Accounts
from rawi.store.chronicle import Chronicle, open_chronicle

_EXAMPLE = Path(__file__).parents[2] / "examples" / "border-drone.jsonl"


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chronicle]:
    with open_chronicle(str(tmp_path_factory.mktemp("news") / "news.rawi"), create=True) as news:
        articles = list(rawi.load_articles([_EXAMPLE]))
        assert [str(one) for one in news.add(articles, processes=1)] == ["new"] * len(articles)
        yield news


@pytest.fixture(scope="module")
def told(chronicle: Chronicle) -> Accounts:
    return chronicle.accounts(actor="LY")[0]


def test_six_articles_tell_one_incident_in_five_voices(told: Accounts) -> None:
    assert (told.incident.voices, len(told.tellings) >= 5) == (5, True)
    assert {one.source.outlet for one in told.tellings} >= {"مرفأ تونس", "بوابة الجبل", "صدى الأرز"}


def test_both_states_have_their_account_through_their_bodies(told: Accounts) -> None:
    by_party = {one.party.key: one for one in told.accounts if one.party is not None}
    assert {"TN", "LY"} <= set(by_party)
    assert ("وكالة الجسر الإخبارية", "رئاسة الأركان الليبية") in by_party["LY"].chains
    assert by_party["TN"].since == "2024-02-12"


def test_they_dispute_ground_and_right_and_agree_on_the_target(told: Accounts) -> None:
    points = {one.attribute: one for one in told.points}
    ground = {one.value: set(one.tellers) for one in points["territory"].versions}
    assert points["territory"].kind == points["lawfulness"].kind == "dispute"
    assert "Tunisia" in ground["in:TN"]
    assert "Libya" in ground["in:LY"]
    assert points["target"].kind == "agreement"


def test_the_map_leaves_both_sides_open(told: Accounts) -> None:
    (ground,) = (one for one in told.points if one.attribute == "territory")
    assert [one.possible for one in ground.versions] == [True, True]
    assert all(site.either_side and set(site.border) == {"LY", "TN"} for site in ground.sites)


def test_every_value_has_its_words(told: Accounts) -> None:
    texts = {one.id: one.text for one in rawi.load_articles([_EXAMPLE]) if isinstance(one, rawi.Article)}
    for account in told.accounts:
        for said in account.says:
            source = said.source
            assert source.words
            assert texts[source.article][source.start : source.end] == source.words


def test_an_earlier_day_knows_less(chronicle: Chronicle, told: Accounts) -> None:
    (early,) = chronicle.accounts(told.incident.id, as_of="2024-02-12")
    assert early.incident.voices == 1
    assert not any(one.attribute == "wounded" and one.versions[0].value == "5" for one in early.points)
    with pytest.raises(UnknownName, match="as of a later day"):
        chronicle.accounts(told.incident.id, as_of="2024-01-01")


def test_the_ledger_knows_who_left_the_committee_and_since_when(chronicle: Chronicle) -> None:
    (committee,) = chronicle.instruments(kind="committee")
    assert {party.key for party in committee.parties} == {"TN", "LY"}
    assert (committee.cadence, committee.alternating, committee.status) == ("P3M", True, "withdrawn")
    assert [party.key for party in committee.left] == ["LY"]
    (before,) = chronicle.instruments(kind="committee", as_of="2024-02-12")
    assert before.status == "in_force"


def test_what_was_only_announced_is_found(chronicle: Chronicle) -> None:
    found = chronicle.instruments(unconfirmed=True, as_of="2024-06-01")
    assert {one.kind for one in found} == {"memorandum"}
    assert chronicle.instruments("لجنة أمنية", overdue=True) == []
