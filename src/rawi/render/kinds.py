"""The kinds of finding and the words of the interface: names in both languages, and colours."""

from functools import cache
from typing import NamedTuple

from rawi.lexicon import load_table

LANGUAGES = ("ar", "en")


class Label(NamedTuple):
    """The same words for readers of Arabic and of English."""

    ar: str
    en: str


class Kind(NamedTuple):
    """One kind of finding: its layer, what it is called, and its colours."""

    key: str
    layer: str
    label: Label
    plural: Label
    ink: str
    ink_dark: str
    terminal: str


@cache
def kinds() -> dict[str, Kind]:
    """Give the kinds of finding by their keys, in the order of legends."""
    return {
        row["kind"]: Kind(
            row["kind"],
            row["layer"],
            Label(row["label_ar"], row["label_en"]),
            Label(row["plural_ar"], row["plural_en"]),
            row["ink"],
            row["ink_dark"],
            row["terminal"],
        )
        for row in load_table("render/kinds")
    }


@cache
def _labels() -> dict[str, Label]:
    return {row["key"]: Label(row["label_ar"], row["label_en"]) for row in load_table("render/labels")}


def label(key: str) -> Label:
    """Give the words for a key of the interface; what has no row is called by its key."""
    return _labels().get(key) or Label(key, key)


def reason_label(why: str) -> Label:
    """Give the words for the reason for which a passage was removed.

    >>> reason_label("menu").en
    'menu'
    """
    return _labels().get(f"why {why}") or Label(why, why)


@cache
def _countries() -> dict[str, Label]:
    rows = load_table("entities/countries")
    return {
        row["code"]: Label(row.all("names")[0].lstrip("?!"), row["name_en"]) for row in rows if row["names"]
    }


def country_label(code: str) -> Label:
    """Give a country's names by its ISO 3166 code.

    >>> country_label("TN").en
    'Tunisia'
    """
    return _countries().get(code) or Label(code, code)
