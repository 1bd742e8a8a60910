"""When and where an event happened: the time and place that its clause gives, else none."""

from datetime import timedelta
from typing import Final

from rawi.events.announcing import announces
from rawi.letters import AIN, ARTICLE, BEH, FEH, LAM, YEH, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.records import EntityType, Timex, TimexType
from rawi.senses.frames import WHAT
from rawi.senses.lexicon import MASDAR, NOUN, VERB, Sense
from rawi.syntax.clauses import complements, is_finite
from rawi.syntax.light import governor_of, preposition_of
from rawi.syntax.line import Line
from rawi.syntax.phrases import NAME

_IN: Final = frozenset({FEH + YEH, BEH})
_PLACES: Final = (EntityType.GPE, EntityType.LOC)
_DATES: Final = (TimexType.DATE, TimexType.TIME)
_FAR: Final = 40
_A_MONTH: Final = timedelta(days=45)
_NEAR: Final = 4
# So many words before an event noun its occasion is told by: ردا على | القصف.
_OCCASION: Final = 4
# Prepositions before what a clause is about or for: على، ل.
_ABOUT: Final = frozenset({AIN + LAM + YEH, LAM})
# Types of what happens without the one who tells of it; whoever announces that he agrees does so by it.
_ELSEWHERE: Final = frozenset({"ASSAULT", "COERCE", "PROTEST"})
# Values that name no day, month or year.
_VAGUE: Final = "REF"


def time_of(line: Line, at: int, sense: Sense, *, is_actual: bool) -> Timex | None:
    """Give the time told in the clause of a word: after it, else before it.

    An actual event also takes the time that opens its sentence, or the only one of it.
    """
    found = time_after(line, at, sense)
    if found is not None:
        return found
    found = _before(line, at) or (_opening(line) or _only(line, at) if is_actual else None)
    is_before = found is not None and found.start < line.tokens[at].start
    if not is_before or sense.shape not in (NOUN, MASDAR):
        return found
    if is_occasion(line, at):
        return None
    is_done = sense.entry.type in _ELSEWHERE
    return None if is_done and (_is_aim(line, at) or _is_told_of(line, at)) else found


@built_once
def _occasions() -> dict[str, int]:
    """Give how many words behind one of these the event noun may stand."""
    return {
        lookup_key(form): int(row["reach"])
        for row in load_table("events/occasions")
        for form in (row["word"], *row.all("forms"))
    }


def is_occasion(line: Line, at: int) -> bool:
    """Whether an event noun tells on what occasion something is done: `انسحب الأحد على خلفية | القصف`.

    So it is with those who are known by it: `زار أمس المصابين في | التفجير`.
    """
    for place in range(at - 1, max(-1, at - 1 - _OCCASION), -1):
        if at - place <= _occasions().get(line.forms[place].key.removeprefix(ARTICLE), 0):
            return True
        if is_finite(line, place):
            return False
    return False


def _is_aim(line: Line, at: int) -> bool:
    """Whether an event noun is what something else is about or for: `وافق أمس على | قصف`, not `أقدم على`."""
    return preposition_of(line, at) in _ABOUT and governor_of(line, at) is None


def _is_told_of(line: Line, at: int) -> bool:
    """Whether the day before an event noun is when somebody told of it: `أعلنت الوزارة أمس | مقتل جنديين`."""
    verb = next((place for place in range(at - 1, -1, -1) if is_finite(line, place)), None)
    return verb is not None and announces(line, verb)


def _date(line: Line, at: int) -> Timex | None:
    timex = line.timexes[at]
    if timex is None or timex.type not in _DATES or _VAGUE in timex.value:
        return None
    return None if _is_model(line, at, timex) else timex


def _is_model(line: Line, at: int, timex: Timex) -> bool:
    """Whether a bare year only tells which of several things of one name is meant: `لانسر | 2011`."""
    if not timex.text.isdigit() or at == 0 or timex.start < line.tokens[at].start:
        return False
    before = line.forms[at - 1]
    is_noun = before.is_arabic and not before.particle and line.timexes[at - 1] is None
    return is_noun and not is_finite(line, at - 1)


