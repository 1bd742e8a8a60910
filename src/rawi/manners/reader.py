"""Who reads: the language, and the region whose manners are kept."""

from typing import NamedTuple

LANGUAGES = ("ar", "en")


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
