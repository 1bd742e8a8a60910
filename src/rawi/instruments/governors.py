"""Which words of a sentence tell what happens to an instrument, the weightiest first."""

from rawi.instruments.leading import before
from rawi.instruments.telling import Governor
from rawi.instruments.titles import Title
from rawi.instruments.trailing import behind, described
from rawi.syntax.line import Line


def governors(line: Line, title: Title) -> tuple[Governor, ...]:
    """Give the steps told of a title, the weightiest first, of equals the nearest."""
    found = [*before(line, title), *behind(line, title), *described(line, title)]
    return tuple(sorted(found, key=lambda told: (-told.weight, abs(told.at - title.at))))
