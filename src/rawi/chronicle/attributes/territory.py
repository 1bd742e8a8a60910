"""On whose ground it happened, as a passage tells: `داخل أجوائها`, `اخترقت المجال الجوي الوطني`."""

from collections.abc import Iterator

from rawi.chronicle.attributes.value import Value
from rawi.chronicle.deeds import has_pronoun
from rawi.chronicle.tellers import View, is_state
from rawi.chronicle.tracing import Happening, Told
from rawi.chronicle.wording import Worded, wording
from rawi.language.numbers import find_numbers
from rawi.records import EntityType
from rawi.syntax.forms import form_of

# Words before a ground among which its relation is looked for, and those behind it that tell whose it is.
_BEFORE, _BEHIND, _NEGATION_REACH = 7, 2, 2
_NEGATED = "negated"
_GROUND, _CROSSING, _OUTSIDE, _OWN = "ground", "crossing", "outside", "own"


def _named_owner(view: View, told: Told, found: Worded) -> str | None:
    """Give the state named right behind a ground: `الأراضي المالية`, `أجواء ليبيا`."""
    tokens = told.words.tokens
    behind = tokens[found.end : found.end + _BEHIND]
    for one in view.reading.mentions:
        if any(token.start <= one.start < token.end for token in behind) and one.type in (
            EntityType.NORP,
            EntityType.GPE,
        ):
            between = view.text[tokens[found.end - 1].end : one.start]
            party = view.party(one.entity)
            return party if is_state(party) and not set(between) & set(".،,؛") else None
    return None


def _own(view: View, told: Told, found: Worded) -> str | None:
    """Give the teller's own state: `أراضينا`, `المجال الجوي الوطني`, `أجوائها` where he alone is meant."""
    party = told.teller.party
    if not is_state(party):
        return None
    behind = wording("chronicle/territory").at(told.words, found.end)
    if behind is not None and behind.row["role"] == _OWN:
        return party
    tokens = told.words.tokens[found.first : found.end]
    if not any(has_pronoun(token) for token in tokens):
        return None
    # «Its» is the teller's unless another state is named before it.
    spot = told.words.start(found.first)
    named = {view.party(one.entity) for one in view.mentions_in(told.start, spot)}
    return party if not {one for one in named if is_state(one)} - {party} else None


def relation(told: Told, found: Worded) -> str | None:
    """Say how a passage relates to a ground: inside, outside, crossing, with a negation turned round."""
    for at in range(found.first - 1, max(-1, found.first - _BEFORE - 1), -1):
        near = wording("chronicle/territory").at(told.words, at)
        if near is None or near.row["role"] in (_GROUND, _OWN):
            continue
        if near.end > found.first:
            continue
        return _OUTSIDE if _negated(told, at) else near.row["role"]
    first = form_of(told.words.tokens[found.first].word)
    return "inside" if first.preposition else None


def _negated(told: Told, at: int) -> bool:
    negating = wording("events/modality", "word")
    for before in range(max(0, at - _NEGATION_REACH), at):
        found = negating.at(told.words, before)
        if found is not None and found.row["modality"] == _NEGATED and found.end <= at:
            return True
    return False


def depth_km(told: Told) -> float | None:
    """Give the length that a passage tells in kilometres: `بمسافة 2 كلم`."""
    lengths = wording("chronicle/lengths")
    for number in find_numbers(told.words.tokens):
        found = lengths.at(told.words, number.end)
        if found is not None and not number.is_ordinal:
            return round(number.value * float(found.row["km"]), 3)
    return None


def find_territory(view: View, told: Told, happening: Happening) -> Iterator[Value]:
    """Yield on whose ground a passage says that it happened, or did not."""
    for found in wording("chronicle/territory").find(told.words):
        if found.row["role"] != _GROUND:
            continue
        owner = _named_owner(view, told, found) or _own(view, told, found)
        how = relation(told, found) if owner is not None else None
        if how is not None:
            is_outside = (how == _OUTSIDE) != told.denied  # نفى أن يكون قد وقع داخل أراضيه
            value = f"not:{owner}" if is_outside else f"in:{owner}"
            low = None if is_outside else depth_km(told)
            start, end = told.words.start(found.first), told.words.end(found.end - 1)
            yield Value("territory", value, start, end, low, low)
