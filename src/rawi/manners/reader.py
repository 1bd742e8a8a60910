"""Who reads: the language, and the region whose manners are kept."""

import re
from typing import NamedTuple

LANGUAGES = ("ar", "en")
_LOCALE = re.compile(r"(?P<language>[a-z]{2})(?:[-_](?P<region>[a-z]{2}))?", re.IGNORECASE)


class Reader(NamedTuple):
    """Who reads: language, the region whose manners they keep, and the light they want."""

    language: str
    region: str | None = None
    theme: str = "auto"

    @property
    def direction(self) -> str:
        """The direction of what they read."""
        return "rtl" if self.language == "ar" else "ltr"

    @property
    def locale(self) -> str:
        """The locale of dates and digits."""
        return f"{self.language}_{self.region}" if self.region else self.language


def read_locale(told: str) -> Reader | None:
    """Read a language with or without a country; None for what is no language of Rawi's pages.

    >>> read_locale("ar-dz"), read_locale("fr")
    (Reader(language='ar', region='DZ', theme='auto'), None)
    """
    match = _LOCALE.fullmatch(told.strip())
    if match is None or match["language"].lower() not in LANGUAGES:
        return None
    return Reader(match["language"].lower(), match["region"].upper() if match["region"] else None)
