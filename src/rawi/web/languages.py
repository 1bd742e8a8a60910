"""Chooses the language and the manners of a reader: by their choice, else by what their browser asks for."""

import re
from collections.abc import Iterator, Mapping

from rawi.manners.reader import LANGUAGES, Reader

THEMES = ("auto", "light", "dark")
LANGUAGE_COOKIE, THEME_COOKIE = "rawi-language", "rawi-theme"
_RANGE = re.compile(
    r"\s*(?P<language>[a-zA-Z]{2,3})(?:-[a-zA-Z]{4})?(?:-(?P<region>[a-zA-Z]{2}))?(?:-\w+)*"
    r"\s*(?:;\s*q\s*=\s*(?P<weight>[01](?:\.\d{0,3})?))?\s*"
)
_MOST_RANGES = 20


def _wanted(header: str) -> Iterator[tuple[float, str, str | None]]:
    """Yield the languages a browser asks for with their weights; what is malformed counts for nothing."""
    for part in header.split(",")[:_MOST_RANGES]:
        match = _RANGE.fullmatch(part)
        if match is not None:
            region = match["region"].upper() if match["region"] else None
            yield float(match["weight"] or 1), match["language"].lower(), region


def choose_reader(accepted: str, cookies: Mapping[str, str]) -> Reader:
    """Choose for a reader by the `Accept-Language` header and the choices they made before.

    >>> choose_reader("fr-FR, ar-DZ;q=0.8, en;q=0.5", {})
    Reader(language='ar', region='DZ', theme='auto')
    >>> choose_reader("ar-EG", {"rawi-language": "en"}).language
    'en'
    """
    known = [one for one in _wanted(accepted) if one[1] in LANGUAGES and one[0] > 0]
    ranked = sorted(known, key=lambda one: -one[0])
    chosen = cookies.get(LANGUAGE_COOKIE, "")
    language = chosen if chosen in LANGUAGES else ranked[0][1] if ranked else LANGUAGES[0]
    region = next((where for _, spoken, where in ranked if spoken == language and where), None)
    theme = cookies.get(THEME_COOKIE, "")
    return Reader(language, region, theme if theme in THEMES else THEMES[0])
