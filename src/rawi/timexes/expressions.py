"""Finds the time expressions of a sentence: tries each reader where a word or number calls for it."""

from collections.abc import Callable, Iterator

from rawi.timexes.dates import month_of_year_at
from rawi.timexes.days import day_at, timed_day_at
from rawi.timexes.edges import edge_at
from rawi.timexes.eras import century_at, decade_at, numbered_decade_at, period_at, quarter_at
from rawi.timexes.lengths import length_at, shifted_at
from rawi.timexes.line import Line
from rawi.timexes.meanings import Found, Phrase, PointPhrase
from rawi.timexes.ranges import continued, range_at
from rawi.timexes.references import reference_at
from rawi.timexes.relative import last_unit_at, stretch_at, turned_unit_at, turned_units_at
from rawi.timexes.repetitions import every_at, frequency_at, weekdays_at
from rawi.timexes.senses import OPENING_KINDS
from rawi.timexes.years import year_at

PointReader = Callable[[Line, int], PointPhrase | None]
PhraseReader = Callable[[Line, int], Phrase | None]


def _month(line: Line, at: int) -> PointPhrase | None:
    return month_of_year_at(line, at, opens=True)


# Which readers a kind of word calls for; of what they read, the longest counts, then the first.
_POINTS: dict[str, tuple[PointReader, ...]] = {
    "number": (day_at, year_at, timed_day_at),
    "month": (_month,),
    "weekday": (day_at,),
    "day": (day_at,),
    "first_day": (day_at,),
    "part": (day_at,),
    "glued": (day_at,),
    "unit": (day_at, year_at, turned_unit_at, _month, century_at, numbered_decade_at),
    "this": (turned_unit_at,),
    "that": (turned_unit_at,),
    "same": (turned_unit_at,),
    "season": (turned_unit_at,),
    "season_word": (turned_unit_at,),
    "edge": (edge_at,),
    "weekend_noun": (edge_at,),
    "quarter_noun": (quarter_at,),
    "half_noun": (quarter_at,),
    "decade": (decade_at,),
    "clock": (timed_day_at,),
}
_PHRASES: dict[str, tuple[PhraseReader, ...]] = {
    "number": (range_at, length_at, turned_units_at),
    "weekday": (range_at,),
    "part": (range_at,),
    "unit": (range_at, length_at, turned_units_at, last_unit_at, weekdays_at),
    "this": (turned_units_at,),
    "several": (length_at,),
    "fraction": (length_at,),
    "about": (length_at,),
    "since": (length_at, stretch_at),
    "before": (length_at, stretch_at),
    "after": (length_at,),
    "after_it": (shifted_at,),
    "before_it": (shifted_at,),
    "every": (every_at,),
    "frequency": (frequency_at,),
    "reference": (reference_at,),
    "stretch": (stretch_at,),
    "period": (period_at,),
}


def _best_at(line: Line, at: int) -> Found | None:
    """Read the longest expression that begins at a token."""
    kinds = [kind for kind in line.senses(at) if kind in OPENING_KINDS]
    if line.number(at) or line.is_digits(at):
        kinds.append("number")
    best: Found | None = None
    tried: set[object] = set()
    for kind in kinds:
        for read_point in _POINTS.get(kind, ()):
            if read_point in tried:
                continue
            tried.add(read_point)
            point = read_point(line, at)
            if point:
                whole = continued(line, at, point) or Phrase(*point)
                best = _longer(best, line, (at, kind), whole)
        for read_phrase in _PHRASES.get(kind, ()):
            if read_phrase in tried:
                continue
            tried.add(read_phrase)
            phrase = read_phrase(line, at)
            if phrase:
                best = _longer(best, line, (at, kind), phrase)
    return best


def _longer(best: Found | None, line: Line, opening: tuple[int, str], phrase: Phrase) -> Found:
    """Keep the longer of two expressions; `opening` is the token and the kind of word that it began with."""
    if best is not None and phrase.end <= best.end:
        return best
    at, kind = opening
    return Found(at, line.skip(at, kind), phrase.end, phrase.meaning)


def find_expressions(line: Line) -> Iterator[Found]:
    """Find the time expressions of a line, from its start to its end, none within another."""
    end = 0
    for at in line.openings:
        if at < end:
            continue
        best = _best_at(line, at)
        if best is not None:
            yield _with_bracket(line, best) if best.first > end else best
            end = best.end


def _with_bracket(line: Line, found: Found) -> Found:
    """Take in the bracket that opens before a count and closes within: `(21) يوما`."""
    if line.key(found.first - 1) != "(" or found.skip or not line.number(found.first):
        return found
    signs = [line.key(at) for at in range(found.first, found.end)]
    return found._replace(first=found.first - 1) if signs.count(")") > signs.count("(") else found
