"""Says for which international body someone acts: an envoy of the UN stands for no country."""

from collections.abc import Iterable, Mapping
from datetime import date

from rawi.chronicle.offices import Office
from rawi.entities.holders import terms_of
from rawi.lexicon import built_once, load_table

_CODE = 2


@built_once
def _bodies() -> Mapping[str, str]:
    return {row["office"]: row["body"] for row in load_table("chronicle/serving")}


@built_once
def _international() -> frozenset[str]:
    """Give the ids of bodies of many states: no parties, clubs or companies."""
    return frozenset(row["id"] for row in load_table("entities/organisations/international"))


def _body(office: str, where: str | None) -> str | None:
    """Give the body of an office that `where`, a country's code or a body's id, goes with."""
    is_country = where is None or (len(where) == _CODE and where.isupper())
    return _bodies().get(office) if is_country else where


def served_by_lexicon(person: str, day: date | None) -> str | None:
    """Give the international body for which a person of the lexicons acts on a day.

    Who holds an office of a state besides (a president whose turn it is in the Union) acts for the state.

    >>> served_by_lexicon("Ban Ki-moon", date(2015, 8, 10))
    'United Nations'
    >>> served_by_lexicon("Ahmed Attaf", date(2025, 4, 1))
    """
    if day is None:
        return None
    held = [
        _body(office, where)
        for office, where, term in terms_of(person)
        if term.first <= day and (term.last is None or day <= term.last)
    ]
    return held[-1] if held and all(body in _international() for body in held) else None


def served_in_words(offices: Iterable[Office]) -> dict[str, str]:
    """Give the international bodies whose offices an article gives people, by their ids there.

    >>> served_in_words([Office("Salim Haddad", "un_envoy", "YE", 0, 30)])
    {'Salim Haddad': 'United Nations'}
    """
    found: dict[str, str] = {}
    for one in offices:
        body = one.body or _body(one.office, one.country)
        if body is not None:
            found.setdefault(one.entity, body)
    return found
