"""Where it happened, as a passage tells: the place, and on whose ground the wider places around it lie."""

from collections.abc import Iterator, Sequence

from rawi.chronicle.attributes.value import Value
from rawi.chronicle.tellers import View, is_state
from rawi.chronicle.tracing import Happening, Told
from rawi.chronicle.wording import wording
from rawi.letters import BEH
from rawi.records import EntityType, Mention
from rawi.syntax.forms import form_of

_PLACES = frozenset({EntityType.GPE, EntityType.LOC})
_AT, _BETWEEN_ROLE = "at", "between"
# Words that may stand between a preposition and a name, or between a place and the wider one around it.
_BETWEEN = 3


def _is_place(view: View, one: Mention) -> bool:
    bearer = view.bearers.get(one.entity)
    return bearer is not None and one.type in _PLACES and bearer.key != bearer.country


def _token_of(told: Told, one: Mention) -> int | None:
    return next((n for n, token in enumerate(told.words.tokens) if token.end > one.start), None)


def _role(told: Told, at: int) -> str:
    found = wording("chronicle/where").at(told.words, at)
    return found.row["role"] if found is not None else ""


def _is_there(told: Told, one: Mention) -> bool:
    """Tell whether words before a name place something there: `قرب بلدة رأس جدير`, `بالكاف`."""
    at = _token_of(told, one)
    if at is None:
        return False
    tokens = told.words.tokens
    if tokens[at].start < one.start and form_of(tokens[at].word).preposition:
        return form_of(tokens[at].word).preposition == BEH
    for before in range(at - 1, max(-1, at - _BETWEEN - 1), -1):
        if _role(told, before) == _AT or form_of(tokens[before].word).preposition == BEH:
            return True
        if _role(told, before) != _BETWEEN_ROLE:
            return False
    return False


def _is_around(told: Told, inner: Mention, outer: Mention) -> bool:
    """Tell whether a place lies within the next: `تينزاواتين، دائرة أبيبارا`, `سنجار في نينوى`."""
    first, last = _token_of(told, inner), _token_of(told, outer)
    if first is None or last is None or outer.start < inner.end:
        return False
    between = [n for n in range(first + 1, last) if told.words.tokens[n].start >= inner.end]
    if len(between) > _BETWEEN:
        return False
    is_joined = form_of(told.words.tokens[last].word).conjunction != ""
    words = (n for n in between if told.words.tokens[n].word.is_arabic)
    roles = (_role(told, n) for n in words)
    return not is_joined and all(role in (_AT, _BETWEEN_ROLE) for role in roles)


def _chains(view: View, told: Told) -> Iterator[Sequence[Mention]]:
    """Yield places with the wider ones named right behind them: `تينزاواتين، دائرة أبيبارا، منطقة كيدال`."""
    chain: list[Mention] = []
    for one in view.mentions_in(told.start, told.end):
        if not _is_place(view, one):
            continue
        if chain and _is_around(told, chain[-1], one):
            chain.append(one)
            continue
        if chain:
            yield chain
        chain = [one] if _is_there(told, one) else []
    if chain:
        yield chain


def find_places(view: View, told: Told, happening: Happening) -> Iterator[Value]:
    """Yield the places of a passage, the narrowest of each chain, and whose ground the widest are."""
    for chain in _chains(view, told):
        narrow, wide = view.bearers[chain[0].entity], view.bearers[chain[-1].entity]
        yield Value("place", narrow.key, chain[0].start, chain[-1].end)
        if len(chain) > 1 and is_state(wide.country):
            yield Value("territory", f"in:{wide.country}", chain[0].start, chain[-1].end)
