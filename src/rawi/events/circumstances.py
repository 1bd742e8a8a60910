"""When and where an event happened: the time and place that its clause gives, else none."""

from rawi.events.announcing import announces
from rawi.letters import BEH, FEH, YEH, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.records import EntityType, Timex, TimexType
from rawi.senses.frames import WHAT
from rawi.senses.lexicon import MASDAR, NOUN, VERB, Sense
from rawi.syntax.clauses import complements, is_finite
from rawi.syntax.line import Line
from rawi.syntax.phrases import NAME

_IN = frozenset({FEH + YEH, BEH})
_PLACES = (EntityType.GPE, EntityType.LOC)
_DATES = (TimexType.DATE, TimexType.TIME)
_FAR = 40
_NEAR = 4
# So many words before an event noun its occasion is told by: ردا على | القصف.
_OCCASION = 2
# Types of what happens without the one who tells of it; whoever announces that he agrees does so by it.
_ELSEWHERE = frozenset({"ASSAULT", "COERCE", "PROTEST"})
# Values that name no day, month or year.
_VAGUE = "REF"


def time_of(line: Line, at: int, sense: Sense, *, is_actual: bool) -> Timex | None:
    """Give the time told in the clause of a word: after it, else before it.

    An actual event also takes the time that opens its sentence, or the only one of it.
    """
    found = time_after(line, at, sense)
    if found is not None:
        return found
    found = _before(line, at) or (_opening(line) or _only(line, at) if is_actual else None)
    is_before = found is not None and found.start < line.tokens[at].start
    if (
        is_before
        and sense.shape in (NOUN, MASDAR)
        and (_is_occasion(line, at) or _is_told_of(line, at, sense))
    ):
        return None
    return found


@built_once
def _occasions() -> frozenset[str]:
    return frozenset(lookup_key(row["word"]) for row in load_table("events/occasions"))


def _is_occasion(line: Line, at: int) -> bool:
    """Whether an event noun tells on what occasion something is done: `انسحب الأحد على خلفية | القصف`."""
    return any(form.key in _occasions() for form in line.forms[max(0, at - _OCCASION) : at])


def _is_told_of(line: Line, at: int, sense: Sense) -> bool:
    """Whether the day before an event noun is when somebody told of it: `أعلنت الوزارة أمس | مقتل جنديين`."""
    if sense.entry.type not in _ELSEWHERE:
        return False
    verb = next((place for place in range(at - 1, -1, -1) if is_finite(line, place)), None)
    return verb is not None and announces(line, verb)


def _date(line: Line, at: int) -> Timex | None:
    timex = line.timexes[at]
    return timex if timex is not None and timex.type in _DATES and _VAGUE not in timex.value else None


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
            return _date(line, place)
    return None


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
