"""Reads an article's time expressions in order, each resolved with what was told before it."""

from dataclasses import replace
from datetime import date
from functools import partial

from rawi.language.sentences import Sentence
from rawi.records import Timex, TimexType
from rawi.timexes.almanac import almanac_day, is_almanac
from rawi.timexes.context import Context, Resolved
from rawi.timexes.expressions import find_expressions
from rawi.timexes.line import Line
from rawi.timexes.meanings import Found, Meaning, Point, Range, Shifted
from rawi.timexes.pairs import with_pairs
from rawi.timexes.published import bound_lines
from rawi.timexes.tense import tense_around, weekday_tense_around
from rawi.timexes.told import Told
from rawi.timexes.values import resolve


def find_timexes(text: str, sentences: tuple[Sentence, ...], *, published: date | None) -> tuple[Timex, ...]:
    """Find the time expressions of an article and resolve them against its day of publication.

    Without such a day the earliest one that the text allows stands for it, and rules end in `.bounded`.

    >>> from rawi.language.sentences import segment
    >>> text = "وصل الوفد أمس الأحد في زيارة تدوم ثلاثة أيام"
    >>> [(t.text, t.value) for t in find_timexes(text, segment(text), published=date(2025, 4, 7))]
    [('أمس الأحد', '2025-04-06'), ('ثلاثة أيام', 'P3D')]
    """
    lines = [Line(text, sentence.tokens) for sentence in sentences]
    found = [(line, expression) for line in lines for expression in find_expressions(line)]
    if published is not None:
        return _resolved(text, found, published)
    bound = bound_lines(lines)
    timexes = _resolved(text, found, bound.day if bound else None)
    return timexes if bound is None else tuple(_bounded(timex) for timex in timexes)


def _bounded(timex: Timex) -> Timex:
    return replace(timex, rule=f"{timex.rule}.bounded")


def _is_weekday(meaning: Meaning) -> bool:
    point = meaning.left if isinstance(meaning, Range) else meaning
    return isinstance(point, Point) and point.weekday is not None and point.month is None


def _context(line: Line, expression: Found, published: date | None, told: Told) -> Context:
    asked = weekday_tense_around if _is_weekday(expression.meaning) else tense_around
    tense = partial(asked, line, expression.first, expression.end)
    # What lasts since a month or day is told from now, whatever older year the sentence names.
    meaning = expression.meaning
    is_open = isinstance(meaning, Point) and meaning.month and "since" in line.senses(expression.first - 1)
    here = None if is_open else told.here
    return Context(published, told.last, here, tense, told.day, told.other_day, told.year)


def _resolved(text: str, found: list[tuple[Line, Found]], published: date | None) -> tuple[Timex, ...]:
    timexes: list[Timex] = []
    told = Told()
    last_line: Line | None = None
    has_almanac = is_almanac(found)
    for line, expression in found:
        if line is not last_line:
            if not (has_almanac and last_line and _is_same_paragraph(text, last_line, line)):
                told = told._replace(here=None)
            last_line = line
        context = _context(line, expression, published, told)
        resolved = resolve(expression.meaning, context)
        if resolved is None and isinstance(expression.meaning, Shifted):
            expression = _without_first(line, expression)
            resolved = resolve(expression.meaning, context)
        if resolved is None:
            continue
        timexes.append(_timex(text, line, expression, resolved))
        if has_almanac and expression.first == 0 and published:
            resolved = almanac_day(resolved, published)
        told = told.after(resolved, published)
    return with_pairs(text, timexes)


def _is_same_paragraph(text: str, before: Line, after: Line) -> bool:
    return "\n" not in text[before.tokens[-1].end : after.tokens[0].start]


def _without_first(line: Line, expression: Found) -> Found:
    """Leave `بعد` outside a length that no time told before it anchors."""
    assert isinstance(expression.meaning, Shifted)
    first = expression.first + 1
    return Found(first, 0, expression.end, expression.meaning.length)


def _timex(text: str, line: Line, expression: Found, resolved: Resolved) -> Timex:
    start = line.starts(expression.first) + expression.skip
    end = line.tokens[expression.end - 1].end
    return Timex(
        start,
        end,
        text[start:end],
        TimexType(resolved.type),
        resolved.value,
        resolved.earliest,
        resolved.latest,
        resolved.rule,
        resolved.calendar,
    )
