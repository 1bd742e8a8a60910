"""Whether it was lawful, as a passage judges it: `عدوان`, `دفاع عن النفس`, `اختراق المجال الجوي`."""

from collections.abc import Iterator

from rawi.chronicle.attributes.territory import find_territory
from rawi.chronicle.attributes.value import Value
from rawi.chronicle.tellers import View
from rawi.chronicle.tracing import Happening, Told
from rawi.chronicle.wording import Worded, wording

_CROSSING = "crossing"
_NEGATED = "negated"
# Words behind a word of crossing among which its ground stands.
_REACH = 6


def _crosses(view: View, told: Told, found: Worded, happening: Happening) -> bool:
    """Tell whether a word of crossing has a ground of the teller's behind it."""
    end = told.words.end(min(len(told.words.tokens), found.end + _REACH) - 1)
    grounds = find_territory(view, told, happening)
    own = f"in:{told.teller.party}"
    start = told.words.start(found.first)
    return any(one.value == own and start < one.start <= end for one in grounds)


def _is_negated(told: Told, found: Worded) -> bool:
    near = wording("events/modality", "word").at(told.words, found.first - 1) if found.first else None
    return near is not None and near.row["modality"] == _NEGATED


def find_verdicts(view: View, told: Told, happening: Happening) -> Iterator[Value]:
    """Yield how a passage judges what happened."""
    for found in wording("chronicle/verdicts").find(told.words):
        if found.row["behind"] == _CROSSING and not _crosses(view, told, found, happening):
            continue
        if not _is_negated(told, found):
            start, end = told.words.start(found.first), told.words.end(found.end - 1)
            yield Value("lawfulness", found.row["verdict"], start, end)
