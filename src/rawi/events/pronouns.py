"""Whom the pronoun of an event word can mean, by gender and number: `انسحابها` is not the spokesman's."""

from collections.abc import Iterable, Sequence

from rawi.letters import ALEF, HEH, MEEM, TEH_MARBUTA
from rawi.records import EntityType, Participant
from rawi.syntax.scene import Scene
from rawi.syntax.subjects import masculine_states

_HE, _SHE, _THEY = HEH, HEH + ALEF, HEH + MEEM


def agreeing(scene: Scene, found: Iterable[Participant], pronoun: str) -> Sequence[Participant]:
    """Leave out those whom a pronoun joined to an event word cannot mean."""
    told = list(found)
    if pronoun in (_HE, _SHE) and len(told) > 1:
        return ()
    if pronoun == _THEY:
        return () if len(told) == 1 and _is_one(scene, told[0]) else told
    gender = {_HE: False, _SHE: True}.get(pronoun)
    return told if gender is None else [one for one in told if _is_feminine(scene, one) in (None, gender)]


def _is_one(scene: Scene, one: Participant) -> bool:
    entity = scene.cast.entity(one.entity)
    return entity is not None and entity.type in (EntityType.PER, EntityType.GPE)


def _is_feminine(scene: Scene, one: Participant) -> bool | None:
    """Whether a participant is grammatically feminine; None where nothing tells, as for names of people."""
    entity = scene.cast.entity(one.entity)
    if entity is not None and entity.type is EntityType.PER:
        return None
    if entity is not None and entity.type is EntityType.GPE:
        return entity.id not in masculine_states()
    first = (one.text or "").split(" ", 1)[0]
    if not first or (entity is not None and entity.type is EntityType.NORP):
        return None
    if entity is not None:  # دول مجلس التعاون may stand behind the name of a council
        return True if first.endswith(TEH_MARBUTA) else None
    return first.endswith(TEH_MARBUTA)
