"""What the words of a name show of it: its topic, states, bodies, towns, a number, a quoted name."""

from typing import Final

from rawi.instruments.extents import Extent
from rawi.instruments.heads import qualifiers_at
from rawi.instruments.known import issuers
from rawi.records import EntityType, Mention
from rawi.syntax.line import Line
from rawi.syntax.phrases import phrase_at

_STATES: Final = (EntityType.GPE, EntityType.NORP)
_CODE: Final = 2
_LIGHT: Final = "light"
_DATED: Final = "dated"


def signs_of_words(line: Line, start: int, extent: Extent) -> tuple[set[str], str]:
    """What the words behind the head show, and the kind that they give it."""
    marks: set[str] = set()
    kind = ""
    for place in range(start, extent.end):
        for qualifier in qualifiers_at(line.tokens, place):
            marks.add(qualifier.mark)
            kind = kind or qualifier.kind
    if extent.number is not None:
        marks.add("number")
    if extent.is_quoted:
        marks.add("quote")
    if extent.participle is not None:
        marks.add(_DATED)
    return marks, kind


def signs_of_target(line: Line, end: int) -> set[str]:
    """What the words show on which a ban lies: `حظر | على تصدير الأسلحة`, `الحظر المفروض على`."""
    place = end
    while place < min(end + 2, line.length) and not (
        line.forms[place].particle == "preposition" or line.forms[place].preposition
    ):
        place += 1
    if place >= line.length or line.is_stop(place):
        return set()
    phrase = phrase_at(line, place + (line.forms[place].particle == "preposition"))
    if phrase is None:
        return set()
    return {q.mark for n in range(phrase.first, phrase.end) for q in qualifiers_at(line.tokens, n)}


def is_alone(line: Line, start: int, end: int) -> bool:
    """Whether nothing follows the head, or only words such as `الجديد`, which make no name."""
    return all(
        line.mentions[place] is None and any(q.mark == _LIGHT for q in qualifiers_at(line.tokens, place))
        for place in range(start, end)
    )


def names_in(line: Line, first: int, end: int) -> tuple[Mention, ...]:
    """Give the names that begin in some words."""
    return tuple(
        mention
        for place in range(first, end)
        if line.begins_name(place) and (mention := line.mentions[place]) is not None
    )


def signs_of_names(names: tuple[Mention, ...], line: Line, bounds: tuple[int, int]) -> set[str]:
    """Tell what the names in a name show, given its first word and its end."""
    marks: set[str] = set()
    start = line.tokens[bounds[0]].end
    for name in names:
        is_state = name.type in _STATES and len(name.entity) == _CODE
        if name.start < start:
            marks |= {"name"} if name.end >= line.tokens[bounds[1] - 1].start else set()
        elif is_state:
            marks.add("states")
        elif name.type in (EntityType.GPE, EntityType.LOC):
            marks.add("place")
            if name.start <= start + 1 and name.end >= line.tokens[bounds[1] - 1].end:
                marks.add("town")
        elif name.type is EntityType.ORG:
            marks.add("body" if name.entity in issuers() else "party")
        elif name.type is EntityType.NORP:
            marks.add("party")
    return marks
