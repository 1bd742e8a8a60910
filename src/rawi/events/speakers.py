"""Whom a clause tells of only as speaker, and who therefore does not do the violence it names."""

from collections.abc import Iterable
from typing import Final

from rawi.records import Participant
from rawi.senses.lexicon import Sense
from rawi.syntax.scene import Scene

_FORCE: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})


def without_speakers(scene: Scene, found: Iterable[Participant], sense: Sense) -> Iterable[Participant]:
    """Leave persons out of those who were told of before an act of force.

    Who speaks of force does not use it: `وشدد الرئيس على أهمية المضي لتطهير المدن`.
    """
    if sense.entry.type not in _FORCE:
        return found
    return [one for one in found if not scene.cast.is_person(one)]
