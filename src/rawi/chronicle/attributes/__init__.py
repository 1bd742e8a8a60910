"""What a passage says of a happening, attribute by attribute."""

from collections.abc import Iterator

from rawi.chronicle.attributes.causes import find_causes
from rawi.chronicle.attributes.counts import find_counts
from rawi.chronicle.attributes.places import find_places
from rawi.chronicle.attributes.roles import find_roles
from rawi.chronicle.attributes.territory import find_territory
from rawi.chronicle.attributes.times import find_times
from rawi.chronicle.attributes.value import Value
from rawi.chronicle.attributes.verdicts import find_verdicts
from rawi.chronicle.tellers import View
from rawi.chronicle.tracing import Happening, Told

_FIRM = (find_roles, find_times, find_places, find_territory)
_ANY = (find_counts, find_causes, find_verdicts)
# Whoever denies says neither who did it to whom nor when nor why, but where it was not.
_DENIED = (find_territory, find_counts)


def find_values(view: View, told: Told, happening: Happening) -> Iterator[Value]:
    """Yield what a passage says of a happening; what only points back tells neither who, where nor when."""
    if (not told.points_back or told.denied) and not told.only_losses:
        place = told.places[0]
        token = next((one for one in told.words.tokens if one.start <= place < one.end), None)
        end = token.end if token is not None else place
        yield Value("happened", "no" if told.denied else "yes", place, end)
    finders = _DENIED if told.denied else _ANY if told.points_back else (*_FIRM, *_ANY)
    for find in finders:
        yield from find(view, told, happening)
