"""Keeps what an article has told of time so far, which later expressions refer to."""

from datetime import date
from typing import Final, NamedTuple

from rawi.timexes.context import Resolved

# Rules of times told by their place in the calendar, not by their distance from now.
_CALENDAR_RULES: Final = ("timexes.year", "timexes.almanac", "timexes.day", "timexes.month")


class Told(NamedTuple):
    """The last time told, the last one `here` in the line, and the last days and year told.

    `other_day` is the last day other than the day of publication.
    """

    last: Resolved | None = None
    here: Resolved | None = None
    day: Resolved | None = None
    other_day: Resolved | None = None
    year: Resolved | None = None

    def after(self, resolved: Resolved, published: date | None) -> "Told":
        """Give what is told once one more time is."""
        if not resolved.earliest or not resolved.latest or resolved.type == "DURATION":
            return self
        told = self._replace(last=resolved, here=resolved)
        if resolved.earliest == resolved.latest and not resolved.rule.startswith("timexes.reference"):
            told = told._replace(day=resolved)
            if resolved.earliest != published:
                told = told._replace(other_day=resolved)
        return told._replace(year=resolved) if resolved.rule.startswith(_CALENDAR_RULES) else told
