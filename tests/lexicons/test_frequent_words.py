"""No listed name takes one of the words that news writes most for itself, unless it asks for a context."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from rawi.letters import lookup_key
from rawi.lexicon import Row, load_folder, load_table, table_names

FREQUENT_WORDS = Path(__file__).with_name("frequent_words.txt")
ASKS_FOR_CONTEXT = "?"
MARKS = "?!"
GAZETTEER = "entities/places/geonames"
# Names that the press writes far more often than the words they are spelt like.
BETTER_KNOWN_AS_NAMES = {"فاس"}
NAMES_IN = {
    "entities/countries": ("names", "capitals", "adjectives", "plurals"),
    "entities/peoples": ("adjectives", "plurals"),
}


@cache
def frequent_keys() -> frozenset[str]:
    lines = FREQUENT_WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(lookup_key(word) for line in lines if not line.startswith("#") for word in line.split())


def listed_names() -> Iterator[tuple[Row, str]]:
    """Yield every name that stands without a context; a body's or person's short name only if it is sure."""
    for table, columns in NAMES_IN.items():
        for row in load_table(table):
            yield from ((row, name) for column in columns for name in row.all(column))
    for folder in ("entities/people", "entities/organisations", "entities/places"):
        for row in load_folder(folder):
            yield from ((row, name) for name in row.all("names"))
            if folder != "entities/places":
                yield from ((row, name) for name in row.all("short") if name.startswith("!"))
    for row in load_folder("entities/people"):
        yield from ((row, name) for name in row.all("short"))


def test_no_sure_name_is_a_frequent_word() -> None:
    wrong = {
        f"{row.where}: {name}"
        for row, name in listed_names()
        if not name.startswith(ASKS_FOR_CONTEXT)
        and lookup_key(name.lstrip(MARKS)) in frequent_keys()
        and name.lstrip(MARKS) not in BETTER_KNOWN_AS_NAMES
    }
    assert wrong == set()


def test_no_town_of_the_gazetteer_is_called_like_a_function_word() -> None:
    function_words = {lookup_key(row["word"]) for row in load_table("language/particles")}
    left_out = {lookup_key(row["word"]) for row in load_table("entities/place_words") if row["drop"]}
    for row in load_table(GAZETTEER):
        for name in row.all("names"):
            assert lookup_key(name.lstrip(MARKS)) not in function_words | left_out, row.where


@pytest.mark.parametrize("name", ["المدينة المنورة", "المدينة النبوية"])
def test_medina_keeps_its_noun_and_needs_no_context(name: str) -> None:
    row = next(row for row in load_table("entities/places/gulf") if row["id"] == "Medina")
    assert f"!{name}" in row.all("names")


@pytest.mark.parametrize("word", ["المدينة", "المنورة"])
def test_one_word_of_medina_names_no_place(word: str) -> None:
    for table in table_names("entities/places"):
        for row in load_table(table):
            keys = {lookup_key(name.lstrip(MARKS)) for name in row.all("names")}
            assert lookup_key(word) not in keys, row.where


def test_a_body_is_not_named_by_who_leads_it_nor_by_its_general_noun() -> None:
    names = {name.lstrip(MARKS) for row in load_folder("entities/organisations") for name in row.all("names")}
    assert not {name for name in names if " بقيادة " in name}
    assert names.isdisjoint({"تنظيم القاعدة", "تنظيم الإخوان", "تنظيم داعش"})
    assert {"تنظيم الدولة الإسلامية", "تنظيم الدولة"} <= names


def test_no_office_holds_a_ministry() -> None:
    # The ministry is a name of its own: وكيل | وزارة الخارجية.
    titles = [name for row in load_table("entities/offices") for name in row.all("names")]
    titles += [form for row in load_table("names/titles") for form in (row["title"], *row.all("forms"))]
    assert [title for title in titles if "وزارة " in title] == []


@pytest.mark.parametrize(
    "word",
    ["حكم", "الحكم", "سياسي", "أطفال", "أخ", "مواطن", "أشقاء", "محافظة", "المحافظة", "خليفة", "طالب"],
)
def test_ordinary_words_are_no_titles(word: str) -> None:
    titles = {form for row in load_table("names/titles") for form in (row["title"], *row.all("forms"))}
    titles |= {name for row in load_table("entities/offices") for name in row.all("names")}
    assert word not in titles


@pytest.mark.parametrize("name", ["إلياس", "أنيس", "وسام", "معز", "حاتم", "منجي", "منذر", "الطاهر", "درة"])
def test_frequent_given_names_are_known(name: str) -> None:
    keys = {lookup_key(row["name"]) for row in load_table("names/given")}
    assert lookup_key(name) in keys