def time_after(line: Line, at: int, sense: Sense) -> Timex | None:
    """The first time behind a word; a verb is told on over verbs joined to it: `قتل جندي وأصيب آخر أمس`.

    The time of what is asked for or said is not that of the asking.
    """
    is_noun, relatives = sense.shape in (NOUN, MASDAR), 0
    for place in range(at + 1, min(line.length, at + _FAR)):
        form = line.forms[place]
        if line.is_stop(place):
            return None
        if form.particle == "relative" and is_noun and not relatives and place - at <= _NEAR:
            relatives += 1  # الهجمات التي استهدفت، الاثنين الماضي
            continue
        relatives += not relatives and is_finite(line, place) and _tells_of_event(line, at, place)
        if form.opens_clause or sense.entry.frame.of_preposition(_preposition(line, place)) == WHAT:
            return None
        if is_finite(line, place) and not relatives and not (sense.shape == VERB and form.conjunction):
            return None
        if _date(line, place) is not None:
            return _exact(line, place)
    return None


def _exact(line: Line, at: int) -> Timex | None:
    """Give the day that is told right behind a longer time it lies in: `في رمضان، في | 26 يونيو`."""
    found = _date(line, at)
    if found is None or found.earliest is None or found.latest is None:
        return found
    if found.earliest == found.latest or found.latest - found.earliest > _A_MONTH:
        return found
    for place in range(at + 1, min(line.length, at + _FAR)):
        later = _date(line, place)
        if later is not None and later is not found and later.earliest == later.latest:
            is_inside = later.earliest is not None and found.earliest <= later.earliest <= found.latest
            return later if is_inside else found
        form = line.forms[place]
        is_time = line.timexes[place] is not None or form.particle == "preposition" or line.is_pause(place)
        if line.is_stop(place) or not (is_time or form.is_adjective):
            return found
    return found


def _tells_of_event(line: Line, at: int, verb: int) -> bool:
    """Whether a verb tells of the event itself: `مقتل ثلاثة في قصف | أصاب شاحناتهم`, `هجوم | وقع أمس`."""
    for place in range(verb - 1, max(at, verb - 1 - _NEAR), -1):
        form = line.forms[place]
        is_open = form.is_nominal and not form.is_definite and line.mentions[place] is None
        if not is_open or line.timexes[place] is not None:
            return False
        before = line.forms[place - 1]
        is_behind = form.preposition or (before.key if before.particle == "preposition" else "")
        if is_behind:
            return is_behind in _IN
        if form.conjunction or not form.is_adjective:
            return False
    return False


def _preposition(line: Line, at: int) -> str:
    form = line.forms[at]
    return form.preposition or (form.key if form.particle == "preposition" else "")


def _before(line: Line, at: int) -> Timex | None:
    for place in range(at - 1, max(at - _FAR, -1), -1):
        form = line.forms[place]
        if line.is_stop(place) or form.particle == "relative" or (form.opens_clause and place < at - 1):
            return None
        if is_finite(line, place):
            return None
        if _date(line, place) is not None:
            return _date(line, place)
    return None


def _opening(line: Line) -> Timex | None:
    """The time that opens a sentence rules it whole: `1952 - الجامعة العربية تحتج`."""
    place = 0
    while place < line.length - 1 and (line.forms[place].particle == "preposition" or line.is_quote(place)):
        place += 1
    return _date(line, place) if line.length else None


def _only(line: Line, at: int) -> Timex | None:
    """The only time of a sentence, where it stands near."""
    found = {id(t): (place, t) for place in range(line.length) if (t := _date(line, place)) is not None}
    if len(found) != 1:
        return None
    place, timex = next(iter(found.values()))
    between = range(min(at, place) + 1, max(at, place))
    is_near = abs(place - at) <= _FAR and not any(line.forms[n].opens_clause for n in between)
    return timex if is_near else None


def main_time(line: Line) -> str | None:
    """Give the time that the first verb of a sentence is told with."""
    for place in range(line.length):
        if is_finite(line, place):
            for near in range(place + 1, min(line.length, place + _FAR)):
                form = line.forms[near]
                if line.is_stop(near) or form.opens_clause:
                    return None
                timex = _date(line, near)
                if timex is not None:
                    return timex.value
            return None
    return None


def place_of(line: Line, at: int) -> str | None:
    """Give the place that is told with `في` or `ب` in the clause of a word."""
    for preposition, phrase in complements(line, at + 1):
        if preposition not in _IN:
            continue
        name = next((name for name in phrase.names if name.type in _PLACES), None)
        if name is not None and (phrase.kind != NAME or phrase.names[0] is name):
            return name.entity
    return None
