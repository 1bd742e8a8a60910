"""Before whose seat a crowd gathers or marches: `اعتصموا أمام مقر | الشركة`, `ساروا نحو | السفارة`."""

from typing import Final

from rawi.letters import ARTICLE, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.records import EntityType, Participant
from rawi.syntax.clauses import is_finite
from rawi.syntax.line import Line
from rawi.syntax.noun_kinds import GROUP, ORGAN, PERSON, SITE
from rawi.syntax.participants import Cast
from rawi.syntax.phrases import NAME, OTHER, TITLE, UNIT, phrase_at

_WAY: Final = "way"
_BODY: Final = "body"
_SEAT: Final = "seat"
_HEAD: Final = "head"
_NEUTRAL: Final = "neutral"
_SUPPORT: Final = "support"
_FARTHEST: Final = 14
_MOST_BEFORE: Final = 6
_MOST_BUILDINGS: Final = 3
_OWNERS: Final = frozenset({ORGAN, GROUP, TITLE, NAME})
# Kinds of phrases that can own no seat, even where only words name the owner.
_NO_OWNERS: Final = frozenset({SITE, PERSON, UNIT})
_PLACES: Final = frozenset({EntityType.LOC, EntityType.NORP})


@built_once
def _words() -> dict[str, str]:
    rows = load_table("events/seats")
    return {lookup_key(form): row["tells"] for row in rows for form in (row["word"], *row.all("forms"))}


def _tells(line: Line, at: int) -> str | None:
    if at >= line.length:
        return None
    key = line.forms[at].key
    return _words().get(key) or _words().get(key.removeprefix(ARTICLE))


def seat_owners(line: Line, at: int, cast: Cast) -> list[Participant]:
    """Give the owners of the seat towards which or before which the protest named at `at` goes."""
    end = min(line.length, at + _FARTHEST)
    if any(_tells(line, place) == _SUPPORT for place in range(max(0, at - _MOST_BEFORE), end)):
        return []
    for place in range(at + 1, end):
        if line.is_stop(place) or line.forms[place].opens_clause or is_finite(line, place):
            return []
        if _tells(line, place) == _WAY and (found := _owners(line, place + 1, cast)):
            return found
    return []


def _owners(line: Line, start: int, cast: Cast) -> list[Participant]:
    """Give the body that stands at a word, or whose building does."""
    place, told = start, _tells(line, start)
    if told == _WAY:  # إلى أمام، إلى محيط
        place, told = place + 1, _tells(line, place + 1)
    if told == _BODY:
        return list(cast.participants(line, place))
    building = told
    while _tells(line, place) in (_SEAT, _HEAD) and place < start + _MOST_BUILDINGS:
        building = _HEAD if _tells(line, place) == _HEAD else building
        place += 1
    if building not in (_SEAT, _HEAD) or place >= line.length or _tells(line, place) == _NEUTRAL:
        return []
    return _of_building(line, place, building, cast)


def _of_building(line: Line, place: int, building: str, cast: Cast) -> list[Participant]:
    form, mention = line.forms[place], line.mentions[place]
    phrase = phrase_at(line, place) if not form.preposition and not form.conjunction else None
    if phrase is None or (mention is not None and mention.type in _PLACES):
        return []
    if phrase.kind in _OWNERS or _tells(line, place) == _BODY:
        return list(cast.participants(line, place))
    is_head = building == _HEAD and phrase.kind not in _NO_OWNERS
    if is_head and phrase.kind == OTHER and form.is_definite and phrase.end == place + 1:  # مقر | التنفيذية
        return [cast.worded(line, phrase.head, phrase.end)]
    return []
