"""Reads quarters, halves, decades, centuries and named periods: `الربع الأول من 2015`, `عيد الأضحى 1436`."""

from rawi.timexes.dates import month_of_year_at
from rawi.timexes.line import Line
from rawi.timexes.meanings import Period, Phrase, Point, PointPhrase
from rawi.timexes.relative import turned_unit_at
from rawi.timexes.years import bare_year_at, named_year_at, year_number_at, year_turn_at


def quarter_at(line: Line, at: int) -> PointPhrase | None:
    """Read a quarter or half of a year."""
    noun = line.sense(at, "quarter_noun") or line.sense(at, "half_noun")
    number = line.number(at + 1) if noun else None
    if not noun or not number or not number.is_ordinal or not number.is_definite or number.prefix:
        return None
    unit, most = ("Q", 4) if noun.kind == "quarter_noun" else ("H", 2)
    if number.whole > most:
        return None
    point = Point(unit, ordinal=number.whole)
    place = number.end + 1 if line.plain(number.end, "from") else number.end
    year = named_year_at(line, place) or year_number_at(line, place)
    if year:
        return PointPhrase(year.end, point._replace(year=year.number))
    turned = year_turn_at(line, place)
    if turned:
        return PointPhrase(turned[0], point._replace(year_turn=turned[1]))
    turn = line.plain(number.end, "turn")
    if turn:
        return PointPhrase(number.end + 1, point._replace(turn=turn.value))
    is_tied = place > number.end or bool(line.sense(place, "unit"))
    bare = bare_year_at(line, place) if is_tied else 0
    if bare:
        return PointPhrase(bare, point._replace(year_turn="present"))
    return _half_of_month(line, place, point) if unit == "H" and place > number.end else None


def _half_of_month(line: Line, at: int, point: Point) -> PointPhrase | None:
    """Read `النصف الأول من يوليو`: a month of which the words take a part."""
    found = month_of_year_at(line, at) or turned_unit_at(line, at)
    if not found or found.point.unit not in ("M", "Y"):
        return None
    edge = "first_half" if point.ordinal == 1 else "second_half"
    return PointPhrase(found.end, found.point._replace(edge=edge))


def decade_at(line: Line, at: int) -> PointPhrase | None:
    """Read `التسعينات`, `ستينيات القرن الماضي`, `ثمانينات القرن التاسع عشر`."""
    decade = line.sense(at, "decade")
    if not decade:
        return None
    place = at + 2 if line.plain(at + 1, "from") else at + 1
    if line.plain(place, "age"):  # رجل في الأربعينات من عمره
        return None
    century = century_at(line, place)
    tens = int(decade.value)
    if century:
        return PointPhrase(
            century.end, Point("DE", ordinal=tens, year=century.point.year, turn=century.point.turn)
        )
    return PointPhrase(at + 1, Point("DE", ordinal=tens))


def numbered_decade_at(line: Line, at: int) -> PointPhrase | None:
    """Read `العقد الأول من القرن الحادي والعشرين`."""
    unit, number = line.sense(at, "unit"), line.number(at + 1)
    if not unit or unit.value != "DE" or not unit.is_definite or not number or not number.is_ordinal:
        return None
    century = century_at(line, number.end + 1) if line.plain(number.end, "from") else None
    if not century:
        return None
    point = Point("DE", ordinal=number.whole - 1, year=century.point.year, turn=century.point.turn)
    return PointPhrase(century.end, point)


def century_at(line: Line, at: int) -> PointPhrase | None:
    """Read a century by its number or turn; its `year` is the first two digits."""
    unit = line.sense(at, "unit")
    if not unit or unit.value != "CE" or unit.form != "one" or not unit.is_definite:
        return None
    number = line.number(at + 1)
    if number and not number.prefix and 1 <= number.whole <= 21:  # centuries of our era
        end = number.end + 1 if line.plain(number.end, "ad") else number.end
        return PointPhrase(end, Point("CE", year=number.whole - 1))
    turn = line.plain(at + 1, "turn")
    return PointPhrase(at + 2, Point("CE", turn=turn.value)) if turn else None


def period_at(line: Line, at: int) -> Phrase | None:
    """Read a named day or period with its year."""
    sense = line.sense(at, "period")
    if not sense:
        return None
    month, day, last = (None if part == "-" else int(part) for part in sense.value.split())
    if month is None:
        return None
    end = at + sense.length
    period = Period(sense.form, month, day, last)
    place = end + 1 if line.plain(end, "from") else end
    year = named_year_at(line, place) or year_number_at(line, place)
    if year:
        return Phrase(year.end, period._replace(year=year.number))
    turned = year_turn_at(line, place)
    if turned:
        return Phrase(turned[0], period._replace(year_turn=turned[1]))
    turn = line.plain(end, "turn")
    if turn and turn.value not in ("last", "same", "after", "before"):
        return Phrase(end + 1, period._replace(turn=turn.value))
    return Phrase(end, period)
