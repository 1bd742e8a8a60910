"""What an instrument is called in the reader's language."""

import re
from functools import cache

from rawi.lexicon import load_table

_RESOLUTION = re.compile(r"(?P<body>.+) Resolution (?P<number>\d+)")


@cache
def _arabic_names() -> dict[str, str]:
    return {row["name_en"]: row.all("names")[0] for row in load_table("instruments/named") if row["names"]}


@cache
def _bodies() -> dict[str, str]:
    """Give the Arabic names of the bodies whose resolutions are known by number."""
    from rawi.entities.knowledge import known_forms  # all lexicons of names, slow to load

    wanted = {row["body"] for row in load_table("instruments/issuers")}
    return {form.known.id: form.known.name_ar for form in known_forms() if form.known.id in wanted}


def instrument_name(name: str, language: str) -> tuple[str, str | None]:
    """Name an instrument in the reader's language if a lexicon lists it, with the number of a resolution.

    >>> instrument_name("UN Security Council Resolution 2216", "ar")
    ('مجلس الأمن الدولي', '2216')
    """
    match = _RESOLUTION.fullmatch(name)
    if language == "en":
        return name, None
    if match is not None and match["body"] in _bodies():
        return _bodies()[match["body"]], match["number"]
    return _arabic_names().get(name, name), None
