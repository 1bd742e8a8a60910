"""Checks the organisations, the nouns that open their names, and the words that go on inside them."""

import re
import unicodedata
from collections import Counter, defaultdict
from functools import cache

import pytest
from babel import Locale

from rawi.letters import lookup_key
from rawi.lexicon import Row, load_folder, load_table

GROUPS = ("international", "state_bodies", "armed_groups", "parties", "outlets", "companies", "civil_society")
COLUMNS = ["id", "names", "short", "kind", "country", "members", "source"]
KINDS = {
    *("government", "ministry", "parliament", "court", "army", "police", "intelligence", "party", "bloc"),
    *("union", "armed_group", "alliance", "international", "agency", "outlet", "company", "bank", "ngo"),
    *("rights_group", "university", "think_tank", "religious", "sports", "commission", "office", "other"),
}
ARABIC_WORD = re.compile(r"[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER YEH}]+")


@cache
def territories() -> frozenset[str]:
    return frozenset(str(code) for code in Locale("en").territories if re.fullmatch(r"[A-Z]{2}", str(code)))


def organisations() -> tuple[Row, ...]:
    return load_folder("entities/organisations")


def forms(row: Row, column: str = "names") -> list[str]:
    return [form.lstrip("?!") for form in row.all(column)]


def owners_of(name: str) -> set[str]:
    key = lookup_key(name)
    return {row["id"] for row in organisations() if key in map(lookup_key, forms(row))}


@pytest.mark.parametrize("group", GROUPS)
def test_rows_are_complete(group: str) -> None:
    rows = load_table(f"entities/organisations/{group}")
    assert rows
    for row in rows:
        assert list(row.cells) == COLUMNS, row.where
        assert row["id"] and row["names"] and row["source"], row.where
        assert row["kind"] in KINDS, row.where


def test_ids_are_unique_and_english() -> None:
    counted = Counter(row["id"] for row in organisations())
    assert not [name for name, times in counted.items() if times > 1]
    assert not [name for name in counted if ARABIC_WORD.search(name)]


def test_countries_and_members_are_iso_codes() -> None:
    for row in organisations():
        codes = [code for code in (row["country"], *row["members"].split()) if code]
        assert set(codes) <= territories(), row.where
        assert len(set(row["members"].split())) == len(row["members"].split()), row.where


def test_forms_are_plain_and_composed() -> None:
    for row in organisations():
        for form in (*row.all("names"), *row.all("short")):
            assert form == unicodedata.normalize("NFC", form), row.where
            assert not re.search(r"[\u064b-\u0652\u0640\ufb50-\ufdff\ufe70-\ufeff]", form), row.where
            assert not set("?!") & set(form[1:]) and form == " ".join(form.split()), row.where


def test_a_full_name_names_one_body_unless_marked() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    marked: dict[str, bool] = defaultdict(bool)
    for row in organisations():
        for form in row.all("names"):
            owners[lookup_key(form.lstrip("?!"))].add(row["id"])
            marked[lookup_key(form.lstrip("?!"))] |= form.startswith("?")
    assert not [key for key, ids in owners.items() if len(ids) > 1 and not marked[key]]


def test_no_row_repeats_a_form() -> None:
    for row in organisations():
        keys = [lookup_key(form) for form in (*forms(row), *forms(row, "short"))]
        assert len(keys) == len(set(keys)), row.where


