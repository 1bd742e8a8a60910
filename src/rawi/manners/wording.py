"""Gives words in the reader's language from a room's lexicons, counted things with their Arabic plurals."""

from functools import cache
from typing import NamedTuple

from rawi.lexicon import load_table

# The order of the forms in a cell of a table of counts.
_FORMS = {"en": ("one", "other"), "ar": ("zero", "one", "two", "few", "many", "other")}


class Unworded(KeyError):
    """Something asks for words that the lexicon of its room lacks."""


class Counted(NamedTuple):
    """How many of something: the number as it is written, and the number itself."""

    number: int
    written: str


@cache
def _labels(table: str) -> dict[str, dict[str, str]]:
    return {row["key"]: {"en": row["label_en"], "ar": row["label_ar"]} for row in load_table(table)}


@cache
def _counts(table: str) -> dict[str, dict[str, tuple[str, ...]]]:
    return {row["key"]: {"en": row.all("forms_en"), "ar": row.all("forms_ar")} for row in load_table(table)}


@cache
def _form(number: int, language: str) -> int:
    from babel import Locale  # slow to load

    name = Locale.parse(language).plural_form(number)
    if language == "ar" and number == 0:
        name = "zero"
    return _FORMS[language].index(name)


class Words:
    """The words of one room: the tables `labels` and `counts` in its folder of the lexicons."""

    def __init__(self, room: str) -> None:
        self._labels, self._counts = f"{room}/labels", f"{room}/counts"

    def wording(self, key: str, language: str, **values: object) -> str:
        """Give the words for a key, with values put into their places.

        >>> Words("web").wording("nav.timeline", "en")
        'Timeline'
        """
        labels = _labels(self._labels)
        if key not in labels:
            raise Unworded(f"lexicons/{self._labels}.tsv has no row «{key}»; add one.")
        told = labels[key][language]
        return told.format(**values) if values else told

    def counted(self, key: str, count: Counted, language: str) -> str:
        """Say how many of something there are.

        >>> [Words("web").counted("voices", Counted(n, str(n)), "ar") for n in (1, 2, 7, 11, 100)]
        ['صوت واحد', 'صوتان', '7 أصوات', '11 صوتا', '100 صوت']
        """
        counts = _counts(self._counts)
        if key not in counts:
            raise Unworded(f"lexicons/{self._counts}.tsv has no row «{key}»; add one.")
        forms = counts[key][language]
        return forms[_form(count.number, language)].format(n=count.written)
