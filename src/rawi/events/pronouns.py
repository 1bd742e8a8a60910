"""Whom the pronoun of an event word can mean, by gender and number: `انسحابها` is not the spokesman's."""

from collections.abc import Iterable, Sequence
from typing import Final

from rawi.letters import ALEF, HEH, MEEM, TEH_MARBUTA, YEH
from rawi.records import EntityType, Participant
from rawi.senses.frames import RECIPIENT, Frame
from rawi.syntax.light import returning
from rawi.syntax.scene import Roles, Scene
from rawi.syntax.subjects import masculine_states

_NEAR_PRONOUN: Final = 4
_HE: Final = HEH
_SHE: Final = HEH + ALEF
_THEY: Final = HEH + MEEM


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


def call_again(scene: Scene, at: int, frame: Frame, roles: Roles) -> None:
    """Add those told before whom a pronoun behind a preposition calls: `وطلب | منهم`, `وأثنى | عليه`."""
    line = scene.line
    for place in range(at + 1, min(line.length, at + _NEAR_PRONOUN)):
        key = line.tokens[place].word.key
        preposition = returning().get(key)
        if line.is_stop(place) or line.is_pause(place):
            return
        if preposition is None or frame.of_preposition(preposition) != RECIPIENT:
            continue
        pronoun = key.removeprefix(preposition.removesuffix(YEH)).removeprefix(YEH)
        roles.add(RECIPIENT, called(scene, at, pronoun))
        return


def called(scene: Scene, at: int, pronoun: str) -> Iterable[Participant]:
    """Give whom a pronoun calls that is not the subject: the one last done something to, else told of."""
    last = agreeing(scene, scene.last_recipients, pronoun)
    return last or agreeing(scene, scene.told_of(at), pronoun)
