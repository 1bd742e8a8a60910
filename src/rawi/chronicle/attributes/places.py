"""Where it happened, as a passage tells: the place, and on whose ground the wider places around it lie."""

from collections.abc import Iterator, Sequence

from rawi.chronicle.attributes.value import Value
from rawi.chronicle.tellers import View, is_state
from rawi.chronicle.tracing import Happening, Told
from rawi.language.clitics import PREPOSITIONS
from rawi.language.vocabulary import particle_of
from rawi.records import EntityType, Mention
from rawi.syntax.forms import form_of

_PLACES = frozenset({EntityType.GPE, EntityType.LOC})
_PREPOSITION = "preposition"
# Words that may stand between a preposition and a name, or between a place and the wider one around it.
_BETWEEN = 3


def _is_place(view: View, one: Mention) -> bool:
    bearer = view.bearers.get(one.entity)
    return bearer is not None and one.type in _PLACES and bearer.key != bearer.country


def _follows_preposition(told: Told, one: Mention) -> bool:
    """Tell whether a name stands behind a preposition: `في تينزاواتين`, `قرب بلدة رأس جدير`, `بالكاف`."""
    tokens = told.words.tokens
    at = next((n for n, token in enumerate(tokens) if token.end > one.start), None)
    if at is None:
        return False
    if tokens[at].start < one.start and form_of(tokens[at].word).preposition in PREPOSITIONS:
        return form_of(tokens[at].word).preposition != ""
    for token in reversed(tokens[max(0, at - _BETWEEN) : at]):
        if not token.word.is_arabic or (form_of(token.word).is_verb and not form_of(token.word).is_noun):
            return False
        if particle_of(token.word.text) == _PREPOSITION or form_of(token.word).preposition:
            return True
    return False


def _chains(view: View, told: Told) -> Iterator[Sequence[Mention]]:
    """Yield places with the wider ones named right behind them: `تينزاواتين، دائرة أبيبارا، منطقة كيدال`."""
    chain: list[Mention] = []
    for one in view.mentions_in(told.start, told.end):
        if not _is_place(view, one):
            continue
        gap = view.text[chain[-1].end : one.start] if chain else ""
        if chain and len(gap.split()) <= _BETWEEN and "." not in gap:
            chain.append(one)
            continue
        if chain:
            yield chain
        chain = [one] if _follows_preposition(told, one) else []
    if chain:
        yield chain


def find_places(view: View, told: Told, happening: Happening) -> Iterator[Value]:
    """Yield the places of a passage, the narrowest of each chain, and whose ground the widest are."""
    for chain in _chains(view, told):
        narrow, wide = view.bearers[chain[0].entity], view.bearers[chain[-1].entity]
        yield Value("place", narrow.key, chain[0].start, chain[-1].end)
        if len(chain) > 1 and is_state(wide.country):
            yield Value("territory", f"in:{wide.country}", chain[0].start, chain[-1].end)
