"""Chains of sources: an outlet that brings what an official said, `نقلت وكالة … عن مسؤول قوله إن`."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from rawi.claims.cues import Cue
from rawi.claims.lexicon import MASDAR
from rawi.claims.voices import can_speak
from rawi.letters import AIN, NOON
from rawi.lexicon import built_once
from rawi.syntax.light import returning
from rawi.syntax.line import Line

_FROM: Final = AIN + NOON
_FARTHEST: Final = 25
_NEAR: Final = 12


class Carried(NamedTuple):
    """Where the one begins whose words are brought, and the place of the word that says that they are."""

    speaker: int
    cue: int


@built_once
def _from_him() -> frozenset[str]:
    return frozenset(form for form, preposition in returning().items() if preposition == _FROM)


def is_brought(line: Line, at: int) -> bool:
    """Whether another brings the words of one told before: `نقلت عنه الصحيفة | قوله`."""
    near = range(at - 1, max(-1, at - _NEAR), -1)
    stop = next((place for place in near if line.is_sign(place)), -1)
    return any(line.tokens[place].word.key in _from_him() for place in near if place > stop)


def carried_by(line: Line, cues: Sequence[Cue], cue: Cue) -> Carried | None:
    """Tell whose words a masdar like `قوله` reports, where another verb brings them from him."""
    if cue.sense.shape != MASDAR or not cue.sense.pronoun:
        return None
    for before in reversed([one for one in cues if one.at < cue.at and cue.at - one.at < _FARTHEST]):
        opening = before.opening
        if opening is not None and opening.slot == _FROM and opening.head < cue.at:
            return Carried(opening.head, before.at)
    for place in range(cue.at - 1, max(0, cue.at - _NEAR), -1):
        if line.is_sign(place):
            return None
        is_from = line.forms[place].key == _FROM and not line.forms[place].preposition
        if is_from and can_speak(line, place + 1):
            return Carried(place + 1, place)
    return None
