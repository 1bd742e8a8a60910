"""How many were killed, wounded, arrested, as a passage tells."""

from collections.abc import Iterator
from math import ceil, floor

from rawi.chronicle.attributes.value import Value
from rawi.chronicle.losses import LOSSES, ONE, loss_word, no_losses
from rawi.chronicle.tellers import View
from rawi.chronicle.tracing import Happening, Told
from rawi.chronicle.wording import Worded, wording
from rawi.language.numbers import Number, find_numbers
from rawi.language.words import Word
from rawi.letters import ALEF, MEEM, NOON, TEH, YEH
from rawi.syntax.forms import form_of

# Words between a number and the noun counted, and between a deed and its number.
_NOUN_REACH, _DEED_REACH, _HEDGE_REACH = 3, 4, 4
_SUBJECT_REACH = 6
_OF = MEEM + NOON
_NOUN, _DEED, _PERSON = "noun", "deed", "person"
_ABOUT = 0.1
_DUAL = (ALEF + NOON, YEH + NOON, YEH + NOON + ALEF)


def _is_dual(word: Word) -> bool:
    """Tell whether a noun ends like a dual: `جنديان`, `قتيلين`."""
    key = form_of(word).key
    return (key.endswith(_DUAL) and not key.endswith(YEH + YEH + NOON)) or key.endswith(YEH + YEH + NOON)


def _counted(told: Told, first: int, end: int) -> Worded | None:
    """Find what a number counts: a deed before it, else a noun behind or before it."""
    known, terms = wording("chronicle/counts"), told.words.terms
    for at in range(end, min(len(terms), end + _NOUN_REACH)):
        found = known.at(told.words, at)
        if found is not None and found.row["role"] == _NOUN:
            return found
        if not told.words.tokens[at].word.is_arabic or _begins_another(told, at):
            break
    for at in range(first - 1, max(-1, first - _DEED_REACH - 1), -1):
        found = known.at(told.words, at)
        if found is not None and found.row["role"] != _PERSON:
            return found
        if not told.words.tokens[at].word.is_arabic:
            break
    return _deed_behind(told, end)


def _begins_another(told: Told, at: int) -> bool:
    """Tell whether what a number counts is over: `ثلاث شاحنات | وعن جرحى`, but not `ثلاثة | من الحرس`."""
    form = form_of(told.words.tokens[at].word)
    if form.particle == "preposition" or form.preposition:
        return form.key != _OF
    return bool(form.conjunction)


def _deed_behind(told: Told, end: int) -> Worded | None:
    """Find what befell those whom a number counts, told behind them: `ثلاثة من الحرس | أصيبوا بشظايا`."""
    known, tokens = wording("chronicle/counts"), told.words.tokens
    for at in range(end, min(len(tokens), end + _SUBJECT_REACH)):
        form = form_of(tokens[at].word)
        if not tokens[at].word.is_arabic or form.conjunction or form.is_number:
            return None
        found = known.at(told.words, at)
        # Who arrests or frees others is told by the same verbs as who is arrested.
        if found is not None and found.row["role"] == _DEED and found.row["category"] in LOSSES:
            after = form_of(tokens[found.end].word) if found.end < len(tokens) else None
            is_over = after is None or not after.is_arabic or after.preposition or after.particle
            return found if form.is_verb and not form.is_definite and is_over else None
    return None


def _bounds(told: Told, number: Number) -> tuple[float, float | None]:
    """Give the least and most that a number with its hedges can mean."""
    value, terms = number.value, told.words.terms
    for at in range(max(0, number.first - _HEDGE_REACH), min(len(terms), number.end + _HEDGE_REACH)):
        found = wording("chronicle/hedges").at(told.words, at)
        if found is None:
            continue
        place = "before" if found.end <= number.first else "after"
        near = found.end == number.first or found.first <= number.end + 2
        if place != found.row["place"] or not near or (place == "before" and found.end != number.first):
            continue
        if found.row["bound"] == "least":
            return value, None
        if found.row["bound"] == "most":
            return 0, value
        return floor(value * (1 - _ABOUT)), ceil(value * (1 + _ABOUT))
    return value, value


def _with_numbers(view: View, told: Told) -> Iterator[Value]:
    times = [(one.start, one.end) for one in view.reading.timexes]
    for number in find_numbers(told.words.tokens):
        start, end = told.words.start(number.first) + number.skip, told.words.end(number.end - 1)
        in_time = any(start < last and first < end for first, last in times)
        if number.is_ordinal or in_time or number.value != int(number.value):
            continue
        found = _counted(told, number.first, number.end)
        if found is not None:
            low, high = _bounds(told, number)
            yield Value(found.row["category"], str(number.whole), start, end, low, high)


def _of_persons(told: Told) -> Iterator[Value]:
    """Yield counts without a number: `مقتل جنديين`, `قتيلان`, `إصابة شرطي`."""
    known, words = wording("chronicle/counts"), told.words
    for found in known.find(words):
        last = words.tokens[found.end - 1]
        if found.row["role"] == _NOUN and _is_dual(last.word) and not form_of(last.word).is_definite:
            yield Value(found.row["category"], "2", last.start, last.end, 2, 2)
        if found.row["role"] != _DEED or found.end >= len(words.terms):
            continue
        person, token = known.at(told.words, found.end), words.tokens[found.end]
        if person is None or person.row["role"] != _PERSON or form_of(token.word).is_definite:
            continue
        key = form_of(token.word).key
        singular = key.rstrip(ALEF) == words.terms[found.end].rstrip(ALEF)
        many = 2 if _is_dual(token.word) and not singular else 1 if singular else 0
        if many and not key.endswith(ALEF + TEH):
            yield Value(found.row["category"], str(many), token.start, token.end, many, many)


def _ones(told: Told) -> Iterator[Value]:
    """Yield who is one of some: `توفي أحد المصابين`."""
    known, words = wording("chronicle/counts"), told.words
    for found in known.find(words):
        if found.row["role"] == _DEED and found.end < len(words.terms) and loss_word(words, found.end) == ONE:
            token = words.tokens[found.end]
            yield Value(found.row["category"], "1", token.start, token.end, 1, 1)


def find_counts(view: View, told: Told, happening: Happening) -> Iterator[Value]:
    """Yield how many a passage says were killed, wounded, arrested; whoever denies a number tells none."""
    nobody = [one for one in no_losses(told.words) if one.is_told or told.denied]
    for one in nobody:
        token = told.words.tokens[one.at]
        yield Value(one.category, "0", token.start, token.end, 0, 0)
    if told.denied:
        return
    found = [*_ones(told), *_with_numbers(view, told)]
    counted = {one.category for one in nobody}
    yield from (one for one in found if one.attribute not in counted)
    counted.update(one.attribute for one in found)
    yield from (one for one in _of_persons(told) if one.attribute not in counted)