def test_a_sure_name_is_not_another_bodys_short_name() -> None:
    short: dict[str, set[str]] = defaultdict(set)
    for row in organisations():
        for form in forms(row, "short"):
            short[lookup_key(form)].add(row["id"])
    for row in organisations():
        for form in row.all("names"):
            others = short[lookup_key(form.lstrip("?!"))] - {row["id"]}
            assert form.startswith("?") or not others, (row.where, form, others)


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("الأمم المتحدة", "United Nations"),
        ("المنتظم الأممي", "United Nations"),
        ("مجلس الأمن", "UN Security Council"),
        ("داعش", "Islamic State"),
        ("الحوثيين", "Houthis"),
        ("حزب العمال الكردستاني", "PKK"),
        ("الحرس الثوري", "IRGC"),
        ("حركة النهضة", "Ennahda"),
        ("الاتحاد العام التونسي للشغل", "UGTT"),
        ("وكالة الصحافة الفرنسية", "Agence France-Presse"),
        ("نصرة الإسلام والمسلمين", "JNIM"),
        ("جبهة تحرير أزواد", "FLA"),
        ("فيلق أفريقيا", "Africa Corps"),
        ("الجيش الوطني الشعبي", "People's National Army (Algeria)"),
        ("البيت الأبيض", "White House"),
        ("أفريكوم", "US Africa Command"),
        ("قسد", "Syrian Democratic Forces"),
        ("البديل من أجل ألمانيا", "AfD"),
        ("سوناطراك", "Sonatrach"),
        ("هيومن رايتس ووتش", "Human Rights Watch"),
    ],
)
def test_well_known_names_have_their_owner(name: str, owner: str) -> None:
    assert owners_of(name) == {owner}


@pytest.mark.parametrize(
    ("owner", "members"),
    [
        ("Alliance of Sahel States", {"ML", "BF", "NE"}),
        ("Gulf Cooperation Council", {"SA", "AE", "QA", "KW", "BH", "OM"}),
        ("Arab Maghreb Union", {"DZ", "LY", "MA", "MR", "TN"}),
    ],
)
def test_alliances_know_their_members(owner: str, members: set[str]) -> None:
    (row,) = [row for row in organisations() if row["id"] == owner]
    assert set(row["members"].split()) == members


@pytest.mark.parametrize(
    ("owner", "count"),
    [("Arab League", 22), ("European Union", 27), ("NATO", 32), ("ECOWAS", 12), ("African Union", 55)],
)
def test_alliances_are_complete(owner: str, count: int) -> None:
    (row,) = [row for row in organisations() if row["id"] == owner]
    assert len(row["members"].split()) == count


def test_states_that_left_ecowas_are_no_members() -> None:
    (row,) = [row for row in organisations() if row["id"] == "ECOWAS"]
    assert not {"ML", "BF", "NE"} & set(row["members"].split())


def test_an_ambiguous_word_is_marked() -> None:
    loose = {form for row in organisations() for form in (*row.all("names"), *row.all("short"))}
    assert {"?النهضة", "?الخضر", "?النداء", "?الوطن", "?الشروق", "?الأخبار", "?الاتحاد"} <= loose
    assert not {"النهضة", "الخضر", "النداء", "الوطن", "الشروق", "الأخبار", "الاتحاد"} & loose


def test_heads_are_unique_and_closed() -> None:
    rows = load_table("entities/heads")
    assert max(Counter(lookup_key(row["head"]) for row in rows).values()) == 1
    for row in rows:
        assert set(row.all("kind")) <= KINDS and row["kind"], row.where
        assert row["named"] in {"yes", "no"}, row.where
        assert row.all("extent") and set(row.all("extent")) <= {"construct", "quoted", "nisba", "alone"}, (
            row.where
        )


def test_generic_heads_stay_outside_the_name() -> None:
    named = {row["head"]: row["named"] for row in load_table("entities/heads")}
    assert {named[head] for head in ("منظمة", "مؤسسة", "قناة", "صحيفة", "القوات")} == {"no"}
    assert {named[head] for head in ("وزارة", "حزب", "حركة", "لجنة", "وكالة", "مجلس")} == {"yes"}


def test_body_words_are_unique_and_closed() -> None:
    rows = load_table("entities/body_words")
    keys = Counter(lookup_key(form) for row in rows for form in (row["word"], *row.all("forms")))
    assert not [key for key, times in keys.items() if times > 1]
    assert {row["kind"] for row in rows} == {"portfolio", "adjective", "noun"}
    assert all(row["source"] for row in rows)
