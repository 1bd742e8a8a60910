"""Who held an office on a day, as far as the lexicons know."""

import calendar
from collections import defaultdict
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from rawi.entities.knowledge import Known, known_forms
from rawi.lexicon import Row, load_folder
from rawi.records import EntityType

_YEAR_MONTH_DAY: Final = 3


class Term(NamedTuple):
    """A term of office; the bounds are the outermost days that the lexicon's dates allow."""

    first: date
    last: date | None
    person: str
    where: str


def _first_day(cell: str) -> date:
    parts = [int(part) for part in cell.split("-")]
    year, month, day = parts + [1] * (_YEAR_MONTH_DAY - len(parts))
    return date(year, month, day)


def _last_day(cell: str) -> date:
    parts = [int(part) for part in cell.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) == _YEAR_MONTH_DAY else calendar.monthrange(year, month)[1]
    return date(year, month, day)


def _term(row: Row) -> Term:
    last = _last_day(row["to"]) if row["to"] else None
    return Term(_first_day(row["from"]), last, row["person"], row.where)


@cache
def _terms() -> dict[tuple[str, str], tuple[Term, ...]]:
    terms: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for row in load_folder("entities/holders"):
        terms[row["office"], row["country"]].append(_term(row))
    return {office: tuple(sorted(held, key=lambda term: term.first)) for office, held in terms.items()}


@cache
def _people() -> dict[str, Known]:
    return {form.known.id: form.known for form in known_forms() if form.known.type is EntityType.PER}


def person_known_as(identifier: str) -> Known | None:
    """Give the person of a lexicon id."""
    return _people().get(identifier)


def holder(office: str, country: str, day: date) -> tuple[Known, Term] | None:
    """Give the one person who surely held an office on a day; None where two could have.

    >>> found = holder("foreign_minister", "DZ", date(2025, 4, 1))
    >>> found[0].id if found else None
    'Ahmed Attaf'
    """
    held = [
        term
        for term in _terms().get((office, country), ())
        if term.first <= day and (term.last is None or day <= term.last)
    ]
    people = {term.person for term in held}
    if len(people) != 1:
        return None
    known = person_known_as(held[0].person)
    return (known, held[0]) if known else None


@cache
def _terms_by_person() -> dict[str, tuple[tuple[str, str, Term], ...]]:
    held: dict[str, list[tuple[str, str, Term]]] = defaultdict(list)
    for (office, country), terms in _terms().items():
        for term in terms:
            held[term.person].append((office, country, term))
    return {person: tuple(sorted(terms, key=lambda one: one[2].first)) for person, terms in held.items()}


def terms_of(person: str) -> tuple[tuple[str, str, Term], ...]:
    """Give the offices that a person of the lexicons held, with their countries, oldest first.

    >>> [office for office, country, term in terms_of("Ahmed Attaf")][-1]
    'foreign_minister'
    """
    return _terms_by_person().get(person, ())
