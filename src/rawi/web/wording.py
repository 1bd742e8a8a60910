"""Gives the words of the pages in the reader's language, counted things with their Arabic plurals."""

from functools import cache
from typing import NamedTuple

from rawi.lexicon import load_table

# The order of the forms in a cell of `web/counts`.
_FORMS = {"en": ("one", "other"), "ar": ("zero", "one", "two", "few", "many", "other")}


class Unworded(KeyError):
    """A page asks for words that the lexicon of the web app lacks."""


@cache
def _labels() -> dict[str, dict[str, str]]:
    return {row["key"]: {"en": row["label_en"], "ar": row["label_ar"]} for row in load_table("web/labels")}


@cache
def _counts() -> dict[str, dict[str, tuple[str, ...]]]:
    return {
        row["key"]: {"en": row.all("forms_en"), "ar": row.all("forms_ar")} for row in load_table("web/counts")
    }


def wording(key: str, language: str, **values: object) -> str:
    """Give the words for a key, with values put into their places.

    >>> wording("nav.timeline", "en")
    'Timeline'
    """
    if key not in _labels():
        raise Unworded(f"lexicons/web/labels.tsv has no row «{key}»; add one.")
    told = _labels()[key][language]
    return told.format(**values) if values else told


class Counted(NamedTuple):
    """How many of something: the number as it is written, and the number itself."""

    number: int
    written: str


@cache
def _form(number: int, language: str) -> int:
    from babel import Locale  # slow to load

    name = Locale.parse(language).plural_form(number)
    if language == "ar" and number == 0:
        name = "zero"
    return _FORMS[language].index(name)


def counted(key: str, count: Counted, language: str) -> str:
    """Say how many of something there are.

    >>> [counted("voices", Counted(n, str(n)), "ar") for n in (1, 2, 7, 11, 100)]
    ['صوت واحد', 'صوتان', '7 أصوات', '11 صوتا', '100 صوت']
    """
    if key not in _counts():
        raise Unworded(f"lexicons/web/counts.tsv has no row «{key}»; add one.")
    forms = _counts()[key][language]
    return forms[_form(count.number, language)].format(n=count.written)
