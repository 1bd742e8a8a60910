"""Checks the lexicons of countries, peoples and places: their columns, codes, coordinates and names."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from babel import Locale

from rawi.chronicle.borders import country_at
from rawi.letters import lookup_key
from rawi.lexicon import Row, load_folder, load_table

ENTITIES = Path(str(files("rawi") / "lexicons" / "entities"))
PLACE_COLUMNS = ["id", "type", "kind", "names", "country", "lat", "lon", "precision_km", "source"]
HEADERS = {
    "countries.tsv": [
        *("code", "name_en", "names", "adjectives", "plurals", "capital_en", "capitals", "source"),
    ],
    "country_middles.tsv": ["code", "lat", "lon", "reach_km", "source"],
    "peoples.tsv": ["id", "name_en", "adjectives", "plurals", "country", "source"],
    "places/geonames.tsv": ["geonameid", "id", "names", "country", "lat", "lon", "population", "source"],
    **{
        f"places/{name}.tsv": PLACE_COLUMNS
        for name in ("maghreb", "sahel", "levant", "gulf", "egypt_sudan", "world")
    },
}
REGIONS = [name.removesuffix(".tsv") for name in HEADERS if HEADERS[name] == PLACE_COLUMNS]
LISTS = ("names", "adjectives", "plurals", "capitals")
ARAB_LEAGUE = (
    *("AE", "BH", "DJ", "DZ", "EG", "IQ", "JO", "KM", "KW", "LB", "LY"),
    *("MA", "MR", "OM", "PS", "QA", "SA", "SD", "SO", "SY", "TN", "YE"),
)
# Keys that two countries rightly share: عُمان the state and عمّان the capital.
SHARED_COUNTRY_KEYS = {lookup_key("عمان")}
ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a\u0651]+(?:[ -][\u0621-\u063a\u0641-\u064a\u0651]+)*")
WITH_FIGURES = re.compile(r"[\u0621-\u063a\u0641-\u064a0-9()؛ -]+")


def tables() -> Iterator[tuple[str, tuple[Row, ...]]]:
    for name in HEADERS:
        yield name, load_table(f"entities/{name.removesuffix('.tsv')}")


def bare(cell: str) -> str:
    return cell.lstrip("?!")


def own_places() -> list[Row]:
    return [row for region in REGIONS for row in load_table(f"entities/{region}")]


def key_owners(rows: tuple[Row, ...], *, columns: tuple[str, ...], owner: str) -> dict[str, set[str]]:
    owners: dict[str, set[str]] = {}
    for row in rows:
        for column in columns:
            for cell in row.all(column):
                owners.setdefault(lookup_key(bare(cell)), set()).add(row[owner])
    return owners


@pytest.mark.parametrize("name", HEADERS)
def test_header_names_the_columns_in_order(name: str) -> None:
    lines = (ENTITIES / name).read_text(encoding="utf-8").split("\n")
    header = next(line for line in lines if line and not line.startswith("#"))
    assert lines[0].startswith("#")
    assert header.split("\t") == HEADERS[name]


@pytest.mark.parametrize("name", HEADERS)
def test_text_is_composed_and_plainly_written(name: str) -> None:
    text = (ENTITIES / name).read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not re.search(r"[\u0640\u06a9\u06cc\u06be\u06c1\u06d2\ufb50-\ufdff\ufe70-\ufeff]", text)
    assert not re.search(r" \t|\t | \n|\r", text)


def test_every_row_has_a_source() -> None:
    assert [row.where for _, rows in tables() for row in rows if not row["source"]] == []


def test_every_cell_is_arabic() -> None:
    odd = [
        f"{row.where}: {cell}"
        for name, rows in tables()
        for row in rows
        for column in LISTS
        if column in row.cells
        for cell in row.all(column)
        if not (ARABIC if "geonames" in name else WITH_FIGURES).fullmatch(bare(cell).replace("ّ", ""))
    ]
    assert odd == []


def test_no_row_lists_a_name_twice() -> None:
    for _, rows in tables():
        for row in rows:
            for column in LISTS:
                if column in row.cells:
                    keys = [lookup_key(bare(cell)) for cell in row.all(column)]
                    assert len(keys) == len(set(keys)), row.where


def test_country_codes_are_territories_of_cldr() -> None:
    territories = set(Locale("ar").territories)
    for _, rows in tables():
        for row in rows:
            code = row["code"] if "code" in row.cells else row["country"]
            assert not code or code in territories, row.where


def test_all_states_of_cldr_are_listed() -> None:
    # Codes that are no territory of ISO 3166: unions, private codes, islands without a code of their own.
    exceptions = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
    territories = {code for code in Locale("ar").territories if re.fullmatch("[A-Z]{2}", code)}
    assert territories - exceptions == {row["code"] for row in load_table("entities/countries")}


def test_country_names_of_cldr_are_known() -> None:
    owners = key_owners(load_table("entities/countries"), columns=("names",), owner="code")
    # CLDR writes these with a dash or brackets, as no newspaper does.
    unusual = {"CD", "CG", "HK", "MM", "MO"}
    territories = Locale("ar").territories
    for row in load_table("entities/countries"):
        code = row["code"]
        if code not in unusual:
            assert code in owners.get(lookup_key(territories[code]), set()), code


def test_no_two_countries_share_a_word() -> None:
    owners = key_owners(load_table("entities/countries"), columns=LISTS, owner="code")
    shared = {key for key, codes in owners.items() if len(codes) > 1}
    assert shared == SHARED_COUNTRY_KEYS


def test_no_two_peoples_share_a_word() -> None:
    owners = key_owners(load_table("entities/peoples"), columns=("adjectives", "plurals"), owner="id")
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


def test_peoples_are_no_nationalities() -> None:
    columns = ("adjectives", "plurals")
    nationalities = key_owners(load_table("entities/countries"), columns=columns, owner="code")
    peoples = key_owners(load_table("entities/peoples"), columns=columns, owner="id")
    assert nationalities.keys() & peoples.keys() == set()


@pytest.mark.parametrize("table", ["countries", "peoples"])
def test_adjectives_are_masculine_and_indefinite(table: str) -> None:
    for row in load_table(f"entities/{table}"):
        for cell in row.all("adjectives"):
            assert not bare(cell).startswith("ال"), row.where
            assert not bare(cell).endswith("ة"), row.where


def test_ids_are_unique_over_all_places() -> None:
    ids = [row["id"] for row in load_folder("entities/places")]
    assert [name for name, count in Counter(ids).items() if count > 1] == []


def test_own_places_have_a_known_type_and_a_kind_their_header_lists() -> None:
    for region in REGIONS:
        comments = [
            line
            for line in (ENTITIES / f"{region}.tsv").read_text(encoding="utf-8").split("\n")
            if line.startswith("#")
        ]
        kinds = set(re.findall(r"[a-z]+", " ".join(comments)))
        for row in load_table(f"entities/{region}"):
            assert row["type"] in {"GPE", "LOC"}, row.where
            assert row["kind"] in kinds, row.where


def test_coordinates_come_in_pairs_and_lie_on_earth() -> None:
    for row in load_folder("entities/places"):
        assert bool(row["lat"]) == bool(row["lon"]), row.where
        if row["lat"]:
            assert -90 <= float(row["lat"]) <= 90, row.where
            assert -180 <= float(row["lon"]) <= 180, row.where


def test_coordinates_of_own_places_say_how_precise_they_are() -> None:
    for row in own_places():
        assert bool(row["lat"]) == bool(row["precision_km"]), row.where
        if row["precision_km"]:
            assert 5 <= float(row["precision_km"]) <= 100, row.where


def test_one_country_does_not_share_a_name_between_two_places() -> None:
    for region in REGIONS:
        seen: dict[tuple[str, str], str] = {}
        for row in load_table(f"entities/{region}"):
            for cell in row.all("names"):
                key = (lookup_key(bare(cell)), row["country"])
                assert seen.setdefault(key, row["id"]) == row["id"], row.where


@pytest.mark.parametrize("code", ARAB_LEAGUE)
def test_capital_of_an_arab_state_is_a_place_with_coordinates(code: str) -> None:
    country = next(row for row in load_table("entities/countries") if row["code"] == code)
    capital = next(row for row in own_places() if row["id"] == country["capital_en"])
    assert capital["country"] == code
    assert capital["lat"] and capital["lon"]
    spellings = {lookup_key(bare(cell)) for cell in capital.all("names")}
    assert {lookup_key(bare(cell)) for cell in country.all("capitals")} & spellings


@pytest.mark.parametrize("spelling", ["تينزاواتين", "تينزاوتين", "تين زاواتين", "تين زواتين"])
def test_spellings_of_a_border_wadi_lead_to_one_place(spelling: str) -> None:
    owners = key_owners(tuple(own_places()), columns=("names",), owner="id")
    assert owners[lookup_key(spelling)] == {"Tin Zaouatine"}


@pytest.mark.parametrize(
    ("word", "code"),
    [("أمريكا", "US"), ("سورية", "SY"), ("بنجلاديش", "BD"), ("إنكلترا", "GB"), ("كوت ديفوار", "CI")],
)
def test_spellings_of_a_country_lead_to_its_code(word: str, code: str) -> None:
    owners = key_owners(load_table("entities/countries"), columns=("names",), owner="code")
    assert owners[lookup_key(word)] == {code}


@pytest.mark.parametrize("name", ["صور", "الخبر", "القائم", "السلط", "كسب"])
def test_names_that_are_ordinary_words_ask_for_context(name: str) -> None:
    marks = {
        cell.startswith("?")
        for row in own_places()
        for cell in row.all("names")
        if lookup_key(bare(cell)) == lookup_key(name)
    }
    assert marks == {True}


def test_gazetteer_lists_no_place_that_another_file_knows() -> None:
    known = {(lookup_key(bare(cell)), row["country"]) for row in own_places() for cell in row.all("names")}
    for row in load_table("entities/places/geonames"):
        for cell in row.all("names"):
            assert (lookup_key(bare(cell)), row["country"]) not in known, row.where


def test_gazetteer_names_each_town_at_most_four_times_and_fits_its_budget() -> None:
    for row in load_table("entities/places/geonames"):
        assert 1 <= len(row.all("names")) <= 4, row.where
        assert row["geonameid"].isdigit() and row["population"].isdigit(), row.where
    assert (ENTITIES / "places" / "geonames.tsv").stat().st_size <= 2_000_000


def test_the_middle_of_a_country_lies_in_it() -> None:
    rows = load_table("entities/country_middles")
    found = {row["code"]: country_at(float(row["lat"]), float(row["lon"])) for row in rows}
    assert {code: there for code, there in found.items() if there != code} == {}
    assert set(ARAB_LEAGUE) <= found.keys()
    assert all(float(row["reach_km"]) > 0 for row in rows)
